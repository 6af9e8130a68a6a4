/**
 * @module Digits in groups, and what people write between them: a space, a dot, a dash with or without spaces.
 */
import { Bytes, byte, memory, setByte } from '#memory'
import { digitRun } from '#sixteen'
import { Code, digitOf, isAlphanumeric, isDash, isDigit, isSpace } from '../../text/codes'

/** Length of what joins two groups of digits at `at`: a space, a dot, a dash with or without spaces; else 0. */
export function joinLength(bytes: Bytes, at: i32): i32 {
  let length: i32 = 0
  const lead: i32 = isSpace(byte(bytes, at)) ? 1 : 0
  if (isDash(byte(bytes, at + lead))) length = lead + (isSpace(byte(bytes, at + lead + 1)) ? 2 : 1)
  else if (lead === 1 || byte(bytes, at) === Code.Dot) length = 1
  return length > 0 && isDigit(byte(bytes, at + length)) ? length : 0
}

/** What may join the groups after the first join. */
export const enum Joins {
  Any = 0,
  Spaces = 1,
  SpacesOrDashes = 2,
  Dots = 3,
  /** The first group is in parentheses, and the one that opens stands before it. */
  Wrapped = 4,
}

/** Length of the parenthesis that closes at `at` and the space or dash behind it; 0 when no digit follows. */
export function closingLength(bytes: Bytes, at: i32): i32 {
  if (byte(bytes, at) !== Code.CloseParen) return 0
  const after: i32 = byte(bytes, at + 1)
  const length: i32 = isSpace(after) || isDash(after) ? 2 : 1
  return isDigit(byte(bytes, at + length)) ? length : 0
}

function joinFits(bytes: Bytes, at: i32, joins: i32): boolean {
  if (joins === Joins.Any || joins === Joins.Wrapped) return true
  const code: i32 = byte(bytes, at)
  if (joins === Joins.Dots) return code === Code.Dot
  if (isDash(code)) return joins === Joins.SpacesOrDashes
  return isSpace(code) && !isDash(byte(bytes, at + 1))
}

/**
 * End of the most groups of digits from `at` on that hold `least` to `most` digits together; 0 when no end of a
 * group gives that many.
 */
export function groupsEnd(bytes: Bytes, at: i32, least: i32, most: i32, joins: i32): i32 {
  let best: i32 = 0
  let count: i32 = 0
  let end: i32 = at
  let join: i32 = 1
  while (join > 0) {
    const run: i32 = digitRun(bytes, end, most - count)
    count += run
    if (count > most) return best
    end += run
    if (count >= least) best = end
    const isFirst: boolean = count === run && joins === Joins.Wrapped
    if (isFirst) best = 0
    join = isFirst ? closingLength(bytes, end) : joinLength(bytes, end)
    if (join > 0 && !isFirst && !joinFits(bytes, end, joins)) join = 0
    end += join
  }
  return best
}

/** Digits of groups, one after the other, as {@link gather} read them last, and behind them where groups end. */
export const GATHERED: Bytes = /* @__PURE__ */ memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])

/** Writes `count` digits from `at` on behind the first `from` of {@link GATHERED}; returns how many there are then. */
export function gatherDigits(bytes: Bytes, at: i32, from: i32, count: i32): i32 {
  for (let i: i32 = 0; i < count; i++) setByte(GATHERED, from + i, byte(bytes, at + i))
  return from + count
}

/** Whether a code joins the parts of a date: a dash, a dot or a slash. */
export function joinsDate(code: i32): boolean {
  return isDash(code) || code === Code.Dot || code === Code.Slash
}

const enum Gathered {
  Least = 10,
  Most = 13,
  /** Codes up to the end of the group that makes the digits ten, eleven, twelve or thirteen; 0 for none. */
  Ends = 16,
}

/** A space, a tab, a dash, a dot or a slash: what people write between any two groups of a number. */
function separates(code: i32): boolean {
  return isSpace(code) || code === Code.Tab || joinsDate(code)
}

