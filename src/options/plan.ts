/**
 * @module Options become a checked plan, once, at construction. After that, only data varies, and data is never
 * invalid.
 */

import type { Act } from '../act/act'
import { checkAction } from '../act/check'
import { isKeyring } from '../act/pseudonymise'
import { Withholding } from '../act/withhold'
import type { Extras } from '../extra/extras'
import { dictionary, ownOf, ownOption } from '../input/own-properties'
import { typeOf } from '../input/type-of'
import { isMoreKind } from '../kinds/rows'
import { checkPatterns } from '../patterns/options'
import { BLOCK } from '../plain/window'
import { RECOGNISERS } from '../recognise/table'
import { THRESHOLDS } from '../resolve/form-names'
import { MOST_KEPT } from '../resolve/overlaps'
import { late } from '../text/late'
import type {
  Beside,
  Call,
  CallOptions,
  Context,
  Country,
  Keyring,
  Kind,
  LabelLanguage,
  Processed,
  Recogniser,
  RedactorOptions,
  RedactorPolicy,
} from '../types'
import { checkContext, mergedContext, PARTS } from './context'
import { checkContextFrom } from './context-from'
import { checkCustom } from './custom'
import { actionsBy, type Enforcement, enforced, patternsBy, type RecordRules } from './enforce'
import { checkFields, type FieldActs, type Fields } from './fields'
import { askedOf, checkKind, checkKinds, namesOfKind, runs } from './kinds'
import { referenceDate } from './reference-date'
import { checkRestricted, type Restriction } from './restriction'

/** What a redactor does, validated. */
export interface Plan {
  /** Rows that run: the requested kinds, and the witnesses. */
  readonly recognisers: readonly Recogniser[]
  readonly acts: { readonly [kind: string]: Act | undefined }
  /** Bits of the {@link recognisers} whose values are kept. */
  readonly kept: number
  /** Names of fields whose values are redacted. */
  readonly fields: Fields
  /** Minimum confidence, in whole hundredths. */
  readonly threshold: number
  /** Values to leave alone, by {@link allowKey}. */
  readonly allow: ReadonlySet<string>
  /** Country whose national phone numbers are preferred. */
  readonly country: Country | undefined
  /** Recognisers outside the kernel: the user's own, and those of kinds off by default; undefined for none. */
  readonly custom: Extras | undefined
  /** Codes per block of an over-long line. */
  readonly block: number
  readonly engine: 'auto' | 'simd' | 'plain'
  /** The kernel, if given. */
  readonly module: WebAssembly.Module | undefined
  /** How text is read; `auto` looks for JSON. */
  readonly format: 'auto' | 'text' | 'csv' | 'tsv'
  /** True if the input is YAML, which is first converted to JSON. */
  readonly isYaml: boolean
  /** Whose text this is, unless a call overrides it. */
  readonly context: Context
  /** What results say about the policy; undefined without one. */
  readonly said: Pick<Processed<string>, 'policy'> | undefined
  /** Set if a policy withholds everything. */
  readonly withhold: Enforcement['withhold']
  /** What is decided per record. */
  readonly records: RecordRules | undefined
}

const OPTIONS = [
  ...['kinds', 'minConfidence', 'actions', 'fields', 'allow', 'country', 'custom', 'format', 'engine', 'policy'],
  ...['keyring', 'context', 'contextFrom', 'restricted', 'module', 'labels', 'patterns', 'roster'],
]
function checkNames(given: object): void {
  for (const name of Object.keys(given)) {
    if (!OPTIONS.includes(name)) throw new TypeError(`"${name}" is unknown; known: ${OPTIONS.join(', ')}`)
  }
}

