/**
 * Lines decoded by their format: where JSON starts, and its decoded form. The state is exact at every line, but text is
 * read only where it can matter: a line that starts an object after complete text starts a new record whatever came
 * before, and text without such lines is not JSON.
 */
import { endLine } from '../formats/decode'
import { queryAt } from '../formats/url-query'
import { criHead, Head } from '../formats/container-parts'
import { BELOW, beginReader, isList, Level, Reader, SPOKEN, topicsAround } from '../formats/state'
import { isLineEnd } from '../text/codes'
import { carried, carryLines, owns, wantLost } from './claims.as'
import { isAsked } from './extra.as'
import { Format } from './exchange'
import { finish, isUnits, readFolded, readUnits } from './decoded.as'
import { codeAt, codes, folded, foldText, isRare, originOf, stopped, viewText } from './folded.as'
import { CODES, KEPT, READER, READER_SIZE, TEXT } from './layout.as'
import { beginStretches, beginsRecord, endStretches, isOwned, tellOpened } from './stretches.as'
import { asks, bracketAfter, bracketBefore, char, firstEnd, hasSign, isListAt, lastEnd, listAfter, mayAskInQuery } from './line-signs.as'
import { beginCodes, beginPath, isBlank, tellState } from './path.as'
import { Extent, isClosed, jsonEnd, readStructure } from './structure.as'
import {
  beginTableBlock,
  beginTableLine,
  beginTableText,
  bringTable,
  endTableBlock,
  endTableLine,
  isReadAt,
  known as tableKnown,
} from './table.as'

/** True if formats are read at all. */
export let reads: bool = false
/** True if the text is a table, and its delimiter if known. */
export let isTable: bool = false
let delimiter: i32 = 0
/** True if every line is a text of its own. */
let isLines: bool = false
/** True if the state is that at the start of a text. */
let isFresh: bool = false
/** Position that the state refers to: a line start, or one in the middle of an overlong line. */
let known: i32 = 0

export function readFormat(format: Format): void {
  reads = format != Format.Text
  isTable = format == Format.Csv || format == Format.Tsv
  delimiter = format == Format.Tsv ? 9 : 0
}

/** Starts a call for a text up to `end`; with `goesOn`, the state is the one that {@link keepReading} left. */
export function beginReading(units: bool, goesOn: bool, lines: bool, end: i32): void {
  readUnits(units)
  wantLost(false)
  isLines = lines
  carryLines(!lines && !isTable)
  if (!goesOn) store<i32>(READER, 0, 4 * Reader.Owned)
  if (!reads) return
  if (isTable) return beginTableText(goesOn, delimiter, end)
  if (goesOn) {
    known = load<i32>(READER, 4 * Reader.At)
    isFresh = false
  } else {
    beginReader(READER)
    isFresh = true
    known = 0
  }
}

/** Ends a call; the text of the next one starts at `before`. */
export function keepReading(before: i32): void {
  if (reads) store<i32>(READER, knownPlace() - before, 4 * Reader.At)
}

/** True if a record is open. */
function isOpen(): bool {
  return load<i32>(READER, 4 * (Reader.Levels + Level.Json)) != 0
}

/** From here on the text is not JSON, until a line starts it. */
export function beginFresh(at: i32): void {
  known = at
  if (isFresh) return
  isFresh = true
  // As `endLine` does for a line of text.
  memory.fill(READER + 4 * Reader.Levels, 0, 4 * Level.Stack)
  store<i32>(READER, 0, 4 * Reader.Quoted)
  store<i32>(READER, 1, 4 * Reader.Fresh)
  store<i32>(READER, 0, 4 * Reader.Query)
}

/** Returns the length of a container runtime's head on the line from `at` to `end`; 0 on any other line. */
export function headAt(at: i32, end: i32): i32 {
  if (!reads || isTable || char(at + 10) != 84 || char(at - 1) != 10) return 0
  // Many lines start with a time: `stdout` or `stderr` must follow the blank after it.
  const blanks = i8x16.bitmask(i8x16.eq(v128.load(TEXT + <usize>(at + 19)), i8x16.splat(32)))
  if (blanks != 0 && char(at + 20 + <i32>ctz(blanks)) != 115) return 0
  return criHead(TEXT, at, end) & Head.Length
}

/** Starts a message of a container log at `at`. */
export function beginMessageAt(at: i32): void {
  beginFresh(at)
  isFresh = false
  store<i32>(READER, 2, 4 * Reader.Fresh)
}

function isMessage(at: i32): bool {
  return known == at && load<i32>(READER, 4 * Reader.Fresh) == 2
}

/** Number of codes at a cut that may belong to a divided escape or number. */
const MOST_TOKEN: i32 = 64

function isBracket(code: i32): bool {
  return code == 123 || code == 91
}

/** True if the line at `at` starts a new record whatever came before: the text before it is complete. */
function isAnchor(at: i32): bool {
  let before = at - 1
  while (before >= known && (isLineEnd(char(before)) || char(before) == 32 || char(before) == 9)) before--
  if (before < known) return false
  const code = char(before)
  return code < 128 && !isBracket(code) && code != 44 && code != 58
}

