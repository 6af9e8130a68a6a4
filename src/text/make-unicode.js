/**
 * Writes the classes of Unicode's characters as ranges, by the Unicode that this Node knows: `npm run unicode`. Run by hand
 * when a newer one is wanted, because what is a letter must not depend on the host.
 */
import { writeFileSync } from 'node:fs'

const CLASSES = [
  [/\p{Default_Ignorable_Code_Point}/u, 'i'],
  [/[\p{L}\p{M}]/u, 'l'],
  [/[\p{Nd}\p{Nl}]/u, 'n'],
  [/\p{Zs}/u, 's'],
]
const classOf = (point) => CLASSES.find(([pattern]) => pattern.test(String.fromCodePoint(point)))?.[1] ?? ''

const ranges = []
let [begin, last] = [128, 128]
for (let point = 128; point <= 0x110000; point++) {
  const name = point === 0x110000 ? undefined : classOf(point)
  if (name === classOf(begin)) continue
  if (classOf(begin) !== '') {
    ranges.push(`${(begin - last).toString(36)}${classOf(begin).toUpperCase()}${(point - begin).toString(36)}`)
    last = point
  }
  begin = point
}

const lines = ranges.join(' ').match(/.{1,110}(?: |$)/g)
const text = `/**
 * @module What cannot be seen, letters with marks, digits and spaces of Unicode ${process.versions.unicode}, from 128 on: written by
 * \`npm run unicode\`.
 *
 * For each range how far it lies behind the end of the one before, I, L, N or S, and how long it is, in base 36.
 */
export const UNICODE = '${process.versions.unicode}'
export const RANGES =
${lines.map((line, i) => `  '${line}'${i < lines.length - 1 ? ' +' : ''}`).join('\n')}
`
writeFileSync(new URL('./unicode.ts', import.meta.url), text)
console.log(`${ranges.length} ranges, ${text.length} characters`)
