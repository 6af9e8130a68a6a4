/**
 * @module What speaks for and against an identity number: its neighbours in the text, its field, the words
 * around it. Every figure is a row of `confidence.ts`.
 */

import { FormFlag } from '../recognise/forms'
import { Code, isDigit, isHex, isLetter, isSpace } from '../text/codes'
import type { Source } from '../text/source'
import type { View } from '../text/view'
import type { Claim, Evidence } from '../types'
import { Change, FORMS, type FormRow } from './confidence'
import { owningField, type Surroundings, surroundings } from './surroundings'
import { fieldTopics, mentions, Topic } from './words'

/** What the field and the words around a claim say. */
interface Voices {
  readonly ownField: boolean
  readonly ownWord: boolean
  /** The adverse topics that count. */
  readonly adverse: Topic
  /** The field belongs to something else. */
  readonly otherField: boolean
}

/** Distances of the nearest word for the claim and of the nearest of each adverse topic, in UTF-16 units. */
function listen(around: Surroundings): Voices {
  const name = owningField(around.before)
  const field = name === undefined ? Topic.None : fieldTopics(name)
  if ((field & Topic.Person) !== 0) return { ownField: true, ownWord: false, adverse: Topic.None, otherField: false }
  let own = Number.POSITIVE_INFINITY
  const adverse: [Topic, number][] = []
  const hear = (topic: Topic, distance: number) => {
    if ((topic & Topic.Person) !== 0) own = Math.min(own, distance)
    else adverse.push([topic, distance])
  }
  for (const mention of mentions(around.wordsBefore, false)) {
    hear(mention.topic, around.wordsBefore.length - mention.end)
  }
  for (const mention of mentions(around.wordsAfter, false)) hear(mention.topic, mention.start)
  let topics: Topic = field
  for (const [topic, distance] of adverse) if (distance <= own) topics |= topic
  return {
    ownField: false,
    ownWord: own < Number.POSITIVE_INFINITY,
    adverse: topics & (Topic.Bank | Topic.Machine),
    otherField: (field & (Topic.Phone | Topic.Organisation)) !== 0,
  }
}

/** The adverse figure that counts: the largest one, once. */
function adverseChange(row: FormRow, voices: Voices): [Evidence, number] | undefined {
  if (row.machine && (voices.adverse & Topic.Machine) !== 0) return ['machine', Change.Machine]
  if ((voices.adverse & Topic.Bank) !== 0) {
    if (row.bare) return ['bank', Change.BankBare]
    if (!voices.otherField) return ['bank', Change.BankSeparated]
  }
  return voices.otherField && row.bare ? ['other-field', Change.OtherField] : undefined
}

function isGlue(code: number): boolean {
  return code === Code.Underscore || isLetter(code)
}

/** The claim inside a run of sixteen or more hex digits that holds a letter: a hash or an id. */
function isInsideHexRun(codes: Uint8Array, claim: Claim): boolean {
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
/** A claim of twelve digits may lie 24 places after a UUID's begin. */
const UUID_REACH = 26

/** The claim overlaps a UUID: one of its groups, or two joined by the hyphen. */
function isInsideUuid(view: View, claim: Claim): boolean {
  const { codes } = view
  const before = codes[claim.start - 1] as number
  const after = codes[claim.end] as number
  if (before !== Code.Hyphen && after !== Code.Hyphen && !isHex(before) && !isHex(after)) return false
  const from = Math.max(view.start, claim.start - UUID_REACH)
  const text = String.fromCharCode(...codes.subarray(from, Math.min(view.end, claim.end + UUID_REACH)))
  for (const match of text.matchAll(UUID)) {
    const start = from + match.index
    if (start < claim.end && start + match[0].length > claim.start) return true
  }
  return false
}

/** Whether the digits that end before `at` are a plain group: no date, time or fraction, and no claim. */
function isPlainGroupBefore(codes: Uint8Array, at: number, claims: readonly Claim[]): boolean {
  if (!isDigit(codes[at - 1] as number)) return false
  let from = at
  while (at - from < 20 && isDigit(codes[from - 1] as number)) from--
  return !isDateJoint(codes[from - 1] as number) && !claims.some((other) => other.end === at)
}

function isPlainGroupAfter(codes: Uint8Array, at: number, claims: readonly Claim[]): boolean {
  if (!isDigit(codes[at] as number)) return false
  let to = at
  while (to - at < 20 && isDigit(codes[to] as number)) to++
  const isJoined = isDateJoint(codes[to] as number) && isDigit(codes[to + 1] as number)
  return !isJoined && !claims.some((other) => other.start === at)
}

function isDateJoint(code: number): boolean {
  return code === Code.Colon || code === Code.Hyphen || code === Code.Dot || code === Code.Slash || code === Code.Comma
}

/** Another group of digits one space away: the claim may be two cells of a table. */
function hasNeighbour(codes: Uint8Array, claim: Claim, claims: readonly Claim[]): boolean {
  if (isSpace(codes[claim.start - 1] as number) && isPlainGroupBefore(codes, claim.start - 1, claims)) return true
  return isSpace(codes[claim.end] as number) && isPlainGroupAfter(codes, claim.end + 1, claims)
}

/** Whether spaces, and no dash or dot, join the parts of the claim: it may be two numbers of a table. */
function isSpaced(codes: Uint8Array, claim: Claim): boolean {
  let spaces = 0
  for (let i = claim.start; i < claim.end; i++) {
    if (isSpace(codes[i] as number)) spaces++
    else if (!isDigit(codes[i] as number)) return false
  }
  return spaces > 0
}

/** Sets score and evidence of an identity number. */
export function weighNational(view: View, source: Source, claim: Claim, claims: readonly Claim[]): void {
  const row = FORMS[claim.form] as FormRow
  const { codes } = view
  const evidence: Evidence[] = [...row.evidence]
  let score = row.base
  const add = (name: Evidence, change: number) => {
    evidence.push(name)
    score += change
  }
  const voices = listen(surroundings(view, source, claim, claims))
  const spokenFor = voices.ownField || voices.ownWord
  if (voices.ownField) add('field', Change.Field)
  else if (voices.ownWord) add('word', Change.Word)
  if ((claim.flags & FormFlag.Loose) !== 0) add('loose-date', Change.LooseDate)
  if ((claim.flags & FormFlag.Old) !== 0 && !spokenFor) add('old', Change.Old)
  if (isGlue(codes[claim.start - 1] as number) || isGlue(codes[claim.end] as number)) add('glued', Change.Glued)
  if (!spokenFor && isSpaced(codes, claim) && hasNeighbour(codes, claim, claims)) {
    add('neighbour', Change.Neighbour)
  }
  if (isInsideHexRun(codes, claim) || isInsideUuid(view, claim)) add('hex', Change.Hex)
  const adverse = adverseChange(row, voices)
  if (adverse !== undefined) add(...adverse)
  claim.score = Math.max(0, Math.min(Change.Highest, score))
  claim.evidence = evidence
}
