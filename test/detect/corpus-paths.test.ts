/** Every row of the corpus through every way in. */
import { describe, expect, test } from 'vitest'
import { kindsFor } from '../../corpus/tools/judge'
import { CORPUS_DATE, loadCorpus } from '../../corpus/tools/load'
import { createRedactor } from '../../src/redactor'
import { PATHS } from '../paths'

const rows = loadCorpus()

describe('every path gives the same output', () => {
  test.each(PATHS.map((path) => [path.label, path] as const))('%s', async (_label, path) => {
    for (const row of rows) {
      const kinds = kindsFor(row)
      const options = { minConfidence: 'low', ...(kinds && { kinds }) } as const
      const expected = createRedactor(options).redact(row.text, { at: CORPUS_DATE })
      expect(await path.redact(row.text, options, CORPUS_DATE), `${row.file}:${row.line}`).toBe(expected)
    }
  })
})

test('what was replaced is left alone by a second pass', () => {
  for (const mask of ['label', 'stars'] as const) {
    for (const row of rows) {
      const kinds = kindsFor(row)
      const redactor = createRedactor({ minConfidence: 'low', actions: { default: { mask } }, ...(kinds && { kinds }) })
      const once = redactor.redact(row.text, { at: CORPUS_DATE })
      expect(redactor.redact(once, { at: CORPUS_DATE }), `${row.file}:${row.line}`).toBe(once)
    }
  }
})
