/**
 * Long lines with few values: the kernel skips most of their blocks, and reads the state that is open there only at a
 * value. The plain engine reads everything.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Tally } from '../../src/engine/engine'
import { FastEngine } from '../../src/engine/fast'
import { PlainEngine } from '../../src/engine/plain'
import { loadKernel } from '../../src/kernel/kernel'
import { makePlan } from '../../src/options/plan'
import { createRedactor, redactorFor } from '../../src/redactor'
import { lexicon } from '../../src/resolve/lexicon'
import type { Redactor } from '../../src/types'
import { forAll } from '../for-all'

const TODAY = { today: 20261122, context: {} }
const kernel = loadKernel(lexicon)
if (typeof kernel === 'string') throw new Error(kernel)

function enginesFor(block?: number) {
  const plan = makePlan({ minConfidence: 0 }, block)
  return { fast: new FastEngine(kernel as never, plan, new Tally()), twin: new PlainEngine(plan, new Tally()) }
}

const large = enginesFor()
/** A block of so few codes that a short text goes over several. */
const SMALL = 500
const small = enginesFor(SMALL)

/** What a long line is made of, and nothing is found in. */
const UNITS = [
  ...[
    'abc ',
    '{',
    '[',
    '{"',
    '{"a":1},',
    '[1,',
    '[],',
    '{}',
    '"',
    '"a",',
    '}',
    ']',
    'å',
    'kåre ',
    'ÿ×',
    '\\"',
    '\\',
    '\\n',
  ],
  ...[
    'abc%20def',
    'abc%20def ',
    'abc?def+ghi',
    'abc?def+ghi ',
    'https://example.se/a?b=c&d=e ',
    '&amp;',
    'k\\u00e5re ',
  ],
  ...['{"a":"b"},', '{"a"=>"b"},', '"{\\"a\\":[", ', 'x\u200b', 'å🙂', '{"a":[', '"a":{', '\\\\', '\t', ',', ': '],
]
/** What begins such a line, and what comes between two stretches of it. */
const HEADS = [
  '',
  '{"a":"',
  '{"fnr":[',
  '[',
  '{"password":"',
  '{"a":{"tel":{"b":"',
  'x?y=',
  '{"log":"{\\"fnr\\":\\"',
  'å {"a":',
]
const BETWEEN = [
  ...[
    '871220-2384',
    '","fnr":"871220-2384',
    '"}',
    '"]},{"id":871220-2384,"x":"',
    ' 8712202384 ',
    '", "password":"hunter22", "b":"',
  ],
  ...[
    'fnr=871220-2384&x=',
    '\\"}"}',
    'anna@example.se',
    '\n',
    '\n{"a":"',
    '\r\n',
    '\0',
    '+070-174 06 05',
    '%20anna%40example.se',
  ],
]

const stretch = (most: number) =>
  fc
    .tuple(fc.constantFrom(...UNITS), fc.integer({ min: 1, max: most }))
    .map(([unit, length]) => unit.repeat(Math.ceil(length / unit.length)))
const long = (most: number, pieces: number) =>
  fc
    .tuple(
      fc.constantFrom(...HEADS),
      fc.array(fc.tuple(stretch(most), fc.constantFrom(...BETWEEN)), { minLength: 1, maxLength: pieces }),
    )
    .map(([head, parts]) => head + parts.flat().join(''))

