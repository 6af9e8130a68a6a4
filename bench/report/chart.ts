/**
 * @module The chart: each contender's speed with one call per line, next to the share of values it removes. Contenders
 * with wrong answers have no bar. It has its own background, because a page may be light or dark.
 */

import { bar, element, label, line } from '../../src/pages/svg'
import type { Results } from '../results'
import { type ChartRow, chartRows, remark } from './chart-rows'
import { counted, figure, listed, percent } from './figures'
import { STATUS } from './grid'
import { isLost } from './lost'
import { overText } from './speed-table'
import { isOwn, KERNEL, shownHaystacks } from './standing'
import { commitText } from './summary'

const WIDTH = 860
const MARGIN = 20
const ROW = 34
const BAR = 16
/** Space above and below the rows. */
const TOP = 122
const BOTTOM = 54

/** Approximate pixels per letter of a name, and how many letters are shown. */
const LETTER = 7.2
const LETTERS = { least: 14, most: 26 }
/** Right edges of speeds and ratios; space for a figure after the longest bar. */
const SPEED_RIGHT = 530
const RATIO_RIGHT = 612
const FIGURE = 60
const FOUND = { left: 650, right: WIDTH - MARGIN - 52 }

const INK = '#1f2328'
const FAINT = '#59636e'
const RULE = '#d8dee4'
const GROUND = '#ffffff'
const ALARM = '#b42318'
const FILLS = { kernel: '#0b6bcb', own: '#6cb2f2', other: '#8c959f' }
const FOUND_FILLS = { gone: '#2c7a4b', partly: '#a9d8ba', none: '#eef1f4' }

/** The area for speeds: start of the bars, powers of ten at both ends of the scale, and end of the rows. */
interface Frame {
  readonly left: number
  readonly first: number
  readonly last: number
  readonly bottom: number
}

function frameOf(rows: readonly ChartRow[]): Frame {
  const letters = Math.max(LETTERS.least, ...rows.map(({ name }) => Math.min(name.length, LETTERS.most)))
  const logs = rows.flatMap(({ speed }) => (speed ? [Math.log10(speed.mean)] : []))
  // A bar starting at its own figure would be invisible.
  const first = logs.length === 0 ? 0 : Math.floor(Math.min(...logs) - 0.1)
  const last = logs.length === 0 ? 3 : Math.max(first + 1, Math.ceil(Math.max(...logs)))
  return { left: MARGIN + letters * LETTER + 8, first, last, bottom: TOP + ROW * rows.length }
}

function speedX({ left, first, last }: Frame, megabytes: number): number {
  return left + ((SPEED_RIGHT - FIGURE - left) * (Math.log10(megabytes) - first)) / (last - first)
}

/** Formats a power of ten in full. */
function powerText(power: number): string {
  return power < 0 ? (10 ** power).toFixed(-power) : (10 ** power).toLocaleString('en-US')
}

/** Draws lines at the powers of ten and at half and whole shares, with figures above. */
function axes(frame: Frame): string[] {
  const tick = (x: number, text: string) => [
    line(x, TOP - 6, x, frame.bottom, RULE),
    label(x, TOP - 11, text, { class: 'small', 'text-anchor': 'middle' }),
  ]
  const powers = Array.from({ length: frame.last - frame.first + 1 }, (_, i) => frame.first + i)
  return [
    ...powers.flatMap((power) => tick(speedX(frame, 10 ** power), powerText(power))),
    ...[0, 50, 100].flatMap((share) => tick(foundX(share / 100), `${share} %`)),
  ]
}

function foundX(share: number): number {
  return FOUND.left + (FOUND.right - FOUND.left) * share
}

function namePart({ name }: ChartRow, frame: Frame, middle: number): string {
  const shown = name.length <= LETTERS.most ? name : `${name.slice(0, LETTERS.most - 1)}…`
  return label(frame.left - 8, middle + 4, shown, { class: isOwn(name) ? 'own' : 'name', 'text-anchor': 'end' })
}

/** Draws why there is no bar; hatched across the whole scale, so that it is not mistaken for one. */
function noBar({ lacks }: ChartRow, frame: Frame, middle: number): string[] {
  const statuses = [...new Set(lacks.map(({ status }) => status))]
  const text = statuses.length === 0 ? 'not measured' : listed(statuses.map((status) => STATUS[status]))
  if (!statuses.some((status) => status !== 'missing')) {
    return [label(frame.left + 8, middle + 4, text, { class: 'small halo' })]
  }
  return [
    bar(frame.left, middle - BAR / 2, SPEED_RIGHT - FIGURE - frame.left, BAR, 'url(#hatched)'),
    label(frame.left + 8, middle + 4, text, { class: 'wrong halo' }),
  ]
}

function ratioPart({ ratio }: ChartRow, middle: number): string {
  if (ratio === undefined) return ''
  const shown = { class: isLost(ratio.mean) ? 'lost' : 'value', 'text-anchor': 'end' }
  return label(RATIO_RIGHT, middle + 4, `${figure(ratio.mean)} ×`, shown)
}

