/**
 * @module Rows of values behind the names of their columns, on one line: `INSERT INTO users (name, password) VALUES
 * ('anna','x'), ('bo','y')`. What is open is one integer, so that it goes on behind a cut: the rule, which columns are owned,
 * in which one reading is, in how many brackets, and whether in a literal.
 */
import { Bytes, byte } from '#memory'
import { Code, isAlphanumeric, isDigit, isLineEnd } from '../text/codes'
import { accountRule } from './account'
import { mayBeEscape } from './escapes'
import { beforeBlanks, isBlank } from './field'
import { acts, LOOKED, listedRule } from './listed'
import { isReference } from './looks'
import { lowerOf } from './lookup'

/** Codes before a literal in which its row begins, and those of the names of columns. */
const ROW: i32 = 64
const NAMES: i32 = 600
/** Digits of the shortest number that is a secret. */
const LEAST: i32 = 4

/** Where the parts lie beside the rule, which is the low octet: the column, whether in a literal, the columns that are owned, brackets. */
const COLUMN: i32 = 8
/** What is open is a row from this column on, which is the first one; then those, and what stands between rows. */
const FIRST: i32 = 32
const BETWEEN: i32 = 127
const QUOTED: i32 = 1 << 15
const OWNED: i32 = 16
const LAST: i32 = 6
const MOST_OWNED: i32 = 63
const DEPTH: i32 = 28
const DEEPEST: i32 = 3

/** Whether what is kept in mind of a value is of rows. */
export function isOfRows(kept: i32): boolean {
  return ((kept >> COLUMN) & BETWEEN) >= FIRST
}

function columnOf(kept: i32): i32 {
  return (kept >> COLUMN) & BETWEEN
}

function atColumn(kept: i32, column: i32): i32 {
  return (kept & ~((BETWEEN << COLUMN) | QUOTED | (DEEPEST << DEPTH))) | (column << COLUMN)
}

function blanksBefore(text: Bytes, at: i32): i32 {
  return beforeBlanks(text, at - ROW, at)
}

/** Place behind the bracket that opens the row of the first literal of it, whose joint lies at `at`; 0 when there is none. */
function rowBefore(text: Bytes, at: i32): i32 {
  let place: i32 = at + 1
  while (at - place < ROW && byte(text, place - 1) !== Code.OpenParen) {
    const code: i32 = byte(text, place - 1)
    if (!isAlphanumeric(code) && !isBlank(code) && code !== Code.Comma && code !== Code.Dot && code !== Code.Hyphen)
      return 0
    place--
  }
  return byte(text, place - 1) === Code.OpenParen ? place : 0
}

/** Where `VALUES` begins that ends at `end`; 0 for anything else. */
function valuesBegin(text: Bytes, end: i32): i32 {
  const last: i32 = lowerOf(byte(text, end - 1)) === 115 ? end - 1 : end
  // "value"
  const isValue: boolean = lowerOf(byte(text, last - 1)) === 101 && lowerOf(byte(text, last - 2)) === 117
  if (!isValue || lowerOf(byte(text, last - 3)) !== 108 || lowerOf(byte(text, last - 4)) !== 97) return 0
  return lowerOf(byte(text, last - 5)) === 118 ? last - 5 : 0
}

/** Where the first row begins, behind its bracket, whose first literal has its joint at `at`; 0 when it is none behind names of columns. */
export function rowsBegin(text: Bytes, at: i32): i32 {
  const row: i32 = rowBefore(text, at)
  const values: i32 = row === 0 ? 0 : valuesBegin(text, blanksBefore(text, row - 1))
  return values > 0 && byte(text, blanksBefore(text, values) - 1) === Code.CloseParen ? row : 0
}

