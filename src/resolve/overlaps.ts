/**
 * @module Settles overlaps in one place: the claim with the highest score wins, then the longest, then the first in the
 * table, then the leftmost. Values that are kept yield to those that are redacted: a number in an address that is kept
 * is still a number.
 */
import { Ints, int, setInt } from '#memory'
import { endOf, field, Rec, startOf } from './claim'

/** What {@link settleOverlaps} needs in addition to the claims. */
export const enum Settling {
  /** Integers of `order` per claim. */
  OrderPerClaim = 2,
}

/** Bits of a rank below the score: ten for the length, eight for the row. */
const LENGTH_SHIFT: i32 = 8
const SCORE_SHIFT: i32 = 18
const LAST_ROW: i32 = 255
const LONGEST: i32 = 1023
/** Number of rows that can be kept, as bits. */
export const MOST_KEPT: i32 = 16

/** Combines score, length and table row into one integer; the highest wins. `kept` are bits of rows to keep. */
function rankOf(claims: Ints, i: i32, length: i32, kept: i32, least: i32): i32 {
  const row: i32 = field(claims, i, Rec.Row)
  const own: i32 = field(claims, i, Rec.Score)
  const score: i32 = own >= least && row < MOST_KEPT && ((kept >> row) & 1) !== 0 ? least - 1 : own
  const place: i32 = row < LAST_ROW ? LAST_ROW - row : 0
  const most: i32 = length < LONGEST ? length : LONGEST
  return ((score + 1) << SCORE_SHIFT) | (most << LENGTH_SHIFT) | place
}

/** True if claim `a` ranks before claim `b`. */
function isBefore(claims: Ints, a: i32, b: i32): boolean {
  const higher: i32 = field(claims, a, Rec.Rank) - field(claims, b, Rec.Rank)
  return higher !== 0 ? higher > 0 : a < b
}

/** Merges two sorted runs of `order`, `[from, middle)` and `[middle, to)`; copies the first one to `room`. */
function merge(claims: Ints, order: Ints, from: i32, middle: i32, to: i32, room: i32): void {
  const kept: i32 = middle - from
  for (let i: i32 = 0; i < kept; i++) setInt(order, room + i, int(order, from + i))
  let left: i32 = 0
  let right: i32 = middle
  let at: i32 = from
  while (left < kept) {
    const claim: i32 = int(order, room + left)
    if (right < to && isBefore(claims, int(order, right), claim)) {
      setInt(order, at, int(order, right))
      right++
    } else {
      setInt(order, at, claim)
      left++
    }
    at++
  }
}

/** Sorts the claims of a group. Uses merge sort, because hostile text can produce groups of thousands. */
function sort(claims: Ints, first: i32, size: i32, order: Ints): void {
  for (let i: i32 = 0; i < size; i++) setInt(order, i, first + i)
  for (let width: i32 = 1; width < size; width *= 2) {
    for (let from: i32 = 0; from + width < size; from += 2 * width) {
      const middle: i32 = from + width
      const to: i32 = middle + width < size ? middle + width : size
      // Most runs are already sorted, such as consecutive claims of one form.
      if (isBefore(claims, int(order, middle), int(order, middle - 1))) merge(claims, order, from, middle, to, size)
    }
  }
}

function stands(claims: Ints, i: i32): boolean {
  return field(claims, i, Rec.Stands) !== 0
}

/**
 * True if no winning claim overlaps claim `i`. The group is sorted, so only claims that start at most the length of the
 * longest one before it, or inside it, are examined.
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

/** Prepares the claims from `first` to `end`; returns the length of the longest in codes. */
function prepare(claims: Ints, first: i32, end: i32, kept: i32, least: i32): i32 {
  let longest: i32 = 0
  for (let i: i32 = first; i < end; i++) {
    const length: i32 = endOf(claims, i) - startOf(claims, i)
    if (length > longest) longest = length
    setInt(claims, i * Rec.Size + Rec.Stands, 0)
    setInt(claims, i * Rec.Size + Rec.Rank, rankOf(claims, i, length, kept, least))
  }
  return longest
}

/** Settles the claims from `first` to `end`, which form a chain of overlaps. */
function settleGroup(claims: Ints, first: i32, end: i32, order: Ints, kept: i32, least: i32): void {
  const longest: i32 = prepare(claims, first, end, kept, least)
  sort(claims, first, end - first, order)
  for (let i: i32 = 0; i < end - first; i++) {
    const claim: i32 = int(order, i)
    if (isFree(claims, first, end, claim, longest)) setInt(claims, claim * Rec.Size + Rec.Stands, 1)
  }
}

/** One past the last claim in the chain of overlaps that starts with claim `first`; none starts at `to` or later. */
function groupEnd(claims: Ints, count: i32, first: i32, to: i32): i32 {
  let reached: i32 = endOf(claims, first)
  let next: i32 = first + 1
  while (next < count) {
    const start: i32 = startOf(claims, next)
    if (start >= to || start >= reached) return next
    const end: i32 = endOf(claims, next)
    if (end > reached) reached = end
    next++
  }
  return next
}

/**
 * Decides which claims in `[from, to)` win.
 *
 * @param claims - sorted by start, scored
 * @param order - buffer of {@link Settling.OrderPerClaim} integers for each of `count` claims
 * @param kept - bits of the rows whose values are kept
 * @param least - minimum score of a reported claim
 */
export function settleOverlaps(claims: Ints, count: i32, from: i32, to: i32, order: Ints, kept: i32, least: i32): void {
  let first: i32 = 0
  while (first < count && startOf(claims, first) < from) first++
  while (first < count && startOf(claims, first) < to) {
    const end: i32 = groupEnd(claims, count, first, to)
    if (end === first + 1) setInt(claims, first * Rec.Size + Rec.Stands, 1)
    else settleGroup(claims, first, end, order, kept, least)
    first = end
  }
}
