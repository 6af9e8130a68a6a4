/**
 * @module The in-memory works for each type of tool: what is repeated while time is taken, and the answer that is
 * verified first.
 */
import { Readable, Transform, type TransformCallback, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { StringDecoder } from 'node:string_decoder'
import type { Finding, Redactor } from '../src/types'
import type { OwnTool, TextTool } from './contender'
import { chunksOf, type Haystack, linesOf } from './haystacks/haystack'

/** Day of every call: it decides centuries, so the answers do not depend on the day of the run. */
export const CALL = { at: new Date('2026-11-22T00:00:00Z') }

/** Bytes per call: small enough for a cache, large enough that the cost of calls does not matter. */
const CHUNK = 128 * 1024
const STREAM_CHUNK = 256 * 1024
const BATCH = 100

/** The result of a task. */
export type Answer =
  | { readonly findings: readonly Finding[] }
  | { readonly output: Buffer }
  | { readonly count: number }

/** One work on one haystack, by one tool. */
export interface Task {
  run(): unknown
  answer(): Answer | Promise<Answer>
}

function batchesOf(lines: readonly string[]): string[][] {
  const batches: string[][] = []
  for (let at = 0; at < lines.length; at += BATCH) batches.push(lines.slice(at, at + BATCH))
  return batches
}

const joined = (lines: readonly string[]) => Buffer.from(lines.map((line) => `${line}\n`).join(''))

/** Returns what a logger would receive for a line: the parsed object, or the line as a message. */
function recordOf(line: string): unknown {
  try {
    const record: unknown = JSON.parse(line)
    return typeof record === 'object' ? record : { msg: line }
  } catch {
    return { msg: line }
  }
}

const recordsOf = (haystack: Haystack): unknown[] => linesOf(haystack).map(recordOf)

/** Formats objects as a logger's lines. */
const written = (records: readonly unknown[]) => joined(records.map((record) => JSON.stringify(record)))

function findingsIn(redactor: Redactor, chunks: readonly Uint8Array[]): Finding[] {
  const findings: Finding[] = []
  let base = 0
  for (const chunk of chunks) {
    for (const finding of redactor.scan(chunk, CALL)) {
      findings.push({ ...finding, start: finding.start + base, end: finding.end + base })
    }
    base += chunk.length
  }
  return findings
}

function countIn(redactor: Redactor, chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => sum + redactor.scan(chunk, CALL).length, 0)
}

/** Counts bytes, and keeps them on request. */
class Sink extends Writable {
  readonly kept: Buffer[] = []
  count = 0
  readonly #keeps: boolean

