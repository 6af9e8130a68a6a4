/**
 * @module Detects names of people: after a label, a greeting or the end of a letter, as a frequent first name with a
 * frequent surname, and from a roster. It prefers precision to recall: a capitalised word alone is not a name.
 */
import type { CustomMatch, CustomRecogniser, Roster } from '../types'
import { isSentence, SAID_REACH, type Said, saidBefore } from './label'
import { endsAsSurname, isAlsoWord, isFirstName, isParticle, isSurname, namesPlace } from './lexicon'
import { type Word, wordsFrom } from './phrase'
import { beginsWord, foldWord, isLetterAt, isUpperAt, wordEnd } from './words'

/** Confidence of each way. Below 0.5, `minConfidence: 'low'` is needed. */
const enum Sure {
  Said = 0.85,
  Listed = 0.8,
  /** A listed first name, and a word that ends like a surname. */
  Ending = 0.65,
  /** `Berg, Anna`: one name, or two entries of a list. */
  Turned = 0.6,
  /** A first name and any capitalised word, in a sentence where only names are capitalised. */
  Sentence = 0.6,
  /** The same elsewhere. */
  Guess = 0.35,
}

/** Returns the end of a surname, without a genitive ending if it has one. */
function surnameEnd({ folded, end }: Word, isOne: (folded: string) => boolean): number | undefined {
  if (isOne(folded)) return end
  return folded.length > 3 && folded.endsWith('s') && isOne(folded.slice(0, -1)) ? end - 1 : undefined
}

/** Counts first names, including initials after them. */
function givenNames(words: readonly Word[], isOne: (word: Word) => boolean): number {
  let count = 0
  for (const word of words) {
    const isGiven = word.isCapital && word.joint !== ',' && (count === 0 ? isOne(word) : isFirstName(word.folded))
    if (!isGiven && !(count > 0 && word.isInitial && word.joint === ' ')) break
    count++
  }
  return count
}

/** Returns the end of the surname after first names: `von Berg`, `Berg-Lind`, `Berg Lind`. */
function surnamesEnd(words: readonly Word[], from: number, isOne: (folded: string) => boolean): number | undefined {
  let at = from
  while (at < words.length && isParticle((words[at] as Word).folded) && words[at]?.joint === ' ') at++
  let end: number | undefined
  for (; at < words.length; at++) {
    const word = words[at] as Word
    const isNext =
      word.isCapital && !word.isInitial && word.joint !== ',' && (word.joint === '-' || word.folded.length > 1)
    const found = isNext ? surnameEnd(word, isOne) : undefined
    if (found === undefined) break
    end = found
    if (found < word.end) break
  }
  return end
}

/** Matches first names followed by a surname. */
function listedName(words: readonly Word[], text: string): { readonly end: number; readonly sure: number } | undefined {
  const given = givenNames(words, ({ folded }) => isFirstName(folded))
  // The last of the first names may be the surname: `Lars Erik`, `Anna Ali`.
  for (let from = given; from > 0; from--) {
    const end = surnamesEnd(words, from, isSurname)
    if (end !== undefined) return { end: withMore(words, end), sure: Sure.Listed }
  }
  const [word] = words
  if (given === 0 || isAlsoWord((word as Word).folded)) return undefined
  const end = surnamesEnd(words, given, endsAsSurname)
  if (end !== undefined) return { end: withMore(words, end), sure: Sure.Ending }
  const guessed = words[given]?.joint === ' ' ? surnamesEnd(words, given, () => true) : undefined
  return guessed === undefined ? undefined : { end: guessed, sure: isSentence(text) ? Sure.Sentence : Sure.Guess }
}

/** Adds one more capitalised word after a surname: `Anna Lund Tallvik`. */
function withMore(words: readonly Word[], end: number): number {
  const last = words.findIndex((word) => word.end === end)
  const next = last < 0 ? undefined : words[last + 1]
  return next?.isCapital && next.joint === ' ' && !next.isInitial ? next.end : end
}

