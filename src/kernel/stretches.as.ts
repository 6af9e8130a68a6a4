/**
 * Splits a line, or a block of one, into alternating text and JSON. JSON is skimmed; text is decoded where it has a
 * place. Text that starts like JSON but is not is left to the lexer, with everything after it.
 */
import { beginsJson } from '../formats/json-start'
import { copyOrdinary } from '#sixteen'
import { beginLevel, DEEPEST_NAMES, isList, Level, ofLevel, Reader, setLevel, topicsAt } from '../formats/state'
import { saidBefore } from '../formats/json'
import { breakLine } from '../formats/write'
import { isAsked } from './extra.as'
import { tokenEnd } from './decoded.as'
import { DECODED, DECODED_MARKS, KEPT, LEXICON, READER, READER_SIZE, SCRATCH } from './layout.as'
import { base, beginWriting, code, codesEnd, comeTo, isBlank, isWriting, keepAt, mayKeepAt, objects, tellState } from './path.as'
import { isListAt, isSign } from './line-signs.as'
import { beginJsonAt, beginSkimming, decodeTo, isListed, list, skimAt } from './skim.as'
import { Extent, isClosed, jsonEnd, readStructure } from './structure.as'

/** Type of the current stretch. */
const enum Stretch {
  Text = 0,
  Json = 1,
  /** A string without special characters that ends later. */
  String = 2,
  /** The whole rest, read by the lexer. */
  Rest = 3,
}

/** Distance in codes before JSON in which its name may contain escapes. */
const NAME: i32 = 256

let stretch: Stretch = Stretch.Text
let from: i32 = 0
let to: i32 = 0
/** Where the next block continues, or the end of the line; whether the state there is known. */
let next: i32 = 0
let isKept: bool = false
let extent: Extent = Extent.Line

/** Returns a field of level 0. */
function ofText(field: i32): i32 {
  return load<i32>(READER + <usize>(4 * (Reader.Levels + field)))
}

/** True if a listed name on an earlier line, or before a cut, owns the next value. */
export function isOwned(): bool {
  for (let level = load<i32>(READER, 4 * Reader.Quoted); level >= 0; level--) {
    const next = ofLevel(READER, level, Level.After) == 0 ? ofLevel(READER, level, Level.Named) : 0
    if (isListed(next) || isList(READER, level, ofLevel(READER, level, Level.Depth))) return true
    for (let at = min(ofLevel(READER, level, Level.Depth), DEEPEST_NAMES); at >= 0; at--) {
      if (isListed(topicsAt(READER, level, at))) return true
    }
  }
  return false
}

/** Saves {@link READER}; at the end of a line, it may stay where it is. */
function keep(): void {
  isKept = true
  if (extent == Extent.Cut) memory.copy(KEPT, READER, READER_SIZE)
}

/** Decodes up to `end`, and saves the state on the way. */
function decodeOn(end: i32): void {
  if (!isKept && next < end) {
    decodeTo(next)
    keep()
  }
  decodeTo(end)
}

/** Leaves the codes from `at` on to the lexer, in the state of {@link READER}. */
function leave(at: i32): void {
  stretch = Stretch.Rest
  from = at
  to = codesEnd
  beginWriting(at)
  setLevel(READER, 0, Level.Value, ofText(Level.Name) != 0 ? -1 : ofText(Level.Value))
  store<i32>(READER, at, 4 * Reader.At)
  decodeOn(codesEnd)
}

/** Sets the state of text that is not at a line start. */
function tellText(): void {
  beginLevel(READER, 0, 0)
  store<i32>(READER, 0, 4 * Reader.Quoted)
  store<i32>(READER, 0, 4 * Reader.Query)
  store<i32>(READER, 0, 4 * Reader.Fresh)
  store<i32>(READER, objects, 4 * Reader.Objects)
}

/** Starts a string that ends later, if its codes from `at` on are literal: it need not be read. */
function openString(at: i32): bool {
  const level = load<i32>(READER, 4 * Reader.Quoted)
  const state = load<i32>(READER, 4 * Reader.Fresh) | load<i32>(READER, 4 * Reader.Query) | ofLevel(READER, level, Level.Json)
  if (state != 0 || isOwned() || copyOrdinary(base, at, codesEnd, DECODED, 0, false, 34) < codesEnd - at) return false
  stretch = Stretch.String
  from = at
  to = codesEnd
  return true
}

/** Starts decoding text at `at`. */
function beginText(at: i32): void {
  tellText()
  beginWriting(at)
  breakLine(DECODED, DECODED_MARKS, at, READER)
  store<i32>(READER, at, 4 * Reader.At)
}

