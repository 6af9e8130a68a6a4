/**
 * @module The option `fields`: names of fields and what becomes of their values. Built-in names in Swedish, both forms
 * of Norwegian and English; those of secrets are always listed, the others when a category is asked for.
 *
 * A name counts in any casing and with any joints, also at the end of a longer one: `userPassword`, `X-Api-Key`.
 */
import { type Act, checkAction } from './act/act'
import { lexicon } from './resolve/lexicon'
import { Names, ValueReach } from './resolve/listed'
import { hashOf, hintOf, Lexicon } from './resolve/lookup'
import { fold } from './text/fold'
import type { FieldCategory } from './types'

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

/** Names by category. Those in the second list are too common to count at the end of a longer name. */
const BUILT_IN: { readonly [C in FieldCategory]?: readonly [string, string] } = {
  secret: [
    'password passwords passwd pwd passphrase passord passordet lösenord lösenordet passwordhash passwordconfirmation ' +
      'passordhash lösenordshash secret clientsecret token accesstoken refreshtoken idtoken authtoken bearertoken ' +
      'apikey apinyckel apinøkkel secretkey privatekey accesskey accesskeyid signingkey encryptionkey authkey ' +
      'authorization cookie cookies setcookie sessionid sessionsid sesjonsid sessid sessionkey sessiontoken ' +
      'jsessionid phpsessid connectsid credential credentials engangskode engångskod pinkod pinkode pincode',
    'sid jwt otp pin bearer auth',
  ],
  name: [
    'firstname lastname surname givenname familyname fullname middlename maidenname förnamn efternamn mellannamn ' +
      'tilltalsnamn fornavn etternavn mellomnavn mellomnamn etternamn personname personnavn personnamn patientname ' +
      'patientnamn pasientnavn pasientnamn customername kundnamn kundenavn kundenamn displayname forename',
    'name namn navn',
  ],
  address: [
    'streetaddress homeaddress billingaddress shippingaddress deliveryaddress visitingaddress postaladdress ' +
      'gatuadress hemadress postadress bostadsadress leveransadress fakturaadress folkbokföringsadress utdelningsadress ' +
      'gateadresse postadresse bostedsadresse leveringsadresse fakturaadresse hjemmeadresse besøksadresse ' +
      'zipcode postcode postalcode postnummer poststed postort bostadsort streetname gatunamn gatenavn',
    'address adress adresse street postnr bosted',
  ],
  birthdate: [
    'birthdate dateofbirth birthday birthdatetime födelsedatum födelsedag födelsetid fødselsdato fødselsdag fodselsdato ' +
      'foedselsdato fodelsedatum fødselstid',
    'dob born född fødd',
  ],
  health: [
    'diagnosis diagnoses diagnosiscode diagnos diagnoskod diagnoser diagnose diagnosekode icd10 icdcode medication ' +
      'medications medicine medisin medicin läkemedel legemiddel legemidler lækjemiddel prescription recept resept ' +
      'allergy allergies allergi allergier symptom symptoms symptomer anamnes anamnese journalnote journalnotat ' +
      'journalanteckning journaltekst sjukdom sykdom sjukdomshistorik sykehistorie behandling vaccination vaksinasjon ' +
      'bloodtype blodgrupp blodtype labresult labsvar prøvesvar epikris epikrise disability funktionsnedsättning ' +
      'funksjonsnedsettelse',
    'treatment health hälsa helse',
  ],
}

/** How far values go by category; those of names that no category has go to the end of a word. */
const REACHES: { readonly [category: string]: ValueReach } = {
  name: ValueReach.Words,
  address: ValueReach.Words,
  health: ValueReach.Words,
  birthdate: ValueReach.Words,
}

