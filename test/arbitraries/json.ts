/** JSON with planted values, and the expected result; RFC 8259. */
import fc from 'fast-check'
import type { Kind } from '../../src/types'
import { NAMED_NUMBERS, NUMBERS, type Value, value } from './planted'

/** Text of a string or name: pieces, some of them values. */
type Pieces = ReadonlyArray<string | Value>

type Node =
  | { readonly type: 'string'; readonly pieces: Pieces }
  | { readonly type: 'number'; readonly number: string | Value }
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'array'; readonly items: readonly Node[] }
  | { readonly type: 'object'; readonly members: readonly Member[] }
  /** A string that holds JSON. */
  | { readonly type: 'nested'; readonly node: Node }

type Member = readonly [name: Pieces, node: Node]

/** Where a value stands in a document. */
export interface Plant {
  readonly kind: Kind
  /** Without escapes. */
  readonly value: string
  readonly place: 'string' | 'name' | 'number'
  /** Strings round it that hold JSON. */
  readonly level: number
  /** What stands there afterwards, as it is written. */
  readonly replacement: string
}

/** Text as far as it belongs to one plant or to none. */
export interface Span {
  readonly text: string
  readonly plant: Plant | undefined
}

export interface Document {
  readonly text: string
  /** With every value replaced by its label. */
  readonly expected: string
  readonly spans: readonly Span[]
}

/** Levels of strings in strings that are read as JSON. */
const DEEPEST = 3

/** Escaping what is escaped already makes it grow sixfold, so there it is rare. */
const RARE = 40

/** How a document is laid out, and how many characters are escaped that need not be: one in so many. */
export interface Style {
  readonly indent: string
  readonly end: string
  readonly colon: string
  readonly escaped: number
}

const SHORT: { readonly [character: string]: string } = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

function hexEscape(unit: string, isUpper: boolean): string {
  const hex = unit.charCodeAt(0).toString(16).padStart(4, '0')
  return `\\u${isUpper ? hex.toUpperCase() : hex}`
}

export function quoted(text: string, level: number): string {
  let output = text
  for (let i = 0; i < level; i++) output = JSON.stringify(output).slice(1, -1)
  return output
}

/** Writes a document; what is arbitrary about the writing comes from a row of numbers, over and over. */
class Writer {
  readonly #style: Style
  readonly #dice: readonly number[]
  #thrown = 0

  constructor(style: Style, dice: readonly number[]) {
    this.#style = style
    this.#dice = dice
  }

  /** One of the numbers below `sides`. */
  #throw(sides: number): number {
    this.#thrown++
    return (this.#dice[this.#thrown % this.#dice.length] as number) % sides
  }

  /** One character in a string; of those that need not be escaped, one in `rarity` is, none for 0. */
  #escape(character: string, rarity: number): string {
    const short = SHORT[character]
    const isAsked = rarity > 0 && this.#throw(rarity) === rarity - 1
    if (!isAsked && short !== undefined) return short
    if (!isAsked && character >= ' ') return character
    if (character === '/' && this.#throw(2) === 0) return '\\/'
    const isUpper = this.#throw(2) === 0
    return character
      .split('')
      .map((unit) => hexEscape(unit, isUpper))
      .join('')
  }

  #inString(spans: readonly Span[], rarity: number): Span[] {
    const inside = spans.map(({ text, plant }) => ({
      text: [...text].map((character) => this.#escape(character, rarity)).join(''),
      plant,
    }))
    return [{ text: '"', plant: undefined }, ...inside, { text: '"', plant: undefined }]
  }

