/**
 * @module The content of a haystack of standard size, recorded in `expected.json`: it reveals when a change to a
 * template, a value or the generator changes a haystack.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Haystack } from './haystack'
import type { HaystackName } from './make'

export interface Expected {
  readonly bytes: number
  readonly lines: number
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string
  /** Number of planted values by kind. */
  readonly planted: { readonly [kind: string]: number }
  /** Number of all planted values. */
  readonly total: number
}

const KINDS = ['personnummer', 'fodselsnummer', 'email', 'phone', 'ip']

/** Describes a haystack. */
export function expectedOf(haystack: Haystack): Expected {
  const planted: { [kind: string]: number } = Object.fromEntries(KINDS.map((kind) => [kind, 0]))
  const values = haystack.values.flat()
  for (const { kind } of values) planted[kind] = (planted[kind] ?? 0) + 1
  return {
    bytes: haystack.bytes.length,
    lines: haystack.values.length,
    sha256: createHash('sha256').update(haystack.bytes).digest('hex'),
    planted,
    total: values.length,
  }
}

/** Returns the location of the recorded description. */
export function expectedFile(name: HaystackName): URL {
  return new URL(`../haystacks/${name}/expected.json`, import.meta.url)
}

/** Reads the recorded description. */
export function readExpected(name: HaystackName): Expected {
  return JSON.parse(readFileSync(expectedFile(name), 'utf8'))
}
