import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import * as identifiers from '../../src/identifiers/identifiers'
import * as sladd from '../../src/index'
import * as policy from '../../src/policy/policy'

const ROOT = resolve(import.meta.dirname, '../..')
const PAGES = ['README.md', 'docs/reference/library.md']

/** Lines `expression   // value` of the TypeScript blocks, the value behind or below, with the statements before them. */
function examples(page: string): { code: string; expected: string }[] {
  const text = readFileSync(resolve(ROOT, page), 'utf8')
  const found: { code: string; expected: string }[] = []
  for (const [, block = ''] of text.matchAll(/```ts\n([\s\S]*?)```/g)) {
    const setup = block.match(/^const (?:redactor|session) = (?:.*\)$|[\s\S]*?^\}\))/m)?.[0].replace(/ +\/\/.*$/gm, '')
    // What a session was told before it remembers.
    let done = ''
    for (const [, code = '', expected = ''] of block.matchAll(
      /^([a-zA-Z.]+\(.*?|redactor\S+)(?: {2,}|\n)\/\/ (.*)$/gm,
    )) {
      if (/…|Map\(/.test(expected)) continue
      found.push({
        code: `${setup ?? ''};${done};return (${code})`,
        expected: expected.replace(/^(undefined):.*/, '$1'),
      })
      if (code.startsWith('session.')) done += `;${code}`
    }
  }
  return found
}

test.each(PAGES)('the examples of %s do what they say', (page) => {
  const list = examples(page)
  expect(list.length).toBeGreaterThanOrEqual(4)
  const names = { ...sladd, ...identifiers, ...policy }
  for (const { code, expected } of list) {
    const run = new Function(...Object.keys(names), code)
    const want = new Function(`return (${expected})`)()
    expect(run(...Object.values(names)), code).toEqual(want)
  }
})

test('the page of the library has a row for every option', () => {
  const page = readFileSync(resolve(ROOT, 'docs/reference/library.md'), 'utf8')
  const known = /known: (.*)/.exec(thrownBy(() => sladd.createRedactor({ nope: 1 } as object)))?.[1]?.split(', ') ?? []
  expect(known.length).toBeGreaterThan(10)
  for (const name of known) expect(page).toMatch(new RegExp(`^\\| .*\`${name}\`.* \\|$`, 'm'))
})

function thrownBy(run: () => unknown): string {
  try {
    run()
    return ''
  } catch (error) {
    return (error as Error).message
  }
}
