/**
 * @module A claim as integers: what weighing and settling work on, in TypeScript and inside the kernel.
 *
 * Claim `i` lies at `claims[i * Rec.Size + field]`; claims are sorted by their begin.
 */
import { Ints, int } from '#memory'
import { Form, FormFlag } from '../recognise/forms'

/** Fields of a claim. */
export const enum Rec {
  Start = 0,
  End = 1,
  /** Form and flags, as in a packed claim; above them, for what a listed name owns, its rule and value. */
  Form = 2,
  /** Index of the recogniser in the order of the table. */
  Row = 3,
  /** Hundredths; below 0 for a claim that is no value at all. */
  Score = 4,
  /** `Mark` bits: what weighing found, beside what the form itself says. Before it: topics of the names that own it. */
  Evidence = 5,
  /** 1 when no surer claim overlaps it. */
  Stands = 6,
  /** What the claims of an overlap are sorted by; set while they are settled. */
  Rank = 7,
  Size = 8,
}

/** Bits of the form; the flags lie above. */
const FORM: i32 = FormFlag.Loose - 1

/** Where the rule and the value of what a listed name owns lie above the form. */
export const OWNED_RULE: i32 = 8
export const OWNED_VALUE: i32 = 16

/** One field of a claim. */
export function field(claims: Ints, i: i32, which: i32): i32 {
  return int(claims, i * Rec.Size + which)
}

/** Index of a claim's first code. */
export function startOf(claims: Ints, i: i32): i32 {
  return int(claims, i * Rec.Size + Rec.Start)
}

/** One past a claim's last code. */
export function endOf(claims: Ints, i: i32): i32 {
  return int(claims, i * Rec.Size + Rec.End)
}

/** A claim's form, without its flags. */
export function formOf(claims: Ints, i: i32): Form {
  return int(claims, i * Rec.Size + Rec.Form) & FORM
}
