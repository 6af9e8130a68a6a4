import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Engine } from '../../src/engine/engine'
import { Tally } from '../../src/engine/engine'
import { FastEngine } from '../../src/engine/fast'
import { PlainEngine } from '../../src/engine/plain'
import { loadKernel } from '../../src/kernel/kernel'
import { makePlan } from '../../src/options/plan'
import { lexicon } from '../../src/resolve/lexicon'

const TODAY = { today: 20261122, context: {} }
/** More of them when asked by hand. */
const RUNS = Number(process.env.RUNS ?? 1)

const VALUES = [
  '871220-2384',
  '8712202384',
  '198712202384',
  '15069010013',
  'anna@example.se',
  'k\\u00e5re@example.no',
  'anna%40example.se',
  'anna&#64;example.se',
  '070-174 06 05',
  '070%20174%2006%2005',
  '+46 70 174 06 05',
  '%2B46701740605',
  '192.0.2.1',
  '2001:db8::1',
  '//192.0.2.1:80',
  '//[2001:db8::1]/',
]
const SIGNS = [
  ...['{', '}', '[', ']', '{"', '"}', ',', ':', '"', '"a":', '"fnr":', '"pnr" : ', 'fnr=', 'tel', 'konto '],
  ...['\\"', '\\\\"', '\\', '\\n', '\\u00', '\\u0040', '%', '%4', '%41', '&', '&amp;', '&nbsp;', '?', '+', '=', '<a>'],
  ...['\n', '\n', '\n{', '\n[{', '\r\n', ' ', '  ', '1', '-', '.', 'e5', 'true', 'null', 'x'.repeat(40)],
  ...['a', 'å', 'ø', '🙂', '\u00a0', '\u200b'],
]
/** Names that are listed, joints, and what may end what they own. */
const NAMES = [
  ...['password', 'password=', 'Token:', '"apiKey":', '"token": "', "'pin'=>'", 'Cookie: ', 'Authorization: Bearer '],
  ...['"name":"password",', '"value":', '"v":', 'name="token" value=', "value: 'x', key: 'pnr'", '-Dpnr=', 'pnr[]='],
  ...['user[password]', '%5D=', '%3D', '%3a', '&quot;token&quot;:', '\\u003d', 'token\\u0022:', 'token%22:', 'token2='],
  ...[
    '<secret>',
    '</secret>',
    '<token a="b">',
    '&gt;',
    'x_note=',
    '"name": ',
    'navn:',
    'name=',
    '"keep":',
    'diagnos: ',
  ],
  ...[
    '=',
    ':',
    '>',
    ';',
    ',',
    '|',
    '(',
    ')',
    "'",
    '[field]',
    '[x]',
    '\t',
    '\n',
    '\n ',
    'abc',
    '"token":[\n',
    '"secret":{',
  ],
]
const RECORDS = [
  '{"fnr":15069010013}',
  '[{"tel":"070-174 06 05"},\n',
  '{"m":"{\\"fnr\\":15069010013}"}',
  '{"a":{\n',
  '"x":[\n',
]

const FIELDS = {
  'category:name': true,
  'category:health': 'remove',
  '*note': 'mask',
  keep: 'keep',
  'x y': 'id',
} as const

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...SIGNS) },
  { weight: 2, arbitrary: fc.constantFrom(...VALUES) },
  fc.constantFrom(...RECORDS),
  { weight: 2, arbitrary: fc.constantFrom(...NAMES) },
)
const short = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
const long = fc.array(short, { maxLength: 12 }).map((texts) => texts.join(' '))

function piecesOf(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] as number
    pieces.push(bytes.subarray(at, at + size))
    at += size
  }
  return pieces
}

function streamed(engine: Engine, pieces: readonly Uint8Array[]): string {
  const stream = engine.stream(TODAY, undefined)
  const output = pieces.map((chunk) => stream.push(chunk))
  return Buffer.concat([...output, stream.end()].map((part) => part ?? new Uint8Array(0))).toString()
}

