/**
 * Where in JSON reading is: what is open at a place, what names say that own it, and all that the lexer would know there.
 * Names are read when they are asked for, back from the place, and nothing is decoded for it but those with escapes.
 */
import { beginDecoding, decode, Decoded } from '../formats/decode'
import { besideAhead, besideOwns, namedBy, saidBeside } from '../formats/names'
import { beginLevel, besideIn, Level, named, ofLevel, open, Reader, setLevel, topicsAt, Value } from '../formats/state'
import { Beside } from '../resolve/listed'
import { isLineEnd } from '../text/codes'
import { isUnits } from './decoded.as'
import { fold, folded, foldText } from './folded.as'
import {
  ASIDE,
  BRACKETS,
  CODES,
  DECODED,
  DECODED_MARKS,
  DECODED_MOST,
  LEXICON,
  NOTES,
  PATH,
  READER,
  READER_SIZE,
  SCRATCH,
  VALUES,
} from './layout.as'
import { signs } from './signs.as'
import { brackets, isAtomCode, isInString, jsonEnd, quoteBefore } from './structure.as'

/** The codes, and where those end that may be looked at. */
export let base: usize = 0
export let codesEnd: i32 = 0
/** The JSON that is read: its begin and end. */
let first: i32 = 0
export let last: i32 = 0
/** Whether nothing comes after the codes. */
let isWhole: bool = false
/** Whether the codes are text that was not folded: to read a name of it forgets what {@link foldText} made before. */
let isRaw: bool = false
/** Whether anything was written. */
export let isWriting: bool = false

/** What the last name says that comes before the JSON. */
let begun: i32 = 0
/** What names beside the next value say that come before the JSON, in the object that is open there. */
let begunPair: i32 = 0
/** The code before it, or one like it. */
let begunAfter: i32 = 0
/** Open brackets at the place that was come to, those of them that are known to {@link READER}, the next bracket. */
export let depth: i32 = 0
export let known: i32 = 0
let bracket: i32 = 0
/** Objects that were opened so far. */
export let objects: i32 = 0
/** The value that was decoded last, and the objects in strings before it. */
let decodedAt: i32 = -1
let inner: i32 = 0

export function code(at: i32): i32 {
  return load<u8>(base + <usize>at)
}

export function isBlank(code: i32): bool {
  return code == 32 || code == 9
}

/** Begins with the codes up to `end`; `whole` says that nothing comes after them, `raw` that they were not folded. */
export function beginCodes(codes: usize, end: i32, whole: bool, raw: bool): void {
  base = codes
  codesEnd = end
  isWhole = whole
  isRaw = raw
  isWriting = false
  objects = load<i32>(READER, 4 * Reader.Objects)
  decodedAt = -1
}

/**
 * Begins the JSON whose structure has been read, at `from` with `level` open brackets, behind a name that says `topics` and,
 * `isAfter`, a value that may be a name itself, `isName`.
 */
export function beginPath(from: i32, level: i32, topics: i32, isAfter: bool, isName: bool): void {
  first = from
  last = jsonEnd
  begun = topics
  begunPair = level > 0 ? ofLevel(READER, 0, Level.Pair) : 0
  begunAfter = isName ? 34 : isAfter ? 125 : 44
  depth = level
  known = level
  bracket = 0
}

/** Comes to `at`: what is open there. */
export function comeTo(at: i32): void {
  while (bracket < brackets) {
    const next = load<i32>(BRACKETS + (<usize>bracket << 2))
    if (next >> 1 >= at) return
    bracket++
    if ((next & 1) == 0) {
      depth--
      if (known > depth) known = depth
      continue
    }
    depth++
    objects++
    store<i32>(PATH + (<usize>depth << 3), next >> 1)
    store<i32>(PATH + (<usize>depth << 3), objects, 4)
  }
}

/** The last place before `at` where no blank is. */
function placeBefore(at: i32): i32 {
  let place = at - 1
  while (place >= first && (isBlank(code(place)) || isLineEnd(code(place)))) place--
  return place
}

/** What the name says that owns the value at `at`. */
export function nameOf(at: i32): i32 {
  const colon = placeBefore(at)
  if (colon < first) return begun
  return code(colon) == 58 ? topicsBefore(colon) : 0
}

/** What the name before a colon says, and for one of values, the names beside it. */
export function topicsBefore(colon: i32): i32 {
  // A name on an earlier line has been forgotten.
  if (placeBefore(colon) < first) return begun
  const close = quoteBefore(colon)
  const open = quoteBefore(close)
  const topics = saidBy(open, close, 0)
  if ((besideIn(topics) & Beside.Values) == 0) return topics
  const beside = pairBefore(open)
  return besideOwns(topics, beside != 0 ? beside : pairBehind(colon))
}

