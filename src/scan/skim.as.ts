/**
 * Reads a line of JSON where it can matter: a place is looked at inside its own string or number, and nothing else of
 * the line is read. What a name says that owns it is asked when something was found there, or the record goes on after
 * the line. `structure.as.ts` says where strings and brackets are; what it refuses is read by `reading.as.ts`.
 */
import { beginDecoding, decode, Decoded, endLine } from '../formats/decode'
import { namedBy } from '../formats/json'
import { beginLevel, Level, named, objectAt, open, Reader, ruleIn, setLevel, Shape, topicsAt, Value } from '../formats/state'
import { beginValue, breakLine, endValue, markNext } from '../formats/write'
import { Topic } from '../resolve/lookup'
import { isDigit } from '../text/codes'
import { ask, beginClaims, claims, Row } from './claims.as'
import { fold, folded, foldText } from './folded.as'
import {
  BRACKETS,
  CODES,
  DECODED,
  DECODED_MARKS,
  DECODED_MOST,
  FOLDED_PLACES,
  LEXICON,
  NAMING,
  NOTES,
  ORDER,
  PATH,
  READER,
  SCRATCH,
  TEXT,
  VALUES,
} from './layout.as'
import { brackets, isInString, jsonEnd, quoteAfter, quoteBefore, readStructure } from './structure.as'

/** The codes, and the line that is read: its begin, the end of what is no blank, its end. */
let base: usize = 0
let first: i32 = 0
let last: i32 = 0
let lineEnd: i32 = 0
/** What the last name of the line before says. */
let begun: i32 = 0
/** Whether the text is one of UTF-16 units. */
let isUnits: bool = false
/** Whether places are those of the codes, so that what is copied of them can be asked about at once. */
let isDirect: bool = false
/** Whether anything was written, and whether some of it must be looked through again. */
let isWriting: bool = false
export let isDecoded: bool = false

/** Open brackets at the place that was come to, those of them that are known to {@link READER}, the next bracket. */
let depth: i32 = 0
let known: i32 = 0
let bracket: i32 = 0
/** Objects that were opened so far. */
let objects: i32 = 0

/** End of the string or number that was taken last. */
let tokenEnd: i32 = 0
/** What must be added to a place in it for its copy's address, 0 when it was decoded; its value, and whether that has its topics. */
let copied: i32 = 0
let value: i32 = 0
let isOwned: bool = false

function code(at: i32): i32 {
  return load<u8>(base + <usize>at)
}

function isBlank(code: i32): bool {
  return code == 32 || code == 9 || code == 13
}

function isSpaceOfJson(code: i32): bool {
  return isBlank(code) || code == 10
}

export function skimUnits(units: bool): void {
  isUnits = units
}

/** One past the line, or the lines, that are skimmed. */
export let skimmed: i32 = 0

/** One past the line of `at`, of which the rest must be blank, before `end`; -1 when it is not. */
function restOfLine(codes: usize, at: i32, end: i32): i32 {
  let place = at
  while (place < end && isBlank(load<u8>(codes + <usize>place))) place++
  if (place == end) return end
  return load<u8>(codes + <usize>place) == 10 ? place + 1 : -1
}

/**
 * Begins the line from `from` to `end` of some codes, which goes on with what was open before, or the `lines`, of which
 * those are left that come after a record; false when it must be read from character to character. `direct` says that the
 * codes are those of the text, and places will be told.
 */
