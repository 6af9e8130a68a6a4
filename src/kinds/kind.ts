/**
 * @module What recognisers of the kinds off by default answer in. They are TypeScript, and both engines ask them where they
 * ask those of the user's own; unlike those they say how a value is written and what that proves, and no more. What the text
 * around says for and against it is weighed in `weigh.ts`, alike for all.
 *
 * They see a line with one character for each code (see `kindText`): full-width digits are digits, any dash is a hyphen, any
 * space a space.
 */
import type { Evidence } from '../findings'
import { digitsOf, isLuhn } from './checks'

/** How a value is written and what its characters prove: a row of the confidence table in the docs. */
export interface KindForm {
  /** `DDMMYY-SSSS`. */
  readonly name: string
  /** How sure that alone is, in hundredths. */
  readonly base: number
  readonly evidence: readonly Evidence[]
}

/**
 * The base of a form that proves so little that nothing but a field of its own, or a word of its own right beside it, makes it
 * a value.
 */
export const NAMED_ONLY = 5

/** What a recogniser found. */
export interface Seen {
  /** Places in the text it was given. */
  readonly start: number
  readonly end: number
  readonly form: KindForm
  /** The exact thing; the kind where nothing is said. */
  readonly variant?: string
  /** Its text says by itself what it is: `geo:`, `f. 41.81.90`. */
  readonly isNamed?: true
}

export interface KindRecogniser {
  /** Where a look may begin: the first digit of a run, or the first letter or digit of a word. */
  readonly anchor: 'digits' | 'word'
  readonly forms: readonly KindForm[]
  /**
   * Says what stands at `at` of a text, in whose lines line feeds stand.
   *
   * @param today - reference date, YYYYMMDD
   */
  recognise(text: string, at: number, today: number): Seen | undefined
}

/** A form. */
export function form(name: string, base: number, ...evidence: readonly Evidence[]): KindForm {
  return { name, base, evidence }
}

/** What a sticky pattern matches at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

/** Whether no digit stands beside what lies from `start` to `end`, and none joined by a dot: letters and `_` may be glued. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const isDigit = (place: number) => /\d/.test(text.charAt(place))
  if (isDigit(start - 1) || (text[start - 1] === '.' && isDigit(start - 2))) return false
  return !isDigit(end) && !(text[end] === '.' && isDigit(end + 1))
}

/** A recogniser of Swedish numbers that nothing proves but a last digit by Luhn: of so many digits at most. */
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
