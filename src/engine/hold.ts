/** @module How long the parts of a message wait for the rest: see `docs/how-to/containers.md`. */
import { ownOption } from '../input/own-properties'
import { typeOf } from '../input/type-of'
import type { StreamOptions } from '../types'
import { type Stream, TICKS } from './engine'

/** Default in milliseconds. */
export const HOLD_MS = 4000
/** Longest delay that timers accept on all hosts. */
const MOST_MS = 2 ** 31 - 1

/**
 * Reads the option `hold`.
 *
 * @throws TypeError if it is not a number, RangeError if no timer can wait that long
 */
export function holdOf(options: StreamOptions | undefined): number {
  const hold: unknown = ownOption(options, 'hold') ?? HOLD_MS
  if (typeof hold !== 'number') throw new TypeError(`"hold" expected a number of milliseconds, got ${typeOf(hold)}`)
  if (hold >= 0 && hold <= MOST_MS) return hold
  throw new RangeError(`"hold" expected 0 to ${MOST_MS} milliseconds`)
}

/** Tells a stream that time has passed, while something waits in it. */
export class Clock {
  readonly #stream: Stream
  readonly #every: number
  readonly #send: (output: Uint8Array<ArrayBuffer>) => void
  readonly #fail: (error: unknown) => void
  #timer: ReturnType<typeof setTimeout> | undefined

  /**
   * @param hold - milliseconds
   * @param send - receives the output
   * @param fail - receives what a listener of the stream throws
   */
  constructor(
    stream: Stream,
    hold: number,
    send: (output: Uint8Array<ArrayBuffer>) => void,
    fail: (error: unknown) => void,
  ) {
    this.#stream = stream
    this.#every = hold / TICKS
    this.#send = send
    this.#fail = fail
  }

  /** To be called after something entered or left the stream. */
  set(): void {
    if (this.#stream.isWaiting !== true) this.stop()
    else if (this.#timer === undefined) {
      this.#timer = setTimeout(() => this.#tick(), this.#every)
      // Waiting output must not keep the process alive.
      ;(this.#timer as { unref?(): void }).unref?.()
    }
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #tick(): void {
    this.#timer = undefined
    try {
      const output = this.#stream.tick?.()
      if (output !== undefined) this.#send(output)
      this.set()
    } catch (error) {
      this.#fail(error)
    }
  }
}

/** Wraps a stream as a Web stream in which nothing waits longer than `hold` milliseconds. */
export function transformOf(stream: Stream, hold: number): TransformStream<Uint8Array, Uint8Array> {
  let clock: Clock | undefined
  const send = (controller: TransformStreamDefaultController<Uint8Array>, output: Uint8Array | undefined) => {
    if (output !== undefined) controller.enqueue(output)
  }
  return new TransformStream({
    start: (controller) => {
      clock = new Clock(
        stream,
        hold,
        (output) => send(controller, output),
        (error) => controller.error(error),
      )
    },
    transform: (chunk, controller) => {
      send(controller, stream.push(chunk))
      clock?.set()
    },
    flush: (controller) => {
      clock?.stop()
      send(controller, stream.end())
    },
    cancel: () => clock?.stop(),
  } as Transformer<Uint8Array, Uint8Array>)
}
