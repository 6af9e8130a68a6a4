/**
 * @module What names say of values: the name of a field, and in pairs of name and value (`{"name":"password","value":"x"}`)
 * the text beside the value. A value's own name is the text of the members beside it that hold names, when its own key is a
 * word for values. Members stand beside each other while no object or array closes between them.
 */
import { Bytes, byte, Ints, int, setByte, setInt } from '#memory'
import { rememberedTopics, rememberTopics } from '#names'
import { isPersonSystem } from '../resolve/beside'
import {
  Beside,
  besideOf,
  KEPT_RULE,
  KIND_RULE,
  orOtherwise,
  ownsOtherwise,
  recordRule,
  ZEROS_RULE,
} from '../resolve/listed'
import { lowerOf, Named, Topic } from '../resolve/lookup'
import { fieldTopics } from '../resolve/words'
import { Code, Fold, isDigit, isLetter, isLineEnd } from '../text/codes'
import { isBlank, isClosing, isOpening } from './begins'
import { isClosed, Read, readCode } from './read'
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

/** Longest text that is a name for what stands beside it. */
const LONGEST: i32 = 64
/** Digits of the longest number that is a count, not a secret, below a name of secrets. */
const COUNT: i32 = 3
/** How far a name is looked for behind its value: in all, and behind a value with parts; and how many members. */
const MOST_AHEAD: i32 = 256
const MOST_PARTS: i32 = 64
const MOST_MEMBERS: i32 = 3

/** What a name says: {@link Value.Topics}, and what it is in a pair. */
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
  // In capitals two letters are a country's as often: what is no secret by itself is none.
  const first: i32 = byte(codes, from)
  const isCountry: boolean =
    to - from === 2 && lowerOf(first) !== first && lowerOf(byte(codes, to - 1)) !== byte(codes, to - 1)
  return topics | topicsOfRule(said) | (isCountry ? BELOW : 0)
}

function isToken(codes: Bytes, from: i32, to: i32): boolean {
  for (let at: i32 = from; at < to; at++) if (byte(codes, at) <= Code.Space) return false
  return true
}

/** What the text from `from` to `to` says of the value beside it; `key` is what the name of that text is. */
export function saidBeside(codes: Bytes, from: i32, to: i32, key: i32, lexicon: Bytes, word: Bytes, notes: Ints): i32 {
  if (to === from || to - from > LONGEST) return 0
  if (isPersonSystem(codes, from, to)) return Topic.Person
  const said: i32 = namedBy(codes, from, to, lexicon, word, notes)
  const isName: boolean = (besideIn(key) & Beside.Name) !== 0 && isToken(codes, from, to)
  const own: i32 = said & ~PAIRS
  if (!isName || !hasRule(own)) return own & TOPICS
  // Where names that nobody listed own something, nothing stays for what it looks like.
  return ownsOtherwise(lexicon) ? own : own | BESIDE
}

/** What owns the value of a name that says `said`, and has its own name beside it. */
export function besideOwns(said: i32, beside: i32): i32 {
  // The word for values is none that stands between.
  const own: i32 = hasRule(beside) ? said & ~BELOW : said
  return named(own, (besideIn(said) & Beside.Number) !== 0 ? beside & TOPICS : beside)
}

function isWordCode(code: i32): boolean {
  return isLetter(code) || code > 127 || code === Code.Underscore || code === Code.Dot || code === Code.Hyphen
}

/**
 * Whether what a name beside it owns stays: a count, `{"key":"token","value":3}`, and in a list a word, because lists hold
 * names of secrets as often as pairs do: `["password","email"]`.
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

/** What an element of a list, from `from` to `to`, says of the next one, by its turn or as an option: that it is a secret, or what speaks for it. */
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
  // A name that no list has names nothing in one.
  const isSecret: boolean = hasRule(said) && (said & YIELDING) === 0
  if (isSecret && isOption) return said
  const own: i32 = isSecret ? said : said & Named.For
  return own === 0 ? 0 : own | IN_LIST
}

/** The string whose quote was just read: behind a name in a list it may be an option, which that one does not own. */
export function leaveOption(text: Bytes, end: i32, level: i32, reader: Ints): void {
  if (ofLevel(reader, level, Level.Named) === 0 || !isList(reader, level, ofLevel(reader, level, Level.Depth))) return
  const next: i32 = int(reader, Reader.Next)
  if (readCode(text, next, end, level + 1, reader) === Code.Hyphen) setLevel(reader, level, Level.Named, 0)
  setInt(reader, Reader.Next, next)
}

/** The code at `at` of what is passed, or less than 0: no further than `limit`, and not over the end of the line. */
function codeBefore(text: Bytes, at: i32, end: i32, limit: i32, level: i32, reader: Ints): i32 {
  return at >= limit || isLineEnd(byte(text, at)) ? Read.Cut : readCode(text, at, end, level, reader)
}

/** The first place from `at` on where no blank is. */
function pastBlanks(text: Bytes, at: i32, end: i32, limit: i32, level: i32, reader: Ints): i32 {
  let place: i32 = at
  while (isBlank(codeBefore(text, place, end, limit, level, reader))) place = int(reader, Reader.Next)
  return place
}

/** Reads the string whose quote lies before `at` to `codes`, from `to` on; its length, -1 when it does not end near. */
function readString(text: Bytes, at: i32, end: i32, limit: i32, level: i32, codes: Bytes, to: i32, reader: Ints): i32 {
  let length: i32 = 0
  let code: i32 = codeBefore(text, at, end, limit, level + 1, reader)
  while (code >= 0) {
    // Nobody folds what is written as an escape.
    if (length < LONGEST) setByte(codes, to + length, code < Read.Point ? code : Fold.Other2)
    length++
    code = codeBefore(text, int(reader, Reader.Next), end, limit, level + 1, reader)
  }
  if (length < LONGEST) setByte(codes, to + length, Code.LineFeed)
  return isClosed(code) && Read.Closed - code === level ? length : -1
}

/** Passes the value at `at`; the place behind it, -1 when it does not end near. */
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
      // The object itself is closed.
      if (depth < 0) return place
    } else if (depth === 0 && code === Code.Comma) return place
    place = next
    code = codeBefore(text, place, end, limit, level, reader)
  }
  return -1
}

/** What the member at `at` says of the value beside it, when that is a name; -1 where the members that may say it end. */
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
 * What names beside a value say that come after it, on its line; its colon has just been read, and nothing is read on.
 * `codes` has room for a name at `room`.
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
