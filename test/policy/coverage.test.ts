/** `sladd policy coverage`: what a policy does with the field names of real data, and which ones are not listed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parsePolicy } from '../../src/adapters/policy-file'
import { BUILT_IN, TECHNICAL } from '../../src/names/built-in'
import {
  asPolicy,
  namesIn,
  noHealthRecords,
  policyCoverage,
  seHealthInsurer,
  suggestFields,
} from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import { HELD, NOBODYS } from '../field-lists'

const ROOT = resolve(import.meta.dirname, '../..')
const CLI = resolve(ROOT, 'dist/cli.js')
const NO = resolve(ROOT, 'docs/policies/no-health-records.yaml')
const VALUE = 'Qwxz Vkrp'
const read = (text: string, purpose?: string) =>
  policyCoverage(noHealthRecords, namesIn(text), purpose === undefined ? {} : { purpose })

describe('the function', () => {
  test('tells each name with what becomes of it, and which ones nobody listed', () => {
    const text = '{"level":30,"pasientnavn":"x","foo":1,"userPassword":"y","host":{"name":"h"}}\n{"foo":2}\n'
    const { rows, unlisted, policy, purposes } = read(text)
    expect(policy).toBe(`${noHealthRecords.id}/${noHealthRecords.version}`)
    expect(purposes).toEqual(Object.keys(noHealthRecords.purposes))
    const told = rows.map(({ path, count, as, category }) => [path.join('.'), count, as, category])
    expect(told).toEqual([
      ['level', 1, 'technical', null],
      ['pasientnavn', 1, expect.stringMatching(/listed|understood/), 'user.name'],
      ['foo', 2, 'unlisted', null],
      ['userPassword', 1, expect.stringMatching(/secret|listed/), expect.stringMatching(/^user\.authorization/)],
      ['host.name', 1, expect.stringMatching(/listed|understood/), 'user.name'],
    ])
    expect(unlisted).toBe(1)
    expect(rows[1]?.becomes.support?.action).toBe('keep')
    expect(rows[1]?.becomes.archive?.action).toBe('remove')
    expect(rows[2]?.becomes.support).toEqual({ action: 'mask', rule: 'unlisted' })
    expect(rows[3]?.becomes.support?.action).toBe('remove')
  })

  test('one purpose, and what the call leaves open denies', () => {
    const { purposes, rows } = read('navn=x', 'support')
    expect(purposes).toEqual(['support'])
    expect(Object.keys(rows[0]?.becomes ?? {})).toEqual(['support'])
    expect(policyCoverage(seHealthInsurer, namesIn('namn=x'), { purpose: 'unheard-of' }).rows[0]?.becomes).toEqual({
      'unheard-of': { action: 'withhold', rule: 'purpose' },
    })
  })

  test('never a value', () => {
    const text = `{"a":{"b":"${VALUE}"},"msg":"${VALUE} x=${VALUE}"}\n${VALUE}\n`
    expect(JSON.stringify(read(text))).not.toMatch(/Qwxz|Vkrp/)
  })
})

/** Names of all sorts, by themselves and in one another. */
const HELD_NAMES = HELD.flatMap(([, , list]) => list.split('|')).filter((name) => !/[/📞🎂]/u.test(name))
const NAMES = [
  ...[...HELD_NAMES, ...NOBODYS.split('|'), ...TECHNICAL.split(' '), ...(BUILT_IN.secret ?? []).join(' ').split(' ')],
  ...[
    'userPassword',
    'X-Api-Key',
    'oauth2token',
    'tokenCount',
    'memberId',
    'foo',
    'x',
    '12',
    'navn2',
    'Level',
    'b-c-d',
  ],
  ...['HTTPAuthorization', 'dbPwd', 'STATUS_CODE', 'fieldA', 'kundensPassord', 'åäö'],
]
const OUTER = ['foo', 'level', 'navn', 'pasient', 'journalnotat', 'password', 'diagnose', 'host', 'memo_x']
const own = asPolicy({
  ...noHealthRecords,
  fields: { ...noHealthRecords.fields, 'memo*': 'user.content.private', fieldA: 'user.name', level: 'user.health' },
})
const CONTEXTS = [
  ...[{ purpose: 'support' }, { purpose: 'archive' }].map((context) => ({ policy: noHealthRecords, context })),
  { policy: seHealthInsurer, context: { purpose: 'insurance' } },
  { policy: own, context: { purpose: 'support' } },
  { policy: asPolicy({ ...own, unlisted: 'keep' }), context: { purpose: 'support' } },
]

test.each(CONTEXTS)('$policy.id says what a redactor does: $context.purpose', ({ policy, context }) => {
  const redactor = createRedactor({ policy, context })
  const paths = [
    ...NAMES.map((name) => [name]),
    ...OUTER.flatMap((outer, i) => NAMES.filter((_, at) => at % 9 === i).map((name) => [outer, name])),
  ]
  const { rows } = policyCoverage(
    policy,
    paths.map((path) => ({ path, count: 1 })),
    context,
  )
  const wrong = rows.filter(({ path, becomes }) => {
    const record = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), 'Tr0ub4dor&3x')
    const isKept = JSON.stringify(redactor.redactValue(record)).includes('Tr0ub4dor&3x')
    return isKept !== (becomes[context.purpose]?.action === 'keep')
  })
  expect(wrong.map(({ path, as, becomes }) => [path.join('.'), as, JSON.stringify(becomes)])).toEqual([])
})

