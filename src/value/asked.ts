/**
 * @module What a walk over a value asks of whoever finds.
 */
import type { Edit } from '../types'

/** A text in UTF-16 units, of which the first `length` count. */
interface Written {
  readonly units: Uint16Array
  readonly length: number
  slice(start: number, end: number): string
}

/** The least that says more than any number of names that are evidence only: `Says.Owns` of `formats/telling.ts`. */
export const OWNS = 65536
/** What the name of a number says whose end may stand alone: `Says.Ends`. */
export const ENDS = 2

/** Who is asked. */
export interface Asked {
  /** The edits of a text that is JSON. */
  edits(text: Written): readonly Edit[]
  /** What a text becomes that no name says anything of; undefined when it stays. */
  replaced(text: string): string | undefined
  /** What a name says of the values below it: 0 for nothing, {@link OWNS} when all of them, or the name, must be asked about. */
  saidBy(name: string): number
}
