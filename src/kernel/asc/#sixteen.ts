/** Tests on sixteen codes at once for the kernel; see `text/sixteen.ts`. */

/** `a` to `z`: shifted so that they end at 127. */
// @ts-ignore: a decorator that only AssemblyScript knows
@inline function smalls(v: v128): v128 {
  return i8x16.gt_s(i8x16.add(v, i8x16.splat(5)), i8x16.splat(101))
}

/** ASCII letters of either case. */
// @ts-ignore: a decorator that only AssemblyScript knows
@inline function letters(v: v128): v128 {
  return smalls(v128.or(v, i8x16.splat(32)))
}

export function notables(bytes: usize, at: i32): i32 {
  const v = v128.load(bytes + <usize>at)
  const begins = v128.or(letters(v), i8x16.lt_s(v, i8x16.splat(0)))
  const goesOn = v128.and(smalls(v), letters(v128.load(bytes + <usize>(at - 1))))
  const lines = i8x16.eq(v, i8x16.swizzle(i8x16(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 13, 0, 0), v))
  const stops = v128.or(lines, i8x16.eq(v, i8x16.splat(91)))
  return i8x16.bitmask(v128.or(v128.andnot(begins, goesOn), stops))
}

export function versionBegins(bytes: usize, at: i32): i32 {
  const small = v128.or(v128.load(bytes + <usize>at), i8x16.splat(32))
  const next = v128.or(v128.load(bytes + <usize>at, 1), i8x16.splat(32))
  const re = v128.and(i8x16.eq(small, i8x16.splat(114)), i8x16.eq(next, i8x16.splat(101)))
  const bu = v128.and(i8x16.eq(small, i8x16.splat(98)), i8x16.eq(next, i8x16.splat(117)))
  const is = v128.or(i8x16.eq(small, i8x16.splat(118)), v128.or(re, bu))
  return i8x16.bitmask(v128.andnot(is, letters(v128.load(bytes + <usize>(at - 1)))))
}

// @ts-ignore: a decorator that only AssemblyScript knows
@inline export function lowestBit(bits: i32): i32 {
  return ctz(bits)
}

/** Digits: shifted so that they end at 127. */
// @ts-ignore: a decorator that only AssemblyScript knows
@inline function digits(at: usize): i32 {
  return i8x16.bitmask(i8x16.gt_s(i8x16.add(v128.load(at), i8x16.splat(70)), i8x16.splat(117)))
}

export function digitRun(bytes: usize, at: i32, most: i32): i32 {
  const run = ctz(~digits(bytes + <usize>at))
  if (run < 16) return run <= most ? run : most + 1
  const rest = ctz(~digits(bytes + <usize>(at + 16)))
  return 16 + rest <= most ? 16 + rest : most + 1
}

/** ASCII letters and digits. */
// @ts-ignore: a decorator that only AssemblyScript knows
@inline function words(at: usize): i32 {
  const v = v128.load(at)
  return i8x16.bitmask(v128.or(letters(v), i8x16.gt_s(i8x16.add(v, i8x16.splat(70)), i8x16.splat(117))))
}

export function wordFrom(bytes: usize, at: i32): i32 {
  return ctz(~words(bytes + <usize>at))
}

export function wordBefore(bytes: usize, at: i32): i32 {
  return clz(~(words(bytes + <usize>(at - 16)) << 16))
}

/** Controls, and " # % & < ? \\ ^ {: one bit per high nibble that occurs, if the low nibble matches it. */
// @ts-ignore: a decorator that only AssemblyScript knows
@inline function formatSigns(v: v128): v128 {
  const lows = i8x16.swizzle(i8x16(1, 1, 3, 3, 1, 3, 3, 1, 1, 1, 1, 17, 13, 1, 9, 5), v128.and(v, i8x16.splat(15)))
  const highs = i8x16.swizzle(i8x16(1, 1, 2, 4, 0, 8, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0), i8x16.shr_u(v, 4))
  return i8x16.ne(v128.and(lows, highs), i8x16.splat(0))
}

/** Blanks, and + > */
// @ts-ignore: a decorator that only AssemblyScript knows
@inline function querySigns(v: v128): v128 {
  return v128.or(v128.or(i8x16.eq(v, i8x16.splat(32)), i8x16.eq(v, i8x16.splat(43))), i8x16.eq(v, i8x16.splat(62)))
}

export function copyOrdinary(bytes: usize, at: i32, end: i32, codes: usize, to: i32, inQuery: bool, sign: i32): i32 {
  const other = i8x16.splat(<i8>sign)
  let length: i32 = 0
  while (at + length < end) {
    const v = v128.load(bytes + <usize>(at + length))
    v128.store(codes + <usize>(to + length), v)
    const signs = v128.or(formatSigns(v), i8x16.eq(v, other))
    const run = ctz(i8x16.bitmask(inQuery ? v128.or(signs, querySigns(v)) : signs) | 0x10000)
    length += run
    if (run < 16) break
  }
  return at + length < end ? length : end - at
}
