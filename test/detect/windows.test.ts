/**
 * Bytes that are not UTF-8 are read as Windows-1252, on both engines and in chunks of one byte. Text without findings
 * is unchanged, byte by byte.
 */
import { describe, expect, test } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { createRedactor } from '../../src/redactor'
import { outputOf, textOf } from '../faults/marked'
import { inChunks, throughNode } from '../paths'

const at = new Date('2026-11-22T00:00:00Z')

const TEXTS = [
  '«[email] björn.åkesson@example.se»',
  '«[personnummer] 871220\x962384»',
  '«[fodselsnummer] 010195\xa050091»',
  'ring «[phone] 070\xa0174\xa006\xa005» nu',
  'lösenord: «- hemligt»',
  '{"fødselsnummer":«"[fodselsnummer]" 1019550091»}',
  '{"namn":"Åsa","pnr":"«[personnummer] 871220\xad-2384»"}',
  '\x93«[email] åsa@example.se»\x94 \x80 12, æøå',
  'blåbær \xe5\xa5\xff 871220-2385',
]

describe.each(['auto', 'plain'] as const)('%s', (engine) => {
  test.each(TEXTS)('%j', async (marked) => {
    const redactor = createRedactor({ engine })
    const bytes = Buffer.from(textOf(marked), 'latin1')
    const expected = Buffer.from(outputOf(marked), 'latin1').toString('latin1')
    expect(redactor.redact(bytes, { at }).toString('latin1')).toBe(expected)
    const stream = createRedactStream(redactor, { at })
    const chunked = await throughNode(
      inChunks(bytes, () => 1),
      stream,
    )
    expect(Buffer.from(chunked).toString('latin1')).toBe(expected)
  })
})