/** Reads from {@link known} at least to `to`, on the line up to or beyond `end`, only to determine the state. */
export function readTo(to: i32, end: i32): void {
  while (known < to) {
    viewText(known, end, isUnits, to == end)
    const isAll: bool = to == end && stopped == end
    const last = isAll ? folded : folded - MOST_TOKEN
    const until = codeAt(to) < last ? codeAt(to) : last
    // Too few codes, because most of the text is invisible.
    if (!isAll && until <= 0) break
    beginStretches(codes, 0, folded, until, isAll ? Extent.Line : Extent.Cut, false, isAll)
    endStretches()
    if (!isAll) memory.copy(READER, KEPT, READER_SIZE)
    known = isAll ? end : originOf(load<i32>(READER, 4 * Reader.At))
  }
  isFresh = false
}

/** Reads the line from {@link known} to `end`, only to determine the state after it. */
function passLine(end: i32): void {
  if (headAt(known, end) > 0) return beginFresh(end + 1)
  readTo(end, end)
  endLine(READER)
  known = end + 1
}

/** Size of lines skipped at once, in codes. */
const PIECE: i32 = 16384

/** Returns the position after the line of `at`, limited by `end`, whose rest must be blank; -1 if it is not. */
function restOfLine(at: i32, end: i32): i32 {
  let place = at
  while (place < end && isBlank(char(place))) place++
  if (place == end) return end
  return isLineEnd(char(place)) ? place + 1 : -1
}

/** Skips the lines from {@link known} to `to`, or one record, by structure alone; false if there is none. */
function passRecord(to: i32): bool {
  let end = to
  if (to - known > PIECE) {
    end = lastEnd(known, known + PIECE) + 1
    if (end <= known) return false
  }
  let stop = end
  while (stop > known && (isBlank(char(stop - 1)) || isLineEnd(char(stop - 1)))) stop--
  const level: usize = READER + 4 * Reader.Levels
  const goesOn = isOpen()
  const depth = goesOn ? load<i32>(level, 4 * Level.Depth) : 0
  const isAfter: bool = goesOn && load<i32>(level, 4 * Level.After) != 0
  if (!readStructure(TEXT, known, stop, depth, isAfter, false, Extent.Lines)) return false
  const past = isClosed ? restOfLine(jsonEnd, end) : end
  if (past < 0) return false
  beginCodes(TEXT, jsonEnd, true, true)
  beginPath(known, depth, goesOn ? load<i32>(level, 4 * Level.Named) : 0, isAfter, isAfter && load<i32>(level, 4 * Level.Name) != 0)
  if (!goesOn) tellOpened(1)
  isFresh = false
  tellState(jsonEnd)
  endLine(READER)
  known = past
  return true
}

/** Updates the state to the line that starts at `at`. */
export function bring(at: i32): void {
  if (isTable) return bringTable(at)
  if (isLines && !isMessage(at)) return beginFresh(at)
  if (known >= at) return
  let line = bracketBefore(at, known)
  if (line < 0 && !isOpen()) return beginFresh(at)
  while (line > known && !(isBracket(char(line)) && isAnchor(line))) line = bracketBefore(line, known)
  if (line > known) beginFresh(line)
  let slow = known
  while (known < at) {
    if (!isOpen()) {
      const first = bracketAfter(known, at)
      if (first != known) beginFresh(first)
      if (first == at) return
      // Much bracketed text is not JSON, and text leaves no state.
      if (char(known) < 128 && !beginsRecord(TEXT, known, firstEnd(known, at))) {
        beginFresh(firstEnd(known, at) + 1)
        continue
      }
    }
    if (known >= slow && passRecord(at)) continue
    // After an error in a piece, its lines are read one by one.
    if (known >= slow) slow = known + PIECE
    const end = firstEnd(known, at)
    if (!passRecord(end + 1)) passLine(end)
  }
}

/** True if the line from `begin` to `end` must be decoded. */
export function mustRead(begin: i32, end: i32): bool {
  if (!reads) return false
  if (isTable) {
    bringTable(begin)
    return true
  }
  const code = char(begin)
  if (isBracket(code) && (begin <= known || isLines || isAnchor(begin))) {
    if (begin > known || (isLines && !isMessage(begin))) beginFresh(begin)
    return true
  }
  bring(begin)
  return isBracket(code) || code > 127 || isOpen() || asks(TEXT, begin, end) || (isAsked && hasSign)
}

/** Starts reading the line from `from` to `end`. */
export function beginReadLine(from: i32, end: i32, isAscii: bool): void {
  if (isTable) return beginTableLine(from, end, isAscii)
  if (!isAscii) foldText(from, end, isUnits, true)
  readFolded(!isAscii)
  isFresh = false
  if (isAscii) beginStretches(TEXT, from, end, end, Extent.Line, true, true)
  else beginStretches(CODES, 0, folded, folded, Extent.Line, !isRare, true)
}

