/**
 * @module The option `fields`: names of fields and what becomes of their values. Built-in names in Swedish, both forms
 * of Norwegian and English; those of secrets are always listed, the others when a category is asked for.
 *
 * A name counts in any casing and with any joints, also at the end of a longer one: `userPassword`, `X-Api-Key`.
 */
import { type Act, checkAction } from './act/act'
import { actOnKinds } from './act/readings'
import type { Meanings } from './enforce'
import { BUILT_IN, COOKIES, REACHES, ZEROS } from './field-names'
import { ownOf } from './own'
import { lexicon } from './resolve/lexicon'
import { endBit, longEndBit, Names, SHORT_NAME, ValueReach, WORDS_STAY, ZEROS_RULE } from './resolve/listed'
import { hashOf, Lexicon } from './resolve/lookup'
import { fold } from './text/fold'
import type { Country, FieldCategory, Keyring } from './types'

/** What becomes of the values of one list of names. */
export interface FieldRule {
  /** Variant of the findings. */
  readonly variant: FieldCategory | 'field'
  readonly act: Act
}

/** The names of a plan. */
export class Fields {
  /** By number; there is no rule 0. */
  readonly rules: readonly (FieldRule | undefined)[]
  readonly #list: List
  #lexicon: Uint8Array | undefined

  constructor(list: List) {
    this.rules = list.rules
    this.#list = list
  }

  /** Word lists with the names behind them, made on first use. */
  get lexicon(): Uint8Array {
    this.#lexicon ??= blockOf(this.#list)
    return this.#lexicon
  }
}

export const CATEGORIES: readonly FieldCategory[] = ['secret', 'name', 'address', 'birthdate', 'health', 'id']

/** The begin of an entry of the option that stands for a category's built-in names. */
const CATEGORY = 'category:'

/** What is listed of a name. */
interface Entry {
  whole: number
  within: number
  reach: ValueReach
}

/** Rules and names as they are gathered; two names with the same rule share its number. */
class List {
  readonly names = new Map<string, Entry>()
  readonly patterns: { readonly pattern: string; readonly rule: number; readonly reach: ValueReach }[] = []
  readonly rules: (FieldRule | undefined)[] = [undefined]

  /** The number of a rule. */
  numberOf(variant: FieldRule['variant'], act: Act): number {
    const known = this.rules.findIndex((rule) => rule?.variant === variant && rule.act === act)
    return known > 0 ? known : this.rules.push({ variant, act }) - 1
  }

  entry(name: string, reach: ValueReach): Entry {
    const known = this.names.get(name) ?? { whole: Names.Unlisted, within: Names.Unlisted, reach }
    this.names.set(name, known)
    return known
  }

  /** Names that are listed for nothing else. */
  addZeros(): void {
    const [within, whole] = ZEROS
    const isFree = (name: string) => !this.names.has(name)
    for (const name of within.split(' ').filter(isFree)) this.entry(name, ValueReach.Word).within = ZEROS_RULE
    for (const name of whole.split(' ').filter(isFree)) this.entry(name, ValueReach.Word).whole = ZEROS_RULE
  }

  addCategory(category: FieldCategory, act: Act): void {
    const rule = this.numberOf(category, act)
    const stays = category === 'secret' ? WORDS_STAY : 0
    const reach = (REACHES[category] ?? ValueReach.Word) | stays
    const [within, whole] = BUILT_IN[category] ?? ['', '']
    for (const name of within.split(' ').filter(Boolean)) {
      this.entry(name, COOKIES.includes(name) ? ValueReach.Line | stays : reach).within = rule
    }
    for (const name of whole.split(' ').filter(Boolean)) this.entry(name, reach).whole = rule
  }
}

/** A name as it is looked up: small letters and digits, without joints and digits at its end. */
function plainName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}*]/gu, '')
    .replace(/\p{N}+$/u, '')
}

function writeCodes(word: string, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i)
    bytes[at + i] = unit < 128 ? unit : fold(unit)
  }
}

/** What may stand between two letters of a name. */
const JOINTS = [32, 45, 46, 95]
/** Stand for any character, and for any letter or none. */
const ANY = -1
const ANY_LETTER = -2

/** Letters at the end of a pattern from which on it is worth asking for them. */
const SHORTEST = 3

function setBit(bytes: Uint8Array, bitmap: number, bit: number): void {
  const at = Names.Begin + bitmap + (bit >> 3)
  bytes[at] = (bytes[at] as number) | (1 << (bit & 7))
}

