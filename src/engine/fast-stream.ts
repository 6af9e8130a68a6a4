/**
 * @module Streams and files through the kernel. A stream keeps undecided text in memory of its own, because the
 * kernel's memory is shared. A file is read into the kernel's memory and written from there.
 */
import { mayStop } from '../formats/container-parts'
import type { Kernel } from '../kernel/kernel'
import type { Plan } from '../options/plan'
import { REACH } from '../plain/window'
import { decode } from '../text/source'
import type { Call, Finding } from '../types'
import { behindEachOther, filling, type Hear, type InnerStream, type Steps, type Tally, writing } from './engine'
import { Segment } from './segment'

const LINE_FEED = 10
/** Line feed first: most lines end with one. */
const LINE_ENDS = [LINE_FEED, 13, 0]
/** An unfinished line is examined again only after it has grown by this many bytes. */
const GROWTH = 4096

/** Which part of a text is in the kernel's memory, and where work continues. Offsets count from its start. */
class Place {
  /** Offset of the first byte in memory. */
  base = 0
  /** Offset of the next piece. */
  at = 0
  #begin = 0
  /** Offset of the first byte not yet emitted. */
  written = 0

  /** Runs the kernel on the `length` bytes it holds. Returns the offset up to which bytes may be emitted. */
  work(kernel: Kernel, segment: Segment, length: number, isLast: boolean, call: Call, findings?: Finding[]): number {
    const { base } = this
    segment.ready(call)
    const found = kernel.work(false, this.at - base, length, this.#begin | segment.asks(findings), isLast)
    this.at = base + kernel.from
    this.#begin = kernel.begin
    const textOf = (start: number, end: number) =>
      decode(kernel.memory.subarray(kernel.text + start - base, kernel.text + end - base))
    segment.edit(found, base, textOf, findings)
    // A finding may extend past the piece; the text it covers is already replaced.
    return Math.max(this.at, segment.settled, segment.edited, this.written)
  }

  /** Records that bytes up to `decided` were emitted, and that memory now starts `before` bytes later. */
  moveOn(decided: number, before: number): void {
    this.written = decided
    this.base += before
  }
}

/** One stream. See {@link InnerStream}. */
export class FastStream implements InnerStream {
  readonly #plan: Plan
  readonly #segment: Segment
  readonly #call: Call
  readonly #hear: Hear | undefined
  readonly #place = new Place()
  /** Bytes from `#place.base` on. */
  #held = new Uint8Array(REACH)
  #length = 0
  /** Number of bytes held when they were last examined without result. */
  #seen = 0
  /** There were more findings than fit: the same text needs another round. */
  #isFull = false
  /** The kernel's reader state for this stream. */
  readonly #reader: Int32Array

  constructor(kernel: Kernel, plan: Plan, tally: Tally, call: Call, hear: Hear | undefined) {
    this.#plan = plan
    this.#segment = new Segment(kernel, plan, tally)
    this.#call = call
    this.#hear = hear
    this.#reader = new Int32Array(kernel.reader.length)
  }

  isStopped = false

  get #kernel(): Kernel {
    return this.#segment.kernel
  }

  push(chunk: Uint8Array, stops = false): Uint8Array<ArrayBuffer> | undefined {
    this.isStopped = false
    if (!(chunk instanceof Uint8Array)) throw new TypeError(`chunk expected a Uint8Array, got ${typeof chunk}`)
    if (!this.#isWorthWork(chunk)) {
      this.#hold(chunk, 0, chunk.length)
      return undefined
    }
    if (stops && this.#mayStop(chunk)) {
      this.isStopped = true
      return undefined
    }
    return this.#work(chunk, false, stops)
  }

  end(): Uint8Array<ArrayBuffer> | undefined {
    return this.#work(new Uint8Array(0), true)
  }

  /** True if something may be emitted: a line ends, an unfinished one is long enough for a block, or memory is full. */
  #isWorthWork(chunk: Uint8Array): boolean {
    const { base, at } = this.#place
    const length = this.#length + chunk.length
    if (length - (at - base) >= this.#plan.block + REACH && length >= this.#seen + GROWTH) return true
    return length >= this.#kernel.capacity || LINE_ENDS.some((code) => chunk.includes(code))
  }

  /** True if a line may be a part of a message. A chunk that does not fit may contain one. */
  #mayStop(chunk: Uint8Array): boolean {
    const kernel = this.#kernel
    const length = this.#length + chunk.length
    if (length > kernel.capacity) return true
    this.#load(chunk, 0, chunk.length)
    return kernel.stop(this.#place.at - this.#place.base, length) < length
  }

