/**
 * @module Listed field names as a block of bytes after the word lists, built by `options/fields.ts` for each redactor.
 *
 *     bitmaps of the last four and six characters | any, patterns, otherwise | slots: offset of an entry, 0 for none |
 *     entries: length, rule of the whole name, rule of the end of a name, reach, role of the word, codes | patterns
 */
import { Bytes, byte } from '#memory'
import { Code, isLetter } from '../text/codes'
import { hashOf } from './word-lookup'

/** Layout of the block. */
export const enum Names {
  /** The block's offset from the start of the word lists. */
  Begin = 0x6000,
  /** Offsets from here on are relative to the block. */
  Ends = 0,
  EndBits = 32768,
  LongEnds = 4096,
  /** 1 if there is any name, 2 if unlisted names are analysed. */
  Any = 8192,
  /** Offset of the patterns in two octets; a length of 0 ends them. */
  Patterns = 8193,
  /** The rule for unlisted names, 0 for none. */
  Otherwise = 8195,
  Slots = 8196,
  SlotCount = 1024,
  Entries = 10244,
  EntryHead = 5,
  Most = 0x9000,
  /** A value of {@link Any}. */
  Understood = 2,
  /** Marks no rule in an entry; a rule of 0 explicitly excludes the name from the list. */
  Unlisted = 255,
}

/** Returns the byte of the block at `place`. */
export function at(lexicon: Bytes, place: i32): i32 {
  return byte(lexicon, Names.Begin + place)
}

/** Bit for the last four characters of a name, by five bits of each; the last one in the highest octet of `hints`. */
export function endBit(hints: i32): i32 {
  return ((hints ^ (hints >> 11) ^ (hints >> 14)) >> 1) & (Names.EndBits - 1)
}

/** Number of characters covered by the bitmaps for the end of a name. */
export const LONGEST_HINT: i32 = 6

/** True if a listed name may end before `end`. */
export function mayEnd(text: Bytes, end: i32, lexicon: Bytes): boolean {
  return mayEndWithin(text, end - LONGEST_HINT, end, lexicon)
}

/** Returns the character at `at`, or a quote before `from`. */
function codeWithin(text: Bytes, from: i32, at: i32): i32 {
  return at < from ? Code.Quote : byte(text, at)
}

/** {@link mayEnd} for a name of a record that starts at `from`: as if it were quoted. */
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

/** {@link mayEndWithin} after the first bitmap matched, which already covers text before a single letter. */
export function mayEndOn(text: Bytes, from: i32, end: i32, lexicon: Bytes): boolean {
  return !isLetter(codeWithin(text, from, end - 2)) || mayEndLong(text, from, end, lexicon)
}

function isSet(lexicon: Bytes, bitmap: i32, bit: i32): boolean {
  return ((at(lexicon, bitmap + (bit >> 3)) >> (bit & 7)) & 1) !== 0
}

/** Letters at the end that can be a whole name: if a non-letter precedes them, earlier text does not matter. */
export const SHORT_NAME: i32 = 2

/**
 * Returns the bit for six characters: five bits of each letter, the last in the lowest; 0 for other characters and for
 * those before the last of these that {@link SHORT_NAME} or more letters follow.
 */
export function longEndBit(hints: i32): i32 {
  return (hints ^ (hints >> 9) ^ (hints >> 18)) & (Names.EndBits - 1)
}

/** {@link mayEnd} by two more characters, which rejects most other words. */
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

/** Returns the offset of a word's entry, 0 if it is not listed. */
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
