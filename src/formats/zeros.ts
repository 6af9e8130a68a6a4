/**
 * @module What a number has lost that it began with, in a field of persons or phones: zeros that a spreadsheet or a program took
 * for nothing, or the birth date, which stands in a field of its own. The value is written once more as it was before, on a
 * line of its own, and its codes lead back to the same text. The value as it stands comes first, so what is found there stays.
 */
import { Bytes, byte, Ints, int } from '#memory'
import { GATHERED } from '../recognise/checks/groups'
import { Topic } from '../resolve/lookup'
import { Code, isDigit, isSpace } from '../text/codes'
import { dateBeside, isEnd, namesEnd } from './dates'
import { Reader, SHAPES, Value } from './state'
import { beginValue, breakLine, endValue, write } from './write'

/** More digits than any value has that lost a zero. */
const MANY: i32 = 11

/**
 * How many zeros a number of so many digits may have lost. Persons: one of a day below ten (of eleven digits, Norway),
 * or those of a year below ten (of ten digits, Sweden; three for January 2000). Phones: the one before the area code.
 */
function lostZeros(topics: i32, digits: i32): i32 {
  if ((topics & Topic.Person) !== 0) return digits === 10 ? 1 : digits > 6 && digits < 10 ? 10 - digits : 0
  return (topics & Topic.Phone) !== 0 && digits > 6 && digits < 10 ? 1 : 0
}

/** Digits of a value that is nothing but digits and spaces after them, as they stand in the text; 0 for any other. */
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
 * Writes a value that was just ended once more with what it may have lost.
 *
 * @param asked - topics that its field must have beside those of persons or phones
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
