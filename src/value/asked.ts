/**
 * @module What a walk over a value asks of whoever finds.
 */
import type { Edit } from '../types'

/** A text in UTF-16 units, of which the first `length` count. */
export interface Written {
  readonly units: Uint16Array
  readonly length: number
  slice(start: number, end: number): string
}

/** Who is asked. */
export interface Asked {
  /** The edits of a text that is JSON. */
  edits(text: Written): readonly Edit[]
  /** What a text becomes that no name says anything of; undefined when it stays. */
  replaced(text: string): string | undefined
  /** Whether a name may say something of the values below it. */
  isTelling(name: string): boolean
}
