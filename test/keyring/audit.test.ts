/** The audit log: chained, without personal data, intact after a crash, and changes are detected. */
import { fork } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type AuditEvent, auditEventOf, openAuditLog, subjectOf, verifyAuditFile } from '../../src/adapters/audit'
import { lockName, withLock } from '../../src/files/lock'
import { decide, decideReveal, NATIONAL_ID, noHealthRecords, policyName } from '../../src/policy/policy'

const folder = mkdtempSync(join(tmpdir(), 'sladd-audit-'))
afterAll(() => rmSync(folder, { recursive: true }))
const policy = policyName(noHealthRecords)
const at = new Date('2026-11-22T08:00:00Z')
let count = 0

/** A log of four lines, and its heads. */
function filled(): { file: string; heads: string[] } {
  const file = join(folder, `${count++}.ndjson`)
  const log = openAuditLog(file)
  const events: AuditEvent[] = ['S-1', 'S-2', 'S-3', 'S-4'].map((name) => ({ event: 'redact', policy, case: name }))
  return { file, heads: events.map((event) => log.append(event, at)) }
}

function rewrite(file: string, change: (lines: string[]) => string[]): void {
  writeFileSync(file, `${change(readFileSync(file, 'utf8').trimEnd().split('\n')).join('\n')}\n`)
}

test('a reveal is written down: who, why, by which rule, and no token', () => {
  const file = join(folder, 'reveal.ndjson')
  const context = { purpose: 'support', role: 'support', case: 'S-17', region: 'NO' }
  const decision = decideReveal(noHealthRecords, NATIONAL_ID, context)
  const token = 'sl1_nid_k7ma_abcdefghijklmnopqrst2'
  openAuditLog(file).append({ ...auditEventOf(decision, context), subject: subjectOf(token) }, at)
  openAuditLog(file).append(auditEventOf(decide(noHealthRecords, NATIONAL_ID, {}), {}), at)
  const [first, second] = readFileSync(file, 'utf8').trimEnd().split('\n') as [string, string]
  expect(JSON.parse(first)).toEqual({
    ...{ at: '2026-11-22T08:00:00.000Z', event: 'reveal', policy, rule: 'reveal-support', action: 'keep' },
    ...{ category: NATIONAL_ID, permitted: true, ...context },
    subject: subjectOf(token),
    prev: '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
  })
  expect(JSON.parse(second)).toMatchObject({ event: 'decision', action: 'withhold', rule: 'purpose' })
  expect(first).not.toContain(token)
  expect(statSync(file).mode & 0o077).toBe(0)
})

describe('what may not be written down', () => {
  test.each<[string, object]>([
    ['a number for a case', { case: '871220-2384' }],
    ['a number in a case', { case: 'S 010195 50091' }],
    ['an address for a role', { role: 'anna.testberg@example.se' }],
    ['a phone', { case: '070-174 06 05' }],
    ['an address of the net', { region: '192.0.2.44' }],
    ['a long text', { rule: 'a '.repeat(100) }],
    ['a line feed', { rule: 'a\nb' }],
    ['an unknown part', { name: 'Anna' }],
    ['a token for a subject', { subject: 'sl1_nid_k7ma_abcdefghijklmnopqrst2' }],
    ['counts that are no numbers', { counts: { email: { mask: '871220-2384' } } }],
    ['an address for an action that is counted', { counts: { x: { 'anna@example.se': 1 } } }],
    ['an address for a kind that is counted', { counts: { 'anna@example.se': { mask: 1 } } }],
    ['counts of nothing', { counts: { email: 7 } }],
    ['an unknown event', { event: '871220-2384' }],
    ['ten digits, however they are parted', { case: '8712-20-2384' }],
    ['ten digits in pairs', { case: '87 12 20 2384' }],
    ['no policy', { policy: undefined }],
  ])('%s is refused, without quoting it', (_label, part) => {
    const file = join(folder, 'refused.ndjson')
    const write = () => openAuditLog(file).append({ event: 'redact', policy, ...part } as AuditEvent)
    expect(write).toThrow(TypeError)
    expect(write).not.toThrow(/871220|010195|testberg|174|192\.0|Anna|sl1_/)
    expect(() => statSync(file)).toThrow()
  })
})

