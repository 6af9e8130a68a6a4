/**
 * @module Detects an encoding: from the option, a byte order mark (Unicode 16, section 23.8), or the pattern of NULs in
 * mostly ASCII text. The start of a text alone decides, so that the result does not depend on how the text arrives.
 */
import { ownOption } from '../input/own-properties'
import { typeOf } from '../input/type-of'
import { isLineEnd } from '../text/codes'
import type { Encoding, StreamOptions } from '../types'

/** Encoding of a text. `utf-8` keeps bytes as they are: those that are not UTF-8 are read as Windows-1252. */
export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | 'windows-1252'

/** Values of the option. */
const ENCODINGS: readonly Encoding[] = ['auto', 'utf-8', 'utf-16le', 'utf-16be', 'utf-32', 'windows-1252']

/** Byte order marks; a longer one comes before its own prefix. */
const MARKS: readonly (readonly [Charset, readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Bytes within which mostly ASCII text in two- or four-byte code units contains a NUL. */
const NEAR = 32
/** Bytes in which to look for a pattern. */
const SAMPLE = 1024

/**
 * Reads the option `encoding`.
 *
 * @throws TypeError if it is not a string, RangeError if it is not the name of an encoding
 */
export function encodingOf(options: StreamOptions | undefined): Encoding {
  const encoding: unknown = ownOption(options, 'encoding') ?? 'auto'
  if (typeof encoding !== 'string') throw new TypeError(`"encoding" expected a string, got ${typeOf(encoding)}`)
  const known = ENCODINGS.find((name) => name === encoding)
  if (known === undefined) throw new RangeError(`"encoding" expected ${ENCODINGS.join(', ')}`)
  return known
}

/**
 * Returns the encoding of bytes; undefined if more of them are needed. A byte order mark takes precedence over the
 * option.
 *
 * @param isAll - true if no more will come
 */
export function charsetOf(begin: Uint8Array, asked: Encoding, isAll: boolean): Charset | undefined {
  for (const [charset, mark] of MARKS) {
    if (!mark.every((byte, i) => i >= begin.length || begin[i] === byte)) continue
    if (begin.length >= mark.length) return charset
    if (!isAll) return undefined
  }
  if (asked === 'auto') return told(begin, isAll)
  if (asked !== 'utf-32') return asked
  if (begin.length < 4 && !isAll) return undefined
  return begin[0] === 0 && begin[3] !== 0 ? 'utf-32be' : 'utf-32le'
}

/** Detects the encoding of bytes without a mark. A first line without a NUL is single-byte: no need to wait. */
function told(begin: Uint8Array, isAll: boolean): Charset | undefined {
  const end = begin
    .subarray(0, NEAR)
    .findIndex((byte, i) => endsLine(byte) && i > 0 && !endsLine(begin[i - 1] as number))
  const near = begin.subarray(0, end < 0 ? NEAR : end)
  if (!near.includes(0)) return isAll || end > 0 || begin.length >= NEAR ? 'utf-8' : undefined
  if (begin.length < SAMPLE && !isAll) return undefined
  return patternOf(begin.subarray(0, SAMPLE)) ?? 'utf-8'
}

/** True if a byte ends a line; NUL does not count, because it may be half of a code unit. */
function endsLine(byte: number): boolean {
  return byte !== 0 && isLineEnd(byte)
}

/** Detects two- or four-byte code units by the positions of NULs; undefined for single-byte text with NULs. */
function patternOf(sample: Uint8Array): Charset | undefined {
  const { length } = sample
  const all = [0, 0, 0, 0]
  const zeros = [0, 0, 0, 0]
  for (const [i, byte] of sample.entries()) {
    ;(all[i & 3] as number)++
    if (byte === 0) (zeros[i & 3] as number)++
  }
  const most = (...at: readonly number[]) => at.every((i) => 2 * (zeros[i] as number) >= (all[i] as number))
  const few = (...at: readonly number[]) => at.every((i) => 16 * (zeros[i] as number) <= (all[i] as number))
  if (length >= 4 && few(0) && most(1, 2) && zeros[3] === all[3]) return 'utf-32le'
  if (length >= 4 && few(3) && most(1, 2) && zeros[0] === all[0]) return 'utf-32be'
  if (length >= 2 && few(0, 2) && most(1, 3)) return 'utf-16le'
  return length >= 2 && few(1, 3) && most(0, 2) ? 'utf-16be' : undefined
}
