/**
 * @module Formats a report as the record of processing activities required by GDPR article 30(1): one row per purpose.
 * RFC
 * 4180. The controller and its contact details are missing, because no policy contains them.
 */
import { isInRegion } from './regions'
import { basesOf, categoryTold, isLet, leastOf, recipientTitles, regionsTold, regionTold } from './report-told'
import type { PolicyReport, ReportPurpose } from './report-types'
import type { Words } from './words/en'
import { wordsOf } from './words/words'

/** Spreadsheets would take a cell that starts like this for a formula. */
const FORMULA = /^[=+\-@\t\r]/

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function each(texts: readonly string[]): string {
  return [...new Set(texts)].join('; ')
}

function rowOf(report: PolicyReport, purpose: ReportPurpose, words: Words): string[] {
  const { small, roles } = words
  const open = purpose.rows.filter(isLet)
  const access = report.recipients.filter(({ purposes }) => purposes.includes(purpose.id))
  const abroad = access.filter(({ region }) => !isInRegion(region, ['EEA']))
  const named = (region: string) => regionTold(region, report.lang, words)
  const measures = purpose.rows
    .filter(({ action }) => action !== 'keep')
    .map(({ told, categories, recipients }) => {
      const whom = recipients.length === access.length ? '' : ` (${recipientTitles(report, recipients).join(', ')})`
      return `${told}${whom}: ${categories.map((one) => categoryTold(one, words)).join(', ')}`
    })
  const grounds = open.flatMap(({ justification }) => justification ?? [])
  return [
    report.policy,
    purpose.title,
    each(purpose.persons) || small.notStated,
    each(open.flatMap(({ categories }) => categories.map((one) => categoryTold(one, words)))) || small.nobody,
    each(access.map(({ title, role, region }) => `${title} (${roles[role]}, ${named(region)})`)) || small.nobody,
    each(abroad.map(({ title, region }) => `${title} (${named(region)})`)) ||
      `${small.noTransfer} ${regionsTold(report, words)}`,
    each(open.flatMap(({ retention }) => retention ?? [])),
    each([basesOf(purpose, words) || small.noGround, ...grounds]),
    each([...measures, ...(purpose.leastGroup === undefined ? [] : [leastOf(purpose.leastGroup, words)])]),
    each([...purpose.cites, ...open.flatMap(({ cites }) => cites)]),
  ]
}

/**
 * Formats a report as CSV, with a header and one row per purpose.
 *
 * @example
 * reportAsCsv(reportPolicy(noHealthRecords, Date.now())).split('\r\n')[0]   // 'Policy,Purpose,Categories of persons,…'
 */
export function reportAsCsv(report: PolicyReport): string {
  const words = wordsOf(report.lang)
  const { heads } = words
  const head = [
    ...[heads.policy, heads.purpose, heads.persons, heads.personalData, heads.recipient, heads.transfers],
    ...[heads.erasure, heads.legalBasis, heads.measures, heads.cites],
  ]
  const rows = report.purposes.map((purpose) => rowOf(report, purpose, words))
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}
