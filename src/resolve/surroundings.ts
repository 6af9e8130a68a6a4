/**
 * @module What stands around a claim on its line: a little text before and after, for words and fields.
 *
 * Text inside another claim, and what an earlier pass wrote as a replacement, is blanked: only the writer's own
 * words are evidence. Lengths are code points, so that strings and bytes agree.
 */
import { Code } from '../text/codes'
import type { Source } from '../text/source'
import type { View } from '../text/view'
import type { Claim } from '../types'

/** Code points that are looked at: words before and after a claim, and the field name before it. */
export const enum Reach {
  WordsBefore = 40,
  WordsAfter = 20,
  Field = 80,
}

/** The text around a claim. */
export interface Surroundings {
  /** Up to {@link Reach.Field} code points before it. */
  readonly before: string
  /** Up to {@link Reach.WordsBefore} of them, no word cut in two. */
  readonly wordsBefore: string
  /** Up to {@link Reach.WordsAfter} code points after it, no word cut in two. */
  readonly wordsAfter: string
}

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
/** A label, also of a custom kind. */
const LABEL = /\[[a-z][a-z0-9-]{1,39}\]/g
const CUT_WORD_BEFORE = /^[\p{L}\p{M}\p{N}]+/u
const CUT_WORD_AFTER = /[\p{L}\p{M}\p{N}]+$/u

function blank(match: string): string {
  return ' '.repeat(match.length)
}

function quote(view: View, source: Source, from: number, to: number): string {
  if (from >= to) return ''
  return view.asciiText(from, to) ?? source.text(view.offsetOf(from), view.endOf(to)).replace(INVISIBLE, '')
}

/** The text from `from` to `to`, other claims blanked but those that overlap `own`. */
function ownText(view: View, source: Source, from: number, to: number, own: Claim, near: readonly Claim[]): string {
  let text = ''
  let at = from
  for (const claim of near) {
    if (claim.end <= at || claim.start >= to) continue
    if (claim.end > own.start && claim.start < own.end) continue
    if (claim.start > at) text += quote(view, source, at, claim.start)
    const end = Math.min(claim.end, to)
    text += ' '.repeat(end - Math.max(claim.start, at))
    at = end
  }
  text += quote(view, source, at, to)
  return text.includes('[') ? text.replace(LABEL, blank) : text
}

/** The last `most` code points of `text`. */
function lastPoints(text: string, most: number): string {
  let from = text.length
  for (let points = 0; from > 0 && points < most; points++) {
    from--
    if (from > 0 && (text.charCodeAt(from) & 0xfc00) === 0xdc00) from--
  }
  return text.slice(from)
}

/**
 * Reads what stands around `claim`.
 *
 * @param near - the claims of the piece that may lie within reach, sorted by begin
 */
export function surroundings(view: View, source: Source, claim: Claim, near: readonly Claim[]): Surroundings {
  const from = view.lineBefore(claim.start, Reach.Field)
  const before = ownText(view, source, from, claim.start, claim, near)
  const wordFrom = view.lineBefore(claim.start, Reach.WordsBefore + 1)
  const isCut = claim.start - wordFrom > Reach.WordsBefore
  const words = lastPoints(before, claim.start - wordFrom)
  const to = view.lineAfter(claim.end, Reach.WordsAfter + 1)
  const after = ownText(view, source, claim.end, to, claim, near)
  return {
    before,
    wordsBefore: isCut ? words.replace(CUT_WORD_BEFORE, blank) : words,
    wordsAfter: to - claim.end > Reach.WordsAfter ? after.replace(CUT_WORD_AFTER, blank) : after,
  }
}

/** `key=`, `key: `, `"key": "`, `key => '`: the name before the value, with up to two spaces on each side. */
const KEY =
  /(?:^|[^\p{L}\p{M}\p{N}_.-])([\p{L}_][\p{L}\p{M}\p{N}_.-]*)(?:\\?["'])?\s{0,2}(?:=>|[:=])\s{0,2}(?:\\?["'([{]){0,2}$/u
/** `"key with spaces": "`. */
const QUOTED_KEY = /["']([^"']{1,64})\\?["']\s{0,2}[:=]\s{0,2}(?:\\?["'([{]){0,2}$/u
/** `<tag>`, `<ns:tag attribute="…">`. */
const TAG = /<(?:[\p{L}\p{N}_.-]+:)?([\p{L}_][\p{L}\p{M}\p{N}_.-]*)(?:\s[^<>]*)?>\s{0,2}$/u

/** The name of the field that directly owns the value after `before`, if there is one. */
export function owningField(before: string): string | undefined {
  const last = before.charCodeAt(before.length - 1)
  // Most values follow a space or a word; only these can end a field's begin.
  if (Number.isNaN(last) || last === Code.Comma) return undefined
  const match = KEY.exec(before) ?? QUOTED_KEY.exec(before) ?? TAG.exec(before)
  return match?.[1]
}
