/** Valid Norwegian numbers of every series, generated in memory; folkeregisterforskriften § 2-2. */
import fc from 'fast-check'

const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2]
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

function weigh(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11
}

/** Nine digits with both control digits; undefined where a control digit would be 10. */
export function withControlDigits(nine: string, rest = 0): string | undefined {
  const k1 = (11 + rest - weigh(nine, FIRST)) % 11
  if (k1 === 10) return undefined
  const k2 = (11 - weigh(nine + k1, SECOND)) % 11
  return k2 === 10 ? undefined : `${nine}${k1}${k2}`
}

const two = (n: number) => String(n).padStart(2, '0')

export interface Made {
  readonly digits: string
  readonly birthDate: string
}

/** Born 1940 to 1999 with an individual number below 500: one century in every table. */
export const fodselsnummer: fc.Arbitrary<Made> = fc
  .tuple(
    fc.date({ min: new Date('1940-01-01'), max: new Date('1999-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 499 }),
    fc.constantFrom(0, 40),
    fc.constantFrom(0, 20, 40, 65, 80),
  )
  .map(([date, individual, dayOffset, monthOffset]) => {
    const day = two(date.getUTCDate() + dayOffset)
    const month = two(date.getUTCMonth() + 1 + monthOffset)
    const nine = day + month + two(date.getUTCFullYear() % 100) + String(individual).padStart(3, '0')
    return { digits: withControlDigits(nine) ?? '', birthDate: date.toISOString().slice(0, 10) }
  })
  .filter(({ digits }) => digits !== '')

/** Every way of writing that the scanner takes. */
export const writtenFodselsnummer: fc.Arbitrary<string> = fc
  .tuple(
    fodselsnummer,
    fc.constantFrom('bare', 'split', 'dotted', 'spaced', 'exponent'),
    fc.constantFrom(' ', '-', '\u00a0', '\u2013', '.'),
  )
  .map(([{ digits }, style, join]) => {
    if (style === 'bare') return digits
    if (style === 'exponent') return `${digits[0]}.${digits.slice(1)}e${join === '-' ? '+' : ''}10`
    if (style === 'split') return digits.slice(0, 6) + join + digits.slice(6)
    const date = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)]
    return style === 'dotted' ? `${date.join('.')} ${digits.slice(6)}` : `${date.join(' ')} ${digits.slice(6)}`
  })
