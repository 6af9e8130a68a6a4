/**
 * @module Birth dates: calendar dates in the past, at most 130 years ago, with a word or field. A bare date never
 * counts. In Norway, the first six digits of a number are used as a birth date (`f. 41.81.90`): D-numbers add 40 to the
 * day, other numbers add to the month. See the forms in `fodselsnummer.ts`.
 *
 *     född 1987-12-20, fødd 1. januar 1990, f. 41.81.90, {"birthDate": "1987-12-20"}
 */
import { late } from '../text/late'
import { isPast } from './checks'
import { form, type KindRecogniser, matchAt, NAMED_ONLY } from './kind'

const DATE = form('YYYY-MM-DD', NAMED_ONLY, 'date')

const BIG = /((?:18|19|20)\d\d)([-./ ]?)(\d\d?)\2(\d\d?)(?![\d-]|\.\d)/y
const SMALL = /(\d\d?)([-./ ])(\d\d?)[-./ ]((?:18|19|20)?\d\d)(?![\d]|[-.]\d)/y
const BARE = /(\d\d)(\d\d)(\d\d)(?![\d])/y
const WRITTEN = late('(\\d\\d?)(?:\\.|:[ae]|st|nd|rd|th)? (\\p{L}{3})\\p{L}{0,7}\\.? ((?:18|19|20)\\d\\d)(?!\\d)', 'uy')
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const OTHERS: { readonly [month: string]: number } = { mai: 5, may: 5, oct: 10, des: 12 }
/** `f. 41.81.90`, `f. 1990-01-01`. */
const BORN = late('(?<![\\p{L}\\d])f\\. ?$', 'iu')
const OLDEST = 130

/** True for a birth date, with the offsets of D-numbers and other numbers removed. */
function isBirth(year: number, month: number, day: number, today: number): boolean {
  const plainMonth = month > 80 ? month - 80 : month > 40 ? month - 40 : month
  const thisYear = Math.trunc(today / 10000)
  const years = year >= 100 ? [year] : [1900 + year, 2000 + year]
  return years.some((one) => one >= thisYear - OLDEST && isPast(one, plainMonth, day > 40 ? day - 40 : day, today))
}

/** Returns the end of the date at `at`, -1 if there is none. */
function endOf(text: string, at: number, today: number): number {
  const is = (match: RegExpExecArray | undefined, year = 0, month = 0, day = 0) =>
    match !== undefined && isBirth(Number(match[year]), Number(match[month]), Number(match[day]), today)
      ? at + match[0].length
      : -1
  const written = matchAt(WRITTEN(), text, at)
  if (written !== undefined) {
    const name = (written[2] as string).toLowerCase()
    const month = OTHERS[name] ?? MONTHS.indexOf(name) + 1
    return isBirth(Number(written[3]), month, Number(written[1]), today) ? at + written[0].length : -1
  }
  const big = is(matchAt(BIG, text, at), 1, 3, 4)
  if (big >= 0) return big
  const small = matchAt(SMALL, text, at)
  const european = is(small, 4, 3, 1)
  if (european >= 0) return european
  const short = is(small, 1, 3, 4)
  if (short >= 0) return short
  const bare = matchAt(BARE, text, at)
  const swedish = is(bare, 1, 2, 3)
  return swedish >= 0 ? swedish : is(bare, 3, 2, 1)
}

export const birthdate: KindRecogniser = {
  anchor: 'digits',
  forms: [DATE],
  recognise(text, at, today) {
    const before = text.slice(Math.max(0, at - 4), at)
    if (/[\d.-]$/.test(before) && !BORN().test(before)) return undefined
    const end = endOf(text, at, today)
    if (end < 0) return undefined
    const isNamed = BORN().test(before)
    return { start: at, end, form: DATE, ...(isNamed && { isNamed }) }
  },
}
