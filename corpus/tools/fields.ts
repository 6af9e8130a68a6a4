/**
 * @module `npm run fields`: counts how many field names are understood correctly, and lists those that are not: the
 * names of `test/field-lists.ts`, and those of `corpus/names/public.tsv`, which others wrote.
 */
import { HELD, NOBODYS } from '../../test/field-lists'
import { type Labelled, readField, strangers, taken } from './names'

const held = HELD.flatMap(([category, , list]) =>
  list.split('|').map((name): Labelled => ({ name, categories: [category] })),
)

function tell(title: string, { held, nobodys }: { held: readonly Labelled[]; nobodys: readonly string[] }): void {
  const missed = held.filter((one) => !taken(one))
  const wrong = nobodys.filter((name) => readField(name) !== undefined)
  for (const { name, categories } of missed)
    console.log(`missed  ${name}: ${readField(name) ?? 'nobody’s'}, not ${categories.join(' or ')}`)
  for (const name of wrong) console.log(`false   ${name}: ${readField(name)}`)
  console.log(`recall  ${(1 - missed.length / held.length).toFixed(3)} of ${held.length} names, ${title}`)
  console.log(`false   ${(wrong.length / nobodys.length).toFixed(3)} of ${nobodys.length} names, ${title}`)
}

tell('as schemas have them', { held, nobodys: NOBODYS.split('|') })
tell('of public code', strangers())
