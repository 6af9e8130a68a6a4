/**
 * File errors: a full disk, a size limit, a read-only file system. The old file is intact, no temporary file is left,
 * the exit code is 2 and the message names file and reason in words.
 */
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RANGE } from '../../src/adapters/cli/range'
import { ringText } from '../../src/keyring/keyring'
import { createSealPair, readRingFile, rotateRingFile } from '../../src/keyring/node-keyring'
import { RING, testKey } from '../rings'
import { canMount, mounted, PAGE, unmount } from '../small-disk'

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')
const AUDIT = resolve(import.meta.dirname, '../../dist/audit.js')
const root = mkdtempSync(join(tmpdir(), 'sladd-faults-'))
const made = join(root, 'made')
const VALUE = '871220-2384'
const NID = 'sl1_nid_none_fnvid6kcj7zfodkhil25b'
let kid = ''

/** Runs a program with the limits of a shell. */
function run(folder: string, limit: string, program: readonly string[], input = VALUE) {
  const args = ['-c', `${limit} exec "$@"`, 'bash', process.execPath, ...program]
  const done = spawnSync('bash', args, { cwd: folder, input, encoding: 'utf8', maxBuffer: 64 << 20 })
  return { code: done.status, out: done.stdout, error: done.stderr }
}

const filled = (line: string, bytes: number) => line.repeat(Math.ceil(bytes / line.length))

beforeAll(() => {
  mkdirSync(made)
  const at = (name: string) => join(made, name)
  const always = testKey('none', 1, { epoch: 'none', nbf: '2026-01-01', exp: undefined } as never)
  writeFileSync(at('ring.json'), ringText({ ...RING, epoch: 'none', keys: [always] }), { mode: 0o600 })
  while (readFileSync(at('ring.json')).length < PAGE) rotateRingFile(at('ring.json'), {}, true)
  createSealPair(at('ring.json'), at('private.json'))
  kid = readRingFile(at('ring.json')).keys.find(({ status }) => status === 'lookup')?.kid as string
  writeFileSync(at('app.log'), `${filled('nothing\n', PAGE)}kund ${NID}\nnothing\n`)
  writeFileSync(at('text.log'), `kund ${VALUE}\n`)
  writeFileSync(at('sealed.ndjson'), filled(`{"v":1,"token":"${'x'.repeat(33)}\n`, PAGE - 90), { mode: 0o600 })
  run(made, '', [CLI, 'reveal', NID, ...reveal])
  appendFileSync(
    at('audit.ndjson'),
    filled(`{"at":"${'x'.repeat(42)}\n`, PAGE - 90 - readFileSync(at('audit.ndjson')).length),
  )
})
afterAll(() => rmSync(root, { recursive: true }))

const reveal = ['--store', 'sealed.ndjson', '--private', 'private.json', '--audit', 'audit.ndjson', '--no-policy']
reveal.push('--role', 'dpo', '--purpose', 'access', '--case', '17')
const pseudonymise = ['redact', '--pseudonymise', '--keyring', 'ring.json', '--store', 'sealed.ndjson', 'text.log']
const append = `import { openAuditLog } from ${JSON.stringify(AUDIT)}
  try { openAuditLog('audit.ndjson').append({ event: 'redact', policy: 'p/1' }) }
  catch (error) { console.error(error.message); process.exit(error instanceof RangeError ? 2 : 1) }`

const WRITERS: ReadonlyArray<readonly [name: string, file: string, () => readonly string[]]> = [
  ['rotate', 'key ring ring.json', () => [CLI, 'key', 'rotate', 'ring.json', '--now']],
  ['destroy', 'key ring ring.json', () => [CLI, 'key', 'destroy', 'ring.json', kid]],
  [
    'seal',
    '(key ring ring|private key other).json',
    () => [CLI, 'key', 'seal', 'ring.json', '--private', 'other.json'],
  ],
  ['erase', 'app.log', () => [CLI, 'subject', 'erase', '--keyring', 'ring.json', 'app.log']],
  ['vault', 'store of sealed values .*sealed.ndjson', () => [CLI, ...pseudonymise]],
  ['vault with threads', 'store of sealed values .*sealed.ndjson', () => [CLI, ...pseudonymise, '--jobs', '2']],
  ['audit', 'audit audit.ndjson', () => ['--input-type=module', '-e', append]],
  ['reveal', 'the audit line could not be written: audit audit.ndjson', () => [CLI, 'reveal', NID, ...reveal]],
]

