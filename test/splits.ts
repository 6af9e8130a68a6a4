/** Passes bytes through a stream synchronously, so that a property test can split them in very many ways. */
import { OPEN, type Opens } from '../src/redactor'
import type { Redactor } from '../src/types'

/** What comes out of a stream for chunks of these sizes, over and over. */
export function throughChunks(redactor: Redactor, bytes: Uint8Array, sizes: readonly number[], at: Date): string {
  const stream = (redactor as Redactor<never> & Opens)[OPEN]({ at }, undefined)
  const output: Uint8Array[] = []
  const take = (piece: Uint8Array | undefined) => {
    if (piece !== undefined) output.push(piece)
  }
  for (let from = 0, i = 0; from < bytes.length; i++) {
    const to = from + (sizes[i % sizes.length] as number)
    take(stream.push(bytes.slice(from, to)))
    from = to
  }
  take(stream.end())
  return Buffer.concat(output).toString('latin1')
}

/** Bytes as a string with one character for each, to be compared with what {@link throughChunks} gives. */
export function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
