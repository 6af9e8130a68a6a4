/**
 * @module Command-line options joined to their value by a blank: `--password x`, `-password x`, `"--password", "x"`;
 * and accounts, `-u user:password` and `-u user -p password`. The joint of an option is the dash right before its name.
 */
import { Bytes, byte } from '#memory'
import { acts, CREDENTIALS, LOOKED, listedRule } from '../resolve/listed-names'
import { isBlank, isLower, isNameCode, isQuote, slashesBefore } from '../resolve/name-before'
import { mayEnd } from '../resolve/name-block'
import { lowerOf } from '../resolve/word-lookup'
import { Reach } from '../resolve/words'
import { Code, isAlphanumeric, isDigit, isLetter, isLineEnd, isSpace } from '../text/codes'
import { mayBeEscape, mayEndEscape } from './escaped-names'
import { mayBeOfProgram, programValue } from './password-option'
import { isPlainWord } from './plain-word-lookup'
import { hasCapital, isConstant, isPath, isReference, isVersion, Look, lookOf, Size } from './secret-shapes'
import { accountRule } from './url-account'
import { pastQuote, quotedEnd, wordEnd } from './value-bounds'

/** The letters u and p in lower case. */
const USER: i32 = 117
const PASSWORD: i32 = 112
const DOLLAR: i32 = 36

/** True if a code may precede the dashes of an option. */
function mayStandBefore(code: i32): boolean {
  if (isBlank(code) || isLineEnd(code) || isQuote(code) || code === 96 || code === Code.Greater) return true
  // Decoding drops the brackets of JSON before a text.
  if (code === Code.CloseBracket || code === Code.CloseBrace || code === Code.OpenBrace) return true
  return code === Code.OpenParen || code === Code.OpenBracket || code === Code.Comma || code === Code.Equals
}

/** True if the dash at `at` is the last one before an option's name: the second, or a single one after a blank. */
function beginsOption(text: Bytes, at: i32): boolean {
  if (!isLetter(byte(text, at + 1))) return false
  return byte(text, at - 1) === Code.Hyphen ? mayStandBefore(byte(text, at - 2)) : isSpace(byte(text, at - 1))
}

/** Returns the end of the name of the option whose last dash is at `at`. */
export function optionEnd(text: Bytes, at: i32): i32 {
  let place: i32 = at + 1
  while (place - at < Reach.Field && isNameCode(byte(text, place))) place++
  return place
}

/** True if the name from `from` to `to` is that of a user: `-u`, `--user`, `--proxy-user`, `--username`. */
function isUser(text: Bytes, from: i32, to: i32): boolean {
  if (to - from === 1) return lowerOf(byte(text, from)) === USER
  const isName: boolean = to - from > 7 && (byte(text, to - 1) | 32) === 101 && (byte(text, to - 4) | 32) === 110
  const end: i32 = isName ? to - 4 : to
  if (end - from < 4 || (end - from > 4 && isAlphanumeric(byte(text, end - 5)))) return false
  const isFirst: boolean = lowerOf(byte(text, end - 4)) === USER && lowerOf(byte(text, end - 3)) === 115
  return isFirst && lowerOf(byte(text, end - 2)) === 101 && lowerOf(byte(text, end - 1)) === 114
}

/** Returns the start of the value, before its quote, of the option whose last dash is at `at`; `at` itself if none. */
function givenAt(text: Bytes, at: i32): i32 {
  let place: i32 = optionEnd(text, at)
  if (!isAlphanumeric(byte(text, place - 1))) return at
  const isAccount: boolean = isUser(text, at + 1, place)
  while (byte(text, place) === Code.Backslash) place++
  const isQuoted: boolean = isQuote(byte(text, place))
  if (isQuoted) place++
  const joint: i32 = byte(text, place)
  const isListed: boolean = joint === Code.Comma
  if (!isBlank(joint) && !isListed && !(isAccount && joint === Code.Equals)) return at
  place++
  if (isListed && isBlank(byte(text, place))) place++
  // The next item of a list as auditd writes it: a1="--password" a2="x"
  let next: i32 = place
  if (isQuoted) while (isAlphanumeric(byte(text, next))) next++
  if (next > place && byte(text, next) === Code.Equals && isDigit(byte(text, next - 1))) place = next + 1
  const first: i32 = pastQuote(text, place, place + Reach.Field)
  // The next column of a table of options.
  if (isBlank(byte(text, first)) || isLineEnd(byte(text, first))) return at
  return byte(text, first) === Code.Hyphen && byte(text, first + 1) > Code.Quote ? at : place
}

/** True if the text from `from` to `to` is the password of an account, rather than a port, group or tag. */
function isLogin(text: Bytes, from: i32, to: i32): boolean {
  if (to <= from || byte(text, from) === Code.Slash || isReference(text, from, to) || isVersion(text, from, to))
    return false
  if (byte(text, from) === DOLLAR || byte(text, from) === Code.Less || isPath(text, from, to)) return false
  let place: i32 = from
  while (place < to && isDigit(byte(text, place))) place++
  if (place === to) return to - from >= Size.MadeNumber
  if (place > from && !isLetter(byte(text, place))) return false
  return lookOf(text, from, to) === Look.Secret
}

