/**
 * @module Looks a word up in the lexicon: the lists of `vocabulary.ts` as one block of bytes, shared by TypeScript and
 * the kernel.
 *
 *     bitmaps of the first two characters: words, terms | bitmap of the first four |
 *     slots: offset of an entry, 0 for none | entries: length, topics, codes
 *
 * Most words of a text are not listed, and the bitmaps reject them after a few reads. An entry is compared in full.
 */
import { Bytes, byte, setByte } from '#memory'
import { Fold, FoldClass } from '../text/codes'

/** What a word refers to. */
export const enum Topic {
  None = 0,
  Person = 1,
  Phone = 2,
  Bank = 4,
  Organisation = 8,
  Machine = 16,
  /** Counts only in a field name. */
  FieldOnly = 32,
  /** A number or a time follows: of the thing that the previous word names, unless this word names one itself. */
  Number = 64,
  /** A version follows. */
  Version = 128,
  /** A client or server product, written with a slash and its version. */
  Product = 256,
  /** Extension of a package file. */
  Package = 512,
  /** Extension of an archive that stack traces name with its version. */
  Archive = 1024,
  /** Extension of an asset that may have a scale. */
  Asset = 2048,
  /** Extension of a service manager's unit. */
  Unit = 4096,
  /** A numbered section of a text. */
  Section = 8192,
  /** The same, abbreviated: a dot may follow. */
  SectionShort = 16384,
  /** A number in such a field may have lost leading zeros. Used only for names. */
  Zeros = 32768,
  /** A unit of measure for the value before it. Used only for words. */
  Measure = 32768,
  /** A field of IP addresses. Not used for words in plain text. */
  Address = 65536,
  /** Numbers nearby are a network address: a combination of two bits that no other word has. */
  Network = 2112,
}

/** Topics of words in plain text. */
export const WORD_TOPICS: i32 = Topic.Person | Topic.Phone | Topic.Bank | Topic.Organisation | Topic.Machine

/**
 * What a field name says about its value, in bits. Any of its topics supports a value: {@link Topic.Person},
 * {@link Topic.Phone}, {@link Topic.Organisation}. Only its head, the last part before any number, counts against one:
 * `orderId` is the number of an order, `orderOwner` is not.
 */
export const enum Named {
  For = 11,
  /** {@link Topic.Address}. */
  Address = 16,
  /** Next to a rule of its own: see `BRIEF`. */
  Brief = 32,
  /** The value is a network address. */
  Network = 64,
  /** The value is a version. */
  Version = 128,
  /** Shift of the head's {@link WORD_TOPICS}. */
  HeadShift = 8,
  Heads = 0x1f00,
  /** The container's name is one for versions: see `named` of `formats/state.ts`. */
  Versions = 8192,
  /** There is a number, but the name does not say of what. */
  Number = 16384,
}

/** Layout of a lexicon, and maximum word length. */
export const enum Lexicon {
  /** Bitmaps of words and field names, and of the terms for {@link topicsOf}. */
  Words = 0,
  Terms = 128,
  Begins = 256,
  /** Characters covered by {@link Lexicon.Begins}, and its number of bits. */
  BeginLength = 4,
  BeginBits = 4096,
  Slots = 768,
  SlotCount = 4096,
  Entries = 8960,
  /** An entry's codes follow its length and three octets of topics. */
  EntryHead = 4,
  /** Maximum length of a listed word in codes, and size of a {@link spell} buffer. */
  Longest = 40,
  Word = 48,
}

/** The role of a word near secrets: see `listed/plain-words.ts`. The lower bits are one number. */
export const enum Spoken {
  /** It may follow the name of a secret without being one. */
  Plain = 128,
  /** SQL. */
  Password = 1,
  By = 2,
  As = 3,
  Identified = 4,
  For = 5,
  /** Starts a statement about users. */
  Statement = 6,
  /** A scheme before credentials (RFC 9110, section 11): of one more word, or of the rest of the line. */
  Scheme = 8,
  LineScheme = 9,
  /** A program with an option for a password; the option is above the other bits, see `listed/password-option.ts`. */
  Program = 64,
  /** The option and its value are one word, or separate. */
  Glued = 1,
  Apart = 2,
  /** Everything but {@link Spoken.Plain}. */
  Kind = 127,
}

/** Layout of the table of such words: maximum length, slots, and entries of length, {@link Spoken} and codes. */
export const enum SpokenTable {
  Slots = 1,
  SlotCount = 1024,
  Entries = 2049,
  EntryHead = 2,
}

/** Returns the slot where the case-insensitive search for such a word starts. */
export function spokenSlot(text: Bytes, from: i32, to: i32): i32 {
  let hash: i32 = to - from
  for (let at: i32 = from; at < to; at++) hash = ((hash << 5) - hash + lowerOf(byte(text, at))) | 0
  return (hash ^ (hash >> 10)) & (SpokenTable.SlotCount - 1)
}

