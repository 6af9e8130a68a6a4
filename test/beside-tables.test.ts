/**
 * No table is read beyond its bounds: in the kernel's memory something else lies there, and the answer would depend on
 * it.
 */
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { brief } from './fuzz/texts'
import { suiteTexts } from './suite-texts'

const tables = vi.hoisted(() => ({ known: new Set<Uint8Array>(), beside: new Set<string>() }))

vi.mock('#memory', async (original) => {
  const real = await original<typeof import('../src/text/memory')>()
  return {
    ...real,
    byte(bytes: Uint8Array, at: number): number {
      if (bytes[at] === undefined && tables.known.has(bytes)) {
        tables.beside.add(String(new Error(`${at} of ${bytes.length}`).stack?.split('\n').slice(0, 4)))
      }
      return bytes[at] as number
    },
    memory: {
      data(values: number[]): Uint8Array {
        const table = Uint8Array.from(values)
        tables.known.add(table)
        return table
      },
    },
  }
})

const { createRedactor } = await import('../src/redactor')

test('no table is read beside itself', () => {
  const redactor = createRedactor({ engine: 'plain', minConfidence: 0 })
  const generated = fc.sample(brief, { seed: 53, numRuns: 6_000 })
  const drawn = generated.map((text) => text.text.map(([part, times]) => part.repeat(times)).join(''))
  const rows = ['{"","apikey:e\\u001b>"', '{"a":"\\u001b=\\""}']
  for (const text of [...rows, ...drawn, ...suiteTexts(20261126, 1).flatMap((kind) => kind.texts)]) {
    redactor.process(text, { at: new Date('2026-11-22T00:00:00Z') })
  }
  expect([...tables.beside]).toEqual([])
})
