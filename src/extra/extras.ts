/**
 * @module Recognisers outside the kernel: custom ones, patterns, and kinds that are off by default. Both engines run
 * them from here.
 */
import type { Shown } from '../text/shown'
import type { CustomClaim, Recogniser } from '../types'
import { type Needle, signsOf } from './needles'

/** Recognisers of one origin outside the kernel. */
export interface Extra {
  /** One row per kind. */
  readonly rows: readonly Recogniser[]
  /** Sequences of codes, of which every claim contains at least one. */
  readonly needles: readonly Needle[]
  /** True if a claim may start with a character outside ASCII. */
  readonly isForeign: boolean
  /**
   * Returns claims in `[from, to)`, in the order of their starts.
   *
   * @param today - reference date, YYYYMMDD
   */
  claims(shown: Shown, from: number, to: number, today: number): CustomClaim[]
}

/** All recognisers outside the kernel, for either engine. */
export class Extras {
  readonly rows: readonly Recogniser[]
  readonly #parts: readonly Extra[]
  #signs: Uint8Array | undefined

  constructor(parts: readonly Extra[]) {
    this.#parts = parts
    this.rows = parts.flatMap(({ rows }) => rows)
  }

  /** The kernel's prefilter: selects lines that may contain a claim, also in encoded form. */
  get signs(): Uint8Array {
    const parts = this.#parts
    this.#signs ??= signsOf(
      parts.flatMap(({ needles }) => needles),
      parts.some(({ isForeign }) => isForeign),
    )
    return this.#signs
  }

  /** Returns claims that start in `[from, to)`, in order. */
  claims(shown: Shown, from: number, to: number, today: number): CustomClaim[] {
    const [first, ...others] = this.#parts.map((part) => part.claims(shown, from, to, today))
    if (first === undefined || others.length === 0) return first ?? []
    return [first, ...others].flat().sort((one, other) => one.start - other.start)
  }
}
