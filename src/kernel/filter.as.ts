/**
 * Third pass: selects the recognisers for each place. One table decides for runs of digits; nearly every run of a log
 * ends there. The closer look at the rest must never reject what a recogniser would accept: `test/engines/engine.test.ts`
 * enforces it.
 */
import { digitRun } from '#sixteen'
import { hexOf } from '../formats/unquote'
import { MOST_PARAMETERS } from '../formats/control-sequences'
import { Apart, endsDate } from '../recognise/last-digits'
import { isNorwegianStart } from '../recognise/checks/plans'
import { isInterimLetter } from '../recognise/personnummer'
import { Row } from '../recognise/rows'
import { digitOf, isAlphanumeric, isDigit, isHex, isLineEnd } from '../text/codes'
import { isUnknownAround, passwordBegin } from '../listed/url-account'
import { isNameCode } from '../resolve/name-before'
import { mayOwn } from '../listed/joint'
import { DOUBTFUL, isOpening, LOST, owns, wanted } from './claims.as'
import { ACTIVE_SETS, APART_CLASS, COLONS, LEXICON, NEXT_CLASS, OWNED, PLACE_SIZE, PLACES, SCRATCH } from './layout.as'
import { digitsFrom, isOfProduct, mayBeDigit, octetsRow, runOf } from './four-numbers.as'
import { isUnsure } from './possible-places.as'
import { isSign } from './line-signs.as'
import { filterAt, First, firstOf, isJoint, LONGEST, MANY, mayJoin, Next, PERSON_ROWS, rowsBefore } from './runs.as'

/** True if allowed in the place of an interim number's letter, or as a separator after one. */
function mayGoOn(code: i32): bool {
  return code >= 128 || isJoint(code) || isInterimLetter(code)
}

/** True if the last digits of a number, or an escape that may hide them, may follow a date that ends at `end`. */
function mayHaveLast(end: usize): bool {
  if (load<u8>(end) < 128 && !endsDate(0, <i32>end)) return false
  for (let at = end; at < end + Apart.Most; at++) {
    const code: i32 = load<u8>(at)
    if (isDigit(code)) return at >= end + Apart.Least && (digitRun(0, <i32>at, 5) | 1) == 5
    if (isLineEnd(code)) return false
    if (code > 127 || isSign(code)) return true
  }
  return false
}

/** True if groups follow four and two digits: most of these are a date that ends there, or before a time. */
function goesOn(at: usize): bool {
  if (isDigit(load<u8>(at + 10)) || mayJoin(load<u8>(at + 8))) return true
  if (!mayJoin(load<u8>(at + 10))) return false
  // Two digits are the last ones where four are a year and a month, `8712-20-23-84`, and not the year of a date.
  return isDigit(load<u8>(at + 13)) || mayJoin(load<u8>(at + 13)) || load<u8>(at + 2) < 50
}

/** Reduces `rows` by the character after the second run of digits. */
// @ts-ignore: decorator
@inline function rowsAfter(at: usize, digits: u64, run: i32, next: i32, first: i32, second: i32, rows: i32): i32 {
  if (first == First.Zeros || run > 8) return rows
  const after: i32 = load<u8>(at + run + 1 + second)
  if (after >= 128) return rows
  if (next == Next.Bracket && run < 6) return rows & ~(PERSON_ROWS | (after == 46 ? 0 : 1 << Row.Ip))
  if (run == 1 && second >= MANY) return (after | 32) == 101 ? rows : 0
  const joined: i32 = isJoint(after) && (second > 0 || mayBeDigit(load<u8>(at + run + 2))) ? rows & PERSON_ROWS : 0
  // Pairs of digits continue with another space, dotted ones with another dot.
  if (next == Next.Space && run == 2) {
    return joined | (after == 32 ? rows : rows & (first == First.ZeroEight || second == 6 ? 1 << Row.Phone : 0))
  }
  if (next == Next.Hyphen && run < 4) return joined | (after == 45 ? rows : first < First.One ? rows & (1 << Row.Phone) : 0)
  if (run == 4 && second == 2 && !goesOn(at) && !mayHaveLast(at + 10)) return rows & ~PERSON_ROWS
  if (next == Next.Dot && run <= 4) return after != 46 && after != 91 && after != 40 ? joined : rows & ~octetsRow(at, digits)
  // After a group, only a tab, among other characters, joins it to another one.
  if (run < 6) return rows & ((next == Next.Other && load<u8>(at + run) != 9 ? 0 : joined) | ~PERSON_ROWS)
  if (run == 7) return rows
  if (second == 0) return mayGoOn(after) || next == Next.Other || next == Next.Bracket || mayHaveLast(at + run) ? rows : rows & (1 << Row.Phone)
  return rows
}

