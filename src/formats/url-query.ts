/**
 * @module Query strings, in which a plus is a space (form encoding of the WHATWG URL standard) unless the context shows
 * that it is a literal plus.
 */
import { Bytes, byte, Ints, int, setByte, setInt } from '#memory'
import { isNameCode } from '../resolve/name-before'
import { Code, isAlphanumeric, isDash, isDigit, isLetter } from '../text/codes'
import { Reader } from './state'
import { Read } from './unquote'

/** Maximum length in codes of an account's part on either side of a plus. */
const MOST_PART: i32 = 32

/** True if allowed in a domain; any code point outside ASCII passes. */
function isDomain(read: i32): boolean {
  return read >= Read.Point || isAlphanumeric(read) || read === Code.Dot || read === Code.Hyphen
}

/** Records that octets were read, and whether they are an at sign or part of the domain after it. */
export function noteOctets(read: i32, reader: Ints): void {
  if (read === Code.At) setInt(reader, Reader.Query, 2)
  else if (int(reader, Reader.Query) !== 2 || !isDomain(read)) setInt(reader, Reader.Query, 1)
}

function endsQuery(code: i32): boolean {
  return code <= Code.Space || code === Code.Quote || code === Code.Less || code === Code.Greater
}

/** Records whether a plus means a space. */
export function noteQuery(code: i32, reader: Ints): void {
  if (code === Code.Question) setInt(reader, Reader.Query, 1)
  else if (endsQuery(code)) setInt(reader, Reader.Query, 0)
  else if (int(reader, Reader.Query) === 2 && code !== Code.Percent && !isDomain(code)) {
    setInt(reader, Reader.Query, 1)
  }
}

/** Search distance back through a form field in codes, and the maximum length of a name. */
const MOST_FIELD: i32 = 128
const MOST_NAME: i32 = 64
const MOST_NUMBER: i32 = 32

/** True if a field name and its equals sign are at `at`. */
export function isField(text: Bytes, at: i32, end: i32): boolean {
  let place: i32 = at
  while (place < end && place - at < MOST_NAME && (isNameCode(byte(text, place)) || byte(text, place) === Code.Percent))
    place++
  return place > at && place < end && byte(text, place) === Code.Equals
}

/** True if a field precedes `at`: a name, an equals sign and a value. */
function isBehindField(text: Bytes, at: i32): boolean {
  let from: i32 = at
  while (at - from < MOST_FIELD && byte(text, from - 1) !== Code.Equals && !endsQuery(byte(text, from - 1))) from--
  return byte(text, from - 1) === Code.Equals && isNameCode(byte(text, from - 2))
}

function isInNumber(code: i32): boolean {
  return isDigit(code) || isDash(code) || code === Code.Plus || code === Code.OpenParen || code === Code.CloseParen
}

/**
 * An ampersand between two fields, `a=x+y&b=z`, indicates a form, like a question mark: the pluses in a number already
 * written become spaces.
 */
export function noteForm(text: Bytes, codes: Bytes, at: i32, end: i32, reader: Ints): void {
  if (int(reader, Reader.Query) !== 0 || !isField(text, at + 1, end)) return
  const written: i32 = int(reader, Reader.Written)
  if (!isBehindField(text, at)) return
  let from: i32 = written
  while (from > 1 && written - from < MOST_NUMBER && isInNumber(byte(codes, from - 1))) from--
  const isNumber: boolean = from > 1 && byte(codes, from - 1) === Code.Equals
  setInt(reader, Reader.Query, 1)
  for (let place: i32 = from + 1; place < written && isNumber; place++) {
    if (byte(codes, place) === Code.Plus && byte(codes, place - 1) !== Code.Plus) setByte(codes, place, Code.Space)
  }
}

/** Computes {@link Reader.Query} at `at` from `query` at `from`. Nothing in between is encoded. */
export function queryAt(text: Bytes, from: i32, at: i32, query: i32): i32 {
  for (let place: i32 = at - 1; place >= from; place--) {
    const code: i32 = byte(text, place)
    if (code === Code.Question) return 1
    if (endsQuery(code)) return 0
  }
  return query
}

/**
 * True if the plus at `at` is literal: the only separator in the text between an equals sign and an at sign, which must
 * start with a letter. Many programs write `email=anna+x@example.se` unencoded.
 */
function isInAddress(text: Bytes, at: i32, end: i32): boolean {
  let from: i32 = at
  while (at - from < MOST_PART && isNameCode(byte(text, from - 1))) from--
  if (byte(text, from - 1) !== Code.Equals || !isLetter(byte(text, from))) return false
  let to: i32 = at + 1
  while (to < end && to - at < MOST_PART && isNameCode(byte(text, to))) to++
  return to > at + 1 && to < end && byte(text, to) === Code.At
}

/**
 * A plus in a query is a space after a word or number, and after a label or star of an earlier pass; at the start of a
 * value it is a literal plus.
 */
export function plus(text: Bytes, codes: Bytes, at: i32, end: i32, reader: Ints): i32 {
  const written: i32 = int(reader, Reader.Written)
  if (int(reader, Reader.Query) === 0 || written === 0) return Code.Plus
  const before: i32 = byte(codes, written - 1)
  const isWritten: boolean = before === Code.CloseBracket || before === Code.Asterisk
  const isSpace: boolean = isAlphanumeric(before) || isDash(before) || before === Code.CloseParen || isWritten
  return isSpace && !isInAddress(text, at, end) ? Code.Space : Code.Plus
}

/**
 * No country code starts with a zero (ITU-T E.164), so a plus before a zero in a query is always a space. So is one
 * before a label, star or dash of an earlier pass, which would have replaced the plus with the value.
 */
export function notePlus(codes: Bytes, reader: Ints): void {
  const written: i32 = int(reader, Reader.Written)
  if (int(reader, Reader.Query) === 0 || written === 0) return
  if (byte(codes, written - 1) === Code.Plus) setByte(codes, written - 1, Code.Space)
}

/** True if a run of text can be copied: in a query, the character after a plus may change its meaning. */
export function mayCopy(codes: Bytes, reader: Ints): boolean {
  const query: i32 = int(reader, Reader.Query)
  if (query === 0) return true
  const written: i32 = int(reader, Reader.Written)
  return query === 1 && written > 0 && byte(codes, written - 1) !== Code.Plus
}
