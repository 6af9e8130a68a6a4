/**
 * @module The confidence table: every figure on one screen, in hundredths.
 *
 * A score orders findings and is held against a threshold; it is no probability. The corpus report
 * (`npm run corpus`) shows what each threshold gives.
 */
import { Form } from '../recognise/forms'
import type { Country, Evidence } from '../types'

/** A form's base figure and what it is good for. */
export interface FormRow {
  /** How it is written, for people. */
  readonly name: string
  readonly base: number
  readonly evidence: readonly Evidence[]
  /** What words, fields and neighbours are weighed for. */
  readonly weigh?: 'national' | 'phone'
  /** No separator: bank words speak louder against it. */
  readonly bare?: true
  /** Machine words speak against it: a bare personnummer looks like a time stamp. */
  readonly machine?: true
  /** A digit group one space, dash or dot away makes it part of something else. */
  readonly alone?: true
  /** Whose national plan it follows: `country` can favour it. */
  readonly plan?: Country
  /** Only a field that owns it makes it a value. */
  readonly fieldOnly?: true
}

const LUHN = ['date', 'luhn'] as const
const MOD11 = ['date', 'mod11'] as const

/** Rows by {@link Form}. */
// biome-ignore format: a table
export const FORMS: { readonly [form: number]: FormRow } = /* @__PURE__ */ {
  [Form.PersonnummerShort]:           { name: 'YYMMDD-NNNC',               base: 90, weigh: 'national', evidence: [...LUHN, 'separator'] },
  [Form.PersonnummerShortClock]:      { name: 'YYMMDD-NNNC',               base: 55, weigh: 'national', evidence: [...LUHN, 'separator', 'recent', 'clock'] },
  [Form.PersonnummerLong]:            { name: 'YYYYMMDD-NNNC',             base: 85, weigh: 'national', evidence: [...LUHN, 'separator'] },
  [Form.PersonnummerLongRecent]:      { name: 'YYYYMMDD-NNNC',             base: 40, weigh: 'national', evidence: [...LUHN, 'separator', 'recent'] },
  [Form.PersonnummerLongSpaced]:      { name: 'YYYYMMDD NNNC',             base: 55, weigh: 'national', evidence: [...LUHN, 'separator'] },
  [Form.PersonnummerLongSpacedClock]: { name: 'YYYYMMDD NNNC',             base: 20, weigh: 'national', evidence: [...LUHN, 'separator', 'clock'] },
  [Form.PersonnummerBareLong]:        { name: 'YYYYMMDDNNNC',              base: 75, weigh: 'national', bare: true, machine: true, evidence: LUHN },
  [Form.PersonnummerBareLongClock]:   { name: 'YYYYMMDDNNNC',              base: 55, weigh: 'national', bare: true, machine: true, evidence: [...LUHN, 'clock'] },
  [Form.PersonnummerBareLongRecent]:  { name: 'YYYYMMDDNNNC',              base: 30, weigh: 'national', bare: true, machine: true, evidence: [...LUHN, 'recent'] },
  [Form.PersonnummerSpaced]:          { name: 'YYMMDD NNNC',               base: 50, weigh: 'national', evidence: [...LUHN, 'separator'] },
  [Form.PersonnummerSpacedClock]:     { name: 'YYMMDD NNNC',               base: 20, weigh: 'national', evidence: [...LUHN, 'separator', 'clock'] },
  [Form.PersonnummerBare]:            { name: 'YYMMDDNNNC',                base: 30, weigh: 'national', bare: true, machine: true, evidence: LUHN },
  [Form.InterimSeparated]:            { name: 'YYMMDD-TNNC',               base: 70, weigh: 'national', evidence: [...LUHN, 'separator'] },
  [Form.InterimBare]:                 { name: 'YYMMDDTNNC',                base: 20, weigh: 'national', bare: true, machine: true, evidence: LUHN },
  [Form.FodselsnummerSplit]:          { name: 'DDMMYY IIIKK',              base: 92, weigh: 'national', evidence: [...MOD11, 'separator'] },
  [Form.FodselsnummerDateSplit]:      { name: 'DD MM YY IIIKK',            base: 85, weigh: 'national', evidence: [...MOD11, 'separator'] },
  [Form.FodselsnummerBare]:           { name: 'DDMMYYIIIKK',               base: 85, weigh: 'national', bare: true, evidence: MOD11 },
  [Form.FodselsnummerBareOffset]:     { name: 'DDMMYYIIIKK, month offset', base: 80, weigh: 'national', bare: true, evidence: [...MOD11, 'offset'] },
  [Form.Fodselsnummer2032Early]:      { name: 'DDMMYYIIIKK, rule of 2032', base: 25, weigh: 'national', bare: true, evidence: [...MOD11, 'rule-2032'] },
  [Form.Fodselsnummer2032]:           { name: 'DDMMYYIIIKK, rule of 2032', base: 60, weigh: 'national', bare: true, evidence: [...MOD11, 'rule-2032'] },
  [Form.FellesHjelpenummer]:          { name: 'FH-number',                 base: 15, weigh: 'national', bare: true, evidence: ['mod11', 'no-date'] },
  [Form.Email]:                       { name: 'local@domain',              base: 97, evidence: ['grammar'] },
  [Form.EmailRemote]:                 { name: 'git@host:path',             base: 60, evidence: ['grammar', 'remote'] },
  [Form.EmailQuoted]:                 { name: '"local"@domain',            base: 30, evidence: ['grammar', 'quoted'] },
  [Form.Ipv4]:                        { name: 'IPv4',                      base: 85, evidence: ['grammar'] },
  [Form.Ipv4Glued]:                   { name: 'vN.N.N.N',                  base: 20, evidence: ['grammar', 'version'] },
  [Form.Ipv6]:                        { name: 'IPv6',                      base: 90, evidence: ['grammar'] },
  [Form.Ipv6Letters]:                 { name: 'IPv6',                      base: 20, evidence: ['grammar', 'no-digit'] },
  [Form.IpLocal]:                     { name: 'local address',             base: 5,  evidence: ['grammar', 'local'] },
  [Form.Organisationsnummer]:         { name: 'NNNNNN-NNNC',               base: 60, evidence: ['luhn'] },
  [Form.Organisasjonsnummer]:         { name: 'NNN NNN NNN',               base: 60, evidence: ['mod11'] },
  [Form.Kontonummer]:                 { name: 'NNNN NN NNNNN',             base: 95, evidence: ['mod11', 'separator'] },
  [Form.PhoneInternational]:          { name: '+CC number',                base: 95, weigh: 'phone', evidence: ['plan', 'country-code'] },
  [Form.PhoneForeign]:                { name: '+CC number',                base: 80, weigh: 'phone', evidence: ['country-code'] },
  [Form.PhoneZeros]:                  { name: '00CC number',               base: 85, weigh: 'phone', alone: true, evidence: ['country-code'] },
  [Form.PhoneZerosBare]:              { name: '00CC number',               base: 40, weigh: 'phone', alone: true, bare: true, machine: true, evidence: ['country-code'] },
  [Form.PhoneSwedish]:                { name: '0AA-NNN NN NN',             base: 85, weigh: 'phone', alone: true, plan: 'SE', evidence: ['plan', 'separator'] },
  [Form.PhoneSwedishSpaced]:          { name: '0AA NNN NN NN',             base: 60, weigh: 'phone', alone: true, plan: 'SE', evidence: ['plan'] },
  [Form.PhoneSwedishMobileBare]:      { name: '07NNNNNNNN',                base: 55, weigh: 'phone', alone: true, plan: 'SE', bare: true, machine: true, evidence: ['plan'] },
  [Form.PhoneSwedishFixedBare]:       { name: '0ANNNNNNNN',                base: 30, weigh: 'phone', alone: true, plan: 'SE', bare: true, machine: true, evidence: ['plan'] },
  [Form.PhoneNorwegian]:              { name: 'NN NN NN NN',               base: 35, weigh: 'phone', alone: true, plan: 'NO', evidence: ['plan'] },
  [Form.PhoneNorwegianBare]:          { name: 'NNNNNNNN',                  base: 15, weigh: 'phone', alone: true, plan: 'NO', bare: true, machine: true, evidence: ['plan'] },
  [Form.PhoneWithoutPlus]:            { name: 'CC number',                 base: 20, weigh: 'phone', bare: true, fieldOnly: true, evidence: ['country-code'] },
  [Form.Custom]:                      { name: 'custom',                    base: 0,  evidence: [] },
}

/** What evidence adds or takes. */
export const enum Change {
  Field = 50,
  Word = 45,
  LooseDate = -20,
  Glued = -10,
  Neighbour = -50,
  Old = -30,
  Hex = -60,
  BankBare = -40,
  BankSeparated = -10,
  Machine = -40,
  OtherField = -30,
  /** The `country` option equals the plan of a grouped national number. */
  Country = 20,
  /** An address that reads as a version is worth this much, whatever else. */
  Version = 20,
  Highest = 99,
}

/** Score of a claim that turned out to be no value at all: below every threshold, 0 included. */
export const NOT_ONE = -1

/** The named thresholds. */
export const THRESHOLDS = { high: 0.9, medium: 0.5, low: 0.1 } as const
