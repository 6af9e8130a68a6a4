/**
 * @module Custom recognisers alongside the kernel: they read the text in its memory, and their claims are merged into
 * its claims.
 */
import type { Extras } from '../extra/extras'
import { nameAt } from '../formats/name-at'
import type { Kernel } from '../kernel/kernel'
import { Form } from '../recognise/forms'
import { Row } from '../recognise/rows'
import { OWNED_RULE, Rec } from '../resolve/claim'
import { Fold } from '../text/codes'
import type { Shown } from '../text/shown'
import { decode } from '../text/source'
import { sequenceLength } from '../text/utf8'
import type { CustomClaim } from '../types'

function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800
}

/** Returns the character behind a code in the kernel's memory, in the line being processed. */
function characterIn({ memory, units, text, isUnits }: Kernel, code: number, place: number): string {
  if (isUnits) {
    const unit = units[place] as number
    // Two surrogates form one code point of four octets.
    if (code < Fold.Other4 || !isHigh(unit)) return String.fromCharCode(unit)
    return String.fromCharCode(unit, units[place + 1] as number)
  }
  const at = text + place
  const width = sequenceLength(memory[at] as number)
  const [character] = decode(memory.subarray(at, at + Math.max(1, width)))
  return character as string
}

/** The kernel's memory as recognisers see it, by address. The text being processed is enclosed in line feeds. */
function shownOf(kernel: Kernel, count: number, at: number, decoded: number): Shown {
  const { memory, ints } = kernel
  const values = at >> 2
  const characterAt = (at: number) => characterIn(kernel, memory[at] as number, kernel.placeOf(at))
  const topicsAt = (at: number) => kernel.namedAt(at)
  const nameOf = (at: number) => nameAt(ints, values, count, at, decoded)
  return { codes: memory, start: 0, end: memory.length, characterAt, topicsAt, nameAt: nameOf }
}

/** Of claims with the same start, keeps the most confident or longest: there is always room for one per start. */
function thinned(claims: readonly CustomClaim[]): CustomClaim[] {
  const kept: CustomClaim[] = []
  for (const claim of claims) {
    const last = kept.at(-1)
    if (last?.start !== claim.start) kept.push(claim)
    else if (claim.score > last.score || (claim.score === last.score && claim.end > last.end)) kept.splice(-1, 1, claim)
  }
  return kept
}

/** The claims of one call of the kernel. */
export class CustomClaims {
  readonly #custom: Extras
  readonly #claims: CustomClaim[] = []

  constructor(custom: Extras) {
    this.#custom = custom
  }

  at(number: number): CustomClaim {
    return this.#claims[number] as CustomClaim
  }

  /** Drops the claims, because a variant may contain text. */
  forget(): void {
    this.#claims.length = 0
  }

  /** Merges claims between two addresses into the `count` claims of a line. Returns the new number of claims. */
  readonly join = (kernel: Kernel, ...[count, from, to, ...values]: Parameters<Kernel['ask']>): number => {
    const room = kernel.claimsMost - count
    const said = this.#custom.claims(shownOf(kernel, ...values), from, to, kernel.today)
    const claims = said.length > room ? thinned(said).slice(0, room) : said
    const { ints } = kernel
    let next = count - 1
    let at = count + claims.length - 1
    // Merges from the end, so that it works in place. Ours come first among claims with the same start.
    for (let i = claims.length - 1; i >= 0; at--) {
      const to = kernel.claims + at * Rec.Size
      const from = kernel.claims + next * Rec.Size
      const claim = claims[i] as CustomClaim
      if (next >= 0 && (ints[from + Rec.Start] as number) > claim.start) {
        ints.copyWithin(to, from, from + Rec.Size)
        next--
        continue
      }
      ints[to + Rec.Start] = claim.start
      ints[to + Rec.End] = claim.end
      ints[to + Rec.Form] = Form.Custom | ((this.#claims.length + i) << OWNED_RULE)
      ints[to + Rec.Row] = Row.Custom + this.#custom.rows.indexOf(claim.recogniser)
      ints[to + Rec.Score] = claim.score
      ints[to + Rec.Evidence] = 0
      i--
    }
    for (const claim of claims) this.#claims.push(claim)
    return count + claims.length
  }
}
