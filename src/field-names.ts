/**
 * @module Built-in names of fields, in Swedish, both forms of Norwegian and English, without joints and in small letters.
 */
import { late } from './late'
import { CREDENTIALS, GLUED_LEAST, ValueReach } from './resolve/listed'
import type { FieldCategory } from './types'

/** Names by category. Those in the second list are too common to count at the end of a longer name. */
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

/** Names whose numbers may have lost a zero, or the date before them, in the same way. */
export const ZEROS = [
  'personnummer personnr samordningsnummer personident nationalid fødselsnummer fodselsnummer foedselsnummer ' +
    'fødselsnr fodselsnr telefon telefonnummer telefonnr telnr phone phonenumber telephone mobil mobilnummer mobilnr ' +
    'mobile mobiltelefon mobilephone cellphone msisdn sistafyra sistafyrasiffror fyrasista lastfour sistefem lastfive',
  'pnr persnr fnr dnr ssn nin tlf tlfnr tel sms',
] as const

/** Stands for the name of a value that is all there is, and is no element: it owns nothing, and what is found in it goes. */
export const WHOLE = 'sladdwholevalue'

/**
 * Whole names of what systems say of themselves and not of people; those of a log's message and of an error are among
 * them, whose words are searched as any text.
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
  // Kubernetes, and what writes its logs.
  'k8snodename k8sdeploymentname k8scontainername k8sclustername logtag podid containerimage containerhash dockerid ' +
  'resourceversion creationtimestamp firsttimestamp lasttimestamp reportingcomponent controller controllergroup ' +
  'controllerkind reconcileid ' +
  // nginx.
  'timelocal timeiso msec requesttime requestlength bodybytessent upstreamstatus upstreamresponsetime ' +
  'upstreamconnecttime upstreamheadertime servername serverprotocol sslprotocol sslcipher gzipratio connectionrequests ' +
  'nginxversion cachestatus upstreamcachestatus'

/** A name of numbers and of words in capitals that errors have, and as often of a diagnosis: only the first two stay. */
export const CODES = 'code'
/** Names of what holds codes of health care: nothing in them is of a machine. */
export const CODED = 'coding codeableconcept valuecoding valuecodeableconcept'

/** Names in pairs of name and value: what holds the name, the same but too common to name secrets,
 * what holds the value, and what holds a number alone: its last letters are those of too many names. */
export const PAIRS = [
  'name key k header headername field fieldname attribute attributename code label param parameter parametername property ' +
    'propertyname variable variablename path id system root question navn namn nyckel nøkkel felt fält spørsmål fråga',
  'type kind',
  'value val v content valuestring stringvalue string td dd answer verdi värde varde svar rejectedvalue attemptedvalue ' +
    'invalidvalue rejected',
  'extension',
] as const

/** How far values go by category; those of names that no category has go to the end of a word. */
export const REACHES: { readonly [category: string]: ValueReach } = {
  name: ValueReach.Words,
  address: ValueReach.Words,
  health: ValueReach.Words,
  birthdate: ValueReach.Words,
}

/** Names of secrets that machines make: what stands behind them is no word, as the one of a person may be. */
export const MADE_NAMES =
  /(?:token|keyid|authorization|cookies?|sid|sessid|sessionid|sesjonsid|jwt|bearer|auth|[cx]srf|sig|signature|^nyckel|^nøkkel)$/

/** Names of secrets that are words of prose, too. */
export const PROSE_NAMES = ['pass', 'nyckel', 'nøkkel', 'sig', 'signature']

/** Short names that joints divide from what stands before them: `db_pw`, and no `wifiPsk`. Too many words end with their letters. */
export const JOINTED = ['pw', 'psk', 'totp', 'csrf', 'xsrf']

/** Letters of a secret's name that also ends a word of one piece: `csrftoken`. */
export const COMPOUND: number = GLUED_LEAST

/** Names of what is a secret only where it looks like a token: all else is a meeting, or how long one lasts. */
export const TOKEN_NAMES = ['session', 'sesjon']

/** Words that say nothing behind the name of a secret: `passwordOld`, `token_v2`, `Lösenord (tillfälligt)`. */
export const TAILS =
  'old new current previous prev prod dev live default initial temp tmp temporary value val v raw plain hash hashed ' +
  'encrypted confirm confirmation repeat again backup nytt ny nya gammalt gammal gammelt gammel nuvarande nåværende ' +
  'tillfälligt tillfällig midlertidig'

const COOKIES = ['cookie', 'cookies', 'setcookie']

/** How far the value of a header goes; others go to the end of a word. */
export function reachOfHeader(name: string): ValueReach {
  if (COOKIES.includes(name)) return ValueReach.Line
  return name.endsWith('authorization') ? ValueReach.Word | CREDENTIALS : ValueReach.Word
}

const JOINTS = late('[^\\p{L}\\p{N}*]', 'gu')

const LAST_DIGITS = late('\\p{N}+$', 'u')

/** A name as it is looked up: small letters and digits, without joints and digits at its end. */
export function plainName(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(JOINTS(), '').replace(LAST_DIGITS(), '')
}
