/**
 * @module Whether the bytes of a file can be searched for tokens as they stand. In what is packed, or in other units than
 * bytes, a token is there and cannot be seen.
 */
import { fstatSync, readSync } from 'node:fs'
import { blocksOf } from '../files/lines'
import { refused } from '../files/refused'

/** Bytes that are looked at before anything else. */
const BEGIN = 1 << 16
/** Bytes that are looked at together behind the begin. */
const WINDOW = 1 << 10

const anyOf = (...sources: readonly string[]) => new RegExp(sources.join('|'))

/** What packed data begin with: gzip, zstd, xz, bzip2, LZ4, zip, 7z. None of it stands in text. */
const PACKED = anyOf(
  '\\x1f\\x8b\\x08',
  '\\x28\\xb5\\x2f\\xfd',
  '\\xfd7zXZ\\0',
  'BZh[1-9]1AY&SY',
  '\\x04\\x22\\x4d\\x18',
  'PK\\x03\\x04',
  '7z\\xbc\\xaf',
)
/** Latin letters in UTF-16 or UTF-32, fewer than a token has. Records that NUL ends are longer, and holes have no letters. */
const WIDE = anyOf('(?:[\\x01-\\x7f]\\0{1,3}){24}')
const WHY_PACKED = 'the file is compressed; unpack it first'
const WHY_WIDE = 'the file is no UTF-8 but UTF-16 or the like, or binary; convert it first'
const WHY_BINARY = 'the file is binary, no text'

/** UTF-16 and UTF-32 of what is written with Latin letters is half zeros, or more; a mark tells the rest. */
const MOST_ZEROS = 1 / 4
/** Text has hardly any control characters but those that divide it; of anything else about one byte in ten is one. */
const MOST_CONTROLS = 1 / 16
/** Backspace, tab, line feed, vertical tab, form feed, return, escape; NUL, which ends records. */
const IN_TEXT = [0, 8, 9, 10, 11, 12, 13, 27]
const IS_CONTROL = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < 32 || byte === 127) && !IN_TEXT.includes(byte) ? 1 : 0,
)

function isWide(begin: Uint8Array): boolean {
  const hasMark = (begin[0] === 0xff && begin[1] === 0xfe) || (begin[0] === 0xfe && begin[1] === 0xff)
  return hasMark || begin.filter((byte) => byte === 0).length > begin.length * MOST_ZEROS
}

function controlsIn(bytes: Uint8Array, from: number, to: number): number {
  let controls = 0
  for (let at = from; at < to; at++) controls += IS_CONTROL[bytes[at] as number] as number
  return controls
}

/** Why a file that begins so cannot be searched; undefined when it can. */
export function whyUnsearchable(begin: Buffer): string | undefined {
  if (PACKED.test(begin.toString('latin1'))) return WHY_PACKED
  if (isWide(begin)) return WHY_WIDE
  return controlsIn(begin, 0, begin.length) > begin.length * MOST_CONTROLS ? WHY_BINARY : undefined
}

/**
 * Why a block behind the begin cannot be searched. Other units than bytes and the begin and end of what is packed have
 * a NUL, and so have some hundred bytes of anything but text: a block without one costs nothing.
 */
function whyBlockUnsearchable(block: Buffer): string | undefined {
  if (!block.includes(0)) return undefined
  const text = block.toString('latin1')
  if (PACKED.test(text)) return WHY_PACKED
  if (WIDE.test(text)) return WHY_WIDE
  for (let to = block.length; to > 0; to -= WINDOW) {
    if (controlsIn(block, Math.max(0, to - WINDOW), to) > WINDOW * MOST_CONTROLS) return WHY_BINARY
  }
  return undefined
}

/** What an opened file begins with; undefined for a pipe, at which nobody can look twice. */
function beginOf(file: number): Buffer | undefined {
  if (!fstatSync(file).isFile()) return undefined
  const begin = Buffer.alloc(BEGIN)
  return begin.subarray(0, readSync(file, begin, 0, BEGIN, 0))
}

/**
 * An opened file in blocks of whole lines, as `blocksOf` has them.
 *
 * @throws FileRefused at a block that cannot be searched, or before the first
 */
export function* searchableBlocks(name: string, file: number): Generator<Buffer> {
  const check = (why: string | undefined) => {
    if (why !== undefined) throw refused('', name, why)
  }
  let begin = beginOf(file)
  if (begin !== undefined) check(whyUnsearchable(begin))
  for (const block of blocksOf(file)) {
    if (begin === undefined) {
      begin = block.subarray(0, BEGIN)
      check(whyUnsearchable(begin))
    }
    check(whyBlockUnsearchable(block))
    yield block
  }
}
