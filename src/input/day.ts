/**
 * @module Calendar days in UTC: as text, `YYYY-MM-DD`; as a comparable number, YYYYMMDD; and as the time they start, in
 * milliseconds since 1970.
 */

/** Milliseconds per day. */
export const DAY = 86_400_000

/** Returns the day of a time, `YYYY-MM-DD`. */
export function dayOf(time: Date | number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** Converts `YYYY-MM-DD` to YYYYMMDD. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''))
}

/** Returns the time at which a day, YYYYMMDD, starts. */
export function timeOf(day: number): number {
  return Date.UTC(Math.trunc(day / 10_000), (Math.trunc(day / 100) % 100) - 1, day % 100)
}

/** True if the value is a calendar day, `YYYY-MM-DD`. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const time = Date.parse(text)
  return !Number.isNaN(time) && dayOf(time) === text
}
