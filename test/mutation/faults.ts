/** The rows of `faults.test.ts` along one way only: there they go along all. */
import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../src/redactor'
import { ALL } from '../faults/all'
import { outputOf, textOf } from '../faults/marked'

const at = new Date('2026-11-22T00:00:00Z')

describe.each(ALL)('$what', ({ options, texts }) => {
  test.each(texts)('%j', (marked) => {
    expect(createRedactor(options).redact(textOf(marked), { at })).toBe(outputOf(marked))
  })
})