/** Names whose value is all of the line. */
const COOKIES = ['cookie', 'cookies', 'setcookie']

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

  addCategory(category: FieldCategory, act: Act): void {
    const rule = this.numberOf(category, act)
    const reach = REACHES[category] ?? ValueReach.Word
    const [within, whole] = BUILT_IN[category] ?? ['', '']
    for (const name of within.split(' ').filter(Boolean)) {
      this.entry(name, COOKIES.includes(name) ? ValueReach.Line : reach).within = rule
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

/** Joints may stand between the last two letters of a name, and a quote before its only one. */
const JOINTS = [32, 45, 46, 95]

/** Tells the bitmap how a name ends; `last` is 0 when it may end in any way. */
function markEnd(bytes: Uint8Array, last: number, before: number): void {
  for (let hint = 0; hint < 1024; hint++) {
    const [second, first] = [hint >> 5, hint & 31]
    const isLast = last === 0 || first === hintOf(last)
    const isBefore = before === 0 || second === hintOf(before) || JOINTS.some((joint) => hintOf(joint) === second)
    if (isLast && isBefore)
      bytes[Names.Begin + (hint >> 3)] = (bytes[Names.Begin + (hint >> 3)] as number) | (1 << (hint & 7))
  }
}

/** The word lists with the names of a list behind them. */
function blockOf({ names, patterns }: List): Uint8Array {
  const words = lexicon()
  const bytes = new Uint8Array(Names.Begin + Names.Most)
  bytes.set(words)
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
    const code = (fromEnd: number) => (codes[word.length - fromEnd] === 42 ? 0 : (codes[word.length - fromEnd] ?? 0))
    markEnd(bytes, code(1), code(1) === 0 ? 0 : code(2))
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

/** What a plan says of fields beside the option. */
export interface FieldActs {
  /** `actions.field`, when it is given. */
  readonly field: Act | undefined
  readonly otherwise: Act
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
function addGiven(list: List, name: string, value: unknown, { field, otherwise }: FieldActs): void {
  const where = `fields.${name}`
  const secret = field ?? checkAction('remove', where)
  const actOf = (category: FieldCategory) => (category === 'secret' ? secret : (field ?? otherwise))
  if (name.startsWith(CATEGORY)) {
    const category = name.slice(CATEGORY.length)
    if (!isCategory(category))
      throw new RangeError(`"${where}" expected one of the categories ${CATEGORIES.join(', ')}`)
    if (value !== false) list.addCategory(category, value === true ? actOf(category) : checkAction(value, where))
    return
  }
  const plain = checkName(name, where)
  const reach = isCategory(value) ? (REACHES[value] ?? ValueReach.Word) : ValueReach.Word
  let rule = 0
  if (isCategory(value)) rule = list.numberOf(value, actOf(value))
  else if (value !== false) rule = list.numberOf('field', checkAction(value, where))
  if (plain.includes('*')) list.patterns.push({ pattern: plain, rule, reach })
  else {
    const entry = list.entry(plain, reach)
    entry.whole = rule
    if (rule === 0) entry.within = Names.Unlisted
    else entry.reach = reach
  }
}

/** More rules than an octet counts, or names than there are slots for. */
function checkSize(list: List): void {
  if (list.rules.length >= Names.Unlisted || list.names.size > (3 * Names.SlotCount) / 4) {
    throw new RangeError('"fields" has too many names')
  }
}

/**
 * Checks the option `fields`.
 *
 * @throws TypeError for a wrong type, RangeError for a wrong value
 */
export function checkFields(fields: unknown, acts: FieldActs): Fields {
  if (fields !== undefined && (typeof fields !== 'object' || fields === null || Array.isArray(fields))) {
    throw new TypeError(
      `"fields" expected an object, got ${Array.isArray(fields) ? 'array' : fields === null ? 'null' : typeof fields}`,
    )
  }
  const given: { readonly [name: string]: unknown } = { ...(fields as object | undefined) }
  const list = new List()
  if (given[`${CATEGORY}secret`] === undefined)
    list.addCategory('secret', acts.field ?? checkAction('remove', 'fields'))
  // Categories first: a name by itself says more.
  const names = Object.keys(given)
  for (const name of names.filter((name) => name.startsWith(CATEGORY))) addGiven(list, name, given[name], acts)
  for (const name of names.filter((name) => !name.startsWith(CATEGORY))) addGiven(list, name, given[name], acts)
  checkSize(list)
  return new Fields(list)
}
