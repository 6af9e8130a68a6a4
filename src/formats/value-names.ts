/**
 * @module What names say about values: the field name and, in pairs of name and value
 * (`{"name":"password","value":"x"}`), the text next to the value. If a value's key is a word for values, its name is
 * the text of adjacent members that contain names. Members are adjacent while no object or array closes in between.
 */
import { Bytes, byte, Ints, int, setByte, setInt } from '#memory'
import { rememberedTopics, rememberTopics } from '#names'
import {
  Beside,
  besideOf,
  KEPT_RULE,
  KIND_RULE,
  orOtherwise,
  ownsOtherwise,
  recordRule,
  ZEROS_RULE,
} from '../resolve/listed-names'
import { isPersonSystem } from '../resolve/name-pairs'
import { lowerOf, Named, Topic } from '../resolve/word-lookup'
import { fieldTopics } from '../resolve/words'
import { Code, Fold, isDigit, isLetter, isLineEnd } from '../text/codes'
import { isBlank, isClosing, isOpening } from './json-start'
import {
  asPair,
  BELOW,
  BESIDE,
  besideIn,
  hasRule,
  IN_LIST,
  isList,
  Level,
  named,
  ofLevel,
  PAIRS,
  Reader,
  setLevel,
  TOPICS,
  topicsOfRule,
  YIELDING,
} from './state'
import { isClosed, Read, readCode } from './unquote'

/** Maximum length of text that names an adjacent value. */
const LONGEST: i32 = 64
/** Maximum digits of a number that is a count rather than a secret, below a secret's name. */
const COUNT: i32 = 3
/** Search distance for a name after its value: in total, after a nested value, and in members. */
const MOST_AHEAD: i32 = 256
const MOST_PARTS: i32 = 64
const MOST_MEMBERS: i32 = 3

/** Returns what a name says: {@link Value.Topics}, and its role in a pair. */
export function namedBy(codes: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes, notes: Ints): i32 {
  const known: i32 = rememberedTopics(codes, from, to)
  return known !== 0 ? known : rememberTopics(topicsOfName(codes, from, to, lexicon, word, notes))
}

function topicsOfName(codes: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes, notes: Ints): i32 {
  const beside: i32 = asPair(besideOf(codes, from, to, lexicon, word))
  let topics: i32 = fieldTopics(codes, from, to, lexicon, word, notes) | beside
  const listed: i32 = recordRule(codes, from, to, lexicon, word)
  if ((listed & 255) === ZEROS_RULE) topics |= Topic.Zeros
  const said: i32 = orOtherwise(listed, lexicon)
  const rule: i32 = said & 255
  if (rule === 0 || rule > KEPT_RULE) return topics | BELOW
  if (rule >= KIND_RULE && rule < KEPT_RULE) return topics | BELOW | topicsOfRule(rule)
  // Two capitals may also be a country code: only a secret by its looks counts.
  const first: i32 = byte(codes, from)
  const isCountry: boolean =
    to - from === 2 && lowerOf(first) !== first && lowerOf(byte(codes, to - 1)) !== byte(codes, to - 1)
  return topics | topicsOfRule(said) | (isCountry ? BELOW : 0)
}

/** Returns the topics of what has no name, a column or the elements of a top-level array: the rule for unlisted names. */
export function unnamed(lexicon: Bytes): i32 {
  return topicsOfRule(orOtherwise(0, lexicon))
}

function isToken(codes: Bytes, from: i32, to: i32): boolean {
  for (let at: i32 = from; at < to; at++) if (byte(codes, at) <= Code.Space) return false
  return true
}

