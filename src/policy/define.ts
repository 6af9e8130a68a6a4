/** @module Creates policies: from TypeScript, where naming an undeclared purpose does not compile, and from data. */
import { dictionary } from '../input/own-properties'
import { ENFORCE, type Enforces } from '../options/enforce'
import { enforcementOf, tokenLimits } from './actions'
import { checkContext } from './check-context'
import { planOf } from './context-plan'
import { lintNames, lintRules } from './lint'
import { PolicyError, type Problem, problem } from './problem'
import { reachProblems } from './reach'
import { POLICY_SCHEMA } from './schema'
import { checkShape } from './shape'
import { substitutedIn } from './substitute'
import type { Context, Deny, Permit, Policy, Purpose, Recipient, RevealRule } from './types'

/** A non-empty list. */
type Some<T> = readonly [T, ...T[]]

interface Names<P extends string, R extends string> {
  readonly purpose?: Some<P>
  readonly recipient?: Some<R>
}

/** A policy as written in code: rules can only name declared purposes and recipients. */
export interface PolicyOf<P extends string, R extends string>
  extends Omit<Policy, 'purposes' | 'recipients' | 'recipient' | 'rules' | 'reveals'> {
  readonly purposes: { readonly [K in P]: Purpose }
  readonly recipients: { readonly [K in R]: Omit<Recipient, 'purposes'> & { readonly purposes: Some<NoInfer<P>> } }
  readonly recipient?: NoInfer<R>
  readonly rules: ReadonlyArray<
    (Omit<Permit, 'purpose' | 'recipient'> | Omit<Deny, 'purpose' | 'recipient'>) & Names<NoInfer<P>, NoInfer<R>>
  >
  readonly reveals?: ReadonlyArray<Omit<RevealRule, 'purpose'> & { readonly purpose: Some<NoInfer<P>> }>
}

/** The contexts of a policy: its own purposes and recipients. */
export type ContextOf<T> =
  T extends DefinedPolicy<infer P, infer R>
    ? Omit<Context, 'purpose' | 'recipient'> & { readonly purpose: P; readonly recipient?: R }
    : Context

declare const NAMES: unique symbol

/** A policy that remembers the names of its purposes and recipients, for the compiler. */
export interface DefinedPolicy<P extends string, R extends string> extends Policy {
  readonly [NAMES]?: readonly [P, R]
}

/** Checks everything except rules that never act, which has no effect on a loaded policy. */
function loadProblems(value: unknown): readonly Problem[] {
  const problems = checkShape(value, POLICY_SCHEMA)
  if (problems.length > 0) return problems
  return [...lintNames(value as Policy), ...lintRules(value as Policy)]
}

/**
 * Checks a policy: its shape, its references, what it permits, and which rules never act.
 *
 * @param value - anything, as parsed from JSON or YAML
 * @returns problems; a policy with an error does not load
 */
export function checkPolicy(value: unknown): readonly Problem[] {
  try {
    const policy = copied(value) as Policy
    if (checkShape(policy, POLICY_SCHEMA).length > 0 || lintNames(policy).length > 0) return loadProblems(policy)
    return [...lintRules(policy), ...reachProblems(policy)]
  } catch (error) {
    if (error instanceof PolicyError) return error.problems
    throw error
  }
}

/** Deeper than any policy. */
const DEEPEST = 16

/** Returns a frozen copy of own properties, read once: what was checked is what is used. */
function copied(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > DEEPEST) {
    throw new PolicyError([problem('wrong-value', [], 'nested too deeply, or circular', 'write it plainly')])
  }
  if (Array.isArray(value)) return Object.freeze(value.map((item) => copied(item, depth + 1)))
  return Object.freeze(dictionary(Object.entries(value).map(([key, part]) => [key, copied(part, depth + 1)])))
}

/** Returns the enforcement of a policy, which the policy carries along so that the core need not know policies. */
function enforces(policy: Policy): Enforces[typeof ENFORCE] {
  return (context, can, isData) => {
    const known = isData ? (context as Context) : checkContext(context, policy)
    const plan = planOf(policy, known)
    return enforcementOf(plan, tokenLimits(policy, known, can), policy.patterns ?? [], (record, redacted) =>
      substitutedIn(policy, plan, record, redacted),
    )
  }
}

/** Policies returned by {@link asPolicy}. */
const checked = /* @__PURE__ */ new WeakSet<object>()

/**
 * Checks a policy given as data and returns it. A policy that was checked before is returned as the same object.
 *
 * @throws PolicyError, a TypeError, listing every error with its location and remedy
 */
export function asPolicy(value: unknown): Policy {
  if (typeof value === 'object' && value !== null && checked.has(value)) return value as Policy
  const copy = copied(value)
  const problems = loadProblems(copy)
  if (problems.some(({ severity }) => severity === 'error')) throw new PolicyError(problems)
  const policy = dictionary(Object.entries(copy as object)) as unknown as Policy
  Object.defineProperty(policy, ENFORCE, { value: enforces(policy) })
  checked.add(Object.freeze(policy))
  return policy
}

/**
 * Defines a policy in TypeScript. Purposes and recipients are inferred: a rule that names an undeclared one does not
 * compile.
 *
 * @returns the policy, checked and frozen
 * @throws PolicyError, a TypeError, listing every error with its location and remedy
 *
 * @example
 * const policy = definePolicy({
 *   schema: 1, id: 'shop', version: '1', title: 'A shop',
 *   purposes: { support: { title: 'Support', cites: ['Privacy notice, 2'], basis: ['contract'] } },
 *   recipients: {
 *     staff: { title: 'Staff', role: 'controller', purposes: ['support'], region: 'SE', reason: 'ours', cites: ['2'] },
 *   },
 *   regions: { allow: ['EEA'], reason: 'no transfer', cites: ['Privacy notice, 5'] },
 *   rules: [
 *     {
 *       id: 'mail', category: ['user.contact.email'], purpose: ['support'], action: 'keep',
 *       reason: 'to answer', cites: ['Privacy notice, 2'], retention: { period: 'P90D', end: 'delete' },
 *     },
 *   ],
 * })
 */
export function definePolicy<const P extends string, const R extends string>(
  policy: PolicyOf<P, R>,
): DefinedPolicy<P, R> {
  return asPolicy(policy) as DefinedPolicy<P, R>
}
