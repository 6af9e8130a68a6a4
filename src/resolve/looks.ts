/**
 * @module What the value of a secret may be: words, code, paths, versions, references, or what none of them is.
 */
import { Bytes, byte } from '#memory'
import { Code, digitOf, isAlphanumeric, isDigit, isHex, isLetter } from '../text/codes'
import { isBlank, isNameCode, isQuote } from './field'
import { lowerOf } from './lookup'
import { isPlainWord } from './spoken'

/** How long what is looked at is. */
export const enum Size {
  /** Codes of a value, and of the name before it, that are looked at. */
  Most = 64,
  /** Letters that a word has at least: shorter ones are what code calls a variable. */
  Word = 3,
  /** Letters, digits and signs of what mixes them at least. */
  Mixed = 4,
  /** Letters from which on no word is as long. */
  LongWord = 40,
  /** A path with digits that is as long may be a secret. */
  LongPath = 16,
  /** Digits of a number below 1,000 at most. */
  Number = 3,
  /** Digits that a number of a machine's secret has at least. */
  MadeNumber = 6,
}

const DOLLAR: i32 = 36
const BACKTICK: i32 = 96
/** An exclamation mark. */
const NOT: i32 = 33

/** What a value is made of. */
export const enum Look {
  /** No secret. */
  None = 0,
  /** Letters, as words have them, and what joins words. */
  Word = 1,
  /** What no word and no code has. */
  Secret = 2,
}

export function isUpper(code: i32): boolean {
  return lowerOf(code) !== code
}

/** `${x}`, `{{ x }}`, `%s`, `$NAME`: what a program puts in later. */
export function isReference(text: Bytes, from: i32, to: i32): boolean {
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
export function isPath(text: Bytes, from: i32, to: i32): boolean {
  const first: i32 = byte(text, from)
  let place: i32 = from
  while (place < to && (byte(text, place) === Code.Dot || byte(text, place) === 126)) place++
  if (place < to && place > from && byte(text, place) === Code.Slash) return true
  // What a style is for.
  if (first === Code.Dot && isLetter(byte(text, from + 1)) && !hasDigit(text, from, to)) return true
  if (isLetter(first) && byte(text, from + 1) === Code.Colon && byte(text, from + 2) === Code.Backslash) return true
  if (first === Code.Slash) {
    let braces: i32 = 0
    while (place < to && isPathCode(byte(text, place))) {
      if (byte(text, place) === Code.OpenBrace) braces++
      place++
    }
    const isWhole: boolean = place === to || byte(text, place) === Code.Question
    return isWhole && (braces > 0 || to - from < Size.LongPath || !hasDigit(text, from, to))
  }
  while (place < to && isLetter(byte(text, place))) place++
  return place > from && byte(text, place) === Code.Colon && byte(text, place + 1) === Code.Slash
}

/** Names, slashes, and the braces of a template: `/users/{id}`. */
function isPathCode(code: i32): boolean {
  return isNameCode(code) || code === Code.Slash || code === Code.OpenBrace || code === Code.CloseBrace
}

function hasDigit(text: Bytes, from: i32, to: i32): boolean {
  for (let place: i32 = from; place < to; place++) if (isDigit(byte(text, place))) return true
  return false
}

/** What may stand in a name of code. */
function isCodeName(code: i32): boolean {
  return isAlphanumeric(code) || code === Code.Underscore || code === DOLLAR
}

/** Whether a name, or a number with 0x, is all there is. */
export function isCodeNames(text: Bytes, from: i32, to: i32): boolean {
  let place: i32 = from
  while (place < to && isCodeName(byte(text, place))) place++
  return place === to && (!isDigit(byte(text, from)) || (byte(text, from + 1) | 32) === 120)
}

/** `pw:mcp:file`: whether letters with colons between them are all there is behind a colon. */
export function isNamespace(text: Bytes, from: i32, to: i32): boolean {
  let colons: i32 = 0
  for (let place: i32 = from; place < to; place++) {
    const code: i32 = byte(text, place)
    if (code === Code.Colon) colons++
    else if (!isLetter(code)) return false
  }
  return colons > 0
}

/** `f(x)`, `a[0]`, `Token{a64f992`, `this.token`, `a.b.C@2bd79ce`, `a ? b`, `e;`: what code has. */
export function isCode(text: Bytes, from: i32, to: i32, word: Bytes): boolean {
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
    } else if (!isCodeName(code) && !(code === Code.Hash && dots > 0 && place === part)) break
    if (isDigit(code)) digits++
    place++
  }
  if (place === from) return false
  const end: i32 = byte(text, place)
  if (end === Code.OpenParen || end === Code.OpenBracket || end === Code.OpenBrace) return true
  if (end === BACKTICK && place < to) return true
  const isChain: boolean = dots > 0 && digits < Size.Word && place > part
  if (place === to) return isChain
  if (end === Code.At) {
    do place++
    while (place < to && isHex(byte(text, place)))
    return isChain && place === to
  }
  if (isChain && dots > 1 && !isNameCode(end)) return true
  if (!endsOperand(end)) return false
  // What is short is what code calls a variable.
  if (isChain || place - from < Size.Word || isPlainWord(text, from, place, word)) return true
  // Encodings end with equals signs.
  if (end === Code.Equals) return place + 2 < to && !isAlphanumeric(byte(text, place + 1))
  return end === Code.Question && hasBranch(text, place + 1, to)
}

