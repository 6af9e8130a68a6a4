/** @module Which values of the corpus each contender removes, by kind, and what else it changes. */
import type { Changed, Found } from '../results'
import { percent } from './figures'
import { type Cell, type Grid, MARKDOWN, type Style } from './grid'

/** Values of all kinds, and their outcomes. */
export interface Share {
  readonly values: number
  readonly gone: number
  readonly partly: number
}

/** Sums over kinds; undefined for a contender that was not tried. */
export function shareOf(found: readonly Found[], contender: string): Share | undefined {
  const own = found.filter((one) => one.contender === contender)
  if (own.length === 0) return undefined
  const sum = (of: (one: Found) => number) => own.reduce((total, one) => total + of(one), 0)
  return { values: sum(({ values }) => values), gone: sum(({ gone }) => gone), partly: sum(({ partly }) => partly) }
}

function shareCell(share: Share | undefined): Cell {
  if (share === undefined || share.values === 0) return ['–']
  const { values, gone, partly } = share
  return partly === 0 ? [percent(gone, values)] : [percent(gone, values), `${percent(partly, values)} partly`]
}

const outOf = (changed: number, rows: number): Cell => [rows === 0 ? '–' : `${changed} of ${rows}`]

function gridOf(found: readonly Found[], changed: readonly Changed[], style: Style): Grid {
  const kinds = [...new Set(found.map(({ kind }) => kind))]
  const contenders = [...new Set([...found, ...changed].map(({ contender }) => contender))]
  return {
    head: [
      'values gone',
      ...kinds,
      'all kinds',
      'look-alikes changed',
      'disputed ones changed',
      'changed beside values',
    ],
    rows: contenders.map((contender) => {
      const own = found.filter((one) => one.contender === contender)
      const text = changed.find((one) => one.contender === contender)
      return [
        [style.plain(contender)],
        ...kinds.map((kind) => shareCell(own.find((one) => one.kind === kind))),
        shareCell(shareOf(found, contender)),
        text === undefined ? ['–'] : outOf(text.changed, text.rows),
        text === undefined ? ['–'] : outOf(text.disputedChanged, text.disputed),
        text === undefined ? ['–'] : outOf(text.othersChanged, text.others),
      ]
    }),
  }
}

/** @returns an empty string if nothing was tried */
export function qualityTable(found: readonly Found[], changed: readonly Changed[], style: Style = MARKDOWN): string {
  if (found.length + changed.length === 0) return ''
  const about =
    'Share of the corpus\'s values of which nothing readable is left; "partly" are those of which a part is. A row of ' +
    'look-alikes holds no value and must stay as it is; disputed ones (account and organisation numbers, mistyped ' +
    'values) somebody may want changed; beside values, nothing else may change.'
  return `${style.sentences(about)}\n\n${style.grid(gridOf(found, changed, style))}`
}
