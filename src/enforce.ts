/**
 * @module The options `policy` and `context`: asks the policy once what is to be done. The core knows no policies; one
 * brings what is needed along.
 */
import type { Actions, RedactorOptions } from './types'

/** What a call says of itself. What a policy needs and does not get denies. */
export interface Context {
  readonly tenant?: string
  readonly purpose?: string
  /** The document that tokens of the scope `document` are for. */
  readonly document?: string
  readonly recipient?: string
  /** Country (ISO 3166-1 alpha-2) where the output goes, when it is not where the recipient is. */
  readonly region?: string
  /** Role of whoever asks. */
  readonly role?: string
  /** Case that it is done for. */
  readonly case?: string
  /** Whether the person consented to this purpose and recipient. */
  readonly consent?: boolean
  readonly activeCustomer?: boolean
  readonly optOut?: boolean
}

/** What a redactor can do beside masking; a policy's other actions become masks. */
export interface EnforcementLimits {
  readonly tokens: boolean
  readonly generalise: boolean
}

/** What a redactor has to do to follow a policy in a context. */
export interface Enforcement {
  readonly actions: Actions
  readonly fields: NonNullable<RedactorOptions['fields']>
  /** Set when every record stays away. */
  readonly withhold: { readonly rule: string; readonly reason: string } | undefined
}

/** A checked policy, as `definePolicy` and `asPolicy` of `sladd/policy` and `loadPolicy` of `sladd/policy-file` give it. */
export interface RedactorPolicy {
  readonly id: string
  readonly version: string
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

/** Options that a policy decides on in their place. */
const DECIDED = ['kinds', 'actions', 'fields'] as const

function isPolicy(value: unknown): value is Enforces {
  return typeof value === 'object' && value !== null && ENFORCE in value
}

/** Everything stays away: what remains when nobody knows what may stay. */
const DENIED: Enforcement = {
  actions: {},
  fields: {},
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
    // What a call leaves open stays as the redactor has it.
    const told = Object.entries(context).filter(([, value]) => value !== undefined)
    return policy[ENFORCE]({ ...(own as Context | undefined), ...Object.fromEntries(told) }, can, true)
  } catch {
    return DENIED
  }
}
