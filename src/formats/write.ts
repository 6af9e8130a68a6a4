/**
 * @module Writes the decoded text: codes, marks that map a code to its position in the text, and values. Each value
 * becomes a line of its own, so that no finding spans two values and none is evidence for another.
 */
import { Bytes, byte, Ints, int, setByte, setInt } from '#memory'
import { copyOrdinary } from '#sixteen'
import { Code } from '../text/codes'
import { isEncodedAt, Mark } from '../text/marks'
import { Reader, Shape, Value } from './state'

function addMark(marks: Ints, index: i32, place: i32, reader: Ints): void {
  const count: i32 = int(reader, Reader.Marks)
  setInt(marks, count * Mark.Size + Mark.Index, index)
  setInt(marks, count * Mark.Size + Mark.Place, place)
  setInt(reader, Reader.Marks, count + 1)
}

/** Starts writing; the first code will come from `at`. */
export function beginWriting(at: i32, most: i32, marks: Ints, reader: Ints): void {
  setInt(reader, Reader.Written, 0)
  setInt(reader, Reader.End, at)
  setInt(reader, Reader.Marks, 0)
  setInt(reader, Reader.Values, 0)
  setInt(reader, Reader.Most, most)
  addMark(marks, 0, at, reader)
}

/** Marks the end of the codes so far and the start of the next one, unless they are consecutive. */
export function markNext(marks: Ints, at: i32, reader: Ints): void {
  const index: i32 = int(reader, Reader.Written)
  const end: i32 = int(reader, Reader.End)
  const last: i32 = (int(reader, Reader.Marks) - 1) * Mark.Size
  const expected: i32 = int(marks, last + Mark.Place) + index - int(marks, last + Mark.Index)
  // Mark both ends of skipped text, so that a finding that ends before it does not extend past it.
  if (expected !== end || end !== at) addMark(marks, index, end, reader)
  if (end !== at) addMark(marks, index, at, reader)
}

/** Writes the code for the text from `at` to `next`. */
export function write(codes: Bytes, marks: Ints, code: i32, at: i32, next: i32, reader: Ints): void {
  markNext(marks, at, reader)
  const index: i32 = int(reader, Reader.Written)
  setByte(codes, index, code)
  setInt(reader, Reader.Written, index + 1)
  setInt(reader, Reader.End, next)
}

/** Marks the next code, from `at` on, as encoded: see `isEncodedAt`. */
export function markEncoded(marks: Ints, at: i32, reader: Ints): void {
  markNext(marks, at, reader)
  setInt(reader, Reader.End, at)
  addMark(marks, int(reader, Reader.Written), at, reader)
  addMark(marks, int(reader, Reader.Written), at, reader)
}

/** Copies codes without meaning for a reader, other than `sign`, from `at` on; returns their number. */
export function copyRun(text: Bytes, codes: Bytes, marks: Ints, at: i32, end: i32, sign: i32, reader: Ints): i32 {
  const inQuery: boolean = int(reader, Reader.Query) !== 0
  const index: i32 = int(reader, Reader.Written)
  const room: i32 = int(reader, Reader.Most) - index
  const to: i32 = end - at < room ? end : at + room
  const length: i32 = copyOrdinary(text, at, to, codes, index, inQuery, sign)
  if (length === 0) return 0
  markNext(marks, at, reader)
  setInt(reader, Reader.Written, index + length)
  setInt(reader, Reader.End, at + length)
  return length
}

/** Ends the line, unless it is empty. Line feeds precede the first line; an encoded line feed ends nothing. */
export function breakLine(codes: Bytes, marks: Ints, at: i32, reader: Ints): void {
  const index: i32 = int(reader, Reader.Written)
  const isBegun: boolean = index === 0 || byte(codes, index - 1) === Code.LineFeed
  if (isBegun && !isEncodedAt(marks, int(reader, Reader.Marks), index - 1)) return
  write(codes, marks, Code.LineFeed, at, at, reader)
}

/** Starts a value at `at`; returns its index. */
export function beginValue(
  values: Ints,
  at: i32,
  shape: Shape,
  level: i32,
  topics: i32,
  object: i32,
  reader: Ints,
): i32 {
  const index: i32 = int(reader, Reader.Values)
  const to: i32 = index * Value.Size
  setInt(values, to + Value.From, int(reader, Reader.Written))
  setInt(values, to + Value.To, int(reader, Reader.Written))
  setInt(values, to + Value.Start, at)
  setInt(values, to + Value.End, at)
  setInt(values, to + Value.Shape, shape | (level << 4))
  setInt(values, to + Value.Topics, topics)
  setInt(values, to + Value.Object, object)
  setInt(reader, Reader.Values, index + 1)
  return index
}

/** Ends a value before `at`. */
export function endValue(values: Ints, index: i32, at: i32, reader: Ints): void {
  setInt(values, index * Value.Size + Value.To, int(reader, Reader.Written))
  setInt(values, index * Value.Size + Value.End, at)
}

/** Marks where the last code ends. */
export function endWriting(marks: Ints, reader: Ints): void {
  markNext(marks, int(reader, Reader.End), reader)
}
