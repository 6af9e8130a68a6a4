import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeTable } from '../../corpus/tools/alikes'
import { LOOK_ALIKES } from '../../corpus/tools/look-alikes'
import { poisonNothing } from '../poison'

const page = readFileSync(new URL('../../docs/reference/alikes.md', import.meta.url), 'utf8')

// Millions of short texts: other tests ask whether what is found depends on memory.
poisonNothing(true)

/** Whether the page has each row of a table, and no other one of its own. */
function expectOnPage(table: string): void {
  const [head = ''] = table.split('\n')
  const from = page.indexOf(head)
  const told = from < 0 ? '' : page.slice(from).split('\n\n')[0]?.trimEnd()
  expect(told, 'docs/reference/alikes.md; npm run alikes writes it').toBe(table)
}

/** Shares of a row that reach `high` and `medium`. */
function expectFew(row: string): void {
  const [high, medium] = row.split('|').slice(2).map(Number.parseFloat)
  expect(high, row).toBeLessThanOrEqual(0.1)
  expect(medium, row).toBeLessThanOrEqual(1)
}

test('the page of look-alikes holds what is measured', () => {
  const table = makeTable()
  expectOnPage(table)
  for (const { name } of LOOK_ALIKES) {
    expectFew(table.split('\n').find((line) => line.startsWith(`| ${name} |`)) ?? '')
  }
})

test('and of the kinds that are off by default', () => {
  const table = makeTable(true)
  expectOnPage(table)
  for (const row of table.split('\n').slice(2)) expectFew(row)
}, 240_000)