/** Sets the bits of every word that begins with `known` and goes on as a list of five bits each says, last first. */
function setWords(bytes: Uint8Array, bitmap: number, hints: readonly number[], i: number, known: number): void {
  if (i < 0) {
    setBit(bytes, bitmap, bitmap === Names.Ends ? endBit(known) : longEndBit(known))
    return
  }
  const hint = hints[i] as number
  const last = hint === ANY ? 31 : hint === ANY_LETTER ? 26 : hint
  for (let value = Math.max(0, hint); value <= last; value++) {
    setWords(bytes, bitmap, hints, i - 1, (known << 5) | value)
  }
}

/** A name from its end: the codes, last first, with a joint before the last `at` of them, if `at` is not 0. */
interface Ending {
  readonly name: Uint8Array
  readonly at: number
  readonly joint: number
}

/** The code `i` from the end; undefined before the begin. */
function codeAt({ name, at, joint }: Ending, i: number): number | undefined {
  if (at > 0 && i === at) return joint
  return name[name.length - 1 - (at > 0 && i > at ? i - 1 : i)]
}

/** Room for the hints of one ending. */
const hints = [0, 0, 0, 0, 0, 0]

/** Marks the last four codes; of anything outside ASCII nothing is asked. */
function markFour(bytes: Uint8Array, ending: Ending): void {
  for (let i = 0; i < 4; i++) {
    const code = codeAt(ending, i) ?? ANY
    if (code > 127) return
    hints[i] = code < 0 ? code : code & 31
  }
  setWords(bytes, Names.Ends, hints, 3, 0)
}

/** Marks the last six; what stands before a whole name is no letter. */
function markSix(bytes: Uint8Array, ending: Ending, isInner: boolean): void {
  let isBefore = false
  for (let i = 0; i < 6; i++) {
    const code = codeAt(ending, i) ?? (isInner ? ANY_LETTER : 0)
    if (code > 127) return
    const isLetter = code >= 97 && code <= 122
    isBefore ||= i >= SHORT_NAME && code >= 0 && !isLetter
    hints[i] = isBefore ? 0 : isLetter ? code & 31 : Math.min(0, code)
  }
  setWords(bytes, Names.LongEnds, hints, 5, 0)
}

/** Tells the bitmaps how a name ends, as it stands and with a joint among its last characters. */
function markEnds(bytes: Uint8Array, name: Uint8Array, isInner: boolean): void {
  for (let at = 0; at < 6 && (at === 0 || at < name.length); at++) {
    markSix(bytes, { name, at, joint: 0 }, isInner)
    if (at > 3) continue
    for (const joint of at === 0 ? [0] : JOINTS) markFour(bytes, { name, at, joint })
  }
}

/** Tells the bitmaps that any name may be listed. */
function markAll(bytes: Uint8Array): void {
  bytes.fill(255, Names.Begin + Names.Ends, Names.Begin + Names.Any)
}

/** The word lists with the names of a list behind them. */
function blockOf({ names, patterns }: List): Uint8Array {
  const bytes = new Uint8Array(Names.Begin + Names.Most)
  bytes.set(lexicon())
  const set = (at: number, value: number) => {
    bytes[Names.Begin + at] = value
  }
  let at: number = Names.Entries
  const add = (word: string, whole: number, within: number, reach: ValueReach): number => {
    const entry = at
    if (at + Names.EntryHead + word.length + 1 > Names.Most) throw new RangeError('"fields" has too many names')
    for (const [i, value] of [word.length, whole, within, reach].entries()) set(at + i, value)
    writeCodes(word, bytes, Names.Begin + at + Names.EntryHead)
    at += Names.EntryHead + word.length
    const codes = bytes.subarray(Names.Begin + at - word.length, Names.Begin + at)
    // Of a pattern, what follows its last star.
    const star = codes.lastIndexOf(42)
    const fixed = codes.subarray(star + 1)
    const isInner = star >= 0 || within !== Names.Unlisted
    if (fixed.length < SHORTEST) markAll(bytes)
    else markEnds(bytes, fixed, isInner)
    return entry
  }
  for (const [name, { whole, within, reach }] of names) {
    const entry = add(name, whole, within, reach)
    let slot = hashOf(bytes.subarray(Names.Begin + entry + Names.EntryHead), name.length) & (Names.SlotCount - 1)
    const isTaken = () =>
      bytes[Names.Begin + Names.Slots + 2 * slot] !== 0 || bytes[Names.Begin + Names.Slots + 2 * slot + 1] !== 0
    while (isTaken()) slot = (slot + 1) & (Names.SlotCount - 1)
    set(Names.Slots + 2 * slot, entry & 255)
    set(Names.Slots + 2 * slot + 1, entry >> 8)
  }
  set(Names.Any, 1)
  set(Names.Patterns, at & 255)
  set(Names.Patterns + 1, at >> 8)
  for (const { pattern, rule, reach } of patterns) add(pattern, rule, Names.Unlisted, reach)
  set(at, 0)
  return bytes.subarray(0, Names.Begin + at + 1)
}

