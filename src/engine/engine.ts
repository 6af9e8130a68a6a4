/**
 * @module What an engine does, and what both have in common. There are two: the kernel (`fast.ts`) and its plain twin
 * (`plain.ts`). They give the same findings for the same text; the redactor does not know which one it has.
 */
import { spliceBytes, spliceString } from '../act/splice'
import type { ActionName, Call, Counts, Edit, Finding } from '../types'

/** Hears every finding, in order. */
export type Hear = (finding: Finding) => void

/** One stream of bytes. Its output does not depend on how the bytes are cut into chunks. */
export interface Stream {
  /**
   * Takes a chunk (its memory may be reused afterwards) and returns what may leave now.
   *
   * @throws TypeError when the chunk is no `Uint8Array`
   */
  push(chunk: Uint8Array): Uint8Array<ArrayBuffer> | undefined
  /** Ends the stream and returns the rest. */
  end(): Uint8Array<ArrayBuffer> | undefined
  /**
   * Time has passed: what waits for nothing but the parts of somebody else's message leaves, and so does a message that
   * has been waiting for {@link TICKS} of these calls. Undefined on a stream that never waits for more than a line.
   */
  tick?(): Uint8Array<ArrayBuffer> | undefined
  /** Whether anything waits for that. */
  readonly isWaiting?: boolean
}

/** How many times {@link Stream.tick} is called while a message may wait. */
export const TICKS = 4

/** What the file loop waits for: memory to be filled, or bytes to be written before it goes on. */
export interface Step {
  readonly isOutput: boolean
  readonly bytes: Uint8Array
  /** Whether it must be told when nothing comes for a while: {@link Stream.tick}. */
  readonly isWaiting?: boolean
}

/** Answer to a step: nothing came, and time has passed. */
export const NOTHING = -1

/**
 * The file loop of the command line. A step is answered with the number of bytes filled in, 0 at the end, or
 * {@link NOTHING}; the same memory is filled afterwards. Returns bytes that were read and not worked on.
 */
export type Steps = Generator<Step, Uint8Array | undefined, number>

export function filling(bytes: Uint8Array, isWaiting = false): Step {
  return { isOutput: false, bytes, isWaiting }
}

export function writing(bytes: Uint8Array): Step {
  return { isOutput: true, bytes }
}

/** Bytes read into memory, and written from it, by whoever may wait for both. */
export interface Pump {
  /** Reads into the memory given; 0 at the end. */
  read(into: Uint8Array): number
  /** Writes all of the bytes; they are gone when it returns. */
  write(bytes: Uint8Array): void
  /** These are lines out of a file that was found to be no container log: what they begin with tells nothing. */
  readonly isRange?: boolean
}

/** Bytes that are read at once from a file. */
const CHUNK = 256 * 1024

/** Everything that can be read, through a stream, behind what has been read. */
export function* stepsThrough(stream: Stream, begin?: Uint8Array): Steps {
  const chunk = new Uint8Array(CHUNK)
  const first = begin === undefined ? undefined : stream.push(begin)
  if (first !== undefined) yield writing(first)
  for (;;) {
    const length = yield filling(chunk, stream.isWaiting)
    if (length === 0) break
    const output = length === NOTHING ? stream.tick?.() : stream.push(chunk.subarray(0, length))
    if (output !== undefined) yield writing(output)
  }
  const rest = stream.end()
  if (rest !== undefined) yield writing(rest)
  return undefined
}

/** Takes all the steps at once. */
export function runSteps(steps: Steps, { read, write }: Pump): void {
  let got = 0
  for (let step = steps.next(0); !step.done; step = steps.next(got)) {
    const { isOutput, bytes } = step.value
    if (isOutput) write(bytes)
    else got = read(bytes)
  }
}

/** A text in UTF-16 units, of which the first `length` count. */
export interface Utf16 {
  readonly units: Uint16Array
  readonly length: number
  slice(start: number, end: number): string
  /** The text as a string, where it is one already: then there are no units. */
  readonly whole?: string
}

/** The work behind a redactor. A `call` says for what date, and for whom. */
export interface Engine {
  readonly name: 'simd' | 'plain'
  scan(input: string | Uint8Array, call: Call): Finding[]
  /** Counts what it did in the tally, and adds the findings to a list if there is one. */
  redact<T extends string | Uint8Array>(input: T, call: Call, findings?: Finding[]): T
  /** {@link redact}, with the edits left to the caller. */
  edits(input: string | Uint8Array, call: Call, findings?: Finding[]): Edit[]
  /** {@link edits} of a text that nobody has made a string of yet. */
  unitEdits(text: Utf16, call: Call): readonly Edit[]
  lines(lines: readonly string[], call: Call): string[]
  stream(call: Call, hear: Hear | undefined): Stream
  /**
   * Everything that can be read, redacted, and without a copy where there is a way. The engine does nothing else until
   * all the steps are taken.
   *
   * @param isRange - see {@link Pump}
   */
  steps(call: Call, isRange: boolean): Steps
}

