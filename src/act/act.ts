/**
 * @module Stage four: what is written instead. A finding that is kept has no edit. Most actions write a constant; the others
 * are handed the value (`rewrite`), which costs, so nothing else is.
 */
import type { ActionName, Call } from '../types'

/** A value on its way to be replaced. Nothing keeps it. */
export interface Value {
  readonly kind: string
  readonly variant: string
  /** What a label says of it: the kind, or of a field what it holds. */
  readonly word: string
  /** As it stands in the text, escapes and all. */
  readonly text: string
}

/** What is written for a value, and as which action it counts. */
export interface Rewritten {
  readonly name: ActionName
  /** The value itself where it stays; a name may have to differ from others of its object. */
  readonly text: string
}

/** An action, checked: its name for the counts, and what it writes. */
export interface Act {
  readonly name: ActionName
  /** The replacement for a finding of `width` characters, of which a label says `word`; undefined leaves it as it is. */
  write(word: string, width: number): string | undefined
  /** Where it takes the value to know what to write: in place of {@link write}. Never throws. */
  rewrite?(value: Value, call: Call): Rewritten
  /** Where it reads the value first and another one writes: the same over what `change` makes of that one. */
  over?(change: (inner: Act) => Act): Act
}
