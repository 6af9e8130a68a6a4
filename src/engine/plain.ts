/**
 * @module The plain engine: every stage in TypeScript, on any host. It serves where the kernel cannot be made, runs
 * custom recognisers, and is what the kernel is held against.
 */
import { spliceBytes, spliceString } from '../act/splice'
import { type Listener, Run } from '../pipeline'
import type { Plan } from '../plan'
import { Session } from '../session'
import { ByteSource, type Source, StringSource } from '../text/source'
import type { Edit, Finding } from '../types'
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

/** See {@link Engine}. */
export class PlainEngine implements Engine {
  readonly name = 'plain'
  readonly #plan: Plan
  readonly #tally: Tally
  /** Kept from call to call; a call inside a call makes its own. */
  #idle: Run | undefined

  constructor(plan: Plan, tally: Tally) {
    this.#plan = plan
    this.#tally = tally
  }

  scan(input: string | Uint8Array, today: number): Finding[] {
    const findings: Finding[] = []
    this.#run(input, today, (finding) => findings.push(finding))
    return findings
  }

  redact<T extends string | Uint8Array>(input: T, today: number, findings?: Finding[]): T {
    const edits = this.edits(input, today, findings)
    if (edits.length === 0) return input
    if (typeof input === 'string') return spliceString(input, edits) as T
    return likeInput(input, spliceBytes(input, edits)) as T
  }

  edits(input: string | Uint8Array, today: number, findings?: Finding[]): Edit[] {
    const edits: Edit[] = []
    this.#run(input, today, (finding, act, edit) => {
      this.#tally.add(finding.kind, act.name)
      if (edit !== undefined) edits.push(edit)
      findings?.push(finding)
    })
    return edits
  }

  unitEdits(text: Utf16, today: number): readonly Edit[] {
    return this.edits(text.slice(0, text.length), today)
  }

  lines(lines: readonly string[], today: number): string[] {
    return lines.map((line) => this.redact(line, today))
  }

  stream(today: number, hear: Hear | undefined): Stream {
    return new Session(this.#plan, today, (finding, act) => {
      this.#tally.add(finding.kind, act.name)
      hear?.(finding)
    })
  }

  pump(pump: Pump, today: number): void {
    pumpThrough(this.stream(today, undefined), pump)
  }

  #run(input: string | Uint8Array, today: number, listener: Listener): void {
    const source = sourceOf(input)
    const run = this.#idle ?? new Run(this.#plan)
    this.#idle = undefined
    run.reset(today)
    try {
      run.advance(source, true, listener)
    } finally {
      this.#idle = run
    }
  }
}
