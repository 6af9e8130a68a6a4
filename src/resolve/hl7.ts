/**
 * @module Times in HL7 messages (version 2.9, sections 2.5 and 2A.3.23): twelve digits that make up a field are a
 * timestamp, except in segments for persons, whose numbers look the same.
 *
 *     ORC|SC|12345678||||||200309060929|      PID|1||191212121212|
 */
import { Bytes, byte, memory } from '#memory'
import { Code, isAlphanumeric, isDigit, isLineEnd } from '../text/codes'
import { isQuote } from './name-before'

/** Search distance in codes before a timestamp for the start of its segment. */
const REACH: i32 = 240
/** Length of a segment's name in codes. */
const NAME: i32 = 3

/** PID, NK1, MRG, GT1, IN1, IN2, IN3, STF: persons and their numbers. */
// biome-ignore format: a table
const PERSONS: Bytes = /* @__PURE__ */ memory.data<u8>([
  80, 73, 68, 78, 75, 49, 77, 82, 71, 71, 84, 49, 73, 78, 49, 73, 78, 50, 73, 78, 51, 83, 84, 70, 0,
])

/** True if a segment starts at `at`: a capital, two capitals or digits, and a bar. */
function isSegment(text: Bytes, at: i32): boolean {
  if (byte(text, at + NAME) !== Code.Bar || isAlphanumeric(byte(text, at - 1))) return false
  for (let i: i32 = 0; i < NAME; i++) {
    const code: i32 = byte(text, at + i)
    if ((code < 65 || code > 90) && !(i > 0 && isDigit(code))) return false
  }
  return true
}

/** True if the segment at `at` is for persons. */
function isOfPerson(text: Bytes, at: i32): boolean {
  for (let name: i32 = 0; byte(PERSONS, name) !== 0; name += NAME) {
    let same: i32 = 0
    while (same < NAME && byte(PERSONS, name + same) === byte(text, at + same)) same++
    if (same === NAME) return true
  }
  return false
}

/** True if a line, a string, or an escaped line end ends before `at`. */
function isBegin(text: Bytes, at: i32): boolean {
  const code: i32 = byte(text, at - 1)
  return isLineEnd(code) || isQuote(code) || ((code === 110 || code === 114) && byte(text, at - 2) === Code.Backslash)
}

/** True if the digits from `start` to `end` make up a field in a segment that is not for persons. */
export function isStampOfSegment(text: Bytes, start: i32, end: i32): boolean {
  const next: i32 = byte(text, end)
  if (byte(text, start - 1) !== Code.Bar) return false
  if (next !== Code.Bar && next !== Code.Backslash && !isLineEnd(next) && !isQuote(next)) return false
  for (let at: i32 = start - NAME - 1; start - at < REACH; at--) {
    const isOne: boolean = isSegment(text, at)
    if (isOne && isOfPerson(text, at)) return false
    if (isBegin(text, at)) return isOne
  }
  return false
}