const CELLS = [
  ...[
    'a',
    'åb',
    '5" rör',
    'a b',
    '"',
    '""',
    ' "',
    '" ',
    '""token"":""x""',
    "'pin':",
    'pin=1',
    ' ',
    '\ufeff',
    '\u200b',
    '',
  ],
  ...[
    '1019550091',
    '701740633',
    '2292399',
    ' 8712202384',
    '"1019550091" ',
    '12\u200b34567',
    '\uff11\uff1234567',
    '\\"',
    '&amp;',
  ],
  ...['"x\n871220-2384\n"', '"anna@example.se', 'b\rc', 'x'.repeat(70), 'x'.repeat(400), ' '.repeat(80)],
]
const HEADS = [
  ...[
    'fnr',
    'telefon;fnr',
    'name,ordernr',
    'mobil\tname',
    '"two\nlines";pnr',
    'sep=;',
    'a;;',
    '"x" ,"fnr" ',
    'fnr|tel',
    '',
  ],
]
const row = fc.tuple(
  fc.array(fc.oneof(fc.constantFrom(...CELLS, ...VALUES), piece), { maxLength: 6 }),
  fc.constantFrom(',', ';', ';', '\t', '|'),
  fc.constantFrom('\n', '\n', '\r\n', '\r', '"\n', '\0'),
)
/** A table, or nearly one. */
const table = fc
  .tuple(fc.array(fc.constantFrom(...HEADS), { maxLength: 2 }), fc.array(row, { maxLength: 12 }))
  .map(([heads, rows]) =>
    [...heads.map((head) => `${head}\n`), ...rows.map(([cells, by, end]) => cells.join(by) + end)].join(''),
  )

// Small blocks, so that nearly every text is cut somewhere.
describe.each([
  [16_384, 'auto', short, long],
  [300, 'auto', short, long],
  [16_384, 'csv', table, fc.oneof(long, table)],
  [300, 'csv', table, fc.oneof(long, table)],
  [300, 'tsv', table, table],
] as const)('generated records, blocks of %d, %s', (block, format, short, long) => {
  const plan = makePlan({ minConfidence: 0, format, fields: FIELDS, actions: { field: 'mask' } }, block)
  const kernel = loadKernel(lexicon)
  if (typeof kernel === 'string') throw new Error(kernel)
  const twin = new PlainEngine(plan, new Tally())
  const fast = new FastEngine(kernel, plan, new Tally())

  function expectSame(text: string): void {
    const bytes = Buffer.from(text)
    expect(fast.scan(text, TODAY)).toEqual(twin.scan(text, TODAY))
    expect(fast.scan(bytes, TODAY)).toEqual(twin.scan(bytes, TODAY))
    const output = twin.redact(text, TODAY)
    expect(fast.redact(text, TODAY)).toBe(output)
    expect(fast.redact(bytes, TODAY).toString()).toBe(output)
    expect(twin.redact(bytes, TODAY).toString()).toBe(output)
  }

  test('both engines say the same of short ones', () => {
    fc.assert(fc.property(short, expectSame), { numRuns: 1500 * RUNS })
  })

  test('both engines say the same of long ones', () => {
    fc.assert(fc.property(long, expectSame), { numRuns: 300 * RUNS })
  })

  test('chunks make no difference', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
    const property = fc.property(short, sizes, (text, size) => {
      const bytes = Buffer.from(text)
      const pieces = piecesOf(bytes, size)
      for (const engine of [fast, twin]) expect(streamed(engine, pieces)).toBe(engine.redact(bytes, TODAY).toString())
    })
    fc.assert(property, { numRuns: 600 * RUNS })
  })

  test('a batch reads each text by itself', () => {
    const property = fc.property(fc.array(short, { maxLength: 8 }), (texts) => {
      expect(fast.lines(texts, TODAY)).toEqual(texts.map((text) => twin.redact(text, TODAY)))
    })
    fc.assert(property, { numRuns: 300 * RUNS })
  })
})
