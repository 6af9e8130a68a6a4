/** The register of requests: chained, without numbers, and access once a year. */
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { digestOf } from '../../src/keyring/node-digest'
import { ended } from '../command'

const VALUE = '871220-2384'
const folder = mkdtempSync(join(tmpdir(), 'sladd-register-'))
const REGISTER = join(folder, 'register.ndjson')

function run(args: readonly string[], input = VALUE) {
  return ended(folder, args, input)
}

const ask = (command: string, purpose: string, more: readonly string[] = [], input = VALUE) => {
  const files = command === 'tokens' ? [] : ['app.log']
  return run(
    [
      'subject',
      command,
      '--keyring',
      'ring.json',
      '--purpose',
      purpose,
      '--register',
      'register.ndjson',
      ...more,
      ...files,
    ],
    input,
  )
}
const lines = () =>
  readFileSync(REGISTER, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
/** A register of one line, as it was written then. */
const wrote = (at: string, subject: string) =>
  writeFileSync(REGISTER, `${JSON.stringify({ request: 'access', at, subject, prev: digestOf('') })}\n`, {
    mode: 0o600,
  })

beforeAll(() => expect(run(['key', 'new', 'ring.json']).code).toBe(0))
beforeEach(() => {
  rmSync(REGISTER, { force: true })
  writeFileSync(join(folder, 'app.log'), 'x\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('subject --register', () => {
  test('writes down what was asked, when and by whom, and nothing of the number', () => {
    for (const command of ['tokens', 'find', 'erase', 'export'])
      expect([command, ask(command, 'support').code]).toEqual([command, 0])
    expect(lines().map(({ request }) => request)).toEqual(['restriction', 'search', 'erasure', 'access'])
    const subjects = new Set(lines().map(({ subject }) => subject))
    expect([...subjects]).toEqual([expect.stringMatching(/^sl1_nid_/)])
    expect(readFileSync(REGISTER, 'utf8')).not.toMatch(/871220|2384/)
    // Who has logs and the register learns nothing more.
    expect(run(['subject', 'tokens', '--keyring', 'ring.json', '--purpose', 'support']).out.trim()).not.toBe(
      [...subjects][0],
    )
    expect(statSync(REGISTER).mode & 0o777).toBe(0o600)
    expect(run(['audit', 'verify', 'register.ndjson'])).toMatchObject({ code: 0 })
  })

  test('refuses access within a year, whatever the purpose and spelling, unless somebody says why', () => {
    expect(ask('export', 'support').code).toBe(0)
    const again = ask('export', 'other', [], '198712202384')
    expect([again.code, again.out]).toEqual([2, ''])
    expect(again.error).toMatch(
      /^sladd: the person was given access on \d{4}-\d\d-\d\d, and is free of charge from \d{4}-/,
    )
    expect(ask('export', 'support', [], '910924-2397').code).toBe(0)
    expect(ask('erase', 'support').code).toBe(0)
    expect(ask('export', 'support', ['--again', 'first answer was lost']).code).toBe(0)
    expect(lines().map(({ again: why }) => why)).toEqual([undefined, undefined, undefined, 'first answer was lost'])
    expect(run(['audit', 'verify', 'register.ndjson']).code).toBe(0)
  })

  test('the day after a year it is free again', () => {
    ask('export', 'support')
    const [{ subject }] = lines()
    const year = 366 * 86_400_000
    wrote(new Date(Date.now() - year).toISOString(), subject)
    expect(ask('export', 'support').code).toBe(0)
    wrote(new Date(Date.now() - year + 3 * 86_400_000).toISOString(), subject)
    expect(ask('export', 'support').code).toBe(2)
  })

  test('says what it cannot know, and refuses what was changed', () => {
    wrote(new Date().toISOString(), 'sl1_nid_zzzz_abcdefghijklmnopqrst2')
    expect(ask('export', 'support')).toMatchObject({
      code: 0,
      error: expect.stringMatching(/1 requests of this year by keys/),
    })
    appendFileSync(REGISTER, '{"request":"access","at":"2026-01-01","subject":"x","prev":"x"}\n')
    expect(ask('erase', 'support').error).toMatch(/register\.ndjson: the register was changed: line 3/)
  })

  test('goes on after a line that was cut off', () => {
    expect(ask('erase', 'support').code).toBe(0)
    appendFileSync(REGISTER, '{"request":"acc')
    expect(ask('erase', 'support').code).toBe(0)
    expect(ask('erase', 'support').code).toBe(0)
    expect(run(['audit', 'verify', 'register.ndjson']).code).toBe(0)
  })

  test('a dry run is no request, and a wrong command writes nothing', () => {
    expect(ask('erase', 'support', ['--dry-run']).code).toBe(0)
    expect(ask('export', 'support', ['--again', 'it was 871220-2384']).error).toMatch(/--again expected a short reason/)
    expect(ask('find', 'support', ['--again', 'x']).error).toMatch(/--again belongs to export/)
    expect(existsSync(REGISTER)).toBe(false)
    writeFileSync(REGISTER, 'something else\n', { mode: 0o600 })
    expect(ask('find', 'support')).toMatchObject({ code: 2, out: '' })
    expect(readFileSync(REGISTER, 'utf8')).toBe('something else\n')
  })
})
