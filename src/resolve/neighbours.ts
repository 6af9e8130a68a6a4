/**
 * @module Direct neighbours of a number: glued letters, another group of digits, a hash or UUID around it.
 *
 * These functions see the text as it is, other claims included: a sure claim, a date or a time next to a number does
 * not make it part of something longer, but any other digits do.
 */
import { Bytes, byte, Ints } from '#memory'
import { Code, isDash, isDigit, isHex, isLetter, isSpace } from '../text/codes'
import { endOf, formOf, startOf } from './claim'
import { baseOf, SURE } from './confidence'

/** Upper limit in codes of a sure claim that ends in a digit: the longest is an IPv6 address of 45. */
const LONGEST_NUMBER: i32 = 48
/** Codes of a run of hex digits examined on either side. */
const HEX_REACH: i32 = 64
const HASH: i32 = 16
/** Length in codes of a UUID, 8-4-4-4-12. */
const UUID: i32 = 36

function isGlue(code: i32): boolean {
  return code === Code.Underscore || isLetter(code)
}

/** True if a letter or underscore is glued to the claim. */
export function isGlued(text: Bytes, start: i32, end: i32): boolean {
  return isGlue(byte(text, start - 1)) || isGlue(byte(text, end))
}

/** Length of the run of digits that ends at `at`, counted up to `most` + 1. */
function digitsBefore(text: Bytes, at: i32, most: i32): i32 {
  let length: i32 = 0
  while (length <= most && isDigit(byte(text, at - 1 - length))) length++
  return length
}

/** Length of the run of digits that starts at `at`, counted up to `most` + 1. */
function digitsAfter(text: Bytes, at: i32, most: i32): i32 {
  let length: i32 = 0
  while (length <= most && isDigit(byte(text, at + length))) length++
  return length
}

function isOneOrTwo(length: i32): boolean {
  return length === 1 || length === 2
}

function isDateDot(code: i32): boolean {
  return code === Code.Dot || code === Code.Slash
}

/** True if `2024-03-01` ends at `at`, where two digits end. */
function isIsoDateBefore(text: Bytes, at: i32): boolean {
  if (byte(text, at - 3) !== Code.Hyphen || digitsBefore(text, at - 3, 2) !== 2) return false
  return byte(text, at - 6) === Code.Hyphen && digitsBefore(text, at - 6, 4) === 4
}

/** True if `1.3.24` or `01/03/2024` ends at `at`, where `run` digits end. */
function isDottedDateBefore(text: Bytes, at: i32, run: i32): boolean {
  if ((run !== 2 && run !== 4) || !isDateDot(byte(text, at - run - 1))) return false
  const middle: i32 = at - run - 1
  const month: i32 = digitsBefore(text, middle, 2)
  if (!isOneOrTwo(month) || !isDateDot(byte(text, middle - month - 1))) return false
  return isOneOrTwo(digitsBefore(text, middle - month - 1, 2))
}

/** True if `9:30` ends at `at`, or with `hasSeconds` only `9:30:00`. */
function isClockBefore(text: Bytes, at: i32, hasSeconds: boolean): boolean {
  if (digitsBefore(text, at, 2) !== 2 || byte(text, at - 3) !== Code.Colon) return false
  if (!hasSeconds) return isOneOrTwo(digitsBefore(text, at - 3, 2))
  return isClockBefore(text, at - 3, false)
}

/** True if a date or time in a common notation ends at `at`. */
function isDateBefore(text: Bytes, at: i32): boolean {
  const run: i32 = digitsBefore(text, at, 9)
  if (run === 0 || run > 9) return false
  const joint: i32 = byte(text, at - run - 1)
  if (joint === Code.Hyphen) return run === 2 && isIsoDateBefore(text, at)
  if (joint === Code.Colon) return isClockBefore(text, at, false)
  // The dot may also be that of fractional seconds.
  if (joint !== Code.Dot && joint !== Code.Slash && joint !== Code.Comma) return false
  if (joint !== Code.Slash && isClockBefore(text, at - run - 1, true)) return true
  return isDottedDateBefore(text, at, run)
}

/** True if `1.3.24` or `01/03/2024` starts at `at` with a day of `run` digits. */
function isDottedDateAfter(text: Bytes, at: i32, run: i32): boolean {
  const middle: i32 = at + run + 1
  const month: i32 = digitsAfter(text, middle, 2)
  if (!isOneOrTwo(month) || !isDateDot(byte(text, middle + month))) return false
  const year: i32 = digitsAfter(text, middle + month + 1, 4)
  return year === 2 || year === 4
}

