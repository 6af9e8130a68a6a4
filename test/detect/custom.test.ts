import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { type CustomRecogniser, createRedactor } from '../../src/index'
import { makePlan } from '../../src/options/plan'
import { OPEN, type Opens, redactorFor } from '../../src/redactor'
import { chunksOf, hostile } from '../arbitraries/text'
import { throughNode } from '../paths'

const at = new Date('2026-11-22T00:00:00Z')

/** An insurer's claim number, by the word it begins. */
const claimNumber: CustomRecogniser = {
  kind: 'claim-number',
  anchor: 'word',
  reach: { before: 1, after: 12 },
  recognise(text, place) {
    const match = /^SK-\d{6}(?!\d)/.exec(text.slice(place))
    return match ? { start: place, end: place + match[0].length, confidence: 0.9, variant: 'SK' } : undefined
  },
}

/** A ticket by its number sign. */
const ticket: CustomRecogniser = {
  kind: 'ticket',
  anchor: '#',
  reach: { before: 0, after: 10 },
  recognise(text, place) {
    const match = /^#\d+/.exec(text.slice(place))
    return match ? { start: place, end: place + match[0].length, confidence: 0.6 } : undefined
  },
}

/** Four digits after "kod ". */
const code: CustomRecogniser = {
  kind: 'code',
  anchor: 'digits',
  reach: { before: 4, after: 5 },
  recognise: (text, place) =>
    /kod $/.test(text.slice(0, place)) && /^\d{4}(?!\d)/.test(text.slice(place))
      ? { start: place, end: place + 4, confidence: 0.5 }
      : undefined,
}

const custom = [claimNumber, ticket, code]

