/**
 * @module Texts for people: names of forms, what a form proves, and the results of weighing.
 *
 * The figures are in `confidence.ts`; these are the words used in findings and explanations.
 */
import { Form } from '../recognise/forms'
import type { Evidence } from '../types'
import { changeOf } from './confidence'

/** The named thresholds. */
export const THRESHOLDS = { high: 0.9, medium: 0.5, low: 0.1 } as const

/** How it is written, and what its digits prove. */
type FormNames = readonly [string, ...Evidence[]]

const LUHN = ['date', 'luhn'] as const
const MOD11 = ['date', 'mod11'] as const

// biome-ignore format: a table
const FORMS: { readonly [form: number]: FormNames } = /* @__PURE__ */ {
  [Form.PersonnummerShort]:           ['YYMMDD-NNNC', ...LUHN, 'separator'],
  [Form.PersonnummerShortClock]:      ['YYMMDD-NNNC', ...LUHN, 'separator', 'recent', 'clock'],
  [Form.PersonnummerLong]:            ['YYYYMMDD-NNNC', ...LUHN, 'separator'],
  [Form.PersonnummerLongRecent]:      ['YYYYMMDD-NNNC', ...LUHN, 'separator', 'recent'],
  [Form.PersonnummerLongSpaced]:      ['YYYYMMDD NNNC', ...LUHN, 'separator'],
  [Form.PersonnummerLongSpacedClock]: ['YYYYMMDD NNNC', ...LUHN, 'separator', 'clock'],
  [Form.PersonnummerBareLong]:        ['YYYYMMDDNNNC', ...LUHN],
  [Form.PersonnummerBareLongClock]:   ['YYYYMMDDNNNC', ...LUHN, 'clock'],
  [Form.PersonnummerBareLongRecent]:  ['YYYYMMDDNNNC', ...LUHN, 'recent'],
  [Form.PersonnummerSpaced]:          ['YYMMDD NNNC', ...LUHN, 'separator'],
  [Form.PersonnummerSpacedClock]:     ['YYMMDD NNNC', ...LUHN, 'separator', 'clock'],
  [Form.PersonnummerBare]:            ['YYMMDDNNNC', ...LUHN],
  [Form.InterimSeparated]:            ['YYMMDD-TNNC', ...LUHN, 'separator'],
  [Form.InterimBare]:                 ['YYMMDDTNNC', ...LUHN],
  [Form.FodselsnummerSplit]:          ['DDMMYY IIIKK', ...MOD11, 'separator'],
  [Form.FodselsnummerDateSplit]:      ['DD MM YY IIIKK', ...MOD11, 'separator'],
  [Form.FodselsnummerBare]:           ['DDMMYYIIIKK', ...MOD11],
  [Form.FodselsnummerBareOffset]:     ['DDMMYYIIIKK, month offset', ...MOD11, 'offset'],
  [Form.Fodselsnummer2032Early]:      ['DDMMYYIIIKK, rule of 2032', ...MOD11, 'rule-2032'],
  [Form.Fodselsnummer2032]:           ['DDMMYYIIIKK, rule of 2032', ...MOD11, 'rule-2032'],
  [Form.FellesHjelpenummer]:          ['FH-number', 'mod11', 'no-date'],
  [Form.PersonnummerDashed]:          ['YYYY-MM-DD-NNNC', ...LUHN, 'separator'],
  [Form.PersonnummerVat]:             ['SEYYMMDDNNNC01', ...LUHN],
  [Form.PersonnummerLoose]:           ['YY MM DD NNNC', ...LUHN, 'separator'],
  [Form.PersonnummerStamp]:           ['YYMMDD-NNNC', ...LUHN, 'separator', 'clock'],
  [Form.FodselsnummerDashed]:         ['DD-MM-YY IIIKK', ...MOD11, 'separator'],
  [Form.FodselsnummerLoose]:          ['DD MM YY III KK', ...MOD11, 'separator'],
  [Form.PersonnummerLast]:            ['NNNC behind YYYY-MM-DD', ...LUHN, 'separator'],
  [Form.FodselsnummerLast]:           ['IIIKK behind DD.MM.YY', ...MOD11, 'separator'],
  [Form.Email]:                       ['local@domain', 'grammar'],
  [Form.EmailRemote]:                 ['git@host:path', 'grammar', 'remote'],
  [Form.EmailQuoted]:                 ['"local"@domain', 'grammar', 'quoted'],
  [Form.EmailWritten]:                ['local (at) domain', 'grammar'],
  [Form.Ipv4]:                        ['IPv4', 'grammar'],
  [Form.Ipv4Glued]:                   ['vN.N.N.N', 'grammar', 'version'],
  [Form.Ipv6]:                        ['IPv6', 'grammar'],
  [Form.Ipv6Letters]:                 ['IPv6', 'grammar', 'no-digit'],
  [Form.Ipv6Short]:                   ['IPv6, one group', 'grammar'],
  [Form.IpLocal]:                     ['local address', 'grammar', 'local'],
  [Form.Organisationsnummer]:         ['NNNNNN-NNNC', 'luhn'],
  [Form.Organisasjonsnummer]:         ['NNN NNN NNN', 'mod11'],
  [Form.Kontonummer]:                 ['NNNN NN NNNNN', 'mod11', 'separator'],
  [Form.PhoneInternational]:          ['+CC number', 'plan', 'country-code'],
  [Form.PhoneForeign]:                ['+CC number', 'country-code'],
  [Form.PhoneZeros]:                  ['00CC number', 'country-code'],
  [Form.PhoneZerosBare]:              ['00CC number', 'country-code'],
  [Form.PhoneSwedish]:                ['0AA-NNN NN NN', 'plan', 'separator'],
  [Form.PhoneSwedishSpaced]:          ['0AA NNN NN NN', 'plan'],
  [Form.PhoneSwedishMobileBare]:      ['07NNNNNNNN', 'plan'],
  [Form.PhoneSwedishFixedBare]:       ['0ANNNNNNNN', 'plan'],
  [Form.PhoneNorwegian]:              ['NN NN NN NN', 'plan'],
  [Form.PhoneNorwegianBare]:          ['NNNNNNNN', 'plan'],
  [Form.PhoneWithoutPlus]:            ['CC number', 'country-code'],
  [Form.Field]:                       ['name: value', 'field'],
  [Form.Custom]:                      ['custom'],
}

