/**
 * @module Looks a word up in the lexicon: the lists of `vocabulary.ts` as one block of bytes, so that TypeScript and
 * the kernel read the same one.
 *
 *     bitmaps of the first two characters: words, terms | bitmap of the first four |
 *     slots: offset of an entry, 0 for none | entries: length, topics, codes
 *
 * Most words of a text are no listed one, and the bitmaps say so after a few reads. An entry is compared in full.
 */
import { Bytes, byte, setByte } from '#memory'
import { Fold, FoldClass } from '../text/codes'

/** What a word speaks of. */
export const enum Topic {
  None = 0,
  Person = 1,
  Phone = 2,
  Bank = 4,
  Organisation = 8,
  Machine = 16,
  /** It counts in the name of a field only. */
  FieldOnly = 32,
  /** That what comes next is a number or a time: of what the word before it names, if the word names nothing itself. */
  Number = 64,
  /** What follows is a version. */
  Version = 128,
  /** A client or server product, written with a slash and its version. */
  Product = 256,
  /** Ending of a package's file. */
  Package = 512,
  /** Ending of an archive that stack traces name with its version. */
  Archive = 1024,
  /** Ending of an asset that may carry a scale. */
  Asset = 2048,
  /** Ending of a unit of the service manager. */
  Unit = 4096,
  /** A numbered place in a text. */
  Section = 8192,
  /** The same, shortened: a dot may follow. */
  SectionShort = 16384,
  /** A number in such a field may have lost the zeros it began with: said of names, by no word. */
  Zeros = 32768,
  /** What stands before it is so much of something: said by words, of no name. */
  Measure = 32768,
  /** A field of IP addresses: said by no word of plain text. */
  Address = 65536,
  /** That numbers near it are an address of a network: both bits, which no other word has. */
  Network = 2112,
}

/** Topics that words speak of in plain text. */
export const WORD_TOPICS: i32 = Topic.Person | Topic.Phone | Topic.Bank | Topic.Organisation | Topic.Machine

/**
 * What the name of a field says of what it owns, in bits. Whatever it speaks of speaks for a value: {@link Topic.Person},
 * {@link Topic.Phone}, {@link Topic.Organisation}. Only its head speaks against one, which is its last part but for numbers:
 * an `orderId` is an order's number, `orderOwner` is none.
 */
export const enum Named {
  For = 11,
  /** {@link Topic.Address}. */
  Address = 16,
  /** Beside a rule of its own: see `BRIEF`. */
  Brief = 32,
  /** The value is an address of a network. */
  Network = 64,
  /** The value is a version. */
  Version = 128,
  /** The {@link WORD_TOPICS} of the head are shifted so far. */
  HeadShift = 8,
  Heads = 0x1f00,
  /** The container is named as versions are: see `named` of `formats/state.ts`. */
  Versions = 8192,
  /** It says that there is a number, and not of what. */
  Number = 16384,
}

/** Where the parts of a lexicon lie, and how long a word is. */
export const enum Lexicon {
  /** Bitmap of words and field names, and of the terms that {@link topicsOf} is asked about. */
  Words = 0,
  Terms = 128,
  Begins = 256,
  /** Characters that {@link Lexicon.Begins} looks at, and its bits. */
  BeginLength = 4,
  BeginBits = 4096,
  Slots = 768,
  SlotCount = 4096,
  Entries = 8960,
  /** An entry's codes follow its length and three octets of topics. */
  EntryHead = 4,
  /** Codes of the longest listed word, and bytes of a {@link spell} buffer. */
  Longest = 40,
  Word = 48,
}

/** What a word is where secrets stand: `plain-words.ts` has them. The lower bits are one number. */
export const enum Spoken {
  /** It stands behind the name of a secret, and is none. */
  Plain = 128,
  /** Of SQL. */
  Password = 1,
  By = 2,
  As = 3,
  Identified = 4,
  For = 5,
  /** It begins a statement about users. */
  Statement = 6,
  /** A scheme before credentials (RFC 9110, section 11): of one more word, and of all the line. */
  Scheme = 8,
  LineScheme = 9,
  /** A program one of whose options owns a password: above the other bits, the option, as `program.ts` has it. */
  Program = 64,
  /** The option and its value stand in one, and apart. */
  Glued = 1,
  Apart = 2,
  /** All but {@link Spoken.Plain}. */
  Kind = 127,
}

