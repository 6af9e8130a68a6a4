/**
 * @module Strict parser and formatter for the Swedish personnummer, samordningsnummer and interim number. Rules and
 * sources: `recognise/personnummer.ts`.
 */
import { dateNumber, dayAfter, yearOf } from '../recognise/checks/calendar'
import { derivedYear, isInterimLetter, Proof, prove } from '../recognise/personnummer'
import { codesOf, isoDate, matchWhole, type ParseOptions, type Sex, sexOf, spelled, todayOf } from './strict'

/** Variant of the number. */
export type PersonnummerVariant = 'personnummer' | 'samordningsnummer' | 'interimsnummer'

/** A parsed number. */
export interface ParsedPersonnummer {
  readonly kind: 'personnummer'
  readonly variant: PersonnummerVariant
  /** Twelve characters, century first, no separator: every spelling of a number has the same canonical form. */
  readonly canonical: string
  /** Four digits. From the century as written, else derived: see {@link centuryWritten}. */
  readonly birthYear: number
  /** `YYYY-MM-DD`; missing if month or day is unknown or not a calendar date (samordningsnummer). */
  readonly birthDate?: string
  /** Whether the number gave the century; if not, it follows from the reference date and the separator. */
  readonly centuryWritten: boolean
  /** Missing for interim numbers. */
  readonly sex?: Sex
  /** Always missing: the digits do not show whether it is a test number. */
  readonly synthetic?: undefined
}

/** Styles of {@link formatPersonnummer}. */
export type PersonnummerStyle = 'official' | 'long' | 'canonical'

/** Ten or twelve characters with at most one `-` or `+` before the last four. */
const FORM = /^(\d{2})?(\d{2})(\d{2})(\d{2})([-+]?)([\dJ-NPR-UWX])(\d{3})$/
const OLDEST_YEAR = 1840

/** Returns the birth year as written, or derived. Without a separator, a future date is moved back a hundred years. */
function birthYearOf(match: RegExpExecArray, today: number): number {
  const [, century, year, month, day, separator] = match
  if (century !== undefined) return Number(century + year)
  const derived = derivedYear(Number(year), separator === '+', yearOf(today))
  const isAhead = dateNumber(derived, Number(month), Number(day) % 60) > dayAfter(today)
  return separator === '' && isAhead ? derived - 100 : derived
}

/**
 * Parses a personnummer: ten digits (`YYMMDD-NNNC`, `YYMMDD+NNNC`, `YYMMDDNNNC`) or twelve (`YYYYMMDD-NNNC`,
 * `YYYYMMDDNNNC`). With twelve, the written century decides, whatever the separator.
 *
 * @returns the parts, or undefined if the whole string is not such a number; never throws for data
 * @throws TypeError if `at` is not a date or `lenient` not a boolean
 * @see Folkbokföringslag (1991:481) 18 and 18 a §
 *
 * @example
 * parsePersonnummer('871220-2384')?.birthDate   // '1987-12-20'
 * parsePersonnummer('871220-2385')              // undefined: check digit
 * parsePersonnummer(' 871220 2384', { lenient: true })?.canonical   // '198712202384'
 */
export function parsePersonnummer(value: string, options?: ParseOptions): ParsedPersonnummer | undefined {
  return personnummerOn(spelled(value, 4, '-', options), todayOf(options))
}

/** {@link parsePersonnummer} with its reference date as YYYYMMDD. */
export function personnummerOn(value: string, today: number): ParsedPersonnummer | undefined {
  const match = matchWhole(value, FORM)
  if (match === undefined) return undefined
  const [, century, year = '', month = '', day = '', , first = '', rest = ''] = match
  const birthYear = birthYearOf(match, today)
  if (birthYear < OLDEST_YEAR) return undefined
  const digits = year + month + day + first + rest
  const proof = prove(codesOf(digits), 0, 6, birthYear, dayAfter(today))
  if (proof === Proof.No) return undefined
  const isInterim = isInterimLetter(first.charCodeAt(0))
  const isCoordination = Number(day) >= 60
  return {
    kind: 'personnummer',
    variant: isInterim ? 'interimsnummer' : isCoordination ? 'samordningsnummer' : 'personnummer',
    canonical: String(birthYear) + digits.slice(2),
    birthYear,
    ...(proof === Proof.Date && { birthDate: isoDate(birthYear, Number(month), Number(day) % 60) }),
    centuryWritten: century !== undefined,
    ...(!isInterim && { sex: sexOf(rest[1]) }),
  }
}

/**
 * Formats a personnummer: `official` (default) as `YYMMDD-NNNC`, with a plus from the year in which the person turns
 * 100; `long` as `YYYYMMDD-NNNC`; `canonical` as twelve characters.
 *
 * @returns the text, or undefined if `value` is not a personnummer
 *
 * @example
 * formatPersonnummer('198712202384')   // '871220-2384'
 */
export function formatPersonnummer(
  value: string | ParsedPersonnummer,
  style: PersonnummerStyle = 'official',
  options?: ParseOptions,
): string | undefined {
  const parsed = typeof value === 'string' ? parsePersonnummer(value, options) : value
  if (parsed === undefined) return undefined
  const { canonical, birthYear } = parsed
  if (style === 'canonical') return canonical
  if (style === 'long') return `${canonical.slice(0, 8)}-${canonical.slice(8)}`
  const separator = yearOf(todayOf(options)) - birthYear >= 100 ? '+' : '-'
  return canonical.slice(2, 8) + separator + canonical.slice(8)
}