/** What the text from `from` to `to` says about the adjacent value; `key` is the role of that text's name. */
export function saidBeside(codes: Bytes, from: i32, to: i32, key: i32, lexicon: Bytes, word: Bytes, notes: Ints): i32 {
  if (to === from || to - from > LONGEST) return 0
  if (isPersonSystem(codes, from, to)) return Topic.Person
  const said: i32 = namedBy(codes, from, to, lexicon, word, notes)
  const isName: boolean = (besideIn(key) & Beside.Name) !== 0 && isToken(codes, from, to)
  const own: i32 = said & ~PAIRS
  if (!isName || !hasRule(own)) return own & TOPICS
  // If unlisted names own values, a value's looks do not exempt it.
  return ownsOtherwise(lexicon) ? own : own | BESIDE
}

/** Returns what owns the value of a name that says `said`, when its own name is adjacent. */
export function besideOwns(said: i32, beside: i32): i32 {
  // The word for values does not count as an intermediate name.
  const own: i32 = hasRule(beside) ? said & ~BELOW : said
  return named(own, (besideIn(said) & Beside.Number) !== 0 ? beside & TOPICS : beside)
}

function isWordCode(code: i32): boolean {
  return isLetter(code) || code > 127 || code === Code.Underscore || code === Code.Dot || code === Code.Hyphen
}

/**
 * True if the value of an adjacent name stays: a count, `{"key":"token","value":3}`, and in a list a word, because
 * lists contain names of secrets as often as pairs: `["password","email"]`.
 */
export function staysBeside(topics: i32, codes: Bytes, from: i32, to: i32): boolean {
  if ((topics & BESIDE) === 0) return false
  let digits: i32 = 0
  let others: i32 = 0
  for (let at: i32 = from; at < to; at++) {
    if (isDigit(byte(codes, at))) digits++
    else if (isWordCode(byte(codes, at))) others++
    else return false
  }
  return others === 0 ? digits <= COUNT : digits === 0 && (topics & PAIRS) === IN_LIST
}

/** What a list element says about the next, by its turn or as an option: that it is a secret, or evidence for it. */
export function saidInList(
  codes: Bytes,
  from: i32,
  to: i32,
  isTurn: boolean,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
): i32 {
  const isOption: boolean = byte(codes, from) === Code.Hyphen
  if (!isTurn && !isOption) return 0
  const said: i32 = saidBeside(codes, from, to, asPair(Beside.Name), lexicon, word, notes)
  // In a list, an unlisted name names nothing.
  const isSecret: boolean = hasRule(said) && (said & YIELDING) === 0
  if (isSecret && isOption) return said
  const own: i32 = isSecret ? said : said & Named.For
  return own === 0 ? 0 : own | IN_LIST
}

/** After the quote of a string: if a name precedes it in a list, it may be an option, which that name does not own. */
export function leaveOption(text: Bytes, end: i32, level: i32, reader: Ints): void {
  if (ofLevel(reader, level, Level.Named) === 0 || !isList(reader, level, ofLevel(reader, level, Level.Depth))) return
  const next: i32 = int(reader, Reader.Next)
  if (readCode(text, next, end, level + 1, reader) === Code.Hyphen) setLevel(reader, level, Level.Named, 0)
  setInt(reader, Reader.Next, next)
}

/** Returns the code at `at`, or a negative value at `limit` or the end of the line. */
function codeBefore(text: Bytes, at: i32, end: i32, limit: i32, level: i32, reader: Ints): i32 {
  return at >= limit || isLineEnd(byte(text, at)) ? Read.Cut : readCode(text, at, end, level, reader)
}

/** Returns the first non-blank position from `at` on. */
function pastBlanks(text: Bytes, at: i32, end: i32, limit: i32, level: i32, reader: Ints): i32 {
  let place: i32 = at
  while (isBlank(codeBefore(text, place, end, limit, level, reader))) place = int(reader, Reader.Next)
  return place
}

/** Copies the string at `at`, after its quote, to `codes` at `to`; returns its length, -1 if its end is not near. */
function readString(text: Bytes, at: i32, end: i32, limit: i32, level: i32, codes: Bytes, to: i32, reader: Ints): i32 {
  let length: i32 = 0
  let code: i32 = codeBefore(text, at, end, limit, level + 1, reader)
  while (code >= 0) {
    // Encoded code points are not folded here.
    if (length < LONGEST) setByte(codes, to + length, code < Read.Point ? code : Fold.Other2)
    length++
    code = codeBefore(text, int(reader, Reader.Next), end, limit, level + 1, reader)
  }
  if (length < LONGEST) setByte(codes, to + length, Code.LineFeed)
  return isClosed(code) && Read.Closed - code === level ? length : -1
}

