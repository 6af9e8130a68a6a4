/**
 * @module Records for `npm run rules`: for each rule drawn from the privacy notices, fields named as outsiders might
 * name them, and which of them may be kept. Values belong to nobody, and no two are alike.
 */
import type { Context } from '../../src/types'

export interface Rule {
  readonly id: string
  readonly says: string
  readonly policy: 'se' | 'no'
  readonly context: Context
  readonly record: { readonly [name: string]: string }
  /** Names whose values may be kept, and are. */
  readonly stays: readonly string[]
}

let count = 0
/** Returns a value that occurs nowhere else. */
const word = (): string => `Qx${(count++).toString(36).padStart(2, '0')}vz`
const words = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, word()]))

/** Unlisted fields, in the words of the notices and related ones. */
const UNHEARD = words('xqz', 'ombudssvängning', 'Särskilt besked', 'övrig.upplysning', 'fritt_felt_7', 'customAttr__c')

const CONTACT_SE = words('namn', 'Namn på kund', 'gatuadress', 'Postort', 'arbetsplats', 'roll', 'bransch')
const NUMBERS_SE = {
  personnummer: '871220-2384',
  telefonnummer: '070-174 06 05',
  'E-postadress': 'anna.testberg@example.se',
}
const INSURANCE = words('försäkringsnummer', 'skadesärendesnummer', 'typ av försäkring')
const HEALTH_SE = words('hälsoinformation', 'sexuell läggning', 'diagnos', 'typ av behandling', 'medicinering')
const BILLING = words('löne-ID', 'fakturabelopp')
const DEMOGRAPHY = words('civilstånd', 'utbildning')
const BEHAVIOUR = words('besökshistorik', 'platsdata', 'inställningar', 'anpassad målgrupp', 'profil', 'antal klick')
const LOGIN = words('lösenord', 'losenord', 'Lösen', 'sessionsid', 'inloggningsuppgifter')
const REQUEST = words('klagomål', 'frågor', 'chattkonversation')

const CONTACT_NO = words('navn', 'pasientnavn', 'Adresse', 'adresseLinje1', 'poststed')
const NUMBERS_NO = { fødselsnummer: '01019550091', mobiltelefon: '+47 68 05 12 34', epost: 'ola.testmann@example.no' }
const HEALTH_NO = words('diagnose', 'legemidler', 'journalnotat', 'sykehistorie')
const OTHER_NO = words('bilder', 'lydopptak', 'krypterte data', 'informasjonskapsler', 'kundenummer')

const EVERYTHING_SE = {
  ...{ ...CONTACT_SE, ...NUMBERS_SE, ...INSURANCE, ...HEALTH_SE, ...BILLING, ...DEMOGRAPHY, ...BEHAVIOUR, ...LOGIN },
  ...{ ...REQUEST, ...UNHEARD, 'ip-adress': '192.0.2.44' },
}
const EVERYTHING_NO = {
  ...{
    ...CONTACT_NO,
    ...NUMBERS_NO,
    ...HEALTH_NO,
    ...OTHER_NO,
    ...UNHEARD,
    passord: word(),
    'IP-nummer': '192.0.2.44',
  },
}

const customer = { activeCustomer: true, optOut: false, consent: true }

function se(id: string, says: string, context: Context, record: Rule['record'], ...stays: readonly string[]): Rule {
  return { id, says, policy: 'se', context, record, stays }
}

function no(id: string, says: string, context: Context, record: Rule['record'], ...stays: readonly string[]): Rule {
  return { id, says, policy: 'no', context, record, stays }
}

