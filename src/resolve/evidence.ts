/**
 * @module Evidence for and against an identity number or a phone number: its field, the words around it, its
 * neighbours. All the figures are in `confidence.ts`.
 */
import { Bytes, byte, Ints } from '#memory'
import { Form, FormFlag } from '../recognise/forms'
import { Code, isAlphanumeric, isLetter, isLineEnd, isSpace } from '../text/codes'
import { endOf, field, formOf, Rec, startOf } from './claim'
import { baseOf, Mark, SURE, scoreOf, Trait, traitsOf } from './confidence'
import { isStampOfSegment } from './hl7'
import { isNameCode } from './name-before'
import { owningTopics } from './name-pairs'
import { Heard, hear } from './nearby-words'
import { hasNeighbour, isGlued, isInsideHex, isSpaced } from './neighbours'
import { isInDrawing } from './svg-path'
import { Named, Topic, topicsOf } from './word-lookup'
import { readAround } from './words'

/** Topics of fields that contain another kind of value. */
const KINDS_OF_VALUES: i32 = Topic.Person | Topic.Phone | Topic.Organisation

/** Search distance in codes back to the start of the field's text. */
const FIRST_REACH: i32 = 80
/** Maximum length in codes of a unit of measure, including a blank before it. */
const MEASURE_REACH: i32 = 10

/** Selects the adverse evidence that counts: the largest figure, once. */
function adverse(traits: i32, topics: i32, otherField: boolean): i32 {
  if ((traits & Trait.Machine) !== 0 && (topics & Topic.Machine) !== 0) return Mark.Machine
  const isBare: boolean = (traits & Trait.Bare) !== 0
  if ((topics & Topic.Bank) !== 0 && (isBare || !otherField)) return Mark.Bank
  return otherField && isBare ? Mark.OtherField : 0
}

/** True if no word precedes the value on its line, apart from one joined to it: `ORD-8712202384`. */
function isFirst(text: Bytes, start: i32): boolean {
  let isJoined: boolean = true
  for (let at: i32 = start - 1; start - at < FIRST_REACH; at--) {
    const code: i32 = byte(text, at)
    if (isLineEnd(code)) return true
    if (!isNameCode(code) || code === Code.Dot) isJoined = false
    else if (!isJoined && isLetter(code)) return false
  }
  return false
}

/** True if a unit follows: `0701740605 bytes`. */
function isMeasured(text: Bytes, end: i32, lexicon: Bytes, word: Bytes): boolean {
  const from: i32 = isSpace(byte(text, end)) ? end + 1 : end
  let to: i32 = from
  while (to - from < MEASURE_REACH && isAlphanumeric(byte(text, to))) to++
  return to > from && (topicsOf(text, from, to, lexicon, word) & Topic.Measure) !== 0
}

/**
 * Evaluates names and words. The nearest one decides, in this order: an own word adjacent to the claim, its field, the
 * word right before it, words further away. The owner of a container counts against nothing inside it.
 */
function listen(
  text: Bytes,
  claims: Ints,
  count: i32,
  i: i32,
  own: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
): i32 {
  const start: i32 = startOf(claims, i)
  const end: i32 = endOf(claims, i)
  const beside: i32 = owningTopics(text, start, end, lexicon, word, notes)
  const isBeside: boolean = (beside & ~(Named.Number | Named.Network)) !== 0
  // Before weighing, a claim's evidence field contains the topics of the names above its value: see `formats/`.
  const named: i32 = isBeside ? beside : field(claims, i, Rec.Evidence)
  if ((named & own) !== 0) return Mark.Field
  const form: Form = formOf(claims, i)
  const traits: i32 = traitsOf(form)
  const isSure: boolean = baseOf(form) >= SURE && (traits & Trait.Stamp) === 0
  readAround(text, claims, count, i, lexicon, word, notes)
  const heard: i32 = hear(text, notes, start, end, own, isSure, lexicon, word)
  if ((heard & Heard.Beside) !== 0) return Mark.Word
  if ((traits & Trait.Bare) !== 0 && isMeasured(text, end, lexicon, word)) return Mark.Machine
  // A text in a field is more than the value named by the field.
  let head: i32 = (named & Named.Heads) >> Named.HeadShift
  if (head !== 0 && !isBeside && !isFirst(text, start)) head = 0
  const against: i32 = adverse(traits, head | heard, (head & KINDS_OF_VALUES) !== 0)
  return (heard & Heard.Own) !== 0 ? Mark.Word | against : against
}

