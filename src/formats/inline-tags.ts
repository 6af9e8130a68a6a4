/**
 * @module Inline HTML elements inside a number, such as those that highlight search words: a reader of the page sees
 * only the number. An element between two values is not skipped.
 */
import { Bytes, byte, Ints, int, memory, setByte, setInt } from '#memory'
import { Code, isDigit, isLetter } from '../text/codes'
import { Reader } from './state'
import { readCode } from './unquote'

/** Their names, each prefixed by its length; the first is a line break opportunity. */
// biome-ignore format: a table
const NAMES: Bytes = /* @__PURE__ */ memory.data<u8>([
  3, 119, 98, 114,
  1, 98,
  1, 105,
  1, 117,
  2, 101, 109,
  4, 115, 112, 97, 110,
  4, 109, 97, 114, 107,
  4, 102, 111, 110, 116,
  6, 115, 116, 114, 111, 110, 103,
  0,
])
const LONGEST: i32 = 6
/** Maximum length in codes of an element's attributes. */
const MOST: i32 = 128
/** Maximum digits of a number and of its part before an element; codes examined on either side. */
const MOST_DIGITS: i32 = 12
const MOST_BEFORE: i32 = 8
const NEAR: i32 = 16

/** Returns the offset of a name in the list; -1 if it is missing. */
function find(name: Bytes, length: i32): i32 {
  let at: i32 = 0
  for (let size: i32 = byte(NAMES, 0); size !== 0; size = byte(NAMES, at)) {
    let same: i32 = 0
    if (size === length) while (same < size && byte(NAMES, at + 1 + same) === byte(name, same)) same++
    if (size === length && same === size) return at
    at += size + 1
  }
  return -1
}

/** Reads the tag after the bracket before {@link Reader.Next}; returns the offset of its name, -1 for another tag. */
function readTag(text: Bytes, end: i32, level: i32, name: Bytes, reader: Ints): i32 {
  let length: i32 = 0
  let code: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  if (code === Code.Slash) code = readCode(text, int(reader, Reader.Next), end, level, reader)
  while (code > 0 && code < 128 && isLetter(code) && length < LONGEST) {
    setByte(name, length, code | 32)
    length++
    code = readCode(text, int(reader, Reader.Next), end, level, reader)
  }
  const found: i32 = find(name, length)
  if (found < 0 || (code !== Code.Greater && code !== Code.Space && code !== Code.Slash)) return -1
  for (let i: i32 = 0; i < MOST && code !== Code.Greater; i++) {
    if (code < Code.Space || code === Code.Less) return -1
    code = readCode(text, int(reader, Reader.Next), end, level, reader)
  }
  return code === Code.Greater ? found : -1
}

/** True for a separator between digits of a number other than a blank. */
export function isJoint(code: i32): boolean {
  return code === Code.Hyphen || code === Code.Dot || code === Code.Slash || code === Code.Plus
}

/** True if the digits written before a tag and those from {@link Reader.Next} on may form one number. */
function joins(text: Bytes, end: i32, level: i32, codes: Bytes, isBreak: boolean, reader: Ints): boolean {
  const last: i32 = int(reader, Reader.Written) - 1
  let digits: i32 = 0
  for (let i: i32 = 0; i < NEAR && last - i >= 0; i++) {
    const code: i32 = byte(codes, last - i)
    if (isDigit(code)) digits++
    else if (!isJoint(code)) break
  }
  if (digits === 0 || digits > MOST_BEFORE) return false
  const before: i32 = digits
  const next: i32 = int(reader, Reader.Next)
  let code: i32 = readCode(text, next, end, level, reader)
  const isJoined: boolean = isBreak || isJoint(byte(codes, last)) || isJoint(code)
  for (let i: i32 = 0; i < NEAR && code > 0 && (isDigit(code) || isJoint(code)); i++) {
    if (isDigit(code)) digits++
    code = readCode(text, int(reader, Reader.Next), end, level, reader)
  }
  setInt(reader, Reader.Next, next)
  return isJoined && digits > before && digits <= MOST_DIGITS
}

/** True if a tag inside a number continues at {@link Reader.Next}, which is then moved past it. */
export function passTag(text: Bytes, end: i32, level: i32, codes: Bytes, name: Bytes, reader: Ints): boolean {
  const written: i32 = int(reader, Reader.Written)
  const before: i32 = written > 0 ? byte(codes, written - 1) : 0
  if (!isDigit(before) && !isJoint(before)) return false
  const next: i32 = int(reader, Reader.Next)
  const found: i32 = readTag(text, end, level, name, reader)
  if (found >= 0 && joins(text, end, level, codes, found === 0, reader)) return true
  setInt(reader, Reader.Next, next)
  return false
}
