/**
 * @module The public object: {@link createRedactor}, and one-off forms of it.
 */
import type { Context } from './enforce'
import { chooseEngine } from './engine/choose'
import { type Engine, type Hear, type Pump, type Stream, Tally } from './engine/engine'
import { explain } from './explain'
import { ContainerForm, containerForm } from './formats/container'
import { hasLongRecords } from './formats/records'
import { makePlan, type Plan, referenceDate } from './plan'
import { ByteSource, StringSource } from './text/source'
import type { CallOptions, Candidate, Counts, EngineReason, Finding, Redactor, RedactorOptions } from './types'

/**
 * Names of the methods for our own adapters, which may have been loaded as another copy of this module (ESM beside
 * CommonJS). Not part of the public interface.
 */
export const OPEN: unique symbol = /* @__PURE__ */ Symbol.for('sladd.open/1') as never
export const PUMP: unique symbol = /* @__PURE__ */ Symbol.for('sladd.pump/1') as never
export const JOINS: unique symbol = /* @__PURE__ */ Symbol.for('sladd.joins/1') as never

/** What adapters ask of a redactor. */
export interface Opens {
  /** Opens a stream. */
  [OPEN](options: CallOptions | undefined, hear: Hear | undefined): Stream
  /** Redacts from one end of a pump to the other. */
  [PUMP](pump: Pump, options?: CallOptions): void
  /** Whether lines of a text that begins so belong together, so that it must not be cut into ranges of lines. */
  [JOINS](begin: Uint8Array): boolean
}

/** The plan for a call's context. */
type PlanFor = (context: Context) => Plan

/** Contexts whose plans are remembered. */
const CONTEXTS = 64

/** What of a context a policy may ask for. */
const ASKED = [
  ...(['tenant', 'purpose', 'document', 'recipient', 'region', 'role', 'case'] as const),
  ...(['consent', 'activeCustomer', 'optOut'] as const),
] as const

/** The parts of a context, read once; undefined for one that cannot be read. */
function partsOf(context: Context): readonly unknown[] | undefined {
  try {
    return ASKED.map((name) => context[name])
  } catch {
    return undefined
  }
}

/** Tells contexts apart. What is neither text nor a truth value is as unknown as anything else of that sort. */
function keyOf(parts: readonly unknown[]): string {
  return JSON.stringify(
    parts.map((part) => (part === undefined ? 0 : typeof part === 'string' || typeof part === 'boolean' ? part : null)),
  )
}

function contextOf(parts: readonly unknown[]): Context {
  return Object.fromEntries(ASKED.flatMap((name, i) => (parts[i] === undefined ? [] : [[name, parts[i]]])))
}

class EngineRedactor implements Redactor, Opens {
  readonly #plan: Plan
  readonly #tally: Tally
  /** Makes the plan of a call that brings a context of its own; undefined without a policy. */
  readonly #planFor: PlanFor | undefined
  readonly #others = new Map<string, EngineRedactor>()
  /** The context that was asked for last: mostly it is asked for again. */
  #latest: { readonly parts: readonly unknown[]; readonly redactor: EngineRedactor } | undefined
  #engine: Engine | undefined
  #reason: EngineReason | undefined

  constructor(plan: Plan, planFor?: PlanFor, tally = new Tally()) {
    this.#plan = plan
    this.#planFor = planFor
    this.#tally = tally
    // Asked for by name: whether it can run is to be known now.
    if (plan.engine === 'simd') this.#chosen()
  }

  /** The engine, made on first use: whoever only makes a redactor pays for none. */
  #chosen(): Engine {
    if (this.#engine === undefined) {
      const { engine, reason } = chooseEngine(this.#plan, this.#tally)
      this.#engine = engine
      this.#reason = reason
    }
    return this.#engine
  }

