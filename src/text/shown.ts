/**
 * @module Text as recognisers of the user's own are shown it, by either engine.
 */

/** Part of the codes: `[from, to)`. */
interface Span {
  readonly from: number
  readonly to: number
}

/** Codes, and the text that recognisers are shown in their place. */
export interface Shown {
  readonly codes: Uint8Array
  /** Where the codes begin, and where they end. */
  readonly start: number
  readonly end: number
  /** What a code outside ASCII stands for: one character. */
  characterAt(index: number): string
  /** What the names say that own the value in which a code lies, as `formats/state.ts` has it; 0 for none. */
  topicsAt(index: number): number
  /** The name of the field whose value holds the code at `index`, as a format has it; undefined where none is known. */
  nameAt(index: number): Span | undefined
}
