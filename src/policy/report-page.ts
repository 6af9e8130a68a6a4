/**
 * @module Formats a report as a self-contained HTML page without scripts. Tables have explicit roles, because on a
 * phone their rows are displayed as blocks, which makes browsers drop the table semantics.
 */
import { escaped } from '../pages/html'
import { STYLE } from './report-style'
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
import type { PolicyReport, ReportPurpose, ReportRow } from './report-types'
import type { PolicyActionName } from './types'
import type { Words } from './words/en'
import { wordsOf } from './words/words'

/** Several lines become blocks, so that the start of each is visible. */
function linesOf(lines: readonly string[]): string {
  if (lines.length < 2) return lines.map(escaped).join('')
  return lines.map((line) => `<div>${escaped(line)}</div>`).join('')
}

interface Row {
  readonly name: string
  /** Lines of each cell; the first cell is the row header. */
  readonly cells: readonly (readonly string[])[]
}

function table(caption: string, heads: readonly string[], rows: readonly Row[]): string {
  const head = heads.map((text) => `<th scope="col" role="columnheader">${escaped(text)}</th>`).join('')
  const written = rows.map(({ name, cells: [first = [], ...cells] }) => {
    const data = cells.map(
      (lines, i) => `<td role="cell" data-head="${escaped(heads[i + 1] ?? '')}">${linesOf(lines)}</td>`,
    )
    return `<tr role="row" class="${name}"><th scope="row" role="rowheader">${linesOf(first)}</th>${data.join('')}</tr>`
  })
  return `<table class="stack" role="table">
<caption class="hidden">${escaped(caption)}</caption>
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">
${written.join('\n')}
</tbody>
</table>`
}

function rowOf(report: PolicyReport, row: ReportRow, purpose: ReportPurpose, words: Words): Row {
  const isOpen = isLet(row)
  const { small } = words
  const categories = row.categories.map((category) => categoryTold(category, words))
  const given = [
    ...recipientTitles(report, row.recipients),
    ...row.conditions.map((condition) => `${small.if} ${condition}`),
  ]
  return {
    name: row.action,
    cells: [
      [row.told],
      // Withheld categories are many; one line for each would fill pages.
      isOpen ? categories : [categories.join('; ')],
      isOpen ? [groundOf(row, purpose, words)] : [],
      isOpen ? [untilOf(row, words)] : [],
      given,
      [row.reason, `${small.rule} ${row.rule}`, ...row.cites],
    ],
  }
}

/** Returns the anchor of a purpose in the page. */
function anchor(id: string): string {
  return `purpose-${escaped(id)}`
}

function purposeAsHtml(report: PolicyReport, purpose: ReportPurpose, words: Words): string {
  const { heads, small } = words
  const { id, title, cites, persons, leastGroup, rows } = purpose
  const facts: (readonly [string, readonly string[]])[] = [
    [heads.ground, [basesOf(purpose, words) || small.noGround]],
    ...(persons.length === 0 ? [] : [[heads.persons, persons] as const]),
    ...(leastGroup === undefined ? [] : [[words.sums.groups, [leastOf(leastGroup, words)]] as const]),
    [heads.cites, cites],
  ]
  const columns = [heads.done, heads.data, heads.ground, heads.until, heads.whom, heads.why]
  return `<h2 id="${anchor(id)}">${escaped(title)} <small>${escaped(id)}</small></h2>
${listOf(facts.map(([label, told]) => [label, linesOf(told)]))}
${table(
  title,
  columns,
  rows.map((row) => rowOf(report, row, purpose, words)),
)}`
}

/** Formats a list of labels and descriptions, which are HTML already. */
function listOf(pairs: readonly (readonly [string, string])[]): string {
  const written = pairs.map(([label, told]) => `<dt>${escaped(label)}</dt><dd>${told}</dd>`)
  return `<dl>\n${written.join('\n')}\n</dl>`
}

function matrixAsHtml({ purposes, matrix }: PolicyReport, words: Words): string {
  const { actions, letters, heads, small } = words
  const legend = Object.entries(letters).map(([name, letter]) => `${letter} = ${actions[name as PolicyActionName]}`)
  const head = purposes.map(
    ({ id, title }) => `<th scope="col"><span><a href="#${anchor(id)}">${escaped(title)}</a></span></th>`,
  )
  const rows = matrix.map(({ category, cells }) => {
    const data = cells.map(({ action, told, isForAll }) => {
      const mark = isForAll ? '' : '*'
      const spoken = isForAll ? told : `${told}, ${small.some}`
      return `<td class="${action}"><span aria-hidden="true">${letters[action]}${mark}</span><span class="hidden">${escaped(spoken)}</span></td>`
    })
    return `<tr><th scope="row">${escaped(categoryTold(category, words))}</th>${data.join('')}</tr>`
  })
  return `<h2 id="overview">${escaped(heads.overview)}</h2>
<p>${escaped(legend.join(', '))}. * = ${escaped(small.some)}.</p>
<div class="wide" role="region" aria-labelledby="overview" tabindex="0">
<table class="matrix">
<caption class="hidden">${escaped(heads.overview)}</caption>
<thead><tr><th scope="col">${escaped(heads.category)}</th>${head.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>`
}

function epochsAsHtml({ epochs, tokensFor }: PolicyReport, { heads, small, states }: Words): string {
  if (epochs.length === 0) return ''
  const rows = epochs.map(({ id, end, destroyAfter, state }) => ({
    name: state === 'due for destruction' ? 'due' : 'epoch',
    cells: [[id], [end ?? small.notYet], [destroyAfter ?? small.notKnown], [states[state]]],
  }))
  const told = `<p>${escaped(small.tokensFor.replace('{}', tokensFor ?? small.nobody))}</p>`
  return `<h2>${escaped(heads.keys)}</h2>\n${told}\n${table(heads.keys, [heads.key, heads.ends, heads.needed, heads.state], rows)}`
}

function titleOf(purpose: string, { purposes }: PolicyReport): string {
  return purposes.find(({ id }) => id === purpose)?.title ?? purpose
}

function recipientsAsHtml(report: PolicyReport, words: Words): string {
  const { heads, roles } = words
  const rows = report.recipients.map(({ id, title, role, region, purposes }) => ({
    name: 'recipient',
    cells: [
      [title, id],
      [roles[role]],
      [regionTold(region, report.lang, words)],
      purposes.map((id) => titleOf(id, report)),
    ],
  }))
  return `<h2>${escaped(heads.recipients)}</h2>
${table(heads.recipients, [heads.recipient, heads.role, heads.where, heads.purposes], rows)}`
}

/** Formats a report as an HTML page. */
export function reportAsHtml(report: PolicyReport): string {
  const words = wordsOf(report.lang)
  const sums = summaryTold(report, words, (id) => titleOf(id, report))
  return `<!doctype html>
<html lang="${report.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(report.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(report.title)}</h1>
<p>${escaped(report.policy)}, ${escaped(report.at)}</p>
<p class="note">${escaped(words.notFound)}</p>
<h2>${escaped(words.heads.summary)}</h2>
${listOf(sums.map(([label, told]) => [label, linesOf(told)]))}
${recipientsAsHtml(report, words)}
${matrixAsHtml(report, words)}
${report.purposes.map((purpose) => purposeAsHtml(report, purpose, words)).join('\n')}
${epochsAsHtml(report, words)}
</main>
</body>
</html>
`
}
