/**
 * @module The stored claims, in the order of their starts, without those inside values of listed names. The kernel's
 * side of `plain/cover.ts`.
 */
import { Row } from '../recognise/rows'
import { OWNED_VALUE, Rec } from '../resolve/claim'
import { CLAIM_SIZE, CLAIMS } from './layout.as'

export function record(i: i32): usize {
  return CLAIMS + <usize>(i * CLAIM_SIZE)
}

/** True if a record is a whole value of a listed name in text. */
function isOfText(from: usize): bool {
  return load<i32>(from + 4 * Rec.Row) == Row.Field && load<i32>(from + 4 * Rec.Form) >>> OWNED_VALUE == 0
}

/** True if its end is also uncertain. */
function isGuessed(from: usize, ownTo: i32): bool {
  return isOfText(from) && load<i32>(from + 4 * Rec.End) != ownTo
}

/** True if this value wins over another one with the same start that ends at `until`: the longer or outer one. */
function holds(end: i32, before: usize, until: i32): bool {
  return end > until || (end == until && isOfText(before))
}

/** True if a claim may extend a value past its apparent end: a number may, an account may not. */
function goesOnAs(from: usize): bool {
  return load<i32>(from + 4 * Rec.Row) != Row.Email
}

/**
 * Removes claims that start inside a value of a listed name from the first `claims`; returns how many remain. The line
 * or block ends at `ownTo`. A claim with the same start extends the value: `tel=070/174 06 05`.
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
    // After a cut: a string, and the rest of a value in it. Before one: a string, and the start of a number in it.
    if (start < until && !(isOwned && isTogether && holds(end, record(kept - 1), until))) {
      if (!isTogether || end <= until || !goesOnAs(from) || !isGuessed(record(kept - 1), ownTo)) continue
      until = end
      store<i32>(record(kept - 1) + 4 * Rec.End, end)
      continue
    }
    if (isOwned) {
      // Claims with the same start were added before.
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