/** True for one of the two combining marks with their own class. */
export function isMark(code: i32): boolean {
  if (code < 128) return false
  return (code & 31) === FoldClass.Diaeresis || (code & 31) === FoldClass.Ring
}

/** Composes an ASCII letter and a combining mark to a lower-case code, 0 if the result is none of our letters. */
export function composed(letter: i32, mark: i32): i32 {
  if (mark < 128) return 0
  const small: i32 = letter | 32
  if ((mark & 31) === FoldClass.Ring) return small === 97 ? Fold.Other2 | FoldClass.ARing : 0
  if ((mark & 31) !== FoldClass.Diaeresis) return 0
  if (small === 97) return Fold.Other2 | FoldClass.ADiaeresis
  return small === 111 ? Fold.Other2 | FoldClass.ODiaeresis : 0
}

/** Returns the lower case of ASCII letters and of letters with a class of their own. */
export function lowerOf(code: i32): i32 {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code
  return (code & 31) >= FoldClass.Named + FoldClass.Upper ? code - FoldClass.Upper : code
}

/** Returns five bits of a code for the bitmap, the same for both cases. */
export function hintOf(code: i32): i32 {
  return code < 128 ? code & 31 : code & 15
}

/** True if a listed word may start with these two characters; `bitmap` selects the kind. */
export function mayBegin(lexicon: Bytes, bitmap: i32, first: i32, second: i32): boolean {
  const bit: i32 = (hintOf(first) << 5) | hintOf(second)
  return ((byte(lexicon, bitmap + (bit >> 3)) >> (bit & 7)) & 1) !== 0
}

/** Returns the bit for the first {@link Lexicon.BeginLength} codes of a lower-case word. */
export function beginBit(word: Bytes): i32 {
  let hash: i32 = 0
  for (let i: i32 = 0; i < Lexicon.BeginLength; i++) hash = (hash << 5) - hash + byte(word, i)
  return (hash ^ (hash >> 12)) & (Lexicon.BeginBits - 1)
}

/** True if a listed word may start like this lower-case one. */
export function mayGoOn(lexicon: Bytes, word: Bytes, length: i32): boolean {
  if (length < Lexicon.BeginLength) return true
  const bit: i32 = beginBit(word)
  return ((byte(lexicon, Lexicon.Begins + (bit >> 3)) >> (bit & 7)) & 1) !== 0
}

/**
 * Appends the text from `from` to `to` in lower case, with decomposed letters composed; returns the new length, which
 * exceeds {@link Lexicon.Longest} if the word is too long to be listed.
 */
export function spell(text: Bytes, from: i32, to: i32, word: Bytes, length: i32): i32 {
  let used: i32 = length
  let at: i32 = from
  while (at < to && used <= Lexicon.Longest) {
    let code: i32 = lowerOf(byte(text, at))
    at++
    if (at < to && byte(text, at) > 127) {
      const whole: i32 = composed(code, byte(text, at))
      if (whole !== 0) {
        code = whole
        at++
      }
    }
    setByte(word, used, code)
    used++
  }
  return used
}

/** Returns the slot where the search for a word starts. */
export function hashOf(word: Bytes, length: i32): i32 {
  let hash: i32 = length
  for (let i: i32 = 0; i < length; i++) hash = ((hash << 5) - hash + byte(word, i)) | 0
  return (hash ^ (hash >> 12)) & (Lexicon.SlotCount - 1)
}

function isEntry(lexicon: Bytes, at: i32, word: Bytes, length: i32): boolean {
  if (byte(lexicon, at) !== length) return false
  for (let i: i32 = 0; i < length; i++) {
    if (byte(lexicon, at + Lexicon.EntryHead + i) !== byte(word, i)) return false
  }
  return true
}

/** Returns the {@link Topic} bits of a lower-case word, 0 if it is not listed. */
export function lookUp(lexicon: Bytes, word: Bytes, length: i32): i32 {
  let slot: i32 = hashOf(word, length)
  let at: i32 = entryAt(lexicon, slot)
  while (at !== 0) {
    if (isEntry(lexicon, at, word, length)) {
      return byte(lexicon, at + 1) | (byte(lexicon, at + 2) << 8) | (byte(lexicon, at + 3) << 16)
    }
    slot = (slot + 1) & (Lexicon.SlotCount - 1)
    at = entryAt(lexicon, slot)
  }
  return 0
}

function entryAt(lexicon: Bytes, slot: i32): i32 {
  const at: i32 = Lexicon.Slots + 2 * slot
  return byte(lexicon, at) | (byte(lexicon, at + 1) << 8)
}

/** Returns the {@link Topic} bits of a text as one term, not as a word of plain text or a field. */
export function topicsOf(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes): i32 {
  if (to - from > 1 && !mayBegin(lexicon, Lexicon.Terms, byte(text, from), byte(text, from + 1))) return 0
  const length: i32 = spell(text, from, to, word, 0)
  return length > Lexicon.Longest || !mayGoOn(lexicon, word, length) ? 0 : lookUp(lexicon, word, length)
}
