/**
 * @module Where the value of a listed field begins and ends in text, from the joint before it on: quoted as languages quote,
 * in an element, in brackets, or bare up to what cannot belong to it. In doubt it goes on.
 */
import { Bytes, byte, Ints } from '#memory'
import { Code, isAlphanumeric, isDigit, isLetter, isLineEnd } from '../text/codes'
import { isEncodedAt } from '../text/marks'
import { accountEnd } from './account'
import { dataBefore, dataEnd, elementEnd, textBegin } from './elements'
import { isBlank, isNameCode, isQuote, slashesBefore } from './field'
import { ValueReach } from './listed'
import { spell } from './lookup'
import { isOwnLabel, labelEnd } from './own-label'
import { tokenEnd } from './token'
import { isTown } from './town'

/** Blanks between a joint and its value. */
const MOST_BLANKS: i32 = 8
/** Codes of a name behind what may end a value, when it ends one. */
const NEXT_NAME: i32 = 40

/** What ends a value. */
const enum Ending {
  Word = 0,
  Line = 1,
  Words = 2,
  Element = 3,
  Bracket = 4,
  Quote = 5,
  Apostrophe = 6,
  /** Of a section of character data in an element. */
  Data = 7,
}

/** Sums over the letters of the words before credentials. */
const enum Scheme {
  Bearer = -1393032351,
  Basic = 93508654,
  Token = 110541305,
  ApiKey = -1411271163,
  Negotiate = -1109522818,
  Ntlm = 3391943,
  Digest = -1331913276,
  Hmac = 3206119,
}

/** Where the value after the joint at `at` begins, with what stands before its quote. */
function openingAfter(text: Bytes, at: i32, end: i32): i32 {
  let place: i32 = at + 1
  const joint: i32 = byte(text, at)
  const next: i32 = byte(text, place)
  if ((joint === Code.Equals && next === Code.Greater) || (joint === Code.Colon && next === Code.Equals)) place++
  const from: i32 = place
  // After `key=` a blank ends the value, which is empty; `key = value` has one on either side.
  const mayBlank: boolean = joint !== Code.Equals || place > at + 1 || isBlank(byte(text, at - 1))
  while (mayBlank && place < end && place - from < MOST_BLANKS && isBlank(byte(text, place))) place++
  return place
}

/** The first place behind the quote that begins a value at `place`; `place` itself when there is none. */
function pastQuote(text: Bytes, place: i32, end: i32): i32 {
  let quote: i32 = place
  while (quote < end && byte(text, quote) === Code.Backslash) quote++
  // Some languages write a letter before the quote.
  if (quote === place && quote + 1 < end && isLetter(byte(text, quote)) && isQuote(byte(text, quote + 1))) quote++
  return quote >= end || !isQuote(byte(text, quote)) ? place : quote + 1
}

/** The first place behind what a value begins with at `place`. */
function pastOpening(text: Bytes, at: i32, place: i32, end: i32): i32 {
  const isTag: boolean = byte(text, at) === Code.Greater && place < end && byte(text, place) === Code.Less
  return isTag ? textBegin(text, place, end) : pastQuote(text, place, end)
}

/**
 * Where the value after the joint at `at` begins, behind its quote; it may be `end`, where the text ends.
 *
 * @param marks - `count` marks that tell what is encoded of the codes from `base` on
 */
export function valueBegin(text: Bytes, at: i32, end: i32, marks: Ints, count: i32, base: i32): i32 {
  const place: i32 = openingAfter(text, at, end)
  const past: i32 = pastOpening(text, at, place, end)
  // In a query a quote is encoded, and one of the value.
  const isPart: boolean = byte(text, at) === Code.Equals && isEncodedAt(marks, count, past - 1 - base)
  return past > place && isPart && !isEncodedAt(marks, count, at - base) ? place : past
}

