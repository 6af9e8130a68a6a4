/**
 * @module A claim as integers, for weighing and settling in TypeScript and inside the kernel.
 *
 * Field `field` of claim `i` is at `claims[i * Rec.Size + field]`; claims are sorted by start.
 */
import { Ints, int } from '#memory'
import { Form, FormFlag } from '../recognise/forms'

/** Fields of a claim. */
export const enum Rec {
  Start = 0,
  End = 1,
  /** Form and flags, as in a packed claim; above them, for values of listed names, their rule and value. */
  Form = 2,
  /** Index of the recogniser in table order. */
  Row = 3,
  /** In hundredths; negative for a claim that is no value at all. */
  Score = 4,
  /** `Mark` bits: the result of weighing besides the form. Before it: topics of the names that own the claim. */
  Evidence = 5,
  /** 1 if no claim of higher rank overlaps it. */
  Stands = 6,
  /** Sort key for overlapping claims; set while they are settled. */
  Rank = 7,
  Size = 8,
}

/** Bits of the form; the flags are above. */
const FORM: i32 = FormFlag.Loose - 1

/** Bit offsets of a listed name's rule and value above the form. */
export const OWNED_RULE: i32 = 8
export const OWNED_VALUE: i32 = 16

/** Returns a field of a claim. */
export function field(claims: Ints, i: i32, which: i32): i32 {
  return int(claims, i * Rec.Size + which)
}

/** Returns the index of a claim's first code. */
export function startOf(claims: Ints, i: i32): i32 {
  return int(claims, i * Rec.Size + Rec.Start)
}

/** Returns the index after a claim's last code. */
export function endOf(claims: Ints, i: i32): i32 {
  return int(claims, i * Rec.Size + Rec.End)
}

/** Returns a claim's form without its flags. */
export function formOf(claims: Ints, i: i32): Form {
  return int(claims, i * Rec.Size + Rec.Form) & FORM
}
