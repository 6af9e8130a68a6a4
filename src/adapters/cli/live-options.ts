/**
 * @module Options for running `sladd redact` under a daemon: output that is appended to and rotated as lines arrive,
 * and replies to messages.
 */
import type { LIVE_ROWS } from './table/place-rows'
import { UsageError, type ValuesOf } from './usage'

type LiveValues = ValuesOf<typeof LIVE_ROWS> & {
  readonly output?: string | undefined
  readonly jobs?: string | undefined
  readonly stamp?: boolean | undefined
  readonly decompress?: boolean | undefined
}

/** An output file that grows as lines arrive. */
export interface LiveFile {
  readonly name: string
  /** Most bytes; infinite if other programs rotate it. */
  readonly limit: number
  readonly isTimed: boolean
  /** How many older files are kept. */
  readonly keep: number
}

const PROTOCOLS = ['rsyslog', 'rsyslog:fulljson', 'rsyslog:msg', 'rsyslog:rawmsg', 'omprog'] as const
/** How messages are answered. */
export type Protocol = (typeof PROTOCOLS)[number]

/** Options for running under a daemon. */
export interface Live {
  readonly file: LiveFile | undefined
  readonly protocol: Protocol | undefined
}

const UNITS: { readonly [unit: string]: number } = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }

function limitOf(size: string | undefined): number {
  if (size === undefined) return Number.POSITIVE_INFINITY
  const [, count = '', unit = ''] = /^([1-9]\d{0,8})([kmg]?)$/i.exec(size) ?? []
  if (count === '') throw new UsageError('--rotate expected a number of bytes, or one with k, M or G behind it')
  return Number(count) * (UNITS[unit.toLowerCase()] as number)
}

function keepOf(count: string | undefined): number {
  if (count === undefined) return Number.POSITIVE_INFINITY
  if (!/^[1-9]\d{0,5}$/.test(count)) throw new UsageError('--rotate-keep expected a number from 1 on')
  return Number(count)
}

function fileOf(values: LiveValues): LiveFile | undefined {
  const { output, append, rotate, 'rotate-names': names = 'number', 'rotate-keep': keep } = values
  const stray = (['rotate-names', 'rotate-keep'] as const).find((name) => values[name] !== undefined)
  if (rotate === undefined && stray !== undefined) throw new UsageError(`--${stray} belongs to --rotate`)
  if (!append && rotate === undefined) return undefined
  const option = rotate === undefined ? '--append' : '--rotate'
  if (output === undefined) throw new UsageError(`${option} belongs to --output`)
  const other = (['jobs', 'stamp'] as const).find((name) => values[name] !== undefined)
  if (other !== undefined) throw new UsageError(`${option} and --${other} exclude each other`)
  if (names !== 'number' && names !== 'time') throw new UsageError('--rotate-names expected number or time')
  return { name: output, limit: limitOf(rotate), isTimed: names === 'time', keep: keepOf(keep) }
}

/**
 * Parses the daemon options.
 *
 * @param files - inputs that were named
 * @throws UsageError
 */
export function liveOf(values: LiveValues, files: readonly string[]): Live {
  const file = fileOf(values)
  const { protocol: given, output } = values
  if (given === undefined) return { file, protocol: undefined }
  const protocol = PROTOCOLS.find((name) => name === given)
  if (protocol === undefined) throw new UsageError(`--protocol expected ${PROTOCOLS.join(', ')}`)
  const other = (['jobs', 'stamp', 'decompress'] as const).find((name) => values[name] !== undefined)
  if (other !== undefined) throw new UsageError(`--protocol and --${other} exclude each other`)
  if (files.some((name) => name !== '-')) throw new UsageError('--protocol reads standard input')
  if (protocol === 'omprog' && file === undefined)
    throw new UsageError('--protocol omprog needs --output FILE, and --append or --rotate')
  if (protocol !== 'omprog' && output !== undefined)
    throw new UsageError('--protocol rsyslog and --output exclude each other')
  return { file, protocol }
}
