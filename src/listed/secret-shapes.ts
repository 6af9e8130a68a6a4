/** @module Classifies the possible value of a secret: words, code, paths, versions, references, or none of these. */
import { Bytes, byte } from '#memory'
import { isBlank, isNameCode, isQuote, isUpper } from '../resolve/name-before'
import { Code, digitOf, isAlphanumeric, isDigit, isHex, isLetter } from '../text/codes'
import { isPlainWord } from './plain-word-lookup'

/** Lengths for this classification. */
export const enum Size {
  /** Codes examined of a value, and of the name before it. */
  Most = 64,
  /** Minimum letters of a word: shorter ones may be variables in code. */
  Word = 3,
  /** Minimum length of a mixture of letters, digits and punctuation. */
  Mixed = 4,
  /** Longer than any word. */
  LongWord = 40,
  /** A path with digits that is this long may be a secret. */
  LongPath = 16,
  /** Maximum digits of a number below 1,000. */
  Number = 3,
  /** Minimum digits of a machine-generated secret. */
  MadeNumber = 6,
}

const DOLLAR: i32 = 36
const BACKTICK: i32 = 96
/** An exclamation mark. */
const NOT: i32 = 33

/** What a value consists of. */
export const enum Look {
  /** Not a secret. */
  None = 0,
  /** Letters as in words, and characters between words. */
  Word = 1,
  /** Neither words nor code. */
  Secret = 2,
}

/** True for `${x}`, `{{ x }}`, `%s`, `$NAME`: a placeholder. */
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

/** `/home/anna`, `./x`, `~/x`, `C:\x`, `https://example.se`. Secrets with a slash have digits or only one slash. */
export function isPath(text: Bytes, from: i32, to: i32): boolean {
  const first: i32 = byte(text, from)
  let place: i32 = from
  while (place < to && (byte(text, place) === Code.Dot || byte(text, place) === 126)) place++
  if (place < to && place > from && byte(text, place) === Code.Slash) return true
  // A style selector.
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

/** True for names, slashes, and the braces of a template: `/users/{id}`. */
function isPathCode(code: i32): boolean {
  return isNameCode(code) || code === Code.Slash || code === Code.OpenBrace || code === Code.CloseBrace
}

function hasDigit(text: Bytes, from: i32, to: i32): boolean {
  for (let place: i32 = from; place < to; place++) if (isDigit(byte(text, place))) return true
  return false
}

/** True if allowed in an identifier of code. */
function isCodeName(code: i32): boolean {
  return isAlphanumeric(code) || code === Code.Underscore || code === DOLLAR
}

/** True if the whole text is an identifier, or a number with 0x. */
export function isCodeNames(text: Bytes, from: i32, to: i32): boolean {
  let place: i32 = from
  while (place < to && isCodeName(byte(text, place))) place++
  return place === to && (!isDigit(byte(text, from)) || (byte(text, from + 1) | 32) === 120)
}

/** True for `pw:mcp:file`: only letters separated by colons follow a colon. */
export function isNamespace(text: Bytes, from: i32, to: i32): boolean {
  let colons: i32 = 0
  for (let place: i32 = from; place < to; place++) {
    const code: i32 = byte(text, place)
    if (code === Code.Colon) colons++
    else if (!isLetter(code)) return false
  }
  return colons > 0
}

/** True for code: `f(x)`, `a[0]`, `Token{a64f992`, `this.token`, `a.b.C@2bd79ce`, `a ? b`, `e;`. */
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
  // A short name may be a variable.
  if (isChain || place - from < Size.Word || isPlainWord(text, from, place, word)) return true
  // Encodings end with equals signs.
  if (end === Code.Equals) return place + 2 < to && !isAlphanumeric(byte(text, place + 1))
  return end === Code.Question && hasBranch(text, place + 1, to)
}

/** True if the text after a question mark continues as code. */
function hasBranch(text: Bytes, from: i32, to: i32): boolean {
  let place: i32 = from
  while (place < to && isCodeName(byte(text, place))) place++
  const end: i32 = byte(text, place)
  if (place === from) return end === Code.Dot
  return end === Code.Colon || end === Code.OpenParen || end === Code.Question || end === Code.Dot
}

