/**
 * @module Questions about sixteen codes at once, `#sixteen`, as TypeScript sees them. The answer is a mask of sixteen
 * bits, the lowest for the code at `at`. The kernel has them in a few instructions (`scan/asc/#sixteen.ts`).
 */
import { Bytes, byte, setByte } from '#memory'
import { isLineEnd } from './codes'

const WIDTH: i32 = 16

function isSmall(code: i32): boolean {
  return code >= 97 && code <= 122
}

function isAsciiLetter(code: i32): boolean {
  return isSmall(code | 32) && code < 128
}

/**
 * Codes at which a word, or a part of one, may begin; and brackets and line ends. A small letter begins none after
 * a letter, a capital may; what is not ASCII may be anything.
 */
export function notables(bytes: Bytes, at: i32): i32 {
  let mask: i32 = 0
  for (let i: i32 = 0; i < WIDTH; i++) {
    const code: i32 = byte(bytes, at + i)
    const begins: boolean = code >= 128 || isAsciiLetter(code)
    const goesOn: boolean = isSmall(code) && isAsciiLetter(byte(bytes, at + i - 1))
    if ((begins && !goesOn) || code === 91 || isLineEnd(code)) mask |= 1 << i
  }
  return mask
}

/** Codes at which a word like `version`, `release` or `build` may begin. */
export function versionBegins(bytes: Bytes, at: i32): i32 {
  let mask: i32 = 0
  for (let i: i32 = 0; i < WIDTH; i++) {
    const small: i32 = byte(bytes, at + i) | 32
    const next: i32 = byte(bytes, at + i + 1) | 32
    const is: boolean = small === 118 || (small === 114 && next === 101) || (small === 98 && next === 117)
    if (is && !isAsciiLetter(byte(bytes, at + i - 1))) mask |= 1 << i
  }
  return mask
}

/** Number of the lowest bit that is set. */
export function lowestBit(bits: i32): i32 {
  let n: i32 = 0
  while (((bits >> n) & 1) === 0) n++
  return n
}

/** Length of the run of digits at `at`, counted no further than `most` + 1, which is at most 18. */
export function digitRun(bytes: Bytes, at: i32, most: i32): i32 {
  let length: i32 = 0
  while (length <= most && (byte(bytes, at + length) ^ 48) < 10) length++
  return length
}

function isAsciiWord(code: i32): boolean {
  return isAsciiLetter(code) || (code ^ 48) < 10
}

/** ASCII letters and digits from `at` on: how many, up to sixteen. */
export function wordFrom(bytes: Bytes, at: i32): i32 {
  let length: i32 = 0
  while (length < WIDTH && isAsciiWord(byte(bytes, at + length))) length++
  return length
}

/** ASCII letters and digits right before `at`: how many, up to sixteen. */
export function wordBefore(bytes: Bytes, at: i32): i32 {
  let length: i32 = 0
  while (length < WIDTH && isAsciiWord(byte(bytes, at - 1 - length))) length++
  return length
}

/**
 * Whether a code means nothing to a reader of formats: neither a control nor one of " # % & < ? \\ ^ {, and in the query of an
 * address no blank and none of + > either. What divides cells is asked for beside it.
 */
function isOrdinary(code: i32, inQuery: boolean): boolean {
  if (code < 32 || code === 34 || code === 35 || code === 37 || code === 38) return false
  if (inQuery && (code === 32 || code === 43 || code === 62)) return false
  return code !== 60 && code !== 63 && code !== 92 && code !== 94 && code !== 123
}

/**
 * Copies the codes from `at` to `end` that mean nothing to a reader of formats to `to`, up to the first that does, or that
 * is `sign`; returns how many there are. What lies behind them may be written over.
 */
export function copyOrdinary(bytes: Bytes, at: i32, end: i32, codes: Bytes, to: i32, inQuery: boolean, sign: i32): i32 {
  let length: i32 = 0
  while (at + length < end) {
    const code: i32 = byte(bytes, at + length)
    if (code === sign || !isOrdinary(code, inQuery)) break
    setByte(codes, to + length, code)
    length++
  }
  return length
}
