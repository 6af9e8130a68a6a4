/**
 * @module Built-in names of fields, in Swedish, both forms of Norwegian and English, without joints and in small letters.
 */
import { ValueReach } from './resolve/listed'
import type { FieldCategory } from './types'

/** Names by category. Those in the second list are too common to count at the end of a longer name. */
export const BUILT_IN: { readonly [C in FieldCategory]?: readonly [string, string] } = {
  secret: [
    'password passwords passwd pwd pgpassword passphrase passord passordet lösenord lösenordet losenord losenordet loesenord passwordhash passwordconfirmation ' +
      'passordhash lösenordshash secret clientsecret token accesstoken refreshtoken idtoken authtoken bearertoken ' +
      'apikey apinyckel apinøkkel secretkey privatekey accesskey accesskeyid signingkey encryptionkey authkey ' +
      'authorization cookie cookies setcookie sessionid sessionsid sesjonsid sessid sessionkey sessiontoken ' +
      'jsessionid phpsessid connectsid credential credentials engangskode engångskod pinkod pinkode pincode',
    'sid jwt otp pin bearer auth lösen',
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

/** Names whose numbers may have lost a zero, in the same way. */
export const ZEROS = [
  'personnummer personnr samordningsnummer personident nationalid fødselsnummer fodselsnummer foedselsnummer ' +
    'fødselsnr fodselsnr telefon telefonnummer telefonnr telnr phone phonenumber telephone mobil mobilnummer mobilnr ' +
    'mobile mobiltelefon mobilephone cellphone msisdn',
  'pnr persnr fnr dnr ssn nin tlf tlfnr tel sms',
] as const

/** How far values go by category; those of names that no category has go to the end of a word. */
export const REACHES: { readonly [category: string]: ValueReach } = {
  name: ValueReach.Words,
  address: ValueReach.Words,
  health: ValueReach.Words,
  birthdate: ValueReach.Words,
}

/** Names of secrets that machines make: what stands behind them is no word, as the one of a person may be. */
export const MADE_NAMES = /(?:token|keyid|authorization|cookies?|sid|sessid|sessionid|sesjonsid|jwt|bearer|auth)$/

/** Names whose value is all of the line. */
export const COOKIES = ['cookie', 'cookies', 'setcookie']
