/**
 * @module The fast engine: text goes into the kernel's memory, findings come out. Bytes are never decoded; strings go
 * in as UTF-16. A text larger than the memory goes in by segments that overlap as little as possible.
 */
import { Reader } from '../formats/state'
import { Begin } from '../kernel/exchange'
import type { Kernel } from '../kernel/kernel'
import { isTable, type Plan } from '../options/plan'
import { decode } from '../text/source'
import type { Call, Edit, Finding } from '../types'
import {
  addAll,
  behindEachOther,
  type Hear,
  type Inner,
  likeInput,
  type Steps,
  type Tally,
  type Utf16,
  withEdits,
} from './engine'
import { FastStream, pump, Stops } from './fast-stream'
import { Segment, type TextOf } from './segment'

/** Characters of lines joined into one text: more does not pay off, and this many always fit. */
const BATCH = 65536

const LINE_FEED = 10
const NO_EDITS: readonly Edit[] = []

/** True if a text has several lines: a record may span them, so it cannot be a line of a batch. */
function isOfLines(text: string): boolean {
  const feed = text.indexOf('\n')
  return feed >= 0 && feed < text.length - 1
}

/** True if a line of a batch contains other line ends. Most batches have no such character. */
function hasOtherEnds(batch: string): boolean {
  return (batch.includes('\r') || batch.includes('\0')) && /[\r\0][^\n]/.test(batch)
}

/** Receives each segment's findings: their number, the offset of the text, and where the next piece starts. */
type OnSegment = (found: number, base: number, from: number) => void

/** See {@link Engine}. */
export class FastEngine implements Inner {
  readonly name = 'simd'
  readonly #own: Kernel
  readonly #plan: Plan
  readonly #tally: Tally
  readonly #first: Segment

  constructor(kernel: Kernel, plan: Plan, tally: Tally) {
    this.#own = kernel
    this.#plan = plan
    this.#tally = tally
    this.#first = new Segment(kernel, plan, tally)
  }

  get isStopped(): boolean {
    return this.#kernel.isStopped
  }