/** Where the parts of the table of such words lie: the length of the longest, slots, and entries of length, {@link Spoken} and codes. */
export const enum SpokenTable {
  Slots = 1,
  SlotCount = 1024,
  Entries = 2049,
  EntryHead = 2,
}

/** Slot at which the search for a word among them begins, in any case. */
export function spokenSlot(text: Bytes, from: i32, to: i32): i32 {
  let hash: i32 = to - from
  for (let at: i32 = from; at < to; at++) hash = ((hash << 5) - hash + lowerOf(byte(text, at))) | 0
  return (hash ^ (hash >> 10)) & (SpokenTable.SlotCount - 1)
}

/** Whether the code is one of the two combining marks that are known by name. */
export function isMark(code: i32): boolean {
  if (code < 128) return false
  return (code & 31) === FoldClass.Diaeresis || (code & 31) === FoldClass.Ring
}

/** The lower-case code of an ASCII letter and a combining mark as one letter, 0 when they make none of ours. */
export function composed(letter: i32, mark: i32): i32 {
  if (mark < 128) return 0
  const small: i32 = letter | 32
  if ((mark & 31) === FoldClass.Ring) return small === 97 ? Fold.Other2 | FoldClass.ARing : 0
  if ((mark & 31) !== FoldClass.Diaeresis) return 0
  if (small === 97) return Fold.Other2 | FoldClass.ADiaeresis
  return small === 111 ? Fold.Other2 | FoldClass.ODiaeresis : 0
}

/** Lower case of ASCII letters and of the letters that have a class of their own. */
export function lowerOf(code: i32): i32 {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code
  return (code & 31) >= FoldClass.Named + FoldClass.Upper ? code - FoldClass.Upper : code
}

/** Five bits of a code for the bitmap, the same for both cases. */
export function hintOf(code: i32): i32 {
  return code < 128 ? code & 31 : code & 15
}

/** Whether something listed begins with these two characters: `bitmap` says of which kind. */
export function mayBegin(lexicon: Bytes, bitmap: i32, first: i32, second: i32): boolean {
  const bit: i32 = (hintOf(first) << 5) | hintOf(second)
  return ((byte(lexicon, bitmap + (bit >> 3)) >> (bit & 7)) & 1) !== 0
}

/** Bit of the first {@link Lexicon.BeginLength} codes of a word in lower case. */
export function beginBit(word: Bytes): i32 {
  let hash: i32 = 0
  for (let i: i32 = 0; i < Lexicon.BeginLength; i++) hash = (hash << 5) - hash + byte(word, i)
  return (hash ^ (hash >> 12)) & (Lexicon.BeginBits - 1)
}

/** Whether some listed word may begin like this one, which is in lower case. */
export function mayGoOn(lexicon: Bytes, word: Bytes, length: i32): boolean {
  if (length < Lexicon.BeginLength) return true
  const bit: i32 = beginBit(word)
  return ((byte(lexicon, Lexicon.Begins + (bit >> 3)) >> (bit & 7)) & 1) !== 0
}

/**
 * Appends the text from `from` to `to` in lower case, decomposed letters composed; returns the new length, which
 * is beyond {@link Lexicon.Longest} when the word is too long to be listed.
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

/** Slot at which the search for a word begins. */
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

/** {@link Topic} bits of a word in lower case, 0 when it is not listed. */
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

/** {@link Topic} bits of the text from `from` to `to` taken as one term, none of plain text and fields. */
export function topicsOf(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes): i32 {
  if (to - from > 1 && !mayBegin(lexicon, Lexicon.Terms, byte(text, from), byte(text, from + 1))) return 0
  const length: i32 = spell(text, from, to, word, 0)
  return length > Lexicon.Longest || !mayGoOn(lexicon, word, length) ? 0 : lookUp(lexicon, word, length)
}
