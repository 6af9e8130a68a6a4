/**
 * @module The option `fields`: names of fields and what becomes of their values. Built-in names in Swedish, both forms
 * of Norwegian and English; those of secrets are always listed, the others when a category is asked for.
 *
 * A name counts in any casing and with any joints, also at the end of a longer one: `userPassword`, `X-Api-Key`.
 */

import type { Act } from './act/act'
import { checkAction } from './act/check'
import { actOnKinds } from './act/readings'
import type { Meanings, Understood } from './enforce'
import { plainName, REACHES, reachOfHeader } from './field-names'
import { late } from './late'
import { blockOf, NameList } from './name-list'
import { labelWord } from './names/labels'
import { meaningOf } from './names/meanings'
import { categoryOf } from './names/read'
import { isLabel } from './names/stems'
import { remembering } from './names/understanding'
import { ownOf } from './own'
import { lexicon, lexiconWithSecrets, lexiconWithZeros } from './resolve/lexicon'
import { KEPT_RULE, KIND_RULE, NO_LABEL, ValueReach, WORDS_STAY, YIELDS } from './resolve/listed'
import { Lexicon } from './resolve/lookup'
import { Names } from './resolve/name-block'
import { setUnderstanding } from './text/names'
import type { Country, FieldCategory, Keyring, LabelLanguage } from './types'

/** What becomes of the values of one list of names. */
export interface FieldRule {
  /** Variant of the findings. */
  readonly variant: FieldCategory | 'field'
  readonly act: Act
  /** What a label says of the values. */
  readonly word: string
  /** What a policy takes them for, empty where it does not know; undefined without one. */
  readonly holds: string | undefined
}

/** The names of a plan. */
export class Fields {
  /** By number; there is no rule 0. */
  readonly rules: readonly (FieldRule | undefined)[]
  readonly #block: () => Uint8Array

  /** @param block - word lists with the names behind them */
  constructor(rules: Fields['rules'], block: () => Uint8Array) {
    this.rules = rules
    this.#block = block
  }

  /** Word lists with the names behind them, made on first use. */
  get lexicon(): Uint8Array {
    return this.#block()
  }
}

const CATEGORIES: readonly FieldCategory[] = ['secret', 'name', 'address', 'birthdate', 'health', 'id']

/** The begin of an entry of the option that stands for a category's built-in names. */
const CATEGORY = 'category:'

/** What labels say of fields of a category. */
type WordOf = (category: string | undefined) => string

/** Labels in a language, or those that say of every field no more than that it is one. */
function wordsIn(language: LabelLanguage | undefined): WordOf {
  return language === undefined ? () => 'field' : (category) => labelWord(category, language)
}

/** One thing that is listed: a category, whose reaches are its own, or a name. */
type Step = readonly [name: string, rule: number, reach?: ValueReach]

/** Rules, two names with the same one share its number; and what is listed, which the names are made of. */
class List {
  readonly rules: (FieldRule | undefined)[] = [undefined]
  readonly steps: Step[] = []
  /** Rules of the categories that were asked for: names of theirs are understood. */
  readonly asked = new Map<FieldCategory, number>()
  /** The rule of names that no list has, 0 for none. */
  otherwise = 0
  /** Whether values of secrets must look like some: not where a policy says what stays. */
  readonly isAsked: boolean

  readonly #wordOf: WordOf

  constructor({ labels, categories }: FieldActs) {
    this.#wordOf = wordsIn(labels)
    this.isAsked = categories === undefined
  }

  /**
   * The number of a rule.
   *
   * @param category - what the values are; undefined where nobody knows
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

/** What the names of a list are made of. */
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
  /** Their categories, and the language of labels that say them. */
  readonly holds?: { readonly [name: string]: string } | undefined
  readonly labels?: LabelLanguage | undefined
  /** What becomes of values under names that no list has, and names whose values stay and are searched. */
  readonly unlisted?: Act | undefined
  readonly kept?: readonly string[]
  /** Names of the kinds off by default that are looked for, with the numbers of their rows. */
  readonly ofKinds?: readonly (readonly [number, readonly string[]])[]
  /** What a policy keeps records back by. */
  readonly withholding?: Act | undefined
  /** What becomes of fields whose names are understood; undefined where only listed names count. */
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

/** The action for a value that is to be of certain kinds, where its name says so. */
function actOn(act: Act, meaning: Meanings[string] | undefined, { country, withholding }: FieldActs): Act {
  return Array.isArray(meaning) && act !== withholding ? actOnKinds(act, meaning, country) : act
}

/** What names of a category come to: a rule with its reach, by key. */
function understoodRules(list: List, acts: FieldActs): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(acts.categories ?? {}).map(([key, { action, meaning }]) => {
      // Somebody must have listed a name that lets what nobody listed stay inside it.
      if (action === 'keep') return [key, KEPT_RULE | (YIELDS << 8)]
      const act = actOn(checkAction(action, 'policy', acts.keyring, acts.withholding), meaning, acts)
      return [key, list.numberOf(isCategory(meaning) ? meaning : 'field', act, key) | (reachOf('', meaning) << 8)]
    }),
  )
}

