/**
 * @module Finds field names in a sample: JSON (by line, whole, after other text, or in strings), tables, `name=value`,
 * XML elements, YAML, or a list with one name per line.
 */

import { readYaml, type YamlText } from '../formats/yaml'
import { jsonOf } from '../input/json'
import { late } from '../text/late'

/** A name, the names of its enclosing fields, and how often it occurs there. */
export interface SampleName {
  /** The names of the enclosing fields, outermost first, and the name itself last. */
  readonly path: readonly string[]
  /** Occurrences; for a column of a table, rows with a value there. */
  readonly count: number
}

/** The form of a sample: `text` with or without records, a `table` whose first line has names, `yaml`, or a `list`. */
export type SampleForm = 'text' | 'table' | 'yaml' | 'list'

type Path = readonly string[]
type Add = (path: Path, times?: number) => void

/** Deeper objects are ignored. */
const DEEPEST = 64
/** Names before `=`, as in log lines and URLs. */
const PAIR = late('(?<![\\p{L}\\p{N}_.\\-[\\]])([\\p{L}_@][\\p{L}\\p{N}_.\\-[\\]]*)=(?=[^=\\s])', 'gu')
/** XML elements with text. */
const ELEMENT = late('<([\\p{L}_][\\p{L}\\p{N}_.:-]*)(?:\\s[^<>]*)?>(?=[^<\\s])', 'gu')
/** Quoted names, where the record around them is incomplete. */
const QUOTED = /"((?:[^"\\]|\\.){1,128})"\s*:/g

function parsed(text: string): object | undefined {
  return /^\s*[[{]/.test(text) ? (jsonOf(text) as object | undefined) : undefined
}

/** Reads a line: an object, possibly after other text, or else names in text. */
function readText(text: string, path: Path, add: Add): boolean {
  const from = text.indexOf('{')
  const record = parsed(text) ?? (from < 0 ? undefined : parsed(text.slice(from, text.lastIndexOf('}') + 1)))
  if (record !== undefined) walk(record, path, add)
  const rest = record === undefined ? text : text.slice(0, Math.max(0, from))
  const found = [PAIR(), ELEMENT(), ...(record === undefined ? [QUOTED] : [])].flatMap((form) => [
    ...rest.matchAll(form),
  ])
  for (const [, name] of found) add([...path, name as string])
  return record !== undefined || found.length > 0
}

/** True if a value contains anything besides names. */
function holdsValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0 || value.some(holdsValue)
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0
}

function walk(value: unknown, path: Path, add: Add): void {
  if (path.length > DEEPEST) return
  if (typeof value === 'string') readText(value, path, add)
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    const below = Array.isArray(value) ? path : [...path, name]
    if (!Array.isArray(value) && holdsValue(inner)) add(below)
    walk(inner, below, add)
  }
}

/** Returns the separator: the candidate that is most frequent in the first line. */
function separatorOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '')
  const times = (separator: string) => bare.split(separator).length
  return [',', ';', '\t', '|'].reduce((most, separator) => (times(separator) > times(most) ? separator : most))
}

/** Parses the rows of a table, RFC 4180. */
function rowsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const end = () => {
    rows.at(-1)?.push(cell.trim())
    cell = ''
  }
  for (const character of text) {
    if (character === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted
    else if (isQuoted) cell += character
    else if (character === separator) end()
    else if (character === '\n') {
      end()
      rows.push([])
    } else cell += character
  }
  end()
  return rows.filter((row) => row.some((each) => each !== ''))
}

const LETTER = late('\\p{L}', 'u')

/** True if a cell of the first row may name its column, as in redaction: see `formats/csv-header.ts`. */
function isName(cell: string): boolean {
  return (
    !/\d{5}|@|:[^:]*:/.test(cell) &&
    (!/\d/.test(cell) || LETTER().test(cell) || /^(?:19|20)\d\d(?:\D?\d\d)?$/.test(cell))
  )
}

/** A row with one filled cell is a title. */
function isTitle(row: readonly string[]): boolean {
  return row.length > 1 && row.filter((cell) => cell !== '').length < 2
}

function readTable(text: string, add: Add): void {
  const all = rowsOf(text, separatorOf(text.split('\n', 1)[0] as string))
  const [names = [], ...rows] = all.slice(all.findIndex((row) => !isTitle(row)))
  if (!names.every(isName)) return
  for (const [column, name] of names.entries()) {
    if (name !== '') add([name], rows.filter((row) => (row[column] ?? '') !== '').length)
  }
  for (const row of rows) for (const [column, cell] of row.entries()) readText(cell, [names[column] ?? ''], add)
}

const encoder = /* @__PURE__ */ new TextEncoder()

/** Reads YAML documents. */
function readDocuments(text: string, add: Add): void {
  const bytes = encoder.encode(text)
  for (let at = 0; at < bytes.length; ) {
    const { json, end } = readYaml(bytes, at, true, Number.POSITIVE_INFINITY, []) as YamlText
    for (const record of json.split(/(?<=[}\]])\n/).map(jsonOf) as { readonly [name: string]: unknown }[]) {
      // Values without a name have an empty path.
      walk(Object.keys(record ?? {}).join() === '' ? record?.[''] : record, [], add)
    }
    at = end
  }
}

/**
 * Returns the names in a sample that have values, in order of appearance. Values are searched for names and never
 * returned; anything in the position of a name is returned as it is.
 *
 * @example
 * namesIn('level=30 kundNamn="Anna"')   // [{ path: ['level'], count: 1 }, { path: ['kundNamn'], count: 1 }]
 */
export function namesIn(text: string, form: SampleForm = 'text'): SampleName[] {
  const found = new Map<string, { path: Path; count: number }>()
  const add: Add = (path, times = 1) => {
    const key = JSON.stringify(path)
    const known = found.get(key)
    if (known === undefined) found.set(key, { path, count: times })
    else known.count += times
  }
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const whole = form === 'table' || form === 'yaml' ? undefined : parsed(plain)
  if (form === 'table') readTable(plain, add)
  else if (form === 'yaml') readDocuments(plain, add)
  else if (whole !== undefined) walk(whole, [], add)
  else {
    for (const line of plain.split('\n')) {
      if (!readText(line, [], add) && form === 'list' && line.trim() !== '') add([line.trim()])
    }
  }
  return [...found.values()]
}
