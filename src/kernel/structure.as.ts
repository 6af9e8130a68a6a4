/**
 * The structure of a stretch of JSON, 64 codes at a time: opening and closing quotes, string contents, and brackets.
 * Nothing is decoded for it. Anything that the lexer of `formats/json.ts` would not read as JSON to the end is rejected
 * and left to that lexer: so a single reader handles all errors in JSON.
 */
import { ruleOf } from '../resolve/listed-names'
import { isHex } from '../text/codes'
import { owns } from './claims.as'
import { beginGrammar, isInOrder, passString } from './grammar.as'
import { BRACKETS, LEXICON, QUOTES, SCRATCH, STRINGS, STRUCTURE_CONSTANTS } from './layout.as'

/** Address of the codes, and the position of the first bit. */
let base: usize = 0
let first: i32 = 0
/** End of the JSON: after its closing bracket, or the end of the codes. */
export let jsonEnd: i32 = 0
/** True if its closing bracket was found. */
export let isClosed: bool = false
/** Number of brackets found; each is stored as twice its position, plus one if it opens. */
export let brackets: i32 = 0

/** Maximum depth of brackets that are stored. */
const DEEPEST: i32 = 60
/** Longer names are left to the lexer, as are their words. */
const LONG: i32 = 64
const LONGEST: i32 = 4096

function constant(i: i32, value: i32): void {
  v128.store(STRUCTURE_CONSTANTS + <usize>(i << 4), i8x16.splat(<i8>value))
}

/** Writes the constants, once; see `masks.as.ts` for why. */
export function prepareStructure(): void {
  constant(0, 34)
  constant(1, 92)
  constant(2, 32)
  constant(3, 123)
  constant(4, 125)
  constant(5, 44)
  constant(6, 58)
  constant(7, 127 - 57)
  constant(8, 127 - 10)
  constant(9, 127 - 39)
  constant(10, 127 - 3)
  constant(11, 10)
  constant(12, 13)
  constant(13, 9)
  constant(14, 0)
}

// @ts-ignore: decorator
@inline function named(i: usize): v128 {
  return v128.load(STRUCTURE_CONSTANTS + (i << 4))
}

// @ts-ignore: decorator
@inline export function join(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u64>(<u32>i8x16.bitmask(a) | (<u32>i8x16.bitmask(b) << 16))
  return low | (<u64>(<u32>i8x16.bitmask(c) | (<u32>i8x16.bitmask(d) << 16)) << 32)
}

// @ts-ignore: decorator
@inline function equal(a: v128, b: v128, c: v128, d: v128, i: usize): u64 {
  const code = named(i)
  return join(i8x16.eq(a, code), i8x16.eq(b, code), i8x16.eq(c, code), i8x16.eq(d, code))
}

/** A backslash, or one of % & ' */
// @ts-ignore: decorator
@inline function signs(v: v128): v128 {
  return v128.or(i8x16.eq(v, named(1)), i8x16.gt_s(i8x16.add(v, named(9)), named(10)))
}

// @ts-ignore: decorator
@inline function digits(a: v128, b: v128, c: v128, d: v128): u64 {
  const move = named(7)
  const before = named(8)
  return join(
    i8x16.gt_s(i8x16.add(a, move), before),
    i8x16.gt_s(i8x16.add(b, move), before),
    i8x16.gt_s(i8x16.add(c, move), before),
    i8x16.gt_s(i8x16.add(d, move), before),
  )
}

/** Sets the bits from each set bit up to the one before the next set bit. */
// @ts-ignore: decorator
@inline export function between(quotes: u64): u64 {
  let bits = quotes ^ (quotes << 1)
  bits ^= bits << 2
  bits ^= bits << 4
  bits ^= bits << 8
  bits ^= bits << 16
  return bits ^ (bits << 32)
}

/** True if a backslash at `at` starts a JSON escape sequence. */
function isEscape(at: usize): bool {
  const code: i32 = load<u8>(at, 1)
  if (code == 34 || code == 92 || code == 110 || code == 47 || code == 116 || code == 114) return true
  if (code == 98 || code == 102) return true
  if (code != 117) return false
  for (let i: usize = 2; i < 6; i++) if (!isHex(load<u8>(at + i))) return false
  return true
}

/** Returns the escaped codes of a block; validates those before `end`. {@link isCut} if the next block's first is. */
let isCut: bool = false
let isBroken: bool = false

function escapedBy(slashes: u64, block: usize, end: usize): u64 {
  const before: u64 = isCut ? 1 : 0
  let escaped = before
  let rest = slashes & ~before
  isCut = false
  while (rest != 0) {
    const bit = rest & (0 - rest)
    const at = block + <usize>ctz(rest)
    if (at < end && !isEscape(at)) isBroken = true
    escaped |= bit << 1
    isCut = (bit >> 63) != 0
    rest &= ~(bit | (bit << 1))
  }
  return escaped
}

