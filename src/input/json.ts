/** @module Parses JSON without the parser's error messages, which quote the text. */

/** Parses a text as JSON; undefined if it is invalid. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