describe('a recogniser of the user', () => {
  const redactor = createRedactor({ custom, actions: { ticket: 'remove' } })

  test('is found beside ours, with its own label, action and count', () => {
    const text = 'Åsa 871220-2384, skada SK-123456, ärende #77, kod 1234'
    expect(redactor.redact(text, { at })).toBe('Åsa [personnummer], skada [claim-number], ärende , kod [code]')
    expect(redactor.counts).toEqual({
      personnummer: { mask: 1 },
      'claim-number': { mask: 1 },
      ticket: { remove: 1 },
      code: { mask: 1 },
    })
  })

  test('is told with its span, variant and confidence, in strings and bytes', () => {
    const text = 'åäö 🙂 SK-123456!'
    const [finding] = redactor.scan(text)
    expect(finding).toEqual({
      kind: 'claim-number',
      start: 7,
      end: 16,
      confidence: 0.9,
      variant: 'SK',
      evidence: ['custom'],
    })
    const [inBytes] = redactor.scan(Buffer.from(text))
    expect(Buffer.from(text).subarray(inBytes?.start, inBytes?.end).toString()).toBe('SK-123456')
  })

  test('sees its reach of the line and no more', () => {
    const seen: string[] = []
    const spy: CustomRecogniser = {
      kind: 'spy',
      anchor: '#',
      reach: { before: 3, after: 2 },
      recognise(text, place) {
        seen.push(`${text}|${place}`)
        return undefined
      },
    }
    createRedactor({ custom: [spy] }).scan('ab\ncd#efg å🙂å#x\r\n#')
    expect(seen).toEqual(['cd#e|2', 'å🙂å#x|4', '#|0'])
  })

  test('the surer of two overlapping findings stands', () => {
    const rival: CustomRecogniser = {
      kind: 'rival',
      anchor: 'digits',
      reach: { before: 0, after: 20 },
      recognise: (text, place) => ({ start: place, end: text.length, confidence: 0.95 }),
    }
    expect(createRedactor({ custom: [rival] }).redact('871220-2384', { at })).toBe('[rival]')
    const weak = { ...rival, recognise: () => ({ start: 0, end: 6, confidence: 0.2 }) }
    expect(createRedactor({ custom: [weak] }).redact('871220-2384', { at })).toBe('[personnummer]')
  })

  test('one that looks before its anchor alone has the anchor at the end', () => {
    const recognise = (text: string, place: number) =>
      text.slice(0, place) === 'id=' ? { start: 0, end: place, confidence: 0.9 } : undefined
    const before: CustomRecogniser = { kind: 'own', anchor: '#', reach: { before: 3, after: 0 }, recognise }
    expect(createRedactor({ custom: [before] }).redact('an id=#')).toBe('an [own]#')
  })

  test('may keep a state of its own: it is asked once at each anchor, in order', () => {
    const pattern = /[a-z]\d/g
    const recognise = (text: string) => {
      const match = pattern.exec(text)
      return match ? { start: 0, end: text.length, confidence: 0.9 } : undefined
    }
    const own: CustomRecogniser = { kind: 'own', anchor: 'word', reach: { before: 0, after: 2 }, recognise }
    expect(createRedactor({ custom: [own] }).redact('a1 a1 b2 c3 d4')).toBe('[own] a1 [own] c3 [own]')
  })

  test('may itself redact: a call inside a call', () => {
    const inner: string[] = []
    const outer = createRedactor({
      custom: [
        {
          kind: 'own',
          anchor: '#',
          reach: { before: 0, after: 1 },
          recognise() {
            inner.push(outer.redact('anna@example.se'))
            return { start: 0, end: 1, confidence: 0.9 }
          },
        },
      ],
    })
    expect(outer.redact('a@b.se # 871220-2384', { at })).toBe('[email] [own] [personnummer]')
    expect(inner).toEqual(['[email]'])
  })

  test('and by other redactors, in streams and values, whatever is going on round it', () => {
    const other = createRedactor({ fields: { tag: 'mask' } })
    const long = `${'a 192.0.2.44 å\n'.repeat(30_000)}`
    const stream = (other as Opens & typeof other)[OPEN](undefined, undefined)
    const calls: (() => unknown)[] = [
      () => other.redact(long).length,
      () => other.redactValue({ tag: 'x', mail: 'anna@example.se' }),
      () => other.redactLines(['{"tag": 1}', 'anna@example.se']),
      () => stream.push(Buffer.from('{"a": "anna@example.se",\n"b": [')),
      () => createRedactor({ custom }).redact(`${long}SK-123456`).length,
    ]
    const alone = calls.map((inside) => inside())
    const inner: unknown[] = []
    const own: CustomRecogniser = {
      kind: 'own',
      anchor: '#',
      reach: { before: 0, after: 2 },
      recognise: (text) => {
        inner.push(calls[Number(text.slice(1))]?.())
        return { start: 0, end: 2, confidence: 0.9 }
      },
    }
    const outer = createRedactor({ custom: [own], fields: { id: 'mask' } })
    const lines = calls.map((_, i) => `{"id": "x", "å": "#${i} \\u0040 070-174 06 05",\n"to": 871220-2384}`)
    const expected = calls.map(() => `{"id": "[field]", "å": "[own] \\u0040 [phone]",\n"to": "[personnummer]"}`)
    expect(outer.redact(lines.join('\n'), { at })).toBe(expected.join('\n'))
    // The stream goes on with what it was given before.
    expect(inner.filter((_, i) => i !== 3)).toEqual(alone.filter((_, i) => i !== 3))
    expect(Buffer.from(inner[3] as Uint8Array).toString()).toBe('"b": [{"a": "[email]",\n')
  })

  test('is heard out however much it claims', () => {
    const of = (kind: string, back: number): CustomRecogniser => ({
      kind,
      anchor: '#',
      reach: { before: 3, after: 1 },
      recognise: (_, place) => ({ start: Math.max(0, place - back), end: place + 1, confidence: 0.9 }),
    })
    const line = '#'.repeat(16_000)
    const text = `${line}\n${line}\n871220-2384 ${line}\n`
    const one = { custom: [of('own', 0)] }
    expect(createRedactor(one).redact(text, { at })).toBe(
      text.replaceAll('#', '[own]').replace('871220-2384', '[personnummer]'),
    )
    const many = createRedactor({ custom: [0, 1, 2, 3, 4, 5].map((back) => of(`own-${back}`, back % 4)) })
    expect(many.redact(text, { at })).not.toContain('#')
  })

  test('is told by explain', () => {
    const [candidate] = redactor.explain('SK-123456')
    expect(candidate).toMatchObject({ kind: 'claim-number', verdict: 'found', confidence: 0.9 })
  })

  const text = fc.tuple(hostile, hostile).map(([a, b]) => `${a} SK-123456 ${b}#99 kod 1234 ${a}`)

  // Where both are one, there is nothing to compare.
  test.skipIf(createRedactor().engine === 'plain')(
    'is shown the same by both engines, as often and in the same order',
    () => {
      const spies = (seen: string[][]): CustomRecogniser[] =>
        custom.map((own, i) => ({
          ...own,
          reach: { before: 9, after: 30 },
          recognise(shown, place) {
            seen[i]?.push(`${shown}|${place}`)
            return own.recognise(shown, place)
          },
        }))
      const told = (input: string | Uint8Array, engine: 'auto' | 'plain', block: number) => {
        const seen: string[][] = [[], [], []]
        const findings = redactorFor(makePlan({ custom: spies(seen), engine, minConfidence: 0 }, block)).scan(input, {
          at,
        })
        // Beside the cuts of a long line it is asked for both pieces, of which the last may be nothing but its end.
        return { findings, seen: block < 16_384 ? [] : seen }
      }
      fc.assert(
        fc.property(text, fc.boolean(), fc.integer({ min: 1, max: 64 }), (whole, isJson, block) => {
          const input = isJson ? `${JSON.stringify({ a: whole, phone: [701740605, whole] })}\n#1 ${whole}` : whole
          for (const size of [block, 16_384]) {
            for (const given of [input, new TextEncoder().encode(input)]) {
              expect(told(given, 'auto', size)).toEqual(told(given, 'plain', size))
            }
          }
        }),
        { numRuns: 50 },
      )
    },
  )

  test('is shown letters as they were written, whatever they fold to', () => {
    const line = 'Åsa Müller, ñandú × 2 ÷ ÿ, Łódź 🙂 œuvre'
    for (const whole of [
      'Åsa Müller, ñandú × 2 ÷',
      line,
      JSON.stringify({ a: line, phone: '070-174 06 05' }),
      `${line} %41`,
    ]) {
      for (const given of [whole, new TextEncoder().encode(whole)]) {
        const [shown, plain] = (['auto', 'plain'] as const).map((engine) => {
          const seen: string[] = []
          const recognise = (text: string) => void seen.push(text)
          const words = { kind: 'words', anchor: 'word', reach: { before: 100, after: 200 }, recognise } as const
          createRedactor({ custom: [words], engine }).redact(given)
          return seen
        })
        expect(shown).toEqual(plain)
        expect(shown?.join('')).toContain('Åsa Müller, ñandú × 2 ÷')
      }
    }
  })

  test('stands or falls by exact scores, whether anybody asks for them or not', () => {
    const given = 'personnummer 871220-2384, tel 070-174 06 05, ref 19871220-2384 och 41819077302'
    for (const engine of ['auto', 'plain'] as const) {
      for (let confidence = 0; confidence <= 1; confidence += 0.05) {
        const recognise = (text: string, at: number) => ({ start: at, end: Math.min(text.length, at + 9), confidence })
        const whim = { kind: 'whim', anchor: 'digits', reach: { before: 0, after: 9 }, recognise } as const
        const own = createRedactor({ custom: [whim], engine })
        expect(own.redact(given, { at })).toBe(own.process(given, { at }).output)
      }
    }
  })

  test('any split of a stream, and any block, gives the whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(fc.nat(), { maxLength: 5 }),
        fc.integer({ min: 1, max: 64 }),
        async (whole, cuts, block) => {
          const own = redactorFor(makePlan({ custom }, block))
          const bytes = new TextEncoder().encode(whole)
          const streamed = await throughNode(chunksOf(bytes, cuts), createRedactStream(own, { at }))
          expect(Buffer.from(streamed).equals(Buffer.from(own.redact(bytes, { at })))).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('a recogniser that fails', () => {
  const failing = (recognise: CustomRecogniser['recognise']) =>
    createRedactor({ custom: [{ kind: 'own', anchor: '#', reach: { before: 20, after: 20 }, recognise }] })

  test.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('secret#1')
      },
    ],
    ['answers with a string', () => 'x'],
    ['answers with a span outside its text', () => ({ start: 0, end: 99, confidence: 1 })],
    ['answers with an empty span', () => ({ start: 1, end: 1, confidence: 1 })],
    ['answers without a confidence', () => ({ start: 0, end: 1 })],
    ['answers with a wrong variant', () => ({ start: 0, end: 1, confidence: 1, variant: 7 })],
  ])('%s: the word is masked, and nothing is thrown', (_label, recognise) => {
    const redactor = failing(recognise as never)
    expect(redactor.redact('a secret#1 b')).toBe('a [own] b')
    expect(redactor.scan('secret#1')[0]?.evidence).toEqual(['custom-error'])
  })
})

