/**
 * @module Values that span lines: a YAML block after `password: |` (YAML 1.2, section 8.1), a private key between BEGIN
 * and END (RFC 7468, section 2), and the text of an element. One integer encodes what is open and how it ends, so it
 * carries over from line to line as the rest of a value does over a cut. Each line is a value of its own: lines keep
 * their number, start and end, and none waits for another.
 */
import { Bytes, byte } from '#memory'
import { tagBegin } from '../resolve/elements'
import { LOOKED, MADE, PROSE } from '../resolve/listed-names'
import { beforeBlanks, isBlank, isQuote, pastBlanks } from '../resolve/name-before'
import { Code, isAlphanumeric, isDigit, isLetter, isLineEnd, lineEndFrom } from '../text/codes'
import { bodyOf, DASHES, isDone, isHeader, keyEnd, privateKeyBegin, restFrom, runFrom, runTo } from './private-key'
import { isLiteralJoint } from './sql-literal'
import { afterItem, isOfRows, itemEnd, itemFrom, itemTo, opensRows, rowsBegin } from './sql-rows'
import { isWritten } from './value-end'
import { pairFrom, pairRule, pairTo, valueJoint } from './yaml-pairs'

/** What is open; endings on the same line have lower numbers: see `value-end.ts`. */
const enum Open {
  Block = 16,
  Key = 17,
  Element = 18,
  /** The value of a name above it; the following numbers add conditions for the value. */
  Pair = 19,
  LookedPair = 20,
  MadePair = 21,
}

/** Bit offsets above the rule in the low octet: what is open, and a column of the line that opened it. */
const WAY: i32 = 8
const WAYS: i32 = 127
const COLUMN: i32 = 16
const MOST_COLUMN: i32 = 0x3fff

/** The open text ends with the enclosing value of a format. */
export const INNER: i32 = 1 << 30

/** Maximum length in codes of text before an opening on its line, and of a comment after it. */
const MOST_HEAD: i32 = 256
const MOST_BEHIND: i32 = 128

/** True if the saved state of a value extends past the line end. */
export function goesOverLines(kept: i32): boolean {
  return ((kept >> WAY) & WAYS) >= Open.Block
}

function wayOf(kept: i32): Open {
  return (kept >> WAY) & WAYS
}

function columnOf(kept: i32): i32 {
  return (kept >> COLUMN) & MOST_COLUMN
}

function opened(rule: i32, way: Open, column: i32): i32 {
  return column < 0 || column > MOST_COLUMN ? 0 : (rule & 255) | (way << WAY) | (column << COLUMN)
}

/** Returns the start of the line of `at`; -1 if it is not near. */
function lineBegin(text: Bytes, at: i32): i32 {
  let place: i32 = at
  while (at - place < MOST_HEAD && !isLineEnd(byte(text, place - 1))) place--
  return isLineEnd(byte(text, place - 1)) ? place : -1
}

/** Returns the column of the key that ends at the colon at `at`, after list dashes; -1 if anything else precedes it. */
function keyColumn(text: Bytes, at: i32): i32 {
  const begin: i32 = lineBegin(text, at)
  if (begin < 0) return -1
  let key: i32 = pastBlanks(text, begin, at)
  while (byte(text, key) === Code.Hyphen && isBlank(byte(text, key + 1))) key = pastBlanks(text, key + 1, at)
  if (!isLetter(byte(text, key)) && byte(text, key) !== Code.Underscore && !isQuote(byte(text, key))) return -1
  for (let place: i32 = key; place < at; place++) if (byte(text, place) === Code.Colon) return -1
  return key - begin
}

/** True if only blanks, or a comment after a blank, precede the line end. */
function endsLine(text: Bytes, at: i32, end: i32): boolean {
  const limit: i32 = end - at > MOST_BEHIND ? at + MOST_BEHIND : end
  let place: i32 = pastBlanks(text, at, limit)
  const isComment: boolean = place > at && byte(text, place) === Code.Hash
  while (isComment && place < limit && !isLineEnd(byte(text, place))) place++
  return isLineEnd(byte(text, place))
}

