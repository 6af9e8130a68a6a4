/**
 * @module The entry `sladd/doctor`: tests whether a logger, as configured, lets anything readable through. It logs
 * canaries, one of each kind in each location, and searches the output for them.
 */
import type { DetectedKind } from '../../types'
import { CANARY_KINDS, type Canary, canariesOf, isReadable, PLACES, type Place } from './canaries'
import { patientOf } from './capture'

export type { DetectedKind as CanaryKind } from '../../types'
export type { Place } from './canaries'

/** Options of {@link doctor}. */
export interface DoctorOptions {
  /** Kinds to try. Default: all five. */
  readonly kinds?: readonly DetectedKind[]
  /** Other output of the logger, a file for example, to search as well. */
  readonly output?: () => string | Promise<string>
}

/** Result for one canary. */
export interface Check {
  readonly kind: DetectedKind
  readonly place: Place
  /** Redacted, readable, or its record did not come out at all. */
  readonly result: 'redacted' | 'readable' | 'missing'
}

/** Result for all canaries. */
export interface Report {
  /** Whether every record came out with no readable value. */
  readonly isSafe: boolean
  readonly checks: readonly Check[]
}

function checkKinds(kinds: unknown): readonly DetectedKind[] {
  if (kinds === undefined) return CANARY_KINDS
  if (!Array.isArray(kinds)) throw new TypeError(`"kinds" expected an array, got ${typeof kinds}`)
  if (kinds.length === 0) throw new RangeError('"kinds" expected at least one kind, got none')
  const i = kinds.findIndex((kind) => !CANARY_KINDS.includes(kind))
  if (i >= 0) throw new RangeError(`"kinds[${i}]" names an unknown kind; known: ${CANARY_KINDS.join(', ')}`)
  return kinds
}

function checkOf({ kind, place, mark }: Canary, records: readonly string[]): Check {
  const own = records.filter((record) => record.includes(mark))
  if (own.length === 0) return { kind, place, result: 'missing' }
  return { kind, place, result: own.some((record) => isReadable(record, kind)) ? 'readable' : 'redacted' }
}

/**
 * Tests a logger: pino, winston, OpenTelemetry (a `LoggerProvider` or `Logger`), a console, or anything with a method
 * `error` that writes to standard output or standard error. Records are logged as errors, so that no level suppresses
 * them, and none reaches the logger's destination.
 *
 * @throws TypeError when it is not a logger, TypeError or RangeError for wrong options
 *
 * @example
 * const { isSafe, checks } = await doctor(pino(withRedaction()))
 */
export async function doctor(logger: unknown, options: DoctorOptions = {}): Promise<Report> {
  const canaries = canariesOf(checkKinds(options.kinds))
  const patient = patientOf(logger)
  let records: readonly string[]
  try {
    for (const canary of canaries) {
      try {
        patient.log(canary)
      } catch {
        // It throws instead of logging: its record is missing.
      }
    }
    records = [...(await patient.output())]
  } finally {
    patient.restore()
  }
  const more = await options.output?.()
  const all = more === undefined ? records : [...records, ...more.split('\n')]
  const checks = canaries.map((canary) => checkOf(canary, all))
  return { isSafe: checks.every(({ result }) => result === 'redacted'), checks }
}

/** Cell texts of a table, one for each result. */
const SIGNS = { redacted: 'ok', readable: 'READABLE', missing: 'missing' } as const

/**
 * Formats a report as a table: a row for each place, a column for each kind.
 *
 * @example
 * console.log(formatReport(await doctor(logger)))
 */
export function formatReport({ isSafe, checks }: Report): string {
  const kinds = CANARY_KINDS.filter((kind) => checks.some((check) => check.kind === kind))
  const row = (cells: readonly string[]) =>
    `${cells
      .map((cell) => cell.padEnd(14))
      .join(' ')
      .trimEnd()}\n`
  let text = row(['', ...kinds])
  for (const place of PLACES) {
    const sign = (kind: DetectedKind) => {
      const check = checks.find((one) => one.place === place && one.kind === kind)
      return check === undefined ? '-' : SIGNS[check.result]
    }
    text += row([place, ...kinds.map(sign)])
  }
  const count = (result: Check['result']) => checks.filter((check) => check.result === result).length
  const bad = `${count('readable')} readable, ${count('missing')} missing`
  return `${text}\n${isSafe ? 'nothing readable came out' : bad} (${checks.length} records)\n`
}
