/** @module Finds patterns in text: each one is tried where its values may start, alongside the recognisers. */
import type { Extra } from '../extra/extras'
import type { Needle } from '../extra/needles'
import { isLineEnd, lineEndFrom } from '../text/codes'
import type { Shown } from '../text/shown'
import type { CustomClaim, Recogniser } from '../types'
import type { Finder, Found } from './pattern'

/** Codes visible before and after a position. */
const enum Seen {
  Before = 100,
  After = 200,
}

const MOST_SCORE = 99

function rowOf({ kind }: Finder): Recogniser {
  return { kind, witness: false, anchors: 0, runs: 0, recognise: () => 0, variant: () => kind }
}

/** All patterns of a redactor. */
export class Finders implements Extra {
  readonly rows: readonly Recogniser[]
  /** Codes where any pattern may start. */
  readonly #begins = new Uint8Array(256)
  /** What the kernel uses to select lines. */
  readonly needles: readonly Needle[]
  readonly isForeign = false
  readonly #finders: readonly Finder[]
  /** True if field names determine any values. */
  readonly #byName: boolean

  constructor(finders: readonly Finder[]) {
    this.#finders = finders
    this.#byName = finders.some(({ ofName }) => ofName !== undefined)
    this.rows = finders.map(rowOf)
    this.needles = finders.flatMap(({ needles }) => needles)
    for (const { begins } of finders) for (const [code, is] of begins.entries()) if (is !== 0) this.#begins[code] = 1
  }

  /** Returns claims that start in `[from, to)`, in order. */
  claims(shown: Shown, from: number, to: number): CustomClaim[] {
    const claims: CustomClaim[] = []
    const { codes } = shown
    let end = from
    const line = { from, to: from }
    for (let at = from; at < to; at++) {
      const isFirst = this.#byName && isLineEnd(codes[at - 1] as number)
      if (!isFirst && this.#begins[codes[at] as number] === 0) continue
      if (at >= end) {
        line.from = at
        const least = Math.max(shown.start, at - Seen.Before)
        while (line.from > least && !isLineEnd(codes[line.from - 1] as number)) line.from--
        end = lineEndFrom(codes, at, Math.min(shown.end, to + Seen.After))
        line.to = end
      }
      for (const [i, finder] of this.#finders.entries()) {
        const isBegin = finder.begins[codes[at] as number] !== 0
        const named = isFirst ? finder.ofName?.(shown, at, line) : undefined
        const found = named ?? (isBegin ? finder.at(shown, at, line) : undefined)
        if (found !== undefined && found.start >= from && found.start < to) claims.push(this.#claim(found, i))
      }
    }
    return claims
  }

  #claim({ start, end, evidence, changes }: Found, i: number): CustomClaim {
    const recogniser = this.rows[i] as Recogniser
    const score = Math.min(
      MOST_SCORE,
      changes.reduce((sum, change) => sum + change, 0),
    )
    return { recogniser, start, end, score, variant: recogniser.kind, form: undefined, evidence, changes }
  }
}
