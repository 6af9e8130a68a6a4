/**
 * @module A list of JSON behind the joint of a text, `headers: ["authorization", "Bearer x"]`: whether it may hold a listed name
 * before what that owns, so that a reader of JSON must tell.
 */
import { Bytes, byte } from '#memory'
import { Code, isLetter, isLineEnd } from '../text/codes'
import { mayBeEscape } from './escapes'
import { isBlank } from './field'
import { mayEnd } from './name-block'

/** Where the letters end of a name in quotes that ends at `end`. */
function lettersEnd(text: Bytes, end: i32): i32 {
  let last: i32 = end
  while (!isLetter(byte(text, last - 1)) && byte(text, last - 1) !== Code.Quote) last--
  return last
}

/** Where the first code behind the blanks of a list of JSON lies that stands behind the colon at `at`; -1 for no list. */
function listBegin(text: Bytes, at: i32): i32 {
  let place: i32 = byte(text, at + 1) === Code.Space ? at + 2 : at + 1
  if (byte(text, place) !== Code.OpenBracket) return -1
  place++
  while (isBlank(byte(text, place))) place++
  return place
}

/** Whether a list of strings or lists may begin behind the colon at `at`. */
export function mayBeginList(text: Bytes, at: i32): boolean {
  if (byte(text, byte(text, at + 1) === Code.Space ? at + 2 : at + 1) > 127) return true
  const place: i32 = listBegin(text, at)
  if (place < 0) return false
  const code: i32 = byte(text, place)
  return code === Code.Quote || code === Code.OpenBracket || mayBeEscape(code)
}

/**
 * Whether a list of JSON behind the colon at `at` may hold a listed name before what it owns, which a reader of JSON will tell:
 * in such a list, or one that goes on where nothing can be seen.
 */
export function beginsListed(text: Bytes, at: i32, lexicon: Bytes): boolean {
  if (!mayBeginList(text, at)) return false
  let place: i32 = listBegin(text, at)
  // Of what is outside ASCII the folded line tells.
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
