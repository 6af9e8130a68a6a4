/**
 * @module What listed names own among all that is claimed: what begins inside it is left out. The plain engine's side of
 * `scan/cover.as.ts`.
 */
import type { Claim } from './types'

/** Whether a claim is what a name owns in text, all of it: its end is a guess, if it is none that a cut has made. */
function isGuessed({ owned, end }: Claim, cut: number): boolean {
  return owned !== undefined && owned.value < 0 && end !== cut
}

/** Whether a claim may go on where a value seems to end: a number does, and no account is one. */
function goesOnAs({ recogniser }: Claim): boolean {
  return recogniser.kind !== 'email'
}

/**
 * Two lists of claims as one, each sorted by begin; what begins inside a claim of the second list is left out. What a
 * recogniser claims from the same place on belongs to it: `tel=070/174 06 05`.
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
