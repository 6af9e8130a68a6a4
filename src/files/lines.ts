/**
 * @module The lines of a file as bytes, one after the other, and its last one.
 */
import { fstatSync, readSync } from 'node:fs'

/** A line: its bytes with the line feed, where it has one, and its number from 1. */
export interface Line {
  readonly bytes: Buffer
  readonly number: number
}

const CHUNK = 1 << 18
const LINE_FEED = 10

/** Lines of an opened file; the bytes are good until the next one is asked for. */
export function* linesOf(file: number): Generator<Line> {
  const chunk = Buffer.alloc(CHUNK)
  let begun: Buffer[] = []
  let number = 1
  for (let got = readSync(file, chunk); got > 0; got = readSync(file, chunk)) {
    let from = 0
    for (let feed = chunk.subarray(0, got).indexOf(LINE_FEED); feed >= 0; ) {
      const rest = chunk.subarray(from, feed + 1)
      yield { bytes: begun.length === 0 ? rest : Buffer.concat([...begun, rest]), number }
      begun = []
      number++
      from = feed + 1
      feed = chunk.subarray(0, got).indexOf(LINE_FEED, from)
    }
    if (from < got) begun.push(Buffer.from(chunk.subarray(from, got)))
  }
  if (begun.length > 0) yield { bytes: Buffer.concat(begun), number }
}

/** Bytes at the end of a file that mostly hold its last line. */
const TAIL = 4096

/** The last line of an opened file, and whether it was ended: what was killed leaves half a line. */
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
