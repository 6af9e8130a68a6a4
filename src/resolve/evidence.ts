/**
 * @module What speaks for and against an identity number or a phone number: its field, the words around it, its
 * neighbours. Every figure is a row of `confidence.ts`.
 */
import { Bytes, Ints } from '#memory'
import { Form, FormFlag } from '../recognise/forms'
import { owningTopics } from './beside'
import { Mark, scoreOf, Trait, traitsOf } from './confidence'
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
  const beside: i32 = owningTopics(text, start, endOf(claims, i), lexicon, word, notes)
  // Until a claim is weighed its evidence is what the names above its value speak of: see `formats/`.
  const named: i32 = beside !== 0 ? beside : field(claims, i, Rec.Evidence)
  if ((named & own) !== 0) return Mark.Field
  readAround(text, claims, count, i, lexicon, word, notes)
  const heard: i32 = hear(notes, start, endOf(claims, i), own)
  const against: i32 = adverse(traitsOf(formOf(claims, i)), named | heard, (named & KINDS_OF_VALUES) !== 0)
  return (heard & own) !== 0 ? Mark.Word | against : against
}

/** Whether `country` is the one whose plan a grouped number follows. */
function isOfPlan(traits: i32, country: i32): boolean {
  if ((traits & Trait.Bare) !== 0) return false
  return (country === 46 && (traits & Trait.Sweden) !== 0) || (country === 47 && (traits & Trait.Norway) !== 0)
}

/** What holds of a claim whatever its field and the words say. */
function standing(text: Bytes, claims: Ints, i: i32, traits: i32, country: i32): i32 {
  const start: i32 = startOf(claims, i)
  const end: i32 = endOf(claims, i)
  let marks: i32 = isInsideHex(text, start, end) ? Mark.Hex : 0
  if ((traits & Trait.Phone) !== 0) return isOfPlan(traits, country) ? marks | Mark.Country : marks
  if (isGlued(text, start, end)) marks |= Mark.Glued
  return (field(claims, i, Rec.Form) & FormFlag.Loose) !== 0 ? marks | Mark.LooseDate : marks
}

/** What holds of a claim that nothing speaks for. */
function unspoken(text: Bytes, claims: Ints, count: i32, i: i32, traits: i32): i32 {
  if ((traits & Trait.Phone) !== 0) {
    return (traits & Trait.Alone) !== 0 && hasNeighbour(text, claims, count, i, false) ? Mark.Neighbour : 0
  }
  const isOld: boolean = (field(claims, i, Rec.Form) & FormFlag.Old) !== 0
  const isPart: boolean =
    hasNeighbour(text, claims, count, i, true) && isSpaced(text, startOf(claims, i), endOf(claims, i))
  return (isOld ? Mark.Old : 0) | (isPart ? Mark.Neighbour : 0)
}

/**
 * {@link Mark} bits of an identity number or a phone number. Field and words are not read when the score is on one side
 * of `least` whatever they say; -1 for a score that is asked for.
 */
export function weighNumber(
  text: Bytes,
  claims: Ints,
  count: i32,
  i: i32,
  country: i32,
  least: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
): i32 {
  const form: Form = formOf(claims, i)
  const traits: i32 = traitsOf(form)
  const isPhone: boolean = (traits & Trait.Phone) !== 0
  const needsField: i32 = (traits & Trait.FieldOnly) !== 0 ? Mark.NoField : 0
  const marks: i32 = standing(text, claims, i, traits, country)
  const alone: i32 = marks | needsField | unspoken(text, claims, count, i, traits)
  // No adverse word weighs more than one of a bank.
  if (least >= 0 && (scoreOf(form, alone | Mark.Bank) >= least || scoreOf(form, marks | Mark.Field) < least))
    return alone
  const heard: i32 = listen(text, claims, count, i, isPhone ? Topic.Phone : Topic.Person, lexicon, word, notes)
  if ((heard & Mark.Field) !== 0) return marks | heard
  return (heard & Mark.Word) !== 0 ? marks | needsField | heard : alone | heard
}