/** Returns the end of the text at `from`, in quotes or not. */
function textEnd(text: Bytes, from: i32, isQuoted: boolean): i32 {
  const limit: i32 = from + Reach.Field
  if (!isQuoted) return wordEnd(text, from, limit)
  return quotedEnd(text, from, limit, byte(text, from - 1), slashesBefore(text, from - 1))
}

function hasBlank(text: Bytes, from: i32, to: i32): boolean {
  for (let at: i32 = from; at < to; at++) if (isBlank(byte(text, at))) return true
  return false
}

/** True if allowed in the account of the option at `at`. For `-U`, a percent sign follows it: `-U b\\anna%x`. */
function isAccountCode(text: Bytes, at: i32, place: i32): boolean {
  const code: i32 = byte(text, place)
  if (isNameCode(code) || code === Code.At) return true
  return byte(text, at + 1) === USER - 32 && (code === Code.Slash || code === Code.Backslash)
}

/**
 * Returns the start of the password in the account at `from` of the option at `at`; `from` itself if there is none. A
 * quoted account with blanks is replaced completely.
 */
function loginBegin(text: Bytes, at: i32, from: i32): i32 {
  const first: i32 = pastQuote(text, from, from + Reach.Field)
  let place: i32 = first
  while (place - first < Reach.Field && isAccountCode(text, at, place)) place++
  const isPercent: boolean = byte(text, place) === Code.Percent && byte(text, at + 1) === USER - 32
  if (place === first || (byte(text, place) !== Code.Colon && !isPercent)) return from
  const to: i32 = textEnd(text, first, first > from)
  if (!isLogin(text, place + 1, to)) return from
  return hasBlank(text, place, to) ? first : place + 1
}

/** True if the option directly before `at` or after `end` has the name of a user. */
function isBesideUser(text: Bytes, at: i32, end: i32): boolean {
  let place: i32 = end
  while (isQuote(byte(text, place)) || isBlank(byte(text, place))) place++
  if (byte(text, place) === Code.Hyphen) {
    const first: i32 = byte(text, place + 1) === Code.Hyphen ? place + 1 : place
    if (isUser(text, first + 1, optionEnd(text, first))) return true
  }
  const low: i32 = at - Reach.Field
  place = at - 1
  while (place > low && !isBlank(byte(text, place - 1)) && !isLineEnd(byte(text, place - 1))) place--
  const to: i32 = place - 1
  if (!isBlank(byte(text, to))) return false
  let from: i32 = to
  while (from > low && isNameCode(byte(text, from - 1))) from--
  if (byte(text, from) !== Code.Hyphen || byte(text, place) === Code.Hyphen) return false
  while (from < to && byte(text, from) === Code.Hyphen) from++
  return isUser(text, from, to)
}

/** True if `-p` at `at`, with the value at `from` and next to a user, is a password. */
function isPasswordOf(text: Bytes, at: i32, from: i32): boolean {
  const first: i32 = pastQuote(text, from, from + Reach.Field)
  const to: i32 = textEnd(text, first, first > from)
  return isLogin(text, first, to) && isBesideUser(text, at, to)
}

/** Returns the start of the value, before its quote, of the option whose last dash is at `at`. */
export function optionValue(text: Bytes, at: i32): i32 {
  const own: i32 = programValue(text, at)
  if (own > at) return isBlank(byte(text, own)) ? givenAt(text, at) : own
  const from: i32 = givenAt(text, at)
  return isUser(text, at + 1, optionEnd(text, at)) ? loginBegin(text, at, from) : from
}

/** True if the value that a program assigns to the option at `at` is a password, not a placeholder. */
function isOfProgram(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): boolean {
  const from: i32 = optionValue(text, at)
  const first: i32 = pastQuote(text, from, from + Reach.Field)
  const to: i32 = textEnd(text, first, first > from)
  return to > first && from > at && isGiven(text, first, to, word) && !isPlaceholder(text, first, to, lexicon, word)
}

/** `--no-password` */
function isNegated(text: Bytes, from: i32): boolean {
  return byte(text, from) === 110 && byte(text, from + 1) === 111 && byte(text, from + 2) === Code.Hyphen
}

/** Returns the rule for the value of the option whose last dash is at `at`, in the format of `ownedRule`. */
export function optionRule(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): i32 {
  if (!beginsOption(text, at)) return 0
  const end: i32 = optionEnd(text, at)
  // The looks of their values are already checked.
  const account: i32 = accountRule(lexicon, word) & ~(LOOKED << 8)
  const own: i32 = programValue(text, at)
  if (own > at) return isOfProgram(text, at, lexicon, word) ? account : 0
  const from: i32 = givenAt(text, at)
  // Two letters after a single dash are two options.
  if (from === at || (end === at + 3 && byte(text, at - 1) !== Code.Hyphen)) return 0
  if (isUser(text, at + 1, end)) return loginBegin(text, at, from) > from ? account : 0
  if (end === at + 2) return lowerOf(byte(text, at + 1)) === PASSWORD && isPasswordOf(text, at, from) ? account : 0
  const rule: i32 = isNegated(text, at + 1) ? 0 : listedRule(text, at + 1, end, lexicon, word)
  return acts(rule) ? rule & ~(CREDENTIALS << 8) : 0
}

