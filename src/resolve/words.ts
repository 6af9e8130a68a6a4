/**
 * @module Finds the words of the lexicon in a text, whole words only.
 *
 * A compound is split at its camelCase, snake_case, kebab-case, dotted and spaced joints; its parts count alone and
 * joined with the next ones (`personNummer`, `PERSON_NR`, `f.nr`, `social security number`). Trailing digits are
 * dropped (`pnr1`). Text is read once, from claim to claim: text inside a claim, and the output of an earlier pass, is
 * no evidence. Only ASCII letters and those used in the lists have case; any other letter counts as a small one, and no
 * listed word contains it.
 */
import { Bytes, byte, Ints, int, memory, setInt } from '#memory'
import { lowestBit, notables } from '#sixteen'
import { Code, FoldClass, isLineEnd, isPhoneSign } from '../text/codes'
import { endOf, startOf } from './claim'
import { forgetWords, Note, noteLineEnd, noteWord } from './notes'
import { labelEnd, labelFrom } from './own-label'
import { isInToken, TokenPart } from './token'
import { composed, isMark, Lexicon, lookUp, mayBegin, mayGoOn, Named, spell, Topic, WORD_TOPICS } from './word-lookup'

/** Distances in codes: words before and after a claim, and the field name before it. */
export const enum Reach {
  WordsBefore = 40,
  WordsAfter = 20,
  Field = 80,
}

/** Classes of character runs that a word is split into. */
export const enum Run {
  None = 0,
  Lower = 1,
  Upper = 2,
  Digit = 3,
}

/** {@link Run} of the ASCII codes. */
// biome-ignore format: a chart
const RUNS: Bytes = /* @__PURE__ */ memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0,
  0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0,
  0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
])

/** `civic registration number` has the most parts of any listed word, plus one for `foedselsEllerDNummer`. */
const MOST_PARTS: i32 = 4
/** Maximum length in codes of a listed word's parts: each letter may take two codes, and there are joints. */
const MOST_CODES: i32 = 84
/** Maximum digits after a word before the following text. */
const MOST_DIGITS: i32 = 40

function foldedRun(code: i32): i32 {
  const kind: i32 = code & 31
  if (kind === FoldClass.Digit) return Run.Digit
  if (kind >= FoldClass.Named + FoldClass.Upper) return Run.Upper
  return kind === FoldClass.Letter || kind >= FoldClass.Named ? Run.Lower : Run.None
}

/** {@link Run} of the code at `at`; a mark that composes one letter with the code before it has that code's class. */
export function runAt(text: Bytes, at: i32): i32 {
  const code: i32 = byte(text, at)
  if (code < 128) return byte(RUNS, code)
  if (isMark(code) && composed(byte(text, at - 1), code) !== 0) return byte(RUNS, byte(text, at - 1))
  return foldedRun(code)
}

/** Returns the end of the part at `start`: `HTTPServer` is `HTTP` and `Server`. */
export function partEnd(text: Bytes, start: i32, to: i32): i32 {
  const run: i32 = runAt(text, start)
  let at: i32 = start + 1
  while (at < to && runAt(text, at) === run) at++
  if (run !== Run.Upper || at >= to || runAt(text, at) !== Run.Lower) return at
  // The last capital starts the next part, unless it is the only one.
  const last: i32 = isMark(byte(text, at - 1)) ? 2 : 1
  if (at - start > last) return at - last
  while (at < to && runAt(text, at) === Run.Lower) at++
  return at
}

/** True if a part of letters starts at `at`, in a text from `segment` to `to`. */
function beginsPart(text: Bytes, at: i32, segment: i32, to: i32): boolean {
  const run: i32 = runAt(text, at)
  if (run === Run.None || run === Run.Digit) return false
  if (at === segment) return true
  const before: i32 = runAt(text, at - 1)
  if (before === Run.None || before === Run.Digit) return true
  if (run !== Run.Upper || isMark(byte(text, at))) return false
  if (before === Run.Lower) return true
  // The last of several capitals before small letters.
  const next: i32 = isMark(byte(text, at + 1)) ? at + 2 : at + 1
  return next < to && runAt(text, next) === Run.Lower
}

/** Returns the start of the next part, directly after `end` or after a joint; -1 if there is none. */
function nextPart(text: Bytes, end: i32, to: i32): i32 {
  let at: i32 = end
  const code: i32 = byte(text, at)
  // `person-/organisationsnummer`
  if (code === Code.Hyphen && byte(text, at + 1) === Code.Slash) at += 2
  else if (code === Code.Space || code === Code.Hyphen || code === Code.Dot || code === Code.Underscore) at++
  else if (code === Code.Slash) at++
  // `Pers. nr.`
  if (code === Code.Dot && byte(text, at) === Code.Space) at++
  if (at >= to) return -1
  const run: i32 = runAt(text, at)
  return run === Run.None || run === Run.Digit ? -1 : at
}