/** Returns the first brace from `at` on that starts JSON anywhere, i.e. before a name; else the end. */
function nextObject(at: i32): i32 {
  const braces = i8x16.splat(123)
  for (let block = at; block < codesEnd; block += 16) {
    for (let bits = i8x16.bitmask(i8x16.eq(v128.load(base + <usize>block), braces)); bits != 0; bits &= bits - 1) {
      const place = block + <i32>ctz(bits)
      let name = place + 1
      while (name < codesEnd && isBlank(code(name))) name++
      if (place < codesEnd && name < codesEnd && code(name) == 34) return place
    }
  }
  return codesEnd
}

/** True if a query string may be open at `at` after the text before it. */
function mayBeQuery(at: i32): bool {
  for (let place = at - 1; place >= from; place--) {
    const before = code(place)
    if (before <= 32 || before == 34 || before == 60 || before == 62) return false
    if (before == 63 || before == 37) return true
  }
  return false
}

/** True if a listed name before a joint owns the JSON at `at`, or may, because any of them may be escaped. */
function mayBeSaid(at: i32): bool {
  const begin = at - NAME > from ? at - NAME : from
  let joint = at - 1
  while (joint >= begin && isBlank(code(joint))) joint--
  if (joint < begin) return false
  if (code(joint) != 58 && code(joint) != 61) {
    let word = joint
    while (word > begin && !isBlank(code(word - 1))) word--
    return !isPlainText(word, joint + 1)
  }
  return !isPlainText(begin, at) || saidBefore(base, at, LEXICON, SCRATCH) != 0
}

/** True if text from `begin` to `end` is literal. */
function isPlainText(begin: i32, end: i32): bool {
  for (let at = begin; at < end; at++) {
    const sign = code(at)
    if (sign == 63 || isSign(sign)) return false
  }
  return true
}

/** Starts the JSON at `at` by its structure; returns false if it is left to the lexer. */
function openJson(at: i32, level: i32, topics: i32, isAfter: bool, isName: bool): bool {
  let end = codesEnd
  if (extent == Extent.Line) while (end > at && isBlank(code(end - 1))) end--
  if (!readStructure(base, at, end, level, isAfter, isName, extent)) return false
  beginJsonAt(at, level, topics, isAfter, isName)
  stretch = Stretch.Json
  from = at
  to = isClosed || jsonEnd < end || extent == Extent.Cut ? jsonEnd : codesEnd
  return isKept || next >= to || mayKeepAt(next)
}

/** Informs {@link READER} that JSON was opened; with `isRecord`, it continues after the line. */
export function tellOpened(isRecord: i32): void {
  beginLevel(READER, 0, 0)
  setLevel(READER, 0, Level.Json, 1)
  setLevel(READER, 0, Level.Record, isRecord)
}

/** Starts text at `at`. */
function openText(at: i32): void {
  stretch = Stretch.Text
  from = at
  to = nextObject(at)
}

function decodeText(): void {
  beginText(from)
  decodeOn(to)
}

/** Saves the state at {@link next}, which is in the stretch or at its end. */
function keepHere(): void {
  if (stretch == Stretch.Json && extent == Extent.Cut) {
    keepAt(next, KEPT)
    isKept = true
    return
  }
  if (stretch == Stretch.String) store<i32>(READER, next, 4 * Reader.At)
  else if (stretch == Stretch.Json) tellState(next)
  else if (stretch == Stretch.Text) {
    if (extent == Extent.Cut && !isPlainText(from, next)) return decodeText()
    tellText()
    store<i32>(READER, next, 4 * Reader.At)
  }
  keep()
}

/** Moves on to the next stretch. */
function goOn(): void {
  const at = to
  if (!isKept && (next < at || (next == at && stretch == Stretch.Text))) {
    keepHere()
    if (stretch == Stretch.Rest) return
  }
  if (stretch == Stretch.Json) {
    comeTo(at)
    if (isClosed) return openText(at)
    tellState(at)
    beginWriting(at)
    // The next text must not be glued to text written before the JSON.
    breakLine(DECODED, DECODED_MARKS, at, READER)
    return leave(at)
  }
  const isDecoded: bool = tokenEnd > from
  // A control sequence may end with a brace.
  const begin = isDecoded ? load<i32>(READER, 4 * Reader.At) : from
  if (begin > at || mayBeQuery(at) || mayBeSaid(at)) {
    if (!isDecoded) beginText(from)
    return leave(begin)
  }
  if (openJson(at, 0, 0, false, false)) return tellOpened(0)
  // Invalid JSON is one text with what precedes it.
  beginText(begin)
  leave(begin)
}

/** Moves on to the stretch of `at`. */
function advance(at: i32): void {
  while (stretch != Stretch.Rest && at >= to && to < codesEnd) goOn()
}

