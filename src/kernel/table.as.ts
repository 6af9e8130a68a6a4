/**
 * Tables: reads only the cells of a line that contain places, with borders found by `cells.as.ts`. The lexer of
 * `formats/csv.ts` reads other lines: those of the first record, those with a column owned by a listed name or with
 * unusual quotes, overlong ones, and cells with escapes. The state is exact at every line.
 */
import { beginTableAt, decodeCsv, endTableAt } from '../formats/csv'
import { Decoded } from '../formats/decode'
import { hasRule, Reader, ruleIn, Shape, Value } from '../formats/state'
import { beginTable, Cell, columnTopics, Header, Table } from '../formats/csv-state'
import { beginValue, beginWriting, breakLine } from '../formats/write'
import { restoreBegin } from '../formats/lost-digits'
import { isEnd, namesEnd } from '../formats/birth-dates'
import { Topic } from '../resolve/word-lookup'
import { Code, isDigit, isSpace } from '../text/codes'
import { beginCells, cellBorders, cellFrom, cellTo, column, findCell, isInside, walk } from './cells.as'
import { ask, claimValue, EVERY_ROW, LOST, wantLost } from './claims.as'
import {
  beginCopying,
  copied,
  copyValue,
  decodedTo,
  finish,
  isDecoded,
  isUnits,
  passTo,
  readFolded,
  tokenEnd,
} from './decoded.as'
import { codeAt, codes, fold, folded, foldText, isRare, originOf, stopped } from './folded.as'
import {
  CODES,
  DECODED,
  DECODED_MARKS,
  DECODED_MOST,
  KEPT,
  LEXICON,
  NOTES,
  REACH,
  READER,
  READER_SIZE,
  SCRATCH,
  TEXT,
  VALUES,
} from './layout.as'
import { isPlain } from './path.as'
import { char, firstEnd, lastEnd } from './line-signs.as'

/** Position that the state refers to: a line start, or one in the middle of an overlong line. */
export let known: i32 = 0
/** End of the text: there is no line end after it. */
let textEnd: i32 = 0

function field(at: i32): i32 {
  return load<i32>(READER + (<usize>at << 2))
}

function setField(at: i32, value: i32): void {
  store<i32>(READER + (<usize>at << 2), value)
}

/** Whether the next line may contain names, and whether columns are owned or may hold the end of a number. */
let isHeader: bool = false
let isListed: bool = false

/** Reads the state of the columns, and tells the filter whether numbers may have lost zeros. */
function lookAtColumns(): void {
  const all = field(Table.All)
  isHeader = field(Table.Header) != Header.Read
  isListed = hasRule(all) || namesEnd(all)
  wantLost(isHeader || (all & (Topic.Person | Topic.Phone)) != 0)
}

/** Starts a call; with `goesOn`, the state continues. */
export function beginTableText(goesOn: bool, delimiter: i32, end: i32): void {
  textEnd = end
  known = goesOn ? field(Reader.At) : 0
  if (!goesOn) beginTable(READER, delimiter)
  lookAtColumns()
}

/** Returns the position after the line that ends at `end`, or the end of the text. */
export function pastLine(end: i32): i32 {
  return end < textEnd ? end + 1 : end
}

function begin(at: i32, isWhole: bool): void {
  beginTableAt(at, DECODED_MOST - 64, isWhole, DECODED_MARKS, VALUES, READER)
}

/** Decodes codes that end at `end` up to `to`, from the state in {@link READER}. */
function run(codes: usize, to: i32, end: i32): void {
  while (decodeCsv(codes, to, end, DECODED, DECODED_MARKS, VALUES, LEXICON, SCRATCH, NOTES, READER) == Decoded.Fold) {
    setField(Reader.Folded, fold(field(Reader.Point)))
  }
}

function endDecoding(codes: usize): void {
  endTableAt(codes, DECODED, DECODED_MARKS, VALUES, LEXICON, SCRATCH, NOTES, READER)
}

