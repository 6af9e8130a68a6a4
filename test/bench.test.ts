import { describe, expect, test } from 'vitest'
import { CALL, engine, regExp } from '../bench/contenders'
import { gateOf } from '../bench/gates'
import { chunksOf, cut, linesOf, makeHaystack, NAMES, totals } from '../bench/haystacks'
import { rustPattern } from '../bench/regexp'
import { interleave, ratioOf, spreadOf } from '../bench/rounds'
import { verdictOf } from '../bench/table'
import { digestOf, replacedFault, Truth } from '../bench/verify'
import { createRedactor } from '../src/redactor'

const SIZE = 60_000
const redactor = createRedactor({ engine: 'plain' })
const truth = new Truth(redactor)

describe.each(NAMES)('haystack %s', (name) => {
  const haystack = makeHaystack(name, SIZE)

  test('is the same every time, and another for another seed', () => {
    expect(makeHaystack(name, SIZE).bytes.equals(haystack.bytes)).toBe(true)
    if (name !== 'hostile') expect(makeHaystack(name, SIZE, 2).bytes.equals(haystack.bytes)).toBe(false)
    expect(haystack.bytes.length).toBeGreaterThanOrEqual(SIZE)
  })

  test('holds what was planted, and nothing else that is found', () => {
    const findings = redactor.scan(haystack.bytes, CALL)
    expect(truth.findingsFault(haystack, findings)).toBeUndefined()
    expect(truth.maskedFault(haystack, redactor.redact(haystack.bytes, CALL))).toBeUndefined()
    if (name !== 'clean') expect(totals(haystack).planted).toBeGreaterThan(0)
  })

  test('comes in pieces that make the whole', () => {
    expect(Buffer.concat(chunksOf(haystack, 10_000)).equals(haystack.bytes)).toBe(true)
    expect(`${linesOf(haystack).join('\n')}\n`).toBe(haystack.bytes.toString())
    const part = cut(haystack, 10_000)
    expect(truth.findingsFault(part, redactor.scan(part.bytes, CALL))).toBeUndefined()
    expect(truth.maskedFault(part, redactor.redact(part.bytes, CALL))).toBeUndefined()
  })

  test('the large RegExp replaces no less than was planted', () => {
    const one = regExp()
    if (!('tool' in one)) throw new Error(one.missing)
    const part = cut(haystack, 10_000)
    const replaced = one.tool.replace(part.bytes.toString()).split(one.tool.mark).length - 1
    expect(replacedFault(part, 'planted', replaced)).toBeUndefined()
  })
})

describe('a wrong answer', () => {
  const haystack = makeHaystack('dense', SIZE)
  const findings = redactor.scan(haystack.bytes, CALL)

  test('is one that returns nothing', () => {
    expect(truth.findingsFault(haystack, [])).toMatch(/^found 0 of \d+$/)
    expect(truth.maskedFault(haystack, new Uint8Array())).toBe('no output')
    expect(replacedFault(haystack, 'mails', 0)).toMatch(/^replaced 0, at least \d+/)
    const hostile = makeHaystack('hostile', SIZE)
    expect(truth.findingsFault(hostile, [])).toMatch(/^found 0, at least \d+/)
  })

  test('is one that finds as many, but not the same', () => {
    const [first, ...rest] = findings
    if (first === undefined) throw new Error('nothing was found')
    for (const change of [{ end: first.end + 1 }, { confidence: 0.01 }, { evidence: [] }, { variant: 'x' }]) {
      expect(truth.findingsFault(haystack, [{ ...first, ...change }, ...rest])).toMatch(/other findings/)
    }
    expect(digestOf([...findings].reverse())).not.toBe(digestOf(findings))
  })

  test('is one that masks nothing', () => {
    expect(truth.maskedFault(haystack, haystack.bytes)).toMatch(/other output/)
  })

  test('is told also where nothing was planted', () => {
    const unknown = { ...haystack, count: 'unknown' as const }
    expect(truth.findingsFault(unknown, [])).toMatch(/other findings/)
    expect(truth.findingsFault(unknown, findings)).toBeUndefined()
  })
})

describe('measuring', () => {
  test('an engine that cannot be had says why', () => {
    const refuse = () => {
      throw new RangeError('"engine": simd is not available')
    }
    expect(engine({ createRedactor: refuse }, 'kernel')).toEqual({
      name: 'kernel',
      missing: '"engine": simd is not available',
    })
    expect(engine({ createRedactor }, 'twin')).toHaveProperty('tool')
  })

  test('every round begins with another contender, and all do the same number of rounds', async () => {
    const order: string[] = []
    const contenders = ['a', 'b', 'c'].map((name) => ({ name, bytes: 1, passes: 1, run: () => order.push(name) }))
    const rates = await interleave(contenders, 2)
    expect(order.join('')).toBe('cababcbca')
    expect([...rates.values()].map((figures) => figures.length)).toEqual([2, 2, 2])
  })

  test('medians, ratios by round, and gates', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 })
    const rates = new Map([
      ['a', [10, 30]],
      ['b', [5, 10]],
    ])
    expect(ratioOf(rates, 'a', 'b')).toEqual({ median: 2.5, min: 2, max: 3 })
    expect(ratioOf(rates, 'a', 'gone')).toBeUndefined()
    const gate = gateOf('find', 'logs, read', { of: 'kernel', over: '@redactpii/node' })
    expect(gate).toEqual({ least: 14, aim: 18 })
    const at = (median: number) => ({ median, min: median, max: median })
    expect([13, 15, 19].map((median) => verdictOf({ least: 14, aim: 18 }, at(median)))).toEqual(['below', 'ok', 'aim'])
  })

  test('the pattern for Rust has no boundary or letter but those of ASCII', () => {
    expect(rustPattern()).not.toMatch(/\\w|(?<!\(\?-u:)\\b|\(\?[=!<]/)
  })
})