  constructor(keeps: boolean) {
    super()
    this.#keeps = keeps
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.count += chunk.length
    if (this.#keeps) this.kept.push(chunk)
    done()
  }
}

/** Pipes a stream into a sink. */
function streaming(haystack: Haystack, make: () => Transform): Task {
  const chunks = chunksOf(haystack, STREAM_CHUNK)
  const run = async (keeps: boolean) => {
    const sink = new Sink(keeps)
    await pipeline(Readable.from(chunks, { objectMode: false }), make(), sink)
    return sink
  }
  return { run: () => run(false), answer: async () => ({ output: Buffer.concat((await run(true)).kept) }) }
}

/** Returns a task whose answer is the output of a run, as bytes. */
function giving<T>(run: () => T, bytesOf: (result: T) => Buffer): Task {
  return { run, answer: () => ({ output: bytesOf(run()) }) }
}

const texts = (parts: readonly string[]) => Buffer.from(parts.join(''))

/** The works of this library. */
export const OWN: { readonly [work: string]: (tool: OwnTool, haystack: Haystack) => Task } = {
  find({ redactor }, haystack) {
    const chunks = chunksOf(haystack, CHUNK)
    return { run: () => countIn(redactor, chunks), answer: () => ({ findings: findingsIn(redactor, chunks) }) }
  },
  text({ redactor }, haystack) {
    const given = chunksOf(haystack, CHUNK).map(String)
    return giving(() => given.map((text) => redactor.redact(text, CALL)), texts)
  },
  bytes({ redactor }, haystack) {
    const chunks = chunksOf(haystack, CHUNK)
    return giving(() => chunks.map((chunk) => redactor.redact(chunk, CALL)), Buffer.concat)
  },
  line({ redactor }, haystack) {
    const lines = linesOf(haystack)
    return giving(() => lines.map((line) => redactor.redact(line, CALL)), joined)
  },
  batch({ redactor }, haystack) {
    const batches = batchesOf(linesOf(haystack))
    const run = () => batches.map((batch) => redactor.redactLines(batch, CALL))
    return giving(run, (redacted) => joined(redacted.flat()))
  },
  record({ redactor }, haystack) {
    const records = recordsOf(haystack)
    return giving(() => records.map((record) => redactor.redactValue(record, CALL)), written)
  },
  value({ redactor }, haystack) {
    const values = chunksOf(haystack, CHUNK).map((chunk) => ({ text: String(chunk) }))
    const run = () => values.map((value) => redactor.redactValue(value, CALL))
    return giving(run, (redacted) => texts(redacted.map(({ text }) => text)))
  },
  stream({ redactor, createRedactStream }, haystack) {
    return streaming(haystack, () => createRedactStream(redactor, CALL))
  },
  'scan only'({ redactor }, haystack) {
    const chunks = chunksOf(haystack, STREAM_CHUNK)
    const run = () => countIn(redactor, chunks)
    return { run, answer: () => ({ count: run() }) }
  },
}

/** Replaces each text, awaiting only tools that return a promise. */
function replaceAll(tool: TextTool, texts: readonly string[]): string[] | Promise<string[]> {
  const replaced: string[] = []
  for (const [i, text] of texts.entries()) {
    const one = tool.replace(text)
    if (typeof one !== 'string') return waitForAll(tool, texts.slice(i + 1), replaced, one)
    replaced.push(one)
  }
  return replaced
}

async function waitForAll(tool: TextTool, texts: readonly string[], replaced: string[], first: Promise<string>) {
  replaced.push(await first)
  for (const text of texts) replaced.push(await tool.replace(text))
  return replaced
}

/** A wrapper for tools that only take strings: processes whole lines, and keeps the rest for the next chunk. */
class LineTransform extends Transform {
  readonly #tool: TextTool
  readonly #decoder = new StringDecoder('utf8')
  #rest = ''

  constructor(tool: TextTool) {
    super()
    this.#tool = tool
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    const lines = (this.#rest + this.#decoder.write(chunk)).split('\n')
    this.#rest = lines.pop() as string
    const end = (replaced: string[]) => done(null, Buffer.from(replaced.map((line) => `${line}\n`).join('')))
    const replaced = replaceAll(this.#tool, lines)
    if (replaced instanceof Promise) replaced.then(end, done)
    else end(replaced)
  }

  override _flush(done: TransformCallback): void {
    const end = (last: string) => done(null, Buffer.from(last))
    const last = this.#tool.replace(this.#rest + this.#decoder.end())
    if (typeof last === 'string') end(last)
    else last.then(end, done)
  }
}

/** Returns a task that replaces in texts; `glue` follows each of them in the output. */
function replacing(tool: TextTool, texts: readonly string[], glue: string): Task {
  const run = () => replaceAll(tool, texts)
  return { run, answer: async () => ({ output: Buffer.from((await run()).map((text) => text + glue).join('')) }) }
}

const ready = (tool: TextTool, haystack: Haystack) => replacing(tool, chunksOf(haystack, CHUNK).map(String), '')
const byLine = (tool: TextTool, haystack: Haystack) => replacing(tool, linesOf(haystack), '\n')

/** The works of tools that only take strings. */
export const TEXT: { readonly [work: string]: (tool: TextTool, haystack: Haystack) => Task } = {
  find: ready,
  text: ready,
  bytes(tool, haystack) {
    const chunks = chunksOf(haystack, CHUNK)
    const encode = (texts: readonly string[]) => texts.map((text) => Buffer.from(text))
    const run = () => {
      const replaced = replaceAll(tool, chunks.map(String))
      return replaced instanceof Promise ? replaced.then(encode) : encode(replaced)
    }
    return { run, answer: async () => ({ output: Buffer.concat(await run()) }) }
  },
  line: byLine,
  batch: byLine,
  record({ walk }, haystack) {
    if (walk === undefined) throw new TypeError('it walks no objects')
    const records = recordsOf(haystack)
    return giving(() => records.map((record) => walk(record)), written)
  },
  stream: (tool, haystack) => streaming(haystack, () => new LineTransform(tool)),
}
