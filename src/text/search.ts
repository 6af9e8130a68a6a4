/** @module Search in a sorted list of numbers. */

/** Returns how many numbers of the list are at most `value`. */
export function countUpTo(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** Returns the index of the last of them; 0 if there is none. */
export function lastUpTo(sorted: readonly number[], value: number): number {
  return Math.max(0, countUpTo(sorted, value) - 1)
}
