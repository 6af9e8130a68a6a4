/**
 * @module Names given by the user, 100,000 or more, looked up word by word.
 *
 * Names start and end at word boundaries, so no automaton over characters is needed. The first word is looked up among
 * the first words of names; only if it is one, sequences of two words, three and more are looked up. That works with a
 * table of whole names, or equally with one of keyed digests; the time depends on the length of the text, not on the
 * number of names.
 */
import type { CustomMatch, Roster } from '../types'
import type { Word } from './phrase'
import { MOST_WORDS, wordsFrom } from './phrase'
import { beginsWord, foldWord, isLetterAt, isUpperAt, wordEnd } from './words'

/** Confidence of a name. */
const enum Sure {
  Name = 0.95,
  /** `Berg, Anna` and `Berg Anna`: lower than for two consecutive names. */
  Turned = 0.9,
}

/** Most characters of a name in a text, and one before it. */
const REACH = { before: 2, after: 150 }

/** Lookup in a roster: first words of names, and whole names. */
export interface Entries {
  readonly size: number
  hasFirst(folded: string): boolean
  hasName(folded: string): boolean
}

/** Longest line of a name list. */
const MOST_CHARACTERS = 200

/** Returns the folded words of a part of a name. */
function foldedIn(part: string): string[] {
  const words: string[] = []
  for (let at = 0; at < part.length; ) {
    const end = wordEnd(part, at)
    if (end > at) words.push(foldWord(part.slice(at, end)))
    at = end > at ? end : at + 1
  }
  return words
}

/** Keys under which a name is stored. */
export interface Looked {
  readonly firsts: readonly string[]
  readonly names: readonly string[]
}

/**
 * Returns the keys of a name: all of it; its first given name and its surname; its initials and its surname. The
 * surname is the part before a comma, or else the last word including hyphenated parts. Undefined if there is no name.
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

/** True if the words are joined without commas. */
function isPlain(words: readonly Word[]): boolean {
  return words.every(({ joint }, i) => i === 0 || joint !== ',')
}

/** Joins folded words, moving those before the comma, or the first word if there is none, to the end. */
function turned(words: readonly Word[]): string | undefined {
  const comma = words.findIndex(({ joint }) => joint === ',')
  const at = comma < 0 ? 1 : comma
  return at >= words.length
    ? undefined
    : [...words.slice(at), ...words.slice(0, at)].map(({ folded }) => folded).join(' ')
}

/** True if words may be a name: a single word, or initials, must be capitalised. */
function isWritten(words: readonly Word[]): boolean {
  const isShort = words.length === 1 || words.some(({ folded }) => folded.length === 1)
  return !isShort || words.every(({ isCapital }) => isCapital)
}

/** Most cached first-word lookups. */
const MOST_KEPT = 1 << 16

class WordRoster implements Roster {
  readonly kind = 'name'
  readonly anchor = 'word'
  readonly reach = REACH
  readonly #entries: Entries
  /** Whether names start with a word, as written: texts mostly repeat the same words. */
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

  /** Returns the name in these words, possibly in the genitive. */
  #name(words: readonly Word[]): { readonly end: number; readonly confidence: number } | undefined {
    if (!isWritten(words)) return undefined
    const last = words.at(-1) as Word
    const confidence = this.#sure(words)
    if (confidence !== undefined) return { end: last.end, confidence }
    if (!last.folded.endsWith('s') || last.folded.length < 3) return undefined
    const ofAll = this.#sure([...words.slice(0, -1), { ...last, folded: last.folded.slice(0, -1) }])
    return ofAll === undefined ? undefined : { end: last.end - 1, confidence: ofAll }
  }

  /** Returns the confidence that these words are a name; undefined if they are not. */
  #sure(words: readonly Word[]): number | undefined {
    if (isPlain(words) && this.#entries.hasName(words.map(({ folded }) => folded).join(' '))) return Sure.Name
    const other = turned(words)
    return other !== undefined && this.#entries.hasName(other) ? Sure.Turned : undefined
  }
}

/** Creates a roster from its entries. */
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

/** Yields the keys of each name in a list. */
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
