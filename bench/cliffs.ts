/**
 * @module Compares the cost per byte of one long line with that of short ones: a tool that works in pieces has no
 * cliff. The pieces are those whose lines once cost up to 147 times as much per byte when they were longer than a
 * buffer.
 */
import type { createRedactor } from '../src/redactor'
import { type Entry, type Limits, readyFor } from './measure'
import { CALL } from './tasks'

/** Pieces of a line, by name for tables: text without values, and text that starts structure. */
const PIECES: { readonly [name: string]: string } = {
  letters: 'abc ',
  'letters of Swedish': 'å',
  'open names': '{"',
  'open braces': '{',
  'open brackets': '[',
  'arrays in arrays': '[1,',
  objects: '{"a":1},',
  'objects in objects': '{"a":',
  records: '{"level":"info","tags":["a",null]} ',
  'names of Ruby': '{"a"=>"b"},',
  addresses: 'https://example.se/a?b=c&d=e ',
  'percent signs': 'abc%20def ',
  queries: 'abc?def+ghi ',
  'escaped quotes': '\\"',
  backslashes: '\\',
  colons: ':',
  'at signs': '@',
  percents: '%4',
  plus: '+4',
}

const SHORT = { name: '128 KiB', size: 1 << 17 }
const LONG = { name: '4 MiB', size: 1 << 22 }

const rowOf = (piece: string, length: string) => `sladd on ${piece}, ${length}`

/** Names of the two rows of a piece. */
export const CLIFFS: readonly { readonly short: string; readonly long: string }[] = Object.keys(PIECES).map((name) => ({
  short: rowOf(name, SHORT.name),
  long: rowOf(name, LONG.name),
}))

/** Returns a row for each piece and length; both lengths process the same amount per turn. */
export async function cliffEntries(limits: Limits): Promise<Entry[]> {
  const dist = new URL('../dist/index.js', import.meta.url)
  const build = (await import(/* @vite-ignore */ dist.href)) as { createRedactor: typeof createRedactor }
  const redactor = build.createRedactor()
  const entry = (name: string, piece: string, size: number): Entry => ({
    name,
    async prepare() {
      const text = piece.repeat(size / piece.length)
      const run = () => redactor.redact(text, CALL)
      if (run() !== text) return { fault: 'found something where nothing is' }
      return readyFor(run, text.length, limits)
    },
  })
  return Object.entries(PIECES).flatMap(([name, piece]) =>
    [SHORT, LONG].map((length) => entry(rowOf(name, length.name), piece, length.size)),
  )
}
