/** @module The reference date of a call: it decides centuries, keys and epochs. */
import { DAY } from '../input/day'
import { ownOption } from '../input/own-properties'
import { typeOf } from '../input/type-of'
import { dateNumber } from '../recognise/checks/calendar'
import type { Call, CallOptions } from '../types'

/** First and last year of reference dates: four-digit years, with a century before them for people aged a hundred. */
const FIRST_YEAR = 1950
const LAST_YEAR = 9998

/**
 * Returns the reference date of a call as YYYYMMDD, in UTC.
 *
 * @throws TypeError or RangeError if it is not a date
 */
export function referenceDate(options: CallOptions | undefined): number {
  const at = ownOption(options, 'at', options?.at)
  if (at === undefined) return dateAt(Date.now())
  if (typeof at === 'number') return dateAt(at)
  if (!(at instanceof Date)) throw new TypeError(`"at" expected a Date or milliseconds since 1970, got ${typeOf(at)}`)
  return dateAt(Date.prototype.getTime.call(at))
}

/** The latest day and its date: most calls are on the same day. */
const latest = { day: Number.NaN, date: 0 }

function dateAt(time: number): number {
  // Like Date, truncate: a fraction of a millisecond before 1970 does not belong to the day before.
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

/** A call without a reference date: reads the clock once, and only if something needs the date. */
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
