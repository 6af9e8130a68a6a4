/**
 * Third pass: which recognisers a place is worth. One table says it for a run's length, what it begins with, the
 * character after it and the digits after that; nearly every run of a log ends there. A closer look at what is left
 * must never say no where a recogniser would say yes: `test/engine.test.ts` holds it to that.
 */
import { hexOf } from '../formats/read'
import { isNorwegianStart } from '../recognise/checks/plans'
import { isInterimLetter } from '../recognise/personnummer'
import { Row } from '../recognise/rows'
import { digitOf, isAlphanumeric, isDigit, isHex } from '../text/codes'
import { mayOwn } from '../resolve/owned'
import { owns } from './claims.as'
import { COLONS, DIGITS, FILTER, FIRST_CLASS, LEXICON, NEXT_CLASS, SCRATCH } from './layout.as'
import { isOwner } from './owners.as'

/** What may stand after a run of digits. */
const enum Next {
  Other = 0,
  Dot = 1,
  Space = 2,
  Hyphen = 3,
  Plus = 4,
  Slash = 5,
  Paren = 6,
  Interim = 7,
  Letter = 8,
  Foreign = 9,
  Count = 10,
}

/** What a run begins with. */
const enum First {
  Zero = 0,
  Zeros = 1,
  /** Stockholm's area code. */
  ZeroEight = 2,
  One = 3,
  TwoThree = 4,
  Four = 5,
  FiveSeven = 6,
  EightNine = 7,
  Count = 8,
}

/** Longer runs are alike: nothing takes them. */
const LONGEST: i32 = 18
/** More digits after the first joint are alike, too. */
const MANY: i32 = 7
const EVERY_ROW: i32 = (1 << Row.Field) - 1
const DOTTED_ROWS: i32 = (1 << Row.Ip) | (1 << Row.Kontonummer) | (1 << Row.Phone)

function nextClass(code: i32): i32 {
  if (code >= 128) return Next.Foreign
  if (code == 46) return Next.Dot
  if (code == 32) return Next.Space
  if (code == 45) return Next.Hyphen
  if (code == 43) return Next.Plus
  if (code == 47) return Next.Slash
  if (code == 41) return Next.Paren
  if (isInterimLetter(code)) return Next.Interim
  return isAlphanumeric(code) || code == 95 ? Next.Letter : Next.Other
}

function isPart(next: i32): bool {
  return next == Next.Space || next == Next.Hyphen
}

/** What may stand between any two groups of an identity number; a tab is one of the others. */
function separates(next: i32): bool {
  return isPart(next) || next == Next.Dot || next == Next.Slash || next == Next.Other
}

/** The identity numbers, and the witnesses against them, that may begin with such a run: bits of rows. */
function numbers(run: i32, next: i32, first: i32): i32 {
  const isDate: bool = next == Next.Plus || next == Next.Interim
  const isDotted: bool = next == Next.Dot || next == Next.Space
  let rows: i32 = 0
  if (((run == 6 || run == 8) && isDate) || run == 10 || run == 12) rows |= 1 << Row.Personnummer
  if (run == 11) rows |= 1 << Row.Fodselsnummer
  if ((run == 2 || run == 4 || run == 6 || run == 8) && separates(next)) {
    rows |= (1 << Row.Personnummer) | (1 << Row.Fodselsnummer)
  }
  if ((run == 6 && next == Next.Hyphen) || run == 10 || (run == 12 && first == First.One)) rows |= 1 << Row.Orgnr
  if (first == First.EightNine && ((run == 3 && next == Next.Space) || run == 9)) rows |= 1 << Row.Orgnr
  if (run == 4 && isDotted) rows |= 1 << Row.Kontonummer
  return rows
}

