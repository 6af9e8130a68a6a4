/**
 * @module Decides whether a rule still keeps data that a person wants erased. The right to erasure covers data that is
 * no longer necessary, that rests on a withdrawn consent, or that was objected to (GDPR article 17(1)(a) to (c)); data
 * that a law, a contract or a claim requires is kept until its period is over (article 17(3)).
 */
import { addDuration } from './duration'
import { periodsOf } from './reach'
import { isToken, nameOf } from './strictness'
import { durationInWords } from './told'
import type { LegalBasis, Permit, Policy, Retention } from './types'

/** Legal bases that end with the request. */
const HERS: readonly LegalBasis[] = ['consent', 'data-subject-request']

/** What keeps a line. */
export interface Keeping {
  readonly rule: string
  /** End of the period in milliseconds since 1970; undefined if its start is unknown. */
  readonly until: number | undefined
  /** The period, for people. */
  readonly period: string
}

/** What is known about a request. */
export interface Erasing {
  readonly now: number
  /** Start of periods that do not start with the collection of data. */
  readonly since?: number | undefined
  /** True if the person objected: then a legitimate interest keeps nothing. */
  readonly objection?: boolean
}

function keepsAnything(basis: readonly LegalBasis[] = [], objection: boolean | undefined): boolean {
  return basis.some((ground) => !HERS.includes(ground) && !(objection === true && ground === 'legitimate-interest'))
}

/**
 * Returns the rules that keep a value of a category, or its token, for a purpose that does not end with the request.
 */
export function keepersOf(policy: Policy, category: string, purpose: string, objection?: boolean): readonly Permit[] {
  const known = Object.hasOwn(policy.purposes, purpose) ? policy.purposes[purpose] : undefined
  if (known === undefined || !keepsAnything(known.basis, objection)) return []
  return periodsOf(policy, category, purpose).filter(({ action }) => nameOf(action) === 'keep' || isToken(action))
}

function keepingBy(rule: Permit, made: number, { now, since }: Erasing): Keeping | undefined {
  const { period, from } = rule.retention as Retention
  const words = `${durationInWords(period)}${from === undefined ? '' : ` from ${from}`}`
  if (from !== undefined && since === undefined) return { rule: rule.id, until: undefined, period: words }
  const until = addDuration(Math.max(made, from === undefined ? made : (since ?? made)), period)
  return until > now ? { rule: rule.id, until, period: words } : undefined
}

/**
 * Returns what keeps data of a given time under some rules.
 *
 * @param made - milliseconds since 1970
 * @returns the rule that keeps it longest; undefined if none does any more
 */
export function keepingOf(rules: readonly Permit[], made: number, erasing: Erasing): Keeping | undefined {
  const last = ({ until = Number.POSITIVE_INFINITY }: Keeping) => until
  return rules
    .map((rule) => keepingBy(rule, made, erasing))
    .filter((keeping) => keeping !== undefined)
    .reduce<Keeping | undefined>((most, one) => (most === undefined || last(one) > last(most) ? one : most), undefined)
}
