/**
 * @module What the strict parsers share: a string becomes codes for the checks, a date becomes a number.
 */
import { dateNumber } from '../recognise/checks/calendar'

/** Options of the parsers. */
export interface ParseOptions {
  /** Reference date: decides centuries and what lies in the future. Default: now. */
  readonly at?: Date | number
}

/** Where the number tells it. */
export type Sex = 'female' | 'male'

/** The codes of an ASCII string, for the checks that the scanner uses. */
export function codesOf(text: string): Uint8Array {
  const codes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i)
  return codes
}

/** YYYYMMDD in UTC of a reference date; throws TypeError when it is none. */
export function todayOf(options: ParseOptions | undefined): number {
  const date = new Date((options != null && Object.hasOwn(options, 'at') ? options.at : undefined) ?? Date.now())
  const number = dateNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
  if (Number.isNaN(number)) throw new TypeError('"at" expected a Date or milliseconds since 1970')
  return number
}

/** `YYYY-MM-DD`. */
export function isoDate(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** A value that is not a string is simply no number. */
export function matchWhole(value: unknown, pattern: RegExp): RegExpExecArray | undefined {
  return typeof value === 'string' ? (pattern.exec(value) ?? undefined) : undefined
}

/** A digit's parity tells the sex: odd for men. */
export function sexOf(digit: string | undefined): Sex {
  return Number(digit) % 2 === 1 ? 'male' : 'female'
}