/** A stream that sees lines that may be parts of messages. */
export interface InnerStream extends Stream {
  /** @param stops - whether to take nothing when such a line is in there, or may be */
  push(chunk: Uint8Array, stops?: boolean): Uint8Array<ArrayBuffer> | undefined
  /** Whether the last chunk was not taken. */
  readonly isStopped: boolean
}

/** An engine that does not know parts of messages, but sees lines that may be some: it serves {@link ContainerEngine}. */
export interface Inner extends Engine {
  /** Whether the last call that was told to stop at such lines did nothing, because there is one. */
  readonly isStopped: boolean
  scan(input: string | Uint8Array, call: Call, stops?: boolean): Finding[]
  redact<T extends string | Uint8Array>(input: T, call: Call, findings?: Finding[], stops?: boolean): T
  /** @param stops - whether to end at the first such line, and return what was read from there on */
  steps(call: Call, isRange: boolean, stops?: boolean): Steps
  /** @param alone - takes a line that is in fact several */
  lines(lines: readonly string[], call: Call, alone?: (line: string) => string): string[]
  stream(call: Call, hear: Hear | undefined): InnerStream
  /** Begins of such lines in `[from, to)`, where lines begin and end. */
  stopsIn(bytes: Uint8Array, from: number, to: number): number[]
}

/** How often an action was taken for a kind, and by a policy for fields of a category. */
export interface Counter {
  readonly kind: string
  readonly action: ActionName
  readonly holds: string | undefined
  times: number
}

/** What was done so far, by kind and action. */
export class Tally {
  /** Few: whoever counts often keeps the counter. */
  readonly #counters: Counter[] = []

  /** @param holds - what a policy takes a field for */
  counterOf(kind: string, action: ActionName, holds?: string): Counter {
    const isIt = (counter: Counter) => counter.kind === kind && counter.action === action && counter.holds === holds
    const known = this.#counters.find(isIt)
    if (known !== undefined) return known
    const counter = { kind, action, holds, times: 0 }
    this.#counters.push(counter)
    return counter
  }

  add(kind: string, action: ActionName, holds?: string): void {
    this.counterOf(kind, action, holds).times++
  }

  /** A copy, which stays as it is. */
  get counts(): Counts {
    return countsBy(this.#counters, ({ kind }) => kind)
  }

  /** The same of fields by what a policy takes them for. */
  get held(): Counts {
    return countsBy(this.#counters, ({ holds }) => holds)
  }
}

function countsBy(counters: readonly Counter[], keyOf: (counter: Counter) => string | undefined): Counts {
  const counts = new Map<string, Map<ActionName, number>>()
  for (const counter of counters) {
    const key = keyOf(counter)
    if (key === undefined || counter.times === 0) continue
    const known = counts.get(key) ?? new Map<ActionName, number>()
    counts.set(key, known.set(counter.action, (known.get(counter.action) ?? 0) + counter.times))
  }
  return Object.fromEntries([...counts].map(([key, known]) => [key, Object.fromEntries(known)]))
}

interface HostBuffers {
  isBuffer(value: unknown): boolean
  from(memory: ArrayBuffer): unknown
}

/**
 * Pieces behind each other, in memory of their own; a single piece is in such memory already. No two outputs ever share
 * a buffer: whoever is handed one, or sends it to another thread, would have the others' text with it.
 */
export function behindEachOther(pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [first] = pieces
  if (first !== undefined && pieces.length === 1) return first
  const output = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    output.set(piece, at)
    at += piece.length
  }
  return output
}

/** Adds to a list what may be more than a call takes as arguments. */
export function addAll<T>(list: T[], more: Iterable<T>): void {
  for (const item of more) list.push(item)
}

/** The input with its edits, of the same class; itself when there are none. */
export function withEdits<T extends string | Uint8Array>(input: T, edits: readonly Edit[]): T {
  if (edits.length === 0) return input
  return (typeof input === 'string' ? spliceString(input, edits) : likeInput(input, spliceBytes(input, edits))) as T
}

/** A view of the same class as the input: a `Buffer` stays a `Buffer`. */
export function likeInput<B extends Uint8Array>(input: B, output: Uint8Array<ArrayBuffer>): B {
  const { Buffer } = globalThis as { Buffer?: HostBuffers }
  return (Buffer?.isBuffer?.(input) ? Buffer.from(output.buffer) : output) as B
}
