/**
 * @module Names that the user gives: 100,000 and more of them, looked up word by word.
 *
 * Names begin and end with words, so no automaton over characters is needed: the first word is looked up among the words that
 * names begin with, and only where it is one are two words, three and more looked up together. That takes a table of whole
 * names, which may as well be one of keyed digests; time grows with the text, and not with the names.
 */
import type { CustomMatch, Roster } from '../types'
import type { Word } from './phrase'
import { MOST_WORDS, wordsFrom } from './phrase'
import { beginsWord, foldWord, isLetterAt, isUpperAt, wordEnd } from './words'

/** How sure a name is. */
const enum Sure {
  Name = 0.95,
  /** `Berg, Anna` and `Berg Anna`: less than two names that follow each other. */
  Turned = 0.9,
}

/** Characters of the longest name in a text, and one before it. */
const REACH = { before: 2, after: 150 }

/** Entries of a roster, by what they are: the first words of names, and whole ones. */
export interface Entries {
  readonly size: number
  hasFirst(folded: string): boolean
  hasName(folded: string): boolean
}

/** Longest line of a list of names. */
const MOST_CHARACTERS = 200

/** The folded words of a part of a name. */
function foldedIn(part: string): string[] {
  const words: string[] = []
  for (let at = 0; at < part.length; ) {
    const end = wordEnd(part, at)
    if (end > at) words.push(foldWord(part.slice(at, end)))
    at = end > at ? end : at + 1
  }
  return words
}

/** What a name is looked up by. */
export interface Looked {
  readonly firsts: readonly string[]
  readonly names: readonly string[]
}

/**
 * What one name is looked up by: all of it; its first given name and its surname; its initials and its surname. The surname is
 * what stands before a comma, or else the last word with what hyphens join to it. Undefined for what holds no name.
 */
export function lookedUp(name: string): Looked | undefined {
  if (name.length > MOST_CHARACTERS) return undefined
  const [before = '', behind] = name.split(',')
  const parts = (behind ?? before).trim().split(/\s+/)
  const surname = behind === undefined ? (parts.length > 1 ? [parts.pop() as string] : []) : before.trim().split(/\s+/)
  const given = parts.map(foldedIn).filter((part) => part.length > 0)
  const last = surname.flatMap(foldedIn)
  const all = [...given.flat(), ...last]
  if (all.length === 0 || all.length > MOST_WORDS || (all.length === 1 && (all[0] as string).length < 3))
    return undefined
  if (given.length === 0 || last.length === 0) return { firsts: [all[0] as string], names: [all.join(' ')] }
  const [call] = given as [string[]]
  const initials = call.map((word) => word.slice(0, 1))
  const names = [all, [...call, ...last], [...initials, ...last], [initials[0] as string, ...last]].map((words) =>
    words.join(' '),
  )
  return { firsts: [all[0] as string, last[0] as string], names: [...new Set(names)] }
}

/** Whether a blank, a hyphen or nothing joins each of the words. */
function isPlain(words: readonly Word[]): boolean {
  return words.every(({ joint }, i) => i === 0 || joint !== ',')
}

/** Folded words with what stands before the comma last, or the first word where there is none. */
function turned(words: readonly Word[]): string | undefined {
  const comma = words.findIndex(({ joint }) => joint === ',')
  const at = comma < 0 ? 1 : comma
  return at >= words.length
    ? undefined
    : [...words.slice(at), ...words.slice(0, at)].map(({ folded }) => folded).join(' ')
}

/** Whether words may be a name: one alone, and initials, only with capitals. */
function isWritten(words: readonly Word[]): boolean {
  const isShort = words.length === 1 || words.some(({ folded }) => folded.length === 1)
  return !isShort || words.every(({ isCapital }) => isCapital)
}

/** Words that were looked up among the first words, at most. */
const MOST_KEPT = 1 << 16

