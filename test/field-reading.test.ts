/** How names of fields are read, on names that nobody took the table of stems from. */
import { expect, test } from 'vitest'
import { categoryOf, readName } from '../src/names/read'
import { ROWS } from '../src/names/stems.generated'
import { CATEGORIES, isWithin } from '../src/policy/categories'
import { noHealthRecords, seHealthInsurer } from '../src/policy/policy'
import { HELD, NOBODYS } from './field-lists'

function read(path: string): string | undefined {
  const names = path.replace('c/o', 'co').split('/')
  return categoryOf(names.at(-1) as string, names.slice(0, -1))
}

const all = HELD.flatMap(([category, , names]) => names.split('|').map((name) => ({ category, name })))
const nobodys = NOBODYS.split('|')

test('at least 97 of 100 names are taken for what they hold', () => {
  const missed = all.filter(({ category, name }) => !isWithin(read(name) ?? '', category))
  expect(all.length).toBeGreaterThan(700)
  expect(missed.length / all.length, missed.map(({ name }) => `${name}: ${read(name)}`).join('\n')).toBeLessThan(0.03)
})

test('at most one of 100 names that are nobody’s is taken for somebody’s', () => {
  const taken = nobodys.filter((name) => read(name) !== undefined)
  expect(nobodys.length).toBeGreaterThan(600)
  expect(taken.length / nobodys.length, taken.map((name) => `${name}: ${read(name)}`).join('\n')).toBeLessThan(0.01)
})

test('every category is one that a policy knows', () => {
  const own = [seHealthInsurer, noHealthRecords].flatMap(({ categories }) => Object.keys(categories ?? {}))
  const known = [...Object.keys(CATEGORIES), ...own]
  const used = ROWS.split('\n').map((row) => (row.split('\t')[0] as string).replace(/^[?+#]/, ''))
  expect(used.filter((role) => role.includes('.') && !known.includes(role))).toEqual([])
})

test('a name says which word decided', () => {
  expect(readName('kundFilnamn')).toMatchObject({ category: undefined })
  expect(readName('patient_phone_hash').by).toBe('phone')
})
