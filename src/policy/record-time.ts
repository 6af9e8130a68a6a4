/** @module Reads the time of a record from the record itself: from a JSON field, or from the start of its line. */
import { jsonOf } from '../input/json'

/** Field names that loggers use for the time; the first one present counts. */
const TIME_FIELDS = ['time', 'timestamp', '@timestamp', 'ts'] as const

/** RFC 3339, also with a space instead of `T`, without an offset, or with the day alone. */
const TIME = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/
/** Upper limits for seconds, milliseconds and microseconds since 1970: times from 1973 on are unambiguous. */
const UNITS = [1e11, 1e14, 1e17] as const
/** Plausible times of records: other numbers are not times. */
const FIRST = Date.UTC(1970, 0, 2)
const LAST = Date.UTC(9999, 0, 1)

function ofNumber(value: number): number | undefined {
  const unit = UNITS.findIndex((least) => Math.abs(value) < least)
  const time = unit === 0 ? value * 1000 : value / 1000 ** ((unit < 0 ? UNITS.length : unit) - 1)
  return time >= FIRST && time < LAST ? Math.trunc(time) : undefined
}

function ofText(text: string): number | undefined {
  const [written] = TIME.exec(text) ?? []
  if (written === undefined) return undefined
  const plain = written
    .replace(' ', 'T')
    .replace(',', '.')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
  const hasZone = plain.length === 10 || /(?:Z|[+-]\d\d:\d\d)$/.test(plain)
  // UTC if there is no time zone: half a day does not matter for a retention period.
  const time = Date.parse(hasZone ? plain : `${plain}Z`)
  return Number.isNaN(time) ? undefined : time
}

function ofValue(value: unknown): number | undefined {
  if (typeof value === 'number') return ofNumber(value)
  if (typeof value !== 'string') return undefined
  return /^\d{9,19}(?:\.\d+)?$/.test(value) ? ofNumber(Number(value)) : ofText(value)
}

/** Returns the value of a field; dots separate levels unless a name contains them. */
function fieldOf(record: object, name: string): unknown {
  if (Object.hasOwn(record, name)) return record[name as keyof object]
  const dot = name.indexOf('.')
  const above: unknown = dot < 0 ? undefined : fieldOf(record, name.slice(0, dot))
  return typeof above === 'object' && above !== null ? fieldOf(above, name.slice(dot + 1)) : undefined
}

/**
 * Returns the time of a parsed JSON record.
 *
 * @param field - the field with the time. Default: the first of {@link TIME_FIELDS} that has one
 * @returns milliseconds since 1970; undefined if it has none
 */
export function timeOfRecord(record: unknown, field?: string): number | undefined {
  if (typeof record !== 'object' || record === null) return undefined
  const names = field === undefined ? TIME_FIELDS : [field]
  return names.map((name) => ofValue(fieldOf(record, name))).find((time) => time !== undefined)
}

/**
 * Returns the time of a line.
 *
 * @returns milliseconds since 1970; undefined if the line has none
 *
 * @example
 * timeOfLine('{"level":30,"time":1795392000000}')   // 1795392000000
 * timeOfLine('2026-11-22T10:00:00Z stdout F x')     // the same kind of number
 */
export function timeOfLine(line: string, field?: string): number | undefined {
  const text = line.replace(/^\ufeff/, '').trim()
  if (!text.startsWith('{')) return field === undefined ? ofText(text.replace(/^\[/, '')) : undefined
  return timeOfRecord(jsonOf(text), field)
}
