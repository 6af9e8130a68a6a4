/** @module Human-readable parts of a report, for any format. */
import type { PolicyReport, ReportPurpose, ReportRow } from './report-types'
import type { ToldCategory } from './told'
import type { Words } from './words/en'
import type { Language } from './words/words'

/** True if a row releases data. */
export function isLet({ action }: ReportRow): boolean {
  return !['mask', 'remove', 'withhold'].includes(action)
}

/** Returns the title of a category, and whether it is sensitive. */
export function categoryTold({ title, sensitive }: ToldCategory, words: Words): string {
  return sensitive ? `${title} (${words.sensitive})` : title
}

/** Returns the legal basis of a row: that of the purpose, and for a national id its justification. */
export function groundOf(row: ReportRow, purpose: ReportPurpose, words: Words): string {
  return row.justification ?? basesOf(purpose, words)
}

/** Returns the legal bases of a purpose. */
export function basesOf({ basis }: Pick<ReportPurpose, 'basis'>, words: Words): string {
  return basis.map((one) => words.bases[one]).join(', ')
}

/** Returns how long the data of a row may be kept. */
export function untilOf({ retention, until, due }: ReportRow, { small }: Words): string {
  if (retention === undefined) return ''
  return until === undefined
    ? retention
    : `${retention}; ${small.until} ${until}, ${small.due.replace('{}', String(due))}`
}

/** Returns the note on groups that are too small. */
export function leastOf(leastGroup: number, { small }: Words): string {
  return small.fewer.replace('{}', String(leastGroup))
}

/** Returns the titles of recipients. */
export function recipientTitles(report: PolicyReport, ids: readonly string[]): string[] {
  return ids.map((id) => report.recipients.find((recipient) => recipient.id === id)?.title ?? id)
}

/** Returns the name of a country or region. */
export function regionTold(region: string, lang: Language, words: Words): string {
  return region === 'EEA' ? words.eea : (new Intl.DisplayNames([lang], { type: 'region' }).of(region) ?? region)
}

/** Returns the regions that the policy allows. */
export function regionsTold({ regions, lang }: PolicyReport, words: Words): string {
  return regions.map((region) => regionTold(region, lang, words)).join(', ')
}

/**
 * Returns the lines of the summary.
 *
 * @param name - formats a purpose, given its id
 */
export function summaryTold(
  report: PolicyReport,
  words: Words,
  name: (id: string) => string,
): (readonly [label: string, told: readonly string[]])[] {
  const { sums, small } = words
  const { summary, recipients, purposes, matrix } = report
  const named = (ids: readonly string[]) => (ids.length === 0 ? [small.nobody] : ids.map(name))
  const counts = [
    `${purposes.length} ${small.purposes}`,
    `${recipients.length} ${small.recipients}`,
    `${summary.rules} ${small.rules}`,
  ]
  const others = recipients.filter(({ role }) => role !== 'controller')
  const unlisted = matrix.find(({ category }) => category.id === 'unlisted')
  const least = purposes.flatMap(({ id, leastGroup }) =>
    leastGroup === undefined ? [] : [`${name(id)}: ${leastOf(leastGroup, words)}`],
  )
  return [
    [sums.size, [counts.join(', ')]],
    [sums.idKept, named(summary.idKept)],
    [sums.idToken, named(summary.idAsToken)],
    [sums.sensitive, named(summary.sensitiveKept)],
    [sums.nothing, named(summary.nothingKept)],
    [sums.others, others.length === 0 ? [small.nobody] : others.map(({ title }) => title)],
    [sums.regions, [regionsTold(report, words)]],
    [sums.longest, [summary.longest ?? small.nobody]],
    ...(unlisted === undefined
      ? []
      : [[words.unlisted, [...new Set(unlisted.cells.map(({ told }) => told))]] as const]),
    ...(least.length === 0 ? [] : [[sums.groups, least] as const]),
  ]
}
