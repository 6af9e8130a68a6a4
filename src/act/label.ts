/**
 * @module The constant label, `[personnummer]`, which all actions fall back on. It contains the kind, or for a field
 * what it contains.
 */

/** Cached labels: returning the same string each time makes them cheap to write. */
const labels = /* @__PURE__ */ new Map<string, string>()

/** Returns the label for a word. */
export function label(word: string): string {
  const known = labels.get(word)
  if (known !== undefined) return known
  const made = `[${word}]`
  labels.set(word, made)
  return made
}
