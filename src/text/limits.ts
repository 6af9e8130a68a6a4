/**
 * @module How text is cut: both engines cut at the same places, so both compilers read this file.
 */

export const enum Limit {
  /** Codes of one block of a line that is longer. */
  Block = 16384,
  /**
   * Codes that a decision may depend on, before or after a place: an address (319 octets), the field name and words
   * round it, and an address beside those, or the start tag before it. `test/growth.test.ts` holds the recognisers to it.
   */
  Reach = 1024,
  /**
   * Codes beside a cut in which claims are looked for although they belong to another piece: text inside a claim is no
   * evidence, so what lies within reach of a field name or word must be known. An anchor may also lie after the cut
   * when its claim begins before it.
   */
  Context = 420,
  /**
   * Characters in a row that cannot be seen and leave no code; the one after them leaves one. So a code has no more
   * than about a hundred octets behind it, and what a decision depends on fits into memory.
   */
  Unseen = 32,
}
