import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { loadCorpus } from '../../corpus/tools/load'
import { Kernel, loadKernel } from '../../src/kernel/kernel'
import { makePlan } from '../../src/options/plan'
import { BLOCK } from '../../src/plain/window'
import { createRedactor, OPEN, type Opens, PUMP, redactorFor } from '../../src/redactor'
import { lexicon } from '../../src/resolve/lexicon'
import type { CustomRecogniser, Redactor, RedactorOptions } from '../../src/types'
import { hostile } from '../arbitraries/text'

const at = new Date('2026-11-22T00:00:00Z')
const encoder = new TextEncoder()

afterEach(() => {
  vi.restoreAllMocks()
})

function both(options: RedactorOptions, block = BLOCK): { simd: Redactor & Opens; plain: Redactor & Opens } {
  return {
    simd: redactorFor(makePlan({ ...options, engine: 'simd' }, block)),
    plain: redactorFor(makePlan({ ...options, engine: 'plain' }, block)),
  }
}

// biome-ignore format: a table
const AGENTS = [
  'Chrome/120.0.0.0', ' Chrome/120.0.0.0 ', '"App/1.2.3.4"', '(App/1.2.3.4)', 'App/127.0.0.1 ', ' App/1.2.3.4:80', 'App/1.2.3.4"',
  'version (App/1.2.3.4) 192.0.2.44', '1.2.3.4', 'version ', ' 871220-2384 ', '{"agent":"', '{"a":1,', '"}', '["', '{', '}', '"', ',',
  'passord: ', ' | ', 'password: |', '  ', 'å', '\u200b', '%20', '\\u0041', '&sol;', '\u001b[', '\\', '#42', 'agent,ip', '2026-11-22T',
]

/** All ways to divide so many digits into groups of two to eight. */
function groupings(digits: number): number[][] {
  if (digits === 0) return [[]]
  return [2, 3, 4, 5, 6, 7, 8]
    .filter((size) => size <= digits)
    .flatMap((size) => groupings(digits - size).map((rest) => [size, ...rest]))
}

const ORDER: CustomRecogniser = {
  kind: 'order',
  anchor: '#',
  reach: { before: 0, after: 3 },
  recognise: (text, place) =>
    text.slice(place, place + 3) === '#42' ? { start: place, end: place + 3, confidence: 0.9 } : undefined,
}

/** Everything a text can be put through, on both engines. */
function expectSame({ simd, plain }: ReturnType<typeof both>, text: string): number {
  const bytes = encoder.encode(text)
  const found = plain.scan(text, { at })
  expect(simd.scan(text, { at })).toEqual(found)
  expect(simd.scan(bytes, { at })).toEqual(plain.scan(bytes, { at }))
  expect(simd.redact(text, { at })).toBe(plain.redact(text, { at }))
  expect(simd.redact(bytes, { at })).toEqual(plain.redact(bytes, { at }))
  return found.length
}

describe('the fast path', () => {
  test('is taken wherever the host can', () => {
    const redactor = createRedactor()
    expect(redactor.engine).toBe('simd')
    expect(redactor.engineReason).toBeUndefined()
  })

  test('is taken by every way in', async () => {
    const work = vi.spyOn(Kernel.prototype, 'work')
    const redactor = createRedactor() as Redactor<never> & Opens
    const calls = async (way: () => unknown): Promise<number> => {
      work.mockClear()
      await way()
      return work.mock.calls.length
    }
    const text = 'Anna 871220-2384, anna@example.se\n'
    expect(await calls(() => redactor.scan(text))).toBe(1)
    expect(await calls(() => redactor.scan(encoder.encode(text)))).toBe(1)
    expect(await calls(() => redactor.redact(text))).toBe(1)
    expect(await calls(() => redactor.redact(Buffer.from(text)))).toBe(1)
    expect(await calls(() => redactor.process(text))).toBe(1)
    // A batch is one call, however many lines it has.
    expect(await calls(() => redactor.redactLines(new Array(100).fill(text)))).toBe(1)
    expect(
      await calls(async () => {
        const stream = new Response(text).body as ReadableStream<Uint8Array<ArrayBuffer>>
        await new Response(stream.pipeThrough(redactor.stream() as never)).text()
      }),
    ).toBe(2)
    const texts = [text, '']
    const read = (into: Uint8Array) => encoder.encodeInto(texts.shift() as string, into).written
    expect(await calls(() => redactor[PUMP]({ read, write: () => {} }))).toBe(2)
  })

  test('can be left out', () => {
    const redactor = createRedactor({ engine: 'plain' })
    const work = vi.spyOn(Kernel.prototype, 'work')
    expect(redactor.redact('871220-2384')).toBe('[personnummer]')
    expect(redactor.engine).toBe('plain')
    expect(redactor.engineReason).toBe('asked')
    expect(work).not.toHaveBeenCalled()
  })

  test('runs beside custom recognisers', () => {
    const custom = [
      { kind: 'word', anchor: 'word', reach: { before: 0, after: 1 }, recognise: () => undefined },
    ] as const
    const redactor = createRedactor({ custom, engine: 'simd' })
    expect(redactor.engine).toBe('simd')
    expect(redactor.engineReason).toBeUndefined()
    const work = vi.spyOn(Kernel.prototype, 'work')
    expect(redactor.redact('871220-2384')).toBe('[personnummer]')
    expect(work).toHaveBeenCalledTimes(1)
  })

  test('but not beside those and a table, and says so', () => {
    const custom = [
      { kind: 'word', anchor: 'word', reach: { before: 0, after: 1 }, recognise: () => undefined },
    ] as const
    for (const format of ['csv', 'tsv'] as const) {
      const redactor = createRedactor({ custom, format })
      expect(redactor.engine).toBe('plain')
      expect(redactor.engineReason).toBe('custom')
      expect(() => createRedactor({ custom, format, engine: 'simd' })).toThrow(/"engine": simd contradicts "custom"/)
    }
  })
})

