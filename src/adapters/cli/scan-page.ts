/**
 * @module `sladd scan --html FILE`: a report of all scans as one self-contained page. It shows how much was found where
 * and since when; never a value, and no name with personal data.
 */
import { version } from '../../../package.json'
import { DAY, dayOf } from '../../input/day'
import { escaped } from '../../pages/html'
import { element } from '../../pages/svg'
import { counted } from './output'
import { NOT_TOLD, type Row, type ScanCounts } from './scan-counts'
import { COLOURED, STYLE } from './scan-page-style'

/** Rows per chart; the rest is summed up. */
const MOST_ROWS = 25
/** Columns of the chart over time. */
const MOST_COLUMNS = 62
/** Units of a drawing: it is scaled to the available space. */
const UNITS = 1000
const HEIGHT = 100

const LABELS: { readonly [kind: string]: string } = {
  fodselsnummer: 'fødselsnummer',
  email: 'e-mail',
  ip: 'IP address',
  field: 'field by its name',
}

function kindTold(kind: string): string {
  return LABELS[kind] ?? kind
}

function classOf(kind: string): string {
  return (COLOURED as readonly string[]).includes(kind) ? kind : 'other'
}

const figure = (count: number) => count.toLocaleString('en-US')

/** Returns a drawing that is hidden from screen readers, because the text next to it says the same. */
function drawing(height: number, parts: readonly string[]): string {
  const size = { viewBox: `0 0 ${UNITS} ${height}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }
  return element('svg', size, parts.join(''))
}

function rect(name: string, x: number, y: number, width: number, height: number, told = ''): string {
  const title = told === '' ? undefined : `<title>${escaped(told)}</title>`
  return element('rect', { class: name, x, y, width, height }, title)
}

/** Steps of the time axis: days, months or years, so that there are not too many. */
interface Steps {
  readonly names: readonly string[]
  readonly indexOf: (day: string) => number
}

function stepsOf(days: readonly string[]): Steps {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  for (const length of [10, 7, 4]) {
    const names = new Set<string>()
    for (let time = Date.parse(first); time <= Date.parse(last); time += DAY) names.add(dayOf(time).slice(0, length))
    if (names.size <= MOST_COLUMNS || length === 4) {
      const all = [...names]
      const places = new Map(all.map((name, i) => [name, i]))
      return { names: all, indexOf: (day) => places.get(day.slice(0, length)) ?? 0 }
    }
  }
  return { names: [], indexOf: () => 0 }
}

/** Counts a row's findings for each step. */
function overTime({ days }: Row, steps: Steps): number[] {
  const counts = steps.names.map(() => 0)
  for (const [day, count] of days) counts[steps.indexOf(day)] = (counts[steps.indexOf(day)] ?? 0) + count
  return counts
}

/** Draws columns, with kinds stacked. */
function columns(kinds: readonly Row[], steps: Steps): string {
  const rows = kinds.map((row) => ({ name: row.name, counts: overTime(row, steps) }))
  const sums = steps.names.map((_, i) => rows.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0))
  const most = Math.max(1, ...sums)
  const room = UNITS / steps.names.length
  const width = Math.min(room * 0.8, 60)
  const parts = steps.names.flatMap((step, i) => {
    let below = 0
    return rows.flatMap(({ name, counts }) => {
      const count = counts[i] ?? 0
      if (count === 0) return []
      const height = (HEIGHT * count) / most
      below += height
      return [
        rect(
          classOf(name),
          room * i + (room - width) / 2,
          HEIGHT - below,
          width,
          height,
          `${step}: ${kindTold(name)} ${figure(count)}`,
        ),
      ]
    })
  })
  const [first = '', last = ''] = [steps.names[0], steps.names.at(-1)]
  const table = steps.names.map((step, i) => [step, sums[i] ?? 0] as const).filter(([, sum]) => sum > 0)
  return `<div class="time">
<p class="faint">Most at once: ${figure(most)}</p>
${drawing(HEIGHT, parts)}
<div class="ends"><span>${first}</span><span>${first === last ? '' : last}</span></div>
</div>
<details><summary>As a table</summary>
<table><caption class="faint">Findings by when their files were last written</caption>
<thead><tr><th scope="col">When</th><th scope="col" class="count">Findings</th></tr></thead>
<tbody>${table.map(([step, sum]) => `<tr><th scope="row">${step}</th><td class="count">${figure(sum)}</td></tr>`).join('\n')}</tbody>
</table></details>`
}

/** Returns the kinds of a row in the common order. */
function kindsIn({ kinds }: Row, order: readonly Row[]): (readonly [kind: string, count: number])[] {
  return order.map(({ name }) => [name, kinds.get(name) ?? 0] as const).filter(([, count]) => count > 0)
}

/** Draws a bar in the colours of its kinds. */
function bar(row: Row, most: number, order: readonly Row[]): string {
  let x = 0
  const parts = kindsIn(row, order).map(([kind, count]) => {
    const width = (UNITS * count) / most
    x += width
    return rect(classOf(kind), x - width, 0, width, 10, `${kindTold(kind)} ${figure(count)} of ${figure(row.total)}`)
  })
  return drawing(10, [rect('track', 0, 0, UNITS, 10), ...parts])
}

function trend(row: Row, steps: Steps): string {
  const counts = overTime(row, steps)
  const most = Math.max(1, ...counts)
  const last = Math.max(1, counts.length - 1)
  const points = counts.map((count, i) => `${(UNITS * i) / last},${28 - (26 * count) / most}`)
  return drawing(30, [element('polyline', { class: 'line', points: points.join(' ') })])
}

function kindsTold(row: Row, order: readonly Row[]): string {
  return kindsIn(row, order)
    .map(([kind, count]) => `${kindTold(kind)} ${figure(count)}`)
    .join(', ')
}

/** The content of a chart. */
interface Asked {
  readonly title: string
  readonly head: string
  readonly rows: readonly Row[]
  /** Additional column for each row. */
  readonly beside: { readonly head: string; readonly of: (row: Row) => string }
}

/** Returns a chart as a table: each bar has its figure next to it. */
function chart({ title, head, rows, beside }: Asked, order: readonly Row[]): string {
  const shown = rows.slice(0, MOST_ROWS)
  const rest = rows.slice(MOST_ROWS)
  const most = Math.max(1, ...shown.map(({ total }) => total))
  const cells = shown.map(
    (row) =>
      `<tr><th scope="row">${escaped(rows === order ? kindTold(row.name) : row.name)}</th><td>${bar(row, most, order)}<span class="hidden">${escaped(kindsTold(row, order))}</span></td>` +
      `<td class="trend">${beside.of(row)}</td><td class="count">${figure(row.total)}</td></tr>`,
  )
  const sum = rest.reduce((all, { total }) => all + total, 0)
  const more = rest.length === 0 ? '' : `<p class="faint">and ${figure(sum)} in ${figure(rest.length)} more</p>`
  return `<h2>${title}</h2>
<table>
<thead><tr><th scope="col">${head}</th><th scope="col">Kinds</th><th scope="col" class="trend">${beside.head}</th><th scope="col" class="count">Findings</th></tr></thead>
<tbody>
${cells.join('\n')}
</tbody>
</table>
${more}`
}

function chartsOf(counts: ScanCounts): string {
  const kinds = counts.kinds.sorted
  if (kinds.length === 0) return '<p>Nothing was found.</p>'
  const steps = stepsOf([...new Set(kinds.flatMap(({ days }) => [...days.keys()]))].sort())
  const trends = { head: 'Over time', of: (row: Row) => trend(row, steps) }
  const written = { head: 'Last written', of: ({ days }: Row) => [...days.keys()].sort().at(-1) ?? '' }
  const key = kinds.map(({ name }) => `<li><span class="${classOf(name)}"></span>${escaped(kindTold(name))}</li>`)
  return `<ul class="key">${key.join('')}</ul>
<h2>Over time</h2>
${columns(kinds, steps)}
${chart({ title: 'By kind', head: 'Kind', rows: kinds, beside: trends }, kinds)}
${chart({ title: 'By file', head: 'File', rows: counts.files.sorted, beside: written }, kinds)}
${chart({ title: 'By field', head: 'Field', rows: counts.fields.sorted, beside: trends }, kinds)}`
}

/** Returns the report as a page. */
export function scanPage(counts: ScanCounts, at: Date): string {
  const total = counts.kinds.sorted.reduce((sum, row) => sum + row.total, 0)
  const sums = [
    [total, 'findings'],
    [counts.withFindings, 'files with findings'],
    [counts.read, 'files read'],
  ] as const
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Personal data in ${counted(counts.read, 'file')}</title>
<style>${STYLE}.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }</style>
</head>
<body>
<main>
<h1>Personal data in ${figure(counts.read)} ${counts.read === 1 ? 'file' : 'files'}</h1>
<p class="faint">sladd ${version}, ${dayOf(at)}. Time is when a file was last written. The report has no values; ${NOT_TOLD} stands for names
of files and fields in which something of a person was found.</p>
<dl class="sums">${sums.map(([count, name]) => `<div><dt>${name}</dt><dd>${figure(count)}</dd></div>`).join('')}</dl>
${chartsOf(counts)}
</main>
</body>
</html>
`
}
