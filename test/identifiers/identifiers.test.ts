import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatFodselsnummer,
  formatKontonummer,
  formatOrgnr,
  formatPersonnummer,
  parseFodselsnummer,
  parseKontonummer,
  parseOrgnr,
  parsePersonnummer,
} from '../../src/identifiers/identifiers'
import { fodselsnummer, withControlDigits } from '../arbitraries/fodselsnummer'
import { luhnDigit, personnummer } from '../arbitraries/personnummer'

const at = new Date('2026-11-22T00:00:00Z')

describe('personnummer', () => {
  test('tells its parts', () => {
    expect(parsePersonnummer('871220-2384', { at })).toEqual({
      kind: 'personnummer',
      variant: 'personnummer',
      canonical: '198712202384',
      birthYear: 1987,
      birthDate: '1987-12-20',
      centuryWritten: false,
      sex: 'female',
    })
    expect(parsePersonnummer('19910924-2397', { at })).toMatchObject({ sex: 'male', centuryWritten: true })
  })

  test('every spelling has one canonical form', () => {
    for (const spelling of ['871220-2384', '8712202384', '19871220-2384', '198712202384']) {
      expect(parsePersonnummer(spelling, { at })?.canonical).toBe('198712202384')
    }
  })

  test('samordningsnummer: sixty off the day, or no date at all', () => {
    expect(parsePersonnummer('701063-2391', { at })).toMatchObject({
      variant: 'samordningsnummer',
      birthDate: '1970-10-03',
    })
    const unknown = parsePersonnummer('191500722390', { at })
    expect(unknown).toMatchObject({ variant: 'samordningsnummer', birthYear: 1915 })
    expect(unknown).not.toHaveProperty('birthDate')
    expect(parsePersonnummer('191711602399', { at })?.variant).toBe('samordningsnummer')
  })

  test('interim numbers tell no sex', () => {
    const parsed = parsePersonnummer('000101-T220', { at })
    expect(parsed).toMatchObject({ variant: 'interimsnummer', birthDate: '2000-01-01', canonical: '20000101T220' })
    expect(parsed).not.toHaveProperty('sex')
  })

  test('the century follows from the reference date and the separator', () => {
    expect(parsePersonnummer('121212-1212', { at })?.birthYear).toBe(2012)
    expect(parsePersonnummer('121212+1212', { at })?.birthYear).toBe(1912)
    expect(parsePersonnummer('121212-1212', { at: new Date('2010-01-01') })?.birthYear).toBe(1912)
    expect(parsePersonnummer('900101+9802', { at })?.birthYear).toBe(1890)
    // Without a separator a birth that lies ahead was a hundred years ago; with a hyphen it is none.
    expect(parsePersonnummer('1212121212', { at: new Date('2012-12-01') })?.birthYear).toBe(1912)
    expect(parsePersonnummer('121212-1212', { at: new Date('2012-12-01') })).toBeUndefined()
  })

  test('born tomorrow is now somewhere, the day after is a hundred years ago', () => {
    for (const [value, day, eve] of [
      ['8712202384', '1987-12-19', '1987-12-18'],
      ['7010632391', '1970-10-02', '1970-10-01'],
    ] as const) {
      const born = Number(day.slice(0, 4))
      expect(parsePersonnummer(value, { at: new Date(day) })?.birthYear).toBe(born)
      expect(parsePersonnummer(value, { at: new Date(eve) })?.birthYear).toBe(born - 100)
      // What stands without a separator is read without one, however leniently.
      expect(parsePersonnummer(value, { at: new Date(eve), lenient: true })?.birthYear).toBe(born - 100)
    }
  })

  test('nobody born before 1840 has one, and no century but the written one counts', () => {
    expect(parsePersonnummer(`18400101-240${luhnDigit('400101240')}`, { at })?.birthYear).toBe(1840)
    expect(parsePersonnummer(`18391231-240${luhnDigit('391231240')}`, { at })).toBeUndefined()
    expect(parsePersonnummer('178712202384', { at })).toBeUndefined()
    expect(parsePersonnummer('218712202384', { at })).toBeUndefined()
  })

  test('is strict', () => {
    const wrong = ['', ' 871220-2384', '871220-2384\n', '871220 2384', '871220–2384', '87-12202384', '871220--2384']
    for (const value of [...wrong, '8712202384x', '19871220-238', '000101-A220', '1987-12-20-2384', '871220-t384']) {
      expect(parsePersonnummer(value, { at }), JSON.stringify(value)).toBeUndefined()
    }
    for (const value of [undefined, null, 8712202384, {}, ['871220-2384']]) {
      expect(parsePersonnummer(value as never, { at })).toBeUndefined()
    }
  })

  test('is written as the register does', () => {
    expect(formatPersonnummer('198712202384', 'official', { at })).toBe('871220-2384')
    expect(formatPersonnummer('189001019802', 'official', { at })).toBe('900101+9802')
    // The hyphen becomes a plus on 1 January of the year in which the person turns 100.
    expect(formatPersonnummer('191212121212', 'official', { at: new Date('2011-12-31') })).toBe('121212-1212')
    expect(formatPersonnummer('191212121212', 'official', { at: new Date('2012-01-01') })).toBe('121212+1212')
    expect(formatPersonnummer('8712202384', 'long', { at })).toBe('19871220-2384')
    expect(formatPersonnummer('871220-2384', 'canonical', { at })).toBe('198712202384')
    expect(formatPersonnummer('871220-2385', 'official', { at })).toBeUndefined()
    expect(formatPersonnummer('198712202384')).toBe('871220-2384')
    const parsed = parsePersonnummer('198712202384', { at })
    expect(parsed && formatPersonnummer(parsed, 'long', { at })).toBe('19871220-2384')
  })

  test('any valid number is read back from what is written', () => {
    fc.assert(
      fc.property(personnummer, ({ twelve, birthDate, variant }) => {
        const parsed = parsePersonnummer(twelve, { at })
        expect(parsed).toMatchObject({ canonical: twelve, birthDate, variant })
        for (const style of ['official', 'long', 'canonical'] as const) {
          const written = formatPersonnummer(twelve, style, { at }) as string
          expect(parsePersonnummer(written, { at })?.canonical).toBe(twelve)
        }
      }),
    )
  })

  test('a wrong reference date is refused', () => {
    const error = new TypeError('"at" expected a Date or milliseconds since 1970')
    expect(() => parsePersonnummer('871220-2384', { at: new Date('x') })).toThrow(error)
  })
})

