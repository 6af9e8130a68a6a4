/**
 * @module Ratios that were promised or aimed at, beside what was measured.
 */
import { GATES, type Gate, verdictOf } from '../gates'
import type { Results } from '../results'
import type { Spread } from '../rounds'
import { type Cell, STATUS, type Style } from './grid'
import { lackOf, ratioAt } from './standing'

const SAID = { aim: 'aim reached', least: 'least reached', below: 'NOT REACHED' }

function reachedCell(gate: Gate, ratio: Spread, style: Style): Cell {
  const verdict = verdictOf(gate, ratio)
  if (verdict === 'below') return [style.strong(SAID.below)]
  const isAlways = ratio.min >= gate.least
  return [`${SAID[verdict]}${isAlways ? '' : ', not in every round'}`]
}

/** Why a ratio is missing. */
function absence(results: Results, { work, haystack, of, over }: Gate, style: Style): string {
  for (const contender of [of, over]) {
    const lack = lackOf(results, work, haystack, contender)
    if (lack !== undefined) return `${style.plain(contender)}: ${STATUS[lack.status]}`
  }
  return 'not measured'
}

function rowOf(results: Results, gate: Gate, style: Style): Cell[] {
  const { work, haystack, of, over, least, aim } = gate
  const ratio = ratioAt(results, work, haystack, of, over)
  return [
    [`${work}, ${haystack}`],
    [`${style.plain(of)} / ${style.plain(over)}`],
    [ratio === undefined ? '–' : style.ratio(ratio)],
    [String(least)],
    [aim === undefined ? '–' : String(aim)],
    ratio === undefined ? [absence(results, gate, style)] : reachedCell(gate, ratio, style),
  ]
}

/** How many gates are reached of those that could be measured. */
function sentence(results: Results): string {
  const ratios = GATES.map((gate) => ratioAt(results, gate.work, gate.haystack, gate.of, gate.over))
  const verdicts = GATES.flatMap((gate, i) => (ratios[i] === undefined ? [] : [verdictOf(gate, ratios[i])]))
  const below = verdicts.filter((verdict) => verdict === 'below').length
  const unknown = GATES.length - verdicts.length
  const rest = unknown === 0 ? '' : `; ${unknown} could not be measured`
  return `Ratios that were named before the engine was built: ${verdicts.length - below} of ${GATES.length} are reached, ${below} are not${rest}.`
}

/** Whether anything of the work on the haystack was tried. */
function isTried({ speeds, lacks }: Results, { work, haystack }: Gate): boolean {
  return [...speeds, ...lacks].some((one) => one.work === work && one.haystack === haystack)
}

/** @returns nothing when no work with a gate was tried */
export function gateTable(results: Results, style: Style): string {
  const tried = GATES.filter((gate) => isTried(results, gate))
  if (tried.length === 0) return ''
  const head = ['work, haystack', 'ratio', 'measured', 'least', 'aim', 'reached']
  const rows = tried.map((gate) => rowOf(results, gate, style))
  const title = style.heading('What we set out to reach')
  return [title, style.sentences(sentence(results)), style.grid({ head, rows, words: 2 })].join('\n\n')
}
