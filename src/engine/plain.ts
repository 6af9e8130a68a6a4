/**
 * @module The plain engine: every stage in TypeScript, on any host. It serves where the kernel cannot be made, runs
 * custom recognisers, and is what the kernel is held against.
 */
import { spliceBytes, spliceString } from '../act/splice'
import { type Listener, Run } from '../pipeline'
import type { Plan } from '../plan'
import { Session } from '../session'
import { ByteSource, type Source, StringSource } from '../text/source'
import type { Call, Edit, Finding } from '../types'
import {
  type Engine,
  type Hear,
  likeInput,
  type Pump,
  pumpThrough,
  type Stream,
  type Tally,
  type Utf16,
} from './engine'

/** A text of either type as a source. */
export function sourceOf(input: string | Uint8Array): Source {
  return typeof input === 'string' ? new StringSource(input) : new ByteSource(input)
}

/**
 * Kept from call to call, whoever calls: it is a megabyte, and a program may have a redactor for each of its customers. A
 * call inside a call makes its own.
 */
const idle = new Map<string, Run>()

/** See {@link Engine}. */
export class PlainEngine implements Engine {
  readonly name = 'plain'
  readonly #plan: Plan
  readonly #tally: Tally

  constructor(plan: Plan, tally: Tally) {
    this.#plan = plan
    this.#tally = tally
  }

  scan(input: string | Uint8Array, call: Call): Finding[] {
    const findings: Finding[] = []
    this.#run(input, call, (finding) => findings.push(finding))
    return findings
  }

  redact<T extends string | Uint8Array>(input: T, call: Call, findings?: Finding[]): T {
    const edits = this.edits(input, call, findings)
    if (edits.length === 0) return input
    if (typeof input === 'string') return spliceString(input, edits) as T
    return likeInput(input, spliceBytes(input, edits)) as T
  }

  edits(input: string | Uint8Array, call: Call, findings?: Finding[]): Edit[] {
    const edits: Edit[] = []
    this.#run(input, call, (finding, action, edit) => {
      this.#tally.add(finding.kind, action)
      if (edit !== undefined) edits.push(edit)
      findings?.push(finding)
    })
    return edits
  }

  unitEdits(text: Utf16, call: Call): readonly Edit[] {
    return this.edits(text.slice(0, text.length), call)
  }

  lines(lines: readonly string[], call: Call): string[] {
    return lines.map((line) => this.redact(line, call))
  }

  stream(call: Call, hear: Hear | undefined): Stream {
    return new Session(this.#plan, call, (finding, action) => {
      this.#tally.add(finding.kind, action)
      hear?.(finding)
    })
  }

  pump(pump: Pump, call: Call): void {
    pumpThrough(this.stream(call, undefined), pump)
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
