/**
 * @module Listed field names: every value they own is redacted, whatever it looks like. For their storage see
 * `name-block.ts`.
 */
import { Bytes, byte } from '#memory'
import { rememberedRule, rememberRule, understood } from '#names'
import { Code, isDigit } from '../text/codes'
import { at, entryOf, LONGEST_HINT, mayEndWithin, Names } from './name-block'
import { Lexicon, spell } from './word-lookup'
import { partEnd, Run, runAt } from './words'

/** The rule for names whose values may have lost a zero. The name alone does not redact them. */
export const ZEROS_RULE: i32 = 254
/** The rule for names whose values stay; findings inside them keep their own rules. */
export const KEPT_RULE: i32 = 252

/** The first rule for names that suggest an optional kind: the name alone has no effect. */
export const KIND_RULE: i32 = 220

/** The rule for names such as `value`, whose value is named by the text next to it. See `name-pairs.ts`. */
export const PAIR_RULE: i32 = 253

/** The role of a word in a pair of name and value. */
export const enum Beside {
  None = 0,
  /** Contains the name of the adjacent value: `name`, `key`. */
  Name = 1,
  /** The same, but such values are too common to be names of secrets: `type`. */
  Type = 2,
  /** Its own name is adjacent: `value`. */
  Value = 4,
  /** The same for numbers: contains no secrets. */
  Number = 8,
  Values = 12,
  All = 15,
}

/** Next to {@link Beside}: the word may also be the last part of a compound, `csrftoken`. */
export const GLUED: i32 = 16
/** The same: after the name of a secret, the word says nothing, `passwordOld`. */
export const TAIL_WORD: i32 = 32
/** Encode {@link CREDENTIALS} and {@link BRIEF}, for which the reach's octet has no room. */
export const MORE: i32 = 192

/** How far an unquoted value extends. */
export const enum ValueReach {
  None = -1,
  /** To the end of a word. */
  Word = 0,
  /** To the end of the line: cookies. */
  Line = 1,
  /** Over several words, as in a name or an address. */
  Words = 2,
}

/** Flag of a {@link ValueReach}: `true` and `false` stay, because they are no secrets. */
export const WORDS_STAY: i32 = 4
/** In text, the value must look like a secret: see `listed/secret.ts`. */
export const LOOKED: i32 = 8
/** The secret is machine-generated: it is no word and no identifier in code. */
export const MADE: i32 = 16
/**
 * People do not write this name before a colon, so in text it owns only values directly after an equals sign or between
 * tags.
 */
export const NO_LABEL: i32 = 32
/** Applies only if no other name around says anything; with {@link MADE}, only to values that look like tokens. */
export const YIELDS: i32 = 64
/** A word of prose that names a secret: it owns no words unless configured explicitly. */
export const PROSE: i32 = 128
/** The value is that of the header `Authorization`: see `listed/credentials.ts`. Stored in the octet of {@link Beside}. */
export const CREDENTIALS: i32 = 512
/** The name is so short that it may also be a country, a language or an icon: it owns nothing nested two names deep. */
export const BRIEF: i32 = 1024

/** The value's name is in the previous cell: words in tables count like any others. */
export const IN_CELL: i32 = 2048

/** Codes examined at the end of a name. */
const TAIL: i32 = 64
/** Minimum letters of a word that may be the last part of a compound. */
export const GLUED_LEAST: i32 = 5

/** True if any name is listed. */
export function hasNames(lexicon: Bytes): boolean {
  return at(lexicon, Names.Any) !== 0
}

/** Result of {@link ruleOf} for a name explicitly without a meaning. */
const NO_RULE: i32 = 0x10000

/** Packs the rule in the low octet, 0 for none, with its {@link ValueReach}. */
function packed(lexicon: Bytes, entry: i32, which: i32): i32 {
  const rule: i32 = at(lexicon, entry + which)
  // The end of a name is never a word of prose.
  const said: i32 = which === 1 ? at(lexicon, entry + 3) : at(lexicon, entry + 3) & ~PROSE
  const reach: i32 = said | ((at(lexicon, entry + 4) & MORE) << 3)
  return rule === 0 ? NO_RULE : rule | (reach << 8)
}

/** Looks a word up as a whole name or as the end of one; -1 if it is unknown. */
function find(lexicon: Bytes, word: Bytes, length: i32, isWhole: boolean): i32 {
  const entry: i32 = entryOf(lexicon, word, length)
  if (entry === 0) return -1
  if (isWhole && at(lexicon, entry + 1) !== Names.Unlisted) return packed(lexicon, entry, 1)
  return at(lexicon, entry + 2) === Names.Unlisted ? -1 : packed(lexicon, entry, 2)
}

/** Returns the meaning of an unlisted name, 0 for none. */
function otherwise(text: Bytes, from: i32, end: i32, lexicon: Bytes): i32 {
  return at(lexicon, Names.Any) === Names.Understood ? understood(text, from, end, lexicon) : 0
}

/** True if a word matches the pattern at `entry`, in which a star matches any characters. */
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

/** Returns the rule of the first pattern that matches a name; -1 if none does. */
function findPattern(lexicon: Bytes, word: Bytes, length: i32): i32 {
  let entry: i32 = at(lexicon, Names.Patterns) | (at(lexicon, Names.Patterns + 1) << 8)
  while (at(lexicon, entry) !== 0) {
    if (fits(lexicon, entry, word, length)) return packed(lexicon, entry, 1)
    entry += Names.EntryHead + at(lexicon, entry)
  }
  return -1
}

/** Spells a name without its joints; returns its length, which exceeds {@link Lexicon.Longest} if it is too long. */
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

