/** @module Custom kinds: recognisers in code, and patterns. */
import type { CustomKind } from './findings'

/** What a {@link CustomRecogniser} found. */
export interface CustomMatch {
  /** Span in the text it was given: UTF-16 code units, end exclusive. */
  readonly start: number
  readonly end: number
  /** 0 to 1; compared with `minConfidence`, and with overlapping findings. */
  readonly confidence: number
  /** Default: the kind. */
  readonly variant?: string
}

/**
 * A custom recogniser. It is called at each of its anchors, with the part of the line around it.
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
  /** Characters of the line passed to it: at most 100 before and 200 after the anchor. */
  readonly reach: { readonly before: number; readonly after: number }
  /**
   * Returns the match at `text[at]`, if any. If it throws or returns something else, the word at the anchor is masked,
   * and the error is dropped, because it may contain input text.
   */
  recognise(text: string, at: number): CustomMatch | undefined
}

/**
 * A custom kind, defined by what its values look like or by the label before them. It is data, so it can be kept in a file.
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
   * match counts, of at most 199 characters. Unbounded quantifiers (`*`, `+`), references, lazy quantifiers and lookaround for
   * more than one character are rejected.
   */
  readonly pattern?: string
  /** Instead of `pattern`: the value is what follows the name or one of the words, or the value of such a field. */
  readonly label?: boolean
  /**
   * XRegExp flags: `i` ignores case, `x` allows free spacing, in `s` a dot is any character; `m`, `n`, `u` change
   * nothing.
   */
  readonly flags?: string
  /** What `{{name}}` expands to in the pattern. Other patterns of the list can be named, too. */
  readonly parts?: { readonly [name: string]: string }
  /** Words before a value that support it; for a label, its other names. Case, marks and endings do not matter. */
  readonly words?: readonly string[]
  /** Checksum that the digits of a match must pass. For `mod97-10`, letters are included. */
  readonly check?: 'luhn' | 'mod11' | 'mod97-10'
  /** Confidence of a match by its form alone, 0 to 1. Default: 0.7; 0.9 for a label. A check adds 0.2, a word 0.3. */
  readonly confidence?: number
  /** `false` allows letters and digits directly next to a match. Default: `true`. */
  readonly boundary?: boolean
  /** The category under which a policy treats the values. */
  readonly category?: string
}

/** Names to look for: see `sladd/roster`. It is itself a recogniser. */
export interface Roster extends CustomRecogniser<'name'> {
  /** Number of names. */
  readonly size: number
}
