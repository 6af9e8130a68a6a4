/**
 * @module What counts as a label in what a model wrote. A model changes case, writes a blank or an underscore for the hyphen,
 * leaves out the brackets, puts an ending behind it:
 *
 *     [personnummer-1] [Personnummer 1] [PERSONNUMMER_1]    in brackets: any joint, or none
 *     personnummer-1, Personnummer_1                         without: a hyphen or an underscore; a blank is prose
 *     [Personnummer 1]s, personnummer-1s                     the ending stays
 *     ip-1.invalid                                           where an address had its host
 *
 * Without brackets it stands by itself: `my-email-1`, `email-1.txt`, `email-1-2` and `email-1b` are none.
 */
import { late } from '../late'

/** Where a label stands, and what it says. */
export interface LabelText {
  readonly start: number
  readonly end: number
  readonly word: string
  readonly number: number
  /** What was put behind it within its brackets. */
  readonly ending: string
}

/** Characters that the longest label takes, with what tells whether it ends. */
const LONGEST = 96

/** Of a class of characters: the plain one comes last. */
const HYPHENS = '\u2010\u2011\u2013-'
const JOINT = `[ \u00a0_${HYPHENS}]`
const NUMBER = '[1-9]\\d{0,8}'
const HOST = '.invalid'

/** Whether two sets of words are asked for at once is seldom: a program has one or two. */
const known = new Map<string, LabelGrammar>()
const MOST_KNOWN = 16

const JOINTS = late('[^\\p{L}\\p{N}]', 'gu')

/** A word whose hyphens may be written otherwise. */
function spelled(word: string, hyphen: string): string {
  return word.replace(JOINTS(), (sign) => (sign === '-' ? hyphen : `\\${sign}`))
}

/** A pattern of all begins of a word, and of what may come behind it. */
function begins(word: string, hyphen: string, behind: string): string {
  return [...word].reduceRight((rest, letter) => `${spelled(letter, hyphen)}(?:${rest})?`, behind)
}

export class LabelGrammar {
  readonly #label: RegExp
  /** What may be a label that goes on behind the end. */
  readonly #open: RegExp

  private constructor(words: readonly string[]) {
    const longestFirst = [...words].sort((a, b) => b.length - a.length)
    const inside = longestFirst.map((word) => spelled(word, JOINT)).join('|')
    const bare = longestFirst.map((word) => spelled(word, `[_${HYPHENS}]`)).join('|')
    const inBrackets = `\\[ {0,2}(${inside})${JOINT}{0,3}(${NUMBER})(s?) {0,2}\\]`
    // What stands before it may be an escape of JSON or of an address.
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

  /** Labels of a text, in order, that begin at `from` or later. */
  *in(text: string, from = 0): Generator<LabelText> {
    const pattern = new RegExp(this.#label)
    pattern.lastIndex = from
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const [all, inside, first, ending = '', bare, second] = match
      const word = (inside ?? (bare as string)).toLowerCase().replace(JOINTS(), '-')
      yield { start: match.index, end: match.index + all.length, word, number: Number(first ?? second), ending }
    }
  }

  /** Where something begins at the end of a text, from `from` on, that may become a label, or another one; its length for none. */
  openFrom(text: string, from: number): number {
    this.#open.lastIndex = Math.max(from, text.length - LONGEST)
    return this.#open.exec(text)?.index ?? text.length
  }
}
