/**
 * The position in JSON: what is open at a place, what the names that own it say, and everything that the lexer would
 * know there. Names are read on demand, backwards from the place; only those with escapes are decoded.
 */
import { beginDecoding, decode, Decoded } from '../formats/decode'
import { besideAhead, besideOwns, namedBy, saidBeside, unnamed } from '../formats/value-names'
import { beginLevel, besideIn, Level, named, ofLevel, open, Reader, setLevel, topicsAt, Value } from '../formats/state'
import { Beside } from '../resolve/listed-names'
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
import { signs } from './line-signs.as'
import { brackets, isAtomCode, isInString, jsonEnd, quoteBefore } from './structure.as'

/** The codes, and the end of those that may be read. */
export let base: usize = 0
export let codesEnd: i32 = 0
/** Start and end of the JSON. */
let first: i32 = 0
export let last: i32 = 0
/** True if nothing follows the codes. */
let isWhole: bool = false
/** True if the codes are text that was not folded: reading a name then overwrites the output of {@link foldText}. */
let isRaw: bool = false
/** True if anything was written. */
export let isWriting: bool = false

/** What the last name before the JSON says. */
let begun: i32 = 0
/** What names next to the next value say that precede the JSON, in the object open there. */
let begunPair: i32 = 0
/** The code before it, or an equivalent one. */
let begunAfter: i32 = 0
/** Number of open brackets at the current place, those of them known to {@link READER}, and the next bracket. */
export let depth: i32 = 0
export let known: i32 = 0
let bracket: i32 = 0
/** Number of objects opened so far. */
export let objects: i32 = 0
/** The last decoded value, and the number of objects in strings before it. */
let decodedAt: i32 = -1
let inner: i32 = 0

export function code(at: i32): i32 {
  return load<u8>(base + <usize>at)
}

export function isBlank(code: i32): bool {
  return code == 32 || code == 9
}

/** Starts codes up to `end`; `whole` if nothing follows them, `raw` if they were not folded. */
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
 * Starts the JSON with known structure at `from`, with `level` open brackets, after a name that says `topics`, and with
 * `isAfter` after a value, which with `isName` may itself be a name.
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

/** Moves to `at` and determines what is open there. */
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

/** Returns the last non-blank position before `at`. */
function placeBefore(at: i32): i32 {
  let place = at - 1
  while (place >= first && (isBlank(code(place)) || isLineEnd(code(place)))) place--
  return place
}

/** Returns what the name that owns the value at `at` says. */
export function nameOf(at: i32): i32 {
  const colon = placeBefore(at)
  if (colon < first) return begun
  return code(colon) == 58 ? topicsBefore(colon) : 0
}

/** Returns what the name before a colon says; for a word for values, includes the names next to it. */
export function topicsBefore(colon: i32): i32 {
  // A name on an earlier line is lost: it may be any.
  if (placeBefore(colon) < first) return unnamed(LEXICON)
  const close = quoteBefore(colon)
  const open = quoteBefore(close)
  const topics = saidBy(open, close, 0)
  if ((besideIn(topics) & Beside.Values) == 0) return topics
  const beside = pairBefore(open)
  return besideOwns(topics, beside != 0 ? beside : pairBehind(colon))
}

/** Returns what the string with quotes at `open` and `close` says: a name, or the value of a name that says `key`. */
function saidBy(open: i32, close: i32, key: i32): i32 {
  if (!isRaw) return saidIn(base, open + 1, close, key)
  foldText(open, close + 1, isUnits, true)
  return saidIn(CODES, 1, folded - 1, key)
}

/** {@link saidBy} for the codes from `from` to `to`, between quotes. */
function saidIn(codes: usize, from: i32, to: i32, key: i32): i32 {
  if (!isPlain(codes, from, to)) return decodedName(codes, from - 1, to + 1, key)
  if (key == 0) return namedBy(0, <i32>codes + from, <i32>codes + to, LEXICON, SCRATCH, NOTES)
  return saidBeside(0, <i32>codes + from, <i32>codes + to, key, LEXICON, SCRATCH, NOTES)
}

