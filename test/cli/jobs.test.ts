import { execFile, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RANGE } from '../../src/adapters/cli/range'
import { expectedHash, type Repeated, repeated } from '../large'

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')
const SIZE = 5_300_000
const LINE = 'Anna 871220-2384, anna@example.se, 192.0.2.44'
const MASKED = 'Anna [personnummer], [email], [ip]'
const PREFIX = '2026-11-22T10:00:00.123456789Z stdout'
let folder = ''

function write(name: string, ...parts: (Repeated | string)[]): void {
  const file = openSync(join(folder, name), 'w')
  for (const part of parts) writeSync(file, typeof part === 'string' ? part : part.unit.repeat(part.times))
  closeSync(file)
}

/** A line that is longer than a range. */
const longLine = repeated(' ', RANGE + 300_000)
const shortLine = repeated(' ', RANGE - 40)
const crlf = repeated('\r\n', SIZE)

/** Files of more than one range, and the parts they are made of. */
const FILES: { readonly [name: string]: readonly Repeated[] } = {
  'lines.log': [repeated('\n', SIZE)],
  'crlf.log': [crlf],
  'one-line.log': [repeated(' ', SIZE)],
  'long-lines.log': [longLine, repeated('\n', 200), longLine, repeated('\n', 200)],
  'range-line.log': [shortLine, repeated('\n', 90), shortLine, repeated('\n', 1), repeated('\n', 90_000)],
  'no-end.log': [repeated('\n', 2 * RANGE), repeated(' ', 5000)],
  'just-over.log': [repeated('\n', RANGE)],
  'empty.log': [],
}

/** Hash of what a file becomes. */
function hashOf(parts: readonly Repeated[]): string {
  if (parts.length === 1) return expectedHash(parts[0] as Repeated)
  const hash = createHash('sha256')
  for (const { masked, times } of parts) hash.update(masked.repeat(times))
  return hash.digest('hex')
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sladd-jobs-'))
  for (const [name, parts] of Object.entries(FILES)) write(name, ...parts)
  // A value that lies across the first range's end, in a line that begins before it.
  const lead = 'x'.repeat(RANGE - 5)
  write('edge.log', lead, ` 871220-2384\n${LINE}\n`, 'y'.repeat(RANGE), `\n${LINE}`)
  // A container log with a value in two parts, the first of which ends where the first range does.
  const part = `${PREFIX} P mail anna@\n`
  const before = `${PREFIX} F ${LINE}\n${PREFIX} F `
  write(
    'container.log',
    before,
    'x'.repeat(RANGE - part.length - before.length - 1),
    `\n${part}${PREFIX} F example.se\n`,
  )
  // A key across the first range's end, and a block across the second's.
  const key = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBg\n'.repeat(40)}-----END PRIVATE KEY-----\n`
  const block = `password: |\n${'  hunter2 more\n'.repeat(40)}`
  const lines = (bytes: number) => 'ab cd ef\n'.repeat(bytes / 9)
  write('blocks.log', lines(RANGE - 300), key, lines(RANGE - key.length), block, lines(9_000))
  // A line feed as the last byte of a range, and as the first of the next.
  write('feeds.log', `${'x'.repeat(RANGE - 1)}\n${LINE}\n${'x'.repeat(RANGE - LINE.length - 2)}\n\n${LINE}\n`)
})

afterAll(() => rmSync(folder, { recursive: true }))

interface Outcome {
  readonly code: number | null
  readonly stdout: Buffer
  readonly stderr: string
}

function sladd(...args: string[]): Promise<Outcome> {
  return new Promise((done) => {
    const options = { cwd: folder, encoding: 'buffer' as const, maxBuffer: 1 << 26 }
    const child = execFile(process.execPath, [CLI, ...args], options, (_error, stdout, stderr) => {
      done({ code: child.exitCode, stdout, stderr: stderr.toString() })
    })
    child.stdin?.end()
  })
}

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('the output does not depend on the number of jobs', () => {
  test.each(Object.keys(FILES))('%s', async (name) => {
    const expected = hashOf(FILES[name] as readonly Repeated[])
    for (const jobs of [[], ['--jobs', '2'], ['--jobs', '3']]) {
      const { code, stdout, stderr } = await sladd('redact', ...jobs, name)
      expect([code, stderr, sha(stdout)], jobs.join(' ')).toEqual([0, '', expected])
    }
  })

  test.each(['just-over.log', 'edge.log', 'feeds.log'])('%s, nor on the engine', async (name) => {
    const one = await sladd('redact', name)
    expect(one.stdout.includes('[personnummer]')).toBe(true)
    expect(one.stdout.includes('871220')).toBe(false)
    for (const args of [['--jobs=2'], ['--jobs=3'], ['--engine', 'plain'], ['--engine', 'plain', '--jobs', '2']]) {
      const { code, stdout } = await sladd('redact', ...args, name)
      expect(code).toBe(0)
      expect(stdout.equals(one.stdout), args.join(' ')).toBe(true)
    }
  })

  test('a container log is not dealt out: a message may be torn at any line', async () => {
    const one = await sladd('redact', 'container.log')
    expect(one.stdout.toString().endsWith(`\n${PREFIX} P mail [email]\n${PREFIX} F \n`)).toBe(true)
    expect((await sladd('redact', '--jobs', '2', 'container.log')).stdout.equals(one.stdout)).toBe(true)
  })

  test('what goes over lines is not cut', async () => {
    const one = await sladd('redact', 'blocks.log')
    expect(one.stdout.includes('MIIE') || one.stdout.includes('hunter2')).toBe(false)
    expect((await sladd('redact', '--jobs', '2', 'blocks.log')).stdout.equals(one.stdout)).toBe(true)
  })

  test('several files, and options go to every job', async () => {
    const args = ['--kinds', 'ip', 'just-over.log', 'empty.log', 'edge.log']
    const one = await sladd('redact', ...args)
    expect(one.stdout.includes('871220-2384 från anna@example.se, adress [ip]')).toBe(true)
    expect((await sladd('redact', '--jobs', '2', ...args)).stdout.equals(one.stdout)).toBe(true)
  })
})