/** No name but those whose numbers may have lost a zero. */
function zerosOnly(): Fields {
  const list = new List()
  list.addZeros()
  return new Fields(list)
}

/** What a plan says of fields beside the option. */
export interface FieldActs {
  /** `actions.field`, when it is given. */
  readonly field: Act | undefined
  readonly otherwise: Act
  /** For names whose values become tokens. */
  readonly keyring: Keyring | undefined
  /** Whose national phone numbers are meant. */
  readonly country?: Country | undefined
  /** What the names hold, where a policy says so. */
  readonly meanings?: Meanings | undefined
}

function isCategory(value: unknown): value is FieldCategory {
  return CATEGORIES.some((category) => category === value)
}

function checkName(name: string, where: string): string {
  const plain = plainName(name)
  if (plain.replaceAll('*', '') === '') throw new RangeError(`"${where}" expected a name with letters`)
  if (plain.length > Lexicon.Longest)
    throw new RangeError(`"${where}" expected at most ${Lexicon.Longest} letters and digits`)
  return plain
}

/** Adds one entry of the option. */
function addGiven(list: List, name: string, value: unknown, acts: FieldActs): void {
  const { field, otherwise, keyring, meanings } = acts
  const where = `fields.${name}`
  const secret = field ?? checkAction('remove', where)
  const actOf = (category: FieldCategory) => (category === 'secret' ? secret : (field ?? otherwise))
  if (name.startsWith(CATEGORY)) {
    const category = name.slice(CATEGORY.length)
    if (!isCategory(category))
      throw new RangeError(`"${where}" expected one of the categories ${CATEGORIES.join(', ')}`)
    if (value !== false)
      list.addCategory(category, value === true ? actOf(category) : checkAction(value, where, keyring))
    return
  }
  const plain = checkName(name, where)
  const meaning = isCategory(value)
    ? value
    : meanings !== undefined && Object.hasOwn(meanings, name)
      ? meanings[name]
      : undefined
  const category = isCategory(meaning) ? meaning : undefined
  const reach = reachOf(plain, meaning)
  let rule = 0
  if (isCategory(value)) rule = list.numberOf(value, actOf(value))
  else if (value !== false) {
    const act = checkAction(value, where, keyring)
    rule = list.numberOf(category ?? 'field', Array.isArray(meaning) ? actOnKinds(act, meaning, acts.country) : act)
  }
  if (plain.includes('*')) list.patterns.push({ pattern: plain, rule, reach })
  else {
    const entry = list.entry(plain, reach)
    entry.whole = rule
    if (rule === 0) entry.within = Names.Unlisted
    else entry.reach = reach
  }
}

/** How far the value of a given name goes in text. */
function reachOf(name: string, meaning: Meanings[string] | undefined): ValueReach {
  if (COOKIES.includes(name)) return ValueReach.Line
  if (meaning === 'words') return ValueReach.Words
  if (Array.isArray(meaning)) return ValueReach.Format
  if (meaning === 'secret') return ValueReach.Word | WORDS_STAY
  return (isCategory(meaning) ? REACHES[meaning] : undefined) ?? ValueReach.Word
}

/** More rules than an octet counts, or names than there are slots for. */
function checkSize(list: List): void {
  if (list.rules.length >= ZEROS_RULE || list.names.size > (3 * Names.SlotCount) / 4) {
    throw new RangeError('"fields" has too many names')
  }
}

/** The names of most redactors: secrets, and those whose numbers may have lost a zero; made once. */
let standard: Fields | undefined
let bare: Fields | undefined

function fieldsOf(given: { readonly [name: string]: unknown }, acts: FieldActs): Fields {
  const list = new List()
  if (given[`${CATEGORY}secret`] === undefined)
    list.addCategory('secret', acts.field ?? checkAction('remove', 'fields'))
  // Categories first: a name by itself says more.
  const names = Object.keys(given)
  for (const name of names.filter((name) => name.startsWith(CATEGORY))) addGiven(list, name, given[name], acts)
  for (const name of names.filter((name) => !name.startsWith(CATEGORY))) addGiven(list, name, given[name], acts)
  checkSize(list)
  list.addZeros()
  return new Fields(list)
}

/**
 * Checks the option `fields`.
 *
 * @param isAsked - whether fields are to be redacted at all
 * @throws TypeError for a wrong type, RangeError for a wrong value
 */
export function checkFields(fields: unknown, acts: FieldActs, isAsked: boolean): Fields {
  const given = ownOf(fields === undefined ? {} : fields, 'fields')
  if (!isAsked) {
    bare ??= zerosOnly()
    return bare
  }
  if (fields === undefined && acts.field === undefined) {
    standard ??= fieldsOf(given, acts)
    return standard
  }
  return fieldsOf(given, acts)
}
