/**
 * @module Pairs of name and value in text: `<row k="pnr" v="8712202384"/>`, `{ name: 'pnr', value: '8712202384' }`,
 * `<Data Name="Password">x</Data>`. If a value's key is a word for values, its name is the text of an adjacent field
 * that contains names. Fields are adjacent if they are on one line, separated by blanks or one comma or semicolon.
 * `formats/value-names.ts` does the same for JSON.
 */
import { Bytes, byte, Ints, memory } from '#memory'
import { Code, isDigit, isLineEnd } from '../text/codes'
import { elementEnd, isEndTag, tagBegin } from './elements'
import { Beside, besideOf } from './listed-names'
import { isBlank, isNameCode, isQuote, nameBefore, skipColumn, slashesBefore, span, tagBefore } from './name-before'
import { claimedUntil } from './notes'
import { Named, Topic } from './word-lookup'
import { fieldTopics } from './words'

/** Search distance in codes for a name on either side of a value, and in fields. */
const REACH: i32 = 160
const MOST_FIELDS: i32 = 3
/** Maximum number of blanks next to a joint, and between fields. */
const MOST_BLANKS: i32 = 8

/** OIDs of Norwegian identity, D- and joint auxiliary numbers (Direktoratet for e-helse), without the last digit. */
const NORWAY: Bytes = /* @__PURE__ */ memory.data<u8>([
  50, 46, 49, 54, 46, 53, 55, 56, 46, 49, 46, 49, 50, 46, 52, 46, 49, 46, 52, 46,
])
const NORWAY_LENGTH: i32 = 20
/** OIDs of Swedish identity numbers and samordningsnummer (Inera), without the last digit. */
const SWEDEN: Bytes = /* @__PURE__ */ memory.data<u8>([
  49, 46, 50, 46, 55, 53, 50, 46, 49, 50, 57, 46, 50, 46, 49, 46, 51, 46,
])
const SWEDEN_LENGTH: i32 = 18

/** True if the codes before `end` match `prefix`, and no other part of a number precedes them. */
function endsWith(text: Bytes, from: i32, end: i32, prefix: Bytes, length: i32): boolean {
  const begin: i32 = end - length
  if (begin < from || (begin > from && (isDigit(byte(text, begin - 1)) || byte(text, begin - 1) === Code.Dot)))
    return false
  for (let i: i32 = 0; i < length; i++) if (byte(text, begin + i) !== byte(prefix, i)) return false
  return true
}

/** True if the text from `from` to `to` is the OID of a system of personal identity numbers, as used in health care. */
export function isPersonSystem(text: Bytes, from: i32, to: i32): boolean {
  const last: i32 = to > from ? byte(text, to - 1) : 0
  if (last !== 49 && last !== 50 && last !== 51) return false
  return (
    endsWith(text, from, to - 1, NORWAY, NORWAY_LENGTH) ||
    (last !== 50 && endsWith(text, from, to - 1, SWEDEN, SWEDEN_LENGTH))
  )
}

function isBetween(code: i32): boolean {
  return isBlank(code) || code === Code.Comma || code === Code.Semicolon
}

/** True if allowed in an unquoted value, and in a field name. */
function isValueCode(code: i32): boolean {
  return isNameCode(code) || code === Code.Slash || code === Code.At
}

/** Returns the quote that opens the text closed at `at`; -1 if it is not near. */
function openingQuote(text: Bytes, at: i32, low: i32): i32 {
  const slashes: i32 = slashesBefore(text, at)
  let place: i32 = at - slashes - 1
  while (place >= low && !isLineEnd(byte(text, place))) {
    if (byte(text, place) === byte(text, at) && slashesBefore(text, place) === slashes) return place
    place--
  }
  return -1
}

/** Returns the closing quote from `at` on that matches `quote` with `slashes`; -1 if it is not near. */
function closingQuote(text: Bytes, at: i32, high: i32, quote: i32, slashes: i32): i32 {
  let place: i32 = at
  while (place < high && !isLineEnd(byte(text, place))) {
    if (byte(text, place) === quote && slashesBefore(text, place) === slashes) return place
    place++
  }
  return -1
}

/**
 * Returns the packed span of the text that names the value at `place`, from a field before it on its line; 0 for none.
 * A field name starts at `place`, or the tag ends there; `wanted` selects the words for fields that contain names.
 */
