/**
 * Finds line ends, and lines that may need decoding: those with a brace or bracket at the start, or with characters
 * that introduce an escape. Most lines have none, so many positions are searched at once.
 */
import { mayBeJournal } from '../formats/journal'
import { isField } from '../formats/url-query'
import { isJoint } from '../formats/inline-tags'
import { isAlphanumeric, isDigit, isHex, isLineEnd } from '../text/codes'
import { CONSTANTS, ENDS, OPEN_LINES, TEXT } from './layout.as'

/** Returns the byte at a position of the text. */
export function char(at: i32): i32 {
  return load<u8>(TEXT + <usize>at)
}

/** {@link isLineEnd} for sixteen bytes. */
// @ts-ignore: decorator
@inline export function lineEnds(v: v128): v128 {
  return i8x16.eq(v, i8x16.swizzle(v128.load(CONSTANTS + (16 << 4)), v))
}

/** Marks bytes used by formats: { % & ? < \\ # ^ and the escape character. */
// @ts-ignore: decorator
@inline export function signs(v: v128): v128 {
  const some = i8x16.eq(v, i8x16.swizzle(v128.load(CONSTANTS + (17 << 4)), v128.and(v, i8x16.splat(15))))
  return v128.or(some, v128.or(i8x16.eq(v, v128.load(CONSTANTS + (11 << 4))), i8x16.eq(v, i8x16.splat(60))))
}

/** True for one of those except the brace and the question mark. */
export function isSign(code: i32): bool {
  return code == 37 || code == 38 || code == 92 || code == 27 || code == 35 || code == 94 || code == 60
}

/** Sets the high bit for a brace or bracket, which differ in one bit, or a possibly invisible character. */
// @ts-ignore: decorator
@inline function opens(v: v128): v128 {
  return v128.or(v, i8x16.eq(v128.or(v, i8x16.splat(32)), i8x16.splat(123)))
}

/** Returns the high bits of 64 bytes. */
// @ts-ignore: decorator
@inline function bitsOf(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u64>i8x16.bitmask(a) | (<u64>i8x16.bitmask(b) << 16)
  return low | (<u64>i8x16.bitmask(c) << 32) | (<u64>i8x16.bitmask(d) << 48)
}

/** Address of the line-end bits for a block of 64 positions; the block before the text has number -1. */
// @ts-ignore: decorator
@inline function endsOf(block: i32): usize {
  return ENDS + (<usize>block << 3)
}

/** The same for lines that start with a brace, a bracket or a possibly invisible character. */
// @ts-ignore: decorator
@inline function openOf(block: i32): usize {
  return OPEN_LINES + (<usize>block << 3)
}

/** Non-zero for a bracket at a line start, or a possible journal record: most JSON has another first name. */
// @ts-ignore: decorator
@inline function isOdd(at: usize): u32 {
  const two = <u32>load<u16>(at)
  return <u32>((two & 255) != 123) | (<u32>(two == 0x227b) & <u32>(<u32>load<u8>(at, 2) - 65 < 31))
}

/**
 * Marks line ends up to `to`, where line feeds follow: everything else needs them. Returns true if the text contains
 * `td`.
 */
export function markEnds(to: i32): bool {
  const t = v128.load(CONSTANTS + (12 << 4))
  const d = v128.load(CONSTANTS + (13 << 4))
  let pairs = i8x16.splat(0)
  let before: u64 = -1
  let odd: u32 = 0
  store<u64>(endsOf(-1), -1)
  store<u64>(openOf(-1), -1)
  for (let at: i32 = 0; at <= to; at += 64) {
    const text: usize = TEXT + <usize>at
    const one = v128.load(text)
    const two = v128.load(text, 16)
    const three = v128.load(text, 32)
    const four = v128.load(text, 48)
    const ends = bitsOf(lineEnds(one), lineEnds(two), lineEnds(three), lineEnds(four))
    store<u64>(endsOf(at >> 6), ends)
    const open = bitsOf(opens(one), opens(two), opens(three), opens(four)) & ((ends << 1) | (before >> 63))
    store<u64>(openOf(at >> 6), open)
    // If there are several in a block, they are not examined.
    if (open != 0) odd |= <u32>((open & (open - 1)) != 0) | isOdd(text + <usize>ctz(open))
    before = ends
    pairs = v128.or(pairs, v128.and(i8x16.eq(one, t), i8x16.eq(v128.load(text, 1), d)))
    pairs = v128.or(pairs, v128.and(i8x16.eq(two, t), i8x16.eq(v128.load(text, 17), d)))
    pairs = v128.or(pairs, v128.and(i8x16.eq(three, t), i8x16.eq(v128.load(text, 33), d)))
    pairs = v128.or(pairs, v128.and(i8x16.eq(four, t), i8x16.eq(v128.load(text, 49), d)))
  }
  hasOdd = odd != 0
  return v128.any_true(pairs)
}

