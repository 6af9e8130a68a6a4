/**
 * @module Names of fields in a sample: JSON, line by line, whole, behind other text or in strings, tables, `name=value`,
 * elements, YAML, or a list with a name on a line.
 */

import { readYaml, type YamlText } from '../formats/yaml'
import { jsonOf } from '../json'
import { late } from '../late'

/** A name, the names of its enclosing fields, and how often it occurs there. */
export interface SampleName {
  /** The names of the enclosing fields, outermost first, and the name itself last. */
  readonly path: readonly string[]
  /** Occurrences; for a table's column, rows that hold something there. */
  readonly count: number
}

/** What a sample is: `text` with records in it, a `table` with names in its first line, `yaml`, or a `list` of names or records. */
export type SampleForm = 'text' | 'table' | 'yaml' | 'list'

type Path = readonly string[]
type Add = (path: Path, times?: number) => void

/** Deeper objects are not looked into. */
const DEEPEST = 64
/** Names before `=`, as log lines and addresses have them. */
const PAIR = late('(?<![\\p{L}\\p{N}_.\\-[\\]])([\\p{L}_@][\\p{L}\\p{N}_.\\-[\\]]*)=(?=[^=\\s])', 'gu')
/** Elements that hold text. */
const ELEMENT = late('<([\\p{L}_][\\p{L}\\p{N}_.:-]*)(?:\\s[^<>]*)?>(?=[^<\\s])', 'gu')
/** Names in quotes, where the record around them is not whole. */
const QUOTED = /"((?:[^"\\]|\\.){1,128})"\s*:/g

function parsed(text: string): object | undefined {
  return /^\s*[[{]/.test(text) ? (jsonOf(text) as object | undefined) : undefined
}

/** What stands on a line: an object with something before it, or else names as text has them. */
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

/** Whether something else than the names in it stands under a name. */
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

/** What divides cells: of these the one that the first line has most of. */
function separatorOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '')
  const times = (separator: string) => bare.split(separator).length
  return [',', ';', '\t', '|'].reduce((most, separator) => (times(separator) > times(most) ? separator : most))
}

/** Rows of a table, RFC 4180. */
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

/** Whether a cell of the first row may name its column, as redaction sees it: see `formats/header.ts`. */
function isName(cell: string): boolean {
  return (
    !/\d{5}|@|:[^:]*:/.test(cell) &&
    (!/\d/.test(cell) || LETTER().test(cell) || /^(?:19|20)\d\d(?:\D?\d\d)?$/.test(cell))
  )
}

/** A row of one cell beside empty ones is a title. */
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

/** Documents of YAML. */
function readDocuments(text: string, add: Add): void {
  const bytes = encoder.encode(text)
  for (let at = 0; at < bytes.length; ) {
    const { json, end } = readYaml(bytes, at, true, Number.POSITIVE_INFINITY, []) as YamlText
    for (const record of json.split(/(?<=[}\]])\n/).map(jsonOf) as { readonly [name: string]: unknown }[]) {
      // What has no name stands under none.
      walk(Object.keys(record ?? {}).join() === '' ? record?.[''] : record, [], add)
    }
    at = end
  }
}

/**
 * The names in a sample that hold values, in order of appearance. Values are searched for names and never returned; anything
 * in the place of a name is returned as it is.
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
