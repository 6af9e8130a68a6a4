import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makePlan } from '../../src/options/plan'
import { createRedactor, redactorFor } from '../../src/redactor'
import { hostile } from '../arbitraries/text'

const at = new Date('2026-11-22T00:00:00Z')

/** Each line as if it were alone, by the plain engine. */
function alone(lines: readonly string[], block?: number): string[] {
  const plain = redactorFor(makePlan({ engine: 'plain' }, block))
  return lines.map((line) => plain.redact(line, { at }))
}

function expectAlone(lines: readonly string[], block?: number): void {
  const redactor = redactorFor(makePlan({}, block))
  const output = redactor.redactLines(lines, { at })
  expect(output).toEqual(alone(lines, block))
  expect(output).toEqual(lines.map((line) => redactor.redact(line, { at })))
}

const value = 'a@example.se 871220-2384 '
const LONG = value.repeat(800)
/** More than the kernel takes at once. */
const HUGE = value.repeat(12_000)

describe('redactLines is redact, line by line', () => {
  test.each<[string, string[]]>([
    ['no lines', []],
    ['empty lines', ['', '', '']],
    ['values at both edges', ['871220-2384', '', 'a@example.se', '192.0.2.44']],
    ['what only a join would make', ['871220', '-2384', 'a@', 'example.se', 'fnr', '01019550091', '871220-', '2384']],
    ['line feeds inside', ['x\n871220-2384\n', '\n', '\n\n871220-2384', 'a@example.se\r\n192.0.2.44\r\n', '\r']],
    [
      'lone surrogates at the edges',
      ['\udc00871220-2384\ud800', '\udc00', '\ud800', '\udc00a@example.se\ud83d', '\ude42'],
    ],
    ['one long line', [LONG]],
    ['long lines among short ones', ['871220-2384', LONG, '', LONG, 'a@example.se', `${LONG}\n${LONG}`, 'x']],
    ['lines of more than a segment', ['a@example.se', HUGE, '871220-2384', HUGE]],
  ])('%s', (_label, lines) => {
    expectAlone(lines)
  })

  test('a hundred thousand lines', () => {
    const lines = Array.from({ length: 100_000 }, (_, i) =>
      i % 3 === 0 ? `a${i}@example.se` : i % 3 === 1 ? '' : `rad ${i}`,
    )
    const expected = lines.map((line) => (line.includes('@') ? '[email]' : line))
    expect(createRedactor().redactLines(lines, { at })).toEqual(expected)
  })

  test('lines that fill a batch to the last character', () => {
    for (const length of [65_534, 65_535, 65_536, 65_537]) {
      const line = `${'x '.repeat(length)}`.slice(0, length - value.length) + value
      expectAlone([line, value])
      expectAlone([value, line])
      expectAlone([line.slice(0, -value.length - 1), value, value])
    }
  })

  test.each([undefined, 48])('any lines, in blocks of %s', (block) => {
    const line = fc.oneof(
      { weight: 6, arbitrary: hostile },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('', '\n', '\r\n', '\ud800', '\udc00', '871220-2384\n', LONG.slice(0, 300)),
      },
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => expectAlone(lines, block)),
      { numRuns: 200 },
    )
  })

  test('findings are counted once each', () => {
    const redactor = createRedactor()
    redactor.redactLines(['a@example.se', '', '871220-2384\na@example.se'], { at })
    expect(redactor.counts).toEqual({ email: { mask: 2 }, personnummer: { mask: 1 } })
  })
})

describe('an element that is no string', () => {
  test.each([
    [871220, 'number'],
    [undefined, 'undefined'],
    [null, 'object'],
    [Buffer.from('871220-2384'), 'object'],
    [['871220-2384'], 'object'],
  ])('%j is named by its index, without any text', (element, type) => {
    const lines = ['871220-2384', element, 'a@example.se'] as string[]
    expect(() => createRedactor().redactLines(lines)).toThrow(new TypeError(`lines[1] expected a string, got ${type}`))
  })

  test('and leaves the redactor as it was', () => {
    const redactor = createRedactor()
    expect(() => redactor.redactLines(['871220-2384', 1 as never])).toThrow(TypeError)
    expect(redactor.counts).toEqual({})
    expect(redactor.redactLines(['871220-2384'])).toEqual(['[personnummer]'])
  })
})
