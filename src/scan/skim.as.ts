/**
 * Reads JSON where it can matter: a place is looked at inside its own string or number, and nothing else is read. What a
 * name says that owns it is asked when something was found there, or when the record goes on after the line.
 * `structure.as.ts` says where strings and brackets are.
 */
import { beginDecoding, decode, Decoded } from '../formats/decode'
import { namedBy } from '../formats/json'
import { beginLevel, Level, named, objectAt, open, Reader, ruleIn, setLevel, Shape, topicsAt, Value } from '../formats/state'
import { beginValue, breakLine, endValue, markNext } from '../formats/write'
import { Topic } from '../resolve/lookup'
import { isDigit } from '../text/codes'
import { ask, beginClaims, claims, Row } from './claims.as'
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
  TEXT,
  VALUES,
} from './layout.as'
import { topicsOfName } from './remembered.as'
import { brackets, isAtomCode, isInString, jsonEnd, quoteAfter, quoteBefore } from './structure.as'

/** The codes, and where those end that may be looked at. */
export let base: usize = 0
export let codesEnd: i32 = 0
/** The JSON that is read: its begin and end. */
let first: i32 = 0
let last: i32 = 0
/** Whether the text is one of UTF-16 units. */
let isUnits: bool = false
/** Whether nothing comes after the codes. */
let isWhole: bool = false
/** Whether anything was written, and whether it must be looked through for places. */
export let isWriting: bool = false
export let isDecoded: bool = false

/** What the last name says that comes before the JSON. */
let begun: i32 = 0
/** Open brackets at the place that was come to, those of them that are known to {@link READER}, the next bracket. */
let depth: i32 = 0
let known: i32 = 0
let bracket: i32 = 0
/** Objects that were opened so far, and those in strings, which are numbered by themselves. */
export let objects: i32 = 0
let inner: i32 = 0

/** End of the string or number that was taken last. */
export let tokenEnd: i32 = 0
/** What must be added to a place in it for its copy's address, 0 when it was decoded; its value, and whether that has its topics. */
let copied: i32 = 0
let value: i32 = 0
let isOwned: bool = false

/** Numbers of objects in strings begin here. */
const INNER: i32 = 0x40000000

export function code(at: i32): i32 {
  return load<u8>(base + <usize>at)
}

export function isBlank(code: i32): bool {
  return code == 32 || code == 9 || code == 13
}

export function skimUnits(units: bool): void {
  isUnits = units
  inner = INNER
}

/**
 * Begins with the codes up to `end`; `direct` says that places are told with all
 * that may take them, so that what is copied can be asked about at once.
 */
export function beginCodes(codes: usize, end: i32, direct: bool, whole: bool): void {
  base = codes
  codesEnd = end
  isWhole = whole
  isWriting = false
  isDecoded = !direct
  copied = 0
  tokenEnd = 0
  objects = load<i32>(READER, 4 * Reader.Objects)
  if (!direct) return
  const to = <i32>DECODED + DECODED_MOST
  beginClaims(<i32>DECODED, to, to, <i32>DECODED, to)
}

/** Begins the JSON whose structure has been read, at `from` with `level` open brackets, of a name that says `topics`. */
export function beginJsonAt(from: i32, level: i32, topics: i32): void {
  first = from
  last = jsonEnd
  begun = topics
  depth = level
  known = level
  bracket = 0
  tokenEnd = from
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
  while (place >= first && (isBlank(code(place)) || code(place) == 10)) place--
  return place
}

/** What the name says that owns the value at `at`. */
function nameOf(at: i32): i32 {
  const colon = placeBefore(at)
  if (colon < first) return begun
  return code(colon) == 58 ? topicsBefore(colon) : 0
}

/** What the name before a colon says. */
function topicsBefore(colon: i32): i32 {
  // A name on an earlier line has been forgotten.
  if (placeBefore(colon) < first) return begun
  const close = quoteBefore(colon)
  const from = quoteBefore(close) + 1
  if (base == TEXT && !isAscii(from, close)) {
    foldText(from - 1, close + 1, isUnits, true)
    return isPlain(CODES, 1, folded - 1)
      ? topicsOfName(CODES + 1, folded - 2)
      : decodedName(CODES, 0, folded)
  }
  if (isPlain(base, from, close)) return topicsOfName(base + <usize>from, close - from)
  return decodedName(base, from - 1, close + 1)
}

