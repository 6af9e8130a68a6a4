/**
 * @module `npm run fields`: how many of the names in `test/field-lists.ts` are taken for what they hold, and which are not.
 */
import { categoryOf } from '../../src/names/read'
import { HELD, NOBODYS } from '../../test/field-lists'

function read(path: string): string | undefined {
  const names = path.split('/')
  return categoryOf(names.at(-1) as string, names.slice(0, -1))
}

const held = HELD.flatMap(([category, , list]) => list.split('|').map((name) => ({ name, category })))
const missed = held.filter(({ name, category }) => !`${read(name)}.`.startsWith(`${category}.`))
const nobodys = NOBODYS.split('|')
const taken = nobodys.filter((name) => read(name) !== undefined)

for (const { name, category } of missed) console.log(`missed  ${name}: ${read(name) ?? 'nobody’s'}, not ${category}`)
for (const name of taken) console.log(`false   ${name}: ${read(name)}`)
console.log(`recall  ${(1 - missed.length / held.length).toFixed(3)} of ${held.length} names`)
console.log(`false   ${(taken.length / nobodys.length).toFixed(3)} of ${nobodys.length} names`)
