/**
 * @module Finds the start and end of a listed field's value in text, from its joint on: quoted as in various languages,
 * in an element, in brackets, or bare up to a character that cannot belong to it. In doubt, the value continues.
 */
import { Bytes, byte, Ints } from '#memory'
import { dataBefore, dataEnd, elementEnd, textBegin } from '../resolve/elements'
import { CREDENTIALS, LOOKED, ValueReach } from '../resolve/listed-names'
import { isBlank, isNameCode, isQuote, slashesBefore } from '../resolve/name-before'
import { isOwnLabel, labelEnd } from '../resolve/own-label'
import { tokenEnd } from '../resolve/token'
import { Reach } from '../resolve/words'
import { Code, isAlphanumeric, isDigit, isLineEnd } from '../text/codes'
import { isEncodedAt } from '../text/marks'
import { optionValue } from './command-option'
import { credentialsEnd, hasParameters } from './credentials'
import { beforeEndMarks, beforeMark, pastBeginMarks, pastEndMarks } from './markup'
import { isTown } from './postal-town'
import { accountEnd } from './url-account'
import { beginsField, lineEnd, pastQuote, quotedEnd, wordEnd } from './value-bounds'
import { pastWrapper } from './wrapper'

/** How a value ends. */
const enum Ending {
  Word = 0,
  Line = 1,
  Words = 2,
  Element = 3,
  Bracket = 4,
  Quote = 5,
  Apostrophe = 6,
  /** A scheme and parameters. */
  Parameters = 7,
  /** At the end of a CDATA section in an element. */
  Data = 8,
  /** At the end of the line, or at the apostrophe that closes one before the name: `-H 'Cookie: x'`. */
  LineInQuotes = 9,
}

/** Returns the start of the value after the joint at `at`, including text before its quote. */
function openingAfter(text: Bytes, at: i32, end: i32): i32 {
  let place: i32 = at + 1
  const joint: i32 = byte(text, at)
  if (joint === Code.Hyphen) return optionValue(text, at)
  const next: i32 = byte(text, place)
  if ((joint === Code.Equals && next === Code.Greater) || (joint === Code.Colon && next === Code.Equals)) place++
  if (joint === Code.Colon) place = pastEndMarks(text, place)
  const from: i32 = place
  while (place < end && place - from < Reach.Field && isBlank(byte(text, place))) place++
  // In a query, a blank after `key=` ends the value, which is empty.
  return place > at + 1 && joint === Code.Equals && from === at + 1 && isParameter(text, at) ? from : place
}

/** True if the joint at `at` belongs to a query. */
function isParameter(text: Bytes, at: i32): boolean {
  let place: i32 = at - 1
  while (at - place < Reach.Field && byte(text, place) > Code.Space && !isQuote(byte(text, place))) {
    if (byte(text, place) === Code.Ampersand || byte(text, place) === Code.Question) return true
    place--
  }
  return false
}

/** Returns the position after the opening delimiter of a value at `place`. */
function pastOpening(text: Bytes, at: i32, place: i32, end: i32): i32 {
  const isTag: boolean = byte(text, at) === Code.Greater && place < end && byte(text, place) === Code.Less
  return isTag ? textBegin(text, place, end) : pastQuote(text, place, end)
}

/**
 * Returns the start of the value after the joint at `at`, after its quote; may be `end`, where the text ends.
 *
 * @param rule - result of {@link ownedRule}: if the value's looks matter, a wrapper is kept
 * @param marks - `count` marks that show which codes from `base` on are encoded
 */
export function valueBegin(text: Bytes, at: i32, end: i32, rule: i32, marks: Ints, count: i32, base: i32): i32 {
  const opening: i32 = openingAfter(text, at, end)
  const marked: i32 = byte(text, at) === Code.Colon ? pastBeginMarks(text, opening, end) : opening
  const place: i32 = ((rule >> 8) & LOOKED) !== 0 ? pastWrapper(text, at, marked, end) : marked
  const past: i32 = pastOpening(text, at, place, end)
  // In a query, a quote is encoded and belongs to the value.
  const isPart: boolean = byte(text, at) === Code.Equals && isEncodedAt(marks, count, past - 1 - base)
  return past > place && isPart && !isEncodedAt(marks, count, at - base) ? place : past
}

/** {@link valueBegin} for text without encoded characters. */
export function besideBegin(text: Bytes, at: i32, end: i32): i32 {
  return pastOpening(text, at, openingAfter(text, at, end), end)
}

