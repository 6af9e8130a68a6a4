/** Restricted people on the command line: their tokens, and the treatment of their records. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ended } from '../command'

const ROOT = resolve(import.meta.dirname, '../..')
const POLICY = resolve(ROOT, 'docs/policies/se-health-insurer.yaml')
const folder = mkdtempSync(join(tmpdir(), 'sladd-restricted-'))

function run(args: readonly string[], input = '') {
  return ended(folder, args, input)
}

const names = ['--keyring', 'ring.json', '--tenant', 'shop', '--purpose', 'support']
const LOG = 'a 871220-2384\nb 910924-2397\nc\n'
const list = (text: string) => writeFileSync(join(folder, 'list.txt'), text)
const restricted = (...more: string[]) => run(['redact', ...names, '--restricted', 'list.txt', ...more], LOG)
let tokens = ''

beforeAll(() => {
  expect(run(['key', 'new', 'ring.json']).code).toBe(0)
  const done = run(['subject', 'tokens', ...names], '871220-2384\n')
  expect([done.code, done.error]).toEqual([0, ''])
  tokens = done.out
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('redact --restricted', () => {
  test('with tokens, by a policy, and with labels', () => {
    expect(tokens).toMatch(/^sl1_nid_\w+\n$/)
    list(`# matter 17\r\n${tokens}`)
    expect(restricted('--pseudonymise').out).toMatch(/^b sl1_nid_\w+\nc\n$/)
    expect(restricted('--policy', POLICY).out).toMatch(/^b \S+\nc\n$/)
    expect(restricted()).toEqual({ code: 0, out: 'b [personnummer]\nc\n', error: '' })
  })

  test('with threads', () => {
    list(tokens)
    const text = LOG.repeat(100_000)
    writeFileSync(join(folder, 'large.log'), text)
    const { code, out } = run(['redact', ...names, '--restricted', 'list.txt', '--jobs', '3', 'large.log'])
    expect([code, out === 'b [personnummer]\nc\n'.repeat(100_000)]).toEqual([0, true])
  })

  test('until the last day, and not for a hold', () => {
    list(`${tokens.trim()} 2020-01-01\n${tokens.trim()} hold\n`)
    expect(restricted().out).toBe('a [personnummer]\nb [personnummer]\nc\n')
  })

  test('what is wrong is said without what it is', () => {
    list(`\n871220-2384\n`)
    expect(restricted()).toMatchObject({
      code: 2,
      error: expect.stringMatching(/list\.txt: restricted subjects: line 2 is no token\n/),
    })
    list('sl1_nid_zzzz_abcdefghijklmnopqrst2')
    expect(restricted()).toMatchObject({ code: 2, out: '', error: expect.stringMatching(/--restricted: token 1 of 1/) })
    expect(run(['redact', '--restricted', 'list.txt'], LOG).error).toMatch(/--restricted needs --keyring/)
    expect(run(['scan', '--restricted', 'list.txt', ...names], LOG).error).toMatch(/--restricted belongs to redact/)
    expect(run(['redact', ...names, '--restricted', 'none.txt'], LOG)).toMatchObject({ code: 2, out: '' })
    expect(run(['subject', 'tokens', ...names, 'a.log']).error).toMatch(/tokens expects no file/)
  })
})