/** Runs a writer, and holds what it left against what was there. */
function fails(folder: string, limit: string, writer: readonly string[], message: RegExp): void {
  const contents = () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')])
  const before = contents()
  const { code, out, error } = run(folder, limit, writer)
  expect(error).toMatch(message)
  expect(error).not.toMatch(/\n\s+at |2384|E[A-Z]{4}/)
  expect([code, out]).toEqual([2, ''])
  expect(contents()).toEqual(before)
}

function copied(folder: string): string {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(made)) copyFileSync(join(made, name), join(folder, name))
  return folder
}

const reasonOf = (file: string, reason: string) => new RegExp(`${file}: ${reason}`)

test('without fault they all work', () => {
  for (const [name, , program] of WRITERS) {
    const folder = copied(join(root, `works-${name}`))
    const { code, error } = run(folder, '', program())
    expect([name, code], error).toEqual([name, name === 'reveal' ? 1 : 0])
    expect(readdirSync(folder).filter((name) => /sladd-/.test(name))).toEqual([])
  }
})

describe('a limit on the sizes of files', () => {
  test.each(WRITERS)('%s', (name, file, program) => {
    fails(copied(join(root, `limit-${name}`)), 'ulimit -f 4;', program(), reasonOf(file, 'larger than a file may be'))
  })

  test('new', () => {
    const folder = join(root, 'limit-new')
    mkdirSync(folder)
    fails(folder, 'ulimit -f 0;', [CLI, 'key', 'new', 'ring.json'], /key ring ring.json: larger than a file may be/)
  })
})

describe.skipIf(!canMount)('a file system of one’s own (needs the right to mount)', () => {
  const folder = join(root, 'disk')

  test.each(WRITERS)('%s on a full disk', (_name, file, program) => {
    expect(mounted(folder, 64)).toBe(true)
    try {
      copied(folder)
      // Room for the lock, and for half a ring.
      const free = /^(store|audit|the)/.test(file) ? 1 : 2
      const { bavail } = statfsSync(folder)
      writeFileSync(join(folder, 'filler'), Buffer.alloc((bavail - free) * PAGE))
      fails(folder, '', program(), reasonOf(file, 'no space left on the device'))
    } finally {
      unmount(folder)
    }
  })

  test('new on a full disk', () => {
    expect(mounted(folder, 4)).toBe(true)
    try {
      writeFileSync(join(folder, 'filler'), Buffer.alloc(4 * PAGE))
    } catch {
      // As full as it gets.
    }
    try {
      fails(folder, '', [CLI, 'key', 'new', 'ring.json'], /key ring ring.json: no space left on the device/)
    } finally {
      unmount(folder)
    }
  })

  test.each(WRITERS)('%s on a read-only one', (_name, file, program) => {
    expect(mounted(folder, 64)).toBe(true)
    try {
      copied(folder)
      expect(spawnSync('mount', ['-o', 'remount,ro', folder]).status).toBe(0)
      fails(folder, '', program(), reasonOf(file, 'the file system is read-only'))
    } finally {
      unmount(folder)
    }
  })
})

test.each([
  ['store of sealed values /dev/full: is not a file', [...pseudonymise.slice(0, 5), '/dev/full', 'text.log']],
  ['key ring /dev/full: the file exists already', ['key', 'new', '/dev/full']],
  ['/dev/full: is not a file', ['subject', 'erase', '--keyring', 'ring.json', '/dev/full']],
  ['key ring none/ring.json: no such file or folder', ['key', 'new', 'none/ring.json']],
  ['key ring ring.json/x: a part of the path is no folder', ['key', 'new', 'ring.json/x']],
])('%s', (message, args) => {
  fails(copied(join(root, 'odd')), '', [CLI, ...args], new RegExp(message))
})

const revealBut = (name: string, file: string) =>
  ['reveal', NID, ...reveal].map((part, i, all) => (all[i - 1] === name ? file : part))
const redactTo = (store: string, ...more: string[]) => [...pseudonymise.slice(0, 5), store, 'text.log', ...more]

