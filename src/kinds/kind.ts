/**
 * @module Result types of the recognisers for kinds that are off by default. These recognisers are TypeScript, and both
 * engines run them where they run custom recognisers. Unlike those, they only report how a value is written and what
 * that proves. `weigh.ts` weighs the surrounding text, in the same way for all.
 *
 * They see a line with one character per code (see `kindText`): full-width digits are digits, any dash is a hyphen, any
 * space a space.
 */
import type { Evidence } from '../types/findings'
import { digitsOf, isLuhn } from './checks'

/** A way to write a value, and what its characters prove: a row of the confidence table in the docs. */
export interface KindForm {
  /** `DDMMYY-SSSS`. */
  readonly name: string
  /** Confidence of the form alone, in hundredths. */
  readonly base: number
  readonly evidence: readonly Evidence[]
}

/**
 * Base of a form that proves so little that only a field of its own kind, or an adjacent word of its own kind, makes it
 * a value.
 */
export const NAMED_ONLY = 5

/** A value that a recogniser found. */
export interface Seen {
  /** Positions in the given text. */
  readonly start: number
  readonly end: number
  readonly form: KindForm
  /** The exact variant; the kind if undefined. */
  readonly variant?: string
  /** The text itself says what it is: `geo:`, `f. 41.81.90`. */
  readonly isNamed?: true
}

export interface KindRecogniser {
  /** Where a match may start: at the first digit of a run, or at the first letter or digit of a word. */
  readonly anchor: 'digits' | 'word'
  readonly forms: readonly KindForm[]
  /**
   * Returns the value at `at`, if any. Lines of the text end in line feeds.
   *
   * @param today - reference date, YYYYMMDD
   */
  recognise(text: string, at: number, today: number): Seen | undefined
}

/** Creates a form. */
export function form(name: string, base: number, ...evidence: readonly Evidence[]): KindForm {
  return { name, base, evidence }
}

/** Matches a sticky pattern at a position. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

/** True if no digit is adjacent to the range, nor joined to it by a dot. Letters and `_` may be glued to it. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const isDigit = (place: number) => /\d/.test(text.charAt(place))
  if (isDigit(start - 1) || (text[start - 1] === '.' && isDigit(start - 2))) return false
  return !isDigit(end) && !(text[end] === '.' && isDigit(end + 1))
}

/** Creates a recogniser of Swedish numbers with at most `most` digits, proved only by a Luhn check digit. */
export function byLuhn(pattern: RegExp, number: KindForm, most: number): KindRecogniser {
  return {
    anchor: 'digits',
    forms: [number],
    recognise(text, at) {
      const match = matchAt(pattern, text, at)
      const digits = digitsOf(match?.[0] ?? '')
      if (match === undefined || digits.length > most || !isLuhn(digits)) return undefined
      const end = at + match[0].length
      return standsAlone(text, at, end) ? { start: at, end, form: number, variant: 'SE' } : undefined
    },
  }
}
