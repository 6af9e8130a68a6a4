/**
 * @module The public object: {@link createRedactor}, and one-off forms of it.
 */
import { spliceString } from './act/splice'
import { Contexts } from './context'
import { encodingOf } from './encoding/charset'
import { EncodedStream } from './encoding/stream'
import { chooseEngine } from './engine/choose'
import {
  type Engine,
  type Hear,
  type Pump,
  runSteps,
  type Steps,
  type Stream,
  Tally,
  type Utf16,
} from './engine/engine'
import { explain } from './explain'
import { hasContainerLine } from './formats/container'
import { Framing, framingOf } from './formats/frames'
import { hasLongRecords } from './formats/records'
import { type SaidBy, Says, tellingIn } from './formats/telling'
import { Clock, holdOf } from './hold'
import { ownOf, ownOption } from './own'
import { callOf, makePlan, type Plan, planInCall, referenceDate } from './plan'
import { ByteSource, StringSource } from './text/source'
import type {
  Call,
  CallOptions,
  Candidate,
  Context,
  Counts,
  Edit,
  EngineReason,
  Finding,
  Redactor,
  RedactorOptions,
  StreamOptions,
} from './types'
import type { Asked } from './value/asked'
import { Values } from './value/values'

/**
 * Names of the methods for our own adapters, which may have been loaded as another copy of this module (ESM beside
 * CommonJS). Not part of the public interface.
 */
export const OPEN: unique symbol = /* @__PURE__ */ Symbol.for('sladd.open/1') as never
export const PUMP: unique symbol = /* @__PURE__ */ Symbol.for('sladd.pump/1') as never
export const STEPS: unique symbol = /* @__PURE__ */ Symbol.for('sladd.steps/1') as never
export const JOINS: unique symbol = /* @__PURE__ */ Symbol.for('sladd.joins/1') as never

/** What stands for a value that a policy keeps back. */
export const WITHHELD = '[withheld]'

/** What adapters ask of a redactor. */
export interface Opens {
  /** Opens a stream. */
  [OPEN](options?: CallOptions, hear?: Hear): Stream
  /** Redacts from one end of a pump to the other. */
  [PUMP](pump: Pump, options?: CallOptions): void
  /** The same step by step, for whoever waits for input and output in between. */
  [STEPS](options?: CallOptions): Steps
  /** Whether lines of a text that begins so belong together, so that it must not be cut into ranges of lines. */
  [JOINS](begin: Uint8Array): boolean
}

/** What withheld values count as. */
const RECORD = 'record'

/** The plan for a call's context. */
type PlanFor = (context: Context) => Plan

/** What a call is done by, and for whom. */
interface Own {
  readonly own: EngineRedactor
  readonly call: Call
}

/** A string for an engine that is asked for edits alone. */
class WholeText implements Utf16 {
  readonly units = NO_UNITS
  readonly length: number
  readonly whole: string

  constructor(text: string) {
    this.length = text.length
    this.whole = text
  }

  slice(start: number, end: number): string {
    return this.whole.slice(start, end)
  }
}

const NO_UNITS = /* @__PURE__ */ new Uint16Array(0)

/** What the walk over a value asks, one for each call. */
class AskedEngine implements Asked {
  readonly #engine: Engine
  readonly #call: Call
  readonly saidBy: SaidBy

  constructor(engine: Engine, call: Call, saidBy: SaidBy) {
    this.#engine = engine
    this.#call = call
    this.saidBy = saidBy
  }

  edits(text: Utf16): readonly Edit[] {
    return this.#engine.unitEdits(text, this.#call)
  }

  replaced(text: string): string | undefined {
    const edits = this.edits(new WholeText(text))
    return edits.length === 0 ? undefined : spliceString(text, edits)
  }
}

class EngineRedactor implements Redactor, Opens {
  readonly #plan: Plan
  readonly #tally: Tally
  readonly #values = new Values()
  /** Of calls that bring a context of their own; undefined without a policy. */
  readonly #contexts: Contexts<EngineRedactor> | undefined
  /** Whoever has recognisers of his own may look for anything. */
  readonly #saidBy: SaidBy
  #engine: Engine | undefined
  #valueEngine: Engine | undefined
  #reason: EngineReason | undefined

