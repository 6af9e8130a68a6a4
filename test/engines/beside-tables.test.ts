/**
 * No table is read beyond its bounds: in the kernel's memory something else lies there, and the answer would depend on
 * it.
 */
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { brief } from '../fuzz/texts'
import { suiteTexts } from '../suite-texts'

const { known, beside } = vi.hoisted(() => {
  const known = new Set<Uint8Array>()
  const beside = new Set<string>()
  globalThis.sladdChanges['text/memory'] = (real: typeof import('../../src/text/memory')) => ({
    ...real,
    byte(bytes: Uint8Array, at: number): number {
      if (bytes[at] === undefined && known.has(bytes)) {
        beside.add(String(new Error(`${at} of ${bytes.length}`).stack?.split('\n').slice(0, 4)))
      }
      return bytes[at] as number
    },
    memory: {
      data(values: number[]): Uint8Array {
        const table = Uint8Array.from(values)
        known.add(table)
        return table
      },
    },
  })
  return { known, beside }
})

const { createRedactor } = await import('../../src/redactor')

test('no table is read beside itself', () => {
  const redactor = createRedactor({ engine: 'plain', minConfidence: 0 })
  const generated = fc.sample(brief, { seed: 53, numRuns: 6_000 })
  const drawn = generated.map((text) => text.text.map(([part, times]) => part.repeat(times)).join(''))
  const rows = ['{"","apikey:e\\u001b>"', '{"a":"\\u001b=\\""}']
  for (const text of [...rows, ...drawn, ...suiteTexts(20261126, 1).flatMap((kind) => kind.texts)]) {
    redactor.process(text, { at: new Date('2026-11-22T00:00:00Z') })
  }
  expect(known.size).toBeGreaterThan(0)
  expect([...beside]).toEqual([])
})
