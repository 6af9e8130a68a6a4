/**
 * @module Stage two: at every anchor the recognisers of its class are asked; what they claim is collected in
 * the order of its begin.
 */
import type { Claim, Recogniser } from '../types'
import { claimBack, claimForm, claimLength, FormFlag } from './forms'

/** Anchors as the scanner leaves them. */
interface Places {
  readonly length: number
  at(i: number): number
  classOf(i: number): number
}

const FLAGS = FormFlag.Loose | FormFlag.Old

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

/**
 * Asks the recognisers at every place.
 *
 * @param today - reference date, YYYYMMDD
 * @returns claims whose begin lies in `[from, to)`, sorted by begin
 */
export function recognise(
  codes: Uint8Array,
  places: Places,
  recognisers: readonly Recogniser[],
  from: number,
  to: number,
  today: number,
): Claim[] {
  const claims: Claim[] = []
  for (let i = 0; i < places.length; i++) {
    const at = places.at(i)
    const anchor = places.classOf(i)
    for (const recogniser of recognisers) {
      if ((recogniser.anchors & anchor) === 0) continue
      const packed = recogniser.recognise(codes, at, today)
      if (packed === 0) continue
      const start = at - claimBack(packed)
      if (start < from || start >= to) continue
      const form = claimForm(packed)
      claims.push({
        start,
        end: start + claimLength(packed),
        form: form & ~FLAGS,
        flags: form & FLAGS,
        recogniser,
        score: 0,
        evidence: [],
        changes: [],
      })
      settle(claims)
    }
  }
  return claims
}
