/**
 * @module Defanged addresses, which must not become links or be harvested: the dot or the at sign is in brackets,
 * literally or as a word.
 *
 *     192[.]0[.]2[.]44, anna[@]example[.]se       as in reports of attacks
 *     name (at) example.se, namn[snabel-a]example.no, name [at] example [dot] se, name AT example DOT se
 */
import { Bytes, byte, memory } from '#memory'
import { Code, isAlphanumeric, isSpace } from '../../text/codes'

const CAPITAL_A: i32 = 65

/** Length in codes of ` AT ` and of the longest label after it (RFC 1035 2.3.4). */
const LABEL: i32 = 67

/** Words for the at sign, each prefixed by its length: at, snabel-a, snabela, krøllalfa, krøll-alfa, alfakrøll. */
// biome-ignore format: a table
const AT: Bytes = /* @__PURE__ */ memory.data<u8>([
  2, 97, 116,
  8, 115, 110, 97, 98, 101, 108, 45, 97, 7, 115, 110, 97, 98, 101, 108, 97,
  9, 107, 114, 171, 108, 108, 97, 108, 102, 97, 10, 107, 114, 171, 108, 108, 45, 97, 108, 102, 97,
  9, 97, 108, 102, 97, 107, 114, 171, 108, 108, 0,
])

/** Words for the dot: dot, punkt, punktum. */
// biome-ignore format: a table
const DOT: Bytes = /* @__PURE__ */ memory.data<u8>([
  3, 100, 111, 116, 5, 112, 117, 110, 107, 116, 7, 112, 117, 110, 107, 116, 117, 109, 0,
])

/** Returns the closing bracket for the opening one `code`; 0 for another code. */
function closing(code: i32): i32 {
  if (code === Code.OpenBracket) return Code.CloseBracket
  return code === Code.OpenParen ? Code.CloseParen : 0
}

/** True if the `length` codes at `at` match the word at `word`, ignoring case. */
function isWord(bytes: Bytes, at: i32, words: Bytes, word: i32, length: i32): boolean {
  for (let i: i32 = 0; i < length; i++) {
    const code: i32 = byte(bytes, at + i)
    if (code !== byte(words, word + i) && (code < 65 || code > 90 || (code | 32) !== byte(words, word + i)))
      return false
  }
  return true
}

/** Length of a bracketed word from a list at `at`, including the brackets; 0 for none. */
function wrappedWord(bytes: Bytes, at: i32, words: Bytes): i32 {
  const close: i32 = closing(byte(bytes, at))
  if (close === 0) return 0
  let word: i32 = 0
  for (let length: i32 = byte(words, 0); length !== 0; length = byte(words, word)) {
    if (byte(bytes, at + 1 + length) === close && isWord(bytes, at + 1, words, word + 1, length)) return length + 2
    word += length + 1
  }
  return 0
}

/** Returns 3 if `sign` is in brackets at `at`, else 0. */
export function wrappedSign(bytes: Bytes, at: i32, sign: i32): i32 {
  if (byte(bytes, at + 1) !== sign) return 0
  const close: i32 = closing(byte(bytes, at))
  return close !== 0 && byte(bytes, at + 2) === close ? 3 : 0
}

/** Returns 5 if ` DOT ` is at `at`, else 0. */
function capitalDot(bytes: Bytes, at: i32): i32 {
  if (byte(bytes, at) !== Code.Space || byte(bytes, at + 4) !== Code.Space) return 0
  return byte(bytes, at + 1) === 68 && byte(bytes, at + 2) === 79 && byte(bytes, at + 3) === 84 ? 5 : 0
}

/** Returns 4 if ` AT ` is at `at` and ` DOT ` follows the next word, else 0. */
function capitalAt(bytes: Bytes, at: i32): i32 {
  if (byte(bytes, at) !== Code.Space || byte(bytes, at + 1) !== CAPITAL_A || byte(bytes, at + 2) !== 84) return 0
  let end: i32 = at + 4
  while (end - at < LABEL && (isAlphanumeric(byte(bytes, end)) || byte(bytes, end) === Code.Hyphen)) end++
  return byte(bytes, at + 3) === Code.Space && capitalDot(bytes, end) > 0 ? 4 : 0
}

/** True if a word for the at sign may start between these two codes: rejects most positions. */
export function mayBeWritten(code: i32, next: i32): boolean {
  return code === Code.Space ? next === CAPITAL_A : code === Code.OpenBracket || code === Code.OpenParen
}

/** Length of a word for the at sign at `at`: in brackets, or in capitals between blanks. */
export function writtenAt(bytes: Bytes, at: i32): i32 {
  return byte(bytes, at) === Code.Space ? capitalAt(bytes, at) : wrappedWord(bytes, at, AT)
}

/** Length of a dot at `at`, plain, bracketed, or as a bracketed word; with `apart`, a blank may surround it. */
export function dotLength(bytes: Bytes, at: i32, apart: boolean): i32 {
  if (byte(bytes, at) === Code.Dot) return 1
  const from: i32 = apart && isSpace(byte(bytes, at)) ? at + 1 : at
  let length: i32 = wrappedSign(bytes, from, Code.Dot)
  if (length === 0) length = wrappedWord(bytes, from, DOT)
  if (length === 0) return apart ? capitalDot(bytes, at) : 0
  return from + length + (apart && isSpace(byte(bytes, from + length)) ? 1 : 0) - at
}

/** Length in codes of a dot in brackets, including blanks. */
const enum Dot {
  Least = 3,
  Most = 11,
}

/** Length of a defanged dot that ends at `at`, see {@link dotLength}; 0 for none. */
export function dotBefore(bytes: Bytes, at: i32, apart: boolean): i32 {
  const last: i32 = byte(bytes, at - 1)
  if (last !== Code.CloseBracket && last !== Code.CloseParen && !(apart && isSpace(last))) return 0
  for (let length: i32 = Dot.Most; length >= Dot.Least; length--) {
    if (dotLength(bytes, at - length, apart) === length) return length
  }
  return 0
}