/** Whether what comes behind a question mark goes on as code does. */
function hasBranch(text: Bytes, from: i32, to: i32): boolean {
  let place: i32 = from
  while (place < to && isCodeName(byte(text, place))) place++
  const end: i32 = byte(text, place)
  if (place === from) return end === Code.Dot
  return end === Code.Colon || end === Code.OpenParen || end === Code.Question || end === Code.Dot
}

/** Whether a code ends an operand of an expression. */
export function endsOperand(code: i32): boolean {
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
    if (digits > Size.Number + 1) return false
    place++
  }
  // What comes before a release.
  return dots > 0 && (place === to || (dots === 2 && byte(text, place) === Code.Hyphen))
}

/** `sha512-…`: a digest tells nothing of what it was made of. */
export function isDigest(text: Bytes, from: i32, to: i32): boolean {
  if (to - from < Size.MadeNumber || (byte(text, from) | 32) !== 115 || (byte(text, from + 1) | 32) !== 104)
    return false
  let place: i32 = from + 3
  while (place < to && isDigit(byte(text, place))) place++
  return place > from + 3 && byte(text, place) === Code.Hyphen
}

/** Codes of the shortest token, and of one in which letters and digits are mixed less. */
const TOKEN: i32 = 16
const LONG_TOKEN: i32 = 24

/** Whether letters and digits from `from` to `to` are mixed as in no name, date or address: a token that a machine made. */
function isToken(text: Bytes, from: i32, to: i32): boolean {
  let mixed: i32 = 0
  for (let place: i32 = from; place < to; place++) {
    const code: i32 = byte(text, place)
    const next: i32 = place + 1 < to ? byte(text, place + 1) : 0
    if (isBlank(code) || code > 127) return false
    if ((isDigit(code) && isLetter(next)) || (isLetter(code) && isDigit(next))) mixed++
  }
  return mixed > 3 ? to - from >= TOKEN : mixed > 2 && to - from >= LONG_TOKEN
}

/**
 * Whether the codes from `from` to `to` are a name of code: with capitals or joints, and two digits or fewer. Between dots no
 * part is longer than a word.
 */
export function isIdentifier(text: Bytes, from: i32, to: i32): boolean {
  let digits: i32 = 0
  let joints: i32 = 0
  let part: i32 = from
  for (let place: i32 = from; place < to; place++) {
    const code: i32 = byte(text, place)
    if (isDigit(code)) digits++
    else if (isUpper(code) || code === Code.Underscore || code === Code.Dot || code === Code.Colon) joints++
    else if (!isLetter(code) && code !== Code.Hyphen && code !== DOLLAR && (code !== Code.Hash || joints === 0))
      return false
    if (code === Code.Dot) part = place
    if (place - part >= Size.LongWord) return false
  }
  return digits < Size.Word && joints > 0
}