  #string(pieces: Pieces, level: number, place: 'string' | 'name', names: Map<string, number>): Span[] {
    return this.#inString(
      pieces.map((piece) => {
        if (typeof piece === 'string') return { text: piece, plant: undefined }
        const count = (names.get(piece.kind) ?? 0) + 1
        if (place === 'name') names.set(piece.kind, count)
        const label = place === 'name' && count > 1 ? `[${piece.kind}-${count}]` : `[${piece.kind}]`
        return { text: piece.text, plant: { kind: piece.kind, value: piece.text, place, level, replacement: label } }
      }),
      this.#style.escaped,
    )
  }

  #number(number: string | Value, level: number): Span[] {
    if (typeof number === 'string') return [{ text: number, plant: undefined }]
    const replacement = quoted(`"[${number.kind}]"`, level)
    return [
      { text: number.text, plant: { kind: number.kind, value: number.text, place: 'number', level, replacement } },
    ]
  }

  /** Brackets round parts, laid out. */
  #list(open: string, close: string, parts: readonly Span[][], depth: number): Span[] {
    const { indent, end } = this.#style
    const line = (deep: number) => (end === '' ? '' : end + indent.repeat(deep))
    const inner = parts.flatMap((part, i) => [
      { text: (i > 0 ? ',' : '') + line(depth + 1), plant: undefined },
      ...part,
    ])
    const last = parts.length > 0 ? line(depth) : ''
    return [{ text: open, plant: undefined }, ...inner, { text: last + close, plant: undefined }]
  }

  write(node: Node, level: number, depth: number): Span[] {
    switch (node.type) {
      case 'string':
        return this.#string(node.pieces, level, 'string', new Map())
      case 'number':
        return this.#number(node.number, level)
      case 'word':
        return [{ text: node.word, plant: undefined }]
      case 'nested':
        return level < DEEPEST
          ? this.#inString(this.write(node.node, level + 1, 0), this.#style.escaped && RARE)
          : this.#string(['too deep'], level, 'string', new Map())
      case 'array': {
        const items = node.items.map((item) => this.write(item, level, depth + 1))
        return this.#list('[', ']', items, depth)
      }
      case 'object': {
        const names = new Map<string, number>()
        const colon = { text: this.#style.colon, plant: undefined }
        const members = node.members.map(([name, item]) => [
          ...this.#string(name, level, 'name', names),
          colon,
          ...this.write(item, level, depth + 1),
        ])
        return this.#list('{', '}', members, depth)
      }
    }
  }
}

/** Pieces of text that speak for and against nothing, some of them hard to read as JSON. */
const WORDS = [
  '',
  'x',
  'Hej då',
  'å',
  '🙂',
  '日本',
  'msg',
  'C:\\temp\\',
  'a/b',
  '{',
  '}',
  '[',
  ']',
  'x {y',
  'null',
  '\u2028',
]
const BEFORE = [
  '',
  ' ',
  'Hej, ',
  'å ',
  '🙂',
  'a\n',
  'b\t',
  '\n',
  '\r\n',
  '\t',
  '"',
  '(',
  '\\ ',
  'msg: ',
  '<b>',
  '{',
  '[x ',
]
const AFTER = ['', ' ', ', då', '\n', '\r\n', '\t', '"', ')', ' 🙂', '\\', '.', '<', '}', ']', ' \u2028']

const word = fc.constantFrom(...WORDS)

const planted: fc.Arbitrary<Pieces> = fc
  .tuple(fc.constantFrom(...BEFORE), value, fc.constantFrom(...AFTER))
  .map(([before, found, after]) => [before, found, after])

const text: fc.Arbitrary<Pieces> = fc.oneof(
  { weight: 2, arbitrary: word.map((plain) => [plain]) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }).map((plain) => [plain]) },
  { weight: 2, arbitrary: planted },
  { weight: 1, arbitrary: fc.tuple(planted, planted).map(([one, two]) => [...one, ' | ', ...two]) },
)

/** Numbers of every form, none of them anybody's. */
const NOBODYS = [
  '0',
  '-0',
  '1',
  '-17',
  '3.25',
  '-0.5',
  '1e3',
  '1E-7',
  '12.5e+10',
  '9007199254740993',
  `1${'0'.repeat(40)}`,
]

