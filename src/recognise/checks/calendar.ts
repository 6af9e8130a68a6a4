/**
 * @module The Gregorian calendar as far as birth dates need it, and written dates and times. A date is a single
 * integer, YYYYMMDD, so that dates compare as numbers.
 */
import { Bytes, byte, memory } from '#memory'
import { digitRun } from '#sixteen'
import { digitOf, isDash } from '../../text/codes'

const DAYS: Bytes = /* @__PURE__ */ memory.data<u8>([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])

/** Returns the two digits at `at` as a number. */
export function twoDigits(bytes: Bytes, at: i32): i32 {
  return digitOf(byte(bytes, at)) * 10 + digitOf(byte(bytes, at + 1))
}

function isLeapYear(year: i32): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Returns the number of days of a month, 0 for an invalid month. */
function daysInMonth(year: i32, month: i32): i32 {
  if (month > 12) return 0
  if (month === 2 && isLeapYear(year)) return 29
  return byte(DAYS, month)
}

/** True if the day exists. */
export function isDate(year: i32, month: i32, day: i32): boolean {
  return day >= 1 && day <= daysInMonth(year, month)
}

/** Returns YYYYMMDD for a year, month and day. */
export function dateNumber(year: i32, month: i32, day: i32): i32 {
  return year * 10000 + month * 100 + day
}

/** Returns the year of a YYYYMMDD. */
export function yearOf(date: i32): i32 {
  return (date / 10000) | 0
}

/** Returns the day after a YYYYMMDD: clocks and time zones differ by at most one day. */
export function dayAfter(date: i32): i32 {
  const year: i32 = yearOf(date)
  const month: i32 = ((date / 100) | 0) % 100
  const day: i32 = date % 100
  if (day < daysInMonth(year, month)) return date + 1
  if (month < 12) return dateNumber(year, month + 1, 1)
  return dateNumber(year + 1, 1, 1)
}

/** True for `2016-11-01`, which may have a plus before it (ISO 8601-2). */
export function isYearMonthDay(bytes: Bytes, at: i32): boolean {
  const century: i32 = twoDigits(bytes, at)
  const join: i32 = byte(bytes, at + 4)
  if ((century !== 19 && century !== 20) || digitRun(bytes, at, 5) !== 4 || !isDash(join)) return false
  return digitRun(bytes, at + 5, 3) === 2 && byte(bytes, at + 7) === join && digitRun(bytes, at + 8, 3) === 2
}

/** True for six digits that are a valid HHMMSS. */
export function isClock(bytes: Bytes, at: i32): boolean {
  if (digitRun(bytes, at, 6) !== 6) return false
  return twoDigits(bytes, at) < 24 && twoDigits(bytes, at + 2) < 60 && twoDigits(bytes, at + 4) < 60
}

/** True for `08.12.2019` and `08-12-2019`, whose day looks like an area code. */
export function isDayMonthYear(bytes: Bytes, at: i32): boolean {
  const join: i32 = byte(bytes, at + 2)
  if (digitRun(bytes, at + 3, 3) !== 2 || byte(bytes, at + 5) !== join || digitRun(bytes, at + 6, 5) !== 4) return false
  const century: i32 = twoDigits(bytes, at + 6)
  return century === 19 || century === 20
}
