/**
 * @module Detects whether a brace or bracket starts JSON (RFC 8259), including its literals and numbers: much bracketed
 * text is not JSON.
 */
import { Bytes, byte, Ints, int, setInt } from '#memory'
import { Code, isDigit, isLineEnd } from '../text/codes'
import { Reader } from './state'
import { peekPast, readCode } from './unquote'

export function isBlank(code: i32): boolean {
  return code === Code.Space || code === Code.Tab || code === Code.Return || code === Code.LineFeed
}

export function isOpening(code: i32): boolean {
  return code === Code.OpenBrace || code === Code.OpenBracket
}

export function isClosing(code: i32): boolean {
  return code === Code.CloseBrace || code === Code.CloseBracket
}

/** True if a code, or the end of input, may follow a number or literal. */
export function mayFollow(code: i32): boolean {
  return code < 0 || isBlank(code) || isLineEnd(code) || code === Code.Comma || isClosing(code)
}

/** Returns the end of the digits at `at`; -1 if there are none. */
function digitsEnd(text: Bytes, at: i32, end: i32, level: i32, reader: Ints): i32 {
  let place: i32 = at
  let code: i32 = readCode(text, place, end, level, reader)
  while (code >= 0 && isDigit(code)) {
    place = int(reader, Reader.Next)
    code = readCode(text, place, end, level, reader)
  }
  return place > at ? place : -1
}

/** Returns the position after the code at `at`, or -1 if it is not one of two. */
function oneOf(text: Bytes, at: i32, end: i32, level: i32, one: i32, other: i32, reader: Ints): i32 {
  const code: i32 = readCode(text, at, end, level, reader)
  return code === one || code === other ? int(reader, Reader.Next) : -1
}

/** Returns the end of the number at `at` according to RFC 8259; -1 if there is none. */
function numberEnd(text: Bytes, at: i32, end: i32, level: i32, reader: Ints): i32 {
  const sign: i32 = oneOf(text, at, end, level, Code.Hyphen, Code.Hyphen, reader)
  const from: i32 = sign < 0 ? at : sign
  const zero: i32 = oneOf(text, from, end, level, Code.Zero, Code.Zero, reader)
  let place: i32 = zero < 0 ? digitsEnd(text, from, end, level, reader) : zero
  const dot: i32 = place < 0 ? -1 : oneOf(text, place, end, level, Code.Dot, Code.Dot, reader)
  if (dot >= 0) place = digitsEnd(text, dot, end, level, reader)
  const power: i32 = place < 0 ? -1 : oneOf(text, place, end, level, 69, 101, reader)
  if (power < 0) return place
  const signed: i32 = oneOf(text, power, end, level, Code.Plus, Code.Hyphen, reader)
  return digitsEnd(text, signed < 0 ? power : signed, end, level, reader)
}

/** True for the first letter of `true`, `false` or `null`. */
export function isWordBegin(code: i32): boolean {
  return code === 116 || code === 102 || code === 110
}

/** True if the rest of `true`, `false` or `null` is at {@link Reader.Next}, which is then moved past it. */
export function endsWord(text: Bytes, end: i32, level: i32, first: i32, reader: Ints): boolean {
  // Four or five letters, identified by their hash.
  let left: i32 = first === 102 ? 4 : 3
  let sum: i32 = first
  while (left > 0) {
    const code: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
    if (code < 97 || code > 122) return false
    sum = sum * 31 + code
    left--
  }
  if (sum !== 3569038 && sum !== 97196323 && sum !== 3392903) return false
  // A longer word, or a name that starts with one, does not count.
  const past: i32 = int(reader, Reader.Next)
  const next: i32 = readCode(text, past, end, level, reader)
  setInt(reader, Reader.Next, past)
  return mayFollow(next)
}

/** Returns the first non-blank position from `at` on, within the line or string. */
function pastBlanks(text: Bytes, at: i32, end: i32, level: i32, reader: Ints): i32 {
  let place: i32 = at
  let code: i32 = readCode(text, place, end, level, reader)
  while (isBlank(code) && !isLineEnd(code)) {
    place = int(reader, Reader.Next)
    code = readCode(text, place, end, level, reader)
  }
  return place
}

/** True if a number or literal is at `at`, followed by a comma or the end of everything. */
function beginsPlainly(text: Bytes, at: i32, end: i32, level: i32, reader: Ints): boolean {
  const first: i32 = pastBlanks(text, at, end, level, reader)
  const code: i32 = readCode(text, first, end, level, reader)
  const isWord: boolean = isWordBegin(code) && endsWord(text, end, level, code, reader)
  let place: i32 = isWord ? int(reader, Reader.Next) : numberEnd(text, first, end, level, reader)
  if (place < 0) return false
  place = pastBlanks(text, place, end, level, reader)
  const next: i32 = readCode(text, place, end, level, reader)
  if (next !== Code.CloseBracket) return next === Code.Comma
  place = pastBlanks(text, int(reader, Reader.Next), end, level, reader)
  const last: i32 = readCode(text, place, end, level, reader)
  return last < 0 || isLineEnd(last)
}

/** True if the bracket just read starts an array of numbers and literals. */
function beginsPlainArray(text: Bytes, end: i32, level: i32, reader: Ints): boolean {
  const next: i32 = int(reader, Reader.Next)
  const begins: boolean = beginsPlainly(text, next, end, level, reader)
  setInt(reader, Reader.Next, next)
  return begins
}

/** True if the bracket at `at` follows a colon, as programs write it. Other lists are not analysed. */
export function isBehindName(text: Bytes, at: i32): boolean {
  const joint: i32 = byte(text, at - 1) === Code.Space ? at - 2 : at - 1
  return byte(text, joint) === Code.Colon
}

/** True if the bracket just read starts an array that may alternate names and values, or contain pairs. */
export function beginsList(text: Bytes, code: i32, end: i32, level: i32, reader: Ints): boolean {
  if (code !== Code.OpenBracket) return false
  const next: i32 = peekPast(text, int(reader, Reader.Next), end, level, reader)
  return next === Code.Quote || next === Code.OpenBracket
}

/**
 * True if a brace or bracket just read starts JSON: an object that starts with a name or is empty or, at the start of a
 * record or string, an array. A line that ends there may continue. Much bracketed text is not JSON, so a number in
 * brackets must be valid, and followed by another value or by nothing.
 */
export function beginsJson(text: Bytes, code: i32, end: i32, level: i32, isFresh: boolean, reader: Ints): boolean {
  if (!isOpening(code) || (code === Code.OpenBracket && !isFresh)) return false
  const next: i32 = peekPast(text, int(reader, Reader.Next), end, level, reader)
  if (next === Code.Quote) return true
  // The bare quote that ends the enclosing string is not a name.
  if (!isFresh) return false
  if (next === -1 || isLineEnd(next)) return true
  return code === Code.OpenBrace
    ? next === Code.CloseBrace
    : next === Code.OpenBrace ||
        next === Code.OpenBracket ||
        next === Code.CloseBracket ||
        beginsPlainArray(text, end, level, reader)
}
