/**
 * @module Overlaps, in one place: of claims that overlap the surest stands, then the longest, then the one that
 * comes first in the table, then the leftmost.
 */
import type { Claim, Recogniser } from '../types'

/** Codes that no claim exceeds: 64 of a local part, the at sign, 253 of a domain, and some room; custom ones have 300. */
const LONGEST = 340

/**
 * The claims that stand.
 *
 * @param claims - sorted by begin, scored
 * @returns claims that do not overlap, sorted by begin
 */
export function withoutOverlaps(claims: Claim[], table: readonly Recogniser[]): Claim[] {
  const standing: Claim[] = []
  let first = 0
  while (first < claims.length) {
    let end = (claims[first] as Claim).end
    let next = first + 1
    for (; next < claims.length && (claims[next] as Claim).start < end; next++) {
      end = Math.max(end, (claims[next] as Claim).end)
    }
    if (next === first + 1) standing.push(claims[first] as Claim)
    else standing.push(...settleGroup(claims.slice(first, next), table))
    first = next
  }
  return standing
}

function settleGroup(group: Claim[], table: readonly Recogniser[]): Claim[] {
  const order = group.map((_, i) => i).sort((a, b) => compare(group[a] as Claim, group[b] as Claim, table))
  const stands = new Array<boolean>(group.length).fill(false)
  for (const i of order) stands[i] = isFree(group, stands, i)
  return group.filter((_, i) => stands[i])
}

/** Negative when `a` is to stand before `b`. */
function compare(a: Claim, b: Claim, table: readonly Recogniser[]): number {
  if (a.score !== b.score) return b.score - a.score
  const longer = b.end - b.start - (a.end - a.start)
  if (longer !== 0) return longer
  return table.indexOf(a.recogniser) - table.indexOf(b.recogniser) || a.start - b.start
}

/** Whether nothing that stands overlaps claim `i`. The group is sorted, so only near claims are looked at. */
function isFree(group: readonly Claim[], stands: readonly boolean[], i: number): boolean {
  const claim = group[i] as Claim
  for (let j = i - 1; j >= 0 && (group[j] as Claim).start > claim.start - LONGEST; j--) {
    if (stands[j] && (group[j] as Claim).end > claim.start) return false
  }
  for (let j = i + 1; j < group.length && (group[j] as Claim).start < claim.end; j++) {
    if (stands[j]) return false
  }
  return true
}
