/**
 * @module Joins messages of a container log into one text for an engine, and maps results back. Each message is a line;
 * a split message is the concatenation of its parts. A message contains only bytes of the log, so every offset maps to
 * an offset in the log.
 */
import type { Line, Log } from '../formats/container'
import { LOG } from '../formats/container-parts'
import { Soft } from '../formats/quoted-printable'
import { REACH } from '../plain/window'
import { Code, isAlphanumeric } from '../text/codes'
import { lastUpTo } from '../text/search'
import type { Edit, Finding } from '../types'
import { behindEachOther } from './engine'

/**
 * Length of the separator between two messages: a line with a control character, which no JSON and no value contains.
 * An unclosed JSON record ends there, so a message is read the same way whatever came before it.
 */
const BETWEEN = 3
const SEPARATOR = 0x1e

/** Bytes of a message kept as context for its next part: more than anything looks back. */
const CONTEXT = REACH

/** True if a byte is not part of an escape sequence, so that a part of a JSON string may start with it. */
function isApart(code: number): boolean {
  return code < 128 && !isAlphanumeric(code) && code !== Code.Backslash && code !== Code.Quote && code !== Code.Slash
}

/** Returns the end of a message, as context for its next part. */
export function contextOf(first: Line, before: Uint8Array | undefined, { bytes, base }: Log): Uint8Array {
  const pieces = before === undefined ? [] : [before]
  for (let part: Line | undefined = first; part !== undefined; part = part.next) {
    pieces.push(bytes.subarray(part.body - base, part.bodyEnd - base))
  }
  const all = behindEachOther(pieces as Uint8Array<ArrayBuffer>[])
  const rest = all.subarray(Math.max(0, all.length - CONTEXT))
  const apart = all.length <= CONTEXT ? 0 : rest.findIndex(isApart)
  // Copy: the log's memory belongs to the caller.
  return new Uint8Array(rest.subarray(apart < 0 ? CONTEXT : apart))
}

export interface Span {
  readonly start: number
  readonly end: number
}

export function byStart(one: Span, other: Span): number {
  return one.start - other.start
}

/** See the module comment; offsets are those of the log. */
export class Joined {
  /** Slices of the log: position in the text, and start and end offset in the log. */
  readonly #places: number[] = []
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  /** Positions where messages end. */
  readonly #messages: number[] = []
  /** What is read again, and is elsewhere in the log: positions and bytes. */
  readonly #repeated: (readonly [number, Uint8Array])[] = []
  #length = 0
  #text = new Uint8Array(0)
  /** True if the text is not in the order of the log. */
  #isTorn = false

  /** Adds a message by its first part, after its context. */
  add(first: Line, context: Uint8Array | undefined): void {
    this.#slice(first.head, first.body)
    if (context !== undefined) this.#repeat(context)
    let last = first
    for (let part: Line | undefined = first; part !== undefined; part = part.next) {
      this.#slice(part.body, part.bodyEnd)
      last = part
    }
    this.#slice(last.bodyEnd, last.tail)
    this.#endMessage()
    this.#isTorn ||= last !== first
    for (let part = first; part.next !== undefined; part = part.next) this.#addFrame(part, part === first)
  }

  /** Adds the text around a part that is not around the whole message. The head of the first part is, and is repeated. */
  #addFrame({ head, body, bodyEnd, tail, soft }: Line, isFirst: boolean): void {
    if (tail === bodyEnd || soft !== Soft.None) return
    if (isFirst) this.#repeat(LOG)
    else this.#slice(head, body)
    this.#slice(bodyEnd, tail)
    this.#endMessage()
  }

  #repeat(bytes: Uint8Array): void {
    this.#repeated.push([this.#length, bytes])
    this.#length += bytes.length
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

  /** All added messages as one text. A position is an offset in it. */
  get text(): Uint8Array<ArrayBuffer> {
    return this.#text
  }

  /** Builds the text. */
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
    for (const [place, repeated] of this.#repeated) text.set(repeated, place)
  }

  /** Maps findings in the text to the log, each from its first to its last byte. */
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

  /** Maps edits of the text to the log. The replacement goes to the first part that an edit touches. */
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

  /** Maps a span of the text to spans of the log, part by part. */
  #spans({ start, end }: Span): Span[] {
    const spans: Span[] = []
    for (let i = lastUpTo(this.#places, start); i < this.#places.length && (this.#places[i] as number) < end; i++) {
      const shift = (this.#starts[i] as number) - (this.#places[i] as number)
      const from = Math.max(start + shift, this.#starts[i] as number)
      const to = Math.min(end + shift, this.#ends[i] as number)
      if (from < to) spans.push({ start: from, end: to })
    }
    return spans
  }
}
