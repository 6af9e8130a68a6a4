/** @module HTML and XML character references that occur in mails and numbers: `&#64;`, `&commat;`. */
import { Bytes, byte, memory } from '#memory'
import { Code, isAlphanumeric, isDigit, isHex } from '../text/codes'
import { hexOf, Read } from './unquote'

/** Maximum length of a reference without its ampersand: `#x10ffff;`. */
export const LONGEST: i32 = 9

/** Names of references, each prefixed by its length and followed by its code point in two octets. */
// biome-ignore format: a table
const NAMES: Bytes = /* @__PURE__ */ memory.data<u8>([
  4, 97, 112, 111, 115, 0, 39,
  6, 99, 111, 109, 109, 97, 116, 0, 64,
  6, 112, 101, 114, 105, 111, 100, 0, 46,
  4, 112, 108, 117, 115, 0, 43,
  6, 104, 121, 112, 104, 101, 110, 32, 16,
  5, 110, 100, 97, 115, 104, 32, 19,
  5, 109, 105, 110, 117, 115, 34, 18,
  4, 122, 119, 110, 106, 32, 12,
  3, 122, 119, 106, 32, 13,
  3, 97, 109, 112, 0, 38,
  2, 108, 116, 0, 60,
  2, 103, 116, 0, 62,
  4, 113, 117, 111, 116, 0, 34,
  4, 110, 98, 115, 112, 0, 160,
  3, 115, 104, 121, 0, 173,
  5, 97, 114, 105, 110, 103, 0, 229,
  4, 97, 117, 109, 108, 0, 228,
  4, 111, 117, 109, 108, 0, 246,
  5, 97, 101, 108, 105, 103, 0, 230,
  6, 111, 115, 108, 97, 115, 104, 0, 248,
  5, 65, 114, 105, 110, 103, 0, 197,
  4, 65, 117, 109, 108, 0, 196,
  4, 79, 117, 109, 108, 0, 214,
  5, 65, 69, 108, 105, 103, 0, 198,
  6, 79, 115, 108, 97, 115, 104, 0, 216,
  0,
])
/** Start of the names that HTML also accepts without a semicolon. */
const OLD_NAMES: i32 = 7 + 9 + 9 + 7 + 9 + 8 + 8 + 7 + 6

/** Converts a code point to a result of {@link readCode}. */
export function asRead(point: i32): i32 {
  return point < 128 ? point : Read.Point + point
}

/** Returns the code point of a numeric reference: `length` codes of `name` at `from`, without `&` and `;`. */
export function numbered(name: Bytes, from: i32, length: i32): i32 {
  const isHexadecimal: boolean = (byte(name, from + 1) | 32) === 120
  const end: i32 = from + length
  let point: i32 = 0
  let at: i32 = isHexadecimal ? from + 2 : from + 1
  if (at === end) return -2
  for (; at < end; at++) {
    const digit: i32 = byte(name, at)
    if (isHexadecimal ? digit > 127 || !isHex(digit) : !isDigit(digit)) return -2
    point = isHexadecimal ? (point << 4) | hexOf(digit) : 10 * point + (digit & 15)
    if (point > 0x10ffff) return -2
  }
  return point === 0 ? -2 : asRead(point)
}

export function named(name: Bytes, from: i32, length: i32, isEnded: boolean): i32 {
  let at: i32 = isEnded ? 0 : OLD_NAMES
  for (let size: i32 = byte(NAMES, at); size !== 0; size = byte(NAMES, at)) {
    let same: i32 = 0
    if (size === length) while (same < size && byte(NAMES, at + 1 + same) === byte(name, from + same)) same++
    if (size === length && same === size) return asRead((byte(NAMES, at + 1 + size) << 8) | byte(NAMES, at + 2 + size))
    at += size + 3
  }
  return -2
}

/** True if a code continues the reference of which `length` codes are in `name` at `from`. */
export function isInReference(name: Bytes, from: i32, length: i32, code: i32): boolean {
  if (code < 0 || code > 127 || length === LONGEST) return false
  if (length === 0 || byte(name, from) !== Code.Hash)
    return isAlphanumeric(code) || (code === Code.Hash && length === 0)
  if (length === 1 && (code | 32) === 120) return true
  return (byte(name, from + 1) | 32) === 120 ? isHex(code) : isDigit(code)
}
