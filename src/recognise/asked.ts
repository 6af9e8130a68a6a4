/**
 * @module Recognisers that are no part of the kernel: the user's own, his patterns, and kinds that are off by default. Both
 * engines ask them here.
 */
import { type Needle, signsOf } from '../patterns/needles'
import type { Shown } from '../text/shown'
import type { CustomClaim, Recogniser } from '../types'

/** Recognisers of one origin that are no part of the kernel. */
export interface Part {
  /** One for each kind. */
  readonly rows: readonly Recogniser[]
  /** Codes in a row, of which each claim has some. */
  readonly needles: readonly Needle[]
  /** Whether anything outside ASCII may begin what is claimed. */
  readonly isForeign: boolean
  /**
   * What is claimed of `[from, to)` and begins there, in the order of its begin.
   *
   * @param today - reference date, YYYYMMDD
   */
  claims(shown: Shown, from: number, to: number, today: number): CustomClaim[]
}

/** All recognisers that are no part of the kernel, as either engine asks them. */
export class Asked {
  readonly rows: readonly Recogniser[]
  readonly #parts: readonly Part[]
  #signs: Uint8Array | undefined

  constructor(parts: readonly Part[]) {
    this.#parts = parts
    this.rows = parts.flatMap(({ rows }) => rows)
  }

  /** What the kernel tells lines by that may hold a claim, or may be decoded to one. */
  get signs(): Uint8Array {
    const parts = this.#parts
    this.#signs ??= signsOf(
      parts.flatMap(({ needles }) => needles),
      parts.some(({ isForeign }) => isForeign),
    )
    return this.#signs
  }

  /** What is claimed of `[from, to)` and begins there, in the order of its begin. */
  claims(shown: Shown, from: number, to: number, today: number): CustomClaim[] {
    const [first, ...others] = this.#parts.map((part) => part.claims(shown, from, to, today))
    if (first === undefined || others.length === 0) return first ?? []
    return [first, ...others].flat().sort((one, other) => one.start - other.start)
  }
}
