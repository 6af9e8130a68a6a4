/** @module Groups of digits, and their separators: a space, a dot, or a dash with or without spaces. */
import { Bytes, byte, memory, setByte } from '#memory'
import { digitRun } from '#sixteen'
import { Code, digitOf, isAlphanumeric, isDash, isDigit, isSpace } from '../../text/codes'

/** Length of the separator between two groups of digits at `at`: see the module comment; 0 for none. */
export function joinLength(bytes: Bytes, at: i32): i32 {
  let length: i32 = 0
  const lead: i32 = isSpace(byte(bytes, at)) ? 1 : 0
  if (isDash(byte(bytes, at + lead))) length = lead + (isSpace(byte(bytes, at + lead + 1)) ? 2 : 1)
  else if (lead === 1 || byte(bytes, at) === Code.Dot) length = 1
  return length > 0 && isDigit(byte(bytes, at + length)) ? length : 0
}

/** Separators allowed between groups after the first two. */
export const enum Joins {
  Any = 0,
  Spaces = 1,
  SpacesOrDashes = 2,
  Dots = 3,
  /** The first group is in parentheses, the opening one of which precedes `at`. */
  Wrapped = 4,
}

/** Length of the closing parenthesis at `at` and a space or dash after it; 0 if no digit follows. */
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
 * Returns the end of the longest sequence of groups at `at` that contains `least` to `most` digits in total; 0 if no
 * group ends at such a count.
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

/** The digits of the groups last read by {@link gather}, followed by the group ends. */
export const GATHERED: Bytes = /* @__PURE__ */ memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])

/** Writes the `count` digits at `at` to {@link GATHERED} at `from`; returns the new number of digits. */
export function gatherDigits(bytes: Bytes, at: i32, from: i32, count: i32): i32 {
  for (let i: i32 = 0; i < count; i++) setByte(GATHERED, from + i, byte(bytes, at + i))
  return from + count
}

/** True for a separator of dates: a dash, a dot or a slash. */
export function joinsDate(code: i32): boolean {
  return isDash(code) || code === Code.Dot || code === Code.Slash
}

const enum Gathered {
  Least = 10,
  Most = 13,
  /** Distance to the end of the group that completes ten, eleven, twelve or thirteen digits; 0 for none. */
  Ends = 16,
}

/** True for any separator between groups of a number: a space, tab, dash, dot or slash. */
function separates(code: i32): boolean {
  return isSpace(code) || code === Code.Tab || joinsDate(code)
}

function pairAt(at: i32): i32 {
  return digitOf(byte(GATHERED, at)) * 10 + digitOf(byte(GATHERED, at + 1))
}

/** True if the digits may start with century and month of a Swedish number, or day and month of a Norwegian one. */
function mayBegin(isNorwegian: boolean): boolean {
  const first: i32 = pairAt(0)
  const second: i32 = pairAt(2)
  if (isNorwegian) return first > 0 && first < 72 && (first < 32 || first > 40) && second > 0
  return second < 13 || (first > 17 && first < 21)
}

/**
 * Reads two or more groups of digits at `at`, separated by one or two characters, into {@link GATHERED}; all but the
 * first have two to five digits. If more groups precede or follow, they are part of something else.
 *
 * @param first - length of the first group
 */
export function gather(bytes: Bytes, at: i32, first: i32, isNorwegian: boolean): void {
  for (let i: i32 = 0; i < 4; i++) setByte(GATHERED, Gathered.Ends + i, 0)
  const before: i32 = byte(bytes, at - 1)
  if (separates(before) && isDigit(byte(bytes, at - 2))) return
  // The sign of a year with more than four digits.
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
    // A tab is not allowed before the sixth digit.
    if (count < 6 && (byte(bytes, end) === Code.Tab || byte(bytes, end + size - 1) === Code.Tab)) return
    end += size
    run = digitRun(bytes, end, 6)
    if (run < 2 || run > 5) return
  }
}

/**
 * Reads an integer that software wrote with an exponent, `4.1819077302e+10` or `4,1819077302E+10`, to {@link GATHERED}.
 *
 * @returns its length in codes, and from bit 8 on its number of digits; 0 for none
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

/** Distance to the end of the group that completed `count` digits, 0 if none did. */
export function gathered(count: i32): i32 {
  return byte(GATHERED, Gathered.Ends + count - Gathered.Least)
}
