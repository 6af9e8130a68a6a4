/** @module Finds the bounds of words and quoted strings in values of text, and the end of a line value. */
import { Bytes, byte } from '#memory'
import { isBlank, isNameCode, isQuote, slashesBefore } from '../resolve/name-before'
import { labelEnd } from '../resolve/own-label'
import { Code, isAlphanumeric, isDigit, isLetter, isLineEnd } from '../text/codes'

/** Maximum length in codes of a name after a possible end of a value. */
const NEXT_NAME: i32 = 40
/** Search distance in codes back through a query string. */
const LONGEST_QUERY: i32 = 256

/** Returns the position after the opening quote of a value at `place`; `place` itself if there is none. */
export function pastQuote(text: Bytes, place: i32, end: i32): i32 {
  let quote: i32 = place
  while (quote < end && byte(text, quote) === Code.Backslash) quote++
  // Some languages put a prefix letter before the quote.
  if (quote === place && quote + 1 < end && isLetter(byte(text, quote)) && isQuote(byte(text, quote + 1))) quote++
  return quote >= end || !isQuote(byte(text, quote)) ? place : quote + 1
}

/** Returns the end of a quoted value: the next `quote` with as many backslashes. A doubled quote is literal. */
export function quotedEnd(text: Bytes, from: i32, end: i32, quote: i32, slashes: i32): i32 {
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

/** True if a name and its joint are at `at`, so that the value before it ends. */
export function beginsField(text: Bytes, at: i32, end: i32): boolean {
  let place: i32 = at
  while (place < end && place - at < NEXT_NAME && isNameCode(byte(text, place))) place++
  if (place === at || place + 1 >= end) return false
  // Some encodings end with equals signs.
  const next: i32 = byte(text, place + 1)
  if (isLineEnd(next)) return false
  if (byte(text, place) === Code.Equals) return next !== Code.Equals && !isBlank(next)
  return byte(text, place) === Code.Colon
}

/** True if the ampersand at `place` is part of a value: not in a query, before a parameter or in a reference. */
function isOfValue(text: Bytes, place: i32, end: i32): boolean {
  let at: i32 = place + 1
  while (at < end && at - place < NEXT_NAME && isNameCode(byte(text, at))) at++
  if (at === place + 1) return false
  const next: i32 = at < end ? byte(text, at) : Code.LineFeed
  if (next === Code.Equals || next === Code.OpenBracket || next === Code.Percent) return false
  if (next === Code.Semicolon) return false
  let from: i32 = place - 1
  let isName: boolean = false
  while (place - from < LONGEST_QUERY && byte(text, from) > Code.Space && !isQuote(byte(text, from))) {
    const code: i32 = byte(text, from)
    if (isName && (code === Code.Ampersand || code === Code.Question)) return false
    isName = isName || code === Code.Equals
    from--
  }
  return true
}

/** True if the code at `place`, a possible end of a word, ends one here. */
function endsWord(text: Bytes, place: i32, end: i32): boolean {
  const code: i32 = byte(text, place)
  if (isBlank(code) || isQuote(code) || isLineEnd(code)) return true
  if (code === Code.Ampersand) return !isOfValue(text, place, end)
  if (code === Code.Less || code === Code.Greater || code === Code.Bar) return true
  const isSeparator: boolean = code === Code.Comma || code === Code.Semicolon
  const isClosing: boolean = code === Code.CloseParen || code === Code.CloseBracket || code === Code.CloseBrace
  if (!isSeparator && !isClosing) return false
  const next: i32 = place + 1 < end ? byte(text, place + 1) : Code.LineFeed
  return isBlank(next) || isLineEnd(next) || !isAlphanumeric(next) || (isSeparator && beginsField(text, place + 1, end))
}

/** True if a code is allowed in a number: digits in groups, with a country code. */
function isNumberCode(code: i32): boolean {
  return isDigit(code) || code === Code.Space || code === Code.Hyphen || code === Code.Plus
}

/** Returns the end of a word. A number may contain blanks: half of one must not remain. */
export function wordEnd(text: Bytes, from: i32, end: i32): i32 {
  let place: i32 = from
  let isNumber: boolean = true
  while (place < end) {
    const code: i32 = byte(text, place)
    const isWithin: boolean = isNumber && code === Code.Space && place + 1 < end
    const joins: boolean = isWithin && isDigit(byte(text, place - 1)) && isDigit(byte(text, place + 1))
    if (!joins && endsWord(text, place, end)) return place
    isNumber = isNumber && isNumberCode(code)
    // A label is a unit: its closing bracket ends no word.
    const past: i32 = code === Code.OpenBracket ? labelEnd(text, place, end) : place
    place = past > place ? past : place + 1
  }
  return place
}

/** Returns the position after the quoted text at `at`; `at` itself if there is none. */
export function pastQuoted(text: Bytes, at: i32, end: i32): i32 {
  const from: i32 = isLetter(byte(text, at)) ? at : pastQuote(text, at, end)
  const first: i32 = byte(text, from)
  // Otherwise the quote may close an enclosing string: "Authorization: Bearer " + token
  if (from === at || from >= end || !(isAlphanumeric(first) || first === Code.Slash || first === Code.Plus)) return at
  if (first === Code.Plus && !isAlphanumeric(byte(text, from + 1))) return at
  const slashes: i32 = slashesBefore(text, from - 1)
  let to: i32 = quotedEnd(text, from, end, byte(text, from - 1), slashes)
  if (to >= end || isLineEnd(byte(text, to))) return at
  // The closing quote may have fewer backslashes.
  while (byte(text, to) === Code.Backslash) to++
  return to + 1
}

/** End of the line, or of the quotes around an unquoted value; quotes after `=` are part of the value. */
export function lineEnd(text: Bytes, from: i32, end: i32): i32 {
  let place: i32 = from
  while (place < end && !isLineEnd(byte(text, place)) && byte(text, place) !== Code.Quote) {
    place++
    if (byte(text, place - 1) === Code.Equals) place = pastQuoted(text, place, end)
  }
  return place
}
