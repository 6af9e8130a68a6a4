import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readable } from '../../bench/hostile/readable'
import { loadUsual } from '../../corpus/tools/load'
import { chooseEngine } from '../../src/engine/choose'
import { Tally } from '../../src/engine/engine'
import { Says, tellingIn } from '../../src/formats/informative-names'
import { createRedactor } from '../../src/index'
import { makePlan } from '../../src/options/plan'
import { isBare, isBareNumber } from '../../src/text/bare'
import { Values } from '../../src/value/values'
import { hostile } from '../arbitraries/text'
import { hostileValue } from '../arbitraries/value'

const at = new Date('2026-11-22T00:00:00Z')
const low = createRedactor({ minConfidence: 'low', country: 'SE' })

describe('text that is bare', () => {
  test.each([
    '',
    'order packad, klart',
    'Ålesund – nei',
    'GET /api/v2/order',
    'a/b.c (d) *',
    "don't AB [d] (1)",
    '12 34',
    'rad\n2',
  ])('may be anything without a value: %j', (text) => {
    expect(isBare(text)).toBe(!/–/.test(text))
    expect(low.scan(text, { at })).toEqual([])
  })

  test.each([
    'a@b',
    'a: b',
    'a=b',
    '<b>',
    '%40',
    '&#64;',
    '\\u0040',
    '123 45',
    '1.1.1.1',
    '４６',
    '\u200b',
    '\u001b[0m',
    "IDENTIFIED BY 'a'",
    'a (at) b',
    'a[snabel-a]b',
    'a AT b',
    '--password a',
    '-----BEGIN',
    '\0',
  ])('is not this: %j', (text) => expect(isBare(text)).toBe(false))

  test('so is a number that has too few digits, or too many', () => {
    for (const bare of [0, -0, 7, -99_999, 1e12, 1763798400000, -1763798400000, Number.NaN, Number.NEGATIVE_INFINITY])
      expect(isBareNumber(bare), `${bare}`).toBe(true)
    for (const other of [1.5, 123_456, 701740605, 8712202384, 198712202384, 999_999_999_999, 1e21, 2 ** 53, 1e-7])
      expect(isBareNumber(other), `${other}`).toBe(false)
    const digits = loadUsual().flatMap(({ text, spans }) => spans.map(({ start, end }) => text.slice(start, end)))
    for (const value of digits.filter((one) => /^[1-9]\d{5,}$/.test(one)))
      expect(isBareNumber(Number(value))).toBe(false)
    const begins = fc.constantFrom('', '46', '47', '4670', '0046', '19', '20', '871220', '198712202384', '01019550091')
    fc.assert(
      fc.property(begins, fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.constantFrom('', '-'), (begin, rest, sign) => {
        const number = Number(`${sign}${begin}${rest}`)
        if (isBareNumber(number)) expect(low.scan(`{"a":${number},"b":[${number}]}`, { at })).toEqual([])
      }),
      { numRuns: 5000 },
    )
  })

  test('has nothing in it that is found, whatever is asked for', () => {
    for (const { text, spans } of loadUsual()) if (isBare(text)) expect(spans, text).toEqual([])
    fc.assert(
      fc.property(hostile, (text) => {
        for (const part of [text, ...text.split(/[:@=%&\\>]/)]) {
          if (isBare(part)) expect(low.scan(part, { at }), part).toEqual([])
        }
      }),
      { numRuns: 3000 },
    )
  })
})