/** Skips the value at `at`; returns the position after it, -1 if its end is not near. */
function passValue(text: Bytes, at: i32, end: i32, most: i32, level: i32, codes: Bytes, room: i32, reader: Ints): i32 {
  let limit: i32 = most
  let depth: i32 = 0
  let place: i32 = at
  let code: i32 = codeBefore(text, place, end, limit, level, reader)
  while (code >= 0) {
    let next: i32 = int(reader, Reader.Next)
    if (code === Code.Quote) {
      if (readString(text, next, end, limit, level, codes, room, reader) < 0) return -1
      next = int(reader, Reader.Next)
    } else if (isOpening(code)) {
      if (depth === 0 && limit > at + MOST_PARTS) limit = at + MOST_PARTS
      depth++
    } else if (isClosing(code)) {
      depth--
      // The enclosing object ends.
      if (depth < 0) return place
    } else if (depth === 0 && code === Code.Comma) return place
    place = next
    code = codeBefore(text, place, end, limit, level, reader)
  }
  return -1
}

/** Returns what the member at `at` says about the adjacent value if it is a name; -1 after the last such member. */
function saidByMember(
  text: Bytes,
  at: i32,
  end: i32,
  limit: i32,
  level: i32,
  codes: Bytes,
  room: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
  reader: Ints,
): i32 {
  const open: i32 = pastBlanks(text, at, end, limit, level, reader)
  if (codeBefore(text, open, end, limit, level, reader) !== Code.Quote) return -1
  const length: i32 = readString(text, int(reader, Reader.Next), end, limit, level, codes, room, reader)
  const colon: i32 = pastBlanks(text, int(reader, Reader.Next), end, limit, level, reader)
  if (length < 0 || codeBefore(text, colon, end, limit, level, reader) !== Code.Colon) return -1
  const key: i32 = asPair(besideOf(codes, room, room + length, lexicon, word))
  const value: i32 = pastBlanks(text, int(reader, Reader.Next), end, limit, level, reader)
  const first: i32 = codeBefore(text, value, end, limit, level, reader)
  if (isOpening(first)) return -1
  if (first !== Code.Quote || (besideIn(key) & (Beside.Name | Beside.Type)) === 0) {
    setInt(reader, Reader.Next, value)
    return 0
  }
  const size: i32 = readString(text, int(reader, Reader.Next), end, limit, level, codes, room, reader)
  return size < 0 ? -1 : saidBeside(codes, room, room + size, key, lexicon, word, notes)
}

/**
 * Returns what names after a value on its line say about it. Called after its colon; consumes nothing. `codes` has a
 * buffer for a name at `room`.
 */
export function besideAhead(
  text: Bytes,
  end: i32,
  level: i32,
  codes: Bytes,
  room: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
  reader: Ints,
): i32 {
  const start: i32 = int(reader, Reader.Next)
  const limit: i32 = start + MOST_AHEAD
  let said: i32 = 0
  let place: i32 = start
  for (let members: i32 = 0; members <= MOST_MEMBERS; members++) {
    place = passValue(text, place, end, limit, level, codes, room, reader)
    if (place < 0 || codeBefore(text, place, end, limit, level, reader) !== Code.Comma || members === MOST_MEMBERS)
      break
    const next: i32 = int(reader, Reader.Next)
    const member: i32 = saidByMember(text, next, end, limit, level, codes, room, lexicon, word, notes, reader)
    if (member < 0) break
    said = named(said, member)
    place = int(reader, Reader.Next)
  }
  setInt(reader, Reader.Next, start)
  return said
}
