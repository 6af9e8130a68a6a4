/** @module How far a value is read, and the labels for what was not. */

/** Limits of a walk. */
export interface Limits {
  /** Nesting of objects. */
  readonly depth: number
  /** Properties of an object, elements of an array, entries of a map. */
  readonly width: number
  /** Names and values in total. */
  readonly total: number
  /** Characters in total. */
  readonly characters: number
}

/** Far beyond what anybody logs; anything beyond them is masked. */
export const LIMITS: Limits = { depth: 32, width: 10_000, total: 200_000, characters: 1 << 26 }

/** Replacements for what was not read, or cannot be rebuilt. */
export const enum Label {
  Unreadable = '[unreadable]',
  Deep = '[too-deep]',
  Many = '[too-many]',
  Function = '[function]',
  Stream = '[stream]',
  Agent = '[agent]',
  Session = '[session]',
}
