/**
 * @module Takes one piece of text through the four stages:
 *
 *     text or bytes -> offset -> Claim -> Finding -> Edit -> text or bytes
 */

import type { Act, Rewritten } from './act/act'
import { ReplacementWriter } from './act/replacement-writer'
import { beginWalk, ownerAt, shapeOf, shapeOfOwned, topicsOf, Walk } from './formats/enclosing-value'
import { nameAt } from './formats/name-at'
import { isInBrackets, SHAPES, Shape, Value } from './formats/state'
import { isAllowedText, type Plan } from './options/plan'
import { joinCustom, recognise } from './plain/claims'
import { FormatView } from './plain/decoded'
import { DECODERS } from './plain/decoders'
import { OWNED_CONFIDENCE } from './plain/field'
import { ListedClaims } from './plain/listed-claims'
import { Anchors, scan } from './plain/possible-places'
import { resolve } from './plain/resolve'
import { Window } from './plain/window'
import { Form } from './recognise/forms'
import { baseOf } from './resolve/confidence'
import { isLineEnd } from './text/codes'
import { keptInts } from './text/kept'
import { Limit } from './text/limits'
import type { Shown } from './text/shown'
import type { Source } from './text/source'
import type { TextView } from './text/view'
import type { ActionName, Call, Claim, Edit, Finding } from './types'

/**
 * Receives every finding, with the action, the edit (none if it is kept), and the category that a policy gives the
 * field.
 */
export type Listener = (finding: Finding, action: ActionName, edit: Edit | undefined, holds: string | undefined) => void

/** The piece of a window as it is read: raw, or decoded. */
export interface Piece {
  readonly view: TextView
  /** Findings start in `[from, to)`. */
  readonly from: number
  readonly to: number
  /** True if its line ends where the view does, or before. */
  readonly isWhole: boolean
  /** Set when it was decoded. */
  readonly format: FormatView | undefined
}

/** Returns the decoder for a window; undefined for plain text. */
export function formatFor(plan: Plan, window: Window): FormatView | undefined {
  if (plan.format === 'text') return undefined
  return new FormatView(window.view, plan.block, DECODERS[plan.format], plan.fields.lexicon)
}

/** Returns the window's current piece, decoded if it has a format. */
function pieceOf(window: Window, format: FormatView | undefined): Piece {
  const { range } = window
  if (format === undefined || format.passes(range)) return asItStands(window)
  return { view: format, ...format.decode(range), isWhole: range.isWhole, format }
}

function asItStands({ view, from, to, range }: Window): Piece {
  return { view, from, to, isWhole: range.isWhole, format: undefined }
}

/** Sets the topics of claims from the names of the values they lie in. */
function setTopics(claims: readonly Claim[], { values, count }: FormatView, walk: Int32Array, start: number): void {
  beginWalk(walk)
  for (const claim of claims) claim.topics = topicsOf(values, ownerAt(values, count, claim.start - start, walk))
}

/**
 * Stages one and two for a piece: its claims, and next to a cut those of its neighbours.
 *
 * @param anchors - reused from piece to piece; holds the piece's anchors afterwards
 * @param owned - values of listed fields in the same text
 */
function claimsOf(
  piece: Piece,
  source: Source,
  plan: Plan,
  anchors: Anchors,
  owned: ListedClaims,
  today: number,
): readonly Claim[] {
  const { from, to, view, format } = piece
  const { codes } = view
  const first = isLineEnd(codes[from - 1] as number) ? from : Math.max(view.start, from - Limit.Context)
  const last = isLineEnd(codes[to - 1] as number) ? to : Math.min(view.end, to + Limit.Context)
  scan(codes, first, last, anchors, plan.threshold <= baseOf(Form.EmailWritten))
  const part = { from: first, to: last }
  const ours = recognise(codes, anchors, plan.recognisers, part, today)
  const claims = joinCustom(ours, plan.custom?.claims(shown(view, source, format), first, last, today) ?? [])
  if (format !== undefined) setTopics(claims, format, new Int32Array(Walk.Size), view.start)
  return owned.claims(claims, view, format, anchors, part, piece)
}