test('numbers of cases are written down, and what was counted', () => {
  const log = openAuditLog(join(folder, 'good.ndjson'))
  for (const name of ['2026-0017', 'S-17', 'ABC/2026:117']) log.append({ event: 'redact', policy, case: name })
  const kinds = ['personnummer', 'fodselsnummer', 'email', 'phone', 'ip', 'field', 'claim-number']
  const times = { mask: 1, remove: 2, keep: 3, pseudonymise: 4, generalise: 5, withhold: 6, substitute: 7 }
  log.append({ event: 'redact', policy, counts: Object.fromEntries(kinds.map((kind) => [kind, times])) })
})

describe('verify', () => {
  test('a log that is whole, and its heads', () => {
    const { file, heads } = filled()
    expect(verifyAuditFile(file)).toEqual({
      ...{ isWhole: true, lines: 4, torn: 0, head: heads[3], brokenAt: undefined, hasHead: undefined },
    })
    for (const head of heads) expect(verifyAuditFile(file, head)).toMatchObject({ isWhole: true, hasHead: true })
    expect(verifyAuditFile(file, 'x')).toMatchObject({ isWhole: false, hasHead: false })
  })

  test.each<[string, (lines: string[]) => string[], number]>([
    ['a line that was changed', (lines) => lines.map((line, i) => (i === 1 ? line.replace('S-2', 'S-9') : line)), 3],
    ['a line that was taken out', (lines) => lines.filter((_, i) => i !== 1), 2],
    ['the first line taken out', (lines) => lines.slice(1), 1],
    ['two lines that changed places', ([a = '', b = '', ...rest]) => [b, a, ...rest], 1],
    ['a line put in', ([a = '', ...rest]) => [a, a, ...rest], 2],
    ['a line made unreadable', (lines) => lines.map((line, i) => (i === 1 ? line.slice(1) : line)), 3],
    ['the last line made unreadable', (lines) => lines.map((line, i) => (i === 3 ? line.slice(1) : line)), 4],
  ])('%s is seen', (_label, change, brokenAt) => {
    const { file } = filled()
    rewrite(file, change)
    expect(verifyAuditFile(file)).toMatchObject({ isWhole: false, brokenAt })
  })

  test('lines taken off the end are seen by the head that was kept, and only so', () => {
    const { file, heads } = filled()
    rewrite(file, (lines) => lines.slice(0, 2))
    expect(verifyAuditFile(file)).toMatchObject({ isWhole: true })
    expect(verifyAuditFile(file, heads[3])).toMatchObject({ isWhole: false, hasHead: false })
  })

  test('a line that was cut off while it was written is ended by the next one and covered by it', () => {
    const { file } = filled()
    appendFileSync(file, '{"at":"2026-11')
    expect(verifyAuditFile(file)).toMatchObject({ isWhole: false, brokenAt: 5 })
    openAuditLog(file).append({ event: 'redact', policy })
    expect(verifyAuditFile(file)).toMatchObject({ isWhole: true, lines: 6, torn: 1 })
  })

  test('a lock that a dead process left is taken over', () => {
    const { file } = filled()
    const place = withLock(file, 'x', () => readFileSync(lockName(file), 'utf8').split(' ')[2])
    writeFileSync(lockName(file), `sladd-lock 1 ${place} 999999999 1 ${'0'.repeat(32)}\n`)
    openAuditLog(file).append({ event: 'redact', policy })
    expect(verifyAuditFile(file)).toMatchObject({ isWhole: true, lines: 5 })
    expect(() => statSync(lockName(file))).toThrow()
  })

  test('several processes write one chain', async () => {
    const file = join(folder, 'many.ndjson')
    const script = join(folder, 'many.mjs')
    writeFileSync(
      script,
      `import { openAuditLog } from ${JSON.stringify(resolve(import.meta.dirname, '../../dist/audit.js'))}
       const log = openAuditLog(${JSON.stringify(file)})
       for (let i = 0; i < 15; i++) log.append({ event: 'redact', policy: 'p/1' })`,
    )
    const ends = [1, 2, 3].map(() => new Promise((done) => fork(script).on('close', done)))
    expect(await Promise.all(ends)).toEqual([0, 0, 0])
    expect(verifyAuditFile(file)).toMatchObject({ isWhole: true, lines: 45, torn: 0 })
  })
})
