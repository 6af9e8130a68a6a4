/**
 * @module Detects names before a joint that may contain escape sequences, control sequences or other encoded
 * characters: such a name is decoded before it is looked up.
 */
import { Bytes, byte } from '#memory'
import { ruleWithin } from '../resolve/listed-names'
import { isBlank, isNameCode, isQuote, slashesBefore } from '../resolve/name-before'
import { Reach } from '../resolve/words'
import { Code, isDigit, isLetter, isLineEnd } from '../text/codes'

/** Distance in codes from the end of a name in which an escaped letter may start. */
const ESCAPES: i32 = 12
/** Maximum length in codes of a control sequence after its escape character. */
const SEQUENCE: i32 = 36
/** The last codes, which {@link mayEnd} examines itself. */
const NEAR: i32 = 4

/** True if a code may be part of an escape sequence, or be next to one. */
export function mayBeEscape(code: i32): boolean {
  if (code > 127 || code === Code.Percent || code === Code.Semicolon || code === Code.Backslash) return true
  return code === Code.Plus || code === Code.Hash || code === Code.Escape || code === Code.Caret
}

/** True for a parenthesis, which selects a character set: `ESC ( B`, as in `tput sgr0`. */
function isSet(code: i32): boolean {
  return code === Code.OpenParen || code === Code.CloseParen
}

/** True if the bracket at `at` may belong to a control sequence, whose escape character may be encoded. */
function opensSequence(text: Bytes, at: i32): boolean {
  const code: i32 = byte(text, at)
  if (code !== Code.OpenBracket && !isSet(code)) return false
  const before: i32 = byte(text, at - 1)
  return (
    before === Code.Escape || before === Code.OpenBracket || before === 51 || (before | 32) === 98 || before === 101
  )
}

/** Returns the position of the last code before `end` that cannot be among a control sequence's parameters. */
function pastParameters(text: Bytes, end: i32): i32 {
  let place: i32 = end - 1
  while (end - place < SEQUENCE && byte(text, place) >= Code.Space && byte(text, place) < 64) place--
  return place
}

/** Returns the start of the control sequence that ends at `end`; -1 if there is none, 0 if it may be encoded. */
export function sequenceBefore(text: Bytes, end: i32): i32 {
  const last: i32 = byte(text, end - 1)
  if (!isLetter(last)) return -1
  const isOfSet: boolean = last <= 90 && isSet(byte(text, end - 2))
  const place: i32 = isOfSet ? end - 2 : pastParameters(text, end - 1)
  if (!opensSequence(text, place)) return -1
  return byte(text, place - 1) === Code.Escape ? place - 1 : 0
}

/**
 * True if the name that ends at `end` contains no escape sequences, up to its opening quote or a non-name character;
 * `closing` is its closing quote, -1 for none.
 */
export function isPlain(text: Bytes, end: i32, closing: i32): boolean {
  let place: i32 = end
  while (end - place <= Reach.Field) {
    const code: i32 = byte(text, place - 1)
    if (mayBeEscape(code) || opensSequence(text, place - 1)) return false
    if (closing < 0 ? isQuote(code) : code === byte(text, closing)) {
      return closing < 0 || slashesBefore(text, place - 1) === slashesBefore(text, closing)
    }
    if (closing < 0 && !isNameCode(code) && code !== Code.Space)
      return !opensSequence(text, pastParameters(text, place))
    if (isLineEnd(code)) return true
    place--
  }
  return false
}

/**
 * True if a listed name may end at `end` that contains a control sequence, or follows one from `begin` to `from`;
 * `begin` is 0 for an encoded sequence.
 */
function mayOwnBehind(text: Bytes, begin: i32, from: i32, end: i32, lexicon: Bytes, word: Bytes): boolean {
  if (begin === 0) return true
  const before: i32 = byte(text, begin - 1)
  if (isNameCode(before) || mayBeEscape(before)) return true
  if (isBlank(before) && isNameCode(byte(text, begin - 2))) return true
  return ruleWithin(text, from, end, lexicon, word) !== 0
}

/**
 * True if one of the last letters of the name that ends at `end` may be part of an escape sequence, or be encoded;
 * `closing` is the closing quote, -1 for none. A backslash before a quote does not count unless the quote is part of
 * the name.
 */
export function hasEscape(text: Bytes, end: i32, closing: i32, lexicon: Bytes, word: Bytes): boolean {
  let next: i32 = 0
  let isReference: boolean = false
  for (let i: i32 = 1; i <= ESCAPES; i++) {
    const code: i32 = byte(text, end - i)
    // In a query, a plus is a space, which {@link mayEnd} handles further back.
    if (code === Code.Percent || (code === Code.Plus && i <= NEAR)) return true
    if (code === Code.Escape || code === Code.Caret) return true
    const begin: i32 = sequenceBefore(text, end - i + 1)
    if (begin >= 0) return closing >= 0 || mayOwnBehind(text, begin, end - i + 1, end, lexicon, word)
    if (code === Code.Hash && isDigit(next)) return true
    if (code === Code.Backslash) return !isQuote(next) && next !== Code.Backslash
    if (code === Code.Ampersand && (isReference || next === Code.Hash)) return true
    if (code === Code.Semicolon) isReference = true
    else if (closing < 0) {
      if (!isNameCode(code) && code !== Code.Hash) return false
    } else if (code === byte(text, closing)) return slashesBefore(text, end - i) > slashesBefore(text, closing)
    next = code
  }
  return false
}

/** True if an escape sequence for a character other than a letter may end at `end`. */
export function mayEndEscape(text: Bytes, end: i32): boolean {
  const last: i32 = byte(text, end - 1)
  if (last === Code.Semicolon || last === Code.CloseBrace || last === Code.Bell) return true
  if (byte(text, end - 3) === Code.Percent || byte(text, end - 2) === Code.Escape) return true
  if (byte(text, end - 2) === Code.Backslash || byte(text, end - 6) === Code.Backslash) return true
  return byte(text, end - 4) === Code.Backslash || byte(text, end - 4) === Code.Hash || sequenceBefore(text, end) === 0
}
