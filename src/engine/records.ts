/**
 * @module The engine for policies that decide about whole records: a value may withhold its record, an identity number
 * may be replaced by the name next to it, or the record itself may state the person's consent. Records are processed
 * one by one: lines, rows of a table, or a whole JSON document.
 */
import { hasContainerLine } from '../formats/container'
import type { RecordRules } from '../options/enforce'
import type { Call, Context, Edit, Finding } from '../types'
import { bytesOf, inUnits, moved } from './container'
import {
  addAll,
  behindEachOther,
  type Engine,
  type Hear,
  likeInput,
  type Steps,
  type Stream,
  stepsThrough,
  type Tally,
  type Utf16,
} from './engine'
import type { Span } from './joined'
import { asCell, cellsOf, Header, RowEnds, recordsOf, rewriteJson, TornLines } from './rows'

/** Returns the engine and call for a context. */
export type InContext = (context: Context, call: Call) => { readonly engine: Engine; readonly call: Call }

/** Detects restricted people. */
export interface Watches {
  isInText(text: Uint8Array, call: Call): boolean
}

/** Kind under which withheld records are counted. */
const RECORD = 'record'
/** Maximum number of bytes of a record. A longer one cannot be judged, so it is withheld. */
const LONGEST = 1 << 24
const NONE = new Uint8Array(0)
const encoder = /* @__PURE__ */ new TextEncoder()
const decoder = /* @__PURE__ */ new TextDecoder()

