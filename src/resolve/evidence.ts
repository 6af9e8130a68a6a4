/**
 * @module What speaks for and against an identity number or a phone number: its field, the words around it, its
 * neighbours. Every figure is a row of `confidence.ts`.
 */
import { Bytes, Ints } from '#memory'
import { Form, FormFlag } from '../recognise/forms'
import { Mark, Trait, traitsOf } from './confidence'
import { owningTopics } from './field'
import { Topic } from './lookup'
import { hasNeighbour, isGlued, isInsideHex, isSpaced } from './neighbours'
import { endOf, field, formOf, Rec, startOf } from './record'
import { hear, readAround } from './words'

/** Topics whose field makes a value something else. */
const KINDS_OF_VALUES: i32 = Topic.Person | Topic.Phone | Topic.Organisation

/** The adverse evidence that counts: the largest figure, once. */
function adverse(traits: i32, topics: i32, otherField: boolean): i32 {
  if ((traits & Trait.Machine) !== 0 && (topics & Topic.Machine) !== 0) return Mark.Machine
  const isBare: boolean = (traits & Trait.Bare) !== 0
  if ((topics & Topic.Bank) !== 0 && (isBare || !otherField)) return Mark.Bank
  return otherField && isBare ? Mark.OtherField : 0
}

/**
 * Listens to the field and the words. Adverse ones count when no own word is nearer, and not at all when the field
 * is the claim's own.
 */
function listen(
  text: Bytes,
  claims: Ints,
  count: i32,
  i: i32,
  own: Topic,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
): i32 {
  const start: i32 = startOf(claims, i)
  const beside: i32 = owningTopics(text, start, lexicon, word, notes)
  // Until a claim is weighed its evidence is what the names above its value speak of: see `formats/`.
  const named: i32 = beside !== 0 ? beside : field(claims, i, Rec.Evidence)
  if ((named & own) !== 0) return Mark.Field
  readAround(text, claims, count, i, lexicon, word, notes)
  const heard: i32 = hear(notes, start, endOf(claims, i), own)
  const against: i32 = adverse(traitsOf(formOf(claims, i)), named | heard, (named & KINDS_OF_VALUES) !== 0)
  return (heard & own) !== 0 ? Mark.Word | against : against
}

/** {@link Mark} bits of an identity number. */
export function weighNational(
  text: Bytes,
  claims: Ints,
  count: i32,
  i: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
): i32 {
  const start: i32 = startOf(claims, i)
  const end: i32 = endOf(claims, i)
  const flags: i32 = field(claims, i, Rec.Form)
  let marks: i32 = listen(text, claims, count, i, Topic.Person, lexicon, word, notes)
  const spokenFor: boolean = (marks & (Mark.Field | Mark.Word)) !== 0
  if ((flags & FormFlag.Loose) !== 0) marks |= Mark.LooseDate
  if ((flags & FormFlag.Old) !== 0 && !spokenFor) marks |= Mark.Old
  if (isGlued(text, start, end)) marks |= Mark.Glued
  if (!spokenFor && isSpaced(text, start, end) && hasNeighbour(text, claims, count, i, true)) marks |= Mark.Neighbour
  return isInsideHex(text, start, end) ? marks | Mark.Hex : marks
}

/** Whether `country` is the one whose plan a grouped number follows. */
function isOfPlan(traits: i32, country: i32): boolean {
  if ((traits & Trait.Bare) !== 0) return false
  return (country === 46 && (traits & Trait.Sweden) !== 0) || (country === 47 && (traits & Trait.Norway) !== 0)
}

/** {@link Mark} bits of a phone number. */
export function weighPhone(
  text: Bytes,
  claims: Ints,
  count: i32,
  i: i32,
  country: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
): i32 {
  const form: Form = formOf(claims, i)
  const traits: i32 = traitsOf(form)
  let marks: i32 = listen(text, claims, count, i, Topic.Phone, lexicon, word, notes)
  const spokenFor: boolean = (marks & (Mark.Field | Mark.Word)) !== 0
  if ((traits & Trait.Alone) !== 0 && !spokenFor && hasNeighbour(text, claims, count, i, false)) {
    marks |= Mark.Neighbour
  }
  if ((traits & Trait.FieldOnly) !== 0 && (marks & Mark.Field) === 0) marks |= Mark.NoField
  if (isOfPlan(traits, country)) marks |= Mark.Country
  return isInsideHex(text, startOf(claims, i), endOf(claims, i)) ? marks | Mark.Hex : marks
}