/**
 * Digits at the end of a token are dropped (`pnr1`). Digits before or between parts of a token make it a code: `9fts3a`
 * does not refer to a timestamp.
 */
function isWhole(text: Bytes, end: i32, to: i32): boolean {
  let at: i32 = end
  const most: i32 = end + MOST_DIGITS < to ? end + MOST_DIGITS : to
  while (at < most && runAt(text, at) === Run.Digit) at++
  return at === end || at >= to || runAt(text, at) === Run.None
}

/**
 * Finds the listed words that start with the part from `start` to `firstEnd`, in a text from `segment` to `to`. Returns
 * their topics; notes words of plain text.
 */
function wordsFrom(
  text: Bytes,
  start: i32,
  firstEnd: i32,
  segment: i32,
  to: i32,
  isField: boolean,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
): i32 {
  if (firstEnd - start > 1 && !mayBegin(lexicon, Lexicon.Words, byte(text, start), byte(text, start + 1))) {
    if (!isField || !mayBegin(lexicon, Lexicon.Terms, byte(text, start), byte(text, start + 1))) return 0
  }
  if (start > segment && runAt(text, start - 1) === Run.Digit) return 0
  const limit: i32 = start + MOST_CODES < to ? start + MOST_CODES : to
  let topics: i32 = 0
  let length: i32 = 0
  let at: i32 = start
  for (let parts: i32 = 0; parts < MOST_PARTS && at >= 0; parts++) {
    const end: i32 = parts === 0 ? firstEnd : partEnd(text, at, limit)
    length = spell(text, at, end, word, length)
    if (length > Lexicon.Longest || !mayGoOn(lexicon, word, length)) return topics
    const found: i32 = lookUp(lexicon, word, length)
    if (found !== 0 && isWhole(text, end, to)) {
      // Only a long name can contain a token, which has no meaning.
      if ((!isField || to - segment >= TokenPart.Shortest) && isInToken(text, start)) return 0
      topics |= found
      const isNoted: boolean = (found & WORD_TOPICS) !== 0 && (found & Topic.FieldOnly) === 0
      if (!isField && isNoted) noteWord(notes, start, end, found & (WORD_TOPICS | Topic.Number))
    }
    at = nextPart(text, end, to)
  }
  return topics
}

/** True if a listed word may start with the code at `at`; a part of one letter always passes. */
function mayBeWord(text: Bytes, at: i32, lexicon: Bytes): boolean {
  const next: i32 = byte(text, at + 1)
  if (next < 128 && byte(RUNS, next) !== Run.Lower && byte(RUNS, next) !== Run.Upper) return true
  return mayBegin(lexicon, Lexicon.Words, byte(text, at), next)
}

/**
 * Returns the next position from `at` to `until` where a listed word may start, or of a bracket, telephone or line end;
 * else `until`.
 */
function nextNotable(text: Bytes, at: i32, until: i32, lexicon: Bytes): i32 {
  for (let block: i32 = at; block < until; block += 16) {
    for (let bits: i32 = notables(text, block); bits !== 0; bits &= bits - 1) {
      const place: i32 = block + lowestBit(bits)
      if (place >= until) return until
      const code: i32 = byte(text, place)
      if ((code < 128 && byte(RUNS, code) === Run.None) || isPhoneSign(code)) return place
      if (mayBeWord(text, place, lexicon)) return place
    }
  }
  return until
}

/**
 * Reads from `at` to `until` in a text that ends at `to`, where a claim starts; returns where it stopped, after `until`
 * if a word continues there.
 */
function readSegment(text: Bytes, at: i32, until: i32, to: i32, lexicon: Bytes, word: Bytes, notes: Ints): i32 {
  let place: i32 = nextNotable(text, at, until, lexicon)
  while (place < until) {
    const code: i32 = byte(text, place)
    let next: i32 = place + 1
    if (isLineEnd(code)) noteLineEnd(notes, place)
    else if (isPhoneSign(code)) noteWord(notes, place, next, Topic.Phone)
    else if (code === Code.OpenBracket) {
      const past: i32 = labelEnd(text, place, to)
      if (past > place) {
        setInt(notes, Note.Segment, past)
        next = past
      }
    } else if (beginsPart(text, place, int(notes, Note.Segment), to)) {
      next = partEnd(text, place, to)
      wordsFrom(text, place, next, int(notes, Note.Segment), to, false, lexicon, word, notes)
    }
    place = next < until ? nextNotable(text, next, until, lexicon) : next
  }
  return place
}