function isAscii(from: i32, to: i32): bool {
  for (let at = from; at < to; at++) if (code(at) > 127) return false
  return true
}

/** {@link topicsBefore} of a name that may hold escapes, which lies from `from` to `to` of a text: it is decoded, and forgotten. */
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
function tellPath(): void {
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
  if (before < first) return
  const last = code(before)
  const isOpen: bool = depth > 0
  setLevel(READER, 0, Level.Json, isOpen ? 1 : 0)
  setLevel(READER, 0, Level.After, isAtomCode(last) || last == 34 || (last | 32) == 125 ? 1 : 0)
  setLevel(READER, 0, Level.Name, last == 34 ? 1 : 0)
  setLevel(READER, 0, Level.Named, last == 58 ? topicsBefore(before) : 0)
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
  run(base, at, codesEnd)
  memory.copy(kept, READER, READER_SIZE)
  memory.copy(READER, ASIDE, READER_SIZE)
}

/** Whether the codes from `from` to `to` are what they stand for: none begins an escape or anything that is read. */
function isPlain(text: usize, from: i32, to: i32): bool {
  for (let at = from; at < to; at += 16) {
    const v = v128.load(text + <usize>at)
    let is = v128.or(i8x16.eq(v, i8x16.splat(37)), i8x16.eq(v, i8x16.splat(38)))
    is = v128.or(is, v128.or(i8x16.eq(v, i8x16.splat(63)), i8x16.eq(v, i8x16.splat(92))))
    is = v128.or(is, i8x16.eq(v128.or(v, i8x16.splat(32)), i8x16.splat(123)))
    const bits = i8x16.bitmask(is)
    if (bits != 0 && at + <i32>ctz(bits) < to) return false
  }
  return true
}

export function beginWriting(at: i32): void {
  if (isWriting) return
  isWriting = true
  beginDecoding(at, DECODED_MOST - 64, isWhole, DECODED_MARKS, VALUES, READER)
}

/** Copies the value from `from` to `to`, whose quotes, if it has any, lie `quotes` beside it. */
function copyValue(from: i32, to: i32, quotes: i32, shape: Shape): void {
  beginWriting(from - quotes)
  breakLine(DECODED, DECODED_MARKS, from - quotes, READER)
  let object: i32 = 0
  if (quotes > 0) object = depth <= known ? objectAt(READER, 0, depth) : load<i32>(PATH + (<usize>depth << 3), 4)
  value = beginValue(VALUES, from, shape, 0, 0, object, READER)
  markNext(DECODED_MARKS, from, READER)
  const index = load<i32>(READER, 4 * Reader.Written)
  memory.copy(DECODED + <usize>index, base + <usize>from, to - from)
  store<i32>(READER, index + to - from, 4 * Reader.Written)
  store<i32>(READER, to, 4 * Reader.End)
  endValue(VALUES, value, to, READER)
  breakLine(DECODED, DECODED_MARKS, to, READER)
  copied = <i32>DECODED + index - from
  isOwned = false
  tokenEnd = to + quotes
}

/** Tells the value that was copied what the names say that own it. */
function tellOwner(): void {
  if (isOwned) return
  isOwned = true
  const at = VALUES + <usize>(4 * value * Value.Size)
  const from = load<i32>(at, 4 * Value.Start)
  tellPath()
  const begin = (load<i32>(at, 4 * Value.Shape) & 15) == Shape.Number ? from : from - 1
  store<i32>(at, named(nameOf(begin), topicsAt(READER, 0, depth)), 4 * Value.Topics)
}

/** Decodes a text up to `to`, on from what {@link READER} says; it ends at `end`. */
function run(text: usize, to: i32, end: i32): void {
  while (decode(text, to, end, DECODED, DECODED_MARKS, VALUES, LEXICON, SCRATCH, NOTES, READER) == Decoded.Fold) {
    store<i32>(READER, fold(load<i32>(READER, 4 * Reader.Point)), 4 * Reader.Folded)
  }
}

/** Decodes up to `to`, on from what {@link READER} says. */
export function decodeTo(to: i32): void {
  run(base, to, codesEnd)
  copied = 0
  isDecoded = true
  tokenEnd = to
}

