/**
 * @module Markup around a name or value: `**Password:** x`, `` `password`: `x` `` of Markdown, `Password: <b>x</b>`.
 */
import { Bytes, byte } from '#memory'
import { isBlank } from '../resolve/name-before'
import { Code, isAlphanumeric, isLineEnd } from '../text/codes'

const BACKTICK: i32 = 96
/** Maximum number of consecutive marks, and length of a tag name in codes. */
const MOST_MARKS: i32 = 3
const MOST_TAG: i32 = 8
/** Search distance in codes for the end of an element. */
const ELEMENT: i32 = 256

/** True for a Markdown mark. */
export function isMark(code: i32): boolean {
  return code === Code.Asterisk || code === BACKTICK
}

/** Returns the end of a name before the marks that end at `end`. */
export function beforeMarks(text: Bytes, end: i32): i32 {
  let to: i32 = end
  while (end - to < MOST_MARKS && isMark(byte(text, to - 1))) to--
  return to
}

/** Skips marks at `at` that equal the first one. */
function pastMarks(text: Bytes, at: i32): i32 {
  let place: i32 = at
  while (place - at < MOST_MARKS && isMark(byte(text, place)) && byte(text, place) === byte(text, at)) place++
  return place
}

/** Skips marks after a joint that close those around the name: `:** x`. */
export function pastEndMarks(text: Bytes, at: i32): i32 {
  const place: i32 = pastMarks(text, at)
  return isBlank(byte(text, place)) ? place : at
}

/** True if an end tag follows on the line. */
function hasEndTag(text: Bytes, from: i32, end: i32): boolean {
  let place: i32 = from
  while (place < end && place - from < ELEMENT && !isLineEnd(byte(text, place)) && byte(text, place) !== Code.Less)
    place++
  return place > from && byte(text, place) === Code.Less && byte(text, place + 1) === Code.Slash
}

/** Returns the start of a value after the marks or the tag at `at`; `at` itself without them. */
export function pastBeginMarks(text: Bytes, at: i32, end: i32): i32 {
  const past: i32 = pastMarks(text, at)
  if (past > at) return isAlphanumeric(byte(text, past)) ? past : at
  if (byte(text, at) !== Code.Less) return at
  let place: i32 = at + 1
  while (place - at <= MOST_TAG && isAlphanumeric(byte(text, place))) place++
  if (place === at + 1 || byte(text, place) !== Code.Greater) return at
  return hasEndTag(text, place + 1, end) ? place + 1 : at
}

/** Returns the end of the value from `from` to `to` in a text that may be in backticks. */
export function beforeMark(text: Bytes, from: i32, to: i32): i32 {
  let end: i32 = from
  while (end < to && byte(text, end) !== BACKTICK) end++
  return end
}

/** Returns the end of the value from `from` to `to` between marks, without the marks. */
export function beforeEndMarks(text: Bytes, from: i32, to: i32): i32 {
  const mark: i32 = byte(text, from - 1)
  let end: i32 = to
  if (isMark(mark)) while (to - end < MOST_MARKS && end > from && byte(text, end - 1) === mark) end--
  return end
}