/** Returns the end of the words of a name or an address: a separator of fields, or the start of the next field. */
function wordsEnd(text: Bytes, from: i32, end: i32): i32 {
  let place: i32 = from
  let word: i32 = from
  while (place < end) {
    const code: i32 = byte(text, place)
    if (isLineEnd(code) || code === Code.Semicolon || code === Code.Bar || code === Code.Tab) break
    if (code === Code.Less || code === Code.Quote) break
    if (code === Code.Comma && isBlank(byte(text, place + 1)) && !isTown(text, place, end)) break
    if (isBlank(code)) {
      if (isBlank(byte(text, place + 1))) break
      word = place + 1
    } else if ((code === Code.Equals || code === Code.Colon) && word > from && place > word) return word - 1
    place++
  }
  return place
}

/** Returns the position after the bracket that closes the one at `from`. */
function bracketEnd(text: Bytes, from: i32, end: i32): i32 {
  const open: i32 = byte(text, from)
  const close: i32 = open === Code.OpenParen ? Code.CloseParen : open + 2
  let depth: i32 = 0
  let place: i32 = from
  while (place < end && !isLineEnd(byte(text, place))) {
    const code: i32 = byte(text, place)
    if (code === open) depth++
    else if (code === close) depth--
    place++
    if (depth === 0) return goesOnBehind(text, place, open) ? wordEnd(text, place, end) : place
  }
  return place
}

/**
 * True if a value continues after a brace with its storage scheme, `{SSHA}x`, `{bcrypt}$2a$x` (RFC 2307, section 5.3),
 * or after leading digits in brackets, `(0)70`.
 */
function goesOnBehind(text: Bytes, at: i32, open: i32): boolean {
  const code: i32 = byte(text, at)
  if (open !== Code.OpenBrace) return open === Code.OpenParen && isDigit(code)
  return isAlphanumeric(code) || code === Code.Slash || (code === 36 && byte(text, at + 1) !== Code.OpenBrace)
}

/** Returns the end of a value without quotes or brackets. */
function bareEnd(text: Bytes, at: i32, from: i32, end: i32, way: Ending, reach: i32): i32 {
  if (way === Ending.Words) return wordsEnd(text, from, end)
  if (way === Ending.Word || way === Ending.Parameters) return credentialsEnd(text, at, from, end, reach)
  const first: i32 = wordEnd(text, from, end)
  if (isWritten(text, from, first)) return first
  const to: i32 = lineEnd(text, from, end)
  return way === Ending.LineInQuotes ? apostropheFrom(text, from, to) : to
}

/** True if an apostrophe precedes the name that ends at `at`. */
function isInQuotes(text: Bytes, at: i32): boolean {
  let place: i32 = at
  while (at - place < Reach.Field && isNameCode(byte(text, place - 1))) place--
  return byte(text, place - 1) === Code.Apostrophe
}

function apostropheFrom(text: Bytes, from: i32, end: i32): i32 {
  let place: i32 = from
  while (place < end && byte(text, place) !== Code.Apostrophe) place++
  return place
}

/** Determines how the value at `from` after the joint at `at` ends. */
function endingOf(text: Bytes, at: i32, from: i32, reach: i32): Ending {
  if (from > at + 1 && isQuote(byte(text, from - 1))) {
    return byte(text, from - 1) === Code.Quote ? Ending.Quote : Ending.Apostrophe
  }
  const joint: i32 = byte(text, at)
  if (joint === Code.Greater) return dataBefore(text, from) < from ? Ending.Data : Ending.Element
  const first: i32 = byte(text, from)
  if (first === Code.OpenBracket || first === Code.OpenBrace || first === Code.OpenParen) return Ending.Bracket
  // The next option follows.
  if (joint === Code.Hyphen) return Ending.Word
  if ((reach & 3) === ValueReach.Line) return isInQuotes(text, at) ? Ending.LineInQuotes : Ending.Line
  if ((reach & 3) === ValueReach.Words && joint === Code.Colon) return Ending.Words
  return (reach & CREDENTIALS) !== 0 && hasParameters(text, from) ? Ending.Parameters : Ending.Word
}

/**
 * Returns the end of the value that starts at `from` (see {@link valueBegin}) after the joint at `at`. An empty value,
 * or the output of an earlier pass, ends at its start.
 */
