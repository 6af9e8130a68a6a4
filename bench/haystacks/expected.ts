/**
 * @module What a haystack of the standard size holds, as it is kept in `expected.json`: whoever changes a template, a
 * value or the maker sees there that the haystack is another one.
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
  /** Values planted of each kind. */
  readonly planted: { readonly [kind: string]: number }
  /** Values planted of all kinds. */
  readonly total: number
}

const KINDS = ['personnummer', 'fodselsnummer', 'email', 'phone', 'ip']

/** What a haystack holds. */
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

/** The file that says it. */
export function expectedFile(name: HaystackName): URL {
  return new URL(`../haystacks/${name}/expected.json`, import.meta.url)
}

/** What the file says. */
export function readExpected(name: HaystackName): Expected {
  return JSON.parse(readFileSync(expectedFile(name), 'utf8'))
}
