/** @module Suggests a known name for a mistyped one. Loaded on demand. */

/** Returns the edit distance of two words, counting swaps of neighbouring letters (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, i) => i)]
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= a.length; i++) {
    rows.push([i])
    for (let j = 1; j <= b.length; j++) {
      const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swapped = isSwapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY
      rows[i]?.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, changed, swapped))
    }
  }
  return at(a.length, b.length)
}

/** Returns the name closest to a word; undefined if none is close. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  if (word.length > 40) return undefined
  const begun = names.filter((name) => word.length > 2 && name.startsWith(word))
  if (begun.length === 1) return begun[0]
  const [best] = names
    .map((name) => ({ name, far: distance(word, name) }))
    .filter(({ name, far }) => far <= Math.max(1, Math.floor(Math.min(word.length, name.length) / 3)))
    .sort((a, b) => a.far - b.far)
  return best?.name
}
