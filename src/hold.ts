/**
 * @module How long the parts of a message wait for the rest, by the clock: `docs/how-to/containers.md`.
 */
import { type Stream, TICKS } from './engine/engine'
import { ownOption } from './own'
import { typeOf } from './type-of'
import type { StreamOptions } from './types'

/** Milliseconds, unless somebody says otherwise. */
export const HOLD_MS = 4000
/** What timers of all hosts can wait for. */
const MOST_MS = 2 ** 31 - 1

/**
 * The option `hold`.
 *
 * @throws TypeError when it is no number, RangeError when no timer waits for so long
 */
export function holdOf(options: StreamOptions | undefined): number {
  const hold: unknown = ownOption(options, 'hold') ?? HOLD_MS
  if (typeof hold !== 'number') throw new TypeError(`"hold" expected a number of milliseconds, got ${typeOf(hold)}`)
  if (hold >= 0 && hold <= MOST_MS) return hold
  throw new RangeError(`"hold" expected 0 to ${MOST_MS} milliseconds`)
}

/** Lets a stream know that time has passed, as long as something waits in it. */
export class Clock {
  readonly #stream: Stream
  readonly #every: number
  readonly #send: (output: Uint8Array<ArrayBuffer>) => void
  readonly #fail: (error: unknown) => void
  #timer: ReturnType<typeof setTimeout> | undefined

  /**
   * @param hold - milliseconds
   * @param send - takes what leaves
   * @param fail - hears what a listener of the stream has thrown
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

  /** Something came into the stream, or left it. */
  set(): void {
    if (this.#stream.isWaiting !== true) this.stop()
    else if (this.#timer === undefined) {
      this.#timer = setTimeout(() => this.#tick(), this.#every)
      // What only waits is no reason for a program to go on.
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

/** A stream as one of the web's, in which nothing waits longer than `hold` milliseconds. */
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
