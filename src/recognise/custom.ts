/**
 * @module Recognisers that users bring: rows of the same table, asked at the same anchors, weighed by the confidence
 * they give. They see text, not codes, and only as much of the line as they said they need.
 */

import { isLineEnd, isSpace, lineEndFrom } from '../text/codes'
import type { Source } from '../text/source'
import type { TextView } from '../text/view'
import { Anchor, type CustomClaim, type CustomRecogniser, type Recogniser } from '../types'

/** Longest reach: the window keeps this much on either side of a cut. */
export const enum Reach {
  Before = 100,
  After = 200,
}

/** The text round an anchor, and for each place in it the code it belongs to. */
interface Quoted {
  readonly text: string
  readonly at: number
  readonly codes: readonly number[]
}

/** What of the line of `at` may be seen; line feeds stand on both sides of a view. */
function lineBounds({ codes }: TextView, at: number, { before, after }: CustomRecogniser['reach']): [number, number] {
  let from = at
  while (at - from < before && !isLineEnd(codes[from - 1] as number)) from--
  return [from, lineEndFrom(codes, at, at + after)]
}

/** One character per code, so that offsets lead back: what is no character of its own is U+FFFD. */
function quote(view: TextView, source: Source, at: number, reach: CustomRecogniser['reach']): Quoted {
  const [from, to] = lineBounds(view, at, reach)
  const codes: number[] = []
  let text = ''
  let place = 0
  for (let i = from; i < to; i++) {
    if (i === at) place = text.length
    const code = view.codes[i] as number
    const character = code < 128 ? String.fromCharCode(code) : characterAt(view, source, i)
    for (let unit = 0; unit < character.length; unit++) codes.push(i)
    text += character
  }
  codes.push(to)
  return { text, at: place, codes }
}

function characterAt(view: TextView, source: Source, index: number): string {
  const [character = '\ufffd'] = source.text(view.offsetOf(index), view.endOf(index + 1))
  return character
}

/** The run without spaces round the anchor: what is masked when its recogniser fails. */
function wordAt(view: TextView, at: number, reach: CustomRecogniser['reach']): [number, number] {
  const [from, to] = lineBounds(view, at, reach)
  let start = at
  while (start > from && !isSpace(view.codes[start - 1] as number)) start--
  let end = at + 1
  while (end < to && !isSpace(view.codes[end] as number)) end++
  return [start, end]
}

function isOffset(value: unknown, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most
}

/** What the recogniser says, checked; undefined for none, `'failed'` when it threw or answered nonsense. */
function answer(given: CustomRecogniser, { text, at }: Quoted) {
  try {
    const match = given.recognise(text, at)
    if (match === undefined || match === null) return undefined
    const { start, end, confidence } = match
    const variant = Object.hasOwn(match, 'variant') && match.variant !== undefined ? match.variant : given.kind
    const isSpan = isOffset(start, text.length) && isOffset(end, text.length) && start < end
    const isSure = typeof confidence === 'number' && confidence >= 0 && confidence <= 1
    return isSpan && isSure && typeof variant === 'string' ? { start, end, confidence, variant } : 'failed'
  } catch {
    // The error may hold text of the input, so it is not passed on.
    return 'failed'
  }
}

/** What is masked when a recogniser fails is masked by default: nothing passes because of an error. */
const FAILED_SCORE = 50
const MOST_SCORE = 99

function ask(given: CustomRecogniser, view: TextView, source: Source, at: number): CustomClaim | undefined {
  const quoted = quote(view, source, at, given.reach)
  const said = answer(given, quoted)
  if (said === undefined) return undefined
  if (said === 'failed') {
    const [start, end] = wordAt(view, at, given.reach)
    return { start, end, score: FAILED_SCORE, variant: given.kind, failed: true }
  }
  return {
    start: quoted.codes[said.start] as number,
    end: (quoted.codes[said.end - 1] as number) + 1,
    score: Math.min(MOST_SCORE, Math.round(said.confidence * 100)),
    variant: said.variant,
    failed: false,
  }
}

/** The row of a custom recogniser, whose options have been checked. */
export function customRow(given: CustomRecogniser): Recogniser {
  const named: { readonly [anchor: string]: Anchor } = { digits: Anchor.Digits, word: Anchor.Word }
  return {
    kind: given.kind,
    witness: false,
    anchors: named[given.anchor] ?? Anchor.Character,
    ...(named[given.anchor] === undefined && { character: given.anchor.charCodeAt(0) }),
    runs: 0,
    recognise: () => 0,
    variant: () => given.kind,
    ask: (view, source, at) => ask(given, view, source, at),
  }
}
