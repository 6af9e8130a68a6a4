/**
 * @module What a haystack is, and ways to look at it.
 */
import type { Value } from '../contender'

/** What stands in a haystack up to the end of a line, counted from its begin. */
export interface Mark {
  /** End of the line in the bytes. */
  readonly end: number
  /** End of the line in the masked bytes. */
  readonly maskedEnd: number
  /** Values planted. */
  readonly planted: number
  /** E-mail addresses planted whose domain is ASCII: what any redactor of e-mail finds. */
  readonly mails: number
}

/** Text to measure on; it consists of whole lines. */
export interface Haystack {
  readonly name: string
  readonly bytes: Buffer
  /** One for each line. */
  readonly marks: readonly Mark[]
  /** The values planted in each line, in the order in which they stand there. */
  readonly values: readonly (readonly Value[])[]
  /** What `planted` says about the findings: exactly so many, at least so many, or nothing. */
  readonly count: 'exact' | 'floor' | 'unknown'
  /** How our redactors are told to read it, where they would not know. */
  readonly format?: 'csv'
  /** The bytes with every planted value as its label; missing where that is not known. */
  readonly masked?: Buffer
}

/** The first lines of a haystack: at least `size` bytes, or all. */
export function cut(haystack: Haystack, size: number): Haystack {
  const last = haystack.marks.findIndex(({ end }) => end >= size)
  if (last < 0 || last === haystack.marks.length - 1) return haystack
  const { end, maskedEnd } = haystack.marks[last] as Mark
  return {
    ...haystack,
    bytes: haystack.bytes.subarray(0, end),
    marks: haystack.marks.slice(0, last + 1),
    values: haystack.values.slice(0, last + 1),
    ...(haystack.masked !== undefined && { masked: haystack.masked.subarray(0, maskedEnd) }),
  }
}

/** Totals of a haystack. */
export function totals({ marks }: Pick<Haystack, 'marks'>): Mark {
  return marks.at(-1) ?? { end: 0, maskedEnd: 0, planted: 0, mails: 0 }
}

/** The values planted in some lines, in the order in which they stand there: those of all lines unless told. */
export function plantedIn({ values }: Pick<Haystack, 'values'>, fromLine = 0, toLine = values.length): Value[] {
  return values.slice(fromLine, toLine).flat()
}

/** The bytes in pieces of about `size`, cut at line ends. */
export function chunksOf({ bytes, marks }: Pick<Haystack, 'bytes' | 'marks'>, size: number): Buffer[] {
  const chunks: Buffer[] = []
  let from = 0
  for (const { end } of marks) {
    if (end - from < size && end < bytes.length) continue
    chunks.push(bytes.subarray(from, end))
    from = end
  }
  return chunks
}

/** The lines as strings of their own, without line feeds. */
export function linesOf({ bytes, marks }: Pick<Haystack, 'bytes' | 'marks'>): string[] {
  let from = 0
  return marks.map(({ end }) => {
    const line = bytes.toString('utf8', from, end - 1)
    from = end
    return line
  })
}
