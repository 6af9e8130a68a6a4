/** @module Describes what the kernel loses: every cell in which another tool with a right answer is faster. */
import type { Results } from '../results'
import type { Spread } from '../rounds'
import { counted, listed } from './figures'
import { haystacksOf, isOwn, KERNEL, ratioAt, rowsOf, speedOf, TWIN, worksOf } from './standing'

/** The kernel and one contender at one work on one haystack; both answers are right. */
export interface Comparison {
  readonly work: string
  readonly haystack: string
  readonly contender: string
  /** How many times as fast the kernel is. */
  readonly ratio: Spread
}

interface Place {
  readonly work: string
  readonly haystack: string
}

function placesOf(results: Results): Place[] {
  return worksOf(results).flatMap((work) => haystacksOf(results, work).map((haystack) => ({ work, haystack })))
}

/** True if a ratio means that the other one is faster. */
export function isLost(ratio: number): boolean {
  return ratio < 1
}

function comparisonsWith(results: Results, isOther: (contender: string) => boolean): Comparison[] {
  return placesOf(results).flatMap(({ work, haystack }) =>
    rowsOf(results, work)
      .filter(isOther)
      .flatMap((contender) => {
        const ratio = ratioAt(results, work, haystack, KERNEL, contender)
        return ratio === undefined ? [] : [{ work, haystack, contender, ratio }]
      }),
  )
}

/** Compares the kernel with all tools that are not ours. */
export function comparisons(results: Results): Comparison[] {
  return comparisonsWith(results, (contender) => !isOwn(contender))
}

/** Groups items by key, in the order of each key's first item. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups]
}

/** Formats `RegExp in find (dense) and line (dense, json)`. */
function whereLost(lost: readonly Comparison[], plain: (text: string) => string): string {
  return grouped(lost, ({ contender }) => contender)
    .map(([contender, cells]) => {
      const works = grouped(cells, ({ work }) => work)
      const places = works.map(([work, inWork]) => `${work} (${inWork.map(({ haystack }) => haystack).join(', ')})`)
      return `${plain(contender)} in ${listed(places)}`
    })
    .join('; ')
}

/** Returns cells in which another tool is right and the kernel has no speed to compare. */
function unanswered(results: Results): Place[] {
  return placesOf(results).filter(({ work, haystack }) => {
    if (speedOf(results, work, haystack, KERNEL) !== undefined) return false
    return rowsOf(results, work).some(
      (contender) => !isOwn(contender) && speedOf(results, work, haystack, contender) !== undefined,
    )
  })
}

/** Describes how often the kernel is not the fastest, and which tools are faster. */
export function lostSentences(results: Results, plain: (text: string) => string = (text) => text): string {
  const all = comparisons(results)
  const lost = all.filter(({ ratio }) => isLost(ratio.median))
  const toTwin = comparisonsWith(results, (contender) => contender === TWIN).filter(({ ratio }) => isLost(ratio.median))
  const silent = unanswered(results)
  const sentences = [
    all.length === 0
      ? 'No other tool with a right answer was measured beside the kernel.'
      : lost.length === 0
        ? `sladd's kernel is the faster one in all ${counted(all.length, 'comparison')} with other tools.`
        : `sladd's kernel is the slower one in ${lost.length} of ${counted(all.length, 'comparison')} with other tools: ` +
          `it loses to ${whereLost(lost, plain)}.`,
  ]
  if (toTwin.length > 0) sentences.push(`Its plain twin is faster in ${counted(toTwin.length, 'place')}.`)
  if (silent.length > 0) {
    const places = silent.map(({ work, haystack }) => `${work} (${haystack})`)
    sentences.push(`The kernel has no speed where others have one: ${listed(places)}.`)
  }
  return sentences.join(' ')
}

/** Describes how many other tools have a speed, and which have none at all. */
export function othersText(results: Results, plain: (text: string) => string): string {
  const others = results.contenders.map(({ name }) => name).filter((name) => !isOwn(name))
  const isMeasured = (name: string) =>
    placesOf(results).some(({ work, haystack }) => speedOf(results, work, haystack, name) !== undefined)
  const silent = others.filter((name) => !isMeasured(name))
  const measured = counted(others.length - silent.length, 'other tool')
  return silent.length === 0 ? measured : `${measured} (no figure: ${silent.map(plain).join(', ')})`
}