export function beginSkimming(codes: usize, from: i32, end: i32, direct: bool, lines: bool): bool {
  let begin = from
  let to = end
  while (begin < end && (isBlank(load<u8>(codes + <usize>begin)) || (lines && load<u8>(codes + <usize>begin) == 10))) begin++
  while (to > begin && (isBlank(load<u8>(codes + <usize>(to - 1))) || (lines && load<u8>(codes + <usize>(to - 1)) == 10))) to--
  skimmed = end
  const level: usize = READER + 4 * Reader.Levels
  const isOpen: bool = load<i32>(level, 4 * Level.Json) != 0
  const open = isOpen ? load<i32>(level, 4 * Level.Depth) : 0
  if (isOpen && owned(open)) return false
  if (begin < to) {
    if (!readStructure(codes, begin, to, open, isOpen && load<i32>(level, 4 * Level.After) != 0, lines)) return false
    if (jsonEnd != to) {
      skimmed = restOfLine(codes, jsonEnd, end)
      if (!lines || skimmed < 0) return false
      to = jsonEnd
    }
  }
  base = codes
  first = begin
  last = to
  lineEnd = skimmed
  isDirect = direct
  isWriting = false
  isDecoded = false
  if (!isOpen) {
    beginLevel(READER, 0, 0)
    setLevel(READER, 0, Level.Json, 1)
    setLevel(READER, 0, Level.Record, 1)
  }
  begun = isOpen ? load<i32>(level, 4 * Level.Named) : 0
  depth = open
  known = open
  bracket = begin < to ? 0 : brackets
  objects = load<i32>(READER, 4 * Reader.Objects)
  tokenEnd = begin
  copied = 0
  if (direct) beginClaims(<i32>DECODED, <i32>DECODED + DECODED_MOST, <i32>DECODED + DECODED_MOST, <i32>DECODED, <i32>DECODED + DECODED_MOST)
  return true
}

/** Whether a name on an earlier line is a listed one and owns what comes at `depth`. */
function owned(depth: i32): bool {
  const topics = load<i32>(READER, 4 * (Reader.Levels + Level.Named)) | topicsAt(READER, 0, depth)
  return isListed(topics)
}

function isListed(topics: i32): bool {
  return ruleIn(topics) != 0 || (topics & Topic.Zeros) != 0
}

