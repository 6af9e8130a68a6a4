/**
 * @module Names of fields that are listed: whatever they own is redacted, value by value, whether it looks like
 * something or not. Where they stand: see `name-block.ts`.
 */
import { Bytes, byte } from '#memory'
import { rememberedRule, rememberRule, understood } from '#names'
import { Code, isDigit } from '../text/codes'
import { Lexicon, spell } from './lookup'
import { at, entryOf, LONGEST_HINT, mayEndWithin, Names } from './name-block'
import { partEnd, Run, runAt } from './words'

/** The rule of names whose values may have lost a zero, and are not redacted for the name alone. */
export const ZEROS_RULE: i32 = 254
/** The rule of names whose values stay, and what is found in them goes by its own rule. */
export const KEPT_RULE: i32 = 252

/** The first rule of names that say of which kind a value may be, of those off by default: nothing becomes of it for the name. */
export const KIND_RULE: i32 = 220

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
  All = 15,
}

/** Beside {@link Beside}: the word also ends one of a piece with others, `csrftoken`. */
export const GLUED: i32 = 16
/** The same: behind the name of a secret the word says nothing, `passwordOld`. */
export const TAIL_WORD: i32 = 32
/** Stand for {@link CREDENTIALS} and {@link BRIEF}, for which the octet of the reach has no room. */
export const MORE: i32 = 192

/** How far a value goes that no quote ends. */
export const enum ValueReach {
  None = -1,
  /** To the end of a word. */
  Word = 0,
  /** To the end of the line: cookies. */
  Line = 1,
  /** Over the words of a text, as a name or an address has them. */
  Words = 2,
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
/** It holds where nothing else is said of the names around; with {@link MADE} of what looks like a token, and nothing else. */
export const YIELDS: i32 = 64
/** A word of prose that names a secret: by itself it owns no words, unless somebody set them. */
export const PROSE: i32 = 128
/** The value is that of the header `Authorization`: see `credentials.ts`. It stands in the octet of {@link Beside}. */
export const CREDENTIALS: i32 = 512
/** The name is so short that it names countries, languages and icons, too: it owns nothing that has two names of its own. */
export const BRIEF: i32 = 1024

/** The value is that of a cell whose name stands in the one before: words of tables are words as others are. */
export const IN_CELL: i32 = 2048

/** Codes at the end of a name that are looked at. */
const TAIL: i32 = 64
/** Letters that a word has at least which ends one of a piece with others. */
export const GLUED_LEAST: i32 = 5

/** Whether any name is listed. */
export function hasNames(lexicon: Bytes): boolean {
  return at(lexicon, Names.Any) !== 0
}

/** What {@link ruleOf} says of a name that is to mean nothing. */
const NO_RULE: i32 = 0x10000

/** The rule and its {@link ValueReach} as one integer: the rule in the low octet, 0 for none. */
function packed(lexicon: Bytes, entry: i32, which: i32): i32 {
  const rule: i32 = at(lexicon, entry + which)
  // The end of a name is no word of prose.
  const said: i32 = which === 1 ? at(lexicon, entry + 3) : at(lexicon, entry + 3) & ~PROSE
  const reach: i32 = said | ((at(lexicon, entry + 4) & MORE) << 3)
  return rule === 0 ? NO_RULE : rule | (reach << 8)
}

/** What the list says of a word, whether it is all of a name or its end; -1 when it does not know it. */
function find(lexicon: Bytes, word: Bytes, length: i32, isWhole: boolean): i32 {
  const entry: i32 = entryOf(lexicon, word, length)
  if (entry === 0) return -1
  if (isWhole && at(lexicon, entry + 1) !== Names.Unlisted) return packed(lexicon, entry, 1)
  return at(lexicon, entry + 2) === Names.Unlisted ? -1 : packed(lexicon, entry, 2)
}

/** What a name means that the list does not tell of, 0 for nothing. */
function otherwise(text: Bytes, from: i32, end: i32, lexicon: Bytes): i32 {
  return at(lexicon, Names.Any) === Names.Understood ? understood(text, from, end, lexicon) : 0
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
  return ruleUpTo(text, from, to, from - LONGEST_HINT, lexicon, word)
}

/** {@link listedRule} for a name of a record: what stands before it tells nothing. */
export function recordRule(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes): i32 {
  return ruleUpTo(text, from, to, from, lexicon, word)
}

/** {@link listedRule}, told by nothing before `floor`. */
function ruleUpTo(text: Bytes, from: i32, to: i32, floor: i32, lexicon: Bytes, word: Bytes): i32 {
  if (!hasNames(lexicon)) return 0
  // Password (temporary)
  let past: i32 = to
  if (to > from && byte(text, to - 1) === Code.CloseParen) {
    while (past > from && byte(text, past) !== Code.OpenParen) past--
  }
  const end: i32 = lettersEnd(text, from, past > from ? past : to)
  if (end <= from || (end - from > 1 && !mayEndWithin(text, floor, end, lexicon)) || isTorn(text, from, end)) return 0
  return ruleWithin(text, from, end, lexicon, word)
}

/** Whether a quote or a backslash within a name stands before its last letter or two, of which those before it tell nothing. */
function isTorn(text: Bytes, from: i32, end: i32): boolean {
  let begin: i32 = from
  while (begin < end && byte(text, begin) === Code.Quote) begin++
  for (let place: i32 = end - 2; place >= begin && place > end - 4; place--) {
    if (byte(text, place) === Code.Quote || byte(text, place) === Code.Backslash) return true
  }
  return false
}

/** Where a name ends without the digits and joints behind its letters. */
function lettersEnd(text: Bytes, from: i32, to: i32): i32 {
  let end: i32 = to
  while (end > from && (isDigit(byte(text, end - 1)) || runAt(text, end - 1) === Run.None)) end--
  return end
}

/** {@link ruleOf} for a name whose last code is a letter, whatever stands before it. */
export function ruleWithin(text: Bytes, from: i32, end: i32, lexicon: Bytes, word: Bytes): i32 {
  const known: i32 = rememberedRule(text, from, end)
  return known >= 0 ? known : rememberRule(ruleOfName(text, from, end, lexicon, word))
}

function ruleOfName(text: Bytes, from: i32, end: i32, lexicon: Bytes, word: Bytes): i32 {
  // `-Dname=value` sets a property, or a line with a name that begins so was taken out.
  const isOption: boolean = byte(text, from) === Code.Hyphen && byte(text, from + 1) === 68
  let found: i32 = isOption ? ruleOfParts(text, from + 2, end, true, lexicon, word) : -1
  if (found < 0) found = ruleOfParts(text, from, end, true, lexicon, word)
  // Of those whose numbers may have lost a zero, it says nothing else.
  if (found >= 0 && (found & 255) !== ZEROS_RULE) return found
  const said: i32 = otherwise(text, from, end, lexicon)
  if (said !== 0 || found >= 0) return said !== 0 ? said : found
  return ruleOfLast(text, from, end, lexicon, word)
}

/**
 * What the list says of a name by its parts, of the longest end that is listed; -1 when it does not know one.
 * `isName` says that nothing stands behind it.
 */
function ruleOfParts(text: Bytes, begin: i32, end: i32, isName: boolean, lexicon: Bytes, word: Bytes): i32 {
  let place: i32 = tailOf(text, begin, end)
  let isWhole: boolean = isName && place === begin
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
      if (found >= 0) return found
    }
    isWhole = false
    place = partEnd(text, place, end)
  }
  return -1
}