  constructor(plan: Plan, planFor?: PlanFor, tally = new Tally()) {
    this.#plan = plan
    this.#tally = tally
    this.#saidBy = plan.custom !== undefined ? () => Says.Owns : tellingIn(plan.fields)
    this.#contexts =
      planFor && new Contexts(plan.context, (context) => new EngineRedactor(planFor(context), undefined, tally))
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

  /** What a call is done by: this redactor, or by a policy one for the call's context. */
  #in(options: CallOptions | undefined): Own {
    const context = ownOption(options, 'context', options?.context)
    if (context === undefined || this.#contexts === undefined) return { own: this, call: callOf(this.#plan, options) }
    const today = referenceDate(options)
    const known = this.#contexts.of(context)
    return { own: known.made, call: { today, context: known.context } }
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
    const { own, call } = this.#in(options)
    return own.#chosen().scan(input, call)
  }

  redact<T extends string | Uint8Array>(input: T, options?: CallOptions): T {
    checkInput(input)
    const { own, call } = this.#in(options)
    return own.#chosen().redact(input, call)
  }

  process<T extends string | Uint8Array>(input: T, options?: CallOptions): { output: T; findings: Finding[] } {
    checkInput(input)
    const findings: Finding[] = []
    const { own, call } = this.#in(options)
    const output = own.#chosen().redact(input, call, findings)
    return { output, findings }
  }

  explain(input: string | Uint8Array, options?: CallOptions): Candidate[] {
    checkInput(input)
    const source = typeof input === 'string' ? new StringSource(input) : new ByteSource(input)
    const { own, call } = this.#in(options)
    return explain(source, own.#plan, call.today)
  }

  redactLines(lines: readonly string[], options?: CallOptions): string[] {
    if (!Array.isArray(lines)) throw new TypeError(`lines expected an array of strings, got ${typeof lines}`)
    for (let i = 0; i < lines.length; i++) {
      if (typeof lines[i] !== 'string') throw new TypeError(`lines[${i}] expected a string, got ${typeof lines[i]}`)
    }
    const { own, call } = this.#in(options)
    return own.#chosen().lines(lines, call)
  }

  redactValue<T>(value: T, options?: CallOptions): T {
    const { own, call } = this.#in(options)
    if (own.#plan.withhold !== undefined) {
      this.#tally.add(RECORD, 'withhold')
      return WITHHELD as T
    }
    return this.#values.redact(value, new AskedEngine(own.#forValues(), call, own.#saidBy)) as T
  }

  /** What a value is written down as is JSON, whatever format the redactor is for. */
  #forValues(): Engine {
    if (this.#valueEngine === undefined) {
      const isJson = this.#plan.format === 'auto'
      this.#valueEngine = isJson ? this.#chosen() : chooseEngine({ ...this.#plan, format: 'auto' }, this.#tally).engine
    }
    return this.#valueEngine
  }

  stream(options?: StreamOptions): TransformStream<Uint8Array, Uint8Array> {
    const { own, call } = this.#in(options)
    const hold = holdOf(options)
    const encoding = encodingOf(options)
    const stream = new EncodedStream(encoding, (hear) => own.#chosen().stream(call, hear), undefined)
    let clock: Clock | undefined
    const send = (controller: TransformStreamDefaultController<Uint8Array>, output: Uint8Array | undefined) => {
      if (output !== undefined) controller.enqueue(output)
    }
    return new TransformStream({
      start: (controller) => {
        clock = new Clock(
          stream,
          hold,
          (output) => send(controller, output),
          (error) => controller.error(error),
        )
      },
      transform: (chunk, controller) => {
        send(controller, stream.push(chunk))
        clock?.set()
      },
      flush: (controller) => {
        clock?.stop()
        send(controller, stream.end())
      },
      cancel: () => clock?.stop(),
    } as Transformer<Uint8Array, Uint8Array>)
  }

  [OPEN](options?: CallOptions, hear?: Hear): Stream {
    const { own, call } = this.#in(options)
    return own.#chosen().stream(call, hear)
  }

  [PUMP](pump: Pump, options?: CallOptions): void {
    const { own, call } = this.#in(options)
    runSteps(own.#chosen().steps(call, pump.isRange === true), pump)
  }

  [STEPS](options?: CallOptions): Steps {
    const { own, call } = this.#in(options)
    return own.#chosen().steps(call, false)
  }

  [JOINS](begin: Uint8Array): boolean {
    if (framingOf(begin, true) !== Framing.None) return true
    if (this.#plan.format === 'text') return false
    return hasContainerLine(begin) || hasLongRecords(begin)
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
 * @param options - see {@link RedactorOptions}; all have defaults. Plain objects: only their own properties count
 * @returns a redactor; it may be used from many places at once. No text outlives the next call
 * @throws TypeError for a wrong type, an unknown option or a contradiction; RangeError for a wrong value
 *
 * @example
 * const redactor = createRedactor({ kinds: ['personnummer', 'email'], actions: { email: 'remove' } })
 * redactor.redact('Anna 871220-2384, anna@example.se')   // 'Anna [personnummer], '
 */
export function createRedactor(options?: RedactorOptions): Redactor {
  const given = ownOf<RedactorOptions>(options === undefined ? {} : options, 'options')
  const plan = makePlan(given)
  if (given.policy === undefined) return redactorFor(plan)
  return new EngineRedactor(plan, (context) => planInCall(given, plan, context))
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