/** Comes to `at`: what is open there. */
function comeTo(at: i32): void {
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

/** The place before `at` where no blank is. */
function placeBefore(at: i32): i32 {
  let place = at - 1
  while (place >= first && isSpaceOfJson(code(place))) place--
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
  const close = quoteBefore(colon)
  const from = quoteBefore(close) + 1
  if (base == TEXT && !isAscii(from, close)) {
    foldText(from - 1, close + 1, isUnits, true)
    return isPlain(CODES, 1, folded - 1)
      ? namedBy(0, <i32>CODES + 1, <i32>CODES + folded - 1, LEXICON, SCRATCH, NOTES)
      : decodedName(CODES, 0, folded)
  }
  if (isPlain(base, from, close)) return namedBy(0, <i32>base + from, <i32>base + close, LEXICON, SCRATCH, NOTES)
  return decodedName(base, from - 1, close + 1)
}

function isAscii(from: i32, to: i32): bool {
  for (let at = from; at < to; at++) if (code(at) > 127) return false
  return true
}

/** {@link topicsBefore} of a name that may hold escapes: it is decoded somewhere else. */
function decodedName(text: usize, from: i32, to: i32): i32 {
  const codes = FOLDED_PLACES + 64
  const marks = ORDER
  const values = ORDER + 0x20000
  beginNaming(marks, values, from)
  while (decode(text, to, to, codes, marks, values, LEXICON, SCRATCH, NOTES, NAMING) == Decoded.Fold) {
    store<i32>(NAMING, fold(load<i32>(NAMING, 4 * Reader.Point)), 4 * Reader.Folded)
  }
  store<u8>(codes - 1, 10)
  store<u8>(codes + <usize>load<i32>(NAMING, 4 * Reader.Written), 10)
  return namedBy(codes, load<i32>(values, 4 * Value.From), load<i32>(values, 4 * Value.To), LEXICON, SCRATCH, NOTES)
}

function beginNaming(marks: usize, values: usize, at: i32): void {
  beginLevel(NAMING, 0, 0)
  setLevel(NAMING, 0, Level.Json, 1)
  store<i32>(NAMING, 0, 4 * Reader.Quoted)
  store<i32>(NAMING, 0, 4 * Reader.Query)
  beginDecoding(at, 4 * DECODED_MOST, true, marks, values, NAMING)
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
  store<i32>(READER, objects, 4 * Reader.Objects)
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

function beginWriting(at: i32): void {
  if (isWriting) return
  isWriting = true
  beginDecoding(at, DECODED_MOST - 64, true, DECODED_MARKS, VALUES, READER)
}

/** Copies the value from `from` to `to`, whose quotes, if it has any, lie `quotes` beside it. */
function copyValue(from: i32, to: i32, quotes: i32, shape: Shape): void {
  beginWriting(from - quotes)
  breakLine(DECODED, DECODED_MARKS, from - quotes, READER)
  const object = shape == Shape.Number ? 0 : depth <= known ? objectAt(READER, 0, depth) : load<i32>(PATH + (<usize>depth << 3), 4)
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
  const topics = named(nameOf((load<i32>(at, 4 * Value.Shape) & 15) == Shape.Number ? from : from - 1), topicsAt(READER, 0, depth))
  store<i32>(at, topics, 4 * Value.Topics)
}

/** Decodes what lies from `from`, where a value begins that `topics` own, to `to`. */
function decodeValue(from: i32, to: i32, topics: i32): void {
  beginWriting(from)
  tellPath()
  setLevel(READER, 0, Level.After, 0)
  setLevel(READER, 0, Level.Name, 0)
  setLevel(READER, 0, Level.Named, topics)
  store<i32>(READER, 0, 4 * Reader.Query)
  store<i32>(READER, from, 4 * Reader.At)
  while (decode(base, to, lineEnd, DECODED, DECODED_MARKS, VALUES, LEXICON, SCRATCH, NOTES, READER) == Decoded.Fold) {
    store<i32>(READER, fold(load<i32>(READER, 4 * Reader.Point)), 4 * Reader.Folded)
  }
  objects = load<i32>(READER, 4 * Reader.Objects)
  copied = 0
  isDecoded = true
  tokenEnd = to
}

/** Takes the string whose quotes lie at `open` and `close`. */
function takeString(open: i32, close: i32): void {
  if (!isPlain(base, open + 1, close)) return decodeValue(open, close + 1, nameOf(open))
  let next = close + 1
  while (next < last && isBlank(code(next))) next++
  copyValue(open + 1, close, 1, code(next) == 58 && next < last ? Shape.Key : Shape.String)
}

function isNumeric(code: i32): bool {
  return isDigit(code) || code == 45 || code == 43 || code == 46 || (code | 32) == 101
}

/** End of the value that begins at `at`. */
function endOfValue(at: i32): i32 {
  const first = code(at)
  if (first == 34) return quoteAfter(at + 1) + 1
  let end = at
  if (first != 123 && first != 91) {
    while (end < last && code(end) != 44 && (code(end) | 32) != 125 && !isBlank(code(end))) end++
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

/** Takes what a listed name before the colon at `at` owns. */
function takeOwned(colon: i32): void {
  const topics = topicsBefore(colon)
  let at = colon + 1
  while (at < last && isBlank(code(at))) at++
  if (at < last && isListed(topics)) decodeValue(at, endOfValue(at), topics)
}

/** Takes the place at `at` of the codes, which the rows `rows` may take. */
export function skim(at: i32, rows: i32): void {
  if (at >= last || at < first) return
  if (at >= tokenEnd) {
    comeTo(at)
    const first = code(at)
    if (isInString(at)) {
      const open = quoteBefore(at + 1)
      takeString(open, quoteAfter(open + 1))
    } else if (first == 34) {
      // What cannot be seen before it.
      takeString(quoteBefore(at), at)
    } else if (first == 58) {
      if ((rows & (1 << Row.Field)) != 0) takeOwned(at)
      return
    } else if (isNumeric(first)) {
      let from = at
      while (from > tokenEnd && isNumeric(code(from - 1))) from--
      let to = at
      while (to < last && isNumeric(code(to))) to++
      copyValue(from, to, 0, Shape.Number)
    } else return
  }
  if (copied == 0) return
  if (!isDirect || isDecoded) return tellOwner()
  const before = claims
  ask(copied + at, rows)
  if (claims != before) tellOwner()
}

/** Ends the line: {@link READER} then knows how it ended. True when something was written. */
export function endSkimming(): bool {
  comeTo(last)
  const end = last > first ? code(last - 1) : 0
  if (last > first) {
    const isColon = end == 58
    tellPath()
    setLevel(READER, 0, Level.Json, depth > 0 ? 1 : 0)
    setLevel(READER, 0, Level.After, !isColon && end != 44 && end != 123 && end != 91 ? 1 : 0)
    setLevel(READER, 0, Level.Name, end == 34 ? 1 : 0)
    setLevel(READER, 0, Level.Named, isColon ? topicsBefore(last - 1) : 0)
  }
  return isWriting
}