/** Decodes what lies from `from`, where a value begins that `topics` own, to `to`. */
function decodeValue(from: i32, to: i32, topics: i32): void {
  beginWriting(from)
  tellPath()
  setLevel(READER, 0, Level.Json, 1)
  setLevel(READER, 0, Level.After, 0)
  setLevel(READER, 0, Level.Name, 0)
  setLevel(READER, 0, Level.Named, topics)
  store<i32>(READER, 0, 4 * Reader.Query)
  store<i32>(READER, from, 4 * Reader.At)
  if (code(from) == 34) return decodeInner(to)
  // The objects of a list or an object go by the numbers that they are told by after a cut; those in its strings follow.
  store<i32>(READER, objects, 4 * Reader.Objects)
  decodeTo(to)
  const counted = load<i32>(READER, 4 * Reader.Objects) - objects
  let opened: i32 = 0
  for (let i = bracket; i < brackets && (load<i32>(BRACKETS + (<usize>i << 2)) >> 1) < to; i++) {
    opened += load<i32>(BRACKETS + (<usize>i << 2)) & 1
  }
  objects += counted - opened
}

/** {@link decodeTo} in what was skimmed, where objects are not counted. */
export function decodeInner(to: i32): void {
  store<i32>(READER, inner, 4 * Reader.Objects)
  decodeTo(to)
  inner = load<i32>(READER, 4 * Reader.Objects)
  store<i32>(READER, objects, 4 * Reader.Objects)
}

/** Takes the string whose quotes lie at `open` and `close`. */
function takeString(open: i32, close: i32): void {
  if (!isPlain(base, open + 1, close)) return decodeValue(open, close + 1, nameOf(open))
  let next = close + 1
  while (next < codesEnd && isBlank(code(next))) next++
  copyValue(open + 1, close, 1, next < codesEnd && code(next) == 58 ? Shape.Key : Shape.String)
}

function isNumeric(code: i32): bool {
  return isDigit(code) || code == 45 || code == 43 || code == 46 || (code | 32) == 101
}

/** End of the value that begins at `at`. */
function endOfValue(at: i32): i32 {
  const begin = code(at)
  if (begin == 34) return quoteAfter(at + 1) + 1
  let end = at
  if (begin != 123 && begin != 91) {
    while (end < last && isAtomCode(code(end))) end++
    return end
  }
  let level: i32 = 0
  for (let i = bracket; i < brackets; i++) {
    const next = load<i32>(BRACKETS + (<usize>i << 2))
    if (next >> 1 < at) continue
    level += (next & 1) != 0 ? 1 : -1
    if (level == 0) return (next >> 1) + 1
  }
  return last
}

export function isListed(topics: i32): bool {
  return ruleIn(topics) != 0 || (topics & Topic.Zeros) != 0
}

/** Takes what a listed name before the colon at `at` owns. */
function takeOwned(colon: i32): void {
  const topics = topicsBefore(colon)
  let at = colon + 1
  while (at < last && isBlank(code(at))) at++
  if (at < last && isListed(topics)) decodeValue(at, endOfValue(at), topics)
}

/** Begins to take the string or number at `at`. */
function takeToken(at: i32, rows: i32): void {
  comeTo(at)
  copied = 0
  const begin = code(at)
  if (isInString(at)) {
    const open = quoteBefore(at + 1)
    takeString(open, quoteAfter(open + 1))
  } else if (begin == 34) {
    // What cannot be seen before it.
    takeString(quoteBefore(at), at)
  } else if (begin == 58) {
    if ((rows & (1 << Row.Field)) != 0) takeOwned(at)
  } else if (isNumeric(begin)) {
    let from = at
    while (from > tokenEnd && isNumeric(code(from - 1))) from--
    let to = at
    while (to < last && isNumeric(code(to))) to++
    copyValue(from, to, 0, Shape.Number)
  }
}

/** Takes the place at `at` of the JSON that is read, which the rows `rows` may take. */
export function skimAt(at: i32, rows: i32): void {
  if (at >= tokenEnd) takeToken(at, rows)
  if (copied == 0) return
  if (isDecoded) return tellOwner()
  const before = claims
  ask(copied + at, rows)
  if (claims != before) tellOwner()
}
