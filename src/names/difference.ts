/** @module Edit distance: how many letters must be changed, inserted or deleted to get from one word to another. */

/** Returns the edit distance of two words of similar length; `most + 1` for anything larger than `most`. */
export function difference(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before = [...Array(b.length + 1).keys()]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (before[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(change, (before[j] as number) + 1, (row[j - 1] as number) + 1))
    }
    if (Math.min(...row) > most) return most + 1
    before = row
  }
  return before[b.length] as number
}
