/**
 * @module JSON as a value, without what the parser says of what is none: its message quotes the text.
 */

/** What a text says as JSON; undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
