/**
 * Custom recognisers are TypeScript, so the host runs them. It is called for lines and blocks that may contain one of
 * their anchors. These are decoded as a whole, so that the recognisers see the same as in the plain engine.
 */
import { CUSTOM_ANCHORS, DECODED, VALUES } from './layout.as'

/** Lets the host add claims between `from` and `to`, given the number of values; returns the new number of claims. */
// @ts-ignore: decorator
@external('host', 'ask')
declare function askHost(claims: i32, from: i32, to: i32, count: i32, values: usize, decoded: usize): i32

/** True if there are any. */
export let runs: bool = false
/** True if the current line or block must be passed to them. */
export let isAsked: bool = false

export function runCustom(yes: bool): void {
  runs = yes
  isAsked = false
}

/** Returns the sets that contain each byte at position `i` of a needle. */
// @ts-ignore: decorator
@inline function at(v: v128, i: i32): v128 {
  const tables: usize = CUSTOM_ANCHORS + (<usize>i << 5)
  const low = i8x16.swizzle(v128.load(tables), v128.and(v, i8x16.splat(15)))
  return v128.and(low, i8x16.swizzle(v128.load(tables, 16), i8x16.shr_u(v, 4)))
}

/**
 * Returns the first position in the range where a needle, or its encoded form, may start; `to` for none. After the
 * first code, any non-ASCII matches, because it may be invisible.
 */
export function anchorFrom(codes: usize, from: i32, to: i32): i32 {
  if (!runs) return to
  const foreign = v128.load(CUSTOM_ANCHORS, 128)
  for (let place = from; place < to; place += 16) {
    const text: usize = codes + <usize>place
    const v = v128.load(text)
    const one = v128.load(text, 1)
    const isOther = i8x16.shr_s(one, 7)
    const first = at(v, 0)
    let sets = v128.and(first, v128.or(at(one, 1), isOther))
    if (v128.any_true(sets)) {
      const two = v128.load(text, 2)
      const three = v128.load(text, 3)
      const last = v128.or(at(three, 3), i8x16.shr_s(three, 7))
      const rest = v128.or(v128.and(at(two, 2), last), i8x16.shr_s(two, 7))
      sets = v128.and(first, v128.or(v128.and(at(one, 1), rest), isOther))
    }
    const bits = i8x16.bitmask(v128.or(i8x16.ne(sets, i8x16.splat(0)), i8x16.ge_u(v, foreign)))
    if (bits != 0) {
      const found = place + <i32>ctz(bits)
      return found < to ? found : to
    }
  }
  return to
}

/** Starts a line or block. */
export function askAbout(codes: usize, from: i32, to: i32): void {
  isAsked = anchorFrom(codes, from, to) < to
}

/** Returns the number of claims including those between `from` and `to`. */
export function askCustom(claims: i32, from: i32, to: i32, values: i32): i32 {
  return isAsked ? askHost(claims, from, to, values, VALUES, DECODED) : claims
}
