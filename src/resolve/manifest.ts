/**
 * @module Versions in manifests and lock files, detected by surrounding characters.
 *
 *     name==1.2.3.4    >=1.2.3.4,<2    name (~> 1.2.3.4)    name-1.2.3.4-py3-none-any.whl    pkg:npm/name@1.2.3.4
 *     a whole line     name@1.2.3.4:   /name/1.2.3.4:       name (1.2.3.4)
 *     name@1.2.3.4     org.example:name:1.2.3.4    team/name:1.2.3.4    image: name:1.2.3.4    1.2.3.4-rc1
 */
import { Bytes, byte } from '#memory'
import { Code, isAlphanumeric, isDigit, isLetter, isLineEnd } from '../text/codes'
import { isShort } from './heading'
import { isBlank, isNameCode, isQuote, skipBlanks } from './name-before'
import { Topic, topicsOf } from './word-lookup'
import { Reach } from './words'

const enum Sign {
  Caret = 94,
  Tilde = 126,
}

/** Maximum length in codes of a file or package name. */
const LONGEST_NAME: i32 = 64

/** True for `name-1.2.3.4.jar`, `name-1.2.3.4-py3-none-any.whl`: a package's extension follows. */
export function isPackageEnding(text: Bytes, end: i32, lexicon: Bytes, word: Bytes): boolean {
  if (byte(text, end) !== Code.Dot && byte(text, end) !== Code.Hyphen) return false
  let to: i32 = end
  let ending: i32 = end + 1
  while (to - end < Reach.WordsAfter && isNameCode(byte(text, to))) {
    if (byte(text, to) === Code.Dot && isAlphanumeric(byte(text, to + 1))) ending = to + 1
    to++
  }
  while (byte(text, to - 1) === Code.Dot) to--
  return (topicsOf(text, ending, to, lexicon, word) & Topic.Package) !== 0
}

function isComparison(code: i32): boolean {
  return (
    code === Code.Less || code === Code.Greater || code === Code.Equals || code === Sign.Tilde || code === Sign.Caret
  )
}

/** True for a comparison: `==1.2.3.4`, `>= 1.2.3.4`, `~1.2.3.4`, `^1.2.3.4`, `,<1.2.3.4`. */
function isCompared(text: Bytes, start: i32, end: i32): boolean {
  const at: i32 = skipBlanks(text, start)
  const last: i32 = byte(text, at - 1)
  const before: i32 = byte(text, at - 2)
  if (last === Code.Greater) return before === Sign.Tilde
  if (last === Code.Equals && before !== Code.Equals) {
    return (
      before === Code.Less ||
      before === Code.Greater ||
      before === Sign.Tilde ||
      (at < start && before === Code.OpenParen)
    )
  }
  if (at < start) return false
  if (last === Sign.Tilde || last === Sign.Caret) return true
  // `<1.2.3.4|>=2`, `1.2.3.4|<2`, `>=1,<1.2.3.4`
  if (byte(text, end) === Code.Bar && isComparison(byte(text, end + 1))) return true
  if (last === Code.Less) return before === Code.Bar || (before === Code.Comma && isDigit(byte(text, at - 3)))
  // Packet filters compare addresses like this, too.
  return last === Code.Equals && isShort(text, start, end)
}

/** True for `pkg:npm/name@1.2.3.4` (ECMA-427). */
function isInPackageUrl(text: Bytes, start: i32): boolean {
  let at: i32 = start - 1
  while (start - at < LONGEST_NAME && byte(text, at - 1) > Code.Space && !isQuote(byte(text, at - 1))) at--
  return (
    byte(text, at) === 112 &&
    byte(text, at + 1) === 107 &&
    byte(text, at + 2) === 103 &&
    byte(text, at + 3) === Code.Colon
  )
}

/** True if only a name, after a blank, quote or slash, precedes `at` on its line. */
function isAfterName(text: Bytes, at: i32): boolean {
  let from: i32 = at
  while (at - from < LONGEST_NAME && (isNameCode(byte(text, from - 1)) || byte(text, from - 1) === Code.At)) from--
  if (from === at) return false
  // A scope, `@scope/name`, is a second name.
  if (byte(text, from - 1) === Code.Slash && byte(text, from - 2) !== Code.Slash) from--
  while (at - from < LONGEST_NAME && (isNameCode(byte(text, from - 1)) || byte(text, from - 1) === Code.At)) from--
  if (byte(text, from - 1) === Code.Slash) from--
  if (isQuote(byte(text, from - 1))) from--
  while (at - from < LONGEST_NAME && isBlank(byte(text, from - 1))) from--
  return isLineEnd(byte(text, from - 1))
}