/** Where the last part of a name begins. */
function lastPart(text: Bytes, from: i32, end: i32): i32 {
  let begin: i32 = tailOf(text, from, end)
  for (let next: i32 = begin; next < end; next = partEnd(text, next, end)) begin = next
  return begin
}

/** What the end of its last part says of a name: `csrftoken`; 0 for nothing. */
function ruleOfGlued(text: Bytes, begin: i32, end: i32, lexicon: Bytes, word: Bytes): i32 {
  for (let place: i32 = begin + 1; place <= end - GLUED_LEAST; place++) {
    const length: i32 = spell(text, place, end, word, 0)
    const entry: i32 = length > Lexicon.Longest ? 0 : entryOf(lexicon, word, length)
    if (entry !== 0 && (at(lexicon, entry + 4) & GLUED) !== 0) return packed(lexicon, entry, 2)
  }
  return 0
}

/** What the last part of a name says, or the parts before it where it is a word that says nothing: `passwordOld`; 0 for nothing. */
function ruleOfLast(text: Bytes, from: i32, end: i32, lexicon: Bytes, word: Bytes): i32 {
  const begin: i32 = lastPart(text, from, end)
  const length: i32 = spell(text, begin, end, word, 0)
  const entry: i32 = length > Lexicon.Longest ? 0 : entryOf(lexicon, word, length)
  if (entry === 0 || (at(lexicon, entry + 4) & TAIL_WORD) === 0) return ruleOfGlued(text, begin, end, lexicon, word)
  const before: i32 = lettersEnd(text, from, begin)
  const found: i32 = before === from ? 0 : ruleOfParts(text, from, before, false, lexicon, word)
  if (found >= 0) return (found & 255) === ZEROS_RULE ? 0 : found
  return ruleOfGlued(text, lastPart(text, from, before), before, lexicon, word)
}

/** What {@link listedRule} said, or what holds for names that no list has. */
export function orOtherwise(said: i32, lexicon: Bytes): i32 {
  // Of those behind it nothing is said of what becomes of a value.
  if (said !== 0 && ((said & 255) < KIND_RULE || (said & 255) === KEPT_RULE)) return said
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
  return (rule & 255) !== 0 && (rule & 255) < KIND_RULE
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
  return entry === 0 ? Beside.None : at(lexicon, entry + 4) & Beside.All
}
