/**
 * @module Slow and simple validators for kinds that are off by default: whether a value, with its name next to it, is
 * valid. They implement the rules of the registers and use nothing of the recognisers; for a kind without any other
 * rule, only the form is checked.
 */
import fc from 'fast-check'

const list = (text: string) => [...text].map(Number)

/** Luhn by its table of doubled digits. */
function luhn(text: string): boolean {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
  const sum = list(text.replace(/\D/g, ''))
    .reverse()
    .reduce((all, digit, i) => all + (i % 2 === 1 ? (doubled[digit] as number) : digit), 0)
  return sum % 10 === 0
}

function weighted(text: string, weights: string): number {
  const digits = list(text.replace(/\D/g, ''))
  return list(weights).reduce((sum, weight, i) => sum + weight * (digits[i] as number), 0)
}

/** Whether the host's calendar has the day, and it is not after 22 November 2026. */
function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isOne = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isOne && date.getTime() <= Date.UTC(2026, 10, 22)
}

/** Table 2 of "Personnummeret i CPR": the seventh digit, the last two of the year from and to, the century. */
const CPR_CENTURIES = [
  ['0123', 0, 99, 1900],
  ['4', 0, 36, 2000],
  ['4', 37, 99, 1900],
  ['5678', 0, 57, 2000],
  ['5678', 58, 99, 1800],
  ['9', 0, 36, 2000],
  ['9', 37, 99, 1900],
] as const

function cpr(text: string): boolean {
  const [day, month, year] = (text.match(/\d\d/g) ?? []).map(Number) as [number, number, number]
  const seventh = text.replace(/\D/g, '').charAt(6)
  const row = CPR_CENTURIES.find(([digits, from, to]) => digits.includes(seventh) && year >= from && year <= to)
  if (row === undefined) return false
  return isDate(row[3] + year, month, day) || isDate(row[3] + year, month, day - 60)
}

function henkilotunnus(text: string): boolean {
  const [, day, month, year, sign = '', number] = /^(..)(..)(..)(.)(...)/.exec(text) ?? []
  const centuries: { readonly [signs: string]: number } = { '+': 1800, '-YXWVU': 1900, ABCDEF: 2000 }
  const century = Object.entries(centuries).find(([signs]) => signs.includes(sign))?.[1]
  if (century === undefined || Number(number) < 2) return false
  const rest = BigInt(`${day}${month}${year}${number}`) % 31n
  const isRight = '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(Number(rest)) === text.at(-1)
  return isRight && isDate(century + Number(year), Number(month), Number(day))
}

function kennitala(text: string): boolean {
  if (/^[89]/.test(text)) return true
  const [day, month, year] = (text.match(/\d\d/g) ?? []).map(Number) as [number, number, number]
  const century = new Map([
    ['8', 1800],
    ['9', 1900],
    ['0', 2000],
  ]).get(text.at(-1) as string)
  return century !== undefined && (isDate(century + year, month, day) || isDate(century + year, month, day - 40))
}