/** True if some line may be a list or a journal record. */
let hasOdd: bool = false

/** True if some line is a JSON list from its start. */
let hasList: bool = false

/**
 * Checks the lines before `to` that start with a bracket for journal records and lists; a byte order mark before one
 * has `mark` bytes.
 */
export function mayHaveOctets(to: i32, mark: i32): bool {
  hasList = false
  if (!hasOdd) return false
  let isFound: bool = false
  for (let block: i32 = 0; block << 6 < to; block++) {
    for (let bits = load<u64>(openOf(block)); bits != 0; bits &= bits - 1) {
      const at = (block << 6) + <i32>ctz(bits)
      const from: usize = TEXT + <usize>(char(at) > 127 ? at + mark : at)
      const two = load<u16>(from)
      if (two == 0x227b) isFound = isFound || mayBeJournal(from, 0, 3)
      else if (isListAt(from)) hasList = true
    }
  }
  return isFound
}

/** Returns the index of the last line end in `[begin, end)`, or `begin - 1`. */
export function lastEnd(begin: i32, end: i32): i32 {
  let block = (end - 1) >> 6
  let bits = load<u64>(endsOf(block)) << (63 - ((end - 1) & 63)) >> (63 - ((end - 1) & 63))
  while (bits == 0) bits = load<u64>(endsOf(--block))
  const found = (block << 6) + 63 - <i32>clz(bits)
  return found >= begin ? found : begin - 1
}

/** Returns the index of the first line end in `[begin, end)`, or `end`. */
export function firstEnd(begin: i32, end: i32): i32 {
  let block = begin >> 6
  let bits = load<u64>(endsOf(block)) >> (begin & 63) << (begin & 63)
  while (bits == 0) bits = load<u64>(endsOf(++block))
  const found = (block << 6) + <i32>ctz(bits)
  return found < end ? found : end
}

/** Returns the last such line from `from` on that starts before `to`; -1 for none. */
export function bracketBefore(to: i32, from: i32): i32 {
  if (to <= from) return -1
  let block = (to - 1) >> 6
  let bits = load<u64>(openOf(block)) << (63 - ((to - 1) & 63)) >> (63 - ((to - 1) & 63))
  while (bits == 0 && block << 6 > from) bits = load<u64>(openOf(--block))
  const found = (block << 6) + 63 - <i32>clz(bits)
  return bits != 0 && found >= from ? found : -1
}

/** Returns the first such line from `from` on that starts before `to`; `to` for none. */
export function bracketAfter(from: i32, to: i32): i32 {
  let block = from >> 6
  let bits = load<u64>(openOf(block)) >> (from & 63) << (from & 63)
  while (bits == 0 && ++block << 6 < to) bits = load<u64>(openOf(block))
  const found = (block << 6) + <i32>ctz(bits)
  return bits != 0 && found < to ? found : to
}

/** Returns the first line from `from` on, before `to`, that is a JSON list from its start; `to` for none. */
export function listAfter(from: i32, to: i32): i32 {
  if (!hasList) return to
  let line = bracketAfter(from, to)
  while (line < to && !isListAt(TEXT + <usize>line)) line = bracketAfter(line + 1, to)
  return line
}

/** True if a list starts at `at`: see `beginsList`. */
export function isListAt(at: usize): bool {
  let place = at
  while (codeAt(place) > 127) place++
  if (codeAt(place) != 91) return false
  place++
  while (codeAt(place) == 32 || codeAt(place) == 9 || codeAt(place) > 127) place++
  return codeAt(place) == 34 || codeAt(place) == 91
}