/** True if only a block indicator follows the colon at `at`, apart from a tag or an anchor before it. */
function isBlockSign(text: Bytes, at: i32, end: i32): boolean {
  let place: i32 = pastBlanks(text, at + 1, end)
  if (place === at + 1) return false
  while ((byte(text, place) === 33 || byte(text, place) === Code.Ampersand) && place - at < MOST_BEHIND) {
    while (place < end && !isBlank(byte(text, place)) && !isLineEnd(byte(text, place))) place++
    place = pastBlanks(text, place, end)
  }
  const sign: i32 = byte(text, place)
  if (place >= end || (sign !== Code.Bar && sign !== Code.Greater)) return false
  place++
  for (let i: i32 = 0; i < 2; i++) {
    const code: i32 = byte(text, place)
    if (code === Code.Hyphen || code === Code.Plus || isDigit(code)) place++
  }
  return endsLine(text, place, end)
}

/**
 * Returns what remains open after the line of the joint at `at`, whose name owns its value by `rule`; 0 if it ends on
 * the line.
 */
export function opensLines(text: Bytes, at: i32, end: i32, rule: i32, lexicon: Bytes, word: Bytes): i32 {
  if (isLiteralJoint(text, at)) {
    const row: i32 = rowsBegin(text, at)
    return row > 0 ? opensRows(text, row, rule, lexicon, word) : 0
  }
  if (byte(text, at) === Code.Hyphen) return privateKeyBegin(text, at) > 0 ? opensKey(text, at, rule) : 0
  if (pairRule(text, at, lexicon, word) !== 0) return opened(rule, pairOf(rule), keyColumn(text, at))
  // Blocks under words of prose contain code and signatures.
  if (((rule >> 8) & PROSE) !== 0) return 0
  if (byte(text, at) === Code.Colon) {
    return isBlockSign(text, at, end) ? opened(rule, Open.Block, keyColumn(text, at)) : 0
  }
  if (byte(text, at) !== Code.Greater || !isLineEnd(byte(text, pastBlanks(text, at + 1, end)))) return 0
  const tag: i32 = tagBegin(text, at)
  const begin: i32 = tag < 0 ? -1 : lineBegin(text, tag)
  return begin < 0 || pastBlanks(text, begin, tag) < tag ? 0 : opened(rule, Open.Element, tag - begin)
}

/** Returns the start of what {@link opensLines} opens. */
export function openedFrom(text: Bytes, at: i32, end: i32): i32 {
  if (isLiteralJoint(text, at)) return rowsBegin(text, at)
  return byte(text, at) === Code.Hyphen ? privateKeyBegin(text, at) : lineEndFrom(text, at, end)
}

/** Returns what a name and its value on separate lines leave open. */
function pairOf(rule: i32): Open {
  if (((rule >> 8) & LOOKED) === 0) return Open.Pair
  return ((rule >> 8) & MADE) !== 0 ? Open.MadePair : Open.LookedPair
}

function isPair(way: Open): boolean {
  return way >= Open.Pair && way <= Open.MadePair
}

/** Returns what is open after the dashes of {@link privateKeyBegin} at `at`. */
function opensKey(text: Bytes, at: i32, rule: i32): i32 {
  let dashes: i32 = at
  while (byte(text, dashes - 1) === Code.Hyphen && at - dashes < DASHES) dashes--
  const begin: i32 = lineBegin(text, dashes)
  return opened(rule, Open.Key, begin < 0 ? 0 : dashes - begin)
}

/** Returns the end of the line at `from`, or of the unit in which the open text is read. */
export function partEnd(text: Bytes, from: i32, end: i32, kept: i32): i32 {
  return isOfRows(kept) ? itemEnd(text, from, end, kept) : lineEndFrom(text, from, end)
}

/** True if the line from `from` to `end` belongs to the open text. */
export function isOwnedLine(text: Bytes, from: i32, end: i32, kept: i32): boolean {
  if (isOfRows(kept)) return false
  const first: i32 = pastBlanks(text, from, end)
  if (first === end) return true
  const way: Open = wayOf(kept)
  if (way === Open.Block) return first - from > columnOf(kept)
  if (way === Open.Element) return byte(text, first) !== Code.Less
  if (isPair(way)) return first - from >= columnOf(kept) || byte(text, first) === Code.Hash
  if (isDone(text, from, end, columnOf(kept)) || isHeader(text, first, end)) return true
  return bodyOf(text, from, end, columnOf(kept)) >= 0
}

