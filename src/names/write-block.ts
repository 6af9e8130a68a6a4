/** @module Encodes field names as the byte block that `resolve/listed-names.ts` reads, after the word lists. */
import {
  Beside,
  BRIEF,
  GLUED,
  KEPT_RULE,
  LOOKED,
  MADE,
  MORE,
  NO_LABEL,
  PAIR_RULE,
  PROSE,
  TAIL_WORD,
  ValueReach,
  WORDS_STAY,
  YIELDS,
  ZEROS_RULE,
} from '../resolve/listed-names'
import { endBit, longEndBit, Names, SHORT_NAME } from '../resolve/name-block'
import { hashOf } from '../resolve/word-lookup'
import { Code } from '../text/codes'
import { foldUnits } from '../text/fold'
import type { FieldCategory } from '../types'
import {
  BUILT_IN,
  CODED,
  CODES,
  COMPOUND,
  JOINTED,
  MADE_NAMES,
  PAIRS,
  PROSE_NAMES,
  REACHES,
  reachOfHeader,
  TAILS,
  TECHNICAL,
  TOKEN_NAMES,
  WHOLE,
  ZEROS,
} from './built-in'

/** Rule numbers of a listed name. */
export interface Entry {
  whole: number
  within: number
  reach: ValueReach
  beside?: Beside
  /** True if it also matches at the end of a single word, or adds no meaning after the name of a secret. */
  isGlued?: boolean
  isTail?: boolean
}

/** Most letters of a brief name. */
const BRIEF_MOST = 3

/** Returns how far the value of a built-in name extends, and what it must look like. */
function reachOf(category: FieldCategory, name: string, isAsked: boolean): ValueReach {
  if (category !== 'secret') return REACHES[category] ?? ValueReach.Word
  const reach = reachOfHeader(name) | WORDS_STAY
  if (!isAsked) return reach
  const brief = name.length <= BRIEF_MOST ? BRIEF : 0
  return reach | LOOKED | brief | (MADE_NAMES.test(name) ? MADE : 0) | (PROSE_NAMES.includes(name) ? PROSE : 0)
}

/** Collects names. */
export class NameList {
  readonly names = new Map<string, Entry>()
  readonly patterns: { readonly pattern: string; readonly rule: number; readonly reach: ValueReach }[] = []

  entry(name: string, reach: ValueReach): Entry {
    const known = this.names.get(name) ?? { whole: Names.Unlisted, within: Names.Unlisted, reach }
    this.names.set(name, known)
    return known
  }

  /** The rule for unlisted names, 0 for none. */
  otherwise = 0

  /** Adds names that describe machines: their values are kept, unless a name around them is listed. */
  addTechnical(): void {
    for (const name of [WHOLE, ...TECHNICAL.split(' ')].filter((name) => this.#isFree(name))) {
      Object.assign(this.entry(name, ValueReach.Word), { whole: KEPT_RULE, reach: ValueReach.Word | YIELDS })
    }
    const other = (name: string, flags: number) => {
      if (this.#isFree(name)) Object.assign(this.entry(name, 0), { whole: this.otherwise, reach: NO_LABEL | flags })
    }
    other(CODES, YIELDS | LOOKED)
    for (const name of CODED.split(' ')) other(name, 0)
  }

  /** True if the name has no rule. */
  #isFree(name: string): boolean {
    const { whole, within } = this.names.get(name) ?? { whole: Names.Unlisted, within: Names.Unlisted }
    return whole === Names.Unlisted && within === Names.Unlisted
  }

  /** Adds names whose numbers may have lost a leading zero, unless they have a rule. */
  addZeros(): void {
    const [within, whole] = ZEROS
    const isFree = (name: string) => this.#isFree(name)
    for (const name of within.split(' ').filter(isFree)) this.entry(name, ValueReach.Word).within = ZEROS_RULE
    for (const name of whole.split(' ').filter(isFree)) this.entry(name, ValueReach.Word).whole = ZEROS_RULE
  }

  /** Adds the keys of name/value pairs, whether or not they have a rule. */
  addPairs(): void {
    const [names, types, values, numbers] = PAIRS
    const beside = (name: string, is: Beside) => {
      const entry = this.entry(name, ValueReach.Word)
      entry.beside = is
      return entry
    }
    for (const name of names.split(' ')) beside(name, Beside.Name)
    for (const name of types.split(' ')) beside(name, Beside.Type)
    for (const name of numbers.split(' ')) beside(name, Beside.Number)
    for (const name of values.split(' ')) {
      const entry = beside(name, Beside.Value)
      if (entry.whole === Names.Unlisted && entry.within === Names.Unlisted) entry.whole = PAIR_RULE
    }
  }

  /**
   * Adds the built-in names of a category.
   *
   * @param isAsked - true if values must look like secrets
   */
  addBuiltIn(category: FieldCategory, rule: number, isAsked: boolean): void {
    const [within, whole] = BUILT_IN[category] ?? ['', '']
    const entry = (name: string) => this.entry(name, reachOf(category, name, isAsked))
    for (const name of within.split(' ').filter(Boolean)) entry(name).within = rule
    for (const name of whole.split(' ').filter(Boolean)) entry(name).whole = rule
    if (category !== 'secret') return
    this.#addCompounds(within.split(' '))
    const reach = ValueReach.Word | WORDS_STAY | LOOKED | MADE | YIELDS
    if (isAsked) for (const name of TOKEN_NAMES) this.entry(name, reach).within = rule
  }

  /** Marks names of secrets that also match at the end of a single word, and adds words that may follow them. */
  #addCompounds(names: readonly string[]): void {
    for (const name of names) this.entry(name, ValueReach.Word).isGlued = name.length >= COMPOUND
    for (const name of TAILS.split(' ')) this.entry(name, ValueReach.Word).isTail = true
    const tails = TAILS.split(' ')
    const ends = (length: number) => [...new Set(names.map((name) => name.slice(-length)))]
    this.tailEnds = tails.flatMap((tail) => [
      ...ends(LONG - tail.length).map((end) => [`${end}${tail}`, 0] as const),
      // The name may contain a separator, too: `api-key-v2`.
      ...[...ends(SHORT_NAME + 1), ...ends(SHORT_NAME + 2)].map((end) => [`${end}${tail}`, tail.length] as const),
    ])
  }