describe('what is proposed', () => {
  const suggested = (text: string) => suggestFields(noHealthRecords, read(text), (name) => !/\d{6}/.test(name))

  test('lines for names that nobody listed, and nothing else', () => {
    const text = suggested(
      '{"navn":1,"level":1,"foo":1,"a":{"foo":1},"tilltalsnman":1,"filename":1,"batchName":1,"null":1,"a b":1}',
    )
    expect(text).toBe(
      'fields:\n  foo: # ?\n  tilltalsnman: user.name\n  filename: # ?\n  batchName: user.name\n  "null": # ?\n  "a b": # ?\n',
    )
    expect(suggested('navn=1')).toBe('')
  })

  test('what no policy can list is counted', () => {
    expect(suggested('{"12":1,"a*":1,"871220-2384":1}')).toMatch(/^fields:\n {2}# and 3 that/)
  })

  test('loads when all is decided, and says where it is not', () => {
    const policy = (fields: string) => {
      const { fields: _, ...rest } = noHealthRecords
      return parsePolicy(`${JSON.stringify(rest).slice(0, -1)}}`.replace(/\}$/, `,"fields":${fields}}`))
    }
    expect(policy('{"foo": "user.name"}').policy).toBeDefined()
    expect(policy('{"foo": }').problems[0]).toMatchObject({ path: ['fields', 'foo'], severity: 'error' })
  })
})

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sladd-coverage-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const run = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [CLI, 'policy', 'coverage', NO, ...args], { input, encoding: 'utf8' })
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }

  test('exit code 1 when nobody listed a name, 0 when all are known, 2 without names', () => {
    const known = run([], '{"level":30,"navn":"Qwxz"}\n')
    expect(known.stdout).toMatch(/\nnavn +1 {2}Name \(user\.name\); .*keep: .*support/)
    expect(known.stdout).toMatch(/\nlevel +1 {2}of the system; keep\n/)
    expect(known.stdout).toMatch(/\n0 of 2 names that nobody listed\n$/)
    expect(known.status).toBe(0)
    const unknown = run(['--purpose', 'support'], '{"foo":"Qwxz"}\n')
    expect(unknown.stdout).toMatch(/\nfoo +1 {2}nobody listed it; mask\n/)
    expect(unknown.status).toBe(1)
    const empty = run([], 'Anna mår bra\n')
    expect([empty.status, empty.stdout]).toEqual([2, ''])
    expect(empty.stderr).toBe('sladd: -: contains no field names\n')
  })

  test('files, also tables, as one', () => {
    const { stdout, status } = run([file('a.csv', 'navn;foo\nx;1\ny;2\n'), file('b.log', 'foo=1\n'), '--json'])
    const { rows, unlisted } = JSON.parse(stdout)
    expect(status).toBe(1)
    expect(unlisted).toBe(1)
    expect(rows.map(({ name, count }: { name: string; count: number }) => [name, count])).toEqual([
      ['navn', 2],
      ['foo', 3],
    ])
    expect(run(['--format', 'csv'], 'navn,foo\nx,1\n').stdout).toMatch(/\nfoo +1 /)
  })

  test('a name that holds a value is told as one, and a value never', () => {
    const input = JSON.stringify({
      '871220-2384': { foo: 'Qwxz' },
      '41819077302': 1,
      'anna@example.se': 'a',
      'u\u001b[2J': 1,
    })
    for (const args of [[], ['--json'], ['--suggest']]) {
      const { stdout } = run(args, input)
      expect(stdout).not.toMatch(/Qwxz|871220|41819077302|anna/)
      expect(stdout).not.toContain('\u001b')
    }
    expect(run([], input).stdout).toMatch(/\n\[value\] +2 {2}nobody listed it; /)
    expect(run([], input).stdout).toMatch(/\n\[value\]\.foo +1 /)
  })

  test('--suggest', () => {
    expect(run(['--suggest'], 'foo=1 level=2').stdout).toBe('fields:\n  foo: # ?\n')
    expect(run(['--suggest'], 'level=2').stdout).toBe('')
  })

  test.each([
    [['--format', 'xml'], /--format expected auto, csv or yaml/],
    [['--json', '--suggest'], /exclude each other/],
    [['--purpose', 'nope'], /--purpose/],
    [['--html'], /--html does not belong to policy coverage/],
    [['missing.log'], /missing\.log: no such file/],
  ])('%j is refused', (args, message) => {
    const { status, stderr } = run(args, 'a=1')
    expect(status).toBe(2)
    expect(stderr).toMatch(message)
  })
})
