/**
 * @module Credentials behind the word that says of what kind they are: `Bearer x`, `Digest username="anna", response="x"`.
 * Behind `Authorization` any word may (RFC 9110, section 11.4): one more word comes, a text in quotes, or parameters. Behind
 * other names it is one of those that are known.
 */
import { Bytes, byte } from '#memory'
import { Code, isAlphanumeric, isDigit, isLetter, isLineEnd } from '../text/codes'
import { beginsField, lineEnd, pastQuoted, wordEnd } from './bounds'
import { isBlank, isNameCode, isQuote } from './field'
import { CREDENTIALS, ValueReach } from './listed'
import { Spoken } from './lookup'
import { kindOf } from './spoken'

/** Codes of the longest name of a scheme. */
const LONGEST_SCHEME: i32 = 24

/** What a word before the credentials says of them (RFC 9110, section 11): nothing, one more word comes, or all the line. */
export function schemeOf(text: Bytes, from: i32, to: i32): ValueReach {
  const kind: i32 = kindOf(text, from, to)
  if (kind === Spoken.LineScheme) return ValueReach.Line
  return kind === Spoken.Scheme ? ValueReach.Word : ValueReach.None
}

/** Whether the word from `from` to `to` may name a scheme: `AWS4-HMAC-SHA256`, `OAuth2`, but no letter comes behind a digit. */
function maySayScheme(text: Bytes, from: i32, to: i32): boolean {
  if (!isLetter(byte(text, from)) || to - from > LONGEST_SCHEME) return false
  for (let at: i32 = from + 1; at < to; at++) {
    if (isLetter(byte(text, at)) && isDigit(byte(text, at - 1))) return false
  }
  return true
}

/** End of the word at `from` that may name a scheme. */
export function schemeEnd(text: Bytes, from: i32, end: i32, reach: i32): i32 {
  const isHeader: boolean = (reach & CREDENTIALS) !== 0
  let place: i32 = from
  while (place < end && (isAlphanumeric(byte(text, place)) || (isHeader && isNameCode(byte(text, place))))) place++
  return place
}

/** Whether parameters begin at `at`: a name and its value, without blanks. */
export function beginsParameter(text: Bytes, at: i32, end: i32): boolean {
  if (!beginsField(text, at, end)) return false
  let place: i32 = at
  while (isNameCode(byte(text, place))) place++
  return byte(text, place) === Code.Equals
}

/** Where the credentials begin behind the word that says of what kind they are; `from` when there is none. */
export function credentialsBegin(text: Bytes, at: i32, from: i32, end: i32, reach: i32): i32 {
  const last: i32 = schemeEnd(text, from, end, reach)
  let place: i32 = last
  while (place < end && isBlank(byte(text, place))) place++
  if (place === last || last === from || place >= end || isLineEnd(byte(text, place))) return from
  if (schemeOf(text, from, last) !== ValueReach.None) return place
  if ((reach & CREDENTIALS) === 0 || !isLetter(byte(text, from)) || last - from > LONGEST_SCHEME) return from
  // Behind an equals sign the next field may come, or more of what the value stands in.
  if (byte(text, at) === Code.Equals && !maySayScheme(text, from, last)) return from
  // The next header.
  return beginsField(text, place, end) && endsHeaderName(text, place) ? from : place
}

/** Whether parameters stand behind a word at `from`. */
export function hasParameters(text: Bytes, from: i32): boolean {
  const end: i32 = from + 2 * LONGEST_SCHEME
  let place: i32 = schemeEnd(text, from, end, CREDENTIALS)
  const last: i32 = place
  while (place < end && isBlank(byte(text, place))) place++
  return place > last && last > from && beginsParameter(text, place, place + LONGEST_SCHEME)
}

/** Whether the name at `at` ends with a colon and a blank. */
function endsHeaderName(text: Bytes, at: i32): boolean {
  let place: i32 = at
  while (isNameCode(byte(text, place))) place++
  return byte(text, place) === Code.Colon && isBlank(byte(text, place + 1))
}

/** Where parameters end: before what is none. Where commas part them, blanks alone do not. */
function parametersEnd(text: Bytes, from: i32, end: i32): i32 {
  let to: i32 = from
  let commas: i32 = 0
  let place: i32 = from
  while (beginsParameter(text, place, end)) {
    while (isNameCode(byte(text, place))) place++
    place++
    to = pastQuoted(text, place, end)
    if (to === place) to = wordEnd(text, place, end)
    while (to < end && byte(text, to) === Code.Ampersand) to = wordEnd(text, to + 1, end)
    // An empty one.
    if (to === place && isQuote(byte(text, to)) && byte(text, to + 1) === byte(text, to)) to += 2
    place = to
    const before: i32 = commas
    while (place < end && (isBlank(byte(text, place)) || byte(text, place) === Code.Comma)) {
      if (byte(text, place) === Code.Comma) commas++
      place++
    }
    if (before > 0 && commas === before) break
  }
  return to
}

/** End of the value at `from`, which may be credentials with the word before them. */
export function credentialsEnd(text: Bytes, at: i32, from: i32, end: i32, reach: i32): i32 {
  const begin: i32 = credentialsBegin(text, at, from, end, reach)
  if (begin === from) return wordEnd(text, from, end)
  if (beginsParameter(text, begin, end)) return parametersEnd(text, begin, end)
  const said: ValueReach = schemeOf(text, from, schemeEnd(text, from, end, reach))
  if (said === ValueReach.Line) return lineEnd(text, begin, end)
  const past: i32 = pastQuoted(text, begin, end)
  return past > begin ? past : wordEnd(text, begin, end)
}