/** Names of the bits of `Mark`, lowest first. */
const MARKS: readonly Evidence[] = [
  'field',
  'word',
  'loose-date',
  'old',
  'glued',
  'neighbour',
  'no-field',
  'country',
  'hex',
  'machine',
  'bank',
  'other-field',
  'version',
  'file-name',
  'token',
]

/** The explanation of a form with its marks. Frozen, and the same object for the same pair. */
export interface Telling {
  readonly evidence: readonly Evidence[]
  /** How much each item of {@link evidence} changed the score, in hundredths; 0 for those of the form itself. */
  readonly changes: readonly number[]
}

function tell(form: number, marks: number): Telling {
  const [, ...proved] = FORMS[form] as FormNames
  const set = MARKS.map((_, i) => 1 << i).filter((mark) => (marks & mark) !== 0)
  return {
    evidence: Object.freeze([...proved, ...set.map((mark) => MARKS[Math.log2(mark)] as Evidence)]),
    changes: Object.freeze([...proved.map(() => 0), ...set.map((mark) => changeOf(form, mark))]),
  }
}

const tellings = /* @__PURE__ */ new Map<number, Telling>()

/** Returns evidence and changes for a form with these `Mark` bits. */
export function tellingOf(form: number, marks: number): Telling {
  const key = (marks << 6) | form
  let telling = tellings.get(key)
  if (telling === undefined) {
    telling = tell(form, marks)
    tellings.set(key, telling)
  }
  return telling
}

/** Returns the notation of a form. */
export function formName(form: number): string {
  return (FORMS[form] as FormNames)[0]
}
