/**
 * @module Tables (RFC 4180, and the variants of spreadsheets): every cell becomes a line of its own, without its
 * quotes, and is owned by the name of its column. One pass over the characters, with a state that can be saved
 * anywhere; invalid input is read as far as possible.
 *
 * A quoted cell may have spaces before it. A quote inside an unquoted cell is text; text after a closing quote goes on
 * a line of its own, so that no finding spans the quote.
 */
import { Bytes, byte, Ints, int, setInt } from '#memory'
import { Code, isLineEnd } from '../text/codes'
import { Limit } from '../text/limits'
import { beginHeader, doubtLine, endHeader, endName, endNameLine, lookAtName } from './csv-header'
import { Cell, columnTopics, Header, Table } from './csv-state'
import { Decoded, readPlain, writeFolded } from './decode'
import { restoreBegin } from './lost-digits'
import { Reader, Shape } from './state'
import { mayCopy } from './url-query'
import { beginValue, beginWriting, breakLine, copyRun, endValue, endWriting, write } from './write'

/** Chooses the delimiter by frequency; ties go to the first in this order. */
function mostFrequent(commas: i32, semicolons: i32, tabs: i32, bars: i32): i32 {
  let most: i32 = commas
  let delimiter: i32 = Code.Comma
  if (semicolons > most) {
    most = semicolons
    delimiter = Code.Semicolon
  }
  if (tabs > most) {
    most = tabs
    delimiter = Code.Tab
  }
  return bars > most ? Code.Bar : delimiter
}

/** Detects the delimiter of the line whose first candidate is at `at`. No cut is close, so none intervenes. */
function findDelimiter(text: Bytes, at: i32, end: i32): i32 {
  const stop: i32 = end - at < Limit.Reach ? end : at + Limit.Reach
  let commas: i32 = 0
  let semicolons: i32 = 0
  let tabs: i32 = 0
  let bars: i32 = 0
  let isQuoted: boolean = false
  for (let i: i32 = at; i < stop && !isLineEnd(byte(text, i)); i++) {
    const code: i32 = byte(text, i)
    if (code === Code.Quote) isQuoted = !isQuoted
    if (isQuoted) continue
    if (code === Code.Comma) commas++
    else if (code === Code.Semicolon) semicolons++
    else if (code === Code.Tab) tabs++
    else if (code === Code.Bar) bars++
  }
  return mostFrequent(commas, semicolons, tabs, bars)
}

function isCandidate(code: i32): boolean {
  return code === Code.Comma || code === Code.Semicolon || code === Code.Tab || code === Code.Bar
}

/** True if the unquoted code at `at` is the delimiter. The first line with a candidate decides. */
function isDelimiter(text: Bytes, at: i32, end: i32, code: i32, reader: Ints): boolean {
  if (int(reader, Table.Delimiter) === 0) {
    if (!isCandidate(code)) return false
    setInt(reader, Table.Delimiter, findDelimiter(text, at, end))
  }
  return code === int(reader, Table.Delimiter)
}

/** True if the record at `at` has a second non-empty cell on its line. */
function hasSeveral(text: Bytes, at: i32, end: i32, reader: Ints): boolean {
  const stop: i32 = end - at < Limit.Reach ? end : at + Limit.Reach
  let delimiter: i32 = int(reader, Table.Delimiter)
  let filled: i32 = 0
  let isFilled: boolean = false
  let isQuoted: boolean = false
  for (let i: i32 = at; i < stop && !isLineEnd(byte(text, i)); i++) {
    const code: i32 = byte(text, i)
    if (code === Code.Quote && (isQuoted || !isFilled)) isQuoted = !isQuoted
    if (!isQuoted && delimiter === 0 && isCandidate(code)) delimiter = findDelimiter(text, i, end)
    if (!isQuoted && code === delimiter) isFilled = false
    else if (code > Code.Space && code !== Code.Quote && !isFilled) {
      isFilled = true
      filled++
    }
  }
  return filled > 1
}

/** Returns the level of a cell: in a quoted one, quotes are doubled. */
function quotesOf(reader: Ints): i32 {
  return int(reader, Table.Cell) === Cell.Quoted ? 1 : 0
}

/** Starts a line of a cell, a value of its own: a cell may have any number of lines. */
function beginLine(values: Ints, at: i32, reader: Ints): void {
  setInt(reader, Table.Line, int(reader, Reader.Written))
  setInt(reader, Table.Single, 0)
  setInt(reader, Table.Value, beginValue(values, at, Shape.Text, quotesOf(reader), columnTopics(reader), 0, reader))
  setInt(reader, Reader.Query, 0)
}

