/**
 * @module Days of the calendar, in UTC: as a text, `YYYY-MM-DD`, as a number to compare, YYYYMMDD, and as the time at which
 * they begin, in milliseconds since 1970.
 */

/** Milliseconds of a day. */
export const DAY = 86_400_000

/** The day of a time, `YYYY-MM-DD`. */
export function dayOf(time: Date | number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** YYYYMMDD of `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''))
}

/** The time at which a day begins, YYYYMMDD. */
export function timeOf(day: number): number {
  return Date.UTC(Math.trunc(day / 10_000), (Math.trunc(day / 100) % 100) - 1, day % 100)
}

/** Whether something is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const time = Date.parse(text)
  return !Number.isNaN(time) && dayOf(time) === text
}