/** Reduces `rows` by the first digits: centuries, months, countries, plans. */
// @ts-ignore: decorator
@inline function rowsByDigits(at: usize, run: i32, rows: i32): i32 {
  const two = digitOf(load<u8>(at)) * 10 + digitOf(load<u8>(at, 1))
  if (run == 12 && (load<u8>(at - 1) | 32) == 101) return rows
  if (run == 12) return two == 16 || two == 0 || (two >= 18 && two <= 20 && load<u8>(at, 4) < 50) ? rows : 0
  if (run == 10 && load<u8>(at, 2) > 49) return rows & ~(1 << Row.Personnummer)
  if (run >= 9) return two == 46 || two == 47 || two < 10 ? rows : rows & ~(1 << Row.Phone)
  if (run == 8 && two >= 10 && !isNorwegianStart(0, <i32>at, <i32>at + 1)) return rows & ~(1 << Row.Phone)
  return rows
}

/** Reduces `rows` by a closer look at the run. */
// @ts-ignore: decorator
@inline function rowsAt(at: usize, place: i32, rows: i32): i32 {
  const digits = digitsFrom(place)
  const run = runOf(digits)
  const next: i32 = load<u8>(NEXT_CLASS + <usize>load<u8>(at + run))
  if (next == Next.Foreign) return rows
  const second = runOf(digits >> (<u64>run + 1))
  return (rows & rowsBefore(at, 0)) | rowsAfter(at, digits, run, next, firstOf(at), second, run < 8 ? rows : rowsByDigits(at, run, rows))
}

/** True if an address may start at its first colon: two consecutive colons, or six of them. */
function isColonWorthIt(place: i32): bool {
  const colons = load<u64>(COLONS + 8 + (<usize>place >> 3)) >> (<u64>place & 7)
  const near = colons & 0xffffffffff
  return (near & (near >> 1)) != 0 || popcnt(near) >= 6
}

/** `amp`, whatever encodes the semicolon after it. */
const AMP: u32 = 0x706d61

function codeOf(at: usize): i32 {
  return load<u8>(at)
}

/** Returns the value of two hexadecimal digits, -1 for others. */
function octetAt(at: usize): i32 {
  const high = codeOf(at)
  const low = codeOf(at + 1)
  return isHex(high) && isHex(low) ? (hexOf(high) << 4) | hexOf(low) : -1
}

/** True if an encoded character may join a name and its value. */
function isNameJoint(code: i32): bool {
  return owns && (code == 58 || code == 61 || code == 62)
}

/** True if an octet encoded from `at` to `past` introduces another encoding. */
function beginsEscape(octet: i32, at: usize, past: usize): bool {
  if (octet == 92) return true
  if (octet != 38 && octet != 37) return false
  const next = codeOf(past)
  if (isSign(next) || (octet == 38 && (next == 35 || (load<u32>(past) & 0xffffff) == AMP))) return true
  const twice = octet == 37 ? octetAt(past) : -1
  return twice >= 0 && isOctetWorthIt(twice, at, past + 2)
}

/**
 * True if an octet encoded from `at` to `past` may be an at sign or, next to a digit, part of a number. The digits of
 * the escape hide where the run after it starts.
 */
function isOctetWorthIt(octet: i32, at: usize, past: usize): bool {
  if (octet == 27) return isSequenceWorthIt(at, past)
  if (beginsEscape(octet, at, past)) return true
  // The dash of an option, the apostrophe of a literal, or the character before one: many octets end one that is a blank.
  const next = codeOf(past)
  if (owns && (octet == 45 || octet == 39 || next == 45 || next == 39)) return true
  // A dot may be bracketed.
  if (octet == 46 || octet == 64 || octet == 58 || (isNameJoint(octet) && mayOwn(0, <i32>at, LEXICON, SCRATCH))) return true
  if (isDigit(next) || next == 46 || next == 58) return true
  // The last part of an address.
  if (isHex(octet) && (codeOf(at - 1) == 46 || codeOf(at - 1) == 58)) return true
  if (!isDigit(codeOf(at - 1)) && next != codeOf(at)) return false
  if (octet >= 32 && octet <= 58) return true
  return octet == 0xc2 || octet == 0xe2 || octet == 0xef
}

