/**
 * @module Detects JSON lists after a joint in text, `headers: ["authorization", "Bearer x"]`, that may contain a listed
 * name before its value, so that the JSON reader has to decide.
 */
import { Bytes, byte } from '#memory'
import { isBlank } from '../resolve/name-before'
import { mayEnd } from '../resolve/name-block'
import { Code, isLetter, isLineEnd } from '../text/codes'
import { mayBeEscape } from './escaped-names'

/** Returns the end of the letters of a quoted name that ends at `end`. */
function lettersEnd(text: Bytes, end: i32): i32 {
  let last: i32 = end
  while (!isLetter(byte(text, last - 1)) && byte(text, last - 1) !== Code.Quote) last--
  return last
}

/** Returns the first non-blank position in the JSON list after the colon at `at`; -1 without a list. */
function listBegin(text: Bytes, at: i32): i32 {
  let place: i32 = byte(text, at + 1) === Code.Space ? at + 2 : at + 1
  if (byte(text, place) !== Code.OpenBracket) return -1
  place++
  while (isBlank(byte(text, place))) place++
  return place
}

/** True if a list of strings or lists may start after the colon at `at`. */
export function mayBeginList(text: Bytes, at: i32): boolean {
  if (byte(text, byte(text, at + 1) === Code.Space ? at + 2 : at + 1) > 127) return true
  const place: i32 = listBegin(text, at)
  if (place < 0) return false
  const code: i32 = byte(text, place)
  return code === Code.Quote || code === Code.OpenBracket || mayBeEscape(code)
}

/**
 * True if a JSON list after the colon at `at` may contain a listed name before its value, or continues out of sight.
 */
export function beginsListed(text: Bytes, at: i32, lexicon: Bytes): boolean {
  if (!mayBeginList(text, at)) return false
  let place: i32 = listBegin(text, at)
  // Non-ASCII is checked again in the folded line.
  if (place < 0) return true
  let code: i32 = byte(text, place)
  let isString: boolean = false
  while (isString || code !== Code.CloseBracket) {
    if (isLineEnd(code) || mayBeEscape(code) || (code | 32) === Code.OpenBrace) return true
    if (code === Code.Quote) {
      if (isString && mayEnd(text, lettersEnd(text, place), lexicon)) return true
      isString = !isString
    }
    place++
    code = byte(text, place)
  }
  return false
}
