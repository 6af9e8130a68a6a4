/**
 * @module Weighs the values that recognisers of kinds found, with the figures of `resolve/confidence.ts`.
 *
 * A name is decisive: with a field or an adjacent word of its own kind, no evidence counts against a value. Bank
 * numbers look alike (a bankgiro is a valid OCR reference and may be a card), so the name decides, or else the form.
 */

import { late } from '../text/late'
import type { Evidence } from '../types/findings'
import type { Seen } from './kind'
import { NAMED_ONLY } from './kind'
import { type Hear, Speaks } from './words'

/** How much evidence changes the score, in hundredths. */
export const enum Weight {
  Field = 50,
  Word = 45,
  /** Minimum score of a named value. */
  Named = 95,
  Glued = -10,
  Neighbour = -50,
  Hex = -60,
  Other = -40,
  Highest = 99,
}

/** From this score on, distant words are no evidence against a value. */
const SURE = 50

/** What the field name implies for a value. */
export const enum Owner {
  Nothing = 0,
  Own = 1,
  /** The field is of another kind. */
  Other = 2,
}

/** Confidence in a value, and the evidence for it. */
export interface Weighed {
  readonly score: number
  readonly evidence: readonly Evidence[]
  readonly changes: readonly number[]
}

const GLUED = late('[\\p{L}_]', 'u')

/** Minimum length of a surrounding run of hex digits and hyphens, with a letter in it: a hash, an id or a UUID. */
const HASH = 16

function isInHex(text: string, start: number, end: number): boolean {
  if (!/[\da-f-]/i.test(text.charAt(start - 1) || ' ') && !/[\da-f-]/i.test(text.charAt(end) || ' ')) return false
  const before = /[\da-f-]*$/i.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? ''
  const after = /^[\da-f-]*/i.exec(text.slice(end, end + 40))?.[0] ?? ''
  const run = before + text.slice(start, end) + after
  return /^[\da-f-]+$/i.test(run) && run.length >= HASH && /[a-f]/i.test(run)
}

/** True if spaces join its groups and another group of digits follows or precedes after one space: cells of a table. */
function hasNeighbour(text: string, start: number, end: number): boolean {
  if (!/^[\d ]+ [\d ]+$/.test(text.slice(start, end))) return false
  return /\d $/.test(text.slice(Math.max(0, start - 2), start)) || /^ \d/.test(text.slice(end, end + 2))
}

/**
 * Weighs a value.
 *
 * @param bit - of its kind, in the bits of words
 */
export function weigh(
  text: string,
  { start, end, form, isNamed }: Seen,
  bit: number,
  owner: Owner,
  hear: Hear,
): Weighed {
  const evidence: Evidence[] = [...form.evidence]
  const changes: number[] = form.evidence.map(() => 0)
  let score = form.base
  const add = (why: Evidence, change: number) => {
    evidence.push(why)
    changes.push(change)
    score += change
  }
  const done = (least = 0): Weighed => ({
    score: Math.min(Weight.Highest, Math.max(score, least, 0)),
    evidence,
    changes,
  })
  if (owner === Owner.Own) {
    add('field', Weight.Field)
    return done(Weight.Named)
  }
  const near = hear(start, end)
  const own = near.filter(({ speaks }) => (speaks & bit) !== 0)
  if (isNamed || own.some(({ isBeside }) => isBeside)) {
    add('word', Weight.Word)
    // If a person's number is named as well, the value may be that instead.
    const isOther = !isNamed && own.every(({ speaks, isBeside }) => !isBeside || (speaks & Speaks.Others) !== 0)
    return done(isOther ? 0 : Weight.Named)
  }
  if (GLUED().test(text.charAt(start - 1) + text.charAt(end))) add('glued', Weight.Glued)
  if (isInHex(text, start, end)) add('hex', Weight.Hex)
  if (hasNeighbour(text, start, end)) add('neighbour', Weight.Neighbour)
  const ownAt = Math.min(...own.map(({ distance }) => distance))
  if (own.length > 0 && form.base > NAMED_ONLY) add('word', Weight.Word)
  const against = near.filter(({ speaks, distance, isBeside }) => {
    return (speaks & bit) === 0 && (form.base >= SURE ? isBeside : distance <= ownAt)
  })
  if (against.some(({ speaks }) => (speaks & Speaks.Machine) !== 0)) add('machine', Weight.Other)
  else if (owner === Owner.Other || against.length > 0) add('other-field', Weight.Other)
  return done()
}