/** Reads the line from {@link known} to `end`, only to determine the state after it. */
function passLine(end: i32): void {
  while (known <= end) {
    foldText(known, end + 1, isUnits, true)
    const isAll: bool = stopped == end + 1
    begin(0, isAll)
    run(CODES, isAll ? folded : folded - REACH, folded)
    known = isAll ? end + 1 : originOf(field(Reader.At))
  }
}

/** Updates the state to the line that starts at `at`. */
export function bringTable(at: i32): void {
  while (known < at) {
    const odd = walk(known, at, false)
    const line = odd < at ? lastEnd(known, odd) + 1 : at
    if (line > known) {
      if (odd < at) walk(known, line, false)
      tellState()
      known = line
    }
    if (odd < at) passLine(firstEnd(odd, at))
  }
}

function tellState(): void {
  setField(Table.Cell, isInside ? Cell.Quoted : Cell.Begin)
  setField(Table.Column, column)
  setField(Reader.Query, 0)
}

/** True if some of the line that starts at `at` must be read even without a place. */
export function isReadAt(at: i32): bool {
  return known == at && (isHeader || isListed)
}

/** The line: the address of its codes, whether they are folded, its end, and whether the lexer has read all of it. */
let base: usize = TEXT
let isFolded: bool = false
let lineEnd: i32 = 0
let isLexed: bool = false
/** Whether it starts in a quoted cell, and the number of cells before it. */
let wasInside: bool = false
let columns: i32 = 0
let isWriting: bool = false
/** Start of the next cell whose column is examined. */
let next: i32 = 0

function placeOf(at: i32): i32 {
  return isFolded ? codeAt(at) : at
}

/** Starts reading the line from `from` to `end`. */
export function beginTableLine(from: i32, end: i32, isAscii: bool): void {
  const past = pastLine(end)
  isFolded = !isAscii
  base = isFolded ? CODES : TEXT
  lineEnd = end
  isWriting = false
  readFolded(isFolded)
  if (isFolded) foldText(from, past, isUnits, true)
  beginCopying(isAscii || !isRare)
  wasInside = field(Table.Cell) != Cell.Begin
  columns = field(Table.Column)
  // Below a single cell, only a line that may have more is examined.
  const mayName: bool = isHeader && (field(Table.Header) == Header.Next || field(Table.Delimiter) != 0)
  isLexed = mayName || walk(from, end + 1, true) <= end
  next = from
  if (!isLexed) return beginCells()
  const stop = isFolded ? folded : past
  isWriting = true
  decodedTo(end)
  begin(isFolded ? 0 : from, true)
  run(base, stop, stop)
  endDecoding(base)
  if (isHeader) lookAtColumns()
}

/** Ends the line; returns true if anything was written. */
export function endTableLine(): bool {
  if (!isLexed) {
    if (isListed) takeListed(lineEnd)
    tellState()
  }
  if (isWriting) finish()
  known = lineEnd + 1
  return isWriting
}

/** Decodes the cell, or its part on the line, from `from` to `to`; `isInner` if it starts before. */
function decodeCell(from: i32, to: i32, isInner: bool): void {
  const stop = placeOf(to < lineEnd ? to + 1 : pastLine(to))
  breakLine(DECODED, DECODED_MARKS, from, READER)
  setField(Reader.At, from)
  setField(Reader.Point, 0)
  setField(Reader.Query, 0)
  setField(Table.Cell, isInner ? Cell.Quoted : Cell.Begin)
  setField(Table.Single, 0)
  setField(Table.Value, isInner ? beginValue(VALUES, from, Shape.Text, 1, columnTopics(READER), 0, READER) : -1)
  run(base, stop, stop)
  setField(Reader.Whole, 1)
  endDecoding(base)
  decodedTo(cellTo)
}

