/**
 * @module Terminal control sequences (ECMA-48 and xterm's extensions): colours, links, titles. They are not text: they
 * separate nothing, say nothing, and no edit cuts one. Their escape character may be encoded as in `encodings.ts`.
 */
import { Bytes, Ints, int, setInt } from '#memory'
import { Code, isAlphanumeric, isDigit } from '../text/codes'
import { readEscaped } from './encodings'
import { Reader } from './state'
import { peekPast, readCode } from './unquote'

/** What follows an escape character. */
export const enum Sequence {
  None = 0,
  /** A sequence up to {@link Reader.Next}, to be skipped. */
  Whole = 1,
  /** A delimiter, up to {@link Reader.Next}, of a sequence whose text may contain findings. */
  Border = 2,
}

/** Maximum length of parameters in codes; longer runs of digits are a value. */
export const MOST_PARAMETERS: i32 = 32
const MOST_DIGITS: i32 = 5
/** Maximum length of a link or title in codes. */
const MOST_COMMAND: i32 = 512

/** True if a control sequence continues at {@link Reader.Next}, after its bracket, to its final code. */
function endsControl(text: Bytes, end: i32, level: i32, reader: Ints): boolean {
  let digits: i32 = 0
  for (let i: i32 = 0; i < MOST_PARAMETERS; i++) {
    const code: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
    if (code >= 64 && code < 127) return true
    if (code < Code.Zero || code > 63)
      return code >= Code.Space && code < Code.Zero && endsLast(text, end, level, reader)
    digits = isDigit(code) ? digits + 1 : 0
    if (digits > MOST_DIGITS) return false
  }
  return false
}

/** True if the code at {@link Reader.Next} is the final one of a control sequence. */
function endsLast(text: Bytes, end: i32, level: i32, reader: Ints): boolean {
  const code: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  return code >= 64 && code < 127
}

/** Reads the code at {@link Reader.Next}; a bell or an escape character may be written as an escape sequence. */
function readWritten(text: Bytes, end: i32, level: i32, reader: Ints): i32 {
  const code: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  if (code !== Code.Backslash) return code
  const next: i32 = int(reader, Reader.Next)
  const read: i32 = readEscaped(text, end, level, 0, text, reader)
  if (read === Code.Bell || read === Code.Escape) return read
  setInt(reader, Reader.Next, next)
  return code
}

/** True if a code suggests a finding in a link or title: enough digits, or part of an address or a field. */
function isTelling(code: i32, run: i32): boolean {
  if (code > 127 || code < Code.Space || run > MOST_DIGITS) return true
  if (code === Code.Hash || code === Code.Caret || code === Code.Backslash) return true
  return code === Code.At || code === Code.Percent || code === Code.Equals
}

/** True if an operating system command continues at {@link Reader.Next} to its end, without possible findings. */
function endsCommand(text: Bytes, end: i32, level: i32, reader: Ints): boolean {
  let run: i32 = 0
  let before: i32 = 0
  for (let i: i32 = 0; i < MOST_COMMAND; i++) {
    const code: i32 = readWritten(text, end, level, reader)
    if (code === Code.Bell) return true
    if (code === Code.Escape) return readCode(text, int(reader, Reader.Next), end, level, reader) === Code.Backslash
    const joins: boolean = code >= Code.OpenParen && code <= Code.Slash
    run = isDigit(code) || (run > 0 && (joins || code === Code.Space)) ? run + 1 : 0
    if (isTelling(code, run) || (code === Code.Colon && before === Code.Colon)) return false
    before = code
  }
  return false
}

/** True if a code after an escape character is a complete sequence: the common cursor and keypad commands. */
function isCommand(code: i32): boolean {
  return code === Code.Equals || code === Code.Greater || code === 55 || code === 56 || (code >= 68 && code <= 90)
}

/** Reads the sequence after the escape character before {@link Reader.Next}; `isOne` if that includes the bracket. */
export function readSequence(text: Bytes, end: i32, level: i32, isOne: boolean, reader: Ints): Sequence {
  if (isOne) return endsControl(text, end, level, reader) ? Sequence.Whole : Sequence.None
  const code: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
  const past: i32 = int(reader, Reader.Next)
  if (code === Code.OpenBracket) return endsControl(text, end, level, reader) ? Sequence.Whole : Sequence.None
  if (code === Code.CloseBracket && endsCommand(text, end, level, reader)) return Sequence.Whole
  // Selects a character set, as in `ESC ( B`.
  const isSet: boolean = code === Code.OpenParen || code === Code.CloseParen
  const last: i32 = readCode(text, past, end, level, reader)
  if (isSet) return last >= 65 && last <= 90 ? Sequence.Whole : Sequence.None
  setInt(reader, Reader.Next, past)
  if (code === Code.CloseBracket || code === Code.Backslash) return Sequence.Border
  // Text after a lone escape character must not be lost.
  return isCommand(code) && (last < 0 || !isAlphanumeric(last)) ? Sequence.Whole : Sequence.None
}

/** Returns the first character from `at` on outside blanks and sequences, or the line end. */
export function peekBehind(text: Bytes, at: i32, end: i32, level: i32, reader: Ints): i32 {
  const next: i32 = int(reader, Reader.Next)
  let place: i32 = at
  let code: i32 = peekPast(text, place, end, level, reader)
  while (code === Code.Escape) {
    while (readCode(text, place, end, level, reader) !== Code.Escape) place = int(reader, Reader.Next)
    if (readSequence(text, end, level, false, reader) !== Sequence.Whole) break
    place = int(reader, Reader.Next)
    code = peekPast(text, place, end, level, reader)
  }
  setInt(reader, Reader.Next, next)
  return code
}
