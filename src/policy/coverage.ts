/**
 * @module Applies a policy to the field names of real data: how each name is understood, what happens to it for each
 * purpose, and which ones are not listed.
 */
import { nearName } from '../names/near'
import type { SampleName } from '../names/sample'
import { type PolicyPlan, planOf } from './context-plan'
import { policyName } from './decide'
import { type KnownAs, type Taken, takenFor } from './field-category'
import type { Context, Policy, PolicyActionName } from './types'

/** What happens to a field for a purpose, and by which rule. */
export interface CoverageAction {
  readonly action: PolicyActionName
  /** The rule's id; or `secret`, `technical` or a built-in rule of a decision. */
  readonly rule: string
}

/** A field name in the data. */
export interface CoverageRow extends SampleName {
  /** How it is known, by itself or by its parents. */
  readonly as: KnownAs
  /** What it contains; null for technical fields, and where it is unknown. */
  readonly category: string | null
  readonly becomes: { readonly [purpose: string]: CoverageAction }
  /** What an unknown field may contain, because a word of the table is similar. A guess without effect. */
  readonly near?: string
}

/** A policy compared with the field names of data. */
export interface Coverage {
  /** `id/version`. */
  readonly policy: string
  readonly purposes: readonly string[]
  readonly rows: readonly CoverageRow[]
  /** Number of unlisted rows. */
  readonly unlisted: number
}

/** How a redactor treats a name. */
interface Said extends Taken, CoverageAction {}

/** Returns the decision for a name by itself. */
function saidOf(taken: Taken, plan: PolicyPlan): Said {
  const { as, category } = taken
  if (plan.withhold !== undefined) return { ...taken, action: 'withhold', rule: plan.withhold.rule }
  if (as === 'secret') return { ...taken, action: 'remove', rule: as }
  if (as === 'technical') return { ...taken, action: 'keep', rule: as }
  const decision = as === 'unlisted' ? plan.unlisted : plan.categories[category ?? '']
  return { ...taken, action: decision?.name ?? 'mask', rule: decision?.rule ?? 'default' }
}

/** True for decisions that give way to those of surrounding names: see `formats/state.ts`. */
const yields = ({ as, action }: Said) =>
  as === 'technical' || as === 'unlisted' || (as === 'understood' && action === 'keep')

/** Returns which of two nested names decides: the inner one, unless it is less strict than the outer one. */
function holding(outer: Said, inner: Said): Said {
  if (yields(outer)) return inner
  const isLess = yields(inner) || (inner.action === 'keep' && outer.action !== 'keep')
  return isLess ? outer : inner
}

/** Merges how a name is known for several purposes: unlisted, if it is for any of them; else as for the first. */
function known(said: readonly Said[]): Taken {
  return (said.find(({ as, action }) => as === 'unlisted' && action !== 'withhold') ?? said[0]) as Taken
}

/**
 * Compares a policy with the field names of data.
 *
 * @param names - of a sample: see `namesIn`
 * @param context - what is known in addition to the purpose; with a purpose, only that one is reported
 * @returns rows in the order of the names; no values
 *
 * @example
 * const { unlisted, rows } = policyCoverage(seHealthInsurer, namesIn(text))
 * rows[0]   // { path: ['kundNamn'], count: 1, as: 'understood', category: 'user.name', becomes: { … } }
 */
export function policyCoverage(policy: Policy, names: Iterable<SampleName>, context: Context = {}): Coverage {
  const purposes = context.purpose === undefined ? Object.keys(policy.purposes) : [context.purpose]
  const plans = purposes.map((purpose) => planOf(policy, { ...context, purpose }))
  const met = new Map<string, Taken>()
  const takenOf = (name: string) => {
    const taken = met.get(name) ?? takenFor(policy, name)
    met.set(name, taken)
    return taken
  }
  const rows = [...names].map(({ path, count }): CoverageRow => {
    const taken = path.map(takenOf)
    const said = plans.map((plan) => taken.map((each) => saidOf(each, plan)).reduce(holding))
    const { as, category } = known(said)
    const becomes = said.map(({ action, rule }, i) => [purposes[i] as string, { action, rule }] as const)
    const near = as === 'unlisted' ? nearName(path.at(-1) as string, path.slice(0, -1)) : undefined
    const row = { path, count, as, category: category ?? null, becomes: Object.fromEntries(becomes) }
    return near === undefined ? row : { ...row, near: near.category }
  })
  return { policy: policyName(policy), purposes, rows, unlisted: rows.filter(({ as }) => as === 'unlisted').length }
}
