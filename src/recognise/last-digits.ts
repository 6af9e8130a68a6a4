/**
 * @module The last digits of a number, separated from its birth date by a label of their own:
 * `f. 41.81.90, pnr. 77302`, `född 1987-12-20, sista fyra: 2384`.
 */
import { Bytes, byte } from '#memory'
import { digitRun } from '#sixteen'
import { Code, isAlphanumeric, isDigit, isLetter, isLineEnd } from '../text/codes'
import { gatherDigits, joinsDate } from './checks/groups'

/** Distance in codes between the date and the digits; the minimum fits the shortest label. */
export const enum Apart {
  Least = 4,
  Most = 40,
}

/** Length of the date at `at`, whose first group has `run` digits; 0 for none. The year comes first or last. */
function dateLength(bytes: Bytes, at: i32, run: i32, yearFirst: boolean): i32 {
  if (joinsDate(byte(bytes, at - 1)) && isDigit(byte(bytes, at - 2))) return 0
  if (run === 6 || run === 8) return run
  const join: i32 = byte(bytes, at + run)
  if ((run !== 2 && (run !== 4 || !yearFirst)) || !joinsDate(join)) return 0
  if (digitRun(bytes, at + run + 1, 3) !== 2 || byte(bytes, at + run + 3) !== join) return 0
  const last: i32 = digitRun(bytes, at + run + 4, 5)
  return last === 2 || (last === 4 && !yearFirst) ? run + 4 + last : 0
}

/** True if a date may end at `end` and its line continue. A quote must end an attribute, not a record's string. */
export function endsDate(bytes: Bytes, end: i32): boolean {
  const code: i32 = byte(bytes, end)
  if (code === Code.Quote) {
    const next: i32 = byte(bytes, end + 1) === Code.Comma || byte(bytes, end + 1) === Code.Semicolon ? end + 2 : end + 1
    return byte(bytes, next) === Code.Space && isLetter(byte(bytes, next + 1))
  }
  return !isAlphanumeric(code) && code !== Code.Underscore && code !== Code.Plus
}

/** Distance from the end of a date to a run of exactly `count` digits; 0 for none. */
function gapLength(bytes: Bytes, end: i32, count: i32): i32 {
  if (!endsDate(bytes, end)) return 0
  let at: i32 = end
  while (!isDigit(byte(bytes, at))) {
    if (at - end >= Apart.Most || isLineEnd(byte(bytes, at))) return 0
    at++
  }
  return at - end < Apart.Least || digitRun(bytes, at, count + 1) !== count ? 0 : at - end
}

/**
 * Reads a birth date at `at`, and `count` digits after it, into `GATHERED`.
 *
 * @param run - number of digits in the first group of the date
 * @returns the distance to those digits, and in the low four bits how many digits the date has; 0 for none
 */
export function gatherApart(bytes: Bytes, at: i32, run: i32, count: i32, yearFirst: boolean): i32 {
  const date: i32 = dateLength(bytes, at, run, yearFirst)
  const gap: i32 = date === 0 ? 0 : gapLength(bytes, at + date, count)
  if (gap === 0) return 0
  gatherDigits(bytes, at, 0, run)
  if (date > run) {
    gatherDigits(bytes, at + run + 1, run, 2)
    gatherDigits(bytes, at + run + 4, run + 2, date - run - 4)
  }
  const digits: i32 = date > 8 || (date === 8 && run === 8) ? 8 : 6
  gatherDigits(bytes, at + date + gap, digits, count)
  return ((date + gap) << 4) | digits
}
