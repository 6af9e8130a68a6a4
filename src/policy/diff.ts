/**
 * @module Compares two versions of a policy by their decisions: each purpose, recipient and category is decided by
 * both, with every combination of the facts and roles that a rule of either requires.
 */
import { categoriesOf, UNLISTED } from './categories'
import { decide, policyName } from './decide'
import { changesOf, type ListChanges, NAMED_LISTS, type PartChange, type PartsChanged } from './diff-parts'
import { FACT_NOUNS, FACTS, OPENS, openContext } from './facts'
import { leavesData, strictness } from './strictness'
import { type Together, together } from './together'
import { retentionOf, type ToldCategory, toldCategories, toldOf } from './told'
import type { Context, Decision, Fact, Policy, PolicyActionName } from './types'

/** What a policy does with a category. */
export interface Outcome {
  readonly action: PolicyActionName
  /** The action in words, with its settings if it has any: `token for this purpose {"epoch":"day"}`. */
  readonly told: string
  readonly rule: string
  readonly retention: string | undefined
}

/** Categories that are now treated differently. */
export interface DecisionChange {
  readonly purpose: string
  readonly title: string
  readonly recipients: readonly string[]
  readonly categories: readonly ToldCategory[]
  /** Conditions of the change: `without consent`, `role case-handler`. None: it always holds. */
  readonly when: readonly string[]
  readonly before: Outcome
  readonly after: Outcome
  /** Whether more or less is let through than before; `equal` if only the period changed. */
  readonly through: 'more' | 'less' | 'equal'
}

/** What changed. */
export interface PolicyDiff extends ListChanges {
  readonly before: string
  readonly after: string
  /** Whether nothing but the version changed. */
  readonly isSame: boolean
  /** Changes that let more through come first. */
  readonly decisions: readonly DecisionChange[]
  /** Regions, the title, the treatment of unlisted fields. */
  readonly others: readonly PartChange[]
}

interface Asked {
  readonly context: Context
  readonly when: readonly string[]
}

/** Describes a fact whose answer does not permit more. */
function closedWords(fact: Fact): string {
  return OPENS[fact] === false ? `with ${FACT_NOUNS[fact]}` : `without ${FACT_NOUNS[fact]}`
}

/** Returns the contexts in which rules of either policy may decide differently, the most permissive first. */
function contextsOf(policies: readonly Policy[], purpose: string): Asked[] {
  const rules = policies.flatMap((policy) => policy.rules).filter((rule) => rule.purpose?.includes(purpose) ?? true)
  const facts = FACTS.filter((fact) => rules.some(({ when }) => when?.[fact] !== undefined))
  const roles = [undefined, ...new Set(rules.flatMap(({ role }) => role ?? []))]
  const closed: Fact[][] = [[]]
  for (const fact of facts) closed.push(...closed.map((set) => [...set, fact]))
  const asked = closed.flatMap((set) =>
    roles.map((role) => ({
      context: {
        ...openContext({
          activeCustomer: true,
          ...Object.fromEntries(set.map((fact) => [fact, !(OPENS[fact] ?? true)])),
        }),
        ...{ purpose, role: role ?? 'other' },
      },
      when: [...set.map(closedWords), ...(role === undefined ? [] : [`role ${role}`])],
    })),
  )
  return asked.sort((a, b) => a.when.length - b.when.length)
}

function outcomeOf({ name, action, rule, retention }: Decision): Outcome {
  // The difference may be only a setting.
  const settings = typeof action === 'string' ? '' : ` ${JSON.stringify(Object.values(action)[0])}`
  return { action: name, told: `${toldOf(action)}${settings}`, rule, retention: retention && retentionOf(retention) }
}

function effectOf({ action, retention }: Decision): string {
  return JSON.stringify([action, retention])
}

/** True if neither decision releases data, and one of them only because it does not know the purpose or recipient. */
function isMoot(before: Decision, after: Decision): boolean {
  const isUnknown = [before, after].some(({ rule }) => rule === 'purpose' || rule === 'recipient')
  return isUnknown && !leavesData(before.action) && !leavesData(after.action)
}

