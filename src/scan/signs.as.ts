/**
 * What tells that a line may have to be decoded: a brace or bracket at its begin, and signs that begin an escape. Most
 * lines have none, so the search takes many places at once.
 */
import { isHex } from '../text/codes'
import { TEXT } from './layout.as'

/** The byte at a place of the text. */
export function char(at: i32): i32 {
  return load<u8>(TEXT + <usize>at)
}

/** Braces and brackets, which differ in one bit. */
// @ts-ignore: decorator
@inline function opens(at: i32): v128 {
  return i8x16.eq(v128.or(v128.load(TEXT + <usize>at), i8x16.splat(32)), i8x16.splat(123))
}

/** Of the sixteen places from `at` on, those that begin a line with a brace or bracket. */
function openLines(at: i32): i32 {
  const is = opens(at)
  if (!v128.any_true(is)) return 0
  return i8x16.bitmask(v128.and(is, i8x16.eq(v128.load(TEXT + <usize>(at - 1)), i8x16.splat(10))))
}

/** The last line from `from` on that begins before `to` with a bracket or brace; -1 when there is none. */
export function bracketBefore(to: i32, from: i32): i32 {
  let at = to - 16
  while (at > from - 16) {
    // Mostly there is none in 64.
    if (at - 48 > from && !v128.any_true(v128.or(v128.or(opens(at), opens(at - 16)), v128.or(opens(at - 32), opens(at - 48))))) {
      at -= 64
      continue
    }
    let bits = openLines(at)
    if (at < from) bits &= -1 << (from - at)
    if (bits != 0) return at + 31 - <i32>clz(bits)
    at -= 16
  }
  return -1
}

/** The first line from `from` on that begins before `to` with a bracket or brace; `to` when there is none. */
export function bracketAfter(from: i32, to: i32): i32 {
  for (let at = from; at < to; at += 16) {
    const bits = openLines(at)
    if (bits == 0) continue
    const found = at + <i32>ctz(bits)
    return found < to ? found : to
  }
  return to
}

/** Whether a percent sign at `at` begins an escape. */
function isPercent(at: i32): bool {
  return isHex(char(at + 1)) && isHex(char(at + 2))
}

/** Whether an ampersand at `at` begins a character reference. */
function isReference(at: i32): bool {
  for (let i: i32 = 2; i < 12; i++) {
    const code = char(at + i)
    if (code == 59) return true
    if (code < 48) return false
  }
  return false
}

/** Whether a question mark at `at` begins a query with a plus in it. */
function isQuery(at: i32): bool {
  let place = at + 1
  let code = char(place)
  while (code > 32 && code != 43 && code != 34 && code != 60 && code != 62) {
    place++
    code = char(place)
  }
  return code == 43
}

/** Whether a brace at `at` begins an object: a name comes next. */
function isObject(at: i32): bool {
  let i = at + 1
  while (char(i) == 32 || char(i) == 9 || char(i) == 13) i++
  return char(i) == 34
}

/** Whether something between two places asks for decoding. */
export function asks(from: i32, to: i32): bool {
  for (let at = from; at < to; at += 16) {
    const v = v128.load(TEXT + <usize>at)
    let is = v128.or(i8x16.eq(v, i8x16.splat(37)), i8x16.eq(v, i8x16.splat(38)))
    is = v128.or(is, v128.or(i8x16.eq(v, i8x16.splat(63)), i8x16.eq(v, i8x16.splat(123))))
    for (let bits = i8x16.bitmask(is); bits != 0; bits &= bits - 1) {
      const place = at + <i32>ctz(bits)
      if (place >= to) return false
      const code = char(place)
      if (code == 37 ? isPercent(place) : code == 38 ? isReference(place) : code == 63 ? isQuery(place) : isObject(place)) {
        return true
      }
    }
  }
  return false
}
