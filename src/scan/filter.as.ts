/**
 * Third pass: which recognisers a place is worth. One table says it of a run of digits; nearly every run of a log ends
 * there. A closer look at what is left must never say no where a recogniser would say yes: `test/engine.test.ts` holds it
 * to that.
 */
import { digitRun } from '#sixteen'
import { hexOf } from '../formats/read'
import { MOST_PARAMETERS } from '../formats/sequences'
import { Apart, endsDate } from '../recognise/apart'
import { isNorwegianStart } from '../recognise/checks/plans'
import { isInterimLetter } from '../recognise/personnummer'
import { Row } from '../recognise/rows'
import { digitOf, isAlphanumeric, isDigit, isHex, isLineEnd } from '../text/codes'
import { passwordBegin } from '../resolve/account'
import { isNameCode } from '../resolve/field'
import { mayOwn } from '../resolve/owned'
import { DOUBTFUL, isOpening, LOST, owns, wanted } from './claims.as'
import { ACTIVE_SETS, APART_CLASS, COLONS, LEXICON, NEXT_CLASS, OWNED, PLACE_SIZE, PLACES, SCRATCH } from './layout.as'
import { digitsFrom, isOfProduct, mayBeDigit, octetsRow, runOf } from './octets.as'
import { isUnsure } from './places.as'
import { isSign } from './signs.as'
import { filterAt, First, firstOf, isJoint, LONGEST, MANY, mayJoin, Next, PERSON_ROWS, rowsBefore } from './runs.as'

/** What may stand where the letter of an interim number does, or a separator after one. */
function mayGoOn(code: i32): bool {
  return code >= 128 || isJoint(code) || isInterimLetter(code)
}

/** Whether the last digits of a number may stand behind a date that ends at `end`, or an escape that may hide them. */
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

/** Whether groups go on behind four and two digits: most such are a date that ends there, or has a time behind it. */
function goesOn(at: usize): bool {
  if (isDigit(load<u8>(at + 10)) || mayJoin(load<u8>(at + 8))) return true
  if (!mayJoin(load<u8>(at + 10))) return false
  // Two digits are the last ones where four are a year and a month, `8712-20-23-84`, and not the year of a date.
  return isDigit(load<u8>(at + 13)) || mayJoin(load<u8>(at + 13)) || load<u8>(at + 2) < 50
}

/** Rows out of `rows` that the character after the second run of digits leaves. */
// @ts-ignore: decorator
@inline function rowsAfter(at: usize, digits: u64, run: i32, next: i32, first: i32, second: i32, rows: i32): i32 {
  if (first == First.Zeros || run > 8) return rows
  const after: i32 = load<u8>(at + run + 1 + second)
  if (after >= 128) return rows
  if (next == Next.Bracket && run < 6) return rows & ~(PERSON_ROWS | (after == 46 ? 0 : 1 << Row.Ip))
  if (run == 1 && second >= MANY) return (after | 32) == 101 ? rows : 0
  const joined: i32 = isJoint(after) && (second > 0 || mayBeDigit(load<u8>(at + run + 2))) ? rows & PERSON_ROWS : 0
  // Two digits in pairs go on with another space, dotted ones with another dot.
  if (next == Next.Space && run == 2) {
    return joined | (after == 32 ? rows : rows & (first == First.ZeroEight || second == 6 ? 1 << Row.Phone : 0))
  }
  if (next == Next.Hyphen && run < 4) return joined | (after == 45 ? rows : first < First.One ? rows & (1 << Row.Phone) : 0)
  if (run == 4 && second == 2 && !goesOn(at) && !mayHaveLast(at + 10)) return rows & ~PERSON_ROWS
  if (next == Next.Dot && run <= 4) return after != 46 && after != 91 && after != 40 ? joined : rows & ~octetsRow(at, digits)
  // Of what else stands behind a group, only a tab joins it to another one.
  if (run < 6) return rows & ((next == Next.Other && load<u8>(at + run) != 9 ? 0 : joined) | ~PERSON_ROWS)
  if (run == 7) return rows
  if (second == 0) return mayGoOn(after) || next == Next.Other || next == Next.Bracket || mayHaveLast(at + run) ? rows : rows & (1 << Row.Phone)
  return rows
}

/** Rows out of `rows` that the first digits leave: centuries, months, countries, plans. */
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