/** Ends the line; returns true if anything was written. */
export function endReadLine(end: i32): bool {
  if (isTable) return endTableLine()
  const isWritten = endStretches()
  if (isWritten) finish()
  endLine(READER)
  known = end + 1
  return isWritten
}

/** Returns the first line from `at` to `until` that is a JSON list; `until` if there is none, or lists are not read. */
export function listFrom(at: i32, until: i32): i32 {
  return reads && owns && !isTable ? listAfter(at, until) : until
}

/** True if a listed name on an earlier line may own part of the line that starts at `at`. */
export function isOwnedAt(at: i32): bool {
  if (carried() != 0) return true
  if (isTable) return isReadAt(at)
  if (!reads || !owns || isLines || known != at || !isOpen()) return false
  const depth = load<i32>(READER, 4 * (Reader.Levels + Level.Depth))
  if (isList(READER, 0, depth)) return true
  return ((load<i32>(READER, 4 * (Reader.Levels + Level.Named)) | topicsAround(READER, 0, depth)) & ~SPOKEN & ~BELOW) != 0
}

/** Returns the position that the state refers to. */
export function knownPlace(): i32 {
  return isTable ? tableKnown : known
}

/** True if the codes of a block from `first` to `end` are literal text; sets the state to that at `next`. */
function passesBlock(first: i32, next: i32, end: i32): bool {
  if (isOpen() || load<i32>(READER, 4 * Reader.Quoted) != 0) return false
  if (load<i32>(READER, 4 * Reader.Fresh) != 0 && isBracket(load<u8>(codes + <usize>first))) return false
  const query = load<i32>(READER, 4 * Reader.Query)
  // In a possible domain of an encoded address, every code matters.
  if (query > 1) return false
  if (isAsked || query != 0 ? mayAskInQuery(codes, first, end, query != 0) : asks(codes, first, end)) return false
  if (isAsked || query != 0 || hasSign) store<i32>(READER, queryAt(codes, first, next, query), 4 * Reader.Query)
  isFresh = false
  store<i32>(READER, 0, 4 * Reader.Fresh)
  known = originOf(next)
  return true
}

/**
 * Starts reading a block of an overlong line, whose codes are folded, from `first` to `end`; the next block will
 * continue at `next`. Returns false if it can be used unchanged.
 */
export function beginReadBlock(first: i32, next: i32, end: i32, isWhole: bool, isEnd: bool): bool {
  if (isTable) {
    beginTableBlock(first, next, end, isWhole, isEnd)
    return true
  }
  if (passesBlock(first, next, end)) return false
  readFolded(true)
  isFresh = false
  beginStretches(codes, first, end, isEnd ? end : next, isEnd ? Extent.Line : Extent.Cut, false, isWhole)
  return true
}

/** Ends the block. */
export function endReadBlock(isEnd: bool): bool {
  if (isTable) return endTableBlock(isEnd)
  const isWritten = endStretches()
  if (isWritten) finish()
  if (!isEnd) memory.copy(READER, KEPT, READER_SIZE)
  known = originOf(load<i32>(READER, 4 * Reader.At))
  return isWritten
}

/** Updates the state to `at` in an overlong line up to `end`; false if earlier text must be loaded again. */
export function bringInside(at: i32, end: i32): bool {
  if (!reads || isTable || known >= at) return true
  if (known < 0) return false
  readTo(at, end)
  return true
}

/** Ends an overlong line at `end` whose rest was not read; returns false if earlier text must be loaded again. */
export function passEnd(end: i32, isLast: bool): bool {
  const leavesNothing: bool = load<i32>(READER, 4 * Reader.Fresh) != 1 && load<i32>(READER, 4 * (Reader.Levels + Level.Record)) == 0
  if (!reads || isLast || isLines || leavesNothing) {
    if (reads) beginFresh(end + 1)
    return true
  }
  if (!bringInside(end, end)) return false
  endOfLine(end)
  return true
}

/** True if a block before `at` may be skipped without reading: no listed name owns its text. */
export function mayPass(at: i32, end: i32): bool {
  if (load<i32>(READER, 4 * Reader.Owned) != 0) return false
  if (!reads) return true
  if (isOwned()) return false
  if (known == at && load<i32>(READER, 4 * Reader.Fresh) == 1 && !isOpen() && isListAt(TEXT + <usize>at)) return false
  // A line that does not start a record is text throughout.
  if (known == at && load<i32>(READER, 4 * Reader.Fresh) != 0 && !isOpen() && !beginsRecord(TEXT, at, end)) {
    store<i32>(READER, 0, 4 * Reader.Fresh)
    isFresh = false
  }
  return true
}

/** Ends an overlong line that was processed up to its end at `end`. */
export function endOfLine(end: i32): void {
  if (carried() == 0) store<i32>(READER, 0, 4 * Reader.Owned)
  if (!reads || isTable) return
  isFresh = false
  endLine(READER)
  known = end + 1
}
