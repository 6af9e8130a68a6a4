/**
 * @module Whether what stands behind the name of a secret in text looks like one. In text and source such names are words as
 * others are: `Unexpected token: ')'`, `token: string`, `The Secret: a novel`. What is in doubt is one.
 */
import { Bytes, byte } from '#memory'
import { Code, digitOf, isAlphanumeric, isDigit, isHex, isLetter, isLineEnd } from '../text/codes'
import { credentialsBegin } from './ending'
import { isBlank, isNameCode, isQuote } from './field'
import { LOOKED, MADE, ruleOf, ValueReach } from './listed'
import { lowerOf } from './lookup'
import { isPlainWord } from './spoken'

/** Codes of a value, and of the name before it, that are looked at. */
const MOST: i32 = 64
/** Letters that a word has at least, when no name of an environment owns it: shorter ones are what code calls a variable. */
const LEAST: i32 = 3
/** Letters, digits and signs of what mixes them at least. */
const LEAST_MIXED: i32 = 4
/** Letters from which on no word is as long. */
const LONGEST_WORD: i32 = 40
/** A number below 1,000 has no more digits. */
const SHORT_NUMBER: i32 = 3

const DOLLAR: i32 = 36
const BACKTICK: i32 = 96
/** An exclamation mark. */
const NOT: i32 = 33
/** Digits that a number of a machine's secret has at least. */
const LEAST_DIGITS: i32 = 6

/** What a value is made of. */
const enum Look {
  /** No secret. */
  None = 0,
  /** Letters, as words have them, and what joins words. */
  Word = 1,
  /** What no word and no code has. */
  Secret = 2,
}

function isUpper(code: i32): boolean {
  return lowerOf(code) !== code
}

/** `${x}`, `{{ x }}`, `%s`, `$NAME`: what a program puts in later. */
function isReference(text: Bytes, from: i32, to: i32): boolean {
  const first: i32 = byte(text, from)
  const next: i32 = byte(text, from + 1)
  if (first === Code.OpenBrace) return next === Code.OpenBrace || next === Code.Percent || to - from === 1
  if (first === Code.Percent) return to - from === 2 && isLetter(next)
  if (first === Code.Hash) return next === Code.OpenBrace
  if (first !== DOLLAR) return false
  if (next === Code.OpenBrace || next === Code.OpenParen) return true
  let place: i32 = from + 1
  while (place < to && (byte(text, place) === Code.Underscore || isUpper(byte(text, place)))) place++
  return place === to && to - from > 1
}

/** `/home/anna`, `./x`, `~/x`, `C:\x`, `https://example.se`: a secret may begin with a slash, but has digits or no other one. */
function isPath(text: Bytes, from: i32, to: i32): boolean {
  const first: i32 = byte(text, from)
  let place: i32 = from
  while (place < to && (byte(text, place) === Code.Dot || byte(text, place) === 126)) place++
  if (place < to && place > from && byte(text, place) === Code.Slash) return true
  if (isLetter(first) && byte(text, from + 1) === Code.Colon && byte(text, from + 2) === Code.Backslash) return true
  if (first === Code.Slash) {
    while (place < to && (isNameCode(byte(text, place)) || byte(text, place) === Code.Slash)) place++
    return place === to && (to - from < LEAST_MIXED * 4 || !hasDigit(text, from, to))
  }
  while (place < to && isLetter(byte(text, place))) place++
  return place > from && byte(text, place) === Code.Colon && byte(text, place + 1) === Code.Slash
}

function hasDigit(text: Bytes, from: i32, to: i32): boolean {
  for (let place: i32 = from; place < to; place++) if (isDigit(byte(text, place))) return true
  return false
}

/** What may stand in a name of code. */
function isCodeName(code: i32): boolean {
  return isAlphanumeric(code) || code === Code.Underscore || code === DOLLAR
}

/** `f(x)`, `a[0]`, `Token{a64f992`, `this.token`, `process.env.X`, `a.b.C@2bd79ce`, `a ? b`, `e;`: what code has. */
function isCode(text: Bytes, from: i32, to: i32, word: Bytes): boolean {
  const first: i32 = byte(text, from)
  if (first === BACKTICK || (first === Code.Slash && byte(text, from + 1) === Code.Asterisk)) return true
  if (first === NOT && (byte(text, from + 1) === NOT || isDigit(byte(text, from + 1)))) return true
  let place: i32 = from
  let part: i32 = from
  let dots: i32 = 0
  let digits: i32 = 0
  while (place < to) {
    const code: i32 = byte(text, place)
    if (code === Code.Dot && place > part) {
      dots++
      part = place + 1
    } else if (!isCodeName(code)) break
    if (isDigit(code)) digits++
    place++
  }
  if (place === from) return false
  const end: i32 = byte(text, place)
  if (end === Code.OpenParen || end === Code.OpenBracket || end === Code.OpenBrace || end === BACKTICK) return true
  const isChain: boolean = dots > 0 && digits < LEAST && place > part
  if (place === to) return isChain
  if (end === Code.At) {
    do place++
    while (place < to && isHex(byte(text, place)))
    return isChain && place === to
  }
  if (isChain && dots > 1 && !isNameCode(end)) return true
  if (!endsOperand(end)) return false
  // What is short is what code calls a variable.
  if (isChain || place - from < LEAST || isPlainWord(text, from, place, word)) return true
  // Encodings end with equals signs.
  if (end === Code.Equals) return place + 2 < to && !isAlphanumeric(byte(text, place + 1))
  return end === Code.Question && hasBranch(text, place + 1, to)
}

