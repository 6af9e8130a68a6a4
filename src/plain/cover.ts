/**
 * @module Merges the values of listed fields with all other claims, and drops claims that start inside such a value.
 * The plain engine's counterpart of `kernel/cover.as.ts`.
 */
import type { Claim } from '../types'

/** True if the claim is a listed field's value in plain text, whose end is a guess unless a cut set it. */
function isGuessed({ owned, end }: Claim, cut: number): boolean {
  return owned !== undefined && owned.value < 0 && end !== cut
}

/** True if a claim may extend past the guessed end of a value: numbers do, e-mail addresses do not. */
function goesOnAs({ recogniser }: Claim): boolean {
  return recogniser.kind !== 'email'
}

/**
 * Merges two lists of claims, each sorted by start. Claims that start inside a claim of `owned` are dropped. A claim
 * with the same start extends it: `tel=070/174 06 05`.
 */
export function merged(claims: readonly Claim[], owned: readonly Claim[], cut: number): Claim[] {
  const all: Claim[] = []
  let next = 0
  let past = 0
  const take = (until: number) => {
    for (let claim = owned[next]; claim !== undefined && claim.start <= until; claim = owned[++next]) {
      if (claim.start >= past) {
        all.push(claim)
        past = claim.end
      }
    }
  }
  for (const claim of claims) {
    take(claim.start)
    const last = all.at(-1)
    if (claim.start >= past) all.push(claim)
    else if (last?.start === claim.start && claim.end > past && goesOnAs(claim) && isGuessed(last, cut)) {
      past = claim.end
      all[all.length - 1] = { ...last, end: past }
    }
  }
  take(Number.POSITIVE_INFINITY)
  return all
}