/** End of unclaimed text if no claim follows: the guard of line feeds ends the last word. */
const NO_CLAIM: i32 = 0x3fffffff

/** Continues reading up to `until`, skipping claims. */
function readOn(text: Bytes, claims: Ints, count: i32, until: i32, lexicon: Bytes, word: Bytes, notes: Ints): void {
  let at: i32 = int(notes, Note.At)
  let next: i32 = int(notes, Note.Next)
  while (at < until) {
    while (next < count && startOf(claims, next) <= at) {
      if (endOf(claims, next) > at) {
        at = endOf(claims, next)
        setInt(notes, Note.Segment, at)
      }
      next++
    }
    const to: i32 = next < count ? startOf(claims, next) : NO_CLAIM
    // A claim may extend past the text to read: its text is never read later, either.
    if (at < until) at = readSegment(text, at, until < to ? until : to, to, lexicon, word, notes)
  }
  setInt(notes, Note.At, at)
  setInt(notes, Note.Next, next)
}

/** Returns where to start reading for a claim, so that no word within reach, or its label, is cut. */
function readFrom(text: Bytes, start: i32): i32 {
  let from: i32 = start
  while (start - from <= Reach.WordsBefore && !isLineEnd(byte(text, from - 1))) from--
  return labelFrom(text, from)
}

/** Notes every listed word that may count for claim `i`; calls must be in the order of claims. */
export function readAround(
  text: Bytes,
  claims: Ints,
  count: i32,
  i: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
): void {
  const start: i32 = startOf(claims, i)
  forgetWords(notes, start - Reach.WordsBefore)
  const at: i32 = int(notes, Note.At)
  if (start - at > Reach.WordsBefore) {
    const from: i32 = readFrom(text, start)
    if (from > at) {
      setInt(notes, Note.At, from)
      setInt(notes, Note.Segment, from)
    }
  }
  readOn(text, claims, count, endOf(claims, i) + Reach.WordsAfter, lexicon, word, notes)
}

/** Minimum length in codes of a word at the end of a compound, and of the text before it. */
const SHORTEST_END: i32 = 6
const SHORTEST_BEGIN: i32 = 2

/** Returns the topics of the longest listed word at the end of the name part from `start` to `end`: `jobbtelefon`. */
function endTopics(text: Bytes, start: i32, end: i32, segment: i32, to: i32, lexicon: Bytes, word: Bytes): i32 {
  if ((start > segment && runAt(text, start - 1) === Run.Digit) || !isWhole(text, end, to)) return 0
  for (let from: i32 = start + SHORTEST_BEGIN; end - from >= SHORTEST_END; from++) {
    if (!mayBegin(lexicon, Lexicon.Words, byte(text, from), byte(text, from + 1))) continue
    const length: i32 = spell(text, from, end, word, 0)
    if (length > Lexicon.Longest || !mayGoOn(lexicon, word, length)) continue
    const found: i32 = lookUp(lexicon, word, length) & (WORD_TOPICS | Topic.Version)
    if (found !== 0) return found
  }
  return 0
}

/** Returns what the field name from `from` to `to` says: {@link Named} bits. */
export function fieldTopics(text: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes, notes: Ints): i32 {
  let topics: i32 = 0
  // The last part; a part that announces a number refers to the part before it.
  let head: i32 = 0
  let at: i32 = from
  let segment: i32 = from
  let isNumber: boolean = true
  let network: i32 = 0
  while (at < to) {
    const run: i32 = runAt(text, at)
    if (run !== Run.None) {
      const end: i32 = partEnd(text, at, to)
      if (run !== Run.Digit) {
        let said: i32 = wordsFrom(text, at, end, segment, to, true, lexicon, word, notes)
        if (said === 0) said = endTopics(text, at, end, segment, to, lexicon, word)
        topics |= said
        if ((said & Topic.Network) === Topic.Network) network = Named.Network
        if (said !== Topic.Number) {
          head = said
          isNumber = false
        }
      }
      at = end
      continue
    }
    if (isPhoneSign(byte(text, at))) {
      topics |= Topic.Phone
      head = Topic.Phone
      isNumber = false
    }
    const past: i32 = byte(text, at) === Code.OpenBracket ? labelEnd(text, at, to) : at
    if (past > at) segment = past
    at = past > at ? past : at + 1
  }
  if (isNumber) return topics === 0 ? 0 : Named.Number
  const address: i32 = (topics & Topic.Address) !== 0 ? Named.Address : 0
  return address | network | (topics & Named.For) | (head & Named.Version) | ((head & WORD_TOPICS) << Named.HeadShift)
}