/** Whether a phone number without a plus may begin with such a run. */
function isPhoneRun(run: i32, next: i32, first: i32): bool {
  if (next == Next.Letter || next == Next.Interim) return false
  if (first == First.Zeros) return (run >= 3 || next == Next.Space) && run < LONGEST
  if (first == First.Zero || first == First.ZeroEight) {
    if (run >= 8 && run <= 10) return true
    // Two digits are Stockholm's area code, or begin a number in pairs.
    if (run == 2 && first == First.Zero) return next == Next.Space
    if (run < 2 || run > 4) return false
    return isPart(next) || next == Next.Dot || next == Next.Slash || next == Next.Paren
  }
  if (first == First.Four && run >= 9 && run <= 11) return true
  return first != First.One && (run == 8 || (run >= 2 && run <= 4 && next == Next.Space) || (run == 2 && next == Next.Hyphen))
}

function rowsOf(run: i32, next: i32, first: i32): i32 {
  // No run at all, or what follows it the folded line will tell.
  if (run == 0 || next == Next.Foreign) return EVERY_ROW
  // In a query it is a space.
  if (next == Next.Plus) return numbers(run, next, first) | rowsOf(run, Next.Space, first)
  let rows: i32 = numbers(run, next, first)
  if (isPhoneRun(run, next, first)) rows |= 1 << Row.Phone
  // An address of four octets.
  if (run <= 3 && (next == Next.Dot || next == Next.Hyphen)) rows |= 1 << Row.Ip
  return rows
}

function firstClass(code: i32): i32 {
  const digit = digitOf(code)
  if (!isDigit(code) || digit == 0) return First.Zero
  if (digit < 4) return digit == 1 ? First.One : First.TwoThree
  if (digit == 4) return First.Four
  return digit < 8 ? First.FiveSeven : First.EightNine
}

const PERSON_ROWS: i32 = (1 << Row.Personnummer) | (1 << Row.Fodselsnummer)

/** Rows of identity numbers out of `rows` that a separator and `second` digits after it leave. */
function personsOf(run: i32, second: i32, rows: i32): i32 {
  // One more separator may follow, or a letter.
  if (second == 0) return rows & (PERSON_ROWS | (run > 4 ? 1 << Row.Orgnr : 0))
  let left = second > 1 && second < 6 ? rows & PERSON_ROWS : 0
  if (second == 4) left |= rows & (1 << Row.Orgnr)
  return left
}

/** Rows out of `rows` that a space and `second` digits after it leave. */
function afterSpace(run: i32, first: i32, second: i32, rows: i32): i32 {
  const persons = personsOf(run, second, rows)
  const isZero: bool = first == First.Zero || first == First.ZeroEight
  if (run == 2) return second == 2 ? rows : persons | (isZero || second == 6 ? rows & (1 << Row.Phone) : 0)
  if (run == 3) return isZero ? rows : second == 2 ? rows & (1 << Row.Phone) : second == 3 ? rows & (1 << Row.Orgnr) : 0
  if (run == 4) {
    const konto = second == 2 ? rows & (1 << Row.Kontonummer) : 0
    return persons | konto | (isZero || second == 4 ? rows & (1 << Row.Phone) : 0)
  }
  return run > 8 ? rows : persons | (rows & (1 << Row.Phone))
}

/** Rows out of `rows` that a hyphen and `second` digits after it leave: area codes, pairs, octets in the name of a host. */
function afterHyphen(run: i32, first: i32, second: i32, rows: i32): i32 {
  const isPhone: bool = first < First.One || (run == 2 && second == 2)
  const left = (isPhone ? rows & (1 << Row.Phone) : 0) | (second > 0 && second < 4 ? rows & (1 << Row.Ip) : 0)
  return left | personsOf(run, second, rows)
}

/** Rows out of `rows` that a dot and `second` digits after it leave. */
function afterDot(run: i32, second: i32, rows: i32): i32 {
  const persons = personsOf(run, second, rows)
  if (run > 4) return run < 9 ? persons | (rows & (1 << Row.Phone)) : rows
  if (second == 2) return rows
  return persons | (second == 1 || second == 3 ? rows & DOTTED_ROWS : second == 0 ? 0 : rows & (1 << Row.Phone))
}

