/**
 * @module Values of listed fields, as claims of a piece: values of a parsed format, and text after a delimiter. The
 * plain engine's counterpart of `kernel/claims.as.ts`.
 */
import { beginWalk, ownerAt, Walk } from '../formats/enclosing-value'
import { askedOf, BELOW, ruleIn, SHAPES, Shape, Value } from '../formats/state'
import { staysBeside } from '../formats/value-names'
import { mayOwn, ownedRule } from '../listed/joint'
import {
  goesOverLines,
  INNER,
  isOwnedLine,
  openAfter,
  openedFrom,
  opensLines,
  ownedFrom,
  ownedTo,
  partEnd,
} from '../listed/owned-lines'
import { LABEL_BEGIN, labelBegin } from '../listed/private-key'
import { MOST_OPERAND, mayBelong, mayHold } from '../listed/secret'
import { isLiteralJoint } from '../listed/sql-literal'
import { isOfRows } from '../listed/sql-rows'
import { accountRule, passwordBegin } from '../listed/url-account'
import { goesOn, isWritten, ownedEnd, restEnd, valueBegin } from '../listed/value-end'
import { Form } from '../recognise/forms'
import { acts, hasNames } from '../resolve/listed-names'
import { Weighing } from '../resolve/weigh'
import { Code, isLetter, isLineEnd, lineEndFrom } from '../text/codes'
import { keptBytes, keptInts } from '../text/kept'
import { Limit } from '../text/limits'
import { holdsEncoded } from '../text/marks'
import type { TextView } from '../text/view'
import { Anchor, type Claim } from '../types'
import { merged } from './cover'
import type { FormatView } from './decoded'
import { FIELD } from './field'
import type { Anchors } from './possible-places'

/** The score of a listed field's value: it wins over anything else there. */
const OWNED_SCORE = 120

/** The range searched: claims start in `[from, to)`. */
interface Part {
  readonly from: number
  readonly to: number
}

function claimOf(start: number, end: number, rule: number, value: number): Claim {
  return {
    start,
    end,
    form: Form.Field,
    flags: 0,
    topics: 0,
    recogniser: FIELD,
    score: OWNED_SCORE,
    evidence: ['field'],
    changes: [0],
    said: undefined,
    owned: { rule, value },
  }
}

/** Yields the format's values under listed names; of a value that a cut splits, the part in the piece. */
function* ofValues(
  view: TextView,
  { values, count }: FormatView,
  { from, to }: Part,
  word: Uint8Array,
): Generator<Claim> {
  for (let i = 0; i < count; i++) {
    const at = i * Value.Size
    const topics = values[at + Value.Topics] as number
    const rule = ruleIn(topics)
    const shape = (values[at + Value.Shape] as number) & SHAPES
    if (rule === 0 || shape === Shape.Key) continue
    const begin = view.start + (values[at + Value.From] as number)
    const last = view.start + (values[at + Value.To] as number)
    const start = Math.max(from, begin)
    const end = Math.min(to, last)
    if (start >= end || isWritten(view.codes, start, end) || staysBeside(topics, view.codes, begin, last)) continue
    if (mayHold(view.codes, begin, last, askedOf(topics), (topics & BELOW) !== 0, word)) {
      yield claimOf(start, end, rule, i)
    }
  }
}

/** True if the start of a key label is written without escapes: the kernel looks for nothing else. */
function isWrittenOut(view: TextView, at: number): boolean {
  const last = labelBegin(view.codes, at) - 1
  return view.offsetOf(last) - view.offsetOf(last - LABEL_BEGIN) === LABEL_BEGIN
}

/** Adds to the anchors the delimiters that may follow a listed name. */
function scanJoints(
  codes: Uint8Array,
  from: number,
  to: number,
  lexicon: Uint8Array,
  word: Uint8Array,
  anchors: Anchors,
): void {
  if (!hasNames(lexicon)) return
  for (let at = from; at < to; at++) {
    const code = codes[at] as number
    if (code === Code.At && passwordBegin(codes, at) < at) anchors.push(at, Anchor.Joint)
    if (code === Code.Apostrophe && isLiteralJoint(codes, at - 1) && mayOwn(codes, at - 1, lexicon, word)) {
      anchors.push(at - 1, Anchor.Joint)
    }
    if (code !== Code.Colon && code !== Code.Equals && code !== Code.Greater && code !== Code.Hyphen) continue
    if (code === Code.Hyphen && !isLetter(codes[at + 1] as number)) continue
    if (mayOwn(codes, at, lexicon, word)) anchors.push(at, Anchor.Joint)
  }
}

