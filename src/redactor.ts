/** @module The public object: {@link createRedactor}. */
import { encodingOf } from './encoding/charset'
import { EncodedStream } from './encoding/stream'
import { AskedEngine } from './engine/asked'
import { chooseEngine } from './engine/choose'
import { type Engine, type Hear, type Pump, runSteps, type Steps, type Stream, Tally } from './engine/engine'
import { holdOf, transformOf } from './engine/hold'
import { sourceOf } from './engine/plain'
import { RecordEngine } from './engine/records'
import { RestrictedWatch } from './engine/restricted'
import { YamlEngine } from './engine/yaml'
import { explain } from './explain'
import { hasContainerLine } from './formats/container'
import { Framing, framingOf } from './formats/frames'
import { type SaidBy, Says, tellingIn } from './formats/informative-names'
import { hasLongRecords } from './formats/multi-line'
import { ownOf, ownOption } from './input/own-properties'
import { Contexts, mergedContext } from './options/context'
import type { RecordRules } from './options/enforce'
import { CALL, callOf, checkCall, isTable, makePlan, ownCall, type Plan, planInCall } from './options/plan'
import { CallOfToday, referenceDate } from './options/reference-date'
import { numberedPlan } from './round-trip/numbered'
import { checkRoundTrip, ModelRoundTrip } from './round-trip/round-trip'
import type {
  Beside,
  Call,
  CallOptions,
  Candidate,
  Context,
  Counts,
  CustomRecogniser,
  EngineReason,
  Finding,
  Pattern,
  Processed,
  Redactor,
  RedactorOptions,
  StreamOptions,
} from './types'
import type { RoundTrip, RoundTripOptions } from './types/round-trip'
import { Values } from './value/values'

/**
 * Names of the methods for our own adapters, which may have been loaded as another copy of this module (ESM and
 * CommonJS side by side). Not part of the public interface.
 */
export const OPEN: unique symbol = /* @__PURE__ */ Symbol.for('sladd.open/1') as never
export const PUMP: unique symbol = /* @__PURE__ */ Symbol.for('sladd.pump/1') as never
export const STEPS: unique symbol = /* @__PURE__ */ Symbol.for('sladd.steps/1') as never
export const JOINS: unique symbol = /* @__PURE__ */ Symbol.for('sladd.joins/1') as never
export const HELD: unique symbol = /* @__PURE__ */ Symbol.for('sladd.held/1') as never

/** Written instead of a value that a policy withholds. */
export const WITHHELD = '[withheld]'

/** What adapters use of a redactor. */
export interface Opens {
  /** Opens a stream. */
  [OPEN](options?: CallOptions, hear?: Hear): Stream
  /** Redacts everything that a pump delivers. */
  [PUMP](pump: Pump, options?: CallOptions): void
  /** The same step by step, for callers that wait for input and output in between; see {@link Pump.isRange}. */
  [STEPS](options?: CallOptions, isRange?: boolean): Steps
  /** True if lines of a text with this start belong together: then it must not be split into ranges of lines. */
  [JOINS](begin: Uint8Array): boolean
  /** Counts of fields by the category that a policy gives them. */
  readonly [HELD]: Counts
}

/** Name under which withheld values are counted. */
const RECORD = 'record'

type Method = (...given: never[]) => unknown
const METHODS = [
  ...(['scan', 'redact', 'process', 'explain', 'redactLines', 'redactValue', 'stream', 'session'] as const),
] satisfies readonly (keyof Redactor)[]

/** The redactor that handles a call, and the call itself. */
interface Own {
  readonly own: EngineRedactor
  readonly call: Call
}

class EngineRedactor implements Redactor, Opens {
  readonly #plan: Plan
  readonly #tally: Tally
  /** Looks for restricted people; undefined if there are none. */
  readonly #watch: RestrictedWatch | undefined
  readonly #values = new Values()
  /** Redactors for calls that bring their own context; undefined without a policy. */
  readonly #contexts: Contexts<EngineRedactor> | undefined
  readonly #planFor: ((context: Context) => Plan) | undefined
  #engine: Engine | undefined
  #valueEngine: Engine | undefined
  /** See {@link EngineRedactor.#bare}. */
  #known: Engine | undefined
  /** The latest result of {@link EngineRedactor.#now}. */
  #latest: Own | undefined
  #reason: EngineReason | undefined

  constructor(plan: Plan, planFor?: (context: Context) => Plan, tally = new Tally(), watch = watchFor(plan)) {
    this.#plan = plan
    this.#tally = tally
    this.#watch = watch
    this.#planFor = planFor
    const made = (context: Context) => {
      // The context from a record is added to that of the call.
      const more = planFor && ((said: Context) => planFor(mergedContext(context, said)))
      return new EngineRedactor(planFor?.(context) ?? plan, more, tally, watch)
    }
    this.#contexts = planFor && new Contexts(plan.context, made)
    // Methods are passed on by themselves, to `map` or as hooks.
    for (const name of METHODS) Object.defineProperty(this, name, { value: (this[name] as Method).bind(this) })
    // Requested by name: report at construction if it cannot run.
    if (plan.engine === 'simd') this.#chosen()
  }

