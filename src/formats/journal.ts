/**
 * @module Fields of journald's JSON that are binary or invalid UTF-8: they are written as arrays of octets,
 * `"MESSAGE":[107,117]`. Field names consist of capitals, digits and underscores, and each record is one line.
 */
import { Bytes, byte, memory } from '#memory'
import { Code, isDigit, lineEndFrom } from '../text/codes'

/** `"MESSAGE"` */
const MESSAGE: Bytes = /* @__PURE__ */ memory.data<u8>([34, 77, 69, 83, 83, 65, 71, 69, 34])
const MESSAGE_LENGTH: i32 = 9
const UNDERSCORE: i32 = 95

function isCapital(code: i32): boolean {
  return code === UNDERSCORE || (code >= 65 && code <= 90)
}

/** True if a code may occur in a field name. */
export function isInFieldName(code: i32): boolean {
  return isCapital(code) || isDigit(code)
}

/** True if `{"` and a capital or underscore are at `at`, or as much of it as precedes `end`. */
export function mayBeJournal(text: Bytes, at: i32, end: i32): boolean {
  if (at < end && byte(text, at) !== Code.OpenBrace) return false
  if (at + 1 < end && byte(text, at + 1) !== Code.Quote) return false
  return at + 2 >= end || isCapital(byte(text, at + 2))
}

/** Returns the start of the field name before `colon`, including its quote; -1 for none. */
function nameBefore(text: Bytes, colon: i32, from: i32): i32 {
  let place: i32 = colon - 1
  if (place <= from || byte(text, place) !== Code.Quote) return -1
  do place--
  while (place > from && isInFieldName(byte(text, place)))
  if (byte(text, place) !== Code.Quote || colon - place < 3 || place === from) return -1
  const before: i32 = byte(text, place - 1)
  return before === Code.Comma || before === Code.OpenBrace || before === Code.Space ? place : -1
}

/** Returns the end of the array of octets whose bracket is at `at`; -1 if it is invalid or not closed. */
export function octetsEnd(text: Bytes, at: i32, end: i32): i32 {
  let place: i32 = at
  let octet: i32 = -1
  do {
    place++
    const code: i32 = place < end ? byte(text, place) : 0
    if (isDigit(code)) {
      octet = octet < 0 ? code & 15 : 10 * octet + (code & 15)
      if (octet > 255) return -1
    } else if (code === Code.Comma || code === Code.CloseBracket) {
      if (octet < 0) return -1
      if (code === Code.CloseBracket) return place + 1
      octet = -1
    } else return -1
  } while (place < end)
  return -1
}

/** Returns the bracket of the first array of octets from `at` on in the record at `from`; `end` if there is none. */
export function octetsFrom(text: Bytes, at: i32, from: i32, end: i32): i32 {
  for (let place: i32 = at; place + 1 < end; place++) {
    if (byte(text, place) !== Code.Colon || byte(text, place + 1) !== Code.OpenBracket) continue
    if (nameBefore(text, place, from) >= 0 && octetsEnd(text, place + 1, end) >= 0) return place + 1
  }
  return end
}

/** True if a name at `at` identifies a journal record: `MESSAGE`, or one that starts with an underscore. */
function tells(text: Bytes, at: i32, end: i32): boolean {
  if (byte(text, at) !== Code.Quote) return false
  if (at + 2 < end && byte(text, at + 1) === UNDERSCORE) return isCapital(byte(text, at + 2))
  if (at + MESSAGE_LENGTH > end) return false
  for (let i: i32 = 0; i < MESSAGE_LENGTH; i++) if (byte(text, at + i) !== byte(MESSAGE, i)) return false
  return true
}

/** True if the line from `at` to `end` is a journal record with an array of octets. */
export function isJournal(text: Bytes, at: i32, end: i32): boolean {
  if (!mayBeJournal(text, at, end) || end - at < 3) return false
  // A record is one line: input with other line ends must not wait for this.
  if (octetsFrom(text, at, at, end) === end || lineEndFrom(text, at, end) !== end) return false
  for (let place: i32 = at + 1; place < end; place++) {
    const before: i32 = byte(text, place - 1)
    if (before !== Code.Comma && before !== Code.OpenBrace && before !== Code.Space) continue
    if (tells(text, place, end)) return true
  }
  return false
}