/** Rows out of `rows` that a closer look at the run leaves. */
// @ts-ignore: decorator
@inline function rowsAt(at: usize, place: i32, rows: i32): i32 {
  const digits = digitsFrom(place)
  const run = runOf(digits)
  const next: i32 = load<u8>(NEXT_CLASS + <usize>load<u8>(at + run))
  if (next == Next.Foreign) return rows
  const second = runOf(digits >> (<u64>run + 1))
  return (rows & rowsBefore(at, 0)) | rowsAfter(at, digits, run, next, firstOf(at), second, run < 8 ? rows : rowsByDigits(at, run, rows))
}

/** What an address has from its first colon on: two colons together, or six of them. */
function isColonWorthIt(place: i32): bool {
  const colons = load<u64>(COLONS + 8 + (<usize>place >> 3)) >> (<u64>place & 7)
  const near = colons & 0xffffffffff
  return (near & (near >> 1)) != 0 || popcnt(near) >= 6
}

/** `amp`, whatever writes the semicolon behind it. */
const AMP: u32 = 0x706d61

function codeOf(at: usize): i32 {
  return load<u8>(at)
}

/** Value of two hexadecimal digits, -1 for others. */
function octetAt(at: usize): i32 {
  const high = codeOf(at)
  const low = codeOf(at + 1)
  return isHex(high) && isHex(low) ? (hexOf(high) << 4) | hexOf(low) : -1
}

/** Whether an escape stands for a joint between a name and its value. */
function isNameJoint(code: i32): bool {
  return owns && (code == 58 || code == 61 || code == 62)
}

/** Whether an octet that is written from `at` to `past` begins another escape. */
function beginsEscape(octet: i32, at: usize, past: usize): bool {
  if (octet == 92) return true
  if (octet != 38 && octet != 37) return false
  const next = codeOf(past)
  if (isSign(next) || (octet == 38 && (next == 35 || (load<u32>(past) & 0xffffff) == AMP))) return true
  const twice = octet == 37 ? octetAt(past) : -1
  return twice >= 0 && isOctetWorthIt(twice, at, past + 2)
}

/**
 * An octet that is written from `at` to `past`: of an at sign, or beside a digit one that may stand in a number; the digits
 * of the escape hide where the run behind it begins.
 */
function isOctetWorthIt(octet: i32, at: usize, past: usize): bool {
  if (octet == 27) return isSequenceWorthIt(at, past)
  if (beginsEscape(octet, at, past)) return true
  // The dash of an option, or the blank before it; the apostrophe of a literal, or what it stands behind.
  if (owns && (octet == 45 || octet == 39 || (octet == 32 && codeOf(past) == 45) || codeOf(past) == 39)) return true
  // A dot may stand in brackets.
  if (octet == 46 || octet == 64 || octet == 58 || (isNameJoint(octet) && mayOwn(0, <i32>at, LEXICON, SCRATCH))) return true
  const after = codeOf(past)
  if (isDigit(after) || after == 46 || after == 58) return true
  if (!isDigit(codeOf(at - 1)) && after != codeOf(at)) return false
  if (octet >= 32 && octet <= 58) return true
  return octet == 0xc2 || octet == 0xe2 || octet == 0xef
}

/** An octet of three octal digits from `digits` on, whose sign lies at `at`. */
function isOctalWorthIt(at: usize, digits: usize): bool {
  const high = codeOf(digits) - 48
  const middle = codeOf(digits + 1) - 48
  const low = codeOf(digits + 2) - 48
  if (<u32>high > 3 || <u32>middle > 7 || <u32>low > 7) return false
  return isOctetWorthIt((high << 6) | (middle << 3) | low, at, digits + 3)
}

/** Codes beside a control sequence that are looked at for what it may stand in. */
const NEAR: i32 = 6

/** Whether digits or colons, or a plus, stand on one side of `at`, and between them and it only what may stand in a value. */
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

/** A control sequence, whose escape is written from `at` to `past`, in a value: all others leave what is beside them as it is. */
function isSequenceWorthIt(at: usize, past: usize): bool {
  // Digits behind those of the escape are a run of their own.
  if (isDigit(codeOf(past))) return true
  let end = past + 1
  for (let i: i32 = 0; i < MOST_PARAMETERS && codeOf(end) < 64 && codeOf(end) >= 32; i++) end++
  // Before or between the dashes of an option, or before a literal.
  if (owns && (codeOf(end + 1) == 45 || codeOf(end + 1) == 39)) return true
  // A title in a name, of which no more than the end may stand before its joint.
  if (owns && codeOf(past) == 93 && isNameCode(codeOf(at - 1))) return true
  if (!hasValueAt(at - 1, -1)) return false
  if (codeOf(past) != 91) return true
  return hasValueAt(end + 1, 1)
}