function beginCell(values: Ints, at: i32, cell: Cell, reader: Ints): void {
  setInt(reader, Table.Cell, cell)
  beginLine(values, at, reader)
  setInt(reader, Table.Single, 1)
}

function endCell(
  text: Bytes,
  end: i32,
  codes: Bytes,
  marks: Ints,
  values: Ints,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
  reader: Ints,
): void {
  const value: i32 = int(reader, Table.Value)
  setInt(reader, Table.Cell, Cell.Begin)
  setInt(reader, Table.Value, -1)
  if (value < 0) return
  endValue(values, value, int(reader, Reader.End), reader)
  if (int(reader, Table.Header) === Header.Next) endName(codes, lexicon, word, notes, reader)
  else if (int(reader, Table.Single) === 1) restoreBegin(text, end, codes, marks, values, value, 0, reader)
}

/** Ends a record; an empty line is not one. */
function endRecord(isEmpty: boolean, lexicon: Bytes, reader: Ints): void {
  if (isEmpty) return
  if (int(reader, Table.Header) === Header.Next) endHeader(lexicon, reader)
  setInt(reader, Table.Column, 0)
}

/** Ends a line of a cell that continues. */
function endLine(codes: Bytes, values: Ints, lexicon: Bytes, word: Bytes, notes: Ints, reader: Ints): void {
  endValue(values, int(reader, Table.Value), int(reader, Reader.End), reader)
  if (int(reader, Table.Header) === Header.Next) endNameLine(codes, lexicon, word, notes, reader)
}

/** Handles the end of a cell: a delimiter, or the end of the record. */
function readBorder(
  text: Bytes,
  end: i32,
  codes: Bytes,
  marks: Ints,
  values: Ints,
  at: i32,
  code: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
  reader: Ints,
): void {
  const isFirst: boolean = int(reader, Table.Column) === 0
  const isEmpty: boolean = isFirst && int(reader, Table.Cell) === Cell.Begin
  // The first line of a multi-line name did not show that more cells follow.
  const isLate: boolean = isFirst && !isEmpty && !isLineEnd(code) && int(reader, Table.Single) === 0
  if (isLate && int(reader, Table.Header) === Header.Alone) {
    beginHeader(reader)
    setInt(reader, Table.Text, 1)
  }
  endCell(text, end, codes, marks, values, lexicon, word, notes, reader)
  if (isLineEnd(code)) {
    write(codes, marks, code, at, at + 1, reader)
    if (int(reader, Table.Header) === Header.Next) doubtLine(values, lexicon, reader)
    endRecord(isEmpty, lexicon, reader)
    setInt(reader, Table.First, int(reader, Reader.Values))
  } else {
    breakLine(codes, marks, int(reader, Reader.End), reader)
    setInt(reader, Table.Column, int(reader, Table.Column) + 1)
  }
}

/** Handles a quote that is syntax; returns false for one that is text, and for any other character. */
function readQuote(codes: Bytes, marks: Ints, values: Ints, at: i32, code: i32, reader: Ints): boolean {
  const cell: i32 = int(reader, Table.Cell)
  if (code !== Code.Quote || cell === Cell.Bare) return false
  if (cell === Cell.Begin) beginCell(values, at + 1, Cell.Quoted, reader)
  else if (cell === Cell.Quoted) setInt(reader, Table.Cell, Cell.Closing)
  else {
    write(codes, marks, Code.Quote, at - 1, at + 1, reader)
    setInt(reader, Table.Cell, Cell.Quoted)
  }
  return true
}

/** Handles a character of a cell's text; returns true if it must be folded first. */
function readText(
  text: Bytes,
  codes: Bytes,
  marks: Ints,
  values: Ints,
  at: i32,
  end: i32,
  code: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
  reader: Ints,
): boolean {
  const isName: boolean = int(reader, Table.Header) === Header.Next
  if (int(reader, Table.Cell) === Cell.Begin) beginCell(values, at, Cell.Bare, reader)
  else if (int(reader, Table.Cell) === Cell.Closing) {
    endLine(codes, values, lexicon, word, notes, reader)
    breakLine(codes, marks, int(reader, Reader.End), reader)
    beginLine(values, at, reader)
    setInt(reader, Table.Cell, Cell.Bare)
  }
  if (isName) lookAtName(code, reader)
  setInt(reader, Reader.Next, at + 1)
  if (isLineEnd(code)) {
    endLine(codes, values, lexicon, word, notes, reader)
    write(codes, marks, code, at, at + 1, reader)
    if (isName) doubtLine(values, lexicon, reader)
    setInt(reader, Table.First, int(reader, Reader.Values))
    beginLine(values, at + 1, reader)
    setInt(reader, Reader.At, at + 1)
    return false
  }
  // Outside quotes, the semicolon of a reference would end its cell.
  const isCut: boolean = int(reader, Table.Cell) === Cell.Bare && int(reader, Table.Delimiter) === Code.Semicolon
  if (code !== Code.Ampersand || !isCut) return readPlain(text, codes, marks, at, end, 0, code, word, reader)
  write(codes, marks, code, at, at + 1, reader)
  setInt(reader, Reader.At, at + 1)
  return false
}

