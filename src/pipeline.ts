/**
 * @module One piece of text through the four stages. Reads like the flow:
 *
 *     text or bytes -> offset -> Claim -> Finding -> Edit -> text or bytes
 */

import type { Act } from './act/act'
import { isAllowedText, type Plan } from './plan'
import { recognise } from './recognise/claims'
import { resolve } from './resolve/resolve'
import { Anchors, scan, scanExtra } from './scan/plain'
import { Code } from './text/codes'
import { Limit } from './text/limits'
import type { Source } from './text/source'
import type { Claim, Edit, Finding } from './types'
import { Window } from './window'

/** Hears every finding, with the edit it leads to (none when it is kept). */
export type Listener = (finding: Finding, act: Act, edit: Edit | undefined) => void

/**
 * Stages one and two for the piece of a window: its claims, and beside a cut those of its neighbours.
 *
 * @param anchors - reused from piece to piece; holds the piece's anchors afterwards
 */
export function claimsOf(window: Window, source: Source, plan: Plan, anchors: Anchors, today: number): Claim[] {
  const { from, to, view } = window
  const { codes } = view
  const first = codes[from - 1] === Code.LineFeed ? from : Math.max(view.start, from - Limit.Context)
  const last = codes[to - 1] === Code.LineFeed ? to : Math.min(view.end, to + Limit.Context)
  scan(codes, first, last, anchors)
  if (plan.extra !== undefined) scanExtra(codes, first, last, plan.extra, anchors)
  return recognise(view, source, anchors, plan.recognisers, { from: first, to: last }, today)
}

/** Whether the text between two offsets is a value that stays. */
export function isAllowed(plan: Plan, source: Source, start: number, end: number): boolean {
  return plan.allow.size > 0 && isAllowedText(plan, source.text(start, end))
}

/** One text on its way through the stages: a string, bytes, or a stream. */
export class Run {
  readonly window: Window
  readonly #plan: Plan
  readonly #anchors = new Anchors()
  #today = 0
  /** Offset up to which findings are settled; the next one begins there or later. */
  settled = 0

  constructor(plan: Plan) {
    this.#plan = plan
    this.window = new Window(plan.block)
  }

  /** Starts anew, at the begin of a text. */
  reset(today: number): void {
    this.window.reset()
    this.#today = today
    this.settled = 0
  }

  /**
   * Works on all that the source has, as far as it may.
   *
   * @param isLast - whether nothing comes after it
   */
  advance(source: Source, isLast: boolean, listener: Listener): void {
    this.window.advance(source, isLast, () => this.#piece(source, listener))
  }

  #piece(source: Source, listener: Listener): void {
    const claims = claimsOf(this.window, source, this.#plan, this.#anchors, this.#today)
    if (claims.length === 0) return
    const { recognisers, country } = this.#plan
    const standing = resolve(this.window.view, claims, recognisers, this.window, country)
    for (const claim of standing) this.#settle(source, claim, listener)
  }

  #settle(source: Source, claim: Claim, listener: Listener): void {
    const { kind } = claim.recogniser
    const act = this.#plan.acts[kind]
    if (act === undefined || claim.score < this.#plan.threshold) return
    const { view } = this.window
    // Begins inside what a cut has settled: the rest of it is treated all the same.
    const start = Math.max(view.offsetOf(claim.start), this.settled)
    const end = view.endOf(claim.end)
    if (end <= start || isAllowed(this.#plan, source, start, end)) return
    this.settled = end
    const finding: Finding = {
      kind,
      start,
      end,
      confidence: claim.score / 100,
      variant: claim.variant ?? claim.recogniser.variant(view.codes, claim.start, claim.form),
      evidence: claim.evidence,
    }
    const text = act.write(finding.kind, claim.end - claim.start)
    listener(finding, act, text === undefined ? undefined : { start, end, text })
  }
}
