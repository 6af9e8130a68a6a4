import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../src/index'
import { makePlan } from '../../src/options/plan'
import { redactorFor } from '../../src/redactor'
import type { Finding } from '../../src/types'
import { type Broken, brokenOf } from '../arbitraries/broken'
import { documentOf, json, plainRecord, record } from '../arbitraries/json'
import { forAll } from '../for-all'
import { latin, throughChunks } from '../splits'

const at = new Date('2026-11-22T00:00:00Z')
const redactor = createRedactor()
const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 })

/** Some documents after each other, as in a log, broken in some places. */
const anything: fc.Arbitrary<Broken> = brokenOf(
  fc
    .tuple(
      fc.array(
        fc.oneof(json, record, plainRecord).filter(({ text }) => text.length < 1000),
        { minLength: 1, maxLength: 3 },
      ),
      fc.constantFrom('', ' ', '\n', '\r\n', '\nINFO ', ' x {', '\n\ufeff'),
    )
    .map(([documents, glue]) =>
      documentOf(documents.flatMap(({ spans }) => [...spans, { text: glue, plant: undefined }])),
    ),
)

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const NUMBER_BEFORE = /[-+.\deE]*$/
const NUMBER_AFTER = /^[-+.\deE]*/

/** The text with its findings replaced and nothing else, but for the rest of a number that went with its finding. */
function onlyEdited(text: string, findings: readonly Finding[]): RegExp {
  let pattern = ''
  let from = 0
  for (const [i, { kind, start, end }] of findings.entries()) {
    const between = text.slice(from, start)
    const before = NUMBER_BEFORE.exec(between)?.[0] ?? ''
    const rest = text.slice(end, findings[i + 1]?.start ?? text.length)
    const after = NUMBER_AFTER.exec(rest)?.[0] ?? ''
    const label = `(?:\\[${kind}(?:-\\d+)?\\]|${kind}\\.invalid)`
    const quote = '\\\\*"'
    pattern += escaped(between.slice(0, between.length - before.length))
    pattern += `(?:${escaped(before)})?(?:${label}|${quote}${label}${quote})?(?:${escaped(after)})?`
    from = end + after.length
  }
  return new RegExp(`^${pattern}${escaped(text.slice(from))}$`)
}

describe('JSON that is broken somewhere', () => {
  test('has every value replaced that is still whole', () => {
    forAll(1500, brokenOf(plainRecord), ({ text, left }) => {
      const findings = redactor.scan(text, { at })
      for (const { plant, start, end } of left) {
        // The colons that some addresses begin with may be taken for that of a name.
        if (plant.value.startsWith(':')) continue
        // In text a word of another kind speaks against bare digits.
        if (/^\d+$/.test(plant.value) && text.includes('mobilnummer')) continue
        const isFound = findings.some((finding) => finding.start <= start && finding.end >= end)
        expect(isFound, `${plant.value} in ${text}`).toBe(true)
      }
    })
  })

  test('keeps every character that belongs to no finding', () => {
    forAll(600, anything, ({ text }) => {
      const { output, findings } = redactor.process(text, { at })
      expect(output).toMatch(onlyEdited(text, findings))
    })
  })

  test('comes out the same as a string and as bytes', () => {
    forAll(600, anything, ({ text }) => {
      expect(latin(redactor.redact(bytes(text), { at }))).toBe(latin(bytes(redactor.redact(text, { at }))))
    })
  })

  test('comes out the same however a stream is cut, also byte by byte', () => {
    forAll(300, fc.tuple(anything, sizes), ([{ text }, chunks]) => {
      const whole = latin(redactor.redact(bytes(text), { at }))
      expect(throughChunks(redactor, bytes(text), [1], at)).toBe(whole)
      expect(throughChunks(redactor, bytes(text), chunks, at)).toBe(whole)
    })
  })

  test('comes out the same however a stream is cut, with small blocks', () => {
    forAll(120, fc.tuple(anything, sizes, fc.integer({ min: 16, max: 400 })), ([{ text }, chunks, block]) => {
      const small = redactorFor(makePlan({}, block))
      const whole = latin(small.redact(bytes(text), { at }))
      expect(throughChunks(small, bytes(text), chunks, at)).toBe(whole)
      expect(latin(bytes(small.redact(text, { at })))).toBe(whole)
    })
  })

  test('comes out the same on both engines', () => {
    const plain = createRedactor({ engine: 'plain', minConfidence: 0 })
    const other = createRedactor({ minConfidence: 0 })
    forAll(500, anything, ({ text }) => expect(other.process(text, { at })).toEqual(plain.process(text, { at })))
  })
})

describe('bytes that are no text', () => {
  test('come out the same as a whole and as a stream, with all that is not found', () => {
    const noise = fc.array(fc.tuple(fc.nat(1_000_000), fc.uint8Array({ maxLength: 3 })), { maxLength: 6 })
    forAll(300, fc.tuple(anything, noise, sizes), ([{ text }, places, chunks]) => {
      const input = [...bytes(text)]
      for (const [place, put] of places) input.splice(place % (input.length + 1), place % 3, ...put)
      const whole = Uint8Array.from(input)
      const { output, findings } = redactor.process(whole, { at })
      expect(throughChunks(redactor, whole, chunks, at)).toBe(latin(output))
      expect(latin(output)).toMatch(onlyEdited(latin(whole), findings))
    })
  })
})

describe('a document that is cut off', () => {
  const text =
    '{"a":"x 871220-2384","b":{"anna@example.se":[198712202384,"{\\"ip\\":\\"192.0.2.44\\"}"]},"å":"+46701740612"}'
  const values = ['871220-2384', 'anna@example.se', '198712202384', '192.0.2.44', '+46701740612']

  test.each([
    ['at its end', (cut: number) => text.slice(0, cut)],
    ['at its begin', (cut: number) => text.slice(cut)],
  ])('%s has every value replaced that is whole', (_where, part) => {
    for (let cut = 0; cut <= text.length; cut++) {
      const input = part(cut)
      const output = redactor.redact(input, { at })
      for (const value of values) expect(output, input).not.toContain(value)
      expect(throughChunks(redactor, bytes(input), [1], at)).toBe(latin(bytes(output)))
    }
  })
})

describe('what stands in JSON without quotes', () => {
  test.each([
    ['a phone that begins like a number', '{"tel": 070-174 06 05, "x": 1}', '{"tel": [phone], "x": 1}'],
    ['a fødselsnummer in two groups', '{"fnr": 010195 50091}', '{"fnr": [fodselsnummer]}'],
    ['an IPv6 address', '{"ip": 2001:db8::1}', '{"ip": [ip]}'],
    ['an interim number', '{"nr": 000101-T220}', '{"nr": [personnummer]}'],
    ['a mail address', '{"to": anna@example.se}', '{"to": [email]}'],
    ['a phone after a number', '[5, 070-174 06 05]', '[5, [phone]]'],
  ])('%s is found whole', (_what, text, expected) => {
    expect(redactor.redact(text, { at })).toBe(expected)
  })

  test('what could be a number is written as a string', () => {
    expect(redactor.redact('{"ip": 192.0.2.44, "nr": 871220-2384 }', { at })).toBe(
      '{"ip": "[ip]", "nr": "[personnummer]" }',
    )
  })

  test('a number at the end of what is there is one', () => {
    expect(redactor.redact('{"a":198712202384', { at })).toBe('{"a":"[personnummer]"')
    expect(redactor.redact('{"a":"{\\"b\\":198712202384"}', { at })).toBe('{"a":"{\\"b\\":\\"[personnummer]\\""}')
  })
})
