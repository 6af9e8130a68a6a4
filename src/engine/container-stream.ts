/**
 * @module A stream in which container logs may stand. What has no parts goes through to a stream of the inner engine;
 * from a line that may be a part on, lines are held until no message is open.
 */
import { spliceBytes } from '../act/splice'
import type { Line } from '../formats/container'
import { hasOctets, mayStop } from '../formats/parts'
import { Code } from '../text/codes'
import type { Call, Edit, Finding } from '../types'
import { Held } from '../window'
import { behindEachOther, type Hear, type Inner, type InnerStream, type Stream } from './engine'
import type { Joined } from './joined'
import { Joiner } from './joiner'
import { OctetRecord } from './octets'

const NONE = new Uint8Array(0)

/** See {@link Stream}. */
export class ContainerStream implements Stream {
  readonly #engine: Inner
  readonly #call: Call
  readonly #hear: Hear | undefined
  readonly #joiner: Joiner
  /** What goes through, as long as nothing is joined. */
  #inner: InnerStream | undefined
  /** Offset of the first byte that was neither handed on nor taken by the joiner. */
  #at = 0
  /** The begin of a line that may be a part. */
  #rest: Uint8Array = NONE
  /** Whether what was handed on ends inside a line, which is no part. */
  #isInside = false
  /** Offsets of lines that may be parts, up to one up to which they have been looked for, and the next of them. */
  #stops: number[] = []
  #next = 0
  #searched = 0
  /** The lines that the joiner has in hand, while it has any. */
  #held: Held | undefined
  #output: Uint8Array<ArrayBuffer>[] = []

  /** @param most - bytes of unfinished messages that are held */
  constructor(engine: Inner, call: Call, hear: Hear | undefined, most: number) {
    this.#engine = engine
    this.#call = call
    this.#hear = hear
    this.#joiner = new Joiner(most, (joined, lines) => this.#leave(joined, lines))
  }

  get isWaiting(): boolean {
    return this.#held !== undefined && this.#joiner.isWaiting
  }

  push(chunk: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
    if (!(chunk instanceof Uint8Array)) throw new TypeError(`chunk expected a Uint8Array, got ${typeof chunk}`)
    let bytes = chunk
    if (this.#rest.length > 0) {
      // The line that was begun comes first, so that no more than it is copied.
      const next = chunk.indexOf(Code.LineFeed) + 1 || chunk.length
      const line = behindEachOther([
        this.#rest as Uint8Array<ArrayBuffer>,
        chunk.slice(0, next) as Uint8Array<ArrayBuffer>,
      ])
      this.#rest = NONE
      this.#take(line, false)
      bytes = chunk.subarray(next)
    }
    this.#take(bytes, false)
    return this.#done()
  }

  end(): Uint8Array<ArrayBuffer> | undefined {
    const rest = this.#rest
    this.#rest = NONE
    this.#take(rest, true)
    this.#emit((this.#inner ?? this.#begin()).end())
    return this.#done()
  }

  tick(): Uint8Array<ArrayBuffer> | undefined {
    const held = this.#held
    if (held === undefined) return undefined
    const { start } = this.#joiner
    this.#joiner.tick({ bytes: held.bytes(start, this.#at), base: start })
    held.dropBefore(this.#joiner.start)
    return this.#done()
  }

  #take(bytes: Uint8Array, isLast: boolean): void {
    let left = bytes
    do left = this.#held === undefined ? this.#pass(left, isLast) : this.#join(this.#held, left, isLast)
    while (left.length > 0)
  }

