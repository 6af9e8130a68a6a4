/**
 * @module Finds the name of the field that directly owns a value: `key=`, `"key": "`, `<tag>`.
 *
 * Reads backwards from the value, on its line. The name, and the white space on either side of its joint, are limited
 * to `Reach.Field` codes each. A name starts after any other claim; a quoted one that contains a claim is not a name.
 */
import { Bytes, byte, Ints } from '#memory'
import { Code, FoldClass, isAlphanumeric, isDigit, isLetter, isLineEnd, isSpace } from '../text/codes'
import { dataBefore, tagBegin } from './elements'
import { claimedUntil } from './notes'
import { Reach } from './words'

/** Maximum length of a quoted name. */
const LONGEST_QUOTED: i32 = 64
/** Maximum length in codes of a name in a packed span. */
const LONGEST_NAME: i32 = 127
/** Maximum number of backslashes before a quote. */
const MOST_SLASHES: i32 = 10

export function isQuote(code: i32): boolean {
  return code === Code.Quote || code === Code.Apostrophe
}

/** Number of backslashes before the quote at `at`. Matching quotes have the same number, nested ones more. */
export function slashesBefore(text: Bytes, at: i32): i32 {
  let slashes: i32 = 0
  while (slashes < MOST_SLASHES && byte(text, at - 1 - slashes) === Code.Backslash) slashes++
  return slashes
}

function isOpener(code: i32): boolean {
  return isQuote(code) || code === Code.OpenParen || code === Code.OpenBracket || code === Code.OpenBrace
}

/** True for white space within a line: spaces of any kind and tabs. */
export function isBlank(code: i32): boolean {
  return isSpace(code) || code === Code.Tab || code === Code.VerticalTab || code === Code.FormFeed
}

export function isNameCode(code: i32): boolean {
  return isAlphanumeric(code) || code === Code.Underscore || code === Code.Dot || code === Code.Hyphen
}

function beginsName(code: i32): boolean {
  return isLetter(code) || code === Code.Underscore
}

/** Returns the end of the blanks at `from`, at most `end`. */
export function pastBlanks(text: Bytes, from: i32, end: i32): i32 {
  let place: i32 = from
  while (place < end && isBlank(byte(text, place))) place++
  return place
}

/** Returns the start of the blanks that end at `end`, at least `from`. */
export function beforeBlanks(text: Bytes, from: i32, end: i32): i32 {
  let place: i32 = end
  while (place > from && isBlank(byte(text, place - 1))) place--
  return place
}

/** Skips up to two white space characters backwards. */
export function skipBlanks(text: Bytes, at: i32): i32 {
  let from: i32 = at
  while (at - from < 2 && isBlank(byte(text, from - 1))) from--
  return from
}

/** Skips the white space between columns backwards. */
export function skipColumn(text: Bytes, at: i32): i32 {
  let from: i32 = at
  while (at - from < Reach.Field && isBlank(byte(text, from - 1))) from--
  return from
}

/** Skips up to two opening quotes or brackets backwards, each with an optional backslash. */
function skipOpeners(text: Bytes, at: i32): i32 {
  let from: i32 = at
  for (let i: i32 = 0; i < 2 && isOpener(byte(text, from - 1)); i++) {
    from--
    if (byte(text, from - 1) === Code.Backslash) from--
  }
  return from
}

/** Packs a span relative to `value`; 0 means none. */
export function span(value: i32, from: i32, to: i32): i32 {
  return ((value - from) << 8) | (to - from)
}

/** `key=`, `key: `, `"key": "`, `key => '`: finds the name that ends at `at` or before its quote. */
function keyBefore(text: Bytes, value: i32, at: i32, notes: Ints): i32 {
  const claimed: i32 = claimedUntil(notes, at)
  const low: i32 = claimed > at - Reach.Field ? claimed : at - Reach.Field
  let end: i32 = at
  if (isQuote(byte(text, end - 1))) {
    end--
    if (byte(text, end - 1) === Code.Backslash) end--
  }
  const past: i32 = pastBrackets(text, end, low)
  end = past < end && isQuote(byte(text, past - 1)) ? past - 1 : past
  let from: i32 = end
  while (from > low && isNameCode(byte(text, from - 1))) from--
  from = optionBegin(text, from, end)
  while (from < end && byte(text, from) === Code.Hyphen) from++
  return from < end && beginsName(byte(text, from)) ? span(value, from, end) : 0
}