describe('at construction', () => {
  const good = { kind: 'own', anchor: '#', reach: { before: 0, after: 1 }, recognise: () => undefined }

  test.each<[string, unknown, ErrorConstructor, RegExp]>([
    ['no array', {}, TypeError, /"custom" expected an array/],
    ['no object', ['x'], TypeError, /"custom\[0\]" expected a recogniser/],
    ['a name that is taken', [{ ...good, kind: 'email' }], TypeError, /"custom\[0\].kind" names a kind/],
    ['a name that comes twice', [good, good], TypeError, /"custom\[1\].kind" names a kind/],
    ['a witness name', [{ ...good, kind: 'orgnr' }], TypeError, /names a kind/],
    ['a name that makes no label', [{ ...good, kind: 'My Kind' }], RangeError, /lower-case/],
    ['a wrong anchor', [{ ...good, anchor: 'line' }], RangeError, /"custom\[0\].anchor" expected digits, word/],
    ['an anchor outside ASCII', [{ ...good, anchor: 'å' }], RangeError, /one ASCII character/],
    ['no reach', [{ ...good, reach: 7 }], TypeError, /"custom\[0\].reach"/],
    [
      'too far a reach',
      [{ ...good, reach: { before: 101, after: 1 } }],
      RangeError,
      /"custom\[0\].reach.before".* 100/,
    ],
    ['a broken reach', [{ ...good, reach: { before: 1, after: 1.5 } }], RangeError, /"custom\[0\].reach.after"/],
    ['no function', [{ ...good, recognise: 'x' }], TypeError, /"custom\[0\].recognise"/],
  ])('%s', (_label, value, kind, message) => {
    expect(() => createRedactor({ custom: value as never })).toThrow(kind)
    expect(() => createRedactor({ custom: value as never })).toThrow(message)
  })
})
