import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RANGE } from '../../src/adapters/cli/range'

const ROOT = resolve(import.meta.dirname, '../..')
const NODE = `${JSON.stringify(process.execPath)} ${JSON.stringify(resolve(ROOT, 'dist/cli.js'))}`
const POLICY = resolve(ROOT, 'docs/policies/no-health-records.yaml')
const TEXT = 'Anna 871220-2384, anna@example.se\n'
const folder = mkdtempSync(join(tmpdir(), 'sladd-output-'))
const fileOf = (name: string) => join(folder, name)

/** Runs a line of shell, in which `sladd` is the command. */
function shell(script: string, input = '') {
  const done = spawnSync('bash', ['-c', script.replaceAll('sladd ', `${NODE} `)], {
    cwd: folder,
    input,
    encoding: 'utf8',
    timeout: 30_000,
    maxBuffer: 1 << 26,
  })
  return { code: done.status, out: done.stdout, error: done.stderr }
}

beforeAll(() => {
  writeFileSync(fileOf('a.log'), TEXT)
  writeFileSync(fileOf('large.log'), TEXT.repeat(Math.ceil((2.5 * RANGE) / TEXT.length)))
  writeFileSync(fileOf('plain.mjs'), 'export default console\n')
  writeFileSync(fileOf('coded.mjs'), `throw Object.assign(new Error('x'), { code: 'anna@example.se' })\n`)
  writeFileSync(fileOf('faulty.mjs'), `export const logger = { get error() { throw new Error('871220-2384') } }\n`)
  expect(shell('sladd key new ring.json && chmod 600 ring.json').code).toBe(0)
})

afterAll(() => rmSync(folder, { recursive: true }))

describe.skipIf(!existsSync('/dev/full'))('output that cannot be written is exit code 2 and one line', () => {
  test.each([
    'redact a.log',
    'redact < a.log',
    'redact --jobs 2 large.log',
    'redact --engine plain a.log',
    'scan a.log',
    'scan --json a.log',
    'scan --explain a.log',
    'scan ring.json',
    '--help',
    '--version',
    'key list ring.json',
    'key --help',
    `policy check ${POLICY}`,
    `policy explain ${POLICY} --purpose support`,
    `policy report ${POLICY}`,
    'audit verify a.log',
    'subject find --help',
    'doctor plain.mjs',
    'doctor --json plain.mjs',
  ])('%s', (args) => {
    const { code, error } = shell(`sladd ${args} > /dev/full`)
    expect([code, error]).toEqual([2, 'sladd: standard output: no space left on the device\n'])
  })

  test('a pipe into a command that is there too late changes nothing', () => {
    expect(shell('cat large.log | sladd redact > /dev/full').code).toBe(2)
    // Nobody can be told.
    expect(shell('sladd scan a.log > /dev/full 2> /dev/full').code).toBe(2)
    expect(shell('sladd scan missing.log 2> /dev/full').code).toBe(2)
  })

  test('a file that may not grow', () => {
    const { code, error } = shell('ulimit -f 64; sladd redact large.log > small.log')
    expect([code, error]).toEqual([2, 'sladd: standard output: larger than a file may be here\n'])
  })
})

describe('the reader goes away: quiet, and a finding stays one', () => {
  test.each([
    ['redact large.log', 0],
    ['redact < large.log', 0],
    ['redact --jobs 2 large.log', 0],
    ['scan large.log', 1],
    ['scan --json large.log', 1],
    ['scan --explain large.log', 1],
  ])('%s', (args, code) => {
    const { out, error } = shell(`(sladd ${args}; echo $? > code) | head -n 1`)
    expect([error, out.split('\n').length, Number(readFileSync(fileOf('code'), 'utf8'))]).toEqual(['', 2, code])
  })
})

