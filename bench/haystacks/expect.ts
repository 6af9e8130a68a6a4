/** @module `npx tsx bench/haystacks/expect.ts`: rewrites every `expected.json`. */
import { writeFileSync } from 'node:fs'
import { expectedFile, expectedOf } from './expected'
import { makeHaystack, NAMES, STANDARD_SIZE } from './make'

for (const name of NAMES) {
  const expected = expectedOf(makeHaystack(name, STANDARD_SIZE))
  writeFileSync(expectedFile(name), `${JSON.stringify(expected, null, 2)}\n`)
}
