/**
 * @module Messages that a client pushes, until they are taken.
 */

/** Holds what came; whoever takes waits for the first one. */
export class Buffer<T> {
  readonly #most: number
  #held: T[] = []
  #failure: { readonly error: unknown } | undefined
  #wake: (() => void) | undefined

  /** @param most - how many are taken at once */
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

  /** Whoever takes next is told. */
  fail(error: unknown): void {
    this.#failure ??= { error }
    this.#wake?.()
  }

  /** Nothing when none came in so many milliseconds. @throws what the client failed with */
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
