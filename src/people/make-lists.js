/**
 * Writes the lists of names and towns from public statistics: `node src/people/make-lists.js FOLDER`, where FOLDER
 * contains the tables named below as published. Run manually when newer ones are wanted.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packWords } from './packed.ts'
import { foldWord } from './words.ts'

const folder = process.argv[2]
const rows = (name, divider) =>
  readFileSync(join(folder, name), 'utf8')
    .replace(/^\ufeff/, '')
    .replaceAll('"', '')
    .split(/\r?\n/)
    .map((line) => line.split(divider))

/** Names with fewer bearers are left out: they could identify a person. */
const LEAST = 200

const swedish = [...rows('se-women.csv', ','), ...rows('se-men.csv', ',')].map(([name, persons]) => [name, +persons])
const bearers = new Map()
for (const [name, persons] of swedish) bearers.set(name, Math.max(persons, bearers.get(name) ?? 0))
/** The published table has lost its non-ASCII letters: the Swedish one shows which they were. */
function mended(name) {
  const spellings = [...'øåæéöäü'].map((letter) =>
    name.replaceAll('\ufffd', letter).replace(/^./, (c) => c.toUpperCase()),
  )
  const count = (spelling) => bearers.get(spelling) ?? 0
  return spellings.sort((a, b) => count(b) - count(a))[0]
}
const norwegian = [...rows('no-women.csv', ';'), ...rows('no-men.csv', ';')]
  .filter((row) => row.length > 9 && /^\p{L}/u.test(row[0].replaceAll('\ufffd', 'x')) && row[0] !== 'fornavn')
  .map(([name]) => mended(name))
/** Parts of names: `Anna-Karin` has two. */
const folded = (names) =>
  [...new Set(names.flatMap((name) => name.split(/[\s-]/)).map(foldWord))]
    .filter((name) => /^\p{Ll}{2,}$/u.test(name))
    .sort()
const first = folded([...swedish.filter(([, persons]) => persons >= LEAST).map(([name]) => name), ...norwegian])

const last = folded([
  ...rows('se-surnames.csv', ',')
    .slice(1)
    .map(([name]) => name),
  ...rows('no-surnames.tsv', ':').map(([, name]) => name ?? ''),
])

/** Towns, each prefixed with the first two digits of its codes, as letters: packed words contain no digits. */
const towns = (codes) => {
  const letters = (code) => [...code.slice(0, 2)].map((digit) => 'abcdefghij'[digit]).join('')
  const words = codes.map(
    ([code, name]) =>
      letters(code) +
      name
        .split(/[\s-]+/)
        .map(foldWord)
        .join(' '),
  )
  return [...new Set(words)].filter((name) => /^[\p{Ll} ]{4,}$/u.test(name)).sort()
}
const townsSe = towns(
  rows('se-towns.csv', ',')
    .slice(1)
    .filter((row) => row.length > 1),
)
// As object keys, codes without a leading zero come first, and all stay strings.
const townsNo = towns(Object.entries(JSON.parse(readFileSync(join(folder, 'no-towns.json'), 'utf8'))))

const lines = (words) => {
  const parts = packWords(words).match(/.{1,500}/gsu)
  return parts.map((part, i) => `  '${part}'${i < parts.length - 1 ? ' +' : ''}`).join('\n')
}
const text = `/**
 * @module Names and towns, folded and packed (see \`packed.ts\`): written by \`make-lists.js\` from public tables.
 *
 * First names: Statistics Sweden, names in use on 31 December 2020 (CC0), and Statistics Norway, table 10501 (CC BY 4.0), those
 * with at least ${LEAST} bearers. Surnames: Språkbanken, the thousand most frequent of 1994 to 1997, and Statistics Norway, table
 * 12891 (CC BY 4.0). Towns: Swedish post towns of 2024 (sjbrg/swedish-geodata, CC0); Norwegian ones of Bring's register of
 * postal codes, free to use, as \`norway-postal-codes\` 3.3.0 has it (MIT).
 */

/** ${first.length} of them. */
export const FIRST_NAMES =
${lines(first)}

/** ${last.length} of them. */
export const SURNAMES =
${lines(last)}

/** ${townsSe.length} of them, each prefixed with the first two digits of its codes, as letters from \`a\` on. */
export const SWEDISH_TOWNS =
${lines(townsSe)}

/** ${townsNo.length} of them, in the same format. */
export const NORWEGIAN_TOWNS =
${lines(townsNo)}
`
writeFileSync(new URL('./lists.ts', import.meta.url), text)
console.log({
  first: first.length,
  last: last.length,
  townsSe: townsSe.length,
  townsNo: townsNo.length,
  octets: text.length,
})
