/** Locks: one process at a time, whatever a killed run, another container or an attacker has left. */
import { fork, spawnSync } from 'node:child_process'
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { openAuditLog, verifyAuditFile } from '../../src/adapters/audit'
import { AGE_MS, type Held, lockName, withLock } from '../../src/files/lock'
import { FileRefused } from '../../src/files/refused'
import { createRingFile, rotateRingFile } from '../../src/keyring/node-keyring'

const root = mkdtempSync(join(tmpdir(), 'sladd-lock-'))
afterAll(() => rmSync(root, { recursive: true }))
let count = 0
const isLinux = process.platform === 'linux'

/** A folder with a file, and what it has beside it. */
function fresh(): { file: string; lock: string; beside: () => string[] } {
  const folder = join(root, String(count++))
  mkdirSync(folder)
  const file = join(folder, 'file')
  writeFileSync(file, '')
  return { file, lock: lockName(file), beside: () => readdirSync(folder).filter((name) => name !== 'file') }
}

const own = (() => {
  const { file, lock } = fresh()
  const [, , place = '', pid = '', started = ''] = withLock(file, 'x', () => readFileSync(lock, 'utf8')).split(' ')
  return { place, pid, started }
})()

const text = ({ place, pid, started }: { place: string; pid: string; started: string }) =>
  `sladd-lock 1 ${place} ${pid} ${started} ${'0'.repeat(31)}7\n`

const old = (lock: string, age: number) => utimesSync(lock, new Date(Date.now() - age), new Date(Date.now() - age))

describe('a lock that holds nobody back', () => {
  test.each<[string, (lock: string) => void]>([
    ['of a process that is gone', (lock) => writeFileSync(lock, text({ ...own, pid: '999999999' }))],
    ['with our own id, which another process had', (lock) => writeFileSync(lock, text({ ...own, started: '7' }))],
    [
      'with the id of a process that runs and was started later',
      (lock) => writeFileSync(lock, text({ ...own, pid: String(process.ppid), started: '7' })),
    ],
    ['empty', (lock) => writeFileSync(lock, '')],
    ['with a number alone, as it was once', (lock) => writeFileSync(lock, String(process.pid))],
    ['a link to nothing', (lock) => symlinkSync(join(root, 'nothing'), lock)],
    [
      'of another machine, not refreshed',
      (lock) => {
        writeFileSync(lock, text({ ...own, place: 'elsewhere/1' }))
        old(lock, AGE_MS + 5000)
      },
    ],
    [
      'of another machine, from a time to come',
      (lock) => {
        writeFileSync(lock, text({ ...own, place: 'elsewhere/1' }))
        old(lock, -AGE_MS - 60_000)
      },
    ],
    [
      'of nobody, from a time to come',
      (lock) => {
        writeFileSync(lock, 'x')
        old(lock, -3_600_000)
      },
    ],
    [
      'that somebody died of who was taking it over',
      (lock) => {
        writeFileSync(lock, text({ ...own, pid: '999999999' }))
        writeFileSync(`${lock}.${'0'.repeat(31)}7`, text({ ...own, pid: '999999998' }))
      },
    ],
  ])('%s', (_label, make) => {
    const { file, lock, beside } = fresh()
    make(lock)
    expect(withLock(file, 'x', () => beside())).toEqual(['file.sladd-lock'])
    expect(beside()).toEqual([])
  })

  test('a link to a file: that one is not touched', () => {
    const { file, lock, beside } = fresh()
    const victim = join(root, 'victim')
    for (const content of ['', 'keep me\n', text({ ...own, pid: '999999999' })]) {
      writeFileSync(victim, content)
      symlinkSync(victim, lock)
      symlinkSync(victim, `${file}.sladd-new`)
      withLock(file, 'x', () => {})
      rmSync(`${file}.sladd-new`)
      expect([readFileSync(victim, 'utf8'), beside()]).toEqual([content, []])
    }
  })

  test('a link where a ring is written', () => {
    const { file, beside } = fresh()
    rmSync(file)
    createRingFile(file, 'day')
    const victim = join(root, 'victim')
    writeFileSync(victim, 'keep me')
    symlinkSync(victim, `${file}.sladd-new`)
    rotateRingFile(file, {}, true)
    expect([readFileSync(victim, 'utf8'), beside()]).toEqual(['keep me', []])
  })
})

describe('a folder in the way is named, and stays', () => {
  test('at the name of a lock', () => {
    const { file, lock } = fresh()
    mkdirSync(lock)
    writeFileSync(join(lock, 'kept'), '')
    const message = `lock ${lock}: is a directory; remove it`
    expect(() => withLock(file, 'x', () => 1)).toThrow(message)
    expect(() => openAuditLog(file).append({ event: 'redact', policy: 'p/1' })).toThrow(message)
    expect(readdirSync(lock)).toEqual(['kept'])
  })

  test('at the name of what is written beside', () => {
    const { file, beside } = fresh()
    rmSync(file)
    createRingFile(file, 'day')
    mkdirSync(`${file}.sladd-new`)
    expect(() => rotateRingFile(file, {}, true)).toThrow(`${file}.sladd-new: is a directory; remove it`)
    expect(beside()).toEqual(['file.sladd-new'])
  })
})

