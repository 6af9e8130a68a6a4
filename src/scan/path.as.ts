/**
 * Where in JSON reading is: what is open at a place, what names say that own it, and all that the lexer would know there.
 * Names are read when they are asked for, back from the place, and nothing is decoded for it but those with escapes.
 */
import { beginDecoding, decode, Decoded } from '../formats/decode'
import { namedBy } from '../formats/json'
import { beginLevel, Level, named, open, Reader, setLevel, topicsAt, Value } from '../formats/state'
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
import { topicsOfName } from './remembered.as'
import { signs } from './signs.as'
import { brackets, isAtomCode, isInString, jsonEnd, quoteBefore } from './structure.as'

/** The codes, and where those end that may be looked at. */
export let base: usize = 0
export let codesEnd: i32 = 0
/** The JSON that is read: its begin and end. */
export let first: i32 = 0
export let last: i32 = 0
/** Whether nothing comes after the codes. */
let isWhole: bool = false
/** Whether the codes are text that was not folded: to read a name of it forgets what {@link foldText} made before. */
let isRaw: bool = false
/** Whether anything was written. */
export let isWriting: bool = false

/** What the last name says that comes before the JSON. */
let begun: i32 = 0
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

/** What the name before a colon says. */
export function topicsBefore(colon: i32): i32 {
  // A name on an earlier line has been forgotten.
  if (placeBefore(colon) < first) return begun
  const close = quoteBefore(colon)
  const from = quoteBefore(close) + 1
  if (!isRaw) return topicsIn(base, from, close)
  foldText(from - 1, close + 1, isUnits, true)
  return topicsIn(CODES, 1, folded - 1)
}

/** What the name from `from` to `to` of some codes says, between its quotes. */
function topicsIn(codes: usize, from: i32, to: i32): i32 {
  return isPlain(codes, from, to) ? topicsOfName(codes + <usize>from, to - from) : decodedName(codes, from - 1, to + 1)
}

/** {@link topicsIn} for a name that may hold escapes, which lies from `from` to `to` of a text: it is decoded, and forgotten. */
function decodedName(text: usize, from: i32, to: i32): i32 {
  beginWriting(from)
  memory.copy(ASIDE, READER, READER_SIZE)
  beginLevel(READER, 0, 0)
  setLevel(READER, 0, Level.Json, 1)
  store<i32>(READER, 0, 4 * Reader.Quoted)
  store<i32>(READER, 0, 4 * Reader.Query)
  store<i32>(READER, from, 4 * Reader.At)
  run(text, to, to)
  const name = VALUES + <usize>(4 * Value.Size * load<i32>(READER, 4 * (Reader.Levels + Level.Value)))
  const topics = namedBy(DECODED, load<i32>(name, 4 * Value.From), load<i32>(name, 4 * Value.To), LEXICON, SCRATCH, NOTES)
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
    open(READER, 0, topics)
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

/** One past the bracket that closes the one at `at`, or the end. */
export function closeOf(at: i32): i32 {
  let level: i32 = 0
  for (let i = bracket; i < brackets; i++) {
    const next = load<i32>(BRACKETS + (<usize>i << 2))
    if (next >> 1 < at) continue
    level += (next & 1) != 0 ? 1 : -1
    if (level == 0) return (next >> 1) + 1
  }
  return last
}
