/**
 * @module Stores a run as files: every figure of every round, the environment, and the reports. Reading returns exactly
 * what was written.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import type { Changed, Environment, Found, Lack, Results, Size, Speed, Start } from '../results'
import { chart } from './chart'
import { summary } from './summary'

/** Folder of the records. */
export const RECORDS = fileURLToPath(new URL('../record/', import.meta.url))

const COLUMNS = {
  'speeds.csv': ['work', 'haystack', 'contender', 'bytes', 'round', 'rate', 'status', 'reason'],
  'quality.csv': [
    ...['about', 'contender', 'kind', 'values', 'gone', 'partly'],
    ...['rows', 'changed', 'disputed', 'disputedChanged', 'others', 'othersChanged'],
  ],
  'start.csv': ['contender', 'process', 'load', 'first', 'second', 'resident'],
  'size.csv': ['contender', 'minified', 'gzipped'],
} as const
type Table = keyof typeof COLUMNS

/** Returns numbered lines of a table; at least one, so that an empty list is preserved. */
function numbered(length: number, line: (i: number) => object): object[] {
  return Array.from({ length: Math.max(1, length) }, (_, i) => line(i))
}

/** Lines of the tables; each line only has its own columns. */
const LINES: { readonly [table in Table]: (results: Results) => readonly object[] } = {
  'speeds.csv': ({ speeds, lacks }) => [
    ...speeds.flatMap(({ rates, ...cell }) =>
      numbered(rates.length, (i) => ({ ...cell, round: i + 1, rate: rates[i] })),
    ),
    ...lacks,
  ],
  'quality.csv': ({ found, changed }) => [
    ...found.map((one) => ({ about: 'values', ...one })),
    ...changed.map((one) => ({ about: 'text', ...one })),
  ],
  'start.csv': ({ starts }) =>
    starts.flatMap(({ contender, load, first, second, resident }) => {
      const length = Math.max(load.length, first.length, second.length, resident.length)
      const figures = (i: number) => ({ load: load[i], first: first[i], second: second[i], resident: resident[i] })
      return numbered(length, (i) => ({ contender, process: i + 1, ...figures(i) }))
    }),
  'size.csv': ({ sizes }) => sizes,
}

/** Formats a table according to RFC 4180, with line feeds between the lines. */
function written(table: Table, results: Results): string {
  const columns: readonly string[] = COLUMNS[table]
  const quoted = (field: string) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)
  const lines = LINES[table](results).map((line) => {
    const fields = new Map<string, string | number>(Object.entries(line))
    return columns.map((column) => quoted(String(fields.get(column) ?? '')))
  })
  return [columns, ...lines].map((fields) => `${fields.join(',')}\n`).join('')
}

/** Returns the folder name of a run: its day and its machine. */
export function recordName({ date, host }: Environment): string {
  return `${date}-${host.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`
}

/** Renders the reports, also again after a change of their format. */
export function renderRecord(folder: string, results: Results): void {
  writeFileSync(join(folder, 'summary.md'), summary(results))
  writeFileSync(join(folder, 'chart.svg'), chart(results))
}

/** Writes a run, replacing an earlier one of the same day and machine. @returns its folder */
export function writeRecord(results: Results, records = RECORDS): string {
  const { environment, contenders } = results
  const folder = join(records, recordName(environment))
  mkdirSync(folder, { recursive: true })
  for (const table of Object.keys(COLUMNS) as Table[]) writeFileSync(join(folder, table), written(table, results))
  writeFileSync(join(folder, 'environment.json'), `${JSON.stringify({ environment, contenders }, null, 2)}\n`)
  // Last, so that figures are kept even if rendering fails.
  renderRecord(folder, results)
  return folder
}

/** A line read from a table, by column. */
interface Line {
  /** For messages. */
  readonly place: string
  readonly text: { readonly [column: string]: string }
}

function readTable(folder: string, table: Table): Line[] {
  const columns = COLUMNS[table]
  const checked = (head: string[]) => {
    if (head.join() !== columns.join()) throw new SyntaxError(`${table}: columns are not ${columns.join()}`)
    return head
  }
  const lines = parse<Line['text']>(readFileSync(join(folder, table), 'utf8'), { columns: checked })
  return lines.map((text, i) => ({ place: `${table}, record ${i + 2}`, text }))
}