describe('an input that is also the output is refused before the first byte', () => {
  test.each([
    ['redact b.log >> b.log', 'b.log'],
    ['redact a.log b.log >> b.log', 'b.log'],
    ['redact < b.log >> b.log', 'standard input'],
    ['redact --jobs 2 b.log >> b.log', 'b.log'],
    ['redact b.log 1<> b.log', 'b.log'],
    ['redact link.log >> b.log', 'link.log'],
    ['scan b.log >> b.log', 'b.log'],
    ['scan --json < b.log >> b.log', 'standard input'],
    ['scan --explain b.log >> b.log', 'b.log'],
    ['subject export --keyring ring.json b.log >> b.log', 'b.log'],
    ['doctor --output b.log plain.mjs >> b.log', 'b.log'],
    ['doctor --json plain.mjs >> plain.mjs', 'plain.mjs'],
  ])('%s', (args, name) => {
    const { code, error } = shell(`cp a.log b.log; ln -sf b.log link.log; sladd ${args}`)
    expect([code, error]).toEqual([2, `sladd: ${name}: is also the output\n`])
    expect(readFileSync(fileOf('b.log'), 'utf8')).toBe(TEXT)
  })

  test('one that is empty because of that; not a device, not another file', () => {
    expect(shell('cp a.log b.log; sladd redact b.log > b.log').code).toBe(2)
    expect(shell('sladd redact < /dev/null > /dev/null').code).toBe(0)
    expect(shell('sladd redact a.log >> b.log')).toMatchObject({ code: 0, error: '' })
  })
})

describe('no file of a command is its output', () => {
  const POLICED = '--policy policy.yaml --purpose support a.log'
  const REVEAL = 'reveal sl1_nid_none_fnvid6kcj7zfodkhil25b --role dpo --purpose access --case 17'
  const FILES = '--store own.store --private own.private --audit own.audit'
  test.each([
    ['redact --pseudonymise --keyring own.ring a.log', 'own.ring'],
    ['redact --pseudonymise --keyring ring.json --store own.store a.log', 'own.store'],
    [`redact ${POLICED}`, 'policy.yaml'],
    [`scan ${POLICED}`, 'policy.yaml'],
    [`scan --explain ${POLICED}`, 'policy.yaml'],
    ['key list own.ring', 'own.ring'],
    ['key rotate own.ring --now', 'own.ring'],
    ['key seal own.ring --private own.private', 'own.ring'],
    ['key seal own.ring --private own.private', 'own.private'],
    ['audit verify own.audit', 'own.audit'],
    ['policy check policy.yaml', 'policy.yaml'],
    ['policy explain policy.yaml --purpose support', 'policy.yaml'],
    ['policy report policy.yaml --keyring own.ring', 'own.ring'],
    ['subject find --keyring own.ring a.log < value', 'own.ring'],
    [`${REVEAL} --no-policy ${FILES}`, 'own.store'],
    [`${REVEAL} --no-policy ${FILES}`, 'own.private'],
    [`${REVEAL} --no-policy ${FILES}`, 'own.audit'],
    [`${REVEAL} --policy policy.yaml ${FILES}`, 'policy.yaml'],
  ])('sladd %s >> %s', (args, name) => {
    copyFileSync(fileOf('ring.json'), fileOf('own.ring'))
    copyFileSync(POLICY, fileOf('policy.yaml'))
    for (const file of ['own.store', 'own.private', 'own.audit', 'value']) writeFileSync(fileOf(file), '')
    const before = readFileSync(fileOf(name), 'utf8')
    expect(shell(`chmod 600 own.*; ln -f ${name} alias; sladd ${args} >> alias`)).toEqual({
      code: 2,
      out: '',
      error: `sladd: ${name}: is also the output\n`,
    })
    expect(readFileSync(fileOf(name), 'utf8')).toBe(before)
    for (const file of ['own.store', 'own.private', 'own.audit']) expect(readFileSync(fileOf(file), 'utf8')).toBe('')
    rmSync(fileOf('alias'))
  })
})

describe('files are texts of their own', () => {
  beforeAll(() => {
    writeFileSync(fileOf('p1'), '8712')
    writeFileSync(fileOf('p2'), '20-2384')
    writeFileSync(fileOf('empty'), '')
    writeFileSync(fileOf('open.log'), `${'x y\n'.repeat(RANGE / 2)}8712`)
  })
  const said = (one: string, other: string) =>
    `sladd: ${one} has no line feed at its end: one was put between it and ${other}\n`

  test('what would be joined unread has a line feed between, and that is said', () => {
    expect(shell('sladd redact p1 p2')).toEqual({ code: 0, out: '8712\n20-2384', error: said('p1', 'p2') })
    const { out, error } = shell('sladd redact a.log p1 empty a.log - p2', '20-2384')
    expect(out).toBe('Anna [personnummer], [email]\n8712\nAnna [personnummer], [email]\n20-2384\n20-2384')
    expect(error).toBe(said('p1', 'a.log') + said('standard input', 'p2'))
    expect(shell('sladd redact p1 empty')).toEqual({ code: 0, out: '8712', error: '' })
  })

  test.each(['\0', '\r', '\r\n'])('%j ends a line as well: nothing is put behind it', (end) => {
    writeFileSync(fileOf('z1'), `8712${end}`)
    expect(shell('sladd redact z1 p2')).toEqual({ code: 0, out: `8712${end}20-2384`, error: '' })
    expect(shell('sladd redact --engine plain z1 p2').error).toBe('')
  })

  test('with threads', () => {
    const { out, error } = shell('sladd redact --jobs 2 p1 open.log p2')
    expect(out.startsWith('8712\nx y\n')).toBe(true)
    expect(out.endsWith('x y\n8712\n20-2384')).toBe(true)
    expect(error).toBe(said('p1', 'open.log') + said('open.log', 'p2'))
  })

  test('scan finds in each what stands in it', () => {
    expect(shell('sladd scan p1 p2')).toEqual({ code: 0, out: 'nothing found\n', error: '' })
    expect(shell('sladd scan --json p1 p2')).toEqual({ code: 0, out: '', error: '' })
    expect(shell('sladd redact p1 p2 2> /dev/null | sladd scan').out).toBe('nothing found\n')
  })
})

