/**
 * `sladd subject erase` on files with several names, on files open in other processes, and on files with extended
 * attributes.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { ringText } from '../../src/keyring/keyring'
import { RING } from '../rings'

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')
const NID = 'sl1_nid_nov2_fnvid6kcj7zfodkhil25j'
const root = mkdtempSync(join(tmpdir(), 'sladd-erase-'))
afterAll(() => rmSync(root, { recursive: true }))
const OLD = `one\nkund ${NID}\ntwo\n`
const NEW = 'one\ntwo\n'
let count = 0
let folder = ''
const at = (name: string) => join(folder, name)
const read = (name: string) => readFileSync(at(name), 'utf8')
const isRoot = process.getuid?.() === 0

beforeEach(() => {
  folder = join(root, String(count++))
  mkdirSync(join(folder, 'deep'), { recursive: true })
  writeFileSync(at('ring.json'), ringText(RING), { mode: 0o600 })
  writeFileSync(at('app.log'), OLD)
})

function erase(...files: string[]) {
  const args = [CLI, 'subject', 'erase', '--keyring', 'ring.json', ...files]
  const done = spawnSync(process.execPath, args, { cwd: folder, input: '871220-2384', encoding: 'utf8' })
  return { code: done.status, out: done.stdout, error: done.stderr }
}

const beside = () => readdirSync(folder).sort()

describe('links', () => {
  test('are followed to the file that is erased, and stay links', () => {
    symlinkSync('../app.log', at('deep/first'))
    symlinkSync('deep/first', at('second'))
    expect(erase('second')).toMatchObject({ code: 0, out: 'second: 1 line erased\n' })
    expect([read('app.log'), readlinkSync(at('second')), readlinkSync(at('deep/first'))]).toEqual([
      NEW,
      'deep/first',
      '../app.log',
    ])
    expect(beside()).toEqual(['app.log', 'deep', 'ring.json', 'second'])
    expect(readdirSync(at('deep'))).toEqual(['first'])
  })

  test('to nothing, and round and round', () => {
    symlinkSync('none', at('dangling'))
    symlinkSync('round', at('round'))
    const { code, error } = erase('dangling', 'round', 'app.log')
    expect([code, read('app.log')]).toEqual([2, NEW])
    expect(error).toMatch(/dangling: no such file or folder\n[\s\S]*round: is a link/)
  })
})

describe('several names', () => {
  const names = ['app.log', 'other.log', 'deep/third.log']
  beforeEach(() => {
    for (const name of names.slice(1)) linkSync(at('app.log'), at(name))
  })

  test('are refused, and nothing is touched; without a line there is nothing to refuse', () => {
    const { code, out, error } = erase('app.log')
    expect([code, out]).toEqual([2, ''])
    expect(error).toMatch(/app\.log: has 3 names \(hard links\), and the lines would stay .*; see --all-names\n/)
    for (const name of names) expect(read(name)).toBe(OLD)
    writeFileSync(at('app.log'), NEW)
    expect(erase('app.log')).toMatchObject({ code: 0, out: 'app.log: 0 lines erased\n' })
  })

  test('are all put in order: those in the folder, and those that are given', () => {
    expect(erase('--all-names', 'app.log').error).toMatch(/has 3 names .*, and 2 of them were found; give the others/)
    for (const name of names) expect(read(name)).toBe(OLD)
    const { code, out } = erase('--all-names', 'app.log', 'deep/third.log')
    expect([code, out]).toEqual([0, 'app.log: 1 line erased\ndeep/third.log: 0 lines erased\n'])
    for (const name of names) expect([read(name), statSync(at(name)).nlink]).toEqual([NEW, 3])
    expect(new Set(names.map((name) => statSync(at(name)).ino)).size).toBe(1)
    expect([beside(), readdirSync(at('deep'))]).toEqual([['app.log', 'deep', 'other.log', 'ring.json'], ['third.log']])
  })

  test('a ring with two is not changed: the other would keep the key', () => {
    linkSync(at('ring.json'), at('backup.json'))
    const args = [CLI, 'key', 'rotate', 'ring.json', '--now']
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
    expect([status, stderr]).toEqual([2, 'sladd: key ring ring.json: has 2 names (hard links); remove all but one\n'])
  })
})

/** Has a file open until it is ended. */
async function holder(how: string): Promise<ChildProcess> {
  const child = spawn('bash', ['-c', `exec 7${how}; echo; read`], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
  await new Promise((begun) => child.stdout?.once('data', begun))
  return child
}

describe.skipIf(process.platform !== 'linux')('a file that another process has open (as Linux tells)', () => {
  test.each([
    ['>>app.log', /process \d+ has it open, and what it writes later would be lost; .*--force\n/],
    ['<app.log', /process \d+ has it open, and it would keep the lines; .*--force\n/],
  ])('%s is refused, unless that is wanted', async (how, message) => {
    const child = await holder(how)
    try {
      const { code, error } = erase('app.log')
      expect([code, error, read('app.log')]).toEqual([2, expect.stringMatching(message), OLD])
      expect(beside()).toEqual(['app.log', 'deep', 'ring.json'])
      expect(erase('--force', 'app.log')).toMatchObject({ code: 0 })
      expect(read('app.log')).toBe(NEW)
    } finally {
      child.kill()
    }
  })

  test.skipIf(!isRoot)('of processes that cannot be seen it is said so (needs root)', () => {
    const nobody = 65_534
    chownSync(folder, nobody, nobody)
    for (const name of ['app.log', 'ring.json']) chownSync(at(name), nobody, nobody)
    chmodSync(root, 0o755)
    const args = ['subject', 'erase', '--keyring', 'ring.json', 'app.log']
    const user = { cwd: folder, input: '871220-2384', encoding: 'utf8', uid: nobody, gid: nobody } as const
    // Where this user may run no program of ours, there is nothing to see.
    if (spawnSync(process.execPath, ['--version'], user).status !== 0) return
    const seen = spawnSync(process.execPath, ['-e', `import(${JSON.stringify(CLI)})`, '-', ...args], user)
    expect(seen.stderr).toMatch(/whether a process of another user has a file open cannot be seen here/)
    expect(read('app.log')).toBe(NEW)
  })
})

describe('what a file has beside its bytes', () => {
  test.skipIf(!isRoot)('owner, group, mode and times stay (needs root)', () => {
    chownSync(at('app.log'), 33, 4)
    chmodSync(at('app.log'), 0o2640)
    utimesSync(at('app.log'), 1_700_000_000, 1_700_000_001.5)
    const before = lstatSync(at('app.log'))
    expect(erase('app.log').code).toBe(0)
    const { uid, gid, mode, mtimeMs } = lstatSync(at('app.log'))
    expect([uid, gid, mode, mtimeMs]).toEqual([33, 4, before.mode, before.mtimeMs])
    chownSync(at('ring.json'), 33, 4)
    const rotate = [CLI, 'key', 'rotate', at('ring.json'), '--now']
    expect(spawnSync(process.execPath, rotate).status).toBe(0)
    expect(lstatSync(at('ring.json'))).toMatchObject({ uid: 33, gid: 4, mode: 0o100600 })
  })

  const attribute = (what: string) =>
    spawnSync('python3', ['-c', `import os; print(os.${what})`], { cwd: folder, encoding: 'utf8' })

  test('extended attributes stay, where somebody can set one here', (context) => {
    const set = attribute(`setxattr('app.log', 'user.origin', b'host-7')`)
    if (set.status !== 0) return context.skip()
    expect(erase('app.log').error).not.toMatch(/extended attributes/)
    expect(attribute(`getxattr('app.log', 'user.origin')`).stdout).toBe("b'host-7'\n")
    expect(read('app.log')).toBe(NEW)
  })
})

test('the lines with a token and no others, wherever blocks end', () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => {
    const token = i % 3 === 0 ? `${NID} ${NID}` : i % 5 === 0 ? `${NID.slice(0, -1)}k` : 'nothing'
    return `${'x'.repeat((i * 7919) % 97)}${token}${'y'.repeat((i * 31) % 61)}\n`
  })
  writeFileSync(at('app.log'), lines.join(''))
  const args = [CLI, 'subject', 'find', '--keyring', 'ring.json', 'app.log']
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, input: '871220-2384', encoding: 'utf8' })
  const found = lines.flatMap((line, i) => (line.includes(NID) ? [`app.log:${i + 1}\n`] : []))
  expect(stdout === found.join('')).toBe(true)
  expect(erase('app.log').out).toBe(`app.log: ${found.length} lines erased\n`)
  expect(read('app.log') === lines.filter((line) => !line.includes(NID)).join('')).toBe(true)
})

test('long lines, no last line feed, bytes that are no text', () => {
  const lines = [`${'x'.repeat(3 << 20)}\n`, `${NID}${'y'.repeat(2 << 20)}\n`, '\xff\xfe\0\n', `${NID}\n`, 'last']
  writeFileSync(at('app.log'), lines.join(''), 'latin1')
  expect(erase('app.log')).toMatchObject({ code: 0, out: 'app.log: 2 lines erased\n' })
  expect(readFileSync(at('app.log'), 'latin1') === [lines[0], lines[2], lines[4]].join('')).toBe(true)
})
