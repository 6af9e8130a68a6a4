import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from '../../src/canonical/canonical'
import { addressOctets, addressText, truncated } from '../../src/canonical/ip'
import { forAll } from '../for-all'

const TODAY = 20261122

/** Every spelling in a row is one thing. */
// biome-ignore format: a table
const TABLE: ReadonlyArray<readonly [kind: string, variant: string, canonical: string, ...spellings: string[]]> = [
  ['personnummer', '', '198712202384', '871220-2384', '8712202384', '19871220-2384', '198712202384', '19871220 2384',
    '871220\u20132384', '871220 - 2384', '871220 2384', '\uff18\uff17\uff11\uff12\uff12\uff10-2384', '\\u0038712202384',
    '\\\\u0038712202384', '%38712202384', '871220%2D2384', '871220&#45;2384', '8712\u200b20-2384', '871220\\u20132384'],
  ['personnummer', '', '189103079803', '910307+9803', '18910307-9803', '189103079803', '910307%2B9803'],
  ['personnummer', '', '200002292399', '000229-2399', '0002292399', '2292399', '20000229-2399'],
  ['personnummer', '', '197010632391', '701063-2391', '19701063-2391'],
  ['personnummer', '', '20000101T220', '000101-T220', '000101T220', '000101-t220'],
  ['fodselsnummer', '', '01019550091', '010195 50091', '01019550091', '01.01.95 50091', '01.01.95-50091', '01 01 95 50091',
    '010195-50091', '1019550091'],
  ['fodselsnummer', '', '41819077302', '41819077302', '418190 77302'],
  ['phone', 'SE', '+46701740605', '070-174 06 05', '0701740605', '+46 70-174 06 05', '+46701740605', '0046701740605',
    '+46 (0)70 174 06 05', '(+46) 70-174 06 05', '070.174.06.05', '070\u2013174\u00a006\u00a005', '46701740605',
    '701740605', '%2B46701740605', '+460701740605', '00 46 70 174 06 05'],
  ['phone', 'SE', '+46846500400', '08-465 004 00', '(08) 465 004 00', '08/46500400', '0846500400', '+46 (0)8 465 004 00'],
  ['phone', 'NO', '+4768051234', '68 05 12 34', '68051234', '+47 68 05 12 34', '004768051234', '4768051234'],
  ['phone', 'foreign', '+442079460123', '+44 20 7946 0123', '+44 (0)20 7946 0123', '00442079460123'],
  ['email', 'email', 'anna@example.se', 'anna@example.se', 'Anna@EXAMPLE.se', ' anna@example.se ', '"anna"@example.se',
    'anna%40example.se', 'anna&#64;example.se', 'anna\\u0040example.se', 'anna&commat;example&period;se', 'anna[@]example[.]se', 'anna (at) example.se',
    'anna[snabel-a]example[dot]se', 'Anna (KRØLLALFA) example (punktum) se', 'anna AT example DOT se'],
  ['email', 'email', '\u00e5sa@xn--rksmrgs-5wao1o.example', '\u00c5sa@R\u00c4KSM\u00d6RG\u00c5S.example',
    'a\u030asa@ra\u0308ksmo\u0308rga\u030as.example', '\u00e5sa@xn--rksmrgs-5wao1o.example',
    '%C3%A5sa@r%C3%A4ksm%C3%B6rg%C3%A5s.example'],
  ['email', 'email', 'a+b@example.com', 'a+b@example.com', 'a%2Bb@example.com'],
  ['ip', 'ipv4', '192.0.2.44', '192.0.2.44', '192[.]0[.]2[.]44', '192(.)0.2[.]44', '::ffff:192.0.2.44', '::FFFF:c000:22c', '0:0:0:0:0:ffff:192.0.2.44'],
  ['ip', 'ipv6', '2001:db8::1', '2001:db8::1', '2001:0DB8:0:0:0:0:0:1', '2001:db8:0:0::1'],
  ['ip', 'ipv6', '2001:db8:0:1::7334', '2001:db8:0:1::7334', '2001:db8:0:1:0:0:0:7334'],
  ['claim-number', 'claim-number', 'claim-number SK-123456', 'SK-123456', ' SK-123456 '],
]

describe('one thing, one canonical value', () => {
  test.each(TABLE)('%s %s %s', (kind, variant, expected, ...spellings) => {
    for (const text of spellings) expect(canonical({ kind, variant, text }, TODAY), text).toBe(expected)
  })

  test('ten digits mean another person a century later', () => {
    const value = { kind: 'personnummer', variant: '', text: '871220-2384' }
    expect(canonical(value, 20261122)).toBe('198712202384')
    expect(canonical(value, 20881122)).toBe('208712202384')
  })

  test.each([
    ['personnummer', '871220-2385'],
    ['personnummer', '71220-23'],
    ['fodselsnummer', '01019550092'],
    ['email', '@example.se'],
    ['email', 'anna@'],
    ['phone', '070'],
    ['phone', '871220-2385'],
    ['phone', 'Anna 070-174 06 05'],
    ['ip', '192.0.2'],
    ['ip', ''],
    ['ip', '2001:db8::1::2'],
  ])('no %s in %s', (kind, text) => {
    expect(canonical({ kind, variant: 'SE', text }, TODAY)).toBeUndefined()
  })
})

describe('addresses', () => {
  test('every address has one spelling, which is read as the same one', () => {
    const octets = fc.oneof(
      fc.array(fc.nat(255), { minLength: 4, maxLength: 4 }),
      fc.array(fc.oneof(fc.constant(0), fc.nat(255)), { minLength: 16, maxLength: 16 }),
    )
    forAll(500, octets, (address) => {
      const text = addressText(address)
      const read = addressOctets(text)
      expect(addressText(read ?? [])).toBe(read?.length === 4 ? read.join('.') : text)
      if (address.length === 4) expect(read).toEqual(address)
    })
  })

  test('what is cut off is zero, and nothing else changes', () => {
    expect(truncated([192, 0, 2, 44], 24)).toEqual([192, 0, 2, 0])
    expect(truncated([203, 255, 113, 7], 12)).toEqual([203, 240, 0, 0])
    expect(addressText(truncated(addressOctets('2001:db8:1:2::7') as number[], 48))).toBe('2001:db8:1::')
  })
})
