/**
 * @module How far a value is read, and what stands for what was not.
 */

/** How far a walk goes. */
export interface Limits {
  /** Objects in objects. */
  readonly depth: number
  /** Properties of an object, elements of an array, entries of a map. */
  readonly width: number
  /** Names and values in all. */
  readonly total: number
  /** Characters in all. */
  readonly characters: number
}

/** Far beyond what anybody logs; what lies beyond them is masked. */
export const LIMITS: Limits = { depth: 32, width: 10_000, total: 200_000, characters: 1 << 26 }

/** What stands for what was not read, or cannot be made again. */
export const enum Label {
  Unreadable = '[unreadable]',
  Deep = '[too-deep]',
  Many = '[too-many]',
  Function = '[function]',
  Stream = '[stream]',
  Agent = '[agent]',
  Session = '[session]',
}
