/**
 * @module Reads a field name: splits it into words, and compounds into parts. The last word that says what the field
 * contains decides.
 */
import { late } from '../text/late'
import { allStems, asSwedish, mayBegin, type Stem, stemOf } from './stems'

/** A word of a name; without a stem it is unknown. */
interface NameWord {
  readonly text: string
  readonly stem: Stem | undefined
}

/** The result of reading a name. */
export interface Reading {
  readonly words: readonly NameWord[]
  /** Category key of the field's content; undefined if the name is impersonal. */
  readonly category: string | undefined
  /** The word of the table that decided, even if it decided for no category. */
  readonly by: string | undefined
}

/** Parts: capitals before a capitalised word, a word, capitals, a pictograph. */
const PARTS = late(
  '\\p{Lu}+(?=\\p{Lu}\\p{Ll})|\\p{Lu}?[\\p{Ll}\\p{Lo}\\p{Lm}]+|\\p{Lu}+|\\p{Extended_Pictographic}',
  'gu',
)
/** Only the last letters of longer names are read. */
const LONGEST = 128
/** Most parts listed as one word: `country of birth`. */
const MOST_JOINED = 5
/** Fewest letters of a part of a compound, and of the last part after an unknown one. */
const SHORTEST = 4
const SHORTEST_LAST = 5
/** A word for a number at the end of a compound. */
const NUMBERED = /(?:nummer|nr|kode|kod)$/
/** Most letters of a word, and of a compound that is split. */
const LONGEST_WORD = 40
/** Roles that a short word at the end of a compound may have. */
const SHORT_ENDS = ['number', 'about', 'kind', 'when']

function partsOf(name: string): string[] {
  return (name.normalize('NFC').slice(-LONGEST).match(PARTS()) ?? []).map((part) => asSwedish(part.toLowerCase()))
}

function wordOf(text: string): NameWord | undefined {
  const stem = stemOf(text)
  return stem && { text, stem }
}

/** Returns the fewest words that make up a text from `from` on, preferring a long last one; undefined if none do. */
function cut(text: string, from: number, known: Map<number, NameWord[] | undefined>): NameWord[] | undefined {
  if (from === text.length) return []
  if (known.has(from)) return known.get(from)
  let best: NameWord[] | undefined
  const last = mayBegin(text, from) ? text.length : Math.min(text.length, from + SHORTEST)
  for (let end = from + 1; end <= last; end++) {
    const piece = text.slice(from, end)
    const word = fits(piece, text, from, end) ? wordOf(piece) : undefined
    const rest = word && cut(text, end, known)
    if (rest !== undefined && (best === undefined || rest.length + 1 < best.length)) best = [word as NameWord, ...rest]
  }
  known.set(from, best)
  return best
}

/** True if a short word may be part of a compound: last in a fitting role, or before a number or person: `pnrkund`. */
function fits(piece: string, text: string, from: number, end: number): boolean {
  if (piece.length >= SHORTEST) return true
  // `no` and `at` are too common.
  const roles = piece === 'no' || piece === 'at' ? undefined : stemOf(piece)?.roles
  if (end === text.length) return from > 0 && roles !== undefined && SHORT_ENDS.some((role) => roles.has(role))
  const rest = from === 0 && piece.length >= 2 ? stemOf(text.slice(end))?.roles : undefined
  return rest?.has('number') === true || (rest?.has('someone') === true && piece.length > 2)
}

/** Splits a compound with an unknown start and a known end: `hundediagnose`, `hundediagnosekode`. */
function cutBehind(text: string): NameWord[] | undefined {
  const number = NUMBERED.exec(text)?.[0]
  const most = number === undefined ? text.length : text.length - number.length
  for (let from = 2; from <= most - SHORTEST_LAST; from++) {
    const word = mayBegin(text, from) ? wordOf(text.slice(from, most)) : undefined
    if (word?.stem?.isNordic !== true || !word.stem.roles.has('category')) continue
    // `redusert` does not contain "user".
    if (word.stem.word.length < SHORTEST_LAST) continue
    // `radnummer` does not contain "D-number".
    if (word.stem.word.endsWith('nummer')) continue
    const before: NameWord = { text: text.slice(0, from), stem: undefined }
    return number === undefined ? [before, word] : [before, word, wordOf(number) as NameWord]
  }
  return undefined
}

/** Categories of a person's health, except treatment, whose words also describe handling a case. */
const ILLNESS = /^user\.health\.(?:condition|medical)/

