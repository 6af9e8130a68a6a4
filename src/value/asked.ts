/** @module What the walk over a value asks of an engine. */
import type { Edit } from '../types'

/** A text in UTF-16 code units, of which the first `length` count. */
interface Written {
  readonly units: Uint16Array
  readonly length: number
  slice(start: number, end: number): string
}

/** More than any number of names that are only evidence can add up to: `Says.Owns` of `formats/informative-names.ts`. */
export const OWNS = 65536
/** What the name of a number says if the value may be just its last digits: `Says.Ends`. */
export const ENDS = 2

/** What answers these questions. */
export interface Asked {
  /** Returns the edits of a JSON text. */
  edits(text: Written): readonly Edit[]
  /** Returns the redacted text, for a text to which no name applies; undefined if nothing changed. */
  replaced(text: string): string | undefined
  /**
   * Returns what a name says about the values below it: 0 for nothing, {@link OWNS} if they or the name must be
   * searched.
   */
  saidBy(name: string): number
}
