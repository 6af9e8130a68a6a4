/**
 * @module What a haystack is, and ways to look at it.
 */
import type { Value } from '../contender'

/** Text to measure on; it consists of whole lines. */
export interface Haystack {
  readonly name: string
  readonly bytes: Buffer
  /** The values planted in each line, in the order in which they stand there. */
  readonly values: readonly (readonly Value[])[]
  /** What {@link values} say about the findings: exactly those, at least those, or nothing. */
  readonly count: 'exact' | 'floor' | 'unknown'
  /** How our redactors are told to read it, where they would not know. */
  readonly format?: 'csv'
  /** The bytes with every planted value as its label; missing where that is not known. */
  readonly masked?: Buffer
}

const FEED = 10

/** The lines as strings of their own, without line feeds. */
export function linesOf({ bytes }: Pick<Haystack, 'bytes'>): string[] {
  return bytes.toString().split('\n').slice(0, -1)
}

/** Where the first line that ends at `least` or later ends. */
function lineEnd(bytes: Buffer, least: number): number {
  return bytes.indexOf(FEED, least - 1) + 1 || bytes.length
}

/** The first lines of a haystack: at least `size` bytes, or all. */
export function cut(haystack: Haystack, size: number): Haystack {
  const end = lineEnd(haystack.bytes, size)
  if (end === haystack.bytes.length) return haystack
  const bytes = haystack.bytes.subarray(0, end)
  const values = haystack.values.slice(0, linesOf({ bytes }).length)
  const { masked } = haystack
  let maskedEnd = 0
  for (let line = 0; masked !== undefined && line < values.length; line++) maskedEnd = lineEnd(masked, maskedEnd + 1)
  return { ...haystack, bytes, values, ...(masked && { masked: masked.subarray(0, maskedEnd) }) }
}

/** The bytes in pieces of about `size`, cut at line ends. */
export function chunksOf({ bytes }: Pick<Haystack, 'bytes'>, size: number): Buffer[] {
  const chunks: Buffer[] = []
  for (let from = 0; from < bytes.length; from += chunks.at(-1)?.length ?? 0) {
    chunks.push(bytes.subarray(from, lineEnd(bytes, from + size)))
  }
  return chunks
}
