/**
 * @module Durations of ISO 8601, as far as retention needs them: whole years, months, weeks and days.
 */
import { DAY } from '../day'

const DURATION = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/

/** What a retention period looks like, for the schema. */
export const DURATION_PATTERN = DURATION.source

/**
 * Adds a duration to a date. In a shorter month, the result is its last day.
 *
 * @param from - milliseconds since 1970
 * @param sign - -1 subtracts
 * @returns milliseconds since 1970
 * @throws RangeError when it is not a duration
 *
 * @example
 * addDuration(Date.UTC(2026, 0, 31), 'P1M')   // 28 February 2026
 */
export function addDuration(from: number, duration: string, sign: 1 | -1 = 1): number {
  const parts = durationParts(duration)
  if (parts.length === 0) throw new RangeError('a period expected an ISO 8601 duration like P90D or P7Y')
  const [years = 0, months = 0, weeks = 0, days = 0] = parts.map((part) => sign * part)
  const date = new Date(from)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months + 12 * years)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return date.getTime() + (7 * weeks + days) * DAY
}

/** Years, months, weeks and days of a duration; none when it is no duration. */
export function durationParts(duration: string): number[] {
  return (DURATION.exec(duration) ?? []).slice(1).map((part) => Number(part ?? 0))
}

/** The period that ends last when all begin at the same time. */
export function longestOf(periods: readonly string[]): string | undefined {
  return periods.reduce<string | undefined>(
    (most, period) => (most !== undefined && addDuration(0, most) >= addDuration(0, period) ? most : period),
    undefined,
  )
}