function speedParts(row: ChartRow, frame: Frame, middle: number): string[] {
  const { name, speed } = row
  if (speed === undefined) return noBar(row, frame, middle)
  const fill = name === KERNEL ? FILLS.kernel : isOwn(name) ? FILLS.own : FILLS.other
  const said = remark(row)
  const [end, center] = [speedX(frame, speed.mean), said === '' ? middle : middle - 5]
  return [
    bar(frame.left, center - BAR / 2, end - frame.left, BAR, fill),
    label(end + 6, center + 4, `${figure(speed.mean)}${overText(speed)}`, { class: 'halo' }),
    ...(said === '' ? [] : [label(frame.left + 1, middle + 14, said, { class: 'note halo' })]),
    ratioPart(row, middle),
  ]
}

function foundParts({ share }: ChartRow, middle: number): string[] {
  if (share === undefined || share.values === 0) {
    return [label(FOUND.left + 8, middle + 4, 'not tried', { class: 'small halo' })]
  }
  const { values, gone, partly } = share
  const widthOf = (count: number) => foundX(count / values) - FOUND.left
  const strips = [
    [values, FOUND_FILLS.none],
    [gone + partly, FOUND_FILLS.partly],
    [gone, FOUND_FILLS.gone],
  ] as const
  return [
    ...strips.map(([count, fill]) => bar(FOUND.left, middle - BAR / 2, widthOf(count), BAR, fill)),
    label(FOUND.right + 6, middle + 4, percent(gone, values), { class: 'value' }),
  ]
}

function heads({ environment }: Results, rows: readonly ChartRow[], { left }: Frame): string[] {
  const { date, cpu, cores, node } = environment
  const machine = `${date} · ${cpu}, ${counted(cores, 'core')} · Node ${node} · ${commitText(environment)}`
  const values = Math.max(0, ...rows.map(({ share }) => share?.values ?? 0))
  const [small, end] = [{ class: 'small' }, { 'text-anchor': 'end' }]
  return [
    label(MARGIN, 32, 'One call for each line, as a logger does', { class: 'title' }),
    label(MARGIN, 52, machine, small),
    label(left, 80, 'MB/s', { class: 'head' }),
    label(left, 94, 'logarithmic scale: each line is ten times the last', small),
    label(RATIO_RIGHT, 80, 'sladd’s kernel is', { class: 'head', ...end }),
    label(RATIO_RIGHT, 94, 'times as fast', { ...small, ...end }),
    label(FOUND.left, 80, 'values gone', { class: 'head' }),
    label(FOUND.left, 94, values === 0 ? '' : `of ${values.toLocaleString('en-US')} in the corpus`, small),
  ]
}

function feet(results: Results, { bottom }: Frame): string[] {
  const means = `geometric means over ${listed(shownHaystacks(results))}`
  const lines = [
    `Speeds and ratios are ${means}; every answer was proved before it was timed.`,
    'Values gone: nothing readable is left of them; pale: a part is. Most others claim to know only some of the kinds.',
  ]
  return lines.map((text, i) => label(MARGIN, bottom + 22 + 16 * i, text, { class: 'small' }))
}

const STYLES = `
text { font-family: system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif; font-size: 12px; fill: ${INK} }
.title { font-size: 17px; font-weight: 600 }
.head, .own { font-weight: 600 }
.small { font-size: 11px; fill: ${FAINT} }
.note { font-size: 10.5px; fill: ${ALARM} }
.wrong, .lost { font-weight: 600; fill: ${ALARM} }
.halo { paint-order: stroke; stroke: ${GROUND}; stroke-width: 4px; stroke-linejoin: round }
`

const HATCHED = element(
  'pattern',
  { id: 'hatched', width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
  element('rect', { width: 7, height: 7, fill: '#fff4f2' }) + line(0, 0, 0, 7, '#f0a8a0'),
)

/** Draws the chart; the same run gives the same picture. */
export function chart(results: Results): string {
  const rows = chartRows(results)
  const frame = frameOf(rows)
  const height = frame.bottom + BOTTOM
  const parts = [
    element('title', {}, 'Speed of a call for each line, and share of values gone, by contender'),
    element('style', {}, STYLES),
    element('defs', {}, HATCHED),
    element('rect', { x: 0.5, y: 0.5, width: WIDTH - 1, height: height - 1, rx: 8, fill: GROUND, stroke: RULE }),
    ...heads(results, rows, frame),
    ...axes(frame),
    ...rows.flatMap((row, i) => {
      const middle = TOP + ROW * i + ROW / 2
      return [namePart(row, frame, middle), ...speedParts(row, frame, middle), ...foundParts(row, middle)]
    }),
    ...feet(results, frame),
  ]
  const size = { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` }
  const content = parts.filter((part) => part !== '').join('\n')
  return `${element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size, role: 'img' }, `\n${content}\n`)}\n`
}
