/**
 * UTF-16 becomes one byte for each unit, so that the same passes serve strings and bytes and offsets need no map.
 * ASCII stays; what is not ASCII becomes a lead byte that tells the second pass what it may be: an ordinary
 * letter, something rare, or a full-width form. Which character it is, the folded line asks the units.
 */
import { TEXT, UNITS } from './layout.as'

const LETTER: i8 = <i8>0xc3
const RARE: i8 = <i8>0xe2
const WIDE: i8 = <i8>0xef

/** One where a unit is at least `least`. */
// @ts-ignore: decorator
@inline function from(a: v128, b: v128, least: u16): v128 {
  const bound = i16x8.splat(<i16>least)
  return i8x16.narrow_i16x8_s(i16x8.ge_u(a, bound), i16x8.ge_u(b, bound))
}

/** Sixteen units, some of them outside ASCII: À to þ are letters but for two signs, which do no harm. */
function mixed(a: v128, b: v128, narrow: v128): v128 {
  const foreign = from(a, b, 0x80)
  const letter = v128.andnot(from(a, b, 0xc0), from(a, b, 0xff))
  const kind = v128.bitselect(i8x16.splat(LETTER), i8x16.splat(RARE), letter)
  const wide = v128.bitselect(i8x16.splat(WIDE), kind, from(a, b, 0xff00))
  return v128.bitselect(wide, narrow, foreign)
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