  /** The engine, created on first use: constructing a redactor stays cheap. */
  #chosen(): Engine {
    if (this.#engine === undefined) {
      const { records, isYaml, withhold } = this.#plan
      const { engine, reason } = chooseEngine(this.#plan, this.#tally)
      const read = records === undefined ? engine : this.#byRecord(engine, records)
      // If everything is withheld, there is nothing to read, unless records state their own context.
      const reads = withhold === undefined || records?.contextOf !== undefined
      this.#engine = isYaml && reads ? new YamlEngine(read, records !== undefined) : read
      this.#reason = reason
    }
    return this.#engine
  }

  /** An engine that processes a text record by record. */
  #byRecord(engine: Engine, records: RecordRules): Engine {
    const inContext = (context: Context, call: Call) => ({ engine: this.#inRecord(context).#bare(), call })
    return new RecordEngine(engine, records, isTable(this.#plan.format), this.#tally, inContext, this.#watch)
  }

  /** The engine for a record whose context is known. */
  #bare(): Engine {
    const { records } = this.#plan
    if (records?.contextOf === undefined) return this.#chosen()
    const { substitute, withholding } = records
    const { engine } = chooseEngine(this.#plan, this.#tally)
    const own = { substitute, withholding, contextOf: undefined, restriction: undefined }
    this.#known ??= substitute === undefined && withholding === undefined ? engine : this.#byRecord(engine, own)
    return this.#known
  }

  /** The redactor for the context that a record states. */
  #inRecord(context: Context): EngineRedactor {
    return this.#contexts?.of(context).made ?? this
  }

  /** Returns the redactor for a call: this one, or, with a policy, one for the call's context. */
  #in(given: CallOptions | number | undefined, names?: readonly string[]): Own {
    if (given === undefined) return this.#now()
    const options = checkCall(given, names)
    const context = ownOption(options, 'context', options?.context)
    if (context === undefined || this.#contexts === undefined) return { own: this, call: callOf(this.#plan, options) }
    const known = this.#contexts.of(context)
    return { own: known.made, call: { today: referenceDate(options), context: known.context } }
  }

  /** {@link EngineRedactor.#in} for a call that is over when it returns: the clock is read only if needed. */
  #atOnce(options: CallOptions | number | undefined): Own {
    return options === undefined ? { own: this, call: new CallOfToday(this.#plan.context) } : this.#in(options)
  }

  /** Returns the redactor for a call without options; the same object all day. */
  #now(): Own {
    const today = referenceDate(undefined)
    if (this.#latest?.call.today !== today) this.#latest = { own: this, call: { today, context: this.#plan.context } }
    return this.#latest as Own
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

  get [HELD](): Counts {
    return this.#tally.held
  }

  scan(input: string | Uint8Array, options?: CallOptions | number): Finding[] {
    checkInput(input)
    const { own, call } = this.#atOnce(options)
    return own.#chosen().scan(input, call)
  }

  redact<T extends string | Uint8Array>(input: T, options?: CallOptions | number): T {
    checkInput(input)
    const { own, call } = this.#atOnce(options)
    return own.#chosen().redact(input, call)
  }

  process<T extends string | Uint8Array>(input: T, options?: CallOptions | number): Processed<T> {
    checkInput(input)
    const findings: Finding[] = []
    const { own, call } = this.#atOnce(options)
    const output = own.#chosen().redact(input, call, findings)
    return { output, findings, ...own.#plan.said }
  }

  explain(input: string | Uint8Array, options?: CallOptions | number): Candidate[] {
    checkInput(input)
    const { own, call } = this.#in(options)
    const told = (part: string | Uint8Array) => explain(sourceOf(part), own.#plan, call.today)
    const engine = own.#chosen()
    return engine instanceof RecordEngine || engine instanceof YamlEngine ? engine.told(input, told) : told(input)
  }

  redactLines(lines: readonly string[], options?: CallOptions | number): string[] {
    if (!Array.isArray(lines)) throw new TypeError(`lines expected an array of strings, got ${typeof lines}`)
    for (let i = 0; i < lines.length; i++) {
      if (typeof lines[i] !== 'string') throw new TypeError(`lines[${i}] expected a string, got ${typeof lines[i]}`)
    }
    const { own, call } = this.#in(options)
    return own.#chosen().lines(lines, call)
  }

  redactValue<T>(value: T, options?: CallOptions | Beside): T {
    const { own, call } = this.#in(ownCall(options))
    const { records } = own.#plan
    if (records === undefined || !Array.isArray(value)) return own.#record(value, call) as T
    const parts = value.map((part) => own.#record(part, call, true))
    return parts.some((part, i) => part !== value[i]) ? (parts as T) : value
  }

  /** {@link redactValue} for one record. */
  #record(value: unknown, call: Call, isElement?: true): unknown {
    const contextOf = this.#plan.records?.contextOf
    const own = contextOf === undefined ? this : this.#inRecord(contextOf(value))
    return own.#one(value, call, isElement)
  }

  #one(value: unknown, call: Call, isElement: true | undefined): unknown {
    const substitute = this.#plan.records?.substitute
    const withholding = this.#plan.records?.withholding
    const times = withholding?.times ?? 0
    const isKept = this.#plan.withhold !== undefined || this.#watch?.isIn(value, call) === true
    const output = isKept
      ? value
      : this.#values.redact(value, new AskedEngine(this.#forValues(), call, this.#saidBy()), isElement)
    if (isKept || (withholding?.times ?? 0) > times) {
      this.#tally.add(RECORD, 'withhold')
      return WITHHELD
    }
    return substitute === undefined ? output : substitute(value, output)
  }

  /** Custom recognisers may look for anything, so every name has to be read. */
  #saidBy(): SaidBy {
    const { custom, fields } = this.#plan
    return custom === undefined ? tellingIn(fields.lexicon) : () => Says.Owns
  }

  /** Values are always written down as JSON, whatever the redactor's format. */
  #forValues(): Engine {
    if (this.#valueEngine === undefined) {
      const isJson = this.#plan.format === 'auto' && !this.#plan.isYaml
      const plan = { ...this.#plan, format: 'auto', isYaml: false } as const
      this.#valueEngine = isJson ? this.#chosen() : chooseEngine(plan, this.#tally).engine
    }
    return this.#valueEngine
  }

  stream(options?: StreamOptions): TransformStream<Uint8Array, Uint8Array> {
    const { own, call } = this.#in(options, [...CALL, 'hold', 'encoding'])
    const hold = holdOf(options)
    const encoding = encodingOf(options)
    const stream = new EncodedStream(encoding, (hear) => own.#chosen().stream(call, hear), undefined)
    return transformOf(stream, hold)
  }

  session(options?: RoundTripOptions): RoundTrip {
    const values = checkRoundTrip(options)
    const planFor = this.#planFor
    const inContext = planFor && ((context: Context) => numberedPlan(planFor(context), values))
    const own = new EngineRedactor(numberedPlan(this.#plan, values), inContext, this.#tally, this.#watch)
    return new ModelRoundTrip(own, values, Object.keys(this.#plan.acts))
  }

  [OPEN](options?: CallOptions, hear?: Hear): Stream {
    const { own, call } = this.#in(options, Object.keys(options ?? {}))
    return own.#chosen().stream(call, hear)
  }

  [PUMP](pump: Pump, options?: CallOptions): void {
    const { own, call } = this.#in(options)
    runSteps(own.#chosen().steps(call, pump.isRange === true), pump)
  }

  [STEPS](options?: CallOptions, isRange = false): Steps {
    const { own, call } = this.#in(options)
    return own.#chosen().steps(call, isRange)
  }

  [JOINS](begin: Uint8Array): boolean {
    if (this.#plan.isYaml || framingOf(begin, true) !== Framing.None) return true
    if (this.#plan.format === 'text') return false
    return hasContainerLine(begin) || hasLongRecords(begin)
  }
}

/** Returns the search for a plan's restricted people. */
function watchFor(plan: Plan): RestrictedWatch | undefined {
  const restriction = plan.records?.restriction
  return restriction && new RestrictedWatch(plan, restriction)
}

function checkInput(input: unknown): void {
  if (typeof input === 'string' || input instanceof Uint8Array) return
  throw new TypeError(`input expected a string or a Uint8Array, got ${input === null ? 'null' : typeof input}`)
}

/** Creates a redactor for a checked plan. */
export function redactorFor(plan: Plan): Redactor & Opens {
  return new EngineRedactor(plan)
}

/**
 * Creates a redactor. Options are checked once; after that it can process any amount of text.
 *
 * @param options - see {@link RedactorOptions}; all have defaults. Only own properties of plain objects count
 * @returns a redactor, which can be used from many places at once. No text outlives the next call
 * @throws TypeError for a wrong type, an unknown option or a contradiction; RangeError for a wrong value
 *
 * @example
 * const redactor = createRedactor({ kinds: ['personnummer', 'email'], actions: { email: 'remove' } })
 * redactor.redact('Anna 871220-2384, anna@example.se')   // 'Anna [personnummer], '
 */
export function createRedactor<const K extends string = never>(
  options?: RedactorOptions<K> & {
    readonly custom?: readonly CustomRecogniser<K>[]
    readonly patterns?: readonly Pattern<K>[]
  },
): Redactor<K>
export function createRedactor(options: RedactorOptions | undefined): Redactor
export function createRedactor(options?: RedactorOptions<string>): Redactor {
  const given = ownOf<RedactorOptions>(options === undefined ? {} : options, 'options')
  const plan = makePlan(given)
  if (given.policy === undefined) return redactorFor(plan)
  return new EngineRedactor(plan, (context) => planInCall(given, plan, context))
}
