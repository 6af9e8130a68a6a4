/**
 * @module Strings that can be written as bytes and read back the same.
 */

/**
 * True if a text survived its encoding. A lone surrogate has no UTF-8, and U+FFFD replaces any invalid bytes, for
 * example on a command line: two different names with one would derive the same key.
 */
export function isWellFormed(text: string): boolean {
  return !/[\ud800-\udfff\ufffd]/u.test(text)
}
