/**
 * @module What bytes are written in: what was asked for, what a mark says (Unicode 16, section 23.8), or what the pattern of
 * NULs tells. All but ASCII outside UTF-8 is told from the begin of a text alone, so that it does not depend on how the text
 * arrives.
 */
import { ownOption } from '../own'
import { isLineEnd } from '../text/codes'
import { typeOf } from '../type-of'
import type { Encoding, StreamOptions } from '../types'

/** What a text is written in. `utf-8` is bytes as they stand: what is no UTF-8 among them reads as Windows-1252. */
export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | 'windows-1252'

/** What can be asked for. */
const ENCODINGS: readonly Encoding[] = ['auto', 'utf-8', 'utf-16le', 'utf-16be', 'utf-32', 'windows-1252']

/** Byte order marks; one that begins as another does comes before it. */
const MARKS: readonly (readonly [Charset, readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Bytes among which text of units of two or four has a NUL, when it is mostly ASCII. */
const NEAR = 32
/** Bytes whose pattern tells, when there is one. */
const SAMPLE = 1024

/**
 * The option `encoding`.
 *
 * @throws TypeError when it is no string, RangeError when it is no name of an encoding
 */
export function encodingOf(options: StreamOptions | undefined): Encoding {
  const encoding: unknown = ownOption(options, 'encoding') ?? 'auto'
  if (typeof encoding !== 'string') throw new TypeError(`"encoding" expected a string, got ${typeOf(encoding)}`)
  const known = ENCODINGS.find((name) => name === encoding)
  if (known === undefined) throw new RangeError(`"encoding" expected ${ENCODINGS.join(', ')}`)
  return known
}

/**
 * What bytes are written in; undefined when more of them have to come first. A mark counts whatever was asked for.
 *
 * @param isAll - whether no more will come
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

/** What bytes without a mark are. A first line without a NUL is one of bytes, and need not wait for what follows. */
function told(begin: Uint8Array, isAll: boolean): Charset | undefined {
  const end = begin
    .subarray(0, NEAR)
    .findIndex((byte, i) => endsLine(byte) && i > 0 && !endsLine(begin[i - 1] as number))
  const near = begin.subarray(0, end < 0 ? NEAR : end)
  if (!near.includes(0)) return isAll || end > 0 || begin.length >= NEAR ? 'utf-8' : undefined
  if (begin.length < SAMPLE && !isAll) return undefined
  return patternOf(begin.subarray(0, SAMPLE)) ?? 'utf-8'
}

/** Whether a line of bytes ends, and nothing else: NUL is also half of a unit. */
function endsLine(byte: number): boolean {
  return byte !== 0 && isLineEnd(byte)
}

/** Units of two or four bytes by where NULs stand in them; undefined for a text of bytes, in which NUL may end lines. */
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
