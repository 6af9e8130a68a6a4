/**
 * @module Names of fields that are listed, as a block of bytes behind the word lists, made by `fields.ts` for each redactor.
 *
 *     bitmaps of the last four and six characters | any, patterns, otherwise | slots: offset of an entry, 0 for none |
 *     entries: length, rule of the whole name, rule of the end of a name, reach, what the word is, codes | patterns
 */
import { Bytes, byte } from '#memory'
import { Code, isLetter } from '../text/codes'
import { hashOf } from './lookup'

/** Where the parts of the block lie. */
export const enum Names {
  /** The block, from the begin of the word lists. */
  Begin = 0x6000,
  /** What follows counts from the block's begin. */
  Ends = 0,
  EndBits = 32768,
  LongEnds = 4096,
  /** 1 when there is any name, 2 when names that nobody listed are understood. */
  Any = 8192,
  /** Offset of the patterns, two octets; they end with a length of 0. */
  Patterns = 8193,
  /** The rule of names that no list has, 0 for none. */
  Otherwise = 8195,
  Slots = 8196,
  SlotCount = 1024,
  Entries = 10244,
  EntryHead = 5,
  Most = 0x9000,
  /** A value of {@link Any}. */
  Understood = 2,
  /** Stands for no rule in an entry; a rule of 0 says that the name is none of the list. */
  Unlisted = 255,
}

/** The byte of the block at `place`. */
export function at(lexicon: Bytes, place: i32): i32 {
  return byte(lexicon, Names.Begin + place)
}

/** Bit of four characters that a name may end with, by five bits of each; an octet for each, the last in the highest. */
export function endBit(hints: i32): i32 {
  return ((hints ^ (hints >> 11) ^ (hints >> 14)) >> 1) & (Names.EndBits - 1)
}

/** Characters that the bitmaps know of the end of a name. */
export const LONGEST_HINT: i32 = 6

/** Whether some listed name may end with the character before `end`. */
export function mayEnd(text: Bytes, end: i32, lexicon: Bytes): boolean {
  return mayEndWithin(text, end - LONGEST_HINT, end, lexicon)
}

/** The character at `at`, and a quote before `from`. */
function codeWithin(text: Bytes, from: i32, at: i32): i32 {
  return at < from ? Code.Quote : byte(text, at)
}

/** {@link mayEnd} for a name of a record that begins at `from`: it is as if it stood in quotes. */
export function mayEndWithin(text: Bytes, from: i32, end: i32, lexicon: Bytes): boolean {
  let hints: i32 = 0
  for (let i: i32 = 4; i > 0; i--) {
    const code: i32 = codeWithin(text, from, end - i)
    if (code > 127) return true
    hints = (hints >> 8) | ((code & 31) << 24)
  }
  if (!isSet(lexicon, Names.Ends, endBit(hints))) return false
  return mayEndOn(text, from, end, lexicon)
}

/** {@link mayEndWithin} of what the first bitmap knows; what stands before a name of one letter, it knows. */
export function mayEndOn(text: Bytes, from: i32, end: i32, lexicon: Bytes): boolean {
  return !isLetter(codeWithin(text, from, end - 2)) || mayEndLong(text, from, end, lexicon)
}

function isSet(lexicon: Bytes, bitmap: i32, bit: i32): boolean {
  return ((at(lexicon, bitmap + (bit >> 3)) >> (bit & 7)) & 1) !== 0
}

/** Letters after which something that is none begins a name: what stands before it tells nothing. */
export const SHORT_NAME: i32 = 2

/**
 * Bit of six characters: five bits of each letter, the last in the lowest, 0 for anything else and for what stands before
 * the last of those that has {@link SHORT_NAME} letters or more behind it.
 */
export function longEndBit(hints: i32): i32 {
  return (hints ^ (hints >> 9) ^ (hints >> 18)) & (Names.EndBits - 1)
}

/** {@link mayEnd} by two characters more, of which most words have other ones. */
function mayEndLong(text: Bytes, from: i32, end: i32, lexicon: Bytes): boolean {
  let hints: i32 = 0
  let isBefore: boolean = false
  for (let i: i32 = 1; i <= LONGEST_HINT; i++) {
    const code: i32 = codeWithin(text, from, end - i)
    if (code > 127) return true
    isBefore = isBefore || (i > SHORT_NAME && !isLetter(code))
    if (!isBefore && isLetter(code)) hints |= (code & 31) << (5 * (i - 1))
  }
  return isSet(lexicon, Names.LongEnds, longEndBit(hints))
}

/** Offset of the entry of a word, 0 when it is not listed. */
export function entryOf(lexicon: Bytes, word: Bytes, length: i32): i32 {
  let slot: i32 = hashOf(word, length) & (Names.SlotCount - 1)
  let entry: i32 = at(lexicon, Names.Slots + 2 * slot) | (at(lexicon, Names.Slots + 2 * slot + 1) << 8)
  while (entry !== 0) {
    let same: i32 = at(lexicon, entry) === length ? 0 : -1
    while (same >= 0 && same < length) {
      same = at(lexicon, entry + Names.EntryHead + same) === byte(word, same) ? same + 1 : -1
    }
    if (same >= 0) return entry
    slot = (slot + 1) & (Names.SlotCount - 1)
    entry = at(lexicon, Names.Slots + 2 * slot) | (at(lexicon, Names.Slots + 2 * slot + 1) << 8)
  }
  return 0
}
