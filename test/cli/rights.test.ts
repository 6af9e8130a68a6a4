/** A person's rights on the command line: what nothing keeps is erased, and an export describes itself. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ended } from '../command'

const VALUE = '871220-2384'
const folder = mkdtempSync(join(tmpdir(), 'sladd-rights-'))
const fileOf = (name: string) => join(folder, name)
const read = (name: string) => readFileSync(fileOf(name), 'utf8')

function run(args: readonly string[], input = VALUE) {
  return ended(folder, args, input)
}

const DAY = 86_400_000
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString()
const names = (purpose: string) => ['--keyring', 'ring.json', '--tenant', 'shop', '--purpose', purpose]
const erase = (purpose: string, ...more: string[]) => run(['subject', 'erase', ...names(purpose), ...more, 'app.log'])
const policed = ['--policy', 'policy.json']

const permit = (id: string, purpose: string, retention: object) => ({
  ...{ id, purpose: [purpose], category: ['user.government_id'], action: 'pseudonymise', retention },
  ...{ reason: 'test', cites: ['test'], justification: { ground: 'secure-identification', text: 'test' } },
})
const POLICY = {
  ...{ schema: 1, id: 'test', version: '3', title: 'Test', recipient: 'us' },
  purposes: {
    books: { title: 'Books', cites: ['test'], basis: ['legal-obligation'] },
    offers: { title: 'Offers', cites: ['test'], basis: ['consent'] },
    care: { title: 'Care', cites: ['test'], basis: ['contract'] },
  },
  recipients: {
    us: {
      ...{ title: 'Us', role: 'controller', region: 'SE', reason: 'test', cites: ['test'] },
      purposes: ['books', 'offers', 'care'],
    },
  },
  regions: { allow: ['EEA'], reason: 'test', cites: ['test'] },
  rules: [
    permit('books-seven', 'books', { period: 'P7Y', end: 'delete' }),
    permit('offers-year', 'offers', { period: 'P1Y', end: 'delete' }),
    permit('care-contract', 'care', { period: 'P1Y', from: 'the end of the contract', end: 'delete' }),
  ],
}

let token = ''
const lines: { [name: string]: string } = {}

beforeAll(() => {
  expect(run(['key', 'new', 'ring.json', '--epoch', 'none']).code).toBe(0)
  writeFileSync(fileOf('policy.json'), JSON.stringify(POLICY))
  for (const purpose of Object.keys(POLICY.purposes)) {
    token = run(['subject', 'tokens', ...names(purpose)]).out.trim()
    expect(token).toMatch(/^sl1_nid_/)
    lines[purpose] = [
      `{"time":"${ago(3000)}","who":"${token}"}`,
      `{"time":"${ago(10)}","who":"${token}"}`,
      `{"time":"${ago(10)}","who":"other"}`,
      '',
    ].join('\n')
  }
})

const log = (purpose: string) => writeFileSync(fileOf('app.log'), lines[purpose] as string)
const end = (days: number) => {
  const date = new Date(Date.now() - days * DAY)
  return dayOf(Date.UTC(date.getUTCFullYear() + 7, date.getUTCMonth(), date.getUTCDate()))
}

afterAll(() => rmSync(folder, { recursive: true }))

describe('erase --policy', () => {
  test('keeps what a rule keeps, says which and until when, and erases the rest', () => {
    log('books')
    const { code, out, error } = erase('books', ...policed)
    expect([code, out]).toEqual([2, 'app.log: 1 line erased\n'])
    expect(error).toContain(
      `sladd: app.log: 1 line not erased: rule books-seven of test/3 keeps each for 7 years, the last one until ${end(10)}\n`,
    )
    expect(read('app.log')).toBe((lines.books as string).split('\n').slice(1).join('\n'))
  })

  test('a consent keeps nothing, and nothing is kept without a policy', () => {
    log('offers')
    expect(erase('offers', ...policed)).toMatchObject({ code: 0, out: 'app.log: 2 lines erased\n' })
    expect(read('app.log')).toContain('"other"')
    log('books')
    expect(erase('books')).toMatchObject({ code: 0, out: 'app.log: 2 lines erased\n' })
  })

  test('a period from an event that nobody told keeps all of it', () => {
    log('care')
    const untold = erase('care', ...policed)
    expect(untold).toMatchObject({ code: 2, out: 'app.log: 0 lines erased\n' })
    expect(untold.error).toMatch(
      /2 lines not erased: rule care-contract .* 1 year from the end of the contract, whose begin --since says/,
    )
    expect(erase('care', ...policed, '--since', dayOf(Date.now() - 30 * DAY)).code).toBe(2)
    expect(read('app.log')).toBe(lines.care)
    expect(erase('care', ...policed, '--since', '2020-01-01')).toMatchObject({
      code: 2,
      out: 'app.log: 1 line erased\n',
    })
  })

  test('--dry-run changes nothing and says the same', () => {
    log('books')
    utimesSync(fileOf('app.log'), 1000, 1000)
    const before = statSync(fileOf('app.log'))
    const { code, out, error } = erase('books', ...policed, '--dry-run')
    expect([code, out]).toEqual([2, 'app.log: 1 line would be erased\n'])
    expect(error).toMatch(/rule books-seven/)
    expect(read('app.log')).toBe(lines.books)
    expect(statSync(fileOf('app.log'))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs })
    expect(erase('books', '--dry-run')).toMatchObject({ code: 0, out: 'app.log: 2 lines would be erased\n' })
  })

  test('a line that does not say when it was written is as old as its file', () => {
    const undated = () => {
      writeFileSync(fileOf('app.log'), `who ${run(['subject', 'tokens', ...names('books')]).out}`)
      return erase('books', ...policed, '--dry-run')
    }
    expect(undated().code).toBe(2)
    const old = (Date.now() - 3000 * DAY) / 1000
    utimesSync(fileOf('app.log'), old, old)
    expect(erase('books', ...policed).code).toBe(0)
  })

  test('a hold keeps all of a person', () => {
    const [books = ''] = run(['subject', 'tokens', ...names('books')]).out.split('\n')
    writeFileSync(fileOf('list.txt'), `${books} hold 2199-01-31\n`)
    log('books')
    const { code, out, error } = erase('books', '--restricted', 'list.txt')
    expect([code, out]).toEqual([2, ''])
    expect(error).toBe(
      'sladd: nothing was erased: a hold keeps all of this person, until 2199-01-31, that day included\n',
    )
    expect(read('app.log')).toBe(lines.books)
    writeFileSync(fileOf('list.txt'), `${books} hold 2020-01-31\n${books}\n`)
    expect(erase('books', '--restricted', 'list.txt').code).toBe(0)
    writeFileSync(fileOf('list.txt'), 'sl1_nid_zzzz_abcdefghijklmnopqrst2 hold')
    expect(erase('books', '--restricted', 'list.txt').error).toMatch(/a hold is on a token of the key zzzz/)
  })

  test.each([
    [['erase', ...names('nowhere'), ...policed], /--policy needs --purpose, of these: books, offers, care/],
    [['erase', '--keyring', 'ring.json', ...policed], /--policy needs --purpose/],
    [['erase', ...names('books'), '--since', '2020-01-01'], /--since belongs to --policy/],
    [['erase', ...names('books'), ...policed, '--since', '2020-02-30'], /--since expected a day/],
    [['erase', ...names('books'), ...policed, '--objection', 'maybe'], /--objection expected yes or no/],
    [['find', ...names('books'), '--dry-run'], /--dry-run belongs to erase/],
    [['tokens', ...names('books'), '--json'], /--json belongs to export/],
    [['export', ...names('books'), ...policed], /--policy belongs to erase, and to export --json/],
  ])('refuses %j', (args, message) => {
    const { code, out, error } = run(['subject', ...args, ...(args[0] === 'tokens' ? [] : ['app.log'])])
    expect([code, out]).toEqual([2, ''])
    expect(error).toMatch(message)
  })
})

describe('export --json', () => {
  beforeEach(() => log('books'))

  test('lines, and a manifest by which they can be known again', () => {
    writeFileSync(
      fileOf('odd.log'),
      Buffer.concat([Buffer.from([0xff, 32]), Buffer.from(run(['subject', 'tokens', ...names('books')]).out)]),
    )
    const args = ['subject', 'export', ...names('books'), '--json', ...policed]
    const { code, out } = run([...args, 'app.log', 'odd.log', 'missing.log'])
    expect(code).toBe(2)
    const told = out.trimEnd().split('\n')
    const records = told.slice(0, -1).map((line) => JSON.parse(line))
    expect(records.map(({ file, line }) => [file, line])).toEqual([
      ['app.log', 1],
      ['app.log', 2],
      ['odd.log', 1],
    ])
    expect(records[0].text).toBe(lines.books?.split('\n')[0])
    expect(Buffer.from(records[2].base64, 'base64')[0]).toBe(0xff)
    const body = told
      .slice(0, -1)
      .map((line) => `${line}\n`)
      .join('')
    const { manifest } = JSON.parse(told.at(-1) as string)
    expect(manifest).toMatchObject({
      ...{ policy: 'test/3', lines: 3, tokens: { nid: 3 }, failed: ['missing.log'], epochs: ['none'] },
      files: [
        { file: 'app.log', lines: 2 },
        { file: 'odd.log', lines: 1 },
      ],
      ...{ bytes: Buffer.byteLength(body), sha256: createHash('sha256').update(body).digest('hex') },
    })
    expect(Date.now() - Date.parse(manifest.at)).toBeLessThan(600_000)
    expect(out).not.toMatch(/871220|2384/)
  })

  test('also when there is nothing', () => {
    writeFileSync(fileOf('empty.log'), '')
    const { code, out } = run(['subject', 'export', ...names('books'), '--json', 'empty.log'])
    expect(code).toBe(0)
    const { manifest } = JSON.parse(out)
    expect(manifest).toMatchObject({ lines: 0, bytes: 0, sha256: createHash('sha256').digest('hex') })
    expect(manifest.policy).toBeUndefined()
  })
})
