/**
 * @module The constant label, `[personnummer]`: what everything falls back on. It says the kind, or of a field what it holds.
 */

/** Labels by what they say: the same string every time, which is what makes it cheap to write. */
const labels = /* @__PURE__ */ new Map<string, string>()

/** The label that says a word. */
export function label(word: string): string {
  const known = labels.get(word)
  if (known !== undefined) return known
  const made = `[${word}]`
  labels.set(word, made)
  return made
}
