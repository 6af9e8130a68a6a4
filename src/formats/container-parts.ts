/**
 * @module What both compilers need to know about container logs (for their lines see `container.ts`): where the message
 * of a CRI line starts, and which lines cannot be read as they are because they may be parts of a message.
 */
import { Bytes, byte, memory } from '#memory'
import { Code, isDigit, isLineEnd, lineEndFrom } from '../text/codes'
import { isJournal, mayBeJournal } from './journal'
import { MOST_QUOTED, Soft, softBreak } from './quoted-printable'

/** Maximum head of CRI: a timestamp with nanoseconds and an offset has 35 characters, the rest is for tags. */
export const MOST_HEAD: i32 = 128
/** A longer line is never a part: runtimes cut at 16 kB, which JSON may expand sixfold. */
export const MOST_PART: i32 = 131072

/** Bits of {@link criHead}. */
export const enum Head {
  Length = 255,
  Part = 256,
  Error = 512,
}

const TIME: Bytes = /* @__PURE__ */ memory.data<u8>([
  48, 48, 48, 48, 45, 48, 48, 45, 48, 48, 84, 48, 48, 58, 48, 48, 58, 48, 48,
])
const TIME_LENGTH: i32 = 19
const OFFSET: Bytes = /* @__PURE__ */ memory.data<u8>([48, 48, 58, 48, 48])
/** ` stdout `, ` stderr `. */
const OUT: Bytes = /* @__PURE__ */ memory.data<u8>([32, 115, 116, 100, 111, 117, 116, 32])
const ERR: Bytes = /* @__PURE__ */ memory.data<u8>([32, 115, 116, 100, 101, 114, 114, 32])
/** `{"log":"` */
export const LOG: Bytes = /* @__PURE__ */ memory.data<u8>([123, 34, 108, 111, 103, 34, 58, 34])
/** `","stream":"std`, `out",`, `err",` */
const STREAM: Bytes = /* @__PURE__ */ memory.data<u8>([
  34, 44, 34, 115, 116, 114, 101, 97, 109, 34, 58, 34, 115, 116, 100,
])
const OUT_END: Bytes = /* @__PURE__ */ memory.data<u8>([111, 117, 116, 34, 44])
const ERR_END: Bytes = /* @__PURE__ */ memory.data<u8>([101, 114, 114, 34, 44])
/** `"attrs":{`, `,"time":"`, `"}` */
const ATTRIBUTES: Bytes = /* @__PURE__ */ memory.data<u8>([34, 97, 116, 116, 114, 115, 34, 58, 123])
const STAMP: Bytes = /* @__PURE__ */ memory.data<u8>([44, 34, 116, 105, 109, 101, 34, 58, 34])
const END: Bytes = /* @__PURE__ */ memory.data<u8>([34, 125])
/** The byte order mark in UTF-8. */
const MARK: Bytes = /* @__PURE__ */ memory.data<u8>([239, 187, 191])
const MARK_LENGTH: i32 = 3
/** `==> `, ` <==` */
const SOURCE: Bytes = /* @__PURE__ */ memory.data<u8>([61, 61, 62, 32])
const SOURCE_END: Bytes = /* @__PURE__ */ memory.data<u8>([32, 60, 61, 61])

/** True if `pattern` matches at `at`, where `0` matches any digit. */
function stands(text: Bytes, at: i32, end: i32, pattern: Bytes, length: i32): boolean {
  if (at + length > end) return false
  for (let i: i32 = 0; i < length; i++) {
    const code: i32 = byte(text, at + i)
    const expected: i32 = byte(pattern, i)
    if (expected === Code.Zero ? !isDigit(code) : code !== expected) return false
  }
  return true
}

/** Returns the end of the timestamp at `at` (RFC 3339 section 5.6); -1 if there is none. */
function timeEnd(text: Bytes, at: i32, end: i32): i32 {
  if (!stands(text, at, end, TIME, TIME_LENGTH)) return -1
  let place: i32 = at + TIME_LENGTH
  if (place < end && byte(text, place) === Code.Dot) {
    do place++
    while (place < end && isDigit(byte(text, place)))
  }
  if (place >= end) return -1
  if (byte(text, place) === 90) return place + 1
  const isOffset: boolean = byte(text, place) === Code.Plus || byte(text, place) === Code.Hyphen
  return isOffset && stands(text, place + 1, end, OFFSET, 5) ? place + 6 : -1
}

/** Heads are ASCII, so their characters are their octets, and each has a code. */
function isInTag(code: i32): boolean {
  return code > Code.Space && code < 128
}

/** Returns the head of the CRI line from `at` to `end`: its length and bits of {@link Head}; 0 for another line. */
export function criHead(text: Bytes, at: i32, end: i32): i32 {
  if (at + TIME_LENGTH >= end || !isDigit(byte(text, at)) || byte(text, at + 10) !== 84) return 0
  const most: i32 = end < at + MOST_HEAD ? end : at + MOST_HEAD
  let place: i32 = timeEnd(text, at, most)
  if (place < 0) return 0
  const isError: boolean = stands(text, place, most, ERR, 8)
  if (!isError && !stands(text, place, most, OUT, 8)) return 0
  place += 8
  if (place + 1 >= most) return 0
  const tag: i32 = byte(text, place)
  if (tag !== 70 && tag !== 80) return 0
  place++
  if (byte(text, place) === Code.Colon) while (place < most && isInTag(byte(text, place))) place++
  if (place >= most || byte(text, place) !== Code.Space) return 0
  return (place + 1 - at) | (tag === 80 ? Head.Part : 0) | (isError ? Head.Error : 0)
}

