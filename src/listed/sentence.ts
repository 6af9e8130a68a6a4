/** @module Values after secret names that are words: sentences about a secret, and the name of the secret itself. */
import { Bytes, byte } from '#memory'
import { GLUED_LEAST } from '../resolve/listed-names'
import { isBlank, isNameCode, isUpper } from '../resolve/name-before'
import { lowerOf } from '../resolve/word-lookup'
import { Code, isAlphanumeric, isLetter } from '../text/codes'
import { isPlainWord } from './plain-word-lookup'
import { Size } from './secret-shapes'

/** A text longer than this in codes may continue past the examined part, whose last word may be cut. */
const MOST_WORDS: i32 = Size.Most - 16

/** True if a name or word continues before `at`, judged by letters and capitals. */
function isInside(text: Bytes, at: i32): boolean {
  return isLetter(byte(text, at - 1)) && !isUpper(byte(text, at))
}

/**
 * True if the word equals the end of the name before `name`, or vice versa: `access_token: token`. With `mayBoth`, both
 * may have more before it: `INVALID_PASSWORD: 'wrong-password'`.
 */
export function isNameItself(text: Bytes, name: i32, from: i32, to: i32, mayBoth: boolean): boolean {
  let one: i32 = name
  let other: i32 = to
  while (name - one < Size.Most && other > from) {
    while (other > from && !isAlphanumeric(byte(text, other - 1))) other--
    while (name - one < Size.Most && isNameCode(byte(text, one - 1)) && !isAlphanumeric(byte(text, one - 1))) one--
    if (other === from || lowerOf(byte(text, one - 1)) !== lowerOf(byte(text, other - 1))) break
    one--
    other--
    const isBoth: boolean = mayBoth && to - other >= GLUED_LEAST && !isInside(text, one) && !isInside(text, other)
    if (isBoth && other > from) return true
  }
  if (to - other < Size.Word) return false
  return other === from ? !isInside(text, one) : !isAlphanumeric(byte(text, one - 1)) && !isInside(text, other)
}

/**
 * True if two or more words from `from` to `to` are a sentence: more than half of them are plain, or they start with a
 * capital and end with a full stop. The end of a long one is not visible.
 */
export function isSentence(text: Bytes, from: i32, to: i32, word: Bytes): boolean {
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
  const ends: boolean = byte(text, to) === Code.Dot || to - from > MOST_WORDS
  return words > 1 && (2 * plain > words || (words > Size.Word && ends && isUpper(byte(text, from))))
}