export function valueEnd(text: Bytes, at: i32, from: i32, end: i32, reach: i32): i32 {
  if (from >= end || isLineEnd(byte(text, from))) return from
  const way: Ending = endingOf(text, at, from, reach)
  // After a blank the next field follows: this one has no value.
  const isNext: boolean = way === Ending.Word && byte(text, at) === Code.Equals && from > at + 1
  if (isNext && isBlank(byte(text, at + 1)) && beginsField(text, from, end)) return from
  let to: i32 = from
  if (way === Ending.Quote || way === Ending.Apostrophe) {
    to = quotedEnd(text, from, end, byte(text, from - 1), slashesBefore(text, from - 1))
  } else if (way === Ending.Element) to = elementEnd(text, from, end)
  else if (way === Ending.Data) to = dataEnd(text, from, end)
  else if (way === Ending.Bracket) to = bracketEnd(text, from, end)
  else to = bareEnd(text, at, from, end, way, reach)
  if (way === Ending.Word && from === at + 1 && byte(text, at) === Code.Colon) to = accountEnd(text, from, to)
  while (to > from && isBlank(byte(text, to - 1))) to--
  if (byte(text, at) === Code.Hyphen && way === Ending.Word) to = beforeMark(text, from, to)
  else if (from > at + 1) to = beforeEndMarks(text, from, to)
  return isWritten(text, from, to) ? from : to
}

/** True if nothing is left to replace: blanks, or a label, token or dash that an earlier pass wrote. */
export function isWritten(text: Bytes, from: i32, to: i32): boolean {
  let first: i32 = from
  while (first < to && isBlank(byte(text, first))) first++
  if (first === to && to > from) return true
  if (to - from === 1 && byte(text, from) === Code.Hyphen) return true
  if (byte(text, from) === Code.OpenBracket) return labelEnd(text, from, to) === to && isOwnLabel(text, from)
  return tokenEnd(text, from) === to && to > from
}

/** Bit offsets in the result of {@link goesOn}; the low octet is the rule. */
const ENDING: i32 = 8
const SLASHES: i32 = 16
/** Added to the ending: the opening delimiter of the value is itself encoded. */
const ENCODED: i32 = 128

/** Returns the state of a value divided by a cut, for {@link restEnd}. */
export function goesOn(text: Bytes, at: i32, from: i32, rule: i32, marks: Ints, count: i32, base: i32): i32 {
  const way: Ending = endingOf(text, at, from, rule >> 8)
  const isQuoted: boolean = way === Ending.Quote || way === Ending.Apostrophe
  const isEncoded: boolean = isEncodedAt(marks, count, (isQuoted ? from - 1 : at) - base)
  const slashes: i32 = isQuoted ? slashesBefore(text, from - 1) : 0
  return (rule & 255) | ((way | (isEncoded ? ENCODED : 0)) << ENDING) | (slashes << SLASHES)
}

/**
 * {@link valueEnd} for partly encoded text: an encoded character does not end a value whose opening delimiter is
 * literal. For the other parameters see {@link valueBegin}.
 */
export function ownedEnd(
  text: Bytes,
  at: i32,
  from: i32,
  end: i32,
  rule: i32,
  marks: Ints,
  count: i32,
  base: i32,
): i32 {
  const to: i32 = valueEnd(text, at, from, end, rule >> 8)
  if (to >= end || !isEncodedAt(marks, count, to - base)) return to
  return pastEncoded(text, to, end, goesOn(text, at, from, rule, marks, count, base), marks, count, base)
}

/** Returns the end of a value that the code at `at` may end. */
function pastEncoded(text: Bytes, at: i32, end: i32, kept: i32, marks: Ints, count: i32, base: i32): i32 {
  let to: i32 = at
  if (((kept >> ENDING) & ENCODED) !== 0) return to
  while (to < end && isEncodedAt(marks, count, to - base)) to = partEnd(text, to + 1, end, kept)
  return to
}

/** Returns the end of the rest of a value that was divided at `from`. */
export function restEnd(text: Bytes, from: i32, end: i32, kept: i32, marks: Ints, count: i32, base: i32): i32 {
  return pastEncoded(text, partEnd(text, from, end, kept), end, kept, marks, count, base)
}

/** Returns the possible end, perhaps encoded, of the rest of a value from `from` on. */
function partEnd(text: Bytes, from: i32, end: i32, kept: i32): i32 {
  const way: Ending = (kept >> ENDING) & (ENCODED - 1)
  if (way === Ending.Quote) return quotedEnd(text, from, end, Code.Quote, kept >> SLASHES)
  if (way === Ending.Apostrophe) return quotedEnd(text, from, end, Code.Apostrophe, kept >> SLASHES)
  if (way === Ending.Element) return elementEnd(text, from, end)
  if (way === Ending.Data) return dataEnd(text, from, end)
  if (way === Ending.Words) return wordsEnd(text, from, end)
  // The number of open brackets is unknown.
  if (way === Ending.Word) return wordEnd(text, from, end)
  const to: i32 = lineEnd(text, from, end)
  return way === Ending.LineInQuotes ? apostropheFrom(text, from, to) : to
}
