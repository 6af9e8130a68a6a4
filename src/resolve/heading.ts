/**
 * @module Section numbers: at the start of a line or comment, before a capitalised word; or in brackets after a heading
 * marker.
 *
 *     3.5.4.1. Nytt fagråd      // 25.4.3.1 Promise      ## [1.2.3.4]
 */
import { Bytes, byte } from '#memory'
import { Code, isAlphanumeric, isLineEnd } from '../text/codes'
import { isBlank, isLower, isUpper, skipBlanks } from './name-before'
import { Reach } from './words'

/** True for a small letter, including ours outside ASCII. */
function isSmall(code: i32): boolean {
  return isLower(code) || (code > 127 && isAlphanumeric(code) && !isUpper(code))
}

/** True for `## [1.2.3.4]`: a heading in a changelog. */
export function isHeading(text: Bytes, start: i32, end: i32): boolean {
  if (byte(text, start - 1) !== Code.OpenBracket || byte(text, end) !== Code.CloseBracket) return false
  return isBlank(byte(text, start - 2)) && byte(text, skipBlanks(text, start - 1) - 1) === Code.Hash
}

/** True for numbers of one or two digits, which are typical of sections but rare in host addresses. */
function isCounted(text: Bytes, start: i32, end: i32): boolean {
  let run: i32 = 0
  for (let i: i32 = start; i < end; i++) {
    run = byte(text, i) === Code.Dot ? 0 : run + 1
    if (run > 2) return false
  }
  return true
}

/** The same, and not in a private network. */
export function isShort(text: Bytes, start: i32, end: i32): boolean {
  if (byte(text, start) === Code.Zero + 1 && byte(text, start + 1) === Code.Zero) return false
  return isCounted(text, start, end)
}

/** Skips the start of a comment, `//` or `*`, and surrounding blanks backwards. */
function commentBefore(text: Bytes, start: i32): i32 {
  let at: i32 = start
  while (start - at < Reach.WordsAfter) {
    const code: i32 = byte(text, at - 1)
    if (!isBlank(code) && code !== Code.Slash && code !== Code.Asterisk) break
    at--
  }
  // The slash of a path, not of a comment.
  return byte(text, start - 1) === Code.Slash ? start : at
}

/** True for `3.5.4.1. Nytt`, `// 25.4.3.1 Promise`: short numbers that start a line, before a capitalised word. */
export function isNumberedHeading(text: Bytes, start: i32, end: i32): boolean {
  const after: i32 = byte(text, end) === Code.Dot ? end + 1 : end
  if (!isBlank(byte(text, after)) || !isUpper(byte(text, after + 1)) || !isSmall(byte(text, after + 2))) return false
  if (!isLineEnd(byte(text, commentBefore(text, start) - 1))) return false
  // Host tables have no dot after an address.
  return after > end ? isCounted(text, start, end) : isShort(text, start, end)
}
