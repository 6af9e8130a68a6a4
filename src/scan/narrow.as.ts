/**
 * UTF-16 becomes one byte for each unit, so that the same passes serve strings and bytes and offsets need no map.
 * ASCII stays; what is not ASCII becomes a byte that tells the second pass what it may be: an ordinary letter, something
 * rare, or a full-width form. Which character it is, the folded line asks the units.
 */
import { TEXT, UNITS } from './layout.as'

const LETTER: i8 = <i8>0xc3
const RARE: i8 = <i8>0xe2
const WIDE: i8 = <i8>0xef

/** Sixteen units from place `i` on, clamped to bytes. */
// @ts-ignore: decorator
@inline function clamped(i: i32): v128 {
  const most = i16x8.splat(0xff)
  const at: usize = UNITS + (<usize>i << 1)
  return i8x16.narrow_i16x8_u(i16x8.min_u(v128.load(at), most), i16x8.min_u(v128.load(at, 16), most))
}

/** High bits where a unit is one of the full-width forms. */
function wide(i: i32): v128 {
  const least = i16x8.splat(<i16>0xff00)
  const at: usize = UNITS + (<usize>i << 1)
  return i8x16.narrow_i16x8_s(i16x8.ge_u(v128.load(at), least), i16x8.ge_u(v128.load(at, 16), least))
}

/** Bytes from place `i` on, some of them outside ASCII: À to þ are letters but for two signs, which do no harm. */
function told(bytes: v128, i: i32): v128 {
  // Moved so that the last letter is the greatest byte.
  const letter = i8x16.gt_s(i8x16.add(bytes, i8x16.splat(<i8>0x81)), i8x16.splat(64))
  const kind = v128.bitselect(i8x16.splat(LETTER), i8x16.splat(RARE), letter)
  const narrowed = v128.bitselect(kind, bytes, i8x16.shr_s(bytes, 7))
  if (!v128.any_true(i8x16.eq(bytes, i8x16.splat(-1)))) return narrowed
  return v128.bitselect(i8x16.splat(WIDE), narrowed, wide(i))
}

/** Narrows the units `from` to `to`, sixty-four at a time, of which some lie behind them. */
export function narrow(begin: i32, end: i32): void {
  for (let i: i32 = begin; i < end; i += 64) {
    let a = clamped(i)
    let b = clamped(i + 16)
    let c = clamped(i + 32)
    let d = clamped(i + 48)
    if (i8x16.bitmask(v128.or(v128.or(a, b), v128.or(c, d))) != 0) {
      a = told(a, i)
      b = told(b, i + 16)
      c = told(c, i + 32)
      d = told(d, i + 48)
    }
    const to: usize = TEXT + <usize>i
    v128.store(to, a)
    v128.store(to, b, 16)
    v128.store(to, c, 32)
    v128.store(to, d, 48)
  }
}