/** Rows that may take a run of that length and begin, with `second` digits after the character after it. */
function rowsFor(run: i32, next: i32, first: i32, second: i32): i32 {
  const rows = rowsOf(run, next, first)
  // Zeros stand before a country code, which ends anywhere.
  if (run == 0 || next == Next.Foreign || first == First.Zeros) return rows
  if (next == Next.Space) return afterSpace(run, first, second, rows)
  if (next == Next.Dot) return afterDot(run, second, rows)
  if (next == Next.Hyphen && run < 5) return afterHyphen(run, first, second, rows)
  if (separates(next) && (run < 5 || (run >= 6 && run <= 8))) return personsOf(run, second, rows) | (rows & (1 << Row.Phone))
  // In a query a plus is a space.
  if (next == Next.Plus && run <= 8) return personsOf(run, second, rows) | (rows & (1 << Row.Phone))
  return next == Next.Interim && run <= 8 && second != 3 ? 0 : rows
}

// @ts-ignore: decorator
@inline function filterAt(run: i32, next: i32, first: i32, second: i32): usize {
  return FILTER + ((run << 10) | (next << 6) | (first << 3) | second)
}

/** Fills the tables, once. */
export function prepareFilter(): void {
  for (let code: i32 = 0; code < 256; code++) {
    store<u8>(NEXT_CLASS + code, nextClass(code))
    store<u8>(FIRST_CLASS + code, firstClass(code))
  }
  for (let run: i32 = 0; run <= LONGEST; run++) {
    for (let next: i32 = 0; next < Next.Count; next++) {
      for (let first: i32 = 0; first < First.Count; first++) {
        for (let second: i32 = 0; second <= MANY; second++) {
          store<u8>(filterAt(run, next, first, second), rowsFor(run, next, first, second))
        }
      }
    }
  }
}

/** The {@link First} of a run. */
// @ts-ignore: decorator
@inline function firstOf(at: usize): i32 {
  const first: i32 = load<u8>(at)
  const second: i32 = load<u8>(at, 1)
  const afterZero: i32 = second == 48 ? First.Zeros : second == 56 ? First.ZeroEight : First.Zero
  return select<i32>(afterZero, load<u8>(FIRST_CLASS + <usize>first), first == 48)
}

/** Digits from the place on, by the mask: 57 of them are known for sure. */
function digitsFrom(place: i32): u64 {
  return load<u64>(DIGITS + 8 + (<usize>place >> 3)) >> (<u64>place & 7)
}

/** Length of the run of digits that `digits` begins with. */
function runOf(digits: u64): i32 {
  return <i32>ctz(~digits)
}

/** What may stand where the letter of an interim number does, or a separator after one. */
function mayGoOn(code: i32): bool {
  return code >= 128 || isJoint(code) || isInterimLetter(code)
}

/** What joins groups: a space, a tab, a hyphen, a dot or a slash. */
function isJoint(code: i32): bool {
  return code == 32 || code == 9 || (code >= 45 && code <= 47)
}

/** Whether four more digits may follow a date whose year is written with four: most stamps have a time there. */
function hasSerial(at: usize): bool {
  return isJoint(load<u8>(at + 10)) && isDigit(load<u8>(at + 13)) && isDigit(load<u8>(at + 14))
}

/** Rows out of `rows` that the character after the second run of digits leaves. */
function rowsAfter(at: usize, run: i32, next: i32, first: i32, second: i32, rows: i32): i32 {
  if (first == First.Zeros || run > 8) return rows
  const after: i32 = load<u8>(at + run + 1 + second)
  if (after >= 128) return rows
  const joined: i32 = isJoint(after) ? rows & PERSON_ROWS : 0
  // Two digits in pairs go on with another space, dotted ones with another dot.
  if (next == Next.Space && run == 2) {
    return joined | (after == 32 ? rows : rows & (first == First.ZeroEight || second == 6 ? 1 << Row.Phone : 0))
  }
  if (next == Next.Hyphen && run < 4) return joined | (after == 45 ? rows : first < First.One ? rows & (1 << Row.Phone) : 0)
  if (run == 4 && second == 2 && !hasSerial(at)) return rows & ~PERSON_ROWS
  if (next == Next.Dot && run <= 4) return after == 46 ? rows : joined
  if (run < 6) return rows & (joined | ~PERSON_ROWS)
  if (run == 7) return rows
  if (second == 0) return mayGoOn(after) || next == Next.Other ? rows : rows & (1 << Row.Phone)
  return rows
}

