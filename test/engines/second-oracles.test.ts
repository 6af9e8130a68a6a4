/**
 * Third-party validators as second oracles: `personnummer` 3.2.1, `@navikt/fnrvalidator` 2.2.1 and `node:net`. Where we
 * disagree on purpose, a row says so, with its source; any other disagreement fails, and so does an unnecessary row.
 */
import { isIPv4, isIPv6 } from 'node:net'
import { idnr } from '@navikt/fnrvalidator'
import fc from 'fast-check'
import personnummerPackage from 'personnummer'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { parseFodselsnummer, parsePersonnummer } from '../../src/identifiers/identifiers'
import { ipv4, ipv6 } from '../arbitraries/address'
import { fodselsnummer } from '../arbitraries/fodselsnummer'
import { personnummer } from '../arbitraries/personnummer'
import { claimsOf } from '../oracle/scanner'
import { anyFodselsnummer, anyIp, anyPersonnummer } from '../oracle/texts'

const RUNS = 6000
const TODAY = new Date('2026-11-22T12:00:00Z')

/** A deliberate disagreement. */
interface Row {
  readonly name: string
  readonly source: string
  /** Who says yes. */
  readonly yes: 'ours' | 'theirs'
  holds(text: string): boolean
}

type Verdict = (text: string) => boolean

/** Holds two verdicts together on `texts`; every disagreement needs a row, and every row a disagreement. */
function expectOnly(rows: readonly Row[], texts: fc.Arbitrary<string>, ours: Verdict, theirs: Verdict): void {
  const met = new Set<string>()
  const verdicts = new Set<string>()
  fc.assert(
    fc.property(texts, (text) => {
      const [isOurs, isTheirs] = [ours(text), theirs(text)]
      verdicts.add(`${isOurs} ${isTheirs}`)
      if (isOurs === isTheirs) return
      const row = rows.find(({ yes, holds }) => (yes === 'ours') === isOurs && holds(text))
      expect(row?.name, `${isOurs ? 'ours' : 'theirs'} only: ${text}`).toBeDefined()
      met.add(row?.name ?? '')
    }),
    { numRuns: RUNS },
  )
  expect([...met].sort()).toEqual(rows.map(({ name }) => name).sort())
  expect(verdicts).toContain('true true')
  expect(verdicts).toContain('false false')
}

/** One place of the text changed, dropped or doubled. */
function mutated(texts: fc.Arbitrary<string>, alphabet: string): fc.Arbitrary<string> {
  return fc.tuple(texts, fc.nat(), fc.constantFrom('', ...alphabet)).map(([text, place, put]) => {
    const at = place % text.length
    return text.slice(0, at) + put + text.slice(at + 1)
  })
}

describe('personnummer', () => {
  // Their clock is the computer's.
  beforeAll(() => {
    vi.useFakeTimers({ now: TODAY, toFake: ['Date'] })
  })
  afterAll(() => {
    vi.useRealTimers()
  })

  const PARTS = /^(\d\d)?(\d\d)(\d\d)(\d\d)([-+]?)(.)/

  /** Year as written or derived, month, and day without the 60 of a samordningsnummer. */
  function dateOf(text: string): { year: number; month: number; day: number; century: string | undefined } {
    const [, century, year, month, day, sign] = PARTS.exec(text) ?? []
    const young = 2026 - ((2026 - Number(year)) % 100)
    const derived = sign === '+' ? young - 100 : young
    const written = century === undefined ? derived : Number(century + year)
    return { year: written, month: Number(month), day: Number(day) % 60, century }
  }

  const ROWS: readonly Row[] = [
    {
      name: 'samordningsnummer that is no calendar date',
      source: 'Folkbokföringslag (1991:481) 18 a §; Skatteverket issues month 00 and day 60 where the date is unknown',
      yes: 'ours',
      holds: (text) => /^(\d\d)?\d{4}[6-9]/.test(text) && parsePersonnummer(text)?.birthDate === undefined,
    },
    {
      name: 'interim number with P',
      source:
        'the test data that the personnummer packages share has it as valid; their text lists eleven letters without',
      yes: 'ours',
      holds: (text) => PARTS.exec(text)?.[6] === 'P',
    },
    {
      name: 'birth in the future',
      source: 'Folkbokföringslag (1991:481) 18 §: the number holds the birth date of one who is registered',
      yes: 'theirs',
      holds: (text) => {
        const { year, month, day } = dateOf(text)
        return Date.UTC(year, month - 1, day) > TODAY.getTime() + 24 * 3600 * 1000
      },
    },
    {
      name: 'a century before the nineteenth',
      source: 'Folkbokföringslag (1991:481) 18 §, Skatteverket: the centuries in use are 18, 19 and 20',
      yes: 'theirs',
      holds: (text) => Number(dateOf(text).century ?? 18) < 18,
    },
    {
      name: 'born 1800 to 1839',
      source: 'Personnummer have been given since 1947: nobody born before 1840 has one',
      yes: 'theirs',
      holds: (text) => dateOf(text).year >= 1800 && dateOf(text).year < 1840,
    },
  ]

  const strict = anyPersonnummer.map((text) => text.replace(/[^\dA-Z]+/, (join) => (join.includes('+') ? '+' : '-')))
  const valid = personnummer.map(({ twelve }) => twelve)
  const short = fc
    .tuple(valid, fc.constantFrom('', '-', '+'))
    .map(([twelve, sign]) => twelve.slice(2, 8) + sign + twelve.slice(8))
  const texts = fc.oneof(strict, strict, valid, short, mutated(fc.oneof(valid, short), '0123456789-+ TPA'))

  test('personnummer-js says the same but for the rows', () => {
    const options = { allowCoordinationNumber: true, allowInterimNumber: true }
    expectOnly(
      ROWS,
      texts,
      (text) => parsePersonnummer(text) !== undefined,
      (text) => personnummerPackage.valid(text, options),
    )
  })
})

