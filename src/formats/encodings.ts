/**
 * @module Characters written in another way within text: percent-encoding (RFC 3986, section 2.1), a plus for a space
 * in a query, the character references of HTML and XML that mails and numbers are written with, and the escapes of
 * strings where no JSON is: in broken records, in quoted values of logfmt, in what a program prints of itself.
 */
import { Bytes, byte, Ints, int, memory, setByte } from '#memory'
import { Code, isDigit, isHex } from '../text/codes'
import { isSecondOctet, sequenceLength } from '../text/utf8'
import { hexOf, Read, readCode, readUnicode } from './read'
import { Reader } from './state'

/** Longest reference that is read, without its ampersand: `#x10ffff;`. */
const LONGEST: i32 = 9

/** Names of references, each with its length before it and its code point in two octets after it. */
// biome-ignore format: a table
const NAMES: Bytes = /* @__PURE__ */ memory.data<u8>([
  3, 97, 109, 112, 0, 38,
  2, 108, 116, 0, 60,
  2, 103, 116, 0, 62,
  4, 113, 117, 111, 116, 0, 34,
  4, 97, 112, 111, 115, 0, 39,
  4, 110, 98, 115, 112, 0, 160,
  3, 115, 104, 121, 0, 173,
  6, 99, 111, 109, 109, 97, 116, 0, 64,
  6, 112, 101, 114, 105, 111, 100, 0, 46,
  4, 112, 108, 117, 115, 0, 43,
  6, 104, 121, 112, 104, 101, 110, 32, 16,
  5, 110, 100, 97, 115, 104, 32, 19,
  5, 109, 105, 110, 117, 115, 34, 18,
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

/** A code point as {@link readCode} gives one. */
function asRead(point: i32): i32 {
  return point < 128 ? point : Read.Point + point
}

/** The octet that two hexadecimal digits after a percent sign stand for, -1 when there are none. */
function readOctet(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  const high: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  if (high < 0 || high > 127 || !isHex(high)) return -2
  const low: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  if (low < 0 || low > 127 || !isHex(low)) return -2
  return (hexOf(high) << 4) | hexOf(low)
}

/** The octets after the first of a sequence of UTF-8, each with its percent sign. */
function readOctets(text: Bytes, end: i32, level: i32, lead: i32, reader: Ints): i32 {
  const width: i32 = sequenceLength(lead)
  let point: i32 = lead & (0xff >> (width + 1))
  for (let i: i32 = 1; i < width; i++) {
    const sign: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
    if (sign !== Code.Percent) return -2
    const octet: i32 = readOctet(text, end, level, reader)
    if (octet < 0) return octet
    if (i === 1 ? !isSecondOctet(lead, octet) : (octet & 0xc0) !== 0x80) return -2
    point = (point << 6) | (octet & 0x3f)
  }
  return width === 0 ? -2 : point
}

/**
 * The character that the percent sign before {@link Reader.Next} begins, by {@link Read}; -2 when it begins none.
 */
export function readPercent(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  const octet: i32 = readOctet(text, end, level, reader)
  if (octet < 128) return octet
  const point: i32 = readOctets(text, end, level, octet, reader)
  return point < 0 ? point : asRead(point)
}

/** The code point of a number between `#` and `;`: indexes of `name`, a string of codes. */
function numbered(name: Bytes, length: i32): i32 {
  const isHexadecimal: boolean = (byte(name, 1) | 32) === 120
  let point: i32 = 0
  let at: i32 = isHexadecimal ? 2 : 1
  if (at === length) return -2
  for (; at < length; at++) {
    const digit: i32 = byte(name, at)
    if (isHexadecimal ? digit > 127 || !isHex(digit) : !isDigit(digit)) return -2
    point = isHexadecimal ? (point << 4) | hexOf(digit) : 10 * point + (digit & 15)
    if (point > 0x10ffff) return -2
  }
  return point === 0 ? -2 : asRead(point)
}

function named(name: Bytes, length: i32): i32 {
  let at: i32 = 0
  for (let size: i32 = byte(NAMES, 0); size !== 0; size = byte(NAMES, at)) {
    let same: i32 = 0
    if (size === length) while (same < size && byte(NAMES, at + 1 + same) === byte(name, same)) same++
    if (size === length && same === size) return asRead((byte(NAMES, at + 1 + size) << 8) | byte(NAMES, at + 2 + size))
    at += size + 3
  }
  return -2
}

/**
 * The character of the reference whose ampersand lies before {@link Reader.Next}, by {@link Read}; -2 when it is none.
 *
 * @param name - room for {@link LONGEST} codes
 */
export function readReference(text: Bytes, end: i32, level: i32, name: Bytes, reader: Ints): i32 {
  let length: i32 = 0
  let code: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  while (code !== Code.Semicolon) {
    if (code < 0 || code > 127 || length === LONGEST) return -2
    setByte(name, length, code)
    length++
    code = readCode(text, int(reader, Reader.Next), end, level, reader)
  }
  return length > 1 && byte(name, 0) === 35 ? numbered(name, length) : named(name, length)
}

/**
 * The character of the escape whose backslash lies before {@link Reader.Next}, by {@link Read}; -2 when it is none. Only
 * those that would be glued to a value or hide its characters; escaped more than once, there are more backslashes.
 */
export function readEscaped(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  let code: i32 = Code.Backslash
  for (let i: i32 = 0; i < LONGEST && code === Code.Backslash; i++) {
    code = readCode(text, int(reader, Reader.Next), end, level, reader)
  }
  if (code === 110 || code === 114 || code === 116) return Code.Tab
  return code === 117 ? readUnicode(text, end, level, reader) : -2
}
