/** @module Built-in field names in Swedish, Bokmål, Nynorsk and English, in lower case without separators. */

import { CREDENTIALS, GLUED_LEAST, ValueReach } from '../resolve/listed-names'
import { late } from '../text/late'
import type { FieldCategory } from '../types'

/** Names by category. Those in the second list are too common to match at the end of a longer name. */
export const BUILT_IN: { readonly [C in FieldCategory]?: readonly [string, string] } = {
  secret: [
    'password passwords passwd pwd pw userpw dbpw pass pgpassword passphrase passcode passord passordet lösenord lösenordet losenord ' +
      'losenordet loesenord passwordhash passwordconfirmation passordhash lösenordshash psk presharedkey secret hemlighet hemmelighet ' +
      'løyndom clientsecret token accesstoken refreshtoken idtoken authtoken bearertoken apikey apinyckel apinøkkel ' +
      'secretkey privatekey accesskey accesskeyid signingkey encryptionkey authkey accountkey sharedkey masterkey ' +
      'subscriptionkey functionkey functionskey krypteringsnyckel krypteringsnøkkel säkerhetsnyckel sikkerhetsnøkkel ' +
      'åtkomstnyckel tilgangsnøkkel authorization cookie cookies setcookie sessionid sessionsid sesjonsid sessid ' +
      'sessionkey sessiontoken jsessionid phpsessid connectsid credential credentials csrf xsrf amzsignature ' +
      'googsignature clientassertion codeverifier samlresponse totp mfacode otpcode securitycode ' +
      'verificationcode engangskode engångskod pinkod pinkode pincode verifieringskod verifiseringskode ' +
      'bekräftelsekod bekreftelseskode säkerhetskod sikkerhetskode',
    'sid jwt otp pin bearer auth lösen pass sig signature nyckel nøkkel',
  ],
  name: [
    'firstname lastname surname givenname familyname fullname middlename maidenname förnamn efternamn mellannamn ' +
      'tilltalsnamn fornavn etternavn mellomnavn mellomnamn etternamn personname personnavn personnamn patientname ' +
      'patientnamn pasientnavn pasientnamn customername kundnamn kundenavn kundenamn displayname forename',
    'name namn navn',
  ],
  address: [
    'streetaddress homeaddress billingaddress shippingaddress deliveryaddress visitingaddress postaladdress ' +
      'gatuadress hemadress postadress bostadsadress leveransadress fakturaadress folkbokföringsadress utdelningsadress ' +
      'gateadresse postadresse bostedsadresse leveringsadresse fakturaadresse hjemmeadresse besøksadresse ' +
      'zipcode postcode postalcode postnummer poststed postort bostadsort streetname gatunamn gatenavn',
    'address adress adresse street postnr bosted',
  ],
  birthdate: [
    'birthdate dateofbirth birthday birthdatetime födelsedatum födelsedag födelsetid fødselsdato fødselsdag fodselsdato ' +
      'foedselsdato fodelsedatum fødselstid',
    'dob born född fødd',
  ],
  health: [
    'diagnosis diagnoses diagnosiscode diagnos diagnoskod diagnoser diagnose diagnosekode icd10 icdcode medication ' +
      'medications medicine medisin medicin läkemedel legemiddel legemidler lækjemiddel prescription recept resept ' +
      'allergy allergies allergi allergier symptom symptoms symptomer anamnes anamnese journalnote journalnotat ' +
      'journalanteckning journaltekst sjukdom sykdom sjukdomshistorik sykehistorie behandling vaccination vaksinasjon ' +
      'bloodtype blodgrupp blodtype labresult labsvar prøvesvar epikris epikrise disability funktionsnedsättning ' +
      'funksjonsnedsettelse',
    'treatment health hälsa helse',
  ],
}

/** Names whose numbers may have lost a leading zero, or the date before them, in the same two lists. */
export const ZEROS = [
  'personnummer personnr samordningsnummer personident nationalid fødselsnummer fodselsnummer foedselsnummer ' +
    'fødselsnr fodselsnr telefon telefonnummer telefonnr telnr phone phonenumber telephone mobil mobilnummer mobilnr ' +
    'mobile mobiltelefon mobilephone cellphone msisdn sistafyra sistafyrasiffror fyrasista lastfour sistefem lastfive',
  'pnr persnr fnr dnr ssn nin tlf tlfnr tel sms',
] as const

/** Name of a value that is the whole input and not an element: it owns nothing, but findings in it are redacted. */
export const WHOLE = 'sladdwholevalue'

/**
 * Whole names that describe systems and not people. They include those of log messages and errors, whose words are
 * searched like any text.
 */
