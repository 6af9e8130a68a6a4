/**
 * @module Tests on sixteen codes at once, `#sixteen`, for TypeScript. The result is a mask of sixteen bits, the lowest
 * for the code at `at`. The kernel needs only a few instructions (`kernel/asc/#sixteen.ts`).
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
 * Marks codes where a word, or a part of one, may start, and brackets and line ends. After a letter, only upper case
 * starts a part; a character outside ASCII may be anything.
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

/** Marks codes where a word like `version`, `release` or `build` may start. */
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

/** Returns the number of the lowest set bit. */
export function lowestBit(bits: i32): i32 {
  let n: i32 = 0
  while (((bits >> n) & 1) === 0) n++
  return n
}

/** Returns the length of the run of digits at `at`, counted up to `most` + 1, which must not exceed 18. */
export function digitRun(bytes: Bytes, at: i32, most: i32): i32 {
  let length: i32 = 0
  while (length <= most && (byte(bytes, at + length) ^ 48) < 10) length++
  return length
}

function isAsciiWord(code: i32): boolean {
  return isAsciiLetter(code) || (code ^ 48) < 10
}

/** Returns the number of ASCII letters and digits from `at` on, up to sixteen. */
export function wordFrom(bytes: Bytes, at: i32): i32 {
  let length: i32 = 0
  while (length < WIDTH && isAsciiWord(byte(bytes, at + length))) length++
  return length
}

/** Returns the number of ASCII letters and digits right before `at`, up to sixteen. */
export function wordBefore(bytes: Bytes, at: i32): i32 {
  let length: i32 = 0
  while (length < WIDTH && isAsciiWord(byte(bytes, at - 1 - length))) length++
  return length
}

/**
 * True if a code has no meaning for a format reader: neither a control nor one of " # % & < ? \\ ^ {, nor, in a query
 * string, a blank or one of + >. The delimiter of a table is tested separately.
 */
function isOrdinary(code: i32, inQuery: boolean): boolean {
  if (code < 32 || code === 34 || code === 35 || code === 37 || code === 38) return false
  if (inQuery && (code === 32 || code === 43 || code === 62)) return false
  return code !== 60 && code !== 63 && code !== 92 && code !== 94 && code !== 123
}

/**
 * Copies codes from `at` to `end` until the first that has a meaning for a format reader, or that is `sign`. Returns
 * how many were copied. The destination after them may be overwritten.
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
