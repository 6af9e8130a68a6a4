/**
 * @module Names of fields that are listed: whatever they own is redacted, value by value, whether it looks like
 * something or not. The list is a block of bytes behind the word lists, made by `fields.ts` for each redactor.
 *
 *     bitmaps of the last four and six characters | any, patterns, otherwise | slots: offset of an entry, 0 for none |
 *     entries: length, rule of the whole name, rule of the end of a name, reach, what it is in a pair, codes | patterns
 */
import { Bytes, byte } from '#memory'
import { understood } from '#names'
import { isDigit, isLetter } from '../text/codes'
import { hashOf, Lexicon, spell } from './lookup'
import { partEnd, Run, runAt } from './words'

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

/** The rule of names whose values may have lost a zero, and are not redacted for the name alone. */
export const ZEROS_RULE: i32 = 254
/** The rule of names whose values stay, and what is found in them goes by its own rule. It is the least of those without an action. */
export const KEPT_RULE: i32 = 252

/** The rule of names such as `value`: what it owns, the name beside it says. See `beside.ts`. */
export const PAIR_RULE: i32 = 253

/** What a word says in a pair of name and value. */
export const enum Beside {
  None = 0,
  /** What it holds is the name of the value beside it: `name`, `key`. */
  Name = 1,
  /** The same, but such values are too common to be names of secrets: `type`. */
  Type = 2,
  /** What it holds has its name beside it: `value`. */
  Value = 4,
  /** The same for numbers: it holds no secrets. */
  Number = 8,
  Values = 12,
}

/** How far a value goes that no quote ends. */
export const enum ValueReach {
  None = -1,
  /** To the end of a word. */
  Word = 0,
  /** To the end of the line: cookies. */
  Line = 1,
  /** Over the words of a text, as a name or an address has them. */
  Words = 2,
  /** Values of a format only: in text the recognisers know better where such a value ends. */
  Format = 3,
}

/** Beside a {@link ValueReach}: `true` and `false` stay, which are no secrets. */
export const WORDS_STAY: i32 = 4
/** In text the value must look like a secret: see `secret.ts`. */
export const LOOKED: i32 = 8
/** A machine made the secret: it is no word, and no name of code. */
export const MADE: i32 = 16
/**
 * The name is none that people write before a colon, so in text it owns what stands right behind an equals sign or between
 * tags, and nothing else.
 */
export const NO_LABEL: i32 = 32
/** It holds where nothing else is said of the names around. */
export const YIELDS: i32 = 64

/** The value is that of a cell whose name stands in the one before: words of tables are words as others are. */
export const IN_CELL: i32 = 128

/** Codes at the end of a name that are looked at. */
const TAIL: i32 = 64

function at(lexicon: Bytes, place: i32): i32 {
  return byte(lexicon, Names.Begin + place)
}

/** Whether any name is listed. */
export function hasNames(lexicon: Bytes): boolean {
  return at(lexicon, Names.Any) !== 0
}

/** Bit of four characters that a name may end with, by five bits of each; an octet for each, the last in the highest. */
export function endBit(hints: i32): i32 {
  return ((hints ^ (hints >> 11) ^ (hints >> 14)) >> 1) & (Names.EndBits - 1)
}

/** Whether some listed name may end with the character before `end`. */
export function mayEnd(text: Bytes, end: i32, lexicon: Bytes): boolean {
  let hints: i32 = 0
  for (let i: i32 = 4; i > 0; i--) {
    const code: i32 = byte(text, end - i)
    if (code > 127) return true
    hints = (hints >> 8) | ((code & 31) << 24)
  }
  // What stands before a name of one letter, the first bitmap knows.
  return isSet(lexicon, Names.Ends, endBit(hints)) && (!isLetter(byte(text, end - 2)) || mayEndLong(text, end, lexicon))
}

function isSet(lexicon: Bytes, bitmap: i32, bit: i32): boolean {
  return ((at(lexicon, bitmap + (bit >> 3)) >> (bit & 7)) & 1) !== 0
}

