/**
 * @module When a record was made, by what it says itself: a field of its JSON, or the time at the begin of its line.
 */
import { jsonOf } from '../json'

/** Names of fields that loggers write the time under, the first that is there counts. */
const TIME_FIELDS = ['time', 'timestamp', '@timestamp', 'ts'] as const

/** RFC 3339, with a blank for the `T` and without an offset, too; a day alone is one. */
const TIME = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/
/** From which numbers on they are no longer seconds, milliseconds, microseconds: all of it lies after 1973. */
const UNITS = [1e11, 1e14, 1e17] as const
/** Years of which records may be: before and after them a number is no time. */
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
  // Where nobody says which zone it is, UTC: half a day is no matter to a period.
  const time = Date.parse(hasZone ? plain : `${plain}Z`)
  return Number.isNaN(time) ? undefined : time
}

function ofValue(value: unknown): number | undefined {
  if (typeof value === 'number') return ofNumber(value)
  if (typeof value !== 'string') return undefined
  return /^\d{9,19}(?:\.\d+)?$/.test(value) ? ofNumber(Number(value)) : ofText(value)
}

/** The value of a field, a dot to a level where no name has it. */
function fieldOf(record: object, name: string): unknown {
  if (Object.hasOwn(record, name)) return record[name as keyof object]
  const dot = name.indexOf('.')
  const above: unknown = dot < 0 ? undefined : fieldOf(record, name.slice(0, dot))
  return typeof above === 'object' && above !== null ? fieldOf(above, name.slice(dot + 1)) : undefined
}

/**
 * When the record of a parsed JSON was made.
 *
 * @param field - the field that says so. Default: the first of {@link TIME_FIELDS} that says a time
 * @returns milliseconds since 1970; undefined when it does not say
 */
export function timeOfRecord(record: unknown, field?: string): number | undefined {
  if (typeof record !== 'object' || record === null) return undefined
  const names = field === undefined ? TIME_FIELDS : [field]
  return names.map((name) => ofValue(fieldOf(record, name))).find((time) => time !== undefined)
}

/**
 * When a line was written.
 *
 * @returns milliseconds since 1970; undefined when the line does not say
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