export const RULES: readonly Rule[] = [
  se('SE1', 'what points to a person is personal data', { purpose: 'security' }, EVERYTHING_SE),
  se(
    'SE2',
    'contact and work stay for the insurance, nothing unheard of',
    { purpose: 'insurance' },
    { ...CONTACT_SE, ...UNHEARD, ...LOGIN },
    ...Object.keys(CONTACT_SE),
  ),
  se(
    'SE3',
    'insurance numbers are nobody’s in support',
    { purpose: 'support' },
    { ...INSURANCE, ...UNHEARD },
    'skadesärendesnummer',
  ),
  se('SE4', 'health told in a conversation goes whole', { purpose: 'conversations' }, { ...HEALTH_SE, ...UNHEARD }),
  se('SE5', 'billing goes where it is not asked for', { purpose: 'develop' }, { ...BILLING, ...HEALTH_SE, ...UNHEARD }),
  se(
    'SE6',
    'the contract keeps what it needs',
    { purpose: 'insurance' },
    { ...NUMBERS_SE, ...LOGIN, ...UNHEARD },
    ...Object.keys(NUMBERS_SE),
  ),
  se(
    'SE7',
    'statistics see nobody',
    { purpose: 'statistics', consent: true },
    {
      ...CONTACT_SE,
      ...NUMBERS_SE,
      ...HEALTH_SE,
      ...LOGIN,
      ...REQUEST,
      ...UNHEARD,
      ålder: '38',
      startdatum: '2024-03-17',
    },
    'bransch',
  ),
  se('SE8', 'tests see nobody', { purpose: 'develop' }, EVERYTHING_SE),
  se(
    'SE9',
    'an authority gets what the law asks for',
    { purpose: 'legal-obligation', recipient: 'authority' },
    { ...NUMBERS_SE, ...LOGIN, ...UNHEARD },
    ...Object.keys(NUMBERS_SE),
  ),
  se(
    'SE10',
    'of conversations nobody is known',
    { purpose: 'conversations' },
    { ...CONTACT_SE, ...NUMBERS_SE, ...UNHEARD },
  ),
  se(
    'SE11',
    'against attacks no person is needed',
    { purpose: 'security' },
    { ...CONTACT_SE, ...NUMBERS_SE, ...UNHEARD, 'ip-adress': '192.0.2.44' },
  ),
  se(
    'SE12',
    'login never, behaviour with consent',
    { purpose: 'campaigns' },
    { ...LOGIN, ...BEHAVIOUR, ...DEMOGRAPHY, ...UNHEARD },
  ),
  se(
    'SE13',
    'messages need an address and nothing else',
    { purpose: 'marketing', ...customer },
    EVERYTHING_SE,
    'namn',
    'Namn på kund',
    'telefonnummer',
    'E-postadress',
  ),
  se('SE14', 'an objection ends it', { purpose: 'satisfaction', objection: true }, EVERYTHING_SE),
  se('SE15', 'complaints only in a case', { purpose: 'complaints' }, EVERYTHING_SE),
  se(
    'SE16',
    'nothing leaves the EEA, nor goes whole to a provider',
    { purpose: 'insurance', region: 'US' },
    EVERYTHING_SE,
  ),
  se('SE17', 'what the person gave, when she asks', { purpose: 'portability', recipient: 'person' }, EVERYTHING_SE),
  no('NO1', 'pictures, encrypted data and cookies are personal', { purpose: 'operations' }, EVERYTHING_NO),
  no(
    'NO2',
    'processors see their purposes, and nobody else anything',
    { purpose: 'payment', recipient: 'payment-provider' },
    EVERYTHING_NO,
    'navn',
    'pasientnavn',
    'Adresse',
    'adresseLinje1',
    'poststed',
    'mobiltelefon',
    'epost',
    'kundenummer',
  ),
  no('NO3', 'everything stays in Norway', { purpose: 'support', region: 'SE' }, EVERYTHING_NO),
  no(
    'NO4',
    'what the person asks for, when she asks',
    { purpose: 'requested-disclosure', recipient: 'named-by-person' },
    EVERYTHING_NO,
  ),
  no('NO5', 'the number only where it is justified', { purpose: 'storage' }, { ...NUMBERS_NO, ...UNHEARD }),
  no(
    'NO6',
    'support has a direct purpose, and reads no number',
    { purpose: 'support' },
    { ...NUMBERS_NO, ...HEALTH_NO, ...UNHEARD },
    'mobiltelefon',
  ),
  no(
    'NO7',
    'name or phone in place of the number',
    { purpose: 'support' },
    { navn: word(), ...NUMBERS_NO, ...UNHEARD },
    'navn',
    'mobiltelefon',
  ),
  no('NO8', 'what is no longer needed goes', { purpose: 'archive' }, EVERYTHING_NO),
  no('NO9', 'a purpose that the version in force lacks', { purpose: 'marketing' }, EVERYTHING_NO),
]
