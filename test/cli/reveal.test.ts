import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAuditLog } from '../../src/adapters/audit'
import { reveal } from '../../src/keyring/node-reveal'
import { noHealthRecords } from '../../src/policy/presets/no-health-records'
import { CLI, ended } from '../command'

const ROOT = resolve(import.meta.dirname, '../..')
const policyFile = (name: string) => ['--policy', resolve(ROOT, 'docs/policies', `${name}.yaml`)]
const NORWEGIAN = policyFile('no-health-records')
const SWEDISH = policyFile('se-health-insurer')
const VALUE = '198712202384'
const folder = mkdtempSync(join(tmpdir(), 'sladd-reveal-'))
const fileOf = (name: string) => join(folder, name)
let [token, address, email] = ['', '', '']

function run(args: readonly string[], input = '', stdout: 'pipe' | number = 'pipe') {
  const stdio: ('pipe' | number)[] = ['pipe', stdout, 'pipe']
  return ended(folder, args, input, { stdio })
}

const files = ['--store', 'sealed.ndjson', '--private', 'dpo.json', '--audit', 'audit.ndjson']
const why = (role: string, purpose: string, number = 'S-17') => ['--role', role, '--purpose', purpose, '--case', number]
const asked = (what: string, ...more: readonly string[]) => run(['reveal', what, ...files, ...more])

/** What the audit says since the last time. */
let told = 0
function newLines(): { [name: string]: unknown }[] {
  if (!existsSync(fileOf('audit.ndjson'))) return []
  const lines = readFileSync(fileOf('audit.ndjson'), 'utf8').trimEnd().split('\n').slice(told)
  told += lines.length
  return lines.map((line) => JSON.parse(line))
}
const outcomes = () => newLines().map(({ outcome }) => outcome)