/** By BigInt, a letter two digits. */
function iban(text: string): boolean {
  const plain = text.replaceAll(' ', '')
  const moved = `${plain.slice(4)}${plain.slice(0, 4)}`
  const digits = moved.replace(/[A-Z]/g, (letter) => String('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(letter)))
  return BigInt(digits) % 97n === 1n
}

function kid(text: string): boolean {
  const body = list(text.slice(0, -1)).reverse()
  const sum = body.reduce((all, digit, i) => all + digit * ([2, 3, 4, 5, 6, 7][i % 6] as number), 0)
  const eleven = ['0', '-', '9', '8', '7', '6', '5', '4', '3', '2', '1'][sum % 11]
  return (/\d$/.test(text) && luhn(text)) || text.at(-1) === eleven
}

/** A kind's own word, values of its shape, right and wrong, and which of them is one. */
export interface KindOracle {
  readonly word: string
  readonly values: fc.Arbitrary<string>
  isOne(text: string): boolean
}

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`))
const shape = (pattern: RegExp) => fc.stringMatching(pattern)
/** Days of the calendar and a little more, as DDMMYY. */
const date = (offsets: readonly number[]) =>
  fc
    .tuple(fc.integer({ min: 0, max: 32 }), fc.integer({ min: 0, max: 13 }), digits(2), fc.constantFrom(...offsets))
    .map(([day, month, year, more]) => `${String(day + more).padStart(2, '0')}${String(month).padStart(2, '0')}${year}`)
const behind = (first: fc.Arbitrary<string>, ...rest: fc.Arbitrary<string>[]) =>
  fc.tuple(first, ...rest).map((parts) => parts.join(''))

export const KIND_ORACLES: { readonly [kind: string]: KindOracle } = {
  cpr: { word: 'CPR', values: behind(date([0, 0, 60]), fc.constantFrom('-', ''), digits(4)), isOne: cpr },
  henkilotunnus: {
    word: 'hetu',
    values: behind(date([0]), shape(/^[-+A-FU-Y]$/), digits(3), shape(/^[0-9A-FHJ-NPR-Y]$/)).map((text) => {
      // One in two with the right character.
      const rest = Number(text.slice(0, 6) + text.slice(7, 10)) % 31
      return rest % 2 === 0 ? text : text.slice(0, -1) + '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(rest)
    }),
    isOne: henkilotunnus,
  },
  kennitala: { word: 'kennitala', values: behind(date([0, 0, 40]), fc.constant('-'), digits(4)), isOne: kennitala },
  organisationsnummer: {
    word: 'organisationsnummer',
    values: shape(/^[0-9]\d[2-9]\d{3}-\d{4}$/),
    isOne: (text) => /^[1235-9]/.test(text) && luhn(text),
  },
  orgnr: {
    word: 'organisasjonsnummer',
    values: shape(/^[1-9]\d{2} \d{3} \d{3}$/),
    isOne: (text) => /^[89]/.test(text) && weighted(text, '327654321') % 11 === 0,
  },
  kontonummer: {
    word: 'kontonummer',
    values: shape(/^\d{4}\.\d\d\.\d{5}$/),
    // Dots stand in Norwegian ones only.
    isOne: (text) => weighted(text, '54327654321') % 11 === 0,
  },
  iban: {
    word: 'IBAN',
    values: fc.tuple(digits(11), digits(2), fc.boolean()).map(([account, check, isRight]) => {
      const rest = Number(BigInt(`${account}232400`) % 97n)
      return `NO${isRight ? String(98 - rest).padStart(2, '0') : check}${account}`.replace(/(.{4})(?=.)/g, '$1 ')
    }),
    isOne: iban,
  },
  card: {
    word: 'kort',
    values: shape(/^(?:4\d|5[1-5])\d\d \d{4} \d{4} \d{4}$/),
    isOne: (text) => luhn(text) && new Set(text.replaceAll(' ', '')).size > 1,
  },
  bankgiro: { word: 'bankgiro', values: shape(/^[1-9]\d{2,3}-\d{4}$/), isOne: luhn },
  plusgiro: { word: 'plusgiro', values: shape(/^[1-9]\d? \d\d \d\d-\d$/), isOne: luhn },
  ocr: { word: 'OCR', values: shape(/^\d{4,25}$/), isOne: luhn },
  kid: { word: 'KID', values: shape(/^\d{3,24}[\d-]$/), isOne: kid },
  duf: {
    word: 'DUF',
    values: fc
      .tuple(fc.integer({ min: 1990, max: 2026 }), digits(6), fc.integer({ min: 0, max: 11 }))
      .map(([year, running, check]) => `${year}${running}${String(check).padStart(2, '0')}`),
    isOne: (text) => weighted(text.slice(4, 10) + text.slice(0, 4), '4632754632') % 11 === Number(text.slice(10)),
  },
  mac: {
    word: 'MAC',
    values: shape(/^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/),
    isOne: (text) => !/^[0:]+$|^[f:]+$/.test(text),
  },
  plate: {
    word: 'regnr',
    values: shape(/^[A-Z]{3} \d\d[0-9A-Z]$/),
    isOne: (text) => !/[IQV]/.test(text) && !text.endsWith('O'),
  },
  birthdate: {
    word: 'född',
    values: fc
      .tuple(fc.integer({ min: 1880, max: 2030 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
      .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`),
    isOne: (text) => {
      const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
      return year >= 2026 - 130 && isDate(year, month, day)
    },
  },
}
