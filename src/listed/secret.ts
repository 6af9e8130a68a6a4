/**
 * @module Determines whether the text after the name of a secret is one. In text and code, such names are also ordinary
 * words: `Unexpected token: ')'`, `token: string`, `The Secret: a novel`. So the value must look like one; in doubt it
 * does.
 */
import { Bytes, byte } from '#memory'
import { endsText } from '../resolve/elements'
import { CREDENTIALS, IN_CELL, LOOKED, MADE, PROSE, ruleOf, ValueReach, YIELDS } from '../resolve/listed-names'
import { isBlank, isNameCode, isQuote, isUpper, pastBlanks } from '../resolve/name-before'
import { Reach } from '../resolve/words'
import { Code, isAlphanumeric, isLetter, isLineEnd } from '../text/codes'
import { isGiven, isOptionWord, isPlaceholder, optionEnd } from './command-option'
import { beginsParameter, credentialsBegin, credentialsEnd, schemeEnd, schemeOf } from './credentials'
import { isPlainWord } from './plain-word-lookup'
import {
  alphanumericFrom,
  alphanumericTo,
  endsOperand,
  hasCapital,
  hasLetter,
  isCode,
  isCodeNames,
  isConstant,
  isDigest,
  isIdentifier,
  isNamed,
  isNamespace,
  isNumber,
  isPath,
  isReference,
  isSeparator,
  isVersion,
  Look,
  lookOf,
  mayYield,
  Size,
} from './secret-shapes'
import { isNameItself, isSentence } from './sentence'
import { isWrapped } from './wrapper'

/** Maximum length in codes of a value's start that may be an operand of code. */
export const MOST_OPERAND: i32 = 4

/** True if a name and its joint are at `at`. */
function isField(text: Bytes, at: i32, end: i32): boolean {
  let place: i32 = at
  if (isQuote(byte(text, place))) place++
  while (place < end && place - at < Size.Most && isNameCode(byte(text, place))) place++
  if (isQuote(byte(text, place))) place++
  return place > at && place < end && (byte(text, place) === Code.Equals || byte(text, place) === Code.Colon)
}

/** True if a value ends at `to` on its line: before the next field, or the end of its enclosing text. */
function endsField(text: Bytes, to: i32, end: i32): boolean {
  const place: i32 = pastBlanks(text, isSeparator(byte(text, to)) ? to + 1 : to, end)
  const next: i32 = byte(text, place)
  if (place < end && isField(text, place, end)) return true
  if (place > to) return false
  return (
    isQuote(next) || next === Code.Ampersand || next > 125 || next === Code.CloseBrace || next === Code.CloseBracket
  )
}

/** True if only blanks precede the name that ends at `name` on its line. */
function beginsLine(text: Bytes, name: i32): boolean {
  let place: i32 = name
  while (name - place < Size.Most && isNameCode(byte(text, place - 1))) place--
  while (name - place < Size.Most && isBlank(byte(text, place - 1))) place--
  return isLineEnd(byte(text, place - 1))
}

/** True if a bare value is an identifier or number in a statement that makes up its line, `token: Type2;`. */
function isStatement(text: Bytes, at: i32, from: i32, to: i32, end: i32): boolean {
  if (byte(text, to) !== Code.Semicolon || from === at + 1 || !endsLine(text, to + 1, end)) return false
  if (!isCodeNames(text, from, to)) return false
  let place: i32 = at
  while (at - place < Size.Most && (isNameCode(byte(text, place - 1)) || isBlank(byte(text, place - 1)))) place--
  return isLineEnd(byte(text, place - 1))
}

/** Returns the end of the name before the joint at `at`; for an option, after it. */
function nameEnd(text: Bytes, at: i32): i32 {
  if (byte(text, at) === Code.Hyphen) return optionEnd(text, at)
  let end: i32 = at
  while (at - end < Reach.Field && !isAlphanumeric(byte(text, end - 1)) && !isLineEnd(byte(text, end - 1))) end--
  return end
}

/** True if only a comment follows on the line, apart from a quote at `at`. */
function endsLine(text: Bytes, at: i32, end: i32): boolean {
  const place: i32 = pastBlanks(text, isQuote(byte(text, at)) ? at + 1 : at, end)
  return place >= end || isLineEnd(byte(text, place)) || (byte(text, place) === Code.Hash && place > at)
}

