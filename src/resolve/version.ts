/**
 * @module Determines whether four numbers are a version or a section number. The text directly before them selects the
 * rules to try: a product's slash, a package's hyphen, a word.
 *
 * Reads backwards from the numbers, on their line; other claims and labels count as white space.
 */
import { Bytes, byte, Ints, memory } from '#memory'
import { versionBegins } from '#sixteen'
import { Code, FoldClass, isAlphanumeric, isLineEnd } from '../text/codes'
import { isHeading, isNumberedHeading, isShort } from './heading'
import { isOfManifest, isPackageEnding } from './manifest'
import { isBlank, isLower, isQuote, isUpper, skipBlanks } from './name-before'
import { claimedFrom, claimedUntil } from './notes'
import { LONGEST_LABEL, labelEnd } from './own-label'
import { isInDrawing } from './svg-path'
import { Topic, topicsOf } from './word-lookup'
import { Reach } from './words'

const VERSION: Bytes = /* @__PURE__ */ memory.data<u8>([118, 101, 114, 115, 105, 111, 110])
const VERSION_LENGTH: i32 = 7
/** Maximum length in codes of a quote in quoted text: preceded by a backslash, or doubled. */
const MOST_QUOTES: i32 = 2

/** How a gap between two words may be read, as bits next to its length. */
const enum Gap {
  /** It ends a word: dots, hyphens and underscores of that word, then anything but an underscore. */
  Ends = 1,
  /** It joins the parts of one word: dots, hyphens and underscores only. */
  Joins = 2,
}

/** Returns the start of the label that ends at `at`, `at` itself if there is none. */
function labelBefore(text: Bytes, at: i32): i32 {
  let from: i32 = at - 2
  while (at - from < LONGEST_LABEL && !isLineEnd(byte(text, from)) && byte(text, from) !== Code.OpenBracket) from--
  return byte(text, from) === Code.OpenBracket && labelEnd(text, from, at) === at ? from : at
}

/** Returns the start of the claims or label that end at `at`; `at` itself if there are none. */
function blankBefore(text: Bytes, at: i32, notes: Ints): i32 {
  const from: i32 = claimedFrom(notes, at)
  return from === at && byte(text, at - 1) === Code.CloseBracket ? labelBefore(text, at) : from
}

function isInner(code: i32): boolean {
  return code === Code.Dot || code === Code.Hyphen || code === Code.Underscore
}

/** Returns the gap before `at`, limited by `low` and the line start: its length, and {@link Gap} bits. */
function gapBefore(text: Bytes, at: i32, low: i32, notes: Ints): i32 {
  let from: i32 = at
  let joins: boolean = true
  let ends: boolean = true
  let hasUnderscore: boolean = false
  while (from > low) {
    const blank: i32 = blankBefore(text, from, notes)
    const code: i32 = blank < from ? Code.Space : byte(text, from - 1)
    if (isAlphanumeric(code) || isLineEnd(code)) break
    if (code === Code.Underscore) {
      if (from === at) ends = false
      hasUnderscore = true
    }
    if (!isInner(code)) {
      joins = false
      if (hasUnderscore) ends = false
    }
    from = blank < from ? blank : from - 1
  }
  return ((at - from) << 2) | (ends ? Gap.Ends : 0) | (joins ? Gap.Joins : 0)
}

/** Returns the start of the run of letters and digits that ends at `at`, outside claims. */
function runBefore(text: Bytes, at: i32, low: i32, notes: Ints): i32 {
  const claimed: i32 = claimedUntil(notes, at)
  const least: i32 = claimed > low ? claimed : low
  let from: i32 = at
  while (from > least && isAlphanumeric(byte(text, from - 1))) from--
  return from
}

/** True if a word may start at `at`: no part of it precedes. */
function beginsWord(text: Bytes, at: i32, notes: Ints): boolean {
  if (claimedFrom(notes, at) < at) return true
  const code: i32 = byte(text, at - 1)
  return code !== Code.Underscore && !isAlphanumeric(code)
}

/** Returns the {@link Topic} bits of the word from `from` to `to`, if it starts there. */
function wordTopics(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes, notes: Ints): i32 {
  if (from === to || !beginsWord(text, from, notes)) return 0
  return topicsOf(text, from, to, lexicon, word)
}

/** True if any such word may start within reach: rejects most lines. */
function mayFollowVersion(text: Bytes, start: i32): boolean {
  let begins: i32 = 0
  for (let at: i32 = start - Reach.WordsBefore; at < start; at += 16) begins |= versionBegins(text, at)
  return begins !== 0
}

/** True if a version word precedes, with at most one word in between. */
function followsVersionWord(text: Bytes, start: i32, lexicon: Bytes, word: Bytes, notes: Ints): boolean {
  const low: i32 = start - Reach.WordsBefore
  let at: i32 = start
  let needed: i32 = Gap.Ends
  while (at > low) {
    const gap: i32 = gapBefore(text, at, low, notes)
    const end: i32 = at - (gap >> 2)
    if (end === at) return false
    const from: i32 = runBefore(text, end, low, notes)
    if (from === end) return false
    if ((wordTopics(text, from, end, lexicon, word, notes) & Topic.Version) !== 0) return true
    // One more word may intervene, if its parts are joined.
    if ((gap & needed) === 0) return false
    needed = Gap.Joins
    at = from
  }
  return false
}

