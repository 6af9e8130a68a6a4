/**
 * Lines that are read by their format: where they begin to be JSON, and what they are decoded to. State is exact at
 * every line, but text is only read where it can matter: a line that begins an object after something that was
 * finished begins anew whatever came before, and text without such lines is no JSON.
 */
import { endLine } from '../formats/decode'
import { queryAt } from '../formats/query'
import { criHead, Head } from '../formats/parts'
import { BELOW, beginReader, isList, Level, Reader, SPOKEN, topicsAround } from '../formats/state'
import { isLineEnd } from '../text/codes'
import { carried, carryLines, owns, wantLost } from './claims.as'
import { isAsked } from './custom.as'
import { Format } from './exchange'
import { finish, isUnits, readFolded, readUnits } from './decoded.as'
import { codeAt, codes, folded, foldText, isRare, originOf, stopped, viewText } from './folded.as'
import { CODES, KEPT, READER, READER_SIZE, TEXT } from './layout.as'
import { beginSegments, beginsRecord, endSegments, isOwned, tellOpened } from './segments.as'
import { asks, bracketAfter, bracketBefore, char, firstEnd, hasSign, isListAt, lastEnd, listAfter, mayAskInQuery } from './signs.as'
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

/** Whether formats are read at all. */
export let reads: bool = false
/** Whether the text is a table, and what divides its cells, if that is known. */
export let isTable: bool = false
let delimiter: i32 = 0
/** Whether every line is a text of its own. */
let isLines: bool = false
/** Whether the state is that of a text that has just begun. */
let isFresh: bool = false
/** Place that the state is true at: a line's begin, or one in the middle of an over-long line. */
let known: i32 = 0

export function readFormat(format: Format): void {
  reads = format != Format.Text
  isTable = format == Format.Csv || format == Format.Tsv
  delimiter = format == Format.Tsv ? 9 : 0
}

/** Begins a call for a text up to `end`; `goesOn` says that the state is the one that {@link keepReading} left. */
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

/** Ends a call; the text of the next one begins at `before`. */
export function keepReading(before: i32): void {
  if (reads) store<i32>(READER, knownPlace() - before, 4 * Reader.At)
}

/** Whether the state is that of an open record. */
function isOpen(): bool {
  return load<i32>(READER, 4 * (Reader.Levels + Level.Json)) != 0
}

/** From here on the text is no JSON, until a line says otherwise. */
export function beginFresh(at: i32): void {
  known = at
  if (isFresh) return
  isFresh = true
  // As `endLine` does it for a line of text.
  memory.fill(READER + 4 * Reader.Levels, 0, 4 * Level.Stack)
  store<i32>(READER, 0, 4 * Reader.Quoted)
  store<i32>(READER, 1, 4 * Reader.Fresh)
  store<i32>(READER, 0, 4 * Reader.Query)
}

/** Length of what a container's runtime wrote on the line from `at` to `end` before the message; 0 on any other line. */
export function headAt(at: i32, end: i32): i32 {
  if (!reads || isTable || char(at + 10) != 84 || char(at - 1) != 10) return 0
  // Many lines begin with a time: behind the blank after it `stdout` or `stderr` must come.
  const blanks = i8x16.bitmask(i8x16.eq(v128.load(TEXT + <usize>(at + 19)), i8x16.splat(32)))
  if (blanks != 0 && char(at + 20 + <i32>ctz(blanks)) != 115) return 0
  return criHead(TEXT, at, end) & Head.Length
}

/** What begins at `at` is a message of a container log. */
export function beginMessageAt(at: i32): void {
  beginFresh(at)
  isFresh = false
  store<i32>(READER, 2, 4 * Reader.Fresh)
}

function isMessage(at: i32): bool {
  return known == at && load<i32>(READER, 4 * Reader.Fresh) == 2
}

/** Codes at a cut that may belong to an escape or number which it goes through. */
const MOST_TOKEN: i32 = 64

function isBracket(code: i32): bool {
  return code == 123 || code == 91
}

/** Whether the line at `at` begins anew whatever came before: what stands before it has been finished. */
function isAnchor(at: i32): bool {
  let before = at - 1
  while (before >= known && (isLineEnd(char(before)) || char(before) == 32 || char(before) == 9)) before--
  if (before < known) return false
  const code = char(before)
  return code < 128 && !isBracket(code) && code != 44 && code != 58
}

/** Reads on from {@link known} to `to` at least, of the line that ends at `end` or goes on there, only to know the state. */
export function readTo(to: i32, end: i32): void {
  while (known < to) {
    viewText(known, end, isUnits, to == end)
    const isAll: bool = to == end && stopped == end
    const last = isAll ? folded : folded - MOST_TOKEN
    const until = codeAt(to) < last ? codeAt(to) : last
    // Too few codes are there, mostly invisible as this is.
    if (!isAll && until <= 0) break
    beginSegments(codes, 0, folded, until, isAll ? Extent.Line : Extent.Cut, false, isAll)
    endSegments()
    if (!isAll) memory.copy(READER, KEPT, READER_SIZE)
    known = isAll ? end : originOf(load<i32>(READER, 4 * Reader.At))
  }
  isFresh = false
}

/** Reads the line from {@link known} to `end`, only to know what comes after it. */
function passLine(end: i32): void {
  if (headAt(known, end) > 0) return beginFresh(end + 1)
  readTo(end, end)
  endLine(READER)
  known = end + 1
}

/** Codes of lines that are passed at once. */
const PIECE: i32 = 16384

/** One past the line of `at`, of which the rest must be blank, before `end`; -1 when it is not. */
function restOfLine(at: i32, end: i32): i32 {
  let place = at
  while (place < end && isBlank(char(place))) place++
  if (place == end) return end
  return isLineEnd(char(place)) ? place + 1 : -1
}

