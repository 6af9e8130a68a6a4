/** `sladd redact --append` and `--rotate`: an output that grows as lines arrive. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { CLI, ended } from '../command'
import { until } from '../pipelines'

const folder = mkdtempSync(join(tmpdir(), 'sladd-live-'))
const path = (name: string) => join(folder, name)
const read = (name: string) => (existsSync(path(name)) ? readFileSync(path(name), 'utf8') : '')
afterAll(() => rmSync(folder, { recursive: true }))

const line = (i: number) => `${i} anna@example.se\n`
const masked = (i: number) => `${i} [email]\n`
const many = (count: number, one: (i: number) => string) => Array.from({ length: count }, (_, i) => one(i)).join('')

function started(...args: readonly string[]): ChildProcess & { said: () => string } {
  const child = spawn(process.execPath, [CLI, 'redact', ...args], { cwd: folder, stdio: ['pipe', 'ignore', 'pipe'] })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  return Object.assign(child, { said: () => said })
}

describe('--rotate', () => {
  test('names as logrotate gives them: lines are whole, in order, and the old ones go', () => {
    expect(
      ended(folder, ['redact', '--output', 'a.log', '--rotate', '100', '--rotate-keep', '300'], many(2000, line)).code,
    ).toBe(0)
    const names = readdirSync(folder).filter((name) => /^a\.log/.test(name))
    expect(names.length).toBeGreaterThan(200)
    const order = (name: string) => Number(name.split('.')[2] ?? 0)
    const files = names.sort((one, other) => order(other) - order(one)).map(read)
    for (const file of files) expect(Buffer.byteLength(file)).toBeLessThanOrEqual(100)
    for (const file of files) expect(file).toMatch(/^(?:\d+ \[email\]\n)+$/)
    expect(files.join('')).toBe(many(2000, masked))
    ended(folder, ['redact', '--output', 'a.log', '--rotate', '100', '--rotate-keep', '2'], many(30, line))
    expect(
      readdirSync(folder)
        .filter((name) => /^a\.log/.test(name))
        .sort(),
    ).toEqual(['a.log', 'a.log.1', 'a.log.2'])
  })

  test('names by time: none is given twice', () => {
    ended(folder, ['redact', '--output', 't.log', '--rotate', '1k', '--rotate-names', 'time'], many(1000, line))
    const names = readdirSync(folder).filter((name) => /^t\.log/.test(name))
    expect(names.every((name) => /^t\.log(-\d{8}T\d{6}Z(\.\d+)?)?$/.test(name))).toBe(true)
    expect(names.map(read).join('').split('\n').sort()).toEqual(many(1000, masked).split('\n').sort())
  })

  test('two that write to one file lose nothing', async () => {
    const both = [0, 1].map(() => started('--output', 'two.log', '--rotate', '2k'))
    for (let i = 0; i < 20; i++) for (const child of both) child.stdin?.write(many(20, line))
    for (const child of both) child.stdin?.end()
    await Promise.all(both.map((child) => once(child, 'close')))
    const lines = readdirSync(folder)
      .filter((name) => /^two\.log/.test(name))
      .map(read)
      .join('')
      .trimEnd()
      .split('\n')
    expect(lines.length).toBe(800)
    expect(lines.every((one) => /^\d+ \[email\]$/.test(one))).toBe(true)
  })

  test('a longer line has a file of its own, and half a line of a run that was killed an end', () => {
    writeFileSync(path('l.log'), 'half')
    ended(folder, ['redact', '--output', 'l.log', '--rotate', '20'], `${'x'.repeat(50_000)}\nb\n`)
    expect([read('l.log.2'), read('l.log.1'), read('l.log')]).toEqual(['half\n', `${'x'.repeat(50_000)}\n`, 'b\n'])
  })
})

describe('SIGHUP', () => {
  test('opens the file again and reads lists anew, and no line is lost', async () => {
    writeFileSync(path('names.txt'), 'Kari Nordmann\n')
    const child = started('--output', 'hup.log', '--append', '--roster', 'names.txt')
    child.stdin?.write('1 Kari Nordmann, Ola Testmann, anna@example.se\n')
    await until(() => read('hup.log') !== '')
    appendFileSync(path('names.txt'), 'Ola Testmann\n')
    rmSync(path('hup.log'))
    child.kill('SIGHUP')
    await until(() => existsSync(path('hup.log')))
    child.stdin?.write('2 Kari Nordmann, Ola Testmann, anna@example.se\n')
    await until(() => read('hup.log') !== '')
    expect(read('hup.log')).not.toMatch(/Kari|Ola|anna/)
    // A list that is gone: what was read goes on.
    rmSync(path('names.txt'))
    child.kill('SIGHUP')
    await until(() => {
      child.stdin?.write('3 Ola Testmann\n')
      return child.said().includes('goes on as before')
    })
    expect(read('hup.log')).not.toMatch(/Ola/)
    child.stdin?.end()
    expect(await once(child, 'close')).toEqual([0, null])
    expect(child.said()).toMatch(/read anew\n.*goes on as before/s)
  })
})

test('a full disk is told, and what comes waits for room', async () => {
  symlinkSync('/dev/full', path('full.log'))
  const child = started('--output', 'full.log', '--append')
  child.stdin?.write(many(100, line))
  await until(() => child.said().includes('lines wait'))
  rmSync(path('full.log'))
  child.kill('SIGHUP')
  child.stdin?.end()
  expect(await once(child, 'close')).toEqual([0, null])
  expect(read('full.log')).toBe(many(100, masked))
  expect(child.said()).toMatch(/no space left on the device; lines wait\n.*nothing was lost/s)
})

test.each([
  [['--append'], '--append belongs to --output'],
  [['--rotate', '1x', '--output', 'o'], '--rotate expected a number of bytes, or one with k, M or G behind it'],
  [['--rotate-keep', '3', '--output', 'o'], '--rotate-keep belongs to --rotate'],
  [['--append', '--jobs', '2', '--output', 'o'], '--append and --jobs exclude each other'],
  [['--protocol', 'omprog'], '--protocol omprog needs --output FILE, and --append or --rotate'],
  [['--protocol', 'rsyslog', 'a.log'], '--protocol reads standard input'],
])('%j: %s', (args, message) => {
  const { code, error } = ended(folder, ['redact', ...args])
  expect([code, error.split('\n')[0]]).toEqual([2, `sladd: ${message}`])
})