/** Bits of each word for fields that contain names. */
const NAMES_BESIDE: i32 = Beside.Name | Beside.Type

/**
 * Returns what names next to a value say that precede `at`, in the object open there: those after the last word for
 * values and the last bracket. Thus each position is passed at most once per value.
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
    const key = colon < first ? begun : isBegun ? unnamed(LEXICON) : saidBy(name, close, 0)
    if ((besideIn(key) & Beside.Values) != 0) return beside
    if (last == 34 && (besideIn(key) & NAMES_BESIDE) != 0) beside = named(saidBy(open, place, key), beside)
    place = isBegun ? -1 : placeBefore(name)
  }
  return named(begunPair, beside)
}

/** Where a name that is read ahead is written: after a line feed. */
const ROOM: i32 = 1024

/** Returns what names next to a value say that follow its colon. */
function pairBehind(colon: i32): i32 {
  store<u8>(SCRATCH + ROOM - 1, 10)
  const next = load<i32>(READER, 4 * Reader.Next)
  store<i32>(READER, colon + 1, 4 * Reader.Next)
  const beside = besideAhead(base, codesEnd, 0, SCRATCH, ROOM, LEXICON, SCRATCH, NOTES, READER)
  store<i32>(READER, next, 4 * Reader.Next)
  return beside
}

/** {@link saidIn} for a string that may contain escapes: decodes it, then discards the result. */
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

/** Informs {@link READER} of what is open. */
export function tellPath(): void {
  while (known < depth) {
    const at = PATH + (<usize>(known + 1) << 3)
    const topics = named(nameOf(load<i32>(at)), topicsAt(READER, 0, known))
    setLevel(READER, 0, Level.Depth, known)
    store<i32>(READER, load<i32>(at, 4) - 1, 4 * Reader.Objects)
    // Lists are left to the lexer.
    open(READER, 0, topics, code(load<i32>(at)), false)
    known++
  }
  setLevel(READER, 0, Level.Depth, depth)
}

/** Sets {@link READER} to the state at `at`, outside strings and numbers. */
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

/** Maximum codes of a string to decode again for the state at a cut. */
const MOST_AGAIN: i32 = 4096

/** Returns the opening quote of the string that contains `at` or ends there; `at` itself if none. */
function stringAt(at: i32): i32 {
  if (at >= last) return at
  if (isInString(at)) return quoteBefore(at + 1)
  return code(at) == 34 ? quoteBefore(at) : at
}

/** True if {@link keepAt} can determine the state at `at`. */
export function mayKeepAt(at: i32): bool {
  return at - stringAt(at) <= MOST_AGAIN
}

/** Saves the state at `at`, as the lexer would have it there, to `kept`. */
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
  // Discard the output: there can be no findings.
  beginWriting(place)
  memory.copy(ASIDE, READER, READER_SIZE)
  store<i32>(READER, place, 4 * Reader.At)
  if (place == decodedAt) store<i32>(READER, inner, 4 * Reader.Inner)
  run(base, at, codesEnd)
  memory.copy(kept, READER, READER_SIZE)
  memory.copy(READER, ASIDE, READER_SIZE)
}

/** True if the codes from `from` to `to` are literal: none starts an escape or any other syntax. */
export function isPlain(text: usize, from: i32, to: i32): bool {
  for (let at = from; at < to; at += 16) {
    const v = v128.load(text + <usize>at)
    // In a cell's text, quotes are doubled.
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

/** Decodes a text that ends at `end` up to `to`, from the state in {@link READER}. */
function run(text: usize, to: i32, end: i32): void {
  while (decode(text, to, end, DECODED, DECODED_MARKS, VALUES, LEXICON, SCRATCH, NOTES, READER) == Decoded.Fold) {
    store<i32>(READER, fold(load<i32>(READER, 4 * Reader.Point)), 4 * Reader.Folded)
  }
}

/** Decodes up to `to`, from the state in {@link READER}. */
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

/** True if {@link closeOf} found no closing bracket. */
export let isUnclosed: bool = false

/** Returns the position after the bracket that closes the one at `at`, or the end. */
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
