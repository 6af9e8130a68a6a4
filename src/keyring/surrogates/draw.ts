/**
 * @module Numbers drawn for a value: always the same for the same value and key, and unpredictable without the key.
 * Fifty bits each, so that no outcome is favoured by more than one in a million million.
 */
import { base32Value } from '../../resolve/token'

const DIGITS = 10

/** Draws numbers in order. */
export class Draw {
  readonly #tag: (value: string) => string
  readonly #value: string
  #rounds = 0
  #left = ''

  /** @param tag - returns 100 bits of base32 for a text, keyed */
  constructor(tag: (value: string) => string, value: string) {
    this.#tag = tag
    this.#value = value
  }

  /** Returns this many base32 characters, at most 20. */
  text(length: number): string {
    if (this.#left.length < length) this.#left = this.#tag(`${this.#rounds++} ${this.#value}`)
    const text = this.#left.slice(0, length)
    this.#left = this.#left.slice(length)
    return text
  }

  /** Returns an integer from 0 to `end`, exclusive, which is at most 2^32. */
  below(end: number): number {
    let drawn = 0
    for (const digit of this.text(DIGITS)) drawn = 32 * drawn + base32Value(digit.charCodeAt(0))
    return drawn % end
  }
}
