import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { RANGE } from '../../src/adapters/cli/range'

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')
const TEXT = 'Anna 871220-2384, anna@example.se\n'
const CLEAN = 'Anna [personnummer], [email]\n'
const OLD = 'old\n'
const LINES = Math.ceil((2.5 * RANGE) / TEXT.length)
const ROUNDS = Number(process.env.SLADD_KILLS ?? 8)
const folder = mkdtempSync(join(tmpdir(), 'sladd-output-file-'))
const fileOf = (name: string) => join(folder, name)
const textOf = (name: string) => readFileSync(fileOf(name), 'utf8')

function run(args: readonly string[], { limit = '', input = '' } = {}) {
  const script = [`${limit} exec "$@"`, 'bash', process.execPath, CLI, 'redact', ...args]
  const done = spawnSync('bash', ['-c', ...script], { cwd: folder, input, encoding: 'utf8', timeout: 30_000 })
  return { code: done.status, out: done.stdout, error: done.stderr }
}

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  writeFileSync(fileOf('a.log'), TEXT)
  writeFileSync(fileOf('large.log'), TEXT.repeat(LINES))
  writeFileSync(fileOf('old.log'), OLD)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const beside = () => readdirSync(folder).filter((name) => name.endsWith('.sladd-new'))

describe('redact --output', () => {
  test('writes a file that was not there, as the mask of the process says', () => {
    expect(run(['a.log', '--output', 'new.log'], { limit: 'umask 027;' })).toEqual({ code: 0, out: '', error: '' })
    expect(textOf('new.log')).toBe(CLEAN)
    expect(statSync(fileOf('new.log')).mode & 0o777).toBe(0o640)
    expect(beside()).toEqual([])
  })

  test('takes the place of one that was there, with its mode, also through a link', () => {
    chmodSync(fileOf('old.log'), 0o604)
    symlinkSync('old.log', fileOf('link.log'))
    expect(run(['a.log', 'a.log', '--output', 'link.log']).code).toBe(0)
    expect(textOf('old.log')).toBe(CLEAN + CLEAN)
    expect(lstatSync(fileOf('link.log')).isSymbolicLink()).toBe(true)
    expect(statSync(fileOf('old.log')).mode & 0o777).toBe(0o604)
  })

  test.each([['1'], ['2']])('may be the input itself: %s jobs', (jobs) => {
    expect(run(['large.log', '--jobs', jobs, '--output', 'large.log']).code).toBe(0)
    expect(textOf('large.log') === CLEAN.repeat(LINES)).toBe(true)
  })

  test('takes standard input, and what a policy keeps back', () => {
    expect(run(['--output', 'new.log'], { input: TEXT }).code).toBe(0)
    expect(textOf('new.log')).toBe(CLEAN)
  })

  test.each([
    [['a.log', '--output', 'none/x.log'], /^sladd: none\/x\.log: no such file or folder\n$/],
    [['a.log', '--output', '.'], /^sladd: \.: is not a file\n$/],
    [['a.log', '--output', '/dev/full'], /^sladd: \/dev\/full: is not a file\n$/],
    [['a.log', 'missing.log', '--output', 'old.log'], /^sladd: missing\.log: no such file or folder\n$/],
  ])('%j is refused, and the old file stays', (args, error) => {
    const done = run(args)
    expect(done.code).toBe(2)
    expect(done.error).toMatch(error)
    expect(textOf('old.log')).toBe(OLD)
    expect(beside()).toEqual([])
  })

  test('a file with another name is refused', () => {
    linkSync(fileOf('old.log'), fileOf('other.log'))
    const { code, error } = run(['a.log', '--output', 'old.log'])
    expect([code, error]).toEqual([2, 'sladd: old.log: has 2 names (hard links); remove all but one\n'])
  })

  test.each([['1'], ['2']])('a file that may not grow leaves the old one whole: %s jobs', (jobs) => {
    const { code, error } = run(['large.log', '--jobs', jobs, '--output', 'old.log'], { limit: 'ulimit -f 64;' })
    expect([code, error]).toEqual([2, 'sladd: old.log: larger than a file may be here\n'])
    expect(textOf('old.log')).toBe(OLD)
    expect(beside()).toEqual([])
  })

  test('belongs to redact', () => {
    const done = spawnSync(process.execPath, [CLI, 'scan', 'a.log', '--output', 'x'], { cwd: folder, encoding: 'utf8' })
    expect([done.status, done.stderr.split('\n')[0]]).toEqual([2, 'sladd: --output belongs to redact and doctor'])
  })

  test(
    'killed at any moment, the file is what it was or all of what it becomes',
    async () => {
      let state = Number(process.env.SLADD_SEED ?? 15)
      for (let i = 0; i < ROUNDS; i++) {
        state = (state * 48_271) % 2_147_483_647
        const delay = 30 + (state / 2_147_483_647) * 150
        const child = spawn(process.execPath, [CLI, 'redact', 'large.log', '--output', 'old.log'], { cwd: folder })
        const timer = setTimeout(() => child.kill('SIGKILL'), delay)
        await new Promise((done) => child.on('close', done))
        clearTimeout(timer)
        const now = textOf('old.log')
        expect(now === OLD || now === CLEAN.repeat(LINES)).toBe(true)
        writeFileSync(fileOf('old.log'), OLD)
      }
      expect(run(['a.log', '--output', 'old.log']).code).toBe(0)
      expect(beside()).toEqual([])
    },
    60_000 + 2000 * ROUNDS,
  )
})
