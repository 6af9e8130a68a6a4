/** @module Describes decisions in words of a language. */
import { categoriesOf, isSensitive, titleOf, topmost, UNLISTED } from './categories'
import { durationParts } from './duration'
import { isDeny } from './match'
import { nameOf, tokenSettings } from './strictness'
import { together } from './together'
import type { Decision, Fact, Policy, PolicyAction, Retention, Rule } from './types'
import { EN, type Words } from './words/en'

/** A category for human readers. */
export interface ToldCategory {
  readonly id: string
  readonly title: string
  readonly sensitive: boolean
}

/** Describes an action: `token within one document`. */
export function toldOf(action: PolicyAction, words: Words = EN): string {
  const name = nameOf(action)
  return name === 'pseudonymise' ? words.tokens[tokenSettings(action).scope] : words.told[name]
}

/** Describes a period: `7 years`, `90 days`. */
export function durationInWords(duration: string, { units }: Words = EN): string {
  const parts = durationParts(duration).map((n, i) => [n, units[2 * i + (n === 1 ? 0 : 1)]] as const)
  return parts
    .filter(([n]) => n > 0)
    .map(([n, unit]) => `${n} ${unit}`)
    .join(' ')
}

/** Describes how long something is kept. */
export function retentionOf({ period, from, end }: Retention, words: Words = EN): string {
  const since = from === undefined ? '' : ` ${words.small.from} ${from}`
  return `${durationInWords(period, words)}${since}, ${words.ends[end]}`
}

/** Returns the reason of a decision: the policy's own words, unless the decision is built in. */
export function reasonOf({ rule, reason }: Decision, words: Words): string {
  return words.reasons[rule as keyof Words['reasons']] ?? reason
}

/** Returns the title of a category, preferably the policy's own. */
export function titleIn(id: string, policy: Policy, words: Words): string {
  if (id === UNLISTED) return words.unlisted
  return policy.categories?.[id]?.title ?? words.titles[id] ?? titleOf(id)
}

/** Describes categories that are treated alike: a category replaces all its parts. */
export function toldCategories(
  categories: ReadonlySet<string>,
  known: readonly string[],
  policy: Policy,
  words: Words = EN,
): ToldCategory[] {
  return topmost(categories, known).map(({ id, isRest }) => {
    const title = titleIn(id, policy, words)
    return { id, title: isRest ? `${title} (${words.rest})` : title, sensitive: isSensitive(id, policy) }
  })
}

/** Returns categories and unlisted fields with their outcomes, grouped by outcome. */
export function toldAlike<T>(
  policy: Policy,
  words: Words,
  of: (category: string) => T,
  keyOf: (outcome: T) => unknown = (outcome) => outcome,
): (readonly [category: ToldCategory, outcome: T])[] {
  const known = [...categoriesOf(policy), UNLISTED]
  const alike = together(known, (id) => {
    const outcome = of(id)
    return [{ key: JSON.stringify(keyOf(outcome)), recipient: '', outcome }]
  })
  return alike
    .flatMap(({ outcome, categories }) =>
      toldCategories(categories, known, policy, words).map((told) => [told, outcome] as const),
    )
    .sort(([a], [b]) => known.indexOf(a.id) - known.indexOf(b.id))
}

function factWord(fact: string, isOpen: boolean, words: Words): string {
  return fact === 'activeCustomer' && !isOpen ? words.facts.noCustomer : words.facts[fact as Fact]
}

/** Describes what must be given so that a rule does not deny; undefined if nothing helps. */
function wayAround(deny: Rule, words: Words): string | undefined {
  const facts = Object.entries(deny.when ?? {})
  if (deny.role !== undefined || deny.region !== undefined || (isDeny(deny) && deny.outside !== undefined)) {
    return `${words.small.notDenied} ${deny.id}`
  }
  if (facts.length === 0) return undefined
  // A deny that requires a customer does not apply to others.
  return facts
    .map(([fact, value]) => factWord(fact, fact !== 'activeCustomer' || !value, words))
    .join(` ${words.small.or} `)
}

/** Describes what must be given for a decision, by its own rule and by those that could deny it. */
export function conditionsOf(
  policy: Policy,
  decided: { readonly rule: string; readonly purpose: string },
  touches: (deny: Rule) => boolean,
  words: Words,
): string[] {
  const own = policy.rules.find(({ id }) => id === decided.rule)
  if (own === undefined || isDeny(own)) return []
  const facts = Object.entries(own.when ?? {}).map(([fact, value]) => factWord(fact, value === true, words))
  const roles = (own.role ?? []).map((role) => `${words.small.role} ${role}`)
  const regions = own.region === undefined ? [] : [`${words.small.in} ${own.region.join(', ')}`]
  const denies = policy.rules
    .filter(isDeny)
    .filter((deny) => (deny.purpose?.includes(decided.purpose) ?? true) && touches(deny))
    .flatMap((deny) => wayAround(deny, words) ?? [])
  return [...new Set([...facts, ...roles, ...regions, ...denies])]
}
