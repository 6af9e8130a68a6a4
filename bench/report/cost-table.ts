/** @module The cost of having a tool: time and memory of a fresh process, and bundle size. */
import type { Results, Size, Start } from '../results'
import { spreadOf } from '../rounds'
import { figure, listed } from './figures'
import type { Cell, Style } from './grid'

function median(figures: readonly number[], style: Style, unit = 1): Cell {
  if (figures.length === 0) return ['–']
  return [style.spread(spreadOf(figures.map((value) => value / unit)))]
}

function startRow({ contender, load, first, second, resident }: Start, style: Style): Cell[] {
  return [
    [style.plain(contender)],
    median(load, style),
    median(first, style),
    median(second, style),
    median(resident, style, 1e6),
  ]
}

/** @returns an empty string if no process was measured */
export function startTable({ starts }: Results, style: Style): string {
  if (starts.length === 0) return ''
  const head = ['fresh process', 'load ms', 'first call ms', 'second call ms', 'resident MB']
  const about = 'Medians over fresh processes, on a short line; resident is what goes beyond Node alone.'
  const rows = starts.map((start) => startRow(start, style))
  return [style.heading('Start'), style.sentences(about), style.grid({ head, rows })].join('\n\n')
}

const kilobytes = (bytes: number) => [figure(bytes / 1000)]

function sizeRow({ contender, minified, gzipped }: Size, style: Style): Cell[] {
  return [[style.plain(contender)], kilobytes(minified), kilobytes(gzipped)]
}

/** @returns an empty string if no bundle was made */
export function sizeTable({ sizes, contenders }: Results, style: Style): string {
  if (sizes.length === 0) return ''
  const head = ['bundle', 'minified kB', 'gzipped kB']
  const rows = sizes.map((size) => sizeRow(size, style))
  const others = contenders.map(({ name }) => name).filter((name) => !sizes.some(({ contender }) => contender === name))
  const about = `With everything that is needed, bundled and minified; a kB is 1,000 bytes.`
  const without = others.length === 0 ? '' : ` Not bundled: ${listed(others.map(style.plain))}.`
  return [style.heading('Size'), style.sentences(about + without), style.grid({ head, rows })].join('\n\n')
}
