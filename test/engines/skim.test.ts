/**
 * JSON that the kernel reads by its structure: awkward names and values, and documents of these, corrupted or
 * truncated. The plain engine reads them character by character.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Tally } from '../../src/engine/engine'
import { FastEngine } from '../../src/engine/fast'
import { PlainEngine } from '../../src/engine/plain'
import { loadKernel } from '../../src/kernel/kernel'
import { makePlan } from '../../src/options/plan'
import { lexicon } from '../../src/resolve/lexicon'

const TODAY = { today: 20261122, context: {} }
const RUNS = Number(process.env.RUNS ?? 1)

const kernel = loadKernel(lexicon)
if (typeof kernel === 'string') throw new Error(kernel)

function enginesFor(block?: number) {
  const plan = makePlan({ minConfidence: 0 }, block)
  return { fast: new FastEngine(kernel as never, plan, new Tally()), twin: new PlainEngine(plan, new Tally()) }
}

const { fast, twin } = enginesFor()

describe('a listed name of JSON', () => {
  test.each([
    ['ends with a hyphen', '{"token-":"hunter22"}'],
    ['ends with a mark', '{"password!":"hunter22"}'],
    ['ends with a colon', '{"password:":"hunter22"}'],
    ['ends with a blank', '{"password ":"hunter22"}'],
    ['ends with many digits', '{"token1234567890123":"hunter22"}'],
    ['has blanks before its colon', '{"token"   :"hunter22"}'],
    ['has an apostrophe', '{"user\'s password":"hunter22"}'],
    ['is very long', `{"${'ab '.repeat(30)}token":"hunter22"}`],
    ['is escaped', '{"id":"871220-2384","pass\\u0077ord":"hunter22"}'],
    ['has octets for letters', '{"id":"871220-2384","pass%77ord":"hunter22"}'],
    ['stands in a string', '{"log":"{\\"id\\":null,\\"token-\\":\\"hunter22\\"}"}'],
    ['owns an object', '{"id":1,"secret":{"a":["hunter22",{"b":"hunter22"}]},"c":2}'],
    ['owns what a line ends in', '{"token":{"a":"hunter22'],
    ['owns lines', '{"token":[\n"hunter22",\n"hunter22"\n]}'],
    ['has an escaped quote', '{"id":null,"au\\"thorization":"hunter22"}'],
    ['has an escaped quote in a string', '{"log":"{\\"id\\":null,\\"au\\\\\\"thorization\\":\\"hunter22\\"}"}'],
    ['begins with much that cannot be seen', `{"${'\u200b'.repeat(9)}token":"hunter22"}`],
  ])('%s', (_, text) => {
    const output = twin.redact(text, TODAY)
    expect(output).not.toContain('hunter22')
    expect(fast.redact(text, TODAY)).toBe(output)
  })

  test('is none in text', () => {
    for (const text of ['token-: hunter22', '"token-": "hunter22"', "'token-' => 'hunter22'"]) {
      expect(fast.redact(text, TODAY)).toBe(twin.redact(text, TODAY))
    }
  })
})

const VALUES = [
  ...['871220-2384', '198712202384', '41819077302', '01019550091', 'anna@example.se', '070-174 06 05', '192.0.2.44'],
  ...['2001:db8::7', '070%20174%2006%2005', 'anna&#64;example.se', 'k\\u00e5re@example.no', '8712\u200b20-2384'],
  ...['871220\u00a02384', '//192.0.2.1:80'],
]
const NAMES = [
  ...['a', 'id', 'fnr', 'personnummer', 'tel', 'konto', 'version', 'password', 'token-', 'secret', 'x y', ''],
  ...['f\u00f8dselsnummer', 'pass\\u0077ord', "user's token", 'user[password]', '{', '871220-2384', 'f\u200bnr'],
  ...['name', 'value', 'name', 'value', 'k', 'v', 'type', 'v\\u0061lue', 'na\u200bme', 'content', 'system'],
]
const WORDS = [
  ...[
    '',
    '[1,2]',
    ' [',
    '{',
    '{\\"a\\":1}',
    'C:\\\\dir',
    'x=1&y=2',
    'http://example.com/?a=b+c',
    'the customer',
    '\u00e5',
  ],
  ...[
    'Chrome/120.0.0.0',
    'x'.repeat(80),
    'password=hunter22',
    "it's",
    '\\n',
    'password',
    'token',
    'pnr',
    'Cookie',
    'l\u00f6senord',
    'p\\u0077d',
    '12',
  ],
]
const NUMBERS = [
  '1',
  '-1',
  '0.5',
  '1e5',
  '871220',
  '8712202384',
  '198712202384',
  '15069010013',
  '701740605',
  'true',
  'null',
]
const BLANKS = ['', '', '', '', ' ', '  ', '\t', '\n', '\r\n']
const SPOIL = ['"', '\\', '{', '}', '[', ']', ':', ',', '\n', '\n{', ' ', '1', 'x', '%', '\u200b', '{"']

const blank = fc.constantFrom(...BLANKS)
const piece = fc.constantFrom(...VALUES, ...WORDS)
const string = fc.array(piece, { maxLength: 4 }).map((pieces) => `"${pieces.join(' ')}"`)
const { value: document } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    string,
    fc.constantFrom(...NUMBERS),
    fc
      .array(fc.tuple(blank, tie('value'), blank), { maxLength: 4 })
      .map((items) => `[${items.map((item) => item.join('')).join(',')}]`),
    fc
      .array(fc.tuple(blank, fc.constantFrom(...NAMES), blank, tie('value'), blank), { maxLength: 5 })
      .map((items) => `{${items.map(([a, name, b, is, c]) => `${a}"${name}"${b}:${is}${c}`).join(',')}}`),
  ),
}))
const spoilt = fc
  .tuple(document, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...SPOIL)), { maxLength: 2 }))
  .map(([text, marks]) =>
    marks.reduce((all, [at, mark]) => {
      const place = at % (all.length + 1)
      return all.slice(0, place) + mark + all.slice(place)
    }, text),
  )
const between = fc.constantFrom('\n', '\n', '\r\n', ' ', ',', '\nINFO ', ' ?a=b+c ')
const texts = fc
  .array(fc.tuple(spoilt, between), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.map((part) => part.join('')).join(''))

test('names in broken JSON: a word of JSON takes no part of one, and a quote before it may be lost', () => {
  const plan = makePlan({ fields: { 'category:name': true, note: 'mask' } })
  const [one, other] = [new FastEngine(kernel as never, plan, new Tally()), new PlainEngine(plan, new Tally())]
  const words = ['[{null-navn:hunter22', '{"a":true.navn:hunter22', '[1,false_navn:hunter22', '[{null navn:hunter22']
  const quotes = ['{""0 note":0', '{"id":"x"note":0', '["a"y.note":0', '{"a" user note":0']
  for (const text of [...words, ...quotes]) expect(one.scan(text, TODAY)).toEqual(other.scan(text, TODAY))
})

test('a plus at the end of a tag', () => {
  for (const text of [
    '<Bearer +000l>0',
    '<token +abc>0',
    '<a +token>0',
    '?<token+ab>0',
    'a?b=c&x+api+key=0',
    'a?my+token=0',
  ]) {
    expect(fast.scan(text, TODAY)).toEqual(twin.scan(text, TODAY))
  }
})

test('an escape that a line end cuts off ends the string it is in, and no other', () => {
  for (const text of ['{"pin":"{\\"\\\\', '{"pin":"a\\', '{"pin":"{\\"a\\\\u00', '{"pin":"{\\"a%']) {
    for (const end of ['', '\n', '\nx']) expect(fast.scan(text + end, TODAY)).toEqual(twin.scan(text + end, TODAY))
  }
})

test('an empty name before an equals sign takes no line end', () => {
  for (const text of ['[\n""=token ":0\n', '["a",""=token ":0', '["a",\n"b"\n=token ":0', '["a"=token ":0']) {
    expect(fast.scan(text, TODAY)).toEqual(twin.scan(text, TODAY))
  }
})

test.each([
  ['broken JSON before a cut is glued to nothing', `${' '.repeat(27)}871220-2384{"0000":a00`],
  ['a query ends with its line, also where that is long', `?q=%5B${'x'.repeat(42)}\r%871220+2384`],
])('%s', (_label, text) => {
  const { fast, twin } = enginesFor(48)
  expect(fast.scan(text, TODAY)).toEqual(twin.scan(text, TODAY))
})

test('a number that lost its zeros is one finding, also over a cut', () => {
  const { fast, twin } = enginesFor(48)
  for (const shift of [0, 1, 2, 3, 4, 5, 6]) {
    const text = `{"x":"${'x'.repeat(shift)}","password":{"fnr":871220238,"pnr":8712202384},"tel":701740605}`
    expect(fast.scan(text, TODAY)).toEqual(twin.scan(text, TODAY))
  }
})

describe('what a listed name owns of text', () => {
  test.each([`Cookie:${'\\u0041'.repeat(2901)}`, `Cookie: 0${'x '.repeat(8699)}{"`])('goes on behind a cut', (text) => {
    expect(fast.scan(text, TODAY)).toEqual(twin.scan(text, TODAY))
  })
})

test('places that cannot be seen are taken where they are', () => {
  for (const text of ['["\u200b\u200b\u200bpwd":]\n0', '{"\u200b\u200b\u200b\u200bmobil":[\n],1800000']) {
    const bytes = Buffer.from(text)
    expect(fast.scan(bytes, TODAY)).toEqual(twin.scan(bytes, TODAY))
  }
})

describe('made-up documents', () => {
  test('are read alike by both engines', () => {
    const property = fc.property(texts, (text) => {
      expect(fast.scan(text, TODAY)).toEqual(twin.scan(text, TODAY))
      const bytes = Buffer.from(text)
      expect(fast.redact(bytes, TODAY).toString()).toBe(twin.redact(bytes, TODAY).toString())
    })
    fc.assert(property, { numRuns: 1000 * RUNS })
  })

  test('are read alike on one long line', () => {
    const property = fc.property(texts, fc.nat(3), (text, blanks) => {
      const one = `${' '.repeat(blanks)}${text.replace(/[\r\n]/g, ' ')}`
      const long = one.repeat(Math.ceil(40_000 / one.length))
      expect(fast.redact(long, TODAY)).toBe(twin.redact(long, TODAY))
    })
    fc.assert(property, { numRuns: 20 * RUNS })
  })
})