function checkThreshold(value: unknown): number {
  if (value === undefined) return hundredths(THRESHOLDS.medium)
  if (typeof value === 'string') {
    if (value === 'high' || value === 'medium' || value === 'low') return hundredths(THRESHOLDS[value])
    throw new RangeError('"minConfidence" expected high, medium, low or a number from 0 to 1')
  }
  if (typeof value !== 'number')
    throw new TypeError(`"minConfidence" expected a name or a number, got ${typeOf(value)}`)
  if (!(value >= 0 && value <= 1)) throw new RangeError('"minConfidence" expected a number from 0 to 1')
  return hundredths(value)
}

/** Rounds up to whole hundredths; without rounding errors, because 0.55 times 100 is slightly more than 55. */
function hundredths(value: number): number {
  return Math.ceil(Number((value * 100).toFixed(6)))
}

function checkModule(module: unknown): WebAssembly.Module | undefined {
  if (module === undefined) return undefined
  if (Object.prototype.toString.call(module) !== '[object WebAssembly.Module]')
    throw new TypeError(`"module" expected a WebAssembly.Module, got ${typeOf(module)}`)
  const exports = WebAssembly.Module.exports(module as WebAssembly.Module)
  if (exports.some(({ name }) => name === 'placeOf')) return module as WebAssembly.Module
  throw new RangeError('"module" expected sladd/kernel.wasm, got another module')
}

function checkKeyring(keyring: unknown): Keyring | undefined {
  if (keyring === undefined || isKeyring(keyring)) return keyring
  throw new TypeError(`"keyring" expected a key ring of sladd/keyring, got ${typeOf(keyring)}`)
}

function checkActions(
  actions: unknown,
  kinds: readonly Kind[],
  own: readonly string[],
  keyring: Keyring | undefined,
  withholding: Withholding | undefined,
): Plan['acts'] {
  const given = ownOf(actions === undefined ? {} : actions, 'actions')
  for (const name of Object.keys(given)) {
    if (name === 'default' || own.includes(name)) continue
    const kind = checkKind(name, `actions.${name}`)
    if (!kinds.includes(kind)) throw new TypeError(`"actions.${name}" contradicts "kinds", which leaves ${name} out`)
  }
  const all = [...kinds, ...own]
  const act = (name: string, served: readonly string[]) =>
    given[name] === undefined ? undefined : checkAction(given[name], `actions.${name}`, keyring, withholding, served)
  const unnamed = all.filter((kind) => given[kind] === undefined)
  const otherwise = act('default', unnamed) ?? checkAction('mask', 'actions.default')
  return dictionary(all.map((kind) => [kind, act(kind, [kind]) ?? otherwise]))
}

/** An IPv4 address, whose dots are significant: a phone number with dots starts with 0 or has longer groups. */
const DOTTED_DECIMAL = /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/

const BETWEEN_DIGITS = late('[^\\p{L}\\p{N}+]', 'gu')

/** Returns a key that is equal for spellings that differ only in case or in digit separators. */
function allowKey(value: string): string {
  const plain = value.normalize('NFC').toLowerCase()
  return /[@:]/.test(plain) || DOTTED_DECIMAL.test(plain) ? plain : plain.replace(BETWEEN_DIGITS(), '')
}

function checkAllow(allow: unknown): ReadonlySet<string> {
  if (allow === undefined) return new Set()
  if (!Array.isArray(allow)) throw new TypeError(`"allow" expected an array of strings, got ${typeOf(allow)}`)
  for (const [i, value] of allow.entries()) {
    if (typeof value !== 'string') throw new TypeError(`"allow[${i}]" expected a string, got ${typeOf(value)}`)
    if (value.trim() === '') throw new RangeError(`"allow[${i}]" expected a value, got an empty string`)
  }
  return new Set(allow.map((value: string) => allowKey(value.trim())))
}

function checkChoice(name: string, value: unknown, choices: readonly string[]): void {
  if (value === undefined) return
  if (typeof value !== 'string') throw new TypeError(`"${name}" expected a string, got ${typeOf(value)}`)
  if (!choices.includes(value))
    throw new RangeError(`"${name}" expected ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`)
}

