/** @module Reads the lines of a file as bytes: in blocks, one by one, or only the last. */
import { fstatSync, readSync } from 'node:fs'

const CHUNK = 1 << 18
const LINE_FEED = 10

/** Yields an open file in blocks of whole lines; the bytes are valid until the next block is requested. */
export function* blocksOf(file: number): Generator<Buffer> {
  const chunk = Buffer.alloc(CHUNK)
  let begun: Buffer[] = []
  for (let got = readSync(file, chunk); got > 0; got = readSync(file, chunk)) {
    const end = chunk.subarray(0, got).lastIndexOf(LINE_FEED) + 1
    if (end > 0) {
      yield Buffer.concat([...begun, chunk.subarray(0, end)])
      begun = []
    }
    if (end < got) begun.push(Buffer.from(chunk.subarray(end, got)))
  }
  if (begun.length > 0) yield Buffer.concat(begun)
}

/** Yields the lines of a block, each with its line feed. */
export function* linesIn(block: Buffer): Generator<Buffer> {
  for (let from = 0; from < block.length; ) {
    const end = block.indexOf(LINE_FEED, from) + 1 || block.length
    yield block.subarray(from, end)
    from = end
  }
}

/** Yields the lines of an open file; the bytes are valid until the next one is requested. */
export function* linesOf(file: number): Generator<Buffer> {
  for (const block of blocksOf(file)) yield* linesIn(block)
}

/** Returns the first bytes of an open file, up to the end of its first line. */
export function firstBytes(file: number, most: number): string {
  const bytes = Buffer.alloc(most)
  const text = bytes.toString('latin1', 0, readSync(file, bytes, 0, most, 0))
  return text.split('\n')[0] as string
}

/** Bytes at the end of a file that usually contain its last line. */
const TAIL = 4096

/** Returns the last line of an open file, and whether it is complete: a killed process may leave part of a line. */
export function lastLine(file: number): { readonly line: string; readonly isEnded: boolean } {
  const { size } = fstatSync(file)
  if (size === 0) return { line: '', isEnded: true }
  for (let length = Math.min(size, TAIL); ; length = Math.min(size, 2 * length)) {
    const bytes = Buffer.alloc(length)
    readSync(file, bytes, 0, length, size - length)
    const isEnded = bytes[length - 1] === LINE_FEED
    const text = bytes.subarray(0, isEnded ? -1 : undefined)
    const feed = text.lastIndexOf(LINE_FEED)
    if (feed >= 0 || length === size) return { line: text.subarray(feed + 1).toString(), isEnded }
  }
}
