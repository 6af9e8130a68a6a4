/** @module Epochs: how long a value keeps one token. Days, weeks from Monday (ISO 8601) and months, in UTC. */
import { DAY, dayOf } from '../input/day'

/** Length of an epoch; `none` has no end. */
export type EpochLength = 'day' | 'week' | 'month' | 'none'

/** An epoch: its name, first day, and the day after its last one, both `YYYY-MM-DD`. */
export interface Epoch {
  readonly name: string
  readonly from: string
  readonly until: string | undefined
}

export const EPOCH_LENGTHS: readonly EpochLength[] = ['day', 'week', 'month', 'none']

function weekOf(time: number): Epoch {
  const weekday = (new Date(time).getUTCDay() + 6) % 7
  const monday = time - weekday * DAY
  // The week belongs to the year of its Thursday.
  const thursday = new Date(monday + 3 * DAY)
  const year = thursday.getUTCFullYear()
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY))
  const name = `${year}-W${String(week).padStart(2, '0')}`
  return { name, from: dayOf(monday), until: dayOf(monday + 7 * DAY) }
}

/** Returns the epoch that contains a day. */
export function epochOf(length: EpochLength, at: number): Epoch {
  const date = new Date(at)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const midnight = Date.UTC(year, month, date.getUTCDate())
  if (length === 'none') return { name: 'none', from: dayOf(midnight), until: undefined }
  if (length === 'day') return { name: dayOf(midnight), from: dayOf(midnight), until: dayOf(midnight + DAY) }
  if (length === 'week') return weekOf(midnight)
  const first = dayOf(Date.UTC(year, month, 1))
  return { name: first.slice(0, 7), from: first, until: dayOf(Date.UTC(year, month + 1, 1)) }
}

/** Patterns for names of epochs with an end. */
const NAMES: ReadonlyArray<readonly [EpochLength, RegExp]> = [
  ['day', /^\d{4}-\d\d-\d\d$/],
  ['week', /^\d{4}-W\d\d$/],
  ['month', /^\d{4}-\d\d$/],
]

/** True if epochs of this length are shorter than the named one. */
export function isShorter(length: EpochLength, name: string): boolean {
  const whole = NAMES.find(([, form]) => form.test(name))?.[0] ?? 'none'
  return EPOCH_LENGTHS.indexOf(length) < EPOCH_LENGTHS.indexOf(whole)
}

/** Returns the names of epochs that start before `end` and end after `from`; days in milliseconds. */
export function epochsBetween(length: EpochLength, from: number, end: number): readonly string[] {
  const names = new Set<string>()
  for (let at = from; at < end; at += DAY) names.add(epochOf(length, at).name)
  return [...names]
}