/** Lists the brackets of a block, of which `opens` open, up to the one that closes everything. */
function listBrackets(bits: u64, opens: u64, at: i32): void {
  for (let rest = bits; rest != 0; rest &= rest - 1) {
    const i = <i32>ctz(rest)
    const isOpen = <i32>((opens >> <u64>i) & 1)
    store<i32>(BRACKETS + (<usize>brackets << 2), ((at + i) << 1) | isOpen)
    brackets++
    depth += (isOpen << 1) - 1
    if (depth == 0) {
      jsonEnd = at + i + 1
      isClosed = true
      return
    }
    if (depth > DEEPEST) isBroken = true
  }
}

let depth: i32 = 0

/** True if the open string may not be a plain name; colons at the start of the next block that follow such a string. */
let isOdd: bool = false
let odd: u64 = 0
let closed: u64 = 0
/** Start of the last string. */
let opened: i32 = 0

/**
 * True if a name before one of these colons may be listed. Places do not detect names with escapes or apostrophes, or
 * very long ones.
 */
function mayBeListed(colons: u64, at: i32): bool {
  for (let rest = colons; rest != 0; rest &= rest - 1) {
    const close = quoteBefore(at + <i32>ctz(rest))
    const from = quoteBefore(close) + 1
    if (close - from > LONGEST) return true
    for (let i = from; i < close; i++) {
      const code: i32 = load<u8>(base + <usize>i)
      if (code == 92 || code == 37 || code == 38) return true
    }
    if ((ruleOf(0, <i32>base + from, <i32>base + close, LEXICON, SCRATCH) & 255) != 0) return true
  }
  return false
}

/** Marks line ends: `isLineEnd` of `text/codes.ts`. */
// @ts-ignore: decorator
@inline function lineEnds(a: v128, b: v128, c: v128, d: v128): u64 {
  return equal(a, b, c, d, 11) | equal(a, b, c, d, 12) | equal(a, b, c, d, 14)
}

/** Returns the ends of strings that may not be plain names: the one that was open, and others with `signs`. */
function oddStrings(quotes: u64, strings: u64, signs: u64, at: i32, wasInside: bool): u64 {
  let closes: u64 = 0
  if (wasInside) {
    if (isOdd || at + <i32>ctz(quotes) - opened > LONG) closes = quotes & (0 - quotes)
    isOdd = false
  }
  for (let rest = signs & strings; rest != 0; ) {
    const close = quotes & (~(<u64>0) << ctz(rest)) & ~strings
    if (close == 0) {
      isOdd = true
      return closes
    }
    closes |= close & (0 - close)
    rest &= ~((close & (0 - close)) - 1)
  }
  return closes
}

/** True if a name in a block may be a listed one that no place detects. */
function hasDoubt(colons: u64, quotes: u64, strings: u64, signs: u64, at: i32, wasInside: bool): bool {
  const odds = oddStrings(quotes, strings, signs, at, wasInside)
  const ends = quotes & ~strings
  const doubtful = colons & ((odds << 1) | odd | ~((ends << 1) | closed))
  odd = odds >> 63
  closed = ends >> 63
  return doubtful != 0 && mayBeListed(doubtful, at)
}

/** How far the codes of {@link readStructure} extend. */
export const enum Extent {
  /** To the end of a line. */
  Line = 0,
  /** To the end of several lines. */
  Lines = 1,
  /** To a cut: what it divides is left out. */
  Cut = 2,
}

/** Sets {@link jsonEnd} to the start of what the end or the cut divides. */
function leaveOpen(isInside: bool, extent: Extent): bool {
  if (extent == Extent.Lines) return !isInside
  if (isInside) jsonEnd = opened
  else if (extent == Extent.Cut) while (jsonEnd > first && isAtomCode(load<u8>(base + <usize>(jsonEnd - 1)))) jsonEnd--
  return true
}

/** True if a code of JSON outside strings belongs to a number or literal. */
export function isAtomCode(code: i32): bool {
  return code != 44 && code != 58 && code != 32 && code != 34 && code > 13 && (code | 32) != 123 && (code | 32) != 125
}

/** Stores a block's opening and closing quotes, and its string contents. */
// @ts-ignore: decorator
@inline function put(quotes: u64, strings: u64, at: i32): void {
  const to = <usize>((at - first) >> 3)
  store<u64>(QUOTES + to, quotes)
  store<u64>(STRINGS + to, strings)
}

function begin(codes: usize, from: i32, end: i32, level: i32): void {
  base = codes
  first = from
  jsonEnd = end
  brackets = 0
  depth = level
  isCut = false
  isBroken = false
  isClosed = false
  isOdd = false
  odd = 0
  closed = 0
  opened = from
}