function throughOf(before: Decision, after: Decision): DecisionChange['through'] {
  const difference = strictness(after.action) - strictness(before.action)
  return difference === 0 ? 'equal' : difference < 0 ? 'more' : 'less'
}

interface Change {
  readonly key: string
  readonly when: readonly string[]
  readonly before: Decision
  readonly after: Decision
}

/** Returns the changes for a category and recipient; those implied by a change with fewer conditions are left out. */
function changesFor(policies: readonly [Policy, Policy], asked: readonly Asked[], category: string): Change[] {
  const changes: Change[] = []
  for (const { context, when } of asked) {
    const [before, after] = policies.map((policy) => decide(policy, category, context)) as [Decision, Decision]
    const effect = `${effectOf(before)} ${effectOf(after)}`
    if (effectOf(before) === effectOf(after) || isMoot(before, after)) continue
    if (changes.some((known) => known.key.startsWith(effect) && known.when.every((part) => when.includes(part))))
      continue
    changes.push({ key: `${effect} ${when.join()} ${before.rule} ${after.rule}`, when, before, after })
  }
  return changes
}

/** Returns the recipients that have access for a purpose in either policy. */
function recipientsFor(policies: readonly Policy[], purpose: string): string[] {
  const all = policies.flatMap(({ recipients }) => Object.entries(recipients))
  return [...new Set(all.filter(([, { purposes }]) => purposes.includes(purpose)).map(([id]) => id))].sort()
}

function decisionsFor(policies: readonly [Policy, Policy], purpose: string): DecisionChange[] {
  const known = [...new Set([...policies.flatMap(categoriesOf), UNLISTED])].sort()
  const recipients = recipientsFor(policies, purpose)
  const contexts = contextsOf(policies, purpose)
  const groups = together(known, (category) =>
    recipients.flatMap((recipient) => {
      const asked = contexts.map(({ context, when }) => ({ context: { ...context, recipient }, when }))
      return changesFor(policies, asked, category).map((outcome) => ({ key: outcome.key, recipient, outcome }))
    }),
  )
  const changes = groups.map((group) => changeOf(policies, purpose, known, group))
  return changes.filter(({ categories }) => categories.length > 0)
}

function changeOf(
  [old, current]: readonly [Policy, Policy],
  purpose: string,
  known: readonly string[],
  { outcome: { before, after, when }, recipients, categories }: Together<Change>,
): DecisionChange {
  const both = { ...current, categories: { ...old.categories, ...current.categories } }
  return {
    ...{ purpose, recipients: [...recipients], when },
    title: (current.purposes[purpose] ?? old.purposes[purpose])?.title ?? purpose,
    categories: toldCategories(categories, known, both),
    ...{ before: outcomeOf(before), after: outcomeOf(after), through: throughOf(before, after) },
  }
}

const ORDER: readonly DecisionChange['through'][] = ['more', 'equal', 'less']

/**
 * Compares two policies, usually two versions of one.
 *
 * Regions that a call may name are not tried; changed rules about them are listed like any other.
 *
 * @returns what changed, in decisions and in the policies' text; nothing if they are equal apart from the version
 *
 * @example
 * diffPolicies(seHealthInsurer, seHealthInsurer).isSame   // true
 */
export function diffPolicies(before: Policy, after: Policy): PolicyDiff {
  const both = [before, after] as const
  const purposes = [...new Set(both.flatMap((policy) => Object.keys(policy.purposes)))]
  const decisions = purposes.flatMap((purpose) => decisionsFor(both, purpose))
  const parts = changesOf(before, after)
  const isEmpty = ({ added, removed, changed }: PartsChanged) => added.length + removed.length + changed.length === 0
  const isSame = NAMED_LISTS.every(([list]) => isEmpty(parts[list])) && parts.others.length === 0
  return {
    ...{ before: policyName(before), after: policyName(after), isSame },
    decisions: decisions.sort((a, b) => ORDER.indexOf(a.through) - ORDER.indexOf(b.through)),
    ...parts,
  }
}