export function nameBeside(text: Bytes, place: i32, wanted: i32, lexicon: Bytes, word: Bytes): i32 {
  const low: i32 = place - REACH
  let at: i32 = place
  for (let fields: i32 = 0; fields < MOST_FIELDS; fields++) {
    while (at > low && isBetween(byte(text, at - 1))) at--
    let to: i32 = at
    let from: i32 = at
    if (isQuote(byte(text, at - 1))) {
      const open: i32 = openingQuote(text, at - 1, low)
      if (open < 0) return 0
      to = at - 1 - slashesBefore(text, at - 1)
      from = open + 1
      at = open - slashesBefore(text, open)
    } else {
      while (from > low && isValueCode(byte(text, from - 1))) from--
      at = from
    }
    at = skipColumn(text, at)
    if (byte(text, at - 1) === Code.Greater && byte(text, at - 2) === Code.Equals) at--
    if (byte(text, at - 1) !== Code.Equals && byte(text, at - 1) !== Code.Colon) return 0
    let end: i32 = skipColumn(text, at - 1)
    if (isQuote(byte(text, end - 1))) end -= 1 + slashesBefore(text, end - 1)
    let begin: i32 = end
    while (begin > low && isValueCode(byte(text, begin - 1))) begin--
    if (begin === end || begin <= low) return 0
    const is: Beside = besideOf(text, begin, end, lexicon, word)
    if ((is & Beside.Values) !== 0) return 0
    if ((is & wanted) !== 0 && from < to) return span(place, from, to)
    at = begin
    if (isQuote(byte(text, at - 1))) at -= 1 + slashesBefore(text, at - 1)
  }
  return 0
}

/** {@link nameBeside} for a field after the value that ends at `place`: the span is relative to its own end. */
export function nameBehind(text: Bytes, place: i32, wanted: i32, lexicon: Bytes, word: Bytes): i32 {
  const high: i32 = place + REACH
  let at: i32 = place
  while (at < high && byte(text, at) === Code.Backslash) at++
  if (isQuote(byte(text, at))) at++
  for (let fields: i32 = 0; fields < MOST_FIELDS; fields++) {
    let begin: i32 = at
    while (begin < high && isBetween(byte(text, begin))) begin++
    if (begin === at) return 0
    while (begin < high && (byte(text, begin) === Code.Backslash || isQuote(byte(text, begin)))) begin++
    let end: i32 = begin
    while (end < high && isValueCode(byte(text, end))) end++
    if (end === begin) return 0
    at = end
    while (at < high && (byte(text, at) === Code.Backslash || isQuote(byte(text, at)) || isBlank(byte(text, at)))) at++
    if (byte(text, at) !== Code.Equals && byte(text, at) !== Code.Colon) return 0
    at++
    if (byte(text, at) === Code.Greater) at++
    const limit: i32 = at + MOST_BLANKS
    while (at < limit && isBlank(byte(text, at))) at++
    let from: i32 = at
    while (from < high && byte(text, from) === Code.Backslash) from++
    let to: i32 = from
    if (isQuote(byte(text, from))) {
      to = closingQuote(text, from + 1, high, byte(text, from), from - at)
      if (to < 0) return 0
      from++
      at = to + 1
      to -= slashesBefore(text, to)
    } else {
      while (to < high && isValueCode(byte(text, to))) to++
      at = to
    }
    if (at >= high) return 0
    const is: Beside = besideOf(text, begin, end, lexicon, word)
    if ((is & Beside.Values) !== 0) return 0
    if ((is & wanted) !== 0 && from < to) return ((to - place) << 8) | (to - from)
  }
  return 0
}

/** Length of the tag names of cells (`td`, `th`) and definition lists (`dt`, `dd`). */
const CELL: i32 = 2

/** True if the element whose name has this packed span, relative to `place`, names the adjacent one. */
function namesBeside(text: Bytes, place: i32, name: i32, isCell: boolean, lexicon: Bytes, word: Bytes): boolean {
  if (isCell) return (name & 255) === CELL
  const from: i32 = place - (name >> 8)
  return (besideOf(text, from, from + (name & 255), lexicon, word) & Beside.Name) !== 0
}

/** True if the tag closed at `at` is that of a cell. */
export function isCellTag(text: Bytes, at: i32): boolean {
  return (tagBefore(text, at + 1, at + 1) & 255) === CELL
}

