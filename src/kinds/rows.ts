/**
 * @module Kinds that are detected only on request: one row each, and the only list of them. Their recognisers are in
 * `table.ts`, which does not compile while one is missing.
 *
 * The order breaks ties of confidence and length, so a new kind goes where it belongs. At most twenty-eight: bits of words.
 */

/** Properties of a kind other than its recogniser. */
export interface KindRow {
  /** Prefix of its tokens. Frozen: tokens outlive every version of this package. */
  readonly code: 'nid' | 'org' | 'acc' | 'oth'
  /** Its category in policies, a key of `policy/categories.ts`. */
  readonly category: string
  /** Words in text and field names, in lower case without separators; also matched with the endings of `words.ts`. */
  readonly words: string
  /** Field names too common as words, and words that mean something else as field names. */
  readonly names?: string
  readonly spoken?: string
}

const NATIONAL = 'user.government_id.national_identification_number'
const ACCOUNT = 'user.financial.bank_account'

export const ROWS = {
  cpr: {
    code: 'nid',
    category: NATIONAL,
    words: 'cpr cprnr cprnummer cprnumber danskpersonnummer',
    spoken: 'personnummer',
  },
  henkilotunnus: {
    code: 'nid',
    category: NATIONAL,
    words: 'henkilötunnus henkilotunnus hetu finskpersonnummer personbeteckning',
  },
  kennitala: { code: 'nid', category: NATIONAL, words: 'kennitala kennitalan kennitölu kt islandskpersonnummer' },
  reservnummer: {
    code: 'nid',
    category: NATIONAL,
    words: 'reservnummer reservnr reservid lrid nrid grid tfnummer tnummer tillfälligtpersonnummer',
  },
  duf: { code: 'nid', category: NATIONAL, words: 'duf dufnr dufnummer' },
  hpr: { code: 'oth', category: 'user.professional_information', words: 'hpr hprnr hprnummer' },
  organisationsnummer: {
    code: 'org',
    category: 'user.unique_id',
    words: 'orgnr organisationsnummer organisationsnr vat vatnr vatnummer momsnr momsregistreringsnummer',
  },
  orgnr: {
    code: 'org',
    category: 'user.unique_id',
    words: 'orgnr organisasjonsnummer organisasjonsnr foretaksnummer mva',
  },
  iban: { code: 'acc', category: ACCOUNT, words: 'iban ibannr ibannummer' },
  card: {
    code: 'oth',
    category: 'user.financial.credit_card',
    words:
      'kort kortnr kortnummer kreditkort bankkort betalkort betalingskort creditcard debitcard cardnumber cardno ' +
      'visa mastercard amex pan',
    names: 'card',
  },
  kontonummer: {
    code: 'acc',
    category: ACCOUNT,
    words: 'konto kontonr kontonummer bankkonto bankkontonummer accountnumber accountno bankaccount',
  },
  bankgiro: { code: 'acc', category: ACCOUNT, words: 'bankgiro bankgironr bankgironummer bg' },
  plusgiro: { code: 'acc', category: ACCOUNT, words: 'plusgiro plusgironr plusgironummer postgiro pg' },
  ocr: { code: 'oth', category: 'user.payment', words: 'ocr ocrnr ocrnummer ocrreferens betalningsreferens' },
  kid: { code: 'oth', category: 'user.payment', words: 'kid kidnr kidnummer betalingsreferanse' },
  clearing: { code: 'acc', category: ACCOUNT, words: 'clearing clearingnr clearingnummer' },
  mac: {
    code: 'oth',
    category: 'user.device.device_id',
    words: 'mac macaddress macaddr macadress macadresse hwaddr ether bssid',
  },
  coordinates: {
    code: 'oth',
    category: 'user.location',
    words:
      'koordinater koordinat koordinaterna koordinatene coordinates coordinate gps gpsposition latlng latlon latlong',
    names: 'lat latitude latitud breddegrad lng lon long longitude longitud lengdegrad geo geopoint location position',
  },
  plate: {
    code: 'oth',
    category: 'user.unique_id',
    words:
      'regnr registreringsnummer registreringsnr registreringsskylt registreringsskilt regskylt regskilt bilnummer ' +
      'licenseplate licenceplate numberplate platenumber skiltnummer',
    names: 'plate',
  },
  passport: {
    code: 'oth',
    category: 'user.government_id.passport_number',
    words: 'pass passnr passnummer passport passportno passportnumber',
  },
  secret: { code: 'oth', category: 'user.authorization.credentials', words: '' },
  birthdate: {
    code: 'oth',
    category: 'user.demographic.date_of_birth',
    words:
      'född födelsedatum födelsedag födelsedag fødd født fødselsdato fødselsdag fodelsedatum fodselsdato ' +
      'born birthdate birthday dateofbirth dob',
  },
} as const satisfies { readonly [kind: string]: KindRow }

/** The name of such a kind, which is also its label: `[iban]`. */
export type MoreKind = keyof typeof ROWS

/** All of them, in row order. */
export const MORE_KINDS = /* @__PURE__ */ Object.keys(ROWS) as MoreKind[]

/** True if a name is one of these kinds. */
export function isMoreKind(name: string): name is MoreKind {
  return Object.hasOwn(ROWS, name)
}
