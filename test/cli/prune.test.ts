/**
 * Records whose retention period in a policy is over: deleted or generalised, and nothing else, even after a killed
 * run.
 */
import { spawn } from 'node:child_process'
import { chmodSync, linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { CLI, ended } from '../command'

const folder = mkdtempSync(join(tmpdir(), 'sladd-prune-'))
const fileOf = (name: string) => join(folder, name)
const read = () => readFileSync(fileOf('a.ndjson'), 'utf8')
const write = (text: string) => writeFileSync(fileOf('a.ndjson'), text)

function run(args: readonly string[]) {
  return ended(folder, args)
}

const ARGS = ['prune', '--policy', 'policy.json', '--purpose', 'security', '--at', '2026-11-26']
const prune = (...more: string[]) => run([...ARGS, ...more, 'a.ndjson'])

const permit = (category: string, purpose: string, retention: object) => ({
  ...{ id: `${purpose}-${category}`, purpose: [purpose], category: [`user.${category}`], action: 'keep', retention },
  ...{ reason: 'test', cites: ['test'] },
})
const POLICY = {
  ...{ schema: 1, id: 'test', version: '3', title: 'Test', recipient: 'us' },
  purposes: {
    security: { title: 'Security', cites: ['test'], basis: ['legitimate-interest'] },
    care: { title: 'Care', cites: ['test'], basis: ['contract'] },
    none: { title: 'None', cites: ['test'] },
  },
  recipients: {
    us: {
      ...{ title: 'Us', role: 'controller', region: 'SE', reason: 'test', cites: ['test'] },
      purposes: ['security', 'care', 'none'],
    },
  },
  regions: { allow: ['EEA'], reason: 'test', cites: ['test'] },
  rules: [
    permit('device', 'security', { period: 'P30D', end: 'delete' }),
    permit('name', 'security', { period: 'P1Y', end: 'delete' }),
    permit('name', 'care', { period: 'P1Y', from: 'the end of the contract', end: 'delete' }),
  ],
}

const OLD = '{"time":"2024-01-01T00:00:00Z","namn":"Anna Testsson","ip":"192.0.2.44"}\n'
const MIXED = '{"time":"2026-09-01T00:00:00Z","namn":"Anna Testsson","ip":"192.0.2.44","n":12345678901234567890}\n'
const NEW = '{ "time" : 1795341600000, "namn":"Anna Testsson","ip":"192.0.2.44" }\n'
const TEXTUAL = '{"ts":1767225600,"level":30,"msg":"from 192.0.2.44"}\n'
const BARE = '{"timestamp":"2024-01-01","level":30}\n'
const UNDATED = '{"namn":"Anna Testsson"}\nno json\n'

beforeEach(() => writeFileSync(fileOf('policy.json'), JSON.stringify(POLICY)))
afterAll(() => rmSync(folder, { recursive: true }))

describe('sladd prune', () => {
  test('deletes what is over, takes out of the rest what is over, and says what it could not date', () => {
    write(OLD + MIXED + NEW + TEXTUAL + BARE + UNDATED)
    chmodSync(fileOf('a.ndjson'), 0o640)
    const { code, out, error } = prune()
    expect([code, out]).toEqual([0, 'a.ndjson: 3 records deleted, 1 changed\n'])
    expect(error).toBe('sladd: a.ndjson: 2 lines stay: they do not say of when\n')
    expect(read()).toBe(MIXED.replace('192.0.2.44', '') + NEW + UNDATED)
    expect(statSync(fileOf('a.ndjson')).mode & 0o777).toBe(0o640)
    // What is done is done.
    const before = statSync(fileOf('a.ndjson'))
    expect(prune()).toMatchObject({ code: 0, out: 'a.ndjson: 0 records deleted, 0 changed\n' })
    expect(statSync(fileOf('a.ndjson')).ino).toBe(before.ino)
  })

  test('--generalise leaves less of it', () => {
    write(OLD + MIXED + TEXTUAL + BARE)
    expect(prune('--generalise').code).toBe(0)
    const [old = '', mixed, textual, bare] = read().split('\n')
    expect(JSON.parse(old)).toEqual({ time: '2024-01-01T00:00:00Z', namn: '[field]', ip: '192.0.2.0' })
    expect(mixed).toBe(MIXED.trim().replace('192.0.2.44', '192.0.2.0'))
    expect(textual).toBe(TEXTUAL.trim().replace('192.0.2.44', '192.0.2.0'))
    expect(bare).toBe(BARE.trim())
    const once = read()
    expect(prune('--generalise').out).toBe('a.ndjson: 0 records deleted, 0 changed\n')
    expect(read()).toBe(once)
  })

  test('tokens go, too', () => {
    const token = 'sl1_ip_k7ma_abcdefghijklmnopqrst2'
    write(`{"time":"2026-09-01","namn":"A","who":"${token}"}\n{"time":"2026-09-01","msg":"${token}"}\n`)
    expect(prune().out).toBe('a.ndjson: 1 record deleted, 1 changed\n')
    expect(read()).toBe('{"time":"2026-09-01","namn":"A","who":"[token]"}\n')
  })

  test('--dry-run says the same and changes nothing', () => {
    write(OLD + MIXED + UNDATED)
    const { code, out, error } = prune('--dry-run')
    expect([code, out]).toEqual([0, 'a.ndjson: 1 record would be deleted, 1 would be changed\n'])
    expect(error).toMatch(/2 lines stay/)
    expect(read()).toBe(OLD + MIXED + UNDATED)
  })

  test('the day that a period is over, and the field that says when', () => {
    const line = '{"made":"2026-10-27","ip":"192.0.2.44"}\n'
    write(line)
    expect(prune('--time', 'made', '--at', '2026-11-25').out).toMatch(/: 0 records/)
    expect(prune('--time', 'made', '--at', '2026-11-26').out).toMatch(/: 1 record /)
    expect(read()).toBe('')
  })

  test('a period from an event is over when somebody says so', () => {
    const care = (...more: string[]) => run([...ARGS.slice(0, 3), '--purpose', 'care', ...more, 'a.ndjson'])
    write(OLD)
    expect(care().out).toMatch(/: 0 records/)
    expect(care('--since', '2025-01-01', '--at', '2025-12-31').out).toMatch(/: 0 records/)
    expect(care('--since', '2025-01-01', '--at', '2026-01-01').out).toMatch(/: 1 record /)
  })

  test('a run that was killed leaves the file as it was or done, and the next one does it', async () => {
    const text = (OLD + NEW).repeat(60_000)
    for (const wait of [400, 900]) {
      write(text)
      const child = spawn(process.execPath, [CLI, ...ARGS, 'a.ndjson'], { cwd: folder, stdio: 'ignore' })
      await new Promise((done) => setTimeout(done, wait))
      child.kill('SIGKILL')
      await new Promise((done) => child.once('close', done))
      expect([text, NEW.repeat(60_000)].includes(read())).toBe(true)
      expect(prune().code).toBe(0)
      expect(read() === NEW.repeat(60_000)).toBe(true)
      expect(readdirSync(folder).filter((name) => name.startsWith('a.ndjson'))).toEqual(['a.ndjson'])
    }
  }, 120_000)

  test.each([
    [['--purpose', 'nowhere'], /--purpose expected one of security, care, none/],
    [['--purpose', 'none'], /no rule of the policy has a period for this purpose/],
    [['--at', '2026-13-01'], /--at expected a day/],
    [['--policy', 'missing.json'], /missing\.json: /],
  ])('refuses %j', (more, message) => {
    write(OLD)
    const { code, out, error } = prune(...more)
    expect([code, out]).toEqual([2, ''])
    expect(error).toMatch(message)
    expect(read()).toBe(OLD)
  })

  test('a file with several names, and one that cannot be searched, stay; the others are done', () => {
    write(OLD)
    writeFileSync(fileOf('b.ndjson'), OLD)
    linkSync(fileOf('b.ndjson'), fileOf('c.ndjson'))
    const { code, out, error } = run([...ARGS, 'b.ndjson', 'missing.ndjson', 'a.ndjson'])
    expect([code, out]).toEqual([2, 'a.ndjson: 1 record deleted, 0 changed\n'])
    expect(error).toMatch(/b\.ndjson: has 2 names.*\n.*missing\.ndjson: /)
    expect(readFileSync(fileOf('b.ndjson'), 'utf8')).toBe(OLD)
  })
})
