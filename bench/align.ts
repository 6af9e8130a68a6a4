/**
 * @module What of a text is still found in what a tool made of it, character by character. Tools say nothing of where
 * they replaced, so it has to be read from their output.
 */

/** What a match is worth beyond its weight when it goes on where the last one ended: runs win over scattered letters. */
const RUN = 2
const NONE = -1

interface Scores {
  /** Best for both beginnings. */
  readonly best: Int32Array
  /** Best of those that end in a match. */
  readonly matched: Int32Array
  readonly width: number
}

/** Worth of the match of a unit of `before` that follows on a match; no more than the lighter of both lends it. */
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
 * Where each character went, so that as long runs as possible stay together and none changes its place.
 *
 * @param weights what each unit of `before` counts, from 1
 * @returns for each unit of `before` its place in `after`, or -1
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
