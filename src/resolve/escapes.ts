/**
 * @module Whether the name before a joint may be written with escapes, control sequences or what else stands for characters: it
 * is then decoded before anybody says whose name it is.
 */
import { Bytes, byte } from '#memory'
import { Code, isDigit, isLetter, isLineEnd } from '../text/codes'
import { isBlank, isNameCode, isQuote, slashesBefore } from './field'
import { ruleWithin } from './listed'
import { Reach } from './words'

/** Codes at the end of a name in which an escape for a letter of it may begin. */
const ESCAPES: i32 = 12
/** Codes of the longest control sequence behind its escape. */
const SEQUENCE: i32 = 36
/** Those of which {@link mayEnd} knows each. */
const NEAR: i32 = 4

/** Whether a code may be all or part of an escape, or what escapes may stand beside. */
export function mayBeEscape(code: i32): boolean {
  if (code > 127 || code === Code.Percent || code === Code.Semicolon || code === Code.Backslash) return true
  return code === Code.Plus || code === Code.Hash || code === Code.Escape || code === Code.Caret
}

/** Whether a bracket at `at` may be that of a control sequence, whose escape is written in one way or another. */
function opensSequence(text: Bytes, at: i32): boolean {
  const before: i32 = byte(text, at - 1)
  if (byte(text, at) !== Code.OpenBracket) return false
  return (
    before === Code.Escape || before === Code.OpenBracket || before === 51 || (before | 32) === 98 || before === 101
  )
}

/** Begin of the control sequence that ends before `end`; -1 when there is none, 0 when it may be written in another way. */
export function sequenceBefore(text: Bytes, end: i32): i32 {
  if (!isLetter(byte(text, end - 1))) return -1
  let place: i32 = end - 2
  while (end - place < SEQUENCE && byte(text, place) >= Code.Space && byte(text, place) < 64) place--
  if (!opensSequence(text, place)) return -1
  return byte(text, place - 1) === Code.Escape ? place - 1 : 0
}

/**
 * Whether the name that ends at `end` is written without escapes, up to the quote that begins it or to what is no name;
 * `closing` is the quote that ends it, -1 for none.
 */
export function isPlain(text: Bytes, end: i32, closing: i32): boolean {
  let place: i32 = end
  while (end - place <= Reach.Field) {
    const code: i32 = byte(text, place - 1)
    if (mayBeEscape(code) || opensSequence(text, place - 1)) return false
    if (closing < 0 ? isQuote(code) : code === byte(text, closing)) {
      return closing < 0 || slashesBefore(text, place - 1) === slashesBefore(text, closing)
    }
    if (closing < 0 && !isNameCode(code) && code !== Code.Space) return true
    if (isLineEnd(code)) return true
    place--
  }
  return false
}

/**
 * Whether a listed name may end at `end` that a control sequence stands before, from `begin` to `from`, or in; it is 0 for one
 * that is written in another way.
 */
function mayOwnBehind(text: Bytes, begin: i32, from: i32, end: i32, lexicon: Bytes, word: Bytes): boolean {
  if (begin === 0) return true
  const before: i32 = byte(text, begin - 1)
  if (isNameCode(before) || mayBeEscape(before)) return true
  if (isBlank(before) && isNameCode(byte(text, begin - 2))) return true
  return ruleWithin(text, from, end, lexicon, word) !== 0
}

/**
 * Whether one of the last letters of the name that ends at `end` may be that of an escape, or written as one; the quote at
 * `closing` ends the name, -1 for none. A backslash before a quote is none, unless the quote is a part of the name.
 */
export function hasEscape(text: Bytes, end: i32, closing: i32, lexicon: Bytes, word: Bytes): boolean {
  let next: i32 = 0
  let isReference: boolean = false
  for (let i: i32 = 1; i <= ESCAPES; i++) {
    const code: i32 = byte(text, end - i)
    // In a query a plus is a space, which {@link mayEnd} knows further away.
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

/** Whether what ends before `end` may be an escape for something that is no letter. */
export function mayEndEscape(text: Bytes, end: i32): boolean {
  const last: i32 = byte(text, end - 1)
  if (last === Code.Semicolon || last === Code.CloseBrace || last === Code.Bell) return true
  if (byte(text, end - 3) === Code.Percent || byte(text, end - 2) === Code.Escape) return true
  if (byte(text, end - 2) === Code.Backslash || byte(text, end - 6) === Code.Backslash) return true
  return byte(text, end - 4) === Code.Backslash || byte(text, end - 4) === Code.Hash || sequenceBefore(text, end) === 0
}