/** True if there is a non-ASCII code; only the folded line shows which letter it is. */
function isForeign(text: Bytes, from: i32, to: i32): boolean {
  for (let at: i32 = from; at < to; at++) if (byte(text, at) > 127) return true
  return false
}

/**
 * True if the dash at `at` may be the joint of an option with a value. Never false if {@link optionRule} applies to the
 * same text, as it is or decoded.
 */
export function mayBeOption(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): boolean {
  const before: i32 = byte(text, at - 1)
  const begin: i32 = before === Code.Hyphen ? at - 1 : at
  const isOdd: boolean = byte(text, begin - 1) > 127 || byte(text, begin - 1) === Code.Plus || mayEndEscape(text, begin)
  if (!isOdd && !(before === Code.Hyphen ? mayStandBefore(byte(text, at - 2)) : isSpace(before))) return false
  if (mayBeOfProgram(text, at)) return true
  const end: i32 = optionEnd(text, at)
  const next: i32 = byte(text, end)
  if (mayBeEscape(next) || next === Code.Ampersand || isForeign(text, at + 1, end)) return true
  if (!isBlank(next) && !isQuote(next) && next !== Code.Comma && next !== Code.Equals) return false
  if (isUser(text, at + 1, end)) return true
  const mayBeListed: boolean = !isLetter(byte(text, end - 1)) || mayEnd(text, end, lexicon)
  return mayBeListed && acts(listedRule(text, at + 1, end, lexicon, word))
}

/** True if all codes are equal: `xxxx`. */
function isOne(text: Bytes, from: i32, to: i32): boolean {
  let place: i32 = from
  while (place < to && byte(text, place) === byte(text, from)) place++
  return place === to
}

/** True if the whole text is a name in upper case, or without digits: `$TOKEN1`, `$token`. */
function isVariable(text: Bytes, from: i32, to: i32): boolean {
  let digits: i32 = 0
  let small: i32 = 0
  let place: i32 = from
  while (place < to && (isAlphanumeric(byte(text, place)) || byte(text, place) === Code.Underscore)) {
    if (isDigit(byte(text, place))) digits++
    else if (isLower(byte(text, place))) small++
    place++
  }
  return place === to && (digits === 0 || small === 0)
}

/** True if the text from `from` to `to` after an option is a value, not prose or a placeholder. */
export function isGiven(text: Bytes, from: i32, to: i32, word: Bytes): boolean {
  const first: i32 = byte(text, from)
  if (first === Code.Less || first === Code.OpenBracket || isReference(text, from, to)) return false
  if (first === Code.Percent && byte(text, to - 1) === Code.Percent) return false
  // {password}, but {"a":"x"}
  if (first === Code.OpenBrace && !isQuote(byte(text, from + 1))) return false
  if (first === DOLLAR && isVariable(text, from + 1, to)) return false
  let last: i32 = to
  while (last > from && !isAlphanumeric(byte(text, last - 1))) last--
  if (last === from || (last - from > 1 && isOne(text, from, last))) return false
  return !isPlainWord(text, from, last, word)
}

/** True if the bare word that ends at `to` is the whole value of an option, not the start of prose. */
function isArgument(text: Bytes, to: i32, word: Bytes): boolean {
  const limit: i32 = to + Reach.Field
  let place: i32 = to
  let words: i32 = 0
  while (words < 3 && place < limit) {
    while (place < limit && isBlank(byte(text, place))) place++
    const from: i32 = place
    while (place < limit && isLetter(byte(text, place))) place++
    if (place === from) return true
    if (isPlainWord(text, from, place, word)) return false
    while (place < limit && !isBlank(byte(text, place)) && !isLineEnd(byte(text, place))) place++
    words++
  }
  return true
}

/** True for placeholders in usage texts: `YOUR_API_KEY`, `my-token`. */
export function isPlaceholder(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes): boolean {
  if (isConstant(text, from, to)) return true
  for (let at: i32 = from; at < to; at++) if (isDigit(byte(text, at))) return false
  return listedRule(text, from, to, lexicon, word) !== 0
}

/** True if the bare word from `first` to `last`, in a value up to `to`, is a secret after an option. */
export function isOptionWord(text: Bytes, first: i32, last: i32, to: i32, isMade: boolean, word: Bytes): boolean {
  if (hasCapital(text, first, last) || last < to || byte(text, to) === Code.Comma) return false
  let place: i32 = first
  while (place < last && isLetter(byte(text, place))) place++
  return !(isMade && place === last) && isArgument(text, to, word)
}
