/**
 * First pass: sets one bit per character in the arrays of its classes. Decides nothing, so the loop has no branches
 * except three gates: at signs and equals signs, possible escapes, and non-ASCII are rare.
 *
 * A class that is a range takes one addition and one signed comparison: the addition moves the range's end to 127.
 * Constants are loaded from memory, which is faster than literals (some hosts rebuild a literal at every use).
 */
import { ATS, COLONS, CONSTANTS, DIGITS, ENDS, ESCAPES, JOINTS, OWNERS, PLACES, RARES, TEXT } from './layout.as'

const TO_DIGIT_END: i32 = 127 - 0x39
const TO_JOINT_END: i32 = 127 - 0x2f
/** One less than the start of the moved range. */
const BEFORE_DIGITS: i32 = 127 - 10
const BEFORE_JOINTS: i32 = 127 - 8
const TO_SIGN_END: i32 = 127 - 0x40

function constant(i: i32, value: i32): void {
  v128.store(CONSTANTS + <usize>(i << 4), i8x16.splat(<i8>value))
}

/** Writes the constants, once. */
export function prepareMasks(): void {
  constant(0, TO_DIGIT_END)
  constant(1, BEFORE_DIGITS)
  constant(2, TO_JOINT_END)
  constant(3, BEFORE_JOINTS)
  constant(4, 32)
  constant(5, 58)
  constant(6, TO_SIGN_END)
  v128.store(CONSTANTS + (7 << 4), i8x16(-1, 0, 0, 35, 36, 37, 38, 39, 0, 0, 0, 27, 92, 0, 94, 0))
  constant(8, 15)
  constant(9, 45)
  constant(10, 48)
  constant(11, 27)
  constant(12, 116)
  constant(13, 100)
  constant(14, 61)
  constant(15, 62)
  constant(20, 58)
  constant(21, 91)
  v128.store(CONSTANTS + (16 << 4), i8x16(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 13, 0, 0))
  v128.store(CONSTANTS + (17 << 4), i8x16(-1, 0, 0, 35, 0, 37, 38, 0, 0, 0, 0, 123, 92, 0, 94, 63))
  v128.store(CONSTANTS + (18 << 4), i8x16(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8))
  v128.store(CONSTANTS + (19 << 4), i8x16(8, 4, 5, 12, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1, 0, 4))
}

// @ts-ignore: decorator
@inline function named(i: usize): v128 {
  return v128.load(CONSTANTS + (i << 4))
}

// @ts-ignore: decorator
@inline function digits(v: v128): i32 {
  return i8x16.bitmask(i8x16.gt_s(i8x16.add(v, named(0)), named(1)))
}

/** A space, or one of ( ) * + , - . / */
// @ts-ignore: decorator
@inline function joints(v: v128): i32 {
  return i8x16.bitmask(v128.or(i8x16.gt_s(i8x16.add(v, named(2)), named(3)), i8x16.eq(v, named(4))))
}

// @ts-ignore: decorator
@inline function colons(v: v128): i32 {
  return i8x16.bitmask(i8x16.eq(v, named(5)))
}

/** One of < = > ? @ */
// @ts-ignore: decorator
@inline function signs(v: v128): v128 {
  return i8x16.gt_s(i8x16.add(v, named(6)), i8x16.splat(127 - 5))
}

/** One of # $ % & \\ ^ or the escape character: nearly all that may introduce an escape; and the apostrophe. */
// @ts-ignore: decorator
@inline export function marks(v: v128): v128 {
  // No two of them have the same low nibble.
  return i8x16.eq(i8x16.swizzle(named(7), v128.and(v, named(8))), v)
}

/** Marks a code. */
// @ts-ignore: decorator
@inline export function are(v: v128, code: i32): v128 {
  return i8x16.eq(v, i8x16.splat(<i8>code))
}

/** Possible escapes: % & and the escape character; \\ except before an inner quote; # before 0 to 3; ^ before [ */
function escapes(v: v128, at: usize): u64 {
  const next = v128.load(at, 1)
  const written = v128.and(are(v, 35), i8x16.eq(v128.and(next, i8x16.splat(-4)), i8x16.splat(48)))
  const echoed = v128.and(are(v, 94), are(next, 91))
  const before = v128.load(at - 1)
  const inside = v128.andnot(are(next, 34), v128.or(are(before, 91), are(before, 32)))
  const slashes = v128.andnot(are(v, 92), inside)
  const plain = v128.or(v128.or(are(v, 37), are(v, 38)), v128.or(slashes, are(v, 27)))
  return bits(v128.or(plain, v128.or(written, echoed)))
}

