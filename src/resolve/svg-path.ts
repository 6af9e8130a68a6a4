/**
 * @module Numbers in a drawing path (SVG 2, 9.3): the separator is omitted wherever a sign or a dot starts the next
 * number, so four of them may look like an address.
 *
 *     q-1.3.9.2 1l3.3.2a5           no address: letters are commands
 *     4.5 5.2.3.3 2.8-1.9           no address: a sign joins two fractions
 *     1-.6 1.6.9.7 .2               no address: a fraction starts with its dot
 *     192.0.2.1-192.0.2.9 0.345 ms  two addresses
 */
import { Bytes, byte } from '#memory'
import { Code, isDigit, isLetter } from '../text/codes'

/** Codes of a path examined on either side. */
const REACH: i32 = 32

/** One bit for each of a c h l m q s t v z. */
const COMMANDS: i32 = 0x22d1885

/** True for one of those letters, in either case. */
function isCommand(code: i32): boolean {
  const letter: i32 = (code | 32) - 97
  return letter >= 0 && letter < 26 && ((COMMANDS >> letter) & 1) !== 0
}

/** True for `ZM`: a path is closed, and the next one starts. */
function isClosed(text: Bytes, at: i32): boolean {
  return (byte(text, at) | 32) === 122 && (byte(text, at + 1) | 32) === 109
}

/** True if the code at `at` may be in a path, besides digits and blanks: a sign before a number, a single letter. */
function isOfPath(text: Bytes, at: i32): boolean {
  const code: i32 = byte(text, at)
  if (code === Code.Dot) return true
  if (code === Code.Hyphen) return isDigit(byte(text, at + 1)) || byte(text, at + 1) === Code.Dot
  if (!isCommand(code)) return false
  return isClosed(text, at) || isClosed(text, at - 1) || !(isLetter(byte(text, at - 1)) || isLetter(byte(text, at + 1)))
}

function mayDivide(code: i32): boolean {
  return isDigit(code) || code === Code.Space || code === Code.Comma
}

/** True if a fraction, but not one of seconds, ends at `at`; with `isOne`, it must not be part of an address. */
function endsFraction(text: Bytes, at: i32, isOne: boolean): boolean {
  let from: i32 = at
  while (at - from < 8 && isDigit(byte(text, from - 1))) from--
  if (from === at || byte(text, from - 1) !== Code.Dot) return false
  from--
  while (at - from < 16 && isDigit(byte(text, from - 1))) from--
  const before: i32 = byte(text, from - 1)
  return before !== Code.Colon && (before !== Code.Dot || !isOne)
}

/** True if the characters at `at` occur only in paths. */
function tellsPath(text: Bytes, at: i32): boolean {
  const code: i32 = byte(text, at)
  const before: i32 = byte(text, at - 1)
  const after: i32 = byte(text, at + 1)
  if (code === Code.Dot)
    return isDigit(after) && !isDigit(before) && before !== Code.Dot && (mayDivide(before) || isOfPath(text, at - 1))
  if (!isDigit(before)) return false
  if (code === Code.Hyphen) return isDigit(after) && endsFraction(text, at, true)
  if (!isLetter(code) || !endsFraction(text, at, false)) return false
  return isDigit(after) || after === Code.Hyphen || after === Code.Dot || isClosed(text, at)
}

/** True if the text from `at` on, or before it if `step` is -1, is part of a path. */
function isPathFrom(text: Bytes, at: i32, step: i32): boolean {
  let place: i32 = at
  for (let i: i32 = 0; i < REACH; i++) {
    if (!mayDivide(byte(text, place))) {
      if (!isOfPath(text, place)) return false
      if (tellsPath(text, place)) return true
    }
    place += step
  }
  return false
}

/** True if the four numbers from `start` to `end` are part of a path. */
export function isInDrawing(text: Bytes, start: i32, end: i32): boolean {
  return isPathFrom(text, end, 1) || isPathFrom(text, start - 1, -1)
}
