/**
 * @module Matches rules against a question, and compares how specific they are. A fact that a context does not state is
 * neither yes nor no: a deny treats it as yes; a permit is chosen as if it were yes, and then denies.
 */
import { isPart, ownParts, PARTS } from '../options/context'
import { isWithin } from './categories'
import { FACTS, factIn, isUnsaid } from './facts'
import { isInRegion, touchesRegion } from './regions'
import type { Context, Deny, Fact, Permit, Policy, Rule } from './types'

/** A context with what the policy adds to it. */
export interface Question {
  readonly purpose: string | undefined
  /** The context's, or the policy's own. */
  readonly recipient: string | undefined
  /** Where the recipient is, and where the output goes. All must be allowed. */
  readonly regions: readonly string[]
  readonly context: Context
}

/** Why a rule does not match; facts are conditions that a permit requires. */
type Mismatch = 'category' | 'purpose' | 'recipient' | 'region' | 'role' | Fact

/** How a rule matches. */
interface Match {
  /** Why it does not match; undefined if it does. */
  readonly against: Mismatch | undefined
  /** Conditions of a matching permit that are not met. */
  readonly unmet: readonly (Fact | 'role')[]
  /** Those of {@link unmet} that the context does not state. */
  readonly missing: readonly (Fact | 'role')[]
}

const FITS: Match = { against: undefined, unmet: [], missing: [] }

function no(against: Mismatch): Match {
  return { ...FITS, against }
}

/** Drops invalid parts of a context: a fact that is not a boolean, or a name that is not a string, is unknown. */
function believable(given: Context): Context {
  const context: { [key: string]: unknown } = Object.create(null)
  for (const name of PARTS) {
    if (given[name] !== undefined && isPart(name, given[name])) context[name] = given[name]
  }
  // An unreadable region counts as forbidden.
  if (given.region !== undefined && context.region === undefined) context.region = ''
  return context
}

/** Reads a context against a policy. */
export function questionOf(policy: Policy, asked: Context): Question {
  const given = ownParts(asked)
  const context = believable(given)
  const { purpose } = context
  // An unreadable recipient counts as none, not as the policy's own.
  const recipient = given.recipient === undefined ? policy.recipient : context.recipient
  const known = recipient !== undefined && Object.hasOwn(policy.recipients, recipient)
  const regions = [
    ...(known ? [(policy.recipients[recipient] as { region: string }).region] : []),
    ...(context.region === undefined ? [] : [context.region]),
  ]
  return {
    purpose: purpose !== undefined && Object.hasOwn(policy.purposes, purpose) ? purpose : undefined,
    recipient: known ? recipient : undefined,
    regions,
    context,
  }
}

function names(list: readonly string[] | undefined, name: string | undefined): boolean {
  return list === undefined || (name !== undefined && list.includes(name))
}

/** Matches a permit against a category. */
export function matchPermit(rule: Permit, category: string, question: Question): Match {
  if (!rule.category.some((above) => isWithin(category, above))) return no('category')
  if (!names(rule.purpose, question.purpose)) return no('purpose')
  if (!names(rule.recipient, question.recipient)) return no('recipient')
  const { region, role } = rule
  if (region !== undefined && !question.regions.every((place) => isInRegion(place, region))) return no('region')
  const unmet: (Fact | 'role')[] = []
  const missing: (Fact | 'role')[] = []
  if (role !== undefined && question.context.role === undefined) {
    unmet.push('role')
    missing.push('role')
  } else if (!names(role, question.context.role)) return no('role')
  for (const fact of FACTS) {
    const wanted = rule.when?.[fact]
    const given = factIn(question.context, fact)
    if (wanted === undefined || given === wanted) continue
    // For non-customers the permit simply does not apply; a missing consent denies.
    if (fact === 'activeCustomer' && given !== undefined) return no(fact)
    unmet.push(fact)
    if (isUnsaid(question.context, fact)) missing.push(fact)
  }
  return { against: undefined, unmet, missing }
}

/** Matches a deny; `category` is undefined for the whole record. Unknown facts match. */
export function matchDeny(rule: Deny, category: string | undefined, question: Question): Match {
  if ((rule.category === undefined) !== (category === undefined)) return no('category')
  if (category !== undefined) {
    // A value of a category may contain what lies below it.
    const touches = (named: string) => isWithin(category, named) || isWithin(named, category)
    if (!(rule.category ?? []).some(touches)) return no('category')
  }
  const { context, regions } = question
  const open = (list: readonly string[] | undefined, name: string | undefined) =>
    name === undefined || names(list, name)
  if (!open(rule.purpose, question.purpose)) return no('purpose')
  if (!open(rule.recipient, question.recipient)) return no('recipient')
  const { region, outside } = rule
  if (region !== undefined && !regions.some((place) => touchesRegion(place, region))) return no('region')
  if (outside !== undefined && regions.every((place) => isInRegion(place, outside))) return no('region')
  if (!open(rule.role, context.role)) return no('role')
  const missing: (Fact | 'role')[] = rule.role !== undefined && context.role === undefined ? ['role'] : []
  for (const fact of FACTS) {
    const wanted = rule.when?.[fact]
    const given = factIn(context, fact)
    if (wanted === undefined || (given === wanted && !isUnsaid(context, fact))) continue
    if (given !== undefined && given !== wanted) return no(fact)
    missing.push(fact)
  }
  return { against: undefined, unmet: [], missing }
}

export function isDeny(rule: Rule): rule is Deny {
  return rule.effect === 'deny'
}

export function isPermit(rule: Rule): rule is Permit {
  return !isDeny(rule)
}

/**
 * Returns how specific a permit is for a category: numbers to compare from left to right. The deeper category comes
 * first, then recipient, purpose, role, region, and required facts.
 */
export function specificity(rule: Permit, category: string): readonly number[] {
  const depths = rule.category.filter((above) => isWithin(category, above)).map((above) => above.split('.').length)
  const named = (list: readonly string[] | undefined) => (list === undefined ? 0 : 1)
  return [
    Math.max(0, ...depths),
    named(rule.recipient),
    named(rule.purpose),
    named(rule.role),
    named(rule.region),
    Object.keys(rule.when ?? {}).length,
  ]
}

/** Negative if `a` is less specific than `b`. */
export function compareSpecificity(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] as number)
    if (difference !== 0) return difference
  }
  return 0
}