/** True if a date or time in a common notation starts at `at`. */
function isDateAfter(text: Bytes, at: i32): boolean {
  const run: i32 = digitsAfter(text, at, 4)
  const joint: i32 = byte(text, at + run)
  if (run === 4 && joint === Code.Hyphen) {
    if (digitsAfter(text, at + 5, 2) !== 2 || byte(text, at + 7) !== Code.Hyphen) return false
    return digitsAfter(text, at + 8, 2) === 2
  }
  if (!isOneOrTwo(run)) return false
  if (joint === Code.Colon) return digitsAfter(text, at + run + 1, 2) === 2
  return isDateDot(joint) && isDottedDateAfter(text, at, run)
}

/** True if a sure claim other than `i` ends at `at`. */
function endsSureClaim(claims: Ints, i: i32, at: i32): boolean {
  for (let j: i32 = i - 1; j >= 0 && startOf(claims, j) > at - LONGEST_NUMBER; j--) {
    if (endOf(claims, j) === at && baseOf(formOf(claims, j)) >= SURE) return true
  }
  return false
}

/** True if a sure claim other than `i` starts at `at`. */
function beginsSureClaim(claims: Ints, count: i32, i: i32, at: i32): boolean {
  for (let j: i32 = i + 1; j < count && startOf(claims, j) <= at; j++) {
    if (startOf(claims, j) === at && baseOf(formOf(claims, j)) >= SURE) return true
  }
  return false
}

/** True if the code joins a claim to a neighbour: a space, or for some forms also a dash or dot. */
function joins(code: i32, spaceOnly: boolean): boolean {
  return isSpace(code) || (!spaceOnly && (isDash(code) || code === Code.Dot))
}

/**
 * True if another group of digits, neither a date or time nor a sure claim, is one joint away: the claim may be two
 * cells of a table, or part of an id.
 */
export function hasNeighbour(text: Bytes, claims: Ints, count: i32, i: i32, spaceOnly: boolean): boolean {
  const before: i32 = startOf(claims, i) - 1
  if (joins(byte(text, before), spaceOnly) && isDigit(byte(text, before - 1))) {
    // A dash or dot joins following digits to a date: `2017-03-27-08-33-25`.
    const isApart: boolean = isSpace(byte(text, before)) && isDateBefore(text, before)
    if (!isApart && !endsSureClaim(claims, i, before)) return true
  }
  const after: i32 = endOf(claims, i) + 1
  if (!joins(byte(text, after - 1), spaceOnly) || !isDigit(byte(text, after))) return false
  if (isSpace(byte(text, after - 1)) && isDateAfter(text, after)) return false
  return !beginsSureClaim(claims, count, i, after)
}

/** True if spaces, but no dash or dot, join the parts of the claim: it may be two numbers of a table. */
export function isSpaced(text: Bytes, start: i32, end: i32): boolean {
  let spaces: i32 = 0
  for (let i: i32 = start; i < end; i++) {
    if (isSpace(byte(text, i))) spaces++
    else if (!isDigit(byte(text, i))) return false
  }
  return spaces > 0
}

/** True if the claim is in a run of at least sixteen hex digits with a letter outside the claim: a hash or an id. */
function isInsideHexRun(text: Bytes, start: i32, end: i32): boolean {
  if (!isHex(byte(text, start - 1)) && !isHex(byte(text, end))) return false
  for (let i: i32 = start; i < end; i++) if (!isHex(byte(text, i))) return false
  let letters: i32 = 0
  let from: i32 = start
  let to: i32 = end
  while (start - from < HEX_REACH && isHex(byte(text, from - 1))) {
    from--
    if (isLetter(byte(text, from))) letters++
  }
  while (to - end < HEX_REACH && isHex(byte(text, to))) {
    if (isLetter(byte(text, to))) letters++
    to++
  }
  return letters > 0 && to - from >= HASH
}

/** True for 8-4-4-4-12 hex digits at `at`, with none adjacent. */
function isUuid(text: Bytes, at: i32): boolean {
  for (let i: i32 = 8; i < 24; i += 5) if (byte(text, at + i) !== Code.Hyphen) return false
  for (let i: i32 = 0; i < UUID; i++) {
    const isJoint: boolean = i === 8 || i === 13 || i === 18 || i === 23
    if (!isJoint && !isHex(byte(text, at + i))) return false
  }
  return !isHex(byte(text, at - 1)) && !isHex(byte(text, at + UUID))
}

/** True if the claim overlaps a UUID: one of its groups, or some joined by the hyphen. */
function isInsideUuid(text: Bytes, start: i32, end: i32): boolean {
  const before: i32 = byte(text, start - 1)
  const after: i32 = byte(text, end)
  if (before !== Code.Hyphen && after !== Code.Hyphen && !isHex(before) && !isHex(after)) return false
  for (let at: i32 = start - UUID + 1; at < end; at++) {
    if (byte(text, at + 8) === Code.Hyphen && isUuid(text, at)) return true
  }
  return false
}

/** True if the claim is part of a hash, an id or a UUID. */
export function isInsideHex(text: Bytes, start: i32, end: i32): boolean {
  return isInsideHexRun(text, start, end) || isInsideUuid(text, start, end)
}
