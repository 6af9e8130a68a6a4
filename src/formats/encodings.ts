/**
 * @module Encoded characters within text, by the character that introduces them:
 *
 *     %40                   percent-encoding (RFC 3986, section 2.1)
 *     &#64;  &#64  &amp;    character references of HTML and XML, in mails and numbers
 *     \n  \u0040  \u{40}    escape sequences outside JSON: in broken records, in quoted values of logfmt, in the
 *     \x40  \100  \e[      output of a program or a web server
 *     #033                  control characters and non-ASCII, as rsyslog writes them
 *     ^[                    the escape character, as terminals echo it
 *
 * Octets outside ASCII are combined as UTF-8 in any of these encodings. The introducing character may itself be
 * encoded, up to twice: `%2540`, `&amp;#64;`, `%26%2364%3B`.
 */
import { Bytes, byte, Ints, int, setByte, setInt } from '#memory'
import { Code, digitOf, isDigit, isHex } from '../text/codes'
import { isSecondOctet, sequenceLength } from '../text/utf8'
import { asRead, isInReference, LONGEST, named, numbered } from './character-references'
import { Reader } from './state'
import { hexOf, readCode, readUnicode } from './unquote'

/** Reads the octet of two hexadecimal digits; -2 if there are none. */
function readHexOctet(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  const high: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  if (high < 0 || high > 127 || !isHex(high)) return -2
  const low: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  if (low < 0 || low > 127 || !isHex(low)) return -2
  return (hexOf(high) << 4) | hexOf(low)
}

/** Reads the octet of three octal digits, the first of which is `first`; -2 if there are none. */
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

/** Reads the next code other than a backslash: each level of escaping adds more of them. */
function pastSlashes(text: Bytes, end: i32, level: i32, depth: i32, name: Bytes, reader: Ints): i32 {
  let code: i32 = Code.Backslash
  for (let i: i32 = 0; i < LONGEST && code === Code.Backslash; i++) {
    code = readThrough(text, end, level, depth, name, reader)
  }
  return code
}

/** Reads the octet encoded after `sign`; -2 if there is none. */
function readOctet(text: Bytes, end: i32, level: i32, sign: i32, depth: i32, name: Bytes, reader: Ints): i32 {
  if (sign === Code.Percent) return readHexOctet(text, end, level, reader)
  const first: i32 =
    sign === Code.Hash
      ? readCode(text, int(reader, Reader.Next), end, level, reader)
      : pastSlashes(text, end, level, depth, name, reader)
  if (first === 120 && sign === Code.Backslash) return readHexOctet(text, end, level, reader)
  return readOctalOctet(text, end, level, first, reader)
}

/** Reads the remaining octets of a UTF-8 sequence, each with its `sign`. */
function readOctets(
  text: Bytes,
  end: i32,
  level: i32,
  sign: i32,
  lead: i32,
  depth: i32,
  name: Bytes,
  reader: Ints,
): i32 {
  const width: i32 = sequenceLength(lead)
  let point: i32 = lead & (0xff >> (width + 1))
  for (let i: i32 = 1; i < width; i++) {
    if (readThrough(text, end, level, depth, name, reader) !== sign) return -2
    const octet: i32 = readOctet(text, end, level, sign, depth, name, reader)
    if (octet < 0) return octet
    if (i === 1 ? !isSecondOctet(lead, octet) : (octet & 0xc0) !== 0x80) return -2
    point = (point << 6) | (octet & 0x3f)
  }
  return width === 0 ? -2 : point
}

/** Reads the character whose octets are encoded after `sign`, as {@link Read}; -2 if there is none. */
function readCharacter(
  text: Bytes,
  end: i32,
  level: i32,
  sign: i32,
  octet: i32,
  depth: i32,
  name: Bytes,
  reader: Ints,
): i32 {
  if (octet < 128) return octet
  const point: i32 = readOctets(text, end, level, sign, octet, depth, name, reader)
  return point < 0 ? point : asRead(point)
}

/**
 * Reads the reference whose ampersand, encoded by `by`, precedes {@link Reader.Next}, as {@link Read}; -2 if it is
 * invalid. As in an HTML attribute, the semicolon is optional: for a number, and for an old name before a non-name
 * character. If another encoding hides the reference, only a number or a reference to an ampersand is accepted.
 */
function readReference(text: Bytes, end: i32, level: i32, depth: i32, by: i32, name: Bytes, reader: Ints): i32 {
  const from: i32 = depth * LONGEST
  let length: i32 = 0
  let next: i32 = int(reader, Reader.Next)
  let code: i32 = readThrough(text, end, level, depth, name, reader)
  while (isInReference(name, from, length, code)) {
    setByte(name, from + length, code)
    length++
    next = int(reader, Reader.Next)
    code = readThrough(text, end, level, depth, name, reader)
  }
  const isEnded: boolean = code === Code.Semicolon
  if (isEnded) next = int(reader, Reader.Next)
  setInt(reader, Reader.Next, next)
  if (length > 1 && byte(name, from) === Code.Hash) return numbered(name, from, length)
  const read: i32 = code === Code.Equals || length === LONGEST ? -2 : named(name, from, length, isEnded)
  return by === Code.Ampersand || read === Code.Ampersand ? read : -2
}

/** Digits of an octal escape, and of a number that may start with such digits. */
const OCTAL: i32 = 3
const LEAST_NUMBER: i32 = 8
const MOST_NUMBER: i32 = 12

