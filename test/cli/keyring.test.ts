import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RANGE } from '../../src/adapters/cli/range'
import { ringText } from '../../src/keyring/keyring'
import { CLI, ended } from '../command'
import { AT, RING, testKey } from '../rings'

const ROOT = resolve(import.meta.dirname, '../..')
const NID = 'sl1_nid_none_fnvid6kcj7zfodkhil25b'
const folder = mkdtempSync(join(tmpdir(), 'sladd-key-'))
const fileOf = (name: string) => join(folder, name)
const VALUE = '871220-2384'
const POLICY = resolve(ROOT, 'docs/policies/se-health-insurer.yaml')
/** A ring for every day there is. */
const RING_ALWAYS = {
  ...RING,
  epoch: 'none' as const,
  keys: [testKey('none', 1, { epoch: 'none', nbf: '2026-01-01', exp: undefined } as never)],
}

function run(args: readonly string[], input = '', env: object = {}) {
  return ended(folder, args, input, { env: { ...process.env, ...env } })
}

beforeAll(() => writeFileSync(fileOf('always.json'), JSON.stringify(RING_ALWAYS), { mode: 0o600 }))
afterAll(() => rmSync(folder, { recursive: true }))

const pseudonymise = (...more: readonly string[]) => ['redact', '--pseudonymise', '--keyring', 'always.json', ...more]