/** The category itself, or the nearest one above it that is known. */
function nearest(category: string, rules: ReadonlyMap<string, number>): number {
  for (let key = category; key !== ''; key = key.slice(0, Math.max(0, key.lastIndexOf('.')))) {
    const rule = rules.get(key)
    if (rule !== undefined) return rule
  }
  return 0
}

/** How far the value of a given name goes in text. */
function reachOf(name: string, meaning: Meanings[string] | undefined): ValueReach {
  const header = reachOfHeader(name)
  if (header !== ValueReach.Word) return meaning === 'secret' ? header | WORDS_STAY : header
  if (meaning === 'words') return ValueReach.Words
  // In running text the recognisers know better where such a value ends.
  if (Array.isArray(meaning)) return ValueReach.Word | NO_LABEL
  if (meaning === 'secret') return ValueReach.Word | WORDS_STAY
  return (isCategory(meaning) ? REACHES[meaning] : undefined) ?? ValueReach.Word
}

/** More rules than an octet counts, or names than there are slots for. */
function checkSize(list: List): void {
  if (list.rules.length >= KIND_RULE || namesOf(list).names.size > (3 * Names.SlotCount) / 4) {
    throw new RangeError('"fields" has too many names')
  }
}

/** Names that some redactor lists, shared with others that list the same: of a thousand tenants most do. */
const shared = new Map<string, WeakRef<() => Uint8Array>>()
/** How many lists there may be before those that nobody has any more are forgotten: twice as many as there were then. */
const most = { lists: 64 }

/** What names that nobody listed come to: rules, and the one for a category. */
interface Understanding {
  readonly rules: ReadonlyMap<string, number>
  readonly ruleOf: (category: string) => number
}

/** What a policy, or the categories that were asked for, say of such names; undefined when nothing does. */
function understandingOf(list: List, acts: FieldActs): Understanding | undefined {
  if (acts.categories !== undefined) {
    const rules = understoodRules(list, acts)
    return { rules, ruleOf: (category) => nearest(category, rules) }
  }
  const rules: ReadonlyMap<string, number> = list.asked
  return rules.size === 0 ? undefined : { rules, ruleOf: (category) => rules.get(meaningOf(category)) ?? 0 }
}

/** Names as programs write them and prose does not: `firstName`, `first_name`, `X-First-Name`; of more words are those of code. */
const WRITTEN = late('^\\p{Ll}+(?:\\p{Lu}\\p{Ll}*){1,2}$|\\p{Ll}-\\p{Lu}|_|^X-', 'u')

/** Reads a name, and says what it comes to; of a policy, `isAsked` is false. */
function readBy({ ruleOf }: Understanding, isAsked: boolean): (name: string) => number {
  const isBeforeColon = (name: string) => isLabel(name) || (!isAsked && WRITTEN().test(name))
  return (name) => {
    const category = categoryOf(name)
    const rule = category === undefined ? 0 : ruleOf(category)
    return rule === 0 || isBeforeColon(name) ? rule : rule | (NO_LABEL << 8)
  }
}

/**
 * The bytes of a list. They are many, and made in a fraction of a millisecond: of a thousand tenants with names of their own
 * only those that are at work have them.
 */
function blockFor({ steps, otherwise, isAsked }: List, understanding: Understanding | undefined): () => Uint8Array {
  const key = JSON.stringify([{ steps, otherwise, isAsked }, [...(understanding?.rules ?? [])]])
  const known = shared.get(key)?.deref()
  if (known !== undefined) return known
  let made: WeakRef<Uint8Array> | undefined
  const block = () => {
    const known = made?.deref()
    if (known !== undefined) return known
    // Of the list itself nothing is kept: its key says all of it.
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

/** Names that say of which kind a value may be: nothing becomes of it for the name alone. */
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
  // Categories first: a name by itself says more.
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
 * @param isAsked - whether fields are to be redacted at all
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

/** No name but those whose numbers may have lost a zero. */
const NONE = /* @__PURE__ */ new Fields([undefined], lexiconWithZeros)