describe('a long line with few values', () => {
  test('comes out the same on both engines', () => {
    forAll(60, long(30_000, 5), (text) => {
      const expected = large.twin.scan(text, TODAY)
      expect(large.fast.scan(text, TODAY)).toEqual(expected)
      const bytes = new Uint8Array(Buffer.from(text))
      expect(large.fast.scan(bytes, TODAY)).toEqual(large.twin.scan(bytes, TODAY))
    })
  })

  test('comes out the same with small blocks', () => {
    forAll(120, long(4000, 6), (text) => {
      expect(small.fast.scan(text, TODAY)).toEqual(small.twin.scan(text, TODAY))
      const bytes = new Uint8Array(Buffer.from(text))
      expect(small.fast.scan(bytes, TODAY)).toEqual(small.twin.scan(bytes, TODAY))
    })
  })

  test('comes out the same as a stream', () => {
    forAll(30, fc.tuple(long(30_000, 5), fc.integer({ min: 1000, max: 100_000 })), ([text, size]) => {
      const bytes = new Uint8Array(Buffer.from(text))
      const stream = large.fast.stream(TODAY, undefined)
      const output: Uint8Array[] = []
      for (let at = 0; at < bytes.length; at += size)
        output.push(stream.push(bytes.subarray(at, at + size)) ?? new Uint8Array(0))
      output.push(stream.end() ?? new Uint8Array(0))
      expect(Buffer.concat(output).toString('latin1')).toBe(
        Buffer.from(large.twin.redact(bytes, TODAY)).toString('latin1'),
      )
    })
  })

  test('that no feed ends is looked through for parts, and behind it the next line', () => {
    const redactor = createRedactor()
    const part = '2026-11-22T10:00:00.123456789Z stdout P 8712\n2026-11-22T10:00:00.123456789Z stdout F 20-2384'
    const fill = 'abc stdout '.repeat(100_000)
    for (const [text, expected] of [
      [fill, fill],
      [`${fill.repeat(8)}871220-2384`, `${fill.repeat(8)}[personnummer]`],
      [`${fill}\n${part}`, redactor.redact(`\n${part}`)],
    ] as const) {
      const output = redactor.redact(new Uint8Array(Buffer.from(text)))
      expect(Buffer.from(output).toString('latin1').endsWith(expected)).toBe(true)
      expect(redactor.redact(text)).toBe(Buffer.from(output).toString('latin1'))
    }
    expect(redactor.redact(`\n${part}`)).not.toContain('20-2384')
  })

  test.each(['abc', 'abc,', 'å ', '""', '1;'])('of a table is read by blocks, also beyond the memory: %j', (unit) => {
    const plan = makePlan({ minConfidence: 0, format: 'csv' })
    const fast = new FastEngine(kernel as never, plan, new Tally())
    const fill = unit.repeat(Math.ceil(290_000 / unit.length))
    for (const [head, rest] of [
      ['a,b,pnr\n1,"', '\n","871220-2384"\n1,2,8712202384'],
      ['a,b,pnr\n1,', ',8712202384\n1,2,1019550091'],
      ['"', '","pnr"\n871220-2384,8712202384'],
    ] as const) {
      const text = head + fill + rest
      const expected = new PlainEngine(plan, new Tally()).scan(text, TODAY)
      expect(fast.scan(text, TODAY)).toEqual(expected)
      expect(fast.scan(new Uint8Array(Buffer.from(text)), TODAY)).toHaveLength(expected.length)
    }
  })

  test.each(UNITS.map((unit, i) => [unit, ['', '{"a":"', '{"fnr":['][i % 3]]))(
    'that is longer than the memory of the kernel: %j',
    (unit, head) => {
      const fill = unit.repeat(Math.ceil(290_000 / unit.length))
      const text = `${head}${fill}","fnr":"871220-2384"\n{"fnr":8712202384}`
      const expected = large.twin.scan(text, TODAY)
      expect(large.fast.scan(text, TODAY)).toEqual(expected)
      const bytes = new Uint8Array(Buffer.from(text))
      expect(large.fast.scan(bytes, TODAY)).toHaveLength(expected.length)
    },
  )
})

describe('a query that goes on behind a cut', () => {
  const redactor = createRedactor({ engine: 'simd' })
  const plain = createRedactor({ engine: 'plain' })
  const BEHIND = ['+070-174 06 05', 'fnr=+15069010013', 'password=+hunter22', '@example.se', '?a+b=871220+2384']
  const HEADS = ['?', 'x?y=', '?a+b=', '%5B', '?x%41', 'x%40', '? ', '?<', 'x ']
  const FILLS = ['[', '(a', 'a', 'a@', 'k.']

  function expectSame(one: Redactor, other: Redactor, head: string, fill: string, length: number, rest: number): void {
    for (const value of BEHIND) {
      const text = `${head}${fill.repeat(length)}`.slice(0, length) + value + '['.repeat(rest)
      expect(one.scan(text)).toEqual(other.scan(text))
    }
  }

  // All of them with cuts that lie near, and one of each head where they lie in a redactor.
  test.each(HEADS)('%j', (head) => {
    const [one, other] = (['simd', 'plain'] as const).map((engine) => redactorFor(makePlan({ engine }, SMALL)))
    for (const fill of FILLS)
      for (const [length, rest] of [
        [SMALL - 4, 100],
        [SMALL + 20, 60],
        [2 * SMALL + 10, 60],
        [SMALL + 20, 1300],
      ] as const)
        expectSame(one as Redactor, other as Redactor, head, fill, length, rest)
    const fill = FILLS[HEADS.indexOf(head) % FILLS.length] as string
    for (const [length, rest] of [
      [16_380, 3000],
      [17_000, 2000],
      [33_000, 2000],
      [17_000, 40_000],
    ] as const)
      expectSame(redactor, plain, head, fill, length, rest)
  })

  test.each([redactor, plain])('has its values masked by the engine %#', (one) => {
    for (const length of [16_384, 17_000, 33_000])
      for (const tail of ['', '['.repeat(3000)]) {
        expect(one.redact(`?${'['.repeat(length)}+070-174 06 05${tail}`)).not.toContain('174')
        expect(one.redact(`?${'['.repeat(length)}password+=+hunter22${tail}`)).not.toContain('hunter22')
      }
  })
})