/** True for `name@1.2.3.4:`, `/name/1.2.3.4:`, `name (1.2.3.4)` as a whole line. */
function isLineOfLock(text: Bytes, start: i32, end: i32): boolean {
  const last: i32 = byte(text, start - 1)
  const close: i32 = isQuote(byte(text, end)) ? end + 1 : end
  if (!isLineEnd(byte(text, close + 1)) || !isShort(text, start, end)) return false
  if (last === Code.At || last === Code.Slash) return byte(text, close) === Code.Colon && isAfterName(text, start - 1)
  if (last !== Code.OpenParen || byte(text, end) !== Code.CloseParen) return false
  return isBlank(byte(text, start - 2)) && isAfterName(text, start - 2)
}

/** Returns the start of the name that ends at `end`; `end` itself unless it starts with a letter. */
function nameBegin(text: Bytes, end: i32): i32 {
  let from: i32 = end
  while (end - from < LONGEST_NAME && isNameCode(byte(text, from - 1))) from--
  return from < end && isLetter(byte(text, from)) ? from : end
}

/** Number of letters of `image`. */
const IMAGE: i32 = 5

/** True if the word `image` ends at `end`, or the upper-case instruction `FROM` at the start of its line. */
function isImageWord(text: Bytes, end: i32): boolean {
  const from: i32 = nameBegin(text, end)
  if (end - from === IMAGE - 1 && isLineEnd(byte(text, from - 1))) {
    return (
      byte(text, from) === 70 &&
      byte(text, from + 1) === 82 &&
      byte(text, from + 2) === 79 &&
      byte(text, from + 3) === 77
    )
  }
  if (end - from < IMAGE) return false
  const at: i32 = end - IMAGE
  const isIma: boolean =
    (byte(text, at) | 32) === 105 && (byte(text, at + 1) | 32) === 109 && (byte(text, at + 2) | 32) === 97
  return isIma && (byte(text, at + 3) | 32) === 103 && (byte(text, at + 4) | 32) === 101
}

/** `org.example:name:1.2.3.4`, `registry.example/team/name:1.2.3.4`, `image: name:1.2.3.4`, `FROM name:1.2.3.4`. */
function isTagged(text: Bytes, start: i32): boolean {
  const from: i32 = nameBegin(text, start - 1)
  if (from === start - 1) return false
  const before: i32 = byte(text, from - 1)
  if (before === Code.Slash) return isNameCode(byte(text, from - 2))
  if (before === Code.Colon) {
    const group: i32 = nameBegin(text, from - 1)
    for (let i: i32 = group; i < from - 1; i++) if (byte(text, i) === Code.Dot) return true
    return false
  }
  let at: i32 = isQuote(before) ? from - 1 : from
  at = skipBlanks(text, at)
  if (byte(text, at - 1) === Code.Colon || byte(text, at - 1) === Code.Equals) at--
  if (isQuote(byte(text, at - 1))) at--
  return at < from && isImageWord(text, at)
}

/** True for `name@1.2.3.4` of a package: few host addresses start below ten, and fewer have only short numbers. */
function isRelease(text: Bytes, start: i32): boolean {
  if (byte(text, start + 1) !== Code.Dot) return false
  const from: i32 = nameBegin(text, start - 1)
  const before: i32 = byte(text, from - 1)
  return from < start - 1 && (isBlank(before) || isQuote(before) || isLineEnd(before) || before === Code.OpenParen)
}

/** True for `1.2.3.4-rc1`, `1.2.3.4+9`: a pre-release or build follows. */
function isBeforeRelease(text: Bytes, end: i32): boolean {
  const next: i32 = byte(text, end)
  if (next === Code.Hyphen) return isLetter(byte(text, end + 1))
  return next === Code.Plus && isAlphanumeric(byte(text, end + 1))
}

/** True if the surrounding characters are those of a manifest or lock file. */
export function isOfManifest(text: Bytes, start: i32, end: i32): boolean {
  if (isCompared(text, start, end)) return true
  const last: i32 = byte(text, start - 1)
  if (last === Code.At && isInPackageUrl(text, start)) return true
  // `group:name:1.2.3.4=compileClasspath`
  if (last === Code.Colon && byte(text, end) === Code.Equals && isAlphanumeric(byte(text, start - 2)))
    return isLetter(byte(text, end + 1))
  if (isLineOfLock(text, start, end)) return true
  if (last !== Code.Colon && last !== Code.At && byte(text, end) !== Code.Hyphen && byte(text, end) !== Code.Plus)
    return false
  if (!isShort(text, start, end)) return false
  if (isBeforeRelease(text, end)) return true
  if (last === Code.At) return isRelease(text, start)
  return last === Code.Colon && isTagged(text, start)
}
