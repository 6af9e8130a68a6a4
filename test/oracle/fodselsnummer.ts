/**
 * Oracle for the Norwegian fødselsnummer with D-number, H-number, NPID, FH-number and the synthetic series.
 * Folkeregisterforskriften § 2-2; Skatteetaten, "Nytt fødselsnummer fra 2032", "Utvidelse av D-nummerserien".
 */
import {
  ALONE_AFTER,
  ALONE_BEFORE,
  BARE_AFTER,
  DAY_FIRST,
  dateApart,
  exponentAt,
  groupsAt,
  iso,
  isRealDate,
  lastBirthDate,
  type Oracle,
  pattern,
  readAt,
  SPACE,
  WIDE_DASH,
} from './grammar'

const WRITTEN = pattern(String.raw`
  ${ALONE_BEFORE}
  (?:
    (?<date> \d{6} )
    (?: ${WIDE_DASH} | [${SPACE}] )?             # DDMMYYIIIKK, DDMMYY IIIKK
  |
    (?<day> \d\d )                               # DD.MM.YY IIIKK, DD MM YY IIIKK
    (?: \. (?<dotMonth> \d\d ) \. | [${SPACE}] (?<month> \d\d ) [${SPACE}] )
    (?<year> \d\d )
    (?: [${SPACE}] | (?<= \. \d\d ) ${WIDE_DASH} )  # a dash only after a dotted date
  )
  (?<tail> \d{5} )                               # IIIKK
  (?: (?<= \d{11} ) ${BARE_AFTER} | ${ALONE_AFTER} )
`)

const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

/**
 * Skatteetaten's synthetic series; Norsk Helsenett's; synthetic person id; H-number or NAV's synthetic; NAV's person
 * id; nothing. Months 66 to 72 belong to two series, the one with the larger offset is meant.
 */
const MONTH_OFFSETS = [80, 65, 60, 40, 20, 0]

/** Individual numbers, year digits, century: folkeregisterforskriften § 2-2. */
const CENTURIES = [
  { from: 0, to: 499, years: [0, 99], century: 1900 },
  { from: 500, to: 749, years: [54, 99], century: 1800 },
  { from: 500, to: 999, years: [0, 39], century: 2000 },
  { from: 900, to: 999, years: [40, 99], century: 1900 },
] as const

/** The same for D-numbers, since 16 November 2021. */
const D_CENTURIES = [
  { from: 500, to: 599, years: [58, 99], century: 1800 },
  { from: 0, to: 199, years: [0, 39], century: 1900 },
  { from: 0, to: 499, years: [40, 99], century: 1900 },
  { from: 600, to: 999, years: [40, 99], century: 1900 },
  { from: 200, to: 999, years: [0, 39], century: 2000 },
] as const

/** What eleven digits are: by which rule, and born when, if that is told. */
export interface Proved {
  readonly rule: '1964' | '2032' | 'shared'
  readonly birthDate?: string
}

function remainder(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11
}

/** The date, if the year has the day in a month that the written one can stand for. */
function dateIn(year: number, writtenMonth: number, day: number): string | undefined {
  const months = MONTH_OFFSETS.map((offset) => writtenMonth - offset)
  const month = months.find((candidate) => isRealDate(year, candidate, day))
  return month === undefined ? undefined : iso(year, month, day)
}

/** Proves eleven digits, or gives undefined. */
export function provedBy(digits: string, today: number): Proved | undefined {
  if (remainder(digits, SECOND_WEIGHTS) !== 0) return undefined
  const rest = remainder(digits, FIRST_WEIGHTS)
  const writtenDay = Number(digits.slice(0, 2))
  // Felles hjelpenummer: the first digit is 8 or 9, and no date is inside.
  if (writtenDay >= 80) return rest === 0 ? { rule: 'shared' } : undefined
  const isD = writtenDay > 40
  const day = isD ? writtenDay - 40 : writtenDay
  const [month, year, individual] = [digits.slice(2, 4), digits.slice(4, 6), digits.slice(6, 9)].map(Number) as [
    number,
    number,
    number,
  ]
  const row = (isD ? D_CENTURIES : CENTURIES).find(
    ({ from, to, years: [first, last] }) => from <= individual && individual <= to && first <= year && year <= last,
  )
  const birthDate = row && dateIn(row.century + year, month, day)
  if (rest === 0 && birthDate !== undefined && birthDate <= lastBirthDate(today)) return { rule: '1964', birthDate }
  // Numbers issued from 2032 on: the first sum may leave 0 to 3, and no century is told; 00 is a leap year.
  return rest <= 3 && dateIn(2000 + year, month, day) !== undefined ? { rule: '2032' } : undefined
}

/** Where a number ends that is written as registers write it. */
function asWritten(text: string, at: number, today: number): number | undefined {
  const reading = readAt(WRITTEN, text, at)
  if (reading === undefined) return undefined
  const { date, day, month, dotMonth, year, tail } = reading.part
  const digits = (date || `${day}${month || dotMonth}${year}`) + tail
  return provedBy(digits, today) === undefined ? undefined : reading.end
}

/** 4-2-5: an account number. */
const ACCOUNT = /^\d{4}\D{1}\d\d\D\d{5}(?!\d)/

/** Where a number ends whose groups somebody has joined in a way of their own, perhaps with all digits of the year. */
function inGroups(text: string, at: number, today: number): number | undefined {
  if (ACCOUNT.test(text.slice(at))) return undefined
  for (const wanted of [11, 13]) {
    const groups = groupsAt(text, at, wanted)
    if (groups === undefined) continue
    const digits = groups.replace(/\D/g, '')
    const proved = provedBy(wanted === 11 ? digits : digits.slice(0, 4) + digits.slice(6), today)
    const year = Number(digits.slice(4, 8))
    const isYear = wanted === 11 || (year >= 1850 && year <= 2099)
    if (proved?.rule === '1964' && isYear) return at + groups.length
  }
  return undefined
}

/** Where the last five digits end whose birth date stands before them. */
function lastFive(text: string, at: number, today: number): number | undefined {
  const date = dateApart(text, at, 5, DAY_FIRST)
  if (date === undefined) return undefined
  const proved = provedBy(date.slice(0, 4) + date.slice(-2) + text.slice(at, at + 5), today)
  const isYear = date.length === 6 || proved?.birthDate?.slice(0, 4) === date.slice(4)
  return proved?.rule === '1964' && isYear ? at + 5 : undefined
}

/** Where a number ends that a program wrote with an exponent. */
function withExponent(text: string, at: number, today: number): number | undefined {
  const number = exponentAt(text, at, 11)
  return number && provedBy(number.digits, today)?.rule === '1964' ? number.end : undefined
}

export const fodselsnummer: Oracle = {
  kind: 'fodselsnummer',
  find: (text, at, today) =>
    asWritten(text, at, today) ??
    inGroups(text, at, today) ??
    withExponent(text, at, today) ??
    lastFive(text, at, today),
}