function recordsOf(
  order: Enforcement | undefined,
  withholding: Withholding | undefined,
  contextOf: RecordRules['contextOf'],
  restriction: Restriction | undefined,
): RecordRules | undefined {
  const withholds = Object.values({ ...order?.actions, ...order?.fields }).includes('withhold')
  const isAny = (order?.substitute !== undefined || withholds) && order?.withhold === undefined
  if (!isAny && contextOf === undefined && restriction === undefined) return undefined
  return { substitute: order?.substitute, withholding: withholds ? withholding : undefined, contextOf, restriction }
}

/** True for table formats. */
export function isTable(format: Plan['format']): boolean {
  return format === 'csv' || format === 'tsv'
}

/** True if a text is one of the allowed values. */
export function isAllowedText(plan: Plan, text: string): boolean {
  return plan.allow.has(allowKey(text))
}

/**
 * Checks the options of `createRedactor`.
 *
 * @param block - codes per block; only tests set it
 * @param context - of a call, overriding the options' own
 * @throws TypeError for a wrong type or a contradiction, RangeError for a wrong value
 */
export function makePlan(options: RedactorOptions | unknown = {}, block: number = BLOCK, context?: Context): Plan {
  const asked = ownOf(options, 'options')
  checkNames(asked)
  const keyring = checkKeyring(asked.keyring)
  const order = enforced(asked, { hasKeys: keyring !== undefined }, context)
  // Naming fields implies looking for them, whatever `kinds` says.
  const named = checkKinds(asked.kinds, order !== undefined)
  const isNamed = (asked.fields ?? order?.fields) !== undefined
  const kinds = !isNamed || named.includes('field') ? named : [...named, 'field' as const]
  const ordered = Object.entries(order?.actions ?? {}).filter(([kind]) => (kinds as readonly string[]).includes(kind))
  const given =
    order === undefined
      ? asked
      : dictionary<unknown>([
          ...Object.entries(asked),
          ['actions', actionsBy({ ...order, actions: dictionary(ordered) }, asked.patterns)],
          ['fields', order.fields],
          ['patterns', patternsBy(order, asked.patterns)],
        ])
  checkChoice('format', given.format, ['auto', 'text', 'json', 'yaml', 'csv', 'tsv'])
  checkChoice('country', given.country, ['SE', 'NO'])
  checkChoice('labels', given.labels, ['sv', 'nb', 'en'])
  checkChoice('engine', given.engine, ['auto', 'simd', 'plain'])
  const taken = [...new Set<string>([...RECOGNISERS.map((row) => row.kind), 'field', ...kinds])]
  const recognised = checkCustom(given, taken)
  const finders = checkPatterns(given.patterns, [...taken, ...recognised.map(({ kind }) => kind)])
  const own = [...recognised, ...finders].map(({ kind }) => kind)
  const isYaml = given.format === 'yaml'
  const isJson = isYaml || given.format === 'json' || given.format === undefined
  const format = isJson ? 'auto' : (given.format as Plan['format'])
  const more = kinds.filter(isMoreKind)
  if (own.length + more.length > 0 && isTable(format) && given.engine === 'simd') {
    const name = own.length > 0 ? 'custom' : 'kinds'
    throw new TypeError(`"engine": simd contradicts "${name}" with "format": ${format}, which needs the plain engine`)
  }
  const withholding = order === undefined ? undefined : new Withholding()
  const acts = checkActions(given.actions, kinds, own, keyring, withholding)
  const custom = askedOf({ recognised, finders, kinds: more }, acts)
  const isOwn = given.actions !== undefined && ownOf(given.actions, 'actions').field !== undefined
  const fieldActs: FieldActs = {
    field: isOwn ? acts.field : undefined,
    otherwise: acts.field as Act,
    keyring,
    country: given.country as Country | undefined,
    meanings: order?.meanings,
    holds: order?.holds,
    labels: (given.labels as LabelLanguage | undefined) ?? (order && 'en'),
    kept: order?.kept ?? [],
    ofKinds: more.map(namesOfKind),
    withholding,
    unlisted: order?.unlisted === undefined ? undefined : checkAction(order.unlisted, 'unlisted', keyring),
    categories: order?.categories,
  }
  const contextOf = checkContextFrom(asked.contextFrom, order)
  const { id, version } = (asked.policy ?? {}) as Partial<RedactorPolicy>
  const recognisers = [...RECOGNISERS.filter((row) => runs(row, kinds)), ...(custom?.rows ?? [])]
  return {
    recognisers,
    acts,
    kept: keptRows(recognisers, acts),
    fields: checkFields(given.fields, fieldActs, kinds.includes('field')),
    context: checkContext(given.context),
    custom,
    threshold: checkThreshold(given.minConfidence),
    allow: checkAllow(given.allow),
    country: given.country as Country | undefined,
    block,
    module: checkModule(given.module),
    engine: (given.engine as Plan['engine'] | undefined) ?? 'auto',
    format,
    isYaml,
    said: order && { policy: `${id}/${version}` },
    withhold: order?.withhold,
    records: recordsOf(order, withholding, contextOf, checkRestricted(asked.restricted, keyring)),
  }
}

