/** @module Shared by the strict parsers: converts strings to codes for the checks, and dates to numbers. */

import { dateNumber } from '../recognise/checks/calendar'
import { late } from '../text/late'

/** Options of the parsers. */
export interface ParseOptions {
  /** Reference date, for centuries and dates in the future. Default: now. */
  readonly at?: Date | number
  /**
   * Accepts common ways to write a number: spaces around it, one or two of `-` `.` `/` and spaces between its
   * characters, typographic dashes and wide digits, a lower-case letter. The checks are the same. Default: false.
   */
  readonly lenient?: boolean
}

/** The sex that a number encodes. */
export type Sex = 'female' | 'male'

/** Converts an ASCII string to codes, for the scanner's checks. */
export function codesOf(text: string): Uint8Array {
  const codes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i)
  return codes
}

/** Returns the reference date as YYYYMMDD in UTC; throws TypeError if it is not a date. */
export function todayOf(options: ParseOptions | undefined): number {
  const date = new Date((options != null && Object.hasOwn(options, 'at') ? options.at : undefined) ?? Date.now())
  const number = dateNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
  if (Number.isNaN(number)) throw new TypeError('"at" expected a Date or milliseconds since 1970')
  return number
}

const INVISIBLE = late('\\p{Default_Ignorable_Code_Point}', 'gu')
const DASHES = late('[\\p{Pd}\\u2212]', 'gu')

/** Separators between two characters of a number. */
const BETWEEN = /(?<=\w)[ ./-]{1,2}(?=\w)/g

/**
 * Normalises a value for the strict parsers if `lenient` is set.
 *
 * @param tail - characters at the end that a separator may precede, which may be significant
 * @param joint - replaces that separator, unless it is a plus
 * @throws TypeError if `lenient` is neither true nor false
 */
export function spelled(value: string, tail: number, joint: string, options: ParseOptions | undefined): string {
  const lenient = options != null && Object.hasOwn(options, 'lenient') ? options.lenient : undefined
  if (lenient !== undefined && typeof lenient !== 'boolean') throw new TypeError('"lenient" expected true or false')
  if (lenient !== true || typeof value !== 'string') return value
  const plain = value
    .replace(INVISIBLE(), '')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(DASHES(), '-')
    .replace(/\s/gu, ' ')
    .trim()
  const parts = new RegExp(`^(.*?\\w)( ?[-+./]? ?)(\\w(?:[ ./-]{0,2}\\w){${tail - 1}})$`).exec(plain)
  if (parts === null) return value
  const [, head = '', between = '', end = ''] = parts
  const separator = between.includes('+') ? '+' : between === '' ? '' : joint
  return head.replace(BETWEEN, '') + separator + end.replace(BETWEEN, '').toUpperCase()
}

/** `YYYY-MM-DD`. */
export function isoDate(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Matches a pattern; a value that is not a string is simply not a number. */
export function matchWhole(value: unknown, pattern: RegExp): RegExpExecArray | undefined {
  return typeof value === 'string' ? (pattern.exec(value) ?? undefined) : undefined
}

/** A digit's parity encodes the sex: odd for men. */
export function sexOf(digit: string | undefined): Sex {
  return Number(digit) % 2 === 1 ? 'male' : 'female'
}
