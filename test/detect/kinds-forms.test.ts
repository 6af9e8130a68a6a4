/**
 * Which form and variant each recogniser of a kind sees, and where: one line for each side of each condition. Numbers of
 * people are published samples, births of the nineteenth century, or from ranges that nobody is given.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digitsOf, isDay, isLuhn, isMod97, isPast, isStamp } from '../../src/kinds/checks'
import type { MoreKind } from '../../src/kinds/rows'
import { RECOGNISED } from '../../src/kinds/table'

const TODAY = 20261122

/** What is recognised at the vertical bar, or where the text begins: the span, the form, the variant. */
function seen(kind: MoreKind, marked: string): string {
  const at = Math.max(0, marked.indexOf('|'))
  const text = marked.replace('|', '')
  const found = RECOGNISED[kind].recognise(text, at, TODAY)
  if (found === undefined) return 'nothing'
  const { start, end, form, variant, isNamed } = found
  return [text.slice(start, end), form.name, variant, isNamed && 'named'].filter(Boolean).join('  ')
}

const ROWS: { readonly [kind in MoreKind]?: readonly (readonly [marked: string, seen: string])[] } = {
  cpr: [
    ['211062-5629', '211062-5629  DDMMYY-SSSS  cpr'],
    ['211062 - 5629', '211062 - 5629  DDMMYY-SSSS  cpr'],
    ['211062 5629', '211062 5629  DDMMYY SSSS  cpr'],
    ['2110625629', '2110625629  DDMMYYSSSS  cpr'],
    ['211062-5628', '211062-5628  DDMMYY-SSSS, no mod 11  cpr'],
    ['2110625628', '2110625628  DDMMYYSSSS, no mod 11  cpr'],
    ['110858-5001', '110858-5001  DDMMYY-SSSS  cpr'],
    // Of 2057: not yet.
    ['110857-5006', 'nothing'],
    ['710858-5018', '710858-5018  DDMMYY-SSSS  replacement'],
    ['600858-5018', 'nothing'],
    ['191121-1406', '191121-1406  DDMMYY-HHMM  cpr'],
    ['1|211062-5629', 'nothing'],
    ['1.|211062-5629', 'nothing'],
    ['x.|211062-5629', '211062-5629  DDMMYY-SSSS  cpr'],
    ['211062-56291', 'nothing'],
    ['211062-5629.5', 'nothing'],
    ['211062-5629.x', '211062-5629  DDMMYY-SSSS  cpr'],
  ],
  henkilotunnus: [
    ['131052-308T', '131052-308T  DDMMYY-NNNC, Finnish  FI'],
    ['131052-308t', '131052-308t  DDMMYY-NNNC, Finnish  FI'],
    ['131052-308U', 'nothing'],
    ['131052-9030', '131052-9030  DDMMYY-NNNN, Finnish  synthetic'],
    ['131052-900W', '131052-900W  DDMMYY-NNNC, Finnish  synthetic'],
    ['131020+1050', '131020+1050  DDMMYY-HHMM, Finnish  FI'],
    ['010190+002R', '010190+002R  DDMMYY-NNNC, Finnish  FI'],
    ['010190+001P', 'nothing'],
    ['290200A903E', '290200A903E  DDMMYY-NNNC, Finnish  synthetic'],
    ['290201A903P', 'nothing'],
    ['310424A903J', 'nothing'],
    ['010105F903V', '010105F903V  DDMMYY-NNNC, Finnish  synthetic'],
    ['010160U9032', '010160U9032  DDMMYY-NNNC, Finnish  synthetic'],
    // The last two years, a name of a build, and a sign that ninety-year-olds hardly have.
    ['221126A903W', '221126A903W  DDMMYYANNNC, a date of the last two years  synthetic'],
    ['231126A903J', 'nothing'],
    ['010124A902R', '010124A902R  DDMMYYANNNC, a date of the last two years  synthetic'],
    ['010123A902F', '010123A902F  DDMMYY-NNNC, Finnish  synthetic'],
    ['240101A905R', '240101A905R  DDMMYYANNNC, a date of the last two years  synthetic'],
    ['230101A9053', '230101A9053  DDMMYY-NNNC, Finnish  synthetic'],
    ['010136Y903V', '010136Y903V  DDMMYYANNNC, a date of the last two years  synthetic'],
    ['010137Y9034', '010137Y9034  DDMMYY-NNNC, Finnish  synthetic'],
  ],
  kennitala: [
    ['120174-3399', '120174-3399  DDMMYY-NNPC  IS'],
    ['1201743399', '1201743399  DDMMYYNNPC  IS'],
    ['120174 3399', '120174 3399  DDMMYYNNPC  IS'],
    ['120174-3389', '120174-3389  DDMMYY-NNNC, no mod 11  IS'],
    ['450401-3150', '450401-3150  DDMMYY-NNPC  organisation'],
    ['892350-1739', '892350-1739  a system number of Iceland  system'],
    ['792350-1739', 'nothing'],
    ['120174-339', 'nothing'],
    ['120174-33991', 'nothing'],
  ],
  organisationsnummer: [
    ['212000-0142', '212000-0142  NNNNNN-NNNC of a series  SE'],
    ['556012-3456', '556012-3456  NNNNNN-NNNC of a series  SE'],
    ['302100-1239', '302100-1239  NNNNNN-NNNC  SE'],
    ['2120000142', '2120000142  NNNNNNNNNC  SE'],
    ['212000 0142', '212000 0142  NNNNNNNNNC  SE'],
    ['16212000-0142', '16212000-0142  16NNNNNN-NNNC  SE'],
    ['162120000142', '162120000142  16NNNNNNNNNC  SE'],
    ['SE|212000014201', 'SE212000014201  SENNNNNNNNNC01  SE'],
    ['SE |212000014201', 'SE 212000014201  SENNNNNNNNNC01  SE'],
    ['SE|2120000142', '2120000142  NNNNNNNNNC  SE'],
    ['ASE|212000014201', 'nothing'],
    ['212000014201', 'nothing'],
    // The third digit of a company's number is at least 2, and no number begins with 4.
    ['211900-1234', 'nothing'],
    ['412000-1237', 'nothing'],
    ['871220-2384', "871220-2384  a sole trader's YYMMDD-NNNC  sole-trader"],
    ['701063-2391', "701063-2391  a sole trader's YYMMDD-NNNC  sole-trader"],
    ['SE|871220238401', "871220238401  a sole trader's YYMMDD-NNNC  sole-trader"],
    ['871320-2384', 'nothing'],
    ['1.|212000-0142', 'nothing'],
  ],
  orgnr: [
    ['974760673', '974760673  NNNNNNNNN  NO'],
    ['974 760 673', '974 760 673  NNN NNN NNN  NO'],
    ['974 760673', 'nothing'],
    ['974760673MVA', '974760673MVA  NNN NNN NNN MVA  NO'],
    ['NO |974 760 673 MVA', 'NO 974 760 673 MVA  NNN NNN NNN MVA  NO'],
    ['NO|974760673', '974760673  NNNNNNNNN  NO'],
    ['974760673MVAx', '974760673  NNNNNNNNN  NO'],
  ],
  iban: [
    ['SE4550000000058398257466', 'SE4550000000058398257466  CCKKBBBB…  SE'],
    ['SE45 5000 0000 0583 9825 7466', 'SE45 5000 0000 0583 9825 7466  CCKK BBBB …  SE'],
    ['SE45-5000-0000-0583-9825-7466-x', 'SE45-5000-0000-0583-9825-7466  CCKK BBBB …  SE'],
    ['x |SE45 50000000058398257466', 'SE45 50000000058398257466  CCKK BBBB …  SE'],
    ['x |SE4550000000058398257466', 'SE4550000000058398257466  CCKKBBBB…  SE'],
    ['NO9386011117947', 'NO9386011117947  CCKKBBBB…  NO'],
    ['DE89370400440532013000', 'DE89370400440532013000  CCKKBBBB…  foreign'],
    // The first of the list of lengths, and letters that are a country's only across two entries of it.
    ['AD1200012030200359100100', 'AD1200012030200359100100  CCKKBBBB…  foreign'],
    ['XX9386011117947', 'nothing'],
    ['SE 4550000000058398257466', 'nothing'],
    ['SE45  5000 0000 0583 9825 7466', 'nothing'],
    ['SE45/5000 0000 0583 9825 7466', 'nothing'],
    ['SE45 5000 0000 0583 9825 74661', 'nothing'],
    ['SE4550000000058398257466x', 'nothing'],
  ],
  card: [
    ['4111111111111111', '4111111111111111  NNNNNNNNNNNNNNNC  visa'],
    ['4111 1111 1111 1111', '4111 1111 1111 1111  NNNN NNNN NNNN NNNC  visa'],
    ['4111 1111-1111 1111', 'nothing'],
    ['3782 822463 10005', '3782 822463 10005  NNNN NNNN NNNN NNNC  amex'],
    ['5555555555554444', '5555555555554444  NNNNNNNNNNNNNNNC  mastercard'],
    ['4444444444444444', 'nothing'],
    ['4111111111111112', 'nothing'],
    ['41111111111111111', 'nothing'],
    ['4111111111111111.5', 'nothing'],
    ['5.|4111111111111111', 'nothing'],
  ],
  birthdate: [
    ...['1987-12-20', '1987.12.20', '1987/12/20', '1987 12 20', '19871220', '1987-1-2', '20.12.1987', '20/12-1987'],
    ...['20.12.87', '2/1 87', '87-12-20', '871220', '201287', '418190', '41.81.90', '41.12.90', '1.81.90', '1.41.90'],
    ...['20 december 1987', '20. dec. 1987', '20 mai 1987', '20 may 1987', '20 oct 1987', '20 des 1987', '2 jan 1987'],
    ...['1896-01-01', '1900-01-01', '2026-11-22', '29.02.2000', '29 februari 1988'],
  ]
    .map((date): readonly [string, string] => [date, `${date}  YYYY-MM-DD`])
    .concat(
      [
        ...['1987-12.20', '1987-13-20', '1895-12-31', '2026-11-23', '20 foo 1987', '31 april 1987', '8712201'],
        ...['1987-12-20-5', '1987-12-20.5', '60.40.90', '40.12.90', '72.12.90', '41.80.90', '1.93.90', '1.53.90'],
        ...['29 februari 1987', '29.02.1900', '5.|1987-12-20', '-|1987-12-20', '1.|871220'],
      ].map((date) => [date, 'nothing']),
    )
    .concat([
      ['f. |1987-12-20', '1987-12-20  YYYY-MM-DD  named'],
      ['f.|871220', '871220  YYYY-MM-DD  named'],
      ['af. |871220', '871220  YYYY-MM-DD'],
      ['x. |871220', '871220  YYYY-MM-DD'],
      ['5 |871220', '871220  YYYY-MM-DD'],
    ]),
  coordinates: [
    ...['59.3268,18.0717', '59.3268, 18.0717', '59.3268; 18.0717', '59.3268 18.0717', '90.0000,180.0000'],
    ...['59.3268,-18.0717', '0.0000,-180.0000'],
  ]
    .map((pair): readonly [string, string] => [pair, `${pair}  DD.DDDD, DD.DDDD`])
    .concat([
      ...['59.3268  18.0717', '59.3268,180.0001', '59.3268,-180.0001', '59.3268,18.0717.5', '59.3268', '180.000'].map(
        (text): readonly [string, string] => [text, `${/^[\d.]+/.exec(text)?.[0]}  DD.DDDD`],
      ),
      ['90.0001,18.0717', '90.0001  DD.DDDD'],
      ['180.001', 'nothing'],
      ['59.32', 'nothing'],
      ['geo:|59.3268,18.0717', '59.3268,18.0717  geo:DD.DDDD,DD.DDDD'],
      ['geo:-|59.3268,18.0717', '-59.3268,18.0717  geo:DD.DDDD,DD.DDDD'],
      ['xgeo:|59.3268,18.0717', '59.3268,18.0717  DD.DDDD, DD.DDDD'],
      ['-|59.3268,18.0717', '-59.3268,18.0717  DD.DDDD, DD.DDDD'],
      ['1-|59.3268,18.0717', 'nothing'],
      ['1.|59.3268,18.0717', 'nothing'],
      [',-|59.3268,18.0717', 'nothing'],
      ['59\ufffd19\'36"N 18\ufffd4\'18"E', '59\ufffd19\'36"N 18\ufffd4\'18"E  DD°MM\'SS"N DD°MM\'SS"E'],
      ['59\ufffd19\'36"X', 'nothing'],
    ]),
  secret: [
    ['https://bo:|hunter2@example.se', 'hunter2  //user:password@  url'],
    [`https://${'x'.repeat(99)}:|hunter2@example.se`, 'hunter2  //user:password@  url'],
    ['https://bo:|hunter2 @example.se', 'nothing'],
    ['https://bo:|hunter2@ x', 'nothing'],
    ['bo:|hunter2@example.se', 'nothing'],
    ['https://bo:|AKIAIOSFODNN7EXAMPLE', "AKIAIOSFODNN7EXAMPLE  a key with its issuer's prefix  key"],
    ['x:|AKIAIOSFODNN7EXAMPLE', "AKIAIOSFODNN7EXAMPLE  a key with its issuer's prefix  key"],
    ['-|AKIAIOSFODNN7EXAMPLE', 'nothing'],
    ['x|AKIAIOSFODNN7EXAMPLE', 'nothing'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln', 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln  eyJ….eyJ….…  jwt'],
    ['x|eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln', 'nothing'],
  ],
  duf: [
    ['201017238203', '201017238203  YYYYNNNNNNCC  NO'],
    ['2010 172382 03', '2010 172382 03  YYYYNNNNNNCC  NO'],
    ['201017238204', 'nothing'],
    ['1.|201017238203', 'nothing'],
  ],
  hpr: [
    ['12345', '12345  an HPR number  NO'],
    ['123456789', '123456789  an HPR number  NO'],
    ['1234', 'nothing'],
    ['1234567890', 'nothing'],
    ['9144889.5', 'nothing'],
    ['1.|9144889', 'nothing'],
  ],
  passport: [
    ...['AB123456', '12345678', 'AB 123456', 'ABC123456', '123456', '123456789', 'ABC 123456'].map(
      (text): readonly [string, string] => [text, `${text}  AANNNNNN`],
    ),
    ...['ABC1234567', 'AB 12345678', 'ABCD123456', '12345', '1234567890', 'AB123456-7', 'AB123456x'].map(
      (text): readonly [string, string] => [text, 'nothing'],
    ),
  ],
  reservnummer: [
    ['19121212-K12X', '19121212-K12X  YYYYMMDD-XXXX'],
    ['22121240-AB3K', '22121240-AB3K  YYYYMMDD-XXXX'],
    ['991234567890', '991234567890  99NNNNNNNNNN'],
    ['19121212-1234', 'nothing'],
    ['19121292-1234', 'nothing'],
  ],
  mac: [
    ['00:00:5e:00:53:01', '00:00:5e:00:53:01  hh:hh:hh:hh:hh:hh'],
    ['0000.5e00.5301', '0000.5e00.5301  hhhh.hhhh.hhhh'],
    ['10:20:30:40:50:10', '10:20:30:40:50:10  dd:dd:dd:dd:dd:dd'],
    ...['00:00:00:00:00:00', 'ff-ff-ff-ff-ff-ff', 'FFFF.FFFF.FFFF', '00:00:5e:00:53:01:02', '00:00-5e:00:53:01'].map(
      (text): readonly [string, string] => [text, 'nothing'],
    ),
    ['1:|00:00:5e:00:53:01', 'nothing'],
    ['x:|00:00:5e:00:53:01', '00:00:5e:00:53:01  hh:hh:hh:hh:hh:hh'],
    ['00:00:5e:00:53:01: x', '00:00:5e:00:53:01  hh:hh:hh:hh:hh:hh'],
    ['00:00:5e:00:53:01x', 'nothing'],
  ],
}

