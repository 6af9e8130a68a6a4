/**
 * @module Patterns with classes of Unicode. Hosts parse a literal when its file is loaded, in a function that nobody calls as
 * well, and a class costs them as much as a thousand characters of code: together a quarter of an import.
 */

/** A pattern that is parsed when it is first asked for. */
/* @__NO_SIDE_EFFECTS__ */
export function late(source: string, flags: string): () => RegExp {
  let made: RegExp | undefined
  return () => {
    made ??= new RegExp(source, flags)
    return made
  }
}