/**
 * Reads the structure of the codes from `from` to `end`, the last of which is not blank, at `level` open brackets; with
 * `isAfter` a value precedes, with `isName` it may be a name. Returns false if it is not JSON, or not certainly.
 */
export function readStructure(codes: usize, from: i32, end: i32, level: i32, isAfter: bool, isName: bool, extent: Extent): bool {
  begin(codes, from, end, level)
  beginGrammar(isAfter, isName)
  const last = codes + <usize>end
  let inside: u64 = 0
  for (let at = from; at < end; at += 64) {
    const block = codes + <usize>at
    const a = v128.load(block)
    const b = v128.load(block, 16)
    const c = v128.load(block, 32)
    const d = v128.load(block, 48)
    let valid: u64 = end - at >= 64 ? ~(<u64>0) : ((<u64>1) << <u64>(end - at)) - 1
    let quotes = equal(a, b, c, d, 0) & valid
    const sa = signs(a)
    const sb = signs(b)
    const sc = signs(c)
    const sd = signs(d)
    let signed: u64 = 0
    if (v128.any_true(v128.or(v128.or(sa, sb), v128.or(sc, sd))) || isCut) {
      signed = join(sa, sb, sc, sd) & valid
      quotes &= ~escapedBy(equal(a, b, c, d, 1) & valid, block, extent == Extent.Cut ? last - 6 : last)
      if (isBroken) return false
    }
    let strings = between(quotes) ^ inside
    const wasInside: bool = inside != 0
    const feeds: u64 = extent == Extent.Lines ? lineEnds(a, b, c, d) : 0
    if ((feeds & strings) != 0) return false
    if (wasInside && quotes == 0) {
      put(0, strings, at)
      isOdd = isOdd || signed != 0
      odd = 0
      closed = 0
      passString()
      continue
    }
    inside = 0 - (strings >> 63)
    let out = ~(strings | quotes) & valid
    const space = named(2)
    const la = v128.or(a, space)
    const lb = v128.or(b, space)
    const lc = v128.or(c, space)
    const ld = v128.or(d, space)
    const opens = equal(la, lb, lc, ld, 3) & out
    let closes = equal(la, lb, lc, ld, 4) & out
    if ((opens | closes) != 0) {
      listBrackets(opens | closes, opens, at)
      if (isBroken) return false
      if (isClosed) {
        valid = ~(<u64>0) >> <u64>(64 - (jsonEnd - at))
        out &= valid
        closes &= valid
        quotes &= valid
        strings &= valid
        inside = 0
      }
    }
    put(quotes, strings, at)
    const commas = equal(a, b, c, d, 5) & out
    const colons = equal(a, b, c, d, 6) & out
    const spaces = equal(a, b, c, d, 2) & out
    const blanks = extent == Extent.Lines ? spaces | ((feeds | equal(a, b, c, d, 13)) & out) : spaces
    const atoms = out & ~(opens | closes | commas | colons | blanks)
    const others = atoms & ~digits(a, b, c, d)
    const begins = quotes & strings
    const ends = quotes & ~strings
    if (!isInOrder(begins, ends, opens & out, closes, commas, colons, blanks, spaces, atoms, others, block, last, extent == Extent.Cut)) {
      return false
    }
    if (owns && hasDoubt(colons, quotes, strings, signed, at, wasInside)) return false
    if (begins != 0) opened = at + 63 - <i32>clz(begins)
    if (isClosed) return true
  }
  return leaveOpen(inside != 0, extent)
}

/** True if the code at `at` is inside a string. */
// @ts-ignore: decorator
@inline export function isInString(at: i32): bool {
  const i = at - first
  return ((load<u64>(STRINGS + (<usize>(i >> 6) << 3)) >> <u64>(i & 63)) & 1) != 0
}

/** Returns the last opening or closing quote before `at`; there must be one. */
export function quoteBefore(at: i32): i32 {
  const i = at - first
  let block = i >> 6
  let bits = load<u64>(QUOTES + (<usize>block << 3)) & (((<u64>1) << <u64>(i & 63)) - 1)
  while (bits == 0) bits = load<u64>(QUOTES + (<usize>(--block) << 3))
  return first + (block << 6) + 63 - <i32>clz(bits)
}

/** Returns the first such quote at or after `at`; there must be one. */
export function quoteAfter(at: i32): i32 {
  const i = at - first
  let block = i >> 6
  let bits = load<u64>(QUOTES + (<usize>block << 3)) & (~(<u64>0) << <u64>(i & 63))
  while (bits == 0) bits = load<u64>(QUOTES + (<usize>(++block) << 3))
  return first + (block << 6) + <i32>ctz(bits)
}
