/**
 * @module Sorted word lists, compressed for the source: for each word a digit with the number of letters it shares with
 * the previous word, and the rest.
 *
 *     0anna3e0berg4er     anna, anne, berg, berger
 */

const MOST_SHARED = 9

/** Packs words, which must be sorted and contain no digits. */
export function packWords(words: readonly string[]): string {
  let before = ''
  let packed = ''
  for (const word of words) {
    let shared = 0
    while (shared < MOST_SHARED && shared < word.length && word[shared] === before[shared]) shared++
    packed += shared + word.slice(shared)
    before = word
  }
  return packed
}

/** Unpacks the words. */
export function unpackWords(packed: string): Set<string> {
  const words = new Set<string>()
  let before = ''
  for (const [, shared, rest] of packed.matchAll(/(\d)(\D*)/g)) {
    before = before.slice(0, Number(shared)) + rest
    words.add(before)
  }
  return words
}