/** Letters after which something that is none begins a name: what stands before it tells nothing. */
export const SHORT_NAME: i32 = 3

/**
 * Bit of six characters: five bits of each letter, the last in the lowest, 0 for anything else and for what stands before
 * the last of those that has {@link SHORT_NAME} letters or more behind it.
 */
export function longEndBit(hints: i32): i32 {
  return (hints ^ (hints >> 9) ^ (hints >> 18)) & (Names.EndBits - 1)
}

/** {@link mayEnd} by two characters more, of which most words have other ones. */
function mayEndLong(text: Bytes, end: i32, lexicon: Bytes): boolean {
  let hints: i32 = 0
  let isBefore: boolean = false
  for (let i: i32 = 1; i <= 6; i++) {
    const code: i32 = byte(text, end - i)
    if (code > 127) return true
    isBefore = isBefore || (i > SHORT_NAME && !isLetter(code))
    if (!isBefore && isLetter(code)) hints |= (code & 31) << (5 * (i - 1))
  }
  return isSet(lexicon, Names.LongEnds, longEndBit(hints))
}

/** What {@link ruleOf} says of a name that is to mean nothing. */
const NO_RULE: i32 = 0x10000

/** Offset of the entry of a word, 0 when it is not listed. */
function entryOf(lexicon: Bytes, word: Bytes, length: i32): i32 {
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

/** The rule and its {@link ValueReach} as one integer: the rule in the low octet, 0 for none. */
function packed(lexicon: Bytes, entry: i32, which: i32): i32 {
  const rule: i32 = at(lexicon, entry + which)
  return rule === 0 ? NO_RULE : rule | (at(lexicon, entry + 3) << 8)
}

/** What the list says of a word, whether it is all of a name or its end; -1 when it does not know it. */
function find(lexicon: Bytes, word: Bytes, length: i32, isWhole: boolean): i32 {
  const entry: i32 = entryOf(lexicon, word, length)
  if (entry === 0) return -1
  if (isWhole && at(lexicon, entry + 1) !== Names.Unlisted) return packed(lexicon, entry, 1)
  return at(lexicon, entry + 2) === Names.Unlisted ? -1 : packed(lexicon, entry, 2)
}

/** What a name means that the list does not tell of. */
function otherwise(text: Bytes, from: i32, end: i32, listed: i32, lexicon: Bytes): i32 {
  if (at(lexicon, Names.Any) !== Names.Understood) return listed
  const said: i32 = understood(text, from, end, lexicon)
  return said === 0 ? listed : said
}

/** Whether a word is as the pattern at `entry` has it; a star stands for any characters. */
function fits(lexicon: Bytes, entry: i32, word: Bytes, length: i32): boolean {
  const end: i32 = at(lexicon, entry)
  let next: i32 = 0
  let place: i32 = 0
  let star: i32 = -1
  let tried: i32 = 0
  while (place < length) {
    const code: i32 = next < end ? at(lexicon, entry + Names.EntryHead + next) : 0
    if (code === 42) {
      star = next
      tried = place
      next++
    } else if (next < end && code === byte(word, place)) {
      next++
      place++
    } else if (star >= 0) {
      next = star + 1
      tried++
      place = tried
    } else return false
  }
  while (next < end && at(lexicon, entry + Names.EntryHead + next) === 42) next++
  return next === end
}

/** What the first pattern says that a name fits; -1 when it fits none. */
function findPattern(lexicon: Bytes, word: Bytes, length: i32): i32 {
  let entry: i32 = at(lexicon, Names.Patterns) | (at(lexicon, Names.Patterns + 1) << 8)
  while (at(lexicon, entry) !== 0) {
    if (fits(lexicon, entry, word, length)) return packed(lexicon, entry, 1)
    entry += Names.EntryHead + at(lexicon, entry)
  }
  return -1
}

/** Spells a name without its joints; returns its length, which is beyond {@link Lexicon.Longest} for a longer one. */
function spellName(text: Bytes, from: i32, to: i32, word: Bytes): i32 {
  let length: i32 = 0
  let place: i32 = from
  while (place < to && length <= Lexicon.Longest) {
    if (runAt(text, place) === Run.None) place++
    else {
      const end: i32 = partEnd(text, place, to)
      length = spell(text, place, end, word, length)
      place = end
    }
  }
  return length
}

/** Where the last codes of a name begin that are looked at: all of it, or at the begin of a part. */
function tailOf(text: Bytes, from: i32, end: i32): i32 {
  if (end - from <= TAIL) return from
  let place: i32 = end - TAIL
  while (place < end && runAt(text, place) !== Run.None) place++
  return place
}

/**
 * The rule for what the field owns whose name lies from `from` to `to`, in the low octet, 0 for none; its
 * {@link ValueReach} in the second one. 0 altogether when nothing is said of the name. A listed name may be the end of a longer one: `userPassword`, `X-Api-Key`.
 */
export function listedRule(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes): i32 {
  if (!hasNames(lexicon)) return 0
  let end: i32 = to
  while (end > from && (isDigit(byte(text, end - 1)) || runAt(text, end - 1) === Run.None)) end--
  return end <= from || (end - from > 1 && !mayEnd(text, end, lexicon)) ? 0 : ruleWithin(text, from, end, lexicon, word)
}

/** {@link ruleOf} for a name whose last code is a letter, whatever stands before it. */
export function ruleWithin(text: Bytes, from: i32, end: i32, lexicon: Bytes, word: Bytes): i32 {
  // `-Dname=value` sets a property.
  const begin: i32 = byte(text, from) === 45 && byte(text, from + 1) === 68 ? from + 2 : from
  let place: i32 = tailOf(text, begin, end)
  let isWhole: boolean = place === begin
  while (place < end) {
    const run: i32 = runAt(text, place)
    if (run === Run.None) {
      place++
      continue
    }
    const length: i32 = isWhole || run !== Run.Digit ? spellName(text, place, end, word) : 0
    if (length > 0 && length <= Lexicon.Longest) {
      let found: i32 = find(lexicon, word, length, isWhole)
      if (found < 0 && isWhole) found = findPattern(lexicon, word, length)
      // Of those whose numbers may have lost a zero, it says nothing else.
      if (found >= 0) return (found & 255) === ZEROS_RULE ? otherwise(text, from, end, found, lexicon) : found
    }
    isWhole = false
    place = partEnd(text, place, end)
  }
  return otherwise(text, from, end, 0, lexicon)
}

/** What {@link listedRule} said, or what holds for names that no list has. */
export function orOtherwise(said: i32, lexicon: Bytes): i32 {
  // Of those behind it nothing is said of what becomes of a value.
  if (said !== 0 && (said & 255) <= KEPT_RULE) return said
  const rule: i32 = at(lexicon, Names.Otherwise)
  return rule === 0 ? said : rule | ((NO_LABEL | YIELDS) << 8)
}

/** {@link listedRule}, and of a name that no list has what holds for those. */
export function ruleOf(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes): i32 {
  return orOtherwise(listedRule(text, from, to, lexicon, word), lexicon)
}

/** Whether any name owns what comes behind it. */
export function ownsOtherwise(lexicon: Bytes): boolean {
  return at(lexicon, Names.Otherwise) !== 0
}

/** Whether a rule has an action. */
export function acts(rule: i32): boolean {
  return (rule & 255) !== 0 && (rule & 255) < KEPT_RULE
}

/** Codes of the longest name that is a part of a pair. */
const LONGEST_BESIDE: i32 = 20

/** What the name from `from` to `to` is in a pair of name and value. */
export function besideOf(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes): Beside {
  if (to - from > LONGEST_BESIDE || !hasNames(lexicon)) return Beside.None
  let end: i32 = to
  while (end > from && isDigit(byte(text, end - 1))) end--
  const length: i32 = spellName(text, from, end, word)
  const entry: i32 = length === 0 || length > Lexicon.Longest ? 0 : entryOf(lexicon, word, length)
  return entry === 0 ? Beside.None : at(lexicon, entry + 4)
}
