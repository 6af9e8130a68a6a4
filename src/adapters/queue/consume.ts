/**
 * @module `take -> redact -> put -> acknowledge`, over and over: the same for every system.
 */
import { messageWork, redactMessage, wholeFrom1 } from './redact-message'
import type { Consumed, Queue, QueueOptions } from './types'

/** Most milliseconds that a wait for messages keeps a consumer from ending. */
const WAIT_MS = 250
const WHAT = ['put', 'dead', 'withheld'] as const

/** What is asked for cannot be done, now or later; the message says why, and holds nothing of a message. */
export class QueueRefused extends RangeError {}

/** A source that somebody may still make; the message names it. */
export class NotThere extends Error {}

/** How many messages may be in flight. @throws RangeError */
export function inFlightOf({ inFlight = 256 }: QueueOptions): number {
  return wholeFrom1('inFlight', inFlight)
}

/**
 * Works until the signal comes, or until nothing came for as long as `idle` says. What was taken is done before it ends.
 *
 * @param open - connects; called when the options are known to be right
 * @throws TypeError or RangeError for wrong options, and what the system throws: then what was in flight is handed out again
 */
export async function consume<T>(open: () => Promise<Queue<T>>, options: QueueOptions): Promise<Consumed> {
  const work = messageWork(options)
  const { signal, idle, onBatch } = options
  if (idle !== undefined) wholeFrom1('idle', idle)
  const consumed = { put: 0, dead: 0, withheld: 0 }
  const queue = await open()
  try {
    let since = performance.now()
    while (signal?.aborted !== true && !(idle !== undefined && performance.now() - since > idle)) {
      const taken = await queue.take(WAIT_MS)
      if (taken.length === 0) continue
      const batch = taken.map((one) => redactMessage(one, queue.messageOf(one), work))
      const refused = await queue.put(batch)
      await queue.acknowledge(taken)
      const done = { put: -refused, dead: refused, withheld: 0 }
      for (const { message, dead } of batch) done[dead ? 'dead' : message ? 'put' : 'withheld']++
      for (const what of WHAT) consumed[what] += done[what]
      onBatch?.(done)
      since = performance.now()
    }
  } finally {
    await queue.close()
  }
  return consumed
}

/** The place for dead letters, which must be there once there is one. @throws QueueRefused */
export function deadPlace(dead: string | undefined, why: string): string {
  if (dead !== undefined) return dead
  throw new QueueRefused(`a message ${why}, and "dead" names no place for it`)
}

/** Names that every dead letter has in its headers. */
export const DEAD_REASON = 'sladd-reason'
export const DEAD_POSITION = 'sladd-position'
