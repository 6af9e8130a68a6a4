/**
 * UTF-16 becomes one byte for each unit, so that the same passes serve strings and bytes and offsets need no map.
 * ASCII stays; what is not ASCII becomes a byte that tells the second pass what it may be: an ordinary letter, something
 * rare, or a full-width form. Which character it is, the folded line asks the units.
 */
import { TEXT, UNITS } from './layout.as'

const RARE: i8 = <i8>0xe2
const WIDE: i8 = <i8>0xef

/** Sixteen units, some of them neither ASCII nor letters, whose bytes are `narrow`. */
function mixed(a: v128, b: v128, narrow: v128, others: v128): v128 {
  const bound = i16x8.splat(<i16>0xff00)
  const wide = i8x16.narrow_i16x8_s(i16x8.ge_u(a, bound), i16x8.ge_u(b, bound))
  return v128.bitselect(v128.bitselect(i8x16.splat(WIDE), i8x16.splat(RARE), wide), narrow, others)
}

/** Narrows the units `from` to `to`. Up to fifteen more may be written. */
export function narrow(begin: i32, end: i32): void {
  const most = i16x8.splat(0xff)
  const high = i8x16.splat(<i8>0x80)
  for (let i: i32 = begin; i < end; i += 16) {
    const a = v128.load(UNITS + (<usize>i << 1))
    const b = v128.load(UNITS + (<usize>i << 1), 16)
    const units = i8x16.narrow_i16x8_u(i16x8.min_u(a, most), i16x8.min_u(b, most))
    // À to þ are letters but for two signs, which do no harm. They become bytes that none of the rare ones is.
    let bytes = v128.or(units, i16x8.shr_u(v128.and(units, high), 3))
    const others = v128.or(i8x16.lt_s(units, i8x16.splat(<i8>0xc0)), i8x16.eq(units, i8x16.splat(<i8>0xff)))
    if (v128.any_true(others)) bytes = mixed(a, b, bytes, others)
    v128.store(TEXT + <usize>i, bytes)
  }
}