describe('what goes wrong', () => {
  test('the reader goes away: quiet, exit code 0', async () => {
    const script = `node ${JSON.stringify(CLI)} redact --jobs 3 lines.log; echo $? >&2`
    const child = spawn('sh', ['-c', `(${script}) | head -n 1`], { cwd: folder })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk) => {
      stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    await new Promise((done) => child.on('close', done))
    expect(stderr).toBe('0\n')
    expect(stdout).toBe(repeated('\n', 1).masked)
  })

  test('a file that is not there, a folder: named, exit code 2, the others are done', async () => {
    const { code, stdout, stderr } = await sladd('redact', '--jobs', '2', 'missing.log', '.', 'just-over.log')
    expect(code).toBe(2)
    expect(stderr).toBe('sladd: missing.log: no such file or folder\nsladd: .: is a directory\n')
    expect(sha(stdout)).toBe(hashOf(FILES['just-over.log'] as readonly Repeated[]))
  })

  test.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    write('closed.log', repeated('\n', RANGE))
    chmodSync(join(folder, 'closed.log'), 0)
    const { code, stderr } = await sladd('redact', '--jobs', '2', 'closed.log')
    expect([code, stderr]).toEqual([2, 'sladd: closed.log: permission denied\n'])
  })

  test.each(['0', '65', '-1', '1.5', '', 'two', '1e1', ' 2'])('--jobs=%s is refused', async (value) => {
    const { code, stdout, stderr } = await sladd('redact', `--jobs=${value}`, 'empty.log')
    expect([code, stdout.length]).toEqual([2, 0])
    expect(stderr).toBe('sladd: --jobs expected a number from 1 to 64\nTry: sladd help redact\n')
  })

  test('scan has no jobs', async () => {
    const { code, stderr } = await sladd('scan', '--jobs', '2', 'empty.log')
    expect([code, stderr]).toEqual([2, 'sladd: --jobs belongs to redact\nTry: sladd help scan\n'])
  })
})

describe('inputs and outputs of every kind', () => {
  const node = `${JSON.stringify(process.execPath)} ${JSON.stringify(CLI)}`
  const shell = (script: string) => spawnSync('sh', ['-c', script], { cwd: folder, maxBuffer: 1 << 26 })
  const expected = () => hashOf(FILES['just-over.log'] as readonly Repeated[])

  test.each([
    ['a pipe', () => `cat just-over.log | ${node} redact`],
    ['a pipe, with jobs', () => `cat just-over.log | ${node} redact --jobs 2 -`],
    ['a redirect', () => `${node} redact < just-over.log`],
    ['a redirect, with jobs', () => `${node} redact --jobs 2 < just-over.log`],
    ['a slow pipe', () => `(head -c 100001 just-over.log; sleep 0.3; tail -c +100002 just-over.log) | ${node} redact`],
    ['a file, out through a pipe', () => `${node} redact --jobs 2 just-over.log | cat`],
  ])('%s', (_label, script) => {
    const { status, stdout, stderr } = shell(script())
    expect([status, String(stderr), sha(stdout)]).toEqual([0, '', expected()])
  })

  test.each(['', '--jobs 2', '--engine plain'])('into a file: %s', (args) => {
    expect(shell(`${node} redact ${args} just-over.log > out.log`).status).toBe(0)
    expect(sha(readFileSync(join(folder, 'out.log')))).toBe(expected())
    expect(shell(`${node} redact ${args} just-over.log >> out.log`).status).toBe(0)
    // What is appended stands behind what was there.
    const both = readFileSync(join(folder, 'out.log'))
    const half = both.length / 2
    expect([sha(both.subarray(0, half)), sha(both.subarray(half))]).toEqual([expected(), expected()])
  })

  test('nothing', () => {
    const { status, stdout, stderr } = shell(`${node} redact < /dev/null`)
    expect([status, String(stdout), String(stderr)]).toEqual([0, '', ''])
    expect(shell(`${node} scan < /dev/null`).status).toBe(0)
  })

  test('standard input between files', () => {
    writeFileSync(join(folder, 'small.log'), `${LINE}\n`)
    const { stdout } = shell(`printf '192.0.2.1\\n' | ${node} redact --jobs 2 small.log - small.log`)
    expect(String(stdout)).toBe(`${MASKED}\n[ip]\n${MASKED}\n`)
  })
})
