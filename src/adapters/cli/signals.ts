/**
 * @module Signals that ask a command to end: what was read is still written, and the exit code is 128 and the signal's
 * number.
 */
import { constants } from 'node:os'

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const
type Signal = (typeof SIGNALS)[number]

/** How long a reader that takes nothing keeps a command from ending, in milliseconds. */
const GRACE_MS = 5000

/** Hears the signals from its making on. */
export class Stop {
  #signal: Signal | undefined
  #heard: (() => void) | undefined

  /** @param isHangup - whether SIGHUP is one of them */
  constructor(isHangup = true) {
    for (const name of SIGNALS) if (isHangup || name !== 'SIGHUP') process.on(name, this.#take)
  }

  /** Exit code; undefined as long as nobody asked for an end. */
  get code(): number | undefined {
    return this.#signal === undefined ? undefined : 128 + constants.signals[this.#signal]
  }

  /** What is done at once when a signal comes, or came; until it is called again. */
  heard(act: (() => void) | undefined): void {
    this.#heard = act
    if (this.#signal !== undefined) act?.()
  }

  readonly #take = (name: Signal) => {
    if (this.#signal !== undefined) return
    this.#signal = name
    // The end that the signal has without us; a call of the system that waits would keep `exit` from coming back.
    setTimeout(() => {
      process.removeAllListeners(name)
      process.kill(process.pid, name)
    }, GRACE_MS).unref()
    this.#heard?.()
  }
}