class WordRoster implements Roster {
  readonly kind = 'name'
  readonly anchor = 'word'
  readonly reach = REACH
  readonly #entries: Entries
  /** Whether names begin with a word as it is written: what texts hold is mostly the same words. */
  readonly #firsts = new Map<string, boolean>()

  constructor(entries: Entries) {
    this.#entries = entries
  }

  get size(): number {
    return this.#entries.size
  }

  recognise(text: string, at: number): CustomMatch | undefined {
    if (!isLetterAt(text, at) || !beginsWord(text, at)) return undefined
    const end = wordEnd(text, at)
    const isInitial = end - at === 1 && isUpperAt(text, at)
    if (!isInitial && !this.#isFirst(text.slice(at, end))) return undefined
    const words = wordsFrom(text, at)
    for (let count = words.length; count > 0; count--) {
      const found = this.#name(words.slice(0, count))
      if (found !== undefined) return { start: at, ...found }
    }
    return undefined
  }

  #isFirst(word: string): boolean {
    const known = this.#firsts.get(word)
    if (known !== undefined) return known
    const folded = foldWord(word)
    const isOne =
      this.#entries.hasFirst(folded) || (folded.endsWith('s') && this.#entries.hasFirst(folded.slice(0, -1)))
    if (this.#firsts.size >= MOST_KEPT) this.#firsts.clear()
    this.#firsts.set(word, isOne)
    return isOne
  }

  /** The name that these words are, or the genitive of it. */
  #name(words: readonly Word[]): { readonly end: number; readonly confidence: number } | undefined {
    if (!isWritten(words)) return undefined
    const last = words.at(-1) as Word
    const confidence = this.#sure(words)
    if (confidence !== undefined) return { end: last.end, confidence }
    if (!last.folded.endsWith('s') || last.folded.length < 3) return undefined
    const ofAll = this.#sure([...words.slice(0, -1), { ...last, folded: last.folded.slice(0, -1) }])
    return ofAll === undefined ? undefined : { end: last.end - 1, confidence: ofAll }
  }

  /** How sure these words are a name; undefined for none. */
  #sure(words: readonly Word[]): number | undefined {
    if (isPlain(words) && this.#entries.hasName(words.map(({ folded }) => folded).join(' '))) return Sure.Name
    const other = turned(words)
    return other !== undefined && this.#entries.hasName(other) ? Sure.Turned : undefined
  }
}

/** A roster of entries. */
export function rosterOf(entries: Entries): Roster {
  return new WordRoster(entries)
}

/**
 * Creates a roster from names such as `Anna Maria Berg` or `Berg, Anna Maria`. It finds the whole name, the first given name
 * with the surname, and the initials with the surname, each also as `Berg, Anna` and `Berg Anna`, in any case and with or
 * without diacritics.
 *
 * @throws TypeError for anything but a list of strings
 *
 * @example
 * createRedactor({ roster: roster(['Anna Berg']) }).redact('skickat av A. Berg')   // 'skickat av [name]'
 */
export function roster(names: Iterable<string>): Roster {
  const firsts = new Set<string>()
  const whole = new Set<string>()
  let size = 0
  for (const looked of eachLookedUp(names)) {
    size++
    for (const word of looked.firsts) firsts.add(word)
    for (const name of looked.names) whole.add(name)
  }
  return rosterOf({ size, hasFirst: (word) => firsts.has(word), hasName: (name) => whole.has(name) })
}

/** What each name of a list is looked up by. */
export function* eachLookedUp(names: Iterable<string>): Generator<Looked> {
  if (typeof names !== 'object' || names === null || typeof names[Symbol.iterator] !== 'function') {
    throw new TypeError(`"names" expected a list of names, got ${names === null ? 'null' : typeof names}`)
  }
  for (const name of names) {
    if (typeof name !== 'string') throw new TypeError(`"names" expected strings, got ${typeof name}`)
    const looked = lookedUp(name)
    if (looked !== undefined) yield looked
  }
}