/** True if a grouped number follows the plan of `country`. */
function isOfPlan(traits: i32, country: i32): boolean {
  if ((traits & Trait.Bare) !== 0) return false
  return (country === 46 && (traits & Trait.Sweden) !== 0) || (country === 47 && (traits & Trait.Norway) !== 0)
}

/** Returns the marks that do not depend on field and words. */
function standing(text: Bytes, claims: Ints, i: i32, traits: i32, country: i32): i32 {
  const start: i32 = startOf(claims, i)
  const end: i32 = endOf(claims, i)
  let marks: i32 = isInsideHex(text, start, end) ? Mark.Hex : 0
  if ((traits & Trait.Phone) !== 0) return isOfPlan(traits, country) ? marks | Mark.Country : marks
  if (isGlued(text, start, end)) marks |= Mark.Glued
  return (field(claims, i, Rec.Form) & FormFlag.Loose) !== 0 ? marks | Mark.LooseDate : marks
}

/** True if a number is part of a drawing path, joined by a sign or fraction: opening hours may be next to a phone. */
function isDrawn(text: Bytes, start: i32, end: i32): boolean {
  const before: i32 = byte(text, start - 1)
  const after: i32 = byte(text, end)
  const isJoined: boolean = before === Code.Dot || before === Code.Hyphen || after === Code.Dot || after === Code.Hyphen
  return isJoined && isInDrawing(text, start, end)
}

/** Returns the marks of a claim without support. */
function unspoken(text: Bytes, claims: Ints, count: i32, i: i32, traits: i32): i32 {
  if ((traits & Trait.Phone) !== 0) {
    if ((traits & Trait.Alone) === 0) return 0
    const isPart: boolean =
      hasNeighbour(text, claims, count, i, false) || isDrawn(text, startOf(claims, i), endOf(claims, i))
    return isPart ? Mark.Neighbour : 0
  }
  const isOld: boolean = (field(claims, i, Rec.Form) & FormFlag.Old) !== 0
  const isPart: boolean =
    hasNeighbour(text, claims, count, i, true) && isSpaced(text, startOf(claims, i), endOf(claims, i))
  const isTime: boolean = (traits & Trait.Stamp) !== 0 && isStampOfSegment(text, startOf(claims, i), endOf(claims, i))
  return (isOld ? Mark.Old : 0) | (isPart ? Mark.Neighbour : 0) | (isTime ? Mark.Machine : 0)
}

/**
 * Returns the {@link Mark} bits of an identity number or a phone number. Skips field and words if they cannot move the
 * score across `least`; pass -1 if the score itself is needed.
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
  const needsField: i32 = form === Form.PhoneWithoutPlus ? Mark.NoField : 0
  const marks: i32 = standing(text, claims, i, traits, country)
  const alone: i32 = marks | needsField | unspoken(text, claims, count, i, traits)
  // No adverse word counts more than a bank word.
  if (least >= 0 && (scoreOf(form, alone | Mark.Bank) >= least || scoreOf(form, marks | Mark.Field) < least))
    return alone
  // A valid personal number can only be a sole trader's organisation number, so both topics support it.
  const own: i32 = isPhone ? Topic.Phone : Topic.Person | Topic.Organisation
  const heard: i32 = listen(text, claims, count, i, own, lexicon, word, notes)
  if ((heard & Mark.Field) !== 0) return marks | heard
  return (heard & Mark.Word) !== 0 ? marks | needsField | heard : alone | heard
}
