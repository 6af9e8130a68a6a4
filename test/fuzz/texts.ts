/**
 * @module Texts assembled from the building blocks of formats, names and values, so that they occur in all
 * combinations.
 */
import fc from 'fast-check'
import type { Part } from './case'
import { COLOURS, CONTAINER, ESCAPES, LABELS, LETTERS, NAMES, RECORDS, SIGNS, VALUES } from './pieces'

/** One of some words with a character gone, doubled, or something beside it. */
const changedOf = (words: readonly string[], come: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom(...words), fc.nat(), come, fc.boolean()).map(([word, place, sign, isGone]) => {
    const at = place % (word.length + 1)
    return word.slice(0, at) + sign + word.slice(at + (isGone ? 1 : 0))
  })
const nearly = changedOf(NAMES, fc.constantFrom('', ...SIGNS, 'a', 'å', '\u200b'))
const ENDS = ['x1', 'X12', 'T', 'e5', 'kr', '_', '%', '\u200b', '\u00ad']
const torn = changedOf(VALUES, fc.constantFrom(...SIGNS, ...ESCAPES, ...LETTERS, ...COLOURS, ...ENDS))
const encodedTorn = changedOf(
  ['&nbsp;', '&#45;', '%20', '%2D', '\\u002d', '\\x20', '\x1b[1m', '\x1b(B', '\\u001b[?25l'],
  fc.constantFrom('\u200b', '\u00ad', '', ...SIGNS),
)

const digits = fc.stringMatching(/^[0-9][0-9 .,:+-]{3,14}$/)
const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...SIGNS) },
  { weight: 5, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 2, arbitrary: nearly },
  { weight: 2, arbitrary: torn },
  { weight: 1, arbitrary: encodedTorn },
  { weight: 6, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 4, arbitrary: fc.constantFrom(...RECORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...ESCAPES) },
  { weight: 1, arbitrary: fc.constantFrom(...LETTERS) },
  { weight: 1, arbitrary: fc.constantFrom(...LABELS, ...COLOURS) },
  { weight: 1, arbitrary: fc.constantFrom(...CONTAINER) },
  { weight: 1, arbitrary: digits },
)

const joined = (pieces: readonly string[]) => pieces.join('')
const soup = fc.array(piece, { maxLength: 40, size: 'max' }).map(joined)
const sip = fc.array(piece, { maxLength: 6 }).map(joined)

/** A few signs, a name and a value, over and over: what is short is tried in nearly all its forms. */
const small = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...SIGNS), { minLength: 2, maxLength: 5 }),
    fc.array(fc.oneof(fc.constantFrom(...NAMES), fc.constantFrom(...VALUES), nearly, fc.constantFrom(...ESCAPES)), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.array(fc.nat(), { minLength: 2, maxLength: 16, size: 'max' }),
  )
  .map(([signs, words, order]) => {
    const all = [...signs, ...words]
    return order.map((place) => all[place % all.length]).join('')
  })

const leaf = fc.oneof(sip, fc.constantFrom<unknown>(8712202384, 198712202384, 1019550091, 41819077302, 0, true, null))
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), nearly, sip), tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))
const record = fc
  .tuple(tree, fc.constantFrom(undefined, 1, '\t'), fc.boolean())
  .map(([value, indent, isNested]) => JSON.stringify(isNested ? { m: JSON.stringify(value) } : value, null, indent))
