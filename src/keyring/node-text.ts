/**
 * @module Checks whether a file's raw bytes can be searched for tokens. In compressed data, or in code units other than
 * bytes, tokens are present but invisible.
 */
import { fstatSync, readSync } from 'node:fs'
import { BEGIN, controlsIn, HAS_PACKED, MOST_CONTROLS, WHY_BINARY, WHY_PACKED, whyNoText } from '../encoding/binary'
import { charsetOf } from '../encoding/charset'
import { blocksOf } from '../files/lines'
import { refused } from '../files/refused'

/** Bytes checked together after the first block. */
const WINDOW = 1 << 10

/**
 * Latin letters in UTF-16 or UTF-32, fewer than in a token. NUL-terminated records are longer, holes have no letters.
 */
const LETTERS = 24
const WIDE = new RegExp(`(?:[\\x01-\\x7f]\\0{1,3}){${LETTERS}}`)
const WHY_WIDE = 'is UTF-16 or similar, not UTF-8; convert it first'

/** Returns why a file with this start cannot be searched; undefined if it can. */
export function whyUnsearchable(begin: Buffer): string | undefined {
  if (HAS_PACKED.test(begin.toString('latin1'))) return WHY_PACKED
  const charset = charsetOf(begin, 'auto', true) ?? 'utf-8'
  return charset === 'utf-8' ? whyNoText(begin, charset) : WHY_WIDE
}

/**
 * Returns why a later block cannot be searched. Wide encodings and the start and end of compressed data contain a NUL,
 * and so do some hundred bytes of any binary data: a block without one costs nothing.
 */
function whyBlockUnsearchable(block: Buffer): string | undefined {
  if (!block.includes(0)) return undefined
  const text = block.toString('latin1')
  if (HAS_PACKED.test(text)) return WHY_PACKED
  if (WIDE.test(text)) return WHY_WIDE
  for (let to = block.length; to > 0; to -= WINDOW) {
    if (controlsIn(block, Math.max(0, to - WINDOW), to) > WINDOW * MOST_CONTROLS) return WHY_BINARY
  }
  return undefined
}

/** Returns the start of an open file; undefined for a pipe, which can be read only once. */
function beginOf(file: number): Buffer | undefined {
  if (!fstatSync(file).isFile()) return undefined
  const begin = Buffer.alloc(BEGIN)
  return begin.subarray(0, readSync(file, begin, 0, BEGIN, 0))
}

/**
 * Yields an open file in blocks of whole lines, as `blocksOf` does.
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
