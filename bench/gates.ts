/**
 * @module What the speed must be and should be, as ratios between two rows of a work: shown beside what was measured.
 */
import { KERNEL, TWIN } from './report/standing'
import type { Spread } from './rounds'

/** The least that is accepted, and what is aimed at: how many times as fast `of` is as `over`. */
export interface Gate {
  readonly work: string
  readonly haystack: string
  readonly of: string
  readonly over: string
  readonly least: number
  readonly aim?: number
}

/** Where a ratio stands. */
export type Verdict = 'aim' | 'least' | 'below'

const PEER = '@redactpii/node'

function gate(place: string, of: string, over: string, least: number, aim?: number): Gate {
  const [work = '', haystack = ''] = place.split(' ')
  return { work, haystack, of, over, least, ...(aim !== undefined && { aim }) }
}

export const GATES: readonly Gate[] = [
  gate('find logs', KERNEL, TWIN, 5),
  gate('find prose', KERNEL, TWIN, 10),
  gate('find logs', KERNEL, PEER, 14, 18),
  gate('find json', KERNEL, PEER, 20, 28),
  gate('find dense', KERNEL, PEER, 5.5, 8),
  gate('find logs', KERNEL, 'RegExp', 60),
  gate('find logs', KERNEL, 'ripgrep', 5),
  gate('bytes logs', KERNEL, PEER, 8, 12),
  gate('bytes json', KERNEL, PEER, 13, 18),
  gate('bytes dense', KERNEL, PEER, 4.5, 6.5),
  gate('line logs', KERNEL, PEER, 9, 11),
  gate('line json', KERNEL, PEER, 12, 14),
  gate('line dense', KERNEL, PEER, 5, 6),
  gate('batch logs', KERNEL, PEER, 14, 18),
  gate('batch json', KERNEL, PEER, 22, 28),
  gate('batch dense', KERNEL, PEER, 7, 10),
  gate('stream logs', KERNEL, `${KERNEL}, scan only`, 0.6),
  gate('file logs', 'sladd redact', 'stream program', 2),
  gate('file logs', 'sladd redact --jobs 2', 'sladd redact', 1.6),
]

/** How a ratio stands to its gate, by its median. */
export function verdictOf({ least, aim }: Pick<Gate, 'least' | 'aim'>, { median }: Spread): Verdict {
  if (median < least) return 'below'
  return aim !== undefined && median >= aim ? 'aim' : 'least'
}
