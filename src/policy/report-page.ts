/**
 * @module A report as text for a terminal, and as one HTML page that needs nothing else: no script, no link.
 */
import type { PolicyReport, ReportEpoch, ReportPurpose, ReportRow } from './report'

/** What no reading of a policy can promise: on top of every report. */
export const NOT_FOUND =
  'Names, addresses and health that are told in running text are not found, nor is anything in pictures or sound: ' +
  'a field that may hold them is to be named in the policy and removed whole.'

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string)
}

function groundOf(row: ReportRow, { basis }: ReportPurpose): string {
  return row.justification ?? basis.join(', ')
}

function isLet(row: ReportRow): boolean {
  return !['mask', 'remove', 'withhold'].includes(row.action)
}

function untilOf(row: ReportRow): string {
  if (row.retention === undefined) return ''
  return row.until === undefined ? row.retention : `${row.retention}; until ${row.until}, all before ${row.due} is due`
}

function rowAsText(row: ReportRow, purpose: ReportPurpose): string[] {
  const categories = row.categories.map(({ title, sensitive }) => (sensitive ? `${title} (sensitive)` : title))
  const lines = [`  ${row.told}: ${categories.join('; ')}`, `    rule ${row.rule}: ${row.reason}`]
  if (isLet(row)) {
    lines.push(`    ground: ${groundOf(row, purpose)}`, `    until: ${untilOf(row)}`)
    lines.push(`    for: ${row.recipients.join(', ')}`)
    if (row.conditions.length > 0) lines.push(`    if: ${row.conditions.join(', ')}`)
  }
  return [...lines, `    from: ${row.cites.join('; ')}`]
}

function epochAsText({ id, end, destroyAfter, state }: ReportEpoch): string {
  return `  ${id}  ends ${end ?? 'not yet'}  needed until ${destroyAfter ?? 'not known'}  ${state}`
}

/** A report as text. */
export function reportAsText(report: PolicyReport): string {
  const recipients = report.recipients.map(
    ({ id, title, role, region, purposes }) => `  ${id} (${title}, ${role}, ${region}): ${purposes.join(', ')}`,
  )
  const purposes = report.purposes.flatMap((purpose) => [
    '',
    `${purpose.id}: ${purpose.title} (${purpose.basis.join(', ') || 'no ground: nothing stays'})`,
    ...purpose.rows.flatMap((row) => rowAsText(row, purpose)),
  ])
  const epochs =
    report.epochs.length === 0
      ? []
      : ['', `keys of tokens, needed for ${report.tokensFor ?? 'nothing'}`, ...report.epochs.map(epochAsText)]
  return [
    `${report.title} (${report.policy}), ${report.at}`,
    NOT_FOUND,
    `only in ${report.regions.join(', ')}`,
    ...recipients,
    ...purposes,
    ...epochs,
    '',
  ].join('\n')
}

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 2rem }
th, td { border: 1px solid #bbb; padding: 0.4rem 0.6rem; text-align: left; vertical-align: top }
th { background: #f0f0f0 }
small, .from { color: #555 }
.note { border-left: 4px solid #b00; padding: 0.5rem 1rem; background: #fff4f4 }
.keep td:first-child, .due { font-weight: bold; color: #900 }
@media print { body { max-width: none; margin: 0 } tr { break-inside: avoid } }
`

function table(heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((text) => `<th scope="col">${escaped(text)}</th>`).join('')
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`
}

/** A row of cells; each cell is a list of lines. */
function cells(name: string, columns: readonly (readonly string[])[]): string {
  const written = columns.map((lines) => `<td>${lines.map(escaped).join('<br>')}</td>`).join('')
  return `<tr class="${escaped(name)}">${written}</tr>`
}

function rowAsHtml(row: ReportRow, purpose: ReportPurpose): string {
  const isOpen = isLet(row)
  return cells(row.action, [
    [row.told],
    row.categories.map(({ title, sensitive }) => (sensitive ? `${title} (sensitive)` : title)),
    isOpen ? [groundOf(row, purpose)] : [],
    isOpen ? [untilOf(row)] : [],
    isOpen ? [...row.recipients, ...row.conditions.map((condition) => `if ${condition}`)] : [],
    [row.reason, `rule ${row.rule}`, ...row.cites],
  ])
}

function purposeAsHtml(purpose: ReportPurpose): string {
  const heads = ['What is done', 'With what', 'Ground', 'Until', 'For whom', 'Why, and from where']
  const rows = purpose.rows.map((row) => rowAsHtml(row, purpose))
  const cites = purpose.cites.map(escaped).join('; ')
  return `<h2 id="${escaped(purpose.id)}">${escaped(purpose.title)} <small>${escaped(purpose.id)}</small></h2>
<p class="from">${cites}</p>
${table(heads, rows)}`
}

function epochsAsHtml({ epochs, tokensFor }: PolicyReport): string {
  if (epochs.length === 0) return ''
  const rows = epochs.map(({ id, end, destroyAfter, state }) =>
    cells(state === 'due for destruction' ? 'due' : 'epoch', [
      [id],
      [end ?? 'not yet'],
      [destroyAfter ?? 'not known'],
      [state],
    ]),
  )
  const told = `<p>Tokens are needed for ${escaped(tokensFor ?? 'nothing')} at most.</p>`
  return `<h2>Keys of tokens</h2>\n${told}\n${table(['Key', 'Ends', 'Needed until', 'State'], rows)}`
}

/** A report as an HTML page. */
export function reportAsHtml(report: PolicyReport): string {
  const recipients = report.recipients.map(({ id, title, role, region, purposes }) =>
    cells('recipient', [[title, id], [role], [region], purposes]),
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(report.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(report.title)}</h1>
<p>${escaped(report.policy)}, ${escaped(report.at)}. Only in ${report.regions.map(escaped).join(', ')}.</p>
<p class="note">${escaped(NOT_FOUND)}</p>
<h2>Who gets it</h2>
${table(['Recipient', 'Role', 'Where', 'Purposes'], recipients)}
${report.purposes.map(purposeAsHtml).join('\n')}
${epochsAsHtml(report)}
</body>
</html>
`
}
