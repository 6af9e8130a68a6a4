/**
 * @module Stage four: replacements. A finding that is kept has no edit. Most actions write a constant; only those with
 * `rewrite` receive the value, because reading it costs time.
 */
import type { ActionName, Call } from '../types'

/** A value to be replaced. Nothing retains it. */
export interface Value {
  readonly kind: string
  readonly variant: string
  /** The word in its label: the kind, or for a field what it contains. */
  readonly word: string
  /** As written in the text, including escapes. */
  readonly text: string
}

/** The replacement of a value, and the action under which it is counted. */
export interface Rewritten {
  readonly name: ActionName
  /** The value itself if it is kept; a property name may be changed to stay unique in its object. */
  readonly text: string
}

/** A checked action: its name for the counts, and what it writes. */
export interface Act {
  readonly name: ActionName
  /** Returns the replacement for a finding of `width` characters, with `word` for a label; undefined keeps it. */
  write(word: string, width: number): string | undefined
  /** Used instead of {@link write} if the replacement depends on the value. Never throws. */
  rewrite?(value: Value, call: Call): Rewritten
  /** For an action that reads the value first and then delegates: returns the same with the inner action changed. */
  over?(change: (inner: Act) => Act): Act
}