/** An ampersand with a semicolon near, or before a number. */
function isReferenceWorthIt(at: usize): bool {
  if (codeOf(at + 1) == 35) return true
  for (let i: usize = 2; i < 9; i++) {
    const code = codeOf(at + i)
    if (code == 59) return true
    if (!isAlphanumeric(code)) return code != 61 && isDigit(codeOf(at - 1))
  }
  return false
}

/** Whether a backslash at `at` stands before the quote that a list of JSON in a string begins with: it may hold a listed name. */
function isInList(at: usize): bool {
  let place = at - 1
  while (codeOf(place) == 32 || codeOf(place) == 9) place--
  if (codeOf(place) != 91) return false
  place = at
  while (codeOf(place) == 92) place++
  return codeOf(place) == 34
}

/** A backslash before an escape of an at sign, a digit, a space or a dash, or of a slash in a number. */
function isEscapeWorthIt(at: usize): bool {
  const code = codeOf(at + 1)
  if ((code == 34 || code == 92) && owns && isInList(at)) return true
  if (code == 34) return false
  if (code == 47) return isDigit(codeOf(at - 1)) && isDigit(codeOf(at + 2))
  if (code == 120) return isOctetWorthIt(octetAt(at + 2), at, at + 4)
  if (code == 101) return isSequenceWorthIt(at, at + 2)
  if (owns && codeOf(at + (code == 117 ? 6 : 2)) == 39) return true
  if (code != 117) return isOctalWorthIt(at, at + 1)
  if (codeOf(at + 2) == 123) return true
  if (isDigit(codeOf(at + 6)) || codeOf(at + 6) == 46 || codeOf(at + 6) == 58) return true
  const high = octetAt(at + 2)
  if (high != 0) return high == 0x20 || high == 0x22 || high == 0xff || high == 0x30
  const low = octetAt(at + 4)
  if (low == 27) return isSequenceWorthIt(at, at + 6)
  return low == 64 || low == 92 || (low >= 32 && low <= 58) || isNameJoint(low) || low == 0xa0 || low == 0xad
}

/** A tag, behind which a number goes on. */
function isTagWorthIt(at: usize): bool {
  let place = at + 1
  for (let i: i32 = 0; i < 160 && codeOf(place) != 62; i++) {
    if (codeOf(place) == 60 || codeOf(place) < 32) return false
    place++
  }
  return isDigit(codeOf(place + 1)) || isJoint(codeOf(place + 1)) || isSign(codeOf(place + 1))
}

/** Whether the sign at a place may hide something that a scan of the text as it is would not see. */
function isSignWorthIt(at: usize, code: i32): bool {
  if (code == 37) return isOctetWorthIt(octetAt(at + 1), at, at + 3)
  if (code == 38) return isReferenceWorthIt(at)
  if (code == 92) return isEscapeWorthIt(at)
  if (code == 35) return isOctalWorthIt(at, at + 1)
  if (code == 60) return isTagWorthIt(at)
  return isSequenceWorthIt(at, code == 94 ? at + 2 : at + 1)
}

/** What the table says of each place; nearly all that is none goes here, and nothing branches. */
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
    // Before a dot in brackets an octet may be a later one.
    const octet = listed & (1 << Row.Ip) & -<i32>(next == Next.Bracket)
    const rows = select<i32>(listed, rowsBefore(at, listed) | octet, run == 0)
    store<i32>(to, place)
    store<i32>(to, rows, 4)
    to += <usize>(<i32>(rows != 0) * PLACE_SIZE)
  }
  return to
}

/** The row of a joint that a listed name may stand before. */
function ownerRow(place: i32): i32 {
  return <i32>((load<u64>(OWNED + 8 + ((<usize>place >> 6) << 3)) >> (place & 63)) & 1) << Row.Field
}

/** The row of an at sign before which a password may stand. */
function accountRow(at: usize): i32 {
  return <i32>(owns && passwordBegin(0, <i32>at) < <i32>at) << Row.Field
}

/** The row of the dash of an option. */
function optionRow(at: usize): i32 {
  return <i32>(owns && mayOwn(0, <i32>at, LEXICON, SCRATCH)) << Row.Field
}

/** The row of the apostrophe of a literal. */
function literalRow(at: usize): i32 {
  return <i32>(owns && mayOwn(0, <i32>at - 1, LEXICON, SCRATCH)) << Row.Field
}

/**
 * Keeps at `kept` those of the first `count` listed places that some recogniser may take, each with the rows that may;
 * `text` is where place 0 lies.
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