/** At signs, and < after a digit or one of + , - . / at `at`, which may start a tag inside a number. */
function ats(v: v128, at: usize): u64 {
  const before = i8x16.gt_s(i8x16.add(v128.load(at - 1), named(0)), i8x16.splat(127 - 15))
  return bits(v128.or(are(v, 64), v128.and(are(v, 60), before)))
}

/** Dashes at `at` after a dash, a blank or a possibly invisible character. */
// @ts-ignore: decorator
@inline function dashes(v: v128, at: usize): v128 {
  return v128.and(i8x16.eq(v, named(9)), i8x16.lt_s(v128.load(at - 1), named(10)))
}

/** {@link dashes} not followed by a blank, dash or digit: those of options. */
function options(v: v128, at: usize): u64 {
  const next = v128.load(at, 1)
  const letter = i8x16.gt_u(next, i8x16.splat(64))
  return bits(v128.and(dashes(v, at), v128.or(letter, marks(next))))
}

/** Apostrophes at `at` after a blank, bracket, comma or possibly invisible character: those of literals. */
function literals(v: v128, at: usize): u64 {
  return bits(v128.and(are(v, 39), i8x16.lt_s(v128.load(at - 1), named(10))))
}

/** Equals signs and > */
function owners(v: v128): u64 {
  return bits(v128.or(are(v, 61), are(v, 62)))
}

/** One past the continuation octets of UTF-8; the lowest octet of all if the text is not UTF-8. */
let secondsEnd: i32 = -128

/**
 * Lead bytes of characters that may fold to a digit, a space, a dash or nothing: C2, CD, D8, E1, E2, E3, EF, F0, F3;
 * and continuation bytes without a lead byte, which are invalid UTF-8.
 */
function rare(v: v128, before: v128): u64 {
  const seconds = i8x16.splat(<i8>secondsEnd)
  const high = i8x16.swizzle(named(18), i8x16.shr_u(v, 4))
  const low = i8x16.swizzle(named(19), v128.and(v, i8x16.splat(15)))
  const lead = v128.and(high, low)
  const torn = v128.andnot(i8x16.lt_s(v, seconds), i8x16.lt_s(before, i8x16.splat(0)))
  return <u64>i8x16.bitmask(v128.or(i8x16.ne(lead, i8x16.splat(0)), torn))
}

function join(a: u64, b: u64, c: u64, d: u64): u64 {
  return a | (b << 16) | (c << 32) | (d << 48)
}

function bits(v: v128): u64 {
  return <u64>i8x16.bitmask(v)
}

/** Address of the line-end bits for the block whose masks come first. */
let endsFrom: usize = ENDS
/** True if a line classified last ends in an equals sign. */
export let endsSoft: bool = false

/** True if any of `bits` from `at` on, which mark = and >, is an equals sign. */
function hasEquals(at: usize, bits: u64): bool {
  for (let rest = bits; rest != 0; rest &= rest - 1) if (load<u8>(at + <usize>ctz(rest)) == 61) return true
  return false
}

