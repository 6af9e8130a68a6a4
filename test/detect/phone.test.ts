import fc from 'fast-check'
import {
  findPhoneNumbersInText,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { countryCodeLength, isNorwegianStart, swedishAreaLength } from '../../src/recognise/checks/plans'
import { createRedactor } from '../../src/redactor'

const at = new Date('2026-11-22T00:00:00Z')
const phones = createRedactor({ kinds: ['phone'], minConfidence: 0 })
const codes = (digits: string) => Uint8Array.from(`${digits}\n\n\n\n`, (character) => character.charCodeAt(0))

function isFound(text: string): boolean {
  return phones.scan(text, { at }).some(({ start, end }) => start === 0 && end === text.length)
}

/** Where we and libphonenumber-js 1.13.16 disagree, each on purpose. */
const DISAGREEMENTS = {
  /** Ours only: ITU-T E.164 assigns them to no country (freephone, shared cost, satellites, networks). */
  countryCodes: ['800', '808', '870', '878', '881', '882', '883', '888', '979'],
  /** Ours only: 010, 075 and 077 are one service range each for us; not all of their numbers are in use. */
  swedish: ['100', '109', '750', '759', '778', '779'],
  /** Ours only: Norwegians write pairs, so only the first two digits are sure to stand together. 79 is Svalbard. */
  norwegian: /^(79\d|80[2-9]|81[14689]|817|82[1-8]|85[6-9]|88[1-9])$/,
}

describe('the plans against another library', () => {
  const assigned = new Set(getCountries().map((country) => String(getCountryCallingCode(country))))

  function isTheirs(national: string, country: 'SE' | 'NO'): boolean {
    const parsed = parsePhoneNumberFromString(national, country)
    return parsed?.country === country && parsed.isValid()
  }

  const startsOfThree = Array.from({ length: 900 }, (_, i) => String(100 + i))

  test('country codes', () => {
    for (const code of assigned) expect(countryCodeLength(codes(`${code}5550000000`), 0), code).toBe(code.length)
    const onlyOurs = Array.from({ length: 999 }, (_, i) => String(i + 1)).filter(
      (code) => countryCodeLength(codes(`${code}5550000000`), 0) === code.length && !assigned.has(code),
    )
    expect(onlyOurs).toEqual(DISAGREEMENTS.countryCodes)
  })

  test('Swedish area codes', () => {
    const numbers = (start: string) =>
      [6, 7, 8, 9].flatMap((digits) => ['5', '1', '0', '2', '3'].map((fill) => start.padEnd(digits, fill)))
    const onlyOurs = startsOfThree.filter(
      (start) =>
        swedishAreaLength(codes(`${start}5550000`), 0) > 0 && !numbers(start).some((n) => isTheirs(`0${n}`, 'SE')),
    )
    expect(onlyOurs).toEqual(DISAGREEMENTS.swedish)
    for (const start of startsOfThree) {
      for (const number of numbers(start)) {
        if (isTheirs(`0${number}`, 'SE'))
          expect(isFound(`+46${number}`), `${start}, ${number.length} digits`).toBe(true)
      }
    }
  })

  test('Norwegian first digits', () => {
    for (const start of startsOfThree) {
      const theirs = ['55555', '00000', '12345'].some((rest) => isTheirs(start + rest, 'NO'))
      const ours = isNorwegianStart(codes(start), 0, 1)
      if (theirs || ours) expect(ours && !theirs, start).toBe(DISAGREEMENTS.norwegian.test(start))
    }
  })
})

describe('written habits', () => {
  const mobile = fc
    .tuple(fc.constantFrom('70', '72', '73', '76', '79'), fc.stringMatching(/^\d{7}$/))
    .map(([prefix, rest]) => ({ prefix, rest }))

  const write: ReadonlyArray<(prefix: string, rest: string) => string> = [
    (p, r) => `0${p}-${r.slice(0, 3)} ${r.slice(3, 5)} ${r.slice(5)}`,
    (p, r) => `0${p} ${r.slice(0, 3)} ${r.slice(3, 5)} ${r.slice(5)}`,
    (p, r) => `0${p}${r}`,
    (p, r) => `0${p}${r[0]}-${r.slice(1, 3)} ${r.slice(3, 5)} ${r.slice(5)}`,
    (p, r) => `+46${p}${r}`,
    (p, r) => `+46 ${p} ${r.slice(0, 3)} ${r.slice(3, 5)} ${r.slice(5)}`,
    (p, r) => `+46 (0)${p}-${r}`,
    (p, r) => `0046${p}${r}`,
  ]

  test('any Swedish mobile in any habit is found', () => {
    fc.assert(
      fc.property(mobile, fc.constantFrom(...write), ({ prefix, rest }, as) => {
        expect(isFound(as(prefix, rest)), 'whole').toBe(true)
      }),
    )
  })

  test('what the other library finds with a plus in prose, we find too', () => {
    const text = 'Ring +46 70 174 06 05, +47 68 05 12 34, +45 32 12 34 56 eller +358 40 1234567 i dag.'
    const theirs = findPhoneNumbersInText(text).map(({ startsAt, endsAt }) => [startsAt, endsAt])
    expect(theirs.length).toBe(4)
    expect(phones.scan(text, { at }).map(({ start, end }) => [start, end])).toEqual(theirs)
  })
})

describe('country', () => {
  test('breaks the tie for national numbers in groups', () => {
    const norwegian = createRedactor({ country: 'NO' })
    expect(norwegian.redact('Ola 68 05 12 34')).toBe('Ola [phone]')
    expect(createRedactor().redact('Ola 68 05 12 34')).toBe('Ola 68 05 12 34')
    expect(createRedactor({ country: 'SE' }).redact('Ola 68 05 12 34')).toBe('Ola 68 05 12 34')
    // Bare digits are a size or an id as well.
    expect(norwegian.redact('size 68051234')).toBe('size 68051234')
  })
})