function parsed(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** See {@link Engine}. */
export class RecordEngine implements Engine {
  readonly #inner: Engine
  readonly #rules: RecordRules
  readonly #isTable: boolean
  readonly #tally: Tally
  readonly #inContext: InContext
  readonly #watch: Watches | undefined

  constructor(
    inner: Engine,
    rules: RecordRules,
    isTable: boolean,
    tally: Tally,
    inContext: InContext,
    watch: Watches | undefined,
  ) {
    this.#inner = inner
    this.#rules = rules
    this.#isTable = isTable
    this.#tally = tally
    this.#inContext = inContext
    // With a known context, the record was already searched.
    this.#watch = rules.restriction && watch
  }

  get name(): Engine['name'] {
    return this.#inner.name
  }

  scan(input: string | Uint8Array, call: Call): Finding[] {
    return this.told(input, (part) => this.#inner.scan(part, call))
  }

  /**
   * Collects results for each record, as it is redacted: a line alone may give more than as a part of split JSON.
   *
   * @param told - returns the results for a standalone text, in its own offsets
   */
  told<T extends Span>(
    input: string | Uint8Array,
    told: (part: string | Uint8Array) => readonly T[],
    bytes = bytesOf(input),
    isDocument = this.#isDocument(bytes),
  ): T[] {
    if (this.#isTable || isDocument) return [...told(input)]
    const all: T[] = []
    let at = 0
    for (const record of recordsOf(bytes, false)) {
      const isLast = this.isTorn(record)
      const part = isLast ? bytes.subarray(at) : record
      if (isLast || part.length <= LONGEST) addAll(all, moved(told(part), at))
      if (isLast) break
      at += record.length
    }
    return inUnits(input, bytes, all)
  }

  redact<T extends string | Uint8Array>(input: T, call: Call, findings?: Finding[]): T {
    const bytes = bytesOf(input)
    // Detecting a document parses it, so do it once.
    const isDocument = this.#isDocument(bytes)
    const told = (part: string | Uint8Array) => this.#inner.scan(part, call)
    if (findings !== undefined) addAll(findings, this.told(input, told, bytes, isDocument))
    return this.#written(input, bytes, isDocument, call, new TornLines())
  }

  #written<T extends string | Uint8Array>(
    input: T,
    bytes: Uint8Array,
    isDocument: boolean,
    call: Call,
    torn: TornLines,
  ): T {
    const output = isDocument ? this.one(bytes, call, undefined, torn) : this.#all(bytes, call, torn)
    if (output.length === bytes.length && output.every((byte, i) => byte === bytes[i])) return input
    return (typeof input === 'string' ? decoder.decode(output) : likeInput(input, output)) as T
  }

  edits(input: string | Uint8Array, call: Call, findings?: Finding[]): Edit[] {
    return this.#inner.edits(input, call, findings)
  }

  unitEdits(text: Utf16, call: Call): readonly Edit[] {
    return this.#inner.unitEdits(text, call)
  }

  lines(lines: readonly string[], call: Call): string[] {
    const torn = new TornLines()
    return lines.map((line) => {
      const bytes = bytesOf(line)
      return this.#written(line, bytes, this.#isDocument(bytes), call, torn)
    })
  }

  stream(call: Call, hear: Hear | undefined): Stream {
    return new RecordStream(this, this.#isTable, call, hear)
  }

  /** Returns a stream of the inner engine if the text must be read by it: see {@link isTorn}. */
  streamFor(begin: Uint8Array, call: Call, hear: Hear | undefined): Stream | undefined {
    return this.isTorn(begin) ? this.#inner.stream(call, hear) : undefined
  }

  /** True if lines may be message parts and only substitution would be lost if the inner engine joins them. */
  isTorn(begin: Uint8Array): boolean {
    const { contextOf, withholding, restriction } = this.#rules
    const rules = [contextOf, withholding, restriction]
    return !this.#isTable && rules.every((rule) => rule === undefined) && hasContainerLine(begin)
  }

  steps(call: Call): Steps {
    return stepsThrough(this.stream(call, undefined))
  }

  #all(bytes: Uint8Array, call: Call, torn: TornLines): Uint8Array<ArrayBuffer> {
    const output: Uint8Array<ArrayBuffer>[] = []
    const table = this.#isTable ? new Header() : undefined
    let at = 0
    for (const record of recordsOf(bytes, this.#isTable)) {
      if (this.isTorn(record)) {
        output.push(Uint8Array.from(this.#inner.redact<Uint8Array>(bytes.subarray(at), call)))
        break
      }
      output.push(this.one(record, call, table, torn))
      at += record.length
    }
    return behindEachOther(output)
  }

  /** True if the text is one JSON document over several lines. */
  #isDocument(bytes: Uint8Array): boolean {
    if (this.#isTable || bytes.indexOf(10) < 0 || bytes.length > LONGEST) return false
    return parsed(decoder.decode(bytes)) !== undefined
  }

  /**
   * Redacts one record.
   *
   * @param table - state of the table that the record is a row of
   * @param torn - state of the lines before it
   */
  one(record: Uint8Array, call: Call, table: Header | undefined, torn: TornLines): Uint8Array<ArrayBuffer> {
    const { contextOf, substitute, withholding } = this.#rules
    if (record.length > LONGEST || (table === undefined && torn.isPart(record))) return this.withheld()
    if (this.#isRestricted(record, call, table)) return this.withheld()
    // The header row does not say whose records follow.
    if (table?.takes(record)) {
      return contextOf === undefined ? table.told(this.#rows(this.#inner, table.row, call)) : NONE
    }
    if (contextOf !== undefined) {
      const { engine, call: own } = this.#inContext(contextOf(said(record, table)), call)
      return this.#by(engine, record, own, table)
    }
    const times = withholding?.times ?? 0
    const output = this.#by(this.#inner, record, call, table)
    if ((withholding?.times ?? 0) > times) return this.withheld()
    return substitute === undefined ? output : substituted(record, output, table, substitute)
  }

  /** True if a record is about a restricted person. A header row that is emitted has passed this check. */
  #isRestricted(record: Uint8Array, call: Call, table: Header | undefined): boolean {
    if (this.#watch === undefined) return false
    return this.#watch.isInText(table?.above(record) ?? record, call)
  }

  /** Counts a withheld record and returns its empty output. */
  withheld(): Uint8Array<ArrayBuffer> {
    this.#tally.add(RECORD, 'withhold')
    return new Uint8Array(0)
  }

  #redacted(engine: Engine, bytes: Uint8Array, call: Call): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(engine.redact<Uint8Array>(bytes, call))
  }

  /** Redacts a record. A row needs the names of its columns; the first row that is kept also emits the header. */
  #by(engine: Engine, record: Uint8Array, call: Call, table: Header | undefined): Uint8Array<ArrayBuffer> {
    if (table === undefined) return this.#redacted(engine, record, call)
    const rows = this.#rows(engine, table.above(record), call)
    const row = behindEachOther(rows.slice(table.rows).map((part) => Uint8Array.from(part)))
    return row.length === 0 ? row : behindEachOther([table.told(rows), row])
  }

  #rows(engine: Engine, text: Uint8Array, call: Call): Uint8Array[] {
    return recordsOf(this.#redacted(engine, text, call), true)
  }
}

/** Returns the content of a record: its parsed JSON, or its cells by column name. */
function said(record: Uint8Array, table: Header | undefined): unknown {
  const text = decoder.decode(record)
  if (table === undefined) return parsed(text)
  const { names, delimiter } = table
  return Object.fromEntries(cellsOf(text, delimiter).map((cell, i) => [names[i] ?? `${i}`, cell.text]))
}

/** Applies substitutes for values to a redacted record. */
function substituted(
  record: Uint8Array,
  output: Uint8Array<ArrayBuffer>,
  table: Header | undefined,
  substitute: (record: unknown, redacted: unknown) => unknown,
): Uint8Array<ArrayBuffer> {
  const before = said(record, table)
  const after = said(output, table)
  if (typeof before !== 'object' || typeof after !== 'object' || after === null) return output
  const made = substitute(before, after) as object
  if (made === after) return output
  const text = decoder.decode(output)
  return encoder.encode(table === undefined ? rewriteJson(text, after, made) : rewriteRow(text, table, after, made))
}

/** Replaces the cells of a row that changed. */
function rewriteRow(row: string, table: Header, before: object, after: object): string {
  const { names, delimiter } = table
  return cellsOf(row, delimiter).reduceRight((text, { start, end }, i) => {
    const name = (names[i] ?? '') as keyof object
    if (after[name] === before[name]) return text
    return text.slice(0, start) + asCell(String(after[name]), delimiter) + text.slice(end)
  }, row)
}

/** Holds a record until it is complete. */
class RecordStream implements Stream {
  readonly #engine: RecordEngine
  readonly #call: Call
  readonly #hear: Hear | undefined
  readonly #ends: RowEnds
  /** Start of a record. */
  #parts: Uint8Array<ArrayBuffer>[] = []
  #length = 0
  #inner: Stream | undefined
  readonly #table: Header | undefined
  readonly #torn = new TornLines()
  #passed = 0

  constructor(engine: RecordEngine, isTable: boolean, call: Call, hear: Hear | undefined) {
    this.#engine = engine
    this.#table = isTable ? new Header() : undefined
    this.#call = call
    this.#hear = hear
    this.#ends = new RowEnds(isTable)
  }

  push(chunk: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
    if (!(chunk instanceof Uint8Array)) throw new TypeError(`chunk expected a Uint8Array, got ${typeof chunk}`)
    if (this.#inner !== undefined) return this.#inner.push(chunk)
    const output: Uint8Array<ArrayBuffer>[] = []
    let from = 0
    for (;;) {
      const end = this.#ends.next(chunk, from)
      if (end < 0) break
      output.push(this.#take(chunk.subarray(from, end)))
      from = end
      const inner = this.#going()
      if (inner !== undefined) return nothingOr([...output, inner.push(chunk.subarray(from)) ?? NONE])
    }
    this.#keep(chunk.subarray(from))
    return nothingOr(output)
  }

  end(): Uint8Array<ArrayBuffer> | undefined {
    if (this.#inner !== undefined) return this.#inner.end()
    const last = this.#length === 0 ? NONE : this.#take(NONE)
    return nothingOr([last, this.#going()?.end() ?? NONE])
  }

  /** The stream that takes over, if any. */
  #going(): Stream | undefined {
    return this.#inner
  }

  tick(): Uint8Array<ArrayBuffer> | undefined {
    return this.#inner?.tick?.()
  }

  get isWaiting(): boolean {
    return this.#inner?.isWaiting === true
  }

  /** Stores an incomplete record; drops one that is too long. */
  #keep(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.#length += bytes.length
    if (this.#length > LONGEST) this.#parts = []
    else this.#parts.push(Uint8Array.from(bytes))
  }

  #take(last: Uint8Array): Uint8Array<ArrayBuffer> {
    const length = this.#length + last.length
    const isLost = length > LONGEST
    const record = behindEachOther(isLost ? [] : [...this.#parts, Uint8Array.from(last)])
    this.#parts = []
    this.#length = 0
    const base = this.#passed
    const hear = ({ start, end, ...rest }: Finding) => this.#hear?.({ ...rest, start: start + base, end: end + base })
    this.#inner = this.#engine.streamFor(record, this.#call, this.#hear && hear)
    if (this.#inner !== undefined) return this.#inner.push(record) ?? NONE
    if (this.#hear !== undefined && !isLost) for (const finding of this.#engine.scan(record, this.#call)) hear(finding)
    this.#passed += length
    return isLost ? this.#engine.withheld() : this.#engine.one(record, this.#call, this.#table, this.#torn)
  }
}

function nothingOr(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> | undefined {
  const output = behindEachOther(parts)
  return output.length === 0 ? undefined : output
}