/** True if a code ends an operand of an expression. */
export function endsOperand(code: i32): boolean {
  if (code === Code.Semicolon || code === Code.Comma || code === Code.Question || code === Code.Colon) return true
  if (code === Code.Equals) return true
  return code === Code.CloseParen || code === Code.CloseBracket || code === Code.CloseBrace
}

/** True for only digits and dots: a decimal, or a version with an optional comparison operator. */
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
  // A pre-release follows.
  return dots > 0 && (place === to || (dots === 2 && byte(text, place) === Code.Hyphen))
}

/** True for `sha512-…`: a digest reveals nothing about its input. */
export function isDigest(text: Bytes, from: i32, to: i32): boolean {
  if (to - from < Size.MadeNumber || (byte(text, from) | 32) !== 115 || (byte(text, from + 1) | 32) !== 104)
    return false
  let place: i32 = from + 3
  while (place < to && isDigit(byte(text, place))) place++
  return place > from + 3 && byte(text, place) === Code.Hyphen
}

/** Minimum length in codes of a token, and of one in which letters and digits alternate less. */
const TOKEN: i32 = 16
const LONG_TOKEN: i32 = 24

/** True if letters and digits alternate as in no name, date or address: a machine-generated token. */
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
 * True if the codes from `from` to `to` are an identifier of code: with capitals or joints, and at most two digits. No
 * part between dots exceeds the length of a word.
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

/** True for `YOUR_API_TOKEN`: capitals and underscores. */
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

/** True if a word contains a capital: a type, a constant, an identifier of code. */
export function hasCapital(text: Bytes, from: i32, to: i32): boolean {
  for (let place: i32 = from; place < to; place++) if (isUpper(byte(text, place))) return true
  return false
}

export function isNumber(text: Bytes, from: i32, to: i32): boolean {
  let place: i32 = from
  while (place < to && isDigit(byte(text, place))) place++
  return place === to
}

/** Classifies digits: a number below 1,000 is no secret. */
function lookOfNumber(text: Bytes, from: i32, to: i32): Look {
  if (to - from > Size.Number) return Look.Secret
  return to - from === Size.Number && digitOf(byte(text, from)) === 0 ? Look.Secret : Look.None
}

/** True for punctuation that may separate words. */
export function isSeparator(code: i32): boolean {
  return code === Code.Slash || code === Code.Comma || code === Code.Semicolon
}

/** Classifies the codes from `from` to `to`, which start and end with a letter or digit. */
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

/** `["text", "keyword.operator"]`: true if the quoted text at `from` is a word or an identifier. */
export function isNamed(text: Bytes, from: i32, to: i32, word: Bytes): boolean {
  let end: i32 = from
  while (end < to && !isQuote(byte(text, end))) end++
  return isPlainWord(text, from, end, word) || isIdentifier(text, from, end) || lookOf(text, from, end) !== Look.Secret
}

/** Maximum digits of an error number, and minimum letters of an error name. */
const ERROR_NUMBER: i32 = 5
const ERROR_NAME: i32 = 5

/** True for error codes: `200`, `-111`, `ECONNREFUSED`, `ERR_HTTP2_STREAM`. Diagnoses differ: `F32`, `ADHD`. */
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

/** True if a name that yields to others owns this text: a token, if it `isMade`, else anything but an error code. */
export function mayYield(text: Bytes, from: i32, to: i32, isMade: boolean): boolean {
  return isMade ? isToken(text, from, to) : !isErrorCode(text, from, to)
}

/** Returns the first letter or digit between `from` and `to`; `to` if there is none. */
export function alphanumericFrom(text: Bytes, from: i32, to: i32): i32 {
  let at: i32 = from
  while (at < to && !isAlphanumeric(byte(text, at))) at++
  return at
}

/** Returns the position after the last letter or digit between `from` and `to`; `from` if there is none. */
export function alphanumericTo(text: Bytes, from: i32, to: i32): i32 {
  let at: i32 = to
  while (at > from && !isAlphanumeric(byte(text, at - 1))) at--
  return at
}

export function hasLetter(text: Bytes, from: i32, to: i32): boolean {
  for (let at: i32 = from; at < to; at++) if (isLetter(byte(text, at))) return true
  return false
}
