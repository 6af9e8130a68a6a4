/** The scanner against the slow oracles: the same spans for any text that meets their assumptions. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCorpus } from '../../corpus/tools/load'
import { parseFodselsnummer } from '../../src/identifiers/identifiers'
import { fodselsnummer, withControlDigits, writtenFodselsnummer } from '../arbitraries/fodselsnummer'
import { writtenPersonnummer } from '../arbitraries/personnummer'
import { ORACLES, spansOf } from '../oracle'
import { provedBy } from '../oracle/fodselsnummer'
import { claimsOf, type Span } from '../oracle/scanner'
import {
  anyEmail,
  anyFodselsnummer,
  anyIp,
  anyPersonnummer,
  anyPhone,
  textsWith,
  withinAssumptions,
} from '../oracle/texts'

/** Before and after the day on which the rule of 2032 comes into force. */
const DATES = [20261122, 20320101]
/** Enough for every change; ORACLE_RUNS=15000 looks longer. */
const RUNS = Number(process.env.ORACLE_RUNS ?? 1000)

/** Spans as lines, so that a failure shows what was found where. */
function told(text: string, spans: readonly Span[]): string[] {
  return spans.map(({ kind, start, end }) => `${kind} ${start}-${end} ${JSON.stringify(text.slice(start, end))}`).sort()
}

function expectAgreement(text: string): void {
  for (const today of DATES) {
    expect(told(text, claimsOf(text, today))).toEqual(told(text, spansOf(text, today)))
  }
}

/** Claims of one kind. */
function claimed(kind: string, text: string, today = 20261122): Span[] {
  return claimsOf(text, today).filter((claim) => claim.kind === kind)
}

describe('the scanner claims what the oracles find', () => {
  test.each([
    ['personnummer', anyPersonnummer],
    ['fodselsnummer', anyFodselsnummer],
    ['email', anyEmail],
    ['phone', anyPhone],
    ['ip', anyIp],
  ] as const)('%s, whole, broken and among others', (kind, own) => {
    expect(ORACLES.map((oracle) => oracle.kind)).toContain(kind)
    fc.assert(fc.property(textsWith(own), expectAgreement), { numRuns: RUNS })
  })

  test.each(loadCorpus().map(({ file, line, text }) => [`${file}:${line}`, text] as const))('%s', (_where, text) => {
    if (withinAssumptions(text) === text) expectAgreement(text)
  })
})

/** The same text with its digit at `at` (from the end) raised by `by`. */
function withDigit(text: string, at: number, by: number): string {
  const place = text.length - at
  const digit = (Number(text[place]) + by) % 10
  return text.slice(0, place) + digit + text.slice(place + 1)
}

const otherwise = fc.integer({ min: 1, max: 9 })

describe('check digits', () => {
  test('a personnummer with any other check digit is not claimed', () => {
    fc.assert(
      fc.property(writtenPersonnummer, otherwise, (text, by) => {
        expect(claimed('personnummer', text)).toHaveLength(1)
        expect(claimed('personnummer', withDigit(text, 1, by))).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  test('a fødselsnummer with any other second control digit is not claimed', () => {
    fc.assert(
      fc.property(writtenFodselsnummer, otherwise, (text, by) => {
        expect(claimed('fodselsnummer', text)).toHaveLength(1)
        expect(claimed('fodselsnummer', withDigit(text, 1, by))).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  test('another first control digit, the second one recomputed, is claimed with remainder 0 to 3 only', () => {
    fc.assert(
      fc.property(
        fodselsnummer,
        fc.integer({ min: 0, max: 10 }),
        fc.constantFrom(...DATES),
        ({ digits }, rest, today) => {
          const other = withControlDigits(digits.slice(0, 9), rest)
          fc.pre(other !== undefined)
          expect(claimed('fodselsnummer', other as string, today)).toHaveLength(rest <= 3 ? 1 : 0)
        },
      ),
      { numRuns: RUNS },
    )
  })
})

/** Rule and birth date of eleven digits, by the parser and by the oracle. */
function expectSameProof(digits: string, today: number): void {
  const proved = provedBy(digits, today)
  const at = new Date(String(today).replace(/(....)(..)(..)/, '$1-$2-$3'))
  const parsed = parseFodselsnummer(digits, { at })
  const rule = proved?.rule === 'shared' ? '1964' : proved?.rule
  expect([parsed?.rule, parsed?.birthDate], digits).toEqual([rule, proved?.birthDate])
}

describe('at every border of the tables of folkeregisterforskriften § 2-2, parser and oracle agree', () => {
  const two = (n: number) => String(n).padStart(2, '0')
  const around = (...borders: number[]) => borders.flatMap((border) => [border - 1, border, border + 1])
  const YEARS = [0, 99, ...around(39, 40, 54, 58)]
  const INDIVIDUALS = [0, 999, ...around(200, 500, 600, 750, 900)]
  const DAYS = [0, 1, ...around(29, 31, 40, 69, 71, 80), 99]
  const MONTHS = [0, 1, ...around(12, 20, 32, 40, 52, 60, 65, 72, 77, 80, 92)]

  test.each([0, 40])('centuries, %i added to the day', (isD) => {
    for (const year of YEARS) {
      for (const individual of INDIVIDUALS) {
        // One of the days has control digits.
        for (let day = 1; day <= 9; day++) {
          const nine = two(day + isD) + 12 + two(year) + String(individual).padStart(3, '0')
          for (const rest of [0, 1]) expectSameProof(withControlDigits(nine, rest) ?? nine, DATES[0] as number)
        }
      }
    }
  })

  test.each([40, 96])('days and months of the year %i', (year) => {
    for (const day of DAYS) {
      for (const month of MONTHS) {
        for (let individual = 500; individual < 504; individual++) {
          const nine = two(day) + two(month) + two(year) + individual
          for (const rest of [0, 3, 4]) expectSameProof(withControlDigits(nine, rest) ?? nine, DATES[0] as number)
        }
      }
    }
  })
})

test('parser and oracle agree on rule and birth date of a fødselsnummer', () => {
  fc.assert(
    fc.property(anyFodselsnummer, fc.constantFrom(...DATES), (text, today) => {
      expectSameProof(text.replace(/\D/g, ''), today)
    }),
    { numRuns: 2 * RUNS },
  )
})