/** Rows out of `rows` that the first digits leave: centuries, months, countries, plans. */
function rowsByDigits(at: usize, run: i32, rows: i32): i32 {
  const two = digitOf(load<u8>(at)) * 10 + digitOf(load<u8>(at, 1))
  if (run == 12 && (load<u8>(at - 1) | 32) == 101) return rows
  if (run == 12) return two == 16 || two == 0 || (two >= 18 && two <= 20 && load<u8>(at, 4) < 50) ? rows : 0
  if (run == 10 && load<u8>(at, 2) > 49) return rows & ~(1 << Row.Personnummer)
  if (run >= 9) return two == 46 || two == 47 || two < 10 ? rows : rows & ~(1 << Row.Phone)
  if (run == 8 && two >= 10 && !isNorwegianStart(0, <i32>at, <i32>at + 1)) return rows & ~(1 << Row.Phone)
  return rows
}

/** 1 when a plus stands before the run, or before the space before it. */
// @ts-ignore: decorator
@inline function isAfterPlus(at: usize): i32 {
  const before: i32 = load<u8>(at - 1)
  return <i32>(before == 43) | (<i32>(before == 32) & <i32>(load<u8>(at - 2) == 43))
}

/** Rows out of `rows` that a closer look at the run leaves. */
function rowsAt(at: usize, place: i32, rows: i32): i32 {
  if (isAfterPlus(at) != 0) return EVERY_ROW
  const digits = digitsFrom(place)
  const run = runOf(digits)
  const next: i32 = load<u8>(NEXT_CLASS + <usize>load<u8>(at + run))
  if (next == Next.Foreign) return rows
  const second = runOf(digits >> (<u64>run + 1))
  return rowsAfter(at, run, next, firstOf(at), second, run < 8 ? rows : rowsByDigits(at, run, rows))
}

/** What an address has from its first colon on: two colons together, or six of them. */
function isColonWorthIt(place: i32): bool {
  const colons = load<u64>(COLONS + 8 + (<usize>place >> 3)) >> (<u64>place & 7)
  const near = colons & 0xffffffffff
  return (near & (near >> 1)) != 0 || popcnt(near) >= 6
}

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

/** A percent sign before the digits of an at sign, or beside a digit those of what may stand in a number. */
function isPercentWorthIt(at: usize): bool {
  const octet = octetAt(at + 1)
  if (octet == 64 || octet == 58 || (isNameJoint(octet) && mayOwn(0, <i32>at, LEXICON, SCRATCH))) return true
  // The digits of the escape hide where the run behind it begins.
  if (isDigit(codeOf(at + 3)) || codeOf(at + 3) == 46 || codeOf(at + 3) == 58) return true
  if (!isDigit(codeOf(at - 1)) && codeOf(at + 3) != 37) return false
  if (octet >= 32 && octet <= 58) return true
  return octet == 0xc2 || octet == 0xe2 || octet == 0xef
}

/** An ampersand with a semicolon near. */
function isReferenceWorthIt(at: usize): bool {
  if (codeOf(at + 1) == 35) return true
  for (let i: usize = 2; i < 9; i++) {
    if (codeOf(at + i) == 59) return true
    if (!isAlphanumeric(codeOf(at + i))) return false
  }
  return false
}

