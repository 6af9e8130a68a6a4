/**
 * @module Whether the bytes of a file can be searched for tokens as they stand. In what is packed, or in other units than
 * bytes, a token is there and cannot be seen.
 */
import { fstatSync, readSync } from 'node:fs'

/** Bytes that are looked at. */
const BEGIN = 1 << 16

/** What packed files begin with: gzip, zstd, xz, bzip2, LZ4, zip, 7z. */
const PACKED: readonly (readonly number[])[] = [
  [0x1f, 0x8b],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a],
  [0x42, 0x5a, 0x68],
  [0x04, 0x22, 0x4d, 0x18],
  [0x50, 0x4b, 0x03, 0x04],
  [0x37, 0x7a, 0xbc, 0xaf],
]

/** UTF-16 and UTF-32 of what is written with Latin letters is half zeros, or more; a mark tells the rest. */
const MOST_ZEROS = 1 / 4
/** Text has hardly any control characters but those that divide it; of anything else about one byte in ten is one. */
const MOST_CONTROLS = 1 / 16
/** Backspace, tab, line feed, vertical tab, form feed, return, escape; NUL, which ends records. */
const IN_TEXT = new Set([0, 8, 9, 10, 11, 12, 13, 27])

function isWide(begin: Uint8Array): boolean {
  const hasMark = (begin[0] === 0xff && begin[1] === 0xfe) || (begin[0] === 0xfe && begin[1] === 0xff)
  return hasMark || begin.filter((byte) => byte === 0).length > begin.length * MOST_ZEROS
}

/** Why a file that begins so cannot be searched; undefined when it can. */
export function whyUnsearchable(begin: Uint8Array): string | undefined {
  if (PACKED.some((mark) => mark.every((byte, i) => begin[i] === byte)))
    return 'the file is compressed; unpack it first'
  if (isWide(begin)) return 'the file is no UTF-8 but UTF-16 or the like, or binary; convert it first'
  const controls = begin.filter((byte) => (byte < 32 || byte === 127) && !IN_TEXT.has(byte)).length
  return controls > begin.length * MOST_CONTROLS ? 'the file is binary, no text' : undefined
}

/** What an opened file begins with; undefined for a pipe, at which nobody can look twice. */
export function beginOf(file: number): Uint8Array | undefined {
  if (!fstatSync(file).isFile()) return undefined
  const begin = new Uint8Array(BEGIN)
  return begin.subarray(0, readSync(file, begin, 0, BEGIN, 0))
}