/** True if the bare word from `from` to `to` is a secret, owned by the name before `name` with its joint at `at`. */
function isSecretWord(text: Bytes, at: i32, name: i32, from: i32, to: i32, end: i32): boolean {
  const isEquals: boolean = byte(text, at) === Code.Equals
  const isSpaced: boolean = isBlank(byte(text, at - 1)) || (isEquals && isBlank(byte(text, at + 1)))
  if (to - from < Size.Word && endsOperand(byte(text, to)) && !isUpper(byte(text, name - 1))) return false
  // Doubled, they are an operator.
  const next: i32 = byte(text, to)
  if ((next === Code.Ampersand || next === Code.Bar) && byte(text, to + 1) === next) return false
  if (isEquals && !isSpaced) return true
  if (hasCapital(text, from, to)) return false
  if (isSpaced && !beginsLine(text, name)) return false
  return endsLine(text, to, end) || endsField(text, to, end)
}

/** True if the text from `from` to `to` is a secret even where identifiers and numbers of code are as common. */
function isKept(text: Bytes, from: i32, to: i32): boolean {
  const first: i32 = alphanumericFrom(text, from, to)
  const last: i32 = alphanumericTo(text, first, to)
  if (last === first || isIdentifier(text, first, last)) return false
  if (isNumber(text, first, last) && last - first < Size.MadeNumber) return false
  return lookOf(text, first, last) === Look.Secret
}

/** True if the text consists of letters and at most two final digits: a variable in code. */
function isVariable(text: Bytes, from: i32, to: i32): boolean {
  let place: i32 = from
  while (place < to && isLetter(byte(text, place))) place++
  return isNumber(text, place, to) && to - place < Size.Word
}

/** True for `{SSHA}x`, and `={x};` of ODBC: a secret after or in braces at `from`. */
function isBraced(text: Bytes, at: i32, from: i32, to: i32, word: Bytes): boolean {
  let place: i32 = from + 1
  while (place < to && byte(text, place) !== Code.CloseBrace) {
    const code: i32 = byte(text, place)
    // Records and code start like this.
    if (isBlank(code) || isQuote(code) || code === Code.Comma || code === Code.Colon || code === Code.OpenParen)
      return false
    place++
  }
  if (place >= to || place === from + 1) return false
  const next: i32 = place + 1
  if (next < to) return lookOf(text, next, to) === Look.Secret && !isCode(text, next, to, word)
  if (byte(text, next) !== Code.Semicolon || byte(text, at) !== Code.Equals || from > at + 1) return false
  if (isBlank(byte(text, at - 1)) || isVariable(text, from + 1, place)) return false
  return isKept(text, from + 1, place) && !isCode(text, from + 1, place, word)
}

/** True if the brackets from `from` to `to` contain a secret's fields, or several values after an equals sign. */
function isBracketed(text: Bytes, at: i32, from: i32, to: i32, reach: i32, word: Bytes): boolean {
  if (isQuote(byte(text, from + 1))) return (reach & MADE) === 0 || !isNamed(text, from + 2, to, word)
  if (byte(text, at) !== Code.Equals || from > at + 1 || isBlank(byte(text, at - 1))) return false
  let place: i32 = from + 1
  while (place < to && (isNameCode(byte(text, place)) || isBlank(byte(text, place)))) place++
  const code: i32 = byte(text, place)
  if (place === from + 1 || place >= to) return false
  if (code === Code.CloseBracket || code === Code.CloseParen) return lookOf(text, from + 1, place) === Look.Secret
  if (byte(text, from) === Code.OpenParen) return false
  return code === Code.Comma || code === Code.Equals
}

/** True for a cookie: a name and its value. */
function isCookie(text: Bytes, from: i32, to: i32, word: Bytes): boolean {
  let place: i32 = from
  while (place < to && place - from < Size.Most && isNameCode(byte(text, place))) place++
  if (place === from || byte(text, place) !== Code.Equals) return false
  let end: i32 = place + 1
  while (end < to && isLetter(byte(text, end))) end++
  if (place + 1 >= to || byte(text, place + 1) === Code.Equals || isBlank(byte(text, place + 1))) return false
  return end === place + 1 || !isPlainWord(text, place + 1, end, word)
}

