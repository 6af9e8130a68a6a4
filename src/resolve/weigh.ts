/**
 * @module Weighs claims: evidence for and against each in the surrounding text, and the resulting score.
 *
 * Input and output are integers, so that the same file runs as TypeScript and inside the kernel. Claims are weighed in
 * the order of their starts, so that each position of the text is read about once.
 */
import { Bytes, byte, Ints, setInt } from '#memory'
import { Form } from '../recognise/forms'
import { Code } from '../text/codes'
import { endOf, field, formOf, Rec, startOf } from './claim'
import { Mark, scoreOf, Trait, traitsOf } from './confidence'
import { weighNumber } from './evidence'
import { clearNotes, noteClaim } from './notes'
import { labelEnd } from './own-label'
import { TokenPart, touchesToken } from './token'
import { weighEmail, weighIp } from './weigh-address'

/** What {@link weighClaims} needs in addition to the claims. */
export const enum Weighing {
  /** Bytes of `scratch`: the word being looked up. */
  ScratchBytes = 48,
  /** Integers of `notes`. */
  NotesInts = 328,
}

function holdsLabel(text: Bytes, start: i32, end: i32): boolean {
  for (let at: i32 = start; at < end; at++) {
    if (byte(text, at) === Code.OpenBracket && labelEnd(text, at, end) > at) return true
  }
  return false
}

function isEmail(form: Form): boolean {
  return (form >= Form.Email && form <= Form.EmailQuoted) || form === Form.EmailWritten
}

/** True if a claim is part of an earlier pass's output. A custom recogniser may take a token for a word. */
function isWritten(text: Bytes, claims: Ints, i: i32, form: Form): boolean {
  const start: i32 = startOf(claims, i)
  const end: i32 = endOf(claims, i)
  if (form === Form.EmailQuoted && holdsLabel(text, start, end)) return true
  const isLong: boolean = end - start > TokenPart.Shortest
  const mayHoldOne: boolean = form === Form.Custom || (isLong && isEmail(form))
  return touchesToken(text, start, end, mayHoldOne)
}

function marksOf(
  text: Bytes,
  claims: Ints,
  count: i32,
  i: i32,
  country: i32,
  least: i32,
  lexicon: Bytes,
  scratch: Bytes,
  notes: Ints,
): i32 {
  const form: Form = formOf(claims, i)
  if (isWritten(text, claims, i, form)) return Mark.Token
  if ((traitsOf(form) & (Trait.National | Trait.Phone)) !== 0) {
    return weighNumber(text, claims, count, i, country, least, lexicon, scratch, notes)
  }
  const start: i32 = startOf(claims, i)
  const end: i32 = endOf(claims, i)
  if (isEmail(form)) return weighEmail(text, start, end, lexicon, scratch)
  return weighIp(text, form, start, end, field(claims, i, Rec.Evidence), lexicon, scratch, notes)
}

/**
 * Sets score and evidence of every claim that starts in `[from, to)`; the others are context. A custom claim keeps its
 * score, unless it is in a token; so does a value of a listed name.
 *
 * @param text - folded codes with guards, see `text/view.ts`
 * @param claims - sorted by start, see `claim.ts`
 * @param country - whose national phone plan is favoured: 46, 47, or 0
 * @param least - for a claim without overlaps, only whether its score reaches this matters; -1 if exact scores are
 * needed
 * @param scratch - {@link Weighing.ScratchBytes}
 * @param notes - {@link Weighing.NotesInts}
 */
export function weighClaims(
  text: Bytes,
  claims: Ints,
  count: i32,
  from: i32,
  to: i32,
  country: i32,
  least: i32,
  lexicon: Bytes,
  scratch: Bytes,
  notes: Ints,
): void {
  clearNotes(notes)
  let noted: i32 = 0
  let reached: i32 = 0
  for (let i: i32 = 0; i < count && startOf(claims, i) < to; i++) {
    const start: i32 = startOf(claims, i)
    // Only claims that start before this one hide text before it.
    while (startOf(claims, noted) < start) {
      noteClaim(notes, startOf(claims, noted), endOf(claims, noted))
      noted++
    }
    const end: i32 = endOf(claims, i)
    // Overlapping claims need exact scores to be settled.
    const isFree: boolean = start >= reached && (i + 1 === count || startOf(claims, i + 1) >= end)
    if (end > reached) reached = end
    const form: Form = formOf(claims, i)
    if (start < from || form === Form.Field || (form === Form.Custom && !isWritten(text, claims, i, form))) continue
    const marks: i32 = marksOf(text, claims, count, i, country, isFree ? least : -1, lexicon, scratch, notes)
    setInt(claims, i * Rec.Size + Rec.Evidence, marks)
    setInt(claims, i * Rec.Size + Rec.Score, scoreOf(form, marks))
  }
}
