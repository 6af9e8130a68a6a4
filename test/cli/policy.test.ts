/**
 * Policies on the command line: redact and scan by purpose, check, explain, report, and the audit.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAuditLog } from '../../src/adapters/audit'
import { newRing, ringText } from '../../src/keyring/keyring'
import { noHealthRecords, seHealthInsurer } from '../../src/policy/policy'
import { ended } from '../command'

const SE = resolve(import.meta.dirname, '../../docs/policies/se-health-insurer.yaml')
const NO = resolve(import.meta.dirname, '../../docs/policies/no-health-records.yaml')
const line = 'pnr 871220-2384, anna.testberg@example.se, 192.0.2.44\n'
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sladd-policy-cli-'))
  writeFileSync(join(folder, 'wrong.yaml'), 'schema: 1\nid: shop\nversion: "1"\ntitel: A shop\n')
  writeFileSync(
    join(folder, 'ring.json'),
    '{"v":1,"keys":[{"kid":"k7ma","exp":"2026-06-01","status":"lookup","k":"secret"}]}',
  )
  writeFileSync(join(folder, 'broken.json'), '{"keys":[{"k":"secret"')
  writeFileSync(join(folder, 'long.log'), line.repeat(150_000))
})

afterAll(() => rmSync(folder, { recursive: true }))

function sladd(args: readonly string[], input = '') {
  const { code, out: stdout, error: stderr } = ended(folder, args, input)
  return { code, stdout, stderr }
}

describe('sladd redact --policy', () => {
  test('labels say the category, in a language of choice', () => {
    const args = ['redact', '--policy', NO, '--purpose', 'operations']
    const record = '{"navn":"Ola","foo":"x"}\n'
    expect(sladd(args, record).stdout).toBe('{"navn":"[name]","foo":"[field]"}\n')
    expect(sladd([...args, '--labels', 'nb'], record).stdout).toBe('{"navn":"[navn]","foo":"[felt]"}\n')
  })

  test.each([
    [SE, seHealthInsurer],
    [NO, noHealthRecords],
  ] as const)('purposes of %s run', async (file, policy) => {
    const facts = ['--consent', 'yes', '--active-customer', 'yes', '--opt-out', 'no', '--request', 'yes']
    const given = [...facts, '--case', 'S-9']
    // Each is a process of its own; in one process all of them are tried elsewhere.
    const some = Object.entries(policy.purposes).filter((_, i) => i % 4 === 0)
    for (const [purpose, { title }] of some) {
      const recipient = Object.entries(policy.recipients).find(([, { purposes }]) =>
        (purposes as readonly string[]).includes(purpose),
      )?.[0]
      const args = ['redact', '--policy', file, '--purpose', purpose, '--recipient', recipient ?? '', ...given]
      const { code, stdout, stderr } = sladd(args, line)
      expect(code, title).toBe(0)
      expect(stderr, title).toMatch(/^(sladd: tokens of [\w-]+: a mask without a key ring\n)*$/)
      expect(stdout).toContain('pnr')
    }
  })

  test('tokens that are masks are said once, and --strict-tokens ends before anything is written', () => {
    const args = ['redact', '--policy', SE, '--purpose', 'security']
    const said = 'sladd: tokens of security-ip: a mask without a key ring\n'
    const twice = sladd([...args, 'long.log'])
    expect(twice.stderr.split(said).length).toBe(2)
    const strict = [...args, '--strict-tokens', '--output', 'never.log']
    expect(sladd(strict, line)).toMatchObject({ code: 4, stdout: '', stderr: expect.stringContaining(said) })
    expect(existsSync(join(folder, 'never.log'))).toBe(false)
    for (const [ring, exit] of [
      ['over', 4],
      ['good', 0],
    ] as const) {
      const file = join(folder, `${ring}.json`)
      const keys = ring === 'good' ? newRing('month') : newRing('month', { at: Date.UTC(2020, 0) })
      writeFileSync(file, ringText(keys), { mode: 0o600 })
      for (const asked of [args, ['redact', '--pseudonymise']]) {
        const { code, stdout, stderr } = sladd([...asked, '--strict-tokens', '--keyring', file], line)
        expect([ring, code, stdout !== '', stderr === '']).toEqual([ring, exit, exit === 0, exit === 0])
      }
    }
    // Nothing of the kind is asked for.
    const kept = ['redact', '--policy', SE, '--purpose', 'statistics', '--strict-tokens']
    expect(sladd(kept, line)).toMatchObject({ code: 0, stderr: '' })
    expect(sladd(['redact', '--strict-tokens'], line).code).toBe(2)
  })

  test('--audit says what was done by which rule, and never a value; the log is chained', () => {
    const args = ['redact', '--policy', SE, '--purpose', 'statistics', '--audit', 'run.ndjson']
    const record = '{"namn":"Anna Testberg","foo":"readable"}\n'
    expect(sladd(args, line + record).code).toBe(0)
    expect(sladd(args, 'x\n').code).toBe(0)
    const text = readFileSync(join(folder, 'run.ndjson'), 'utf8')
    for (const value of ['871220', 'anna', 'Anna', '192.0.2', 'readable']) expect(text).not.toContain(value)
    const events = text
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one))
    const run = { event: 'redact', policy: 'se-health-insurer/2026.2', purpose: 'statistics' }
    const ofIp = events.find(({ counts }) => 'ip' in counts)
    expect(ofIp).toMatchObject({ ...run, rule: expect.any(String), category: 'user.device.ip_address' })
    expect(ofIp.counts).toEqual({ ip: { generalise: 1 } })
    const ofFields = events.filter(({ counts }) => 'field' in counts)
    expect(ofFields.map(({ category, rule, counts }) => [category, rule, counts.field])).toEqual([
      ['user.name', expect.any(String), { remove: 1 }],
      ['unlisted', 'unlisted', { mask: 1 }],
    ])
    expect(events.at(-1)).toMatchObject({ ...run, counts: {} })
    expect(sladd(['audit', 'verify', 'run.ndjson']).code).toBe(0)
    for (const wrong of [
      ['--audit', SE],
      ['--audit', 'long.log'],
    ]) {
      expect(sladd([...args, ...wrong], line).code, String(wrong)).toBe(2)
    }
    expect(sladd(['redact', '--audit', 'x.ndjson'], line).stderr).toContain('--audit belongs to redact --policy')
  })

  test('--audit counts what threads have done as one', async () => {
    const countsOf = async (jobs: string) => {
      const log = `threads-${jobs}.ndjson`
      const args = ['redact', '--policy', SE, '--purpose', 'statistics', '--audit', log, '--jobs', jobs, 'long.log']
      expect(sladd(args).code).toBe(0)
      const lines = readFileSync(join(folder, log), 'utf8').trimEnd().split('\n')
      return lines.map((one) => JSON.parse(one).counts)
    }
    const counts = await countsOf('1')
    expect(counts).toContainEqual({ email: { remove: 150_000 } })
    expect(await countsOf('3')).toEqual(counts)
  })

  test('--stamp names the policy and the purpose in a first record', () => {
    const args = ['redact', '--policy', SE, '--purpose', 'statistics', '--stamp']
    const stamp = '{"sladd":{"policy":"se-health-insurer/2026.2","purpose":"statistics"}}\n'
    expect(sladd(args, '{"level":1}\n').stdout).toBe(`${stamp}{"level":1}\n`)
    expect(sladd([...args, '--format', 'text'], 'x\n').stdout).toBe(`# ${stamp}x\n`)
    expect(sladd([...args, '--output', 'stamped.log'], 'x\n').code).toBe(0)
    expect(readFileSync(join(folder, 'stamped.log'), 'utf8')).toBe(`${stamp}x\n`)
    expect(sladd([...args, '--format', 'csv'], 'a,b\n').stderr).toContain('--stamp contradicts a table')
    writeFileSync(join(folder, 'wide.log'), Buffer.from('\ufeffx\n', 'utf16le'))
    expect(sladd([...args, join(folder, 'wide.log')], '')).toMatchObject({ code: 2, stdout: stamp })
    expect(sladd([...args, '--region', 'US'], line)).toMatchObject({ code: 3, stdout: '' })
    expect(sladd(['redact', '--stamp'], line).code).toBe(2)
  })

  test('the purpose decides', async () => {
    const through = async (...args: string[]) => sladd(['redact', '--policy', SE, ...args], line).stdout
    expect(await through('--purpose', 'support')).toBe('pnr [personnummer], anna.testberg@example.se, [ip]\n')
    expect(await through('--purpose', 'insurance')).toBe('pnr 871220-2384, anna.testberg@example.se, [ip]\n')
    expect(await through('--purpose', 'statistics')).toBe('pnr [personnummer-age-35-39], , 192.0.2.0\n')
  })

  test('what is not allowed does not come out, and says why', async () => {
    const withheld = (...args: string[]) => sladd(['redact', '--policy', SE, '--purpose', 'marketing', ...args], line)
    expect(await withheld('--active-customer', 'yes')).toEqual({
      ...{ code: 3, stdout: '' },
      stderr: 'sladd: withheld by no-marketing-after-opt-out: nothing more is sent after an opt-out\n',
    })
    expect(await withheld('--active-customer', 'yes', '--opt-out', 'no')).toMatchObject({ code: 0 })
    expect(await withheld('--region', 'US')).toMatchObject({ code: 3, stdout: '' })
  })

  test('threads follow it, too', () => {
    const args = ['redact', '--policy', SE, '--purpose', 'support', '--jobs', '2', 'long.log']
    expect(sladd(args).stdout).toBe('pnr [personnummer], anna.testberg@example.se, [ip]\n'.repeat(150_000))
    const withheld = ['redact', '--policy', SE, '--purpose', 'support', '--region', 'US', '--jobs', '2', 'long.log']
    expect(sladd(withheld)).toMatchObject({ code: 3, stdout: '' })
  })

  test.each([
    [['--policy', SE], /--policy needs --purpose: insurance, support, /],
    [
      ['--policy', SE, '--purpose', 'suport'],
      /--purpose: the policy has no purpose "suport"; did you mean "support"\?/,
    ],
    [['--policy', SE, '--purpose', 'support', '--consent', 'maybe'], /--consent expected yes or no/],
    [['--policy', SE, '--purpose', 'support', '--kinds', 'ip'], /"kinds" contradicts "policy"/],
    [['--purpose', 'support'], /--purpose belongs to --policy/],
    [['--policy', 'missing.yaml', '--purpose', 'x'], /missing\.yaml: no such file/],
    [
      ['--policy', 'wrong.yaml', '--purpose', 'x'],
      /wrong\.yaml:4:1: error: titel: "titel" is unknown. Remedy: did you mean "title"\?/,
    ],
  ])('%j is refused', async (args, message) => {
    const { code, stdout, stderr } = sladd(['redact', ...args], line)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })
})

describe('sladd policy', () => {
  test('check: nothing wrong, or every mistake with its line', () => {
    expect(sladd(['policy', 'check', SE, NO])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /se-health-insurer\/2026\.2 loads, 0 warnings\n[\s\S]*no-health-records\/2026\.2 loads, 0 warnings\n/,
      ),
    })
    const { code, stdout } = sladd(['policy', 'check', 'wrong.yaml'])
    expect(code).toBe(1)
    expect(stdout).toContain('wrong.yaml:1:1: error: the policy: "rules" is missing. Remedy: add "rules"\n')
    const found = JSON.parse(sladd(['policy', 'check', '--json', 'wrong.yaml']).stdout)
    expect(found).toContainEqual(expect.objectContaining({ code: 'unknown-key', line: 4, file: 'wrong.yaml' }))
  })

  test('explain: every category, or one with the rules behind it', () => {
    const all = sladd(['policy', 'explain', SE, '--purpose', 'support'])
    expect(all.stdout).toMatch(/^se-health-insurer\/2026\.2\n/)
    expect(all.stdout).toMatch(/^Contact data +keep +support-contact: needed to answer the request$/m)
    // No row for what has parts that are treated alike, none for all of a person.
    expect(all.stdout).not.toMatch(/^(Personal data|Address|City) /m)
    expect(all.stdout).toMatch(/^Answer customer service requests \(contract, legitimate interest\)$/m)
    expect(all.stdout).toMatch(/^Unlisted fields +mask +unlisted: the field is not listed/m)
    const few = sladd(['policy', 'explain', SE, '--purpose', 'statistics'])
    expect(few.stdout).toContain('\ngroups of fewer than 10 people are suppressed\n')
    const category = ['--category', 'user.government_id.national_identification_number']
    const one = sladd(['policy', 'explain', SE, '--purpose', 'support', ...category])
    expect(one.stdout).toMatch(/ pseudonymise +support-id: a case can be followed/)
    expect(one.stdout).toMatch(/^permit +support-id +applies$/m)
    expect(one.stdout).toMatch(/^permit +insurance-id +does not match: purpose$/m)
    const json = sladd(['policy', 'explain', SE, '--purpose', 'marketing', '--json', ...category])
    expect(JSON.parse(json.stdout).decision).toMatchObject({ name: 'withhold', missing: ['optOut'] })
    expect(sladd(['policy', 'explain', SE, '--purpose', 'x'])).toMatchObject({ code: 2, stdout: '' })
  })

  test('report: text, JSON, a page, and keys due for destruction without reading them', () => {
    const args = ['policy', 'report', SE, '--at', '2026-11-22', '--keyring', 'ring.json']
    const text = sladd(args)
    expect(text.stdout).toContain('k7ma  ends 2026-06-01  needed until 2026-08-30  due for destruction')
    expect(text.stdout).not.toContain('secret')
    expect(JSON.parse(sladd([...args, '--json']).stdout).policy).toBe('se-health-insurer/2026.2')
    expect(sladd([...args, '--html']).stdout).toMatch(/^<!doctype html>/)
    expect(sladd([...args, '--csv']).stdout.split('\r\n')).toHaveLength(
      2 + Object.keys(seHealthInsurer.purposes).length,
    )
    const broken = sladd(['policy', 'report', SE, '--keyring', 'broken.json'])
    expect(broken).toMatchObject({ code: 2, stdout: '' })
    expect(broken.stderr).not.toContain('secret')
  })

  test.each([
    [['policy'], /expected check, coverage, diff, explain or report/],
    [['policy', 'check'], /a file is missing/],
    [['policy', 'explain', SE, NO], /one file at a time/],
    [['policy', 'check', SE, '--html'], /--html does not belong to policy check/],
    [['policy', 'report', SE, '--csv', '--html'], /--csv, --html and --json exclude each other/],
    [['policy', 'report', SE, '--lang', 'da'], /--lang expected en, sv, nb, nn/],
    [['policy', 'report', SE, '--at', 'soon'], /--at expected a date/],
    [['policy', 'explain', SE, '--category', 'x'], /--category: known are user, /],
    [['audit'], /audit: expected verify FILE/],
    [['audit', 'verify', 'missing'], /missing: no such file/],
  ])('%j is refused', async (args, message) => {
    const { code, stderr } = sladd(args)
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })
})

test('sladd audit verify', () => {
  const log = openAuditLog(join(folder, 'audit.ndjson'))
  log.append({ event: 'redact', policy: 'p/1' })
  const head = log.append({ event: 'redact', policy: 'p/1' })
  expect(sladd(['audit', 'verify', 'audit.ndjson', `--head=${head}`])).toMatchObject({
    ...{ code: 0, stdout: `whole: 2 lines, head ${head}\n` },
  })
  const other = sladd(['audit', 'verify', 'audit.ndjson', '--head', 'x'])
  expect(other).toMatchObject({ code: 1 })
  expect(other.stdout).toMatch(/^the head that was kept is not among them.*\nNOT whole: 2 lines/)
})
