/**
 * @module An engine round an engine, for texts that may be container logs: what was logged is read without what the
 * container's runtime wrote round it, and values are found across the parts of messages that it tore. Other text goes
 * through after a look at its first bytes.
 */
import { spliceBytes, spliceString } from '../act/splice'
import { ContainerForm, containerForm, MOST_HELD, mayBeContainer } from '../formats/container'
import { Code } from '../text/codes'
import type { Call, Edit, Finding } from '../types'
import { ContainerStream } from './container-stream'
import {
  type Engine,
  filling,
  type Hear,
  likeInput,
  type Step,
  type Steps,
  type Stream,
  stepsThrough,
  type Utf16,
} from './engine'
import type { Joined } from './joined'
import { Joiner } from './joiner'

/** Bytes that are read before it is known what a file is. */
const FIRST_READ = 4096

/** A container log that is all there, as bytes. */
interface Log {
  readonly form: ContainerForm
  readonly bytes: Uint8Array
}

/** See {@link Engine}. */
export class ContainerEngine implements Engine {
  readonly #inner: Engine
  readonly #most: number

  /** @param most - bytes of unfinished messages that are held; tests choose few */
  constructor(inner: Engine, most: number = MOST_HELD) {
    this.#inner = inner
    this.#most = most
  }

  get name(): 'simd' | 'plain' {
    return this.#inner.name
  }

  scan(input: string | Uint8Array, call: Call): Finding[] {
    const log = logOf(input)
    if (log === undefined) return this.#inner.scan(input, call)
    const findings: Finding[] = []
    this.#eachBatch(log, (joined, text) => {
      for (const finding of joined.findings(this.#inner.scan(text, call))) findings.push(finding)
    })
    return inUnits(input, log, findings)
  }

  redact<T extends string | Uint8Array>(input: T, call: Call, findings?: Finding[]): T {
    const log = logOf(input)
    if (log === undefined) return this.#inner.redact(input, call, findings)
    const edits = this.#editsOf(input, log, call, findings)
    if (edits.length === 0) return input
    if (typeof input === 'string') return spliceString(input, edits) as T
    return likeInput(input, spliceBytes(input, edits)) as T
  }

  edits(input: string | Uint8Array, call: Call, findings?: Finding[]): Edit[] {
    const log = logOf(input)
    return log === undefined ? this.#inner.edits(input, call, findings) : this.#editsOf(input, log, call, findings)
  }

  #editsOf(input: string | Uint8Array, log: Log, call: Call, findings: Finding[] | undefined): Edit[] {
    const edits: Edit[] = []
    const located: Finding[] = []
    this.#eachBatch(log, (joined, text) => {
      const found: Finding[] | undefined = findings === undefined ? undefined : []
      for (const edit of joined.edits(this.#inner.edits(text, call, found))) edits.push(edit)
      for (const finding of joined.findings(found ?? [])) located.push(finding)
    })
    for (const finding of inUnits(input, log, located)) findings?.push(finding)
    return inUnits(input, log, edits)
  }

  /** Whoever has the units has written the text himself: it is no log. */
  unitEdits(text: Utf16, call: Call): readonly Edit[] {
    return this.#inner.unitEdits(text, call)
  }

  lines(lines: readonly string[], call: Call): string[] {
    if (!lines.some(mayBeContainer)) return this.#inner.lines(lines, call)
    return lines.map((line) => this.redact(line, call))
  }

  stream(call: Call, hear: Hear | undefined): Stream {
    return new ContainerStream(this.#inner, call, hear, this.#most)
  }

  *steps(call: Call, isRange: boolean): Steps {
    if (isRange) return yield* this.#inner.steps(call, true)
    const begin = yield* readBegin()
    const isLog = containerForm(begin, true) !== ContainerForm.None
    yield* afterBegin(begin, isLog ? stepsThrough(this.stream(call, undefined)) : this.#inner.steps(call, false))
  }

  #eachBatch({ form, bytes }: Log, work: (joined: Joined, text: Uint8Array) => void): void {
    const joiner = new Joiner(form, this.#most, (joined) => work(joined, joined.text(bytes, 0)))
    joiner.advance(bytes, 0, true)
  }
}

const encoder = /* @__PURE__ */ new TextEncoder()

/** The text as a container log, if it is one. A lone surrogate becomes another character of the same class. */
function logOf(input: string | Uint8Array): Log | undefined {
  if (typeof input === 'string' && !mayBeContainer(input)) return undefined
  const bytes = typeof input === 'string' ? encoder.encode(input) : input
  const form = containerForm(bytes, true)
  return form === ContainerForm.None ? undefined : { form, bytes }
}

/** Offsets of a log in units of the input. */
function inUnits<T extends { start: number; end: number }>(input: string | Uint8Array, log: Log, spans: T[]): T[] {
  if (typeof input !== 'string' || input.length === log.bytes.length) return spans
  const units = unitsOf(input, [...spans.map(({ start }) => start), ...spans.map(({ end }) => end)])
  const unit = (offset: number) => units.get(offset) as number
  return spans.map((span) => ({ ...span, start: unit(span.start), end: unit(span.end) }))
}

/** Offsets of a string's UTF-8 as those of the string. */
function unitsOf(text: string, offsets: readonly number[]): Map<number, number> {
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

/** Reads until it is known what this is. */
function* readBegin(): Generator<Step, Uint8Array, number> {
  let begin = new Uint8Array(FIRST_READ)
  let length = 0
  let hasLine = false
  while (!hasLine) {
    const got = yield filling(begin.subarray(length))
    hasLine = got === 0 || begin.subarray(length, length + got).includes(Code.LineFeed)
    length += got
    if (containerForm(begin.subarray(0, length), hasLine) !== ContainerForm.Unknown) break
    if (length < begin.length) continue
    const grown = new Uint8Array(2 * length)
    grown.set(begin)
    begin = grown
  }
  return begin.subarray(0, length)
}

/** Steps that are given what has been read once more, and then go on. */
function* afterBegin(begin: Uint8Array, steps: Steps): Steps {
  let rest = begin
  let got = 0
  for (let step = steps.next(0); !step.done; step = steps.next(got)) {
    const { isOutput, bytes } = step.value
    if (isOutput || rest.length === 0) got = yield step.value
    else {
      got = Math.min(rest.length, bytes.length)
      bytes.set(rest.subarray(0, got))
      rest = rest.subarray(got)
    }
  }
}
