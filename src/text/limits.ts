/** @module Limits for splitting text. Both engines cut at the same positions, so both compilers read this file. */

export const enum Limit {
  /** Codes per block of a longer line. */
  Block = 16384,
  /**
   * Maximum distance in codes that a decision may depend on, in each direction: an address (319 octets), the field name
   * and words around it, and an address next to those, or the start tag before it. `test/engines/growth.test.ts` enforces it.
   */
  Reach = 1024,
  /**
   * Codes around a cut in which claims of the other piece are searched for too: text inside a claim is no evidence, so
   * everything within reach of a field name or word must be known. An anchor may also lie after the cut when its claim
   * starts before it.
   */
  Context = 420,
  /**
   * Consecutive invisible characters that leave no code; the next one leaves one. Thus a code covers at most about a
   * hundred octets, and the text behind a decision fits into memory.
   */
  Unseen = 32,
}