/** Copies the cell, or its part on the line; `quotes` is 1 if it is quoted, `isOne` if it is completely on the line. */
function copyCell(from: i32, to: i32, quotes: i32, isOne: bool): void {
  copyValue(base, from, to, quotes, Shape.Text, columnTopics(READER), 0)
  passTo(cellTo)
  const copy = field(Reader.Values) - 1
  if (isOne) restoreBegin(base, placeOf(lineEnd), DECODED, DECODED_MARKS, VALUES, copy, 0, READER)
  if (isDecoded) return
  claimValue(copy, 0, i32.MAX_VALUE)
  if (field(Reader.Values) == copy + 1) return
  claimValue(copy + 1, 0, i32.MAX_VALUE)
  ask(<i32>DECODED + load<i32>(VALUES + <usize>(4 * (copy + 1) * Value.Size)), EVERY_ROW)
}

/** Finds the cell of `at`; returns the topics of its column's name. */
function topicsAt(at: i32): i32 {
  findCell(at, lineEnd)
  setField(Table.Column, cellBorders + (wasInside ? columns : 0))
  return columnTopics(READER)
}

function isAt(at: i32, code: i32): bool {
  return load<u8>(base + <usize>at) == code
}

/** Reads the cell found last. Invisible characters around its quotes are not part of it. */
function takeCell(): void {
  const isInner: bool = wasInside && cellBorders == 0
  const begin = placeOf(cellFrom)
  if (!isWriting) beginWriting(begin, DECODED_MOST - 64, DECODED_MARKS, READER)
  isWriting = true
  let from = begin
  let to = placeOf(cellTo)
  while (!isInner && from < to && isAt(from, Code.Space)) from++
  const isQuoted: bool = !isInner && from < to && isAt(from, Code.Quote)
  if (isQuoted) from++
  // Its quote is closed unless the cell continues after the line.
  const isOne: bool = cellTo < lineEnd || !isInside
  if ((isQuoted || isInner) && isOne) {
    while (isAt(to - 1, Code.Space)) to--
    to--
  }
  if (isPlain(base, from, to)) copyCell(from, to, isQuoted ? 1 : 0, isOne && !isInner)
  else decodeCell(begin, cellTo, isInner)
}

/** True if the cell found last contains only the end of a number, and possibly quotes and spaces. */
function holdsEnd(): bool {
  let digits: i32 = 0
  for (let at = placeOf(cellFrom); at < placeOf(cellTo); at++) {
    const code = load<u8>(base + <usize>at)
    if (isDigit(code)) digits++
    else if (code != Code.Quote && !isSpace(code)) return false
  }
  return isEnd(digits)
}

/** Reads the cells up to `until` that listed names own. */
function takeListed(until: i32): void {
  while (next <= until) {
    const topics = topicsAt(next)
    if (ruleIn(topics) != 0 || (namesEnd(topics) && holdsEnd())) takeCell()
    next = cellTo + 1
  }
}

/** Takes the place at `at` of the line, with its possible rows. */
export function takeCellAt(at: i32, rows: i32): void {
  if (isLexed) return
  if (isListed) takeListed(at)
  if (at >= tokenEnd) {
    const topics = topicsAt(at)
    if (rows == LOST && isDigit(char(at)) && (topics & (Topic.Person | Topic.Phone)) == 0) return
    takeCell()
  }
  if (copied != 0 && !isDecoded) ask(copied + placeOf(at), rows)
}

/** Reads a block of an overlong line: see `beginReadBlock` of `reading.as.ts`. */
export function beginTableBlock(first: i32, next: i32, end: i32, isWhole: bool, isEnd: bool): void {
  readFolded(true)
  begin(first, isWhole)
  run(codes, isEnd ? end : next, end)
  if (!isEnd) memory.copy(KEPT, READER, READER_SIZE)
  run(codes, end, end)
  endDecoding(codes)
}

/** Ends the block. */
export function endTableBlock(isEnd: bool): bool {
  finish()
  if (!isEnd) memory.copy(READER, KEPT, READER_SIZE)
  known = originOf(field(Reader.At))
  lookAtColumns()
  return true
}
