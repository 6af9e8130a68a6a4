/**
 * @module Stage two: runs the recognisers for the class of each anchor, and collects their claims in the order of their
 * starts.
 */

import { claimBack, claimForm, claimLength, Form, FormFlag } from '../recognise/forms'
import { isDigit } from '../text/codes'
import { Anchor, type Claim, type CustomClaim, type Recogniser } from '../types'

/** Anchors found by the scanner. */
interface Places {
  readonly length: number
  at(i: number): number
  classOf(i: number): number
}

const FLAGS = FormFlag.Loose | FormFlag.Old

/** Longest run of digits that a row can require. */
const LONGEST_RUN = 17

/** Returns the length of the run of digits at `at` as a bit of a row's `runs`. */
function runBit(codes: Uint8Array, at: number): number {
  let run = 1
  while (run <= LONGEST_RUN && isDigit(codes[at + run] as number)) run++
  return 1 << run
}

/** Moves the last claim to its sorted position: an address starts before its anchor. */
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
    said: undefined,
    owned: undefined,
  }
}

/** A custom claim already has its score. */
function customClaim(said: CustomClaim): Claim {
  return {
    start: said.start,
    end: said.end,
    form: Form.Custom,
    flags: 0,
    topics: 0,
    recogniser: said.recogniser,
    score: said.score,
    evidence: said.evidence,
    changes: said.changes,
    said,
    owned: undefined,
  }
}

/** Merges our claims with custom ones, both sorted by start. */
export function joinCustom(claims: readonly Claim[], custom: readonly CustomClaim[]): readonly Claim[] {
  if (custom.length === 0) return claims
  return [...claims, ...custom.map(customClaim)].sort((one, other) => one.start - other.start)
}

/**
 * Runs the recognisers at every anchor.
 *
 * @param piece - claims must start in `[from, to)`
 * @param today - reference date, YYYYMMDD
 * @returns claims, sorted by start
 */
export function recognise(
  codes: Uint8Array,
  places: Places,
  recognisers: readonly Recogniser[],
  piece: { readonly from: number; readonly to: number },
  today: number,
): Claim[] {
  const claims: Claim[] = []
  for (let i = 0; i < places.length; i++) {
    const at = places.at(i)
    const anchor = places.classOf(i)
    const run = anchor === Anchor.Digits ? runBit(codes, at) : 0
    for (const recogniser of recognisers) {
      if ((recogniser.anchors & anchor) === 0) continue
      if (run !== 0 && recogniser.runs !== 0 && (recogniser.runs & run) === 0) continue
      const claim = claimAt(codes, at, recogniser, today)
      if (claim === undefined || claim.start < piece.from || claim.start >= piece.to) continue
      claims.push(claim)
      settle(claims)
    }
  }
  return claims
}
