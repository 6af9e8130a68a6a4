/**
 * @module Credentials after the name of their scheme: `Bearer x`, `Digest username="anna", response="x"`. After
 * `Authorization`, any word may be a scheme (RFC 9110, section 11.4), followed by one more word, a quoted text or
 * parameters. After other names, only known schemes count.
 */
import { Bytes, byte } from '#memory'
import { CREDENTIALS, ValueReach } from '../resolve/listed-names'
import { isBlank, isNameCode, isQuote, pastBlanks } from '../resolve/name-before'
import { Spoken } from '../resolve/word-lookup'
import { Code, isAlphanumeric, isDigit, isLetter, isLineEnd } from '../text/codes'
import { kindOf } from './plain-word-lookup'
import { beginsField, lineEnd, pastQuoted, wordEnd } from './value-bounds'

/** Maximum length of a scheme's name in codes. */
const LONGEST_SCHEME: i32 = 24

/** How far credentials after this scheme extend (RFC 9110, section 11): not at all, a word, or the line. */
export function schemeOf(text: Bytes, from: i32, to: i32): ValueReach {
  const kind: i32 = kindOf(text, from, to)
  if (kind === Spoken.LineScheme) return ValueReach.Line
  return kind === Spoken.Scheme ? ValueReach.Word : ValueReach.None
}

/** True if a word may name a scheme: `AWS4-HMAC-SHA256`, `OAuth2`, but no letter follows a digit. */
function maySayScheme(text: Bytes, from: i32, to: i32): boolean {
  if (!isLetter(byte(text, from)) || to - from > LONGEST_SCHEME) return false
  for (let at: i32 = from + 1; at < to; at++) {
    if (isLetter(byte(text, at)) && isDigit(byte(text, at - 1))) return false
  }
  return true
}

/** Returns the end of the word at `from` that may name a scheme. */
export function schemeEnd(text: Bytes, from: i32, end: i32, reach: i32): i32 {
  const isHeader: boolean = (reach & CREDENTIALS) !== 0
  let place: i32 = from
  while (place < end && (isAlphanumeric(byte(text, place)) || (isHeader && isNameCode(byte(text, place))))) place++
  return place
}

/** True if parameters start at `at`: a name and its value, without blanks. */
export function beginsParameter(text: Bytes, at: i32, end: i32): boolean {
  if (!beginsField(text, at, end)) return false
  let place: i32 = at
  while (isNameCode(byte(text, place))) place++
  return byte(text, place) === Code.Equals
}

/** Returns the start of the credentials after their scheme; `from` itself without a scheme. */
export function credentialsBegin(text: Bytes, at: i32, from: i32, end: i32, reach: i32): i32 {
  const last: i32 = schemeEnd(text, from, end, reach)
  const place: i32 = pastBlanks(text, last, end)
  if (place === last || last === from || place >= end || isLineEnd(byte(text, place))) return from
  if (schemeOf(text, from, last) !== ValueReach.None) return place
  if ((reach & CREDENTIALS) === 0 || !isLetter(byte(text, from)) || last - from > LONGEST_SCHEME) return from
  // After an equals sign, the next field may follow, or more of the enclosing text.
  if (byte(text, at) === Code.Equals && !maySayScheme(text, from, last)) return from
  // The next header.
  return beginsField(text, place, end) && endsHeaderName(text, place) ? from : place
}

/** True if parameters follow the word at `from`. */
export function hasParameters(text: Bytes, from: i32): boolean {
  const end: i32 = from + 2 * LONGEST_SCHEME
  const last: i32 = schemeEnd(text, from, end, CREDENTIALS)
  const place: i32 = pastBlanks(text, last, end)
  return place > last && last > from && beginsParameter(text, place, place + LONGEST_SCHEME)
}

/** True if a colon and a blank follow the name at `at`. */
function endsHeaderName(text: Bytes, at: i32): boolean {
  let place: i32 = at
  while (isNameCode(byte(text, place))) place++
  return byte(text, place) === Code.Colon && isBlank(byte(text, place + 1))
}

/** Returns the end of the last parameter. If commas separate them, blanks alone do not. */
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
    // An empty value.
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

/** Returns the end of the value at `from`, which may be credentials after their scheme. */
export function credentialsEnd(text: Bytes, at: i32, from: i32, end: i32, reach: i32): i32 {
  const begin: i32 = credentialsBegin(text, at, from, end, reach)
  if (begin === from) return wordEnd(text, from, end)
  if (beginsParameter(text, begin, end)) return parametersEnd(text, begin, end)
  const said: ValueReach = schemeOf(text, from, schemeEnd(text, from, end, reach))
  if (said === ValueReach.Line) return lineEnd(text, begin, end)
  const past: i32 = pastQuoted(text, begin, end)
  return past > begin ? past : wordEnd(text, begin, end)
}
