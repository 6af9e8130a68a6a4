/**
 * Texts of the whole suite by type: the corpus, its logs, the examples in the tests, and the output of the arbitraries.
 * For properties that apply to any text.
 */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { loadCorpus } from '../corpus/tools/load'
import { brokenLog, criLog, criParts, messages, textMessage } from './arbitraries/container'
import { json, record } from './arbitraries/json'
import { logfmt, markup } from './arbitraries/markup'
import { hostile } from './arbitraries/text'
import { url } from './arbitraries/url'

/** Texts of one kind. */
export interface Kind {
  readonly name: string
  readonly texts: readonly string[]
}

/** Pieces that formats, names and earlier passes are made of: any order of them is a text. */
const PIECES = [
  ...['"', '""', '\\', '\\"', '{', '}', '[', ']', ':', ',', ';', '|', '\t', '=', '%', '%22', '&', '&quot;', '#', '\n'],
  ...['\r\n', '\f', '\v', ' ', '  ', '-', '.', '/', '//', '?', '+', "'", '<', '>', '(', ')', '@', '0', '19', '\u200b'],
  ...['871220-2384', '8712202384', '41819077302', '01019550091', '070-174 06 05', '192.0.2.44', '2001:db8::7'],
  ...['anna@example.se', 'sl1_nid_7h3k_r6cgrw4mg7t7bjj5y4fqd', 'sl1_nid_', '[email]', '[field]', '[x', '*****'],
  ...['password', 'token', 'personnummer', 'pnr', 'fnr', 'konto', 'namn', 'tel', 'order', 'version', 'user', 'hunter2'],
  ...[
    'true',
    'null',
    'å',
    'Ö',
    'o\u0308',
    '🙂',
    '１２',
    '2026-11-22T10:00:00Z stdout F ',
    '2026-11-22T10:00:00Z stderr P ',
  ],
]

const pieces = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 30 }).map((list) => list.join(''))
const cell = fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }).map((list) => list.join(''))
const table = fc
  .tuple(
    fc.constantFrom(',', ';', '\t', '|'),
    fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 4 }),
  )
  .map(([delimiter, rows]) => rows.map((row) => row.join(delimiter)).join('\n'))
const container = messages(textMessage, 4).map((list) => criLog(criParts(list, [0, 1, 1])).toString('latin1'))

/** Strings of the suite's own tests: what stands in their tables. */
function examples(): string[] {
  const found = new Set<string>()
  for (const name of readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.test.ts'),
  )) {
    const source = readFileSync(`${import.meta.dirname}/${name}`, 'utf8')
    for (const [, text = ''] of source.matchAll(/'((?:[^'\\\n]|\\.){6,400})'/g)) {
      const plain = text.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_all, hex: string | undefined, letter: string) =>
        hex === undefined
          ? ({ n: '\n', r: '\r', t: '\t', f: '\f' }[letter] ?? letter)
          : String.fromCharCode(Number.parseInt(hex, 16)),
      )
      if (/[\d@:="%\\]/.test(plain) && !/^(?:node:|\.\.?\/|https?:|@)/.test(plain)) found.add(plain)
    }
  }
  return [...found]
}

/** All of them; the generated ones are the same for the same seed. */
export function suiteTexts(seed: number, times: number): Kind[] {
  const made = (name: string, texts: fc.Arbitrary<string>): Kind => ({
    name,
    texts: fc.sample(texts, { seed, numRuns: 60 * times }),
  })
  const rows = loadCorpus()
  const subjects = [...new Set(rows.map(({ subject }) => subject))]
  const logs = readdirSync(`${import.meta.dirname}/../corpus/logs`)
  return [
    ...subjects.map((subject) => ({
      name: subject,
      texts: rows.filter((row) => row.subject === subject).map(({ text }) => text),
    })),
    { name: 'logs', texts: logs.map((name) => readFileSync(`${import.meta.dirname}/../corpus/logs/${name}`, 'utf8')) },
    { name: 'examples', texts: examples() },
    made('pieces', pieces),
    made('table', table),
    made('container', container),
    made(
      'broken container',
      brokenLog.map((bytes) => bytes.toString('latin1')),
    ),
    made(
      'json',
      json.map(({ text }) => text),
    ),
    made(
      'record',
      record.map(({ text }) => text),
    ),
    made(
      'markup',
      markup.map(({ text }) => text),
    ),
    made(
      'logfmt',
      logfmt.map(({ text }) => text),
    ),
    made(
      'url',
      url.map(({ text }) => text),
    ),
    made('hostile', hostile),
    // Longer than a block, with something at its end.
    made(
      'long',
      fc.tuple(pieces, pieces).map(([one, other]) => one.repeat(Math.ceil(20_000 / one.length)) + other),
    ),
  ]
}