/** Starts decoding at `at`, possibly in the middle of a cell, whose rest becomes a value. */
export function beginTableAt(at: i32, most: i32, isWhole: boolean, marks: Ints, values: Ints, reader: Ints): void {
  const isLineBegin: boolean = int(reader, Table.Line) === int(reader, Reader.Written)
  beginWriting(at, most, marks, reader)
  setInt(reader, Reader.At, at)
  setInt(reader, Reader.Point, 0)
  setInt(reader, Reader.Whole, isWhole ? 1 : 0)
  setInt(reader, Table.Line, isLineBegin ? 0 : -1)
  setInt(reader, Table.Single, 0)
  setInt(reader, Table.First, 0)
  const isInside: boolean = int(reader, Table.Cell) !== Cell.Begin
  const value: i32 = isInside
    ? beginValue(values, at, Shape.Text, quotesOf(reader), columnTopics(reader), 0, reader)
    : -1
  setInt(reader, Table.Value, value)
}

/** Ends the open cell, or just its value if the cell may continue. */
export function endTableAt(
  text: Bytes,
  codes: Bytes,
  marks: Ints,
  values: Ints,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
  reader: Ints,
): void {
  const cell: i32 = int(reader, Table.Cell)
  const value: i32 = int(reader, Table.Value)
  const isEnded: boolean = int(reader, Reader.Whole) === 1 && (cell === Cell.Bare || cell === Cell.Closing)
  if (isEnded) endCell(text, int(reader, Reader.At), codes, marks, values, lexicon, word, notes, reader)
  else if (value >= 0) endValue(values, value, int(reader, Reader.At), reader)
  if (int(reader, Table.Header) === Header.Next) doubtLine(values, lexicon, reader)
  endWriting(marks, reader)
}

/** True if a run of a cell's text is literal and yields no new information. */
function mayCopyCell(codes: Bytes, reader: Ints): boolean {
  return int(reader, Table.Header) !== Header.Next && int(reader, Table.Delimiter) !== 0 && mayCopy(codes, reader)
}

/** Decodes the codes of a table up to `stop`; parameters and result as for `decode`. */
export function decodeCsv(
  text: Bytes,
  stop: i32,
  end: i32,
  codes: Bytes,
  marks: Ints,
  values: Ints,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
  reader: Ints,
): Decoded {
  writeFolded(codes, marks, reader)
  while (int(reader, Reader.At) < stop && int(reader, Reader.Written) < int(reader, Reader.Most)) {
    const at: i32 = int(reader, Reader.At)
    const code: i32 = byte(text, at)
    const cell: i32 = int(reader, Table.Cell)
    if ((cell === Cell.Bare || cell === Cell.Quoted) && mayCopyCell(codes, reader)) {
      const length: i32 = copyRun(text, codes, marks, at, stop, int(reader, Table.Delimiter), reader)
      setInt(reader, Reader.At, at + length)
      if (length > 0) continue
    }
    const isBegin: boolean = cell === Cell.Begin && int(reader, Table.Column) === 0
    if (isBegin && int(reader, Table.Header) === Header.Alone && hasSeveral(text, at, end, reader)) beginHeader(reader)
    if (readQuote(codes, marks, values, at, code, reader)) {
      setInt(reader, Reader.At, at + 1)
      continue
    }
    if (cell !== Cell.Quoted) {
      if (isLineEnd(code) || isDelimiter(text, at, end, code, reader)) {
        readBorder(text, end, codes, marks, values, at, code, lexicon, word, notes, reader)
        setInt(reader, Reader.At, at + 1)
        continue
      }
      if (cell !== Cell.Bare && code === Code.Space) {
        setInt(reader, Reader.At, at + 1)
        continue
      }
    }
    if (readText(text, codes, marks, values, at, end, code, lexicon, word, notes, reader)) return Decoded.Fold
  }
  return Decoded.All
}
