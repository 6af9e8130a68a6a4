/** @module One table for each work: a row per contender, a column per haystack, speed above ratio in a cell. */
import type { Lack, Results } from '../results'
import { ABOUT } from '../works'
import { figure } from './figures'
import { type Cell, type Grid, STATUS, type Style } from './grid'
import { isLost } from './lost'
import {
  haystacksOf,
  isOwn,
  lackOf,
  type Mean,
  meanHaystacks,
  meanRatio,
  meanSpeed,
  megabytes,
  ratioAt,
  referenceOf,
  rowsOf,
  speedOf,
  TWIN,
} from './standing'

const NOTHING = '–'
/** Longest reason: it may contain a whole error message; the record has all of it. */
const REASON = 200

/** Numbers the reasons of a table; equal reasons of a contender share a number. */
class Notes {
  readonly #lacks: Lack[][] = []

  numberOf(lack: Lack): number {
    const same = this.#lacks.findIndex(
      ([first]) => first?.contender === lack.contender && first.status === lack.status && first.reason === lack.reason,
    )
    if (same < 0) return this.#lacks.push([lack])
    this.#lacks[same]?.push(lack)
    return same + 1
  }

  lines({ plain }: Style): string[] {
    return this.#lacks.map((lacks) => {
      const { contender, status, reason } = lacks[0] as Lack
      const places = lacks.map(({ haystack }) => haystack).join(', ')
      const short = reason.length > REASON ? `${reason.slice(0, REASON)}…` : reason
      return `${plain(contender)} on ${plain(places)}: ${STATUS[status]}: ${plain(short)}`
    })
  }
}

/** A table in progress. */
interface Making {
  readonly results: Results
  readonly work: string
  readonly reference: string | undefined
  readonly style: Style
  readonly notes: Notes
}

/** Returns the mark of a faster contender's cell: our own rows do less, or are the other engine. */
function lostMark(contender: string): string | undefined {
  if (!isOwn(contender)) return '◀ faster than sladd'
  return contender === TWIN ? '◀ faster than the kernel' : undefined
}

function speedCell({ results, work, reference, style, notes }: Making, haystack: string, contender: string): Cell {
  const lack = lackOf(results, work, haystack, contender)
  if (lack !== undefined) return [style.noted(style.status[lack.status], notes.numberOf(lack))]
  const speed = speedOf(results, work, haystack, contender)
  if (speed === undefined) return [NOTHING]
  const shown = style.spread(megabytes(speed))
  if (reference === undefined || contender === reference) return [shown]
  const ratio = ratioAt(results, work, haystack, reference, contender)
  if (ratio === undefined) return [shown]
  const mark = isLost(ratio.median) ? lostMark(contender) : undefined
  if (mark === undefined) return [shown, style.ratio(ratio)]
  return [style.strong(shown), style.ratio(ratio), style.mark(mark)]
}

/** Describes how many haystacks a mean covers, unless it is all of them. */
export function overText({ over, of }: Mean): string {
  return over === of ? '' : ` (${over} of ${of})`
}

function meanCell({ results, work, reference, style }: Making, contender: string): Cell {
  const haystacks = meanHaystacks(results, work)
  const speed = meanSpeed(results, work, haystacks, contender)
  if (speed === undefined) return [NOTHING]
  const shown = `${figure(speed.mean)}${overText(speed)}`
  if (reference === undefined || contender === reference) return [shown]
  const ratio = meanRatio(results, work, haystacks, reference, contender)
  return ratio === undefined ? [shown] : [shown, `${figure(ratio.mean)} ${style.times}${overText(ratio)}`]
}

function gridOf(making: Making): Grid {
  const { results, work, style } = making
  const haystacks = haystacksOf(results, work)
  return {
    head: [work, ...haystacks, 'geometric mean'],
    rows: rowsOf(results, work).map((contender) => [
      [style.plain(contender)],
      ...haystacks.map((haystack) => speedCell(making, haystack, contender)),
      meanCell(making, contender),
    ]),
  }
}

/** Returns the table of a work with its heading and the reasons for missing figures. */
export function speedTable(results: Results, work: string, style: Style): string {
  const reference = referenceOf(results, work)
  const making = { results, work, reference, style, notes: new Notes() }
  const about = ABOUT[work] === undefined ? work : `${work}: ${ABOUT[work]}`
  const table = style.grid(gridOf(making))
  const reasons = style.notes(making.notes.lines(style))
  const below =
    reference === undefined
      ? 'MB/s.'
      : `MB/s, and below it how many times as fast ${style.plain(reference)} is, taken within each round.`
  return [style.heading(about), style.sentences(below), table, reasons].filter((part) => part !== '').join('\n\n')
}