/** Matches `Berg, Anna`, if the surname is not a first name and no other surname follows. */
function turnedName(words: readonly Word[], isOne: (folded: string) => boolean = isSurname): number | undefined {
  const comma = words.findIndex(({ joint }) => joint === ',')
  if (comma < 1 || comma > 3) return undefined
  const before = words.slice(0, comma)
  if (!before.every(({ isCapital, folded }) => (isCapital && isOne(folded)) || isParticle(folded))) return undefined
  const given = givenNames(
    words.slice(comma).map((word) => ({ ...word, joint: ' ' as const })),
    ({ folded, isInitial }) => isFirstName(folded) || isInitial,
  )
  return given === 0 || before.every(({ folded }) => isFirstName(folded)) ? undefined : words[comma + given - 1]?.end
}

/** Matches capitalised words after a label for people. */
function saidName(words: readonly Word[], said: Said): number | undefined {
  const comma = words.findIndex(({ joint }) => joint === ',')
  const one = comma > 0 && said !== 'person' ? words.slice(0, comma) : words
  let count = 0
  while (count < one.length && (one[count] as Word).isCapital) count++
  // A comma that is not followed by a name ends it.
  const whole = one.slice(0, count)
  const isAny = said === 'person' ? () => true : isSurname
  const isOfTwo = comma > 0 && comma < count ? turnedName(whole, isAny) : undefined
  const named = comma > 0 && comma < count && isOfTwo === undefined ? whole.slice(0, comma) : whole
  const isKnown = ({ folded }: Word) => isFirstName(folded) || isSurname(folded)
  const [first] = named
  if (first === undefined) return undefined
  if (said === 'person' && named.length > 1) return isOfTwo ?? named.at(-1)?.end
  if (said === 'title') return isKnown(first) && !isAlsoWord(first.folded) ? namedEnd(named, isKnown) : undefined
  if (said === 'greeting') return isFirstName(first.folded) ? namedEnd(named, isKnown) : undefined
  // `name: Set up Python` continues.
  const isWhole = named.length > 1 || (!isAlsoWord(first.folded) && words[1]?.joint !== ' ')
  return isWhole && isKnown(first) ? (isOfTwo ?? named.at(-1)?.end) : undefined
}

/** Returns the end of the leading words that are all known. */
function namedEnd(words: readonly Word[], isKnown: (word: Word) => boolean): number | undefined {
  let count = 0
  while (count < words.length && (isKnown(words[count] as Word) || (words[count] as Word).isInitial)) count++
  return words[count - 1]?.end
}

/** True if the text continues as something else: a street, an address, a file. */
function goesOn(text: string, end: number): boolean {
  if (/[@\d_]/.test(text.charAt(end)) || (text[end] === '.' && isLetterAt(text, end + 1))) return true
  const [, next] = /^ (\p{L}+)/u.exec(text.slice(end, end + 20)) ?? []
  return next !== undefined && namesPlace(foldWord(next))
}

function matched(text: string, at: number, end: number | undefined, confidence: number): CustomMatch | undefined {
  return end === undefined || goesOn(text, end) ? undefined : { start: at, end, confidence }
}

function byLists(text: string, at: number): CustomMatch | undefined {
  const said = saidBefore(text, at)
  const first = foldWord(text.slice(at, wordEnd(text, at)))
  if (said === undefined && !isFirstName(first) && !isSurname(first)) return undefined
  const words = wordsFrom(text, at)
  const behind = said === undefined ? undefined : matched(text, at, saidName(words, said), Sure.Said)
  const listed = listedName(words, text)
  const known = listed && matched(text, at, listed.end, listed.sure)
  const found = known !== undefined && (behind === undefined || known.end > behind.end) ? known : behind
  if (found !== undefined && found.confidence > Sure.Guess) return found
  return matched(text, at, turnedName(words), Sure.Turned) ?? found
}

/** What to look for. */
export interface NameOptions {
  /** Known names, in addition to the lists. */
  readonly roster?: Roster
  /** Whether to use labels and public lists as well. Default: true. */
  readonly lists?: boolean
}

/**
 * Returns a recogniser of people's names, for the option `custom`. Its label is `[name]`.
 *
 * @example
 * createRedactor({ custom: [names()] }).redact('Patient: Berg, Anna')   // 'Patient: [name]'
 */
export function names({ roster, lists = true }: NameOptions = {}): CustomRecogniser<'name'> {
  return {
    kind: 'name',
    anchor: 'word',
    reach: { before: SAID_REACH, after: 150 },
    recognise(text, at) {
      const given = roster?.recognise(text, at)
      if (given !== undefined || !lists || !isUpperAt(text, at) || !beginsWord(text, at)) return given
      return byLists(text, at)
    },
  }
}
