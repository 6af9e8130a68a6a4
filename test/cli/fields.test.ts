/** `sladd fields`: how the field names of a sample are understood. */

import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { categoryOf } from '../../src/names/read'
import { namesIn, type SampleForm } from '../../src/names/sample'

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')

const paths = (text: string, form: SampleForm = 'list') =>
  namesIn(text, form).map(({ path, count }) => `${path.join('.')} ${count}`)

describe('names in a sample', () => {
  test.each([
    ['lines of JSON', '{"a":1,"b":{"c":[{"d":1},{"d":2}]}}\n{"a":2}\n', ['a 2', 'b.c.d 2']],
    ['one record over lines', '{\n "a": {\n "b": 1 } }', ['a.b 1']],
    ['pairs', 'ts=1 kundNamn="Anna" x[y]=2\nts=2', ['ts 2', 'kundNamn 1', 'x[y] 1']],
    ['a list', 'kundnamn\n\nsexuell läggning\r\n', ['kundnamn 1', 'sexuell läggning 1']],
  ])('%s', (_label, text, expected) => {
    expect(paths(text)).toEqual(expected)
  })

  test.each([
    ['commas', 'namn,"E-post"\nAnna,anna@example.se\n', ['namn 1', 'E-post 1']],
    ['semicolons, quotes, line ends', 'namn;"a;b";c\r\nAnna;"x\ny";\r\nBo;;\r\n', ['namn 2', 'a;b 1', 'c 0']],
    ['what spreadsheets write before it', 'sep=;\nnamn;ort\nAnna;x\n', ['namn 1', 'ort 1']],
    ['JSON in a cell', 'namn\tdata\nAnna\t{"a":1}\n', ['namn 1', 'data 1', 'data.a 1']],
    ['no names', 'Anna,871220-2384\nBo,070-174 06 05\n', []],
    ['nothing', '', []],
  ])('a table: %s', (_label, text, expected) => {
    expect(paths(text, 'table')).toEqual(expected)
  })

  test.each([
    ['text has none', 'Anna ringde: hon mår bra\nA word: yes', []],
    ['behind other text', '2026-11-26T10:00:00Z stdout F {"a":{"b":1}} x', ['a.b 1']],
    [
      'in strings',
      '{"log":"{\\"a\\":1}","msg":"user_x=7 see /p?side=2"}',
      ['log 1', 'log.a 1', 'msg 1', 'msg.user_x 1', 'msg.side 1'],
    ],
    ['elements', '<r><a.b c="d">x</a.b><e></e><f>y</f></r>', ['c 1', 'a.b 1', 'f 1']],
    ['broken JSON', '{"a":1,"b c":"x', ['a 1', 'b c 1']],
    ['what is no pair', 'a == b, dGVzdGE= and dGVzdA==', []],
  ])('in a sample: %s', (_label, text, expected) => {
    expect(paths(text, 'text')).toEqual(expected)
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
