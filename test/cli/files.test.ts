import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
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
import { dirname, join } from 'node:path'
import * as zlib from 'node:zlib'
import { XMLParser } from 'fast-xml-parser'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ended } from '../command'

const TEXT = 'Anna 871220-2384, anna@example.se\n'
const MASKED = 'Anna [personnummer], [email]\n'

let folder = ''

function put(files: { readonly [name: string]: string | Uint8Array }): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const run = (...args: string[]) => ended(folder, args)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sladd-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

/** Names of the files in which something was found. */
function foundIn(...args: string[]): string[] {
  return run('scan', '-l', ...args)
    .out.split('\n')
    .filter((name) => name !== '')
}

describe('files below a folder', () => {
  beforeEach(() => {
    put({
      '.git/config': TEXT,
      '.gitignore': '*.tmp\nbuild/\n!keep.tmp\n',
      'a.log': TEXT,
      'b.tmp': TEXT,
      'keep.tmp': TEXT,
      'build/c.log': TEXT,
      '.env': TEXT,
      'sub/åäö.log': TEXT,
      'sub/.gitignore': '/d.log\n',
      'sub/d.log': TEXT,
      'sub/deep/d.log': TEXT,
      'image.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 1, 2, 3),
      'clean.log': 'inget\n',
    })
  })

  test('what git ignores, what is hidden and what is no text is passed over', () => {
    const { out, error, code } = run('scan', '-rl', '.')
    expect(out.trim().split('\n')).toEqual(['a.log', 'keep.tmp', 'sub/deep/d.log', 'sub/åäö.log'])
    expect(error).toBe('sladd: 1 file below folders passed over: no text, or packed\n')
    expect(code).toBe(1)
  })

  test('rules above the folder count, up to the repository', () => {
    expect(foundIn('-r', 'sub')).toEqual(['sub/deep/d.log', 'sub/åäö.log'])
    expect(foundIn('-r', 'build')).toEqual([])
    expect(foundIn('-r', '--no-ignore', 'sub')).toEqual(['sub/d.log', 'sub/deep/d.log', 'sub/åäö.log'])
  })

  test('patterns, hidden files, and files that are named', () => {
    expect(foundIn('-r', '--glob', '*.log', '--exclude', 'deep')).toEqual(['a.log', 'sub/åäö.log'])
    expect(foundIn('-r', '--hidden', '--glob', '.env')).toEqual(['.env'])
    expect(foundIn('-r', 'b.tmp', 'sub')).toEqual(['b.tmp', 'sub/deep/d.log', 'sub/åäö.log'])
  })

  test('a folder without --recursive is named as before', () => {
    expect(run('scan', 'sub')).toMatchObject({ code: 2, error: 'sladd: sub: is a directory\n' })
  })

  test('the file that takes the output is no input', () => {
    const done = spawnSync(
      'sh',
      ['-c', `${process.execPath} ${join(import.meta.dirname, '../../dist/cli.js')} scan -rl > found.txt`],
      { cwd: folder },
    )
    expect(done.status).toBe(1)
    expect(read('found.txt')).not.toContain('found.txt')
  })

  test.runIf(process.getuid?.() !== 0)('a folder that cannot be read is named, and the others are read', () => {
    chmodSync(join(folder, 'sub'), 0)
    expect(run('scan', '-r')).toMatchObject({
      code: 2,
      error: expect.stringContaining('sladd: sub: permission denied\n'),
    })
    chmodSync(join(folder, 'sub'), 0o755)
  })
})

describe('names from a list', () => {
  beforeEach(() => put({ 'a.log': TEXT, 'b c.log': TEXT, list: 'a.log\r\nb c.log\n' }))

  test('one a line, or ended by NUL', () => {
    expect(foundIn('--files-from', 'list')).toEqual(['a.log', 'b c.log'])
    put({ list: 'a.log\0b c.log\0' })
    expect(foundIn('--files-from', 'list', '-0')).toEqual(['a.log', 'b c.log'])
    expect(ended(folder, ['scan', '-l', '--files-from', '-'], 'b c.log\n').out).toBe('b c.log\n')
  })

  test('an empty list is not standard input', () => {
    put({ list: '' })
    expect(run('scan', '--files-from', 'list')).toMatchObject({ code: 2, error: 'sladd: list: names no file\n' })
    expect(run('scan', '--files-from', 'missing')).toMatchObject({
      code: 2,
      error: 'sladd: missing: no such file or folder\n',
    })
  })
})