function textsIn<C extends string>({ text }: Line, ...columns: readonly C[]) {
  return Object.fromEntries(columns.map((column) => [column, text[column] ?? ''])) as { [column in C]: string }
}

function numberIn({ text, place }: Line, column: string): number {
  const value = Number(text[column])
  if (text[column] === '' || Number.isNaN(value)) throw new SyntaxError(`${place}: ${column} is no number`)
  return value
}

function numbersIn<C extends string>(line: Line, ...columns: readonly C[]) {
  return Object.fromEntries(columns.map((column) => [column, numberIn(line, column)])) as { [column in C]: number }
}

/** Lines that belong together: each group starts with number 1. */
type Group = readonly [Line, ...Line[]]

function groupsOf(lines: readonly Line[], column: string): Group[] {
  const groups: [Line, ...Line[]][] = []
  for (const line of lines) {
    if (numberIn(line, column) === 1) groups.push([line])
    else groups.at(-1)?.push(line)
  }
  return groups
}

/** Returns the figures of a group, if its lines have any. */
function figuresOf(group: Group, column: string): number[] {
  return group.filter(({ text }) => text[column] !== '').map((line) => numberIn(line, column))
}

function readSpeed(group: Group): Speed {
  const [line] = group
  const bytes = numberIn(line, 'bytes')
  return { ...textsIn(line, 'work', 'haystack', 'contender'), bytes, rates: figuresOf(group, 'rate') }
}

function readLack(line: Line): Lack {
  const { status, ...rest } = textsIn(line, 'work', 'haystack', 'contender', 'status', 'reason')
  if (status === 'missing' || status === 'wrong' || status === 'late') return { ...rest, status }
  throw new SyntaxError(`speeds.csv: no status is called ${status}`)
}

function readFound(line: Line): Found {
  return { ...textsIn(line, 'contender', 'kind'), ...numbersIn(line, 'values', 'gone', 'partly') }
}

function readChanged(line: Line): Changed {
  const figures = ['rows', 'changed', 'disputed', 'disputedChanged', 'others', 'othersChanged'] as const
  return { ...textsIn(line, 'contender'), ...numbersIn(line, ...figures) }
}

function readStart(group: Group): Start {
  const figures = (['load', 'first', 'second', 'resident'] as const).map((name) => [name, figuresOf(group, name)])
  return { ...textsIn(group[0], 'contender'), ...(Object.fromEntries(figures) as Omit<Start, 'contender'>) }
}

function readSize(line: Line): Size {
  return { ...textsIn(line, 'contender'), ...numbersIn(line, 'minified', 'gzipped') }
}

/**
 * Reads a run.
 *
 * @throws SyntaxError with the position that differs from what this module writes, or the parser's error for invalid
 * CSV
 */
export function readRecord(folder: string): Results {
  const { environment, contenders } = JSON.parse(readFileSync(join(folder, 'environment.json'), 'utf8'))
  const speeds = readTable(folder, 'speeds.csv')
  const quality = readTable(folder, 'quality.csv')
  const linesAbout = (name: string) => quality.filter(({ text }) => text.about === name)
  const isSpeed = ({ text }: Line) => text.status === ''
  return {
    environment,
    contenders,
    speeds: groupsOf(speeds.filter(isSpeed), 'round').map(readSpeed),
    lacks: speeds.filter((line) => !isSpeed(line)).map(readLack),
    found: linesAbout('values').map(readFound),
    changed: linesAbout('text').map(readChanged),
    starts: groupsOf(readTable(folder, 'start.csv'), 'process').map(readStart),
    sizes: readTable(folder, 'size.csv').map(readSize),
  }
}

/** Returns the names of all records, newest first: by day, and on the same day by machine. */
export function recordNames(records = RECORDS): string[] {
  if (!existsSync(records)) return []
  const folders = readdirSync(records, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders
    .map(({ name }) => name)
    .sort()
    .reverse()
}

/** Returns the folder of the newest record; undefined if there is none. */
export function newestRecord(records = RECORDS): string | undefined {
  const [name] = recordNames(records)
  return name === undefined ? undefined : join(records, name)
}
