/**
 * @module Parses a pattern in XRegExp syntax: regular expressions except for unbounded constructs, with `(?x)`,
 * comments, `{{parts}}` and script names. Errors give the position.
 */
import { late } from '../text/late'
import {
  DIGITS,
  has,
  inBothCases,
  inverted,
  joined,
  LINE_ENDS,
  property,
  type Ranges,
  SPACES,
  WORD,
} from './characters'

/** At the border of a set, not at its border, or not between two of its characters. */
type Border = 'is' | 'not' | 'unglued'

/** A condition on an adjacent character. */
interface Beside {
  /** `true` for the character before it. */
  readonly isBehind: boolean
  readonly isNot: boolean
  readonly set: Ranges
  /** Whether the start or end of the line satisfies it too. */
  readonly orEdge: boolean
}

export type Node =
  | { readonly is: 'set'; readonly set: Ranges }
  | { readonly is: 'all'; readonly nodes: readonly Node[] }
  | { readonly is: 'one'; readonly nodes: readonly Node[] }
  | { readonly is: 'times'; readonly inner: Node; readonly least: number; readonly most: number }
  | ({ readonly is: 'beside' } & Beside)
  | { readonly is: 'border'; readonly how: Border; readonly set: Ranges }

/** An error in a pattern, with its position. */
export class PatternError extends RangeError {
  /** @param at - UTF-16 units from the start of the pattern */
  constructor(
    readonly reason: string,
    readonly at: number,
  ) {
    super(`${reason}, at ${at}`)
  }
}

/** Returns the pattern for the name of a part. */
export type Parts = (name: string) => string | undefined

const FLAGS = /^\(\?([imnsux]+)\)/
const GROUP = late('\\((?:\\?:|\\?P?<[\\p{L}_$][\\p{L}\\p{N}_$]*>)?(?!\\?)', 'uy')
const ESCAPED_SIGN = late('\\\\(?![\\p{L}\\p{N}])', 'uy')
const ESCAPED: { readonly [letter: string]: number } = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 }
const SETS: { readonly [letter: string]: Ranges } = { d: DIGITS, w: WORD, s: SPACES }
/** Maximum nesting of parts. */
const DEEPEST = 8
/** Maximum nesting of groups: the parser is recursive. */
const DEEPEST_GROUP = 50

function lengthOf(point: number): number {
  return point > 0xffff ? 2 : 1
}

/** Parses one pattern and its parts. */
class Reader {
  #at = 0
  #depth = 0
  #isSpaced = false
  #isFolded = false
  #isAll = false
  readonly #text: string
  readonly #parts: Parts
  readonly #within: readonly string[]
  readonly #outer: Reader | undefined

  constructor(text: string, parts: Parts, within: readonly string[], outer?: Reader) {
    this.#text = text
    this.#parts = parts
    this.#within = within
    this.#outer = outer
    if (outer === undefined) return
    this.#isSpaced = outer.#isSpaced
    this.#isFolded = outer.#isFolded
    this.#isAll = outer.#isAll
  }

