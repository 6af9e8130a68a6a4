/**
 * @module What stands right beside a number: letters glued on, another group of digits, a hash or UUID around it.
 */
import { Code, isDash, isDigit, isHex, isLetter, isSpace } from '../text/codes'
import type { View } from '../text/view'
import type { Claim } from '../types'
import { FORMS, type FormRow } from './confidence'

/** Codes in which a date or time beside a claim is looked for. */
const DATE_REACH = 24

/** A date or time, written as one. */
const DATE_OR_TIME = String.raw`(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:\d\d){1,2}|(?:\d{4}-\d\d-\d\dT)?\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)`
const DATE_BEFORE = new RegExp(`(?<!\\d)${DATE_OR_TIME}$`)
const DATE_AFTER = new RegExp(`^${DATE_OR_TIME}(?!\\d)`)

/** A letter or underscore touches the claim. */
export function isGlued(codes: Uint8Array, claim: Claim): boolean {
  return isGlue(codes[claim.start - 1] as number) || isGlue(codes[claim.end] as number)
}

function isGlue(code: number): boolean {
  return code === Code.Underscore || isLetter(code)
}

/** The codes as text; what is not ASCII becomes some other character, which no pattern here looks at. */
function asText(codes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...codes.subarray(from, to))
}

/** Sure enough by its form alone to be a neighbour that makes nothing part of something longer. */
const SURE = 50

function isSure(claim: Claim): boolean {
  return (FORMS[claim.form] as FormRow).base >= SURE
}

/** Digits end at `at` that are no date or time and no sure claim of their own. */
function isPlainGroupBefore(view: View, at: number, claims: readonly Claim[]): boolean {
  if (!isDigit(view.codes[at - 1] as number) || claims.some((other) => other.end === at && isSure(other))) return false
  return !DATE_BEFORE.test(asText(view.codes, Math.max(view.start, at - DATE_REACH), at))
}

/** Digits begin at `at` that are no date or time and no sure claim of their own. */
function isPlainGroupAfter(view: View, at: number, claims: readonly Claim[]): boolean {
  if (!isDigit(view.codes[at] as number) || claims.some((other) => other.start === at && isSure(other))) return false
  return !DATE_AFTER.test(asText(view.codes, at, Math.min(view.end, at + DATE_REACH)))
}

/** Whether a code joins a claim to a neighbour. */
type Joins = (code: number) => boolean

export const bySpace: Joins = isSpace
export const bySpaceDashOrDot: Joins = (code) => isSpace(code) || isDash(code) || code === Code.Dot

/** Another group of digits one joint away: the claim may be two cells of a table, or a part of an id. */
export function hasNeighbour(view: View, claim: Claim, claims: readonly Claim[], joins: Joins): boolean {
  const { codes } = view
  if (joins(codes[claim.start - 1] as number) && isPlainGroupBefore(view, claim.start - 1, claims)) return true
  return joins(codes[claim.end] as number) && isPlainGroupAfter(view, claim.end + 1, claims)
}

/** Whether spaces, and no dash or dot, join the parts of the claim: it may be two numbers of a table. */
export function isSpaced(codes: Uint8Array, claim: Claim): boolean {
  let spaces = 0
  for (let i = claim.start; i < claim.end; i++) {
    if (isSpace(codes[i] as number)) spaces++
    else if (!isDigit(codes[i] as number)) return false
  }
  return spaces > 0
}

/** The claim inside a run of sixteen or more hex digits that holds a letter: a hash or an id. */
export function isInsideHexRun(codes: Uint8Array, claim: Claim): boolean {
  let letters = 0
  let from = claim.start
  let to = claim.end
  for (let i = claim.start; i < claim.end; i++) if (!isHex(codes[i] as number)) return false
  while (claim.start - from < 64 && isHex(codes[from - 1] as number)) if (isLetter(codes[--from] as number)) letters++
  while (to - claim.end < 64 && isHex(codes[to] as number)) if (isLetter(codes[to++] as number)) letters++
  return letters > 0 && to - from >= 16
}

/** 8-4-4-4-12 hex digits. */
const UUID = /(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])/gi
/** A group of twelve digits lies 24 places after a UUID's begin. */
const UUID_REACH = 36

/** The claim overlaps a UUID: one of its groups, or some joined by the hyphen. */
export function isInsideUuid(view: View, claim: Claim): boolean {
  const { codes } = view
  const before = codes[claim.start - 1] as number
  const after = codes[claim.end] as number
  if (before !== Code.Hyphen && after !== Code.Hyphen && !isHex(before) && !isHex(after)) return false
  const from = Math.max(view.start, claim.start - UUID_REACH)
  const text = asText(codes, from, Math.min(view.end, claim.end + UUID_REACH))
  for (const match of text.matchAll(UUID)) {
    const start = from + match.index
    if (start < claim.end && start + match[0].length > claim.start) return true
  }
  return false
}