describe('each file in its place', () => {
  test('files are replaced, and those with nothing in them are not touched', () => {
    put({ 'a.log': TEXT, 'clean.log': 'inget\n' })
    chmodSync(join(folder, 'a.log'), 0o640)
    const before = statSync(join(folder, 'clean.log'))
    expect(run('redact', '-i', 'a.log', 'clean.log')).toEqual({ code: 0, out: '', error: '' })
    expect([read('a.log'), read('clean.log')]).toEqual([MASKED, 'inget\n'])
    expect(statSync(join(folder, 'a.log')).mode & 0o777).toBe(0o640)
    expect(statSync(join(folder, 'clean.log')).ino).toBe(before.ino)
  })

  test.each(['-i=.bak', '--in-place=.bak'])('%s keeps the old file', (option) => {
    put({ 'a.log': TEXT })
    expect(run('redact', option, 'a.log').code).toBe(0)
    expect([read('a.log'), read('a.log.bak')]).toEqual([MASKED, TEXT])
    expect(statSync(join(folder, 'a.log')).nlink).toBe(1)
  })

  test('a file that cannot be read stays, and the others are done', () => {
    put({ 'a.log': TEXT, 'b.bin': Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7) })
    const { code, error } = run('redact', '-i', 'b.bin', 'missing', 'a.log')
    expect([code, error]).toEqual([2, 'sladd: b.bin: is binary, not text\nsladd: missing: no such file or folder\n'])
    expect(read('a.log')).toBe(MASKED)
    expect(existsSync(join(folder, 'missing'))).toBe(false)
  })

  test('many small ones, among them a link to one, and one whose place is taken', () => {
    const names = Array.from({ length: 150 }, (_, i) => `logs/${i}.log`)
    put(Object.fromEntries(names.map((name) => [name, TEXT])))
    symlinkSync('7.log', join(folder, 'logs/link.log'))
    mkdirSync(join(folder, 'logs/9.log.sladd-new'))
    const { code, error } = run('redact', '-i', ...names.slice(0, 9), 'logs/link.log', ...names.slice(9))
    const taken = join(folder, 'logs/9.log.sladd-new')
    expect([code, error]).toEqual([2, `sladd: ${taken}: is a directory; remove it\n`])
    expect(names.filter((name) => read(name) !== MASKED)).toEqual(['logs/9.log'])
    expect(readdirSync(join(folder, 'logs')).filter((name) => name.endsWith('-new'))).toEqual(['9.log.sladd-new'])
  })

  test('below a folder, and into another one', () => {
    put({ 'logs/a.log': TEXT, 'logs/sub/b.log': TEXT, 'logs/clean.log': 'inget\n' })
    expect(run('redact', '-r', 'logs', '--out-dir', 'out')).toEqual({ code: 0, out: '', error: '' })
    expect([read('out/a.log'), read('out/sub/b.log'), read('out/clean.log')]).toEqual([MASKED, MASKED, 'inget\n'])
    expect(read('logs/a.log')).toBe(TEXT)
    expect(run('redact', '-ri', 'logs').code).toBe(0)
    expect(read('logs/sub/b.log')).toBe(MASKED)
  })

  test('a dry run tells what would change, and changes nothing', () => {
    put({ 'a.log': TEXT, 'clean.log': 'inget\n' })
    expect(run('redact', '-i', '--dry-run', 'a.log', 'clean.log').out).toBe('a.log: 1 personnummer, 1 email\n')
    expect(read('a.log')).toBe(TEXT)
  })

  test('a policy that keeps everything back empties no file', () => {
    put({ 'a.log': TEXT })
    const policy = join(import.meta.dirname, '../../docs/policies/se-health-insurer.yaml')
    expect(run('redact', '-i', '--policy', policy, '--purpose', 'support', '--region', 'US', 'a.log').code).toBe(3)
    expect(read('a.log')).toBe(TEXT)
  })

  test.each([
    [['-i'], '--in-place expects files'],
    [['-i', '--output', 'x', 'a.log'], '--in-place and --output exclude each other'],
    [['--dry-run', 'a.log'], '--dry-run belongs to --in-place, --out-dir and --diff'],
    [['--out-dir', 'o', 'x/a.log', 'y/a.log'], '--out-dir: two files would be o/a.log'],
    [['-iz', 'a.log'], '--in-place and --decompress exclude each other'],
    [['--glob', '*', 'a.log'], '--glob belongs to --recursive'],
    [['-c', 'a.log'], '--count belongs to scan'],
  ])('%j is refused', (args, message) => {
    expect(run('redact', ...args)).toEqual({ code: 2, out: '', error: `sladd: ${message}\nTry: sladd help redact\n` })
  })
})

