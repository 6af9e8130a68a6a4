import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import * as identifiers from '../src/identifiers'
import * as sladd from '../src/index'
import * as policy from '../src/policy/policy'

const ROOT = resolve(import.meta.dirname, '..')
const readme = readFileSync(resolve(ROOT, 'README.md'), 'utf8')

/** Lines `expression   // value` of the TypeScript blocks, the value behind or below, with the statements before them. */
function examples(): { code: string; expected: string }[] {
  const found: { code: string; expected: string }[] = []
  for (const [, block = ''] of readme.matchAll(/```ts\n([\s\S]*?)```/g)) {
    const setup = block.match(/^const (?:redactor[\s\S]*?^\}\)|session = .*)$/m)?.[0].replace(/ +\/\/.*$/gm, '')
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

test('the examples of the README do what they say', () => {
  const list = examples()
  expect(list.length).toBeGreaterThanOrEqual(8)
  const names = { ...sladd, ...identifiers, ...policy }
  for (const { code, expected } of list) {
    const run = new Function(...Object.keys(names), code)
    const want = new Function(`return (${expected})`)()
    expect(run(...Object.values(names)), code).toEqual(want)
  }
})