/** {@link valueBegin} of a text in which nothing is encoded. */
export function besideBegin(text: Bytes, at: i32, end: i32): i32 {
  return pastOpening(text, at, openingAfter(text, at, end), end)
}

/** Where a quoted value ends: at the next `quote` with as many backslashes; two quotes in it stand for one. */
function quotedEnd(text: Bytes, from: i32, end: i32, quote: i32, slashes: i32): i32 {
  let run: i32 = 0
  let place: i32 = from
  while (place < end && !isLineEnd(byte(text, place))) {
    const code: i32 = byte(text, place)
    const isTwo: boolean =
      code === quote && place > from && run === 0 && place + 1 < end && byte(text, place + 1) === quote
    if (isTwo) place++
    else if (code === quote && run <= slashes && (run === slashes || (run & 1) === 0)) return place - run
    run = code === Code.Backslash ? run + 1 : 0
    place++
  }
  return place
}

/** Whether a name and its joint come at `at`: the value before it ends there. */
function beginsField(text: Bytes, at: i32, end: i32): boolean {
  let place: i32 = at
  while (place < end && place - at < NEXT_NAME && isNameCode(byte(text, place))) place++
  if (place === at || place + 1 >= end) return false
  // Some encodings end with equals signs.
  const next: i32 = byte(text, place + 1)
  if (isLineEnd(next)) return false
  if (byte(text, place) === Code.Equals) return next !== Code.Equals && !isBlank(next)
  return byte(text, place) === Code.Colon
}

/** Whether the code at `place`, which may end a word or belong to it, ends one here. */
function endsWord(text: Bytes, place: i32, end: i32): boolean {
  const code: i32 = byte(text, place)
  if (isBlank(code) || isQuote(code) || isLineEnd(code)) return true
  if (code === Code.Ampersand || code === Code.Less || code === Code.Greater || code === Code.Bar) return true
  const isSeparator: boolean = code === Code.Comma || code === Code.Semicolon
  const isClosing: boolean = code === Code.CloseParen || code === Code.CloseBracket || code === Code.CloseBrace
  if (!isSeparator && !isClosing) return false
  const next: i32 = place + 1 < end ? byte(text, place + 1) : Code.LineFeed
  return isBlank(next) || isLineEnd(next) || !isAlphanumeric(next) || (isSeparator && beginsField(text, place + 1, end))
}

/** Whether a code may stand in a number: digits in groups, with a country code before them. */
function isNumberCode(code: i32): boolean {
  return isDigit(code) || code === Code.Space || code === Code.Hyphen || code === Code.Plus
}

/** End of a word. A number may have blanks between its digits: half of one must not stay. */
function wordEnd(text: Bytes, from: i32, end: i32): i32 {
  let place: i32 = from
  let isNumber: boolean = true
  while (place < end) {
    const code: i32 = byte(text, place)
    const isWithin: boolean = isNumber && code === Code.Space && place + 1 < end
    const joins: boolean = isWithin && isDigit(byte(text, place - 1)) && isDigit(byte(text, place + 1))
    if (!joins && endsWord(text, place, end)) return place
    isNumber = isNumber && isNumberCode(code)
    // A label goes as a whole: the bracket at its end ends no word.
    const past: i32 = code === Code.OpenBracket ? labelEnd(text, place, end) : place
    place = past > place ? past : place + 1
  }
  return place
}

/** What a word before the credentials says of them (RFC 9110, section 11): nothing, one more word comes, or all the line. */
function schemeOf(text: Bytes, from: i32, to: i32, word: Bytes): ValueReach {
  if (to - from < 4 || to - from > 9) return ValueReach.None
  const length: i32 = spell(text, from, to, word, 0)
  // Told by a sum over its letters, which `test/fields.test.ts` holds to the words.
  let sum: i32 = 0
  for (let i: i32 = 0; i < length; i++) sum = (sum * 31 + byte(word, i)) | 0
  if (sum === Scheme.Digest || sum === Scheme.Hmac) return ValueReach.Line
  const isOne: boolean = sum === Scheme.Bearer || sum === Scheme.Basic || sum === Scheme.Token || sum === Scheme.ApiKey
  return isOne || sum === Scheme.Negotiate || sum === Scheme.Ntlm ? ValueReach.Word : ValueReach.None
}

