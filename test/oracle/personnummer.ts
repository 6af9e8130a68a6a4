/**
 * Oracle of the Swedish personnummer, samordningsnummer and interim number. Folkbokföringslag (1991:481) 18 and
 * 18 a §; Skatteverket, SKV M 2010:3.
 */
import {
  ALONE_AFTER,
  ALONE_BEFORE,
  iso,
  isRealDate,
  lastBirthDate,
  numberIn,
  type Oracle,
  pattern,
  type Reading,
  readAt,
  SPACE,
  WIDE_DASH,
} from './grammar'

const WRITTEN = pattern(String.raw`
  ${ALONE_BEFORE}
  (?<century> 18 | 19 | 20 )?           # of twelve places
  (?<year>    \d\d )
  (?<month>   \d\d )                    # 00 when not known
  (?<day>     \d\d )                    # 60 more for a samordningsnummer
  (?:
    (?<sign>  \+ )                      # from the year of the hundredth birthday
    | ${WIDE_DASH}
    | (?<space> [${SPACE}] )            # nobody's rule, many people's habit
  )?
  (?<serial>  [\dJ-NPR-UWX] \d\d )      # the letter: an interim number
  (?<check>   \d )
  ${ALONE_AFTER}
`)

const OLDEST_YEAR = 1840

/** Luhn: every other digit doubled, digits of products summed; a letter counts as 1. */
function isLuhn(places: string): boolean {
  const products = [...places].map((place, i) => (/\d/.test(place) ? Number(place) : 1) * (i % 2 === 0 ? 2 : 1))
  const digits = [...products.join('')].map(Number)
  return digits.reduce((sum, digit) => sum + digit, 0) % 10 === 0
}

/**
 * Years in which the person may be born. Without a century it is the year that makes them younger than 100, with
 * a plus a hundred more; a birth that then lies ahead was a hundred years ago, unless the plus has said so.
 */
function birthYears(reading: Reading, day: number, today: number): number[] {
  if (reading.part.century) return [Number(reading.part.century) * 100 + numberIn(reading, 'year')]
  const thisYear = Math.floor(today / 10_000)
  let young = Math.floor(thisYear / 100) * 100 + numberIn(reading, 'year')
  if (young > thisYear) young -= 100
  if (reading.part.sign) return [young - 100]
  const isAhead = iso(young, numberIn(reading, 'month'), day) > lastBirthDate(today)
  return isAhead ? [young - 100] : [young]
}

function isBirthDate(year: number, month: number, day: number, isCoordination: boolean, today: number): boolean {
  if (year < OLDEST_YEAR || iso(year, month, day) > lastBirthDate(today)) return false
  if (isRealDate(year, month, day)) return true
  // Not known: month 00, day 60; and when the days of a month ran out, days that it does not have.
  return isCoordination && month <= 12 && day <= 31
}

export const personnummer: Oracle = {
  kind: 'personnummer',
  find(text, at, today) {
    const reading = readAt(WRITTEN, text, at)
    if (reading === undefined) return undefined
    const { year = '', month = '', day = '', serial = '', check = '', space } = reading.part
    const isInterim = /^[A-Z]/.test(serial)
    if (serial === '000' || (isInterim && space) || !isLuhn(year + month + day + serial + check)) return undefined
    const isCoordination = Number(day) >= 60
    const birthday = isCoordination ? Number(day) - 60 : Number(day)
    const years = birthYears(reading, birthday, today)
    const isBorn = years.some((born) => isBirthDate(born, Number(month), birthday, isCoordination, today))
    return isBorn ? reading.end : undefined
  },
}
