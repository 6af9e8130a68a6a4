/**
 * @module Values in what programs print round them: `Token(value=x)`, `Optional[x]`, `Some("x")`, `Secret [value=x]`. Code looks
 * the same, so what stands inside must be a secret by itself, and stand alone or under a first name.
 */
import { Bytes, byte } from '#memory'
import { Code, isLineEnd } from '../text/codes'
import { pastQuote, quotedEnd, wordEnd } from './bounds'
import { isBlank, isNameCode, isQuote, slashesBefore } from './field'
import { isUpper } from './looks'

/** Codes of the longest name of a type, and of a part of it. */
const LONGEST: i32 = 40

/** End of the name at `at`. */
function nameFrom(text: Bytes, at: i32): i32 {
  let place: i32 = at
  while (place - at < LONGEST && isNameCode(byte(text, place))) place++
  return place
}

/** Whether what a wrapper is part of ends at `at`. */
function endsAll(text: Bytes, at: i32, end: i32): boolean {
  const code: i32 = byte(text, at)
  if (at >= end || isLineEnd(code) || isBlank(code) || isQuote(code)) return true
  if (code === Code.Comma || code === Code.Semicolon || code === Code.Ampersand) return true
  return code === Code.CloseParen || code === Code.CloseBracket || code === Code.CloseBrace
}

/** Where the value begins in the wrapper at `from`, before its quote, behind the joint at `at`; `from` when there is none. */
export function pastWrapper(text: Bytes, at: i32, from: i32, end: i32): i32 {
  const isEquals: boolean = byte(text, at) === Code.Equals
  // So code gives a name its value.
  if (!isUpper(byte(text, from)) || (isEquals && from > at + 1)) return from
  let open: i32 = nameFrom(text, from)
  if (isEquals && byte(text, open) === Code.Space && byte(text, open + 1) === Code.OpenBracket) open++
  const isParen: boolean = byte(text, open) === Code.OpenParen
  if (!isParen && byte(text, open) !== Code.OpenBracket) return from
  const name: i32 = nameFrom(text, open + 1)
  const isNamed: boolean = name > open + 1 && byte(text, name) === Code.Equals
  const begin: i32 = isNamed ? name + 1 : open + 1
  const past: i32 = pastQuote(text, begin, end)
  // Behind a colon a type may come.
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

/** Whether the value at `from` behind the joint at `at` stands in a wrapper. */
export function isWrapped(text: Bytes, at: i32, from: i32): boolean {
  let before: i32 = from - 1
  if (isQuote(byte(text, before))) before -= 1 + slashesBefore(text, before)
  const code: i32 = byte(text, before)
  return before > at + 1 && (code === Code.OpenParen || code === Code.OpenBracket || code === Code.Equals)
}