describe('fodselsnummer', () => {
  test('tells its parts', () => {
    expect(parseFodselsnummer('010195 50091', { at })).toEqual({
      kind: 'fodselsnummer',
      variant: 'fodselsnummer',
      canonical: '01019550091',
      birthDay: { month: 1, day: 1 },
      birthDate: '1895-01-01',
      sex: 'female',
      synthetic: false,
      rule: '1964',
    })
  })

  test('variants by their offsets', () => {
    expect(parseFodselsnummer('41019550085', { at })).toMatchObject({ variant: 'd-nummer', birthDate: '1895-01-01' })
    expect(parseFodselsnummer('01219000150', { at })).toMatchObject({ variant: 'npid', synthetic: false })
    expect(parseFodselsnummer('41819077302', { at })).toMatchObject({ variant: 'd-nummer', synthetic: true })
    expect(parseFodselsnummer('49710697182', { at })).toMatchObject({ synthetic: true, birthDay: { month: 6, day: 9 } })
    const shared = parseFodselsnummer('24417138435', { at })
    expect(shared).toMatchObject({ variant: 'h-nummer' })
    expect(shared).not.toHaveProperty('synthetic')
    expect(parseFodselsnummer('81234567802', { at })).toEqual({
      kind: 'fodselsnummer',
      variant: 'fh-nummer',
      canonical: '81234567802',
      synthetic: false,
      rule: '1964',
    })
  })

  test('month 66 to 72 belongs to two series: the later one is meant where that is a date', () => {
    const read = (date: string, rest = 0) => {
      const all = Array.from({ length: 20 }, (_, i) => withControlDigits(`${date}${100 + i}`, rest))
      const parsed = parseFodselsnummer(all.find((digits) => digits !== undefined) ?? '', { at })
      return [parsed?.variant, parsed?.synthetic, parsed?.birthDay?.month, parsed?.birthDate]
    }
    expect(read('106190')).toEqual(['npid', true, 1, '1990-01-10'])
    expect(read('106790')).toEqual(['fodselsnummer', true, 2, '1990-02-10'])
    expect(read('316790')).toEqual(['npid', true, 7, '1990-07-31'])
    expect(read('296700')).toEqual(['npid', true, 7, '1900-07-29'])
    expect(read('296701', 1)).toEqual(['npid', true, 7, undefined])
    expect(read('296704', 1)).toEqual(['fodselsnummer', true, 2, undefined])
    expect(read('307790')).toEqual(['fodselsnummer', true, 12, '1990-12-30'])
    expect(read('300290')).toEqual([undefined, undefined, undefined, undefined])
  })

  test('the rule of 2032 tells neither century nor sex', () => {
    const parsed = parseFodselsnummer('02013299997', { at })
    expect(parsed).toMatchObject({ rule: '2032', birthDay: { month: 1, day: 2 } })
    expect(parsed).not.toHaveProperty('birthDate')
    expect(parsed).not.toHaveProperty('sex')
    expect(parseFodselsnummer('30108299920', { at })).toMatchObject({ rule: '1964', birthDate: '1982-10-30' })
  })

  test('the D-number table of 2021', () => {
    expect(parseFodselsnummer('41814061033', { at })?.birthDate).toBe('1940-01-01')
    expect(parseFodselsnummer('41810021827', { at })?.birthDate).toBe('2000-01-01')
  })

  test('is strict', () => {
    for (const value of ['010195-50091', '010195  50091', '01.01.95 50091', ' 01019550091', '1019550091', '']) {
      expect(parseFodselsnummer(value, { at }), JSON.stringify(value)).toBeUndefined()
    }
    expect(parseFodselsnummer(1019550091 as never, { at })).toBeUndefined()
  })

  test('is written with one space', () => {
    expect(formatFodselsnummer('41819077302')).toBe('418190 77302')
    expect(formatFodselsnummer('41819077303')).toBeUndefined()
    const parsed = parseFodselsnummer('41819077302')
    expect(parsed && formatFodselsnummer(parsed)).toBe('418190 77302')
  })

  test('any valid number is read', () => {
    fc.assert(
      fc.property(fodselsnummer, ({ digits, birthDate }) => {
        expect(parseFodselsnummer(digits, { at })).toMatchObject({ canonical: digits, birthDate, rule: '1964' })
      }),
    )
  })
})

