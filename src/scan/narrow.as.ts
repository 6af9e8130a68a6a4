/**
 * UTF-16 becomes one byte for each unit, so that the same passes serve strings and bytes and offsets need no map.
 * ASCII stays; the letters of Latin-1 become what they fold to, so that a line with no others need not be folded. Anything
 * else becomes a lead byte that tells the second pass what it may be: something rare, or a full-width form. Which character
 * it is, the folded line asks the units.
 */
import { fold } from './folded.as'
import { FOLD, TEXT, UNITS } from './layout.as'

/** What was narrowed and is no code from here on is a lead byte. */
export const LEAD: i32 = 0xc0
const RARE: i8 = <i8>0xe2
const WIDE: i8 = <i8>0xef

/** One where a unit is at least `least`. */
// @ts-ignore: decorator
@inline function from(a: v128, b: v128, least: u16): v128 {
  const bound = i16x8.splat(<i16>least)
  return i8x16.narrow_i16x8_s(i16x8.ge_u(a, bound), i16x8.ge_u(b, bound))
}

/** What À to ÿ fold to, sixteen of them from `from` on; 0 for anything else. */
// @ts-ignore: decorator
@inline function folds(narrow: v128, from: i32): v128 {
  return i8x16.swizzle(v128.load(FOLD + <usize>from), i8x16.sub(narrow, i8x16.splat(<i8>from)))
}

/** Sixteen units, some of them outside ASCII. À to ÿ are letters but for two signs. */
function mixed(a: v128, b: v128, narrow: v128): v128 {
  fold(0xc0)
  const capitals = v128.or(folds(narrow, 0xc0), folds(narrow, 0xd0))
  const letters = v128.or(capitals, v128.or(folds(narrow, 0xe0), folds(narrow, 0xf0)))
  const kind = v128.bitselect(i8x16.splat(WIDE), i8x16.splat(RARE), from(a, b, 0xff00))
  const isLetter = v128.andnot(from(a, b, 0xc0), from(a, b, 0x100))
  return v128.bitselect(v128.bitselect(letters, kind, isLetter), narrow, from(a, b, 0x80))
}

/** Narrows the units `from` to `to`. Up to fifteen more may be written. */
export function narrow(begin: i32, end: i32): void {
  const most = i16x8.splat(0xff)
  for (let i: i32 = begin; i < end; i += 16) {
    const a = v128.load(UNITS + (<usize>i << 1))
    const b = v128.load(UNITS + (<usize>i << 1), 16)
    let bytes = i8x16.narrow_i16x8_u(i16x8.min_u(a, most), i16x8.min_u(b, most))
    if (i8x16.bitmask(bytes) != 0) bytes = mixed(a, b, bytes)
    v128.store(TEXT + <usize>i, bytes)
  }
}
