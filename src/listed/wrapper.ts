/**
 * @module Values with the notation that programs print around them: `Token(value=x)`, `Optional[x]`, `Some("x")`,
 * `Secret [value=x]`. Code looks the same, so the value must be a secret by itself, and be alone or under a first name.
 */
import { Bytes, byte } from '#memory'
import { isBlank, isNameCode, isQuote, isUpper, slashesBefore } from '../resolve/name-before'
import { Code, isLineEnd } from '../text/codes'
import { pastQuote, quotedEnd, wordEnd } from './value-bounds'

/** Maximum length in codes of a type's name, and of a part of it. */
const LONGEST: i32 = 40

/** Returns the end of the name at `at`. */
function nameFrom(text: Bytes, at: i32): i32 {
  let place: i32 = at
  while (place - at < LONGEST && isNameCode(byte(text, place))) place++
  return place
}

/** True if the text around a wrapper ends at `at`. */
function endsAll(text: Bytes, at: i32, end: i32): boolean {
  const code: i32 = byte(text, at)
  if (at >= end || isLineEnd(code) || isBlank(code) || isQuote(code)) return true
  if (code === Code.Comma || code === Code.Semicolon || code === Code.Ampersand) return true
  return code === Code.CloseParen || code === Code.CloseBracket || code === Code.CloseBrace
}

/** Start of the value, before its quote, in the wrapper at `from` after the joint at `at`; else `from`. */
export function pastWrapper(text: Bytes, at: i32, from: i32, end: i32): i32 {
  const isEquals: boolean = byte(text, at) === Code.Equals
  // Assignments in code look like this.
  if (!isUpper(byte(text, from)) || (isEquals && from > at + 1)) return from
  let open: i32 = nameFrom(text, from)
  if (isEquals && byte(text, open) === Code.Space && byte(text, open + 1) === Code.OpenBracket) open++
  const isParen: boolean = byte(text, open) === Code.OpenParen
  if (!isParen && byte(text, open) !== Code.OpenBracket) return from
  const name: i32 = nameFrom(text, open + 1)
  const isNamed: boolean = name > open + 1 && byte(text, name) === Code.Equals
  const begin: i32 = isNamed ? name + 1 : open + 1
  const past: i32 = pastQuote(text, begin, end)
  // After a colon, it may be a type.
  if (past === begin && !isEquals) return from
  let to: i32 = wordEnd(text, begin, end)
  if (past > begin) {
    const slashes: i32 = slashesBefore(text, past - 1)
    to = quotedEnd(text, past, end, byte(text, past - 1), slashes) + slashes + 1
  }
  if (to >= end) return from
  if (isNamed && byte(text, to) === Code.Comma) return begin
  return byte(text, to) === (isParen ? Code.CloseParen : Code.CloseBracket) && endsAll(text, to + 1, end) ? begin : from
}

/** True if the value at `from` after the joint at `at` is in a wrapper. */
export function isWrapped(text: Bytes, at: i32, from: i32): boolean {
  let before: i32 = from - 1
  if (isQuote(byte(text, before))) before -= 1 + slashesBefore(text, before)
  const code: i32 = byte(text, before)
  return before > at + 1 && (code === Code.OpenParen || code === Code.OpenBracket || code === Code.Equals)
}