describe('organisation and account numbers', () => {
  test('both countries', () => {
    expect(parseOrgnr('212000-0142')).toEqual({ kind: 'orgnr', country: 'SE', canonical: '2120000142' })
    expect(parseOrgnr('165592440001')).toEqual({ kind: 'orgnr', country: 'SE', canonical: '5592440001' })
    expect(parseOrgnr('974 760 673')).toEqual({ kind: 'orgnr', country: 'NO', canonical: '974760673' })
    expect(formatOrgnr('2120000142')).toBe('212000-0142')
    expect(formatOrgnr('974760673')).toBe('974 760 673')
    for (const value of ['2120000142', '974760673']) {
      const parsed = parseOrgnr(value)
      expect(parsed && formatOrgnr(parsed)).toBe(formatOrgnr(value))
    }
    for (const value of ['', '2120000143', '974760674', '974760 673', '47476067-3', 'x']) {
      expect(parseOrgnr(value), value).toBeUndefined()
      expect(formatOrgnr(value), value).toBeUndefined()
    }
  })

  test('a sole trader has a personnummer', () => {
    expect(parseOrgnr('871220-2384')).toBeUndefined()
  })

  test('account numbers', () => {
    expect(parseKontonummer('8601 11 17947')).toEqual({ kind: 'kontonummer', canonical: '86011117947', bank: '8601' })
    expect(formatKontonummer('86011117947')).toBe('8601.11.17947')
    const parsed = parseKontonummer('86011117947')
    expect(parsed && formatKontonummer(parsed)).toBe('8601.11.17947')
    for (const value of ['8601 11.17947', '8601 11 17948', '860111 17947', '']) {
      expect(parseKontonummer(value), value).toBeUndefined()
      expect(formatKontonummer(value), value).toBeUndefined()
    }
  })
})

