/**
 * @module Recognisers that users bring: asked at their anchors beside ours, weighed by the confidence they give. They see
 * text, not codes, and only as much of the line as they said they need. Both engines ask them here.
 */
import { Code, isAlphanumeric, isDigit, isSpace, lineEndFrom } from '../text/codes'
import { decode } from '../text/source'
import type { CustomClaim, CustomRecogniser, Recogniser } from '../types'

/** Longest reach: the window keeps this much on either side of a cut. */
export const enum Reach {
  Before = 100,
  After = 200,
}

/** Codes, and the text that recognisers are shown in their place. */
export interface Shown {
  readonly codes: Uint8Array
  /** Where the codes begin, and where they end. */
  readonly start: number
  readonly end: number
  /** What a code outside ASCII stands for: one character. */
  characterAt(index: number): string
}

const ASCII = 128

/** A line as text, one character for each code, so that places lead back. */
class Line {
  readonly start: number
  readonly end: number
  readonly #text: string
  /** Of each code where its character lies, and of each unit whose it is; none when each has one. */
  readonly #units: number[] | undefined
  readonly #codes: number[] = []

  /** As much of the line of `at` as is looked at from there on, up to `most`. */
  constructor(shown: Shown, at: number, most: number) {
    const { codes } = shown
    let start = at
    const first = Math.max(shown.start, at - Reach.Before)
    while (start > first && lineEndFrom(codes, start - 1, start) === start) start--
    const end = lineEndFrom(codes, at, Math.min(shown.end, most))
    this.start = start
    this.end = end
    const own = codes.subarray(start, end)
    if (own.every((code) => code < ASCII)) this.#text = decode(own)
    else {
      this.#units = []
      this.#text = this.#write(shown, this.#units)
    }
  }

  #write(shown: Shown, units: number[]): string {
    let text = ''
    for (let i = this.start; i < this.end; i++) {
      const code = shown.codes[i] as number
      const character = code < ASCII ? String.fromCharCode(code) : shown.characterAt(i)
      units.push(text.length)
      for (let unit = 0; unit < character.length; unit++) this.#codes.push(i)
      text += character
    }
    units.push(text.length)
    return text
  }

  /** Place in the text of the code at `index`. */
  unitOf(index: number): number {
    const place = index - this.start
    return this.#units === undefined ? place : (this.#units[place] as number)
  }

  /** The code whose character lies at a place of the text. */
  codeOf(unit: number): number {
    return this.#units === undefined ? this.start + unit : (this.#codes[unit] as number)
  }

  slice(from: number, to: number): string {
    return this.#text.slice(from, to)
  }
}

/** Whether a code may be an anchor, whatever comes before it; and that it is one behind a code. */
interface AnchorClass {
  has(code: number): boolean
  /** Whether it is none behind another one like it. */
  readonly begins: boolean
}

const NAMED: { readonly [anchor: string]: AnchorClass } = {
  digits: { has: isDigit, begins: true },
  word: { has: isAlphanumeric, begins: true },
}

function classOf({ anchor }: CustomRecogniser): AnchorClass {
  return NAMED[anchor] ?? { has: (code) => code === anchor.charCodeAt(0), begins: false }
}

function isOffset(value: unknown, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most
}

/** What the recogniser says, checked; undefined for none, `'failed'` when it threw or answered nonsense. */
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
    // The error may hold text of the input, so it is not passed on.
    return 'failed'
  }
}

const DIGITS: readonly number[] = /* @__PURE__ */ Array.from('0123456789', (digit) => digit.charCodeAt(0))
const SIGNS: readonly number[] = [Code.Percent, Code.Ampersand, Code.Backslash]

/** What is masked when a recogniser fails is masked by default: nothing passes because of an error. */
const FAILED_SCORE = 50
const MOST_SCORE = 99