/** A backslash before an escape of an at sign, a digit, a space or a dash, or of a slash in a number. */
function isEscapeWorthIt(at: usize): bool {
  const code = codeOf(at + 1)
  if (code == 47) return isDigit(codeOf(at - 1)) && isDigit(codeOf(at + 2))
  if (code != 117) return false
  if (isDigit(codeOf(at + 6)) || codeOf(at + 6) == 46 || codeOf(at + 6) == 58) return true
  const high = octetAt(at + 2)
  if (high != 0) return high == 0x20 || high == 0x22 || high == 0xff || high == 0x30
  const low = octetAt(at + 4)
  return low == 64 || (low >= 32 && low <= 58) || isNameJoint(low) || low == 0xa0 || low == 0xad
}

/** Whether the sign at a place may hide something that a scan of the text as it is would not see. */
function isSignWorthIt(at: usize, code: i32): bool {
  return code == 37 ? isPercentWorthIt(at) : code == 38 ? isReferenceWorthIt(at) : isEscapeWorthIt(at)
}

/** A place is kept with the rows that may take it: their bits above its index. */
export const ROWS_SHIFT: i32 = 16
export const PLACE: i32 = 0xffff

/** Rows out of `rows` that what stands before leaves: what a dot joins to a digit is part of something longer. */
// @ts-ignore: decorator
@inline function rowsBefore(at: usize, rows: i32): i32 {
  const before: i32 = load<u8>(at - 1)
  const isTorn: i32 = (<i32>(before == 46) | <i32>(before == 58)) & <i32>isDigit(load<u8>(at - 2))
  const left = select<i32>(rows & ~(1 << Row.Phone), 0, before == 58)
  return select<i32>(EVERY_ROW, select<i32>(left, rows, isTorn != 0), isAfterPlus(at) != 0)
}

/** What the table says of each place; nearly all that is none goes here, and nothing branches. */
function filterByTable(text: usize, count: i32, places: usize): i32 {
  let kept: i32 = 0
  for (let i: i32 = 0; i < count; i++) {
    const place = load<i32>(places + (<usize>i << 2))
    const at = text + <usize>place
    const digits = digitsFrom(place)
    const length = runOf(digits)
    const run = select<i32>(length, LONGEST, length < LONGEST)
    const rest = runOf(digits >> (<u64>run + 1))
    const second = select<i32>(rest, MANY, rest < MANY)
    const next: i32 = load<u8>(NEXT_CLASS + <usize>load<u8>(at + run))
    const listed: i32 = load<u8>(filterAt(run, next, firstOf(at), second))
    const rows = select<i32>(listed, rowsBefore(at, listed), run == 0)
    store<i32>(places + (<usize>kept << 2), place | (rows << ROWS_SHIFT))
    kept += <i32>(rows != 0)
  }
  return kept
}

/** The row of a colon that a listed name stands before, for all that is known here. */
function ownerRow(at: usize): i32 {
  return owns && isOwner(at, true) ? 1 << Row.Field : 0
}

/**
 * Keeps the places at `places` that some recogniser may take, with the rows that may; `text` is where place 0 lies.
 */
export function filterPlaces(text: usize, count: i32, places: usize): i32 {
  const listed = filterByTable(text, count, places)
  let kept: i32 = 0
  for (let i: i32 = 0; i < listed; i++) {
    const entry = load<i32>(places + (<usize>i << 2))
    const place = entry & PLACE
    const at = text + <usize>place
    const code: i32 = load<u8>(at)
    let rows = entry >> ROWS_SHIFT
    if (isDigit(code)) rows = rowsAt(at, place, rows)
    else if (code == 58) rows = (isColonWorthIt(place) ? rows : 0) | ownerRow(at)
    else if (code == 61 || code == 62) rows = 1 << Row.Field
    else if ((code == 37 || code == 38 || code == 92) && !isSignWorthIt(at, code)) rows = 0
    store<i32>(places + (<usize>kept << 2), place | (rows << ROWS_SHIFT))
    kept += <i32>(rows != 0)
  }
  return kept
}