/** Passes the lines from {@link known} to `to`, or those of one record, by their structure alone; false when there is none. */
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

/** Brings the state to the line that begins at `at`. */
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
      // Brackets stand round much that is no JSON, and text leaves no state.
      if (char(known) < 128 && !beginsRecord(TEXT, known, firstEnd(known, at))) {
        beginFresh(firstEnd(known, at) + 1)
        continue
      }
    }
    if (known >= slow && passRecord(at)) continue
    // What is wrong in a piece is met once: its lines are read one by one.
    if (known >= slow) slow = known + PIECE
    const end = firstEnd(known, at)
    if (!passRecord(end + 1)) passLine(end)
  }
}

/** Whether the line from `begin` to `end` must be decoded. */
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

/** Begins to read the line from `from` to `end`. */
export function beginReadLine(from: i32, end: i32, isAscii: bool): void {
  if (isTable) return beginTableLine(from, end, isAscii)
  if (!isAscii) foldText(from, end, isUnits, true)
  readFolded(!isAscii)
  isFresh = false
  if (isAscii) beginSegments(TEXT, from, end, end, Extent.Line, true, true)
  else beginSegments(CODES, 0, folded, folded, Extent.Line, !isRare, true)
}

/** Ends the line; true when something was written. */
export function endReadLine(end: i32): bool {
  if (isTable) return endTableLine()
  const isWritten = endSegments()
  if (isWritten) finish()
  endLine(READER)
  known = end + 1
  return isWritten
}

/** The first line from `at` on before `until` that is a list of JSON; `until` when there is none, or none is read. */
export function listFrom(at: i32, until: i32): i32 {
  return reads && owns && !isTable ? listAfter(at, until) : until
}

/** Whether a listed name on an earlier line may own something on the line that begins at `at`. */
export function isOwnedAt(at: i32): bool {
  if (carried() != 0) return true
  if (isTable) return isReadAt(at)
  if (!reads || !owns || isLines || known != at || !isOpen()) return false
  const depth = load<i32>(READER, 4 * (Reader.Levels + Level.Depth))
  if (isList(READER, 0, depth)) return true
  return ((load<i32>(READER, 4 * (Reader.Levels + Level.Named)) | topicsAround(READER, 0, depth)) & ~SPOKEN & ~BELOW) != 0
}

/** The place that the state is true at. */
export function knownPlace(): i32 {
  return isTable ? tableKnown : known
}

/** Whether the codes of a block from `first` to `end` are text that is read as it stands; the state is then that at `next`. */
function passesBlock(first: i32, next: i32, end: i32): bool {
  if (isOpen() || load<i32>(READER, 4 * Reader.Quoted) != 0) return false
  if (load<i32>(READER, 4 * Reader.Fresh) != 0 && isBracket(load<u8>(codes + <usize>first))) return false
  const query = load<i32>(READER, 4 * Reader.Query)
  // In what may be the domain of an encoded address every code counts.
  if (query > 1) return false
  if (isAsked || query != 0 ? mayAskInQuery(codes, first, end, query != 0) : asks(codes, first, end)) return false
  if (isAsked || query != 0 || hasSign) store<i32>(READER, queryAt(codes, first, next, query), 4 * Reader.Query)
  isFresh = false
  store<i32>(READER, 0, 4 * Reader.Fresh)
  known = originOf(next)
  return true
}

/**
 * Begins to read a block of an over-long line, whose codes are folded, from `first` to `end`; the next block will need it
 * from `next` on. False when it can be taken as it is.
 */
export function beginReadBlock(first: i32, next: i32, end: i32, isWhole: bool, isEnd: bool): bool {
  if (isTable) {
    beginTableBlock(first, next, end, isWhole, isEnd)
    return true
  }
  if (passesBlock(first, next, end)) return false
  readFolded(true)
  isFresh = false
  beginSegments(codes, first, end, isEnd ? end : next, isEnd ? Extent.Line : Extent.Cut, false, isWhole)
  return true
}

/** Ends the block. */
export function endReadBlock(isEnd: bool): bool {
  if (isTable) return endTableBlock(isEnd)
  const isWritten = endSegments()
  if (isWritten) finish()
  if (!isEnd) memory.copy(READER, KEPT, READER_SIZE)
  known = originOf(load<i32>(READER, 4 * Reader.At))
  return isWritten
}

/** Brings the state to `at` in an over-long line that goes on to `end`; false when the text before it has to come again. */
export function bringInside(at: i32, end: i32): bool {
  if (!reads || isTable || known >= at) return true
  if (known < 0) return false
  readTo(at, end)
  return true
}

/** Ends an over-long line at `end` whose rest was not read; false when the text before it has to come again. */
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

/** Whether a block before `at` may be passed over without being read: no listed name owns what lies there. */
export function mayPass(at: i32, end: i32): bool {
  if (load<i32>(READER, 4 * Reader.Owned) != 0) return false
  if (!reads) return true
  if (isOwned()) return false
  if (known == at && load<i32>(READER, 4 * Reader.Fresh) == 1 && !isOpen() && isListAt(TEXT + <usize>at)) return false
  // What begins no record is text from its first character on.
  if (known == at && load<i32>(READER, 4 * Reader.Fresh) != 0 && !isOpen() && !beginsRecord(TEXT, at, end)) {
    store<i32>(READER, 0, 4 * Reader.Fresh)
    isFresh = false
  }
  return true
}

/** An over-long line has been worked on to its end at `end`. */
export function endOfLine(end: i32): void {
  if (carried() == 0) store<i32>(READER, 0, 4 * Reader.Owned)
  if (!reads || isTable) return
  isFresh = false
  endLine(READER)
  known = end + 1
}
