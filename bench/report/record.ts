/**
 * @module A run as files: every figure of every round, where it was, and what is made from them. Reading gives back
 * exactly what was written.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Changed, Environment, Found, Lack, Results, Size, Speed, Start } from '../results'
import { chart } from './chart'
import { readCsv, writeCsv } from './csv'
import { summary } from './summary'

/** Where records are kept. */
export const RECORDS = fileURLToPath(new URL('../record/', import.meta.url))

const HEADS = {
  'speeds.csv': ['work', 'haystack', 'contender', 'bytes', 'round', 'rate', 'status', 'reason'],
  'quality.csv': [
    'about',
    'contender',
    'kind',
    'values',
    'gone',
    'partly',
    'rows',
    'changed',
    'disputed',
    'disputedChanged',
    'others',
    'othersChanged',
  ],
  'start.csv': ['contender', 'process', 'load', 'first', 'second', 'resident'],
  'size.csv': ['contender', 'minified', 'gzipped'],
} as const
type Table = keyof typeof HEADS
type Fields = readonly (string | number)[]

/** Figures as fields of lines of their own; one line also where there is none, so that nothing is lost. */
function numbered(length: number, line: (i: number) => Fields): Fields[] {
  return Array.from({ length: Math.max(1, length) }, (_, i) => line(i))
}

const TABLES: { readonly [table in Table]: (results: Results) => Fields[] } = {
  'speeds.csv': ({ speeds, lacks }) => [
    ...speeds.flatMap(({ work, haystack, contender, bytes, rates }) =>
      numbered(rates.length, (i) => [work, haystack, contender, bytes, i + 1, rates[i] ?? '', '', '']),
    ),
    ...lacks.map((lack) => [lack.work, lack.haystack, lack.contender, '', '', '', lack.status, lack.reason]),
  ],
  'quality.csv': ({ found, changed }) => [
    ...found.map((one) => [
      'values',
      one.contender,
      one.kind,
      one.values,
      one.gone,
      one.partly,
      '',
      '',
      '',
      '',
      '',
      '',
    ]),
    ...changed.map((one) => {
      return [
        'text',
        one.contender,
        '',
        '',
        '',
        '',
        one.rows,
        one.changed,
        one.disputed,
        one.disputedChanged,
        one.others,
        one.othersChanged,
      ]
    }),
  ],
  'start.csv': ({ starts }) =>
    starts.flatMap(({ contender, load, first, second, resident }) => {
      const length = Math.max(load.length, first.length, second.length, resident.length)
      const columns = [load, first, second, resident]
      return numbered(length, (i) => [contender, i + 1, ...columns.map((figures) => figures[i] ?? '')])
    }),
  'size.csv': ({ sizes }) => sizes.map(({ contender, minified, gzipped }) => [contender, minified, gzipped]),
}

/** Folder of a run: its day and its machine. */
export function recordName({ date, host }: Environment): string {
  return `${date}-${host.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
}

/** What is made from the figures: written once more when the way to show them has changed. */
export function renderRecord(folder: string, results: Results): void {
  writeFileSync(join(folder, 'summary.md'), summary(results))
  writeFileSync(join(folder, 'chart.svg'), chart(results))
}

/** Writes a run, over an earlier one of the same day and machine. @returns its folder */
export function writeRecord(results: Results, records = RECORDS): string {
  const { environment, contenders } = results
  const folder = join(records, recordName(environment))
  mkdirSync(folder, { recursive: true })
  for (const [table, fieldsOf] of Object.entries(TABLES)) {
    writeFileSync(join(folder, table), writeCsv([HEADS[table as Table], ...fieldsOf(results)]))
  }
  writeFileSync(join(folder, 'environment.json'), `${JSON.stringify({ environment, contenders }, null, 2)}\n`)
  // Last, so that figures are kept even when they cannot be shown.
  renderRecord(folder, results)
  return folder
}

/** A line of a table by the names of its columns. */
class Line {
  readonly #fields: ReadonlyMap<string, string>
  readonly #place: string

  constructor(fields: ReadonlyMap<string, string>, place: string) {
    this.#fields = fields
    this.#place = place
  }

  text(column: string): string {
    return this.#fields.get(column) ?? ''
  }

  number(column: string): number {
    const text = this.text(column)
    const value = Number(text)
    if (text === '' || Number.isNaN(value)) throw new SyntaxError(`${this.#place}: ${column} is no number`)
    return value
  }

  /** The number, or none. */
  numbers(column: string): number[] {
    return this.text(column) === '' ? [] : [this.number(column)]
  }
}

