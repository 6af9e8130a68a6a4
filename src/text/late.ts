/**
 * @module Regular expressions with Unicode classes, compiled on first use. An engine parses every literal when its file
 * is loaded, and a class costs as much as a thousand characters of code: together a quarter of an import.
 */

/** Returns a function that compiles the expression on its first call. */
/* @__NO_SIDE_EFFECTS__ */
export function late(source: string, flags: string): () => RegExp {
  let made: RegExp | undefined
  return () => {
    made ??= new RegExp(source, flags)
    return made
  }
}
