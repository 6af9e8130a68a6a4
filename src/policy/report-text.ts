/** @module Formats a report as text for a terminal. */
import {
  basesOf,
  categoryTold,
  groundOf,
  isLet,
  leastOf,
  recipientTitles,
  regionTold,
  summaryTold,
  untilOf,
} from './report-told'
import type { PolicyReport, ReportEpoch, ReportPurpose, ReportRow } from './report-types'
import type { PolicyActionName } from './types'
import type { Words } from './words/en'
import { wordsOf } from './words/words'

function rowAsText(report: PolicyReport, row: ReportRow, purpose: ReportPurpose, words: Words): string[] {
  const { small } = words
  const categories = row.categories.map((category) => categoryTold(category, words))
  const lines = [`  ${row.told}: ${categories.join('; ')}`, `    ${small.rule} ${row.rule}: ${row.reason}`]
  if (isLet(row)) {
    lines.push(`    ${small.ground}: ${groundOf(row, purpose, words)}`, `    ${small.until}: ${untilOf(row, words)}`)
  }
  lines.push(`    ${small.for}: ${recipientTitles(report, row.recipients).join(', ')}`)
  if (row.conditions.length > 0) lines.push(`    ${small.if}: ${row.conditions.join(', ')}`)
  return [...lines, `    ${small.from}: ${row.cites.join('; ')}`]
}

function purposeAsText(report: PolicyReport, purpose: ReportPurpose, words: Words): string[] {
  const { id, title, rows, leastGroup } = purpose
  return [
    '',
    `${id}: ${title} (${basesOf(purpose, words) || words.small.noGround})`,
    ...(leastGroup === undefined ? [] : [`  ${leastOf(leastGroup, words)}`]),
    ...rows.flatMap((row) => rowAsText(report, row, purpose, words)),
  ]
}

function epochAsText({ id, end, destroyAfter, state }: ReportEpoch, { heads, small, states }: Words): string {
  const ends = `${heads.ends.toLowerCase()} ${end ?? small.notYet}`
  return `  ${id}  ${ends}  ${heads.needed.toLowerCase()} ${destroyAfter ?? small.notKnown}  ${states[state]}`
}

function matrixAsText({ purposes, matrix }: PolicyReport, words: Words): string[] {
  const { actions, letters, heads, small } = words
  const named = matrix.map(({ category }) => categoryTold(category, words))
  const widest = Math.max(...named.map((name) => name.length))
  const legend = Object.entries(letters).map(([name, letter]) => `${letter} ${actions[name as PolicyActionName]}`)
  return [
    ...['', heads.overview, `  ${legend.join(', ')}; * ${small.some}`],
    ...purposes.map(({ id }, i) => `  ${String(i + 1).padStart(2)} ${id}`),
    `  ${''.padEnd(widest)} ${purposes.map((_, i) => String(i + 1).padStart(3)).join('')}`,
    ...matrix.map(({ cells }, i) => {
      const marks = cells.map(({ action, isForAll }) => `  ${letters[action]}${isForAll ? '' : '*'}`.slice(-3))
      return `  ${(named[i] ?? '').padEnd(widest)} ${marks.join('')}`
    }),
  ]
}

/** Formats a report as text. */
export function reportAsText(report: PolicyReport): string {
  const words = wordsOf(report.lang)
  const { heads, roles, small } = words
  const sums = summaryTold(report, words, (id) => id)
  const recipients = report.recipients.map(
    ({ id, title, role, region, purposes }) =>
      `  ${title} (${id}, ${roles[role]}, ${regionTold(region, report.lang, words)}): ${purposes.join(', ')}`,
  )
  const tokens = small.tokensFor.replace('{}', report.tokensFor ?? small.nobody)
  const epochs =
    report.epochs.length === 0 ? [] : ['', tokens, ...report.epochs.map((epoch) => epochAsText(epoch, words))]
  return [
    `${report.title} (${report.policy}), ${report.at}`,
    words.notFound,
    ...['', heads.summary, ...sums.map(([label, told]) => `  ${label}: ${told.join(', ')}`)],
    ...['', heads.recipients, ...recipients],
    ...matrixAsText(report, words),
    ...report.purposes.flatMap((purpose) => purposeAsText(report, purpose, words)),
    ...epochs,
    '',
  ].join('\n')
}
