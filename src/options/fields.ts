/**
 * @module The option `fields`: field names and what to do with their values. There are built-in names in Swedish,
 * Bokmål, Nynorsk and English; those of secrets are always listed, the others if their category is requested.
 *
 * A name matches in any casing and with any separators, also at the end of a longer one: `userPassword`, `X-Api-Key`.
 */

import type { Act } from '../act/act'
import { checkAction } from '../act/check'
import { actOnKinds } from '../act/readings'
import { ownOf } from '../input/own-properties'
import { plainName, REACHES, reachOfHeader } from '../names/built-in'
import { labelWord } from '../names/labels'
import { meaningOf } from '../names/meanings'
import { categoryOf } from '../names/read'
import { isLabel } from '../names/stems'
import { remembering } from '../names/understanding'
import { blockOf, NameList } from '../names/write-block'
import { lexicon, lexiconWithSecrets, lexiconWithZeros } from '../resolve/lexicon'
import { KEPT_RULE, KIND_RULE, NO_LABEL, ValueReach, WORDS_STAY, YIELDS } from '../resolve/listed-names'
import { Names } from '../resolve/name-block'
import { Lexicon } from '../resolve/word-lookup'
import { late } from '../text/late'
import { setUnderstanding } from '../text/names'
import type { Country, FieldCategory, Keyring, LabelLanguage } from '../types'
import type { Meanings, Understood } from './enforce'

/** What to do with the values of one list of names. */
export interface FieldRule {
  /** Variant of the findings. */
  readonly variant: FieldCategory | 'field'
  readonly act: Act
  /** Text of the label for the values. */
  readonly word: string
  /** The category that a policy gives them, empty if unknown; undefined without a policy. */
  readonly holds: string | undefined
}

/** The names of a plan. */
export class Fields {
  /** By number; there is no rule 0. */
  readonly rules: readonly (FieldRule | undefined)[]
  readonly #block: () => Uint8Array

  /** @param block - word lists followed by the names */
  constructor(rules: Fields['rules'], block: () => Uint8Array) {
    this.rules = rules
    this.#block = block
  }

  /** Word lists followed by the names, created on first use. */
  get lexicon(): Uint8Array {
    return this.#block()
  }
}

const CATEGORIES: readonly FieldCategory[] = ['secret', 'name', 'address', 'birthdate', 'health', 'id']

/** Prefix of an option key that selects the built-in names of a category. */
const CATEGORY = 'category:'

/** Returns the label text for fields of a category. */
type WordOf = (category: string | undefined) => string

/** Labels in a language, or `field` for every field. */
function wordsIn(language: LabelLanguage | undefined): WordOf {
  return language === undefined ? () => 'field' : (category) => labelWord(category, language)
}

/** One listed item: a category, whose names have their own reaches, or a name. */
type Step = readonly [name: string, rule: number, reach?: ValueReach]

/** Collects rules and listed items. Equal rules share a number. */
class List {
  readonly rules: (FieldRule | undefined)[] = [undefined]
  readonly steps: Step[] = []
  /** Rules of the requested categories: names in these are also understood. */
  readonly asked = new Map<FieldCategory, number>()
  /** The rule for unlisted names, 0 for none. */
  otherwise = 0
  /** True if values must look like secrets: not when a policy decides what is kept. */
  readonly isAsked: boolean

  readonly #wordOf: WordOf

  constructor({ labels, categories }: FieldActs) {
    this.#wordOf = wordsIn(labels)
    this.isAsked = categories === undefined
  }

  /**
   * Returns the number of a rule.
   *
   * @param category - what the values are; undefined if unknown
   */
  numberOf(variant: FieldRule['variant'], act: Act, category: string | undefined): number {
    const word = this.#wordOf(category)
    const holds = this.isAsked ? undefined : (category ?? '')
    const isMade = (rule: FieldRule | undefined) => {
      return rule?.variant === variant && rule.act === act && rule.word === word && rule.holds === holds
    }
    const known = this.rules.findIndex(isMade)
    return known > 0 ? known : this.rules.push({ variant, act, word, holds }) - 1
  }

  addCategory(category: FieldCategory, act: Act): void {
    const rule = this.numberOf(category, act, category)
    this.steps.push([category, rule])
    if (category !== 'secret') this.asked.set(category, rule | (reachOf('', category) << 8))
  }
}

/** The part of a list that determines the names. */
type Listed = Pick<List, 'steps' | 'otherwise' | 'isAsked'>

function namesOf({ steps, otherwise, isAsked }: Listed): NameList {
  const list = new NameList()
  for (const [name, rule, reach] of steps) {
    if (reach === undefined) list.addBuiltIn(name as FieldCategory, rule, isAsked)
    else if (name.includes('*')) list.patterns.push({ pattern: name, rule, reach })
    else {
      const entry = list.entry(name, reach)
      entry.whole = rule
      if (rule >= KIND_RULE && rule < KEPT_RULE) entry.within = rule
      if (rule === 0) entry.within = Names.Unlisted
      else entry.reach = reach
    }
  }
  list.otherwise = otherwise
  if (otherwise !== 0) list.addTechnical()
  list.addZeros()
  list.addPairs()
  return list
}