/** Adds a claim where its begin belongs. */
function add(claims: CustomClaim[], claim: CustomClaim): void {
  let at = claims.length
  while (at > 0 && (claims[at - 1] as CustomClaim).start > claim.start) at--
  claims.splice(at, 0, claim)
}

/** The rows of a redactor's own recognisers, whose options have been checked. */
export class Custom {
  readonly rows: readonly Recogniser[]
  /** 1 for each code that may be an anchor. */
  readonly #asked = new Uint8Array(256)
  readonly #own: readonly { readonly given: CustomRecogniser; readonly row: Recogniser; readonly at: AnchorClass }[]

  constructor(recognisers: readonly CustomRecogniser[]) {
    this.#own = recognisers.map((given) => {
      const { kind } = given
      const row = { kind, witness: false, anchors: 0, runs: 0, recognise: () => 0, variant: () => kind }
      return { given, row, at: classOf(given) }
    })
    this.rows = this.#own.map(({ row }) => row)
    for (const [code] of this.#asked.entries()) if (this.mayAsk(code)) this.#asked[code] = 1
  }

  /** Whether a code may be an anchor. */
  mayAsk(code: number): boolean {
    return this.#own.some(({ at }) => at.has(code))
  }

  /**
   * What the kernel tells lines by that have an anchor, or may be decoded to one: for each four low bits of a code a bit
   * for each of its high ones, and what any code outside ASCII adds.
   */
  get signs(): Uint8Array {
    const signs = new Uint8Array(32)
    const isDigits = DIGITS.some((code) => this.mayAsk(code))
    for (let code = 0; code < 256; code++) {
      // Signs begin escapes, and of digits zeros may be lost.
      const isOne = this.mayAsk(code) || SIGNS.includes(code) || (isDigits && isDigit(code))
      if (isOne && code < ASCII) signs[code & 15] = (signs[code & 15] as number) | (1 << (code >> 4))
      else if (isOne) signs.fill(128, 16)
    }
    if (isDigits) signs.fill(128, 16)
    return signs
  }

  /** What is claimed at the anchors in `[from, to)` and begins there, in the order of its begin. */
  claims(shown: Shown, from: number, to: number): CustomClaim[] {
    const { codes } = shown
    const claims: CustomClaim[] = []
    let line: Line | undefined
    for (let at = from; at < to; at++) {
      const code = codes[at] as number
      if (this.#asked[code] === 0) continue
      for (const { given, row, at: anchor } of this.#own) {
        if (!anchor.has(code) || (anchor.begins && anchor.has(codes[at - 1] as number))) continue
        if (line === undefined || at >= line.end) line = new Line(shown, at, to + Reach.After)
        const claim = this.#ask(shown, line, at, given, row)
        if (claim !== undefined && claim.start >= from && claim.start < to) add(claims, claim)
      }
    }
    return claims
  }

  #ask(
    { codes }: Shown,
    line: Line,
    at: number,
    given: CustomRecogniser,
    recogniser: Recogniser,
  ): CustomClaim | undefined {
    const from = Math.max(line.start, at - given.reach.before)
    const to = Math.min(line.end, at + given.reach.after)
    const first = line.unitOf(from)
    const said = answer(given, line.slice(first, line.unitOf(to)), line.unitOf(at) - first)
    if (said === undefined) return undefined
    if (said === 'failed') {
      // The run without spaces round the anchor.
      let start = at
      while (start > from && !isSpace(codes[start - 1] as number)) start--
      let end = at + 1
      while (end < to && !isSpace(codes[end] as number)) end++
      return { start, end, score: FAILED_SCORE, variant: given.kind, evidence: 'custom-error', recogniser }
    }
    return {
      start: line.codeOf(first + said.start),
      end: line.codeOf(first + said.end - 1) + 1,
      score: Math.min(MOST_SCORE, Math.round(said.confidence * 100)),
      variant: said.variant,
      evidence: 'custom',
      recogniser,
    }
  }
}