/** Whether {@link rowsBegin} may find one, as the text stands or decoded. */
export function beginsRows(text: Bytes, at: i32): boolean {
  let place: i32 = at
  while (at - place < ROW && byte(text, place) !== Code.OpenParen) {
    const code: i32 = byte(text, place)
    if (code > 127 || mayBeEscape(code)) return true
    if (!isAlphanumeric(code) && !isBlank(code) && code !== Code.Comma && code !== Code.Dot && code !== Code.Hyphen)
      return false
    place--
  }
  const end: i32 = blanksBefore(text, place)
  const last: i32 = byte(text, end - 1)
  return byte(text, place) === Code.OpenParen && (mayBeEscape(last) || last > 127 || valuesBegin(text, end) > 0)
}

/** Whether a code stands beside the name of a column: a quote of some kind, or a blank. */
function isBesideName(code: i32): boolean {
  return !isAlphanumeric(code) && code < 128
}

/**
 * The columns that the rule of passwords owns of those that the bracket at `close` closes: the first one and the last, counted
 * from 1, in six bits each; the other way round when there are more, which takes all between. 0 for none.
 */
function columnsBefore(text: Bytes, close: i32, lexicon: Bytes, word: Bytes): i32 {
  let from: i32 = close
  while (close - from < NAMES && byte(text, from - 1) !== Code.OpenParen && !isLineEnd(byte(text, from - 1))) from--
  if (byte(text, from - 1) !== Code.OpenParen) return 0
  const rule: i32 = accountRule(lexicon, word) & 255
  let first: i32 = 0
  let last: i32 = 0
  let count: i32 = 0
  for (let column: i32 = 1; column <= MOST_OWNED && from < close; column++) {
    let end: i32 = from
    while (end < close && byte(text, end) !== Code.Comma) end++
    let to: i32 = end
    while (to > from && isBesideName(byte(text, to - 1))) to--
    while (from < to && isBesideName(byte(text, from))) from++
    if (acts(rule) && (listedRule(text, from, to, lexicon, word) & 255) === rule) {
      if (count === 0) first = column
      last = column
      count++
    }
    from = end + 1
  }
  return count > 2 ? last | (first << LAST) : first | (last << LAST)
}

/** The same of the rows that begin at `row`. */
function columnsOf(text: Bytes, row: i32, lexicon: Bytes, word: Bytes): i32 {
  return columnsBefore(text, blanksBefore(text, valuesBegin(text, blanksBefore(text, row - 1))) - 1, lexicon, word)
}

/** Whether the equals sign at `at` stands between columns and what is in them, as PostgreSQL writes it: `Key (id, password)=(17, x)`. */
export function isOfColumns(text: Bytes, at: i32): boolean {
  return (
    byte(text, at - 1) === Code.CloseParen &&
    byte(text, at + 1) === Code.OpenParen &&
    byte(text, at + 2) !== Code.CloseParen
  )
}

/** The rule of all columns before such a joint: what was in one of them would tell how it ends. */
export function columnsRule(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): i32 {
  return columnsBefore(text, at - 1, lexicon, word) === 0 ? 0 : accountRule(lexicon, word) & ~(LOOKED << 8)
}

/** Whether a name owns a column of the rows that begin at `row`, 0 for none. */
export function ownsColumn(text: Bytes, row: i32, lexicon: Bytes, word: Bytes): boolean {
  return row > 0 && columnsOf(text, row, lexicon, word) !== 0
}

/** What is open from `row` on, whose columns `rule` owns. */
export function opensRows(text: Bytes, row: i32, rule: i32, lexicon: Bytes, word: Bytes): i32 {
  return (rule & 255) | (FIRST << COLUMN) | (columnsOf(text, row, lexicon, word) << OWNED)
}

