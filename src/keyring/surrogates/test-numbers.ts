/**
 * @module Swedish test numbers: those of Skatteverket's open data set "Testpersonnummer", which "never exist in
 * production".
 *
 * The set has 41,127 numbers of people born from 1890 to 2023 (copy: github personnummer/meta @c44a844,
 * testdata/allPins.json). It states no rule, but for each day of the {@link YEARS} it has exactly the two with the
 * serial numbers 238 (women) and 239 (men), and no number of these years is missing: counted, 19,724 of 19,724. They
 * are computed here, without a list. In other years the series has gaps or another pattern; to use those numbers,
 * provide the list.
 */
import { readPersonnummer } from '../../canonical/canonical'
import { dayOf } from '../../input/day'

/** Years in which every day has both numbers. */
const YEARS = [
  ...[1977, 1978, 1979, 1981, 1982, 1983, 1984, 1985, 1986, 1987, 1988, 1991, 1992, 1993, 1994, 1995, 1996, 1997],
  ...[1998, 1999, 2003, 2004, 2006, 2008, 2009, 2012, 2013],
]
const SERIALS = { female: '238', male: '239' } as const
const MOST_GIVEN = 100_000
/** Older ones need a plus sign when written with ten digits. */
const FIRST_YEAR = 1940
/** Long after all of these births, and before any of the numbers would be read as a hundred years younger. */
const TODAY = 2035_01_01

type Sex = keyof typeof SERIALS

/** Which numbers to pick from; unset means all. */
export interface Wanted {
  readonly sex?: Sex | undefined
  /** The first of ten years of birth. */
  readonly band?: number | undefined
}

function daysIn(year: number): number {
  return (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000
}

/** Appends the check digit to nine digits (Luhn, Folkbokföringslag 18 §). */
function checked(nine: string): string {
  let sum = 0
  for (let i = 0; i < 9; i++) {
    const product = Number(nine[i]) * (2 - (i % 2))
    sum += product > 9 ? product - 9 : product
  }
  return nine + ((10 - (sum % 10)) % 10)
}

/** Returns the number of a day of the year, counted from 0. */
function computed(year: number, day: number, serial: string): string {
  const date = dayOf(Date.UTC(year, 0, 1 + day)).replaceAll('-', '')
  return date.slice(0, 2) + checked(date.slice(2) + serial)
}

interface Given {
  readonly canonical: string
  readonly sex: Sex | undefined
  readonly year: number
}

/** Numbers to draw from: computed ones by year, and given ones. */
interface Pool {
  readonly years: readonly number[]
  readonly serials: readonly string[]
  readonly given: readonly Given[]
  readonly size: number
}

/** The published test numbers known here. */
export class TestNumbers {
  readonly #given: readonly Given[]
  readonly #known: ReadonlySet<string>
  readonly #pools = new Map<string, Pool>()

  /**
   * @param given - more of the published numbers, twelve digits each
   * @throws TypeError or RangeError for an invalid number; no message contains it
   */
  constructor(given: unknown = []) {
    if (!Array.isArray(given)) throw new TypeError('"testNumbers" expected an array of strings')
    if (given.length > MOST_GIVEN) throw new RangeError(`"testNumbers" expected at most ${MOST_GIVEN} numbers`)
    const read = given.map((text: unknown, i) => {
      const parsed = typeof text === 'string' && /^\d{12}$/.test(text) ? readPersonnummer(text, TODAY) : undefined
      if (parsed === undefined) throw new RangeError(`"testNumbers[${i}]" expected a personnummer of twelve digits`)
      return { canonical: parsed.canonical, sex: parsed.sex, year: parsed.birthYear }
    })
    const others = read.filter(({ canonical, year }) => year >= FIRST_YEAR && !isComputed(canonical))
    this.#given = [...new Map(others.map((one) => [one.canonical, one])).values()]
    this.#known = new Set(read.map(({ canonical }) => canonical))
  }

  /** True if a number, twelve digits, is one of the published ones known here. */
  has(canonical: string): boolean {
    return isComputed(canonical) || this.#known.has(canonical)
  }

  /**
   * Picks one of the wanted numbers, twelve digits; undefined if there are none.
   *
   * @param below - draws a number from 0 to `end`, exclusive
   */
  pick(wanted: Wanted, below: (end: number) => number): string | undefined {
    const pool = this.#poolOf(wanted)
    if (pool.size === 0) return undefined
    let at = below(pool.size)
    for (const year of pool.years) {
      const count = daysIn(year) * pool.serials.length
      if (at < count) {
        return computed(year, Math.trunc(at / pool.serials.length), pool.serials[at % pool.serials.length] as string)
      }
      at -= count
    }
    return (pool.given[at] as Given).canonical
  }

  #poolOf({ sex, band }: Wanted): Pool {
    const name = `${sex} ${band}`
    const known = this.#pools.get(name)
    if (known !== undefined) return known
    const isIn = (year: number) => band === undefined || (year >= band && year < band + 10)
    const years = YEARS.filter(isIn)
    const serials = sex === undefined ? Object.values(SERIALS) : [SERIALS[sex]]
    const given = this.#given.filter((one) => isIn(one.year) && (sex === undefined || one.sex === sex))
    const days = years.reduce((sum, year) => sum + daysIn(year), 0)
    const pool = { years, serials, given, size: days * serials.length + given.length }
    this.#pools.set(name, pool)
    return pool
  }
}

function isComputed(canonical: string): boolean {
  const serial = canonical.slice(8, 11)
  const isSerial = serial === SERIALS.female || serial === SERIALS.male
  // The day of a samordningsnummer is higher than any day of a month.
  return isSerial && Number(canonical.slice(6, 8)) <= 31 && YEARS.includes(Number(canonical.slice(0, 4)))
}
