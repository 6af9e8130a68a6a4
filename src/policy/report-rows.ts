/** @module Decides every case of a purpose, with all facts given, and groups the results into rows. */
import { dayOf } from '../input/day'
import { categoriesOf, isWithin, UNLISTED } from './categories'
import { decide, decideRecord } from './decide'
import { addDuration } from './duration'
import { contextsOf } from './reach'
import type { ReportRow } from './report-types'
import { leavesData } from './strictness'
import { type Together, together } from './together'
import { conditionsOf, reasonOf, retentionOf, toldCategories, toldOf } from './told'
import type { Decision, Policy, PolicyActionName, Rule } from './types'
import type { Words } from './words/en'

/** Categories and recipients that share a decision. */
export type Gathered = Together<Decision>

/** Returns what happens to the categories of a purpose; those treated alike, for the same recipients, share a row. */
export function gather(policy: Policy, purpose: string): Gathered[] {
  const access = Object.entries(policy.recipients).filter(([, { purposes }]) => purposes.includes(purpose))
  const speaks = { purpose: [purpose], recipient: access.map(([id]) => id) }
  const contexts = [...contextsOf(policy, speaks)].map((context) => ({
    context,
    record: decideRecord(policy, context),
  }))
  return together([...categoriesOf(policy), UNLISTED], (category) =>
    contexts.map(({ context, record }) => {
      const outcome = record ?? decide(policy, category, context)
      return { key: `${outcome.rule} ${outcome.name}`, recipient: context.recipient, outcome }
    }),
  )
}

/** Returns the facts that must be given so that no rule denies one of the categories to one of the recipients. */
export function conditionsIn(policy: Policy, purpose: string, gathered: Gathered, words: Words): string[] {
  const { outcome: decision, categories, recipients } = gathered
  if (!leavesData(decision.action)) return []
  const touches = ({ category, recipient }: Rule) =>
    (category?.some((named) => [...categories].some((id) => isWithin(id, named) || isWithin(named, id))) ?? true) &&
    (recipient?.some((id) => recipients.has(id)) ?? true)
  return conditionsOf(policy, { rule: decision.rule, purpose }, touches, words)
}

function rowOf(policy: Policy, purpose: string, gathered: Gathered, at: number, words: Words): ReportRow {
  const { outcome: decision, categories, recipients } = gathered
  const { retention, justification } = decision
  const isOpen = retention !== undefined && retention.from === undefined
  return {
    action: decision.name,
    told: toldOf(decision.action, words),
    categories: toldCategories(categories, [...categoriesOf(policy), UNLISTED], policy, words),
    recipients: [...recipients].sort(),
    conditions: conditionsIn(policy, purpose, gathered, words),
    rule: decision.rule,
    reason: reasonOf(decision, words),
    cites: decision.cites,
    justification: justification && `${words.grounds[justification.ground]}: ${justification.text}`,
    retention: retention && retentionOf(retention, words),
    until: isOpen ? dayOf(addDuration(at, retention.period)) : undefined,
    due: isOpen ? dayOf(addDuration(at, retention.period, -1)) : undefined,
  }
}

/** The most permissive first. */
const ORDER: { readonly [name in PolicyActionName]: number } = {
  keep: 0,
  substitute: 1,
  pseudonymise: 2,
  surrogate: 3,
  generalise: 4,
  partial: 5,
  mask: 6,
  remove: 7,
  withhold: 8,
}

/** Returns the rows of a purpose, the most permissive first. */
export function rowsOf(
  policy: Policy,
  purpose: string,
  gathered: Iterable<Gathered>,
  at: number,
  words: Words,
): ReportRow[] {
  const rows = [...gathered].map((one) => rowOf(policy, purpose, one, at, words))
  return rows
    .filter(({ categories }) => categories.length > 0)
    .sort((a, b) => ORDER[a.action] - ORDER[b.action] || (a.rule < b.rule ? -1 : 1))
}