beforeAll(() => {
  run(['key', 'new', 'ring.json', '--epoch', 'none'])
  run(['key', 'seal', 'ring.json', '--private', 'dpo.json'])
  const redact = ['redact', '--pseudonymise', '--keyring', 'ring.json', '--store', 'sealed.ndjson']
  ;[token = '', address = '', email = ''] = run(redact, '871220-2384 192.0.2.44 anna@example.se').out.split(' ')
  expect([token, address, email].join()).toMatch(/^sl1_nid_\w+,sl1_ip_\w+,sl1_em_\w+$/)
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('a policy says who may reveal what, and why', () => {
  test('without one, and with a policy and none, nothing happens', () => {
    for (const policy of [[], [...NORWEGIAN, '--no-policy']]) {
      const { code, out, error } = asked(token, ...policy, ...why('support', 'support'))
      expect([code, out]).toEqual([2, ''])
      expect(error).toMatch(/^sladd: --policy FILE says who may reveal what and why, or --no-policy .*: give one\n/)
    }
    expect(newLines()).toEqual([])
  })

  test.each([
    ['support', 'support', NORWEGIAN],
    ['case-handler', 'support', SWEDISH],
  ])('%s, for %s: revealed, with the rule', (role, purpose, policy) => {
    expect(asked(token, ...policy, ...why(role, purpose))).toEqual({ code: 0, out: `${VALUE}\n`, error: '' })
    const lines = newLines()
    expect(lines.map(({ outcome }) => outcome)).toEqual(['asked', 'revealed'])
    for (const line of lines) expect(line).toMatchObject({ role, purpose, case: 'S-17', rule: 'reveal-support' })
  })

  test.each([
    ['anyone', 'marketing', NORWEGIAN],
    ['anyone', 'marketing', SWEDISH],
    ['anyone', 'support', SWEDISH],
    ['support', 'marketing', NORWEGIAN],
    ['case-handler', 'insurance', SWEDISH],
  ])('%s, for %s: refused, and that is written down', (role, purpose, policy) => {
    const { code, out, error } = asked(token, ...policy, ...why(role, purpose))
    expect([code, out]).toEqual([2, ''])
    expect(error).toMatch(/^sladd: no rule permits it: .*\n$/)
    expect(newLines()).toMatchObject([{ role, purpose, case: 'S-17', outcome: 'refused' }])
  })

  test('by what the token stands for', () => {
    const incident = why('incident-handler', 'security')
    expect(asked(address, ...SWEDISH, ...incident)).toMatchObject({ code: 0, out: '192.0.2.44\n' })
    expect(outcomes()).toEqual(['asked', 'revealed'])
    expect(asked(token, ...SWEDISH, ...incident)).toMatchObject({ code: 2, out: '' })
    expect(asked(email, ...SWEDISH, ...why('case-handler', 'support'))).toMatchObject({ code: 2, out: '' })
    expect(outcomes()).toEqual(['refused', 'refused'])
  })

  test('a policy that does not load', () => {
    const { code, error } = asked(token, '--policy', 'ring.json', ...why('support', 'support'))
    expect(code).toBe(2)
    expect(error).toMatch(/^sladd: the policy does not load\n/)
    expect(newLines()).toEqual([])
  })
})

/** What may not be written down: of a person, not to be seen, or endless. */
const BAD = [
  '871220-2384',
  '19871220-2384',
  '８７１２２０-２３８４',
  'S 198712202384',
  '8712-20-2384',
  '87 12 20 2384',
  'anna@example.se',
  '070-174 06 05',
  '192.0.2.44',
  'S\u200b17',
  'S\u00ad17',
  'S\u202e17',
  'S\u3164',
  'S\u{e0041}17',
  'S\n17',
  'S\t17',
  'x'.repeat(121),
]

describe('role, purpose and case are written down, so they hold nothing of a person', () => {
  test.each(['role', 'purpose', 'case'])('%s, by the command', (name) => {
    for (const bad of ['871220-2384', 'S\u200b17']) {
      const { code, out, error } = asked(token, '--no-policy', ...why('dpo', 'access'), `--${name}`, bad)
      expect([code, out]).toEqual([2, ''])
      expect(error).toBe(`sladd: the ${name} expected a name without anything of a person, as it is written down\n`)
    }
    expect(newLines()).toEqual([])
  })

  test.each(['role', 'purpose', 'case'] as const)('%s, in the library, as by the audit', (name) => {
    const lines: string[] = []
    const places = { store: fileOf('sealed.ndjson'), privateKey: fileOf('dpo.json') }
    const request = { token, role: 'dpo', purpose: 'access', case: '2026-0017' }
    const log = openAuditLog(fileOf('events.ndjson'))
    for (const bad of [...BAD, token]) {
      const audit = (line: string) => void lines.push(line)
      expect(() => reveal({ ...request, [name]: bad }, { ...places, audit }), bad).toThrow(
        /without anything of a person/,
      )
      expect(() => log.append({ event: 'reveal', policy: 'a/1', [name]: bad })).toThrow(/expected a name/)
    }
    expect(lines).toEqual([])
    expect(reveal(request, { ...places, audit: (line) => void lines.push(line) })).toBe(VALUE)
  })
})

test('what was typed too much is told, and nothing is opened', () => {
  const { code, out, error } = asked(token, token, '--no-policy', ...why('dpo', 'access'))
  expect([code, out]).toEqual([2, ''])
  expect(error).toMatch(/^sladd: reveal expects one token\n/)
  expect(newLines()).toEqual([])
})

describe('the audit says what came out', () => {
  test.skipIf(!existsSync('/dev/full'))('not "revealed" when it could not be printed', () => {
    const args = ['reveal', token, ...files, ...NORWEGIAN, ...why('support', 'support')]
    const { code, error } = run(args, '', openSync('/dev/full', 'w'))
    expect([code, error]).toEqual([2, 'sladd: standard output: no space left on the device\n'])
    expect(outcomes()).toEqual(['asked', 'not-delivered'])
  })

  test('nor when the reader went away', () => {
    const words = [process.execPath, CLI, 'reveal', token, ...files, '--no-policy', ...why('dpo', 'access')]
    const line = words.map((word) => `'${word}'`).join(' ')
    const { stdout, stderr } = spawnSync('bash', ['-c', `(sleep 0.1; ${line}; echo $? >&2) | true`], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect([stdout, stderr]).toEqual(['', '2\n'])
    expect(outcomes()).toEqual(['asked', 'not-delivered'])
  })

  test('to a file it is on the disk before', () => {
    const args = ['reveal', token, ...files, '--no-policy', ...why('dpo', 'access')]
    expect(run(args, '', openSync(fileOf('out'), 'w')).code).toBe(0)
    expect(readFileSync(fileOf('out'), 'utf8')).toBe(`${VALUE}\n`)
    expect(outcomes()).toEqual(['asked', 'revealed'])
  })

  test('in the library: the value goes out between two lines, and an error of whoever takes it comes out', () => {
    const events: string[] = []
    const places = { store: fileOf('sealed.ndjson'), privateKey: fileOf('dpo.json'), policy: noHealthRecords }
    const audit = (line: string) => void events.push(JSON.parse(line).outcome)
    const request = { token, role: 'support', purpose: 'support', case: 'S-17' }
    reveal(request, { ...places, audit, deliver: () => void events.push('out') })
    expect(events).toEqual(['asked', 'out', 'revealed'])
    const broken = () => {
      throw new Error('gone')
    }
    expect(() => reveal(request, { ...places, audit, deliver: broken })).toThrow('gone')
    expect(events.slice(3)).toEqual(['asked', 'not-delivered'])
  })
})
