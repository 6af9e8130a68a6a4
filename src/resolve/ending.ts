/**
 * @module Where the value of a listed field begins and ends in text, from the joint before it on: quoted as languages quote,
 * in an element, in brackets, or bare up to what cannot belong to it. In doubt it goes on.
 */
import { Bytes, byte, Ints } from '#memory'
import { Code, isAlphanumeric, isDigit, isLineEnd } from '../text/codes'
import { isEncodedAt } from '../text/marks'
import { accountEnd } from './account'
import { beginsField, lineEnd, pastQuote, quotedEnd, wordEnd } from './bounds'
import { credentialsEnd, hasParameters } from './credentials'
import { dataBefore, dataEnd, elementEnd, textBegin } from './elements'
import { isBlank, isNameCode, isQuote, slashesBefore } from './field'
import { CREDENTIALS, LOOKED, ValueReach } from './listed'
import { beforeEndMarks, beforeMark, pastBeginMarks, pastEndMarks } from './markup'
import { optionValue } from './option'
import { isOwnLabel, labelEnd } from './own-label'
import { tokenEnd } from './token'
import { isTown } from './town'
import { Reach } from './words'
import { pastWrapper } from './wrapper'

/** What ends a value. */
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
  /** Of a section of character data in an element. */
  Data = 8,
  /** That of the line, or the apostrophe that closes one before the name: `-H 'Cookie: x'`. */
  LineInQuotes = 9,
}

/** Where the value after the joint at `at` begins, with what stands before its quote. */
function openingAfter(text: Bytes, at: i32, end: i32): i32 {
  let place: i32 = at + 1
  const joint: i32 = byte(text, at)
  if (joint === Code.Hyphen) return optionValue(text, at)
  const next: i32 = byte(text, place)
  if ((joint === Code.Equals && next === Code.Greater) || (joint === Code.Colon && next === Code.Equals)) place++
  if (joint === Code.Colon) place = pastEndMarks(text, place)
  const from: i32 = place
  while (place < end && place - from < Reach.Field && isBlank(byte(text, place))) place++
  // In a query a blank after `key=` ends the value, which is empty.
  return place > at + 1 && joint === Code.Equals && from === at + 1 && isParameter(text, at) ? from : place
}

/** Whether the joint at `at` is one of a query. */
function isParameter(text: Bytes, at: i32): boolean {
  let place: i32 = at - 1
  while (at - place < Reach.Field && byte(text, place) > Code.Space && !isQuote(byte(text, place))) {
    if (byte(text, place) === Code.Ampersand || byte(text, place) === Code.Question) return true
    place--
  }
  return false
}

/** The first place behind what a value begins with at `place`. */
function pastOpening(text: Bytes, at: i32, place: i32, end: i32): i32 {
  const isTag: boolean = byte(text, at) === Code.Greater && place < end && byte(text, place) === Code.Less
  return isTag ? textBegin(text, place, end) : pastQuote(text, place, end)
}

/**
 * Where the value after the joint at `at` begins, behind its quote; it may be `end`, where the text ends.
 *
 * @param rule - what {@link ownedRule} says: of what is asked how it looks, a wrapper stays
 * @param marks - `count` marks that tell what is encoded of the codes from `base` on
 */
export function valueBegin(text: Bytes, at: i32, end: i32, rule: i32, marks: Ints, count: i32, base: i32): i32 {
  const opening: i32 = openingAfter(text, at, end)
  const marked: i32 = byte(text, at) === Code.Colon ? pastBeginMarks(text, opening, end) : opening
  const place: i32 = ((rule >> 8) & LOOKED) !== 0 ? pastWrapper(text, at, marked, end) : marked
  const past: i32 = pastOpening(text, at, place, end)
  // In a query a quote is encoded, and one of the value.
  const isPart: boolean = byte(text, at) === Code.Equals && isEncodedAt(marks, count, past - 1 - base)
  return past > place && isPart && !isEncodedAt(marks, count, at - base) ? place : past
}

/** {@link valueBegin} of a text in which nothing is encoded. */
export function besideBegin(text: Bytes, at: i32, end: i32): i32 {
  return pastOpening(text, at, openingAfter(text, at, end), end)
}

/** Where the words of a name or an address end: at what separates fields, or before the next one. */
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

/** End of what stands in the bracket at `from`, behind the one that closes it. */
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
 * Whether a value goes on behind a brace that says how it is kept: `{SSHA}x`, `{bcrypt}$2a$x` (RFC 2307, section 5.3); or
 * behind the digits in brackets that a number begins with: `(0)70`.
 */
function goesOnBehind(text: Bytes, at: i32, open: i32): boolean {
  const code: i32 = byte(text, at)
  if (open !== Code.OpenBrace) return open === Code.OpenParen && isDigit(code)
  return isAlphanumeric(code) || code === Code.Slash || (code === 36 && byte(text, at + 1) !== Code.OpenBrace)
}