describe.each(Object.entries(ROWS))('%s', (kind, rows) => {
  test.each(rows)('%s', (marked, expected) => {
    expect(seen(kind as MoreKind, marked)).toBe(expected)
  })
})

describe('checks', () => {
  test('days are those of the calendar', () => {
    const [year, part] = [fc.integer({ min: 1800, max: 2400 }), fc.integer({ min: 0, max: 40 })]
    fc.assert(
      fc.property(year, part, part, (y, m, d) => {
        const day = new Date(Date.UTC(y, m - 1, d))
        expect(isDay(y, m, d)).toBe(m > 0 && m < 13 && day.getUTCMonth() === m - 1 && day.getUTCDate() === d)
      }),
      {
        examples: [
          [1900, 2, 29],
          [2000, 2, 29],
          [2023, 2, 29],
          [2024, 2, 29],
          [2024, 4, 31],
          [2024, 12, 31],
        ],
      },
    )
    expect([20261121, 20261122, 20261123].map((day) => isPast(2026, 11, 22, day))).toEqual([false, true, true])
  })

  test('check digits are those of the standards, told in another way', () => {
    const nines = (value: number) => (value > 0 && value % 9 === 0 ? 9 : value % 9)
    fc.assert(
      fc.property(fc.stringMatching(/^\d{2,20}$/), (digits) => {
        const sum = [...digits]
          .reverse()
          .reduce((all, one, i) => all + (i % 2 ? nines(2 * Number(one)) : Number(one)), 0)
        expect(isLuhn(digits)).toBe(sum % 10 === 0)
        expect(isMod97(digits)).toBe(BigInt(digits) % 97n === 1n)
      }),
    )
    expect(digitsOf('a1-2 3')).toBe('123')
  })

  test('stamps: a day of this century that has been, with the year first or last, and a time', () => {
    const isClock = (digits: string) => isStamp(digits, TODAY)
    expect(['2411211406', '2111241406', '2411212359', '2411210000', '2611221406'].map(isClock)).not.toContain(false)
    expect(
      ['2411212400', '2411211460', '2413211406', '3211241406', '9911219911', '2711271406'].map(isClock),
    ).not.toContain(true)
  })
})
