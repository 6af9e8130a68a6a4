/** @module Explains a decision: every rule of the policy, and its outcome. */
import { UNLISTED } from './categories'
import type { PolicyPlan } from './context-plan'
import { decide } from './decide'
import { isDeny, matchDeny, matchPermit, questionOf } from './match'
import { type ToldCategory, toldAlike } from './told'
import type { Context, Decision, Policy, Rule } from './types'
import type { Words } from './words/en'

/** Outcome of one rule. */
export interface RuleTrace {
  readonly rule: string
  readonly effect: 'permit' | 'deny'
  readonly verdict: 'acts' | 'another goes before it' | 'other category' | 'does not fit' | 'asks for what is not given'
  /** What rules it out, or was not stated. */
  readonly because: readonly string[]
}

/** A decision with all rules that were considered. */
export interface Explanation {
  readonly decision: Decision
  readonly rules: readonly RuleTrace[]
}

function traceOf(policy: Policy, rule: Rule, category: string, context: Context, decision: Decision): RuleTrace {
  const question = questionOf(policy, context)
  const effect: RuleTrace['effect'] = isDeny(rule) ? 'deny' : 'permit'
  const match = isDeny(rule)
    ? matchDeny(rule, rule.category === undefined ? undefined : category, question)
    : matchPermit(rule, category, question)
  const told = (verdict: RuleTrace['verdict'], because: readonly string[] = []) => ({
    rule: rule.id,
    effect,
    verdict,
    because,
  })
  if (match.against === 'category') return told('other category')
  if (match.against !== undefined) return told('does not fit', [match.against])
  if (rule.id === decision.rule) return told('acts', match.missing)
  if (match.unmet.length > 0) return told('asks for what is not given', match.unmet)
  return told('another goes before it', [decision.rule])
}

/**
 * Explains what happens to a category in a context.
 *
 * @returns the decision of {@link decide}, and the outcome of every rule, in the order of the policy
 */
export function explainPolicy(policy: Policy, category: string, context: Context): Explanation {
  const decision = decide(policy, category, context)
  return { decision, rules: policy.rules.map((rule) => traceOf(policy, rule, category, context, decision)) }
}

/**
 * Returns what a plan does with each category, by key. A category represents all its parts if they are treated alike;
 * otherwise its row means values without a more specific category.
 */
export function planRows(
  policy: Policy,
  plan: PolicyPlan,
  words: Words,
): (readonly [category: ToldCategory, decision: Decision])[] {
  const decisionOn = (id: string) => (id === UNLISTED ? plan.unlisted : (plan.categories[id] as Decision))
  return toldAlike(policy, words, decisionOn, ({ action, rule, reason }) => [action, rule, reason])
}