describe('sladd redact --pseudonymise', () => {
  test('gives one person one token, in every process and build', () => {
    const { code, out, error } = run(pseudonymise(), `${VALUE}\n{"pnr":198712202384}\n`)
    expect([code, error]).toEqual([0, ''])
    expect(out).toBe(`${NID}\n{"pnr":"${NID}"}\n`)
    const require = createRequire(resolve(ROOT, 'package.json'))
    const { createRedactor } = require('sladd')
    const { parseKeyring } = require('sladd/keyring')
    const actions = { default: 'pseudonymise' }
    expect(createRedactor({ keyring: parseKeyring(RING_ALWAYS), actions }).redact(VALUE, { at: AT })).toBe(NID)
    const script = `import { createRedactor } from 'sladd'; import { createRequire } from 'node:module';
      const { readKeyring } = createRequire(import.meta.url)('sladd/keyring/node');
      const keyring = readKeyring(${JSON.stringify(fileOf('always.json'))});
      console.log(createRedactor({ keyring, actions: { default: 'pseudonymise' }, engine: 'plain' }).redact('${VALUE}'))`
    expect(String(execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT }))).toBe(
      `${NID}\n`,
    )
  })

  test('with threads: the output is that of one', () => {
    const line = `kund ${VALUE}, anna@example.se, 192.0.2.44\n`
    writeFileSync(fileOf('large.log'), line.repeat(Math.ceil((2.5 * RANGE) / line.length)))
    for (const more of [[], ['--scope', 'document']]) {
      const one = run(pseudonymise('large.log', ...more)).out
      const three = run(pseudonymise('large.log', '--jobs', '3', ...more)).out
      expect(one.length).toBeGreaterThan(2 * RANGE)
      if (more.length === 0) expect(three === one).toBe(true)
      // A run by itself: its tokens are its own, in all of its threads.
      expect(new Set(three.match(/sl1_nid_\w+/g)).size).toBe(1)
      if (more.length > 0) expect(three === one).toBe(false)
    }
  })

  test('by a policy, with threads, too: values stay, are tokens or go as it says', () => {
    const policed = (...more: string[]) =>
      run(['redact', '--policy', POLICY, '--keyring', fileOf('month.json'), ...more])
    const line = `kund ${VALUE}, anna@example.se, 192.0.2.44\n`
    writeFileSync(fileOf('large.log'), line.repeat(Math.ceil((2.5 * RANGE) / line.length)))
    expect(run(['key', 'new', 'month.json']).code).toBe(0)
    expect(run(['key', 'seal', 'month.json', '--private', 'months.json']).code).toBe(0)
    const told = ['large.log', '--purpose', 'develop', '--tenant', 'a', '--jobs', '3']
    const { code, out, error } = policed(...told, '--store', fileOf('policed.ndjson'))
    expect([code, error]).toEqual([0, ''])
    // Tests may join within one document: one run, whatever thread.
    expect(new Set(out.match(/^kund sl1_nid_\w+, sl1_em_\w+, \S+$/gm)).size).toBe(1)
    expect(out).not.toMatch(/2384|example|192/)
    const kept = policed('large.log', '--purpose', 'insurance').out
    expect(kept.split('\n')[0]).toBe(`kund ${VALUE}, anna@example.se, [ip]`)
  })

  test('a policy says where its tokens are masks', () => {
    const explained = (...more: string[]) => run(['policy', 'explain', POLICY, '--purpose', 'security', ...more]).out
    expect(explained()).toMatch(/pseudonymise +security-ip: .* \(a mask without a key ring\)\n/)
    // The ring's keys are for a month, the rule's tokens for a day.
    expect(explained('--keyring', fileOf('month.json'))).not.toContain('a mask')
    expect(run(['policy', 'check', POLICY]).out).toMatch(/loads, 0 warnings\n.*: \d+ rules write tokens: masks where/)
  })

  test('for tenants and purposes, and from the environment', () => {
    const outputs = [[], ['--tenant', 'a'], ['--tenant', 'a', '--purpose', 'b'], ['--scope', 'transaction']].map(
      (more) => run(pseudonymise(...more), VALUE).out,
    )
    expect(new Set(outputs).size).toBe(outputs.length)
    const args = ['redact', '--pseudonymise', '--keyring', 'env:TEST_RING']
    expect(run(args, VALUE, { TEST_RING: JSON.stringify(RING_ALWAYS) }).out).toBe(NID)
  })

  test('without a key for today the label is written, and standard error says why, once', () => {
    writeFileSync(fileOf('over.json'), ringText({ ...RING, keys: [testKey('old2', 1, { exp: '2026-11-02' })] }), {
      mode: 0o600,
    })
    const { code, out, error } = run(['redact', '--pseudonymise', '--keyring', 'over.json'], `${VALUE} ${VALUE}`)
    expect([code, out]).toEqual([0, '[personnummer] [personnummer]'])
    expect(error).toBe('sladd: no key of the ring is for this date, values are masked; rotate the ring\n')
  })

  test.each([
    [['redact', '--pseudonymise'], /--pseudonymise needs --keyring/],
    [
      ['redact', '--policy', POLICY, '--purpose', 'support', '--pseudonymise', '--keyring', 'x'],
      /contradicts --policy/,
    ],
    [['redact', '--policy', POLICY, '--purpose', 'support', '--tenant', 'x'], /--tenant needs --keyring/],
    [['redact', '--policy', POLICY, '--purpose', 'support', '--scope', 'document'], /--scope belongs to/],
    [['redact', '--keyring', 'x'], /--keyring belongs to --policy, --pseudonymise, --surrogate or --restricted/],
    [['redact', '--tenant', 'x'], /--tenant belongs to --policy, --pseudonymise, --surrogate or --restricted/],
    [['scan', '--pseudonymise', '--keyring', 'always.json'], /--pseudonymise belongs to redact/],
    [pseudonymise('--scope', 'person'), /--scope.* expected relationship, document, transaction/],
    [pseudonymise('--store', 'x'), /sealTo has no primary key/],
    [['redact', '--pseudonymise', '--keyring', 'missing.json'], /no such file/],
  ])('refuses %j', (args, message) => {
    const { code, out, error } = run(args, VALUE)
    expect([code, out]).toEqual([2, ''])
    expect(error).toMatch(message)
    expect(error).not.toMatch(/\n\s+at |2384/)
    expect(existsSync(fileOf('x'))).toBe(false)
  })
})

