/**
 * @module The constant label of a kind, `[personnummer]`: what everything falls back on.
 */

/** Labels by kind: the same string every time, which is what makes it cheap to write. */
const labels = /* @__PURE__ */ new Map<string, string>()

/** The label of a kind. */
export function label(kind: string): string {
  const known = labels.get(kind)
  if (known !== undefined) return known
  const made = `[${kind}]`
  labels.set(kind, made)
  return made
}
