/**
 * @module The confidence table: every figure on one screen, in hundredths.
 *
 * A score orders findings and is held against a threshold; it is no probability. The corpus report
 * (`npm run corpus`) shows what each threshold gives.
 */
import { Form } from '../recognise/forms'
import type { Evidence } from '../types'

/** A form's base figure and what it is good for. */
export interface FormRow {
  readonly base: number
  readonly evidence: readonly Evidence[]
  /** An identity number: words, fields and neighbours count. */
  readonly national?: true
  /** No separator: bank words speak louder against it. */
  readonly bare?: true
  /** Machine words speak against it: a bare personnummer looks like a time stamp. */
  readonly machine?: true
}

const LUHN = ['date', 'luhn'] as const
const MOD11 = ['date', 'mod11'] as const

/** Rows by {@link Form}. */
// biome-ignore format: a table
export const FORMS: { readonly [form: number]: FormRow } = /* @__PURE__ */ {
  [Form.PersonnummerShort]:           { base: 90, national: true, evidence: [...LUHN, 'separator'] },
  [Form.PersonnummerShortClock]:      { base: 55, national: true, evidence: [...LUHN, 'separator', 'recent', 'clock'] },
  [Form.PersonnummerLong]:            { base: 85, national: true, evidence: [...LUHN, 'separator'] },
  [Form.PersonnummerLongRecent]:      { base: 40, national: true, evidence: [...LUHN, 'separator', 'recent'] },
  [Form.PersonnummerLongSpaced]:      { base: 55, national: true, evidence: [...LUHN, 'separator'] },
  [Form.PersonnummerLongSpacedClock]: { base: 20, national: true, evidence: [...LUHN, 'separator', 'clock'] },
  [Form.PersonnummerBareLong]:        { base: 75, national: true, bare: true, machine: true, evidence: LUHN },
  [Form.PersonnummerBareLongClock]:   { base: 55, national: true, bare: true, machine: true, evidence: [...LUHN, 'clock'] },
  [Form.PersonnummerBareLongRecent]:  { base: 30, national: true, bare: true, machine: true, evidence: [...LUHN, 'recent'] },
  [Form.PersonnummerSpaced]:          { base: 50, national: true, evidence: [...LUHN, 'separator'] },
  [Form.PersonnummerSpacedClock]:     { base: 20, national: true, evidence: [...LUHN, 'separator', 'clock'] },
  [Form.PersonnummerBare]:            { base: 30, national: true, bare: true, machine: true, evidence: LUHN },
  [Form.InterimSeparated]:            { base: 70, national: true, evidence: [...LUHN, 'separator'] },
  [Form.InterimBare]:                 { base: 20, national: true, bare: true, machine: true, evidence: LUHN },
  [Form.FodselsnummerSplit]:          { base: 92, national: true, evidence: [...MOD11, 'separator'] },
  [Form.FodselsnummerDateSplit]:      { base: 85, national: true, evidence: [...MOD11, 'separator'] },
  [Form.FodselsnummerBare]:           { base: 85, national: true, bare: true, evidence: MOD11 },
  [Form.FodselsnummerBareOffset]:     { base: 80, national: true, bare: true, evidence: [...MOD11, 'offset'] },
  [Form.Fodselsnummer2032Early]:      { base: 25, national: true, bare: true, evidence: [...MOD11, 'rule-2032'] },
  [Form.Fodselsnummer2032]:           { base: 60, national: true, bare: true, evidence: [...MOD11, 'rule-2032'] },
  [Form.FellesHjelpenummer]:          { base: 15, national: true, bare: true, evidence: ['mod11', 'no-date'] },
  [Form.Email]:                       { base: 97, evidence: ['grammar'] },
  [Form.EmailRemote]:                 { base: 60, evidence: ['grammar', 'remote'] },
  [Form.EmailQuoted]:                 { base: 30, evidence: ['grammar', 'quoted'] },
  [Form.Ipv4]:                        { base: 85, evidence: ['grammar'] },
  [Form.Ipv4Glued]:                   { base: 20, evidence: ['grammar', 'version'] },
  [Form.Ipv6]:                        { base: 90, evidence: ['grammar'] },
  [Form.Ipv6Letters]:                 { base: 20, evidence: ['grammar', 'no-digit'] },
  [Form.IpLocal]:                     { base: 5,  evidence: ['grammar', 'local'] },
  [Form.Organisationsnummer]:         { base: 60, evidence: ['luhn'] },
  [Form.Organisasjonsnummer]:         { base: 60, evidence: ['mod11'] },
  [Form.Kontonummer]:                 { base: 95, evidence: ['mod11', 'separator'] },
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
  /** An address that reads as a version is worth this much, whatever else. */
  Version = 20,
  Highest = 99,
}

/** Score of a claim that turned out to be no value at all: below every threshold, 0 included. */
export const NOT_ONE = -1

/** The named thresholds. */
export const THRESHOLDS = { high: 0.9, medium: 0.5, low: 0.1 } as const
