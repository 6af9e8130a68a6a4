/**
 * @module The options `policy` and `context`: asks the policy once what is to be done. The core knows no policies; one
 * brings what is needed along.
 */
import type { Withholding } from './act/withhold'
import { isPart, mergedContext, NO_CONTEXT } from './context'
import type { Restriction } from './restriction'
import type { Action, Context, FieldCategory, Kind, Pattern } from './types'

/** What a redactor can do beside masking and generalising; a policy's other actions become masks. */
export interface EnforcementLimits {
  /** Whether there is a key ring for tokens. */
  readonly hasKeys: boolean
}

/**
 * What fields hold: a category, which says how far a value goes in text; several words; or kinds, one of which the value
 * of a format is to be, while in text its recogniser finds it.
 */
export type Meanings = { readonly [name: string]: FieldCategory | 'words' | readonly Kind[] }

/** What becomes of fields of a category, and what they hold. */
export interface Understood {
  readonly action: Action | 'withhold'
  readonly meaning: Meanings[string]
}

/** What a redactor has to do to follow a policy in a context. */
export interface Enforcement {
  readonly actions: { readonly [kind: string]: Action | 'withhold' }
  readonly fields: { readonly [name: string]: Action | 'withhold' }
  /** What the values of {@link fields} are, by name, where that is known. */
  readonly meanings: Meanings
  /** Categories of {@link fields}, by name. */
  readonly holds: { readonly [name: string]: string }
  /** Names of fields that stay; what is found in them goes by its own action. */
  readonly kept: readonly string[]
  /** What becomes of values in records under names that nobody lists; undefined where they stay. */
  readonly unlisted: Action | undefined
  /** What stands for values of a record, where other values of it do; undefined where nothing does. */
  readonly substitute: RecordRules['substitute']
  /** What becomes of fields whose names are understood, by key of what they hold. */
  readonly categories: { readonly [category: string]: Understood }
  /** Kinds that the policy brings. */
  readonly patterns: readonly Pattern[]
  /** Set when every record stays away. */
  readonly withhold: { readonly rule: string; readonly reason: string } | undefined
}

/**
 * Name of the method of a checked policy, which may come from another copy of this package (ESM beside CommonJS). Not
 * part of the public interface.
 */
export const ENFORCE: unique symbol = /* @__PURE__ */ Symbol.for('sladd.enforce/1') as never

/** What a redactor asks of a policy. */
export interface Enforces {
  /**
   * What is to be done in a context.
   *
   * @param isData - the context came with a call: what is wrong with it denies, and nothing is thrown for it
   * @throws TypeError or RangeError for a context that the policy does not know
   */
  [ENFORCE](context: unknown, can: EnforcementLimits, isData: boolean): Enforcement
}

/** What is decided by record: see `engine/records.ts`. */
export interface RecordRules {
  /** What stands for values of the redacted record; the same object when nothing does. */
  readonly substitute: ((record: unknown, redacted: unknown) => unknown) | undefined
  readonly withholding: Withholding | undefined
  /** Whose records are kept back; undefined for nobody's. */
  readonly restriction: Restriction | undefined
  /** What a record says of the context it is to be looked at in. */
  readonly contextOf: ((record: unknown) => Context) | undefined
}

/** Options that a policy decides on in their place. */
const DECIDED = ['actions', 'fields'] as const

function isPolicy(value: unknown): value is Enforces {
  return typeof value === 'object' && value !== null && ENFORCE in value
}

/** Everything stays away: what remains when nobody knows what may stay. */
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
 * What the options order by policy.
 *
 * @param context - of a call; undefined at construction
 * @returns undefined without a policy
 * @throws TypeError for what is no policy, or for options that contradict one; what the policy throws for a context
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
    // What a call leaves open stays as the redactor has it. What may not be a name names nobody.
    const merged = mergedContext((own as Context | undefined) ?? NO_CONTEXT, context)
    for (const name of ['tenant', 'document'] as const) {
      if (merged[name] !== undefined && !isPart(name, merged[name])) return DENIED
    }
    return policy[ENFORCE](merged, can, true)
  } catch {
    return DENIED
  }
}

/** The patterns of the options with those of the policy; what is none is told where it is checked. */
export function patternsBy({ patterns }: Enforcement, given: unknown): unknown {
  if (patterns.length === 0) return given
  return given === undefined ? patterns : Array.isArray(given) ? [...given, ...patterns] : given
}

/**
 * What becomes of kinds by a policy: of those of patterns what it says of their category, else they are masked.
 *
 * @throws RangeError for a category that it does not know
 */
export function actionsBy(order: Enforcement, given: unknown): Enforcement['actions'] {
  const patterns = patternsBy(order, given)
  const actions: { [kind: string]: Action | 'withhold' } = { ...order.actions }
  for (const [i, pattern] of (Array.isArray(patterns) ? (patterns as Partial<Pattern>[]) : []).entries()) {
    const { name, category } = pattern ?? {}
    // A name of ours keeps its action, and is refused.
    if (typeof name !== 'string' || typeof category !== 'string' || Object.hasOwn(actions, name)) continue
    const known = Object.hasOwn(order.categories, category) ? order.categories[category] : undefined
    if (known === undefined && order.withhold === undefined)
      throw new RangeError(`"patterns[${i}].category" names no category of the policy`)
    actions[name] = known?.action ?? 'mask'
  }
  return actions
}
