/**
 * @module Whether a rule still keeps what somebody asks to have erased. The right to erasure is for what is no longer
 * necessary, for what rests on a consent that was withdrawn, and for what was objected to (GDPR article 17(1)(a) to (c));
 * what a law, a contract or a claim needs stays until its period is over (article 17(3)).
 */
import { addDuration } from './duration'
import { periodsOf } from './reach'
import { isToken, nameOf } from './strictness'
import { durationInWords } from './told'
import type { LegalBasis, Permit, Policy, Retention } from './types'

/** What a person asks for, or what rests on her consent, keeps nothing from her. */
const HERS: readonly LegalBasis[] = ['consent', 'data-subject-request']

/** What keeps a line. */
export interface Keeping {
  readonly rule: string
  /** Milliseconds since 1970: from then on it is not kept; undefined where nobody said when the period began. */
  readonly until: number | undefined
  /** The period, for people. */
  readonly period: string
}

/** What is known of a request. */
export interface Erasing {
  readonly now: number
  /** The day on which periods began that do not begin when something is collected. */
  readonly since?: number | undefined
  /** Whether the person objected: a legitimate interest keeps nothing then. */
  readonly objection?: boolean
}

function keepsAnything(basis: readonly LegalBasis[] = [], objection: boolean | undefined): boolean {
  return basis.some((ground) => !HERS.includes(ground) && !(objection === true && ground === 'legitimate-interest'))
}

/** Rules by which a policy leaves a value of a category, or what stands for it, for a purpose whose ground does not end with the request. */
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
 * What keeps something that was made at a time, by some rules.
 *
 * @param made - milliseconds since 1970
 * @returns the rule that keeps it longest; undefined when none does any more
 */
export function keepingOf(rules: readonly Permit[], made: number, erasing: Erasing): Keeping | undefined {
  const last = ({ until = Number.POSITIVE_INFINITY }: Keeping) => until
  return rules
    .map((rule) => keepingBy(rule, made, erasing))
    .filter((keeping) => keeping !== undefined)
    .reduce<Keeping | undefined>((most, one) => (most === undefined || last(one) > last(most) ? one : most), undefined)
}
