/** @module Gates and goals next to the measurements. */
import { GATES, type Gate, verdictOf } from '../gates'
import type { Results } from '../results'
import type { Spread } from '../rounds'
import { type Cell, STATUS, type Style } from './grid'

const SAID = { goal: 'goal reached', gate: 'gate reached', below: 'NOT REACHED' }

function reachedCell(gate: Gate, figures: Spread, style: Style): Cell {
  const verdict = verdictOf(gate, figures)
  if (verdict === 'below') return [style.strong(SAID.below)]
  const worst = gate.unit === undefined ? figures.min : figures.max
  const isAlways = verdictOf(gate, { ...figures, median: worst }) !== 'below'
  return [`${SAID[verdict]}${isAlways ? '' : ', not in every round'}`]
}

/** Returns why a figure is missing. */
function absence(results: Results, gate: Gate, style: Style): string {
  const lack = gate.lack?.(results)
  return lack === undefined ? 'not measured' : `${style.plain(lack.contender)}: ${STATUS[lack.status]}`
}

function rowOf(results: Results, gate: Gate, style: Style): Cell[] {
  const { place, what, unit } = gate
  const figures = gate.measure(results)
  const shown = (spread: Spread) => (unit === undefined ? style.ratio(spread) : `${style.spread(spread)} ${unit}`)
  const bound = (value: number) => (unit === undefined ? `${value}` : `≤ ${value}`)
  return [
    [place],
    [style.plain(what)],
    [figures === undefined ? '–' : shown(figures)],
    [bound(gate.gate)],
    [bound(gate.goal)],
    figures === undefined ? [absence(results, gate, style)] : reachedCell(gate, figures, style),
  ]
}

/** Returns how many of the measurable gates are reached. */
function sentence(results: Results): string {
  const verdicts = GATES.flatMap((gate) => {
    const figures = gate.measure(results)
    return figures === undefined ? [] : [verdictOf(gate, figures)]
  })
  const below = verdicts.filter((verdict) => verdict === 'below').length
  const unknown = GATES.length - verdicts.length
  const rest = unknown === 0 ? '' : `; ${unknown} could not be measured`
  return `Of ${GATES.length} gates ${verdicts.length - below} are reached, ${below} are not${rest}. Goals lie beyond them.`
}

/** @returns an empty string if nothing with a gate was tried */
export function gateTable(results: Results, style: Style): string {
  const tried = GATES.filter((gate) => gate.isTried(results))
  if (tried.length === 0) return ''
  const head = ['work, haystack', 'figure', 'measured', 'gate', 'goal', 'reached']
  const rows = tried.map((gate) => rowOf(results, gate, style))
  const title = style.heading('Gates and goals')
  return [title, style.sentences(sentence(results)), style.grid({ head, rows, words: 2 })].join('\n\n')
}
