/**
 * @module Wraps an engine for text with octet counting: every counted message is a text of its own, and its count is
 * rewritten. All other text goes to the inner engine unchanged.
 */
import { BEGIN, type Frame, Framing, frameAt, framingOf, headFor, mayBeFramed, ownerOf } from '../formats/frames'
import { Code } from '../text/codes'
import type { Call, Edit, Finding } from '../types'
import { bytesOf, unitsOf } from './container'
import {
  addAll,
  behindEachOther,
  type Engine,
  filling,
  type Hear,
  likeInput,
  NOTHING,
  type Steps,
  type Stream,
  stepsThrough,
  type Utf16,
} from './engine'
import { FramedStream, type Work, workOwned } from './framed-stream'

/** Detects the framing of a text of either type. In a string, only counts written in digits are supported. */
function framingIn(input: string | Uint8Array): Framing {
  const begin = typeof input === 'string' ? bytesOf(input.slice(0, BEGIN)) : input.subarray(0, BEGIN)
  const framing = framingOf(begin, true) as Framing
  return framing === Framing.Journal && typeof input === 'string' ? Framing.None : framing
}

/** See {@link Engine}. */
export class FramedEngine implements Engine {
  readonly #inner: Engine

  constructor(inner: Engine) {
    this.#inner = inner
  }

  get name(): 'simd' | 'plain' {
    return this.#inner.name
  }

  scan(input: string | Uint8Array, call: Call): Finding[] {
    return mayBeFramed(input) ? this.#scan(input, call) : this.#inner.scan(input, call)
  }

  redact<T extends string | Uint8Array>(input: T, call: Call, findings?: Finding[]): T {
    return mayBeFramed(input) ? this.#redact(input, call, findings) : this.#inner.redact(input, call, findings)
  }

  #scan(input: string | Uint8Array, call: Call): Finding[] {
    const findings: Finding[] = []
    this.#each(input, findings, (text, own = []) => {
      addAll(own, this.#inner.scan(text, call))
      return text
    })
    return findings
  }

  #redact<T extends string | Uint8Array>(input: T, call: Call, findings: Finding[] | undefined): T {
    return this.#each(input, findings, (text, own) => this.#inner.redact(text, call, own))
  }

  edits(input: string | Uint8Array, call: Call, findings?: Finding[]): Edit[] {
    return this.#inner.edits(input, call, findings)
  }

  /** A caller that has the units composed the text itself: nothing in it is counted. */
  unitEdits(text: Utf16, call: Call): readonly Edit[] {
    return this.#inner.unitEdits(text, call)
  }

  lines(lines: readonly string[], call: Call): string[] {
    return lines.some(mayBeFramed) ? lines.map((line) => this.redact(line, call)) : this.#inner.lines(lines, call)
  }

  stream(call: Call, hear: Hear | undefined): Stream {
    return new FramedStream(this.#inner, call, hear)
  }

  *steps(call: Call, isRange: boolean): Steps {
    const inner = this.#inner.steps(call, isRange)
    if (isRange) return yield* inner
    let step = inner.next(0)
    if (step.done) return step.value
    // Read the first bytes into the inner engine's memory, where they usually can stay.
    const { bytes } = step.value
    let length = 0
    let framing: Framing | undefined
    while (framing === undefined) {
      const got = yield filling(bytes.subarray(length))
      length += Math.max(0, got)
      if (got !== NOTHING) framing = framingOf(bytes.subarray(0, length), got === 0)
    }
    if (framing !== Framing.None) {
      inner.return(undefined)
      return yield* stepsThrough(this.stream(call, undefined), bytes.slice(0, length))
    }
    step = inner.next(length)
    while (!step.done) step = inner.next(yield step.value)
    return step.value
  }

  /** Applies some work to each text of an input. Returns the joined results, or the input itself if nothing changed. */
  #each<T extends string | Uint8Array>(input: T, findings: Finding[] | undefined, work: Work): T {
    const framing = framingIn(input)
    if (framing === Framing.None) return work(input, findings)
    const bytes = bytesOf(input)
    const pieces = piecesOf(framing, bytes)
    const places = pieces.flatMap(({ start, body, end }) => [start, body, end])
    const units = typeof input === 'string' ? unitsOf(input, places) : undefined
    const at = (place: number) => units?.get(place) ?? place
    const output: T[] = []
    let isSame = true
    for (const { start, body, end, frame } of pieces) {
      const from = at(body)
      const own: Finding[] = []
      const text = part(input, from, at(end))
      const done = frame === undefined ? work(text, own) : workOwned(work, text, own, ownerOf(frame, bytes))
      if (frame !== undefined) {
        const head = done === text ? bytes.subarray(start, body) : headFor(frame, bytes, octets(done) - octets(text))
        output.push((typeof input === 'string' ? String.fromCharCode(...head) : head) as T)
      }
      isSame &&= done === text
      output.push(done)
      for (const finding of own) findings?.push({ ...finding, start: finding.start + from, end: finding.end + from })
    }
    if (isSame) return input
    if (typeof input === 'string') return output.join('') as T
    return likeInput(input, behindEachOther(output as Uint8Array<ArrayBuffer>[])) as T
  }
}

function part<T extends string | Uint8Array>(input: T, from: number, to: number): T {
  return (typeof input === 'string' ? input.slice(from, to) : input.subarray(from, to)) as T
}

function octets(text: string | Uint8Array): number {
  return bytesOf(text).length
}

/** A counted message, or several lines without counts. */
interface Piece {
  readonly start: number
  readonly body: number
  readonly end: number
  readonly frame?: Frame
}

/** Splits a text into pieces. */
function piecesOf(framing: Framing, bytes: Uint8Array): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  for (let at = 0; at < bytes.length; ) {
    const frame = frameAt(framing, bytes, at, true) as Frame | undefined
    if (frame === undefined) at = bytes.indexOf(Code.LineFeed, at) + 1 || bytes.length
    if (start < at && (frame !== undefined || at === bytes.length)) pieces.push({ start, body: start, end: at })
    if (frame === undefined) continue
    at = frame.bodyEnd
    start = at
    pieces.push({ start: frame.start, body: frame.body, end: at, frame })
  }
  return pieces
}
