import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactor } from '../../src/redactor'
import type { Generalisation, RedactorOptions } from '../../src/types'
import { forAll } from '../for-all'
import { PATHS } from '../paths'
import { AT } from '../rings'

function less(how: Generalisation = {}): RedactorOptions {
  return { actions: { default: { generalise: how } } }
}

const ROWS: ReadonlyArray<readonly [before: string, how: Generalisation, after: string]> = [
  ['871220-2384', {}, '[personnummer-born-1987]'],
  ['19871220-2384', { sex: true }, '[personnummer-born-1987-female]'],
  ['811228-2390', { birth: 'age5', sex: true }, '[personnummer-age-40-44-male]'],
  ['871220-2384', { birth: 'age5' }, '[personnummer-age-35-39]'],
  ['871220-2384', { birth: 'age10' }, '[personnummer-age-30-39]'],
  ['910307+9803', {}, '[personnummer-born-by-1936]'],
  ['910307+9803', { birth: 'age10' }, '[personnummer-age-90-up]'],
  ['910307+9803', { birth: 'age10', topAge: 110 }, '[personnummer-age-110-up]'],
  ['701063-2391', {}, '[personnummer-born-1970]'],
  ['000101-T220', { sex: true }, '[personnummer-born-2000]'],
  ['fnr 010195 50091', {}, 'fnr [fodselsnummer-born-by-1936]'],
  ['anna@example.se', {}, '[email]'],
  ['anna@example.se', { domains: ['example.com'] }, '[email]'],
  ['Anna@EXAMPLE.com', { domains: ['Example.COM'] }, '[email]@example.com'],
  ['info@räksmörgås.example', { domains: ['räksmörgås.example'] }, '[email]@xn--rksmrgs-5wao1o.example'],
  ['tel 070-174 06 05', {}, 'tel [phone-46]'],
  ['tel +47 68 05 12 34', {}, 'tel [phone-47]'],
  ['ring +44 20 7946 0123', {}, 'ring [phone-44]'],
  ['192.0.2.44', {}, '192.0.2.0'],
  ['203.0.113.250', { v4: 16 }, '203.0.0.0'],
  ['::ffff:203.0.113.7', {}, '203.0.113.0'],
  ['2001:db8:85a3::8a2e:370:7334', {}, '2001:db8:85a3::'],
  ['2001:db8:85a3::8a2e:370:7334', { v6: 32 }, '2001:db8::'],
  ['http://192.0.2.44:8080/a', {}, 'http://192.0.2.0:8080/a'],
  ['http://[2001:db8:1:2::7]:80/a', {}, 'http://[2001:db8:1::]:80/a'],
  ['{"ip":"192.0.2.44","pnr":198712202384}', {}, '{"ip":"192.0.2.0","pnr":"[personnummer-born-1987]"}'],
  ['{"871220-2384":1,"198712202384":2}', {}, '{"[personnummer-born-1987]":1,"[personnummer-born-1987-2]":2}'],
]

describe('less of a value', () => {
  test.each(ROWS)('%s, %o', async (before, how, after) => {
    for (const path of PATHS) {
      if (path.label.includes('small blocks')) continue
      expect(await path.redact(before, less(how), AT), path.label).toBe(after)
    }
  })

  test('nothing fires on what is no address, and a second pass changes nothing', () => {
    for (const [, how, after] of ROWS) {
      expect(createRedactor(less(how)).redact(after, { at: AT })).toBe(after)
      const found = createRedactor({ minConfidence: 0, country: 'NO' }).scan(after, { at: AT })
      for (const { kind } of found) expect(kind).toBe('ip')
    }
  })

  test('what cannot be read is masked, and counted as that', () => {
    const redactor = createRedactor({ ...less(), custom: [] })
    redactor.redact('anna@example.se 192.0.2.44', { at: AT })
    expect(redactor.counts).toEqual({ email: { mask: 1 }, ip: { generalise: 1 } })
  })

  test('every address in a network becomes the same one', () => {
    const redactor = createRedactor(less())
    const octet = fc.integer({ min: 0, max: 255 })
    forAll(200, fc.tuple(octet, octet), ([c, d]) => {
      expect(redactor.redact(`ip=198.51.${c}.${d} x`, { at: AT })).toBe(`ip=198.51.${c}.0 x`)
    })
  })

  test('age moves on the birthday', () => {
    const redactor = createRedactor(less({ birth: 'age5' }))
    const on = (day: string) => redactor.redact('871220-2384', { at: new Date(day) })
    expect(on('2027-12-19')).toBe('[personnummer-age-35-39]')
    expect(on('2027-12-20')).toBe('[personnummer-age-40-44]')
  })
})
