/**
 * @module Claims as they are kept, in the order of their begin, and which of them what a listed name owns leaves out. The
 * kernel's side of `cover.ts`.
 */
import { Row } from '../recognise/rows'
import { OWNED_VALUE, Rec } from '../resolve/record'
import { CLAIM_SIZE, CLAIMS } from './layout.as'

export function record(i: i32): usize {
  return CLAIMS + <usize>(i * CLAIM_SIZE)
}

/** Whether a record is what a name owns in text, all of it. */
function isOfText(from: usize): bool {
  return load<i32>(from + 4 * Rec.Row) == Row.Field && load<i32>(from + 4 * Rec.Form) >>> OWNED_VALUE == 0
}

/** Whether its end is a guess, too. */
function isGuessed(from: usize, ownTo: i32): bool {
  return isOfText(from) && load<i32>(from + 4 * Rec.End) != ownTo
}

/** Whether what a name owns holds instead of another such claim that begins with it and ends at `until`: the longer one, or the outer. */
function holds(end: i32, before: usize, until: i32): bool {
  return end > until || (end == until && isOfText(before))
}

/** Whether a claim may go on where a value seems to end: a number does, and no account is one. */
function goesOnAs(from: usize): bool {
  return load<i32>(from + 4 * Rec.Row) != Row.Email
}

/**
 * How many of so many claims are left without what begins inside what a listed name owns; the line or block ends at `ownTo`.
 * What a recogniser claims from the same place on belongs to it: `tel=070/174 06 05`.
 */
export function covered(claims: i32, ownTo: i32): i32 {
  let kept: i32 = 0
  let until: i32 = 0
  for (let i: i32 = 0; i < claims; i++) {
    const from = record(i)
    const start = load<i32>(from + 4 * Rec.Start)
    const isOwned = load<i32>(from + 4 * Rec.Row) == Row.Field
    let end = load<i32>(from + 4 * Rec.End)
    const isTogether: bool = kept > 0 && load<i32>(record(kept - 1) + 4 * Rec.Start) == start
    // As behind a cut a string and the rest of a value in it, or before one a string and the begin of a number in it.
    if (start < until && !(isOwned && isTogether && holds(end, record(kept - 1), until))) {
      if (!isTogether || end <= until || !goesOnAs(from) || !isGuessed(record(kept - 1), ownTo)) continue
      until = end
      store<i32>(record(kept - 1) + 4 * Rec.End, end)
      continue
    }
    if (isOwned) {
      // What begins at the same place was asked for before.
      while (kept > 0 && load<i32>(record(kept - 1) + 4 * Rec.Start) == start) {
        kept--
        if (goesOnAs(record(kept)) && isGuessed(from, ownTo)) end = max(end, load<i32>(record(kept) + 4 * Rec.End))
      }
      store<i32>(from + 4 * Rec.End, end)
      until = end
    }
    if (kept != i) {
      v128.store(record(kept), v128.load(from))
      v128.store(record(kept), v128.load(from, 16), 16)
    }
    kept++
  }
  return kept
}