  /** The redactor of a call: this one, or one for the call's context. */
  #of(options: CallOptions | undefined): EngineRedactor {
    const context = options?.context
    if (context === undefined || this.#planFor === undefined) return this
    const parts = partsOf(context)
    // It cannot be read, so nobody knows whose it is.
    if (parts === undefined) return new EngineRedactor(this.#planFor(context), undefined, this.#tally)
    const latest = this.#latest
    if (latest?.parts.every((part, i) => part === parts[i])) return latest.redactor
    const redactor = this.#other(parts, this.#planFor)
    this.#latest = { parts, redactor }
    return redactor
  }

  #other(parts: readonly unknown[], planFor: PlanFor): EngineRedactor {
    const key = keyOf(parts)
    const known = this.#others.get(key)
    if (known !== undefined) return known
    const other = new EngineRedactor(planFor(contextOf(parts)), undefined, this.#tally)
    this.#others.set(key, other)
    if (this.#others.size > CONTEXTS) this.#others.delete(this.#others.keys().next().value as string)
    return other
  }

  get engine(): 'simd' | 'plain' {
    return this.#chosen().name
  }

  get engineReason(): EngineReason | undefined {
    this.#chosen()
    return this.#reason
  }

  get counts(): Counts {
    return this.#tally.counts
  }

  scan(input: string | Uint8Array, options?: CallOptions): Finding[] {
    checkInput(input)
    return this.#of(options).#chosen().scan(input, referenceDate(options))
  }

  redact<T extends string | Uint8Array>(input: T, options?: CallOptions): T {
    checkInput(input)
    return this.#of(options).#chosen().redact(input, referenceDate(options))
  }

  process<T extends string | Uint8Array>(input: T, options?: CallOptions): { output: T; findings: Finding[] } {
    checkInput(input)
    const findings: Finding[] = []
    const output = this.#of(options).#chosen().redact(input, referenceDate(options), findings)
    return { output, findings }
  }

  explain(input: string | Uint8Array, options?: CallOptions): Candidate[] {
    checkInput(input)
    const source = typeof input === 'string' ? new StringSource(input) : new ByteSource(input)
    return explain(source, this.#of(options).#plan, referenceDate(options))
  }

  redactLines(lines: readonly string[], options?: CallOptions): string[] {
    if (!Array.isArray(lines)) throw new TypeError(`lines expected an array of strings, got ${typeof lines}`)
    for (let i = 0; i < lines.length; i++) {
      if (typeof lines[i] !== 'string') throw new TypeError(`lines[${i}] expected a string, got ${typeof lines[i]}`)
    }
    return this.#of(options).#chosen().lines(lines, referenceDate(options))
  }

  stream(options?: CallOptions): TransformStream<Uint8Array, Uint8Array> {
    const stream = this.#of(options).#chosen().stream(referenceDate(options), undefined)
    const send = (controller: TransformStreamDefaultController<Uint8Array>, output: Uint8Array | undefined) => {
      if (output !== undefined) controller.enqueue(output)
    }
    return new TransformStream({
      transform: (chunk, controller) => send(controller, stream.push(chunk)),
      flush: (controller) => send(controller, stream.end()),
    })
  }

  [OPEN](options: CallOptions | undefined, hear: Hear | undefined): Stream {
    return this.#of(options).#chosen().stream(referenceDate(options), hear)
  }

  [PUMP](pump: Pump, options?: CallOptions): void {
    this.#of(options).#chosen().pump(pump, referenceDate(options))
  }

  [JOINS](begin: Uint8Array): boolean {
    if (this.#plan.format === 'text') return false
    return containerForm(begin, true) !== ContainerForm.None || hasLongRecords(begin)
  }
}

function checkInput(input: unknown): void {
  if (typeof input === 'string' || input instanceof Uint8Array) return
  throw new TypeError(`input expected a string or a Uint8Array, got ${input === null ? 'null' : typeof input}`)
}

/** A redactor for a checked plan. */
export function redactorFor(plan: Plan): Redactor & Opens {
  return new EngineRedactor(plan)
}

/**
 * Makes a redactor: checks the options once, then works on any amount of text.
 *
 * @param options - see {@link RedactorOptions}; all have defaults
 * @returns a redactor; it may be used from many places at once. No text outlives the next call
 * @throws TypeError for a wrong type, an unknown option or a contradiction; RangeError for a wrong value
 *
 * @example
 * const redactor = createRedactor({ kinds: ['personnummer', 'email'], actions: { email: 'remove' } })
 * redactor.redact('Anna 871220-2384, anna@example.se')   // 'Anna [personnummer], '
 */
export function createRedactor(options?: RedactorOptions): Redactor {
  const plan = makePlan(options)
  if (options?.policy === undefined) return redactorFor(plan)
  const given = { ...options }
  return new EngineRedactor(plan, (context) => makePlan(given, undefined, context))
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
 * @returns findings, sorted, not overlapping; offsets in UTF-16 units for a string, in bytes for bytes
 * @throws TypeError when the input is neither a string nor bytes
 *
 * @example
 * scan('mail anna@example.se')   // [{ kind: 'email', start: 5, end: 20, confidence: 0.97, … }]
 */
export function scan(input: string | Uint8Array, options?: CallOptions): Finding[] {
  standard ??= createRedactor()
  return standard.scan(input, options)
}
