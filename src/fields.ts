/**
 * @module The option `fields`: names of fields and what becomes of their values. Built-in names in Swedish, both forms
 * of Norwegian and English; those of secrets are always listed, the others when a category is asked for.
 *
 * A name counts in any casing and with any joints, also at the end of a longer one: `userPassword`, `X-Api-Key`.
 */
import type { Act } from './act/act'
import { checkAction } from './act/check'
import { actOnKinds } from './act/readings'
import type { Meanings } from './enforce'
import { COOKIES, REACHES } from './field-names'
import { blockOf, NameList } from './name-list'
import { ownOf } from './own'
import { lexicon, lexiconWithSecrets, lexiconWithZeros } from './resolve/lexicon'
import { Names, PAIR_RULE, ValueReach, WORDS_STAY } from './resolve/listed'
import { Lexicon } from './resolve/lookup'
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

export const CATEGORIES: readonly FieldCategory[] = ['secret', 'name', 'address', 'birthdate', 'health', 'id']

/** The begin of an entry of the option that stands for a category's built-in names. */
const CATEGORY = 'category:'

/** Rules beside the names; two names with the same rule share its number. */
class List extends NameList {
  readonly rules: (FieldRule | undefined)[] = [undefined]

  /** The number of a rule. */
  numberOf(variant: FieldRule['variant'], act: Act): number {
    const known = this.rules.findIndex((rule) => rule?.variant === variant && rule.act === act)
    return known > 0 ? known : this.rules.push({ variant, act }) - 1
  }

  addCategory(category: FieldCategory, act: Act): void {
    this.addBuiltIn(category, this.numberOf(category, act))
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
  if (list.rules.length >= PAIR_RULE || list.names.size > (3 * Names.SlotCount) / 4) {
    throw new RangeError('"fields" has too many names')
  }
}

/** Names that some redactor lists, shared with others that list the same: of a thousand tenants most do. */
const shared = new Map<string, WeakRef<() => Uint8Array>>()
/** Names from which on those that nobody lists any more are forgotten. */
const MANY = 64

function blockFor(list: List): () => Uint8Array {
  const key = JSON.stringify([[...list.names].map(([name, entry]) => [name, ...Object.values(entry)]), list.patterns])
  const known = shared.get(key)?.deref()
  if (known !== undefined) return known
  let made: Uint8Array | undefined
  const block = () => {
    made ??= blockOf(list, lexicon())
    return made
  }
  if (shared.size >= MANY) for (const [old, ref] of shared) if (ref.deref() === undefined) shared.delete(old)
  shared.set(key, new WeakRef(block))
  return block
}

function fieldsOf(given: { readonly [name: string]: unknown }, acts: FieldActs): Fields {
  const secret = acts.field ?? checkAction('remove', 'fields')
  const names = Object.keys(given)
  if (names.length === 0) return new Fields([undefined, { variant: 'secret', act: secret }], lexiconWithSecrets)
  const list = new List()
  if (given[`${CATEGORY}secret`] === undefined) list.addCategory('secret', secret)
  // Categories first: a name by itself says more.
  for (const name of names.filter((name) => name.startsWith(CATEGORY))) addGiven(list, name, given[name], acts)
  for (const name of names.filter((name) => !name.startsWith(CATEGORY))) addGiven(list, name, given[name], acts)
  checkSize(list)
  list.addZeros()
  list.addPairs()
  return new Fields(list.rules, blockFor(list))
}

/**
 * Checks the option `fields`.
 *
 * @param isAsked - whether fields are to be redacted at all
 * @throws TypeError for a wrong type, RangeError for a wrong value
 */
export function checkFields(fields: unknown, acts: FieldActs, isAsked: boolean): Fields {
  const given = ownOf(fields === undefined ? {} : fields, 'fields')
  return isAsked ? fieldsOf(given, acts) : NONE
}

/** No name but those whose numbers may have lost a zero. */
const NONE = /* @__PURE__ */ new Fields([undefined], lexiconWithZeros)