/** True if the code at `at` is escaped, i.e. follows an odd number of backslashes. */
function isEscaped(text: Bytes, at: i32, from: i32): boolean {
  let first: i32 = at
  while (first > from && byte(text, first - 1) === Code.Backslash) first--
  return ((at - first) & 1) === 1
}

/** Position of the stream's distinctive letter, after the end of the message. */
export const STREAM_AT: i32 = 15

/**
 * Returns the end of the message on a Docker json-file line from `at` to `end`; -1 for another line. It is JSON, so it
 * contains no literal line end.
 */
export function dockerEnd(text: Bytes, at: i32, end: i32): i32 {
  if (!stands(text, at, end, LOG, 8) || !stands(text, end - 2, end, END, 2)) return -1
  let place: i32 = at + 8
  while (place < end && (byte(text, place) !== Code.Quote || isEscaped(text, place, at))) {
    if (isLineEnd(byte(text, place))) return -1
    place++
  }
  const name: i32 = place + STREAM_AT
  if (!stands(text, place, end, STREAM, STREAM_AT)) return -1
  if (!stands(text, name, end, OUT_END, 5) && !stands(text, name, end, ERR_END, 5)) return -1
  return isDockerRest(text, name + 5, end - 2) && lineEndFrom(text, name, end) === end ? place : -1
}

/** True if optional attributes and a timestamp follow at `at`, after the stream's comma, up to `end`. */
function isDockerRest(text: Bytes, at: i32, end: i32): boolean {
  let time: i32 = end
  while (time > at && byte(text, time - 1) !== Code.Quote) time--
  const comma: i32 = time - 9
  if (comma < at - 1 || !stands(text, comma, end, STAMP, 9) || timeEnd(text, time, end) !== end) return false
  return comma === at - 1 || (stands(text, at, end, ATTRIBUTES, 9) && byte(text, comma - 1) === Code.CloseBrace)
}

/** Returns the logical start of the line at `at`: after a byte order mark, as at the start of a (concatenated) file. */
export function lineFrom(text: Bytes, at: i32, end: i32): i32 {
  return stands(text, at, end, MARK, MARK_LENGTH) ? at + MARK_LENGTH : at
}

/** True if the line from `at` to `end`, including its line end, is a journal record with text as octets. */
export function hasOctets(text: Bytes, at: i32, end: i32): boolean {
  let to: i32 = end
  if (to > at && byte(text, to - 1) === Code.LineFeed) to--
  if (to > at && byte(text, to - 1) === Code.Return) to--
  return to - at <= MOST_PART && isJournal(text, lineFrom(text, at, to), to)
}

/** True if the message ends with a line feed, so it is not a part. */
export function isEnded(text: Bytes, bodyEnd: i32, at: i32): boolean {
  return byte(text, bodyEnd - 1) === 110 && isEscaped(text, bodyEnd - 1, at)
}

/** True if `tail` of several files wrote the line: the following lines are from another source. */
export function isSource(text: Bytes, at: i32, end: i32): boolean {
  if (!stands(text, at, end, SOURCE, 4) || end - at <= 8 || !stands(text, end - 4, end, SOURCE_END, 4)) return false
  return lineEndFrom(text, at, end) === end
}

/**
 * True if the line from `at` to `end`, without its line end, cannot be read as it is: it may be a part of a message,
 * announces another source, continues in the next line, or has text encoded as octets.
 */
export function stopsAt(text: Bytes, at: i32, end: i32): boolean {
  if (end - at > MOST_PART) return false
  if (softBreak(text, at, end) > Soft.Weak) return true
  const from: i32 = lineFrom(text, at, end)
  const first: i32 = end > from ? byte(text, from) : 0
  if (first === Code.Equals) return isSource(text, from, end)
  if (first !== Code.OpenBrace) return (criHead(text, from, end) & Head.Part) !== 0
  if (isJournal(text, from, end)) return true
  const bodyEnd: i32 = dockerEnd(text, from, end)
  return bodyEnd >= 0 && !isEnded(text, bodyEnd, from)
}

/**
 * True if {@link stopsAt} may become true with the rest of a line, of which `at` to `end` is available. Only CRI
 * messages may contain other line ends, so that input with such line ends never has to wait.
 */
export function mayStop(text: Bytes, at: i32, end: i32): boolean {
  if (end - at > MOST_PART) return false
  // The carriage return of the line end may be available already.
  if (end - at <= MOST_QUOTED + 1) {
    const ended: i32 = lineEndFrom(text, at, end)
    if (ended === end && end - at <= MOST_QUOTED) return true
    if (ended >= end - 1 && softBreak(text, at, ended) > Soft.Weak) return true
  }
  const from: i32 = lineFrom(text, at, end)
  // A byte order mark may be available only in part, or without the text after it.
  if (end > at && end - at <= MARK_LENGTH && byte(text, at) === byte(MARK, 0)) return true
  const first: i32 = end > from ? byte(text, from) : 0
  if (isDigit(first)) {
    if ((criHead(text, from, end) & Head.Part) !== 0) return true
    if (end - from >= MOST_HEAD) return false
  } else if (first === Code.Equals) {
    if (end - from >= 4 && !stands(text, from, end, SOURCE, 4)) return false
  } else if (!mayBeJournal(text, from, end)) {
    if (first !== Code.OpenBrace || (end - from >= 8 && !stands(text, from, end, LOG, 8))) return false
  }
  const to: i32 = lineEndFrom(text, from, end)
  return to === end || (to === end - 1 && byte(text, to) === Code.Return && stopsAt(text, from, to))
}
