/**
 * @module Strict parser and formatter for the Norwegian fødselsnummer in all its variants. Rules and sources:
 * `recognise/fodselsnummer.ts`.
 */
import { dayAfter, isDate } from '../recognise/checks/calendar'
import { monthOffset, Proof, proveFodselsnummer } from '../recognise/fodselsnummer'
import { codesOf, isoDate, matchWhole, type ParseOptions, type Sex, sexOf, spelled, todayOf } from './strict'

/** Variant of the number. */
export type FodselsnummerVariant = 'fodselsnummer' | 'd-nummer' | 'h-nummer' | 'npid' | 'fh-nummer'

/** Day and month of birth, for numbers that do not give a century. */
export interface BirthDate {
  readonly month: number
  readonly day: number
}

/** A parsed number. */
export interface ParsedFodselsnummer {
  readonly kind: 'fodselsnummer'
  readonly variant: FodselsnummerVariant
  /** Eleven digits. */
  readonly canonical: string
  /** `YYYY-MM-DD`; missing if the number gives no century (rule of 2032) or no date (FH-number). */
  readonly birthDate?: string
  /** Month and day; missing for an FH-number. */
  readonly birthDay?: BirthDate
  /** Missing for FH-numbers and under the rule of 2032, which do not encode it. */
  readonly sex?: Sex
  /** True for the synthetic series; missing for month + 40, which hospitals and a test series share. */
  readonly synthetic?: boolean
  /** Which rule the control digits satisfy; numbers valid under both count as 1964. */
  readonly rule: '1964' | '2032'
}

/** Eleven digits, or six, a space, and five. */
const FORM = /^(\d{6}) ?(\d{5})$/

function variantOf(digits: string, offset: number, proof: Proof): FodselsnummerVariant {
  if (proof === Proof.Shared) return 'fh-nummer'
  if (offset === 40) return 'h-nummer'
  if (offset === 20 || offset === 60) return 'npid'
  return Number(digits.slice(0, 2)) > 40 ? 'd-nummer' : 'fodselsnummer'
}

/** Returns day and month without their offsets. */
function birthDayOf(digits: string, offset: number): BirthDate {
  const day = Number(digits.slice(0, 2))
  return { month: Number(digits.slice(2, 4)) - offset, day: day > 40 ? day - 40 : day }
}

/** Month 66 to 72 may be + 65 or + 60: the first interpretation that is a date counts. */
function offsetOf(digits: string, year: number): number {
  const offset = monthOffset(Number(digits.slice(2, 4)))
  const { month, day } = birthDayOf(digits, offset)
  return offset === 65 && !isDate(year, month, day) ? 60 : offset
}

/**
 * Parses a fødselsnummer, D-number, H-number, NPID, FH-number or synthetic number: `DDMMYYIIIKK` or `DDMMYY IIIKK`.
 * Numbers valid only under the rule of 2032 are accepted, whatever the date.
 *
 * @returns the parts, or undefined if the whole string is not such a number; never throws for data
 * @throws TypeError if `at` is not a date or `lenient` not a boolean
 * @see folkeregisterforskriften § 2-2; Skatteetaten, "Nytt fødselsnummer fra 2032"
 *
 * @example
 * parseFodselsnummer('41819077302')?.synthetic   // true
 * parseFodselsnummer('13097248023')              // undefined: control digit
 */
export function parseFodselsnummer(value: string, options?: ParseOptions): ParsedFodselsnummer | undefined {
  return fodselsnummerOn(spelled(value, 5, ' ', options), todayOf(options))
}

/** {@link parseFodselsnummer} with its reference date as YYYYMMDD. */
export function fodselsnummerOn(value: string, today: number): ParsedFodselsnummer | undefined {
  const match = matchWhole(value, FORM)
  if (match === undefined) return undefined
  const digits = `${match[1]}${match[2]}`
  const proved = proveFodselsnummer(codesOf(digits), 0, 2, 4, 6, dayAfter(today))
  const proof: Proof = proved & 3
  if (proof === Proof.No) return undefined
  const offset = offsetOf(digits, proof === Proof.Rule1964 ? proved >> 2 : 2000 + Number(digits.slice(4, 6)))
  const common = { kind: 'fodselsnummer', variant: variantOf(digits, offset, proof), canonical: digits } as const
  if (proof === Proof.Shared) return { ...common, synthetic: false, rule: '1964' }
  const birthDay = birthDayOf(digits, offset)
  return {
    ...common,
    birthDay,
    ...(proof === Proof.Rule1964 && {
      birthDate: isoDate(proved >> 2, birthDay.month, birthDay.day),
      sex: sexOf(digits[8]),
    }),
    ...(offset !== 40 && { synthetic: offset >= 60 }),
    rule: proof === Proof.Rule1964 ? '1964' : '2032',
  }
}

/**
 * Formats a fødselsnummer as `DDMMYY IIIKK`.
 *
 * @returns the text, or undefined if `value` is not a fødselsnummer
 *
 * @example
 * formatFodselsnummer('41819077302')   // '418190 77302'
 */
export function formatFodselsnummer(value: string | ParsedFodselsnummer, options?: ParseOptions): string | undefined {
  const parsed = typeof value === 'string' ? parseFodselsnummer(value, options) : value
  return parsed && `${parsed.canonical.slice(0, 6)} ${parsed.canonical.slice(6)}`
}
