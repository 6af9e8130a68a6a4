/**
 * @module Reports a policy for people: what each purpose lets through, in which form, to whom, on what legal basis and
 * until when; and which token keys no purpose needs any more. Every case is decided, with all facts given.
 */
import { dayOf } from '../input/day'
import { policyName } from './decide'
import { addDuration, longestOf } from './duration'
import { isPermit } from './match'
import { matrixOf } from './report-matrix'
import { type Gathered, gather, rowsOf } from './report-rows'
import { summaryOf } from './report-summary'
import type { Epoch, PolicyReport, ReportEpoch, ReportPurpose } from './report-types'
import { isToken } from './strictness'
import { durationInWords } from './told'
import { translated } from './translated'
import type { Policy } from './types'
import type { Words } from './words/en'
import { type Language, wordsOf } from './words/words'

function epochOf({ id, end, isDestroyed }: Epoch, period: string | undefined, at: number): ReportEpoch {
  const after = end === undefined ? undefined : addDuration(end, period ?? 'P0D')
  const isDue = after !== undefined && after <= at
  return {
    id,
    end: end === undefined ? undefined : dayOf(end),
    destroyAfter: after === undefined ? undefined : dayOf(after),
    state: isDestroyed ? 'destroyed' : isDue ? 'due for destruction' : 'in use',
  }
}

function purposeOf(policy: Policy, id: string, gathered: Iterable<Gathered>, at: number, words: Words): ReportPurpose {
  const { title, basis = [], cites, persons = [], leastGroup } = policy.purposes[id] as Policy['purposes'][string]
  return { id, title, basis, cites, persons, leastGroup, rows: rowsOf(policy, id, gathered, at, words) }
}

/**
 * Reports a policy.
 *
 * @param at - date of the report, milliseconds since 1970
 * @param epochs - token keys, from a key ring
 * @param lang - language of the report; titles and reasons without a translation in the policy are not translated
 *
 * @example
 * reportPolicy(noHealthRecords, Date.UTC(2026, 10, 22)).purposes[0]?.rows[0]?.told   // 'stays as it is'
 */
export function reportPolicy(
  given: Policy,
  at: number,
  epochs: readonly Epoch[] = [],
  lang: Language = 'en',
): PolicyReport {
  const policy = translated(given, lang)
  const words = wordsOf(lang)
  const tokens = policy.rules.filter(isPermit).filter(({ action }) => isToken(action))
  const period = longestOf(tokens.flatMap(({ retention }) => retention?.period ?? []))
  const gathered = Object.keys(policy.purposes).map((id) => ({ id, rows: gather(policy, id) }))
  return {
    lang,
    policy: policyName(policy),
    title: policy.title,
    at: dayOf(at),
    summary: summaryOf(policy, gathered, words),
    regions: policy.regions.allow,
    recipients: Object.entries(policy.recipients).map(([id, { title, role, region, purposes }]) => ({
      ...{ id, title, role, region, purposes },
    })),
    purposes: gathered.map(({ id, rows }) => purposeOf(policy, id, rows, at, words)),
    matrix: matrixOf(policy, gathered, words),
    tokensFor: period && durationInWords(period, words),
    epochs: epochs.map((epoch) => epochOf(epoch, period, at)),
  }
}