/** What a plan says about fields in addition to the option. */
export interface FieldActs {
  /** `actions.field`, when it is given. */
  readonly field: Act | undefined
  readonly otherwise: Act
  /** For names whose values become tokens. */
  readonly keyring: Keyring | undefined
  /** The country of national phone numbers. */
  readonly country?: Country | undefined
  /** What the names contain, according to a policy. */
  readonly meanings?: Meanings | undefined
  /** Their categories, and the language of the labels. */
  readonly holds?: { readonly [name: string]: string } | undefined
  readonly labels?: LabelLanguage | undefined
  /** What to do with values under unlisted names, and names whose values are kept but searched. */
  readonly unlisted?: Act | undefined
  readonly kept?: readonly string[]
  /** Field names of requested kinds that are off by default, with their row numbers. */
  readonly ofKinds?: readonly (readonly [number, readonly string[]])[]
  /** The action that withholds records under a policy. */
  readonly withholding?: Act | undefined
  /** What to do with fields whose names are understood; undefined if only listed names count. */
  readonly categories?: { readonly [category: string]: Understood } | undefined
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

function addGiven(list: List, name: string, value: unknown, acts: FieldActs): void {
  const { field, otherwise, keyring, meanings, withholding } = acts
  const where = `fields.${name}`
  const secret = field ?? checkAction('remove', where)
  const actOf = (category: FieldCategory) => (category === 'secret' ? secret : (field ?? otherwise))
  if (name.startsWith(CATEGORY)) {
    const category = name.slice(CATEGORY.length)
    if (!isCategory(category))
      throw new RangeError(`"${where}" expected one of the categories ${CATEGORIES.join(', ')}`)
    if (value !== false)
      list.addCategory(
        category,
        value === true ? actOf(category) : checkAction(value, where, keyring, undefined, [category]),
      )
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
  if (isCategory(value)) rule = list.numberOf(value, actOf(value), value)
  else if (value !== false) {
    const act = actOn(checkAction(value, where, keyring, withholding), meaning, acts)
    rule = list.numberOf(category ?? 'field', act, acts.holds?.[name])
  }
  list.steps.push([plain, rule, reach])
}

/** Returns the action for a value that is expected to be of certain kinds, according to its name. */
function actOn(act: Act, meaning: Meanings[string] | undefined, { country, withholding }: FieldActs): Act {
  return Array.isArray(meaning) && act !== withholding ? actOnKinds(act, meaning, country) : act
}

/** Returns the rule and reach for names of each category, by key. */
function understoodRules(list: List, acts: FieldActs): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(acts.categories ?? {}).map(([key, { action, meaning }]) => {
      // Only a listed name may keep unlisted names inside it, so an understood one yields to them.
      if (action === 'keep') return [key, KEPT_RULE | (YIELDS << 8)]
      const act = actOn(checkAction(action, 'policy', acts.keyring, acts.withholding), meaning, acts)
      return [key, list.numberOf(isCategory(meaning) ? meaning : 'field', act, key) | (reachOf('', meaning) << 8)]
    }),
  )
}

/** Returns the rule of the category, or of its nearest known ancestor. */
function nearest(category: string, rules: ReadonlyMap<string, number>): number {
  for (let key = category; key !== ''; key = key.slice(0, Math.max(0, key.lastIndexOf('.')))) {
    const rule = rules.get(key)
    if (rule !== undefined) return rule
  }
  return 0
}

/** Returns how far the value of a user's name extends in text. */
function reachOf(name: string, meaning: Meanings[string] | undefined): ValueReach {
  const header = reachOfHeader(name)
  if (header !== ValueReach.Word) return meaning === 'secret' ? header | WORDS_STAY : header
  if (meaning === 'words') return ValueReach.Words
  // In running text, the recognisers know better where such a value ends.
  if (Array.isArray(meaning)) return ValueReach.Word | NO_LABEL
  if (meaning === 'secret') return ValueReach.Word | WORDS_STAY
  return (isCategory(meaning) ? REACHES[meaning] : undefined) ?? ValueReach.Word
}

/** More rules than fit in a byte, or more names than there are slots. */
function checkSize(list: List): void {
  if (list.rules.length >= KIND_RULE || namesOf(list).names.size > (3 * Names.SlotCount) / 4) {
    throw new RangeError('"fields" has too many names')
  }
}

/** Name blocks in use, shared by redactors with the same list: most of a thousand tenants have the same. */
const shared = new Map<string, WeakRef<() => Uint8Array>>()
/** Number of blocks at which unused ones are dropped; afterwards twice as many as remain. */
const most = { lists: 64 }

/** Rules for understood names, and the lookup of a rule by category. */
interface Understanding {
  readonly rules: ReadonlyMap<string, number>
  readonly ruleOf: (category: string) => number
}

