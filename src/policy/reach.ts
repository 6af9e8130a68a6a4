/**
 * @module Finds rules that never act. A policy is small, so every case of a rule is decided until the rule acts in one.
 */
import { categoriesOf, isWithin } from './categories'
import { decide, decideRecord } from './decide'
import { openContext } from './facts'
import { isDeny, isPermit, matchDeny, matchPermit, questionOf } from './match'
import { type Problem, problem } from './problem'
import type { Context, Deny, Permit, Policy, Rule } from './types'

/** A role that the policy does not name. */
const NOBODY = 'other'

function rolesOf(policy: Policy): string[] {
  return [...new Set([NOBODY, ...policy.rules.flatMap((rule) => rule.role ?? [])])]
}

/** Yields the contexts that a rule covers, with the most permissive facts. */
export function* contextsOf(
  policy: Policy,
  rule: Partial<Omit<Deny, 'effect'>>,
): Generator<Context & { readonly recipient: string }> {
  const regions = rule.region ?? (rule.outside === undefined ? [] : policy.regions.allow)
  const places: (string | undefined)[] = [undefined, ...regions]
  const customers = rule.when?.activeCustomer === undefined ? [true, false] : [rule.when.activeCustomer]
  for (const purpose of rule.purpose ?? Object.keys(policy.purposes)) {
    for (const recipient of rule.recipient ?? Object.keys(policy.recipients)) {
      for (const role of rule.role ?? rolesOf(policy)) {
        for (const region of places) {
          for (const activeCustomer of customers) {
            const facts = openContext({ ...rule.when, activeCustomer })
            yield { purpose, recipient, role, ...(region !== undefined && { region }), ...facts }
          }
        }
      }
    }
  }
}

function fits(policy: Policy, rule: Rule, category: string | undefined, context: Context): boolean {
  const question = questionOf(policy, context)
  if (isDeny(rule)) return matchDeny(rule, category, question).against === undefined
  return category !== undefined && matchPermit(rule, category, question).against === undefined
}

/** Returns the rules that act instead of a rule in the cases it covers; undefined if it acts in one of them. */
function othersInstead(policy: Policy, rule: Rule): ReadonlySet<string> | undefined {
  const others = new Set<string>()
  const named = rule.category ?? []
  const categories =
    rule.category === undefined
      ? [undefined]
      : categoriesOf(policy).filter((category) => named.some((above) => isWithin(category, above)))
  for (const context of contextsOf(policy, rule)) {
    for (const category of categories) {
      if (!fits(policy, rule, category, context)) continue
      const decision = category === undefined ? decideRecord(policy, context) : decide(policy, category, context)
      if (decision?.rule === rule.id) return undefined
      if (decision !== undefined) others.add(decision.rule)
    }
  }
  return others
}

/** Returns permits with a retention period that act on a category for a purpose, in some case that they cover. */
export function periodsOf(policy: Policy, category: string, purpose: string): Permit[] {
  const speaksOf = ({ purpose: purposes, category: named, retention }: Permit) =>
    retention !== undefined && (purposes?.includes(purpose) ?? true) && named.some((above) => isWithin(category, above))
  return policy.rules
    .filter(isPermit)
    .filter(speaksOf)
    .filter((rule) => {
      for (const context of contextsOf(policy, { ...rule, purpose: [purpose] })) {
        if (decide(policy, category, context).rule === rule.id) return true
      }
      return false
    })
}

/** Returns rules that never act, as warnings. */
export function reachProblems(policy: Policy): Problem[] {
  return policy.rules.flatMap((rule, i) => {
    const others = othersInstead(policy, rule)
    if (others === undefined) return []
    const names = [...others].sort()
    const isShadowed = names.some((id) => policy.rules.some((other) => other.id === id && !isDeny(other)))
    const [code, message] = isShadowed
      ? (['rule-shadowed', `it never acts: ${names.join(', ')} always goes before it`] as const)
      : (['rule-unreachable', `it never acts: ${names.join(', ') || 'no case'} stops everything it speaks of`] as const)
    const remedy = 'take it out, make it more specific, or narrow what stands before it'
    return [problem(code, ['rules', i], message, remedy, 'warning')]
  })
}
