/**
 * @module How many national identity numbers a partial mask leaves possible: fewer than 1,000 is no mask. Numbers of
 * people born in a hundred years; layouts as in Skatteverket's SKV 704 and Skatteetaten's description of the
 * fødselsnummer. What a date and a serial number do not fix, the control digits narrow by 10 or 11 each.
 */
import { DAY } from '../day'
import type { PartialMask } from '../types'

/** Fewest candidates that a partial mask may leave. */
export const FEWEST = 1000

interface Layout {
  /** The digits of a birth date. */
  date(year: string, month: string, day: string): string
  /** How many there are of each of the three digits of the serial number. */
  readonly serials: readonly number[]
  /** What each control digit divides by. */
  readonly controls: readonly number[]
}

const LAYOUTS: readonly Layout[] = [
  { date: (year, month, day) => year.slice(2) + month + day, serials: [10, 10, 10], controls: [10] },
  { date: (year, month, day) => year + month + day, serials: [10, 10, 10], controls: [10] },
  // A century has five of the ten hundreds.
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

/** What was counted: plans are made for each context that a call brings. */
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
 * The fewest numbers that still match what a mask shows, over Swedish numbers of 10 and 12 digits and Norwegian ones.
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
