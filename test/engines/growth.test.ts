import { afterEach, describe, expect, test, vi } from 'vitest'
import { LAYOUTS, SHAPES, shaped, tellSteps } from '../shapes'

/** Counts every read by a recogniser, a check or the weighing: steps, not time. Tables are read the same way. */
const counter = vi.hoisted(() => {
  const counter = { reads: 0, furthest: 0, from: 0, text: undefined as Uint8Array | undefined }
  globalThis.sladdChanges['text/memory'] = (memory: typeof import('../../src/text/memory')) => ({
    ...memory,
    byte(bytes: Uint8Array, at: number): number {
      counter.reads++
      if (bytes === counter.text) counter.furthest = Math.max(counter.furthest, Math.abs(at - counter.from))
      return bytes[at] as number
    },
    int(ints: Int32Array, at: number): number {
      counter.reads++
      return ints[at] as number
    },
  })
  return counter
})

const { createRedactor } = await import('../../src/redactor')
const { RECOGNISERS } = await import('../../src/recognise/table')
const { REACH } = await import('../../src/plain/window')
const { View } = await import('../../src/text/view')
const { Reach } = await import('../../src/resolve/words')

const at = new Date('2026-11-22T00:00:00Z')

afterEach(() => {
  counter.reads = 0
})

function readsFor(text: string): number {
  counter.reads = 0
  createRedactor({ minConfidence: 0, engine: 'plain' }).redact(text, { at })
  return counter.reads
}

describe.each(LAYOUTS)('reads grow no faster than the text: %s', (layout, line, tail) => {
  test.each(SHAPES)('%s', (label, unit) => {
    const [small, large] = [20_000, 80_000].map((length) => readsFor(shaped(unit, length, line) + tail)) as [
      number,
      number,
    ]
    expect(large).toBeLessThanOrEqual(4.4 * small + 1000)
    // A stated bound on the work for one character, however hostile; a few reads by class come in any case.
    expect(large / 80_000).toBeLessThan(80)
    tellSteps('plain', large / 80_000, `${label}, ${layout}`)
  })
})

test('the counter counts', () => {
  expect(readsFor('871220-2384 '.repeat(1000))).toBeGreaterThan(12_000)
})

test('no recogniser looks further than the window keeps', () => {
  const shapes = SHAPES.map(([, unit]) => unit.repeat(Math.ceil(3000 / unit.length)).slice(0, 3000))
  let furthest = 0
  for (const text of [
    ...shapes,
    `${'a'.repeat(1500)}@${'b.'.repeat(700)}`,
    `"${'a'.repeat(60)}"@${'b.cc.'.repeat(300)}`,
  ]) {
    const view = new View(4096)
    view.appendString(text, 0)
    counter.text = view.codes
    for (const row of RECOGNISERS) {
      for (let place = view.start; place < view.end; place++) {
        counter.from = place
        row.recognise(view.codes, place, 20261122)
      }
    }
    furthest = Math.max(furthest, counter.furthest)
  }
  // The rest of the reach is what `resolve` looks at: a field name before, words after, claims beside those.
  expect(furthest).toBeGreaterThan(250)
  expect(2 * furthest + Reach.Field).toBeLessThan(REACH)
})