  #load(chunk: Uint8Array, from: number, to: number): void {
    this.#kernel.loadBytes(this.#held, 0, this.#length)
    this.#kernel.loadBytes(chunk, from, to, this.#length)
  }

  #hold(bytes: Uint8Array, from: number, to: number): void {
    const needed = this.#length + to - from
    if (needed > this.#held.length) {
      const grown = new Uint8Array(Math.max(needed, 2 * this.#held.length))
      grown.set(this.#held.subarray(0, this.#length))
      this.#held = grown
    }
    this.#held.set(bytes.subarray(from, to), this.#length)
    this.#length = needed
  }

  /** @param isLoaded - whether the kernel already holds the chunk and the held bytes */
  #work(chunk: Uint8Array, isLast: boolean, isLoaded = false): Uint8Array<ArrayBuffer> | undefined {
    const pieces: Uint8Array<ArrayBuffer>[] = []
    let taken = 0
    let goesOn = true
    while (goesOn) {
      const room = this.#kernel.capacity - this.#length
      const next = Math.min(chunk.length, taken + room)
      const output = this.#step(
        chunk,
        taken,
        next,
        isLast && next === chunk.length,
        isLoaded && taken === 0 && pieces.length === 0,
      )
      if (output.length > 0) pieces.push(output)
      taken = next
      goesOn = taken < chunk.length || this.#isFull
    }
    this.#seen = this.#length
    return pieces.length === 0 ? undefined : behindEachOther(pieces)
  }

  /** Runs the held bytes and a part of the chunk through the kernel. */
  #step(chunk: Uint8Array, from: number, to: number, isLast: boolean, isLoaded: boolean): Uint8Array<ArrayBuffer> {
    const kernel = this.#kernel
    const place = this.#place
    const segment = this.#segment
    const length = this.#length + to - from
    const findings: Finding[] | undefined = this.#hear === undefined ? undefined : []
    if (!isLoaded) this.#load(chunk, from, to)
    kernel.reader.set(this.#reader)
    const decided = place.work(kernel, segment, length, isLast, this.#call, findings)
    const output = segment.output(place.written, decided, place.base)
    const { before } = kernel
    place.moveOn(decided, before)
    this.#length = 0
    this.#hold(kernel.memory, kernel.text + before, kernel.text + length)
    this.#isFull = kernel.isFull
    this.#reader.set(kernel.reader)
    // Report last: the listener may use the kernel for something else.
    for (const finding of findings ?? []) this.#hear?.(finding)
    return output
  }
}

/** Determines which of the kernel's bytes to process when lines that may be message parts are left out. */
export class Stops {
  /** There is no such line before this offset. */
  #searched = 0
  /** True if this offset is inside a line that cannot be a part. */
  #isInside = false
  /** True if such a line starts where work has to end. */
  isFound = false

  /** Returns how many of the bytes may be processed. */
  until(bytes: Uint8Array, isLast: boolean, kernel: Kernel): number {
    const { length } = bytes
    const from = this.#searched
    const first = this.#isInside ? bytes.indexOf(LINE_FEED, from) + 1 || length : from
    const last = isLast ? length : Math.max(first, bytes.lastIndexOf(LINE_FEED) + 1)
    const stop = kernel.stop(first, last)
    this.isFound = stop < last
    const isRest = last < length && mayStop(bytes, last, length)
    this.#searched = this.isFound || isRest ? stop : length
    if (this.#searched > from) this.#isInside = bytes[this.#searched - 1] !== LINE_FEED
    return this.#searched
  }

  /** Adjusts to bytes that now start `before` later. */
  moveOn(before: number): void {
    this.#searched -= before
  }
}

/**
 * Redacts all remaining input; nothing else may use the kernel until it ends. If lines that may be parts of messages
 * are left out, returns the input from the first such line on.
 */
export function* pump(segment: Segment, call: Call, stops: Stops | undefined): Steps {
  const { kernel } = segment
  const place = new Place()
  let length = 0
  let to = 0
  let isLast = false
  let isFull = false
  while (!isLast || isFull) {
    if (!isFull) {
      const got = yield filling(kernel.memory.subarray(kernel.text + length, kernel.text + kernel.capacity))
      isLast = got === 0
      length += got
      to = stops?.until(kernel.memory.subarray(kernel.text, kernel.text + length), isLast, kernel) ?? length
      isLast ||= stops?.isFound === true
    }
    // The kernel seals the end of its text and so overwrites what follows.
    const rest = kernel.memory.slice(kernel.text + to, kernel.text + length)
    const decided = place.work(kernel, segment, to, isLast, call)
    kernel.memory.set(rest, kernel.text + to)
    isFull = kernel.isFull
    if (decided > place.written) yield writing(segment.spliced(place.written, decided, place.base))
    const { before } = kernel
    place.moveOn(decided, before)
    kernel.memory.copyWithin(kernel.text, kernel.text + before, kernel.text + length)
    length -= before
    to -= before
    stops?.moveOn(before)
  }
  return stops?.isFound === true ? kernel.memory.slice(kernel.text, kernel.text + length) : undefined
}
