/** @module Looks up the role of a word near secrets in the table of `plain-words.ts`. */
import { Bytes, byte } from '#memory'
import { PLAIN_WORDS } from '#plain-words'
import { lowerOf, Spoken, SpokenTable, spell, spokenSlot } from '../resolve/word-lookup'

/** True if the entry at `at` is the word from `from` to `to`, ignoring case. */
function isEntry(at: i32, text: Bytes, from: i32, to: i32): boolean {
  if (byte(PLAIN_WORDS, at) !== to - from) return false
  const codes: i32 = at + SpokenTable.EntryHead - from
  for (let i: i32 = from; i < to; i++) if (byte(PLAIN_WORDS, codes + i) !== lowerOf(byte(text, i))) return false
  return true
}

/** Returns the offset of a slot's entry, 0 for none. */
function entryAt(slot: i32): i32 {
  const place: i32 = SpokenTable.Slots + 2 * slot
  return byte(PLAIN_WORDS, place) | (byte(PLAIN_WORDS, place + 1) << 8)
}

/** Returns the {@link Spoken} bits of the text from `from` to `to`, 0 for a word not in the table. */
function spokenOf(text: Bytes, from: i32, to: i32): i32 {
  if (to <= from || to - from > byte(PLAIN_WORDS, 0)) return 0
  let slot: i32 = spokenSlot(text, from, to)
  let at: i32 = entryAt(slot)
  while (at !== 0 && !isEntry(at, text, from, to)) {
    slot = (slot + 1) & (SpokenTable.SlotCount - 1)
    at = entryAt(slot)
  }
  return at === 0 ? 0 : byte(PLAIN_WORDS, at + 1)
}

/** The same without {@link Spoken.Plain}. */
export function kindOf(text: Bytes, from: i32, to: i32): i32 {
  return spokenOf(text, from, to) & Spoken.Kind
}

/** True if the text from `from` to `to` is a word that is no secret; its letters may be decomposed. */
export function isPlainWord(text: Bytes, from: i32, to: i32, word: Bytes): boolean {
  const longest: i32 = byte(PLAIN_WORDS, 0)
  if (to - from > 2 * longest) return false
  const length: i32 = spell(text, from, to, word, 0)
  return (spokenOf(word, 0, length) & Spoken.Plain) !== 0
}
