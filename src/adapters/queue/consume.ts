/** @module `take -> redact -> put -> acknowledge` in a loop: the same for every system. */
import { messageWork, redactMessage, wholeFrom1 } from './redact-message'
import type { Consumed, Queue, QueueOptions } from './types'

/** Longest wait for messages in milliseconds, so that a consumer can end. */
const WAIT_MS = 250
const WHAT = ['put', 'dead', 'withheld'] as const

/** A request that cannot be fulfilled, now or later; the message says why, and contains nothing of a queue message. */
export class QueueRefused extends RangeError {}

/** A missing source that may still be created; the message names it. */
export class NotThere extends Error {}

/** Returns the maximum number of messages in flight. @throws RangeError */
export function inFlightOf({ inFlight = 256 }: QueueOptions): number {
  return wholeFrom1('inFlight', inFlight)
}

/**
 * Works until the signal aborts, or until nothing has arrived for `idle` milliseconds. Messages taken are finished
 * first.
 *
 * @param open - connects; called once the options are known to be valid
 * @throws TypeError or RangeError for wrong options, and the system's errors: messages in flight are then redelivered
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

/** Returns the destination of dead letters, which is required as soon as there is one. @throws QueueRefused */
export function deadPlace(dead: string | undefined, why: string): string {
  if (dead !== undefined) return dead
  throw new QueueRefused(`a message ${why}, and "dead" names no place for it`)
}

/** Headers of every dead letter. */
export const DEAD_REASON = 'sladd-reason'
export const DEAD_POSITION = 'sladd-position'