describe('kernel and twin', () => {
  test('find the same in the corpus, at every confidence', () => {
    const engines = both({ minConfidence: 0 })
    let findings = 0
    for (const row of loadCorpus()) findings += expectSame(engines, row.text)
    expect(findings).toBeGreaterThan(250)
  })

  test('and in all of it as one text, with lines of every length', () => {
    const text = loadCorpus().map((row) => row.text)
    for (const join of ['\n', '\r\n', ' ; ']) {
      const engines = both({ minConfidence: 0 })
      expect(expectSame(engines, text.join(join))).toBeGreaterThan(250)
      expectSame(engines, new Array(12).fill(text.join(join)).join(join))
    }
  })

  test.each([
    ['all kinds', {}],
    ['some kinds', { kinds: ['email', 'fodselsnummer'] as const }],
    ['a country', { country: 'NO' as const, minConfidence: 'low' as const }],
    ['a list of values that stay', { allow: ['871220-2384', 'a@b.se', '192.0.2.1'] }],
    [
      'other actions',
      { actions: { default: { mask: 'stars' as const }, email: 'keep' as const, ip: 'remove' as const } },
    ],
  ])('and in generated text: %s', (_label, options) => {
    const engines = both({ minConfidence: 0, ...options })
    fc.assert(
      fc.property(hostile, (text) => void expectSame(engines, text)),
      { numRuns: 300 },
    )
    expect(engines.simd.counts).toEqual(engines.plain.counts)
  })

  test.each([
    ['medium', {}],
    ['0', { minConfidence: 0 }],
    ['a name of a list', { fields: { agent: 'secret' as const } }],
    ['a table', { format: 'csv' as const }],
    ['a recogniser of the user', { custom: [ORDER] }],
  ])('and in lines that hold little but versions of products: %s', (_label, options) => {
    const engines = both(options)
    const agent = fc.constantFrom(...AGENTS)
    const line = fc.array(agent, { maxLength: 4 }).map((parts) => parts.join(''))
    const lines = fc.array(line, { maxLength: 30 }).map((all) => all.join('\n'))
    fc.assert(
      fc.property(lines, fc.constantFrom(1, 1, 1, 60), fc.constantFrom('\n', ' ', '\r\n'), (text, times, join) => {
        expectSame(engines, new Array(times).fill(text).join(join))
      }),
      { numRuns: 300 },
    )
  })

  test.each(['-', ' '])('and however digits are grouped by %j', (join) => {
    const engines = both({ minConfidence: 0 })
    for (const digits of ['8712202384', '198712202384', '01019550091', '0101189550091']) {
      for (const sizes of groupings(digits.length)) {
        const begins = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0))
        expectSame(
          engines,
          `nr: ${sizes.map((size, i) => digits.substring(begins[i] ?? 0, (begins[i] ?? 0) + size)).join(join)}`,
        )
      }
    }
  })

  test('and in blocks of long lines', () => {
    const engines = both({ minConfidence: 0 }, 48)
    fc.assert(
      fc.property(
        fc.array(hostile, { minLength: 1, maxLength: 8 }),
        (texts) => void expectSame(engines, texts.join(' ')),
      ),
      { numRuns: 300 },
    )
  })

  test('and when a long line begins with what cannot be seen', () => {
    const text = `\u00ad${'1'.repeat(32)} 0871220-2384 fnr 1987122023840 871220-2384202202002001:db8::1a@b.se`
    expectSame(both({ minConfidence: 0 }, 48), text)
  })

  test.each(['-----BEGIN PRIVATE KEY-----0":\\u\u001b[m', '-----BEGIN PRIVATE KEY-----0":\\u\u001b[m {"a":1}'])(
    'and where a key ends before what is passed over: %j',
    (text) => {
      const [one, other] = (['auto', 'plain'] as const).map((engine) => createRedactor({ engine }).scan(text))
      expect(one).toEqual(other)
    },
  )

  test.each([200, 17_000, 100_000, 400_000])('and behind %d characters that cannot be seen', (length) => {
    const engines = both({})
    const text = `${'\u200b'.repeat(length)} 871220-2384 ${'\ufeff'.repeat(length)}a@b.se\n10.2.3.4`
    expect(expectSame(engines, text)).toBe(3)
    const bytes = encoder.encode(text)
    const stream = engines.simd[OPEN]({ at }, undefined)
    const output = [bytes.subarray(0, 70_001), bytes.subarray(70_001)].map((chunk) => stream.push(chunk))
    expect(Buffer.concat([...output, stream.end()].map((part) => part ?? new Uint8Array(0)))).toEqual(
      Buffer.from(engines.plain.redact(bytes, { at })),
    )
  })

  test('and in text of more than one segment', () => {
    const engines = both({})
    const unit = 'ärende 871220-2384 från anna.åberg@example.se, tlf. 68 05 12 34 – 192.0.2.44 '
    for (const join of ['', '\n']) {
      const text = new Array(9000).fill(unit).join(join)
      expect(expectSame(engines, text)).toBeGreaterThan(30_000)
    }
  })

  test('and when a text has more findings than fit at once', () => {
    const engines = both({})
    for (const join of ['\n', ' '])
      expect(expectSame(engines, new Array(40_000).fill('10.2.3.4').join(join))).toBe(40_000)
  })
})

test('the word lists fit', () => {
  expect(lexicon().length).toBeLessThan(0x10000)
  expect(loadKernel(lexicon)).toBeInstanceOf(Kernel)
})
