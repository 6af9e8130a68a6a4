/**
 * @module Lists of words in order, as they stand in the source: for each a digit that says how many of its first letters are
 * those of the word before it, and the rest.
 *
 *     0anna3e0berg4er     anna, anne, berg, berger
 */

const MOST_SHARED = 9

/** The words, in order and without digits, shorter. */
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

/** The words again. */
export function unpackWords(packed: string): Set<string> {
  const words = new Set<string>()
  let before = ''
  for (const [, shared, rest] of packed.matchAll(/(\d)(\D*)/g)) {
    before = before.slice(0, Number(shared)) + rest
    words.add(before)
  }
  return words
}