/** Whether what comes behind a question mark goes on as code does. */
function hasBranch(text: Bytes, from: i32, to: i32): boolean {
  let place: i32 = from
  while (place < to && isCodeName(byte(text, place))) place++
  const end: i32 = byte(text, place)
  return place > from && (end === Code.Colon || end === Code.OpenParen || end === Code.Question || end === Code.Dot)
}

/** Whether a code ends an operand of an expression. */
function endsOperand(code: i32): boolean {
  if (code === Code.Semicolon || code === Code.Comma || code === Code.Question || code === Code.Colon) return true
  if (code === Code.Equals) return true
  return code === Code.CloseParen || code === Code.CloseBracket || code === Code.CloseBrace
}

/** Whether digits and dots are all there is: a version, with what says how it is to be compared, or a decimal. */
export function isVersion(text: Bytes, from: i32, to: i32): boolean {
  let place: i32 = from
  while (place < to && !isAlphanumeric(byte(text, place)) && byte(text, place) !== Code.Dot) place++
  let dots: i32 = 0
  let digits: i32 = 0
  while (place < to && (isDigit(byte(text, place)) || byte(text, place) === Code.Dot)) {
    digits = byte(text, place) === Code.Dot ? 0 : digits + 1
    if (digits === 0) dots++
    if (digits > SHORT_NUMBER + 1) return false
    place++
  }
  // What comes before a release.
  return dots > 0 && (place === to || (dots === 2 && byte(text, place) === Code.Hyphen))
}

function isNumber(text: Bytes, from: i32, to: i32): boolean {
  let place: i32 = from
  while (place < to && isDigit(byte(text, place))) place++
  return place === to
}

/** What digits alone come to: a number below 1,000 is none. */
function lookOfNumber(text: Bytes, from: i32, to: i32): Look {
  if (to - from > SHORT_NUMBER) return Look.Secret
  return to - from === SHORT_NUMBER && digitOf(byte(text, from)) === 0 ? Look.Secret : Look.None
}

/** What stands between words, too. */
function isSeparator(code: i32): boolean {
  return code === Code.Slash || code === Code.Comma || code === Code.Semicolon
}

/** What the codes from `from` to `to`, which begin and end with a letter or digit, are made of. */
function lookOf(text: Bytes, from: i32, to: i32): Look {
  let letters: i32 = 0
  let digits: i32 = 0
  let signs: i32 = 0
  for (let place: i32 = from; place < to; place++) {
    const code: i32 = byte(text, place)
    if (isDigit(code)) digits++
    else if (isLetter(code)) letters++
    else if (!isNameCode(code) && !isBlank(code) && !isQuote(code) && !isSeparator(code)) signs++
  }
  if (letters === 0) return signs === 0 && digits === to - from ? lookOfNumber(text, from, to) : Look.Secret
  if (to - from > LONGEST_WORD) return Look.Secret
  if (digits > 0) return to - from < LEAST_MIXED ? Look.Word : Look.Secret
  return signs > 0 && to - from > LEAST_MIXED ? Look.Secret : Look.Word
}

/** Whether a word begins with a capital, or has one inside: a type, a constant, a name of code. */
function hasCapital(text: Bytes, from: i32, to: i32): boolean {
  for (let place: i32 = from; place < to; place++) if (isUpper(byte(text, place))) return true
  return false
}

/** `YOUR_API_TOKEN`: capitals and underscores. */
function isConstant(text: Bytes, from: i32, to: i32): boolean {
  let place: i32 = from
  let joints: i32 = 0
  while (
    place < to &&
    (isUpper(byte(text, place)) || isDigit(byte(text, place)) || byte(text, place) === Code.Underscore)
  ) {
    if (byte(text, place) === Code.Underscore) joints++
    place++
  }
  return place === to && joints > 0
}

