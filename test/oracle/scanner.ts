/** The scanner's first two stages only: the claims, before words, overlaps and thresholds. */

import { recognise } from '../../src/plain/claims'
import { Anchors, scan } from '../../src/plain/possible-places'
import { RECOGNISERS } from '../../src/recognise/table'
import { View } from '../../src/text/view'

/** A claim as the oracle and the scanner both tell it. */
export interface Span {
  readonly kind: string
  /** UTF-16 units, end exclusive. */
  readonly start: number
  readonly end: number
}

/** Claims of all kinds but the witnesses, sorted. `today` is YYYYMMDD. */
export function claimsOf(text: string, today: number): Span[] {
  const view = new View(text.length)
  view.reset(0)
  view.appendString(text, 0)
  const anchors = new Anchors()
  scan(view.codes, view.start, view.end, anchors)
  const rows = RECOGNISERS.filter((row) => !row.witness)
  const piece = { from: view.start, to: view.end }
  return recognise(view.codes, anchors, rows, piece, today).map((claim) => ({
    kind: claim.recogniser.kind,
    start: view.offsetOf(claim.start),
    end: view.endOf(claim.end),
  }))
}
