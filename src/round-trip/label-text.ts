/**
 * @module Recognises labels in a model's output. A model may change case, replace the hyphen by a space or an
 * underscore, leave out the brackets, or add an ending:
 *
 *     [personnummer-1] [Personnummer 1] [PERSONNUMMER_1]    in brackets: any separator, or none
 *     personnummer-1, Personnummer_1                         without: a hyphen or an underscore; a space is prose
 *     [Personnummer 1]s, personnummer-1s                     the ending is kept
 *     ip-1.invalid                                           in the host part of a URL
 *
 * Without brackets it must stand alone: `my-email-1`, `email-1.txt`, `email-1-2` and `email-1b` are not labels.
 */
import { late } from '../text/late'

/** Position and parts of a label. */
export interface LabelText {
  readonly start: number
  readonly end: number
  readonly word: string
  readonly number: number
  /** The ending inside its brackets. */
  readonly ending: string
}

/** Most characters of a label, including those that show whether it ends. */
const LONGEST = 96

/** For a character class: the plain hyphen comes last. */
const HYPHENS = '\u2010\u2011\u2013-'
const JOINT = `[ \u00a0_${HYPHENS}]`
const NUMBER = '[1-9]\\d{0,8}'
const HOST = '.invalid'

/** Cached grammars: a program usually has only one or two sets of words. */
const known = new Map<string, LabelGrammar>()
const MOST_KNOWN = 16

const JOINTS = late('[^\\p{L}\\p{N}]', 'gu')

/** Returns a pattern for a word whose hyphens may be written differently. */
function spelled(word: string, hyphen: string): string {
  return word.replace(JOINTS(), (sign) => (sign === '-' ? hyphen : `\\${sign}`))
}

/** Returns a pattern for all prefixes of a word, and for what may follow it. */
function begins(word: string, hyphen: string, behind: string): string {
  return [...word].reduceRight((rest, letter) => `${spelled(letter, hyphen)}(?:${rest})?`, behind)
}

export class LabelGrammar {
  readonly #label: RegExp
  /** Matches a possible label at the end that may continue. */
  readonly #open: RegExp

  private constructor(words: readonly string[]) {
    const longestFirst = [...words].sort((a, b) => b.length - a.length)
    const inside = longestFirst.map((word) => spelled(word, JOINT)).join('|')
    const bare = longestFirst.map((word) => spelled(word, `[_${HYPHENS}]`)).join('|')
    const inBrackets = `\\[ {0,2}(${inside})${JOINT}{0,3}(${NUMBER})(s?) {0,2}\\]`
    // It may follow an escape sequence of JSON or of a URL.
    const before = '(?:(?<![\\p{L}\\p{N}_.-])|(?<=\\\\[nrtbf]|\\\\u[\\da-f]{4}|%[\\da-f]{2}))'
    const behind = `(?:\\.invalid(?![\\p{L}\\p{N}_-])|(?=s?(?![\\p{L}\\p{N}_@]|[.,:-][\\p{L}\\p{N}])))`
    this.#label = new RegExp(`${inBrackets}|${before}(${bare})[_${HYPHENS}](${NUMBER})${behind}`, 'giu')
    const host = [...HOST].reduceRight((rest, letter) => `${letter === '.' ? '[.]' : letter}(?:${rest})?`, '')
    const ending = `(?:s? {0,2}|s[.,:-]|[.,:-]|${host})?`
    const number = `${JOINT}{0,3}(?:[1-9]\\d{0,8}${ending})?`
    const open = longestFirst.map((word) => begins(word, JOINT, number)).join('|')
    this.#open = new RegExp(`(?:\\[ {0,2}(?:${open})?|${before}(?:${open}))$`, 'giu')
  }

  static of(words: readonly string[]): LabelGrammar {
    const key = words.join()
    const grammar = known.get(key) ?? new LabelGrammar(words)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, grammar)
    return grammar
  }

  /** Yields the labels of a text, in order, that start at `from` or later. */
  *in(text: string, from = 0): Generator<LabelText> {
    const pattern = new RegExp(this.#label)
    pattern.lastIndex = from
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const [all, inside, first, ending = '', bare, second] = match
      const word = (inside ?? (bare as string)).toLowerCase().replace(JOINTS(), '-')
      yield { start: match.index, end: match.index + all.length, word, number: Number(first ?? second), ending }
    }
  }

  /** Returns the offset from which on the end of a text may become a label, or another one; its length if none. */
  openFrom(text: string, from: number): number {
    this.#open.lastIndex = Math.max(from, text.length - LONGEST)
    return this.#open.exec(text)?.index ?? text.length
  }
}
