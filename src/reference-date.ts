/**
 * @module The day that a call is about: it decides centuries, keys and epochs.
 */
import { DAY } from './day'
import { ownOption } from './own'
import { dateNumber } from './recognise/checks/calendar'
import { typeOf } from './type-of'
import type { Call, CallOptions } from './types'

/** First and last reference date: four-digit years, and a century before them for whoever is a hundred. */
const FIRST_YEAR = 1950
const LAST_YEAR = 9998

/**
 * The reference date of a call as YYYYMMDD, in UTC.
 *
 * @throws TypeError or RangeError when it is no date
 */
export function referenceDate(options: CallOptions | undefined): number {
  const at = ownOption(options, 'at', options?.at)
  if (at === undefined) return dateAt(Date.now())
  if (typeof at === 'number') return dateAt(at)
  if (!(at instanceof Date)) throw new TypeError(`"at" expected a Date or milliseconds since 1970, got ${typeOf(at)}`)
  return dateAt(Date.prototype.getTime.call(at))
}

/** The day that was asked about last, and its date: most calls say the same day. */
const latest = { day: Number.NaN, date: 0 }

function dateAt(time: number): number {
  // As a Date has it: a part of a millisecond before 1970 is none of the day before.
  const day = Math.floor(Math.trunc(time) / DAY)
  if (day !== latest.day) {
    latest.date = dateOf(time)
    latest.day = day
  }
  return latest.date
}

function dateOf(time: number): number {
  const date = new Date(time)
  const year = date.getUTCFullYear()
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    throw new RangeError(`"at" expected a date from ${FIRST_YEAR} to ${LAST_YEAR}`)
  }
  return dateNumber(year, date.getUTCMonth() + 1, date.getUTCDate())
}

/** A call of today: which day that is is asked when somebody wants to know it, and once. */
export class CallOfToday implements Call {
  #today = 0
  readonly context: Call['context']

  constructor(context: Call['context']) {
    this.context = context
  }

  get today(): number {
    if (this.#today === 0) this.#today = referenceDate(undefined)
    return this.#today
  }
}
