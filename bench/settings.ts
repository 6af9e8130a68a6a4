/** @module The settings of a run. */
import { parseArgs } from 'node:util'
import { CONTENDERS } from './contenders'
import { NAMES } from './haystacks'
import { WORKS, type Work } from './works'

/** What is measured once for each contender. */
const ONCE = ['quality', 'start', 'size'] as const

/** Measured by itself, on queue servers. */
const QUEUE = 'queue'

export interface Settings {
  /** True if only queues are measured. */
  readonly isQueue: boolean
  readonly works: readonly Work[]
  /** Haystacks, if some were requested. */
  readonly rows: readonly string[] | undefined
  /** Files of contenders. */
  readonly contenders: readonly string[]
  readonly once: readonly string[]
  readonly rounds: number
  readonly bytes: number
  readonly isQuick: boolean
  readonly file: string | undefined
  readonly data: string | undefined
  readonly before: string | undefined
  readonly out: string | undefined
  /** True for a complete run, which is kept. */
  readonly isWhole: boolean
}

export class UsageError extends Error {}

const list = (names: readonly string[]) => names.join(' ')

export const HELP = `npm run bench -- [options]

  --file LOG      measure on your own file instead
  --only LIST     only these works, haystacks and contenders, for example: line,logs,redactpii
  --quick         small haystacks and few rounds: for a first look
  --rounds N      rounds that count (default 5)
  --mb N          size of a haystack in megabytes (default 4)
  --data DIR      read *.log below DIR as logs and *.txt as prose, instead of making them
  --before DIST   another build of this library, the folder with its index.js, as one more contender
  --out DIR       where the results go, instead of bench/record/ or build/bench/

works       ${list([...WORKS.map(({ name }) => name), ...ONCE, QUEUE])}
haystacks   ${list(NAMES)}
contenders  ${list(CONTENDERS)}
`

function positive(text: string, option: string): number {
  if (!(Number(text) > 0)) throw new UsageError(`--${option} expected a number above 0`)
  return Number(text)
}

/** Returns the names that are known; all known ones if there are none. */
function chosen(names: readonly string[], known: readonly string[], otherwise = known): readonly string[] {
  const some = known.filter((name) => names.includes(name))
  return some.length > 0 ? some : otherwise
}

/** The engines of this library always take part: everything is compared with them. */
const OURS = ['kernel', 'twin']

function chosenOf(only: string | undefined) {
  const names = only?.split(',').map((name) => name.trim()) ?? []
  const works = WORKS.map(({ name }) => name)
  const wrong = names.find((name) => ![...works, ...ONCE, QUEUE, ...NAMES, ...CONTENDERS].includes(name))
  if (wrong !== undefined) throw new UsageError(`--only does not know ${wrong}`)
  const isPart = names.some((name) => [...works, ...ONCE].includes(name))
  const usual = WORKS.filter(({ isExtra }) => isExtra !== true).map(({ name }) => name)
  const rows = chosen(names, NAMES, [])
  const contenders = chosen(names, CONTENDERS)
  return {
    works: chosen(names, works, isPart ? [] : usual),
    once: chosen(names, ONCE, isPart ? [] : ONCE),
    rows: rows.length > 0 ? rows : undefined,
    contenders,
  }
}

/**
 * @returns undefined if help was requested
 * @throws UsageError, or parseArgs errors
 */
export function readSettings(args: string[]): Settings | undefined {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const numbers = { rounds: text, mb: text }
  const places = { file: text, data: text, before: text, out: text }
  const { values } = parseArgs({ args, options: { ...numbers, ...places, only: text, quick: flag, help: flag } })
  if (values.help) return undefined
  const isQuick = values.quick === true
  const { works, contenders, ...part } = chosenOf(values.only)
  // `before` is left out without another build.
  const known = CONTENDERS.filter((name) => name !== 'before' || values.before !== undefined)
  return {
    ...part,
    isQueue: values.only?.trim() === QUEUE,
    contenders: known.filter((name) => OURS.includes(name) || contenders.includes(name)),
    works: WORKS.filter(({ name }) => works.includes(name)),
    rounds: Math.ceil(positive(values.rounds ?? (isQuick ? '3' : '5'), 'rounds')),
    bytes: 1e6 * positive(values.mb ?? (isQuick ? '1' : '4'), 'mb'),
    isQuick,
    file: values.file,
    data: values.data,
    before: values.before,
    out: values.out,
    isWhole: [values.only, values.file, values.data, values.before].every((one) => one === undefined) && !isQuick,
  }
}
