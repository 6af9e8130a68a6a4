/**
 * @module Custom recognisers: they run at their anchors alongside ours, and return their own confidence. They see text
 * instead of codes, and only the part of the line that they requested. Both engines run them from here.
 */

import { isAlphanumeric, isDigit, isLineEnd, isSpace, lineEndFrom } from '../text/codes'
import { countUpTo } from '../text/search'
import type { Shown } from '../text/shown'
import { decode } from '../text/source'
import type { CustomClaim, CustomRecogniser, Evidence, Recogniser } from '../types'
import type { Extra } from './extras'
import type { Needle } from './needles'

/** Maximum reach: the window keeps this much on either side of a cut. */
export const enum Reach {
  Before = 100,
  After = 200,
}

const ASCII = 128
/** Units converted to a string at once. */
const CHUNK = 8192

/** Codes as text, one character per code, with a mapping back. */
class ShownText {
  readonly #start: number
  readonly #text: string
  /** Indexes of codes that take two units, and positions of the second units in the text. */
  readonly #pairs: number[] = []
  readonly #seconds: number[] = []

  constructor(shown: Shown, start: number, end: number) {
    this.#start = start
    const codes = shown.codes.subarray(start, end)
    this.#text = codes.every((code) => code < ASCII) ? decode(codes) : this.#write(shown, codes)
  }

  #write(shown: Shown, codes: Uint8Array): string {
    const units: number[] = []
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i] as number
      if (code < ASCII) {
        units.push(code)
        continue
      }
      const character = shown.characterAt(this.#start + i)
      units.push(character.charCodeAt(0))
      if (character.length === 1) continue
      this.#pairs.push(i)
      this.#seconds.push(units.length)
      units.push(character.charCodeAt(1))
    }
    let text = ''
    for (let at = 0; at < units.length; at += CHUNK) text += String.fromCharCode(...units.slice(at, at + CHUNK))
    return text
  }

  /** Returns the position in the text of the code at `index`. */
  placeOf(index: number): number {
    const place = index - this.#start
    return this.#pairs.length === 0 ? place : place + countUpTo(this.#pairs, place - 1)
  }

  /** Returns the index of the code behind a position in the text. */
  codeAt(place: number): number {
    return this.#start + (this.#pairs.length === 0 ? place : place - countUpTo(this.#seconds, place))
  }

  slice(from: number, to: number): string {
    return this.#text.slice(from, to)
  }
}

function isOffset(value: unknown, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most
}

/** Runs and validates a recogniser: undefined for no match, `'failed'` if it threw or its match is invalid. */
function answer(given: CustomRecogniser, text: string, at: number) {
  try {
    const match = given.recognise(text, at)
    if (match === undefined || match === null) return undefined
    const { start, end, confidence } = match
    const variant = Object.hasOwn(match, 'variant') && match.variant !== undefined ? match.variant : given.kind
    const isSpan = isOffset(start, text.length) && isOffset(end, text.length) && start < end
    const isSure = typeof confidence === 'number' && confidence >= 0 && confidence <= 1
    return isSpan && isSure && typeof variant === 'string' ? { start, end, confidence, variant } : 'failed'
  } catch {
    // The error may contain input text, so it is not passed on.
    return 'failed'
  }
}

/** The score for a recogniser that failed. Masked by default, so that an error never lets a value through. */
const FAILED_SCORE = 50
const MOST_SCORE = 99

function saidBy(
  recogniser: Recogniser,
  start: number,
  end: number,
  score: number,
  variant: string,
  evidence: Evidence,
): CustomClaim {
  return { recogniser, start, end, score, variant, form: undefined, evidence: [evidence], changes: [score] }
}

/** Inserts a claim at its sorted position. */
function add(claims: CustomClaim[], claim: CustomClaim): void {
  let at = claims.length
  while (at > 0 && (claims[at - 1] as CustomClaim).start > claim.start) at--
  claims.splice(at, 0, claim)
}

/** Where a recogniser runs; the first two only at the start of a run of such codes. */
const enum At {
  Digits = 1,
  Word = 2,
  Begins = 3,
  Character = 4,
}

interface Own {
  readonly given: CustomRecogniser
  readonly row: Recogniser
  readonly at: At
  /** The code of its character. */
  readonly code: number
}

