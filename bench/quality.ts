/**
 * @module Measures which values of the corpus a contender removes, and what else it changes. All are judged alike, by
 * what their users see: the output.
 *
 * - Input and output are {@link align aligned}. A value's replacement is the output between the nearest surviving text
 *   on either side of the value.
 * - A value is untouched if its replacement contains it, ignoring spaces and dashes.
 * - Otherwise it is partly left if its replacement contains a piece of it: a whole word, or within one a whole run of
 *   digits or of letters of one case, two or more; four consecutive letters or digits; two with the value's separator
 *   between them (`2.3`, `o'h`). Two inside a longer run do not count, or the `er` of `[personnummer]` would be a piece
 *   of `testberg`, and the number of a label such as `[PHONE_9170]` one of most phones.
 * - Otherwise it is gone: labels, stars, separators, and a single letter or digit reveal nothing.
 * - Text is changed if the text outside values is not in the output completely and in order. Only in place of a value
 *   may anything be written.
 *
 * Values labelled `low` need not be found by default: those rows are left out. Disputed look-alikes are
 * {@link isDisputed counted separately}. A call that throws has changed nothing.
 */
import type { Row } from '../corpus/tools/load'
import { align } from './align'
import type { TextTool } from './contender'
import { isDisputed } from './disputed'
import type { Changed, Found } from './results'

/** Weight of text between values if all of it is known to survive: remains of a value must not be aligned with it. */
const WHOLE = 100

/** Length of a run that is not a coincidence, if the text around values was changed as well. */
const TRUSTED = 3

/** Instead of a position. */
const NOWHERE = -1

/** The outcome for a value. */
export type Fate = 'gone' | 'partly' | 'untouched'

/**
 * Returns text without invisible characters, and with compatibility characters such as full-width digits normalised.
 */
function visible(text: string): string {
  return text.normalize('NFKC').replace(/\p{Cf}/gu, '')
}

const closedUp = (text: string) => text.replace(/[\s\p{Pd}\u2212]/gu, '')
const lettersAndDigits = (text: string) => text.replace(/[^\p{L}\p{Nd}]/gu, '')
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([whole, ahead]) => ahead ?? whole)

/** Whole words, and within them runs of one type: what is left may be adjacent to a label, as in `kåEMAIL_ADDRESS`. */
const WORDS = /[\p{L}\p{Nd}]{2,}/gu
const RUNS = /\p{Nd}{2,}|\p{Ll}{2,}|\p{Lu}{2,}/gu
/** Starting at every position, because they may overlap. */
const FOUR = /(?=(\p{L}{4}|\p{Nd}{4}))/gu
const PARTED = /(?=([\p{L}\p{Nd}][^\p{L}\p{Nd}]+[\p{L}\p{Nd}]))/gu

/** Returns the outcome for a value, given its replacement. */
export function fateOf(value: string, replacement: string): Fate {
  const before = visible(value)
  const after = visible(replacement)
  if (closedUp(after).includes(closedUp(before))) return 'untouched'
  const core = lettersAndDigits(before)
  const isLeft =
    [...all(after, WORDS), ...all(after, RUNS)].some((run) => core.includes(run)) ||
    [...all(core, FOUR), ...all(before, PARTED)].some((piece) => after.includes(piece))
  return isLeft ? 'partly' : 'gone'
}

/** Returns the text before the first value, between values, and after the last. */
function literalsOf({ text, spans }: Row): string[] {
  const ends = [0, ...spans.map(({ end }) => end)]
  return ends.map((from, i) => text.slice(from, spans[i]?.start))
}

/** True if all text outside values is still in the output, in order, and nothing was added except for values. */
export function isIntact(row: Row, output: string): boolean {
  const literals = literalsOf(row)
  const [first = '', ...between] = literals
  if (between.length === 0) return output === first
  const last = between.pop() as string
  if (!output.startsWith(first)) return false
  let at = first.length
  for (const literal of between) {
    const found = output.indexOf(literal, at)
    if (found < 0) return false
    at = found + literal.length
  }
  return output.length - last.length >= at && output.endsWith(last)
}

