/**
 * @module Stage three: selects the claims and determines their confidence. `resolve/weigh.ts` and `resolve/overlaps.ts` process claims
 * as integers.
 */
import { Form } from '../recognise/forms'
import { Rec } from '../resolve/claim'
import { tellingOf } from '../resolve/form-names'
import { lexiconWithZeros } from '../resolve/lexicon'
import { MOST_KEPT, Settling, settleOverlaps } from '../resolve/overlaps'
import { Weighing, weighClaims } from '../resolve/weigh'
import { keptBytes, keptInts } from '../text/kept'
import type { TextView } from '../text/view'
import type { Claim, Country, Recogniser } from '../types'

/** Country codes for {@link weighClaims}. */
const COUNTRIES: { readonly [country in Country]: number } = { SE: 46, NO: 47 }

/** Buffers for one piece, reused for the next. */
interface Desk {
  claims: Int32Array
  order: Int32Array
  readonly scratch: Uint8Array
  readonly notes: Int32Array
}

let desks: Desk | undefined

function deskFor(count: number): Desk {
  desks ??= {
    claims: keptInts(0),
    order: keptInts(0),
    scratch: keptBytes(Weighing.ScratchBytes),
    notes: keptInts(Weighing.NotesInts),
  }
  if (desks.claims.length < count * Rec.Size) {
    desks.claims = keptInts(2 * count * Rec.Size)
    desks.order = keptInts(2 * count * Settling.OrderPerClaim)
  }
  return desks
}

function write(claims: readonly Claim[], table: readonly Recogniser[], records: Int32Array): void {
  let at = 0
  for (const claim of claims) {
    records[at + Rec.Start] = claim.start
    records[at + Rec.End] = claim.end
    records[at + Rec.Form] = claim.form | claim.flags
    const row = table.indexOf(claim.recogniser)
    // A value owned by a listed name is in no table, and is never kept.
    records[at + Rec.Row] = row < 0 ? MOST_KEPT : row
    records[at + Rec.Score] = claim.score
    records[at + Rec.Evidence] = claim.topics
    at += Rec.Size
  }
}

function readBack(claim: Claim, records: Int32Array, at: number): void {
  if (claim.form === Form.Field) return
  if (claim.form === Form.Custom && (records[at + Rec.Score] as number) >= 0) return
  const telling = tellingOf(claim.form, records[at + Rec.Evidence] as number)
  claim.score = records[at + Rec.Score] as number
  claim.evidence = telling.evidence
  claim.changes = telling.changes
}

/** The parts of a plan that affect which claims are reported. */
export interface Told {
  readonly country: Country | undefined
  /** Bits of the table's rows whose values are kept. */
  readonly kept: number
  readonly threshold: number
}

/**
 * Weighs the claims of a piece and selects the winners among overlapping ones.
 *
 * @param claims - sorted by start; those outside the piece are context
 * @returns non-overlapping claims of the piece, sorted by start, including witnesses and weak ones
 */
export function resolve(
  view: TextView,
  claims: readonly Claim[],
  table: readonly Recogniser[],
  piece: { readonly from: number; readonly to: number },
  { country, kept, threshold }: Told,
): Claim[] {
  const { from, to } = piece
  const desk = deskFor(claims.length)
  const records = desk.claims
  write(claims, table, records)
  const code = country === undefined ? 0 : COUNTRIES[country]
  // Every list of names includes those with a role in pairs.
  const words = lexiconWithZeros()
  weighClaims(view.codes, records, claims.length, from, to, code, -1, words, desk.scratch, desk.notes)
  settleOverlaps(records, claims.length, from, to, desk.order, kept, threshold)
  const standing: Claim[] = []
  for (let i = 0; i < claims.length; i++) {
    const claim = claims[i] as Claim
    if (claim.start < from || claim.start >= to) continue
    readBack(claim, records, i * Rec.Size)
    if (records[i * Rec.Size + Rec.Stands] === 1) standing.push(claim)
  }
  return standing
}
