/** @module Compiled patterns and labels: each returns the value that starts at a position of a line. */
import { type CodeSet, rarest } from '../extra/needles'
import { Code, isAlphanumeric, isDash, isDigit, isLineEnd, isSpace } from '../text/codes'
import type { Shown } from '../text/shown'
import type { Evidence } from '../types'
import { type Automaton, automatonOf, classesAt, ENDS } from './automaton'
import { alphanumerics, type Classes } from './characters'
import { type CheckName, holds } from './checks'
import { lengths, type Node, type Parts, PatternError, readPattern } from './syntax'
import { beginsWord, characterOf, endsWith, hasWord, placesOf, WINDOW, type Word, wordEnd, wordOf } from './words'

/** Maximum length of a value in characters; one more is visible after it. */
const LONGEST = 199

/** A value in codes, and its evidence with the score of each item in hundredths. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly evidence: readonly Evidence[]
  readonly changes: readonly number[]
}

/** The visible part of a line: `[from, to)`. */
export interface Line {
  readonly from: number
  readonly to: number
}

/** Finds values of one kind. */
export interface Finder {
  readonly kind: string
  /** Codes where a value may start. */
  readonly begins: Uint8Array
  /** Sequences of codes of which at least one occurs in every line with a value. */
  readonly needles: readonly (readonly (readonly number[] | undefined)[])[]
  /** Returns the value that starts at `at`. */
  at(shown: Shown, at: number, line: Line): Found | undefined
  /** Returns the value that starts at `at` if its field name determines it. */
  ofName?(shown: Shown, at: number, line: Line): Found | undefined
}

/** Added confidence, in hundredths. */
const enum Adds {
  Check = 20,
  Word = 30,
}

function beginsOf(codes: Iterable<number>, isForeign: boolean): Uint8Array {
  const begins = new Uint8Array(256)
  for (const code of codes) begins[code] = 1
  if (isForeign) begins.fill(1, 128)
  return begins
}

/** Returns the ASCII codes of some classes, and whether they include others. */
function placeOf(classes: Classes, taken: ReadonlySet<number>): CodeSet {
  const codes = Array.from(classes.ascii.keys()).filter((code) => taken.has(classes.ascii[code] as number))
  return { codes, isForeign: [...classes.foreign].some((number) => taken.has(number)) }
}

export interface PatternOptions {
  readonly kind: string
  readonly pattern: string
  readonly flags: string
  readonly parts: Parts
  readonly words: readonly string[]
  readonly check: CheckName | undefined
  /** In hundredths. */
  readonly score: number
  readonly boundary: boolean
}

/** Positions of a pattern considered for the prefilter. */
const TELLING = 24

export class Matched implements Finder {
  readonly kind: string
  readonly begins: Uint8Array
  readonly needles: Finder['needles']
  readonly #automaton: Automaton
  readonly #words: readonly Word[]
  readonly #check: CheckName | undefined
  readonly #score: number

  /** @throws PatternError */
  constructor({ kind, pattern, flags, parts, words, check, score, boundary }: PatternOptions) {
    const node = readPattern(pattern, flags, kind, parts)
    const [least, most] = lengths(node)
    if (least === 0) throw new PatternError('it matches the empty string', 0)
    if (most > LONGEST) throw new PatternError(`a match may be ${most} characters long, the limit is ${LONGEST}`, 0)
    const border: Node = { is: 'border', how: 'unglued', set: boundary ? alphanumerics() : [] }
    this.kind = kind
    this.#automaton = automatonOf(boundary ? { is: 'all', nodes: [border, node, border] } : node)
    const places = classesAt(this.#automaton, TELLING).map((taken) => placeOf(this.#automaton.classes, taken))
    const [first] = places
    if (first === undefined) throw new PatternError('it matches nothing', 0)
    this.begins = beginsOf(first.codes, first.isForeign)
    this.needles = [rarest(places)]
    this.#words = words.map(wordOf)
    this.#check = check
    this.#score = score
  }

  #classOf(shown: Shown, at: number): number {
    const code = shown.codes[at] as number
    if (isLineEnd(code)) return 0
    const { classes } = this.#automaton
    return code < 128 ? (classes.ascii[code] as number) : classes.of(characterOf(shown, at).codePointAt(0) as number)
  }

