/**
 * @module The file loop on an input that comes in its own time: a pipe, or somebody who types. What waits for more is told
 * when none comes.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { NOTHING, type Steps, TICKS } from '../../engine/engine'

/**
 * Reads what is there, waiting for the first byte; 0 at the end. It is told whether parts of a message wait for the rest.
 */
export type Read = (into: Uint8Array, isWaiting?: boolean) => Promise<number>

/**
 * Takes all the steps.
 *
 * @param hold - milliseconds for which parts of a message wait for the rest at most
 */
export async function runLive(
  steps: Steps,
  read: Read,
  write: (bytes: Uint8Array) => void | Promise<void>,
  hold: number,
): Promise<void> {
  let got = 0
  let reading: Promise<number> | undefined
  for (let step = steps.next(0); !step.done; step = steps.next(got)) {
    const { isOutput, bytes, isWaiting } = step.value
    if (isOutput) {
      await write(bytes)
      continue
    }
    // The memory that is being filled stays the same until something came.
    reading ??= read(bytes, isWaiting)
    got = isWaiting === true ? await within(reading, hold / TICKS) : await reading
    if (got !== NOTHING) reading = undefined
  }
}

async function within(reading: Promise<number>, time: number): Promise<number> {
  const stop = new AbortController()
  try {
    return await Promise.race([reading, wait(time, NOTHING, { signal: stop.signal })])
  } finally {
    stop.abort()
  }
}
