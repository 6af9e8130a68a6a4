/**
 * @module What an engine does, and what both have in common. There are two: the kernel (`fast.ts`) and its plain twin
 * (`plain.ts`). They give the same findings for the same text; the redactor does not know which one it has.
 */
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
}

/** Bytes read into memory, and written from it: the file loop of the command line. */
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

/** Everything that can be read, through a stream. */
export function pumpThrough(stream: Stream, { read, write }: Pump): void {
  const chunk = new Uint8Array(CHUNK)
  for (let length = read(chunk); length > 0; length = read(chunk)) {
    const output = stream.push(chunk.subarray(0, length))
    if (output !== undefined) write(output)
  }
  const rest = stream.end()
  if (rest !== undefined) write(rest)
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
  /** Everything that can be read, redacted at once, and without a copy where there is a way. */
  pump(pump: Pump, call: Call): void
}

/** What was done so far, by kind and action. */
export class Tally {
  readonly #counts: { [kind: string]: { [A in ActionName]?: number } } = {}

  add(kind: string, action: ActionName, times = 1): void {
    this.#counts[kind] ??= {}
    const counts = this.#counts[kind]
    counts[action] = (counts[action] ?? 0) + times
  }

  /** A copy, which stays as it is. */
  get counts(): Counts {
    return Object.fromEntries(Object.entries(this.#counts).map(([kind, counts]) => [kind, { ...counts }]))
  }
}

interface HostBuffers {
  isBuffer(value: unknown): boolean
  from(memory: ArrayBuffer): unknown
}

/**
 * Pieces behind each other, in memory of their own; a single piece is in such memory already. No two outputs ever share
 * a buffer: whoever is handed one, or sends it to another thread, would have the others' text with it.
 */
export function joined(pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
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

/** A view of the same class as the input: a `Buffer` stays a `Buffer`. */
export function likeInput<B extends Uint8Array>(input: B, output: Uint8Array<ArrayBuffer>): B {
  const { Buffer } = globalThis as { Buffer?: HostBuffers }
  return (Buffer?.isBuffer?.(input) ? Buffer.from(output.buffer) : output) as B
}