describe('what is appended to is a file of its own, of its own form', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['a store that is the ring', redactTo('ring.json'), /ring.json: is written to, and is also another file of the c/],
    ['a store that is an input', redactTo('text.log'), /text.log: is written to, and is also another file/],
    [
      'a store that is the output',
      redactTo('sealed.ndjson', '--output', 'sealed.ndjson'),
      /sealed.ndjson: is written to/,
    ],
    ['a store that is to be made, and the output', redactTo('n', '--output', './n'), /n: is written to/],
    ['an output that is the ring', redactTo('sealed.ndjson', '--output', 'ring.json'), /ring.json: is written to/],
    ['a store that is a private key', redactTo('private.json'), /values private.json: holds something else/],
    ['a store that is an audit', redactTo('audit.ndjson'), /values audit.ndjson: holds something else/],
    ['a store that is a log', redactTo('app.log'), /values app.log: holds something else/],
    ['an audit that is the key', revealBut('--audit', 'private.json'), /private.json: is written to/],
    ['an audit that is the store', revealBut('--audit', './sealed.ndjson'), /sealed.ndjson: is written to/],
    ['an audit that is a ring', revealBut('--audit', 'ring.json'), /audit ring.json: holds something else/],
    ['an audit that is a log', revealBut('--audit', 'text.log'), /audit text.log: holds something else/],
  ])('%s', (name, args, message) => {
    const folder = copied(join(root, name))
    for (const file of readdirSync(folder)) chmodSync(join(folder, file), 0o600)
    fails(folder, '', [CLI, ...args], message)
  })

  test('a store or an audit that ends in something else; what was cut off is no such thing', () => {
    const folder = copied(join(root, 'ends'))
    const at = (name: string) => join(folder, name)
    const kept = { sealed: readFileSync(at('sealed.ndjson')), audit: readFileSync(at('audit.ndjson')) }
    for (const line of ['{"at":"2026', '{"v":1,"to', '\0\0\0']) {
      writeFileSync(at('sealed.ndjson'), Buffer.concat([kept.sealed, Buffer.from(line)]))
      writeFileSync(at('audit.ndjson'), Buffer.concat([kept.audit, Buffer.from(line)]))
      expect(run(folder, '', [CLI, ...pseudonymise]).code).toBe(0)
      expect(run(folder, '', [CLI, ...revealBut('--case', '18')]).error).not.toMatch(/audit/)
    }
    writeFileSync(at('sealed.ndjson'), '{"v":1,"to')
    expect(run(folder, '', [CLI, ...pseudonymise]).code).toBe(0)
    appendFileSync(at('sealed.ndjson'), kept.audit)
    fails(folder, '', [CLI, ...pseudonymise], /values sealed.ndjson: holds something else/)
    writeFileSync(at('audit.ndjson'), Buffer.concat([kept.audit, kept.sealed]))
    fails(folder, '', [CLI, 'reveal', NID, ...reveal], /audit audit.ndjson: holds something else/)
  })

  test('one with two names', () => {
    const folder = copied(join(root, 'names'))
    linkSync(join(folder, 'sealed.ndjson'), join(folder, 'other'))
    fails(folder, '', [CLI, ...pseudonymise], /values sealed.ndjson: has 2 names \(hard links\); remove all but one/)
    linkSync(join(folder, 'audit.ndjson'), join(folder, 'another'))
    fails(folder, '', ['--input-type=module', '-e', append], /audit audit.ndjson: has 2 names/)
  })
})

test('a text of many blocks leaves only as far as its values are in the store', () => {
  const folder = copied(join(root, 'blocks'))
  writeFileSync(join(folder, 'text.log'), filled(`${'nothing here '.repeat(7)}\n`, 2 * RANGE))
  appendFileSync(join(folder, 'text.log'), `kund ${VALUE}\nlast\n`)
  for (const jobs of ['1', '2']) {
    const { code, out, error } = run(folder, 'ulimit -f 4;', [CLI, ...pseudonymise, '--jobs', jobs])
    expect([code, error]).toEqual([2, expect.stringMatching(/^sladd: store .*: larger than a file may be here\n$/)])
    expect(out).not.toMatch(/sl1_|last/)
  }
})
