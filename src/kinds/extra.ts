/**
 * @module The requested optional kinds, as both engines run recognisers outside the kernel: see `extra/extras.ts`.
 */
import { Reach } from '../extra/custom'
import type { Extra } from '../extra/extras'
import type { Needle } from '../extra/needles'
import { isAlphanumeric, isDigit, isLineEnd, lineEndFrom } from '../text/codes'
import type { Shown } from '../text/shown'
import type { CustomClaim, Recogniser } from '../types'
import { type KindRecogniser, NAMED_ONLY } from './kind'
import { MORE_KINDS, type MoreKind } from './rows'
import { RECOGNISED } from './table'
import { kindText } from './text'
import { type Owner, weigh } from './weigh'
import { type Hear, hearing } from './words'

/** Codes visible after a value: for a machine's token, all that a block keeps. */
const AFTER = 500
const ASCII: readonly number[] = /* @__PURE__ */ Array.from({ length: 128 }, (_, code) => code)

interface Row {
  readonly row: Recogniser
  readonly bit: number
  readonly number: number
  readonly given: KindRecogniser
}

function rowOf(kind: MoreKind): Row {
  const number = MORE_KINDS.indexOf(kind)
  const row = { kind, witness: false, anchors: 0, runs: 0, recognise: () => 0, variant: () => kind }
  return { row, number, bit: 1 << number, given: RECOGNISED[kind] }
}

/** The line under inspection. */
interface Line {
  readonly text: string
  /** Index of its first code. */
  readonly first: number
  readonly hear: Hear
  readonly shown: Shown
  readonly today: number
}

/** Returns whether the topics of the names that own a value include a kind. */
export type OwnerOf = (topics: number, kind: number) => Owner

export class ExtraKinds implements Extra {
  readonly rows: readonly Recogniser[]
  readonly #digits: readonly Row[]
  readonly #words: readonly Row[]
  readonly #ownerOf: OwnerOf

  constructor(kinds: readonly MoreKind[], ownerOf: OwnerOf) {
    const rows = kinds.map(rowOf)
    this.rows = rows.map(({ row }) => row)
    this.#digits = rows.filter(({ given }) => given.anchor === 'digits')
    this.#words = rows.filter(({ given }) => given.anchor === 'word')
    this.#ownerOf = ownerOf
  }

  get needles(): readonly Needle[] {
    return [[ASCII.filter(this.isForeign ? isAlphanumeric : isDigit)]]
  }

  /** A word may start with any letter. */
  get isForeign(): boolean {
    return this.#words.length > 0
  }

  claims(shown: Shown, from: number, to: number, today: number): CustomClaim[] {
    const { codes } = shown
    const claims: CustomClaim[] = []
    let line: Line | undefined
    let first = from
    for (let at = from; at < to; at++) {
      const code = codes[at] as number
      const before = codes[at - 1] as number
      const isFirst = isDigit(code) && !isDigit(before)
      const isWord = this.#words.length > 0 && isAlphanumeric(code) && !isAlphanumeric(before)
      if (!isFirst && !isWord) continue
      if (line === undefined) {
        first = from
        while (first > Math.max(shown.start, from - Reach.Before) && !isLineEnd(codes[first - 1] as number)) first--
        const isLine = isLineEnd(codes[to - 1] as number)
        const text = kindText(codes, first, isLine ? to : lineEndFrom(codes, to, Math.min(shown.end, to + AFTER)))
        line = { text, first, hear: hearing(text), shown, today }
      }
      if (isFirst) for (const row of this.#digits) this.#ask(row, line, at, claims)
      if (isWord) for (const row of this.#words) this.#ask(row, line, at, claims)
    }
    return claims.filter(({ start }) => start >= from && start < to).sort((one, other) => one.start - other.start)
  }

  #ask(
    { row, bit, number, given }: Row,
    { text, first, hear, shown, today }: Line,
    at: number,
    claims: CustomClaim[],
  ): void {
    const seen = given.recognise(text, at - first, today)
    if (seen === undefined) return
    const { form, variant = row.kind } = seen
    const weighed = weigh(text, seen, bit, this.#ownerOf(shown.topicsAt(at), number), hear)
    // A form that needs a name is no value without one, not even as an overlap of another.
    if (weighed.score <= NAMED_ONLY) return
    claims.push({ recogniser: row, start: first + seen.start, end: first + seen.end, variant, form, ...weighed })
  }
}
