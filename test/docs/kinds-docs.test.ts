/** The page on kinds that are off by default describes what is found, and the confidence of each form. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { NAMED_ONLY } from '../../src/kinds/kind'
import { MORE_KINDS } from '../../src/kinds/rows'
import { RECOGNISED } from '../../src/kinds/table'
import { Weight } from '../../src/kinds/weigh'
import { Change } from '../../src/resolve/confidence'

const FILE = 'docs/reference/kinds.md'
const PAGE = readFileSync(resolve(import.meta.dirname, '../..', FILE), 'utf8')

test.each(MORE_KINDS)('%s: its row tells every form with its figure', (kind) => {
  const row = PAGE.split('\n').find((line) => line.startsWith(`| \`${kind}\` |`)) ?? ''
  const { forms } = RECOGNISED[kind]
  const sure = forms.filter(({ base }) => base !== NAMED_ONLY)
  const named = forms.filter(({ base }) => base === NAMED_ONLY)
  const told = [
    ...sure.map(({ name, base }) => `\`${name}\` ${(base / 100).toFixed(2)}`),
    ...(named.length > 0 ? [`by name only: ${named.map(({ name }) => `\`${name}\``).join(', ')}`] : []),
  ]
  expect(row.split(' | ').at(-1), `its row in ${FILE}, with the forms last`).toBe(`${told.join('; ')} |`)
})

test('what evidence changes is told, and is what it is for the other kinds', () => {
  const table = PAGE.slice(PAGE.indexOf('| evidence | change |')).split('\n\n')[0] ?? ''
  const figures = (table.match(/[+-]?\d\.\d\d(?= \||, and)/g) ?? []).map((figure) => Math.round(100 * Number(figure)))
  expect(figures).toEqual([
    ...[Weight.Field, Weight.Word, Weight.Word, Weight.Other, Weight.Glued, Weight.Neighbour, Weight.Hex],
  ])
  expect([Weight.Field, Weight.Word, Weight.Glued, Weight.Neighbour, Weight.Hex, Weight.Other, Weight.Highest]).toEqual(
    [...[Change.Field, Change.Word, Change.Glued, Change.Neighbour, Change.Hex, Change.Machine, Change.Highest]],
  )
})
