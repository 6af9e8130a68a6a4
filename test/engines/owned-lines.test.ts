/**
 * Listed names that own several lines, where lines and values are longer than a block, by every entry point and split.
 */
import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../src/redactor'
import { AT as at } from '../rings'
import { streamed } from '../text-ways'

const BEGIN = '-----BEGIN PRIVATE KEY-----'
const END = '-----END PRIVATE KEY-----'
const BODY = Array.from({ length: 700 }, (_, i) => `MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC${1000 + i}`)
const LONG = 'hunter2 {"a":"b"} '.repeat(2500)

const TEXTS: { readonly [what: string]: readonly [text: string, end: string] } = {
  'a key': [`a\n${BEGIN}\n${BODY.join('\n')}\n${END}\nb 871220-2384`, `\n-\n${END}\nb [personnummer]`],
  'a key in JSON': [
    `${JSON.stringify({ m: `${BEGIN}\n${BODY.join('\n')}\n${END}`, n: 'Abc 871220-2384' })}\nAbc`,
    `\\n-\\n${END}","n":"Abc [personnummer]"}\nAbc`,
  ],
  'a key in JSON without an end': [
    `${JSON.stringify({ m: `${BEGIN}\n${BODY.join('\n')}`, n: 'Abc' })}\nAbc`,
    '\\n-\\n-","n":"Abc"}\nAbc',
  ],
  'a key on one line': [`${BEGIN} ${BODY.join(' ')} ${END} 871220-2384\nAbc`, `- ${END} [personnummer]\nAbc`],
  'a key on one line with escapes': [
    `k='${BEGIN}\\n${BODY.join('\\n')}\\n${END}' 871220-2384\nAbc`,
    `-\\n${END}' [personnummer]\nAbc`,
  ],
  'a line of a block': [`password: |\n  å ${LONG}\n  more\nuser: 871220-2384`, '\n  -\nuser: [personnummer]'],
  'a block in JSON': [
    `${JSON.stringify({ m: `password: |\n${'  hunter2 more\n'.repeat(3000)}user: x\n  y`, n: '  z' })}\n  x`,
    '\\n  -\\nuser: x\\n  y","n":"  z"}\n  x',
  ],
  'a line of an element': [
    `<password>\n  ${LONG}\n  more\n</password> 871220-2384`,
    '\n  -\n</password> [personnummer]',
  ],
}

describe('what goes over lines is longer than a block', () => {
  test.each(Object.entries(TEXTS))('%s', async (_what, [text, end]) => {
    const [first, ...others] = await Promise.all(
      (['auto', 'plain'] as const).flatMap((engine) => {
        const redactor = createRedactor({ engine })
        const output = redactor.redact(text, { at })
        return [
          output,
          String(redactor.redact(Buffer.from(text), { at })),
          redactor.redactValue({ a: [text] }, { at }).a[0],
          redactor.redact(output, { at }),
          ...[1000, 7777, 65536].map((size) => streamed(redactor, text, size)),
        ]
      }),
    )
    expect(first?.endsWith(end)).toBe(true)
    expect(first).not.toMatch(/MIIE|hunter|more|2384/)
    for (const other of others) expect(other).toBe(first)
  })

  test('lines that are texts of their own leave nothing for the next one', () => {
    for (const engine of ['auto', 'plain'] as const) {
      const lines = ['password: |', '  hunter2', BEGIN, 'Abc', '<password>', 'hunter2']
      expect(createRedactor({ engine }).redactLines(lines, { at })).toEqual(lines)
    }
  })

  test('what is found, and explained', () => {
    for (const engine of ['auto', 'plain'] as const) {
      const redactor = createRedactor({ engine })
      const text = 'a:\n  password: |\n    hunter2\n\n    more\n  user: x'
      expect(redactor.scan(text, { at }).map(({ start, end }) => text.slice(start, end))).toEqual(['hunter2', 'more'])
      const told = redactor.explain(text, { at }).filter(({ found }) => found)
      expect(told.map(({ start, end }) => text.slice(start, end))).toEqual(['hunter2', 'more'])
    }
  })
})

describe('private keys whose line ends are encoded', () => {
  const b = '-----BEGIN PRIVATE KEY-----'
  const e = '-----END PRIVATE KEY-----'
  const encoded = (text: string) => text.replaceAll(' ', '%20')
  test.each([
    [`${b}%0AMIIEvQIBADANBg%0AAbc+/9==%0A${e}%0A x`, `${b}%0A-%0A${e}%0A x`],
    [
      `?k=${encoded(b)}%0D%0AMIIEvQIBADANBg%0D%0AAbc%2B%2F%0D%0A${encoded(e)}&x=1`,
      `?k=${encoded(b)}%0D%0A-%0D%0A${encoded(e)}&x=1`,
    ],
    [`k=${b.replaceAll(' ', '+')}%250AMIIEvQIBADANBg%250A${e}`, `k=${b.replaceAll(' ', '+')}%250A-%250A${e}`],
  ])('%s', (text, output) => {
    for (const engine of ['auto', 'plain'] as const) {
      const r = createRedactor({ engine })
      expect(r.redact(text)).toBe(output)
      expect(r.redact(output)).toBe(output)
      expect(Buffer.from(r.redact(Buffer.from(text))).toString()).toBe(output)
    }
  })
})
