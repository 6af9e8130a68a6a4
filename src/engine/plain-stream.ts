/**
 * @module A stream on its way through the pipeline: chunks in, bytes out, one output per chunk. What cannot be decided
 * yet is held back; a complete line is released at once. The adapters wrap this for Node and the Web.
 */
import { spliceBytes } from '../act/splice'
import type { Plan } from '../options/plan'
import { type Listener, Run } from '../pipeline'
import { Held } from '../plain/window'
import type { Call, Edit } from '../types'

/** One stream. Its output does not depend on how the bytes are split into chunks. */
export class PlainStream {
  readonly #run: Run
  readonly #held = new Held()
  readonly #listener: Listener
  #edits: Edit[] = []
  /** Offset of the first byte that has not been released. */
  #written = 0
  #received = 0
  /** True if the last chunk was rejected. */
  isStopped = false

  /** @param listener - receives every finding, in order, with offsets from the start of the stream */
  constructor(plan: Plan, call: Call, listener: Listener) {
    this.#run = new Run(plan)
    this.#run.reset(plan, call)
    this.#listener = (finding, action, edit, holds) => {
      if (edit !== undefined) this.#edits.push(edit)
      listener(finding, action, edit, holds)
    }
  }

  /**
   * Takes a chunk (its memory may be reused afterwards) and returns what can be released now.
   *
   * @throws TypeError if the chunk is not a `Uint8Array`
   */
  push(chunk: Uint8Array, stops = false): Uint8Array<ArrayBuffer> | undefined {
    // It does not look for stops itself: the caller does.
    this.isStopped = stops
    if (stops) return undefined
    if (!(chunk instanceof Uint8Array)) throw new TypeError(`chunk expected a Uint8Array, got ${typeof chunk}`)
    this.#held.push(chunk)
    this.#received += chunk.length
    return this.#advance(false)
  }

  /** Ends the stream and returns the rest. */
  end(): Uint8Array<ArrayBuffer> | undefined {
    this.#held.end()
    return this.#advance(true)
  }

  #advance(isLast: boolean): Uint8Array<ArrayBuffer> | undefined {
    const { window } = this.#run
    this.#run.advance(this.#held, isLast, this.#listener)
    // A finding may extend past the piece; what it covers has been replaced already.
    const { settled, edited } = this.#run
    const decided = isLast ? this.#received : Math.max(window.view.offsetOf(window.to), settled, edited)
    const output = this.#write(decided)
    this.#held.dropBefore(Math.min(this.#written, window.view.offsetOf(window.view.start)))
    return output
  }

  #write(decided: number): Uint8Array<ArrayBuffer> | undefined {
    if (decided <= this.#written) return undefined
    const output = spliceBytes(this.#held.bytes(this.#written, decided), this.#edits, this.#written)
    this.#written = decided
    this.#edits = []
    return output.length > 0 ? output : undefined
  }
}