/** `YOUR_API_TOKEN`: capitals and underscores. */
export function isConstant(text: Bytes, from: i32, to: i32): boolean {
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

/** Whether a word begins with a capital, or has one inside: a type, a constant, a name of code. */
export function hasCapital(text: Bytes, from: i32, to: i32): boolean {
  for (let place: i32 = from; place < to; place++) if (isUpper(byte(text, place))) return true
  return false
}

export function isNumber(text: Bytes, from: i32, to: i32): boolean {
  let place: i32 = from
  while (place < to && isDigit(byte(text, place))) place++
  return place === to
}

/** What digits alone come to: a number below 1,000 is none. */
function lookOfNumber(text: Bytes, from: i32, to: i32): Look {
  if (to - from > Size.Number) return Look.Secret
  return to - from === Size.Number && digitOf(byte(text, from)) === 0 ? Look.Secret : Look.None
}

/** What stands between words, too. */
export function isSeparator(code: i32): boolean {
  return code === Code.Slash || code === Code.Comma || code === Code.Semicolon
}

/** What the codes from `from` to `to`, which begin and end with a letter or digit, are made of. */
export function lookOf(text: Bytes, from: i32, to: i32): Look {
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
  if (to - from > Size.LongWord) return Look.Secret
  if (digits > 0) return to - from < Size.Mixed ? Look.Word : Look.Secret
  return signs > 0 && to - from > Size.Mixed ? Look.Secret : Look.Word
}

/** `["text", "keyword.operator"]`: whether what is quoted from `from` on is a word or a name of code. */
export function isNamed(text: Bytes, from: i32, to: i32, word: Bytes): boolean {
  let end: i32 = from
  while (end < to && !isQuote(byte(text, end))) end++
  return isPlainWord(text, from, end, word) || isIdentifier(text, from, end) || lookOf(text, from, end) !== Look.Secret
}

/** Digits of the longest number of an error, and letters of the shortest name of one. */
const ERROR_NUMBER: i32 = 5
const ERROR_NAME: i32 = 5

/** `200`, `-111`, `ECONNREFUSED`, `ERR_HTTP2_STREAM`: what errors have. Diagnoses have capitals as well, `F32`, `ADHD`. */
function isErrorCode(text: Bytes, from: i32, to: i32): boolean {
  const first: i32 = byte(text, from) === Code.Hyphen ? from + 1 : from
  if (to > first && isNumber(text, first, to)) return to - first <= ERROR_NUMBER
  let joints: i32 = 0
  let digits: i32 = 0
  for (let place: i32 = from; place < to; place++) {
    const code: i32 = byte(text, place)
    if (code === Code.Underscore) joints++
    else if (isDigit(code)) digits++
    else if (code < 65 || code > 90) return false
  }
  if (to - from < ERROR_NAME || !isUpper(byte(text, from)) || digits > 2) return false
  return joints > 0 || (digits === 0 && byte(text, from) === 69)
}

/** Whether the text from `from` to `to` is what a name owns that yields to others: a token, if a machine makes it, or no code of an error. */
export function mayYield(text: Bytes, from: i32, to: i32, isMade: boolean): boolean {
  return isMade ? isToken(text, from, to) : !isErrorCode(text, from, to)
}

/** The first letter or digit between `from` and `to`; `to` when there is none. */
export function alphanumericFrom(text: Bytes, from: i32, to: i32): i32 {
  let at: i32 = from
  while (at < to && !isAlphanumeric(byte(text, at))) at++
  return at
}

/** The place behind the last letter or digit between `from` and `to`; `from` when there is none. */
export function alphanumericTo(text: Bytes, from: i32, to: i32): i32 {
  let at: i32 = to
  while (at > from && !isAlphanumeric(byte(text, at - 1))) at--
  return at
}

export function hasLetter(text: Bytes, from: i32, to: i32): boolean {
  for (let at: i32 = from; at < to; at++) if (isLetter(byte(text, at))) return true
  return false
}