/** Whether a name or word goes on before `at`, by its letters or a capital. */
function isInside(text: Bytes, at: i32): boolean {
  return isLetter(byte(text, at - 1)) && !isUpper(byte(text, at))
}

/** Whether the word is the end of the name before `name`, or the other way round: `access_token: token`. */
function isNameItself(text: Bytes, name: i32, from: i32, to: i32): boolean {
  let one: i32 = name
  let other: i32 = to
  while (name - one < MOST && other > from) {
    while (other > from && !isAlphanumeric(byte(text, other - 1))) other--
    while (name - one < MOST && isNameCode(byte(text, one - 1)) && !isAlphanumeric(byte(text, one - 1))) one--
    if (other === from || lowerOf(byte(text, one - 1)) !== lowerOf(byte(text, other - 1))) break
    one--
    other--
  }
  if (to - other < LEAST) return false
  return other === from ? !isInside(text, one) : !isAlphanumeric(byte(text, one - 1)) && !isInside(text, other)
}

/** Whether the words from `from` to `to`, two or more, are a sentence's: more than half of them are plain. */
function isSentence(text: Bytes, from: i32, to: i32, word: Bytes): boolean {
  let words: i32 = 0
  let plain: i32 = 0
  let place: i32 = from
  while (place < to) {
    let end: i32 = place
    while (end < to && isLetter(byte(text, end))) end++
    if (end > place && (end === to || !isNameCode(byte(text, end)))) {
      words++
      if (isPlainWord(text, place, end, word)) plain++
    }
    place = end
    while (place < to && !isBlank(byte(text, place))) place++
    while (place < to && isBlank(byte(text, place))) place++
  }
  return words > 1 && 2 * plain > words
}

/** Whether a name and its joint come at `at`. */
function isField(text: Bytes, at: i32, end: i32): boolean {
  let place: i32 = at
  if (isQuote(byte(text, place))) place++
  while (place < end && place - at < MOST && isNameCode(byte(text, place))) place++
  if (isQuote(byte(text, place))) place++
  return place > at && place < end && (byte(text, place) === Code.Equals || byte(text, place) === Code.Colon)
}

/** Whether a value ends at `to` in its line: before the next field, or what encloses it. */
function endsField(text: Bytes, to: i32, end: i32): boolean {
  let place: i32 = to
  if (isSeparator(byte(text, place))) place++
  while (place < end && isBlank(byte(text, place))) place++
  const next: i32 = byte(text, place)
  if (place < end && isField(text, place, end)) return true
  if (place > to) return false
  return (
    isQuote(next) || next === Code.Ampersand || next > 125 || next === Code.CloseBrace || next === Code.CloseBracket
  )
}

/** Whether nothing but blanks stands on the line before the name that ends at `name`. */
function beginsLine(text: Bytes, name: i32): boolean {
  let place: i32 = name
  while (name - place < MOST && isNameCode(byte(text, place - 1))) place--
  while (name - place < MOST && isBlank(byte(text, place - 1))) place--
  return isLineEnd(byte(text, place - 1))
}

/** End of the name before the joint at `at`. */
function nameEnd(text: Bytes, at: i32): i32 {
  let end: i32 = at
  while (at - end < MOST && !isAlphanumeric(byte(text, end - 1)) && !isLineEnd(byte(text, end - 1))) end--
  return end
}

/** Whether the codes from `from` to `to` are a name of code: with capitals or joints, and two digits or fewer. */
function isIdentifier(text: Bytes, from: i32, to: i32): boolean {
  let digits: i32 = 0
  let joints: i32 = 0
  for (let place: i32 = from; place < to; place++) {
    const code: i32 = byte(text, place)
    if (isDigit(code)) digits++
    else if (isUpper(code) || code === Code.Underscore || code === Code.Dot || code === Code.Colon) joints++
    else if (!isLetter(code) && code !== Code.Hyphen && code !== DOLLAR) return false
  }
  return digits < LEAST && joints > 0 && to - from < LONGEST_WORD
}

/** Whether nothing comes on the line behind `at` but a comment, or a quote at `at`. */
function endsLine(text: Bytes, at: i32, end: i32): boolean {
  let place: i32 = isQuote(byte(text, at)) ? at + 1 : at
  while (place < end && isBlank(byte(text, place))) place++
  return place >= end || isLineEnd(byte(text, place)) || (byte(text, place) === Code.Hash && place > at)
}

/** Whether a bare word, from `from` to `to`, is a secret, which the name before `name` and the joint at `at` owns. */
function isSecretWord(text: Bytes, at: i32, name: i32, from: i32, to: i32, end: i32): boolean {
  const isSpaced: boolean = isBlank(byte(text, at - 1))
  if (to - from < LEAST && endsOperand(byte(text, to)) && !isUpper(byte(text, name - 1))) return false
  if (byte(text, at) === Code.Equals && !isSpaced) return true
  if (hasCapital(text, from, to)) return false
  if (isSpaced && !beginsLine(text, name)) return false
  return endsLine(text, to, end) || endsField(text, to, end)
}

