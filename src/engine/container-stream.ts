/**
 * @module A stream that may contain container logs. Text without message parts goes straight to a stream of the inner
 * engine. From the first line that may be a part, lines are held until no message is open.
 */
import { spliceBytes } from '../act/splice'
import type { Line } from '../formats/container'
import { hasOctets, mayStop } from '../formats/container-parts'
import { Held } from '../plain/window'
import { Code } from '../text/codes'
import type { Call, Edit, Finding } from '../types'
import { behindEachOther, type Hear, type Inner, type InnerStream, type Stream } from './engine'
import type { Joined } from './joined'
import { Joiner } from './joiner'
import { OctetRecord } from './journal-octets'

const NONE = new Uint8Array(0)

/** See {@link Stream}. */
export class ContainerStream implements Stream {
  readonly #engine: Inner
  readonly #call: Call
  readonly #hear: Hear | undefined
  readonly #joiner: Joiner
  /** Receives the text as long as no parts are being joined. */
  #inner: InnerStream | undefined
  /** Offset of the first byte neither handed on nor taken by the joiner. */
  #at = 0
  /** Start of a line that may be a part. */
  #rest: Uint8Array = NONE
  /** True if the text handed on so far ends inside a line that is not a part. */
  #isInside = false
  /** Offsets of lines that may be parts, the index of the next one, and the offset searched so far. */
  #stops: number[] = []
  #next = 0
  #searched = 0
  /** Lines held for the joiner, while it has any. */
  #held: Held | undefined
  #output: Uint8Array<ArrayBuffer>[] = []

  /** @param most - maximum number of bytes of unfinished messages to hold */
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
      // Complete the held line first, so that no more than that line is copied.
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

  /** Hands on everything before a line that may be a part. Returns the rest. */
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
    // `Buffer` overrides `slice`.
    if (isRest) this.#rest = Uint8Array.prototype.slice.call(bytes, last)
    if (!isPassed) this.#hand(isRest ? bytes.subarray(0, last) : bytes)
    return NONE
  }

  /** Redacts and emits a record that contains text as octets. */
  #octets(line: Uint8Array): void {
    const record = new OctetRecord(line)
    const findings: Finding[] | undefined = this.#hear === undefined ? undefined : []
    const edits = record.edits(this.#engine.edits(record.text, this.#call, findings), 0)
    this.#output.push(spliceBytes(line, edits))
    for (const finding of record.findings(findings ?? [], this.#at)) this.#hear?.(finding)
    this.#at += line.length
    this.#isInside = false
  }

  /** Returns the position of the next line before `last` that may be a part. Finds all of them in one search. */
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

  /** Hands bytes on. Returns false, when `stops` is set, if they may contain such a line. */
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

  /** Lets the joiner take lines. Returns the rest once no message is open. */
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
    // The start of an overlong line goes to the inner stream.
    const begin = held.bytes(joiner.at, this.#at) as Uint8Array<ArrayBuffer>
    this.#at = joiner.at
    this.#held = undefined
    this.#isInside = false
    return begin.length === 0 ? left : behindEachOther([begin, left as Uint8Array<ArrayBuffer>])
  }

  /** Redacts messages and emits their lines. */
  #leave(joined: Joined, lines: readonly Line[]): void {
    const held = this.#held as Held
    const findings: Finding[] | undefined = this.#hear === undefined ? undefined : []
    const edits = joined.edits(this.#engine.edits(joined.text, this.#call, findings))
    let edit = 0
    for (let i = 0; i < lines.length; ) {
      // Emit contiguous lines together.
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
