/**
 * Where lines of the text end, and what tells that one may have to be decoded: a brace or bracket at its begin, and signs
 * that begin an escape. Most lines have none, so the search takes many places at once.
 */
import { mayBeJournal } from '../formats/journal'
import { isField } from '../formats/query'
import { isJoint } from '../formats/tags'
import { isAlphanumeric, isDigit, isHex, isLineEnd } from '../text/codes'
import { CONSTANTS, ENDS, OPEN_LINES, TEXT } from './layout.as'

/** The byte at a place of the text. */
export function char(at: i32): i32 {
  return load<u8>(TEXT + <usize>at)
}

/** Where a line ends: {@link isLineEnd} for sixteen bytes. */
// @ts-ignore: decorator
@inline export function lineEnds(v: v128): v128 {
  return i8x16.eq(v, i8x16.swizzle(v128.load(CONSTANTS + (16 << 4)), v))
}

/** Bytes that formats use: { % & ? < \\ # ^ and the escape. */
// @ts-ignore: decorator
@inline export function signs(v: v128): v128 {
  const some = i8x16.eq(v, i8x16.swizzle(v128.load(CONSTANTS + (17 << 4)), v128.and(v, i8x16.splat(15))))
  return v128.or(some, v128.or(i8x16.eq(v, v128.load(CONSTANTS + (11 << 4))), i8x16.eq(v, i8x16.splat(60))))
}

/** Whether a code may be one of those but a brace and a question mark. */
export function isSign(code: i32): bool {
  return code == 37 || code == 38 || code == 92 || code == 27 || code == 35 || code == 94 || code == 60
}

/** High bits where a brace or bracket is, which differ in one bit, or what may be invisible. */
// @ts-ignore: decorator
@inline function opens(v: v128): v128 {
  return v128.or(v, i8x16.eq(v128.or(v, i8x16.splat(32)), i8x16.splat(123)))
}

/** The high bits of 64 bytes. */
// @ts-ignore: decorator
@inline function bitsOf(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u64>i8x16.bitmask(a) | (<u64>i8x16.bitmask(b) << 16)
  return low | (<u64>i8x16.bitmask(c) << 32) | (<u64>i8x16.bitmask(d) << 48)
}

/** Where the bits lie of the 64 places of a block where lines end; the block before the text has number -1. */
// @ts-ignore: decorator
@inline function endsOf(block: i32): usize {
  return ENDS + (<usize>block << 3)
}

/** The same of those where a line begins with a brace, a bracket or what may be invisible. */
// @ts-ignore: decorator
@inline function openOf(block: i32): usize {
  return OPEN_LINES + (<usize>block << 3)
}

/** Not 0 where a line begins with a bracket at `at`, or may be a record of the journal: the first name of most JSON says no. */
// @ts-ignore: decorator
@inline function isOdd(at: usize): u32 {
  const two = <u32>load<u16>(at)
  return <u32>((two & 255) != 123) | (<u32>(two == 0x227b) & <u32>(<u32>load<u8>(at, 2) - 65 < 31))
}

/**
 * Marks where lines end before `to`, behind which there are line feeds: all else asks for that. True when `td` stands
 * somewhere in the text.
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
    // Of several in one block nothing is known.
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

/** Whether some line of the text may be a list or a record of the journal. */
let hasOdd: bool = false

/** Whether some line is a list of JSON from its begin on. */
let hasList: bool = false

/**
 * Looks at the lines before `to` that begin with a bracket: whether one begins as a record of the journal, and whether one
 * is a list; a byte order mark before it is `mark` bytes.
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

/** Index of the last line end in `[begin, end)`, or `begin - 1`. */
export function lastEnd(begin: i32, end: i32): i32 {
  let block = (end - 1) >> 6
  let bits = load<u64>(endsOf(block)) << (63 - ((end - 1) & 63)) >> (63 - ((end - 1) & 63))
  while (bits == 0) bits = load<u64>(endsOf(--block))
  const found = (block << 6) + 63 - <i32>clz(bits)
  return found >= begin ? found : begin - 1
}

