/**
 * @module The token that an earlier pass wrote for a value: `sl1_<code>_<kid>_<tag><check>`. It contains no value, and
 * none of its words is evidence, but only if its check character is valid: text that merely looks like one is text.
 *
 *     sl1_nid_7h3k_r6cgrw4mg7t7bjj5y4fqd
 *     |   |   |    |                   ^ check, a letter, so that no token ends in a digit
 *     |   |   |    twenty of base32 (RFC 4648, lower case): 100 bits
 *     |   |   four to six of base32: which key
 *     |   what it stands for: `nid`, `em`, `ph`, `ip`, `org`, `acc`, `oth`
 *     the scheme
 *
 * Every part except the key's name has a fixed length, so no delimiter is needed between a token and glued text:
 * `fnr01019550091` becomes `fnrsl1_nid_…`.
 */
import { Bytes, byte } from '#memory'
import { Code, isDigit } from '../text/codes'

/** Lengths of a token's parts in codes. */
export const enum TokenPart {
  Prefix = 4,
  LeastCode = 2,
  MostCode = 3,
  LeastKey = 4,
  MostKey = 6,
  Tag = 20,
  /** The shortest and the longest token, including the check. */
  Shortest = 33,
  Longest = 36,
}

/** Parameters of the check: a prime, and a primitive root modulo that prime. */
const MODULUS: i32 = 23
const FACTOR: i32 = 5
const LETTER_A: i32 = 97

function isSmallLetter(code: i32): boolean {
  return code >= LETTER_A && code < LETTER_A + 26
}

/** Returns the value of a base32 code: `a` to `z` are 0 to 25, `2` to `7` are 26 to 31; -1 for any other. */
export function base32Value(code: i32): i32 {
  if (isSmallLetter(code)) return code - LETTER_A
  return code >= 50 && code <= 55 ? code - 24 : -1
}

/** Adds a code of value `value` to the check. */
export function checkStep(check: i32, value: i32): i32 {
  return (check * FACTOR + value) % MODULUS
}

/** Returns the check character for a sum of {@link checkStep}. */
export function checkCode(check: i32): i32 {
  return LETTER_A + check
}

/** True if `sl1_` is at `at`. */
function isPrefix(text: Bytes, at: i32): boolean {
  if (byte(text, at) !== 115 || byte(text, at + 1) !== 108) return false
  return byte(text, at + 2) === 49 && byte(text, at + 3) === Code.Underscore
}

/** Returns the end of the run of base32 codes at `at`, at most `most` codes. */
function runEnd(text: Bytes, at: i32, most: i32): i32 {
  let end: i32 = at
  while (end - at < most && base32Value(byte(text, end)) >= 0) end++
  return end
}

function sum(text: Bytes, from: i32, to: i32, check: i32): i32 {
  let result: i32 = check
  for (let i: i32 = from; i < to; i++) result = checkStep(result, base32Value(byte(text, i)))
  return result
}

/** Returns the end of the token at `at`, with any code; `at` itself if there is none. */
export function tokenEnd(text: Bytes, at: i32): i32 {
  if (!isPrefix(text, at)) return at
  const code: i32 = at + TokenPart.Prefix
  let codeEnd: i32 = code
  while (codeEnd - code < TokenPart.MostCode && isSmallLetter(byte(text, codeEnd))) codeEnd++
  if (codeEnd - code < TokenPart.LeastCode || byte(text, codeEnd) !== Code.Underscore) return at
  const key: i32 = codeEnd + 1
  const keyEnd: i32 = runEnd(text, key, TokenPart.MostKey)
  if (keyEnd - key < TokenPart.LeastKey || byte(text, keyEnd) !== Code.Underscore) return at
  const tag: i32 = keyEnd + 1
  const tagEnd: i32 = runEnd(text, tag, TokenPart.Tag)
  if (tagEnd - tag < TokenPart.Tag) return at
  const check: i32 = sum(text, tag, tagEnd, sum(text, key, keyEnd, sum(text, code, codeEnd, 0)))
  return byte(text, tagEnd) === checkCode(check) ? tagEnd + 1 : at
}

/** True for a character of tokens. */
function isTokenCode(code: i32): boolean {
  return isSmallLetter(code) || isDigit(code) || code === Code.Underscore
}

/** True if the code at `at` is inside a token. */
export function isInToken(text: Bytes, at: i32): boolean {
  for (let from: i32 = at; at - from < TokenPart.Longest && isTokenCode(byte(text, from)); from--) {
    if (byte(text, from) === 115 && tokenEnd(text, from) > at) return true
  }
  return false
}

/** True if a claim contains part of a token: the claim starts inside one, or a token starts inside the claim. */
export function touchesToken(text: Bytes, start: i32, end: i32, mayHoldOne: boolean): boolean {
  if (isTokenCode(byte(text, start - 1)) && isInToken(text, start)) return true
  if (!mayHoldOne) return false
  for (let at: i32 = start; at < end && byte(text, at) !== Code.At; at++) {
    if (byte(text, at) === 115 && tokenEnd(text, at) > at) return true
  }
  return false
}