/** Splits a compound that starts with a word of health, which decides whatever it ends with: `sykdomsutvikling`. */
function cutBefore(text: string): NameWord[] | undefined {
  for (let to = text.length - SHORTEST; to >= SHORTEST_LAST; to--) {
    const { stem } = wordOf(text.slice(0, to)) ?? {}
    if (stem?.isNordic === true && stem.strength === 'always' && ILLNESS.test(stem.category ?? ''))
      return [
        { text: text.slice(0, to), stem },
        { text: text.slice(to), stem: undefined },
      ]
  }
  return undefined
}

/** True if some parts are one word of the table. */
function isListed(joined: string): boolean {
  return joined.length <= LONGEST_WORD && stemOf(joined) !== undefined
}

/** Splits a part into words; longer ones are only looked up as a whole. */
function cutAll(text: string): NameWord[] {
  const known = wordOf(text)
  if (known !== undefined) return [known]
  const words = text.length > LONGEST_WORD ? undefined : (cut(text, 0, new Map()) ?? cutBehind(text) ?? cutBefore(text))
  return words ?? [{ text, stem: undefined }]
}

function wordsOf(parts: readonly string[]): NameWord[] {
  const words: NameWord[] = []
  let end = parts.length
  while (end > 0) {
    let from = Math.max(0, end - MOST_JOINED)
    while (from < end - 1 && !isListed(parts.slice(from, end).join(''))) from++
    words.unshift(...cutAll(parts.slice(from, end).join('')))
    end = from
  }
  return words
}

/** Categories for which a flag or count reveals as much as the value: `hasDiabetes`, `totalAmount`. */
const ANSWERED = /^user\.(?:health|biometrics|criminal|settings|payment|financial|demographic\.(?!age|date_of_birth))/

/** Roles without meaning for the words after them. */
const SILENT = ['part', 'when', 'number']

/** Returns the word before a word, skipping those without meaning. */
function before(words: readonly NameWord[], at: number): NameWord | undefined {
  for (let i = at - 1; i >= 0; i--) {
    const word = words[i] as NameWord
    const roles = word.stem?.roles
    if (roles === undefined || word.stem?.category !== undefined) return word
    if (!SILENT.some((role) => roles.has(role)) || roles.has('thing')) return word
  }
  return undefined
}

function isPerson({ roles }: Stem): boolean {
  return roles.has('someone') || roles.has('whose')
}

function isOfPerson(words: readonly NameWord[], at: number): boolean {
  const prior = before(words, at)?.stem
  return prior !== undefined && isPerson(prior)
}

/** Categories for which the type or location reveals as much as the value. */
const TOLD =
  /^user\.(?:health|biometrics|demographic|content\.self_image|account$|professional_information(?:$|\.job_title))/

/** English words for these categories start many unrelated names. */
const BOUGHT = /^user\.(?:payment|behavior\.purchase_history)/

/** Categories whose owner may follow the word: `telefonnummerBruker`. */
const OF_SOMEONE = /^user\.(?:name|contact\.|government_id|demographic\.date_of_birth)/

/** Roles of impersonal words, and of words that describe a field. */
const THINGS = ['thing', 'about', 'kind']

/** Endings of agent nouns in Swedish and Norwegian, including the genitive: `rådgivarens`, `sykmelder`. */
const AGENT = /(?:are|aren|arens|arnas|er|ere|eren|erens|erne|ernes)$/

const ADDRESS = 'user.contact.address'

/** True if a word is about who did something: `endretAvNavn`, `performedByName`, but not `sortByName`. */
function isDoer(words: readonly NameWord[], at: number): boolean {
  const by = words[at - 1]?.text
  return by === 'av' || (by === 'by' && /ed$/.test(words[at - 2]?.text ?? ''))
}

/** A number, an id and a key can have names, which belong to nobody. */
function hasOwnName(prior: Stem | undefined, { category }: Stem): boolean {
  return category === 'user.name' && prior?.roles.has('number') === true
}

/** True if an unknown word may own the ambiguous one after it: for an address always, for a name only an agent noun. */
function isOwned(text: string, stem: Stem): boolean {
  return stem.category === ADDRESS || (/^na[mv]n/.test(stem.word) && AGENT.test(text))
}

