/**
 * @module The public object: {@link createRedactor}, and one-off forms of it.
 */
import { spliceBytes, spliceString } from './act/splice'
import { explain } from './explain'
import { type Listener, Run } from './pipeline'
import { makePlan, type Plan, referenceDate } from './plan'
import { Session } from './session'
import { ByteSource, type Source, StringSource } from './text/source'
import type { ActionName, CallOptions, Candidate, Counts, Edit, Finding, Redactor, RedactorOptions } from './types'

/**
 * Name of the method that opens a {@link Session}: for our own adapters, which may have been loaded as another
 * copy of this module (ESM beside CommonJS). Not part of the public interface.
 */
export const OPEN: unique symbol = /* @__PURE__ */ Symbol.for('sladd.open/1') as never

/** What adapters ask of a redactor. */
export interface Opens {
  [OPEN](options: CallOptions | undefined, listener: (finding: Finding) => void): Session
}

type Tally = { [kind: string]: { [A in ActionName]?: number } }

/** A view of the same class as the input, over fresh bytes: a `Buffer` stays a `Buffer`. */
function likeInput<B extends Uint8Array>(input: B, output: Uint8Array<ArrayBuffer>): B {
  const { Buffer } = globalThis as { Buffer?: { isBuffer(value: unknown): boolean; from(b: ArrayBuffer): unknown } }
  return (Buffer?.isBuffer(input) ? Buffer.from(output.buffer) : output) as B
}

class PlainRedactor implements Redactor, Opens {
  readonly engine = 'plain'
  readonly #plan: Plan
  readonly #tally: Tally = {}
  /** Kept from call to call; a call inside a call makes its own. */
  #idle: Run | undefined

  constructor(plan: Plan) {
    this.#plan = plan
    this.#idle = new Run(plan)
  }

  get counts(): Counts {
    return Object.fromEntries(Object.entries(this.#tally).map(([kind, counts]) => [kind, { ...counts }]))
  }

  scan(input: string | Uint8Array, options?: CallOptions): Finding[] {
    const findings: Finding[] = []
    this.#run(input, options, (finding) => findings.push(finding))
    return findings
  }

  redact<T extends string | Uint8Array>(input: T, options?: CallOptions): T {
    return this.#process(input, options, () => {})
  }

  process<T extends string | Uint8Array>(input: T, options?: CallOptions): { output: T; findings: Finding[] } {
    const findings: Finding[] = []
    const output = this.#process(input, options, (finding) => findings.push(finding))
    return { output, findings }
  }

  explain(input: string | Uint8Array, options?: CallOptions): Candidate[] {
    return explain(sourceOf(input), this.#plan, referenceDate(options))
  }

  redactLines(lines: readonly string[], options?: CallOptions): string[] {
    if (!Array.isArray(lines)) throw new TypeError(`lines expected an array of strings, got ${typeof lines}`)
    // Read once, so that a batch over midnight has one reference date.
    const at = options?.at ?? Date.now()
    return lines.map((line) => this.redact(line, { at }))
  }

  stream(options?: CallOptions): TransformStream<Uint8Array, Uint8Array> {
    const session = this[OPEN](options, () => {})
    const send = (controller: TransformStreamDefaultController<Uint8Array>, output: Uint8Array | undefined) => {
      if (output !== undefined) controller.enqueue(output)
    }
    return new TransformStream({
      transform: (chunk, controller) => send(controller, session.push(chunk)),
      flush: (controller) => send(controller, session.end()),
    })
  }

  [OPEN](options: CallOptions | undefined, listener: (finding: Finding) => void): Session {
    return new Session(this.#plan, referenceDate(options), (finding, act) => {
      this.#count(finding.kind, act.name)
      listener(finding)
    })
  }

  #process<T extends string | Uint8Array>(input: T, options: CallOptions | undefined, hear: (f: Finding) => void): T {
    const edits: Edit[] = []
    this.#run(input, options, (finding, act, edit) => {
      this.#count(finding.kind, act.name)
      if (edit !== undefined) edits.push(edit)
      hear(finding)
    })
    if (edits.length === 0) return input
    if (typeof input === 'string') return spliceString(input, edits) as T
    return likeInput(input, spliceBytes(input, edits)) as T
  }

  #run(input: string | Uint8Array, options: CallOptions | undefined, listener: Listener): void {
    const today = referenceDate(options)
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

  #count(kind: string, action: ActionName): void {
    this.#tally[kind] ??= {}
    const counts = this.#tally[kind]
    counts[action] = (counts[action] ?? 0) + 1
  }
}

function sourceOf(input: unknown): Source {
  if (typeof input === 'string') return new StringSource(input)
  if (input instanceof Uint8Array) return new ByteSource(input)
  throw new TypeError(`input expected a string or a Uint8Array, got ${input === null ? 'null' : typeof input}`)
}

/** A redactor for a checked plan. */
export function redactorFor(plan: Plan): Redactor & Opens {
  return new PlainRedactor(plan)
}

/**
 * Makes a redactor: checks the options once, then works on any amount of text.
 *
 * @param options - see {@link RedactorOptions}; all have defaults
 * @returns a redactor; it keeps no text between calls, and may be used from many places at once
 * @throws TypeError for a wrong type, an unknown option or a contradiction; RangeError for a wrong value
 *
 * @example
 * const redactor = createRedactor({ kinds: ['personnummer', 'email'], actions: { email: 'remove' } })
 * redactor.redact('Anna 871220-2384, anna@example.se')   // 'Anna [personnummer], '
 */
export function createRedactor(options?: RedactorOptions): Redactor {
  return redactorFor(makePlan(options))
}

let standard: Redactor | undefined

/**
 * Redacts with the default options.
 *
 * @param input - text, or bytes of UTF-8; bytes that are no UTF-8 pass through
 * @returns the same type; the same object when nothing was found
 * @throws TypeError when the input is neither
 *
 * @example
 * redact('Anna 871220-2384, anna@example.se')   // 'Anna [personnummer], [email]'
 */
export function redact(input: string, options?: CallOptions): string
export function redact<B extends Uint8Array>(input: B, options?: CallOptions): B
export function redact(input: string | Uint8Array, options?: CallOptions): string | Uint8Array {
  standard ??= createRedactor()
  return standard.redact(input, options)
}

/**
 * Finds with the default options, and changes nothing.
 *
 * @returns findings, sorted, never overlapping; offsets in UTF-16 units for a string, in bytes for bytes
 * @throws TypeError when the input is neither a string nor bytes
 *
 * @example
 * scan('mail anna@example.se')   // [{ kind: 'email', start: 5, end: 20, confidence: 0.97, … }]
 */
export function scan(input: string | Uint8Array, options?: CallOptions): Finding[] {
  standard ??= createRedactor()
  return standard.scan(input, options)
}