/** Index of the first line end in `[begin, end)`, or `end`. */
export function firstEnd(begin: i32, end: i32): i32 {
  let block = begin >> 6
  let bits = load<u64>(endsOf(block)) >> (begin & 63) << (begin & 63)
  while (bits == 0) bits = load<u64>(endsOf(++block))
  const found = (block << 6) + <i32>ctz(bits)
  return found < end ? found : end
}

/** The last line from `from` on that begins so before `to`; -1 when there is none. */
export function bracketBefore(to: i32, from: i32): i32 {
  if (to <= from) return -1
  let block = (to - 1) >> 6
  let bits = load<u64>(openOf(block)) << (63 - ((to - 1) & 63)) >> (63 - ((to - 1) & 63))
  while (bits == 0 && block << 6 > from) bits = load<u64>(openOf(--block))
  const found = (block << 6) + 63 - <i32>clz(bits)
  return bits != 0 && found >= from ? found : -1
}

/** The first such line from `from` on that begins before `to`; `to` when there is none. */
export function bracketAfter(from: i32, to: i32): i32 {
  let block = from >> 6
  let bits = load<u64>(openOf(block)) >> (from & 63) << (from & 63)
  while (bits == 0 && ++block << 6 < to) bits = load<u64>(openOf(block))
  const found = (block << 6) + <i32>ctz(bits)
  return bits != 0 && found < to ? found : to
}

/** The first line from `from` on before `to` that is a list of JSON from its begin on; `to` when there is none. */
export function listAfter(from: i32, to: i32): i32 {
  if (!hasList) return to
  let line = bracketAfter(from, to)
  while (line < to && !isListAt(TEXT + <usize>line)) line = bracketAfter(line + 1, to)
  return line
}

/** Whether a list begins at `at`: see `beginsList`. */
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

/** Whether what comes at `at` is a digit of an escape, or may be nothing to see. */
function mayBeHex(at: usize): bool {
  return codeAt(at) > 127 || isHex(codeAt(at))
}

/** Whether a percent sign at `at` begins an escape. */
function isPercent(at: usize): bool {
  return mayBeHex(at + 1) && (codeAt(at + 1) > 127 || mayBeHex(at + 2))
}

/** Whether an ampersand at `at` begins a character reference; of a name of letters what comes behind it ends it. */
function isReference(at: usize): bool {
  if (codeAt(at + 1) > 127 || codeAt(at + 1) == 35) return true
  for (let i: usize = 1; i < 12; i++) {
    const code = codeAt(at + i)
    if (code > 127 || !isAlphanumeric(code)) return i > 2 && code != 61
  }
  return false
}

/** Whether a question mark at `at` begins a query with a plus in it, or with what may be one in another width. */
function isQuery(at: usize): bool {
  let place = at + 1
  let code = codeAt(place)
  while (code > 32 && code < 128 && code != 43 && code != 34 && code != 60 && code != 62) {
    place++
    code = codeAt(place)
  }
  return code == 43 || code > 127
}

/** Whether a brace stands at `at` that begins an object: a name comes next. */
export function isObject(at: usize): bool {
  if (codeAt(at) != 123) return false
  let i = at + 1
  while (codeAt(i) == 32 || codeAt(i) == 9) i++
  return codeAt(i) == 34 || codeAt(i) > 127
}

/** Whether a backslash at `at` begins an escape. */
function isEscape(at: usize): bool {
  const code = codeAt(at + 1)
  if (code == 110 || code == 114 || code == 116 || code == 117 || code == 92 || code > 127) return true
  return code == 120 || code == 101 || (code >= 48 && code < 52)
}

/** Whether a sign at `at` asks for decoding. */
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

/** Whether {@link asks} saw any sign at all. */
export let hasSign: bool = false

function hasPlus(from: usize, end: usize): bool {
  for (let at = from; at < end; at++) if (codeAt(at) == 43) return true
  return false
}

/** Whether something in some codes between two places asks for decoding. */
export function asks(codes: usize, from: i32, to: i32): bool {
  const end = codes + <usize>to
  hasSign = false
  // Looked for once, where a form may be.
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

/** Whether codes between two places may mean something in the query of an address, which may be open before, or outside one. */
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
