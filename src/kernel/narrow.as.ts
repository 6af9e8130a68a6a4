/**
 * Converts UTF-16 to one byte per unit, so that the same passes serve strings and bytes, and offsets need no mapping.
 * ASCII stays; Latin-1 letters become their fold codes, so that a line without other characters need not be folded.
 * Anything else becomes a lead byte for the second pass: something rare, or a full-width form. The folded line reads
 * the actual units.
 */
import { fold } from './folded.as'
import { FOLD, TEXT, UNITS } from './layout.as'

const RARE: i8 = <i8>0xe2
const WIDE: i8 = <i8>0xef

/** Loads sixteen units at `i`, clamped to bytes. */
// @ts-ignore: decorator
@inline function clamped(i: i32): v128 {
  const most = i16x8.splat(0xff)
  const at: usize = UNITS + (<usize>i << 1)
  return i8x16.narrow_i16x8_u(i16x8.min_u(v128.load(at), most), i16x8.min_u(v128.load(at, 16), most))
}

/** Sets the high bits for full-width forms. */
function wide(i: i32): v128 {
  const least = i16x8.splat(<i16>0xff00)
  const at: usize = UNITS + (<usize>i << 1)
  return i8x16.narrow_i16x8_s(i16x8.ge_u(v128.load(at), least), i16x8.ge_u(v128.load(at, 16), least))
}

/** Fold codes of sixteen characters of À to ÿ from `from` on; 0 for others. */
// @ts-ignore: decorator
@inline function folds(bytes: v128, from: i32): v128 {
  return i8x16.swizzle(v128.load(FOLD + <usize>from), i8x16.sub(bytes, i8x16.splat(<i8>from)))
}

/** Converts the bytes at `i`, some of which are not ASCII. À to ÿ are letters except for two symbols. */
function told(bytes: v128, i: i32): v128 {
  const capitals = v128.or(folds(bytes, 0xc0), folds(bytes, 0xd0))
  const letters = v128.or(capitals, v128.or(folds(bytes, 0xe0), folds(bytes, 0xf0)))
  // There are no letters below À; clamped units are ÿ or beyond it.
  const others = v128.or(i8x16.lt_u(bytes, i8x16.splat(<i8>0xc0)), i8x16.eq(bytes, i8x16.splat(-1)))
  const isForeign = i8x16.shr_s(bytes, 7)
  if (!v128.any_true(v128.and(others, isForeign))) return v128.bitselect(letters, bytes, isForeign)
  const least = i16x8.splat(0x100)
  const at: usize = UNITS + (<usize>i << 1)
  const beyond = i8x16.narrow_i16x8_s(i16x8.ge_u(v128.load(at), least), i16x8.ge_u(v128.load(at, 16), least))
  const isLetter = v128.andnot(i8x16.ge_u(bytes, i8x16.splat(<i8>0xc0)), beyond)
  const kind = v128.bitselect(i8x16.splat(WIDE), i8x16.splat(RARE), wide(i))
  return v128.bitselect(v128.bitselect(letters, kind, isLetter), bytes, isForeign)
}

/** Narrows the units `from` to `to`, sixty-four at a time, including some after the end. */
export function narrow(begin: i32, end: i32): void {
  for (let i: i32 = begin; i < end; i += 64) {
    let a = clamped(i)
    let b = clamped(i + 16)
    let c = clamped(i + 32)
    let d = clamped(i + 48)
    if (i8x16.bitmask(v128.or(v128.or(a, b), v128.or(c, d))) != 0) {
      fold(0xc0)
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
