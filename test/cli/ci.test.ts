import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isSynthetic } from '../../src/adapters/cli/synthetic'
import { createRedactor } from '../../src/redactor'
import { ended } from '../command'

const folder = mkdtempSync(join(tmpdir(), 'sladd-ci-'))
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const run = (...args: string[]) => ended(folder, args)

describe('a baseline', () => {
  write('old.txt', 'Anna 930312-2387\nmail anna@example.se\nmail anna@example.se\n')

  test('lets through what was found before, as often as it was, and holds no value', () => {
    expect(run('scan', '-c', '--baseline', 'base.json', '--write-baseline', 'old.txt').code).toBe(0)
    expect(read('base.json')).not.toMatch(/930312|example/)
    expect(run('scan', '--baseline', 'base.json', 'old.txt')).toEqual({
      code: 0,
      out: 'nothing found\n',
      error: 'sladd: allowed: 3 in the baseline\n',
    })
    write('old.txt', `${read('old.txt')}192.0.2.44 and anna@example.se\n`)
    const { code, out } = run('scan', '--baseline', 'base.json', 'old.txt')
    expect([code, out.split('\n').at(-2)]).toEqual([1, '2 found: ip 1, email 1'])
  })

  test('with a key in the file has digests that thousands of numbers share; with one apart, long ones', () => {
    const digests = (text: string) => Object.keys(Object.values(JSON.parse(text).files['old.txt'])[0] as object)
    for (const digest of digests(read('base.json'))) expect(Number.parseInt(digest, 16)).toBeLessThan(1 << 14)
    write('key', 'k'.repeat(40))
    const keyed = ['--baseline', 'apart.json', '--baseline-key', 'env:BASE_KEY']
    const env = { ...process.env, BASE_KEY: 'k'.repeat(40) }
    expect(ended(folder, ['scan', ...keyed, '--write-baseline', 'old.txt'], '', { env }).code).toBe(0)
    expect(JSON.parse(read('apart.json'))).not.toHaveProperty('key')
    for (const digest of digests(read('apart.json'))) expect(digest).toMatch(/^[0-9a-f]{32}$/)
    expect(ended(folder, ['scan', ...keyed, 'old.txt'], '', { env }).code).toBe(0)
    expect(run('scan', '--baseline', 'apart.json', 'old.txt').error).toContain('needs --baseline-key')
  })
})

test('a comment with a reason lets its line through, one without does not', () => {
  write(
    'a.ts',
    `const a = '930312-2387' // sladd:ignore documentation example\n/* sladd:ignore-next-line: as above */\nconst b = '930312-2387'\nconst c = '930312-2387' // sladd:ignore\n`,
  )
  const { code, out, error } = run('scan', 'a.ts')
  expect(code).toBe(1)
  expect(out).toMatch(/^a\.ts:4:12 .*\n1 found: personnummer 1\n$/)
  expect(error).toBe(
    'sladd: a.ts:4: sladd:ignore has no reason and is ignored\nsladd: allowed: 2 with a reason on the line\n',
  )
  expect(run('scan', '-c', '--no-inline', 'a.ts').out).toBe('a.ts: 3\n')
})

test.each([
  ['871220-2384', 'sure', true],
  ['19871220-2384', 'sure', true],
  ['41819077302', 'sure', true],
  ['24916810071', 'sure', true],
  ['01019550091', 'sure', false],
  ['01019550091', 'shared', false],
  ['anna@example.se', 'sure', false],
] as const)('%s, of synthetic numbers %s: %s', (value, which, passes) => {
  const [finding] = createRedactor({ minConfidence: 'low' }).scan(value)
  expect(finding).toBeDefined()
  expect(finding && isSynthetic(finding, value, which)).toBe(passes)
})

test('--fail-on: only these kinds are a failure; one that is none is refused', () => {
  write('b.txt', 'from 192.0.2.44\n')
  expect(run('scan', '-c', '--fail-on', 'personnummer, email', 'b.txt')).toMatchObject({ code: 0, out: 'b.txt: 1\n' })
  expect(run('scan', '-c', '--fail-on', 'ip', 'b.txt').code).toBe(1)
  expect(run('scan', '--fail-on', 'ssn', 'b.txt').error).toContain('--fail-on names an unknown kind; known: ')
})

describe('the hook for pre-commit', () => {
  const root = resolve(import.meta.dirname, '../..')
  const [hook] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'))

  test('is called with the names of files behind its entry, and blocks by its exit code', () => {
    const [program, ...args] = hook.entry.split(' ')
    expect(program).toBe('sladd')
    write('clean.ts', 'const a = 1\n')
    write('test numbers.ts', "const a = '871220-2384'\n")
    write('found.ts', "const a = '01019550091' // anna@example.se\n")
    expect(run(...args, 'clean.ts', 'test numbers.ts').code).toBe(0)
    expect(run(...args, 'clean.ts', 'found.ts').code).toBe(1)
  })
})

/** A line of Prometheus' text format, as its specification has it. */
const SAMPLE = /^([a-z_]+)(?:\{((?:[a-z_]+="(?:[^"\\\n]|\\[\\"n])*",?)*)\})? (\d+)$/

describe('--stats', () => {
  test('for Prometheus: a type and a help for each name before its samples, and labels that are escaped', () => {
    write('c "x".txt', 'anna@example.se 192.0.2.44 192.0.2.44\n')
    expect(run('redact', '--stats=prometheus:m.prom', 'c "x".txt').code).toBe(0)
    const lines = read('m.prom').trimEnd().split('\n')
    const samples = lines.filter((line) => !line.startsWith('#'))
    for (const line of samples) {
      const [, name = ''] = SAMPLE.exec(line) ?? []
      expect(lines.indexOf(`# TYPE ${name} gauge`)).toBeGreaterThanOrEqual(0)
      expect(lines.indexOf(`# TYPE ${name} gauge`)).toBeLessThan(lines.indexOf(line))
    }
    expect(samples).toContain('sladd_findings{file="c \\"x\\".txt",kind="ip",action="mask"} 2')
  })

  test('as JSON, of several files; and as a table on standard error', () => {
    expect(run('redact', '--stats=json:m.json', 'b.txt', 'c "x".txt').code).toBe(0)
    expect(JSON.parse(read('m.json'))).toEqual({
      files: 2,
      failed: 0,
      rows: [
        { file: 'b.txt', kind: 'ip', action: 'mask', count: 1 },
        { file: 'c "x".txt', kind: 'email', action: 'mask', count: 1 },
        { file: 'c "x".txt', kind: 'ip', action: 'mask', count: 2 },
      ],
    })
    expect(run('scan', '--stats', 'b.txt').error).toMatch(
      /^findings by kind\n {2}ip +1\nfindings by action\n {2}found +1\nfindings by file\n/,
    )
    expect(run('scan', '--stats=xml:x', 'b.txt').error).toContain('--stats expected nothing, json:FILE')
  })
})
