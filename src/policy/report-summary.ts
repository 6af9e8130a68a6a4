/** @module The first questions of a data protection officer. */
import { isSensitive, NATIONAL_ID } from './categories'
import { longestOf } from './duration'
import type { Gathered } from './report-rows'
import type { ReportSummary } from './report-types'
import { isToken, leavesData } from './strictness'
import { durationInWords } from './told'
import type { Policy } from './types'
import type { Words } from './words/en'

/** Returns the summary of a policy's purposes. */
export function summaryOf(
  policy: Policy,
  purposes: readonly { readonly id: string; readonly rows: readonly Gathered[] }[],
  words: Words,
): ReportSummary {
  const having = (is: (row: Gathered) => boolean) => purposes.filter(({ rows }) => rows.some(is)).map(({ id }) => id)
  const isLeft = ({ outcome }: Gathered) => leavesData(outcome.action)
  const holds = ({ categories }: Gathered, is: (id: string) => boolean) => [...categories].some(is)
  const idIn = (row: Gathered) => row.categories.has(NATIONAL_ID)
  const left = having(isLeft)
  const longest = longestOf(policy.rules.flatMap((rule) => ('retention' in rule && rule.retention?.period) || []))
  return {
    rules: policy.rules.length,
    idKept: having((row) => idIn(row) && row.outcome.name === 'keep'),
    idAsToken: having((row) => idIn(row) && isToken(row.outcome.action)),
    sensitiveKept: having((row) => row.outcome.name === 'keep' && holds(row, (id) => isSensitive(id, policy))),
    nothingKept: purposes.map(({ id }) => id).filter((id) => !left.includes(id)),
    longest: longest && durationInWords(longest, words),
  }
}
