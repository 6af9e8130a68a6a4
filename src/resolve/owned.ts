/**
 * @module Whether a listed name owns what comes behind a joint in text: `key=value`, `key: value`, `"key": "value"`,
 * `key => value`, `<key>value<`. The joint is `=`, `:` or `>`; `ending.ts` says how far the value goes.
 */

import { Bytes, byte } from '#memory'
import { Code, isDigit, isLetter, isLineEnd } from '../text/codes'
import { isBlank, isNameCode, isQuote, skipBlanks, slashesBefore, tagBefore } from './field'
import {
  hasNames,
  listedRule,
  mayEnd,
  NO_LABEL,
  orOtherwise,
  ownsOtherwise,
  ruleOf,
  ruleWithin,
  ValueReach,
} from './listed'
import { Reach } from './words'

/** Codes between the letters of a name and its joint that are looked at: quotes, blanks, digits, whatever ends a name in quotes. */
const MOST_BETWEEN: i32 = 32
/** Codes at the end of a name in which an escape for a letter of it may begin. */
const ESCAPES: i32 = 12
/** Codes of the longest control sequence behind its escape. */
const SEQUENCE: i32 = 36
/** Those of which {@link mayEnd} knows each. */
const NEAR: i32 = 4

/** Whether a code may be all or part of an escape, or what escapes may stand beside. */
function mayBeEscape(code: i32): boolean {
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
function sequenceBefore(text: Bytes, end: i32): i32 {
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
function isPlain(text: Bytes, end: i32, closing: i32): boolean {
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
function hasEscape(text: Bytes, end: i32, closing: i32, lexicon: Bytes, word: Bytes): boolean {
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
function mayEndEscape(text: Bytes, end: i32): boolean {
  const last: i32 = byte(text, end - 1)
  if (last === Code.Semicolon || last === Code.CloseBrace || last === Code.Bell) return true
  if (byte(text, end - 3) === Code.Percent || byte(text, end - 2) === Code.Escape) return true
  if (byte(text, end - 2) === Code.Backslash || byte(text, end - 6) === Code.Backslash) return true
  return byte(text, end - 4) === Code.Backslash || byte(text, end - 4) === Code.Hash || sequenceBefore(text, end) === 0
}

/** Whether a code may stand between the letters of a name without quotes and its joint. */
function isBetween(code: i32): boolean {
  if (isBlank(code) || isDigit(code) || code === Code.Plus || code === Code.CloseBracket || code === Code.Backslash) {
    return true
  }
  return code === Code.Underscore || code === Code.Dot || code === Code.Hyphen || code === Code.Return
}

/**
 * Whether a listed name stands before the joint at `at`, which may be written as an escape and have others before it:
 * never no where {@link ownedRule}, or a reader of JSON for a name in quotes, says yes of the same text, as it stands or
 * decoded.
 */
export function mayOwn(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): boolean {
  const isEscape: boolean = byte(text, at) !== Code.Colon && byte(text, at) !== Code.Equals
  // The tag may end with an attribute.
  if (isQuote(byte(text, at - 1)) && isEscape) return true
  // 12:30 is a time.
  if (byte(text, at) === Code.Colon && isDigit(byte(text, at - 1)) && !mayEndEscape(text, at)) return false
  if (ownsOtherwise(lexicon)) return true
  let end: i32 = at
  let closing: i32 = -1
  // A plus is a space in a query, and a sequence nothing.
  let isOdd: boolean = false
  let code: i32 = byte(text, end - 1)
  let begin: i32 = sequenceBefore(text, end)
  while (begin > 0 || (code < 128 && !isLetter(code))) {
    if (code === Code.LineFeed) return false
    if (at - end >= MOST_BETWEEN || mayEndEscape(text, end)) return true
    if (begin < 0 && closing < 0) {
      if (isQuote(code)) closing = end - 1
      else if (!isBetween(code)) return false
    }
    if (code === Code.Plus || begin > 0) isOdd = true
    end = begin > 0 ? begin : end - 1
    code = byte(text, end - 1)
    begin = sequenceBefore(text, end)
  }
  if (mayEndEscape(text, end)) return true
  if (!mayEnd(text, end, lexicon) && !hasEscape(text, end, closing, lexicon, word)) return false
  if (isEscape || isOdd || !isPlain(text, end, closing)) return true
  // A name that owns values of a format alone is worth a look as well.
  if (closing < 0) return ruleBefore(text, at, lexicon, word) !== 0
  const opening: i32 = quoteBefore(text, closing, byte(text, closing))
  // In broken JSON nothing is left of a name without letters, nor of the quote that ended the string before the break.
  if (opening < 0 || opening + 1 === closing || ruleOfBare(text, end, lexicon, word) !== 0) return true
  return ruleOf(text, opening + 1, closing, lexicon, word) !== 0
}

/** The rule of the element whose tag the bracket at `at` closes. */
function ruleOfTag(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): i32 {
  const value: i32 = at + 1
  const name: i32 = byte(text, at - 1) === Code.Slash ? 0 : tagBefore(text, value, value)
  const from: i32 = value - (name >> 8)
  return name === 0 ? 0 : ruleOf(text, from, from + (name & 255), lexicon, word)
}

/** Whether the colon or equals sign at `at` stands between no name and its value: `::`, `://`, `==`, `!=`, `<=`. */
function isOperator(text: Bytes, at: i32): boolean {
  const before: i32 = byte(text, at - 1)
  const next: i32 = byte(text, at + 1)
  if (byte(text, at) === Code.Colon) {
    return next === Code.Colon || before === Code.Colon || (next === Code.Slash && byte(text, at + 2) === Code.Slash)
  }
  return (
    next === Code.Equals || before === Code.Equals || before === 33 || before === Code.Less || before === Code.Greater
  )
}

/** Begin of the name that ends at `end`. */
function nameBegin(text: Bytes, end: i32): i32 {
  let from: i32 = end
  while (end - from < Reach.Field && isNameCode(byte(text, from - 1))) from--
  return from
}

/** The quote that begins the name which ends at `end`, one like that which ends it; -1 when there is none near. */
function quoteBefore(text: Bytes, end: i32, quote: i32): i32 {
  let place: i32 = end - 1
  while (end - place <= Reach.Field && !isLineEnd(byte(text, place))) {
    if (byte(text, place) === quote) return place
    place--
  }
  return -1
}

/** The rule of the words before `from`, joined with the name there: `API key: …`. */
function ruleOfWords(text: Bytes, from: i32, end: i32, lexicon: Bytes, word: Bytes): i32 {
  if (byte(text, from - 1) !== Code.Space) return 0
  const first: i32 = nameBegin(text, from - 1)
  return first < from - 1 ? listedRule(text, first, end, lexicon, word) : 0
}

/** The rule of the name without quotes that ends at `end`. */
function ruleOfBare(text: Bytes, end: i32, lexicon: Bytes, word: Bytes): i32 {
  const from: i32 = nameBegin(text, end)
  if (from === end) return 0
  let rule: i32 = listedRule(text, from, end, lexicon, word)
  if (rule === 0 || ((rule >> 8) & NO_LABEL) !== 0) {
    const both: i32 = ruleOfWords(text, from, end, lexicon, word)
    if (both !== 0) rule = both
  }
  return orOtherwise(rule, lexicon)
}

/**
 * The rule for what comes after the joint at `at`, with its {@link ValueReach} in the second octet; 0 when no listed name
 * stands before it, or none that owns anything in text.
 */
export function ownedRule(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): i32 {
  if (!hasNames(lexicon)) return 0
  const rule: i32 = ruleBefore(text, at, lexicon, word)
  if (((rule >> 8) & 3) === ValueReach.Format) return 0
  return ((rule >> 8) & NO_LABEL) === 0 || isTight(text, at) ? rule & ~(NO_LABEL << 8) : 0
}

/** Whether a joint is that of a record and none of prose: the bracket of a tag, or `=` without blanks. */
function isTight(text: Bytes, at: i32): boolean {
  if (byte(text, at) === Code.Greater) return true
  return byte(text, at) === Code.Equals && !isBlank(byte(text, at - 1)) && !isBlank(byte(text, at + 1))
}

/** The rule of the name before the joint at `at`. */
function ruleBefore(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): i32 {
  if (byte(text, at) === Code.Greater)
    return byte(text, at - 1) === Code.Equals ? 0 : ruleOfTag(text, at, lexicon, word)
  if (isOperator(text, at)) return 0
  let end: i32 = skipBlanks(text, at)
  const closing: i32 = byte(text, end - 1)
  const isQuoted: boolean = isQuote(closing)
  if (isQuoted) end -= 1 + slashesBefore(text, end - 1)
  if (byte(text, end - 1) === Code.CloseBracket) end--
  if (isDigit(byte(text, end - 1)) && end === at && byte(text, at) === Code.Colon) return 0
  const quote: i32 = isQuoted ? quoteBefore(text, end, closing) : -1
  // Nobody quotes a word before a colon but in a record.
  if (quote >= 0) return ruleOf(text, quote + 1, end, lexicon, word) & ~(NO_LABEL << 8)
  return ruleOfBare(text, end, lexicon, word)
}