/** Removes runs so short that they may be coincidental. */
function distrust(places: Int32Array): void {
  for (let begin = 0, i = 0; i < places.length; i++) {
    const place = places[i] as number
    if (place !== NOWHERE && places[i + 1] === place + 1) continue
    if (i + 1 - begin < TRUSTED) places.fill(NOWHERE, begin, i + 1)
    begin = i + 1
  }
}

/** Returns the position of each code unit of a row with values in the output, as far as it can be determined. */
function placesOf(row: Row, output: string): Int32Array {
  const { text, spans } = row
  const [first = '', ...others] = literalsOf(row)
  const last = others.at(-1) ?? ''
  // Match both ends first: a label may contain the same text.
  const head = output.startsWith(first) ? first.length : 0
  const tail = output.slice(head).endsWith(last) ? last.length : 0
  const isWhole = isIntact(row, output)
  const weights = new Uint8Array(text.length).fill(isWhole ? WHOLE : 1)
  for (const { start, end } of spans) weights.fill(1, start, end)
  const end = text.length - tail
  const middle = align(text.slice(head, end), output.slice(head, output.length - tail), weights.subarray(head, end))
  if (!isWhole) distrust(middle)
  return Int32Array.from({ length: text.length }, (_unit, i) => {
    if (i < head) return i
    if (i >= end) return i - text.length + output.length
    const place = middle[i - head] as number
    return place === NOWHERE ? NOWHERE : place + head
  })
}

/** Returns the output for each value of a row: between the nearest surviving text on either side. */
export function replacementsOf(row: Row, output: string): string[] {
  if (row.spans.length === 0) return []
  const places = placesOf(row, output)
  return row.spans.map(({ start, end }) => {
    // Positions never decrease, so the last one before the value is the greatest.
    const from = places.subarray(0, start).reduce((last, place) => Math.max(last, place + 1), 0)
    const to = places.subarray(end).find((place) => place !== NOWHERE)
    return output.slice(from, to)
  })
}

/** Returns the outcome for each value of a row. */
export function fatesOf(row: Row, output: string): Fate[] {
  const replacements = replacementsOf(row, output)
  return row.spans.map(({ start, end }, i) => fateOf(row.text.slice(start, end), replacements[i] as string))
}

/** Returns the output of a call, or the input if there is none. Errors are dropped, because they may quote the text. */
async function outputOf(replace: TextTool['replace'], text: string): Promise<string> {
  try {
    const output: unknown = await replace(text)
    return typeof output === 'string' ? output : text
  } catch {
    return text
  }
}

/** Counts in progress. */
type Open<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Measures what a contender does to rows of the corpus.
 *
 * @param replace is given one row after another, each as a separate text; called without `this`
 */
export async function qualityOf(
  contender: string,
  replace: TextTool['replace'],
  rows: readonly Row[],
): Promise<{ found: Found[]; changed: Changed }> {
  const found = new Map<string, Open<Found>>()
  const none = { rows: 0, changed: 0, disputed: 0, disputedChanged: 0, others: 0, othersChanged: 0 }
  const changed: Open<Changed> = { contender, ...none }
  for (const row of rows.filter(({ verdict }) => verdict !== 'low')) {
    const output = await outputOf(replace, row.text)
    const [all, some] = countersOf(row)
    changed[all]++
    if (!isIntact(row, output)) changed[some]++
    const fates = fatesOf(row, output)
    for (const [i, { kind }] of row.spans.entries()) {
      const count = found.get(kind) ?? { contender, kind, values: 0, gone: 0, partly: 0 }
      found.set(kind, count)
      count.values++
      if (fates[i] === 'gone') count.gone++
      if (fates[i] === 'partly') count.partly++
    }
  }
  return { found: [...found.values()], changed }
}

/** Counters of a row: all rows, and changed ones. */
function countersOf(row: Row) {
  if (row.spans.length > 0) return ['others', 'othersChanged'] as const
  return isDisputed(row) ? (['disputed', 'disputedChanged'] as const) : (['rows', 'changed'] as const)
}
