import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CASES, PLANTED, STAYS } from '../../bench/hostile/cases'
import { readable, shapeOf } from '../../bench/hostile/readable'
import { createRedactor } from '../../src/redactor'
import { Values } from '../../src/value/values'
import { VALUES } from '../arbitraries/planted'
import { hostileValue } from '../arbitraries/value'

const at = new Date('2026-11-22T00:00:00Z')
const redactor = createRedactor()
const redact = <T>(value: T): T => redactor.redactValue(value, { at })

describe('hostile values', () => {
  test('are at least forty', () => expect(CASES.length).toBeGreaterThanOrEqual(40))

  test.each(CASES.map((one) => [one.name, one] as const))('%s', (_name, { make }) => {
    const value = make()
    const before = shapeOf(value)
    const output = redact(value)
    expect(shapeOf(value)).toEqual(before)
    expect(readable(output)).not.toContain(PLANTED)
    expect(readable(output)).toContain(STAYS)
    expect(redact(output)).toBe(output)
  })
})

test('the page shows every one of them, with ours', () => {
  const page = readFileSync('docs/reference/hostile-values.md', 'utf8')
  for (const { name } of CASES) expect(page).toContain(`| ${name} | ok |`)
  expect(page).toContain(`| **ok, of ${CASES.length}** | **${CASES.length}** |`)
})

describe('on any value', () => {
  test('nothing throws, nothing is changed, nothing that was planted can be read, a second pass changes nothing', () => {
    fc.assert(
      fc.property(hostileValue, (value) => {
        const before = shapeOf(value)
        const output = redact(value)
        expect(shapeOf(value)).toEqual(before)
        const text = readable(output)
        for (const { text: planted } of VALUES) expect(text.includes(planted), planted).toBe(false)
        expect(redact(output)).toBe(output)
      }),
      { numRuns: 1500 },
    )
  })

  test('what holds nothing comes back as the same object', () => {
    const clean = fc.anything({
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSet: true,
      withSparseArray: true,
      // Without the letters of `pin`, `sid` and other names that are listed.
      key: fc.stringMatching(/^[a-h]{0,6}$/),
      // Short numbers: one of eleven digits now and then is a synthetic fødselsnummer.
      values: [
        fc.boolean(),
        fc.integer({ min: -9999, max: 9999 }),
        fc.bigInt({ min: -9999n, max: 9999n }),
        fc.double({ min: -9999, max: 9999 }),
        fc.int16Array(),
        fc.stringMatching(/^[a-z "\\]{0,9}$/),
      ],
    })
    fc.assert(
      fc.property(clean, (value) => {
        expect(redact(value)).toBe(value)
      }),
      { numRuns: 1000 },
    )
  })

  test('proxies that throw now and then', () => {
    const traps = ['get', 'ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'has'] as const
    const lying = fc.tuple(fc.subarray([...traps]), fc.nat(6))
    fc.assert(
      fc.property(lying, ([names, after]) => {
        let left = after
        const trap =
          (name: (typeof traps)[number]) =>
          (...given: unknown[]) => {
            if (left-- <= 0) throw new Error(PLANTED)
            return Reflect.apply(Reflect[name], Reflect, given)
          }
        const proxy = new Proxy(
          { mail: PLANTED, list: [PLANTED] },
          Object.fromEntries(names.map((one) => [one, trap(one)])),
        )
        expect(JSON.stringify(redact({ proxy, word: STAYS }))).not.toContain(PLANTED)
      }),
      { numRuns: 300 },
    )
  })
})

describe('limits mask what lies beyond them', () => {
  const engine = (text: { slice(start: number, end: number): string; length: number }) =>
    redactorEdits(text.slice(0, text.length))
  const redactorEdits = (text: string) => redactor.scan(text).map(({ start, end }) => ({ start, end, text: '[x]' }))
  const limited = (limits: Partial<{ depth: number; width: number; total: number; characters: number }>) => {
    const values = new Values({ depth: 32, width: 10_000, total: 200_000, characters: 1 << 26, ...limits })
    return (value: unknown) => values.redact(value, { edits: engine, replaced: () => undefined, saidBy: () => 0 })
  }

  test.each([
    ['depth', { depth: 2 }, { a: { b: { c: STAYS } } }, { a: { b: '[too-deep]' } }],
    ['elements', { width: 3 }, [1, 2, 3, 4], [1, 2, '[too-many]']],
    ['as many elements as may be', { width: 3 }, [1, 2, 3], [1, 2, 3]],
    ['properties', { width: 3 }, { a: 1, b: 2, c: 3, d: 4 }, { a: 1, b: 2, '[too-many]': '[too-many]' }],
    ['members of a set', { width: 2 }, new Set([1, 2, 3]), new Set([1, '[too-many]'])],
    [
      'entries of a map',
      { width: 2 },
      new Map([
        [1, 1],
        [2, 2],
        [3, 3],
      ]),
      new Map<unknown, unknown>([
        [1, 1],
        ['[too-many]', '[too-many]'],
      ]),
    ],
    ['numbers of a typed array', { width: 2 }, { f: new Float64Array(3) }, { f: '[too-many]' }],
    ['values in all', { total: 4 }, [1, 2, 3, 4], [1, 2, 3, '[too-many]']],
    ['characters in all', { characters: 40 }, ['abc', 'x'.repeat(50), 1], ['abc', '[too-many]', 1]],
  ])('%s', (_name, limits, value, expected) => {
    const work = limited(limits)
    const output = work(value)
    expect(output).toEqual(expected)
    // A second pass finds nothing more to cut.
    expect(work(output)).toEqual(expected)
  })

  test('a call with hardly any stack left masks all', () => {
    const value = { mail: PLANTED, list: [[[[[[PLANTED]]]]]] }
    let output: unknown
    const sink = (): void => {
      try {
        sink()
      } catch {
        output ??= redact(value)
      }
    }
    sink()
    expect(readable(output)).not.toContain(PLANTED)
  })
})
