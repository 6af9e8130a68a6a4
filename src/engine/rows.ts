/**
 * @module Splits a text into records: lines, or rows of a table, in which a quoted cell may continue after the line
 * end. Used by policies that decide about whole records.
 */
import { QUOTED, readLine } from '../formats/container'
import { Soft } from '../formats/quoted-printable'
import { Code } from '../text/codes'
import { behindEachOther } from './engine'

const decoder = /* @__PURE__ */ new TextDecoder()

/**
 * Detects lines that are parts of messages split by a container runtime. A message can only be judged as a whole, so no
 * part may be emitted where records are judged one by one.
 */
export class TornLines {
  /** Streams with an unfinished message. */
  readonly #open = new Set<number>()
  /** How the previous line continues in the next one. */
  #soft = Soft.None

  isPart(line: Uint8Array): boolean {
    const to = line.at(-1) === Code.LineFeed ? line.length - 1 : line.length
    const { stream, isPart, soft } = readLine({ bytes: line, base: 0 }, 0, to, line.length, this.#soft)
    this.#soft = soft
    if (stream !== QUOTED) this.#open.delete(QUOTED)
    if (stream < 0) return false
    const wasOpen = this.#open.delete(stream)
    if (isPart) this.#open.add(stream)
    return wasOpen || isPart
  }
}

/** Finds the ends of records. */
export class RowEnds {
  readonly #isTable: boolean
  #isQuoted = false

  constructor(isTable: boolean) {
    this.#isTable = isTable
  }

  /** Offset after the record that continues at `from`, -1 if its end is missing. Pass each byte only once. */
  next(bytes: Uint8Array, from: number): number {
    if (!this.#isTable) return bytes.indexOf(Code.LineFeed, from) + 1 || -1
    for (let at = from; at < bytes.length; at++) {
      if (bytes[at] === Code.Quote) this.#isQuoted = !this.#isQuoted
      else if (bytes[at] === Code.LineFeed && !this.#isQuoted) return at + 1
    }
    return -1
  }
}

/** Splits a whole text into records; the rest without a line end is one too. */
export function recordsOf(bytes: Uint8Array, isTable: boolean): Uint8Array[] {
  const ends = new RowEnds(isTable)
  const records: Uint8Array[] = []
  for (let from = 0; from < bytes.length; ) {
    const next = ends.next(bytes, from)
    const end = next < 0 ? bytes.length : next
    records.push(bytes.subarray(from, end))
    from = end
  }
  return records
}

/** A cell of a row: its position and its text. */
export interface CellText {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Detects the delimiter of a table from its first row. */
function delimiterOf(header: string): string {
  const counted = [',', ';', '\t', '|'].map((sign) => ({ sign, times: header.split(sign).length }))
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).sign
}

/** The cells of a row, without its line end. */
export function cellsOf(row: string, delimiter: string): CellText[] {
  const cells: CellText[] = []
  const end = row.replace(/\r?\n$/, '').length
  for (let at = 0; at <= end; ) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(row.slice(at, end))
    const stop = row.indexOf(delimiter, at + (quoted?.[0].length ?? 0))
    const last = stop < 0 || stop > end ? end : stop
    cells.push({ start: at, end: last, text: quoted?.[1]?.replaceAll('""', '"') ?? row.slice(at, last) })
    at = last + 1
  }
  return cells
}

/** The row that names the columns, and the titles above it. */
export class Header {
  row: Uint8Array<ArrayBuffer> = new Uint8Array(0)
  rows = 0
  names: readonly string[] = []
  delimiter = ','
  /** Number of rows emitted. */
  #told = 0
  /** Non-empty cells of the last header row: a single name is a header only until a row with more follows. */
  #filled = 0
  #isDivided = false

  /** Takes a row if it belongs to the header. */
  takes(row: Uint8Array): boolean {
    if (this.#filled > 1) return false
    const text = decoder.decode(row)
    const delimiter = this.#isDivided ? this.delimiter : delimiterOf(text)
    const names = cellsOf(text, delimiter).map((cell) => cell.text)
    const filled = names.filter((name) => name.trim() !== '').length
    if (filled < 2 && this.#filled === 1) return false
    this.#filled = /^sep=/i.test(text) ? 0 : filled
    this.#isDivided ||= names.length > 1
    Object.assign(this, { row: behindEachOther([this.row, Uint8Array.from(row)]), names, delimiter })
    this.rows++
    return true
  }

  /** Returns a record behind the rows that name its columns. */
  above(record: Uint8Array): Uint8Array<ArrayBuffer> {
    return behindEachOther([this.row, Uint8Array.from(record)])
  }

  /** Returns the redacted header rows that were not emitted yet. */
  told(rows: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
    const more = rows.slice(this.#told, this.rows)
    this.#told = this.rows
    return behindEachOther(more.map((row) => Uint8Array.from(row)))
  }
}

/** Encodes a text as a cell. */
export function asCell(text: string, delimiter: string): string {
  return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A JSON token: a string, bracket, comma, colon, number or literal. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/** Encodes a path of names and array indexes, outermost first, as one string. */
function keyOf(path: readonly (string | number)[]): string {
  return JSON.stringify(path)
}

/** Yields the leaves in which two values of the same shape differ, by path. */
function* differences(
  before: unknown,
  after: unknown,
  path: readonly (string | number)[],
): Generator<[string, unknown]> {
  if (before === after) return
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null) {
    yield [keyOf(path), after]
    return
  }
  for (const name of Object.keys(before)) {
    const step = Array.isArray(before) ? Number(name) : name
    yield* differences(before[name as keyof object], after[name as keyof object], [...path, step])
  }
}

/**
 * Changes some leaves of a JSON text and leaves everything else as written.
 *
 * @param before - the parsed text
 * @param after - the same value with other leaves
 */
export function rewriteJson(text: string, before: unknown, after: unknown): string {
  const changes = new Map(differences(before, after, []))
  if (changes.size === 0) return text
  const path: (string | number)[] = []
  let isName = false
  return text.replace(TOKEN, (token) => {
    const last = path.length - 1
    if (token === '{' || token === '[') {
      path.push(token === '[' ? 0 : '')
      isName = token === '{'
    } else if (token === '}' || token === ']') {
      path.pop()
      isName = false
    } else if (token === ',') {
      if (typeof path[last] === 'number') path[last] += 1
      else isName = true
    } else if (token === ':') isName = false
    else if (isName) path[last] = JSON.parse(token) as string
    else {
      const key = keyOf(path)
      if (changes.has(key)) return JSON.stringify(changes.get(key))
    }
    return token
  })
}
