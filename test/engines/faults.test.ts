/**
 * Past failures on text from elsewhere: each row is the smallest text of its type, through every entry point, on both
 * engines, and once more over its own output.
 */
import { describe, expect, test } from 'vitest'
import { ALL } from '../faults/all'
import { outputOf, textOf } from '../faults/marked'
import { PATHS } from '../paths'

const at = new Date('2026-11-22T00:00:00Z')
const ENGINES = ['auto', 'plain'] as const

describe.each(ALL)('$what', ({ options, texts }) => {
  test.each(texts)('%j', async (marked) => {
    for (const engine of ENGINES) {
      for (const { label, redact } of PATHS) {
        const own = { ...options, engine }
        const output = await redact(textOf(marked), own, at)
        expect(output, `${engine}, ${label}`).toBe(outputOf(marked))
        expect(await redact(output, own, at), `${engine}, ${label}, again`).toBe(output)
      }
    }
  })
})