/** End of the name that a bracket before `end` closes: `user[pnr]`, `pnr[]`, `pnr[0]`; else `end`. */
export function pastBrackets(text: Bytes, end: i32, low: i32): i32 {
  let to: i32 = end
  while (to > low && byte(text, to - 1) === Code.CloseBracket) {
    let open: i32 = to - 1
    while (open > low && isDigit(byte(text, open - 1))) open--
    if (open <= low || byte(text, open - 1) !== Code.OpenBracket) return to - 1
    to = open - 1
  }
  return to
}

/** Returns the start of the name glued to the letter of an option: `-Dpnr=`, `-Ppassword=`. */
export function optionBegin(text: Bytes, from: i32, end: i32): i32 {
  if (byte(text, from) !== Code.Hyphen || end - from < 4) return from
  const letter: i32 = byte(text, from + 1)
  return letter >= 65 && letter <= 90 && isLower(byte(text, from + 2)) ? from + 2 : from
}

export function isLower(code: i32): boolean {
  return code >= 97 && code <= 122
}

/** True for a capital letter, including ours outside ASCII. */
export function isUpper(code: i32): boolean {
  return (code >= 65 && code <= 90) || (code > 127 && (code & 31) >= FoldClass.Named + FoldClass.Upper)
}

/** `"key with spaces": "`. */
function quotedBefore(text: Bytes, value: i32, at: i32): i32 {
  const end: i32 = at - 1
  if (!isQuote(byte(text, end))) return 0
  const low: i32 = at - Reach.Field
  let from: i32 = end
  while (from > low && end - from <= LONGEST_QUOTED) {
    const code: i32 = byte(text, from - 1)
    if (isQuote(code)) return from < end && end - from <= LONGEST_QUOTED ? span(value, from, end) : 0
    if (isLineEnd(code)) return 0
    from--
  }
  return 0
}

/** `<tag>`, `<ns:tag attribute="…">` whose bracket closes before `at`. A long name is truncated at its start. */
export function tagBefore(text: Bytes, value: i32, at: i32): i32 {
  const open: i32 = tagBegin(text, at - 1)
  if (open < 0) return 0
  let from: i32 = open + 1
  let end: i32 = from
  while (isNameCode(byte(text, end))) end++
  if (byte(text, end) === Code.Colon && end > from) {
    from = end + 1
    end = from
    while (isNameCode(byte(text, end))) end++
  }
  const ends: boolean = byte(text, end) === Code.Greater || isBlank(byte(text, end))
  if (!ends || end === from || !beginsName(byte(text, from))) return 0
  return span(value, end - from > LONGEST_NAME ? end - LONGEST_NAME : from, end)
}

/** Returns the packed span of the name that owns the value at `value`, 0 for none. */
export function nameBefore(text: Bytes, value: i32, notes: Ints): i32 {
  const section: i32 = dataBefore(text, value)
  const opened: i32 = section < value ? section : skipOpeners(text, value)
  const at: i32 = skipColumn(text, opened)
  const joint: i32 = byte(text, at - 1)
  if (joint === Code.Greater) {
    const name: i32 = byte(text, at - 2) === Code.Equals ? keyBefore(text, value, skipColumn(text, at - 2), notes) : 0
    return name !== 0 || (opened !== value && opened !== section) ? name : tagBefore(text, value, at)
  }
  if (joint !== Code.Colon && joint !== Code.Equals) return 0
  const end: i32 = skipColumn(text, at - 1)
  const name: i32 = keyBefore(text, value, end, notes)
  return name !== 0 ? name : quotedBefore(text, value, end)
}
