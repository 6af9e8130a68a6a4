/**
 * The structure of a stretch of JSON, told 64 codes at a time: which quotes begin and end strings, what lies in them,
 * and where brackets open and close. Nothing is decoded for it. What the lexer of `formats/json.ts` would not read as
 * JSON to the end is refused, and read by that lexer instead: so all that is wrong in JSON has one reader.
 *
 * Of each code only its class and the class of the one before it, blanks left out, say whether it may stand there, so
 * a few operations on the bits of a block hold the whole grammar.
 */
import { ruleOf } from '../resolve/listed'
import { isHex } from '../text/codes'
import { owns } from './claims.as'
import { BRACKETS, LEXICON, QUOTES, SCRATCH, STRINGS, STRUCTURE_CONSTANTS } from './layout.as'

/** Where the codes lie, and the one that the first bit stands for. */
let base: usize = 0
let first: i32 = 0
/** One past what is JSON: the bracket that closes all of it, or the end. */
export let jsonEnd: i32 = 0
/** Whether a bracket closed all of it. */
export let isClosed: bool = false
/** Brackets found: each is its place, doubled, and one more for one that opens. */
export let brackets: i32 = 0

/** Open brackets of which all is remembered. */
const DEEPEST: i32 = 60
/** Names that are longer are left to the lexer, as are their words. */
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
}

// @ts-ignore: decorator
@inline function named(i: usize): v128 {
  return v128.load(STRUCTURE_CONSTANTS + (i << 4))
}

// @ts-ignore: decorator
@inline function join(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u64>(<u32>i8x16.bitmask(a) | (<u32>i8x16.bitmask(b) << 16))
  return low | (<u64>(<u32>i8x16.bitmask(c) | (<u32>i8x16.bitmask(d) << 16)) << 32)
}

// @ts-ignore: decorator
@inline function equal(a: v128, b: v128, c: v128, d: v128, i: usize): u64 {
  const code = named(i)
  return join(i8x16.eq(a, code), i8x16.eq(b, code), i8x16.eq(c, code), i8x16.eq(d, code))
}

/** Codes of a range, by what moves its end to 127 and what then lies before it. */
// @ts-ignore: decorator
@inline function within(a: v128, b: v128, c: v128, d: v128, i: usize): u64 {
  const move = named(i)
  const before = named(i + 1)
  return join(
    i8x16.gt_s(i8x16.add(a, move), before),
    i8x16.gt_s(i8x16.add(b, move), before),
    i8x16.gt_s(i8x16.add(c, move), before),
    i8x16.gt_s(i8x16.add(d, move), before),
  )
}

/** Bits from each that is set up to the one before the next that is. */
// @ts-ignore: decorator
@inline function between(quotes: u64): u64 {
  let bits = quotes ^ (quotes << 1)
  bits ^= bits << 2
  bits ^= bits << 4
  bits ^= bits << 8
  bits ^= bits << 16
  return bits ^ (bits << 32)
}

/** Whether a backslash at `at` begins an escape of JSON. */
function isEscape(at: usize): bool {
  const code: i32 = load<u8>(at, 1)
  if (code == 34 || code == 92 || code == 110 || code == 47 || code == 116 || code == 114) return true
  if (code == 98 || code == 102) return true
  if (code != 117) return false
  for (let i: usize = 2; i < 6; i++) if (!isHex(load<u8>(at + i))) return false
  return true
}

/** Codes of a block that a backslash escapes, told of those before `end`; {@link isCut} when one escapes the next block's first. */
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

/** End of the word that was read last. */
let wordEnd: usize = 0

/** Length of the word at `at`: `true`, `false` or `null`, and nothing behind it that is none of JSON; 0 for another. */
function wordLength(at: usize, end: usize): usize {
  const four = load<u32>(at)
  let length: usize = 0
  if (four == 0x65757274 || four == 0x6c6c756e) length = 4
  else if (four == 0x736c6166 && load<u8>(at, 4) == 101) length = 5
  const next: i32 = load<u8>(at + length)
  return at + length == end || next == 44 || next == 125 || next == 93 || next == 32 ? length : 0
}

/** Whether what lies in a block outside strings and is no digit belongs to numbers and words; `begins` where they begin. */
function areAtoms(codes: u64, begins: u64, block: usize, end: usize, isCut: bool): bool {
  for (let rest = codes; rest != 0; rest &= rest - 1) {
    const at = block + <usize>ctz(rest)
    if (at < wordEnd) continue
    const code: i32 = load<u8>(at)
    if ((begins & rest & (0 - rest)) == 0) {
      if (code != 46 && code != 45 && code != 43 && (code | 32) != 101) return false
    } else if (code != 45) {
      let length = wordLength(at, end)
      if (isCut && at + 5 >= end) length = end - at
      if (length == 0) return false
      wordEnd = at + length
    }
  }
  return true
}

