/**
 * @module Tables for Markdown and for a terminal, and in which words each of the two shows a figure.
 */
import type { Lack } from '../results'
import type { Spread } from '../rounds'
import { ends, figure, margin } from './figures'

/** What stands where a figure would. */
export const STATUS: Style['status'] = { missing: 'not installed', wrong: 'wrong', late: 'late' }

/** Lines that stand below each other. */
export type Cell = readonly string[]

export interface Grid {
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** Leading columns of words, which begin at the left; one unless said. */
  readonly words?: number
}

/** How figures and words are dressed. */
export interface Style {
  spread(spread: Spread): string
  ratio(ratio: Spread): string
  /** The sign of a ratio. */
  readonly times: string
  /** What is said of a cell, shorter where there is little room. */
  mark(text: string): string
  strong(text: string): string
  /** A word with a footnote. */
  noted(text: string, note: number): string
  readonly status: { readonly [status in Lack['status']]: string }
  /** Text of others, made harmless. */
  plain(text: string): string
  grid(grid: Grid): string
  heading(text: string): string
  /** Sentences, in lines as long as they may be. */
  sentences(text: string): string
  notes(lines: readonly string[]): string
}

/** What would be taken for markup in text of others. */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_<>|[\]]/g, '\\$&')
}

function markdownGrid({ head, rows, words = 1 }: Grid): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = `|${head.map((_, i) => (i < words ? '---|' : '---:|')).join('')}`
  return [line(head), rule, ...rows.map((cells) => line(cells.map((lines) => lines.join('<br>'))))].join('\n')
}

/** Columns of a terminal that is not wide. */
const WIDTH = 120
const GAP = '  '

/** Columns side by side as long as there is room; the first one begins each part. */
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

/** Words in lines of a terminal's width. */
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