function ownOf(given: CustomRecogniser): Own {
  const { kind, anchor } = given
  const row = { kind, witness: false, anchors: 0, runs: 0, recognise: () => 0, variant: () => kind }
  const at = anchor === 'digits' ? At.Digits : anchor === 'word' ? At.Word : At.Character
  return { given, row, at, code: anchor.charCodeAt(0) }
}

function isAnchor({ at, code }: Own, of: number): boolean {
  if (at === At.Character) return code === of
  return at === At.Digits ? isDigit(of) : isAlphanumeric(of)
}

/** Returns the start of the line that contains `at`, but not less than `least`. */
function lineBegin(codes: Uint8Array, at: number, least: number): number {
  let begin = at
  while (begin > least && !isLineEnd(codes[begin - 1] as number)) begin--
  return begin
}

/** Runs a recogniser at a code, on the codes from `from` to `to`. */
function ask(
  { given, row }: Own,
  text: ShownText,
  codes: Uint8Array,
  at: number,
  from: number,
  to: number,
): CustomClaim | undefined {
  const first = text.placeOf(from)
  const said = answer(given, text.slice(first, text.placeOf(to)), text.placeOf(at) - first)
  if (said === undefined) return undefined
  if (said === 'failed') {
    // Claim the run without spaces around the anchor.
    let start = at
    while (start > from && !isSpace(codes[start - 1] as number)) start--
    let end = at + 1
    while (end < to && !isSpace(codes[end] as number)) end++
    return saidBy(row, start, end, FAILED_SCORE, given.kind, 'custom-error')
  }
  const start = text.codeAt(first + said.start)
  const end = text.codeAt(first + said.end - 1) + 1
  return saidBy(row, start, end, Math.min(MOST_SCORE, Math.round(said.confidence * 100)), said.variant, 'custom')
}

/** The custom recognisers of a redactor, with validated options. */
export class Custom implements Extra {
  readonly rows: readonly Recogniser[]
  readonly #own: readonly Own[]
  /** {@link At} bits for each code. */
  readonly #anchors = new Uint8Array(256)

  constructor(recognisers: readonly CustomRecogniser[]) {
    this.#own = recognisers.map(ownOf)
    this.rows = this.#own.map(({ row }) => row)
    this.#anchors.forEach((_, code) => {
      for (const own of this.#own) if (isAnchor(own, code)) (this.#anchors[code] as number) |= own.at
    })
  }

  get needles(): readonly Needle[] {
    // A number may have lost leading zeros, so any digit may come first.
    return this.#codes.map((codes) => [codes.filter((code) => code < ASCII)])
  }

  get isForeign(): boolean {
    return this.#codes.some((codes) => codes.some((code) => code >= ASCII))
  }

  /** The codes at which each of them runs. */
  get #codes(): readonly (readonly number[])[] {
    return this.#own.map((own) => Array.from(this.#anchors.keys()).filter((code) => isAnchor(own, code)))
  }

  claims(shown: Shown, from: number, to: number): CustomClaim[] {
    const claims: CustomClaim[] = []
    const { codes } = shown
    const anchors = this.#anchors
    let text: ShownText | undefined
    let [first, last, start, end] = [from, to, from, from]
    for (let at = from; at < to; at++) {
      const code = codes[at] as number
      let asked = anchors[code] as number
      if (asked === 0) continue
      asked &= ~((anchors[codes[at - 1] as number] as number) & At.Begins)
      if (asked === 0) continue
      if (text === undefined) {
        first = lineBegin(codes, from, Math.max(shown.start, from - Reach.Before))
        const isLine = isLineEnd(codes[to - 1] as number)
        last = isLine ? to : lineEndFrom(codes, to, Math.min(shown.end, to + Reach.After))
        text = new ShownText(shown, first, last)
      }
      if (at >= end) {
        start = lineBegin(codes, at, Math.max(first, at - Reach.Before))
        end = lineEndFrom(codes, at, last)
      }
      for (const own of this.#own) {
        if ((own.at & asked) === 0 || (own.at === At.Character && own.code !== code)) continue
        const { before, after } = own.given.reach
        const claim = ask(own, text, codes, at, Math.max(start, at - before), Math.min(end, at + after))
        if (claim !== undefined && claim.start >= from && claim.start < to) add(claims, claim)
      }
    }
    return claims
  }
}
