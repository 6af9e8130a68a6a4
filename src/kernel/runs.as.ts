/**
 * Selects recognisers for a run of digits: a table indexed by its length, its start, the next character and the number
 * of digits after that. The table contains numbers of row sets; which rows of a set are active is stored separately.
 */
import { isInterimLetter } from '../recognise/personnummer'
import { Row } from '../recognise/rows'
import { FoldClass, isAlphanumeric, isDigit } from '../text/codes'
import { EVERY_ROW, LOST } from './claims.as'
import { ACTIVE_SETS, APART_CLASS, BEFORE_CLASS, BEFORE_ROWS, FILTER, FIRST_CLASS, NEXT_CLASS, SETS } from './layout.as'

/** Class of the character after a run of digits. */
export const enum Next {
  Other = 0,
  Dot = 1,
  Space = 2,
  Hyphen = 3,
  Plus = 4,
  Slash = 5,
  Paren = 6,
  /** The letter of an interim number, or the x before an extension. */
  Interim = 7,
  Letter = 8,
  Foreign = 9,
  /** May open around a dot: like other characters except after an octet. */
  Bracket = 10,
  Count = 11,
}

/** Class of a run's first digits. */
export const enum First {
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

/** Longer runs are equivalent: nothing takes them. */
export const LONGEST: i32 = 18
/** Added to the length if no joint follows the second run. */
const APART: i32 = LONGEST + 1
/** Longer second runs are equivalent, too. */
export const MANY: i32 = 7
const DOTTED_ROWS: i32 = (1 << Row.Ip) | (1 << Row.Kontonummer) | (1 << Row.Phone)

function nextClass(code: i32): i32 {
  if (code >= 128) return Next.Foreign
  if (code == 46) return Next.Dot
  if (code == 32) return Next.Space
  if (code == 45) return Next.Hyphen
  if (code == 43) return Next.Plus
  if (code == 47) return Next.Slash
  if (code == 41) return Next.Paren
  if (code == 40 || code == 91) return Next.Bracket
  if (isInterimLetter(code) || code == 120) return Next.Interim
  return isAlphanumeric(code) || code == 95 ? Next.Letter : Next.Other
}

/** True for a joint of groups: a space, tab, hyphen, dot or slash. */
export function isJoint(code: i32): bool {
  return code == 32 || code == 9 || (code >= 45 && code <= 47)
}

/** True if the code may join groups; for non-ASCII, the folded line decides. */
export function mayJoin(code: i32): bool {
  return code >= 128 || isJoint(code)
}

function isPart(next: i32): bool {
  return next == Next.Space || next == Next.Hyphen
}

/** True for a separator between any two groups of an identity number; `Other` includes the tab. */
function separates(next: i32): bool {
  return isPart(next) || next == Next.Dot || next == Next.Slash || next == Next.Other
}

/** Returns the rows of identity numbers, and of witnesses against them, that may start with such a run. */
function numbers(run: i32, next: i32, first: i32): i32 {
  const isDate: bool = next == Next.Plus || next == Next.Interim
  const isDotted: bool = next == Next.Dot || next == Next.Space
  let rows: i32 = 0
  // Written with an exponent by software.
  if (run == 1 && (next == Next.Dot || next == Next.Other)) rows |= (1 << Row.Personnummer) | (1 << Row.Fodselsnummer)
  if (((run == 6 || run == 8) && isDate) || run == 10 || run == 12) rows |= 1 << Row.Personnummer
  if (run == 11) rows |= 1 << Row.Fodselsnummer
  if (((run == 2 || run == 4 || run == 6 || run == 8) && separates(next)) || ((run == 6 || run == 8) && next == Next.Paren)) {
    rows |= (1 << Row.Personnummer) | (1 << Row.Fodselsnummer)
  }
  if ((run == 6 && next == Next.Hyphen) || run == 10 || (run == 12 && first == First.One)) rows |= 1 << Row.Orgnr
  if (first == First.EightNine && ((run == 3 && next == Next.Space) || run == 9)) rows |= 1 << Row.Orgnr
  if (run == 4 && isDotted) rows |= 1 << Row.Kontonummer
  return rows
}

/** True if a phone number without a plus may start with such a run. */
function isPhoneRun(run: i32, next: i32, first: i32): bool {
  if (next == Next.Interim) return first == First.Zeros && run > 8 && run < LONGEST
  if (next == Next.Letter) return false
  if (first == First.Zeros) return (run >= 3 || next == Next.Space) && run < LONGEST
  if (first == First.Zero || first == First.ZeroEight) {
    if (run >= 8 && run <= 10) return true
    // Two digits are Stockholm's area code, or the start of a number in pairs.
    if (run == 2 && first == First.Zero) return next == Next.Space
    if (run < 2 || run > 4) return false
    return isPart(next) || next == Next.Dot || next == Next.Slash || next == Next.Paren
  }
  if (first == First.Four && run >= 9 && run <= 11) return true
  return first != First.One && (run == 8 || (run >= 2 && run <= 4 && next == Next.Space) || (run == 2 && next == Next.Hyphen))
}

function rowsOf(run: i32, next: i32, first: i32): i32 {
  // Not a run, or the folded line decides.
  if (run == 0 || next == Next.Foreign) return EVERY_ROW
  // In a query string it is a space.
  if (next == Next.Plus) return numbers(run, next, first) | rowsOf(run, Next.Space, first)
  let rows: i32 = numbers(run, next, first)
  if (isPhoneRun(run, next, first)) rows |= 1 << Row.Phone
  // An address of four octets.
  if (run <= 3 && (next == Next.Dot || next == Next.Hyphen)) rows |= 1 << Row.Ip
  return rows
}

/** Returns the class for the values of the first two digits; irrelevant for a single digit. */
function firstClass(digit: i32, second: i32): i32 {
  if (digit == 0) return second == 0 ? First.Zeros : second == 8 ? First.ZeroEight : First.Zero
  if (digit < 4) return digit == 1 ? First.One : First.TwoThree
  if (digit == 4) return First.Four
  return digit < 8 ? First.FiveSeven : First.EightNine
}

export const PERSON_ROWS: i32 = (1 << Row.Personnummer) | (1 << Row.Fodselsnummer)

/** Reduces `rows` to identity numbers possible with a separator and `second` digits after it. */
function personsOf(run: i32, second: i32, rows: i32): i32 {
  // One more separator may follow, or a letter.
  if (second == 0) return rows & (PERSON_ROWS | (run > 4 ? 1 << Row.Orgnr : 0))
  let left = second > 1 && second < 6 ? rows & PERSON_ROWS : 0
  if (second == 4) left |= rows & (1 << Row.Orgnr)
  return left
}

/** Reduces `rows` by a space and `second` digits after it. */
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

/** Reduces `rows` by a hyphen and `second` digits after it: area codes, pairs, octets in a host name. */
function afterHyphen(run: i32, first: i32, second: i32, rows: i32): i32 {
  const isPhone: bool = first < First.One || (run == 2 && second == 2)
  const left = (isPhone ? rows & (1 << Row.Phone) : 0) | (second > 0 && second < 4 ? rows & (1 << Row.Ip) : 0)
  return left | personsOf(run, second, rows)
}

/** Reduces `rows` by a dot and `second` digits after it. */
function afterDot(run: i32, second: i32, rows: i32): i32 {
  if (run == 1) return second == MANY ? rows & PERSON_ROWS : second > 0 && second < 4 ? rows & (1 << Row.Ip) : 0
  const persons = personsOf(run, second, rows)
  if (run > 4) return run < 9 ? persons | (rows & (1 << Row.Phone)) : rows
  if (second == 2) return rows
  return persons | (second == 1 || second == 3 ? rows & DOTTED_ROWS : second == 0 ? 0 : rows & (1 << Row.Phone))
}

/** Returns the rows for a run of that length and start, with `second` digits after the next character. */
function rowsFor(run: i32, next: i32, first: i32, second: i32): i32 {
  if (next == Next.Bracket) return rowsFor(run, Next.Other, first, second) | (run > 0 && run < 4 ? 1 << Row.Ip : 0)
  const rows = rowsOf(run, next, first)
  // After zeros comes a country code of any length.
  if (run == 0 || next == Next.Foreign || first == First.Zeros) return rows
  if (next == Next.Space) return afterSpace(run, first, second, rows)
  if (next == Next.Dot) return afterDot(run, second, rows)
  if (next == Next.Hyphen && run < 5) return afterHyphen(run, first, second, rows)
  // A decimal comma.
  if (next == Next.Other && run == 1) return second == MANY ? rows : 0
  if (separates(next) && (run < 5 || (run >= 6 && run <= 8))) return personsOf(run, second, rows) | (rows & (1 << Row.Phone))
  // In a query string a plus is a space.
  if (next == Next.Plus && run <= 8) return personsOf(run, second, rows) | (rows & (1 << Row.Phone))
  return next == Next.Interim && run <= 8 && second != 3 ? 0 : rows
}

/** Reduces `rows` if no joint follows the digits after the first joint. */
function rowsApart(run: i32, next: i32, first: i32, second: i32, rows: i32): i32 {
  if (run > 8 || run == 7 || run == 0 || next == Next.Foreign || first == First.Zeros || second == MANY) return rows
  if (next == Next.Space && run == 2) return first == First.ZeroEight || second == 6 ? rows & (1 << Row.Phone) : 0
  if (next == Next.Hyphen && run < 4) return first < First.One ? rows & (1 << Row.Phone) : 0
  if (next == Next.Dot && (run < 4 || (run == 4 && second != 2))) return 0
  return run < 6 ? rows & ~PERSON_ROWS : rows
}

// @ts-ignore: decorator
@inline export function filterAt(run: i32, next: i32, first: i32, second: i32): usize {
  return FILTER + ((run << 10) | (next << 6) | (first << 3) | second)
}

/** Number of row sets in the table. */
let sets: i32 = 0

/** Returns the number of a row set. */
function setOf(rows: i32): i32 {
  let set: i32 = 0
  while (set < sets && load<i32>(SETS + (<usize>set << 2)) != rows) set++
  if (set == sets) {
    store<i32>(SETS + (<usize>set << 2), rows)
    sets++
  }
  return set
}

/** Class of the code before a run, and in the high nibble of the one before that. */
const enum Before {
  /** A dot or colon after a digit: the run is part of something longer. */
  Torn = 1,
  /** A space of any kind after a plus. */
  PlusSpace = 2,
  Colon = 4,
  Plus = 8,
  All = 15,
}

function beforeClass(code: i32): i32 {
  const second = Before.Colon | Before.Plus | (isDigit(code) ? Before.Torn : 0) | (code == 43 ? Before.PlusSpace : 0)
  const isSpace: bool = code == 32 || (code > 127 && (code & 31) == FoldClass.Space)
  const first = code == 46 ? Before.Torn : code == 58 ? Before.Torn | Before.Colon : code == 43 ? Before.Plus : isSpace ? Before.PlusSpace : 0
  return first | (second << 4)
}

/** Reduces `rows` by the preceding text; adds phone numbers after a plus, which nothing else detects. */
// @ts-ignore: decorator
@inline export function rowsBefore(at: usize, rows: i32): i32 {
  const said = BEFORE_ROWS + (<usize>(load<u8>(BEFORE_CLASS + <usize>load<u8>(at - 1)) & (load<u8>(BEFORE_CLASS + <usize>load<u8>(at - 2)) >> 4)) << 3)
  return (rows & load<i32>(said)) | load<i32>(said, 4)
}

/** Fills the tables, once. */
export function prepareFilter(): void {
  for (let code: i32 = 0; code < 256; code++) {
    store<u8>(NEXT_CLASS + code, nextClass(code))
    store<u8>(APART_CLASS + code, mayJoin(code) || nextClass(code) == Next.Bracket ? 0 : APART)
    store<u8>(FIRST_CLASS + code, firstClass(code & 15, code >> 4))
    store<u8>(BEFORE_CLASS + code, beforeClass(code))
  }
  for (let run: i32 = 0; run <= LONGEST; run++) {
    for (let next: i32 = 0; next < Next.Count; next++) {
      for (let first: i32 = 0; first < First.Count; first++) {
        for (let second: i32 = 0; second <= MANY; second++) {
          const lost = run > 6 && run < 11 && (next == Next.Other || next == Next.Space) ? LOST : 0
          const rows = rowsFor(run, next, first, second)
          const set = setOf(rows | lost)
          const left = rowsApart(run, next, first, second, rows)
          store<u8>(filterAt(run, next, first, second), set)
          store<u8>(filterAt(run + APART, next, first, second), left == rows ? set : setOf(left | lost))
        }
      }
    }
  }
}

/** All active rows, except for values of listed names. */
let every: i32 = 0

/** Sets the active rows: no place is kept for others. */
export function filterRows(active: i32): void {
  every = EVERY_ROW & active
  for (let before: i32 = 0; before <= Before.All; before++) {
    const isColon: bool = (before & Before.Colon) != 0
    const left = (before & Before.Torn) == 0 ? -1 : isColon ? ~(1 << Row.Phone) : 0
    store<i32>(BEFORE_ROWS + (<usize>before << 3), left)
    store<i32>(BEFORE_ROWS + (<usize>before << 3), (before & (Before.PlusSpace | Before.Plus)) != 0 ? every & (1 << Row.Phone) : 0, 4)
  }
  for (let set: i32 = 0; set < sets; set++) {
    store<i32>(ACTIVE_SETS + (<usize>set << 2), load<i32>(SETS + (<usize>set << 2)) & (every | LOST))
  }
}

/** Returns the {@link First} of a run. */
// @ts-ignore: decorator
@inline export function firstOf(at: usize): i32 {
  const two = <i32>load<u16>(at) & 0x0f0f
  return load<u8>(FIRST_CLASS + <usize>((two | (two >> 4)) & 255))
}
