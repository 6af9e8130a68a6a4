import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')
const LINE = 'Anna 871220-2384, anna@example.se, 192.0.2.44 and more words so that there are some\n'
const MASKED = 'Anna [personnummer], [email], [ip] and more words so that there are some\n'
const folder = mkdtempSync(join(tmpdir(), 'sladd-signals-'))
const fileOf = (name: string) => join(folder, name)

beforeAll(() => writeFileSync(fileOf('large.log'), LINE.repeat(2_000_000)))
afterAll(() => rmSync(folder, { recursive: true }))

function redact(args: readonly string[], stdio: ('pipe' | number)[]): ChildProcess {
  return spawn(process.execPath, [CLI, 'redact', ...args], { cwd: folder, stdio: stdio as never })
}

interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly out: string
  readonly error: string
}

/** Collects what a command says until it ends. */
function ended(child: ChildProcess): Promise<Ended> {
  let [out, error] = ['', '']
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    error += chunk
  })
  return new Promise((done) => child.on('close', (code, signal) => done({ code, signal, out, error })))
}

const heard = (child: ChildProcess) => new Promise((done) => child.stdout?.once('data', done))
const P = '2026-11-22T10:00:00.123456789Z stdout'

describe('a pipe that stays open', () => {
  test.each([
    ['SIGTERM', 143, []],
    ['SIGINT', 130, []],
    ['SIGHUP', 129, []],
    ['SIGTERM', 143, ['--jobs', '2']],
    ['SIGTERM', 143, ['--engine', 'plain']],
    ['SIGTERM', 143, ['--format', 'csv']],
  ] as const)('%s: %i, and the unfinished line comes out redacted', async (signal, code, args) => {
    const child = redact(args, ['pipe', 'pipe', 'pipe'])
    const end = ended(child)
    const first = heard(child)
    child.stdin?.write('Anna 871220-2384\n')
    await first
    child.stdin?.write('open anna@example.se')
    await wait(200)
    child.kill(signal)
    const what = 'Anna [personnummer]\nopen [email]'
    expect(await end).toEqual({ code, signal: null, out: what, error: '' })
  })

  test('parts of messages that containers tore', async () => {
    const child = redact([], ['pipe', 'pipe', 'pipe'])
    const end = ended(child)
    const lines = [`${P} F first`, `${P} P mail anna@`, `${P.replace('stdout', 'stderr')} F 192.0.2.44`]
    const first = heard(child)
    child.stdin?.write(`${lines[0]}\n`)
    await first
    child.stdin?.write(`${lines.slice(1).join('\n')}\n${P} P example.se`)
    await wait(200)
    child.kill('SIGTERM')
    const { code, out } = await end
    expect(code).toBe(143)
    expect(out).toBe(`${lines[0]}\n${P} P mail [email]\n${P.replace('stdout', 'stderr')} F [ip]\n${P} P `)
  })

  test('nothing was read, from standard input and from a named pipe that nobody writes to', async () => {
    spawnSync('mkfifo', [fileOf('fifo')])
    for (const args of [[], ['fifo']]) {
      const child = redact(args, ['pipe', 'pipe', 'pipe'])
      const end = ended(child)
      // There is no output that would tell when it hears.
      await wait(1500)
      child.kill('SIGTERM')
      expect(await end).toEqual({ code: 143, signal: null, out: '', error: '' })
    }
  })
})

describe('a file', () => {
  test.each([[[]], [['--jobs', '2']], [['--engine', 'plain']], [['-']]] as const)(
    'is written to the end of a line: %j',
    async (args) => {
      const output = fileOf('out.log')
      const out = openSync(output, 'w')
      const input = openSync(fileOf('large.log'), 'r')
      const child = redact(args[0] === '-' ? args : [...args, 'large.log'], [input, out, 'pipe'])
      const end = ended(child)
      while (statSync(output).size === 0) await wait(5)
      child.kill('SIGTERM')
      expect(await end).toMatchObject({ code: 143, signal: null, error: '' })
      const text = readFileSync(output, 'utf8')
      const lines = text.length / MASKED.length
      expect(Number.isInteger(lines)).toBe(true)
      expect(lines).toBeLessThan(2_000_000)
      expect(text === MASKED.repeat(lines)).toBe(true)
    },
  )

  test('whose reader takes nothing ends all the same, by the signal', async () => {
    const child = redact(['large.log'], ['pipe', 'pipe', 'pipe'])
    const first = heard(child)
    await first
    child.stdout?.pause()
    await wait(300)
    child.kill('SIGTERM')
    const [code, signal] = await new Promise<unknown[]>((done) => child.on('exit', (...end) => done(end)))
    expect([code, signal]).toEqual([null, 'SIGTERM'])
  })

  test('the files after it are not begun', async () => {
    const child = redact(['-', 'missing.log'], ['pipe', 'pipe', 'pipe'])
    const end = ended(child)
    const first = heard(child)
    child.stdin?.write('x\n')
    await first
    child.kill('SIGINT')
    expect(await end).toEqual({ code: 130, signal: null, out: 'x\n', error: '' })
  })
})