describe('a value of which bare texts are not asked about', () => {
  const options = { fields: { memberId: 'id', 'category:name': 'mask' } } as const
  const plan = makePlan(options)
  const call = { today: 20261122, context: {} }
  const { engine } = chooseEngine(plan, new Tally())
  const saidBy = tellingIn(plan.fields.lexicon)
  const asked = {
    edits: (text: Parameters<typeof engine.unitEdits>[0]) => engine.unitEdits(text, call),
    replaced: () => undefined,
  }
  const few = (value: unknown) => new Values().redact(value, { ...asked, saidBy })
  const all = (value: unknown) => new Values().redact(value, { ...asked, saidBy: () => Says.Owns })

  test('comes out as one of which everything is', () => {
    fc.assert(
      fc.property(hostileValue, (value) => {
        expect(readable(few(value))).toBe(readable(all(value)))
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    [{ password: 'abc', user: { name: 'Anna', note: 'abc' } }],
    [{ secret: { deep: [{ er: true, this: 'abc', n: 7, no: null }] }, ok: [1, 2, 3] }],
    [{ memberId: 5, ids: { memberId: ['a', 'b'] }, memberIds: 'a' }],
    [[{ telefon: 70174060, mobil: 701740605, pnr: 8712202384 }, { order: 8712202384 }]],
    [
      new Map<unknown, unknown>([
        ['password', 'abc'],
        [{ a: 'anna@example.se' }, 'abc'],
        ['x', 'abc'],
        [1, 2],
      ]),
    ],
    [Object.assign(['a', 'b'], { password: 'abc', other: 'abc' })],
    [Object.assign(new Error('abc'), { token: 'abc', code: 7, cause: 'anna@example.se' })],
    [{ [Symbol('password')]: 'abc', [Symbol('x')]: 'abc' }],
    [{ 'anna@example.se': 'abc', 'anna@example.com': { a: 'abc' }, b: 'abc' }],
    [{ a: 'abc', b: '871220-2384', c: 'abc', d: [], e: {}, f: [[]], g: ['abc', '871220-2384'] }],
    [{ toJSON: () => ({ a: 'abc', b: 'anna@example.se' }) }],
  ])('whatever owns it: %#', (value) => {
    expect(readable(few(value))).toBe(readable(all(value)))
    expect(readable(createRedactor(options).redactValue(value, { at }))).toBe(readable(few(value)))
  })
})

describe('a long text that no name says anything of', () => {
  const line = 'kund anna@example.se ringde 070-174 06 05 om {"fnr":15069010013} \n'
  const redactors = [createRedactor(), createRedactor({ engine: 'plain' })]

  test.each([10, 100, 6000])('becomes what it becomes by itself: %d lines', (times) => {
    const text = line.repeat(times)
    for (const redactor of redactors) {
      if (redactor.engine === 'plain' && times > 1000) continue
      const expected = redactor.redact(text, { at })
      const value = { a: text, b: [text, 'x'], c: { d: text } }
      expect(redactor.redactValue(value, { at })).toEqual({ a: expected, b: [expected, 'x'], c: { d: expected } })
      expect(value.a).toBe(text)
      expect(redactor.redactValue(text, { at })).toBe(expected)
      const clean = { a: 'order packad, klart. '.repeat(300) }
      expect(redactor.redactValue(clean, { at })).toBe(clean)
    }
  })

  test('is owned by the names above it all the same', () => {
    const text = 'abc '.repeat(1000)
    for (const redactor of redactors) {
      expect(redactor.redactValue({ password: text, x: { token: [text] } }, { at })).toEqual({
        password: '',
        x: { token: [''] },
      })
    }
  })

  test('in errors, and in what speaks for itself', () => {
    const text = line.repeat(100)
    for (const redactor of redactors) {
      const expected = redactor.redact(text, { at })
      const error = redactor.redactValue(new Error(text), { at })
      expect(error.message).toBe(expected)
      expect(error.stack).not.toContain('anna@')
      expect(JSON.stringify(redactor.redactValue({ toJSON: () => text }, { at }))).toBe(JSON.stringify(expected))
    }
  })
})

describe('names that say something', () => {
  const saidBy = tellingIn(makePlan({ fields: { memberId: 'id', '*kommentar': 'mask' } }).fields.lexicon)

  test.each([
    [Says.Owns, ['password', 'userPassword', 'memberId', 'egenKommentar']],
    [Says.Ends, ['personnummer', 'fnr', 'PNR']],
    [Says.Evidence, ['telefon', 'order_id', 'time', 'pid', 'hostname']],
    [Says.Nothing, ['msg', 'level', 'user-agent', 'färg', '']],
    // What may be a value, or is too long to be looked at.
    [Says.Owns, ['anna@example.se', '871220-2384', 'x'.repeat(65), 'a:b', '日本']],
  ])('%d, every time', (says, names) => {
    for (let i = 0; i < 3; i++) for (const name of names) expect(saidBy(name), name).toBe(says)
  })

  test('thousands of others push none of them out for good', () => {
    for (let i = 0; i < 9000; i++) {
      saidBy(`n${i.toString(36).replace(/\d/g, 'x')}`)
      if (i % 500 === 0) expect([saidBy('password'), saidBy('msg')]).toEqual([Says.Owns, Says.Nothing])
    }
  })
})