/** What the string says whose quotes lie at `open` and `close`: a name, or what a name that says `key` owns. */
function saidBy(open: i32, close: i32, key: i32): i32 {
  if (!isRaw) return saidIn(base, open + 1, close, key)
  foldText(open, close + 1, isUnits, true)
  return saidIn(CODES, 1, folded - 1, key)
}

/** {@link saidBy} of what lies from `from` to `to` of some codes, between its quotes. */
function saidIn(codes: usize, from: i32, to: i32, key: i32): i32 {
  if (!isPlain(codes, from, to)) return decodedName(codes, from - 1, to + 1, key)
  if (key == 0) return namedBy(0, <i32>codes + from, <i32>codes + to, LEXICON, SCRATCH, NOTES)
  return saidBeside(0, <i32>codes + from, <i32>codes + to, key, LEXICON, SCRATCH, NOTES)
}

/** A bit of each word that holds names. */
const NAMES_BESIDE: i32 = Beside.Name | Beside.Type

/**
 * What names beside a value say that come before `at`, in the object that is open there: those behind the last word for
 * values and the last bracket. So each place is walked over once for each value.
 */
function pairBefore(at: i32): i32 {
  let beside: i32 = 0
  let place = placeBefore(at)
  while (place >= first) {
    const last = code(place)
    if (last == 44) {
      place = placeBefore(place)
      continue
    }
    if ((last | 32) == 123 || (last | 32) == 125) return beside
    let open: i32 = place
    if (last == 34) open = quoteBefore(place)
    else if (last != 58) while (open > first && isAtomCode(code(open - 1))) open--
    const colon = last == 58 ? place : placeBefore(open)
    if (colon >= first && code(colon) != 58) {
      place = colon
      continue
    }
    const isBegun: bool = colon < first || placeBefore(colon) < first
    const close = isBegun ? 0 : quoteBefore(colon)
    const name = isBegun ? 0 : quoteBefore(close)
    const key = isBegun ? begun : saidBy(name, close, 0)
    if ((besideIn(key) & Beside.Values) != 0) return beside
    if (last == 34 && (besideIn(key) & NAMES_BESIDE) != 0) beside = named(saidBy(open, place, key), beside)
    place = isBegun ? -1 : placeBefore(name)
  }
  return named(begunPair, beside)
}

/** Where a name is written that is read ahead: behind a line feed. */
const ROOM: i32 = 1024

/** What names beside a value say that come after its colon. */
function pairBehind(colon: i32): i32 {
  store<u8>(SCRATCH + ROOM - 1, 10)
  const next = load<i32>(READER, 4 * Reader.Next)
  store<i32>(READER, colon + 1, 4 * Reader.Next)
  const beside = besideAhead(base, codesEnd, 0, SCRATCH, ROOM, LEXICON, SCRATCH, NOTES, READER)
  store<i32>(READER, next, 4 * Reader.Next)
  return beside
}

/** {@link saidIn} of a string that may hold escapes, which lies from `from` to `to` of a text: it is decoded, and forgotten. */
function decodedName(text: usize, from: i32, to: i32, key: i32): i32 {
  beginWriting(from)
  memory.copy(ASIDE, READER, READER_SIZE)
  beginLevel(READER, 0, 0)
  setLevel(READER, 0, Level.Json, 1)
  store<i32>(READER, 0, 4 * Reader.Quoted)
  store<i32>(READER, 0, 4 * Reader.Query)
  store<i32>(READER, from, 4 * Reader.At)
  run(text, to, to)
  const name = VALUES + <usize>(4 * Value.Size * load<i32>(READER, 4 * (Reader.Levels + Level.Value)))
  const begin = load<i32>(name, 4 * Value.From)
  const end = load<i32>(name, 4 * Value.To)
  const topics = key == 0
    ? namedBy(DECODED, begin, end, LEXICON, SCRATCH, NOTES)
    : saidBeside(DECODED, begin, end, key, LEXICON, SCRATCH, NOTES)
  memory.copy(READER, ASIDE, READER_SIZE)
  return topics
}

/** Tells {@link READER} of what is open. */
export function tellPath(): void {
  while (known < depth) {
    const at = PATH + (<usize>(known + 1) << 3)
    const topics = named(nameOf(load<i32>(at)), topicsAt(READER, 0, known))
    setLevel(READER, 0, Level.Depth, known)
    store<i32>(READER, load<i32>(at, 4) - 1, 4 * Reader.Objects)
    // What is a list was left to the lexer.
    open(READER, 0, topics, code(load<i32>(at)), false)
    known++
  }
  setLevel(READER, 0, Level.Depth, depth)
}