/** Returns the category of an ambiguous word, which depends on the word before it. */
function turned(stem: Stem, words: readonly NameWord[], at: number): string | undefined {
  if (isDoer(words, at)) return stem.category
  const prior = before(words, at)
  if (prior === undefined) return hasOwnName(words[at - 1]?.stem, stem) ? undefined : stem.category
  const { stem: known, text } = prior
  if (known === undefined) return isOwned(text, stem) ? stem.category : undefined
  if (isPerson(known) || known.category === 'user.name') return stem.category
  if (known.strength === 'turned' && known.category?.startsWith(ADDRESS))
    return turned(known, words, words.indexOf(prior))
  if (known.strength === 'behind' && !isOfPerson(words, words.indexOf(prior))) return undefined
  if (known.strength === 'turned' || THINGS.some((role) => known.roles.has(role))) return undefined
  return known.category ?? stem.category
}

/** What has been read after a word. */
interface Behind {
  isNumber: boolean
  isWhen: boolean
  isKind: boolean
  /** True if nothing was read that could be the name of another thing. */
  isLast: boolean
}

/** Returns the category of a word given the words on both sides; null if the words before it decide. */
function held(words: readonly NameWord[], at: number, stem: Stem, behind: Behind): string | undefined | null {
  const { category, isNordic, numbered, roles, strength } = stem
  const isSomeone = roles.has('someone')
  if (behind.isNumber && (numbered !== undefined || (isSomeone && !behind.isKind))) return numbered ?? 'user.unique_id'
  if (category === undefined) return null
  // A user, a contact or an invoice followed by an unknown word: `userOrigin`, `invoiceFreight`.
  if (!behind.isLast && (roles.has('whose') || (!isNordic && BOUGHT.test(category)))) return null
  // Ids and dates of what somebody said or did are not personal.
  if (behind.isNumber && /^user\.(?:content|behavior)/.test(category)) return undefined
  if (behind.isWhen && category.startsWith('user.content')) return undefined
  const isValue = behind.isLast && !behind.isKind
  if (strength === 'turned')
    return isValue &&
      !(behind.isWhen && category.startsWith('user.device')) &&
      !(behind.isNumber && category !== ADDRESS)
      ? turned(stem, words, at)
      : undefined
  if (strength === 'behind') {
    return isOfPerson(words, at) && isValue ? category : null
  }
  if (behind.isKind && !TOLD.test(category)) return undefined
  if (!isSomeone) return category
  return isValue && !behind.isWhen && !OF_SOMEONE.test(before(words, at)?.stem?.category ?? '') ? category : null
}

/** Returns the category of words, and the word that decided. */
function decide(words: readonly NameWord[]): { readonly category?: string | undefined; readonly by?: string } {
  const behind: Behind = { isNumber: false, isWhen: false, isKind: false, isLast: true }
  for (let at = words.length - 1; at >= 0; at--) {
    const { stem, text } = words[at] as NameWord
    if (stem === undefined) {
      // An unknown word owns the number after it; a single letter has no meaning.
      behind.isNumber = false
      if (text.length > 1) behind.isLast = false
      continue
    }
    const category = held(words, at, stem, behind)
    const { word: by, roles } = stem
    if (category !== null) return { category, by }
    if (!roles.has('kind') && (roles.has('about') || roles.has('thing'))) return { by }
    behind.isNumber ||= roles.has('number')
    behind.isWhen ||= roles.has('when')
    behind.isKind ||= roles.has('kind')
    behind.isLast &&= roles.has('part') || stem.category === undefined || roles.has('someone')
  }
  return {}
}

/**
 * Reads a field name.
 *
 * @param parents - names of the enclosing fields, outermost first
 *
 * @example
 * readName('kundnamn').category   // 'user.name'
 * readName('filename').category   // undefined
 */
export function readName(name: string, parents: readonly string[] = []): Reading {
  const own = partsOf(name)
  const words = wordsOf([...parents.flatMap(partsOf), ...own])
  const { category, by } = decide(words)
  const first = own.length > 1 ? wordsOf(own)[0] : undefined
  const isAsked = first?.stem?.roles.has('asks') === true && !ANSWERED.test(category ?? '')
  // `opprettet` is not an action.
  const isDone = first?.stem?.roles.has('does') === true && allStems().get(first.text) === first.stem
  return { words, category: isAsked || isDone ? undefined : category, by }
}

/**
 * Returns the category of a field, by its name.
 *
 * @param parents - names of the enclosing fields, outermost first
 * @returns the key of a category; undefined if the name does not describe a person
 *
 * @example
 * categoryOf('family', ['patient', 'name'])   // 'user.name'
 */
export function categoryOf(name: string, parents: readonly string[] = []): string | undefined {
  return readName(name, parents).category
}