/** The same for an octet of three octal digits at `digits`, introduced at `at`. */
function isOctalWorthIt(at: usize, digits: usize): bool {
  const high = codeOf(digits) - 48
  const middle = codeOf(digits + 1) - 48
  const low = codeOf(digits + 2) - 48
  if (<u32>high > 3 || <u32>middle > 7 || <u32>low > 7) return false
  return isOctetWorthIt((high << 6) | (middle << 3) | low, at, digits + 3)
}

/** Number of codes examined next to a control sequence. */
const NEAR: i32 = 6

/** True if digits, colons or a plus are on one side of `at`, with only characters of a value in between. */
function hasValueAt(at: usize, step: usize): bool {
  let place = at
  for (let i: i32 = 0; i < NEAR; i++) {
    const code = codeOf(place)
    if (isDigit(code) || code == 58 || code == 43 || code > 127) return true
    const isBracket = code == 91 || code == 93 || (code >= 40 && code <= 44)
    if (!isJoint(code) && !isHex(code) && !isInterimLetter(code) && !isBracket) return isSign(code)
    place += step
  }
  return false
}

/** True if a control sequence with an encoded escape from `at` to `past` is inside a value; others do not matter. */
function isSequenceWorthIt(at: usize, past: usize): bool {
  // Digits after those of the escape are a separate run.
  const code = codeOf(past)
  if (isDigit(code)) return true
  // The last code of the sequence: of a character set, or a command, or behind parameters.
  let end = past + <usize>(code == 40 || code == 41 || code == 91 || code == 93)
  if (code == 91 || code == 93) for (let i: i32 = 0; i < MOST_PARAMETERS && codeOf(end) < 64 && codeOf(end) >= 32; i++) end++
  // Before or between the dashes of an option, or before a literal.
  if (owns && (codeOf(end + 1) == 45 || codeOf(end + 1) == 39)) return true
  // A title inside a name; possibly only its end is before the joint.
  if (owns && code == 93 && isNameCode(codeOf(at - 1))) return true
  if (!hasValueAt(at - 1, -1)) return false
  return code != 91 || hasValueAt(end + 1, 1)
}

/** True for an ampersand before a nearby semicolon, or before a number. */
function isReferenceWorthIt(at: usize): bool {
  if (codeOf(at + 1) == 35) return true
  for (let i: usize = 2; i < 9; i++) {
    const code = codeOf(at + i)
    if (code == 59 || code > 127) return true
    if (!isAlphanumeric(code)) return code != 61 && isDigit(codeOf(at - 1))
  }
  return false
}

/** True if the backslash at `at` precedes the opening quote of a list in a string: it may contain a listed name. */
function isInList(at: usize): bool {
  let place = at - 1
  while (codeOf(place) == 32 || codeOf(place) == 9) place--
  if (codeOf(place) != 91) return false
  place = at
  while (codeOf(place) == 92) place++
  return codeOf(place) == 34
}

/** True for a backslash that escapes an at sign, a digit, a space or a dash, or a slash in a number. */
function isEscapeWorthIt(at: usize): bool {
  const code = codeOf(at + 1)
  if ((code == 34 || code == 92) && owns && isInList(at)) return true
  if (code == 34) return false
  if (code == 47) return isDigit(codeOf(at - 1)) && isDigit(codeOf(at + 2))
  if (code == 120) return isOctetWorthIt(octetAt(at + 2), at, at + 4)
  if (code == 101) return isSequenceWorthIt(at, at + 2)
  const next = codeOf(at + (code == 117 ? 6 : 2))
  if (owns && (next == 39 || (code == 117 && next == 45))) return true
  if (code != 117) return isOctalWorthIt(at, at + 1)
  if (codeOf(at + 2) == 123) return true
  if (isDigit(next) || next == 46 || next == 58) return true
  const high = octetAt(at + 2)
  if (high != 0) return high == 0x20 || high == 0x22 || high == 0xff || high == 0x30
  const low = octetAt(at + 4)
  if (low == 27) return isSequenceWorthIt(at, at + 6)
  return low == 64 || low == 92 || (low >= 32 && low <= 58) || isNameJoint(low) || low == 0xa0 || low == 0xad
}

/** True for a tag after which a number continues. */
function isTagWorthIt(at: usize): bool {
  let place = at + 1
  for (let i: i32 = 0; i < 160 && codeOf(place) != 62; i++) {
    if (codeOf(place) == 60 || codeOf(place) < 32) return false
    place++
  }
  return isDigit(codeOf(place + 1)) || isJoint(codeOf(place + 1)) || isSign(codeOf(place + 1))
}

