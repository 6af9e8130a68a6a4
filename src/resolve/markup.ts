/**
 * @module Marks round a name or its value: `**Password:** x`, `` `password`: `x` `` of Markdown, `Password: <b>x</b>`.
 */
import { Bytes, byte } from '#memory'
import { Code, isAlphanumeric, isLineEnd } from '../text/codes'
import { isBlank } from './field'

const BACKTICK: i32 = 96
/** Marks in a row, and codes of the name of a tag. */
const MOST_MARKS: i32 = 3
const MOST_TAG: i32 = 8
/** Codes of an element that are looked through for its end. */
const ELEMENT: i32 = 256

/** Whether a code marks text of Markdown. */
export function isMark(code: i32): boolean {
  return code === Code.Asterisk || code === BACKTICK
}

/** End of a name before the marks that end at `end`. */
export function beforeMarks(text: Bytes, end: i32): i32 {
  let to: i32 = end
  while (end - to < MOST_MARKS && isMark(byte(text, to - 1))) to--
  return to
}

/** Skips marks from `at` on that are like the first one. */
function pastMarks(text: Bytes, at: i32): i32 {
  let place: i32 = at
  while (place - at < MOST_MARKS && isMark(byte(text, place)) && byte(text, place) === byte(text, at)) place++
  return place
}

/** Skips marks behind a joint that end what the name stands in: `:** x`. */
export function pastEndMarks(text: Bytes, at: i32): i32 {
  const place: i32 = pastMarks(text, at)
  return isBlank(byte(text, place)) ? place : at
}

/** Whether an end tag comes on the line. */
function hasEndTag(text: Bytes, from: i32, end: i32): boolean {
  let place: i32 = from
  while (place < end && place - from < ELEMENT && !isLineEnd(byte(text, place)) && byte(text, place) !== Code.Less)
    place++
  return place > from && byte(text, place) === Code.Less && byte(text, place + 1) === Code.Slash
}

/** Where a value begins behind the marks or the tag at `at`; `at` when there are none. */
export function pastBeginMarks(text: Bytes, at: i32, end: i32): i32 {
  const past: i32 = pastMarks(text, at)
  if (past > at) return isAlphanumeric(byte(text, past)) ? past : at
  if (byte(text, at) !== Code.Less) return at
  let place: i32 = at + 1
  while (place - at <= MOST_TAG && isAlphanumeric(byte(text, place))) place++
  if (place === at + 1 || byte(text, place) !== Code.Greater) return at
  return hasEndTag(text, place + 1, end) ? place + 1 : at
}

/** End of a value from `from` to `to` in a text that marks of code may enclose. */
export function beforeMark(text: Bytes, from: i32, to: i32): i32 {
  let end: i32 = from
  while (end < to && byte(text, end) !== BACKTICK) end++
  return end
}

/** End of a value from `from` to `to` that stands between marks: without those at its end. */
export function beforeEndMarks(text: Bytes, from: i32, to: i32): i32 {
  const mark: i32 = byte(text, from - 1)
  let end: i32 = to
  if (isMark(mark)) while (to - end < MOST_MARKS && end > from && byte(text, end - 1) === mark) end--
  return end
}
