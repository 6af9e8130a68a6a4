/** @module Prints `sladd help`, generated from the table of options. Loaded on demand. */
import { print } from './output'
import { COMMANDS, SUMMARY } from './table/commands'
import type { CommandRow, Row, Rows } from './table/row'
import { painter } from './terminal'

/** Line width, and the column where descriptions start. */
const WIDTH = 120
const COLUMN = 30

/** Wraps words; long lists may break after commas. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/(?<= )|(?<=,)(?=\S)/)) {
    if (line !== '' && line.length + word.trimEnd().length > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += word
  }
  return [...lines, line.trimEnd()]
}

/** Formats two columns; the right one starts on a new line if the left one is too long. */
function columns(left: string, right: string, at = COLUMN): string {
  const [first = '', ...rest] = wrapped(right, WIDTH - at)
  if (first === '') return `  ${left}\n`
  const begin = left.length + 4 > at ? `  ${left}\n${' '.repeat(at)}` : `  ${left}`.padEnd(at)
  return [begin + first, ...rest.map((line) => ' '.repeat(at) + line)].map((line) => `${line}\n`).join('')
}

/** Formats an option as typed: `-r, --recursive`, `--glob PATTERN`, `--stats[=HOW]`. */
export function formOf(name: string, { short, value, bare }: Row): string {
  const told = value === undefined ? '' : bare === undefined ? ` ${value}` : `[=${value}]`
  return `${short === undefined ? '' : `-${short}, `}--${name}${told}`
}

function rowsTold(rows: Rows): string {
  return Object.entries(rows)
    .map(([name, row]) => columns(formOf(name, row), row.help))
    .join('')
}

function commandPage(name: string, { summary, usage, groups, notes, exits }: CommandRow): string {
  const ways = usage.map(([form, what = '']) => columns(`sladd ${form}`, what, 42)).join('')
  const options = Object.entries(groups).map(([heading, rows]) => `${heading}\n${rowsTold(rows)}\n`)
  const paragraphs = [...(notes?.split('\n\n') ?? []), `Exit codes: ${exits}.`]
  const told = paragraphs.map((paragraph) => `${wrapped(paragraph, WIDTH).join('\n')}\n`).join('\n')
  return `sladd ${name} ${summary}.\n\nUsage\n${ways}\n${options.join('')}${told}`
}

/** Returns the page of a command, or the main page without a name; undefined for an unknown command. */
export function helpOf(name: string | undefined): string | undefined {
  if (name !== undefined) {
    return Object.hasOwn(COMMANDS, name) ? commandPage(name, COMMANDS[name] as CommandRow) : undefined
  }
  const rows = Object.values(COMMANDS).map(({ form, summary }) => columns(`sladd ${form}`, summary))
  return `${SUMMARY}

Usage
${rows.join('')}
  sladd help COMMAND has its options, sladd --version the version.

Examples
  tail -F service.log | sladd redact > clean.log
  sladd redact -r -i --glob '*.log' /var/log/app
  sladd scan -r --min-confidence high .
`
}

/** Prints a page; see {@link helpOf}. Returns false if there is none. */
export function printHelp(name: string | undefined, isColoured: boolean): boolean {
  const page = helpOf(name)
  const paint = painter(isColoured)
  // Headings are lines followed by an indented one.
  if (page !== undefined) print(page.replace(/^\S.*(?=\n {2}\S)/gm, (heading) => paint('bold', heading)))
  return page !== undefined
}
