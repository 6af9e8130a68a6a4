/**
 * @module Digits in groups, and what people write between them: a space, a dot, a dash with or without spaces.
 */
import { Bytes, byte } from '#memory'
import { digitRun } from '#sixteen'
import { Code, isDash, isDigit, isSpace } from '../../text/codes'

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
function closingLength(bytes: Bytes, at: i32): i32 {
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