/** True if the first value of a list is a secret, `Authorization:[Bearer x]`, and no call or regular expression. */
function holdsSecret(
  text: Bytes,
  at: i32,
  from: i32,
  to: i32,
  end: i32,
  reach: i32,
  lexicon: Bytes,
  word: Bytes,
): boolean {
  const next: i32 = byte(text, to)
  if (byte(text, at) !== Code.Colon || byte(text, from) !== Code.OpenBracket) return false
  if (next === Code.OpenParen || next === Code.OpenBrace || next === Code.Plus || next === Code.Asterisk) return false
  const item: i32 = credentialsEnd(text, from, from + 1, to, reach)
  return item > from + 1 && looksSecret(text, from, from + 1, item, end, reach, lexicon, word)
}

/** True if the text from `from` to `to` may be the secret of the name before the joint at `at`, up to `end`. */
function looksSecret(
  text: Bytes,
  at: i32,
  from: i32,
  to: i32,
  end: i32,
  reach: i32,
  lexicon: Bytes,
  word: Bytes,
): boolean {
  const isCell: boolean = (reach & IN_CELL) !== 0
  const isQuoted: boolean = isCell || (from > at + 1 && isQuote(byte(text, from - 1)))
  const begin: i32 = credentialsBegin(text, at, from, to, reach)
  const most: i32 = to - begin > Size.Most ? begin + Size.Most : to
  const first: i32 = alphanumericFrom(text, begin, most)
  const last: i32 = alphanumericTo(text, first, most)
  if (first === last || isReference(text, begin, most)) return false
  // An element is replaced completely, up to its end tag.
  if (byte(text, at) === Code.Greater && !isCell) return to - from > Size.Most || endsText(text, to)
  if (begin > from) return looksOfScheme(text, at, from, begin, first, last, to, end, reach, lexicon, word)
  if (!isQuoted && (reach & 3) === ValueReach.Line && byte(text, at) !== Code.Hyphen)
    return isCookie(text, first, to, word)
  if (isPath(text, from, most) || isVersion(text, from, most)) return false
  if (isWrapped(text, at, from)) return isKept(text, from, most) && !isCode(text, from, most, word)
  const open: i32 = byte(text, from)
  // The quote before it closes a string.
  if (isQuoted && (isBlank(open) || open === Code.Plus || endsOperand(open))) return false
  if (!isQuoted && (open === Code.OpenBrace || open === Code.OpenBracket || open === Code.OpenParen)) {
    if (open === Code.OpenBrace && isBraced(text, at, from, most, word)) return true
    if (isBracketed(text, at, from, most, reach, word)) return true
    return holdsSecret(text, at, from, to, end, reach, lexicon, word)
  }
  if (!isQuoted && (isCode(text, from, most, word) || isStatement(text, at, from, to, end))) return false
  if (from === at + 1 && isNamespace(text, from, to)) return false
  // Padded text is not a word.
  if (last < most && byte(text, last) === Code.Equals && last - first >= Size.Mixed) return true
  return looksItself(text, at, from, first, last, to, end, isQuoted, reach, lexicon, word)
}

/** {@link looksSecret} for a value with a scheme, `Bearer x`, whose credentials start at `begin`. */
function looksOfScheme(
  text: Bytes,
  at: i32,
  from: i32,
  begin: i32,
  first: i32,
  last: i32,
  to: i32,
  end: i32,
  reach: i32,
  lexicon: Bytes,
  word: Bytes,
): boolean {
  if (beginsParameter(text, begin, to)) return true
  const scheme: i32 = schemeEnd(text, from, to, reach)
  if (schemeOf(text, from, scheme) !== ValueReach.None)
    return !isPlainWord(text, first, last, word) && !isConstant(text, first, last)
  const credentials: i32 = isQuote(byte(text, begin)) ? begin + 1 : begin
  const asked: i32 = reach & ~CREDENTIALS
  if (looksSecret(text, at, credentials, to, end, asked, lexicon, word)) return true
  return looksSecret(text, at, from, scheme, end, asked, lexicon, word)
}

