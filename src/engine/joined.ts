/**
 * @module Messages of a container log as one text for an engine, and the way back. Each message is a line; one that was
 * torn is its parts behind each other. Nothing is copied into a message that is not in the log, so that every offset
 * has its place there.
 */
import type { Line, Log } from '../formats/container'
import { Soft } from '../formats/quoted'
import { Code, isAlphanumeric } from '../text/codes'
import type { Edit, Finding } from '../types'
import { REACH } from '../window'
import { behindEachOther } from './engine'

/**
 * What stands between two messages: a line with a control character, which no JSON and no value has. A record of JSON
 * that is still open ends there, so that a message is read in the same way whatever came before it.
 */
const BETWEEN = 3
const SEPARATOR = 0x1e

/** Bytes of a message that its next part is judged with: more than anything looks at. */
const CONTEXT = REACH

/** Whether a byte begins no escape and is inside none, so that a part of a JSON string may begin with it. */
function isApart(code: number): boolean {
  return code < 128 && !isAlphanumeric(code) && code !== Code.Backslash && code !== Code.Quote && code !== Code.Slash
}

/** The end of a message, for whoever reads on after it. */
export function contextOf(first: Line, before: Uint8Array | undefined, { bytes, base }: Log): Uint8Array {
  const pieces = before === undefined ? [] : [before]
  for (let part: Line | undefined = first; part !== undefined; part = part.next) {
    pieces.push(bytes.subarray(part.body - base, part.bodyEnd - base))
  }
  const all = behindEachOther(pieces as Uint8Array<ArrayBuffer>[])
  const rest = all.subarray(Math.max(0, all.length - CONTEXT))
  const apart = all.length <= CONTEXT ? 0 : rest.findIndex(isApart)
  // A copy: the log's memory is somebody else's.
  return new Uint8Array(rest.subarray(apart < 0 ? CONTEXT : apart))
}

interface Span {
  readonly start: number
  readonly end: number
}

function byStart(one: Span, other: Span): number {
  return one.start - other.start
}

/** See above; offsets are those of the log. */
export class Joined {
  /** Slices of the log: where each lies in the text, and its offsets. */
  readonly #places: number[] = []
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  /** Places at which messages end. */
  readonly #messages: number[] = []
  /** What is read once more before a part, and stands elsewhere in the log: places, and the bytes. */
  readonly #contexts: (readonly [number, Uint8Array])[] = []
  #length = 0
  #text = new Uint8Array(0)
  /** Whether the text goes back and forth in the log. */
  #isTorn = false

  /** Adds a message, by the first of its parts, behind what is read before it. */
  add(first: Line, context: Uint8Array | undefined): void {
    this.#slice(first.head, first.body)
    if (context !== undefined) {
      this.#contexts.push([this.#length, context])
      this.#length += context.length
    }
    let last = first
    for (let part: Line | undefined = first; part !== undefined; part = part.next) {
      this.#slice(part.body, part.bodyEnd)
      last = part
    }
    this.#slice(last.bodyEnd, last.tail)
    this.#endMessage()
    this.#isTorn ||= last !== first
    for (let part = first; part.next !== undefined; part = part.next) this.#addFrame(part)
  }

  /** What stands round a part, and does not stand round its message. */
  #addFrame({ head, body, bodyEnd, tail, soft }: Line): void {
    if (tail === bodyEnd || soft !== Soft.None) return
    this.#slice(head, body)
    this.#slice(bodyEnd, tail)
    this.#endMessage()
  }

  #slice(start: number, end: number): void {
    if (start === end) return
    const last = this.#ends.length - 1
    const begin = this.#starts[last] as number
    if (this.#ends[last] === start && (this.#places[last] as number) + start - begin === this.#length)
      this.#ends[last] = end
    else {
      this.#places.push(this.#length)
      this.#starts.push(start)
      this.#ends.push(end)
    }
    this.#length += end - start
  }

  #endMessage(): void {
    this.#messages.push(this.#length)
    this.#length += BETWEEN
  }

  /** What was added, as one text; offsets in it are places. */
  get text(): Uint8Array<ArrayBuffer> {
    return this.#text
  }

  /** Makes the text. */
  fill({ bytes, base }: Log): void {
    const text = new Uint8Array(this.#length)
    this.#text = text
    for (const [i, place] of this.#places.entries()) {
      text.set(bytes.subarray((this.#starts[i] as number) - base, (this.#ends[i] as number) - base), place)
    }
    for (const end of this.#messages) {
      text[end] = Code.LineFeed
      text[end + 1] = SEPARATOR
      text[end + BETWEEN - 1] = Code.LineFeed
    }
    for (const [place, context] of this.#contexts) text.set(context, place)
  }

  /** Findings of the text, each from its first to its last byte in the log. */
  findings(found: readonly Finding[]): Finding[] {
    const findings: Finding[] = []
    for (const finding of found) {
      const spans = this.#spans(finding)
      const [first] = spans
      const last = spans.at(-1)
      if (first !== undefined && last !== undefined) findings.push({ ...finding, start: first.start, end: last.end })
    }
    return this.#isTorn ? findings.sort(byStart) : findings
  }

  /** Edits of the text: what is written goes to the first part that an edit touches. */
  edits(edits: readonly Edit[]): Edit[] {
    const output: Edit[] = []
    for (const edit of edits) {
      let { text } = edit
      for (const { start, end } of this.#spans(edit)) {
        output.push({ start, end, text })
        text = ''
      }
    }
    return this.#isTorn ? output.sort(byStart) : output
  }

  /** What of the log a span of the text stands for, part by part. */
  #spans({ start, end }: Span): Span[] {
    const spans: Span[] = []
    for (let i = this.#lastSlice(start); i < this.#places.length && (this.#places[i] as number) < end; i++) {
      const shift = (this.#starts[i] as number) - (this.#places[i] as number)
      const from = Math.max(start + shift, this.#starts[i] as number)
      const to = Math.min(end + shift, this.#ends[i] as number)
      if (from < to) spans.push({ start: from, end: to })
    }
    return spans
  }

  /** The last slice that begins at or before a place. */
  #lastSlice(place: number): number {
    let low = 0
    let high = this.#places.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#places[middle] as number) <= place) low = middle
      else high = middle - 1
    }
    return low
  }
}
