/**
 * @module A whole run as Markdown, and its tables for a terminal.
 */
import { readFileSync } from 'node:fs'
import type { Environment, Results } from '../results'
import { sizeTable, startTable } from './cost-table'
import { counted } from './figures'
import { gateTable } from './gate-table'
import { MARKDOWN, type Style, TERMINAL } from './grid'
import { lostSentences, othersText } from './lost'
import { qualityTable } from './quality-table'
import { speedTable } from './speed-table'
import { worksOf } from './standing'

/** Returns a page of the benchmark, one heading level deeper. */
function page(name: string): string {
  const text = readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
  return text.trim().replace(/^#/gm, '##')
}

/** Describes a commit; one with uncommitted changes cannot be rebuilt by others, which is stated. */
export function commitText({ commit }: Environment): string {
  return commit.endsWith('-dirty') ? `${commit.slice(0, -'-dirty'.length)} with changes` : commit
}

function roundsText({ speeds }: Results): string {
  const counts = speeds.map(({ rates }) => rates.length)
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  return least === most ? counted(most, 'round') : `${least} to ${most} rounds`
}

/** Describes what was run, where, and for how long. */
function environmentText(results: Results): string {
  const { environment, speeds } = results
  const { date, cpu, cores, memory, platform, node, v8, seconds } = environment
  const machine = `${date}, ${cpu}, ${counted(cores, 'core')}, ${memory} GiB, ${platform}, Node ${node}, V8 ${v8}`
  const rounds = speeds.length === 0 ? 'No speed was measured' : `Median [least–greatest] of ${roundsText(results)}`
  return `${machine}; commit ${commitText(environment)}. ${rounds}; the run took ${counted(Math.ceil(seconds / 60), 'minute')}.`
}

/** Describes how many cells have no figure, and why. */
function lackText({ lacks }: Results): string {
  if (lacks.length === 0) return ''
  const count = (status: string) => lacks.filter((lack) => lack.status === status).length
  return (
    `${counted(lacks.length, 'cell')} without a figure: ${count('wrong')} wrong, ${count('late')} late, ` +
    `${count('missing')} not installed; they are compared with nothing.`
  )
}

/** Describes what was measured, what is lost, and what has no figure. */
function standingText(results: Results, { plain }: Style): string {
  const beside = `Measured beside ${othersText(results, plain)}.`
  return [beside, lostSentences(results, plain), lackText(results)].filter((part) => part !== '').join(' ')
}

function contenderTable({ contenders, environment }: Results, style: Style): string {
  const rows = contenders.map(({ name, about }) => [
    [style.plain(name)],
    [style.plain(environment.versions[name] ?? '–')],
    [style.plain(about)],
  ])
  return [style.heading('Contenders'), style.grid({ head: ['name', 'version', 'is'], rows, words: 3 })].join('\n\n')
}

function qualitySection({ found, changed }: Results, style: Style): string {
  const table = qualityTable(found, changed, style)
  return table === '' ? '' : [style.heading('What is found'), table].join('\n\n')
}

function tablesOf(results: Results, style: Style): string[] {
  return [
    ...worksOf(results).map((work) => speedTable(results, work, style)),
    qualitySection(results, style),
    startTable(results, style),
    sizeTable(results, style),
    gateTable(results, style),
  ]
}

const joined = (parts: readonly string[]) => `${parts.filter((part) => part !== '').join('\n\n')}\n`

/** Returns a whole run as its record shows it. */
export function summary(results: Results): string {
  return joined([
    `# sladd beside others, ${results.environment.date}`,
    environmentText(results),
    '![Speed for each line, and share of values gone](chart.svg)',
    standingText(results, MARKDOWN),
    ...tablesOf(results, MARKDOWN),
    contenderTable(results, MARKDOWN),
    page('METHOD.md'),
    page('BIAS.md'),
  ])
}

/** Returns the tables for a terminal, at most 120 columns wide. */
export function consoleTables(results: Results): string {
  return joined([
    TERMINAL.sentences(environmentText(results)),
    ...tablesOf(results, TERMINAL),
    TERMINAL.sentences(standingText(results, TERMINAL)),
  ])
}