/** Returns the bits of the rows whose values are kept. */
export function keptRows(rows: readonly { readonly kind: string }[], acts: Plan['acts']): number {
  return rows.slice(0, MOST_KEPT).reduce((bits, { kind }, i) => bits | (acts[kind]?.name === 'keep' ? 1 << i : 0), 0)
}

/**
 * Returns the plan of a call with its own context. The context is data, so nothing is thrown: an invalid one withholds
 * everything.
 *
 * @param own - the plan of the redactor
 */
export function planInCall(options: RedactorOptions, own: Plan, context: Context): Plan {
  try {
    return makePlan(options, own.block, context)
  } catch {
    return { ...own, withhold: { rule: 'context', reason: 'the context of the call cannot be followed' } }
  }
}

/** Options of a call. */
export const CALL = ['at', 'context'] as const
const ELSEWHERE = [...OPTIONS, ...CALL, 'hold', 'encoding', 'onFinding', ...PARTS]

/**
 * Rejects unknown options of a call. A number is ignored: callbacks passed to `map` receive the index as well.
 *
 * @returns the options
 * @throws TypeError for an unknown option
 */
export function checkCall(options: CallOptions | number | undefined, known: readonly string[] = CALL) {
  if (options === undefined || typeof options === 'number') return undefined
  if (typeOf(options) !== 'object') throw new TypeError(`"options" expected an object, got ${typeOf(options)}`)
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue
    // An unknown name may contain anything, so it is not shown.
    const shown = ELSEWHERE.includes(name) ? `"${name}" is not an option of a call` : 'an option of a call is unknown'
    throw new TypeError(`${shown}; known: ${known.join(', ')}`)
  }
  return options
}

/**
 * The same for methods used as hooks: the caller's extra argument is ignored, unless it contains a name of ours.
 *
 * @returns the options, if they are ours
 * @throws TypeError if they are ours but contain something else as well
 */
export function ownCall(options: CallOptions | Beside | undefined): CallOptions | undefined {
  if (typeof options !== 'object' || options === null) return undefined
  return Object.keys(options).some((name) => ELSEWHERE.includes(name)) ? checkCall(options as CallOptions) : undefined
}

/**
 * Returns the reference date and context of a call.
 *
 * @throws TypeError or RangeError if the reference date is not a date or the context is wrong
 */
export function callOf(plan: Plan, options: CallOptions | undefined): Call {
  const today = referenceDate(options)
  const said = ownOption(options, 'context', options?.context)
  return { today, context: said === undefined ? plan.context : mergedContext(plan.context, checkContext(said)) }
}
