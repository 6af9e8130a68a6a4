/**
 * What tells that a line may have to be decoded: a brace or bracket at its begin, and signs that begin an escape. Most
 * lines have none, so the search takes many places at once.
 */
import { isHex, isLineEnd } from '../text/codes'
import { CONSTANTS, TEXT } from './layout.as'

/** The byte at a place of the text. */
export function char(at: i32): i32 {
  return load<u8>(TEXT + <usize>at)
}

/** Where a line ends: {@link isLineEnd} for sixteen bytes. */
// @ts-ignore: decorator
@inline export function lineEnds(v: v128): v128 {
  return i8x16.eq(v, i8x16.swizzle(v128.load(CONSTANTS + (16 << 4)), v))
}

/** Index of the last line end in `[begin, end)`, or `begin - 1`. */
export function lastEnd(begin: i32, end: i32): i32 {
  let at = end
  while (at - 16 >= begin) {
    const bits = i8x16.bitmask(lineEnds(v128.load(TEXT + <usize>(at - 16))))
    if (bits != 0) return at - 16 + 31 - <i32>clz(bits)
    at -= 16
  }
  while (at > begin && !isLineEnd(char(at - 1))) at--
  return at - 1
}

/** Index of the first line end in `[begin, end)`, or `end`. */
export function firstEnd(begin: i32, end: i32): i32 {
  for (let at = begin; at < end; at += 16) {
    const bits = i8x16.bitmask(lineEnds(v128.load(TEXT + <usize>at)))
    if (bits != 0) {
      const found = at + <i32>ctz(bits)
      return found < end ? found : end
    }
  }
  return end
}

/** High bits where a brace or bracket is, which differ in one bit, or what may be invisible. */
// @ts-ignore: decorator
@inline function opens(at: i32): v128 {
  const v = v128.load(TEXT + <usize>at)
  return v128.or(v, i8x16.eq(v128.or(v, i8x16.splat(32)), i8x16.splat(123)))
}

/** {@link opens} at the begin of a line. */
// @ts-ignore: decorator
@inline function begins(at: i32): v128 {
  return v128.and(opens(at), lineEnds(v128.load(TEXT + <usize>(at - 1))))
}

/** Of the sixteen places from `at` on, those that begin a line with a bracket, a brace or what may be invisible. */
function openLines(at: i32): i32 {
  return i8x16.bitmask(begins(at))
}

/** The last such line from `from` on that begins before `to`; -1 when there is none. */
export function bracketBefore(to: i32, from: i32): i32 {
  let at = to - 16
  while (at > from - 16) {
    // Mostly there is none in 64.
    if (at - 48 > from) {
      const four = v128.or(v128.or(begins(at), begins(at - 16)), v128.or(begins(at - 32), begins(at - 48)))
      if (i8x16.bitmask(four) == 0) {
        at -= 64
        continue
      }
    }
    let bits = openLines(at)
    if (at < from) bits &= -1 << (from - at)
    if (bits != 0) return at + 31 - <i32>clz(bits)
    at -= 16
  }
  return -1
}

/** The first such line from `from` on that begins before `to`; `to` when there is none. */
export function bracketAfter(from: i32, to: i32): i32 {
  for (let at = from; at < to; at += 16) {
    const bits = openLines(at)
    if (bits == 0) continue
    const found = at + <i32>ctz(bits)
    return found < to ? found : to
  }
  return to
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

/** Whether an ampersand at `at` begins a character reference. */
function isReference(at: usize): bool {
  if (codeAt(at + 1) > 127) return true
  for (let i: usize = 2; i < 12; i++) {
    const code = codeAt(at + i)
    if (code == 59 || code > 127) return true
    if (code < 48) return false
  }
  return false
}

/** Whether a question mark at `at` begins a query with a plus in it. */
function isQuery(at: usize): bool {
  let place = at + 1
  let code = codeAt(place)
  while (code > 32 && code != 43 && code != 34 && code != 60 && code != 62) {
    place++
    code = codeAt(place)
  }
  return code == 43
}

/** Whether a brace at `at` begins an object: a name comes next. */
function isObject(at: usize): bool {
  let i = at + 1
  while (codeAt(i) == 32 || codeAt(i) == 9) i++
  return codeAt(i) == 34 || codeAt(i) > 127
}

/** Whether a backslash at `at` begins an escape. */
function isEscape(at: usize): bool {
  const code = codeAt(at + 1)
  return code == 110 || code == 114 || code == 116 || code == 117 || code == 92 || code > 127
}

/** Whether a sign at `at` asks for decoding. */
function asksAt(at: usize): bool {
  const code = codeAt(at)
  if (code == 37) return isPercent(at)
  if (code == 38) return isReference(at)
  if (code == 63) return isQuery(at)
  return code == 92 ? isEscape(at) : isObject(at)
}

/** Whether {@link asks} saw any sign at all. */
export let hasSign: bool = false

/** Whether something in some codes between two places asks for decoding. */
export function asks(codes: usize, from: i32, to: i32): bool {
  const end = codes + <usize>to
  hasSign = false
  for (let at = codes + <usize>from; at < end; at += 16) {
    const v = v128.load(at)
    let is = v128.or(i8x16.eq(v, i8x16.splat(37)), i8x16.eq(v, i8x16.splat(38)))
    is = v128.or(is, v128.or(i8x16.eq(v, i8x16.splat(63)), i8x16.eq(v, i8x16.splat(123))))
    is = v128.or(is, i8x16.eq(v, i8x16.splat(92)))
    for (let bits = i8x16.bitmask(is); bits != 0; bits &= bits - 1) {
      const place = at + <usize>ctz(bits)
      if (place >= end) return false
      hasSign = true
      if (asksAt(place)) return true
    }
  }
  return false
}

/** Whether codes between two places may mean something in the query of an address, or outside one. */
export function mayAskInQuery(codes: usize, from: i32, to: i32): bool {
  let isQuery: bool = false
  let isPlus: bool = false
  for (let at = from; at < to; at++) {
    const sign = codeAt(codes + <usize>at)
    if (sign == 123 || sign == 37 || sign == 38 || sign == 92) return true
    isQuery = isQuery || sign == 63
    isPlus = isPlus || sign == 43
  }
  return isQuery && isPlus
}
