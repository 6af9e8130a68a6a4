/** Kinds that are off by default against slow validators, in both engines. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactor, type Kind } from '../../src/index'
import { MORE_KINDS } from '../../src/kinds/rows'
import { KIND_ORACLES } from '../oracle/kinds'

const at = new Date('2026-11-22')
const RUNS = Number(process.env.ORACLE_RUNS ?? 1500)

/** Kinds whose only rule is a shape and a word: their rows of the corpus say all there is. */
const SHAPES = ['reservnummer', 'hpr', 'clearing', 'coordinates', 'passport', 'secret']

test('every kind has an oracle, or nothing but a shape', () => {
  expect([...Object.keys(KIND_ORACLES), ...SHAPES].sort()).toEqual([...MORE_KINDS].sort())
})

describe.each(Object.entries(KIND_ORACLES))('%s', (kind, { word, values, isOne }) => {
  test.each(['auto', 'plain'] as const)('what is one is found as a whole, and nothing else (%s)', (engine) => {
    const redactor = createRedactor({ kinds: [kind as Kind], engine })
    let ones = 0
    fc.assert(
      fc.property(values, (value) => {
        if (isOne(value)) ones++
        expect(redactor.redact(`${word} ${value}`, { at })).toBe(`${word} ${isOne(value) ? `[${kind}]` : value}`)
      }),
      { numRuns: RUNS },
    )
    expect(ones).toBeGreaterThan(RUNS / 200)
  })
})