/** Reads a row on from `from`, up to `end` or the end of its item: what is open there, or less than 0, from which that place is taken. */
function readItem(text: Bytes, from: i32, end: i32, kept: i32): i32 {
  let isIn: boolean = (kept & QUOTED) !== 0
  let depth: i32 = (kept >> DEPTH) & DEEPEST
  let place: i32 = from
  while (place < end && !isLineEnd(byte(text, place))) {
    const code: i32 = byte(text, place)
    if (code === Code.Apostrophe) isIn = !isIn
    else if (isIn && code === Code.Backslash) place++
    else if (!isIn && code === Code.OpenParen) depth++
    else if (!isIn && depth === 0 && (code === Code.Comma || code === Code.CloseParen)) return -place
    else if (!isIn && code === Code.CloseParen) depth--
    place++
  }
  if (place < end) return -place
  const brackets: i32 = depth < DEEPEST ? depth : DEEPEST
  return atColumn(kept, columnOf(kept)) | (isIn ? QUOTED : 0) | (brackets << DEPTH)
}

/** Where the item ends that is read from `from` on, or what stands between rows. */
export function itemEnd(text: Bytes, from: i32, end: i32, kept: i32): i32 {
  if (columnOf(kept) === BETWEEN) {
    let place: i32 = from
    while (place < end && (isBlank(byte(text, place)) || byte(text, place) === Code.Comma)) place++
    return place
  }
  const read: i32 = readItem(text, from, end, kept)
  return read < 0 ? -read : end
}

/** What is open behind the item from `from` to `end` and what ends it, or behind the part of that up to `cut`; 0 when the rows end. */
export function afterItem(text: Bytes, from: i32, end: i32, cut: i32, kept: i32): i32 {
  const column: i32 = columnOf(kept)
  if (cut < end || (cut === end && !isLineEnd(byte(text, end)))) {
    return column < BETWEEN ? readItem(text, from, cut, kept) : kept
  }
  const code: i32 = byte(text, end)
  if (column === BETWEEN) return code === Code.OpenParen ? atColumn(kept, FIRST) : 0
  if (code === Code.CloseParen) return atColumn(kept, BETWEEN)
  return code === Code.Comma && column < BETWEEN - 1 ? atColumn(kept, column + 1) : 0
}

/** Where a literal ends that begins at `from`. */
function literalEnd(text: Bytes, from: i32, end: i32): i32 {
  let place: i32 = from
  while (place < end && (byte(text, place) !== Code.Apostrophe || byte(text, place + 1) === Code.Apostrophe)) {
    place += byte(text, place) === Code.Backslash || byte(text, place) === Code.Apostrophe ? 2 : 1
  }
  return place < end ? place : end
}

/** Whether the column that is read is one of those that {@link columnsBefore} tells. */
function isOwned(kept: i32): boolean {
  const column: i32 = columnOf(kept) - FIRST + 1
  const first: i32 = (kept >> OWNED) & MOST_OWNED
  const last: i32 = (kept >> (OWNED + LAST)) & MOST_OWNED
  return column === first || column === last || (column < first && column > last)
}

/** Where begins what goes of an item from `from` to `end`, a literal or a number; `end` for nothing. */
export function itemFrom(text: Bytes, from: i32, end: i32, kept: i32): i32 {
  if (!isOwned(kept)) return end
  let begin: i32 = from
  while (begin < end && isBlank(byte(text, begin))) begin++
  let to: i32 = begin
  while (to < end && isDigit(byte(text, to))) to++
  if ((kept & QUOTED) === 0 && to - begin >= LEAST && blanksBefore(text, end) === to) return begin
  begin = from
  if ((kept & QUOTED) === 0) {
    while (begin < end && byte(text, begin) !== Code.Apostrophe) begin++
    if (begin < end) begin++
  }
  to = literalEnd(text, begin, end)
  return to === begin || isReference(text, begin, to) ? end : begin
}

/** Where it ends that begins at `begin`. */
export function itemTo(text: Bytes, begin: i32, end: i32, kept: i32): i32 {
  if ((kept & QUOTED) !== 0 || byte(text, begin - 1) === Code.Apostrophe) return literalEnd(text, begin, end)
  let to: i32 = begin
  while (to < end && isDigit(byte(text, to))) to++
  return to
}