/** Whether what is in the brackets from `from` to `to` is a secret's: fields, or several values behind an equals sign. */
function isBracketed(text: Bytes, at: i32, from: i32, to: i32): boolean {
  if (isQuote(byte(text, from + 1))) return true
  if (byte(text, at) !== Code.Equals || from > at + 1 || isBlank(byte(text, at - 1))) return false
  let place: i32 = from + 1
  while (place < to && (isNameCode(byte(text, place)) || isBlank(byte(text, place)))) place++
  const code: i32 = byte(text, place)
  if (place === from + 1 || place >= to) return false
  if (code === Code.CloseBracket || code === Code.CloseParen) return lookOf(text, from + 1, place) === Look.Secret
  if (byte(text, from) === Code.OpenParen) return false
  return code === Code.Comma || code === Code.Equals || code === Code.Colon
}

function isEndTag(text: Bytes, at: i32): boolean {
  return byte(text, at) === Code.Less && byte(text, at + 1) === Code.Slash
}

/** A cookie: a name and its value. */
function isCookie(text: Bytes, from: i32, to: i32, word: Bytes): boolean {
  let place: i32 = from
  while (place < to && place - from < MOST && isNameCode(byte(text, place))) place++
  if (place === from || byte(text, place) !== Code.Equals) return false
  let end: i32 = place + 1
  while (end < to && isLetter(byte(text, end))) end++
  if (place + 1 >= to || byte(text, place + 1) === Code.Equals || isBlank(byte(text, place + 1))) return false
  return end === place + 1 || !isPlainWord(text, place + 1, end, word)
}

/**
 * Whether the text from `from` to `to` may be the secret that a name before the joint at `at` owns; the text ends at `end`.
 */
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
  const isQuoted: boolean = from > at + 1 && isQuote(byte(text, from - 1))
  const begin: i32 = credentialsBegin(text, from, to, word)
  const most: i32 = to - begin > MOST ? begin + MOST : to
  let first: i32 = begin
  let last: i32 = most
  while (first < last && !isAlphanumeric(byte(text, first))) first++
  while (last > first && !isAlphanumeric(byte(text, last - 1))) last--
  if (first === last || isReference(text, begin, most)) return false
  // Of an element all goes, up to the tag that ends it.
  if (byte(text, at) === Code.Greater) return to - from > MOST || isEndTag(text, to)
  if (begin > from) return !isPlainWord(text, first, last, word) && !isConstant(text, first, last)
  if (!isQuoted && (reach & 3) === ValueReach.Line) return isCookie(text, first, to, word)
  if (isPath(text, from, most) || isVersion(text, from, most)) return false
  const open: i32 = byte(text, from)
  // What a quote ends is none.
  if (isQuoted && (isBlank(open) || endsOperand(open))) return false
  const isOpen: boolean = open === Code.OpenBrace || open === Code.OpenBracket || open === Code.OpenParen
  if (!isQuoted && isOpen) return isBracketed(text, at, from, most)
  if (!isQuoted && isCode(text, from, most, word)) return false
  const isTight: boolean =
    !isQuoted && byte(text, at) === Code.Equals && from === at + 1 && !isBlank(byte(text, at - 1))
  const isMade: boolean = (reach & MADE) !== 0
  // What is padded is no word.
  if (last < most && byte(text, last) === Code.Equals && last - first >= LEAST_MIXED) return true
  const isName: boolean = isIdentifier(text, first, last)
  if (isName && !isTight && (isMade || ruleOf(text, first, last, lexicon, word) !== 0)) return false
  if (isSentence(text, first, last, word)) return false
  const look: Look = lookOf(text, first, last)
  if (look !== Look.Word) {
    if (isMade && !isQuoted && isNumber(text, first, last)) return last - first >= LEAST_DIGITS
    return look === Look.Secret || (isQuoted && last - first === SHORT_NUMBER)
  }
  const name: i32 = nameEnd(text, at)
  if (isPlainWord(text, first, last, word) || isNameItself(text, name, first, last)) return false
  if (isMade && !isTight) return beginsLine(text, name) && endsLine(text, last, end)
  return isQuoted || isSecretWord(text, at, name, first, last, end)
}

/** Whether the text from `from` to `to` is what the name before the joint at `at` owns, whose {@link ValueReach} is `reach`. */
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
  return (reach & LOOKED) === 0 || looksSecret(text, at, from, to, end, reach, lexicon, word)
}
