/**
 * @module Words near a value of a kind: its own words, those of other kinds, and those for machine numbers. Whole words
 * only, on the same line, up to 40 characters before the value and 20 after it, as in `resolve/nearby-words.ts`.
 */
import { late } from '../text/late'
import { type KindRow, MORE_KINDS, type MoreKind, ROWS } from './rows'

/** Bits above those of kinds. */
export const enum Speaks {
  /** Words for people and phones, which have recognisers of their own. */
  Others = 0x10000000,
  Machine = 0x20000000,
}

const OTHERS =
  'personnummer personnr persnr pnr ssn samordningsnummer fødselsnummer fodselsnummer fnr dnr telefon telefonnummer tel tlf ' +
  'mobil mobilnummer phone mobile fax'
const MACHINES =
  'order ordre ticket trace span request timestamp ts epoch created updated expires ärende sak version serial'

const ENDINGS = ['', 'en', 'et', 's', 't', 'n']
const NUMBERS = ['nr', 'nummer', 'numret', 'nummeret', 'no', 'number']

const NUMBER = /(?:nr|nummer|no|number)$/

/** Returns a word with its endings: `kontot`, `kontonumret`. */
function formsOf(word: string): string[] {
  const numbers = NUMBER.test(word) ? [] : NUMBERS.map((end) => word + end)
  return [...ENDINGS.map((end) => word + end), ...numbers, word.replace(/nummer$/, 'numret')]
}

let known: Map<string, number> | undefined

/** Returns all words with the bits of their kinds; built on first use. */
function words(): Map<string, number> {
  if (known !== undefined) return known
  const all = new Map<string, number>()
  const add = (list: string, bit: number) => {
    for (const word of list.split(' ').filter(Boolean)) {
      for (const made of formsOf(word)) all.set(made, (all.get(made) ?? 0) | bit)
    }
  }
  for (const [i, kind] of MORE_KINDS.entries()) {
    const { words, spoken = '' }: KindRow = ROWS[kind]
    add(words, 1 << i)
    add(spoken, 1 << i)
  }
  add(OTHERS, Speaks.Others)
  add(MACHINES, Speaks.Machine)
  known = all
  return all
}

/** Returns the field names that own values of a kind: without endings, which field names do not have. */
export function namesOf(kind: MoreKind): string[] {
  const { words, names = '' }: KindRow = ROWS[kind]
  const given = [...words.split(' '), ...names.split(' ')].filter(Boolean)
  const numbers = words.split(' ').filter((word) => word !== '' && !NUMBER.test(word))
  return [...new Set([...given, ...numbers.flatMap((word) => [`${word}nr`, `${word}nummer`, `${word}number`])])]
}

/** A word near a value. */
interface Heard {
  readonly speaks: number
  /** Number of characters in between. */
  readonly distance: number
  /** True if only punctuation, blanks and words for numbers are in between. */
  readonly isBeside: boolean
}

const enum Reach {
  Before = 40,
  After = 20,
}

/** Parts of words: `kontoNr` has two. */
const PARTS = late('\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?\\p{Ll}+', 'gu')
/** Separator between parts of one word. */
const JOINT = /^(?:|[ _./-]|\. |-\/)$/
const MOST_PARTS = 4

/** Text between a word and its value: punctuation, and words that introduce a number. */
const BETWEEN = late(
  '^(?:[^\\p{L}\\d\\n]|(?<!\\p{L})(?:nr|no|nummer|number|num|id|kod|code|är|er|is|var|was|den)(?!\\p{L}))*$',
  'iu',
)

/** Labels written by an earlier pass are no evidence, and separate words from values. */
const LABELS = /\[[a-z][a-z0-9-]*\]/g

const DIGITS_BEFORE_LETTER = late('^\\d+\\p{L}', 'u')

/** Returns the words of a part of a line: start, end and kinds. */
function wordsIn(text: string): { from: number; to: number; speaks: number }[] {
  const plain = text.replace(LABELS, (label) => '0'.repeat(label.length))
  // Ignore digits after a word (`konto1`); digits inside a word make it part of a code.
  const isWhole = ({ 0: part, index }: RegExpExecArray) =>
    !/\d/.test(plain.charAt(index - 1)) && !DIGITS_BEFORE_LETTER().test(plain.slice(index + part.length))
  const parts = [...plain.matchAll(PARTS())]
    .filter(isWhole)
    .map(({ 0: part, index }) => ({ from: index, to: index + part.length, part }))
  const all = words()
  const found: { from: number; to: number; speaks: number }[] = []
  for (let i = 0; i < parts.length; i++) {
    let joined = ''
    let best = 0
    let last = i
    for (let j = i; j < parts.length && j < i + MOST_PARTS; j++) {
      const { from, part } = parts[j] as (typeof parts)[number]
      if (j > i && !JOINT.test(plain.slice((parts[j - 1] as { to: number }).to, from))) break
      joined += part.toLowerCase()
      const speaks = all.get(joined) ?? 0
      if (speaks !== 0) [best, last] = [speaks, j]
    }
    if (best === 0) continue
    found.push({ from: (parts[i] as { from: number }).from, to: (parts[last] as { to: number }).to, speaks: best })
    i = last
  }
  return found
}

/** Returns the words near a range of a text. */
export type Hear = (start: number, end: number) => readonly Heard[]

/** Creates a search for words near values. Caches the last result, because several kinds ask about the same value. */
export function hearing(text: string): Hear {
  let last: { readonly start: number; readonly end: number; readonly words: readonly Heard[] } | undefined
  return (start, end) => {
    if (last?.start !== start || last.end !== end) last = { start, end, words: heard(text, start, end) }
    return last.words
  }
}

const REST_OF_WORD = late('^[\\p{L}\\d]*', 'u')

const LETTER = late('\\p{L}', 'u')

const SIGNS = late('^[^\\p{L}\\d\\n]{1,3}$', 'u')

/** Returns the words near a range of a text, in no particular order. */
function heard(text: string, start: number, end: number): Heard[] {
  const near = text.slice(Math.max(0, start - Reach.Before - 1), start)
  const line = near.lastIndexOf('\n') + 1
  // Never cut a word.
  const cut = line > 0 || near.length <= Reach.Before ? line : (REST_OF_WORD().exec(near)?.[0].length ?? 0) || 1
  const before = near.slice(cut)
  const [after = ''] = text.slice(end, end + Reach.After).split('\n')
  const isCut = after.length === Reach.After && LETTER().test(text.charAt(end + after.length))
  return [
    ...wordsIn(before).map(({ to, speaks }) => {
      const between = before.slice(to).replace(LABELS, '0')
      return { speaks, distance: before.length - to, isBeside: BETWEEN().test(between) }
    }),
    ...wordsIn(after)
      .filter(({ to }) => to < after.length || !isCut)
      .map(({ from: place, speaks }) => ({
        speaks,
        distance: place,
        isBeside: SIGNS().test(after.slice(0, place)),
      })),
  ]
}
