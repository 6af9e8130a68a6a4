/**
 * @module The lines of a file as bytes, one after the other.
 */
import { readSync } from 'node:fs'

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
