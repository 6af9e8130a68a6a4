/**
 * `sladd redact --append` and `--rotate` on a disk that is full when SIGHUP comes: lines wait, and each comes out whole.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CLI } from '../command'
import { until } from '../pipelines'
import { canMount, grow, mounted, PAGE, unmount } from '../small-disk'

const root = mkdtempSync(join(tmpdir(), 'sladd-full-'))
const disk = join(root, 'disk')
const PAGES = 12
/** More than is written of a line at once. */
const LARGER = 120
const COUNT = 6000
/** Of a length that no page is a multiple of: where the disk is full, half a line is written. */
const line = (i: number) => `${String(i).padStart(5, '0')} anna@example.se 871220-2384\n`
const masked = (i: number) => `${String(i).padStart(5, '0')} [email] [personnummer]\n`
const many = (count: number, one: (i: number) => string) => Array.from({ length: count }, (_, i) => one(i)).join('')
const ALL = many(COUNT, masked)
const READABLE = /anna|871220/
/** What a process that was told twice to go on would need to come so far. */
const SETTLED_MS = 2500

let running: ChildProcess | undefined
beforeEach(() => {
  if (canMount) mounted(disk, PAGES)
})
afterEach(() => {
  running?.kill('SIGKILL')
  if (canMount) unmount(disk)
})
afterAll(() => rmSync(root, { recursive: true }))

const path = (name: string) => join(disk, name)
const isFull = (file: string, pages = PAGES) => statSync(file).size === pages * PAGE
const read = (name: string) => readFileSync(path(name), 'utf8')

/** A run that has filled the disk, and has more to write than there will ever be room for in one file. */
async function full(args: readonly string[], input = many(COUNT, line)) {
  const child = spawn(process.execPath, [CLI, 'redact', '--output', path('a.log'), ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  running = child
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  await until(() => said.includes('lines wait'))
  const ended = async () => {
    const [code, signal] = child.exitCode === null ? await once(child, 'close') : [child.exitCode, child.signalCode]
    return { code, signal, said }
  }
  return { child, said: () => said, ended }
}

/** What older files hold, and half a line at their end that stands whole in the file behind them. */
function joined(...texts: readonly string[]): string {
  const whole = texts.slice(0, -1).map((text) => {
    expect(masked(0).length).toBeGreaterThan(text.length - text.lastIndexOf('\n') - 1)
    return text.slice(0, text.lastIndexOf('\n') + 1)
  })
  return [...whole, texts.at(-1)].join('')
}

describe.skipIf(!canMount)('a full disk and SIGHUP (needs the right to mount)', () => {
  test('the file was renamed: what did not fit goes to the new one, from the begin of its line', async () => {
    const { child, ended, said } = await full(['--append'])
    expect(read('a.log')).not.toMatch(/\n$/)
    renameSync(path('a.log'), path('a.log.1'))
    child.kill('SIGHUP')
    await until(() => existsSync(path('a.log')))
    await wait(SETTLED_MS)
    expect(said()).not.toMatch(/nothing was lost/)
    const old = read('a.log.1')
    grow(disk, 1000)
    expect(await ended()).toMatchObject({ code: 0, signal: null })
    expect(said()).toMatch(/no space left on the device; lines wait\n.*goes on, nothing was lost\n/s)
    expect(read('a.log.1')).toBe(old)
    expect(joined(old, read('a.log')) === ALL).toBe(true)
  })

  test('the file was removed: its room is given back, and lines go on', async () => {
    const { child, ended } = await full(['--append'])
    const files: string[] = []
    while (child.exitCode === null) {
      files.push(read('a.log'))
      rmSync(path('a.log'))
      child.kill('SIGHUP')
      await until(() => child.exitCode !== null || (existsSync(path('a.log')) && isFull(path('a.log'))))
    }
    expect(await ended()).toMatchObject({ code: 0, signal: null })
    expect(files.length).toBeGreaterThan(2)
    expect(joined(...files, read('a.log')) === ALL).toBe(true)
  })

  test('the file was removed within a line that is longer than the disk: the line goes on', async () => {
    grow(disk, LARGER)
    const { child, ended, said } = await full(['--append'], `${line(0).replace('\n', ' ').repeat(60_000)}end\n`)
    for (let i = 0; child.exitCode === null; i++) {
      expect(i).toBeLessThan(20)
      rmSync(path('a.log'))
      child.kill('SIGHUP')
      await until(() => child.exitCode !== null || (existsSync(path('a.log')) && isFull(path('a.log'), LARGER)))
      expect(read('a.log')).not.toMatch(READABLE)
    }
    expect(await ended()).toMatchObject({ code: 0, signal: null })
    expect(read('a.log')).toMatch(/ end\n$/)
    expect(said()).toMatch(/goes on, nothing was lost\n$/)
  })

  test.each([
    [['--append'], SETTLED_MS],
    [['--append'], 0],
    [['--rotate', '1G'], 0],
  ])('%j: nobody touched the file: it goes on within its line (%i ms)', async (args, time) => {
    const { child, ended } = await full(args)
    if (time === 0) grow(disk, 1000)
    child.kill('SIGHUP')
    await wait(time)
    grow(disk, 1000)
    expect(await ended()).toMatchObject({ code: 0, signal: null })
    expect(read('a.log') === ALL).toBe(true)
  })

  test('--rotate: older files and the new one hold each line once', async () => {
    const { child, ended } = await full(['--rotate', '16k'])
    child.kill('SIGHUP')
    await wait(SETTLED_MS)
    grow(disk, 1000)
    expect(await ended()).toMatchObject({ code: 0, signal: null })
    const names = readdirSync(disk).filter((name) => name.startsWith('a.log'))
    const order = (name: string) => Number(name.split('.')[2] ?? 0)
    const files = names.sort((one, other) => order(other) - order(one)).map(read)
    expect(files.length).toBeGreaterThan(5)
    expect(joined(...files) === ALL).toBe(true)
  })

  test('the file cannot be opened again: the old one goes on, and the new one once it can', async () => {
    const { child, ended, said } = await full(['--append'])
    renameSync(path('a.log'), path('a.log.1'))
    mkdirSync(path('a.log'))
    child.kill('SIGHUP')
    await until(() => said().includes('is a directory; the file at hand goes on'))
    await wait(SETTLED_MS)
    rmdirSync(path('a.log'))
    await until(() => existsSync(path('a.log')))
    grow(disk, 1000)
    expect(await ended()).toMatchObject({ code: 0, signal: null })
    expect(said().split('goes on\n').length).toBe(2)
    expect(joined(read('a.log.1'), read('a.log')) === ALL).toBe(true)
  })

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'and then %s: it is said that lines were lost, with exit code 2',
    async (signal) => {
      const { child, ended } = await full(['--append'])
      child.kill('SIGHUP')
      await wait(200)
      child.kill(signal)
      const { code, said } = await ended()
      expect(code).toBe(2)
      expect(said).toMatch(/a\.log: no space left on the device; lines were lost\n$/)
      expect(said).not.toMatch(/nothing was lost/)
      const text = read('a.log')
      expect(text.length).toBeGreaterThan(PAGE)
      expect(ALL.startsWith(text)).toBe(true)
      expect(text + said).not.toMatch(READABLE)
    },
  )
})
