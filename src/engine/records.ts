/**
 * @module The engine of a policy that decides about a record by what it holds: one that is withheld for a value in it, one
 * whose number becomes the name beside it, and one that says itself whether the person consented. Records are gone through
 * one by one: lines, rows of a table, or a whole JSON document.
 */
import type { RecordRules } from '../enforce'
import { hasContainerLine } from '../formats/container'
import type { Call, Context, Edit, Finding } from '../types'
import { bytesOf, inUnits, moved, type Span } from './container'
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
import { asCell, cellsOf, Header, RowEnds, recordsOf, rewriteJson, TornLines } from './rows'

/** Who works for a context. */
export type InContext = (context: Context, call: Call) => { readonly engine: Engine; readonly call: Call }

/** Who looks for restricted people. */
export interface Watches {
  isInText(text: Uint8Array, call: Call): boolean
}

/** What withheld records count as. */
const RECORD = 'record'
/** Bytes of the longest record; nobody knows whether a longer one may leave. */
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
    // A record whose context is known has been looked through.
    this.#watch = rules.restriction && watch
  }

  get name(): Engine['name'] {
    return this.#inner.name
  }

  scan(input: string | Uint8Array, call: Call): Finding[] {
    return this.told(input, (part) => this.#inner.scan(part, call))
  }

  /**
   * What is told of each record, by what it is redacted as: a line alone may say more than as a part of torn JSON.
   *
   * @param told - what is told of a text that stands alone, in offsets of its own
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
    // A document is read to know that it is one, and once.
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

  /** The stream of the inner engine for a text that begins so, where it is to be read by that: see {@link isTorn}. */
  streamFor(begin: Uint8Array, call: Call, hear: Hear | undefined): Stream | undefined {
    return this.isTorn(begin) ? this.#inner.stream(call, hear) : undefined
  }

  /** Whether lines may be parts of messages, and nothing is lost when the engine that joins them is asked: tokens stay. */
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

  /** Whether the text is one JSON document over several lines. */
  #isDocument(bytes: Uint8Array): boolean {
    if (this.#isTable || bytes.indexOf(10) < 0 || bytes.length > LONGEST) return false
    return parsed(decoder.decode(bytes)) !== undefined
  }

  /**
   * One record.
   *
   * @param table - what is known of the table that it is a row of
   * @param torn - what is known of the lines before it
   */
  one(record: Uint8Array, call: Call, table: Header | undefined, torn: TornLines): Uint8Array<ArrayBuffer> {
    const { contextOf, substitute, withholding } = this.#rules
    if (record.length > LONGEST || (table === undefined && torn.isPart(record))) return this.withheld()
    if (this.#isRestricted(record, call, table)) return this.withheld()
    // Whose records they are is not known yet.
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

  /** Whether a record is about somebody whose records are kept back. No first row of a table that stays is. */
  #isRestricted(record: Uint8Array, call: Call, table: Header | undefined): boolean {
    if (this.#watch === undefined) return false
    const named = table === undefined ? record : behindEachOther([table.row, Uint8Array.from(record)])
    return this.#watch.isInText(named, call)
  }

  /** What remains of a record that is kept back. */
  withheld(): Uint8Array<ArrayBuffer> {
    this.#tally.add(RECORD, 'withhold')
    return new Uint8Array(0)
  }

  #redacted(engine: Engine, bytes: Uint8Array, call: Call): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(engine.redact<Uint8Array>(bytes, call))
  }

  /** A record through an engine; a row needs the names of its columns, and the first that stays brings them along. */
  #by(engine: Engine, record: Uint8Array, call: Call, table: Header | undefined): Uint8Array<ArrayBuffer> {
    if (table === undefined) return this.#redacted(engine, record, call)
    const named = behindEachOther([table.row, Uint8Array.from(record)])
    const rows = this.#rows(engine, named, call)
    const row = behindEachOther(rows.slice(table.rows).map((part) => Uint8Array.from(part)))
    return row.length === 0 ? row : behindEachOther([table.told(rows), row])
  }

  #rows(engine: Engine, text: Uint8Array, call: Call): Uint8Array[] {
    return recordsOf(this.#redacted(engine, text, call), true)
  }
}

/** What a record says: the fields of its JSON, or its cells by the names of their columns. */
function said(record: Uint8Array, table: Header | undefined): unknown {
  const text = decoder.decode(record)
  if (table === undefined) return parsed(text)
  const { names, delimiter } = table
  return Object.fromEntries(cellsOf(text, delimiter).map((cell, i) => [names[i] ?? `${i}`, cell.text]))
}

/** A redacted record with what stands for values of it. */
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

/** A row with some of its cells changed. */
function rewriteRow(row: string, table: Header, before: object, after: object): string {
  const { names, delimiter } = table
  return cellsOf(row, delimiter).reduceRight((text, { start, end }, i) => {
    const name = (names[i] ?? '') as keyof object
    if (after[name] === before[name]) return text
    return text.slice(0, start) + asCell(String(after[name]), delimiter) + text.slice(end)
  }, row)
}

/** Holds a record until all of it is there. */
class RecordStream implements Stream {
  readonly #engine: RecordEngine
  readonly #call: Call
  readonly #hear: Hear | undefined
  readonly #ends: RowEnds
  /** The begin of a record. */
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

  /** The stream that goes on, if one does. */
  #going(): Stream | undefined {
    return this.#inner
  }

  tick(): Uint8Array<ArrayBuffer> | undefined {
    return this.#inner?.tick?.()
  }

  get isWaiting(): boolean {
    return this.#inner?.isWaiting === true
  }

  /** Puts aside what has no end yet; of what is too long nothing is. */
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