/** Where the credentials begin behind the word that says of what kind they are; `from` when there is none. */
export function credentialsBegin(text: Bytes, from: i32, to: i32, word: Bytes): i32 {
  let place: i32 = from
  while (place < to && isAlphanumeric(byte(text, place))) place++
  const isOne: boolean = place < to && byte(text, place) === Code.Space
  return isOne && schemeOf(text, from, place, word) !== ValueReach.None ? place + 1 : from
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

/** End of the line, or of the quotes that the value stands in without being quoted itself. */
function lineEnd(text: Bytes, from: i32, end: i32): i32 {
  let place: i32 = from
  while (place < end && !isLineEnd(byte(text, place)) && byte(text, place) !== Code.Quote) place++
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
    if (depth === 0) return place
  }
  return place
}

/** End of a value that no quote and no bracket encloses. */
function bareEnd(text: Bytes, from: i32, end: i32, way: Ending, word: Bytes): i32 {
  if (way === Ending.Line) return lineEnd(text, from, end)
  if (way === Ending.Words) return wordsEnd(text, from, end)
  const first: i32 = wordEnd(text, from, end)
  if (first >= end || byte(text, first) !== Code.Space) return first
  const scheme: ValueReach = schemeOf(text, from, first, word)
  if (scheme === ValueReach.None) return first
  return scheme === ValueReach.Line ? lineEnd(text, first, end) : wordEnd(text, first + 1, end)
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
  if (reach === ValueReach.Line) return Ending.Line
  return reach === ValueReach.Words && joint === Code.Colon ? Ending.Words : Ending.Word
}

/**
 * Where the value ends that {@link valueBegin} has found behind the joint at `at`. Nothing, or what an earlier pass wrote,
 * ends where it begins.
 */
export function valueEnd(text: Bytes, at: i32, from: i32, end: i32, reach: i32, word: Bytes): i32 {
  if (from >= end || isLineEnd(byte(text, from))) return from
  const way: Ending = endingOf(text, at, from, reach & 3)
  // The next field comes after a blank: this one has no value.
  const isNext: boolean = way === Ending.Word && byte(text, at) === Code.Equals && from > at + 1
  if (isNext && byte(text, at + 1) === Code.Space && beginsField(text, from, end)) return from
  let to: i32 = from
  if (way === Ending.Quote || way === Ending.Apostrophe) {
    to = quotedEnd(text, from, end, byte(text, from - 1), slashesBefore(text, from - 1))
  } else if (way === Ending.Element) to = elementEnd(text, from, end)
  else if (way === Ending.Data) to = dataEnd(text, from, end)
  else if (way === Ending.Bracket) to = bracketEnd(text, from, end)
  else to = bareEnd(text, from, end, way, word)
  if (way === Ending.Word && from === at + 1 && byte(text, at) === Code.Colon) to = accountEnd(text, from, to)
  while (to > from && isBlank(byte(text, to - 1))) to--
  return isWritten(text, from, to) ? from : to
}

/** Whether an earlier pass wrote all of a value: a label, a token, or a dash for what it took out. */
export function isWritten(text: Bytes, from: i32, to: i32): boolean {
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
  const way: Ending = endingOf(text, at, from, (rule >> 8) & 3)
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
  word: Bytes,
  marks: Ints,
  count: i32,
  base: i32,
): i32 {
  const to: i32 = valueEnd(text, at, from, end, rule >> 8, word)
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
  return way === Ending.Word ? wordEnd(text, from, end) : lineEnd(text, from, end)
}