  /** Ends of names followed by a word, and the position of a separator from the end, 0 for none. */
  tailEnds: readonly (readonly [string, number])[] = []
}

/** The number of the only rule if nothing but secrets is listed. */
const SECRETS_RULE = 1

/** Returns the names of most redactors: secrets, if requested, those that may have lost a leading zero, and pairs. */
export function usualNames(hasSecrets: boolean): NameList {
  const list = new NameList()
  if (hasSecrets) list.addBuiltIn('secret', SECRETS_RULE, true)
  list.addZeros()
  list.addPairs()
  return list
}

/** Separators between two letters of a name. */
const JOINTS = [32, 45, 46, 95]
/** Matches any character; matches any letter or none. */
const ANY = -1
const ANY_LETTER = -2

/** Fewest fixed letters at the end of a pattern that are worth a lookup. */
const SHORTEST = 3
/** Characters at the end of a name that the longer bitmap covers. */
const LONG = 6

function folded(word: string): Uint8Array {
  const codes = new Uint8Array(word.length)
  foldUnits(word, codes, 0)
  return codes
}

function setBit(bytes: Uint8Array, bitmap: number, bit: number): void {
  const at = Names.Begin + bitmap + (bit >> 3)
  bytes[at] = (bytes[at] as number) | (1 << (bit & 7))
}

/** Sets the bits of every word that combines the hints in `known` with those of `hints`, from index `i` down. */
function setWords(bytes: Uint8Array, bitmap: number, hints: readonly number[], i: number, known: number): void {
  const isFour = bitmap === Names.Ends
  if (i < 0) {
    setBit(bytes, bitmap, isFour ? endBit(known) : longEndBit(known))
    return
  }
  const hint = hints[i] as number
  const last = hint === ANY ? 31 : hint === ANY_LETTER ? 26 : hint
  for (let value = Math.max(0, hint); value <= last; value++) {
    setWords(bytes, bitmap, hints, i - 1, known | (value << (isFour ? 8 * (3 - i) : 5 * i)))
  }
}

/** A name read from its end: its codes, last first, with a separator before the last `at` of them, if `at` is not 0. */
interface Ending {
  readonly name: Uint8Array
  readonly at: number
  readonly joint: number
}

/** Returns code `i` from the end; undefined before the start. */
function codeAt({ name, at, joint }: Ending, i: number): number | undefined {
  if (at > 0 && i === at) return joint
  return name[name.length - 1 - (at > 0 && i > at ? i - 1 : i)]
}

/** Scratch space for the hints of one ending. */
const hints = [0, 0, 0, 0, 0, 0]

/** Marks four codes, last one first. */
function setFour(bytes: Uint8Array, codes: readonly number[]): void {
  for (const [i, code] of codes.entries()) hints[i] = code < 0 ? code : code & 31
  setWords(bytes, Names.Ends, hints, 3, 0)
}

/** Marks the last four codes; names outside ASCII there are always looked up. */
function markFour(bytes: Uint8Array, ending: Ending): void {
  const codes = [0, 1, 2, 3].map((i) => codeAt(ending, i) ?? ANY)
  if (Math.max(...codes) < 128) setFour(bytes, codes)
}

/** Marks the last six codes; a whole name has no letter before it. */
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

/** Marks in the bitmaps how a name ends, as it is and with a separator among its last characters. */
function markEnds(bytes: Uint8Array, name: Uint8Array, isInner: boolean): void {
  for (let at = 0; at < LONG && (at === 0 || at < name.length); at++) markJoint(bytes, name, at, isInner)
}

/** {@link markEnds} for a separator before the last `at` characters, none for 0. */
function markJoint(bytes: Uint8Array, name: Uint8Array, at: number, isInner: boolean): void {
  markSix(bytes, { name, at, joint: 0 }, isInner)
  if (at > 3) return
  for (const joint of at === 0 ? [0] : JOINTS) markFour(bytes, { name, at, joint })
}