/** True if the character at a place may hide something from a scan of the literal text. */
function isSignWorthIt(at: usize, code: i32): bool {
  if (code == 37) return isOctetWorthIt(octetAt(at + 1), at, at + 3)
  if (code == 38) return isReferenceWorthIt(at)
  if (code == 92) return isEscapeWorthIt(at)
  if (code == 35) return isOctalWorthIt(at, at + 1)
  if (code == 60) return isTagWorthIt(at)
  return isSequenceWorthIt(at, code == 94 ? at + 2 : at + 1)
}

/** Applies the table to each place; rejects nearly all, without branches. */
function filterByTable(text: usize, count: i32, kept: usize): usize {
  let to = kept
  const told = wanted
  for (let i: i32 = 0; i < count; i++) {
    const place = load<i32>(PLACES + (<usize>i << 2))
    const at = text + <usize>place
    const digits = digitsFrom(place)
    const run = <i32>ctz(~digits | (1 << LONGEST))
    const second = <i32>ctz(~(digits >> (<u64>run + 1)) | (1 << MANY))
    const next: i32 = load<u8>(NEXT_CLASS + <usize>load<u8>(at + run))
    const apart: i32 = load<u8>(APART_CLASS + <usize>load<u8>(at + run + 1 + second))
    const set = <usize>load<u8>(filterAt(run + apart, next, firstOf(at), second))
    const listed = load<i32>(ACTIVE_SETS + (set << 2)) & told
    // Before a bracketed dot, an octet may be a later one.
    const octet = listed & (1 << Row.Ip) & -<i32>(next == Next.Bracket)
    const rows = select<i32>(listed, rowsBefore(at, listed) | octet, run == 0)
    store<i32>(to, place)
    store<i32>(to, rows, 4)
    to += <usize>(<i32>(rows != 0) * PLACE_SIZE)
  }
  return to
}

/** Returns the row for a joint that a listed name may precede. */
function ownerRow(place: i32): i32 {
  return <i32>((load<u64>(OWNED + 8 + ((<usize>place >> 6) << 3)) >> (place & 63)) & 1) << Row.Field
}

/** Returns the row for an at sign that a password may precede. */
function accountRow(at: usize): i32 {
  return <i32>(owns && (isUnknownAround(0, <i32>at) || passwordBegin(0, <i32>at) < <i32>at)) << Row.Field
}

/** Returns the row for the dash of an option. */
function optionRow(at: usize): i32 {
  return <i32>(owns && mayOwn(0, <i32>at, LEXICON, SCRATCH)) << Row.Field
}

/** Returns the row for the apostrophe of a literal. */
function literalRow(at: usize): i32 {
  return <i32>(owns && mayOwn(0, <i32>at - 1, LEXICON, SCRATCH)) << Row.Field
}

/**
 * Stores at `kept` those of the first `count` places that some recogniser may claim, with the possible rows; `text` is
 * the address of position 0.
 */
export function filterPlaces(text: usize, count: i32, kept: usize): i32 {
  const end = filterByTable(text, count, kept)
  let to = kept
  for (let from = kept; from < end; from += PLACE_SIZE) {
    const place = load<i32>(from)
    const at = text + <usize>place
    const code: i32 = load<u8>(at)
    let rows = load<i32>(from, 4)
    if (isDigit(code)) {
      rows = rowsAt(at, place, rows) | (rows & LOST)
      if (rows == 1 << Row.Ip && isOfProduct(at, place)) rows |= DOUBTFUL
    }
    else if (code == 64) rows = (rows & (1 << Row.Email)) | accountRow(at)
    else if (code == 58) rows = (isColonWorthIt(place) ? rows & (1 << Row.Ip) : 0) | ownerRow(place)
    else if (code == 61 || code == 62) rows = 1 << Row.Field
    else if (code == 45) rows = optionRow(at)
    else if (isOpening(code)) rows &= 1 << Row.Email
    else if (code == 39) rows = literalRow(at)
    else if (isSign(code) && !isUnsure && !isSignWorthIt(at, code)) rows = 0
    store<i32>(to, place)
    store<i32>(to, rows, 4)
    to += <usize>(<i32>(rows != 0) * PLACE_SIZE)
  }
  return <i32>(to - kept) / PLACE_SIZE
}
