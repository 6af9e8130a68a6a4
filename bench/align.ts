/**
 * @module Determines which characters of a text survive in a tool's output. Tools do not report where they replaced
 * something, so it has to be derived from their output.
 */

/** Bonus for a match that directly follows the previous one: runs are preferred to scattered letters. */
const RUN = 2
const NONE = -1

interface Scores {
  /** Best score for both prefixes. */
  readonly best: Int32Array
  /** Best score of those that end in a match. */
  readonly matched: Int32Array
  readonly width: number
}

/** Returns the score of a match in `before` that follows another match; the lighter of the two limits the bonus. */
function runWorth(weights: Uint8Array, at: number): number {
  const weight = weights[at] as number
  return weight + RUN * Math.min(weight, weights[at - 1] ?? 0)
}

function score(before: string, after: string, weights: Uint8Array): Scores {
  const width = after.length + 1
  const best = new Int32Array((before.length + 1) * width)
  const matched = new Int32Array(best.length).fill(NONE)
  for (let i = 1; i <= before.length; i++) {
    for (let j = 1; j <= after.length; j++) {
      const at = i * width + j
      const diagonal = at - width - 1
      if (before[i - 1] === after[j - 1]) {
        const begun = (best[diagonal] as number) + (weights[i - 1] as number)
        const earlier = matched[diagonal] as number
        matched[at] = earlier === NONE ? begun : Math.max(begun, earlier + runWorth(weights, i - 1))
      }
      best[at] = Math.max(matched[at] as number, best[at - width] as number, best[at - 1] as number)
    }
  }
  return { best, matched, width }
}

/**
 * Maps each character to its position in the output, keeping runs as long as possible and characters in order.
 *
 * @param weights weight of each code unit of `before`, from 1
 * @returns for each code unit of `before` its position in `after`, or -1
 */
export function align(before: string, after: string, weights: Uint8Array): Int32Array {
  const { best, matched, width } = score(before, after, weights)
  const places = new Int32Array(before.length).fill(NONE)
  let i = before.length
  let j = after.length
  let isRun = false
  while (i > 0 && j > 0) {
    const at = i * width + j
    if (isRun || matched[at] === best[at]) {
      places[i - 1] = j - 1
      const earlier = matched[at - width - 1] as number
      isRun = earlier !== NONE && matched[at] === earlier + runWorth(weights, i - 1)
      i--
      j--
    } else if (best[at - width] === best[at]) i--
    else j--
  }
  return places
}