/** Returns the start of the examined end of a name: the whole name, or from the start of a part. */
function tailOf(text: Bytes, from: i32, end: i32): i32 {
  if (end - from <= TAIL) return from
  let place: i32 = end - TAIL
  while (place < end && runAt(text, place) !== Run.None) place++
  return place
}

/**
 * Returns the rule for values of the field name from `from` to `to`: in the low octet, 0 for none, and its
 * {@link ValueReach} in the second; 0 if the name says nothing. It may end with a listed name: `userPassword`.
 */
export function listedRule(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes): i32 {
  return ruleUpTo(text, from, to, from - LONGEST_HINT, lexicon, word)
}

/** {@link listedRule} for a name in a record, where preceding text does not matter. */
export function recordRule(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes): i32 {
  return ruleUpTo(text, from, to, from, lexicon, word)
}

/** {@link listedRule}, ignoring text before `floor`. */
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

/** True if a quote or backslash is just before a name's last letter or two; the prefilter ignores such names. */
function isTorn(text: Bytes, from: i32, end: i32): boolean {
  let begin: i32 = from
  while (begin < end && byte(text, begin) === Code.Quote) begin++
  for (let place: i32 = end - 2; place >= begin && place > end - 4; place--) {
    if (byte(text, place) === Code.Quote || byte(text, place) === Code.Backslash) return true
  }
  return false
}

/** Returns the end of a name's letters, before trailing digits and joints. */
function lettersEnd(text: Bytes, from: i32, to: i32): i32 {
  let end: i32 = to
  while (end > from && (isDigit(byte(text, end - 1)) || runAt(text, end - 1) === Run.None)) end--
  return end
}

/** {@link ruleOf} for a name whose last code is a letter, whatever precedes it. */
export function ruleWithin(text: Bytes, from: i32, end: i32, lexicon: Bytes, word: Bytes): i32 {
  const known: i32 = rememberedRule(text, from, end)
  return known >= 0 ? known : rememberRule(ruleOfName(text, from, end, lexicon, word))
}

function ruleOfName(text: Bytes, from: i32, end: i32, lexicon: Bytes, word: Bytes): i32 {
  // `-Dname=value` sets a property, or is a diff line that removes a name with this start.
  const isOption: boolean = byte(text, from) === Code.Hyphen && byte(text, from + 1) === 68
  let found: i32 = isOption ? ruleOfParts(text, from + 2, end, true, lexicon, word) : -1
  if (found < 0) found = ruleOfParts(text, from, end, true, lexicon, word)
  // A lost-zeros rule says nothing else.
  if (found >= 0 && (found & 255) !== ZEROS_RULE) return found
  const said: i32 = otherwise(text, from, end, lexicon)
  if (said !== 0 || found >= 0) return said !== 0 ? said : found
  return ruleOfLast(text, from, end, lexicon, word)
}

/**
 * Returns the rule for the longest listed end of a name, by its parts; -1 if none is listed. `isName` if nothing
 * follows it.
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

/** Returns the start of a name's last part. */
function lastPart(text: Bytes, from: i32, end: i32): i32 {
  let begin: i32 = tailOf(text, from, end)
  for (let next: i32 = begin; next < end; next = partEnd(text, next, end)) begin = next
  return begin
}

/** Returns the rule for the end of a name's last part, `csrftoken`; 0 for none. */
function ruleOfGlued(text: Bytes, begin: i32, end: i32, lexicon: Bytes, word: Bytes): i32 {
  for (let place: i32 = begin + 1; place <= end - GLUED_LEAST; place++) {
    const length: i32 = spell(text, place, end, word, 0)
    const entry: i32 = length > Lexicon.Longest ? 0 : entryOf(lexicon, word, length)
    if (entry !== 0 && (at(lexicon, entry + 4) & GLUED) !== 0) return packed(lexicon, entry, 2)
  }
  return 0
}

/** The rule for a name's last part or, if that says nothing, `passwordOld`, for the parts before it; 0 for none. */
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

/** Returns the result of {@link listedRule}, or the rule for unlisted names. */
export function orOtherwise(said: i32, lexicon: Bytes): i32 {
  // The rules above do not decide what happens to a value.
  if (said !== 0 && ((said & 255) < KIND_RULE || (said & 255) === KEPT_RULE)) return said
  const rule: i32 = at(lexicon, Names.Otherwise)
  return rule === 0 ? said : rule | ((NO_LABEL | YIELDS) << 8)
}

/** {@link listedRule}, falling back to the rule for unlisted names. */
export function ruleOf(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes): i32 {
  return orOtherwise(listedRule(text, from, to, lexicon, word), lexicon)
}

/** True if every name owns its value. */
export function ownsOtherwise(lexicon: Bytes): boolean {
  return at(lexicon, Names.Otherwise) !== 0
}

/** True if a rule has an action. */
export function acts(rule: i32): boolean {
  return (rule & 255) !== 0 && (rule & 255) < KIND_RULE
}

/** Maximum length in codes of a name with a role in a pair. */
const LONGEST_BESIDE: i32 = 20

/** Returns the role of the name from `from` to `to` in a pair of name and value. */
export function besideOf(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes): Beside {
  if (to - from > LONGEST_BESIDE || !hasNames(lexicon)) return Beside.None
  let end: i32 = to
  while (end > from && isDigit(byte(text, end - 1))) end--
  const length: i32 = spellName(text, from, end, word)
  const entry: i32 = length === 0 || length > Lexicon.Longest ? 0 : entryOf(lexicon, word, length)
  return entry === 0 ? Beside.None : at(lexicon, entry + 4) & Beside.All
}