function codeAt(at: usize): i32 {
  return load<u8>(at)
}

/** True for a digit of an escape at `at`, or a possibly invisible character. */
function mayBeHex(at: usize): bool {
  return codeAt(at) > 127 || isHex(codeAt(at))
}

/** True if a percent sign at `at` introduces an encoded octet. */
function isPercent(at: usize): bool {
  return mayBeHex(at + 1) && (codeAt(at + 1) > 127 || mayBeHex(at + 2))
}

/** True if an ampersand at `at` starts a character reference; any non-alphanumeric character ends a name. */
function isReference(at: usize): bool {
  if (codeAt(at + 1) > 127 || codeAt(at + 1) == 35) return true
  for (let i: usize = 1; i < 12; i++) {
    const code = codeAt(at + i)
    if (code > 127) return true
    if (!isAlphanumeric(code)) return i > 2 && code != 61
  }
  return false
}

/** True if a question mark at `at` starts a query string with a plus, possibly full-width. */
function isQuery(at: usize): bool {
  let place = at + 1
  let code = codeAt(place)
  while (code > 32 && code < 128 && code != 43 && code != 34 && code != 60 && code != 62) {
    place++
    code = codeAt(place)
  }
  return code == 43 || code > 127
}

/** True if a brace at `at` starts an object: a name follows. */
export function isObject(at: usize): bool {
  if (codeAt(at) != 123) return false
  let i = at + 1
  while (codeAt(i) == 32 || codeAt(i) == 9) i++
  return codeAt(i) == 34 || codeAt(i) > 127
}

/** True if a backslash at `at` starts an escape sequence. */
function isEscape(at: usize): bool {
  const code = codeAt(at + 1)
  if (code == 110 || code == 114 || code == 116 || code == 117 || code == 92 || code > 127) return true
  return code == 120 || code == 101 || (code >= 48 && code < 52)
}

/** True if the character at `at` requires decoding. */
function asksAt(at: usize): bool {
  const code = codeAt(at)
  if (code == 37) return isPercent(at)
  if (code == 38) return isReference(at)
  if (code == 63) return isQuery(at)
  if (code == 27) return true
  if (code == 60) return isDigit(codeAt(at - 1)) || isJoint(codeAt(at - 1)) || codeAt(at - 1) > 127
  if (code == 35) return codeAt(at + 1) > 127 || (codeAt(at + 1) >= 48 && codeAt(at + 1) < 52)
  if (code == 94) return codeAt(at + 1) > 127 || codeAt(at + 1) == 91
  return code == 92 ? isEscape(at) : isObject(at)
}

/** True if {@link asks} found any special character. */
export let hasSign: bool = false

function hasPlus(from: usize, end: usize): bool {
  for (let at = from; at < end; at++) if (codeAt(at) == 43) return true
  return false
}

/** True if any code in the range requires decoding. */
export function asks(codes: usize, from: i32, to: i32): bool {
  const end = codes + <usize>to
  hasSign = false
  // Searched once, if there may be a form.
  let plus: i32 = -1
  for (let at = codes + <usize>from; at < end; at += 16) {
    for (let bits = i8x16.bitmask(signs(v128.load(at))); bits != 0; bits &= bits - 1) {
      const place = at + <usize>ctz(bits)
      if (place >= end) return false
      hasSign = true
      if (asksAt(place)) return true
      if (codeAt(place) != 38 || plus == 0 || !isField(0, <i32>place + 1, <i32>end)) continue
      if (plus < 0) plus = hasPlus(codes + <usize>from, end) ? 1 : 0
      if (plus > 0) return true
    }
  }
  return false
}

/** True if codes in the range may have a meaning in a query string, which may already be open, or outside one. */
export function mayAskInQuery(codes: usize, from: i32, to: i32, isOpen: bool): bool {
  let isQuery = isOpen
  let isPlus: bool = false
  for (let at = from; at < to; at++) {
    const sign = codeAt(codes + <usize>at)
    if (sign == 123 || isSign(sign)) return true
    isQuery = isQuery || sign == 63
    isPlus = isPlus || sign == 43
  }
  return isQuery && isPlus
}