/** What may come before a one-letter name: an opening quote, or whitespace after another attribute. */
const BEFORE_ONE = [
  [34, 123],
  [34, 44],
  [34, 32],
  [34, 9],
  [34, 10],
  [34, 13],
  [32, 34],
  [32, 39],
] as const

/** What may come before a two-letter name. */
const BEFORE_TWO = [...JOINTS, 9, 10, 13, 34, 38, 39, 44, 59, 60, 63, 123]

/** Marks the last four codes of a two-letter name: no letter comes before it. */
function markTwo(bytes: Uint8Array, name: Uint8Array): void {
  const [first = 0, last = 0] = name
  markSix(bytes, { name, at: 0, joint: 0 }, false)
  for (const code of BEFORE_TWO) setFour(bytes, [last, first, code, ANY])
}

/** Marks the last four codes of a one-letter name that only counts in pairs. */
function markOne(bytes: Uint8Array, letter: number): void {
  for (const [before, first] of BEFORE_ONE) setFour(bytes, [letter, before, first, ANY])
}

/** What may come before the tag of a cell: another tag, whitespace, a quote or a line end. */
const BEFORE_TAG = [62, 32, 9, 34, 10, 13]

/** Marks the last codes of a two-letter name that only names elements. */
function markTag(bytes: Uint8Array, name: Uint8Array): void {
  const [first = 0, last = 0] = name
  for (const before of BEFORE_TAG) setFour(bytes, [last, first, Code.Less, before])
  hints.fill(0, 2)
  setWords(bytes, Names.LongEnds, hints, 5, 0)
}

/** Marks in the bitmaps that any name may be listed. */
function markAll(bytes: Uint8Array): void {
  bytes.fill(255, Names.Begin + Names.Ends, Names.Begin + Names.Any)
}

/**
 * Returns the word lists followed by the names of a list, in place of those they had.
 *
 * @param isOpen - unlisted names are understood
 */
export function blockOf(
  { names, patterns, otherwise, tailEnds }: NameList,
  words: Uint8Array,
  isOpen = false,
): Uint8Array {
  const bytes = new Uint8Array(Names.Begin + Names.Most)
  bytes.set(words.subarray(0, Names.Begin))
  const set = (at: number, value: number) => {
    bytes[Names.Begin + at] = value
  }
  let at: number = Names.Entries
  const add = (word: string, whole: number, within: number, reach: ValueReach, beside = 0): number => {
    const entry = at
    if (at + Names.EntryHead + word.length + 1 > Names.Most) throw new RangeError('"fields" has too many names')
    const more = beside | ((reach >> 3) & MORE)
    for (const [i, value] of [word.length, whole, within, reach & 255, more].entries()) set(at + i, value)
    foldUnits(word, bytes, Names.Begin + at + Names.EntryHead)
    at += Names.EntryHead + word.length
    const codes = bytes.subarray(Names.Begin + at - word.length, Names.Begin + at)
    // Of a pattern, only what follows its last star is fixed.
    const star = codes.lastIndexOf(42)
    const fixed = codes.subarray(star + 1)
    const isInner = star >= 0 || (within !== Names.Unlisted && !JOINTED.includes(word))
    if (whole === Names.Unlisted && within === Names.Unlisted) return entry
    if (whole === PAIR_RULE && word.length === 1) markOne(bytes, codes[0] as number)
    else if (fixed.length === 2 && within !== Names.Unlisted) markTwo(bytes, fixed)
    else if (whole === PAIR_RULE && word.length === 2) markTag(bytes, codes)
    else if (fixed.length < SHORTEST) markAll(bytes)
    else markEnds(bytes, fixed, isInner)
    return entry
  }
  for (const [name, { whole, within, reach, beside = 0, isGlued = false, isTail = false }] of names) {
    const entry = add(name, whole, within, reach, beside | (isGlued ? GLUED : 0) | (isTail ? TAIL_WORD : 0))
    let slot = hashOf(bytes.subarray(Names.Begin + entry + Names.EntryHead), name.length) & (Names.SlotCount - 1)
    const isTaken = () =>
      bytes[Names.Begin + Names.Slots + 2 * slot] !== 0 || bytes[Names.Begin + Names.Slots + 2 * slot + 1] !== 0
    while (isTaken()) slot = (slot + 1) & (Names.SlotCount - 1)
    set(Names.Slots + 2 * slot, entry & 255)
    set(Names.Slots + 2 * slot + 1, entry >> 8)
  }
  set(Names.Any, isOpen ? Names.Understood : 1)
  set(Names.Otherwise, otherwise)
  if (isOpen || otherwise !== 0) markAll(bytes)
  else for (const [end, joint] of tailEnds) markJoint(bytes, folded(end), joint, false)
  set(Names.Patterns, at & 255)
  set(Names.Patterns + 1, at >> 8)
  for (const { pattern, rule, reach } of patterns) add(pattern, rule, Names.Unlisted, reach)
  set(at, 0)
  return bytes.slice(0, Names.Begin + at + 1)
}