const records = fc.array(record, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'))

const line = fc.tuple(fc.constantFrom(...CONTAINER), sip).map(joined)
const log = fc
  .tuple(fc.constantFrom(...CONTAINER), fc.array(fc.oneof(line, sip), { maxLength: 8 }), fc.constantFrom('\n', '\r\n'))
  .map(([first, lines, end]) => first + lines.join(end))

const cell = fc
  .tuple(fc.oneof(sip, fc.constantFrom(...NAMES), fc.constantFrom(...VALUES)), fc.boolean())
  .map(([text, isQuoted]) => (isQuoted ? `"${text.replaceAll('"', '""')}"` : text))
const table = fc
  .tuple(
    fc.constantFrom(',', ';', '\t', '|'),
    fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([comma, rows, end]) => rows.map((cells) => cells.join(comma) + end).join(''))

/** Some of the characters written as escapes. */
function encoded(text: string, how: number, dice: readonly number[]): string {
  const hex = (unit: string) => unit.charCodeAt(0).toString(16)
  const percent = (unit: string) => (unit < '\x80' ? `%${hex(unit).padStart(2, '0')}` : unit)
  const writers = [
    percent,
    (unit: string) => percent(unit).replace('%', '%25'),
    (unit: string) => `\\u${hex(unit).padStart(4, '0')}`,
    (unit: string) => `&#x${hex(unit)};`,
    (unit: string) => `&#${unit.charCodeAt(0)}`,
  ]
  const write = writers[how % writers.length] as (unit: string) => string
  return text
    .split('')
    .map((unit, i) => ((dice[i % dice.length] as number) % 3 === 0 ? write(unit) : unit))
    .join('')
}
const written = fc
  .tuple(fc.oneof(sip, small), fc.nat(), fc.array(fc.nat(), { minLength: 1, maxLength: 7 }))
  .map(([text, how, dice]) => encoded(text, how, dice))

const word = fc.oneof(fc.constantFrom(...NAMES), nearly, fc.constantFrom(...VALUES))
const any = (...signs: string[]) => fc.constantFrom('', '', ...signs)
const quote = any('"', "'", '\\"', '%22', '&quot;', '`', '\\u0022', '“', '*', '**', '_', '[', '(', '<')
const blank = any(
  ' ',
  ' ',
  '\t',
  '+',
  '%20',
  '\u00a0',
  '\\u0020',
  '\\t',
  '&nbsp;',
  '&#32;',
  '\x1b[33m',
  '\u200b',
  '=\n',
  '\\',
  '\r',
  '\n  ',
)
const mark = fc.constantFrom(
  ...[...':=>,', ': ', ' = ', ':', '=', '=>', ':=', '->', '%3D', '%3A', '&#61;', '\\u003d', '::', '==', '：', ' is '],
)
/** What follows a name as part of it. */
const tail = any('', '1', '12', '123', '_v2', '-2', '[0]', '()', '_old', '.1', ' 1', '%31', 'å', 'Id', 's')
const named = fc.tuple(quote, fc.constantFrom(...NAMES), tail)
const assigned = fc.oneof(fc.constantFrom(...VALUES), fc.constantFrom('-', '+', '-x', '--x', '$', '{', '*', 'x'), sip)
/** A pair with anything around its parts. */
const dressed = fc
  .tuple(
    any('-', '- ', '--', '<', '&', '{"', '\\n', '# '),
    named,
    blank,
    mark,
    blank,
    quote,
    assigned,
    any('\n', ';', ')'),
  )
  .map(([lead, [outer, name, end], before, sign, behind, inner, value, past]) =>
    [lead, outer, name, end, outer, before, sign, behind, inner, value, inner, past].join(''),
  )
const pair = fc.oneof(
  fc.tuple(word, fc.constantFrom('=', ':', ': ', '%3D', '=%22', '="', '=>'), fc.oneof(word, sip)).map(joined),
  dressed,
)
/** Pairs of names and values as queries, headers, logfmt and markup have them. */
const pairs = fc
  .tuple(
    fc.constantFrom('GET /x?', 'http://a@b.se/?', '<a ', '', '', '{', '?', '- '),
    fc.array(pair, { minLength: 1, maxLength: 6 }),
    fc.constantFrom('&', ' ', '; ', '\n', ', ', '><'),
  )
  .map(([begin, list, join]) => begin + list.join(join))
/** JSON in strings of JSON, to a level that is read and beyond. */
const nested = fc.tuple(tree, fc.integer({ min: 1, max: 4 })).map(([value, levels]) => {
  let text = JSON.stringify(value)
  for (let i = 0; i < levels; i++) text = JSON.stringify({ m: text })
  return text
})

const whole = fc.oneof(records, log, table, written, soup, pairs, nested)
/** Something has gone, and something has come. */
const changed = fc
  .tuple(whole, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), piece), { minLength: 1, maxLength: 4 }))
  .map(([text, changes]) =>
    changes.reduce((before, [place, gone, come]) => {
      const at = place % (before.length + 1)
      return before.slice(0, at) + come + before.slice(at + gone)
    }, text),
  )

