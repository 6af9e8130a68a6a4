/** `sladd redact --surrogate`: a database dump, a table and JSON, which load again with the same types. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parsePersonnummer } from '../../src/identifiers/identifiers'
import { ended } from '../command'
import { RING, testKey } from '../rings'

const folder = mkdtempSync(join(tmpdir(), 'sladd-surrogate-'))
const ALWAYS = {
  ...RING,
  epoch: 'none',
  keys: [testKey('none', 1, { epoch: 'none', nbf: '2026-01-01', exp: undefined } as never)],
}

beforeAll(() => {
  writeFileSync(join(folder, 'ring.json'), JSON.stringify(ALWAYS), { mode: 0o600 })
  writeFileSync(join(folder, 'list.csv'), 'Testpersonnummer\n198712202384\n"189001019802"\n')
  writeFileSync(join(folder, 'wrong.csv'), '198712202385\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

function run(args: readonly string[], input = '') {
  return ended(folder, args, input)
}

const surrogate = (...more: readonly string[]) => ['redact', '--surrogate', '--keyring', 'ring.json', ...more]

/** What a column is like: every letter and digit is one of its sort. */
const formOf = (text: string) => text.replace(/\d/g, '9')

describe('sladd redact --surrogate', () => {
  test('a dump in SQL: each column has values of the same length and form', () => {
    const dump = [
      'CREATE TABLE kund (id int, personnummer char(13), fnr char(11), mobil varchar(16), epost text, ip inet);',
      "INSERT INTO kund VALUES (1, '19680164-2395', '13097248022', '070-123 45 67', 'bo@example.org', '10.1.2.3');",
      "INSERT INTO kund VALUES (2, '19680164-2395', '01019550091', '+46 70 123 45 67', 'per@example.org', '10.1.2.4');",
      '',
    ].join('\n')
    const { code, out } = run(surrogate('--format', 'text', '-'), dump)
    expect(code).toBe(0)
    const valuesIn = (text: string) => [...text.matchAll(/'([^']*)'/g)].map(([, value]) => value as string)
    const [before, after] = [valuesIn(dump), valuesIn(out)]
    expect(out.split('\n')[0]).toBe(dump.split('\n')[0])
    expect(after.length).toBe(before.length)
    for (const [i, value] of before.entries()) {
      if (/^\+?[\d -]+$/.test(value)) expect(formOf(after[i] as string)).toBe(formOf(value))
      expect(after[i]).not.toBe(value)
    }
    expect(after[0]).toBe(after[5])
    expect(after[3]).toMatch(/^u-[a-z2-7]{20}[a-w]@example\.com$/)
    expect(after[9]).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/)
    expect(run(surrogate('--format', 'text', '-'), out).out).toBe(out)
  })

  test('a table and JSON: numbers stay numbers', () => {
    const table = 'personnummer,epost,n\n196801642395,bo@example.org,1\n'
    const csv = run(surrogate('--format', 'csv', '-'), table).out
    expect(csv).not.toContain('"')
    const [row] = parseCsv(csv, { columns: true }) as { readonly [name: string]: string }[]
    expect(parsePersonnummer(row?.personnummer ?? '')).toBeDefined()
    const json = JSON.parse(run(surrogate(), '{"personnummer":196801642395,"n":1}\n').out)
    expect(json).toEqual({ personnummer: Number(row?.personnummer), n: 1 })
  })

  test('what is kept, and more test numbers', () => {
    expect(run(surrogate('--keep', 'ageBand'), 'pnr 680164-2395\n').out).toBe('pnr [personnummer]\n')
    expect(
      run(surrogate('--keep', 'sex', '--test-numbers', 'list.csv'), 'pnr 680164-2395, pnr 900101+9802\n').out,
    ).toMatch(/^pnr \d{6}-239\d, pnr 900101\+9802\n$/)
    const day = run(['redact', '--keyring', 'ring.json', '--surrogate', '--field', 'dob=surrogate'], '{"dob":"x"}\n')
    expect(day.out).toBe('{"dob":"[field]"}\n')
    expect(run(['redact', '--field', 'memberId=last:4'], '{"memberId":"AB-1234567"}\n').out).toBe(
      '{"memberId":"***4567"}\n',
    )
  })

  test.each([
    [['redact', '--surrogate'], /--surrogate needs --keyring/],
    [surrogate('--pseudonymise'), /--pseudonymise and --surrogate exclude each other/],
    [surrogate('--keep', 'name'), /--keep expected sex, ageBand/],
    [surrogate('--scope', 'person'), /--scope expected relationship, document, transaction/],
    [surrogate('--test-numbers', 'none.csv'), /none\.csv/],
    [surrogate('--test-numbers', 'wrong.csv'), /"testNumbers\[0\]" expected a personnummer of twelve digits/],
    [['redact', '--keep', 'sex'], /--keep belongs to --surrogate/],
    [['redact', '--test-numbers', 'list.csv'], /--test-numbers belongs to --policy or --surrogate/],
    [['scan', '--surrogate', '--keyring', 'ring.json'], /--surrogate belongs to redact/],
    [['redact', '--field', 'memberId=last:9'], /--field memberId\.partial leaves \d+ national numbers/],
  ])('%j is refused', (args, message) => {
    const { code, error } = run(args, 'x')
    expect(code).toBe(2)
    expect(error).toMatch(message)
  })
})