function readTable(folder: string, table: Table): Line[] {
  const [head = [], ...records] = readCsv(readFileSync(join(folder, table), 'utf8'))
  const columns = HEADS[table]
  if (head.join() !== columns.join()) throw new SyntaxError(`${table}: columns are not ${columns.join()}`)
  return records.map((fields, i) => {
    const place = `${table}, record ${i + 2}`
    if (fields.length !== columns.length) throw new SyntaxError(`${place}: ${fields.length} fields`)
    return new Line(new Map(columns.map((column, at) => [column, fields[at] as string])), place)
  })
}

/** Lines that belong together: each group begins with number 1. */
function groupsOf(lines: readonly Line[], column: string): (readonly [Line, ...Line[]])[] {
  const groups: [Line, ...Line[]][] = []
  for (const line of lines) {
    if (line.number(column) === 1) groups.push([line])
    else groups.at(-1)?.push(line)
  }
  return groups
}

function readSpeeds(lines: readonly Line[]): Speed[] {
  return groupsOf(lines, 'round').map((group) => ({
    work: group[0].text('work'),
    haystack: group[0].text('haystack'),
    contender: group[0].text('contender'),
    bytes: group[0].number('bytes'),
    rates: group.flatMap((line) => line.numbers('rate')),
  }))
}

function readLack(line: Line): Lack {
  const status = line.text('status')
  if (status !== 'missing' && status !== 'wrong' && status !== 'late') {
    throw new SyntaxError(`speeds.csv: no status is called ${status}`)
  }
  const [work, haystack, contender] = [line.text('work'), line.text('haystack'), line.text('contender')]
  return { work, haystack, contender, status, reason: line.text('reason') }
}

function readFound(line: Line): Found {
  const counts = { values: line.number('values'), gone: line.number('gone'), partly: line.number('partly') }
  return { contender: line.text('contender'), kind: line.text('kind'), ...counts }
}

function readChanged(line: Line): Changed {
  const alikes = { rows: line.number('rows'), changed: line.number('changed') }
  const disputed = { disputed: line.number('disputed'), disputedChanged: line.number('disputedChanged') }
  const others = { others: line.number('others'), othersChanged: line.number('othersChanged') }
  return { contender: line.text('contender'), ...alikes, ...disputed, ...others }
}

function readStart(group: readonly [Line, ...Line[]]): Start {
  const figures = (column: string) => group.flatMap((line) => line.numbers(column))
  const times = { load: figures('load'), first: figures('first'), second: figures('second') }
  return { contender: group[0].text('contender'), ...times, resident: figures('resident') }
}

function readSize(line: Line): Size {
  return { contender: line.text('contender'), minified: line.number('minified'), gzipped: line.number('gzipped') }
}

/**
 * A run as it was written.
 *
 * @throws SyntaxError with the place that is not as this module writes it
 */
export function readRecord(folder: string): Results {
  const about = JSON.parse(readFileSync(join(folder, 'environment.json'), 'utf8'))
  const speeds = readTable(folder, 'speeds.csv')
  const quality = readTable(folder, 'quality.csv')
  return {
    environment: about.environment,
    contenders: about.contenders,
    speeds: readSpeeds(speeds.filter((line) => line.text('status') === '')),
    lacks: speeds.filter((line) => line.text('status') !== '').map(readLack),
    found: quality.filter((line) => line.text('about') === 'values').map(readFound),
    changed: quality.filter((line) => line.text('about') === 'text').map(readChanged),
    starts: groupsOf(readTable(folder, 'start.csv'), 'process').map(readStart),
    sizes: readTable(folder, 'size.csv').map(readSize),
  }
}

/** Names of all records, the newest first: by day, and on the same day by machine. */
export function recordNames(records = RECORDS): string[] {
  if (!existsSync(records)) return []
  const folders = readdirSync(records, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders
    .map(({ name }) => name)
    .sort()
    .reverse()
}

/** Folder of the newest record; undefined as long as there is none. */
export function newestRecord(records = RECORDS): string | undefined {
  const [name] = recordNames(records)
  return name === undefined ? undefined : join(records, name)
}