/** True if a section marker directly precedes. */
function followsSection(text: Bytes, start: i32, lexicon: Bytes, word: Bytes, notes: Ints): boolean {
  let end: i32 = skipBlanks(text, start)
  const last: i32 = byte(text, end - 1)
  if (last > 127 && (last & 31) === FoldClass.Section) return true
  if (end === start) return false
  const isShort: boolean = last === Code.Dot
  if (isShort) end--
  const from: i32 = runBefore(text, end, start - Reach.WordsBefore, notes)
  const topics: i32 = wordTopics(text, from, end, lexicon, word, notes)
  return (topics & (isShort ? Topic.SectionShort : Topic.Section)) !== 0
}

/** True for `MyApp/1.2.3.4`: a product starts with a capital and is not a host name; no port follows its version. */
function isProduct(text: Bytes, from: i32, to: i32, end: i32): boolean {
  if (to - from < 2 || !isUpper(byte(text, from)) || !isLower(byte(text, to - 1))) return false
  const before: i32 = byte(text, from - 1)
  if (before === Code.Slash || before === Code.Dot || before === Code.Hyphen || before === Code.Colon) return false
  return byte(text, end) !== Code.Colon && byte(text, end) !== Code.Slash
}

/** True for `Chrome 110.0.0.0`: the name of a product, and no host address ends in two zeros. */
function isBuild(text: Bytes, start: i32, end: i32, lexicon: Bytes, word: Bytes, notes: Ints): boolean {
  if (byte(text, end - 1) !== Code.Zero || byte(text, end - 2) !== Code.Dot) return false
  if (byte(text, end - 3) !== Code.Zero || byte(text, end - 4) !== Code.Dot) return false
  const to: i32 = skipBlanks(text, start)
  const from: i32 = runBefore(text, to, start - Reach.WordsBefore, notes)
  return to < start && (wordTopics(text, from, to, lexicon, word, notes) & Topic.Product) !== 0
}

/** True for `AssemblyVersion("1.2.3.4")`: the name of the called function ends with the word. */
function isCalledVersion(text: Bytes, start: i32): boolean {
  let quote: i32 = start
  while (start - quote < MOST_QUOTES && (isQuote(byte(text, quote - 1)) || byte(text, quote - 1) === Code.Backslash))
    quote--
  const end: i32 = quote - 1
  if (byte(text, end) !== Code.OpenParen) return false
  for (let i: i32 = 0; i < VERSION_LENGTH; i++) {
    if ((byte(text, end - VERSION_LENGTH + i) | 32) !== byte(VERSION, i)) return false
  }
  return true
}

/** True for `name 1.2.3.0`: small numbers after a name, and no host address ends in zero. */
function isOfName(text: Bytes, start: i32, end: i32): boolean {
  if (byte(text, end - 1) !== Code.Zero || byte(text, end - 2) !== Code.Dot || byte(text, end) === Code.Slash)
    return false
  return isAlphanumeric(byte(text, skipBlanks(text, start) - 1)) && isShort(text, start, end)
}

/** True if the direct context shows that the numbers are no address, whatever the words say. */
function isNone(text: Bytes, start: i32, end: i32): boolean {
  if (isOfManifest(text, start, end) || isHeading(text, start, end)) return true
  return isNumberedHeading(text, start, end) || isInDrawing(text, start, end)
}

/** True if the numbers from `start` to `end` are a version or a section number. */
export function isVersion(text: Bytes, start: i32, end: i32, lexicon: Bytes, word: Bytes, notes: Ints): boolean {
  const last: i32 = byte(text, start - 1)
  if (isNone(text, start, end)) return true
  if (isLineEnd(last)) return false
  const low: i32 = start - Reach.Field
  if (last === Code.Slash || last === Code.Colon) {
    const from: i32 = runBefore(text, start - 1, low, notes)
    if (last === Code.Slash) {
      if (isProduct(text, from, start - 1, end)) return true
      if ((wordTopics(text, from, start - 1, lexicon, word, notes) & Topic.Product) !== 0) return true
    } else if (from < start - 1) {
      // `[name.jar:1.2.3.4]` in stack traces; `"name@npm:1.2.3.4"`.
      const before: i32 = byte(text, from - 1)
      const wanted: i32 = before === Code.Dot ? Topic.Archive : before === Code.At ? Topic.Product : 0
      if ((topicsOf(text, from, start - 1, lexicon, word) & wanted) !== 0) return true
    }
  } else if (last === Code.Hyphen) {
    if (isAlphanumeric(byte(text, start - 2)) && isPackageEnding(text, end, lexicon, word)) return true
    // `#section-5.2.2.4`
    const from: i32 = runBefore(text, start - 1, low, notes)
    if ((wordTopics(text, from, start - 1, lexicon, word, notes) & Topic.Section) !== 0) return true
  } else if (isBlank(last) || last > 127) {
    if (followsSection(text, start, lexicon, word, notes)) return true
    if (isBuild(text, start, end, lexicon, word, notes) || isOfName(text, start, end)) return true
  }
  if (isCalledVersion(text, start)) return true
  return mayFollowVersion(text, start) && followsVersionWord(text, start, lexicon, word, notes)
}
