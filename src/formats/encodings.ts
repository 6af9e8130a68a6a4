/**
 * @module Characters written in another way within text, by the sign that they begin with:
 *
 *     %40  %2540            percent-encoding (RFC 3986, section 2.1), once and twice
 *     &#64;  &#64  &amp;    character references of HTML and XML that mails and numbers are written with
 *     \n  \u0040  \u{40}    escapes of strings where no JSON is: in broken records, in quoted values of logfmt, in what
 *     \x40  \100  \e[      a program or a web server prints
 *     #033                  controls and what is outside ASCII, as rsyslog writes them
 *     ^[                    the escape itself, as terminals echo it
 *
 * Octets outside ASCII are put together as UTF-8, whichever way they are written.
 */
import { Bytes, byte, Ints, int, memory, setByte, setInt } from '#memory'
import { Code, digitOf, isAlphanumeric, isDigit, isHex } from '../text/codes'
import { isSecondOctet, sequenceLength } from '../text/utf8'
import { hexOf, Read, readCode, readUnicode } from './read'
import { Reader } from './state'

/** Longest reference that is read, without its ampersand: `#x10ffff;`. */
const LONGEST: i32 = 9

/** Names of references, each with its length before it and its code point in two octets after it. */
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
/** Where the names begin that HTML knows without a semicolon, too. */
const OLD_NAMES: i32 = 7 + 9 + 9 + 7 + 9 + 8 + 8 + 7 + 6

/** A code point as {@link readCode} gives one. */
function asRead(point: i32): i32 {
  return point < 128 ? point : Read.Point + point
}

/** The octet that two hexadecimal digits stand for, -2 when there are none. */
function readHexOctet(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  const high: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  if (high < 0 || high > 127 || !isHex(high)) return -2
  const low: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  if (low < 0 || low > 127 || !isHex(low)) return -2
  return (hexOf(high) << 4) | hexOf(low)
}

/** The octet of three octal digits, the first of which is `first`, -2 when there are none. */
function readOctalOctet(text: Bytes, end: i32, level: i32, first: i32, reader: Ints): i32 {
  if (first < Code.Zero || first > 51) return -2
  let octet: i32 = digitOf(first)
  for (let i: i32 = 0; i < 2; i++) {
    const digit: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
    if (digit < Code.Zero || digit > 55) return -2
    octet = (octet << 3) | digitOf(digit)
  }
  return octet
}

/** The next code that is no backslash: what is escaped more than once has more of them. */
function pastSlashes(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  let code: i32 = Code.Backslash
  for (let i: i32 = 0; i < LONGEST && code === Code.Backslash; i++) {
    code = readCode(text, int(reader, Reader.Next), end, level, reader)
  }
  return code
}

/** The octet that is written behind `sign`; -2 when there is none. */
function readOctet(text: Bytes, end: i32, level: i32, sign: i32, reader: Ints): i32 {
  if (sign === Code.Percent) {
    const octet: i32 = readHexOctet(text, end, level, reader)
    if (octet !== Code.Percent) return octet
    const next: i32 = int(reader, Reader.Next)
    const twice: i32 = readHexOctet(text, end, level, reader)
    if (twice >= 0) return twice
    setInt(reader, Reader.Next, next)
    return octet
  }
  const first: i32 =
    sign === Code.Hash
      ? readCode(text, int(reader, Reader.Next), end, level, reader)
      : pastSlashes(text, end, level, reader)
  if (first === 120 && sign === Code.Backslash) return readHexOctet(text, end, level, reader)
  return readOctalOctet(text, end, level, first, reader)
}

/** The octets after the first of a sequence of UTF-8, each with its sign. */
function readOctets(text: Bytes, end: i32, level: i32, sign: i32, lead: i32, reader: Ints): i32 {
  const width: i32 = sequenceLength(lead)
  let point: i32 = lead & (0xff >> (width + 1))
  for (let i: i32 = 1; i < width; i++) {
    if (readCode(text, int(reader, Reader.Next), end, level, reader) !== sign) return -2
    const octet: i32 = readOctet(text, end, level, sign, reader)
    if (octet < 0) return octet
    if (i === 1 ? !isSecondOctet(lead, octet) : (octet & 0xc0) !== 0x80) return -2
    point = (point << 6) | (octet & 0x3f)
  }
  return width === 0 ? -2 : point
}