/** Lists the brackets of a block, of which `opens` open; those after the one that closes all are left. */
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

/**
 * Whether a name before one of some colons may be a listed one: of names with escapes, apostrophes or very many codes the
 * places do not tell.
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

/** Blanks of JSON that are no spaces. */
// @ts-ignore: decorator
@inline function feedsAndTabs(a: v128, b: v128, c: v128, d: v128): u64 {
  return equal(a, b, c, d, 11) | equal(a, b, c, d, 12) | equal(a, b, c, d, 13)
}

/** How far the codes go that {@link readStructure} reads. */
export const enum Extent {
  /** To the end of a line. */
  Line = 0,
  /** To the end of some lines. */
  Lines = 1,
  /** To a cut: what it goes through is left. */
  Cut = 2,
}

/** What the end, or the cut there, goes through begins at {@link jsonEnd}; `opened` is the string that was begun last. */
function leaveOpen(isInside: bool, opened: i32, extent: Extent): bool {
  if (isInside) jsonEnd = opened
  else if (extent == Extent.Cut) while (jsonEnd > first && isAtomCode(load<u8>(base + <usize>(jsonEnd - 1)))) jsonEnd--
  return true
}

/** Whether a code of JSON outside strings belongs to a number or a word. */
export function isAtomCode(code: i32): bool {
  return code != 44 && code != 58 && code != 32 && code != 34 && code > 13 && (code | 32) != 123 && (code | 32) != 125
}

/**
 * Reads the structure of the codes from `from` to `end`, of which the last is no blank, at `level` open brackets; `isAfter`
 * says that a value comes before, `isName` that it may be a name. False when it is no JSON, or not sure to be.
 */