/** {@link nameBeside} for an element that starts at `place`: returns the text of a preceding element. */
export function nameAbove(text: Bytes, place: i32, isCell: boolean, lexicon: Bytes, word: Bytes): i32 {
  const low: i32 = place - REACH
  let at: i32 = place
  for (let fields: i32 = 0; fields < MOST_FIELDS; fields++) {
    while (at > low && isBlank(byte(text, at - 1))) at--
    let to: i32 = byte(text, at - 1) === Code.Greater ? tagBegin(text, at - 1) : -1
    if (to < low || !isEndTag(text, to)) return 0
    let from: i32 = to
    while (from > low && byte(text, from - 1) !== Code.Greater && byte(text, from - 1) !== Code.Less) from--
    const name: i32 = from > low && byte(text, from - 1) === Code.Greater ? tagBefore(text, from, from) : 0
    if (name === 0) return 0
    if (namesBeside(text, from, name, isCell, lexicon, word)) {
      while (from < to && isBlank(byte(text, from))) from++
      while (from < to && isBlank(byte(text, to - 1))) to--
      return from < to ? span(place, from, to) : 0
    }
    if (isCell) return 0
    at = tagBegin(text, from - 1)
  }
  return 0
}

/** {@link nameBehind} for an element whose text ends at `place`: returns the text of the next element. */
export function nameBelow(text: Bytes, place: i32, lexicon: Bytes, word: Bytes): i32 {
  const high: i32 = place + REACH
  let at: i32 = place
  while (at < high && isBlank(byte(text, at))) at++
  if (!isEndTag(text, at)) return 0
  at = pastTag(text, at, high)
  while (at < high && isBlank(byte(text, at))) at++
  if (byte(text, at) !== Code.Less || byte(text, at + 1) === Code.Slash) return 0
  let from: i32 = pastTag(text, at, high)
  let to: i32 = elementEnd(text, from, high)
  const name: i32 = from < high && isEndTag(text, to) ? tagBefore(text, from, from) : 0
  if (name === 0 || !namesBeside(text, from, name, false, lexicon, word)) return 0
  while (from < to && isBlank(byte(text, from))) from++
  while (from < to && isBlank(byte(text, to - 1))) to--
  return from < to ? ((to - place) << 8) | (to - from) : 0
}

/** Returns the position after the tag at `at`. */
function pastTag(text: Bytes, at: i32, high: i32): i32 {
  let place: i32 = at
  while (place < high && byte(text, place) !== Code.Greater && !isLineEnd(byte(text, place))) place++
  return place + 1
}

/** Returns the topics of a text that is a name. */
function topicsOf(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes, notes: Ints): i32 {
  return isPersonSystem(text, from, to) ? Topic.Person : fieldTopics(text, from, to, lexicon, word, notes)
}

/** Returns the topics of the field that owns the value from `value` to `end`; 0 without a field. */
export function owningTopics(text: Bytes, value: i32, end: i32, lexicon: Bytes, word: Bytes, notes: Ints): i32 {
  const name: i32 = nameBefore(text, value, notes)
  if (name === 0) return 0
  const from: i32 = value - (name >> 8)
  const to: i32 = from + (name & 255)
  if (claimedUntil(notes, to) > from) return 0
  const topics: i32 = fieldTopics(text, from, to, lexicon, word, notes)
  if ((topics & ~Named.Number) !== 0) return topics
  const joint: i32 = skipColumn(text, value) - 1
  const tag: i32 = byte(text, joint) === Code.Greater && byte(text, joint - 1) !== Code.Equals ? joint : -1
  if (tag < 0 && (besideOf(text, from, to, lexicon, word) & Beside.Values) === 0) return 0
  let begin: i32 = tag >= 0 ? tag : keyBegin(text, from)
  let before: i32 = nameBeside(text, begin, Beside.Name | Beside.Type, lexicon, word)
  if (before === 0 && tag >= 0 && (besideOf(text, from, to, lexicon, word) & Beside.Values) !== 0) {
    begin = tagBegin(text, tag)
    before = nameAbove(text, begin, false, lexicon, word)
  }
  if (before !== 0) {
    const own: i32 = begin - (before >> 8)
    return topicsOf(text, own, own + (before & 255), lexicon, word, notes)
  }
  const behind: i32 = tag >= 0 ? 0 : nameBehind(text, end, Beside.Name | Beside.Type, lexicon, word)
  const last: i32 = end + (behind >> 8)
  return behind === 0 ? 0 : topicsOf(text, last - (behind & 255), last, lexicon, word, notes)
}

/** Returns the start of the name at `from`, including its quote. */
export function keyBegin(text: Bytes, from: i32): i32 {
  return isQuote(byte(text, from - 1)) ? from - 1 - slashesBefore(text, from - 1) : from
}