describe('what is said', () => {
  test('"nothing found" only of what was read', () => {
    expect(shell('sladd scan missing.log')).toEqual({
      code: 2,
      out: '',
      error: 'sladd: missing.log: no such file or folder\n',
    })
    expect(shell('sladd scan missing.log ring.json').out).toBe('nothing found\n')
  })

  test.each(['redact', 'scan', 'scan -', 'scan --engine plain', 'scan --json', 'scan --explain', 'scan - -'])(
    '%s < . is a directory, not an input without findings',
    (args) => {
      const told = 'sladd: standard input: is a directory\n'
      expect(shell(`sladd ${args} < .`)).toEqual({ code: 2, out: '', error: args === 'scan - -' ? told + told : told })
    },
  )

  test('and the others are read; so is a value of subject', () => {
    expect(shell('sladd scan - nope < .')).toMatchObject({ code: 2, out: '' })
    expect(shell('sladd scan - a.log < .')).toMatchObject({ code: 2, error: 'sladd: standard input: is a directory\n' })
    expect(shell('sladd subject find --keyring ring.json a.log < .')).toEqual({
      code: 2,
      out: '',
      error: 'sladd: standard input: is a directory\n',
    })
  })

  test.each([
    ['doctor faulty.mjs', /^sladd: /],
    ['redact --policy . --purpose x a.log', /^sladd: \.: is a directory\n/],
    ['key list .', /^sladd: key ring \.: is not a file\n$/],
    ['audit verify missing.log', /^sladd: missing\.log: no such file or folder\n/],
    ['redact a.log/b', /^sladd: a\.log\/b: a part of the path is no folder\n$/],
  ])('%s fails in words', (args, words) => {
    const { code, error } = shell(`sladd ${args}`)
    expect(code).toBe(2)
    expect(error).toMatch(words)
    expect(error).not.toMatch(/\n\s+at |E[A-Z]{4,}|2384/)
  })

  test.each([
    ['doctor --output nope.out plain.mjs', 'nope.out: no such file or folder'],
    ['doctor --output . plain.mjs', '.: is a directory'],
    ['doctor coded.mjs', 'coded.mjs cannot be loaded (Error)'],
    ['redact --policy nope a.log', 'nope: no such file or folder'],
    ['redact --policy . --purpose x a.log', '.: is a directory'],
    ['redact --policy a.log --purpose x a.log', 'the policy does not load\n'],
    ['redact --pseudonymise --keyring nope a.log', 'key ring nope: no such file or folder'],
    ['redact --pseudonymise --keyring a.log a.log', 'key ring '],
    ['redact --pseudonymise --keyring ring.json --store . a.log', ''],
    ['audit verify nope', 'nope: no such file or folder'],
    [`policy report ${POLICY} --keyring a.log`, 'a.log: no key ring'],
    ['policy explain nope --purpose x', 'nope: no such file or folder'],
  ])('%s: a file is refused, and how the command is used has nothing to do with it', (args, words) => {
    const { code, error } = shell(`sladd ${args}`)
    expect(code).toBe(2)
    expect(error.startsWith(`sladd: ${words}`)).toBe(true)
    expect(error).not.toMatch(/Try: |anna/)
  })

  test('wrong usage has a second line', () => {
    for (const args of ['audit', 'doctor', `redact --policy ${POLICY} a.log`, 'redact --store s a.log']) {
      expect(shell(`sladd ${args}`).error).toMatch(/\nTry: sladd (?:--help|help \w+)\n$/)
    }
  })
})
