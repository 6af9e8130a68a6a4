/**
 * @module Surrogates of birth dates, in fields whose names identify them: another day, up to five years earlier or
 * later, in the same format. Surrogates are not recognisable, so a second pass shifts them again.
 */
import { DAY, dayOf, isDay, timeOf } from '../../input/day'
import { BAND, bandOf, type Maker } from './made'

/** Days in five years. */
const FARTHEST = 1826

/** The three formats: year first, with or without separators, optionally with a time; day first. */
const YEAR_FIRST = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})(?=$|[T ])/
const DAY_FIRST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/

/** Draws a day: within the same ten years, or nearby, but not in the future. */
function drawnFor(time: number, today: number, isBand: boolean, below: (end: number) => number): string {
  if (isBand) {
    const band = bandOf(new Date(time).getUTCFullYear())
    const first = Date.UTC(band, 0, 1)
    const end = Math.min(Date.UTC(band + BAND, 0, 1), timeOf(today) + DAY)
    return dayOf(first + DAY * below((end - first) / DAY))
  }
  const days = below(2 * FARTHEST) - FARTHEST
  // Never the day itself, and never in the future.
  const shift = days < 0 ? days : days + 1
  return dayOf(time + DAY * (time + DAY * shift > timeOf(today) ? -Math.abs(shift) : shift))
}

export const birthdate: Maker = ({ text }, { today, keep, drawn }) => {
  const [begun = '', year, join = '', month, day] = YEAR_FIRST.exec(text) ?? []
  const [, firstDay = '', sign = '', firstMonth = '', lastYear] = DAY_FIRST.exec(text) ?? []
  const date = year === undefined ? [lastYear, firstMonth, firstDay] : [year, month, day]
  const written = date.map((part) => String(part).padStart(2, '0')).join('-')
  if (!isDay(written)) return undefined
  const draw = drawn(written)
  const [newYear, newMonth, newDay] = drawnFor(Date.parse(written), today, keep.includes('ageBand'), (end) =>
    draw.below(end),
  ).split('-')
  if (year !== undefined) return [newYear, newMonth, newDay].join(join) + text.slice(begun.length)
  const isShort = firstDay.length === 1 || firstMonth.length === 1
  const part = (digits = '') => (isShort ? String(Number(digits)) : digits)
  return [part(newDay), part(newMonth), newYear].join(sign)
}
