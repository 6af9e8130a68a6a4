/**
 * UTF-16 becomes one byte for each unit, so that the same passes serve strings and bytes and offsets need no map.
 * ASCII stays; the letters of Latin-1 become what they fold to, so that a line with no others need not be folded. Anything
 * else becomes a lead byte that tells the second pass what it may be: something rare, or a full-width form. Which character
 * it is, the folded line asks the units.
 */
import { fold } from './folded.as'
import { TEXT, UNITS } from './layout.as'

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

/** Writes the sixteen units at `at`, some of them outside ASCII: À to ÿ are letters but for two signs. */
function writeMixed(at: i32, a: v128, b: v128, narrow: v128): void {
  const kind = v128.bitselect(i8x16.splat(WIDE), i8x16.splat(RARE), from(a, b, 0xff00))
  v128.store(TEXT + <usize>at, v128.bitselect(kind, narrow, from(a, b, 0x80)))
  for (let rest = i8x16.bitmask(v128.andnot(from(a, b, 0xc0), from(a, b, 0x100))); rest != 0; rest &= rest - 1) {
    const place = <usize>(at + <i32>ctz(rest))
    store<u8>(TEXT + place, fold(load<u16>(UNITS + (place << 1))))
  }
}

/** Narrows the units `from` to `to`. Up to fifteen more may be written. */
export function narrow(begin: i32, end: i32): void {
  const most = i16x8.splat(0xff)
  for (let i: i32 = begin; i < end; i += 16) {
    const a = v128.load(UNITS + (<usize>i << 1))
    const b = v128.load(UNITS + (<usize>i << 1), 16)
    const bytes = i8x16.narrow_i16x8_u(i16x8.min_u(a, most), i16x8.min_u(b, most))
    if (i8x16.bitmask(bytes) == 0) v128.store(TEXT + <usize>i, bytes)
    else writeMixed(i, a, b, bytes)
  }
}