/** Text without letters and digits is not a secret. */
function hasAlphanumeric(text: Bytes, from: i32, to: i32): boolean {
  for (let at: i32 = from; at < to; at++) if (isAlphanumeric(byte(text, at))) return true
  return false
}

/** Returns the start of the text to replace in such a line, or in the rest of one from `from` on; `end` for none. */
export function ownedFrom(text: Bytes, from: i32, end: i32, kept: i32, lexicon: Bytes, word: Bytes): i32 {
  if (isOfRows(kept)) return itemFrom(text, from, end, kept)
  if (isPair(wayOf(kept))) {
    const at: i32 = valueJoint(text, from, end, columnOf(kept), lexicon, word)
    const asked: i32 = wayOf(kept) === Open.Pair ? 0 : wayOf(kept) === Open.MadePair ? LOOKED | MADE : LOOKED
    return at < 0 || isBlockSign(text, at, end) ? end : pairFrom(text, at, end, asked, lexicon, word)
  }
  const first: i32 = pastBlanks(text, from, end)
  if (wayOf(kept) !== Open.Key) {
    const to: i32 = ownedTo(text, from, first, end, kept)
    return isWritten(text, first, to) || !hasAlphanumeric(text, first, to) ? end : first
  }
  if (!isLineEnd(byte(text, from - 1))) return restFrom(text, from, end)
  if (isDone(text, from, end, columnOf(kept))) return end
  const body: i32 = bodyOf(text, from, end, columnOf(kept))
  return body < 0 ? end : body
}

/** Returns the end of the text to replace that starts at `begin`. */
export function ownedTo(text: Bytes, from: i32, begin: i32, end: i32, kept: i32): i32 {
  const way: Open = wayOf(kept)
  if (isOfRows(kept)) return itemTo(text, begin, end, kept)
  if (way === Open.Block) return beforeBlanks(text, begin, end)
  if (isPair(way)) return pairTo(text, begin, end)
  if (way === Open.Element) return beforeBlanks(text, begin, tagFrom(text, begin, end))
  const stop: i32 = keyEnd(text, begin, end)
  let to: i32 = runTo(text, begin, stop)
  // On a single line, its parts follow each other.
  const goesOn: boolean = !isLineEnd(byte(text, from - 1))
  for (let next: i32 = runFrom(text, to, stop); goesOn && next < stop; next = runFrom(text, to, stop)) {
    to = runTo(text, next, stop)
  }
  return to
}

/** Returns the next opening bracket of a tag. */
function tagFrom(text: Bytes, from: i32, end: i32): i32 {
  let place: i32 = from
  while (place < end && byte(text, place) !== Code.Less) place++
  return place
}

/**
 * Returns what is open after a line accepted by {@link isOwnedLine}, or after its part up to `cut`; 0 if it ends there.
 */
export function openAfter(text: Bytes, from: i32, end: i32, cut: i32, kept: i32, lexicon: Bytes, word: Bytes): i32 {
  const way: Open = wayOf(kept)
  if (isPair(way)) {
    const at: i32 = valueJoint(text, from, end, columnOf(kept), lexicon, word)
    if (at < 0) return kept
    return isBlockSign(text, at, end) ? opened(kept, Open.Block, columnOf(kept)) | (kept & INNER) : 0
  }
  if (isOfRows(kept)) return afterItem(text, from, end, cut, kept)
  if (way === Open.Element) return tagFrom(text, from, cut) < cut ? 0 : kept
  if (way === Open.Block) return kept
  // Words after the BEGIN line: text about keys.
  const isRest: boolean = !isLineEnd(byte(text, from - 1)) && cut >= end
  const isProse: boolean = isRest && runFrom(text, from, end) < end && restFrom(text, from, end) === end
  return isProse || keyEnd(text, from, cut) < cut ? 0 : kept
}
