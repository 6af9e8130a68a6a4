/** @module The type of a haystack, and ways to split it. */
import type { Value } from '../contender'

/** Text to measure on; it consists of whole lines. */
export interface Haystack {
  readonly name: string
  readonly bytes: Buffer
  /** The values planted in each line, in order. */
  readonly values: readonly (readonly Value[])[]
  /** How {@link values} relate to the findings: exactly those, at least those, or unknown. */
  readonly count: 'exact' | 'floor' | 'unknown'
  /** The format to request from our redactors, if they could not detect it. */
  readonly format?: 'csv'
  /** The bytes with every planted value as its label; missing if unknown. */
  readonly masked?: Buffer
}

const FEED = 10

/** Splits it into lines without line feeds. */
export function linesOf({ bytes }: Pick<Haystack, 'bytes'>): string[] {
  return bytes.toString().split('\n').slice(0, -1)
}

/** Returns the end of the first line that ends at `least` or later. */
function lineEnd(bytes: Buffer, least: number): number {
  return bytes.indexOf(FEED, least - 1) + 1 || bytes.length
}

/** Returns the first lines of a haystack: at least `size` bytes, or all. */
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

/** Splits the bytes into chunks of about `size`, at line ends. */
export function chunksOf({ bytes }: Pick<Haystack, 'bytes'>, size: number): Buffer[] {
  const chunks: Buffer[] = []
  for (let from = 0; from < bytes.length; from += chunks.at(-1)?.length ?? 0) {
    chunks.push(bytes.subarray(from, lineEnd(bytes, from + size)))
  }
  return chunks
}
