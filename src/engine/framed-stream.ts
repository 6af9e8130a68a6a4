/**
 * @module A stream that may use octet counting. A message is held until it is complete, because its count is written
 * before it. All other text goes to a stream of the inner engine.
 */
import { type Frame, Framing, frameAt, framingOf, headFor, ownerOf } from '../formats/frames'
import { Held } from '../plain/window'
import { Code } from '../text/codes'
import type { Call, Finding } from '../types'
import { behindEachOther, type Engine, type Hear, type Stream } from './engine'

type Bytes = Uint8Array<ArrayBuffer>

/** Redacts or scans a text; returns the text itself if nothing changed. */
export type Work = <T extends string | Uint8Array>(text: T, findings: Finding[] | undefined) => T

/** Redacts or scans a text after the name that owns it. Offsets of findings are relative to the text alone. */
export function workOwned<T extends string | Uint8Array>(
  work: Work,
  text: T,
  findings: Finding[] | undefined,
  owner: Uint8Array,
): T {
  // A string never has an owner.
  if (owner.length === 0 || typeof text === 'string') return work(text, findings)
  const { length } = owner
  const own: Finding[] = []
  const whole = behindEachOther([owner as Bytes, text as unknown as Bytes])
  const done = work(whole, own)
  for (const finding of own) findings?.push({ ...finding, start: finding.start - length, end: finding.end - length })
  return (done === whole ? text : done.subarray(length)) as T
}

/** See {@link Stream}. */
export class FramedStream implements Stream {
  readonly #engine: Engine
  readonly #call: Call
  readonly #hear: Hear | undefined
  readonly #held = new Held()
  #framing: Framing | undefined
  /** Offset of the first byte not yet passed on, and the end offset of the bytes received. */
  #at = 0
  #end = 0
  /** Offset that the received bytes must reach before the next attempt. */
  #needed = 0
  /** Receives text without counts, and whether it ends inside a line. */
  #text: Stream | undefined
  #isInside = false
  #output: Bytes[] = []

  constructor(engine: Engine, call: Call, hear: Hear | undefined) {
    this.#engine = engine
    this.#call = call
    this.#hear = hear
  }

  get isWaiting(): boolean {
    return this.#text?.isWaiting === true
  }

  push(chunk: Uint8Array): Bytes | undefined {
    if (this.#framing === Framing.None) return this.#through.push(chunk)
    if (!(chunk instanceof Uint8Array)) throw new TypeError(`chunk expected a Uint8Array, got ${typeof chunk}`)
    this.#held.push(chunk)
    this.#end += chunk.length
    return this.#advance(false)
  }

  end(): Bytes | undefined {
    const first = this.#framing === Framing.None ? undefined : this.#advance(true)
    this.#emit(first)
    this.#endText()
    return this.#done()
  }

  tick(): Bytes | undefined {
    return this.#text?.tick?.()
  }

  get #through(): Stream {
    this.#text ??= this.#open()
    return this.#text
  }

  #open(): Stream {
    const from = this.#at
    const hear = this.#hear
    return this.#engine.stream(
      this.#call,
      hear && ((finding) => hear({ ...finding, start: finding.start + from, end: finding.end + from })),
    )
  }

  #advance(isLast: boolean): Bytes | undefined {
    if (this.#end < this.#needed && !isLast) return undefined
    const base = this.#at
    const bytes = this.#held.bytes(base, this.#end)
    this.#framing ??= framingOf(bytes, isLast)
    if (this.#framing === undefined) return undefined
    if (this.#framing === Framing.None) this.#pass(bytes)
    else this.#takeAll(this.#framing, bytes, isLast)
    this.#held.dropBefore(this.#at)
    return this.#done()
  }

  #takeAll(framing: Framing, bytes: Uint8Array, isLast: boolean): void {
    const base = this.#at
    for (let at = 0; at < bytes.length; at = this.#at - base) {
      const framed = this.#isInside ? undefined : frameAt(framing, bytes, at, isLast)
      if (typeof framed === 'number') {
        this.#needed = base + framed
        return
      }
      if (framed !== undefined) this.#take(framed, bytes, base)
      else {
        const end = bytes.indexOf(Code.LineFeed, at) + 1
        this.#pass(bytes.subarray(at, end || bytes.length))
        this.#isInside = end === 0
      }
    }
  }

  /** Passes on text without counts. */
  #pass(bytes: Uint8Array): void {
    this.#emit(this.#through.push(bytes))
    this.#at += bytes.length
  }

  #endText(): void {
    this.#emit(this.#text?.end())
    this.#text = undefined
  }

  #take(frame: Frame, bytes: Uint8Array, base: number): void {
    this.#endText()
    const { start, body, bodyEnd } = frame
    const text = bytes.subarray(body, bodyEnd)
    const findings: Finding[] | undefined = this.#hear && []
    const done = workOwned(
      (whole, own) => this.#engine.redact(whole, this.#call, own),
      text,
      findings,
      ownerOf(frame, bytes),
    )
    const head = done === text ? bytes.slice(start, body) : headFor(frame, bytes, done.length - text.length)
    this.#output.push(behindEachOther([head as Bytes, done as Bytes]))
    this.#at = base + bodyEnd
    const from = base + body
    for (const finding of findings ?? [])
      this.#hear?.({ ...finding, start: finding.start + from, end: finding.end + from })
  }

  #emit(output: Bytes | undefined): void {
    if (output !== undefined) this.#output.push(output)
  }

  #done(): Bytes | undefined {
    const output = this.#output
    this.#output = []
    return output.length === 0 ? undefined : behindEachOther(output)
  }
}