export const TECHNICAL =
  'time ts timestamp date level lvl loglevel severity severitytext severitynumber v version host hostname pid tid ppid ' +
  'threadid threadname thread traceid spanid parentid parentspanid requestid reqid correlationid transactionid ' +
  'traceparent tracestate traceflags method httpmethod httprequestmethod requestmethod route httproute status ' +
  'statuscode httpstatus httpstatuscode httpresponsestatuscode responsestatuscode responsetime duration durationms ' +
  'elapsed elapsedms latency latencyms took uptime seq sequence offset msg message event err error errortype stack ' +
  'stacktrace errorstack errormessage errorcode exitcode errno logger loggername channel component module ' +
  'service servicename serviceversion application appname app appversion apiversion env environment stage stream pod ' +
  'podname k8spodname kubernetespodname namespace namespacename k8snamespacename cluster clustername container ' +
  'containername containerid image imagename nodename line lineno linenumber file func function contentlength ' +
  'contenttype scheme protocol httpversion protocolversion schemaversion specversion schemaurl schema port ' +
  'serverport size bytes bytessent bytesreceived count total retries attempt queue topic partition ok success enabled ' +
  'buildnumber commitsha commithash ' +
  // OpenTelemetry.
  'timeunixnano observedtimeunixnano droppedattributescount flags serviceinstanceid deploymentenvironment telemetrysdkname ' +
  'telemetrysdklanguage telemetrysdkversion ostype osversion processpid processruntimename processruntimeversion ' +
  'cloudprovider cloudregion cloudavailabilityzone availabilityzone urlscheme networkprotocolname networkprotocolversion ' +
  'codefunction codelineno exceptiontype exceptionmessage exceptionstacktrace dbsystem dboperation messagingsystem ' +
  'rpcsystem rpcservice rpcmethod eventdataset eventoutcome eventduration ' +
  // Kubernetes and its log writers.
  'k8snodename k8sdeploymentname k8scontainername k8sclustername logtag podid containerimage containerhash dockerid ' +
  'resourceversion creationtimestamp firsttimestamp lasttimestamp reportingcomponent controller controllergroup ' +
  'controllerkind reconcileid ' +
  // nginx.
  'timelocal timeiso msec requesttime requestlength bodybytessent upstreamstatus upstreamresponsetime ' +
  'upstreamconnecttime upstreamheadertime servername serverprotocol sslprotocol sslcipher gzipratio connectionrequests ' +
  'nginxversion cachestatus upstreamcachestatus'

/** Name of error codes, but also of diagnosis codes: only numbers and words in capitals are kept. */
export const CODES = 'code'
/** Names of elements with health care codes: nothing in them describes a machine. */
export const CODED = 'coding codeableconcept valuecoding valuecodeableconcept'

/**
 * Keys of name/value pairs: for the name, for names too common to name secrets, for the value, and for numbers only,
 * because too many names end in the same letters.
 */
export const PAIRS = [
  'name key k header headername field fieldname attribute attributename code label param parameter parametername property ' +
    'propertyname variable variablename path id system root question navn namn nyckel nøkkel felt fält spørsmål fråga',
  'type kind',
  'value val v content valuestring stringvalue string td dd answer verdi värde varde svar rejectedvalue attemptedvalue ' +
    'invalidvalue rejected',
  'extension',
] as const

/** How far values extend, by category; values of any other name end with the word. */
export const REACHES: { readonly [category: string]: ValueReach } = {
  name: ValueReach.Words,
  address: ValueReach.Words,
  health: ValueReach.Words,
  birthdate: ValueReach.Words,
}

/** Names of machine-generated secrets: their values are never words, unlike passwords people choose. */
export const MADE_NAMES =
  /(?:token|keyid|authorization|cookies?|sid|sessid|sessionid|sesjonsid|jwt|bearer|auth|[cx]srf|sig|signature|^nyckel|^nøkkel)$/

/** Names of secrets that are also ordinary words. */
export const PROSE_NAMES = ['pass', 'nyckel', 'nøkkel', 'sig', 'signature']

/** Short names that count only after a separator: `db_pw`, not `wifiPsk`. Too many words end in their letters. */
export const JOINTED = ['pw', 'psk', 'totp', 'csrf', 'xsrf']

/** Least length of a secret's name that also matches at the end of a single word: `csrftoken`. */
export const COMPOUND: number = GLUED_LEAST

/** Names of secrets only if the value looks like a token: otherwise it is a meeting, or its length. */
export const TOKEN_NAMES = ['session', 'sesjon']

/** Words that add no meaning after the name of a secret: `passwordOld`, `token_v2`, `Lösenord (tillfälligt)`. */
export const TAILS =
  'old new current previous prev prod dev live default initial temp tmp temporary value val v raw plain hash hashed ' +
  'encrypted confirm confirmation repeat again backup nytt ny nya gammalt gammal gammelt gammel nuvarande nåværende ' +
  'tillfälligt tillfällig midlertidig'

const COOKIES = ['cookie', 'cookies', 'setcookie']

/** Returns how far the value of a header extends; other values end with the word. */
export function reachOfHeader(name: string): ValueReach {
  if (COOKIES.includes(name)) return ValueReach.Line
  return name.endsWith('authorization') ? ValueReach.Word | CREDENTIALS : ValueReach.Word
}

const JOINTS = late('[^\\p{L}\\p{N}*]', 'gu')

const LAST_DIGITS = late('\\p{N}+$', 'u')

/** Normalises a name for lookup: lower-case letters and digits, without separators and trailing digits. */
export function plainName(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(JOINTS(), '').replace(LAST_DIGITS(), '')
}
