/**
 * Settings and lists that have no end, are no file, or are a pipe: they are refused in words, or read.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CLI, ended } from '../command'

const folder = mkdtempSync(join(tmpdir(), 'sladd-endless-'))
mkdirSync(join(folder, 'folder'))
spawnSync('mkfifo', [join(folder, 'pipe')])
writeFileSync(join(folder, 'a.log'), 'anna@example.se Kari Nordmann\n')
afterAll(() => rmSync(folder, { recursive: true }))

const OPTIONS = {
  '--config': ['redact', 'a.log'],
  '--policy': ['redact', 'a.log', '--purpose', 'x'],
  '--roster': ['redact', 'a.log'],
  '--patterns': ['redact', 'a.log'],
  '--files-from': ['redact'],
  '--baseline': ['scan', 'a.log'],
} as const
const PRIVATE = { '--keyring': ['redact', 'a.log', '--pseudonymise'] } as const
const rows = Object.entries(OPTIONS)

test.each(rows)('%s: a device without an end is read up to a bound', (option, args) => {
  const { code, out, error } = ended(folder, [...args, option, '/dev/zero'])
  expect([code, out]).toEqual([2, ''])
  expect(error).toMatch(/^sladd: \S*\/dev\/zero: is larger than 256 MiB\n$/)
})

test.each(rows)('%s: a folder, and a pipe that nobody writes to', (option, args) => {
  expect(ended(folder, [...args, option, 'folder']).error).toBe('sladd: folder: is a directory\n')
  const { code, error } = ended(folder, [...args, option, 'pipe'])
  expect([code, error]).toEqual([2, 'sladd: pipe: is a pipe that nobody writes to\n'])
})

test.each(Object.entries(PRIVATE))('%s: is a file, or nothing', (option, args) => {
  for (const name of ['/dev/zero', 'folder', 'pipe'])
    expect(ended(folder, [...args, option, name]).error).toBe(`sladd: key ring ${name}: is not a file\n`)
})

test('a file without an end in all but its size is refused before it is read', () => {
  spawnSync('truncate', ['-s', '1T', join(folder, 'sparse')])
  const { code, error } = ended(folder, ['redact', 'a.log', '--roster', 'sparse'])
  expect([code, error]).toEqual([2, 'sladd: sparse: is larger than 256 MiB\n'])
})

test.each([
  ['a pipe of the shell', '<(echo Kari Nordmann)', '[email] [name]\n'],
  ['an empty one', '<(true)', '[email] Kari Nordmann\n'],
  ['a named pipe whose writer comes late', 'pipe', '[email] [name]\n'],
  ['a list with a byte order mark', '<(printf "\\xef\\xbb\\xbfKari Nordmann\\n")', '[email] [name]\n'],
])('%s is read', (_what, list, out) => {
  const script = `(sleep 1; timeout 5 bash -c 'echo Kari Nordmann > pipe') & "$@" --roster ${list}; kill $! 2>/dev/null; wait`
  const done = spawnSync('bash', ['-c', script, 'bash', process.execPath, CLI, 'redact', 'a.log'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect([done.stdout, done.stderr]).toEqual([out, ''])
})