describe('packed files', () => {
  const hasXz = spawnSync('xz', ['--version']).status === 0
  const { zstdCompressSync: zstd } = zlib as { zstdCompressSync?: (text: string) => Uint8Array }
  const long = TEXT.repeat(20_000)

  test('gzip, also of several members, and what is not packed', () => {
    put({ 'a.gz': Buffer.concat([zlib.gzipSync(long), zlib.gzipSync(TEXT)]), 'b.log': TEXT })
    expect(run('redact', '-z', 'a.gz', 'b.log').out).toBe(MASKED.repeat(20_002))
    expect(run('scan', '-zc', 'a.gz', 'b.log').out).toBe('a.gz: 40002\nb.log: 2\n')
    expect(ended(folder, ['redact', '-z'], zlib.gzipSync(TEXT)).out).toBe(MASKED)
  })

  test('what is damaged is told, and what was before it is done', () => {
    put({ 'a.gz': zlib.gzipSync(long).subarray(0, -20) })
    const { code, out, error } = run('redact', '-z', 'a.gz')
    expect([code, error]).toEqual([2, 'sladd: a.gz: is damaged, or cut off\n'])
    expect(out).not.toContain('871220')
  })

  test('without the option it is told', () => {
    put({ 'a.gz': zlib.gzipSync(TEXT) })
    expect(run('redact', 'a.gz').error).toContain('is compressed; unpack it first, or --decompress')
  })

  test.runIf(hasXz)('xz', () => {
    const packed = spawnSync('xz', ['-c'], { input: long }).stdout
    put({ 'a.xz': packed, 'b.xz': packed.subarray(0, -40) })
    expect(run('redact', '-z', 'a.xz').out).toBe(MASKED.repeat(20_000))
    expect(run('redact', '-z', 'b.xz')).toMatchObject({ code: 2, error: 'sladd: b.xz: is damaged, or cut off\n' })
  })

  test.runIf(zstd !== undefined)('zstd', () => {
    put({ 'a.zst': zstd?.(long) ?? '' })
    expect(run('redact', '-z', 'a.zst').out).toBe(MASKED.repeat(20_000))
  })
})

describe('what scan prints', () => {
  beforeEach(() => put({ 'a.log': TEXT, 'clean.log': 'inget\n', 'b.log': 'x anna@example.se\n' }))

  test('counts, names, nothing', () => {
    expect(run('scan', '-c', 'a.log', 'clean.log', 'b.log')).toEqual({
      code: 1,
      out: 'a.log: 2\nb.log: 1\n',
      error: '',
    })
    expect(run('scan', '-q', 'a.log', 'clean.log')).toEqual({ code: 1, out: '', error: '' })
    expect(run('scan', '-q', 'clean.log')).toEqual({ code: 0, out: '', error: '' })
    expect(run('scan', '-q', 'clean.log', 'missing').code).toBe(2)
    expect(run('scan', '-cq', 'a.log').error).toContain('--count and --quiet exclude each other')
  })

  test('reports for other programs hold kinds and places, and no text', () => {
    put({ 'a, b:c.log': `rad\n${TEXT}` })
    const files = ['a, b:c.log', 'clean.log']
    const sarif = JSON.parse(run('scan', '--sarif', ...files).out)
    expect(sarif.runs[0].results.map((one: { ruleId: string }) => one.ruleId)).toEqual(['personnummer', 'email'])
    expect(sarif.runs[0].results[1].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'a%2C%20b%3Ac.log' },
      region: { startLine: 2, byteOffset: 22, byteLength: 15 },
    })
    expect(JSON.parse(run('scan', '--sarif', 'clean.log').out).runs[0].results).toEqual([])
    expect(run('scan', '--github', ...files).out.split('\n')[1]).toBe(
      '::error file=a%2C b%3Ac.log,line=2,col=19,title=email::email 0.97 (grammar)',
    )
    const { out } = run('scan', '--junit', ...files)
    expect(out).toContain('<testcase classname="clean.log" name="clean.log"/>')
    expect(new XMLParser().parse(out).testsuites.testsuite.testcase).toHaveLength(3)
    for (const style of ['--sarif', '--github', '--junit']) {
      const done = run('scan', style, ...files)
      expect([done.code, done.error]).toEqual([1, ''])
      expect(done.out).not.toMatch(/871220|anna/)
    }
  })

  test('places are the same for a small file and for a stream', () => {
    const text = `rad\r\nö ${TEXT}${TEXT}`
    put({ 'c.log': text })
    const small = run('scan', '--json', 'c.log').out
    expect(ended(folder, ['scan', '--json'], text).out.replaceAll('standard input', 'c.log')).toBe(small)
    expect(small.split('\n')).toHaveLength(5)
  })
})
