/** @module Holds messages that a client pushes, until they are taken. */

/** Holds what was pushed; `take` waits for the first item. */
export class Buffer<T> {
  readonly #most: number
  #held: T[] = []
  #failure: { readonly error: unknown } | undefined
  #wake: (() => void) | undefined

  /** @param most - most items taken at once */
  constructor(most: number) {
    this.#most = most
  }

  /** How many wait to be taken. */
  get size(): number {
    return this.#held.length
  }

  push(one: T): void {
    this.#held.push(one)
    this.#wake?.()
  }

  /** Makes the next `take` throw. */
  fail(error: unknown): void {
    this.#failure ??= { error }
    this.#wake?.()
  }

  /** Returns nothing if nothing arrives within `wait` milliseconds. @throws the client's error */
  async take(wait: number): Promise<T[]> {
    if (this.#held.length === 0 && this.#failure === undefined) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      this.#wake = undefined
    }
    if (this.#failure !== undefined) throw this.#failure.error
    return this.#held.splice(0, this.#most)
  }
}
