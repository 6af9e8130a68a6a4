/**
 * @module The options `policy` and `context`: asks the policy once what to do. The core knows nothing about policies; a
 * policy brings what it needs.
 */
import type { Withholding } from '../act/withhold'
import type { Action, Context, FieldCategory, Kind, Pattern } from '../types'
import { isPart, mergedContext, NO_CONTEXT } from './context'
import type { Restriction } from './restriction'

/** What a redactor can do in addition to masking and generalising; other actions of a policy become masks. */
export interface EnforcementLimits {
  /** True if there is a key ring for tokens. */
  readonly hasKeys: boolean
}

/**
 * What fields contain: a category, which says how far a value extends in text; several words; or kinds. In a format,
 * the value is expected to be of one of those kinds; in plain text, their recognisers find it.
 */
export type Meanings = { readonly [name: string]: FieldCategory | 'words' | readonly Kind[] }

/** What to do with fields of a category, and what they contain. */
export interface Understood {
  readonly action: Action | 'withhold'
  readonly meaning: Meanings[string]
}

/** What a redactor must do to follow a policy in a context. */
export interface Enforcement {
  readonly actions: { readonly [kind: string]: Action | 'withhold' }
  readonly fields: { readonly [name: string]: Action | 'withhold' }
  /** What the values of {@link fields} are, by name, if known. */
  readonly meanings: Meanings
  /** Categories of {@link fields}, by name. */
  readonly holds: { readonly [name: string]: string }
  /** Names of fields that are kept; findings in them are treated by their own actions. */
  readonly kept: readonly string[]
  /** What to do with record values under names that are not listed; undefined to keep them. */
  readonly unlisted: Action | undefined
  /** Replaces values of a record, where other values of it require that; undefined if nothing does. */
  readonly substitute: RecordRules['substitute']
  /** What to do with fields whose names are understood, by category key. */
  readonly categories: { readonly [category: string]: Understood }
  /** Kinds that the policy adds. */
  readonly patterns: readonly Pattern[]
  /** Set if every record is withheld. */
  readonly withhold: { readonly rule: string; readonly reason: string } | undefined
}

/**
 * Method name of a checked policy, which may come from another copy of this package (ESM and CommonJS side by side).
 * Not part of the public interface.
 */
export const ENFORCE: unique symbol = /* @__PURE__ */ Symbol.for('sladd.enforce/1') as never

/** What a redactor needs from a policy. */
export interface Enforces {
  /**
   * Returns what to do in a context.
   *
   * @param isData - the context came with a call: an invalid one denies, and nothing is thrown
   * @throws TypeError or RangeError for a context that the policy does not know
   */
  [ENFORCE](context: unknown, can: EnforcementLimits, isData: boolean): Enforcement
}

/** What is decided per record: see `engine/records.ts`. */
export interface RecordRules {
  /** Replaces values of the redacted record; returns the same object if it changed nothing. */
  readonly substitute: ((record: unknown, redacted: unknown) => unknown) | undefined
  readonly withholding: Withholding | undefined
  /** Whose records are withheld; undefined for nobody's. */
  readonly restriction: Restriction | undefined
  /** Reads the context that a record states about itself. */
  readonly contextOf: ((record: unknown) => Context) | undefined
}

/** Options that a policy replaces. */
const DECIDED = ['actions', 'fields'] as const

function isPolicy(value: unknown): value is Enforces {
  return typeof value === 'object' && value !== null && ENFORCE in value
}

/** Withholds everything: used when it is unknown what may be kept. */
const DENIED: Enforcement = {
  actions: {},
  fields: {},
  meanings: {},
  holds: {},
  kept: [],
  unlisted: undefined,
  substitute: undefined,
  categories: {},
  patterns: [],
  withhold: { rule: 'context', reason: 'the context of the call cannot be followed' },
}

/**
 * Returns what a policy requires under these options.
 *
 * @param context - of a call; undefined at construction
 * @returns undefined without a policy
 * @throws TypeError if `policy` is not a policy, or if other options contradict it; whatever the policy throws for a
 * context
 */
export function enforced(
  given: { readonly [name: string]: unknown },
  can: EnforcementLimits,
  context?: Context,
): Enforcement | undefined {
  const { policy } = given
  if (policy === undefined) return undefined
  if (!isPolicy(policy))
    throw new TypeError('"policy" expected a policy of sladd/policy: see definePolicy and asPolicy')
  for (const name of DECIDED) {
    if (given[name] !== undefined) throw new TypeError(`"${name}" contradicts "policy", which decides`)
  }
  const own = given.context
  if (context === undefined) return policy[ENFORCE](own, can, false)
  try {
    // The redactor's context fills in what a call leaves out. An invalid name identifies nobody.
    const merged = mergedContext((own as Context | undefined) ?? NO_CONTEXT, context)
    for (const name of ['tenant', 'document'] as const) {
      if (merged[name] !== undefined && !isPart(name, merged[name])) return DENIED
    }
    return policy[ENFORCE](merged, can, true)
  } catch {
    return DENIED
  }
}

/** Adds the policy's patterns to those of the options; invalid ones are reported where patterns are checked. */
export function patternsBy({ patterns }: Enforcement, given: unknown): unknown {
  if (patterns.length === 0) return given
  return given === undefined ? patterns : Array.isArray(given) ? [...given, ...patterns] : given
}

/**
 * Returns the action for each kind under a policy. Patterns get the action of their category, otherwise a mask.
 *
 * @throws RangeError for a category that it does not know
 */
export function actionsBy(order: Enforcement, given: unknown): Enforcement['actions'] {
  const patterns = patternsBy(order, given)
  const actions: { [kind: string]: Action | 'withhold' } = { ...order.actions }
  for (const [i, pattern] of (Array.isArray(patterns) ? (patterns as Partial<Pattern>[]) : []).entries()) {
    const { name, category } = pattern ?? {}
    // A built-in name keeps its action here; using it for a pattern is rejected later.
    if (typeof name !== 'string' || typeof category !== 'string' || Object.hasOwn(actions, name)) continue
    const known = Object.hasOwn(order.categories, category) ? order.categories[category] : undefined
    if (known === undefined && order.withhold === undefined)
      throw new RangeError(`"patterns[${i}].category" names no category of the policy`)
    actions[name] = known?.action ?? 'mask'
  }
  return actions
}
