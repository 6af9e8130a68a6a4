/** @module Tables for Markdown and for a terminal, and how each formats figures. */
import type { Lack } from '../results'
import type { Spread } from '../rounds'
import { ends, figure, margin } from './figures'

/** Shown instead of a missing figure. */
export const STATUS: Style['status'] = { missing: 'not installed', wrong: 'wrong', late: 'late' }

/** Lines of a cell, one below another. */
export type Cell = readonly string[]

export interface Grid {
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** Leading columns with left-aligned words; default: one. */
  readonly words?: number
}

/** Formatting of figures and words. */
export interface Style {
  spread(spread: Spread): string
  ratio(ratio: Spread): string
  /** The symbol after a ratio. */
  readonly times: string
  /** Formats a remark in a cell, shorter if there is little space. */
  mark(text: string): string
  strong(text: string): string
  /** A word with a footnote. */
  noted(text: string, note: number): string
  readonly status: { readonly [status in Lack['status']]: string }
  /** Escapes foreign text. */
  plain(text: string): string
  grid(grid: Grid): string
  heading(text: string): string
  /** Formats sentences, wrapped if necessary. */
  sentences(text: string): string
  notes(lines: readonly string[]): string
}

/** Escapes markup in foreign text. */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_<>|[\]]/g, '\\$&')
}

function markdownGrid({ head, rows, words = 1 }: Grid): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = `|${head.map((_, i) => (i < words ? '---|' : '---:|')).join('')}`
  return [line(head), rule, ...rows.map((cells) => line(cells.map((lines) => lines.join('<br>'))))].join('\n')
}

/** Width of a narrow terminal. */
const WIDTH = 120
const GAP = '  '

/** Splits columns into groups that fit; the first column is repeated in each. */
function parts(widths: readonly number[]): number[][] {
  const groups: number[][] = []
  let room = 0
  for (let column = 1; column < widths.length; column++) {
    const need = GAP.length + (widths[column] as number)
    if (groups.length === 0 || room < need) {
      groups.push([0])
      room = WIDTH - (widths[0] as number)
    }
    groups.at(-1)?.push(column)
    room -= need
  }
  return groups
}

function plainGrid({ head, rows, words = 1 }: Grid): string {
  const all: readonly (readonly Cell[])[] = [head.map((name) => [name]), ...rows]
  const widths = head.map((_, i) => Math.max(...all.flatMap((cells) => (cells[i] ?? []).map((line) => line.length))))
  const padded = (text: string, i: number) =>
    i < words ? text.padEnd(widths[i] as number) : text.padStart(widths[i] as number)
  const rowLines = (cells: readonly Cell[], columns: readonly number[]) => {
    const height = Math.max(1, ...columns.map((i) => cells[i]?.length ?? 0))
    return Array.from({ length: height }, (_, line) =>
      columns
        .map((i) => padded(cells[i]?.[line] ?? '', i))
        .join(GAP)
        .trimEnd(),
    )
  }
  return parts(widths)
    .map((columns) => all.flatMap((cells) => rowLines(cells, columns)).join('\n'))
    .join('\n\n')
}

/** Wraps words at a terminal's width. */
function wrapped(text: string, inset = ''): string {
  const lines = ['']
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) as string
    if (line !== '' && line.length + 1 + word.length > WIDTH) lines.push(inset + word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.join('\n')
}

export const MARKDOWN: Style = {
  spread: (spread) => `${figure(spread.median)} ${ends(spread)}`,
  ratio: (ratio) => `${figure(ratio.median)} × ${ends(ratio)}`,
  times: '×',
  mark: (text) => text,
  strong: (text) => `**${text}**`,
  noted: (text, note) => `${text} <sup>${note}</sup>`,
  plain: escapeMarkdown,
  grid: markdownGrid,
  status: STATUS,
  heading: (text) => `## ${text}`,
  sentences: (text) => text,
  notes: (lines) => lines.map((line, i) => `${i + 1}. ${line}`).join('\n'),
}

export const TERMINAL: Style = {
  spread: (spread) => `${figure(spread.median)} ${margin(spread)}`,
  ratio: (ratio) => `${figure(ratio.median)}x ${margin(ratio)}`,
  times: 'x',
  mark: (text) => text.replace(/ than .*/, ''),
  strong: (text) => text,
  noted: (text, note) => `${text} (${note})`,
  status: { ...STATUS, missing: 'missing' },
  plain: (text) => text.replace(/\s+/g, ' '),
  grid: plainGrid,
  heading: (text) => `${text}\n${'-'.repeat(text.length)}`,
  sentences: (text) => wrapped(text),
  notes: (lines) => lines.map((line, i) => wrapped(`(${i + 1}) ${line}`, '    ')).join('\n'),
}
