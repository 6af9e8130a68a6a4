/**
 * @module Kinds that a user brings: recognisers in code, and patterns.
 */
import type { CustomKind } from './findings'

/** What a {@link CustomRecogniser} found. */
export interface CustomMatch {
  /** Span in the text it was given: UTF-16 units, end exclusive. */
  readonly start: number
  readonly end: number
  /** 0 to 1; held against `minConfidence`, and against other findings that overlap. */
  readonly confidence: number
  /** Default: the kind. */
  readonly variant?: string
}

/**
 * An identifier of the user's own. It is asked wherever its anchor stands, with the part of the line round it.
 *
 * @example
 * const claimNumber: CustomRecogniser = {
 *   kind: 'claim-number',
 *   anchor: 'word',
 *   reach: { before: 1, after: 12 },
 *   recognise(text, at) {
 *     const match = /^SK-\d{6}(?!\d)/.exec(text.slice(at))
 *     return match ? { start: at, end: at + match[0].length, confidence: 0.9 } : undefined
 *   },
 * }
 */
export interface CustomRecogniser<K extends string = CustomKind> {
  /** Lower-case letters, digits and hyphens; the label is `[kind]`. */
  readonly kind: K
  /** The first digit of a run, the first letter or digit of a word, or one ASCII character. */
  readonly anchor: 'digits' | 'word' | (string & {})
  /** Characters of the line it may look at: at most 100 before and 200 after the anchor. */
  readonly reach: { readonly before: number; readonly after: number }
  /**
   * Says what stands at `text[at]`. When it throws, or answers with something that is no match, the word it was
   * asked about is masked, and its error is dropped: it may hold text of the input.
   */
  recognise(text: string, at: number): CustomMatch | undefined
}

/**
 * A kind of the user's own, by what its values look like or by the label before them. It is data: it may stand in a file.
 *
 * @example
 * const claim: Pattern = { name: 'claim', pattern: 'S-\\d{4}-\\d{4}', words: ['skada'] }
 * const customer: Pattern = { name: 'kundnummer', label: true, words: ['kundnr', 'kund nr'] }
 */
export interface Pattern<K extends string = CustomKind> {
  /** Lower-case letters, digits and hyphens; the label is `[name]`. */
  readonly name: K
  /**
   * In XRegExp's syntax: free spacing and comments with `(?x)`, named groups, `{{parts}}`, categories and scripts. The longest
   * match counts, of at most 199 characters. What has no end (`*`, `+`), references, lazy quantifiers and looking round for more
   * than one character are refused.
   */
  readonly pattern?: string
  /** In place of `pattern`: what stands behind the name or one of the words is the value, and what a field of that name owns. */
  readonly label?: boolean
  /** Flags of XRegExp: `i` any case, `x` free spacing, `s` a dot is any character; `m`, `n` and `u` change nothing. */
  readonly flags?: string
  /** What `{{name}}` stands for in the pattern. The other patterns of the list can be named, too. */
  readonly parts?: { readonly [name: string]: string }
  /** Words before a value that speak for it; of a label its other names and short forms. Case, marks and endings do not count. */
  readonly words?: readonly string[]
  /** What the digits of a match must hold; else it is none. Of `mod97-10` letters count as well. */
  readonly check?: 'luhn' | 'mod11' | 'mod97-10'
  /** How sure a match is by its form alone, 0 to 1. Default: 0.7; 0.9 for a label. A check adds 0.2, a word 0.3. */
  readonly confidence?: number
  /** Whether letters and digits at the ends of a match may be glued to others: `false` allows it. Default: `true`, they may not. */
  readonly boundary?: boolean
  /** What a policy takes values for, by one of its categories. */
  readonly category?: string
}

/** Names that the user gives: see `sladd/roster`. It is a recogniser as any other, too. */
export interface Roster extends CustomRecogniser<'name'> {
  /** How many names it has. */
  readonly size: number
}