function pairAt(at: i32): i32 {
  return digitOf(byte(GATHERED, at)) * 10 + digitOf(byte(GATHERED, at + 1))
}

/** Whether month and century of a Swedish number, or day and month of a Norwegian one, may begin with such digits. */
function mayBegin(isNorwegian: boolean): boolean {
  const first: i32 = pairAt(0)
  const second: i32 = pairAt(2)
  if (isNorwegian) return first > 0 && first < 72 && (first < 32 || first > 40) && second > 0
  return second < 13 || (first > 17 && first < 21)
}

/**
 * Reads two or more groups of digits from `at` on, with one or two separators between each two, into {@link GATHERED}; all
 * but the first have two to five digits. What more groups stand before or behind is part of something else.
 *
 * @param first - length of the first group
 */
export function gather(bytes: Bytes, at: i32, first: i32, isNorwegian: boolean): void {
  for (let i: i32 = 0; i < 4; i++) setByte(GATHERED, Gathered.Ends + i, 0)
  const before: i32 = byte(bytes, at - 1)
  if (separates(before) && isDigit(byte(bytes, at - 2))) return
  // The sign of a year that has more than four digits.
  if ((isDash(before) || before === Code.Plus) && !isAlphanumeric(byte(bytes, at - 2))) return
  let end: i32 = at
  let run: i32 = first
  let count: i32 = 0
  while (count + run <= Gathered.Most) {
    gatherDigits(bytes, end, count, run)
    if (count < 4 && count + run >= 4 && !mayBegin(isNorwegian)) return
    count += run
    end += run
    const goesOn: boolean = separates(byte(bytes, end))
    if (count >= Gathered.Least && count > first && !(goesOn && isDigit(byte(bytes, end + 1)))) {
      setByte(GATHERED, Gathered.Ends + count - Gathered.Least, end - at)
    }
    if (count === Gathered.Most || !goesOn) return
    const size: i32 = separates(byte(bytes, end + 1)) ? 2 : 1
    // A tab is none of the characters that a number begins with.
    if (count < 6 && (byte(bytes, end) === Code.Tab || byte(bytes, end + size - 1) === Code.Tab)) return
    end += size
    run = digitRun(bytes, end, 6)
    if (run < 2 || run > 5) return
  }
}

/**
 * Reads a whole number that a program wrote with an exponent, `4.1819077302e+10` or `4,1819077302E+10`, into {@link GATHERED}.
 *
 * @returns its length in codes, and from bit 8 on how many digits it has; 0 for none
 */
export function readExponent(bytes: Bytes, at: i32): i32 {
  if (byte(bytes, at + 1) !== Code.Dot && byte(bytes, at + 1) !== Code.Comma) return 0
  const fraction: i32 = digitRun(bytes, at + 2, 12)
  let end: i32 = at + 2 + fraction
  if (fraction < 7 || fraction > 11 || (byte(bytes, end) | 32) !== 101) return 0
  end += byte(bytes, end + 1) === Code.Plus ? 2 : 1
  const run: i32 = digitRun(bytes, end, 3)
  if (run === 0 || run > 2 || isAlphanumeric(byte(bytes, end + run))) return 0
  const last: i32 = digitOf(byte(bytes, end + run - 1))
  const count: i32 = (run === 2 ? digitOf(byte(bytes, end)) * 10 + last : last) + 1
  if (count <= fraction || count > 12) return 0
  setByte(GATHERED, 0, byte(bytes, at))
  for (let i: i32 = 1; i < count; i++) setByte(GATHERED, i, i <= fraction ? byte(bytes, at + 1 + i) : Code.Zero)
  return (count << 8) | (end + run - at)
}

/** Codes up to the end of the group that made the digits `count`, 0 when none did. */
export function gathered(count: i32): i32 {
  return byte(GATHERED, Gathered.Ends + count - Gathered.Least)
}