/** Names of every width, listed and not, some with an escape; and what they may own. */
const WIDE_NAMES = [
  ...['förnamn', 'förnamn12', 'fødselsnummer', 'e-postadress', 'hälsotillstånd', 'lösenord', 'passwörd', 'password'],
  ...['å', '名前', '🙂', '🙂 förnamn', 'för\u200bnamn', 'fo\u0308rnamn', 'ｆörnamn', 'för\\u006eamn', '\u200b', 'a'],
]
const WIDE_VALUES = [
  ...[
    '871220-2384',
    '41819077302',
    'Åsa',
    'kåre@example.no',
    'ÿ×',
    '名前',
    '🙂',
    '',
    '871220\u20132384',
    'å 070-174 06 05',
  ],
  ...[
    '{\\"fødselsnummer\\":15069010013}',
    'för\\u006eamn',
    'k\u200båre',
    '871220\u200b-2384',
    '８71220-2384',
    'x'.repeat(70),
  ],
]
const member = fc
  .tuple(fc.constantFrom(...WIDE_NAMES), fc.constantFrom(...WIDE_VALUES), fc.constantFrom('', '', '', '[', '{"å":'))
  .map(([name, value, open]) => {
    const close = open === '' ? '' : open === '[' ? ']' : '}'
    return `"${name}":${open}${/^[1-9]\d+$/.test(value) ? value : `"${value}"`}${close}`
  })
const object = fc
  .array(member, { minLength: 1, maxLength: 6 })
  .map((members) => [members.join(','), members.join(', ')] as const)
/** One object or several that go on for so many characters on one line. */
const wide = (length: number) =>
  fc
    .tuple(
      fc.array(object, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(
        ['{', ',', '}'],
        ['{', '} {', '}'],
        ['[{', '}] [{', '}]'],
        ['å {', '}{', '} 🙂'],
        ['{"ø":[{', '},{', '}]}'],
      ),
      fc.constantFrom('', '\n', ' å', '\n{"förnamn":"Åsa"}'),
    )
    .map(([objects, [open, between, close], end]) => {
      const unit = objects.map(([members, spaced], i) => (i === 1 ? spaced : members)).join(between)
      return (
        open +
        Array(Math.ceil(length / unit.length))
          .fill(unit)
          .join(between) +
        close +
        end
      )
    })

const WIDE_FIELDS = { 'category:name': 'remove', 'category:health': 'mask', '*mn12': 'mask', å: 'keep' } as const

describe.each([
  ['blocks', undefined, 34_000, 15],
  ['small blocks', SMALL, 2500, 150],
] as const)('a long line with names and values outside ASCII, in %s', (_, block, length, times) => {
  const plan = makePlan({ minConfidence: 0, fields: WIDE_FIELDS, actions: { field: 'mask' } }, block)
  const fast = new FastEngine(kernel as never, plan, new Tally())
  const twin = new PlainEngine(plan, new Tally())

  function expectSame(text: string, size = 1000): void {
    const bytes = new Uint8Array(Buffer.from(text))
    expect(fast.scan(text, TODAY)).toEqual(twin.scan(text, TODAY))
    expect(fast.scan(bytes, TODAY)).toEqual(twin.scan(bytes, TODAY))
    const output = twin.redact(text, TODAY)
    expect(fast.redact(text, TODAY)).toBe(output)
    expect(Buffer.from(fast.redact(bytes, TODAY)).toString()).toBe(output)
    const stream = fast.stream(TODAY, undefined)
    const pieces: Uint8Array[] = []
    for (let at = 0; at < bytes.length; at += size)
      pieces.push(stream.push(bytes.subarray(at, at + size)) ?? new Uint8Array(0))
    pieces.push(stream.end() ?? new Uint8Array(0))
    expect(Buffer.concat(pieces).toString()).toBe(output)
  }

  test.each(WIDE_NAMES)('each owned by %j', (name) => {
    for (const values of [WIDE_VALUES, ['871220-2384'], ['å', '', 'Åsa']]) {
      const member = (i: number) => `"${name}${i}":"${values[i % values.length]}","${name}":"Åsa"`
      const members = Array.from({ length: Math.ceil(length / member(0).length) }, (_, i) => member(i))
      expectSame(`{${members.join(',')}}`)
      expectSame(`{${members.join('} {')}}`)
    }
  })

  test('comes out the same, and as a stream', () => {
    forAll(times, fc.tuple(wide(length), fc.integer({ min: 500, max: 60_000 })), ([text, size]) =>
      expectSame(text, size),
    )
  })
})

test('a name outside ASCII removes all it owns of a long line', () => {
  const members = Array.from({ length: 700 }, (_, i) => `"förnamn${i}":"Qwxz Vkrp"`)
  for (const engine of ['simd', 'plain'] as const) {
    const output = createRedactor({ engine, fields: { förnamn: 'remove' } }).redact(`{${members.join(',')}}`)
    expect(output).not.toContain('Qwxz')
    expect(Object.values(JSON.parse(output))).toHaveLength(700)
  }
})
