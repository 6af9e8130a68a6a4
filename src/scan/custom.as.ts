/**
 * Recognisers of the user's own are TypeScript: the host asks them. It is called for lines and blocks that may have an
 * anchor of theirs, and those are decoded as a whole, so that they are shown what the plain engine shows them.
 */
import { CUSTOM_ANCHORS, DECODED, VALUES } from './layout.as'

/** Lets the host add to so many claims what is claimed from `from` to `to`, of so many values; returns how many there are then. */
// @ts-ignore: decorator
@external('host', 'ask')
declare function askHost(claims: i32, from: i32, to: i32, count: i32, values: usize, decoded: usize): i32

/** Whether there are any. */
export let runs: bool = false
/** Whether the line or block that is worked on is one for them. */
export let isAsked: bool = false

export function runCustom(yes: bool): void {
  runs = yes
  isAsked = false
}

/** The sets that have a byte at place `i` of their codes. */
// @ts-ignore: decorator
@inline function at(v: v128, i: i32): v128 {
  const tables: usize = CUSTOM_ANCHORS + (<usize>i << 5)
  const low = i8x16.swizzle(v128.load(tables), v128.and(v, i8x16.splat(15)))
  return v128.and(low, i8x16.swizzle(v128.load(tables, 16), i8x16.shr_u(v, 4)))
}

/**
 * The first code between two places from which on the codes of some set may stand in a row, or what is decoded to them; `to` when
 * there is none. Behind the first anything outside ASCII will do: it may be nothing that anybody sees.
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

/** Begins a line or block. */
export function askAbout(codes: usize, from: i32, to: i32): void {
  isAsked = anchorFrom(codes, from, to) < to
}

/** How many claims there are with what is claimed from `from` to `to`. */
export function askCustom(claims: i32, from: i32, to: i32, values: i32): i32 {
  return isAsked ? askHost(claims, from, to, values, VALUES, DECODED) : claims
}
