/** @module Text as either engine presents it to custom recognisers. */

/** A range of the codes: `[from, to)`. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The codes, and access to the text behind them. */
export interface Shown {
  readonly codes: Uint8Array
  /** Start and end of the codes. */
  readonly start: number
  readonly end: number
  /** Returns the character behind a code outside ASCII. */
  characterAt(index: number): string
  /** Returns the topics of the names that own the value at `index`, as in `formats/state.ts`; 0 for none. */
  topicsAt(index: number): number
  /** Returns the field name of the value at `index`, as its format defines it; undefined if unknown. */
  nameAt(index: number): Span | undefined
}
