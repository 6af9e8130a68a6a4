/**
 * @module Numbers drawn for a value: always the same ones for the same value and key, and told by nobody without the key. Fifty
 * bits each, so that no outcome of a draw is favoured by more than one in a million million.
 */
import { base32Value } from '../../resolve/token'

const DIGITS = 10

/** See above; in order. */
export class Draw {
  readonly #tag: (value: string) => string
  readonly #value: string
  #rounds = 0
  #left = ''

  /** @param tag - 100 bits of base32 for a text, keyed */
  constructor(tag: (value: string) => string, value: string) {
    this.#tag = tag
    this.#value = value
  }

  /** So many characters of base32, at most 20. */
  text(length: number): string {
    if (this.#left.length < length) this.#left = this.#tag(`${this.#rounds++} ${this.#value}`)
    const text = this.#left.slice(0, length)
    this.#left = this.#left.slice(length)
    return text
  }

  /** A whole number from 0 to `end`, exclusive, which is at most 2^32. */
  below(end: number): number {
    let drawn = 0
    for (const digit of this.text(DIGITS)) drawn = 32 * drawn + base32Value(digit.charCodeAt(0))
    return drawn % end
  }
}