  /** Returns the end of the longest match at a position that passes its check, or -1. */
  #endFrom(shown: Shown, at: number, to: number): number {
    const { table, starts, classes } = this.#automaton
    const width = classes.count
    let state = starts[this.#classOf(shown, at - 1)] as number
    let end = -1
    for (let place = at; state !== 0; place++) {
      const entry = table[state * width + (place < to ? this.#classOf(shown, place) : 0)] as number
      const isEnd = (entry & ENDS) !== 0 && place > at
      if (isEnd && (this.#check === undefined || holds(this.#check, shown.codes, at, place))) end = place
      state = entry >> 1
    }
    return end
  }

  /** Returns where one of its words occurs: in the text before it, or in the field name. */
  #wordBy(shown: Shown, at: number, from: number): 'word' | 'field' | undefined {
    if (this.#words.length === 0) return undefined
    if (hasWord(shown, Math.max(from, at - WINDOW), at, this.#words)) return 'word'
    const name = shown.nameAt(at)
    return name !== undefined && hasWord(shown, name.from, name.to, this.#words) ? 'field' : undefined
  }

  at(shown: Shown, at: number, { from, to }: Line): Found | undefined {
    const end = this.#endFrom(shown, at, to)
    if (end < 0) return undefined
    const evidence: Evidence[] = ['custom']
    const changes = [this.#score]
    if (this.#check !== undefined) {
      evidence.push(this.#check === 'mod97-10' ? 'mod97' : this.#check)
      changes.push(Adds.Check)
    }
    const by = this.#wordBy(shown, at, from)
    if (by !== undefined) {
      evidence.push(by)
      changes.push(Adds.Word)
    }
    return { start: at, end, evidence, changes }
  }
}

/** Maximum length in codes of a value after a label, and of the text between the two. */
const enum Label {
  Longest = 40,
  Between = 24,
}

/** Words allowed between a label and its value. */
const BETWEEN = ['är', 'er', 'is', 'var', 'was', 'nr', 'no', 'nummer', 'number']
/** Characters that join parts of a value. */
const INNER: ReadonlySet<number> = new Set([Code.Hyphen, Code.Dot, Code.Slash, Code.Underscore])
/** Characters allowed between a label and its value. */
const SIGNS: ReadonlySet<number> = new Set([
  ...[Code.Space, Code.Tab, Code.Colon, Code.Equals, Code.Hash, Code.Dot, Code.Hyphen],
  ...[Code.Quote, Code.Apostrophe, Code.Greater, Code.OpenParen],
])

/** True if at least two digits start at a position with nothing glued to them. */
function isGroup(codes: Uint8Array, at: number): boolean {
  let end = at
  while (isDigit(codes[end] as number)) end++
  return end - at >= 2 && !isAlphanumeric(codes[end] as number)
}

/** Returns the end of the value at a position: a token with a digit, or groups of digits; -1 if there is none. */
function valueEnd(codes: Uint8Array, at: number, to: number): number {
  let end = at
  let hasDigit = false
  let isNumber = true
  for (let place = at; place < to; place++) {
    const code = codes[place] as number
    if (isAlphanumeric(code)) {
      hasDigit ||= isDigit(code)
      isNumber &&= isDigit(code)
      end = place + 1
      continue
    }
    const isJoint = (code < 128 && INNER.has(code)) || isDash(code)
    const joins = isJoint
      ? isAlphanumeric(codes[place + 1] as number)
      : isNumber && isSpace(code) && isGroup(codes, place + 1)
    if (place === at || !joins) break
  }
  const isMail = (codes[end] as number) === Code.At
  return hasDigit && end - at <= Label.Longest && !isMail ? end : -1
}

/** Finds values after a label, as in `Kundnummer: 12345` or `kundnr 12 345`. */
export class Labelled implements Finder {
  readonly kind: string
  readonly begins: Uint8Array
  readonly needles: Finder['needles']
  readonly #words: readonly Word[]
  /** Computed here rather than at load time, because it needs Unicode tables. */
  readonly #between = BETWEEN.map(wordOf)
  readonly #score: number

  constructor(kind: string, words: readonly string[], score: number) {
    this.kind = kind
    this.#words = words.map(wordOf)
    this.#score = score
    const firsts = this.#words.map((word) => placesOf(word)[0] as CodeSet)
    this.begins = beginsOf(
      firsts.flatMap(({ codes }) => codes),
      firsts.some(({ isForeign }) => isForeign),
    )
    this.needles = this.#words.map((word) => rarest(placesOf(word)))
  }

  /** Returns where a value may start after a label that ends at a position, or -1. */
  #valueFrom(shown: Shown, at: number, to: number): number {
    const { codes } = shown
    const last = Math.min(to, at + Label.Between)
    let place = at
    while (place < last) {
      const code = codes[place] as number
      if ((code < 128 && SIGNS.has(code)) || isSpace(code)) place++
      else {
        const end = place > at ? Math.max(...this.#between.map((word) => this.#endOf(shown, place, last, word))) : -1
        if (end < 0) break
        place = end
      }
    }
    return place === at ? -1 : place
  }

  /** Returns the end of a connecting word, which must match without an ending; -1 otherwise. */
  #endOf(shown: Shown, at: number, to: number, word: Word): number {
    const end = at + word.join('').length
    return wordEnd(shown, at, to, word) === end && end < to ? end : -1
  }

  at(shown: Shown, at: number, { to }: Line): Found | undefined {
    if (!beginsWord(shown.codes, at)) return undefined
    for (const word of this.#words) {
      const end = wordEnd(shown, at, to, word)
      const begin = end < 0 ? -1 : this.#valueFrom(shown, end, to)
      const valueTo = begin < 0 ? -1 : valueEnd(shown.codes, begin, to)
      if (valueTo > 0) return this.#found(begin, valueTo, 'word')
    }
    return undefined
  }

  ofName(shown: Shown, at: number, { to }: Line): Found | undefined {
    const name = shown.nameAt(at)
    if (name === undefined || !endsWith(shown, name.from, name.to, this.#words)) return undefined
    const end = valueEnd(shown.codes, at, to)
    return end < 0 ? undefined : this.#found(at, end, 'field')
  }

  #found(start: number, end: number, by: Evidence): Found {
    return { start, end, evidence: ['custom', by], changes: [this.#score, 0] }
  }
}