/**
 * Returns the window's current piece and its claims. Lines that a name on an earlier line owns are read raw, one by
 * one; a piece ends where they start.
 */
export function look(
  window: Window,
  format: FormatView | undefined,
  source: Source,
  plan: Plan,
  anchors: Anchors,
  owned: ListedClaims,
  today: number,
): { piece: Piece; claims: readonly Claim[] } {
  const { view, from } = window
  const isOwned = owned.takesLine(view.codes, from, view.end)
  const { kept } = owned
  format?.keep()
  for (;;) {
    const piece = isOwned ? asItStands(window) : pieceOf(window, format)
    const claims = claimsOf(piece, source, plan, anchors, owned, today)
    const { opened } = owned
    const past = opened < 0 ? window.to : 1 + opened
    if (past >= window.to) {
      if (isOwned) format?.passOwned(window.to)
      window.isLineWise = owned.isOpen
      return { piece, claims }
    }
    window.endAt(past)
    owned.kept = kept
    format?.goBack()
  }
}

/** A view as shown to recognisers outside the kernel. */
function shown(view: TextView, source: Source, format: FormatView | undefined): Shown {
  const { codes, start, end } = view
  const walk = new Int32Array(Walk.Size)
  let last = 0
  const topicsAt = (index: number) => {
    if (format === undefined) return 0
    if (index < last) beginWalk(walk)
    last = index
    const owner = ownerAt(format.values, format.count, index - start, walk)
    return owner < 0 ? 0 : (format.values[owner * Value.Size + Value.Topics] as number)
  }
  const characterAt = (index: number) => {
    const [character = '\ufffd'] = source.text(view.offsetOf(index), view.endOf(index + 1))
    return character
  }
  const nameOf = (index: number) => format && nameAt(format.values, 0, format.count, index, start)
  return { codes, start, end, characterAt, topicsAt, nameAt: nameOf }
}

/** True if the text between two offsets is an allowed value. */
export function isAllowed(plan: Plan, source: Source, start: number, end: number): boolean {
  return plan.allow.size > 0 && isAllowedText(plan, source.text(start, end))
}

/** One text on its way through the stages: a string, bytes, or a stream. */
export class Run {
  readonly window: Window
  #plan: Plan
  readonly #anchors = new Anchors()
  readonly #format: FormatView | undefined
  readonly #places = new ReplacementWriter()
  readonly #owned: ListedClaims
  readonly #walk = keptInts(Walk.Size)
  #call: Call = { today: 0, context: {} }
  /** Offset up to which findings are settled; the next one starts there or later. */
  settled = 0
  /** Offset up to which the text has been replaced: an edit may extend further than its finding. */
  edited = 0

  constructor(plan: Plan) {
    this.#plan = plan
    this.window = new Window(plan.block, plan.format === 'auto')
    this.#format = formatFor(plan, this.window)
    this.#owned = new ListedClaims(plan.fields.lexicon)
  }

  /** Starts a new text, possibly for another plan with the same block and format. */
  reset(plan: Plan, call: Call): void {
    const { lexicon } = plan.fields
    this.#plan = plan
    this.window.reset()
    this.#format?.begin(lexicon)
    this.#places.begin()
    this.#owned.begin(lexicon)
    this.#call = call
    this.settled = 0
    this.edited = 0
  }