/** Returns the rules that a policy or the requested categories give understood names; undefined without any. */
function understandingOf(list: List, acts: FieldActs): Understanding | undefined {
  if (acts.categories !== undefined) {
    const rules = understoodRules(list, acts)
    return { rules, ruleOf: (category) => nearest(category, rules) }
  }
  const rules: ReadonlyMap<string, number> = list.asked
  return rules.size === 0 ? undefined : { rules, ruleOf: (category) => rules.get(meaningOf(category)) ?? 0 }
}

/** Names as programs write them and prose does not: `firstName`, `first_name`, `X-First-Name`. More words are code. */
const WRITTEN = late('^\\p{Ll}+(?:\\p{Lu}\\p{Ll}*){1,2}$|\\p{Ll}-\\p{Lu}|_|^X-', 'u')

/** Returns the function that reads a name and returns its rule; `isAsked` is false for a policy. */
function readBy({ ruleOf }: Understanding, isAsked: boolean): (name: string) => number {
  const isBeforeColon = (name: string) => isLabel(name) || (!isAsked && WRITTEN().test(name))
  return (name) => {
    const category = categoryOf(name)
    const rule = category === undefined ? 0 : ruleOf(category)
    return rule === 0 || isBeforeColon(name) ? rule : rule | (NO_LABEL << 8)
  }
}

/**
 * Returns the bytes of a list. They are large, and created in a fraction of a millisecond: of a thousand tenants with
 * their own names, only active ones hold them in memory.
 */
function blockFor({ steps, otherwise, isAsked }: List, understanding: Understanding | undefined): () => Uint8Array {
  const key = JSON.stringify([{ steps, otherwise, isAsked }, [...(understanding?.rules ?? [])]])
  const known = shared.get(key)?.deref()
  if (known !== undefined) return known
  let made: WeakRef<Uint8Array> | undefined
  const block = () => {
    const known = made?.deref()
    if (known !== undefined) return known
    // Do not capture the list itself: the key contains all of it.
    const bytes = blockOf(namesOf(JSON.parse(key)[0]), lexicon(), understanding !== undefined)
    if (understanding !== undefined) setUnderstanding(bytes, remembering(readBy(understanding, isAsked)))
    made = new WeakRef(bytes)
    return bytes
  }
  if (shared.size >= most.lists) {
    for (const [old, ref] of shared) if (ref.deref() === undefined) shared.delete(old)
    most.lists = Math.max(64, 2 * shared.size)
  }
  shared.set(key, new WeakRef(block))
  return block
}

/** Adds names that indicate the kind of a value; the name alone triggers no action. */
function addKinds(list: List, ofKinds: NonNullable<FieldActs['ofKinds']>): void {
  for (const [number, names] of ofKinds) {
    for (const name of names) list.steps.push([plainName(name), KIND_RULE + number, ValueReach.Word])
  }
}

function fieldsOf(given: { readonly [name: string]: unknown }, acts: FieldActs): Fields {
  const secret = acts.field ?? checkAction('remove', 'fields')
  const names = Object.keys(given)
  const list = new List(acts)
  const { ofKinds = [] } = acts
  if (names.length === 0 && ofKinds.length === 0 && acts.unlisted === undefined && acts.categories === undefined) {
    list.numberOf('secret', secret, 'secret')
    return new Fields([...list.rules], lexiconWithSecrets)
  }
  if (given[`${CATEGORY}secret`] === undefined) list.addCategory('secret', secret)
  addKinds(list, ofKinds)
  // Categories first: a single name is more specific.
  for (const name of names.filter((name) => name.startsWith(CATEGORY))) addGiven(list, name, given[name], acts)
  for (const name of names.filter((name) => !name.startsWith(CATEGORY))) addGiven(list, name, given[name], acts)
  for (const name of acts.kept ?? []) list.steps.push([checkName(name, `fields.${name}`), KEPT_RULE, ValueReach.Word])
  if (acts.unlisted !== undefined) list.otherwise = list.numberOf('field', acts.unlisted, undefined)
  const understanding = understandingOf(list, acts)
  checkSize(list)
  return new Fields([...list.rules], blockFor(list, understanding))
}

/**
 * Checks the option `fields`.
 *
 * @param isAsked - true if fields are to be redacted at all
 * @throws TypeError for a wrong type, RangeError for a wrong value
 */
export function checkFields(fields: unknown, acts: FieldActs, isAsked: boolean): Fields {
  const given = ownOf(fields === undefined ? {} : fields, 'fields')
  if (isAsked) return fieldsOf(given, acts)
  const { ofKinds = [] } = acts
  if (ofKinds.length === 0) return NONE
  const list = new List(acts)
  addKinds(list, ofKinds)
  return new Fields([undefined], blockFor(list, undefined))
}

/** Only names whose numbers may have lost a leading zero. */
const NONE = /* @__PURE__ */ new Fields([undefined], lexiconWithZeros)