  /** Hands on what comes before a line that may be a part; returns what is left. */
  #pass(bytes: Uint8Array, isLast: boolean): Uint8Array {
    const { length } = bytes
    const first = this.#isInside ? bytes.indexOf(Code.LineFeed) + 1 || length : 0
    const last = isLast ? length : Math.max(first, bytes.lastIndexOf(Code.LineFeed) + 1)
    const isRest = last < length && mayStop(bytes, last, length)
    const isNew = this.#searched <= this.#at
    const isPassed = isNew && !isLast && this.#hand(isRest ? bytes.subarray(0, last) : bytes, true)
    const stop = isPassed ? last : this.#nextStop(bytes, first, last)
    if (stop < last) {
      this.#hand(bytes.subarray(0, stop))
      this.#emit(this.#inner?.end())
      this.#inner = undefined
      const end = bytes.indexOf(Code.LineFeed, stop) + 1 || length
      if (hasOctets(bytes, stop, end)) {
        this.#octets(bytes.subarray(stop, end))
        return bytes.subarray(end)
      }
      this.#held = new Held(this.#at)
      this.#joiner.begin(this.#at)
      return bytes.subarray(stop)
    }
    // A `Buffer` has another `slice`.
    if (isRest) this.#rest = Uint8Array.prototype.slice.call(bytes, last)
    if (!isPassed) this.#hand(isRest ? bytes.subarray(0, last) : bytes)
    return NONE
  }

  /** A record that has text as octets leaves. */
  #octets(line: Uint8Array): void {
    const record = new OctetRecord(line)
    const findings: Finding[] | undefined = this.#hear === undefined ? undefined : []
    const edits = record.edits(this.#engine.edits(record.text, this.#call, findings), 0)
    this.#output.push(spliceBytes(line, edits))
    for (const finding of record.findings(findings ?? [], this.#at)) this.#hear?.(finding)
    this.#at += line.length
    this.#isInside = false
  }

  /** Place of the next line that may be a part, before `last`; all of them are looked for at once. */
  #nextStop(bytes: Uint8Array, first: number, last: number): number {
    const from = this.#at
    if (this.#searched < from + last) {
      this.#searched = from + last
      this.#stops = this.#engine.stopsIn(bytes, first, last).map((stop) => from + stop)
      this.#next = 0
    }
    while ((this.#stops[this.#next] ?? from) < from) this.#next++
    const stop = this.#stops[this.#next]
    return stop === undefined ? last : stop - from
  }

  /** Hands bytes on; false when there may be a line among them at which it `stops`. */
  #hand(bytes: Uint8Array, stops = false): boolean {
    if (bytes.length === 0) return true
    const inner = this.#inner ?? this.#begin()
    const output = inner.push(bytes, stops)
    if (inner.isStopped) return false
    this.#at += bytes.length
    this.#isInside = bytes[bytes.length - 1] !== Code.LineFeed
    this.#emit(output)
    return true
  }

  #begin(): InnerStream {
    const hear = this.#hear
    const from = this.#at
    const hearMoved = (finding: Finding) => hear?.({ ...finding, start: finding.start + from, end: finding.end + from })
    this.#inner = this.#engine.stream(this.#call, hear === undefined || from === 0 ? hear : hearMoved)
    return this.#inner
  }

  /** Lets the joiner take lines; returns what is left when no message is open any more. */
  #join(held: Held, bytes: Uint8Array, isLast: boolean): Uint8Array {
    const next = bytes.indexOf(Code.LineFeed) + 1 || bytes.length
    const left = bytes.subarray(next)
    held.push(bytes.subarray(0, next))
    this.#at += next
    const joiner = this.#joiner
    const { start } = joiner
    if (!joiner.advance({ bytes: held.bytes(start, this.#at), base: start }, isLast && left.length === 0)) {
      held.dropBefore(joiner.start)
      return left
    }
    // The begin of a line that is too long goes the other way.
    const begin = held.bytes(joiner.at, this.#at) as Uint8Array<ArrayBuffer>
    this.#at = joiner.at
    this.#held = undefined
    this.#isInside = false
    return begin.length === 0 ? left : behindEachOther([begin, left as Uint8Array<ArrayBuffer>])
  }

  /** Redacts messages; their lines leave. */
  #leave(joined: Joined, lines: readonly Line[]): void {
    const held = this.#held as Held
    const findings: Finding[] | undefined = this.#hear === undefined ? undefined : []
    const edits = joined.edits(this.#engine.edits(joined.text, this.#call, findings))
    let edit = 0
    for (let i = 0; i < lines.length; ) {
      // Lines behind each other go at once.
      const { start } = lines[i] as Line
      let { end } = lines[i++] as Line
      for (; i < lines.length && (lines[i] as Line).start === end; i++) end = (lines[i] as Line).end
      const own: Edit[] = []
      for (; edit < edits.length && (edits[edit] as Edit).start < end; edit++) own.push(edits[edit] as Edit)
      this.#output.push(spliceBytes(held.bytes(start, end), own, start))
    }
    for (const finding of joined.findings(findings ?? [])) this.#hear?.(finding)
  }

  #emit(output: Uint8Array<ArrayBuffer> | undefined): void {
    if (output !== undefined) this.#output.push(output)
  }

  #done(): Uint8Array<ArrayBuffer> | undefined {
    const output = this.#output
    this.#output = []
    return output.length === 0 ? undefined : behindEachOther(output)
  }
}
