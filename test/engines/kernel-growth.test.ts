import { beforeAll, describe, expect, test } from 'vitest'
import { Tally } from '../../src/engine/engine'
import { FastEngine } from '../../src/engine/fast'
import { makePlan } from '../../src/options/plan'
import { createRedactor } from '../../src/redactor'
import { type CountingKernel, makeCountingKernel } from '../counting'
import { LAYOUTS, SHAPES, shaped, TABLES, tellSteps } from '../shapes'

/**
 * What is counted are reads through the accessors, as for the twin: each place that is handed to a recogniser costs at
 * least one, and so do its checks and all weighing. The passes over masks, places and folded codes load whole
 * registers without the accessors; they visit each character a fixed number of times by their form.
 */
const today = { today: 20261122, context: {} }
let counting: CountingKernel
let engine: FastEngine

beforeAll(async () => {
  counting = await makeCountingKernel()
  engine = new FastEngine(counting.kernel, makePlan({ minConfidence: 0 }), new Tally())
}, 120_000)

function readsFor(text: string, by = engine): number {
  counting.takeSteps()
  by.redact(text, today)
  return counting.takeSteps()
}

describe.each(LAYOUTS)('reads grow no faster than the text: %s', (layout, line, tail) => {
  test.each(SHAPES)('%s', (label, unit) => {
    const [small, large] = [20_000, 80_000].map((length) => readsFor(shaped(unit, length, line) + tail)) as [
      number,
      number,
    ]
    expect(large).toBeLessThanOrEqual(4.4 * small + 1000)
    expect(large / 80_000).toBeLessThan(80)
    tellSteps('simd', large / 80_000, `${label}, ${layout}`)
  })
})

test.each(TABLES)('reads of a table grow no faster than the text: %s', (label, lead, unit) => {
  const tables = new FastEngine(counting.kernel, makePlan({ minConfidence: 0, format: 'csv' }), new Tally())
  const grown = (length: number) => readsFor(lead + unit.repeat(Math.ceil(length / unit.length)), tables)
  const [small, large] = [grown(20_000), grown(80_000)]
  expect(large).toBeLessThanOrEqual(4.4 * small + 1000)
  expect(large / 80_000).toBeLessThan(150)
  tellSteps('simd', large / 80_000, label)
})

describe('the counting kernel', () => {
  test('counts', () => {
    expect(readsFor('871220-2384 '.repeat(1000))).toBeGreaterThan(12_000)
    expect(readsFor('inget h\u00e4r '.repeat(1000))).toBe(0)
  })

  test('finds what the shipped one finds', () => {
    const redactor = createRedactor({ minConfidence: 0, engine: 'simd' })
    for (const [label, unit] of SHAPES) {
      const text = shaped(unit, 2000, 100)
      expect(engine.scan(text, today), label).toEqual(redactor.scan(text, { at: new Date('2026-11-22T00:00:00Z') }))
    }
  })
})