  /**
   * Processes all available text, as far as possible.
   *
   * @param isLast - true if nothing follows
   */
  advance(source: Source, isLast: boolean, listener: Listener): void {
    this.window.advance(source, isLast, () => this.#piece(source, listener))
  }

  #piece(source: Source, listener: Listener): void {
    if (this.window.isMessage) this.#format?.beginMessage(this.window.from)
    const { piece, claims } = look(
      ...([this.window, this.#format, source, this.#plan, this.#anchors, this.#owned, this.#call.today] as const),
    )
    if (claims.length === 0) return
    beginWalk(this.#walk)
    const standing = resolve(piece.view, claims, this.#plan.recognisers, piece, this.#plan)
    for (const claim of standing) this.#settle(source, piece, claim, listener)
  }

  #settle(source: Source, piece: Piece, claim: Claim, listener: Listener): void {
    const { kind } = claim.recogniser
    const rule = claim.owned === undefined ? undefined : this.#plan.fields.rules[claim.owned.rule]
    const act = rule?.act ?? this.#plan.acts[kind]
    if (act === undefined || claim.score < this.#plan.threshold) return
    const { view } = piece
    // Starts inside a finding before a cut: the rest of it is treated all the same.
    const start = Math.max(view.offsetOf(claim.start), this.settled)
    const end = view.endOf(claim.end)
    if (end <= start || isAllowed(this.#plan, source, start, end)) return
    this.settled = end
    const finding: Finding = {
      kind,
      start,
      end,
      confidence: rule === undefined ? claim.score / 100 : OWNED_CONFIDENCE,
      variant: rule?.variant ?? claim.said?.variant ?? claim.recogniser.variant(view.codes, claim.start, claim.form),
      evidence: claim.evidence,
    }
    const width = claim.end - claim.start - (piece.format?.restoredAt(claim.start) ?? 0)
    const { name, text } = this.#written(act, finding, rule?.word ?? kind, width, source)
    const edit = text === undefined ? undefined : this.#placed(piece, claim, { start, end, text })
    const isSame = edit !== undefined && name === 'keep' && edit.text === source.text(edit.start, edit.end)
    listener(finding, name, isSame ? undefined : edit, rule?.holds)
  }

  /** Returns the replacement of a finding, and the action under which it is counted. */
  #written(
    act: Act,
    { kind, variant, start, end }: Finding,
    word: string,
    width: number,
    source: Source,
  ): Partial<Rewritten> & { name: ActionName } {
    if (act.rewrite !== undefined)
      return act.rewrite({ kind, variant, word, text: source.text(start, end) }, this.#call)
    const text = act.write(word, width)
    return text === undefined ? { name: act.name } : { name: act.name, text }
  }

  /** Adapts an edit to its position; none if it lies within the previous edit. */
  #placed(piece: Piece, claim: Claim, edit: Edit): Edit | undefined {
    const placed = this.#edit(piece, claim, edit)
    if (placed.end <= this.edited) return undefined
    const start = Math.max(placed.start, this.edited)
    this.edited = placed.end
    return start === placed.start ? placed : { ...placed, start }
  }

  #edit({ view, format }: Piece, claim: Claim, edit: Edit): Edit {
    const values = format?.values ?? NO_VALUES
    const owner = format === undefined ? -1 : ownerAt(values, format.count, claim.start - view.start, this.#walk)
    // A listed field's value may contain other values.
    const value = claim.owned !== undefined && claim.owned.value >= 0 ? claim.owned.value : owner
    const shape =
      claim.owned === undefined
        ? shapeOf(view.codes, claim.start, claim.end, values, value)
        : shapeOfOwned(view.codes, claim.start, claim.end, values, value, claim.owned.value < 0)
    if (shape === Shape.Text) return edit
    const object = value < 0 ? 0 : (values[value * Value.Size + Value.Object] as number)
    const text = this.#places.write(edit.text, shape, object)
    if (isInBrackets(shape)) {
      return { start: view.offsetOf(claim.start - 1), end: view.endOf(claim.end + 1), text }
    }
    if ((shape & SHAPES) !== Shape.Number || format === undefined) return { ...edit, text }
    // Replace the whole number: a leftover sign or fraction would not be JSON.
    return { ...format.spanOf(value), text }
  }
}

const NO_VALUES = new Int32Array(0)
