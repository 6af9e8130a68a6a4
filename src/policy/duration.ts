/** @module ISO 8601 durations, as far as retention needs them: whole years, months, weeks and days. */
import { DAY } from '../input/day'

const DURATION = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/

/** The pattern of a retention period, for the schema. */
export const DURATION_PATTERN = DURATION.source

/**
 * Adds a duration to a date. In a shorter month, the result is its last day.
 *
 * @param from - milliseconds since 1970
 * @param sign - -1 subtracts
 * @returns milliseconds since 1970
 * @throws RangeError if it is not a duration
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

/** Returns years, months, weeks and days of a duration; empty if it is invalid. */
export function durationParts(duration: string): number[] {
  return (DURATION.exec(duration) ?? []).slice(1).map((part) => Number(part ?? 0))
}

/** Returns the longest period. */
export function longestOf(periods: readonly string[]): string | undefined {
  return periods.reduce<string | undefined>(
    (most, period) => (most !== undefined && addDuration(0, most) >= addDuration(0, period) ? most : period),
    undefined,
  )
}
