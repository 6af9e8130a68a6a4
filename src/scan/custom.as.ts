/**
 * Recognisers of the user's own are TypeScript: the host asks them. It is called for lines and blocks that may have an
 * anchor of theirs, and those are decoded as a whole, so that they are shown what the plain engine shows them.
 */
import { CUSTOM_ANCHORS } from './layout.as'

/** Lets the host add to so many claims what is claimed from `from` to `to`; returns how many there are then. */
// @ts-ignore: decorator
@external('host', 'ask')
declare function askHost(claims: i32, from: i32, to: i32): i32

/** Whether there are any. */
export let runs: bool = false
/** Whether the line or block that is worked on is one for them. */
export let isAsked: bool = false

export function runCustom(yes: bool): void {
  runs = yes
  isAsked = false
}

/** The first code between two places that is an anchor, or may be decoded to one; `to` when there is none. */
export function anchorFrom(codes: usize, from: i32, to: i32): i32 {
  if (!runs) return to
  const lows = v128.load(CUSTOM_ANCHORS)
  const foreign = v128.load(CUSTOM_ANCHORS, 16)
  const highs = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0)
  for (let at = from; at < to; at += 16) {
    const v = v128.load(codes + <usize>at)
    const low = i8x16.swizzle(lows, v128.and(v, i8x16.splat(15)))
    const is = v128.and(low, i8x16.swizzle(highs, i8x16.shr_u(v, 4)))
    const bits = i8x16.bitmask(v128.or(i8x16.ne(is, i8x16.splat(0)), i8x16.ge_u(v, foreign)))
    if (bits != 0) {
      const found = at + <i32>ctz(bits)
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
export function askCustom(claims: i32, from: i32, to: i32): i32 {
  return isAsked ? askHost(claims, from, to) : claims
}
