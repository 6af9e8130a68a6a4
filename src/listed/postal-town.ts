/**
 * @module Determines whether an address continues after a comma: with a postal code, possibly after one more part, or
 * with the town after a house number.
 *
 *     Vasagatan 10, 111 20 Stockholm     Storgata 1, H0201, 0150 Oslo     Vasagatan 10, Upplands Väsby
 */
import { Bytes, byte } from '#memory'
import { digitRun } from '#sixteen'
import { isUpper } from '../resolve/name-before'
import { Code, isDigit, isLetter, isLineEnd, isSpace } from '../text/codes'

const enum Most {
  /** Maximum length in codes of the part before the postal code: a flat, a name on the door. */
  Part = 32,
  Town = 32,
}

/** True for `111 20 S`, `11120 S`, `0150 O`, each optionally with `SE-` or `N-` before it. */
function isPostalCode(text: Bytes, at: i32): boolean {
  let from: i32 = at
  while (from - at < 2 && isUpper(byte(text, from))) from++
  if (from > at && byte(text, from) !== Code.Hyphen) return false
  if (from > at) from++
  const run: i32 = digitRun(text, from, 6)
  let end: i32 = from + run
  if (run === 3 && isSpace(byte(text, end)) && digitRun(text, end + 1, 3) === 2) end += 3
  else if (run !== 4 && run !== 5) return false
  return isSpace(byte(text, end)) && isLetter(byte(text, end + 1))
}

/** True if only words of letters follow from `at` up to the end of a part, or of the line. */
function isName(text: Bytes, at: i32, end: i32): boolean {
  let place: i32 = at
  while (place < end && place - at < Most.Town) {
    const code: i32 = byte(text, place)
    if (!isLetter(code) && !isSpace(code) && code !== Code.Hyphen) break
    place++
  }
  const last: i32 = byte(text, place)
  return place === end || isLineEnd(last) || last === Code.Dot || last === Code.Comma || last === Code.Semicolon
}

/** True if the comma at `at`, which a blank follows, is inside an address. */
export function isTown(text: Bytes, at: i32, end: i32): boolean {
  const next: i32 = at + 2
  if (isPostalCode(text, next)) return true
  if (isDigit(byte(text, at - 1)) && isUpper(byte(text, next)) && isName(text, next, end)) return true
  let comma: i32 = next
  while (comma < end && comma - next < Most.Part && byte(text, comma) !== Code.Comma) {
    const code: i32 = byte(text, comma)
    if (code === Code.Colon || code === Code.Equals || code === Code.Semicolon || isLineEnd(code)) return false
    comma++
  }
  return byte(text, comma) === Code.Comma && isSpace(byte(text, comma + 1)) && isPostalCode(text, comma + 2)
}