/** {@link looksSecret} by the letters and digits of the range alone, and by who makes it: people or machines. */
function looksItself(
  text: Bytes,
  at: i32,
  from: i32,
  first: i32,
  last: i32,
  to: i32,
  end: i32,
  isQuoted: boolean,
  reach: i32,
  lexicon: Bytes,
  word: Bytes,
): boolean {
  const isOption: boolean = byte(text, at) === Code.Hyphen
  const isTight: boolean =
    isOption || (!isQuoted && byte(text, at) === Code.Equals && from === at + 1 && !isBlank(byte(text, at - 1)))
  const isMade: boolean = (reach & MADE) !== 0
  const isProse: boolean = (reach & PROSE) !== 0
  const isName: boolean = isIdentifier(text, first, last)
  if (isName && isProse && isMade) return false
  if (isName && !isTight && (isMade || ruleOf(text, first, last, lexicon, word) !== 0)) return false
  if (isSentence(text, first, last, word)) return false
  const look: Look = lookOf(text, first, last)
  const mayStand: boolean = isOption && (isName || look === Look.Word)
  if (mayStand && isPlaceholder(text, first, last, lexicon, word)) return false
  if (look !== Look.Word) {
    const isDigits: boolean = isNumber(text, first, last)
    if (isProse && !isTight && !isQuoted && !isDigits && !hasLetter(text, first, last)) return false
    if ((isMade || (isProse && !isTight)) && !isQuoted && isDigits) return last - first >= Size.MadeNumber
    return look === Look.Secret || (isQuoted && last - first === Size.Number)
  }
  if (isProse && (isMade || (!isTight && !isQuoted))) return false
  const name: i32 = nameEnd(text, at)
  if (isPlainWord(text, first, last, word) || isNameItself(text, name, first, last, isQuoted)) return false
  if (isMade && !isTight) return beginsLine(text, name) && endsLine(text, last, end)
  if (isOption && !isQuoted) return isOptionWord(text, first, last, to, isMade || isProse, word)
  return isQuoted || isSecretWord(text, at, name, first, last, end)
}

/** True if the name before the joint at `at`, with the {@link ValueReach} `reach`, owns the text of the range. */
export function mayBelong(
  text: Bytes,
  at: i32,
  from: i32,
  to: i32,
  end: i32,
  reach: i32,
  lexicon: Bytes,
  word: Bytes,
): boolean {
  if (byte(text, at) === Code.Hyphen && !isGiven(text, from, to, word)) return false
  if ((reach & LOOKED) === 0) return true
  return (reach & YIELDS) !== 0
    ? mayYield(text, from, to, (reach & MADE) !== 0)
    : looksSecret(text, at, from, to, end, reach, lexicon, word)
}

/**
 * True if the name above a format's value, with the conditions of `reach`, owns that value; `isBelow` if the value has
 * a name of its own in between. A value directly under the name of a person's secret is always one.
 */
export function mayHold(text: Bytes, from: i32, to: i32, reach: i32, isBelow: boolean, word: Bytes): boolean {
  if ((reach & LOOKED) === 0) return true
  if ((reach & YIELDS) !== 0)
    return mayYield(text, from, to, (reach & MADE) !== 0) && !(isBelow && (reach & MADE) !== 0)
  const most: i32 = to - from > Size.Most ? from + Size.Most : to
  const first: i32 = alphanumericFrom(text, from, most)
  const last: i32 = alphanumericTo(text, first, most)
  if (first === last) return !isBelow
  const isMade: boolean = (reach & MADE) !== 0
  if (isReference(text, from, most) || isVersion(text, from, most)) return false
  if (!isBelow && !isMade) return true
  if (isPlainWord(text, first, last, word) || isIdentifier(text, first, last)) return false
  const look: Look = lookOf(text, first, last)
  if (!isBelow) return look !== Look.None
  if (isPath(text, from, most) || isDigest(text, from, most) || isSentence(text, first, last, word)) return false
  return look === Look.Secret || (look === Look.Word && !isMade && !hasCapital(text, first, last))
}
