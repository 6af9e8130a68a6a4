/**
 * @module The plain engine: every stage in TypeScript, on any host. It is used where the kernel cannot be instantiated,
 * runs custom recognisers, and is the reference for the kernel.
 */
import { stopsAt } from '../formats/container-parts'
import type { Plan } from '../options/plan'
import { type Listener, Run } from '../pipeline'
import { Code } from '../text/codes'
import { ByteSource, type Source, StringSource } from '../text/source'
import type { Call, Edit, Finding } from '../types'
import { type Hear, type Inner, type Steps, stepsThrough, type Tally, type Utf16, withEdits } from './engine'
import { PlainStream } from './plain-stream'

/** Wraps a text of either type as a source. */
export function sourceOf(input: string | Uint8Array): Source {
  return typeof input === 'string' ? new StringSource(input) : new ByteSource(input)
}

function stopsIn(bytes: Uint8Array, from: number, to: number): number[] {
  const stops: number[] = []
  for (let at = from; at < to; ) {
    const feed = bytes.indexOf(Code.LineFeed, at)
    const next = feed < 0 || feed >= to ? to : feed + 1
    const end = next > at && bytes[next - 1] === Code.LineFeed ? next - 1 : next
    if (stopsAt(bytes, at, bytes[end - 1] === Code.Return ? end - 1 : end)) stops.push(at)
    at = next
  }
  return stops
}

const NONE = new Uint8Array(0)
const encoder = /* @__PURE__ */ new TextEncoder()

function hasStop(input: string | Uint8Array): boolean {
  const bytes = typeof input === 'string' ? encoder.encode(input) : input
  return stopsIn(bytes, 0, bytes.length).length > 0
}

/**
 * Kept between calls and shared by all redactors: a run takes a megabyte, and a program may have a redactor per
 * customer. A nested call creates its own.
 */
const idle = new Map<string, Run>()

/** See {@link Engine}. */
export class PlainEngine implements Inner {
  readonly name = 'plain'
  isStopped = false
  readonly #plan: Plan
  readonly #tally: Tally

  constructor(plan: Plan, tally: Tally) {
    this.#plan = plan
    this.#tally = tally
  }

  scan(input: string | Uint8Array, call: Call, stops = false): Finding[] {
    const findings: Finding[] = []
    this.isStopped = stops && hasStop(input)
    if (this.isStopped) return findings
    this.#run(input, call, (finding) => findings.push(finding))
    return findings
  }

  redact<T extends string | Uint8Array>(input: T, call: Call, findings?: Finding[], stops = false): T {
    this.isStopped = stops && hasStop(input)
    if (this.isStopped) return input
    return withEdits(input, this.edits(input, call, findings))
  }

  edits(input: string | Uint8Array, call: Call, findings?: Finding[]): Edit[] {
    const edits: Edit[] = []
    this.#run(input, call, (finding, action, edit, holds) => {
      this.#tally.add(finding.kind, action, holds)
      if (edit !== undefined) edits.push(edit)
      findings?.push(finding)
    })
    return edits
  }

  unitEdits(text: Utf16, call: Call): readonly Edit[] {
    return this.edits(text.slice(0, text.length), call)
  }

  lines(lines: readonly string[], call: Call, alone = (line: string) => this.redact(line, call)): string[] {
    return lines.map(alone)
  }

  stopsIn(bytes: Uint8Array, from: number, to: number): number[] {
    return stopsIn(bytes, from, to)
  }

  stream(call: Call, hear: Hear | undefined): PlainStream {
    return new PlainStream(this.#plan, call, (finding, action, _edit, holds) => {
      this.#tally.add(finding.kind, action, holds)
      hear?.(finding)
    })
  }

  *steps(call: Call, _isRange: boolean, stops = false): Steps {
    // All input is left to the caller.
    if (stops) return NONE
    yield* stepsThrough(this.stream(call, undefined))
  }

  #run(input: string | Uint8Array, call: Call, listener: Listener): void {
    const source = sourceOf(input)
    const key = `${this.#plan.format} ${this.#plan.block}`
    const run = idle.get(key) ?? new Run(this.#plan)
    idle.delete(key)
    run.reset(this.#plan, call)
    try {
      run.advance(source, true, listener)
    } finally {
      idle.set(key, run)
    }
  }
}