describe('sladd key', () => {
  test('new, seal, rotate, list, destroy', () => {
    expect(run(['key', 'new', 'ring.json', '--epoch', 'day', '--keep-days', '0']).code).toBe(0)
    expect(run(['key', 'new', 'ring.json']).error).toMatch(/the file exists already/)
    expect(run(['key', 'seal', 'ring.json', '--private', 'private.json']).code).toBe(0)
    expect(run(['key', 'rotate', 'ring.json', '--now']).code).toBe(0)
    const { out } = run(['key', 'list', 'ring.json'])
    const kid = /^(\w+) +lookup/m.exec(out)?.[1] as string
    expect(out).toMatch(/primary .*\n[\s\S]*seal +public key/)
    const { k } = JSON.parse(readFileSync(fileOf('ring.json'), 'utf8')).keys[0]
    expect(out).not.toContain(k)
    const gone = run(['key', 'destroy', 'ring.json', kid])
    expect(gone.out).toMatch(/destroyed \d{4}-\d\d-\d\d[\s\S]*Not destroyed: copies of the ring in backups/)
    expect(readFileSync(fileOf('ring.json'), 'utf8')).not.toContain(k)
    expect(statSync(fileOf('private.json')).mode & 0o777).toBe(0o600)
  })

  test.each([
    [['key'], /expected new, rotate, list, destroy or seal/],
    [['key', 'shred', 'ring.json'], /expected new, rotate/],
    [['key', 'new', 'x.json', '--epoch', 'year'], /--epoch expected/],
    [['key', 'new', 'x.json', '--keep-days', 'x'], /--keep-days expected/],
    [['key', 'destroy', 'always.json'], /name of a key is missing/],
    [['key', 'destroy', 'always.json', 'none'], /in use/],
    [['key', 'seal', 'always.json'], /--private is missing/],
    [['key', 'list', 'missing.json'], /no such file/],
    [['key', 'list', 'x', '--secret'], /Unknown option '--secret'/],
  ])('refuses %j', (args, message) => {
    const { code, error } = run(args)
    expect(code).toBe(2)
    expect(error).toMatch(message)
    expect(error).not.toMatch(/\n\s+at /)
  })
})

test.each(['new', 'rotate', 'list', 'destroy', 'seal'])('key %s refuses what was typed too much', (name) => {
  const file = fileOf('extra.json')
  const typed = [file, ...(name === 'destroy' ? ['none'] : []), 'more', ...(name === 'seal' ? ['--private', 'p'] : [])]
  if (name !== 'new') writeFileSync(file, JSON.stringify(RING_ALWAYS), { mode: 0o600 })
  const { code, out, error } = run(['key', name, ...typed])
  expect([code, out]).toEqual([2, ''])
  expect(error).toMatch(/^sladd: key expects .*\n/)
  expect(existsSync(file)).toBe(name !== 'new')
  rmSync(file, { force: true })
})

test.skipIf(process.platform === 'win32')('names that are no UTF-8 are refused: two would be one', () => {
  const shell = (line: string) =>
    spawnSync('bash', ['-c', `"$0" "$1" ${line}`, process.execPath, CLI], {
      cwd: folder,
      encoding: 'utf8',
      input: VALUE,
    })
  const ring = '--keyring always.json'
  for (const [line, name] of [
    [`redact --pseudonymise ${ring} --tenant $'a\\xff'`, 'tenant'],
    [`redact --pseudonymise ${ring} --purpose $'a\\xfe'`, 'purpose'],
    [`redact --pseudonymise ${ring} --scope $'document\\xff'`, 'scope'],
    [`redact --policy ${POLICY} --purpose insurance --role $'a\\xff'`, 'role'],
    [`redact --policy ${POLICY} --purpose insurance --case $'a\\xff'`, 'case'],
    [`subject find ${ring} --tenant $'a\\xff' always.json`, 'tenant'],
    [`reveal ${NID} --no-policy --store s --private p --audit a --role r --purpose p --case $'a\\xff'`, 'case'],
  ] as const) {
    const { status, stdout, stderr } = shell(line)
    expect([status, stdout], line).toEqual([2, ''])
    expect(stderr, line).toMatch(new RegExp(`^sladd: .*\\b${name}\\b.* expected`))
    expect(stderr).not.toContain('\ufffd')
  }
})

