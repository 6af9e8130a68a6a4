/**
 * @module Looks a word up among those that are no secrets: the table of `plain-words.ts`.
 */
import { Bytes, byte } from '#memory'
import { spell } from './lookup'
import { PLAIN_WORDS } from './plain-words.generated'

/** Where the words of a length begin in the table. */
function beginOf(length: i32): i32 {
  return byte(PLAIN_WORDS, 2 * length + 1) | (byte(PLAIN_WORDS, 2 * length + 2) << 8)
}

/** Whether the text from `from` to `to` is one of the words. */
export function isPlainWord(text: Bytes, from: i32, to: i32, word: Bytes): boolean {
  const longest: i32 = byte(PLAIN_WORDS, 0)
  if (to - from > 2 * longest) return false
  const length: i32 = spell(text, from, to, word, 0)
  if (length > longest) return false
  const end: i32 = beginOf(length + 1)
  for (let at: i32 = beginOf(length); at < end; at += length) {
    let same: i32 = 0
    while (same < length && byte(PLAIN_WORDS, at + same) === byte(word, same)) same++
    if (same === length) return true
  }
  return false
}
