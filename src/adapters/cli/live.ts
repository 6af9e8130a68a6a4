/**
 * @module The read loop for live inputs: a pipe, or a person typing. The stream is notified if no more input arrives in
 * time.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { NOTHING, type Steps, TICKS } from '../../engine/engine'

/**
 * Reads what is available, waiting for the first byte; 0 at the end. `isWaiting` is true while parts of a message wait
 * for the rest.
 */
export type Read = (into: Uint8Array, isWaiting?: boolean) => Promise<number>

/**
 * Runs all steps.
 *
 * @param hold - most milliseconds that parts of a message wait for the rest
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
    // The buffer being filled must not change until something arrives.
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
