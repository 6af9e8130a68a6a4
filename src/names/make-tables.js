/**
 * @module Writes the words and the usual names of fields as bytes of the source, and the table of stems without what is
 * for people only: part of `npm run kernel`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { plainWordTable } from '../listed/plain-words'
import { Names } from '../resolve/name-block'
import { pack } from '../resolve/packed'
import { buildLexicon } from '../resolve/vocabulary'
import { blockOf, usualNames } from './write-block'

const base64 = (bytes) => Buffer.from(pack(bytes)).toString('base64')
const words = buildLexicon().subarray(0, Names.Begin)
const namesOf = (hasSecrets) => blockOf(usualNames(hasSecrets), words).subarray(Names.Begin)
const parts = { WORDS: words, SECRETS: namesOf(true), ZEROS: namesOf(false) }

const text = Object.entries(parts).map(([name, bytes]) => `export const ${name} =\n  '${base64(bytes)}'\n`)
writeFileSync(
  new URL('../resolve/lexicon.generated.ts', import.meta.url),
  `/** @module Words and names as bytes, made by \`npm run kernel\`: see \`vocabulary.ts\` and \`write-block.ts\`. */\n${text.join('')}`,
)

const rows = readFileSync(new URL('./stems.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# ') && line !== '#')
  .map((line) => line.split('\t').slice(0, 3).join('\t'))
writeFileSync(
  new URL('./stems.generated.ts', import.meta.url),
  `/** @module The table of stems, made by \`npm run kernel\`: see \`stems.tsv\`. */\nexport const ROWS = ${JSON.stringify(rows.join('\n'))}\n`,
)

// For TypeScript as text: of six thousand numbers a host makes a tree before it makes an array.
const plainWords = plainWordTable()
const about = '/** @module Words that are no secrets, made by `npm run kernel`: see `plain-words.ts`. */'
writeFileSync(
  new URL('../listed/plain-words.generated.ts', import.meta.url),
  `${about}
import { decodeBase64 } from '../text/base64'

export const PLAIN_WORDS: Uint8Array = /* @__PURE__ */ decodeBase64(
  '${Buffer.from(plainWords).toString('base64')}',
)
`,
)
for (const folder of ['../kernel/asc/', '../../test/asc/']) {
  writeFileSync(
    new URL(`${folder}%23plain-words.ts`, import.meta.url),
    `${about}
import { Bytes } from '#memory'

export const PLAIN_WORDS: Bytes = memory.data<u8>([${plainWords.join(', ')}])
`,
  )
}