describe('lenient', () => {
  const lenient = true

  test.each([
    ['871220 2384', '198712202384'],
    [' 871220-2384 ', '198712202384'],
    ['\t871220-2384\r\n', '198712202384'],
    ['871220\u20132384', '198712202384'],
    ['871220 - 2384', '198712202384'],
    ['871220/2384', '198712202384'],
    ['871220.2384', '198712202384'],
    ['1987-12-20-2384', '198712202384'],
    ['1987-12-20 2384', '198712202384'],
    ['87 12 20 2384', '198712202384'],
    ['871220-23 84', '198712202384'],
    ['19 87 12 20 23 84', '198712202384'],
    ['\uff18\uff17\uff11\uff12\uff12\uff10\uff0d\uff12\uff13\uff18\uff14', '198712202384'],
    ['8712\u200b20-2384', '198712202384'],
    ['121212 +1212', '191212121212'],
    ['000101-t220', '20000101T220'],
  ])('personnummer %j', (spelling, canonical) => {
    expect(parsePersonnummer(spelling, { at, lenient })?.canonical).toBe(canonical)
    expect(parsePersonnummer(spelling, { at })).toBeUndefined()
    expect(parsePersonnummer(spelling, { at, lenient: false })).toBeUndefined()
  })

  test.each(['010195-50091', ' 01019550091', '01.01.95 50091', '01 01 95 500 91', '0101 9550 091', '010195/50091'])(
    'fodselsnummer %j',
    (spelling) => {
      expect(parseFodselsnummer(spelling, { at, lenient })?.canonical).toBe('01019550091')
      expect(parseFodselsnummer(spelling, { at })).toBeUndefined()
    },
  )

  test('is no less sure of the digits, and takes nothing else', () => {
    for (const wrong of [
      '871220 2385',
      '871220   2384',
      '871220--- 2384',
      'pnr 871220-2384',
      '871220-2384x',
      '871320 2384',
    ])
      expect(parsePersonnummer(wrong, { at, lenient })).toBeUndefined()
    for (const wrong of ['010195+50091', '010195 50092', '0 1 0 1 9 5 5 0 0 9 1 x', ''])
      expect(parseFodselsnummer(wrong, { at, lenient })).toBeUndefined()
    expect(parsePersonnummer(8712202384 as never, { at, lenient })).toBeUndefined()
    expect(() => parsePersonnummer('871220 2384', { lenient: 'yes' as never })).toThrow(
      /"lenient" expected true or false/,
    )
  })

  test('takes what is strict as strictly said', () => {
    fc.assert(
      fc.property(personnummer, (number) => {
        const { twelve } = number
        expect(parsePersonnummer(twelve, { at, lenient })).toEqual(parsePersonnummer(twelve, { at }))
      }),
    )
    fc.assert(
      fc.property(fodselsnummer, (number) => {
        const { digits } = number
        expect(parseFodselsnummer(digits, { at, lenient })).toEqual(parseFodselsnummer(digits, { at }))
      }),
    )
    // Whether one says it or not, what lies ahead is a hundred years ago only without a separator.
    const before = new Date('2012-12-01')
    expect(parsePersonnummer('121212 1212', { at: before, lenient })).toEqual(
      parsePersonnummer('121212-1212', { at: before }),
    )
  })
})
