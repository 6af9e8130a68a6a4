/**
 * @module A stream that may turn out to be a container log, and the stream of one. Other text goes through to the
 * engine's own stream, as soon as it is known for what it is.
 */
import { spliceBytes } from '../act/splice'
import { ContainerForm, containerForm, MOST_PREFIX, readLongLine } from '../formats/container'
import { Code } from '../text/codes'
import type { Call, Finding } from '../types'
import { Held } from '../window'
import { joined as behindEachOther, type Engine, type Hear, type Stream } from './engine'
import type { Joined } from './joined'
import { Joiner } from './joiner'

/** A stream of which nothing is known yet; see {@link Stream}. */
export class ContainerStream implements Stream {
  readonly #engine: Engine
  readonly #call: Call
  readonly #hear: Hear | undefined
  readonly #most: number
  /** The stream for what this is, once that is known; until then its bytes are held. */
  #stream: Stream | undefined
  #held = new Held()
  #length = 0
  #hasLine = false

  /** @param most - bytes of unfinished messages and lines that are held */
  constructor(engine: Engine, call: Call, hear: Hear | undefined, most: number) {
    this.#engine = engine
    this.#call = call
    this.#hear = hear
    this.#most = most
  }

  push(chunk: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
    if (this.#stream !== undefined) return this.#stream.push(chunk)
    if (!(chunk instanceof Uint8Array)) throw new TypeError(`chunk expected a Uint8Array, got ${typeof chunk}`)
    this.#held.push(chunk)
    this.#length += chunk.length
    this.#hasLine ||= chunk.includes(Code.LineFeed)
    return this.#begin()
  }

  end(): Uint8Array<ArrayBuffer> | undefined {
    if (this.#stream !== undefined) return this.#stream.end()
    this.#hasLine = true
    const outputs = [this.#begin(), (this.#stream as Stream | undefined)?.end()]
    const pieces = outputs.filter((output) => output !== undefined)
    return pieces.length === 0 ? undefined : behindEachOther(pieces)
  }

  /** Looks at what has come, and hands it on when it is enough. */
  #begin(): Uint8Array<ArrayBuffer> | undefined {
    const bytes = this.#held.bytes(0, this.#length)
    const form = containerForm(bytes, this.#hasLine)
    if (form === ContainerForm.Unknown) return undefined
    this.#stream =
      form === ContainerForm.None
        ? this.#engine.stream(this.#call, this.#hear)
        : new LogStream(form, this.#engine, this.#call, this.#hear, this.#most)
    this.#held = new Held()
    return this.#stream.push(bytes)
  }
}

/** The stream of a container log. */
class LogStream implements Stream {
  readonly #form: ContainerForm
  readonly #engine: Engine
  readonly #call: Call
  readonly #hear: Hear | undefined
  readonly #most: number
  readonly #joiner: Joiner
  readonly #held = new Held()
  #received = 0
  /** Offset of the first byte that has not left; the joiner has no line before it in hand. */
  #written = 0
  /** Takes the rest of a line that is too long to be held. */
  #long: Stream | undefined
  #output: Uint8Array<ArrayBuffer>[] = []

  constructor(form: ContainerForm, engine: Engine, call: Call, hear: Hear | undefined, most: number) {
    this.#form = form
    this.#engine = engine
    this.#call = call
    this.#hear = hear
    this.#most = most
    this.#joiner = new Joiner(form, most, (joined, end) => this.#work(joined, end))
  }

  push(chunk: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
    if (!(chunk instanceof Uint8Array)) throw new TypeError(`chunk expected a Uint8Array, got ${typeof chunk}`)
    this.#held.push(chunk)
    this.#received += chunk.length
    return this.#advance(false)
  }

  end(): Uint8Array<ArrayBuffer> | undefined {
    return this.#advance(true)
  }

  #advance(isLast: boolean): Uint8Array<ArrayBuffer> | undefined {
    const joiner = this.#joiner
    while (this.#long === undefined || this.#passLong(this.#long, isLast)) {
      joiner.advance(this.#held.bytes(this.#written, this.#received), this.#written, isLast)
      // Of a line that is too long the prefix must be there, whatever is held.
      if (isLast || this.#received - joiner.at <= Math.max(this.#most, MOST_PREFIX)) break
      this.#beginLong()
    }
    this.#held.dropBefore(this.#written)
    const output = this.#output
    this.#output = []
    return output.length === 0 ? undefined : behindEachOther(output)
  }

  /** Redacts messages that are whole; their lines, which end at `end`, leave. */
  #work(joined: Joined, end: number): void {
    const bytes = this.#held.bytes(this.#written, end)
    const findings: Finding[] | undefined = this.#hear === undefined ? undefined : []
    const edits = this.#engine.edits(joined.text(bytes, this.#written), this.#call, findings)
    this.#output.push(spliceBytes(bytes, joined.edits(edits), this.#written))
    this.#written = end
    for (const finding of joined.findings(findings ?? [])) this.#hear?.(finding)
  }

  /** All lines before the unfinished one have left. Its begin is not altered, and the rest is a text of its own. */
  #beginLong(): void {
    const bytes = this.#held.bytes(this.#written, this.#received)
    const { head } = readLongLine(this.#form, bytes, 0, bytes.length)
    const start = this.#written + head
    if (head > 0) this.#output.push(bytes.slice(0, head) as Uint8Array<ArrayBuffer>)
    this.#written = start
    const hear = this.#hear
    const hearShifted = (finding: Finding) =>
      hear?.({ ...finding, start: finding.start + start, end: finding.end + start })
    this.#long = this.#engine.stream(this.#call, hear === undefined ? undefined : hearShifted)
  }

  /** Passes what belongs to the over-long line; true when that is over. */
  #passLong(long: Stream, isLast: boolean): boolean {
    const bytes = this.#held.bytes(this.#written, this.#received)
    const feed = bytes.indexOf(Code.LineFeed)
    const line = feed < 0 ? bytes : bytes.subarray(0, feed + 1)
    this.#emit(long.push(line))
    this.#written += line.length
    if (feed < 0 && !isLast) return false
    this.#emit(long.end())
    this.#long = undefined
    this.#joiner.skipTo(this.#written)
    return true
  }

  #emit(output: Uint8Array<ArrayBuffer> | undefined): void {
    if (output !== undefined) this.#output.push(output)
  }
}