export function readStructure(codes: usize, from: i32, end: i32, level: i32, isAfter: bool, isName: bool, extent: Extent): bool {
  base = codes
  first = from
  jsonEnd = end
  brackets = 0
  depth = level
  isCut = false
  isBroken = false
  isClosed = false
  wordEnd = 0
  let inside: u64 = 0
  let after: u64 = isAfter ? 1 : 0
  let name: u64 = isName ? 1 : 0
  let atom: u64 = 0
  /** Whether the string that is open is doubtful as a name, or the one that ended with the last block. */
  let isOdd: bool = false
  let odd: u64 = 0
  let closed: u64 = 0
  let opened = from
  let bit: usize = 0
  const last = codes + <usize>end
  for (let at = from; at < end; at += 64) {
    const block = codes + <usize>at
    const a = v128.load(block)
    const b = v128.load(block, 16)
    const c = v128.load(block, 32)
    const d = v128.load(block, 48)
    let valid: u64 = end - at >= 64 ? ~(<u64>0) : ((<u64>1) << <u64>(end - at)) - 1
    let quotes = equal(a, b, c, d, 0)
    // A backslash, or one of % & '
    const slash = named(1)
    const move = named(9)
    const before = named(10)
    const sa = v128.or(i8x16.eq(a, slash), i8x16.gt_s(i8x16.add(a, move), before))
    const sb = v128.or(i8x16.eq(b, slash), i8x16.gt_s(i8x16.add(b, move), before))
    const sc = v128.or(i8x16.eq(c, slash), i8x16.gt_s(i8x16.add(c, move), before))
    const sd = v128.or(i8x16.eq(d, slash), i8x16.gt_s(i8x16.add(d, move), before))
    let signs: u64 = 0
    if (v128.any_true(v128.or(v128.or(sa, sb), v128.or(sc, sd))) || isCut) {
      signs = join(sa, sb, sc, sd) & valid
      quotes &= ~escapedBy(equal(a, b, c, d, 1) & valid, block, extent == Extent.Cut ? last - 6 : last)
      if (isBroken) return false
    }
    quotes &= valid
    let strings = between(quotes) ^ inside
    if (quotes == 0 && inside != 0) {
      // All of it lies in one string.
      store<u64>(QUOTES + bit, 0)
      store<u64>(STRINGS + bit, strings)
      bit += 8
      if (end - at <= 64) return extent != Extent.Lines && leaveOpen(true, opened, extent)
      isOdd = isOdd || signs != 0
      after = 0
      name = 0
      atom = 0
      odd = 0
      closed = 0
      continue
    }
    const wasInside: bool = inside != 0
    inside = 0 - (strings >> 63)
    let out = ~(strings | quotes) & valid
    const space = named(2)
    const la = v128.or(a, space)
    const lb = v128.or(b, space)
    const lc = v128.or(c, space)
    const ld = v128.or(d, space)
    const opens = equal(la, lb, lc, ld, 3) & out
    const both = opens | (equal(la, lb, lc, ld, 4) & out)
    if (both != 0) {
      listBrackets(both, opens, at)
      if (isBroken) return false
      if (isClosed) {
        valid = (~(<u64>0)) >> <u64>(64 - (jsonEnd - at))
        out &= valid
        quotes &= valid
        strings &= valid
        inside = 0
      }
    }
    store<u64>(QUOTES + bit, quotes)
    store<u64>(STRINGS + bit, strings)
    bit += 8
    const commas = equal(a, b, c, d, 5) & out
    const colons = equal(a, b, c, d, 6) & out
    const spaces = equal(a, b, c, d, 2) & out
    let blanks = spaces
    if (extent == Extent.Lines) {
      if ((equal(a, b, c, d, 11) & strings) != 0) return false
      blanks |= feedsAndTabs(a, b, c, d) & out
    }
    const digits = within(a, b, c, d, 7)
    const atoms = out & ~(both | commas | colons | blanks)
    const ends = quotes & ~strings
    const values = ends | (both & ~opens) | atoms
    let behind = (values << 1) | after
    let joined = (ends << 1) | name
    after = values >> 63
    name = ends >> 63
    if (blanks != 0) {
      const passed = (behind & blanks) + blanks
      if (passed < blanks) after = 1
      behind = (behind | passed) & ~blanks
      // A name on an earlier line has been forgotten.
      const skipped = (joined & spaces) + spaces
      if (skipped < spaces) name = 1
      joined = (joined | skipped) & ~spaces
    }
    const begun = atoms & ~((atoms << 1) | atom)
    atom = atoms >> 63
    const begins = (quotes & strings) | (opens & out) | begun
    if (((begins & behind) | (commas & ~behind) | (colons & ~joined)) != 0) return false
    const rest = atoms & ~digits
    if (rest != 0 && !areAtoms(rest, begun, block, last, extent == Extent.Cut)) return false
    if (owns) {
      let closes: u64 = 0
      if (wasInside) {
        const close = quotes & (0 - quotes)
        if (isOdd || at + <i32>ctz(quotes) - opened > LONG) closes = close
        isOdd = false
      }
      for (let rest = signs & strings; rest != 0; ) {
        const close = quotes & (~(<u64>0) << ctz(rest)) & ~strings
        if (close == 0) {
          isOdd = true
          break
        }
        closes |= close & (0 - close)
        rest &= ~((close & (0 - close)) - 1)
      }
      const doubtful = (colons & ((closes << 1) | odd)) | (colons & ~((ends << 1) | closed))
      odd = closes >> 63
      closed = ends >> 63
      if (doubtful != 0 && mayBeListed(doubtful, at)) return false
    }
    const begin = quotes & strings
    if (begin != 0) opened = at + 63 - <i32>clz(begin)
    if (isClosed) return true
  }
  return extent == Extent.Lines ? inside == 0 : leaveOpen(inside != 0, opened, extent)
}

/** Whether the code at `at` lies in a string. */
// @ts-ignore: decorator
@inline export function isInString(at: i32): bool {
  const i = at - first
  return ((load<u64>(STRINGS + (<usize>(i >> 6) << 3)) >> <u64>(i & 63)) & 1) != 0
}

/** The last quote before `at` that begins or ends a string; there must be one. */
export function quoteBefore(at: i32): i32 {
  const i = at - first
  let block = i >> 6
  let bits = load<u64>(QUOTES + (<usize>block << 3)) & (((<u64>1) << <u64>(i & 63)) - 1)
  while (bits == 0) bits = load<u64>(QUOTES + (<usize>(--block) << 3))
  return first + (block << 6) + 63 - <i32>clz(bits)
}

/** The first such quote at `at` or after it; there must be one. */
export function quoteAfter(at: i32): i32 {
  const i = at - first
  let block = i >> 6
  let bits = load<u64>(QUOTES + (<usize>block << 3)) & (~(<u64>0) << <u64>(i & 63))
  while (bits == 0) bits = load<u64>(QUOTES + (<usize>(++block) << 3))
  return first + (block << 6) + <i32>ctz(bits)
}
