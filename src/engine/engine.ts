/**
 * @module The interface of an engine, and what both engines share. There are two: the kernel (`fast.ts`) and its plain
 * twin (`plain.ts`). They give the same findings for the same text; the redactor does not know which one it has.
 */
import { spliceBytes, spliceString } from '../act/splice'
import type { ActionName, Call, Counts, Edit, Finding } from '../types'
import type { HostBuffers } from '../value/bytes'

/** Receives every finding, in order. */
export type Hear = (finding: Finding) => void

/** One stream of bytes. Its output does not depend on how the bytes are chunked. */
export interface Stream {
  /**
   * Takes a chunk (its memory may be reused afterwards) and returns what is ready for output.
   *
   * @throws TypeError when the chunk is not a `Uint8Array`
   */
  push(chunk: Uint8Array): Uint8Array<ArrayBuffer> | undefined
  /** Ends the stream and returns the rest. */
  end(): Uint8Array<ArrayBuffer> | undefined
  /**
   * Called when time has passed. Releases everything that waits only for the parts of another message, and any message
   * that has waited for {@link TICKS} calls. Undefined on a stream that never waits for more than a line.
   */
  tick?(): Uint8Array<ArrayBuffer> | undefined
  /** True if anything waits for a tick. */
  readonly isWaiting?: boolean
}

/** Number of {@link Stream.tick} calls for which a message may wait. */
export const TICKS = 4

/** A request of the file loop: fill this memory, or write these bytes before it continues. */
export interface Step {
  readonly isOutput: boolean
  readonly bytes: Uint8Array
  /** True if it must be told when no input arrives for a while: {@link Stream.tick}. */
  readonly isWaiting?: boolean
}

/** Answer to a step: no input arrived, and time has passed. */
export const NOTHING = -1

/**
 * The file loop of the command line. Each step is answered with the number of bytes filled in, 0 at the end of input,
 * or {@link NOTHING}, after which the same memory is filled. Returns bytes that were read but not processed.
 */
export type Steps = Generator<Step, Uint8Array | undefined, number>

export function filling(bytes: Uint8Array, isWaiting = false): Step {
  return { isOutput: false, bytes, isWaiting }
}

export function writing(bytes: Uint8Array): Step {
  return { isOutput: true, bytes }
}

/** Reads into memory and writes from it, for callers that may block. */
export interface Pump {
  /** Reads into the given memory; returns 0 at the end of input. */
  read(into: Uint8Array): number
  /** Writes all the bytes before it returns. */
  write(bytes: Uint8Array): void
  /** The input is a range of lines from a file that is not a container log, so its start is no evidence. */
  readonly isRange?: boolean
}

/** Bytes per read from a file. */
const CHUNK = 256 * 1024

/** Runs all remaining input through a stream, after `begin`, which was already read. */
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

/** Runs all steps to the end. */
export function runSteps(steps: Steps, { read, write }: Pump): void {
  let got = 0
  for (let step = steps.next(0); !step.done; step = steps.next(got)) {
    const { isOutput, bytes } = step.value
    if (isOutput) write(bytes)
    else got = read(bytes)
  }
}

/** A text in UTF-16 units, of which only the first `length` are valid. */
export interface Utf16 {
  readonly units: Uint16Array
  readonly length: number
  slice(start: number, end: number): string
  /** The text if it already is a string; then there are no units. */
  readonly whole?: string
}

/** The work behind a redactor. A `call` gives the date and the context. */
export interface Engine {
  readonly name: 'simd' | 'plain'
  scan(input: string | Uint8Array, call: Call): Finding[]
  /** Also counts the actions in the tally, and adds the findings to the list if there is one. */
  redact<T extends string | Uint8Array>(input: T, call: Call, findings?: Finding[]): T
  /** Like {@link redact}, but leaves the edits to the caller. */
  edits(input: string | Uint8Array, call: Call, findings?: Finding[]): Edit[]
  /** Like {@link edits}, for a text that is not a string yet. */
  unitEdits(text: Utf16, call: Call): readonly Edit[]
  lines(lines: readonly string[], call: Call): string[]
  stream(call: Call, hear: Hear | undefined): Stream
  /**
   * Redacts all remaining input, without a copy where possible. The engine must not be used for anything else until all
   * steps are done.
   *
   * @param isRange - see {@link Pump}
   */
  steps(call: Call, isRange: boolean): Steps
}

/** A stream that detects lines that may be parts of messages. */
export interface InnerStream extends Stream {
  /** @param stops - whether to reject the chunk if it contains such a line, or may contain one */
  push(chunk: Uint8Array, stops?: boolean): Uint8Array<ArrayBuffer> | undefined
  /** True if the last chunk was rejected. */
  readonly isStopped: boolean
}

/** An engine that detects lines that may be message parts, but does not join them: see {@link ContainerEngine}. */
export interface Inner extends Engine {
  /** True if the last call with `stops` did nothing because the text contains such a line. */
  readonly isStopped: boolean
  scan(input: string | Uint8Array, call: Call, stops?: boolean): Finding[]
  redact<T extends string | Uint8Array>(input: T, call: Call, findings?: Finding[], stops?: boolean): T
  /** @param stops - whether to end at the first such line and return the input from there on */
  steps(call: Call, isRange: boolean, stops?: boolean): Steps
  /** @param alone - redacts a line that in fact is several */
  lines(lines: readonly string[], call: Call, alone?: (line: string) => string): string[]
  stream(call: Call, hear: Hear | undefined): InnerStream
  /** Offsets of such lines in `[from, to)`, which must be line boundaries. */
  stopsIn(bytes: Uint8Array, from: number, to: number): number[]
}

/** How often an action was applied to a kind, and by a policy to fields of a category. */
export interface Counter {
  readonly kind: string
  readonly action: ActionName
  readonly holds: string | undefined
  times: number
}

/** Counts of actions so far, by kind and action. */
export class Tally {
  /** A short list: frequent callers keep their counter. */
  readonly #counters: Counter[] = []

  /** @param holds - category that a policy assigned to the field */
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

  /** An immutable snapshot. */
  get counts(): Counts {
    return countsBy(this.#counters, ({ kind }) => kind)
  }

  /** Counts of fields by the category that a policy assigned. */
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

/**
 * Concatenates pieces into memory of their own; a single piece already has its own. Outputs never share a buffer:
 * whoever receives one, or transfers it to another thread, would get the text of others with it.
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

/** Appends items that may be too many for the arguments of one call. */
export function addAll<T>(list: T[], more: Iterable<T>): void {
  for (const item of more) list.push(item)
}

/** Applies edits to the input and returns the same class; returns the input itself if there are none. */
export function withEdits<T extends string | Uint8Array>(input: T, edits: readonly Edit[]): T {
  if (edits.length === 0) return input
  return (typeof input === 'string' ? spliceString(input, edits) : likeInput(input, spliceBytes(input, edits))) as T
}

/** Returns a view of the same class as the input: a `Buffer` stays a `Buffer`. */
export function likeInput<B extends Uint8Array>(input: B, output: Uint8Array<ArrayBuffer>): B {
  const { Buffer } = globalThis as { Buffer?: HostBuffers }
  return (Buffer?.isBuffer?.(input) ? Buffer.from(output.buffer) : output) as B
}
