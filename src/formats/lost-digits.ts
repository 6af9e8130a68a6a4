/**
 * @module Restores the lost start of a number in a field of persons or phones: leading zeros that a spreadsheet or a
 * program dropped, or a birth date that has a field of its own. The complete value is written again on a line of its
 * own, with its codes mapped to the same text. The original comes first, so findings in it remain.
 */
import { Bytes, byte, Ints, int } from '#memory'
import { GATHERED } from '../recognise/checks/groups'
import { Topic } from '../resolve/word-lookup'
import { Code, isDigit, isSpace } from '../text/codes'
import { dateBeside, isEnd, namesEnd } from './birth-dates'
import { Reader, SHAPES, Value } from './state'
import { beginValue, breakLine, endValue, write } from './write'

/** More digits than any value that lost a zero. */
const MANY: i32 = 11

/**
 * How many zeros a number with this many digits may have lost. Persons: one of a day below ten (of eleven digits,
 * Norway), or those of a year below ten (of ten digits, Sweden; three for January 2000). Phones: the trunk prefix.
 */
function lostZeros(topics: i32, digits: i32): i32 {
  if ((topics & Topic.Person) !== 0) return digits === 10 ? 1 : digits > 6 && digits < 10 ? 10 - digits : 0
  return (topics & Topic.Phone) !== 0 && digits > 6 && digits < 10 ? 1 : 0
}

/** Number of digits of a value that consists of digits and trailing spaces, unchanged from the text; 0 for others. */
function digitsOf(codes: Bytes, values: Ints, at: i32): i32 {
  const from: i32 = int(values, at + Value.From)
  const to: i32 = int(values, at + Value.To)
  if (to - from < 4 || int(values, at + Value.End) - int(values, at + Value.Start) !== to - from) return 0
  let digits: i32 = 0
  while (digits < MANY && from + digits < to && isDigit(byte(codes, from + digits))) digits++
  for (let i: i32 = from + digits; i < to; i++) if (!isSpace(byte(codes, i))) return 0
  return digits
}

/**
 * Writes a value that was just ended again, with what it may have lost.
 *
 * @param asked - topics that its field needs in addition to persons or phones
 */
export function restoreBegin(
  text: Bytes,
  end: i32,
  codes: Bytes,
  marks: Ints,
  values: Ints,
  value: i32,
  asked: i32,
  reader: Ints,
): void {
  const at: i32 = value * Value.Size
  const topics: i32 = int(values, at + Value.Topics)
  if ((topics & asked) !== asked || (topics & (Topic.Person | Topic.Phone)) === 0) return
  const digits: i32 = digitsOf(codes, values, at)
  const start: i32 = int(values, at + Value.Start)
  const isLast: boolean = isEnd(digits) && namesEnd(topics)
  const lost: i32 = isLast ? dateBeside(text, start, digits, end) : lostZeros(topics, digits)
  if (lost === 0) return
  const from: i32 = int(values, at + Value.From)
  const shape: i32 = int(values, at + Value.Shape)
  breakLine(codes, marks, int(reader, Reader.End), reader)
  const again: i32 = beginValue(values, start, shape & SHAPES, shape >> 4, topics, 0, reader)
  for (let i: i32 = 0; i < lost; i++) write(codes, marks, isLast ? byte(GATHERED, i) : Code.Zero, start, start, reader)
  for (let i: i32 = 0; i < digits; i++) {
    write(codes, marks, byte(codes, from + i), start + i, start + i + 1, reader)
  }
  endValue(values, again, start + digits, reader)
  breakLine(codes, marks, int(reader, Reader.End), reader)
}
