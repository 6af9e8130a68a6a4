/**
 * @module Overlaps, in one place: of claims that overlap the surest stands, then the longest, then the one that
 * comes first in the table, then the leftmost.
 */
import { Ints, int, setInt } from '#memory'
import { endOf, field, Rec, startOf } from './record'

/** Whether claim `a` is to stand before claim `b`. */
function isBefore(claims: Ints, a: i32, b: i32): boolean {
  const surer: i32 = field(claims, a, Rec.Score) - field(claims, b, Rec.Score)
  if (surer !== 0) return surer > 0
  const longer: i32 = endOf(claims, a) - startOf(claims, a) - (endOf(claims, b) - startOf(claims, b))
  if (longer !== 0) return longer > 0
  const row: i32 = field(claims, a, Rec.Row) - field(claims, b, Rec.Row)
  return row !== 0 ? row < 0 : a < b
}

/** Lets the claim at `root` sink in the heap of `size` claims; the last one to stand is on top. */
function sink(claims: Ints, order: Ints, root: i32, size: i32): void {
  const claim: i32 = int(order, root)
  let at: i32 = root
  let child: i32 = 2 * at + 1
  while (child < size) {
    if (child + 1 < size && isBefore(claims, int(order, child), int(order, child + 1))) child++
    if (!isBefore(claims, claim, int(order, child))) break
    setInt(order, at, int(order, child))
    at = child
    child = 2 * at + 1
  }
  setInt(order, at, claim)
}

/** Sorts the claims of a group: a heap sort, since a hostile text makes groups of thousands. */
function sort(claims: Ints, first: i32, size: i32, order: Ints): void {
  for (let i: i32 = 0; i < size; i++) setInt(order, i, first + i)
  for (let root: i32 = (size >> 1) - 1; root >= 0; root--) sink(claims, order, root, size)
  for (let last: i32 = size - 1; last > 0; last--) {
    const top: i32 = int(order, 0)
    setInt(order, 0, int(order, last))
    setInt(order, last, top)
    sink(claims, order, 0, last)
  }
}

function stands(claims: Ints, i: i32): boolean {
  return field(claims, i, Rec.Stands) !== 0
}

/** Codes of the longest claim of a group; none exceeds 320 or so, see `recognise/email.ts`. */
function longestOf(claims: Ints, first: i32, end: i32): i32 {
  let longest: i32 = 0
  for (let i: i32 = first; i < end; i++) {
    const length: i32 = endOf(claims, i) - startOf(claims, i)
    if (length > longest) longest = length
  }
  return longest
}

/**
 * Whether nothing that stands overlaps claim `i`. The group is sorted, so only claims are looked at that begin
 * within the length of the longest one before it, or inside it.
 */
function isFree(claims: Ints, first: i32, end: i32, i: i32, longest: i32): boolean {
  const from: i32 = startOf(claims, i)
  const to: i32 = endOf(claims, i)
  for (let j: i32 = i - 1; j >= first && startOf(claims, j) > from - longest; j--) {
    if (stands(claims, j) && endOf(claims, j) > from) return false
  }
  for (let j: i32 = i + 1; j < end && startOf(claims, j) < to; j++) if (stands(claims, j)) return false
  return true
}

/** Settles the claims from `first` to `end`, which overlap in one chain. */
function settleGroup(claims: Ints, first: i32, end: i32, order: Ints): void {
  for (let i: i32 = first; i < end; i++) setInt(claims, i * Rec.Size + Rec.Stands, 0)
  const longest: i32 = longestOf(claims, first, end)
  sort(claims, first, end - first, order)
  for (let i: i32 = 0; i < end - first; i++) {
    const claim: i32 = int(order, i)
    if (isFree(claims, first, end, claim, longest)) setInt(claims, claim * Rec.Size + Rec.Stands, 1)
  }
}

/** One past the last claim of the chain of overlaps that begins with claim `first`. */
function groupEnd(claims: Ints, count: i32, first: i32, to: i32): i32 {
  let reached: i32 = endOf(claims, first)
  let next: i32 = first + 1
  while (next < count && startOf(claims, next) < to && startOf(claims, next) < reached) {
    if (endOf(claims, next) > reached) reached = endOf(claims, next)
    next++
  }
  return next
}

/**
 * Sets, for every claim that begins in `[from, to)`, whether it stands.
 *
 * @param claims - sorted by begin, scored
 * @param order - room for `count` integers
 */
export function settleOverlaps(claims: Ints, count: i32, from: i32, to: i32, order: Ints): void {
  let first: i32 = 0
  while (first < count && startOf(claims, first) < from) first++
  while (first < count && startOf(claims, first) < to) {
    const end: i32 = groupEnd(claims, count, first, to)
    if (end === first + 1) setInt(claims, first * Rec.Size + Rec.Stands, 1)
    else settleGroup(claims, first, end, order)
    first = end
  }
}
