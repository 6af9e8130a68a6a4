/**
 * @module Signals that ask a command to end: what was read is still written, and the exit code is 128 plus the signal
 * number.
 */
import { constants } from 'node:os'

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const
type Signal = (typeof SIGNALS)[number]

/** Milliseconds to wait for a reader that takes nothing, before a command ends anyway. */
const GRACE_MS = 5000

/** Handles the signals once constructed. */
export class Stop {
  #signal: Signal | undefined
  #heard: (() => void) | undefined

  /** @param isHangup - true to include SIGHUP */
  constructor(isHangup = true) {
    for (const name of SIGNALS) if (isHangup || name !== 'SIGHUP') process.on(name, this.#take)
  }

  /** Exit code; undefined until a signal arrives. */
  get code(): number | undefined {
    return this.#signal === undefined ? undefined : 128 + constants.signals[this.#signal]
  }

  /** Sets what to do at once when a signal arrives, or has arrived. */
  heard(act: (() => void) | undefined): void {
    this.#heard = act
    if (this.#signal !== undefined) act?.()
  }

  readonly #take = (name: Signal) => {
    if (this.#signal !== undefined) return
    this.#signal = name
    // The default effect of the signal; with a blocking system call, `exit` would never return.
    setTimeout(() => {
      process.removeAllListeners(name)
      process.kill(process.pid, name)
    }, GRACE_MS).unref()
    this.#heard?.()
  }
}
