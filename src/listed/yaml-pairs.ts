/**
 * @module Pairs of name and value on separate YAML lines: `- name: DB_PASSWORD`, followed by `value: x`. The name
 * starts a list element, and the line of its value precedes the next element.
 */
import { Bytes, byte } from '#memory'
import { acts, Beside, besideOf, listedRule } from '../resolve/listed-names'
import { isBlank, isNameCode, isQuote, slashesBefore } from '../resolve/name-before'
import { Code, isLineEnd } from '../text/codes'
import { mayBeEscape } from './escaped-names'
import { mayBelong } from './secret'
import { quotedEnd } from './value-bounds'

/** Maximum length of a name in codes, and of blanks before an element. */
const MOST_NAME: i32 = 64
const MOST_BLANKS: i32 = 64

/** Returns the length of `name` or `key` before the colon at `at`; 0 for anything else. */
function keyLength(text: Bytes, at: i32): i32 {
  const last: i32 = byte(text, at - 1) | 32
  if (last === 121) return (byte(text, at - 2) | 32) === 101 && (byte(text, at - 3) | 32) === 107 ? 3 : 0
  if (last !== 101 || (byte(text, at - 2) | 32) !== 109) return 0
  return (byte(text, at - 3) | 32) === 97 && (byte(text, at - 4) | 32) === 110 ? 4 : 0
}

/** Returns the dash of the list element that starts with the name before the colon at `at`; -1 for none. */
function dashBefore(text: Bytes, at: i32): i32 {
  const length: i32 = byte(text, at) === Code.Colon ? keyLength(text, at) : 0
  let place: i32 = at - length
  while (at - place < MOST_BLANKS && isBlank(byte(text, place - 1))) place--
  return length > 0 && place < at - length && byte(text, place - 1) === Code.Hyphen ? place - 1 : -1
}

/** True if {@link pairRule} may apply to the text, as it is or decoded. Escapes inside are checked elsewhere. */
export function mayBePair(text: Bytes, at: i32): boolean {
  return dashBefore(text, at) >= 0 && (isBlank(byte(text, at + 1)) || mayBeEscape(byte(text, at + 1)))
}

/** Returns the rule of the name after the colon at `at`, for the value on a line below; 0 for none. */
export function pairRule(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): i32 {
  let place: i32 = dashBefore(text, at)
  if (place < 0) return 0
  while (at - place < MOST_BLANKS && isBlank(byte(text, place - 1))) place--
  if (!isLineEnd(byte(text, place - 1)) || !isBlank(byte(text, at + 1))) return 0
  let from: i32 = at + 1
  while (from - at < MOST_BLANKS && isBlank(byte(text, from))) from++
  if (isQuote(byte(text, from))) from++
  let to: i32 = from
  while (to - from < MOST_NAME && isNameCode(byte(text, to))) to++
  let end: i32 = isQuote(byte(text, to)) ? to + 1 : to
  while (end - to < MOST_BLANKS && isBlank(byte(text, end))) end++
  if (to === from || !(isLineEnd(byte(text, end)) || byte(text, end) === Code.Hash)) return 0
  const rule: i32 = listedRule(text, from, to, lexicon, word)
  return acts(rule) ? rule : 0
}

/** Returns the colon after a word for values that starts the line from `from` to `end` at `column`; -1 for none. */
export function valueJoint(text: Bytes, from: i32, end: i32, column: i32, lexicon: Bytes, word: Bytes): i32 {
  const begin: i32 = from + column
  if (!isLineEnd(byte(text, from - 1)) || begin >= end || isBlank(byte(text, begin))) return -1
  for (let place: i32 = from; place < begin; place++) if (!isBlank(byte(text, place))) return -1
  let to: i32 = begin
  while (to < end && isNameCode(byte(text, to))) to++
  if (to >= end || byte(text, to) !== Code.Colon || !isBlank(byte(text, to + 1))) return -1
  return (besideOf(text, begin, to, lexicon, word) & Beside.Value) !== 0 ? to : -1
}

/** Start of the value after the colon at `at` of {@link valueJoint} if `reach` allows it; else `end`. */
export function pairFrom(text: Bytes, at: i32, end: i32, reach: i32, lexicon: Bytes, word: Bytes): i32 {
  let from: i32 = at + 1
  while (from < end && isBlank(byte(text, from))) from++
  if (isQuote(byte(text, from))) from++
  const to: i32 = pairTo(text, from, end)
  return to > from && mayBelong(text, at, from, to, end, reach, lexicon, word) ? from : end
}

/** Returns the end of the value at `from`: its quote, the end of the line, or a comment. */
export function pairTo(text: Bytes, from: i32, end: i32): i32 {
  const quote: i32 = byte(text, from - 1)
  if (isQuote(quote)) return quotedEnd(text, from, end, quote, slashesBefore(text, from - 1))
  let to: i32 = from
  while (to < end && !(isBlank(byte(text, to)) && byte(text, to + 1) === Code.Hash)) to++
  while (to > from && isBlank(byte(text, to - 1))) to--
  return to
}
