/**
 * @module Wraps an engine for text that may contain container logs: finds values across the parts into which a runtime
 * split a message. Every line is judged by itself. If none may be a part, the inner engine does all the work.
 */
import { hasOctets } from '../formats/container-parts'
import { mayBeFramed } from '../formats/frames'
import { Code } from '../text/codes'
import type { Call, Edit, Finding } from '../types'
import { ContainerStream } from './container-stream'
import {
  addAll,
  type Engine,
  type Hear,
  type Inner,
  type Steps,
  type Stream,
  stepsThrough,
  type Utf16,
  withEdits,
} from './engine'
import type { Joined, Span } from './joined'
import { Joiner } from './joiner'
import { OctetRecord } from './journal-octets'

/** Maximum number of bytes of unfinished messages to hold, counted from the first part of the oldest. */
export const MOST_HELD: number = 1 << 20

/** Longer texts are searched for parts before any work is done. */
const LARGE = 1 << 18

/** Each part names its stream, and arrays of octets have upper-case names. */
const TELLS = /std(?:out|err)|[A-Z\d_]":\[\d/

/** True if a line ends in an equals sign. Searches for line ends, which are rarer than equals signs. */
function endsSoft(text: string): boolean {
  if (text.includes('\r')) return /=[\r\n]/.test(text)
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (text.charCodeAt(at - 1) === Code.Equals) return true
  }
  return false
}

