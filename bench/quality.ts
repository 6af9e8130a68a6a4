/**
 * @module What a contender removes from the corpus, and what it changes that is no value. All are judged alike, by what
 * their users see: the text that comes out.
 *
 * - Input and output are {@link align aligned}. What stands in the output between the nearest text on either side of a
 *   value that is still there is the value's replacement.
 * - A value is untouched when its replacement holds it, whatever became of its spaces and dashes.
 * - Else it is left in part when its replacement holds a piece of it: a whole word, or within one a whole run of digits
 *   or of letters of one case, two or more; four letters or digits in a row; two with the value's separator between
 *   them (`2.3`, `o'h`). Two inside a longer run are no piece, or the `er` of `[personnummer]` were one of `testberg`
 *   and a label's number, as in `[PHONE_9170]`, one of most phones.
 * - Else it is gone: labels, stars, separators, and a single letter or digit tell nothing.
 * - Text is changed when what is no value does not stand in the output whole and in its order. Only in the place of a
 *   value may anything be written.
 *
 * Nobody need find by default what is labelled `low`: those rows are left out. Look-alikes about which one may differ
 * are {@link isDisputed counted apart}. A call that throws has changed nothing.
 */
import type { Row } from '../corpus/tools/load'
import { align } from './align'
import type { TextTool } from './contender'
import { isDisputed } from './disputed'
import type { Changed, Found } from './results'

/** Weight of text between values when all of it is known to be there: what is left of a value must not take its place. */
const WHOLE = 100

/** Units in a row that chance does not make alike, where the text round values was changed as well. */
const TRUSTED = 3

/** In place of a place. */
const NOWHERE = -1

/** What became of a value. */
export type Fate = 'gone' | 'partly' | 'untouched'

/** Text without what cannot be seen, and with one spelling for one character: full-width digits are digits. */
function visible(text: string): string {
  return text.normalize('NFKC').replace(/\p{Cf}/gu, '')
}

const closedUp = (text: string) => text.replace(/[\s\p{Pd}\u2212]/gu, '')
const lettersAndDigits = (text: string) => text.replace(/[^\p{L}\p{Nd}]/gu, '')
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([whole, ahead]) => ahead ?? whole)

/** Whole words, and within them runs of one sort: what is left may stand right beside a label, as `kåEMAIL_ADDRESS`. */
const WORDS = /[\p{L}\p{Nd}]{2,}/gu
const RUNS = /\p{Nd}{2,}|\p{Ll}{2,}|\p{Lu}{2,}/gu
/** From every place on, because they may overlap. */
const FOUR = /(?=(\p{L}{4}|\p{Nd}{4}))/gu
const PARTED = /(?=([\p{L}\p{Nd}][^\p{L}\p{Nd}]+[\p{L}\p{Nd}]))/gu

/** What became of a value for which a tool wrote this. */
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

/** The text before the first value, between values, and after the last. */
function literalsOf({ text, spans }: Row): string[] {
  const ends = [0, ...spans.map(({ end }) => end)]
  return ends.map((from, i) => text.slice(from, spans[i]?.start))
}

/** Whether all that is no value still stands in the output, in its order, and nothing was added but in place of values. */
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

/** Strikes out the places of runs so short that chance may have made them. */
function distrust(places: Int32Array): void {
  for (let begin = 0, i = 0; i < places.length; i++) {
    const place = places[i] as number
    if (place !== NOWHERE && places[i + 1] === place + 1) continue
    if (i + 1 - begin < TRUSTED) places.fill(NOWHERE, begin, i + 1)
    begin = i + 1
  }
}

/** Where each unit of a row with values stands in the output, as far as it can be told. */
function placesOf(row: Row, output: string): Int32Array {
  const { text, spans } = row
  const [first = '', ...others] = literalsOf(row)
  const last = others.at(-1) ?? ''
  // The ends come before the rest: a label may hold the same as they do.
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

/** What stands in the output for each value of a row: between the nearest that is still there on either side. */
export function replacementsOf(row: Row, output: string): string[] {
  if (row.spans.length === 0) return []
  const places = placesOf(row, output)
  return row.spans.map(({ start, end }) => {
    // Places never go back, so the last before the value is the greatest.
    const from = places.subarray(0, start).reduce((last, place) => Math.max(last, place + 1), 0)
    const to = places.subarray(end).find((place) => place !== NOWHERE)
    return output.slice(from, to)
  })
}

/** What became of each value of a row. */
export function fatesOf(row: Row, output: string): Fate[] {
  const replacements = replacementsOf(row, output)
  return row.spans.map(({ start, end }, i) => fateOf(row.text.slice(start, end), replacements[i] as string))
}

/** The output of a call; the input when there is none. What an error says may quote the text, so nobody sees it. */
async function outputOf(replace: TextTool['replace'], text: string): Promise<string> {
  try {
    const output: unknown = await replace(text)
    return typeof output === 'string' ? output : text
  } catch {
    return text
  }
}

/** Counts that are still being made. */
type Open<T> = { -readonly [K in keyof T]: T[K] }

/**
 * What a contender does to rows of the corpus.
 *
 * @param replace is given one row after the other, each as a text of its own; called without `this`
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

/** Where a row is counted, and where if it was changed. */
function countersOf(row: Row) {
  if (row.spans.length > 0) return ['others', 'othersChanged'] as const
  return isDisputed(row) ? (['disputed', 'disputedChanged'] as const) : (['rows', 'changed'] as const)
}
