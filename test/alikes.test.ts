import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeTable, withTable } from '../corpus/tools/alikes'

test('the page of look-alikes holds what is measured', () => {
  const page = readFileSync(new URL('../docs/alikes.md', import.meta.url), 'utf8')
  expect(page).toBe(withTable(page, makeTable()))
})
