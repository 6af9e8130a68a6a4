import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeTable, withTable } from '../corpus/tools/alikes'
import { LOOK_ALIKES } from '../corpus/tools/look-alikes'

test('the page of look-alikes holds what is measured', () => {
  const page = readFileSync(new URL('../docs/alikes.md', import.meta.url), 'utf8')
  const table = makeTable()
  const more = makeTable(true)
  expect(page).toBe(withTable(page, table, more))
  for (const row of more.split('\n').slice(2)) {
    const [high, medium] = row.split('|').slice(2).map(Number.parseFloat)
    expect(high, row).toBeLessThanOrEqual(0.1)
    expect(medium, row).toBeLessThanOrEqual(1)
  }
  for (const { name } of LOOK_ALIKES) {
    const row = table.split('\n').find((line) => line.startsWith(`| ${name} |`)) ?? ''
    const [high, medium] = row.split('|').slice(2).map(Number.parseFloat)
    expect(high, row).toBeLessThanOrEqual(0.1)
    expect(medium, row).toBeLessThanOrEqual(1)
  }
})