  get #kernel(): Kernel {
    return this.#own.free
  }

  /** The segment for this call. A call made inside another by a custom recogniser gets its own. */
  get #segment(): Segment {
    return this.#kernel === this.#own ? this.#first : this.#another()
  }

  /** Custom recognisers run once per text: findings that do not fit continue in the next call, without a restart. */
  get #isCustom(): boolean {
    return this.#plan.custom !== undefined
  }

  /** True if a text of this length can be handled in one call of the kernel, as most can. */
  #isOneCall(length: number): boolean {
    return length <= this.#own.capacity && !this.#own.isAsking && !this.#isCustom
  }

  #another(): Segment {
    return new Segment(this.#own, this.#plan, this.#tally)
  }

  scan(input: string | Uint8Array, call: Call, stops = false): Finding[] {
    const findings: Finding[] = []
    const begin = stops ? Begin.Stops : 0
    const isOne = typeof input === 'string' && this.#isOneCall(input.length)
    const found = isOne ? this.#once(input, call, begin) : -1
    if (found === 0) return findings
    const textOf = textOfInput(input)
    if (found > 0) {
      this.#first.collect(found, 0, textOf, findings)
      return findings
    }
    const segment = this.#segment
    const onSegment: OnSegment = (found, base) => segment.collect(found, base, textOf, findings)
    this.#work(input, call, segment, onSegment, begin)
    return findings
  }

  redact<T extends string | Uint8Array>(input: T, call: Call, findings?: Finding[], stops = false): T {
    const begin = stops ? Begin.Stops : 0
    if (typeof input === 'string') return this.#redactString(input, call, findings, begin) as T
    return this.#redactBytes(input, call, findings, begin) as T
  }

  edits(input: string | Uint8Array, call: Call, findings?: Finding[], begin = 0): Edit[] {
    const segment = this.#segment
    const textOf = textOfInput(input)
    let edits: Edit[] = []
    const onSegment: OnSegment = (found, base) => {
      segment.edit(found, base, textOf, findings)
      if (edits.length === 0) edits = segment.edits
      else addAll(edits, segment.edits)
    }
    this.#work(input, call, segment, onSegment, begin | segment.asks(findings))
    return edits
  }

  unitEdits(text: Utf16, call: Call): readonly Edit[] {
    const kernel = this.#own
    const { units, length } = text
    if (text.whole !== undefined) return this.edits(text.whole, call)
    if (!this.#isOneCall(length)) return this.edits(text.slice(0, length), call)
    const segment = this.#first
    segment.begin()
    segment.ready(call)
    kernel.loadUnits(units, length)
    const found = kernel.work(true, 0, length, segment.asks(undefined), true)
    if (found === 0) return NO_EDITS
    // More findings than fit at once.
    if (kernel.from < length) return this.edits(text.slice(0, length), call)
    segment.edit(found, 0, (start, end) => text.slice(start, end), undefined)
    return segment.edits
  }

  lines(lines: readonly string[], call: Call, alone = (line: string) => this.redact(line, call)): string[] {
    // Each line is a table of its own.
    if (isTable(this.#plan.format)) return lines.map(alone)
    const output: string[] = []
    let first = 0
    let length = -1
    const flush = (last: number) => {
      if (last === first + 1) output.push(alone(lines[first] as string))
      else if (last > first) this.#redactBatch(lines.slice(first, last), call, alone, output)
      first = last
      length = -1
    }
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i] as string
      const isSeveral = isOfLines(line)
      if (isSeveral || length + line.length >= BATCH) flush(i)
      length += line.length + 1
      if (isSeveral) flush(i + 1)
    }
    flush(lines.length)
    return output
  }

  stream(call: Call, hear: Hear | undefined): FastStream {
    return new FastStream(this.#own, this.#plan, this.#tally, call, hear)
  }

  steps(call: Call, _isRange: boolean, stops = false): Steps {
    return pump(this.#another(), call, stops ? new Stops() : undefined)
  }

  stopsIn(bytes: Uint8Array, from: number, to: number): number[] {
    const kernel = this.#kernel
    const stops: number[] = []
    // A line that fills the whole memory is not a part.
    let isLong = false
    for (let at = from; at < to; ) {
      const most = Math.min(to, at + kernel.capacity)
      kernel.loadBytes(bytes, at, most)
      const end = most === to ? to - at : kernel.lastFeed(most - at)
      const past = (place: number) => bytes.indexOf(LINE_FEED, at + place) + 1 - at
      for (let place = isLong && end > 0 ? past(0) : 0; place >= 0 && place < end; ) {
        const stop = kernel.stop(place, end)
        if (stop === end) break
        stops.push(at + stop)
        place = past(stop)
        if (place <= 0) break
      }
      isLong = end === 0
      at = isLong ? most : at + end
    }
    return stops
  }

  /** Runs the kernel over a whole text. */
  #work(input: string | Uint8Array, call: Call, segment: Segment, onSegment: OnSegment, begin = 0): void {
    const { kernel } = segment
    const isString = typeof input === 'string'
    segment.begin()
    let base = 0
    let at = 0
    let how = begin | Begin.Again
    do {
      const end = Math.min(input.length, base + kernel.capacity)
      segment.ready(call)
      this.#load(input, base, end)
      const found = kernel.work(isString, at - base, end - base, how, end === input.length)
      at = base + kernel.from
      if (kernel.isStopped) return
      how = (begin & ~Begin.Stops) | Begin.Again | kernel.begin
      const before = base + kernel.before
      const { isBehind } = kernel
      if (found > 0 || this.#isCustom) onSegment(found, base, at)
      if (isBehind) this.#again(input, before, at)
      base = before
    } while (at < input.length)
  }

  #load(input: string | Uint8Array, from: number, to: number): void {
    if (typeof input === 'string') this.#kernel.loadString(input, from, to)
    else this.#kernel.loadBytes(input, from, to)
  }

  /** Makes the kernel reread skipped text up to `goal`, because something was found at `to`. */
  #again(input: string | Uint8Array, goal: number, to: number): void {
    const kernel = this.#kernel
    let from = goal + (kernel.reader[Reader.At] as number)
    while (from < goal) {
      const end = Math.min(to, from + kernel.capacity)
      this.#load(input, from, end)
      kernel.reader[Reader.At] = 0
      from += kernel.again(typeof input === 'string', end - from, goal - from)
    }
  }

  /** Fast path: a text that fits and has no findings, as most lines, takes a single call. */
  #redactString(input: string, call: Call, findings: Finding[] | undefined, begin: number): string {
    const segment = this.#first
    const found = this.#isOneCall(input.length) ? this.#once(input, call, begin | segment.asks(findings)) : -1
    if (found === 0) return input
    if (found < 0) return withEdits(input, this.edits(input, call, findings, begin))
    segment.edit(found, 0, textOfInput(input), findings)
    return withEdits(input, segment.edits)
  }

  /** Runs the kernel once on a text that fits. Returns the number of findings, or -1 if there are more than fit. */
  #once(input: string, call: Call, begin: number): number {
    const kernel = this.#own
    const segment = this.#first
    const { length } = input
    segment.begin()
    segment.readyFor(call)
    kernel.loadString(input, 0, length)
    const found = kernel.work(true, 0, length, begin, true)
    // Getting the current date takes a tenth of such a call.
    if (kernel.isDated && !segment.isOfDate(call)) {
      segment.ready(call)
      return this.#once(input, call, begin)
    }
    return kernel.from < length ? -1 : found
  }

  #redactBytes(input: Uint8Array, call: Call, findings: Finding[] | undefined, begin: number): Uint8Array {
    const segment = this.#segment
    const textOf = textOfInput(input)
    const pieces: Uint8Array<ArrayBuffer>[] = []
    let written = 0
    const onSegment: OnSegment = (found, base, from) => {
      segment.edit(found, base, textOf, findings)
      if (segment.edits.length === 0) return
      // Unchanged input since the last edits, up to the text that the kernel holds.
      if (written < base) pieces.push(input.subarray(written, base) as Uint8Array<ArrayBuffer>)
      const to = Math.max(from, segment.settled, segment.edited)
      pieces.push(segment.output(Math.max(written, base), to, base))
      written = to
    }
    this.#work(input, call, segment, onSegment, begin | segment.asks(findings))
    if (pieces.length === 0) return input
    if (written < input.length) pieces.push(input.subarray(written) as Uint8Array<ArrayBuffer>)
    return likeInput(input, behindEachOther(pieces))
  }

  /** Redacts lines as one text: no finding spans a line feed, so each line gives the same result as alone. */
  #redactBatch(lines: readonly string[], call: Call, alone: (line: string) => string, output: string[]): void {
    const segment = this.#segment
    const text = lines.join('\n')
    if (hasOtherEnds(text)) {
      for (const line of lines) output.push(alone(line))
      return
    }
    let line = 0
    let begin = 0
    let done = ''
    let at = 0
    const finishLine = () => {
      const whole = lines[line] as string
      output.push(at === begin ? whole : done + text.slice(at, begin + whole.length))
      begin += whole.length + 1
      at = begin
      done = ''
      line++
    }
    this.#work(
      text,
      call,
      segment,
      (found, base) => {
        segment.edit(found, base, textOfInput(text), undefined)
        for (const edit of segment.edits) {
          while (edit.start >= begin + (lines[line] as string).length) finishLine()
          done += text.slice(at, edit.start) + edit.text
          at = edit.end
        }
      },
      Begin.Lines | segment.asks(undefined),
    )
    while (line < lines.length) finishLine()
  }
}

function textOfInput(input: string | Uint8Array): TextOf {
  if (typeof input === 'string') return (start, end) => input.slice(start, end)
  return (start, end) => decode(input.subarray(start, end))
}