const NO_MARKS = new Int32Array(0)

/** Finds the values of listed fields in one text, piece by piece. */
export class ListedClaims {
  #lexicon: Uint8Array
  readonly #word = keptBytes(Weighing.ScratchBytes)
  /** State of a value that the last cut split; 0 if it split none. */
  #kept = 0
  /** True if nothing follows the visible codes. */
  #seesAll = false
  /** Index in the view of the line end after which a name owns the next line; -1 for none. */
  opened = -1
  readonly #walk = keptInts(Walk.Size)

  constructor(lexicon: Uint8Array) {
    this.#lexicon = lexicon
  }

  /** Starts a text, for a plan with these names. */
  begin(lexicon: Uint8Array): void {
    this.#lexicon = lexicon
    this.#kept = 0
  }

  /** State carried from piece to piece. */
  get kept(): number {
    return this.#kept
  }

  set kept(kept: number) {
    this.#kept = kept
  }

  /** True if a name owns the next line, if that line fits. */
  get isOpen(): boolean {
    return goesOverLines(this.#kept) && (this.#kept & INNER) === 0
  }

  /** True if a name on an earlier line, or before a cut, owns the text at `from`, up to at most `end`. */
  takesLine(codes: Uint8Array, from: number, end: number): boolean {
    if (!goesOverLines(this.#kept)) return false
    const isOwned = this.isOpen && isOwnedLine(codes, from, lineEndFrom(codes, from, end), this.#kept)
    if (isLineEnd(codes[from - 1] as number) && !isOwned) this.#kept = 0
    return this.isOpen
  }

  /**
   * Returns the claims of a piece merged with those of listed fields.
   *
   * @param part - where claims may start: the piece and its context
   * @param own - the piece, and whether its line ends where the view does or before
   */
  claims(
    claims: readonly Claim[],
    view: TextView,
    format: FormatView | undefined,
    anchors: Anchors,
    part: Part,
    own: Part & { readonly isWhole: boolean },
  ): readonly Claim[] {
    scanJoints(view.codes, part.from, part.to, this.#lexicon, this.#word, anchors)
    const owned = format === undefined ? [] : [...ofValues(view, format, own, this.#word)]
    // A decoded view may be longer than the visible text.
    const limit = Math.min(view.end, own.to + Limit.Reach)
    this.#seesAll = own.isWhole && (format === undefined || limit === view.end)
    owned.push(...this.#ofJoints(view, format, limit, anchors, part, own))
    if (owned.length === 0) return claims
    return merged(
      claims,
      owned.sort((a, b) => a.start - b.start || b.end - a.end),
      own.to,
    )
  }

  /** Yields values after delimiters in text, preceded by the rest of a value that the last cut split. */
  *#ofJoints(
    view: TextView,
    format: FormatView | undefined,
    limit: number,
    anchors: Anchors,
    part: Part,
    own: Part,
  ): Generator<Claim> {
    const { codes, start: base } = view
    const { marks = NO_MARKS, marksCount = 0 } = format ?? {}
    const isOpen = goesOverLines(this.#kept)
    const kept = isOpen || !isLineEnd(codes[own.from - 1] as number) ? this.#kept : 0
    this.#kept = 0
    this.opened = -1
    let past = part.from
    if (isOpen)
      past = yield* this.#ofLines(codes, own.from, this.#endOf(kept, own.from, limit, base, format), own, kept)
    else if (kept !== 0) {
      past = restEnd(codes, own.from, limit, kept, marks, marksCount, base)
      const end = this.#cut(past, limit, own, kept)
      if (end > own.from) yield claimOf(own.from, end, kept & 255, -1)
    }
    for (let i = 0; i < anchors.length; i++) {
      const at = anchors.at(i)
      if (anchors.classOf(i) !== Anchor.Joint || at < past) continue
      if (labelBegin(codes, at) > 0 && !isWrittenOut(view, at)) continue
      if (codes[at] === Code.At) {
        const begin = passwordBegin(codes, at)
        const rule = accountRule(this.#lexicon, this.#word) & 255
        if (begin < past || !acts(rule) || isWritten(codes, begin, at)) continue
        past = at
        if (begin < part.to) yield claimOf(begin, at, rule, -1)
        continue
      }
      const rule = ownedRule(codes, at, this.#lexicon, this.#word)
      if (!acts(rule)) continue
      const lines = opensLines(codes, at, limit, rule, this.#lexicon, this.#word)
      if (lines !== 0) {
        const from = openedFrom(codes, at, limit)
        past = from
        if (from >= own.from && from <= own.to)
          past = yield* this.#open(codes, at, from, limit, base, format, own, lines)
        // The text after that line will be read again.
        if (this.opened >= 0) return
        continue
      }
      const start = valueBegin(codes, at, limit, rule, marks, marksCount, base)
      const last = ownedEnd(codes, at, start, limit, rule, marks, marksCount, base)
      if (last <= start) continue
      // Encoded text is not code.
      const isEncoded = holdsEncoded(marks, marksCount, start - base, Math.min(last, start + MOST_OPERAND) - base)
      if (!isEncoded && !mayBelong(codes, at, start, last, limit, rule >> 8, this.#lexicon, this.#word)) continue
      past = last
      if (start >= part.to) continue
      const isOwn = start >= own.from && start < own.to
      const kept = goesOn(codes, at, start, rule, marks, marksCount, base)
      const end = isOwn ? this.#cut(last, limit, own, kept) : last
      yield claimOf(start, end, rule & 255, -1)
    }
  }

  /** Returns the end of the format's value that contains a `kept` value, or of the text, at most `limit`. */
  #endOf(kept: number, at: number, limit: number, base: number, format: FormatView | undefined): number {
    if ((kept & INNER) === 0) return limit
    const value = this.#valueAt(at, base, format)
    return value < 0
      ? at
      : Math.min(limit, base + ((format as FormatView).values[value * Value.Size + Value.To] as number))
  }

  #valueAt(at: number, base: number, format: FormatView | undefined): number {
    if (format === undefined) return -1
    beginWalk(this.#walk)
    return ownerAt(format.values, format.count, at - base, this.#walk)
  }

  /** Starts a value that spans lines at `from`: within its format value, or to the end of its line and beyond. */
  *#open(
    codes: Uint8Array,
    at: number,
    from: number,
    limit: number,
    base: number,
    format: FormatView | undefined,
    own: Part,
    lines: number,
  ): Generator<Claim, number> {
    const isInner = this.#valueAt(at, base, format) >= 0
    const kept = isInner ? lines | INNER : lines
    const end = isInner ? this.#endOf(kept, at, limit, base, format) : lineEndFrom(codes, from, limit)
    const past = yield* this.#ofLines(codes, from, end, own, kept)
    if (isInner || end > own.to || this.#kept === 0) return past
    const place =
      format === undefined ? end : format.isTable ? -1 : format.lineEndAt(end, end === own.to && this.#seesAll)
    if (place < 0) this.#kept = 0
    else this.opened = place
    return past
  }

  /**
   * Yields the owned parts of the lines from `at`, where one may have started earlier, to `limit`; returns how far it
   * read.
   */
  *#ofLines(codes: Uint8Array, at: number, limit: number, own: Part, kept: number): Generator<Claim, number> {
    let from = at
    let past = at
    let open = kept
    while (open !== 0 && from < limit && from < own.to) {
      const end = partEnd(codes, from, limit, open)
      const isOwned = !isLineEnd(codes[from - 1] as number) || isOwnedLine(codes, from, end, open)
      if (isOwned) {
        const begin = ownedFrom(codes, from, end, open, this.#lexicon, this.#word)
        past = begin < end ? ownedTo(codes, from, begin, end, open) : end
        const last = past < limit || this.#seesAll ? past : Math.min(past, own.to)
        if (begin < Math.min(last, own.to)) yield claimOf(begin, last, open & 255, -1)
      }
      open = isOwned ? openAfter(codes, from, end, Math.min(end + 1, own.to), open, this.#lexicon, this.#word) : 0
      // The rest lies after the cut.
      if (end > own.to) break
      from = end + 1
    }
    this.#kept = from >= limit && ((open & INNER) !== 0 || isOfRows(open)) ? 0 : open
    // Between values in rows, other names may own something.
    return isOfRows(kept) ? at : past
  }

  /** Returns where a value ends in this piece: at the cut, if it extends further than is visible. */
  #cut(end: number, limit: number, own: Part, kept: number): number {
    if (end < limit || end <= own.to || this.#seesAll) return end
    this.#kept = kept
    return own.to
  }
}