/**
 * True if the octal digits just read belong to a number, such as one in a path (`\0701740605`), rather than to an
 * encoded line end before one.
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
  // Six or eight digits, and a separator before the other four.
  if (isJoined && (length === OCTAL + 6 || length === OCTAL + 8)) return false
  return length >= LEAST_NUMBER && length <= MOST_NUMBER
}

/** An encoded line end belongs to the logged program, not to the log: it becomes a tab. */
function asWritten(point: i32): i32 {
  return point === Code.LineFeed || point === Code.Return || point === Code.Nul ? Code.Tab : point
}

/** Reads the character of three octal digits after `sign`, the first of which is `first`. */
function readOctal(
  text: Bytes,
  end: i32,
  level: i32,
  sign: i32,
  first: i32,
  isOne: boolean,
  depth: i32,
  name: Bytes,
  reader: Ints,
): i32 {
  const octet: i32 = readOctalOctet(text, end, level, first, reader)
  const isPrintable: boolean = octet >= Code.Space && octet < 127
  // Two backslashes before such digits may introduce a host name: `\\100.64.0.1`.
  if (octet < 0 || (isPrintable && !isOne) || isInNumber(text, end, level, reader)) return -2
  return asWritten(readCharacter(text, end, level, sign, octet, depth, name, reader))
}

/** Returns the next code without consuming it. */
function peek(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  const next: i32 = int(reader, Reader.Next)
  const code: i32 = readCode(text, next, end, level, reader)
  setInt(reader, Reader.Next, next)
  return code
}

/** Returns an escape character if what follows may be its sequence: a bracket, or a character set, as `(B` is; else -2. */
function asEscape(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  const next: i32 = int(reader, Reader.Next)
  const code: i32 = readCode(text, next, end, level, reader)
  const last: i32 = peek(text, end, level, reader)
  setInt(reader, Reader.Next, next)
  if (code === Code.OpenBracket || code === Code.CloseBracket) return Code.Escape
  const isSet: boolean = code === Code.OpenParen || code === Code.CloseParen
  return isSet && last >= 65 && last <= 90 ? Code.Escape : -2
}

/** Reads `^[`. */
function readCaret(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  const code: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  return code === Code.OpenBracket ? asEscape(text, end, level, reader) : -2
}

/** Reads the character after `\u`, including `\u{40}`. */
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
 * Reads the escape sequence whose backslash precedes {@link Reader.Next}, as {@link Read}; -2 if it is invalid. Only
 * sequences that would be glued to a value or hide its characters; nested escaping adds backslashes.
 */
export function readEscaped(text: Bytes, end: i32, level: i32, depth: i32, name: Bytes, reader: Ints): i32 {
  const isOne: boolean = peek(text, end, level, reader) !== Code.Backslash
  const code: i32 = pastSlashes(text, end, level, depth, name, reader)
  if (code === 110 || code === 114 || code === 116) return Code.Tab
  if (code === 117) return asWritten(readPoint(text, end, level, reader))
  if (code === 101) return asEscape(text, end, level, reader)
  if (code !== 120) return readOctal(text, end, level, Code.Backslash, code, isOne, depth, name, reader)
  const octet: i32 = readHexOctet(text, end, level, reader)
  return asWritten(readCharacter(text, end, level, Code.Backslash, octet, depth, name, reader))
}

/** Decodes what the character before {@link Reader.Next}, encoded by `by`, introduces; -2 for nothing. */
function readSign(text: Bytes, end: i32, level: i32, sign: i32, depth: i32, by: i32, name: Bytes, reader: Ints): i32 {
  if (sign === Code.Percent) {
    const octet: i32 = readHexOctet(text, end, level, reader)
    return asWritten(readCharacter(text, end, level, sign, octet, depth, name, reader))
  }
  if (sign === Code.Ampersand) return readReference(text, end, level, depth, by, name, reader)
  if (sign === Code.Caret) return readCaret(text, end, level, reader)
  if (sign === Code.Backslash) return readEscaped(text, end, level, depth, name, reader)
  // Written by rsyslog.
  const first: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  return readOctal(text, end, level, Code.Hash, first, false, depth, name, reader)
}

/** True if a code may introduce an encoded character. */
export function isSign(code: i32): boolean {
  if (code === Code.Percent || code === Code.Ampersand || code === Code.Backslash) return true
  return code === Code.Hash || code === Code.Caret
}

/**
 * Decodes what the character before {@link Reader.Next} introduces, as {@link Read}; returns the character itself if it
 * introduces nothing. The result may again introduce an encoding, or be a part of one, up to `most` times.
 *
 * @param name - buffer for three references
 */
export function readEncoded(text: Bytes, end: i32, level: i32, sign: i32, most: i32, name: Bytes, reader: Ints): i32 {
  let by: i32 = sign
  let read: i32 = sign
  for (let depth: i32 = 0; depth <= most; depth++) {
    const next: i32 = int(reader, Reader.Next)
    const again: i32 = readSign(text, end, level, read, depth, by, name, reader)
    if (again < 0) {
      setInt(reader, Reader.Next, next)
      return read
    }
    by = read
    read = again
    if (read !== Code.Percent && read !== Code.Ampersand && read !== Code.Backslash) return read
  }
  return read
}

/** Reads the next code through `depth` encodings, as {@link Read}. */
function readThrough(text: Bytes, end: i32, level: i32, depth: i32, name: Bytes, reader: Ints): i32 {
  const code: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  return depth > 0 && isSign(code) ? readEncoded(text, end, level, code, depth - 1, name, reader) : code
}