describe('sladd subject and reveal', () => {
  const asked = ['--keyring', 'person.json', '--tenant', 'a', '--tenant', 'b', '--purpose', 'support']

  beforeAll(() => {
    run(['key', 'new', 'person.json', '--epoch', 'none'])
    run(['key', 'seal', 'person.json', '--private', 'dpo.json'])
    const redact = ['redact', '--pseudonymise', '--keyring', 'person.json', '--tenant', 'b', '--purpose', 'support']
    const text = `one ${VALUE}\ntwo\nthree {"pnr":"19871220-2384"}\nfour 910924-2397\nfive`
    const { out } = run([...redact, '--store', 'sealed.ndjson'], text)
    writeFileSync(fileOf('app.log'), out, { mode: 0o640 })
  })

  test('find tells file and line, export the lines; nobody prints the number', () => {
    const found = run(['subject', 'find', ...asked, 'app.log', 'sealed.ndjson'], `${VALUE}\n`)
    expect(found.out).toBe('app.log:1\napp.log:3\nsealed.ndjson:1\n')
    expect(found.error).toBe('3 lines in 2 files; searched epochs: none\n')
    const { out } = run(['subject', 'export', ...asked, 'app.log'], '198712202384')
    expect(out).toMatch(/^one sl1_nid_\w+\nthree \{"pnr":"sl1_nid_\w+"\}\n$/)
    expect(found.out + found.error + out).not.toMatch(/2384/)
  })

  test('reveal opens one token, for a reason', () => {
    const token = /sl1_nid_\w+/.exec(readFileSync(fileOf('app.log'), 'utf8'))?.[0] as string
    const files = ['--no-policy', '--store', 'sealed.ndjson', '--private', 'dpo.json', '--audit', 'audit.ndjson']
    const why = ['--role', 'dpo', '--purpose', 'access', '--case', '2026-17']
    expect(run(['reveal', token, ...files, ...why])).toEqual({ code: 0, out: '198712202384\n', error: '' })
    expect(run(['reveal', token, ...files, ...why.slice(0, 4)])).toMatchObject({ code: 2, out: '' })
    expect(run(['reveal', NID, ...files, ...why])).toMatchObject({ code: 1, out: '' })
    expect(run(['reveal', 'sl1_nid_x', ...files, ...why]).error).toBe(
      'sladd: the token is none, or was copied wrongly\n',
    )
    const audit = readFileSync(fileOf('audit.ndjson'), 'utf8')
    expect(audit.trimEnd().split('\n').length).toBe(4)
    expect(audit).not.toMatch(/sl1_|2384/)
    expect(run(['audit', 'verify', 'audit.ndjson']).out).toMatch(/^whole: 4 lines, head \S{43}\n$/)
    writeFileSync(fileOf('changed.ndjson'), audit.replace('"dpo"', '"dev"'))
    expect(run(['audit', 'verify', 'changed.ndjson'])).toMatchObject({ code: 1 })
  })

  test('erase takes the lines out, also those of sealed values, and keeps the rest and the mode', () => {
    const before = readFileSync(fileOf('app.log'), 'utf8')
    const { code, out } = run(['subject', 'erase', ...asked, 'app.log', 'sealed.ndjson'], VALUE)
    expect([code, out]).toEqual([0, 'app.log: 2 lines erased\nsealed.ndjson: 1 line erased\n'])
    expect(readFileSync(fileOf('app.log'), 'utf8')).toBe(
      before
        .split('\n')
        .filter((_, i) => i !== 0 && i !== 2)
        .join('\n'),
    )
    expect(statSync(fileOf('app.log')).mode & 0o777).toBe(0o640)
    expect(run(['subject', 'find', ...asked, 'app.log'], VALUE).out).toBe('')
  })

  test('says which epochs cannot be searched any more', () => {
    run(['key', 'rotate', 'person.json', '--now'])
    const kid = /^(\w+) +lookup/m.exec(run(['key', 'list', 'person.json']).out)?.[1] as string
    run(['key', 'destroy', 'person.json', kid])
    const { error } = run(['subject', 'find', ...asked, 'app.log'], VALUE)
    expect(error).toContain(`cannot be searched any more: none (${kid}, destroyed)`)
  })

  test('names files that could not be done, and does the others', () => {
    writeFileSync(fileOf('old.gz'), gzipSync('x'))
    const { code, error } = run(['subject', 'erase', ...asked, 'missing.log', 'old.gz', 'app.log'], VALUE)
    expect(code).toBe(2)
    expect(error).toMatch(
      /^sladd: missing.log: no such file or folder\nsladd: old.gz: is compressed; unpack it first\n.* in 1 file;/,
    )
  })

  test.each([
    [['subject', 'look', 'x'], '', /expected tokens, find, export or erase/],
    [['subject', 'find', '--keyring', 'x'], '', /a file is missing/],
    [['subject', 'find', 'app.log'], '', /--keyring is missing/],
    [['subject', 'find', ...asked, 'app.log'], 'Anna 871220-2384 x', /the value has no tokens/],
    [['reveal'], '', /a token is missing/],
  ])('refuses %j', (args, input, message) => {
    const { code, error } = run(args, input)
    expect(code).toBe(2)
    expect(error).toMatch(message)
    expect(error).not.toMatch(/\n\s+at |2384/)
  })

  test.each(['key', 'subject', 'reveal'])('%s tells how it is used', (name) => {
    expect(run([name, '--help'])).toMatchObject({ code: 0, error: '' })
    expect(run([name, '--help']).out).toMatch(new RegExp(`^sladd ${name} `))
  })
})
