/**
 * @module Decides who may convert a token back to its value: only a role named by a rule, for a purpose named by it,
 * and in a case. Possession of the key is a separate matter: see the page on keys.
 */
import { dictionary, ownOption } from '../input/own-properties'
import { isPart, ownParts } from '../options/context'
import { isWithin } from './categories'
import { decided, decideRecord } from './decide'
import { questionOf } from './match'
import type { Context, Decision, Policy } from './types'

/** Whether a reveal is permitted, and why. */
export interface RevealDecision extends Decision {
  readonly permitted: boolean
}

type Reveal = NonNullable<Policy['reveals']>[number]

const NOBODY = { reason: 'no rule permits this role to reveal for this purpose', cites: ['GDPR 25(2)'] }
const NO_CASE = { reason: 'nobody reveals without a case', cites: ['GDPR 5(2)'] }

/**
 * Decides whether a token of a category may be revealed. Write the decision to the audit log before the key is used.
 *
 * @returns a decision with `permitted`; never throws
 *
 * @example
 * const context = { purpose: 'support', role: 'support', case: 'S-17' }
 * decideReveal(noHealthRecords, 'user.government_id.national_identification_number', context).permitted   // true
 */
export function decideReveal(policy: Policy, category: string, context: Context): RevealDecision {
  const record = decideRecord(policy, context)
  if (record !== undefined) return { ...record, category, permitted: false }
  const { purpose, context: known } = questionOf(policy, context)
  const { role } = known
  const rule = (ownOption(policy, 'reveals') ?? [])
    .map((reveal) => dictionary<unknown>(Object.entries(reveal)) as unknown as Reveal)
    .filter(
      (reveal) =>
        reveal.category?.some((above) => isWithin(category, above)) &&
        reveal.purpose?.includes(purpose as string) &&
        reveal.role?.includes(role as string),
    )
    .reduce<Reveal | undefined>((a, b) => (a && a.id < b.id ? a : b), undefined)
  const refuse = (source: typeof NOBODY, missing: readonly (keyof Context)[]) => ({
    ...decided(policy, category, 'withhold', rule?.id ?? 'reveal', source, missing),
    permitted: false,
  })
  if (rule === undefined) return refuse(NOBODY, role === undefined ? ['role'] : [])
  const asked = ownParts(context).case
  if (asked === undefined || !isPart('case', asked) || asked.trim() === '') return refuse(NO_CASE, ['case'])
  return { ...decided(policy, category, 'keep', rule.id, rule), permitted: true }
}