/** Tells {@link READER} all about the place at `at`, which lies in no string and no number. */
export function tellState(at: i32): void {
  comeTo(at)
  tellPath()
  store<i32>(READER, objects, 4 * Reader.Objects)
  const before = placeBefore(at)
  const last = before < first ? begunAfter : code(before)
  setLevel(READER, 0, Level.Json, depth > 0 ? 1 : 0)
  setLevel(READER, 0, Level.After, isAtomCode(last) || last == 34 || (last | 32) == 125 ? 1 : 0)
  setLevel(READER, 0, Level.Name, last == 34 ? 1 : 0)
  setLevel(READER, 0, Level.Pair, depth > 0 ? pairBefore(at) : 0)
  setLevel(READER, 0, Level.Named, last == 58 ? topicsBefore(before) : before < first ? begun : 0)
  store<i32>(READER, 0, 4 * Reader.Quoted)
  store<i32>(READER, 0, 4 * Reader.Query)
  store<i32>(READER, 0, 4 * Reader.Fresh)
}

/** Codes of a string that are decoded a second time for the state at a cut. */
const MOST_AGAIN: i32 = 4096

/** The quote that begins the string in which `at` lies, or which it ends; `at` when it lies in none. */
function stringAt(at: i32): i32 {
  if (at >= last) return at
  if (isInString(at)) return quoteBefore(at + 1)
  return code(at) == 34 ? quoteBefore(at) : at
}

/** Whether {@link keepAt} can say what the state at `at` is. */
export function mayKeepAt(at: i32): bool {
  return at - stringAt(at) <= MOST_AGAIN
}

/** Puts the state at `at` aside, to `kept`, as the lexer would have it there. */
export function keepAt(at: i32, kept: usize): void {
  let place = stringAt(at)
  const isInside: bool = place < at
  if (!isInside && place > first && isAtomCode(code(place - 1))) while (place < last && isAtomCode(code(place))) place++
  tellState(place)
  store<i32>(READER, place, 4 * Reader.At)
  if (!isInside) {
    memory.copy(kept, READER, READER_SIZE)
    return
  }
  // What is written is forgotten: nothing may have been found there.
  beginWriting(place)
  memory.copy(ASIDE, READER, READER_SIZE)
  store<i32>(READER, place, 4 * Reader.At)
  if (place == decodedAt) store<i32>(READER, inner, 4 * Reader.Inner)
  run(base, at, codesEnd)
  memory.copy(kept, READER, READER_SIZE)
  memory.copy(READER, ASIDE, READER_SIZE)
}

/** Whether the codes from `from` to `to` are what they stand for: none begins an escape or anything that is read. */
export function isPlain(text: usize, from: i32, to: i32): bool {
  for (let at = from; at < to; at += 16) {
    const v = v128.load(text + <usize>at)
    // In the text of a cell a quote is one of two.
    const others = v128.or(i8x16.eq(v, i8x16.splat(91)), i8x16.eq(v, i8x16.splat(34)))
    const bits = i8x16.bitmask(v128.or(signs(v), others))
    if (bits != 0 && at + <i32>ctz(bits) < to) return false
  }
  return true
}

export function beginWriting(at: i32): void {
  if (isWriting) return
  isWriting = true
  beginDecoding(at, DECODED_MOST - 64, isWhole, DECODED_MARKS, VALUES, READER)
}

/** Decodes a text up to `to`, on from what {@link READER} says; it ends at `end`. */
function run(text: usize, to: i32, end: i32): void {
  while (decode(text, to, end, DECODED, DECODED_MARKS, VALUES, LEXICON, SCRATCH, NOTES, READER) == Decoded.Fold) {
    store<i32>(READER, fold(load<i32>(READER, 4 * Reader.Point)), 4 * Reader.Folded)
  }
}

/** Decodes up to `to`, on from what {@link READER} says. */
export function runTo(to: i32): void {
  run(base, to, codesEnd)
}

/** {@link runTo} for the value at `at`. */
export function runFrom(at: i32, to: i32): void {
  decodedAt = at
  inner = load<i32>(READER, 4 * Reader.Inner)
  store<i32>(READER, at, 4 * Reader.At)
  store<i32>(READER, objects, 4 * Reader.Objects)
  runTo(to)
}

/** Whether {@link closeOf} found none. */
export let isUnclosed: bool = false

/** One past the bracket that closes the one at `at`, or the end. */
export function closeOf(at: i32): i32 {
  let level: i32 = 0
  isUnclosed = false
  for (let i = bracket; i < brackets; i++) {
    const next = load<i32>(BRACKETS + (<usize>i << 2))
    if (next >> 1 < at) continue
    level += (next & 1) != 0 ? 1 : -1
    if (level == 0) return (next >> 1) + 1
  }
  isUnclosed = true
  return last
}
