/** @module A table of every category by every purpose. */
import { conditionsIn, type Gathered } from './report-rows'
import type { PolicyReport, ReportCell } from './report-types'
import { leavesData, strictness } from './strictness'
import { toldAlike, toldOf } from './told'
import type { Policy } from './types'
import type { Words } from './words/en'

function cellOf(
  policy: Policy,
  purpose: string,
  rows: readonly Gathered[],
  category: string,
  words: Words,
): ReportCell {
  const own = rows.filter(({ categories }) => categories.has(category))
  const [first] = own
  // No recipient has access for the purpose.
  if (first === undefined) return { action: 'withhold', told: words.told.withhold, isForAll: true }
  const mildest = own.reduce(
    (best, row) => (strictness(row.outcome.action) < strictness(best.outcome.action) ? row : best),
    first,
  )
  const told = toldOf(mildest.outcome.action, words)
  // If no data is released, the form makes no difference.
  if (!leavesData(mildest.outcome.action)) return { action: mildest.outcome.name, told, isForAll: true }
  const isSame = own.every(({ outcome }) => toldOf(outcome.action, words) === told)
  const one = { ...mildest, categories: new Set([category]) }
  const isForAll = isSame && conditionsIn(policy, purpose, one, words).length === 0
  return { action: mildest.outcome.name, told, isForAll }
}

/** Returns a row for each category that is treated differently from its parent. */
export function matrixOf(
  policy: Policy,
  purposes: readonly { readonly id: string; readonly rows: readonly Gathered[] }[],
  words: Words,
): PolicyReport['matrix'] {
  const cellsOf = (id: string) => purposes.map((purpose) => cellOf(policy, purpose.id, purpose.rows, id, words))
  return toldAlike(policy, words, cellsOf).map(([category, cells]) => ({ category, cells }))
}