/** Classifies the bytes from `at` to `end`, 64 per step; `mark` is the byte offset of the first step's masks. */
function classify(at: usize, end: usize, mark: usize): void {
  // A continuation byte may be invalid; other rare bytes are lead bytes.
  const firstRare = i8x16.splat(<i8>(secondsEnd == -128 ? 0xc0 : 0x80))
  const first = at - (mark << 3)
  let dashed = PLACES
  while (at < end) {
    const a = v128.load(at)
    const b = v128.load(at, 16)
    const c = v128.load(at, 32)
    const d = v128.load(at, 48)
    store<u16>(DIGITS + mark, digits(a))
    store<u16>(DIGITS + mark, digits(b), 2)
    store<u16>(DIGITS + mark, digits(c), 4)
    store<u16>(DIGITS + mark, digits(d), 6)
    store<u16>(JOINTS + mark, joints(a))
    store<u16>(JOINTS + mark, joints(b), 2)
    store<u16>(JOINTS + mark, joints(c), 4)
    store<u16>(JOINTS + mark, joints(d), 6)
    store<u16>(COLONS + mark, colons(a))
    store<u16>(COLONS + mark, colons(b), 2)
    store<u16>(COLONS + mark, colons(c), 4)
    store<u16>(COLONS + mark, colons(d), 6)
    let accounts: u64 = 0
    let owned: u64 = 0
    if (v128.any_true(v128.or(v128.or(signs(a), signs(b)), v128.or(signs(c), signs(d))))) {
      accounts = join(ats(a, at), ats(b, at + 16), ats(c, at + 32), ats(d, at + 48))
      owned = join(owners(a), owners(b), owners(c), owners(d))
      const ends = (load<u64>(endsFrom + mark) >> 1) | (load<u64>(endsFrom + mark, 8) << 63)
      if ((owned & ends) != 0) endsSoft = endsSoft || hasEquals(at, owned & ends)
    }
    // Many blocks of a log have one, but few precede a name: a list is cheaper than an unpredictable branch.
    const some = v128.or(v128.or(dashes(a, at), dashes(b, at + 16)), v128.or(dashes(c, at + 32), dashes(d, at + 48)))
    store<usize>(dashed, mark)
    dashed += <usize>v128.any_true(some) << 2
    let hidden: u64 = 0
    if (v128.any_true(v128.or(v128.or(marks(a), marks(b)), v128.or(marks(c), marks(d))))) {
      hidden = join(escapes(a, at), escapes(b, at + 16), escapes(c, at + 32), escapes(d, at + 48))
      accounts |= join(literals(a, at), literals(b, at + 16), literals(c, at + 32), literals(d, at + 48))
    }
    store<u64>(ATS + mark, accounts | hidden)
    store<u64>(ESCAPES + mark, hidden)
    store<u64>(OWNERS + mark, owned)
    let rares: u64 = 0
    if (v128.any_true(i8x16.ge_u(i8x16.max_u(i8x16.max_u(a, b), i8x16.max_u(c, d)), firstRare))) {
      rares = join(
        rare(a, v128.load(at - 1)),
        rare(b, v128.load(at, 15)),
        rare(c, v128.load(at, 31)),
        rare(d, v128.load(at, 47)),
      )
    }
    store<u64>(RARES + mark, rares)
    at += 64
    mark += 8
  }
  addOptions(first, dashed)
}

/** Adds the dashes of options to the at signs in the blocks listed up to `end`; byte offset 0 is at `text`. */
function addOptions(text: usize, end: usize): void {
  for (let at = PLACES; at < end; at += 4) {
    const mark = load<usize>(at)
    const block = text + (mark << 3)
    const low = options(v128.load(block), block) | (options(v128.load(block, 16), block + 16) << 16)
    const high = options(v128.load(block, 32), block + 32) | (options(v128.load(block, 48), block + 48) << 16)
    store<u64>(ATS + mark, load<u64>(ATS + mark) | low | (high << 32))
  }
}

/** Clears the masks of a block of line feeds. */
function clearMasks(mark: usize): void {
  store<u64>(DIGITS + mark, 0)
  store<u64>(JOINTS + mark, 0)
  store<u64>(COLONS + mark, 0)
  store<u64>(ATS + mark, 0)
  store<u64>(ESCAPES + mark, 0)
  store<u64>(OWNERS + mark, 0)
  store<u64>(RARES + mark, 0)
}

/**
 * Classifies the blocks of a part and one or two on either side, because runs may start before and end after it. Before
 * the first line and after the last, there can be none.
 */
export function classifyPart(text: usize, blocks: i32, isFirst: bool, isLast: bool, isUtf8: bool): void {
  secondsEnd = isUtf8 ? -64 : -128
  endsFrom = ENDS - 8 + ((<usize>(text - TEXT) >> 6) << 3)
  endsSoft = false
  const after: usize = <usize>(blocks + 1) << 3
  if (isFirst) clearMasks(0)
  if (isLast) {
    clearMasks(after)
    clearMasks(after + 8)
  }
  classify(isFirst ? text : text - 64, text + <usize>((isLast ? blocks : blocks + 2) << 6), isFirst ? 8 : 0)
}

/** {@link classify} for folded codes, where any non-ASCII may be a space or dash that joins. */
export function classifyFolded(at: usize, end: usize): void {
  secondsEnd = -128
  classify(at, end, 0)
  let mark: usize = JOINTS
  for (let block = at; block < end; block += 64) {
    const low = <u64>i8x16.bitmask(v128.load(block)) | (<u64>i8x16.bitmask(v128.load(block, 16)) << 16)
    const high = <u64>i8x16.bitmask(v128.load(block, 32)) | (<u64>i8x16.bitmask(v128.load(block, 48)) << 16)
    store<u64>(mark, load<u64>(mark) | low | (high << 32))
    mark += 8
  }
}
