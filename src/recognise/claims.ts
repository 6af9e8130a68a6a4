/**
 * @module Stage two: at every anchor the recognisers of its class are asked; what they claim is collected in
 * the order of its begin.
 */

import { isDigit } from '../text/codes'
import type { Source } from '../text/source'
import type { TextView } from '../text/view'
import { Anchor, type Claim, type Recogniser } from '../types'
import { claimBack, claimForm, claimLength, Form, FormFlag } from './forms'

/** Anchors as the scanner leaves them. */
interface Places {
  readonly length: number
  at(i: number): number
  classOf(i: number): number
}

const FLAGS = FormFlag.Loose | FormFlag.Old

/** Longest run of digits that a row can ask for. */
const LONGEST_RUN = 17

/** The length of the run of digits at `at`, as the bit that a row's `runs` may have. */
function runBit(codes: Uint8Array, at: number): number {
  let run = 1
  while (run <= LONGEST_RUN && isDigit(codes[at + run] as number)) run++
  return 1 << run
}

/** Moves the last claim forward to where its begin belongs: an address begins before its anchor. */
function settle(claims: Claim[]): void {
  const last = claims.length - 1
  const claim = claims[last] as Claim
  let at = last
  while (at > 0 && (claims[at - 1] as Claim).start > claim.start) {
    claims[at] = claims[at - 1] as Claim
    at--
  }
  claims[at] = claim
}

function claimAt(codes: Uint8Array, at: number, recogniser: Recogniser, today: number): Claim | undefined {
  const packed = recogniser.recognise(codes, at, today)
  if (packed === 0) return undefined
  const start = at - claimBack(packed)
  const form = claimForm(packed)
  return {
    start,
    end: start + claimLength(packed),
    form: form & ~FLAGS,
    flags: form & FLAGS,
    topics: 0,
    recogniser,
    score: 0,
    evidence: [],
    changes: [],
    variant: undefined,
    owned: undefined,
  }
}

/** What a custom recogniser says comes with its score. */
function customClaimAt(view: TextView, source: Source, at: number, recogniser: Recogniser): Claim | undefined {
  if (recogniser.character !== undefined && view.codes[at] !== recogniser.character) return undefined
  const said = recogniser.ask?.(view, source, at)
  if (said === undefined) return undefined
  return {
    start: said.start,
    end: said.end,
    form: Form.Custom,
    flags: 0,
    topics: 0,
    recogniser,
    score: said.score,
    evidence: [said.failed ? 'custom-error' : 'custom'],
    changes: [said.score],
    variant: said.variant,
    owned: undefined,
  }
}

/**
 * Asks the recognisers at every place.
 *
 * @param piece - claims must begin in `[from, to)`
 * @param today - reference date, YYYYMMDD
 * @returns claims, sorted by begin
 */
export function recognise(
  view: TextView,
  source: Source,
  places: Places,
  recognisers: readonly Recogniser[],
  piece: { readonly from: number; readonly to: number },
  today: number,
): Claim[] {
  const claims: Claim[] = []
  for (let i = 0; i < places.length; i++) {
    const at = places.at(i)
    const anchor = places.classOf(i)
    const run = anchor === Anchor.Digits ? runBit(view.codes, at) : 0
    for (const recogniser of recognisers) {
      if ((recogniser.anchors & anchor) === 0) continue
      if (run !== 0 && recogniser.runs !== 0 && (recogniser.runs & run) === 0) continue
      const claim =
        recogniser.ask === undefined
          ? claimAt(view.codes, at, recogniser, today)
          : customClaimAt(view, source, at, recogniser)
      if (claim === undefined || claim.start < piece.from || claim.start >= piece.to) continue
      claims.push(claim)
      settle(claims)
    }
  }
  return claims
}
