/**
 * @module Finds the birth date for a value that is only the end of a person's number:
 * `{"birthDate":"1987-12-20","lastFour":"2384"}`. The date is in another field of the same object, or in the same table
 * row, before or after, under any name: the check digits prove that the two form one number.
 */
import { Bytes, byte } from '#memory'
import { digitRun } from '#sixteen'
import { GATHERED, gatherDigits, joinsDate } from '../recognise/checks/groups'
import { luhn } from '../recognise/checks/luhn'
import { firstRemainder, secondRemainder } from '../recognise/checks/mod11'
import { Topic } from '../resolve/word-lookup'
import { digitOf, isAlphanumeric, isDigit, isLineEnd } from '../text/codes'
import { isClosing, isOpening } from './json-start'

/** Maximum distance in codes between the two. */
const MOST_BETWEEN: i32 = 160
/** Other values with the same number of digits allowed in between: each one completed by a date adds text. */
const MOST_OTHERS: i32 = 1

/** Digits after the birth date: in Sweden, where the year comes first, and in Norway, where it comes last. */
const SWEDEN: i32 = 4
const NORWAY: i32 = 5

/** True if a value with this many digits may be the end of a number. */
export function isEnd(digits: i32): boolean {
  return digits === SWEDEN || digits === NORWAY
}

/** True for topics of numbers whose end may occur alone: those of persons, but not of processes, `pid`. */
export function namesEnd(topics: i32): boolean {
  return (topics & Topic.Person) !== 0 && (topics & Topic.Zeros) !== 0
}

/** Orders year, month and day, at the given positions, as in a number that ends with `count` digits. */
function ordered(text: Bytes, year: i32, digits: i32, month: i32, day: i32, count: i32): i32 {
  if (count === SWEDEN)
    return gatherDigits(text, day, gatherDigits(text, month, gatherDigits(text, year, 0, digits), 2), 2)
  return gatherDigits(text, year + digits - 2, gatherDigits(text, month, gatherDigits(text, day, 0, 2), 2), 2)
}

/** True if eight digits start with a year and a month. */
function isYearFirst(text: Bytes, at: i32): boolean {
  const century: i32 = digitOf(byte(text, at)) * 10 + digitOf(byte(text, at + 1))
  return century > 17 && century < 21 && byte(text, at + 4) < 50
}

/** Reads the date at `at`, whose first group has `run` digits, to {@link GATHERED}; returns its length, 0 for none. */
function readDate(text: Bytes, at: i32, run: i32, count: i32): i32 {
  let end: i32 = at + run
  let digits: i32 = 0
  if (run === 6 || run === 8) {
    const isFirst: boolean = count === SWEDEN || (run === 8 && isYearFirst(text, at))
    const year: i32 = isFirst ? at : at + 4
    const month: i32 = isFirst ? at + run - 4 : at + 2
    digits = ordered(text, year, run - 4, month, isFirst ? at + run - 2 : at, count)
  } else {
    const join: i32 = byte(text, end)
    const last: i32 = end + 4
    if ((run !== 2 && run !== 4) || !joinsDate(join) || byte(text, end + 3) !== join) return 0
    const size: i32 = digitRun(text, last, 5)
    if (digitRun(text, end + 1, 3) !== 2 || (size !== 2 && (size !== 4 || run === 4))) return 0
    const isFirst: boolean = run === 4 || (size === 2 && count === SWEDEN)
    digits = ordered(text, isFirst ? at : last, isFirst ? run : size, end + 1, isFirst ? last : at, count)
    end = last + size
  }
  const next: i32 = byte(text, end)
  // A time may follow.
  const isTime: boolean = next === 84 && isDigit(byte(text, end + 1))
  return isAlphanumeric(next) && !isTime ? 0 : digits
}

/** Length in {@link GATHERED} of the date at `at` that forms a number with the last digits at `tail`; 0 for none. */
function dateAt(text: Bytes, at: i32, tail: i32, count: i32): i32 {
  const before: i32 = byte(text, at - 1)
  if (isAlphanumeric(before) || (joinsDate(before) && isDigit(byte(text, at - 2)))) return 0
  const digits: i32 = readDate(text, at, digitRun(text, at, 9), count)
  if (digits === 0) return 0
  gatherDigits(text, tail, digits, count)
  if (count === SWEDEN) return luhn(GATHERED, digits - 6, digits) ? digits : 0
  return firstRemainder(GATHERED, 0, 2, 4, 6) === 0 && secondRemainder(GATHERED, 0, 2, 4, 6) === 0 ? digits : 0
}

/** {@link dateBeside} in the direction of `step`, from `from` to `limit`. */
function dateFrom(text: Bytes, from: i32, step: i32, limit: i32, tail: i32, count: i32): i32 {
  let depth: i32 = 0
  let others: i32 = 0
  for (let at: i32 = from; at !== limit && !isLineEnd(byte(text, at)); at += step) {
    const code: i32 = byte(text, at)
    if (isOpening(code)) depth += step
    else if (isClosing(code)) depth -= step
    // The object that contains the value ends here.
    if (depth < 0) return 0
    if (depth > 0 || !isDigit(code) || isDigit(byte(text, at - 1))) continue
    const digits: i32 = dateAt(text, at, tail, count)
    if (digits > 0) return digits
    if (digitRun(text, at, count + 1) === count && ++others > MOST_OTHERS) return 0
  }
  return 0
}

/**
 * Reads the date near the `count` digits at `tail` to {@link GATHERED}, in the order of a number; returns its number of
 * digits, 0 for none. Reads nothing from `end` on.
 */
export function dateBeside(text: Bytes, tail: i32, count: i32, end: i32): i32 {
  const digits: i32 = dateFrom(text, tail - 1, -1, tail - MOST_BETWEEN, tail, count)
  const limit: i32 = end - tail < MOST_BETWEEN ? end : tail + MOST_BETWEEN
  return digits > 0 || limit < tail + count ? digits : dateFrom(text, tail + count, 1, limit, tail, count)
}
