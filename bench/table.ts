/**
 * @module Results as lines for people: one block for each work and haystack, a row for each contender.
 */
import { cpus } from 'node:os'
import { type Gate, gateOf } from './gates'
import type { Contender, Versus } from './kinds/kind'
import type { Spread } from './rounds'

/** A row of a table as measured; also what `--json` writes. */
export interface Row {
  readonly name: string
  /** Why there are no figures: not available, or wrong. */
  readonly instead?: string
  /** Bytes that one run went through. */
  readonly bytes?: number
  /** Megabytes (10^6) a second. */
  readonly speed?: Spread
  readonly versus?: Versus
  readonly ratio?: Spread
  readonly gate?: Gate
  readonly verdict?: Verdict
}

/** Where a ratio stands. */
export type Verdict = 'aim' | 'ok' | 'below'

export interface Environment {
  readonly node: string
  readonly v8: string
  readonly cpu: string
  readonly cores: number
}

export function environment(): Environment {
  const cores = cpus()
  return { node: process.version, v8: process.versions.v8, cpu: cores[0]?.model ?? 'unknown', cores: cores.length }
}

/** A figure with three digits that count. */
function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

function spread({ median, min, max }: Spread): string {
  return `${figure(median).padStart(6)} [${figure(min)}-${figure(max)}]`
}

/** How a ratio stands to its gate, by its median. */
export function verdictOf({ least, aim }: Gate, { median }: Spread): Verdict {
  if (median < least) return 'below'
  return median >= (aim ?? least) ? 'aim' : 'ok'
}

function gateText({ least, aim }: Gate, verdict: Verdict): string {
  const said = { aim: 'reached', ok: 'ok, aim not reached', below: 'BELOW' }[verdict]
  return `  least ${least}${aim === undefined ? '' : `, aim ${aim}`}: ${said}`
}

/** Figures of a contender become a row. */
export function rowOf(
  work: string,
  haystack: string,
  contender: Contender,
  bytes: number,
  speed: Spread,
  ratio: Spread | undefined,
): Row {
  const { name, versus } = contender
  if (versus === undefined || ratio === undefined) return { name, bytes, speed }
  const gate = gateOf(work, haystack, versus)
  return { name, bytes, speed, versus, ratio, ...(gate && { gate, verdict: verdictOf(gate, ratio) }) }
}

/** A row as a line. */
export function lineOf({ name, instead, bytes, speed, versus, ratio, gate, verdict }: Row): string {
  const begin = `  ${name.padEnd(24)}`
  if (speed === undefined || bytes === undefined) return `${begin}${instead}`
  const size = `${(bytes / 1e6).toFixed(1)} MB`.padStart(9)
  const left = `${begin}${spread(speed).padEnd(22)} MB/s ${size}`
  if (versus === undefined || ratio === undefined) return left
  const right = `   ${versus.of} / ${versus.over}: ${spread(ratio).trim()}`
  return left + right + (gate && verdict ? gateText(gate, verdict) : '')
}