/** End of a value that no quote and no bracket encloses. */
function bareEnd(text: Bytes, at: i32, from: i32, end: i32, way: Ending, reach: i32): i32 {
  if (way === Ending.Words) return wordsEnd(text, from, end)
  if (way === Ending.Word || way === Ending.Parameters) return credentialsEnd(text, at, from, end, reach)
  const first: i32 = wordEnd(text, from, end)
  if (isWritten(text, from, first)) return first
  const to: i32 = lineEnd(text, from, end)
  return way === Ending.LineInQuotes ? apostropheFrom(text, from, to) : to
}

/** Whether an apostrophe stands before the name that ends at `at`. */
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

/** How the value ends that begins at `from` behind the joint at `at`. */
function endingOf(text: Bytes, at: i32, from: i32, reach: i32): Ending {
  if (from > at + 1 && isQuote(byte(text, from - 1))) {
    return byte(text, from - 1) === Code.Quote ? Ending.Quote : Ending.Apostrophe
  }
  const joint: i32 = byte(text, at)
  if (joint === Code.Greater) return dataBefore(text, from) < from ? Ending.Data : Ending.Element
  const first: i32 = byte(text, from)
  if (first === Code.OpenBracket || first === Code.OpenBrace || first === Code.OpenParen) return Ending.Bracket
  // Behind an option the next one comes.
  if (joint === Code.Hyphen) return Ending.Word
  if ((reach & 3) === ValueReach.Line) return isInQuotes(text, at) ? Ending.LineInQuotes : Ending.Line
  if ((reach & 3) === ValueReach.Words && joint === Code.Colon) return Ending.Words
  return (reach & CREDENTIALS) !== 0 && hasParameters(text, from) ? Ending.Parameters : Ending.Word
}

/**
 * Where the value ends that {@link valueBegin} has found behind the joint at `at`. Nothing, or what an earlier pass wrote,
 * ends where it begins.
 */
export function valueEnd(text: Bytes, at: i32, from: i32, end: i32, reach: i32): i32 {
  if (from >= end || isLineEnd(byte(text, from))) return from
  const way: Ending = endingOf(text, at, from, reach)
  // The next field comes after a blank: this one has no value.
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

/** Whether nothing of a value is left: blanks, or what an earlier pass wrote, a label, a token, or a dash for what it took out. */
export function isWritten(text: Bytes, from: i32, to: i32): boolean {
  let first: i32 = from
  while (first < to && isBlank(byte(text, first))) first++
  if (first === to && to > from) return true
  if (to - from === 1 && byte(text, from) === Code.Hyphen) return true
  if (byte(text, from) === Code.OpenBracket) return labelEnd(text, from, to) === to && isOwnLabel(text, from)
  return tokenEnd(text, from) === to && to > from
}

/** Where the parts of what {@link goesOn} says lie: the rule in the low octet. */
const ENDING: i32 = 8
const SLASHES: i32 = 16
/** Beside the ending: what the value begins behind is encoded itself. */
const ENCODED: i32 = 128

/** What is to be kept in mind of a value that a cut goes through, for {@link restEnd}. */
export function goesOn(text: Bytes, at: i32, from: i32, rule: i32, marks: Ints, count: i32, base: i32): i32 {
  const way: Ending = endingOf(text, at, from, rule >> 8)
  const isQuoted: boolean = way === Ending.Quote || way === Ending.Apostrophe
  const isEncoded: boolean = isEncodedAt(marks, count, (isQuoted ? from - 1 : at) - base)
  const slashes: i32 = isQuoted ? slashesBefore(text, from - 1) : 0
  return (rule & 255) | ((way | (isEncoded ? ENCODED : 0)) << ENDING) | (slashes << SLASHES)
}

/**
 * {@link valueEnd} of a text of which some is encoded: what is ends no value that begins behind something that is not. The
 * other parameters are those of {@link valueBegin}.
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

/** Where a value ends that the code at `at` may end. */
function pastEncoded(text: Bytes, at: i32, end: i32, kept: i32, marks: Ints, count: i32, base: i32): i32 {
  let to: i32 = at
  if (((kept >> ENDING) & ENCODED) !== 0) return to
  while (to < end && isEncodedAt(marks, count, to - base)) to = partEnd(text, to + 1, end, kept)
  return to
}

/** Where the rest of a value ends that a cut went through at `from`. */
export function restEnd(text: Bytes, from: i32, end: i32, kept: i32, marks: Ints, count: i32, base: i32): i32 {
  return pastEncoded(text, partEnd(text, from, end, kept), end, kept, marks, count, base)
}

/** Where the rest of a value from `from` on ends, or what is encoded may end it. */
function partEnd(text: Bytes, from: i32, end: i32, kept: i32): i32 {
  const way: Ending = (kept >> ENDING) & (ENCODED - 1)
  if (way === Ending.Quote) return quotedEnd(text, from, end, Code.Quote, kept >> SLASHES)
  if (way === Ending.Apostrophe) return quotedEnd(text, from, end, Code.Apostrophe, kept >> SLASHES)
  if (way === Ending.Element) return elementEnd(text, from, end)
  if (way === Ending.Data) return dataEnd(text, from, end)
  if (way === Ending.Words) return wordsEnd(text, from, end)
  // How many brackets were open is not known.
  if (way === Ending.Word) return wordEnd(text, from, end)
  const to: i32 = lineEnd(text, from, end)
  return way === Ending.LineInQuotes ? apostropheFrom(text, from, to) : to
}
