/** @module Reads one character of a level through any number of nested JSON strings (RFC 8259, section 7). */
import { Bytes, byte, Ints, int, setInt } from '#memory'
import { Code, isHex } from '../text/codes'
import { Reader } from './state'

/** Results of reading other than a code. */
export const enum Read {
  /** Added to a code point outside ASCII that was written as an escape sequence. */
  Point = 0x1000000,
  /** The text ends inside the character. */
  Cut = -1,
  /** The string of this level ends here; minus the level. */
  Closed = -16,
  /** Invalid escape sequence in the string of this level; minus the level. */
  Broken = -32,
}

export function isClosed(read: i32): boolean {
  return read <= Read.Closed && read > Read.Broken
}

export function isBroken(read: i32): boolean {
  return read <= Read.Broken
}

/** Returns the value of a hexadecimal digit. */
export function hexOf(code: i32): i32 {
  return code < 58 ? code & 15 : (code & 15) + 9
}

/** Reads four hexadecimal digits after `\u`. */
function readHex(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  let value: i32 = 0
  for (let i: i32 = 0; i < 4; i++) {
    const digit: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
    if (digit < 0) return digit
    if (digit > 127 || !isHex(digit)) return Read.Broken - level
    value = (value << 4) | hexOf(digit)
  }
  return value
}

/** Reads the low surrogate of a pair; returns `high` alone if there is none. */
function readPair(text: Bytes, end: i32, level: i32, high: i32, reader: Ints): i32 {
  const after: i32 = int(reader, Reader.Next)
  if (
    readCode(text, after, end, level, reader) === Code.Backslash &&
    readCode(text, int(reader, Reader.Next), end, level, reader) === 117
  ) {
    const low: i32 = readHex(text, end, level, reader)
    if (low >= 0xdc00 && low <= 0xdfff) return 0x10000 + ((high & 0x3ff) << 10) + (low & 0x3ff)
  }
  setInt(reader, Reader.Next, after)
  return high
}

/** Reads the character after `\\u`. */
export function readUnicode(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  const unit: i32 = readHex(text, end, level, reader)
  if (unit < 0) return unit
  const point: i32 = unit >= 0xd800 && unit <= 0xdbff ? readPair(text, end, level, unit, reader) : unit
  return point < 128 ? point : Read.Point + point
}

/** Reads the rest of an escape sequence in the string of `level`. */
function readEscape(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  const code: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  if (code < 0) return code
  if (code === Code.Quote || code === Code.Backslash || code === Code.Slash) return code
  if (code === 110) return Code.LineFeed
  if (code === 114) return Code.Return
  if (code === 116) return Code.Tab
  if (code === 98) return 8
  if (code === 102) return Code.FormFeed
  return code === 117 ? readUnicode(text, end, level, reader) : Read.Broken - level
}

/**
 * Reads the character at `at` of the text as level `level` sees it; sets {@link Reader.Next} to the next one. Returns a
 * code, or a {@link Read} that says why there is none.
 */
export function readCode(text: Bytes, at: i32, end: i32, level: i32, reader: Ints): i32 {
  if (level === 0) {
    // A line end follows complete text.
    if (at >= end && int(reader, Reader.Whole) === 0) return Read.Cut
    setInt(reader, Reader.Next, at + 1)
    return at < end ? byte(text, at) : Code.LineFeed
  }
  const code: i32 = readCode(text, at, end, level - 1, reader)
  if (code === Code.Quote) return Read.Closed - (level - 1)
  return code === Code.Backslash ? readEscape(text, end, level - 1, reader) : code
}

/** Returns the first character from `at` on that is not a JSON blank, or ends the line. */
export function peekPast(text: Bytes, at: i32, end: i32, level: i32, reader: Ints): i32 {
  const next: i32 = int(reader, Reader.Next)
  let place: i32 = at
  let code: i32 = readCode(text, place, end, level, reader)
  while (code === Code.Space || code === Code.Tab) {
    place = int(reader, Reader.Next)
    code = readCode(text, place, end, level, reader)
  }
  setInt(reader, Reader.Next, next)
  return code
}