/** The character whose octets are written behind `sign`, by {@link Read}; -2 when there is none. */
function readCharacter(text: Bytes, end: i32, level: i32, sign: i32, octet: i32, reader: Ints): i32 {
  if (octet < 128) return octet
  const point: i32 = readOctets(text, end, level, sign, octet, reader)
  return point < 0 ? point : asRead(point)
}

/**
 * The character that the percent sign before {@link Reader.Next} begins, by {@link Read}; -2 when it begins none.
 */
export function readPercent(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  const next: i32 = int(reader, Reader.Next)
  const octet: i32 = readOctet(text, end, level, Code.Percent, reader)
  const point: i32 = readCharacter(text, end, level, Code.Percent, octet, reader)
  if (point >= 0) return point
  // A percent sign, and behind it what only looks like an octet.
  setInt(reader, Reader.Next, next)
  return readHexOctet(text, end, level, reader) === Code.Percent ? Code.Percent : -2
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

function named(name: Bytes, length: i32, isEnded: boolean): i32 {
  let at: i32 = isEnded ? 0 : OLD_NAMES
  for (let size: i32 = byte(NAMES, at); size !== 0; size = byte(NAMES, at)) {
    let same: i32 = 0
    if (size === length) while (same < size && byte(NAMES, at + 1 + same) === byte(name, same)) same++
    if (size === length && same === size) return asRead((byte(NAMES, at + 1 + size) << 8) | byte(NAMES, at + 2 + size))
    at += size + 3
  }
  return -2
}

/** Whether a code goes on with the reference of which `length` codes are in `name`. */
function isInReference(name: Bytes, length: i32, code: i32): boolean {
  if (code < 0 || code > 127 || length === LONGEST) return false
  if (length === 0 || byte(name, 0) !== Code.Hash) return isAlphanumeric(code) || (code === Code.Hash && length === 0)
  if (length === 1 && (code | 32) === 120) return true
  return (byte(name, 1) | 32) === 120 ? isHex(code) : isDigit(code)
}

/**
 * The character of the reference whose ampersand lies before {@link Reader.Next}, by {@link Read}; -2 when it is none. The
 * semicolon may be left out as HTML allows it in an attribute: of a number, and of an old name before what is none.
 *
 * @param name - room for {@link LONGEST} codes
 */
export function readReference(text: Bytes, end: i32, level: i32, name: Bytes, reader: Ints): i32 {
  let length: i32 = 0
  let next: i32 = int(reader, Reader.Next)
  let code: i32 = readCode(text, next, end, level, reader)
  while (isInReference(name, length, code)) {
    setByte(name, length, code)
    length++
    next = int(reader, Reader.Next)
    code = readCode(text, next, end, level, reader)
  }
  const isEnded: boolean = code === Code.Semicolon
  if (isEnded) next = int(reader, Reader.Next)
  setInt(reader, Reader.Next, next)
  if (length > 1 && byte(name, 0) === Code.Hash) return numbered(name, length)
  return code === Code.Equals || length === LONGEST ? -2 : named(name, length, isEnded)
}

/** Digits of an octal escape, and those of a number that may begin with them. */
const OCTAL: i32 = 3
const LEAST_NUMBER: i32 = 8
const MOST_NUMBER: i32 = 12

/**
 * Whether the octal digits that were just read are those of a number: of one in a path (`\0701740605`), not of a line's
 * end before one.
 */
function isInNumber(text: Bytes, end: i32, level: i32, reader: Ints): boolean {
  const next: i32 = int(reader, Reader.Next)
  let length: i32 = OCTAL
  let code: i32 = readCode(text, next, end, level, reader)
  while (code >= 0 && isDigit(code) && length <= MOST_NUMBER) {
    length++
    code = readCode(text, int(reader, Reader.Next), end, level, reader)
  }
  const joins: boolean = code === Code.Hyphen || code === Code.Dot || code === Code.Slash || code === Code.Plus
  const after: i32 = joins ? readCode(text, int(reader, Reader.Next), end, level, reader) : 0
  setInt(reader, Reader.Next, next)
  const isJoined: boolean = after > 0 && isDigit(after)
  if (length === OCTAL) return isJoined
  // Six or eight digits and what joins the other four.
  if (isJoined && (length === OCTAL + 6 || length === OCTAL + 8)) return false
  return length >= LEAST_NUMBER && length <= MOST_NUMBER
}

/** A line's end is one of the program that is written about, and leaves a blank. */
export function asWritten(point: i32): i32 {
  return point === Code.LineFeed || point === Code.Return || point === Code.Nul ? Code.Tab : point
}

/** The character that three octal digits behind `sign` stand for, the first of which is `first`. */
function readOctal(text: Bytes, end: i32, level: i32, sign: i32, first: i32, isOne: boolean, reader: Ints): i32 {
  const octet: i32 = readOctalOctet(text, end, level, first, reader)
  const isPrintable: boolean = octet >= Code.Space && octet < 127
  // Of two backslashes before such digits a host's name may come: `\\100.64.0.1`.
  if (octet < 0 || (isPrintable && !isOne) || isInNumber(text, end, level, reader)) return -2
  return asWritten(readCharacter(text, end, level, sign, octet, reader))
}

/** What rsyslog wrote behind a number sign before {@link Reader.Next}, by {@link Read}; -2 when it is none of that. */
export function readHash(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  const first: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  return readOctal(text, end, level, Code.Hash, first, false, reader)
}

/** The code that comes next; it stays there. */
function peek(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  const next: i32 = int(reader, Reader.Next)
  const code: i32 = readCode(text, next, end, level, reader)
  setInt(reader, Reader.Next, next)
  return code
}

/** `^[` before a bracket. */
export function readCaret(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  const code: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  const next: i32 = peek(text, end, level, reader)
  return code === Code.OpenBracket && (next === code || next === Code.CloseBracket) ? Code.Escape : -2
}

/** The character of which `\u` has been read, also `\u{40}`. */
function readPoint(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  if (peek(text, end, level, reader) !== Code.OpenBrace) return readUnicode(text, end, level, reader)
  let code: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  let point: i32 = 0
  let length: i32 = 0
  code = readCode(text, int(reader, Reader.Next), end, level, reader)
  while (code >= 0 && code < 128 && isHex(code) && length < 6) {
    point = (point << 4) | hexOf(code)
    length++
    code = readCode(text, int(reader, Reader.Next), end, level, reader)
  }
  return code === Code.CloseBrace && length > 0 && point <= 0x10ffff ? asRead(point) : -2
}

/**
 * The character of the escape whose backslash lies before {@link Reader.Next}, by {@link Read}; -2 when it is none. Only
 * those that would be glued to a value or hide its characters; escaped more than once, there are more backslashes.
 */
export function readEscaped(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  const isOne: boolean = peek(text, end, level, reader) !== Code.Backslash
  const code: i32 = pastSlashes(text, end, level, reader)
  if (code === 110 || code === 114 || code === 116) return Code.Tab
  if (code === 117) return asWritten(readPoint(text, end, level, reader))
  if (code === 101) {
    const next: i32 = peek(text, end, level, reader)
    return next === Code.OpenBracket || next === Code.CloseBracket ? Code.Escape : -2
  }
  if (code !== 120) return readOctal(text, end, level, Code.Backslash, code, isOne, reader)
  const octet: i32 = readHexOctet(text, end, level, reader)
  return asWritten(readCharacter(text, end, level, Code.Backslash, octet, reader))
}