const OCTETS = /^\{"[A-Z_].*":\[\d/

/** Handlers for a stretch without parts, for messages, and for a record with octets. */
interface Work {
  plain(text: Uint8Array, from: number): void
  joined(joined: Joined): void
  octets(record: OctetRecord, from: number): void
}

/** See {@link Engine}. */
export class ContainerEngine implements Engine {
  readonly #inner: Inner
  readonly #most: number
  readonly #framed: Engine | undefined

  /**
   * @param most - maximum number of bytes of unfinished messages to hold; tests use few
   * @param framed - takes text that may use octet counting
   */
  constructor(inner: Inner, most: number = MOST_HELD, framed?: Engine) {
    this.#inner = inner
    this.#most = most
    this.#framed = framed
  }

  get name(): 'simd' | 'plain' {
    return this.#inner.name
  }

  scan(input: string | Uint8Array, call: Call): Finding[] {
    if (this.#framed !== undefined && mayBeFramed(input)) return this.#framed.scan(input, call)
    const inner = this.#inner
    if (!this.#hasParts(input)) {
      const findings = inner.scan(input, call, true)
      if (!inner.isStopped) return findings
    }
    const findings: Finding[] = []
    const bytes = bytesOf(input)
    this.#eachStretch(bytes, {
      plain: (text, from) => addAll(findings, moved(inner.scan(text, call), from)),
      joined: (joined) => addAll(findings, joined.findings(inner.scan(joined.text, call))),
      octets: (record, from) => addAll(findings, record.findings(inner.scan(record.text, call), from)),
    })
    return inUnits(input, bytes, findings)
  }

  redact<T extends string | Uint8Array>(input: T, call: Call, findings?: Finding[]): T {
    if (this.#framed !== undefined && mayBeFramed(input)) return this.#framed.redact(input, call, findings)
    if (!this.#hasParts(input)) {
      const output = this.#inner.redact(input, call, findings, true)
      if (!this.#inner.isStopped) return output
    }
    return withEdits(input, this.edits(input, call, findings))
  }

  edits(input: string | Uint8Array, call: Call, findings?: Finding[]): Edit[] {
    const inner = this.#inner
    const edits: Edit[] = []
    const located: Finding[] = []
    const found = () => (findings === undefined ? undefined : ([] as Finding[]))
    const bytes = bytesOf(input)
    this.#eachStretch(bytes, {
      plain: (text, from) => {
        const own = found()
        addAll(edits, moved(inner.edits(text, call, own), from))
        addAll(located, moved(own ?? [], from))
      },
      joined: (joined) => {
        const own = found()
        addAll(edits, joined.edits(inner.edits(joined.text, call, own)))
        addAll(located, joined.findings(own ?? []))
      },
      octets: (record, from) => {
        const own = found()
        addAll(edits, record.edits(inner.edits(record.text, call, own), from))
        addAll(located, record.findings(own ?? [], from))
      },
    })
    if (findings !== undefined) addAll(findings, inUnits(input, bytes, located))
    return inUnits(input, bytes, edits)
  }

  /** A caller that has the units composed the text itself: it is not a log. */
  unitEdits(text: Utf16, call: Call): readonly Edit[] {
    return this.#inner.unitEdits(text, call)
  }

  lines(lines: readonly string[], call: Call): string[] {
    if (this.#framed !== undefined && lines.some(mayBeFramed)) return this.#framed.lines(lines, call)
    const alone = (line: string) => this.redact(line, call)
    return lines.some(mayHaveOctets) ? lines.map(alone) : this.#inner.lines(lines, call, alone)
  }

  stream(call: Call, hear: Hear | undefined): Stream {
    if (this.#framed !== undefined) return this.#framed.stream(call, hear)
    return new ContainerStream(this.#inner, call, hear, this.#most)
  }

  *steps(call: Call, isRange: boolean): Steps {
    if (this.#framed !== undefined) return yield* this.#framed.steps(call, isRange)
    const rest = yield* this.#inner.steps(call, isRange, !isRange)
    if (rest !== undefined) yield* stepsThrough(this.stream(call, undefined), rest)
    return undefined
  }

  /** True if a text too long for a single attempt contains lines that may be parts. */
  #hasParts(input: string | Uint8Array): boolean {
    if (input.length <= LARGE) return false
    if (typeof input === 'string' && !TELLS.test(input) && !endsSoft(input)) return false
    const bytes = bytesOf(input)
    return this.#inner.stopsIn(bytes, 0, bytes.length).length > 0
  }

  #eachStretch(bytes: Uint8Array, work: Work): void {
    const { length } = bytes
    const joiner = new Joiner(this.#most, (joined) => work.joined(joined))
    const stops = this.#inner.stopsIn(bytes, 0, length)
    let next = 0
    for (let at = 0; at < length; ) {
      while ((stops[next] ?? length) < at) next++
      const stop = stops[next] ?? length
      if (stop > at) work.plain(bytes.subarray(at, stop), at)
      const end = bytes.indexOf(Code.LineFeed, stop) + 1 || length
      if (hasOctets(bytes, stop, end)) {
        work.octets(new OctetRecord(bytes.subarray(stop, end)), stop)
        at = end
        continue
      }
      joiner.begin(stop)
      if (stop < length) joiner.advance({ bytes, base: 0 }, true)
      at = joiner.at
    }
  }
}

/** True if a line may be a journal record with octets. The first character rules out most lines. */
function mayHaveOctets(line: string): boolean {
  return line.charCodeAt(0) === Code.OpenBrace && OCTETS.test(line)
}

const encoder = /* @__PURE__ */ new TextEncoder()

/** A lone surrogate becomes another character of the same class. */
export function bytesOf(input: string | Uint8Array): Uint8Array {
  return typeof input === 'string' ? encoder.encode(input) : input
}

export function moved<T extends Span>(spans: readonly T[], by: number): readonly T[] {
  return by === 0 ? spans : spans.map((span) => ({ ...span, start: span.start + by, end: span.end + by }))
}

/** Converts byte offsets to units of the input. */
export function inUnits<T extends Span>(input: string | Uint8Array, bytes: Uint8Array, spans: T[]): T[] {
  if (typeof input !== 'string' || input.length === bytes.length) return spans
  const units = unitsOf(input, [...spans.map(({ start }) => start), ...spans.map(({ end }) => end)])
  const unit = (offset: number) => units.get(offset) as number
  return spans.map((span) => ({ ...span, start: unit(span.start), end: unit(span.end) }))
}

/** Maps offsets in a string's UTF-8 form to offsets in the string. */
export function unitsOf(text: string, offsets: readonly number[]): Map<number, number> {
  const units = new Map<number, number>()
  let unit = 0
  let byte = 0
  for (const offset of Float64Array.from(offsets).sort()) {
    while (byte < offset) {
      const point = text.codePointAt(unit) as number
      byte += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
      unit += point < 0x10000 ? 1 : 2
    }
    units.set(offset, unit)
  }
  return units
}
