/**
 * @module Decides what to do with a category in a context: a pure, total function, independent of the order of rules.
 *
 * 1. An unknown purpose or recipient, a recipient without access for the purpose, a forbidden region, or a deny without
 *    categories: the record is withheld.
 * 2. A deny for the category: the value is removed; the record is withheld if any matching permit would withhold it.
 * 3. The most specific permit acts; among equally specific ones the strictest. If its conditions are not met, the value
 *    is removed, as in 2.
 * 4. No rule: the value is masked (GDPR article 5(1)(c), data minimisation).
 * 5. A record field whose name has no category: as `unlisted` says, else it is masked (article 25(2)).
 */
import { UNLISTED } from './categories'
import {
  compareSpecificity,
  isDeny,
  isPermit,
  matchDeny,
  matchPermit,
  type Question,
  questionOf,
  specificity,
} from './match'
import { isInRegion } from './regions'
import { nameOf, strictness } from './strictness'
import type { Context, Decision, Deny, Permit, Policy, PolicyAction, Sourced } from './types'

/** Names of decisions that no rule of the policy makes. */
export const BUILT_IN = ['default', 'purpose', 'recipient', 'region', 'restricted', 'reveal', 'unlisted'] as const

/** Returns a policy's name for decisions, output and audit lines: nothing that a detector takes for an address. */
export function policyName(policy: Policy): string {
  return `${policy.id}/${policy.version}`
}

type Missing = readonly (keyof Context)[]

/** Creates a decision. */
export function decided(
  policy: Policy,
  category: string,
  action: PolicyAction,
  rule: string,
  source: Sourced,
  missing: Missing = [],
): Decision {
  return {
    name: nameOf(action),
    action,
    rule,
    reason: source.reason,
    cites: source.cites,
    policy: policyName(policy),
    category,
    ...(missing.length > 0 && { missing }),
  }
}

/** Returns the first deny by id, so that the reported one does not depend on the order. */
function firstOf(denies: readonly Deny[]): Deny | undefined {
  return denies.reduce<Deny | undefined>((first, rule) => (!first || rule.id < first.id ? rule : first), undefined)
}

function denyFor(policy: Policy, category: string | undefined, question: Question): Deny | undefined {
  return firstOf(
    policy.rules.filter(isDeny).filter((rule) => matchDeny(rule, category, question).against === undefined),
  )
}

/** The category in decisions about whole records. */
export const RECORD = 'record'

const NO_PURPOSE = {
  reason: 'the call names no purpose that the policy has, and nothing may be handled without one',
  cites: ['GDPR 5(1)(b)'],
}
const NO_RECIPIENT = {
  reason: 'the call names no recipient that the policy has, and nobody else may be given anything',
  cites: ['GDPR 28(3)(a)'],
}

/**
 * Returns what forbids the whole record, if anything does.
 *
 * @returns a decision to withhold, or undefined if values are decided one by one
 */
export function decideRecord(policy: Policy, context: Context): Decision | undefined {
  return recordDecision(policy, questionOf(policy, context))
}

function recordDecision(policy: Policy, question: Question): Decision | undefined {
  const withhold = (rule: string, source: Sourced, missing?: Missing) =>
    decided(policy, RECORD, 'withhold', rule, source, missing)
  const { purpose, recipient, context } = question
  if (purpose === undefined) return withhold('purpose', NO_PURPOSE, context.purpose === undefined ? ['purpose'] : [])
  if (recipient === undefined) {
    return withhold('recipient', NO_RECIPIENT, context.recipient === undefined ? ['recipient'] : [])
  }
  const given = policy.recipients[recipient] as Policy['recipients'][string]
  if (!given.purposes.includes(purpose)) {
    return withhold('recipient', { ...given, reason: `${given.title} has no access for this purpose` })
  }
  const { regions } = policy
  if (!question.regions.every((region) => isInRegion(region, regions.allow))) return withhold('region', regions)
  const deny = denyFor(policy, undefined, question)
  if (deny === undefined) return undefined
  return withhold(deny.id, deny, matchDeny(deny, undefined, question).missing)
}

function fittingPermits(policy: Policy, category: string, question: Question): Permit[] {
  return policy.rules.filter(isPermit).filter((rule) => matchPermit(rule, category, question).against === undefined)
}

function mostSpecific(permits: readonly Permit[], category: string): Permit[] {
  let best: Permit[] = []
  for (const rule of permits) {
    const [known] = best
    const order =
      known === undefined ? 1 : compareSpecificity(specificity(rule, category), specificity(known, category))
    if (order > 0) best = [rule]
    else if (order === 0) best.push(rule)
  }
  return best
}

const UNNAMED = { reason: 'the field is not listed', cites: ['GDPR 25(2)'] }
const UNMATCHED = { reason: 'no rule permits it', cites: ['GDPR 5(1)(c)'] }

/** Returns the decision of a permit: its action, or `denial` if its conditions are not met. */
function decisionOf(
  policy: Policy,
  category: string,
  rule: Permit,
  question: Question,
  denial: PolicyAction,
): Decision {
  const { unmet, missing } = matchPermit(rule, category, question)
  if (unmet.length > 0) {
    const reason = `${rule.reason}; denied, because this is not given: ${unmet.join(', ')}`
    return decided(policy, category, denial, rule.id, { reason, cites: rule.cites }, missing)
  }
  return {
    ...decided(policy, category, rule.action, rule.id, rule),
    ...(rule.justification && { justification: rule.justification }),
    ...(rule.retention && { retention: rule.retention }),
  }
}

function isStricter(a: Decision, b: Decision): boolean {
  const difference = strictness(a.action) - strictness(b.action)
  return difference > 0 || (difference === 0 && a.rule < b.rule)
}

/**
 * Decides what to do with a value of a category.
 *
 * @param policy - checked: see `definePolicy`, `checkPolicy`
 * @param category - a key of `CATEGORIES` or one of the policy's own; unknown categories are masked
 * @returns the action, the rule, its reason and its citations; never throws
 *
 * @example
 * decide(seHealthInsurer, 'user.contact.email', { purpose: 'statistics' }).name   // 'remove'
 */
export function decide(policy: Policy, category: string, context: Context): Decision {
  const question = questionOf(policy, context)
  const record = recordDecision(policy, question)
  if (record !== undefined) return { ...record, category }
  if (category === UNLISTED) return decided(policy, category, policy.unlisted ?? 'mask', 'unlisted', UNNAMED)
  const permits = fittingPermits(policy, category, question)
  // A denial must not be more permissive than any permit that may apply.
  const denial = permits.some(({ action }) => action === 'withhold') ? 'withhold' : 'remove'
  const deny = denyFor(policy, category, question)
  if (deny !== undefined) {
    return decided(policy, category, denial, deny.id, deny, matchDeny(deny, category, question).missing)
  }
  if (permits.length === 0) return decided(policy, category, 'mask', 'default', UNMATCHED)
  const decisions = mostSpecific(permits, category).map((rule) => decisionOf(policy, category, rule, question, denial))
  return decisions.reduce((strictest, decision) => (isStricter(decision, strictest) ? decision : strictest))
}