const number: fc.Arbitrary<Node> = fc
  .oneof({ weight: 3, arbitrary: fc.constantFrom(...NOBODYS) }, { weight: 2, arbitrary: fc.constantFrom(...NUMBERS) })
  .map((one) => ({ type: 'number', number: one }))

const leaf: fc.Arbitrary<Node> = fc.oneof(
  { weight: 3, arbitrary: text.map((pieces): Node => ({ type: 'string', pieces })) },
  { weight: 2, arbitrary: number },
  {
    weight: 1,
    arbitrary: fc.constantFrom('true', 'false', 'null').map((name): Node => ({ type: 'word', word: name })),
  },
)

/** Names that speak for and against nothing; the same one may come twice. */
const plainName = fc
  .constantFrom('', 'a', 'b', 'data', 'x y', 'å', '🙂', 'items', '7', 'q"q', 'e\\f', '__proto__')
  .map((name): Pieces => [name])

const member = (node: fc.Arbitrary<Node>): fc.Arbitrary<Member> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.tuple(plainName, node) },
    { weight: 1, arbitrary: fc.tuple(planted, node) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...NAMED_NUMBERS)
        .map(([name, one]): Member => [[name], { type: 'number', number: one }]),
    },
  )

/** Two names of an object that hold a value are different, for a parser would keep one of them only. */
function isSamePlantedName([one]: Member, [other]: Member): boolean {
  return one.length > 1 && JSON.stringify(one) === JSON.stringify(other)
}

const { object, container } = fc.letrec<{ node: Node; object: Node; array: Node; container: Node }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('object'),
    tie('array'),
    tie('container').map((node): Node => ({ type: 'nested', node })),
  ),
  object: fc
    .uniqueArray(member(tie('node')), { maxLength: 5, comparator: isSamePlantedName })
    .map((members): Node => ({ type: 'object', members })),
  array: fc.array(tie('node'), { maxLength: 4 }).map((items): Node => ({ type: 'array', items })),
  container: fc.oneof(tie('object'), tie('array')),
}))

const pretty: fc.Arbitrary<Style> = fc.record({
  indent: fc.constantFrom('', ' ', '  ', '\t', '    '),
  end: fc.constantFrom('\n', '\r\n'),
  colon: fc.constantFrom(':', ': ', ' : '),
  escaped: fc.constantFrom(0, 2, 6),
})

const compact: fc.Arbitrary<Style> = fc.record({
  indent: fc.constant(''),
  end: fc.constantFrom('', '', ' '),
  colon: fc.constantFrom(':', ': ', ' :\t'),
  escaped: fc.constantFrom(0, 2, 6),
})

const dice = fc.array(fc.nat(59), { minLength: 1, maxLength: 24 })

/** Longest value as it is written: a decision depends on a stated number of characters round it. */
const LONGEST = 300

/** A document of spans. */
export function documentOf(spans: readonly Span[]): Document {
  return {
    text: spans.map((span) => span.text).join(''),
    expected: spans.map((span) => span.plant?.replacement ?? span.text).join(''),
    spans,
  }
}

function written(node: fc.Arbitrary<Node>, style: fc.Arbitrary<Style>): fc.Arbitrary<Document> {
  return fc
    .tuple(node, style, dice)
    .map(([tree, how, numbers]) => documentOf(new Writer(how, numbers).write(tree, 0, 0)))
    .filter(({ spans }) => spans.every(({ text, plant }) => plant === undefined || text.length <= LONGEST))
}

/** One document, laid out somehow. */
export const json: fc.Arbitrary<Document> = written(container, fc.oneof(pretty, compact))

/** One object on one line. */
export const record: fc.Arbitrary<Document> = written(object, compact)

/** The same without escapes that need not be. */
export const plainRecord: fc.Arbitrary<Document> = written(
  object,
  compact.map((style) => ({ ...style, escaped: 0 })),
)
