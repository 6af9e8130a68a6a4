import { expect, test } from 'vitest'
import { faults, findAll } from '../../corpus/tools/judge'
import { loadCorpus } from '../../corpus/tools/load'

const rows = loadCorpus()

test('the corpus is large enough to say something', () => {
  expect(rows.length).toBeGreaterThanOrEqual(150)
  expect(rows.filter((row) => row.spans.length === 0).length).toBeGreaterThanOrEqual(50)
})

test.each(rows.map((row) => [`${row.file}:${row.line} ${row.reason}`, row] as const))('%s', (_label, row) => {
  expect(faults(row, findAll(row))).toEqual([])
})