const short = fc.oneof(
  { weight: 4, arbitrary: small },
  { weight: 4, arbitrary: soup },
  { weight: 3, arbitrary: changed },
  { weight: 1, arbitrary: records },
  { weight: 1, arbitrary: log },
  { weight: 1, arbitrary: table },
  { weight: 1, arbitrary: written },
  { weight: 2, arbitrary: pairs },
  { weight: 1, arbitrary: nested },
)

/** Where lines are cut, or memory ends. */
const CUTS = [1024, 4096, 16_384, 16_384, 32_768, 65_536, 262_144, 262_144, 1_048_576]
const FILLERS = [
  ...['x', 'x ', '"a",', 'å', '%41', 'a=b&', '{"a":', ' ', '\\u0041', '0', '1 ', 'x@', '&#65;', '\\"', ';', '\n'],
]

/** What interests lies at a cut, a little before it or behind it. */
const long: fc.Arbitrary<Part[]> = fc
  .tuple(
    sip,
    fc.array(
      fc.tuple(
        fc.constantFrom(...FILLERS),
        fc.constantFrom(...CUTS),
        fc.integer({ min: -60, max: 20 }),
        fc.boolean(),
        short,
      ),
      { minLength: 1, maxLength: 2 },
    ),
  )
  .map(([first, cuts]) => {
    const parts: Part[] = [[first, 1]]
    for (const [filler, cut, shift, isCounted, text] of cuts) {
      // An escape is several characters and one code.
      const width = isCounted ? filler.length : 1
      parts.push(
        [filler, Math.max(0, Math.floor((cut + shift - first.length) / width / (cut > 300_000 ? 4 : 1)))],
        [text, 1],
      )
    }
    return parts
  })

const once = (text: string): Part[] => [[text, 1]]
const INVALID = '\xff \xc3 \xe2\x80 \xf0\x9f \x80 \xed\xa0\x80 \xc0\xaf \xa0 \x96 \xe5 \xf8'.split(' ')

/** Text as its bytes, each a character, with some that are no UTF-8. */
const bytes: fc.Arbitrary<Part[]> = fc
  .tuple(short, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...INVALID)), { maxLength: 5 }))
  .map(([text, wrong]) =>
    wrong.reduce((before, [place, come]) => {
      const at = place % (before.length + 1)
      return before.slice(0, at) + come + before.slice(at)
    }, Buffer.from(text).toString('latin1')),
  )
  .map(once)

interface Drawn {
  readonly text: Part[]
  readonly isBytes: boolean
}

/** A text that is no longer than a few lines, and whether it is one of bytes. */
export const brief: fc.Arbitrary<Drawn> = fc.oneof(
  { weight: 6, arbitrary: short.map((whole) => ({ text: once(whole), isBytes: false })) },
  { weight: 1, arbitrary: bytes.map((parts) => ({ text: parts, isBytes: true })) },
)

/** Any text. */
export const text: fc.Arbitrary<Drawn> = fc.oneof(
  { weight: 35, arbitrary: brief },
  { weight: 1, arbitrary: long.map((parts) => ({ text: parts, isBytes: false })) },
)

/** What a redactor read before. */
export const earlier: fc.Arbitrary<string[]> = fc.array(short, { maxLength: 3 })

/** Bytes of chunks. */
export const sizes: fc.Arbitrary<number[]> = fc.array(fc.integer({ min: 1, max: 33 }), { minLength: 1, maxLength: 6 })