describe('fødselsnummer', () => {
  const month = (text: string) => Number(text.replace(' ', '').slice(2, 4))
  const between = (value: number, low: number, high: number) => low <= value && value <= high

  const ROWS: readonly Row[] = [
    {
      name: 'six digits, a space, five digits',
      source: 'folkeregisterforskriften § 2-2: birth date and personnummer are two parts, usually written so',
      yes: 'ours',
      holds: (text) => /^\d{6} \d{5}$/.test(text),
    },
    {
      name: 'NPID, month + 20',
      source: "NAV's person identifier (NavPersonIdent): month 21 to 32",
      yes: 'ours',
      holds: (text) => between(month(text), 21, 32),
    },
    {
      name: 'synthetic, month + 60 and + 65',
      source: "NAV's synthetic person identifier, month 61 to 72; Norsk Helsenett's test series, month 66 to 77",
      yes: 'ours',
      holds: (text) => between(month(text), 61, 77),
    },
    {
      name: 'FH-number',
      source: 'Norsk Helsenett, felles hjelpenummer: the first digit is 8 or 9 and no date is inside',
      yes: 'ours',
      holds: (text) => /^[89]\d{10}$/.test(text),
    },
  ]

  const valid = fodselsnummer.map(({ digits }) => digits)
  const any = anyFodselsnummer.map((text) => text.replace(/\D/g, ''))
  const shared = fc
    .tuple(fc.constantFrom('8', '9'), fc.stringMatching(/^\d{7}$/))
    .chain(([first, rest]) => fc.constantFrom(...candidates(first + rest)))

  /** Every ending of eight digits; one in some hundred is valid. */
  function candidates(eight: string): string[] {
    const all = Array.from({ length: 1000 }, (_, ending) => eight + String(ending).padStart(3, '0'))
    const good = all.filter((text) => parseFodselsnummer(text) !== undefined)
    return good.length > 0 ? good : all
  }

  const spaced = fc.oneof(valid, any).map((text) => `${text.slice(0, 6)} ${text.slice(6)}`)
  const texts = fc.oneof(
    { weight: 8, arbitrary: fc.oneof(any, any, valid, mutated(valid, '0123456789')) },
    { weight: 1, arbitrary: spaced },
    { weight: 1, arbitrary: shared },
  )

  test('fnrvalidator says the same but for the rows', () => {
    expectOnly(
      ROWS,
      texts,
      (text) => parseFodselsnummer(text, { at: TODAY }) !== undefined,
      (text) => idnr(text).status === 'valid',
    )
  })

  test('a D-number is a D-number to both, and month + 80 synthetic', () => {
    const types = { fnr: 'fodselsnummer', dnr: 'd-nummer', tnr: 'fodselsnummer', 'dnr-and-tnr': 'd-nummer' } as const
    fc.assert(
      fc.property(fc.oneof(any, valid), (text) => {
        const theirs = idnr(text)
        if (theirs.status !== 'valid' || theirs.type === 'hnr' || theirs.type === 'dnr-and-hnr') return
        const ours = parseFodselsnummer(text, { at: TODAY })
        expect([ours?.variant, ours?.synthetic]).toEqual([types[theirs.type], theirs.type.endsWith('tnr')])
      }),
      { numRuns: RUNS },
    )
  })
})

describe('IP addresses', () => {
  const isWhole: Verdict = (text) =>
    claimsOf(text, 20261122).some(({ kind, start, end }) => kind === 'ip' && start === 0 && end === text.length)

  const ROWS: readonly Row[] = [
    {
      name: 'a zone',
      source: 'RFC 4007 section 11: the zone follows the address and is none of it',
      yes: 'theirs',
      holds: (text) => text.includes('%'),
    },
    {
      name: 'eight groups of two digits',
      source: 'RFC 4291 section 2.2 allows it; IEEE writes an EUI-64 so',
      yes: 'theirs',
      holds: (text) => /^[0-9a-f]{2}(:[0-9a-f]{2}){7}$/i.test(text),
    },
  ]

  const hex = fc.stringMatching(/^[0-9a-fA-F]{1,4}$/)
  const rare = fc.oneof(
    fc.tuple(hex, fc.boolean()).map(([group, isFirst]) => (isFirst ? `${group}::` : `::${group}`)),
    fc.array(fc.stringMatching(/^[0-9a-f]{2}$/), { minLength: 8, maxLength: 8 }).map((parts) => parts.join(':')),
    ipv6.map((text) => `${text}%eth0`),
  )
  const texts = fc.oneof(
    { weight: 4, arbitrary: anyIp },
    { weight: 4, arbitrary: mutated(fc.oneof(ipv4, ipv6), '0125689af.:') },
    { weight: 1, arbitrary: rare },
  )

  test('node:net says the same but for the rows', () => {
    expectOnly(ROWS, texts, isWhole, (text) => isIPv4(text) || isIPv6(text))
  })
})
