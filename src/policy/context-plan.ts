/**
 * @module Combines a policy and a context into a plan: what to do with each kind and each field. The redactor follows
 * the plan, and consults no policy while it processes text.
 */
import { dictionary } from '../input/own-properties'
import { ownParts } from '../options/context'
import type { DetectedKind } from '../types'
import { CATEGORY_OF_KIND, categoriesOf, isWithin, UNLISTED } from './categories'
import { decide, decideRecord, policyName } from './decide'
import type { Context, Decision, Policy } from './types'

/** All decisions of a policy in a context. Every decision has a rule. */
export interface PolicyPlan {
  /** `id/version`, for output and audit. */
  readonly policy: string
  readonly purpose: string | undefined
  /** Set if every record is withheld. */
  readonly withhold: Decision | undefined
  readonly kinds: { readonly [K in DetectedKind]: Decision }
  /** By category, for all categories of the policy. */
  readonly categories: { readonly [category: string]: Decision }
  /** By name of a field or label, as spelt in the policy. */
  readonly fields: { readonly [name: string]: Decision }
  /** For fields of records that the policy does not list and that are not technical names. */
  readonly unlisted: Decision
}

/**
 * Makes all decisions of a policy in a context. Never throws; what the context lacks denies.
 *
 * @example
 * planOf(seHealthInsurer, { purpose: 'security' }).kinds.ip.name   // 'pseudonymise'
 */
export function planOf(policy: Policy, context: Context): PolicyPlan {
  const categories = dictionary(
    categoriesOf(policy).map((category) => [category, decide(policy, category, context)] as const),
  )
  const at = (category: string) => categories[category] as Decision
  const kinds = Object.fromEntries(Object.entries(CATEGORY_OF_KIND).map(([kind, category]) => [kind, at(category)]))
  return {
    policy: policyName(policy),
    purpose: ownParts(context).purpose,
    withhold: decideRecord(policy, context),
    kinds: kinds as PolicyPlan['kinds'],
    categories,
    unlisted: decide(policy, UNLISTED, context),
    fields: dictionary(Object.entries(policy.fields ?? {}).map(([name, category]) => [name, at(category)])),
  }
}

/**
 * Finds the substitute for a value: the first of the named categories that the record has a value of and that is not
 * left out of the output. It is written as the policy requires for that category, never in clear text unless the policy
 * keeps it. Without a substitute the value becomes a token.
 *
 * @param decision - a decision whose action is `substitute`
 * @param present - categories that the record has a value of
 * @returns the decision to follow, and the category whose value to apply it to
 */
export function substituteOf(
  plan: Pick<PolicyPlan, 'categories'>,
  decision: Decision,
  present: readonly string[],
): { readonly category: string; readonly decision: Decision } {
  const { action } = decision
  const named = typeof action === 'object' && 'substitute' in action ? action.substitute : []
  for (const wanted of named) {
    for (const category of present.filter((held) => isWithin(held, wanted))) {
      const instead = plan.categories[category]
      if (instead === undefined) continue
      if (!['remove', 'withhold', 'substitute'].includes(instead.name)) return { category, decision: instead }
    }
  }
  return { category: decision.category, decision: { ...decision, action: 'pseudonymise', name: 'pseudonymise' } }
}