describe('a lock that holds', () => {
  test.each<[string, (lock: string) => void]>([
    [
      'of another machine, refreshed',
      (lock) => writeFileSync(lock, text({ ...own, place: 'elsewhere/1', pid: '999999999' })),
    ],
    [
      'of a process that runs, however old',
      (lock) => {
        writeFileSync(lock, text({ ...own, pid: String(process.ppid), started: startOf(process.ppid) }))
        old(lock, 10 * AGE_MS)
      },
    ],
  ])(
    '%s',
    (label, make) => {
      if (!isLinux && label.includes('runs')) return
      const { file, lock, beside } = fresh()
      make(lock)
      expect(() => withLock(file, 'ring', () => 1)).toThrow(/^ring .*file: another process is changing the file$/)
      expect(beside()).toEqual(['file.sladd-lock'])
    },
    20_000,
  )

  test('of this process; and it is let go when the work fails', () => {
    const { file, beside } = fresh()
    const work = () =>
      withLock(file, 'x', () => {
        expect(() => withLock(file, 'x', () => 1)).toThrow(FileRefused)
        throw new Error('no')
      })
    expect(work).toThrow('no')
    expect(beside()).toEqual([])
  }, 20_000)

  test('is refreshed by work that takes long, so that other machines leave it', () => {
    const { file, lock } = fresh()
    withLock(file, 'x', (held) => {
      old(lock, 2 * AGE_MS)
      const now = Date.now()
      held.refresh()
      expect(now - statSync(lock).mtimeMs).toBeGreaterThan(AGE_MS)
      vi.spyOn(Date, 'now').mockReturnValue(now + 6000)
      held.refresh()
      vi.restoreAllMocks()
      expect(now - statSync(lock).mtimeMs).toBeLessThan(1000)
      held.check()
    })
  })

  test('that was lost is told, and what is another’s is left to it', () => {
    const { file, lock } = fresh()
    const theirs = text({ ...own, place: 'elsewhere/1' })
    withLock(file, 'x', (held: Held) => {
      held.check()
      writeFileSync(lock, theirs)
      expect(() => held.check()).toThrow(/another process has taken the lock over/)
    })
    expect(readFileSync(lock, 'utf8')).toBe(theirs)
  })

  test.skipIf(!isLinux || spawnSync('unshare', ['--pid', '--fork', '--mount-proc', 'true']).status !== 0)(
    'of another container on this machine, which has its own ids (needs the right to make one)',
    () => {
      const { file } = fresh()
      const program = `const { openAuditLog } = await import(${JSON.stringify(resolve(import.meta.dirname, '../../dist/audit.js'))})
        try { openAuditLog(${JSON.stringify(file)}).append({ event: 'redact', policy: 'p/1' }); console.log('written') }
        catch (error) { console.log(error.message) }`
      const inside = () =>
        spawnSync(
          'unshare',
          ['--pid', '--fork', '--mount-proc', process.execPath, '--input-type=module', '-e', program],
          { encoding: 'utf8' },
        ).stdout
      expect(withLock(file, 'x', inside)).toMatch(/another process is changing the file/)
      expect(inside()).toBe('written\n')
    },
    40_000,
  )
})

function startOf(pid: number): string {
  return isLinux
    ? (readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? '0')
    : '0'
}

test('many processes and a lock that is stale again and again: one at a time', async () => {
  const { file, lock, beside } = fresh()
  const script = join(root, 'many.mjs')
  writeFileSync(
    script,
    `import { openAuditLog } from ${JSON.stringify(resolve(import.meta.dirname, '../../dist/audit.js'))}
     import { linkSync, writeFileSync } from 'node:fs'
     const log = openAuditLog(${JSON.stringify(file)})
     const dead = ${JSON.stringify(file)} + process.pid
     for (let i = 0; i < 40; i++) {
       // A lock of nobody, put there whole between those of the others.
       writeFileSync(dead, ${JSON.stringify(text({ ...own, pid: '999999999' }))}.replace(/0{8}7/, String(process.pid * 100 + i).padStart(9, '0')))
       try { linkSync(dead, ${JSON.stringify(lock)}) } catch {}
       log.append({ event: 'redact', policy: 'p/1' })
     }`,
  )
  rmSync(file)
  const ends = [1, 2, 3, 4].map(() => new Promise((done) => fork(script).on('close', done)))
  expect(await Promise.all(ends)).toEqual([0, 0, 0, 0])
  expect(verifyAuditFile(file)).toMatchObject({ isWhole: true, lines: 160, torn: 0 })
  expect(beside().filter((name) => /lock/.test(name))).toEqual([])
}, 60_000)

describe('an audit', () => {
  test('is no link, no folder, and no file that others may write', () => {
    const { file } = fresh()
    for (const mode of [0o620, 0o602, 0o666]) {
      writeFileSync(file, '')
      spawnSync('chmod', [mode.toString(8), file])
      expect(() => openAuditLog(file)).toThrow(/others may write the file; chmod go-w it/)
    }
    spawnSync('chmod', ['640', file])
    const link = `${file}-link`
    symlinkSync(file, link)
    expect(() => openAuditLog(link)).toThrow(/is a link/)
    symlinkSync(`${file}-none`, `${file}-dangling`)
    const event = { event: 'redact', policy: 'p/1' } as const
    expect(() => openAuditLog(`${file}-dangling`).append(event)).toThrow(/is a link/)
    expect(() => openAuditLog(root)).toThrow(/is a directory/)
    spawnSync('mkfifo', [`${file}-pipe`])
    expect(() => openAuditLog(`${file}-pipe`)).toThrow(/is not a file/)
    // What became one later is seen as well.
    const log = openAuditLog(file)
    log.append(event)
    linkSync(file, `${file}-kept`)
    rmSync(file)
    symlinkSync(`${file}-kept`, file)
    expect(() => log.append(event)).toThrow(/is a link/)
    expect(verifyAuditFile(`${file}-kept`).lines).toBe(1)
  })
})
