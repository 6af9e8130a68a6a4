/** @module Required and desired speed: a gate and a goal for each figure, shown next to the measurement. */
import { CLIFFS } from './cliffs'
import { readExpected } from './haystacks'
import { AS_STRING, COMMAND, KERNEL, lackOf, PLAIN_TEXT, ratioAt, SCAN, speedOf } from './report/standing'
import type { Lack, Results } from './results'
import { type Spread, spreadOf } from './rounds'

/** A figure with its gate and goal. */
export interface Gate {
  /** Work and haystack, or what is measured once. */
  readonly place: string
  readonly what: string
  readonly gate: number
  readonly goal: number
  /** Unit of a figure that should be small; the others are ratios that should be large. */
  readonly unit?: string
  /** @returns undefined if it was not measured */
  measure(results: Results): Spread | undefined
  /** The contender whose missing speed explains a missing figure. */
  lack?(results: Results): Lack | undefined
  /** True if a relevant measurement was attempted. */
  isTried(results: Results): boolean
}

/** Where a figure is relative to gate and goal. */
export type Verdict = 'goal' | 'gate' | 'below'

const PEER = '@redactpii/node'
const RE2 = 're2'
const BEFORE = 'sladd (before)'

/** How many times as fast `of` is as `over`, at `work haystack`. */
function times(place: string, of: string, over: string, gate: number, goal: number): Gate {
  const [work = '', haystack = ''] = place.split(' ')
  return {
    ...{ place: `${work}, ${haystack}`, what: `${of} / ${over}`, gate, goal },
    measure: (results) => ratioAt(results, work, haystack, of, over),
    lack: (results) => lackOf(results, work, haystack, of) ?? lackOf(results, work, haystack, over),
    isTried: ({ speeds, lacks }) => [...speeds, ...lacks].some((one) => one.work === work && one.haystack === haystack),
  }
}

type Measure = (results: Results) => Spread | undefined

function small(place: string, what: string, unit: string, gate: number, goal: number, measure: Measure): Gate {
  return { place, what, unit, gate, goal, measure, isTried: (results) => measure(results) !== undefined }
}

/** The piece whose long line costs most per byte compared with short ones. */
function longestCliff(results: Results): Spread | undefined {
  const all = CLIFFS.flatMap(({ short, long }) => ratioAt(results, 'cliff', 'longline', short, long) ?? [])
  return all.reduce<Spread | undefined>((worst, one) => (one.median > (worst?.median ?? 0) ? one : worst), undefined)
}

/** Microseconds per value of `dense`, including the start of the process. */
function microsecondsAFinding(results: Results): Spread | undefined {
  const speed = speedOf(results, 'file', 'dense', SCAN)
  if (speed === undefined) return undefined
  const { bytes, total } = readExpected('dense')
  return spreadOf(speed.rates.map((rate) => (1e6 * bytes) / total / rate))
}

/** Milliseconds until a contender's first call has ended. */
const startOf =
  (name: string): Measure =>
  ({ starts }) => {
    const start = starts.find(({ contender }) => contender === name)
    if (start === undefined || start.load.length === 0) return undefined
    return spreadOf(start.load.map((load, i) => load + (start.first[i] ?? 0)))
  }

const OVER_PEER: { readonly [work: string]: readonly (readonly [haystack: string, gate: number, goal: number])[] } = {
  text: [
    ['logs', 6, 10],
    ['ndjson', 4, 8],
    ['prose', 15, 20],
    ['dense', 1.2, 3],
  ],
  line: [
    ['logs', 6, 9],
    ['ndjson', 4, 7],
    ['prose', 6, 10],
    ['dense', 1.8, 3],
  ],
  batch: [
    ['logs', 9, 14],
    ['ndjson', 5, 9],
    ['prose', 15, 20],
    ['dense', 2, 4],
  ],
}

const FOUND_BY_RE2 = ['logs', 'json', 'ndjson', 'prose', 'dense', 'clean', 'ecs', 'pretty', 'container', 'longline']

export const GATES: readonly Gate[] = [
  ...Object.entries(OVER_PEER).flatMap(([work, rows]) =>
    rows.map(([haystack, gate, goal]) => times(`${work} ${haystack}`, KERNEL, PEER, gate, goal)),
  ),
  ...['logs', 'clean', 'prose'].map((name) => times(`find ${name}`, KERNEL, PLAIN_TEXT, 0.8, 0.9)),
  ...['json', 'ndjson'].map((name) => times(`find ${name}`, KERNEL, PLAIN_TEXT, 0.6, 0.8)),
  ...['logs', 'ndjson'].map((name) => times(`find ${name}`, KERNEL, 'ripgrep', 2, 5)),
  ...FOUND_BY_RE2.map((name) => times(`find ${name}`, KERNEL, RE2, 1, 3)),
  small('cliff', 'longest, a byte of 4 MiB / of 128 KiB', '×', 2, 1.3, longestCliff),
  times('record objects', KERNEL, '@pinojs/redact', 1, 2),
  times('record objects', KERNEL, '@logtape/redaction', 2, 4),
  times('value logs', KERNEL, AS_STRING, 0.8, 0.95),
  times('value ndjson', KERNEL, AS_STRING, 0.8, 0.95),
  times('file logs', COMMAND, 'stream program', 2, 3),
  times('file logs', `${COMMAND} --jobs 2`, COMMAND, 1.6, 1.85),
  times('stream logs', KERNEL, `${KERNEL}, scan only`, 0.7, 0.85),
  times('stream csv', KERNEL, BEFORE, 5, 10),
  times('stream container', KERNEL, BEFORE, 3, 5),
  small('file, dense', `${SCAN}, a finding`, 'us', 3, 1, microsecondsAFinding),
  small('start', 'load and first call', 'ms', 15, 8, startOf(KERNEL)),
  small('start', 'command line over node', 'ms', 60, 40, startOf(COMMAND)),
]

/** Compares a figure with its gate and goal, by its median. */
export function verdictOf({ gate, goal, unit }: Pick<Gate, 'gate' | 'goal' | 'unit'>, { median }: Spread): Verdict {
  const reaches = (bound: number) => (unit === undefined ? median >= bound : median <= bound)
  if (!reaches(gate)) return 'below'
  return reaches(goal) ? 'goal' : 'gate'
}
