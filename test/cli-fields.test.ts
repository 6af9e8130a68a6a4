/** `sladd fields`: what names of a sample are taken for. */

import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { categoryOf } from '../src/names/read'
import { namesIn } from '../src/names/sample'

const CLI = resolve(import.meta.dirname, '../dist/cli.js')

const paths = (text: string, separator?: string) =>
  namesIn(text, separator).map(({ path, count }) => `${path.join('.')} ${count}`)

describe('names in a sample', () => {
  test.each([
    ['lines of JSON', '{"a":1,"b":{"c":[{"d":1},{"d":2}]}}\n{"a":2}\n', ['a 2', 'b 1', 'b.c 1', 'b.c.d 2']],
    ['one record over lines', '{\n "a": {\n "b": 1 } }', ['a 1', 'a.b 1']],
    ['pairs', 'ts=1 kundNamn="Anna" x[y]=2\nts=2', ['ts 2', 'kundNamn 1', 'x[y] 1']],
    ['a list', 'kundnamn\n\nsexuell läggning\r\n', ['kundnamn 1', 'sexuell läggning 1']],
  ])('%s', (_label, text, expected) => {
    expect(paths(text)).toEqual(expected)
  })

  test('a table', () => {
    expect(paths('namn,"E-post"\nAnna,anna@example.se\n', ',')).toEqual(['namn 1', 'E-post 1'])
  })
})

test('the command tells names and no values', () => {
  const input = '{"patient":{"name":{"family":"Qwxz"}},"host":{"name":"h"},"871220-2384":1,"foo":2}\n'
  const run = (...args: string[]) => spawnSync(process.execPath, [CLI, 'fields', ...args], { input, encoding: 'utf8' })
  const json = JSON.parse(run('--json').stdout) as { name: string; category: string | null }[]
  expect(json.find(({ name }) => name === 'patient.name.family')?.category).toBe(categoryOf('name'))
  expect(json.find(({ name }) => name === 'host.name')?.category).toBe(null)
  const { stdout, status } = run()
  expect(status).toBe(0)
  expect(stdout).toMatch(/patient\.name\.family +1 {2}Name \(user\.name\), by "namefamily"\n/)
  expect(stdout).toMatch(/foo +1 {2}not known\n/)
  expect(stdout).not.toMatch(/Qwxz|871220/)
  expect(run('--nope').status).toBe(2)
  expect(run('missing.json').stderr).toMatch(/^sladd: missing\.json: no such file or folder\n/)
})