  read(flags: string): Node {
    const [all, own = ''] = FLAGS.exec(this.#text) ?? ['']
    this.#at = all.length
    const given = flags + own
    this.#isSpaced ||= given.includes('x')
    this.#isFolded ||= given.includes('i')
    this.#isAll ||= given.includes('s')
    const node = this.#either()
    if (this.#at < this.#text.length) this.#refuse('an unmatched closing bracket')
    return node
  }

  #refuse(reason: string, at = this.#at): never {
    // Inside a part, the position is that of the part.
    throw this.#outer === undefined
      ? new PatternError(reason, at)
      : new PatternError(`${reason} (in {{${this.#within.at(-1)}}})`, at)
  }

  #is(text: string): boolean {
    return this.#text.startsWith(text, this.#at)
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false
    this.#at += text.length
    return true
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match !== null) this.#at += match[0].length
    return match
  }

  /** Skips comments, and blanks where they are insignificant. */
  #pass(): void {
    while (this.#match(/\(\?#[^)]*\)/y) !== null || (this.#isSpaced && this.#match(/\s+|#[^\n]*/y) !== null));
  }

  #either(): Node {
    if (++this.#depth > DEEPEST_GROUP) this.#refuse('groups are nested too deeply')
    const nodes = [this.#sequence()]
    while (this.#take('|')) nodes.push(this.#sequence())
    this.#depth--
    return nodes.length === 1 ? (nodes[0] as Node) : { is: 'one', nodes }
  }

  #sequence(): Node {
    const nodes: Node[] = []
    for (this.#pass(); this.#at < this.#text.length && !this.#is('|') && !this.#is(')'); this.#pass()) {
      const at = this.#at
      nodes.push(this.#times(this.#atom(), at))
    }
    return nodes.length === 1 ? (nodes[0] as Node) : { is: 'all', nodes }
  }

  #times(node: Node, from: number): Node {
    this.#pass()
    const at = this.#at
    const counted = this.#match(/\{(\d+)(,)?(\d*)\}/y)
    const sign = counted === null ? this.#match(/[?*+]/y)?.[0] : undefined
    if (counted === null && sign === undefined) return node
    const least = counted ? Number(counted[1]) : sign === '+' ? 1 : 0
    const most = counted
      ? counted[2]
        ? counted[3]
          ? Number(counted[3])
          : Infinity
        : least
      : sign === '?'
        ? 1
        : Infinity
    if (most === Infinity) this.#refuse(`"${this.#text.slice(at, this.#at)}" is unbounded: write {${least},n}`, at)
    if (least > most) this.#refuse('the minimum exceeds the maximum', at)
    if (node.is === 'beside' || node.is === 'border') this.#refuse('an assertion cannot be repeated', from)
    if (this.#is('?')) this.#refuse('lazy quantifiers are not supported: the longest match counts')
    if (this.#match(/[*+]|\{\d/y) !== null) this.#refuse('a quantifier follows a quantifier', this.#at - 1)
    return { is: 'times', inner: node, least, most }
  }

  #set(set: Ranges): Node {
    return { is: 'set', set: this.#isFolded ? inBothCases(set) : set }
  }

  #atom(): Node {
    if (this.#match(/\{\{(?=[\w-]+\}\})/y) !== null) return this.#part()
    if (this.#is('(')) return this.#group()
    if (this.#is('[')) return this.#set(this.#brackets())
    if (this.#take('.')) return this.#set(this.#isAll ? inverted([]) : inverted(LINE_ENDS))
    if (this.#take('^')) return { is: 'beside', isBehind: true, isNot: false, set: [], orEdge: true }
    if (this.#take('$')) return { is: 'beside', isBehind: false, isNot: false, set: [], orEdge: true }
    if (this.#match(/[*+?]|\{\d/y) !== null) this.#refuse('there is nothing to repeat', this.#at - 1)
    if (this.#is('\\')) return this.#escape()
    return this.#set(this.#character())
  }

  #character(): Ranges {
    const point = this.#text.codePointAt(this.#at) as number
    this.#at += lengthOf(point)
    return [point, point]
  }

  #part(): Node {
    const at = this.#at - 2
    const [name = ''] = this.#match(/[\w-]+/y) ?? []
    this.#at += 2
    const text = this.#parts(name)
    if (text === undefined) this.#refuse(`there is no part {{${name}}}`, at)
    if (this.#within.includes(name)) this.#refuse(`{{${name}}} is a part of itself`, at)
    if (this.#within.length >= DEEPEST) this.#refuse('parts are nested too deeply', at)
    // As in XRegExp.build, anchors on both ends of a part are dropped.
    const plain = /^(\(\?[imnsux]+\))?\^((?:[^\\]|\\[\s\S])*)\$$/.exec(text)
    const inner = plain === null ? text : `${plain[1] ?? ''}${plain[2]}`
    return new Reader(inner, this.#parts, [...this.#within, name], this).read('')
  }

  #group(): Node {
    const at = this.#at
    const beside = this.#match(/\(\?(<)?([=!])/y)
    if (beside !== null) return this.#lookaround(at, beside[1] !== undefined, beside[2] === '!')
    if (this.#match(/\(\?>/y) !== null) this.#refuse('atomic groups are not supported: the longest match counts', at)
    if (this.#match(GROUP()) === null) this.#refuse('a group of an unknown kind', at)
    const node = this.#either()
    if (!this.#take(')')) this.#refuse('a group is not closed', at)
    return node
  }

  /** A lookaround is supported for a single character, or the start or end of the line. */
  #lookaround(at: number, isBehind: boolean, isNot: boolean): Node {
    const node = this.#either()
    if (!this.#take(')')) this.#refuse('a group is not closed', at)
    let set: Ranges = []
    let orEdge = false
    for (const one of node.is === 'one' ? node.nodes : [node]) {
      const isEdge = one.is === 'beside' && !one.isNot && one.set.length === 0 && one.isBehind === isBehind
      if (one.is === 'set') set = joined([...set, ...one.set])
      else if (isEdge) orEdge = true
      else this.#refuse('a lookaround may hold only one character, ^ or $', at)
    }
    return { is: 'beside', isBehind, isNot, set, orEdge }
  }

  #escape(): Node {
    const at = this.#at
    const border = this.#match(/\\[bB]/y)
    if (border !== null) return { is: 'border', how: border[0] === '\\b' ? 'is' : 'not', set: WORD }
    if (this.#match(/\\(?:[1-9]|k)/y) !== null) this.#refuse('back-references are not supported', at)
    return this.#set(this.#escaped())
  }

  /** Returns the characters of an escape sequence, inside or outside brackets. */
  #escaped(): Ranges {
    const at = this.#at
    const kind = this.#match(/\\([dwsDWS])/y)?.[1]
    if (kind !== undefined) {
      const set = SETS[kind.toLowerCase()] as Ranges
      return kind === kind.toLowerCase() ? set : inverted(set)
    }
    const category = this.#match(/\\([pP])(?:\{(\^?)([\w=]+)\}|([A-Z]))/y)
    if (category !== null) return this.#category(category, at)
    const hex = this.#match(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{0*([\da-fA-F]{1,6})\})/y)
    if (hex !== null) {
      const point = Number.parseInt((hex[1] ?? hex[2] ?? hex[3]) as string, 16)
      if (point > 0x10ffff) this.#refuse('there is no such character', at)
      return [point, point]
    }
    const letter = this.#match(/\\([tnvfr]|0(?!\d))/y)?.[1]
    if (letter !== undefined) return [ESCAPED[letter] as number, ESCAPED[letter] as number]
    if (this.#match(ESCAPED_SIGN()) === null || this.#at >= this.#text.length) this.#refuse('an unknown escape', at)
    return this.#character()
  }

  #category([, letter, not = '', long, short]: RegExpExecArray, at: number): Ranges {
    const name = (long ?? short) as string
    const set = property(name)
    if (set === undefined) this.#refuse(`an unknown Unicode property "${name}"`, at)
    return (letter === 'P') === (not === '^') ? set : inverted(set)
  }

  #brackets(): Ranges {
    const begin = this.#at
    this.#at++
    const isNot = this.#take('^')
    let set: Ranges = []
    while (!this.#take(']')) {
      if (this.#at >= this.#text.length) this.#refuse('brackets are not closed', begin)
      const at = this.#at
      const first = this.#member()
      if (!this.#is('-') || this.#text[this.#at + 1] === ']' || this.#at + 1 >= this.#text.length) {
        set = joined([...set, ...first])
        continue
      }
      this.#at++
      const last = this.#member()
      const isRange = first.length === 2 && last.length === 2 && first[0] === first[1] && last[0] === last[1]
      if (!isRange || (first[0] as number) > (last[0] as number)) this.#refuse('an invalid range in brackets', at)
      set = joined([...set, first[0] as number, last[0] as number])
    }
    if (set.length === 0 && !isNot) this.#refuse('brackets are empty', begin)
    const own = this.#isFolded ? inBothCases(set) : set
    return isNot ? inverted(own) : own
  }

  #member(): Ranges {
    if (this.#match(/\\b/y) !== null) return [8, 8]
    return this.#is('\\') ? this.#escaped() : this.#character()
  }
}

/**
 * Parses a pattern.
 *
 * @param name - its own name, which its parts must not refer to
 * @throws PatternError
 */
export function readPattern(text: string, flags: string, name: string, parts: Parts): Node {
  return new Reader(text, parts, [name]).read(flags)
}

/** Returns the minimum and maximum length of a match in characters; 0 and 0 for lookarounds. */
export function lengths(node: Node): readonly [number, number] {
  switch (node.is) {
    case 'set':
      return [1, 1]
    case 'all':
      return node.nodes.map(lengths).reduce(([a, b], [least, most]) => [a + least, b + most], [0, 0])
    case 'one': {
      const all = node.nodes.map(lengths)
      return [Math.min(...all.map(([least]) => least)), Math.max(...all.map(([, most]) => most))]
    }
    case 'times': {
      const [least, most] = lengths(node.inner)
      return [least * node.least, most * node.most]
    }
    default:
      return [0, 0]
  }
}

/** A condition on the characters around a position. */
export type Guard = Extract<Node, { is: 'beside' | 'border' }>

/** True if a guard holds between two characters; -1 stands for the start or end of the line. */
export function passes(guard: Guard, before: number, after: number): boolean {
  const isIn = (point: number) => point >= 0 && has(guard.set, point)
  if (guard.is === 'border') {
    if (guard.how === 'unglued') return !(isIn(before) && isIn(after))
    return (isIn(before) !== isIn(after)) === (guard.how === 'is')
  }
  const point = guard.isBehind ? before : after
  return (point < 0 ? guard.orEdge : isIn(point)) !== guard.isNot
}
