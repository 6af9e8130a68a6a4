/**
 * Oracle for the Swedish personnummer, samordningsnummer and interim number. Folkbokföringslag (1991:481) 18 and 18 a
 * §; Skatteverket, SKV M 2010:3.
 */
import {
  ALONE_AFTER,
  ALONE_BEFORE,
  BARE_AFTER,
  dateApart,
  exponentAt,
  groupsAt,
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
  WORD,
  YEAR_FIRST,
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
  (?: (?<= \d{10} ) ${BARE_AFTER} | ${ALONE_AFTER} )
`)

/** The VAT number of a sole trader. */
const VAT = pattern(String.raw`(?<= (?<! [${WORD}] ) [sS][eE] ) (?<digits> \d{10} ) 01 (?! [${WORD}] )`)

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

/** Where a number ends that is written as it is issued, or nearly so. */
function asWritten(text: string, at: number, today: number): number | undefined {
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
}

/** Where a number ends whose groups somebody has joined in a way of their own; what is recent is a date and a time. */
function inGroups(text: string, at: number, today: number): number | undefined {
  for (const wanted of [10, 12]) {
    const groups = groupsAt(text, at, wanted)
    const digits = groups?.replace(/\D/g, '') ?? ''
    if (groups === undefined || asWritten(digits, 0, today) === undefined) continue
    const year = wanted === 12 ? Number(digits.slice(0, 4)) : shortYear(digits, today)
    if (year < Math.floor(today / 10_000) - 2) return at + groups.length
  }
  return undefined
}

/** Where the last four digits end whose birth date stands before them. */
function lastFour(text: string, at: number, today: number): number | undefined {
  const date = dateApart(text, at, 4, YEAR_FIRST)
  const isNumber = date !== undefined && asWritten(date + text.slice(at, at + 4), 0, today) !== undefined
  return isNumber ? at + 4 : undefined
}

/** Birth year of ten digits that are a number. */
function shortYear(digits: string, today: number): number {
  const reading = readAt(WRITTEN, digits, 0) as Reading
  const day = Number(reading.part.day)
  return birthYears(reading, day >= 60 ? day - 60 : day, today)[0] as number
}

/** Where a number ends that a program wrote with an exponent. */
function withExponent(text: string, at: number, today: number): number | undefined {
  const number = exponentAt(text, at, 10) ?? exponentAt(text, at, 12)
  return number && asWritten(number.digits, 0, today) !== undefined ? number.end : undefined
}

export const personnummer: Oracle = {
  kind: 'personnummer',
  find(text, at, today) {
    const end = asWritten(text, at, today)
    if (end !== undefined) return end
    const vat = readAt(VAT, text, at)
    const isVat = vat !== undefined && asWritten(vat.part.digits ?? '', 0, today) !== undefined
    return isVat ? vat.end : (inGroups(text, at, today) ?? withExponent(text, at, today) ?? lastFour(text, at, today))
  },
}
