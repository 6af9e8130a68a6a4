/**
 * @module Counts how many national identity numbers match a partial mask: fewer than 1,000 is too few. It considers
 * numbers of people born within a hundred years; layouts follow Skatteverket's SKV 704 and Skatteetaten's description
 * of the fødselsnummer. Control digits reduce the candidates by a factor of 10 or 11 each.
 */
import { DAY } from '../input/day'
import type { PartialMask } from '../types'

/** Fewest candidates that a partial mask may leave. */
export const FEWEST = 1000

interface Layout {
  /** Returns the digits of a birth date. */
  date(year: string, month: string, day: string): string
  /** Possible values of each of the three digits of the serial number. */
  readonly serials: readonly number[]
  /** Reduction factor of each control digit. */
  readonly controls: readonly number[]
}

const LAYOUTS: readonly Layout[] = [
  { date: (year, month, day) => year.slice(2) + month + day, serials: [10, 10, 10], controls: [10] },
  { date: (year, month, day) => year + month + day, serials: [10, 10, 10], controls: [10] },
  // A century uses five of the ten hundreds.
  { date: (year, month, day) => day + month + year.slice(2), serials: [5, 10, 10], controls: [11, 11] },
]

const YEARS = { first: 1926, last: 2025 }

function* dates(): Generator<readonly [string, string, string]> {
  const two = (n: number) => String(n).padStart(2, '0')
  for (let at = Date.UTC(YEARS.first, 0, 1); at <= Date.UTC(YEARS.last, 11, 31); at += DAY) {
    const date = new Date(at)
    yield [String(date.getUTCFullYear()), two(date.getUTCMonth() + 1), two(date.getUTCDate())]
  }
}

/** Cached counts: plans are made for each context that a call brings. */
const counted = /* @__PURE__ */ new Map<string, number>()

function leftOf(layout: Layout, { first = 0, last = 0 }: PartialMask): number {
  const width = layout.date('0000', '00', '00').length
  const length = width + 3 + layout.controls.length
  const isShown = (digit: number) => digit < first || digit >= length - last
  const groups = new Map<string, number>()
  for (const date of dates()) {
    const seen = [...layout.date(...date)].filter((_, digit) => isShown(digit)).join('')
    groups.set(seen, (groups.get(seen) ?? 0) + 1)
  }
  const serials = layout.serials.reduce((product, count, i) => (isShown(width + i) ? product : product * count), 1)
  const seenControls = layout.controls.filter((_, i) => isShown(width + 3 + i))
  const narrowed = seenControls.reduce((product, divisor) => product * divisor, 1)
  return Math.floor((Math.min(...groups.values()) * serials) / narrowed)
}

/**
 * Returns the fewest numbers that match what a mask shows, over Swedish numbers of 10 and 12 digits and Norwegian ones.
 *
 * @example
 * candidatesLeft({ last: 5 })   // 301: the birthdays of a century that agree with both control digits
 */
export function candidatesLeft(mask: PartialMask): number {
  const name = `${mask.first ?? 0} ${mask.last ?? 0}`
  const known = counted.get(name)
  if (known !== undefined) return known
  const left = Math.min(...LAYOUTS.map((layout) => leftOf(layout, mask)))
  counted.set(name, left)
  return left
}