/** Returns the closing quote of the string open at `at`; -1 if it does not end here. */
function quoteFrom(at: i32): i32 {
  const quotes = i8x16.splat(34)
  const slashes = i8x16.splat(92)
  let place = at
  while (place < codesEnd) {
    const v = v128.load(base + <usize>place)
    const bits = i8x16.bitmask(v128.or(i8x16.eq(v, quotes), i8x16.eq(v, slashes)))
    if (bits == 0) {
      place += 16
      continue
    }
    place += <i32>ctz(bits)
    if (place >= codesEnd) break
    if (code(place) == 34) return place
    place += 2
  }
  return -1
}

/** True if the lexer has read the rest: places no longer matter. */
export function isAllRead(): bool {
  return stretch == Stretch.Rest
}

/** Reads the rest of the string that a cut divided, and a colon after it; -1 if it ends too far away. */
function endString(at: i32): i32 {
  const close = quoteFrom(at)
  if (close < 0) return -1
  let past = close + 1
  while (past < codesEnd && isBlank(code(past))) past++
  past = past < codesEnd && code(past) == 58 ? past + 1 : close + 1
  if (next < past) return -1
  beginWriting(at)
  decodeTo(past)
  return load<i32>(READER, 4 * Reader.At)
}

/**
 * Starts the codes from `begin` to `end` with the state in {@link READER}; the state at `until`, or at the line end,
 * will be needed.
 */
export function beginStretches(codes: usize, begin: i32, end: i32, until: i32, how: Extent, direct: bool, whole: bool): void {
  beginSkimming(codes, end, direct, whole)
  next = until
  isKept = false
  extent = how
  if (next == begin) {
    store<i32>(READER, begin, 4 * Reader.At)
    keep()
  }
  // A value of a listed name in text continues after a cut; custom recognisers may look for anything.
  if (isAsked || load<i32>(READER, 4 * Reader.Owned) != 0) return leave(begin)
  let at = begin
  if (load<i32>(READER, 4 * Reader.Quoted) != 0) {
    if (openString(begin)) return
    at = endString(begin)
    if (at < 0) return leave(begin)
    if (load<i32>(READER, 4 * Reader.Quoted) != 0) return leave(at)
  }
  if (ofText(Level.Json) != 0) {
    while (at < end && isBlank(code(at)) && (isKept || at < next)) at++
    if (at > begin) store<i32>(READER, 0, 4 * Reader.Fresh)
    const isAfter: bool = ofText(Level.After) != 0
    if (isOwned() || !openJson(at, ofText(Level.Depth), ofText(Level.Named), isAfter, ofText(Level.Name) != 0)) leave(at)
    return
  }
  if (load<i32>(READER, 4 * Reader.Query) != 0) return leave(at)
  if (load<i32>(READER, 4 * Reader.Fresh) != 0 && beginsRecord(codes, at, end)) {
    // A message of a container log is a single line.
    const isRecord = load<i32>(READER, 4 * Reader.Fresh) == 1 ? 1 : 0
    const isOne = isRecord != 0 && isListAt(codes + <usize>at)
    if (!isOne && openJson(at, 0, 0, false, false)) tellOpened(isRecord)
    else leave(at)
    return
  }
  openText(at)
}

/** True if a record starts at `at` of some codes, whose line ends at `end`. */
export function beginsRecord(codes: usize, at: i32, end: i32): bool {
  store<i32>(READER, at + 1, 4 * Reader.Next)
  return at < end && beginsJson(codes, load<u8>(codes + <usize>at), end, 0, true, READER)
}

/** Leaves a list, with everything after it, to the lexer, which knows each element's predecessor. */
function leaveList(): void {
  tellState(list)
  leave(list)
}

/** Takes the place at `at` with its possible rows. */
export function skim(at: i32, rows: i32): void {
  if (!isKept && at >= next) {
    advance(next)
    if (!isKept) keepHere()
  }
  if (at >= to) advance(at)
  if (stretch == Stretch.Json) {
    if (at < to) skimAt(at, rows)
    if (list >= 0) leaveList()
  } else if (stretch == Stretch.String) leave(from)
  else if (stretch == Stretch.Text && at >= tokenEnd) {
    decodeText()
    if (to < codesEnd && mayBeSaid(to)) goOn()
  }
}

/** Ends the codes; leaves the state in {@link READER}, at a cut in KEPT. Returns true if anything was written. */
export function endStretches(): bool {
  if (!isKept) {
    advance(next)
    if (!isKept) keepHere()
  }
  // A value that the end divides, which a listed name may own.
  if (stretch == Stretch.Json && !isClosed && to < codesEnd) goOn()
  return isWriting
}
