/**
 * @module What speaks for and against an identity number or a phone number: its field, the words around it, its
 * neighbours. Every figure is a row of `confidence.ts`.
 */
import { FormFlag } from '../recognise/forms'
import type { Source } from '../text/source'
import type { View } from '../text/view'
import type { Claim, Country, Evidence } from '../types'
import { Change, FORMS, type FormRow } from './confidence'
import { bySpace, bySpaceDashOrDot, hasNeighbour, isGlued, isInsideHexRun, isInsideUuid, isSpaced } from './neighbours'
import { Scale } from './scale'
import { owningField, type Surroundings, surroundings } from './surroundings'
import { fieldTopics, mentions, Topic } from './words'

/** What the field and the words around a claim say. */
interface Voices {
  readonly ownField: boolean
  readonly ownWord: boolean
  /** Bank and machine, where they count. */
  readonly adverse: Topic
  /** The field belongs to something else. */
  readonly otherField: boolean
}

/** Topics whose field makes a value something else. */
const KINDS_OF_VALUES = Topic.Person | Topic.Phone | Topic.Organisation

/**
 * Listens to the field and the words. Adverse ones count when no own word is nearer, and not at all when the
 * field is the claim's own. Distances are UTF-16 units of the same text on every path.
 */
function listen(around: Surroundings, topic: Topic): Voices {
  const name = owningField(around.before)
  const field = name === undefined ? Topic.None : fieldTopics(name)
  if ((field & topic) !== 0) return { ownField: true, ownWord: false, adverse: Topic.None, otherField: false }
  let own = Number.POSITIVE_INFINITY
  const others: [Topic, number][] = []
  const hear = (heard: Topic, distance: number) => {
    if ((heard & topic) !== 0) own = Math.min(own, distance)
    else others.push([heard, distance])
  }
  for (const mention of mentions(around.wordsBefore, false)) {
    hear(mention.topic, around.wordsBefore.length - mention.end)
  }
  for (const mention of mentions(around.wordsAfter, false)) hear(mention.topic, mention.start)
  let topics: Topic = field
  for (const [heard, distance] of others) if (distance <= own) topics |= heard
  return {
    ownField: false,
    ownWord: own < Number.POSITIVE_INFINITY,
    adverse: topics & (Topic.Bank | Topic.Machine),
    otherField: (field & KINDS_OF_VALUES) !== 0,
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

function addVoices(scale: Scale, voices: Voices): void {
  if (voices.ownField) scale.add('field', Change.Field)
  else if (voices.ownWord) scale.add('word', Change.Word)
}

function addCommon(scale: Scale, view: View, claim: Claim, row: FormRow, voices: Voices): void {
  if (isInsideHexRun(view.codes, claim) || isInsideUuid(view, claim)) scale.add('hex', Change.Hex)
  const adverse = adverseChange(row, voices)
  if (adverse !== undefined) scale.add(...adverse)
}

/** Sets score and evidence of an identity number. */
export function weighNational(view: View, source: Source, claim: Claim, claims: readonly Claim[]): void {
  const row = FORMS[claim.form] as FormRow
  const voices = listen(surroundings(view, source, claim, claims), Topic.Person)
  const spokenFor = voices.ownField || voices.ownWord
  const scale = new Scale(row)
  addVoices(scale, voices)
  if ((claim.flags & FormFlag.Loose) !== 0) scale.add('loose-date', Change.LooseDate)
  if ((claim.flags & FormFlag.Old) !== 0 && !spokenFor) scale.add('old', Change.Old)
  if (isGlued(view.codes, claim)) scale.add('glued', Change.Glued)
  if (!spokenFor && isSpaced(view.codes, claim) && hasNeighbour(view, claim, claims, bySpace)) {
    scale.add('neighbour', Change.Neighbour)
  }
  addCommon(scale, view, claim, row, voices)
  scale.settle(claim)
}

/** Sets score and evidence of a phone number. */
export function weighPhone(
  view: View,
  source: Source,
  claim: Claim,
  claims: readonly Claim[],
  country: Country | undefined,
): void {
  const row = FORMS[claim.form] as FormRow
  const voices = listen(surroundings(view, source, claim, claims), Topic.Phone)
  const spokenFor = voices.ownField || voices.ownWord
  const scale = new Scale(row)
  addVoices(scale, voices)
  if (row.alone && !spokenFor && hasNeighbour(view, claim, claims, bySpaceDashOrDot)) {
    scale.veto('neighbour')
  }
  if (row.fieldOnly && !voices.ownField) scale.veto('no-field')
  if (row.plan !== undefined && !row.bare && row.plan === country) scale.add('country', Change.Country)
  addCommon(scale, view, claim, row, voices)
  scale.settle(claim)
}
