/**
 * @module Stage three: which claims stand, and how sure they are.
 */
import type { Source } from '../text/source'
import type { View } from '../text/view'
import type { Claim, Country, Recogniser } from '../types'
import { weighEmail, weighIp } from './address'
import { FORMS, type FormRow } from './confidence'
import { weighNational, weighPhone } from './evidence'
import { withoutOverlaps } from './overlaps'
import { Scale } from './scale'

/** Another claim matters when it begins this many codes before: the longest claim, and the field's reach. */
const BEFORE = 420
/** Or this many after the end: the words' reach. */
const AFTER = 24

/** The claims that lie near claim `i`, itself left out; they are sorted by begin. */
function near(claims: readonly Claim[], i: number): Claim[] {
  const claim = claims[i] as Claim
  let first = i
  while (first > 0 && (claims[first - 1] as Claim).start > claim.start - BEFORE) first--
  let last = i + 1
  while (last < claims.length && (claims[last] as Claim).start < claim.end + AFTER) last++
  return claims.slice(first, last).filter((other) => other !== claim)
}

function weigh(view: View, source: Source, claims: readonly Claim[], i: number, country: Country | undefined): void {
  const claim = claims[i] as Claim
  const row = FORMS[claim.form] as FormRow
  // Weighed by whoever brought the recogniser.
  if (claim.recogniser.ask !== undefined) return
  if (row.weigh === 'national') weighNational(view, source, claim, near(claims, i))
  else if (row.weigh === 'phone') weighPhone(view, source, claim, near(claims, i), country)
  else if (claim.recogniser.kind === 'email') weighEmail(view, source, claim)
  else if (claim.recogniser.kind === 'ip') weighIp(view, source, claim, near(claims, i))
  else new Scale(row).settle(claim)
}

/**
 * Weighs the claims of a piece and lets the surest of overlapping ones stand.
 *
 * @param claims - sorted by begin; those that begin outside the piece are there as context
 * @returns claims of the piece that do not overlap, sorted by begin; witnesses and weak ones are still among them
 */
export function resolve(
  view: View,
  source: Source,
  claims: readonly Claim[],
  table: readonly Recogniser[],
  piece: { readonly from: number; readonly to: number },
  country: Country | undefined,
): Claim[] {
  const own: Claim[] = []
  for (const [i, claim] of claims.entries()) {
    if (claim.start < piece.from || claim.start >= piece.to) continue
    weigh(view, source, claims, i, country)
    own.push(claim)
  }
  return withoutOverlaps(own, table)
}
