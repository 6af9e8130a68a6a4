/**
 * @module Rows of values after the names of their columns, on one line:
 * `INSERT INTO users (name, password) VALUES ('anna','x'), ('bo','y')`. One integer encodes the state, so that it
 * carries over a cut: the rule, the owned columns, the current column, the depth of brackets, inside a literal or not.
 */
import { Bytes, byte } from '#memory'
import { acts, LOOKED, listedRule } from '../resolve/listed-names'
import { beforeBlanks, isBlank } from '../resolve/name-before'
import { lowerOf } from '../resolve/word-lookup'
import { Code, isAlphanumeric, isDigit, isLineEnd } from '../text/codes'
import { mayBeEscape } from './escaped-names'
import { isReference } from './secret-shapes'
import { accountRule } from './url-account'

/** Search distance in codes before a literal for the start of its row, and of the column names. */
const ROW: i32 = 64
const NAMES: i32 = 600
/** Minimum digits of a number that is a secret. */
const LEAST: i32 = 4

/** Bit offsets above the rule in the low octet: column, inside a literal, owned columns, brackets. */
const COLUMN: i32 = 8
/** Column numbers of rows start here; the last one stands for the text between rows. */
const FIRST: i32 = 32
const BETWEEN: i32 = 127
const QUOTED: i32 = 1 << 15
const OWNED: i32 = 16
const LAST: i32 = 6
const MOST_OWNED: i32 = 63
const DEPTH: i32 = 28
const DEEPEST: i32 = 3

/** True if the saved state of a value is that of rows. */
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

/** Returns the position after the opening bracket of the row whose first literal has its joint at `at`; 0 for none. */
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

/** Returns the start of `VALUES` that ends at `end`; 0 for anything else. */
function valuesBegin(text: Bytes, end: i32): i32 {
  const last: i32 = lowerOf(byte(text, end - 1)) === 115 ? end - 1 : end
  // "value"
  const isValue: boolean = lowerOf(byte(text, last - 1)) === 101 && lowerOf(byte(text, last - 2)) === 117
  if (!isValue || lowerOf(byte(text, last - 3)) !== 108 || lowerOf(byte(text, last - 4)) !== 97) return 0
  return lowerOf(byte(text, last - 5)) === 118 ? last - 5 : 0
}

/** Start of the first row, after its bracket, whose literal has its joint at `at`; 0 unless after column names. */
export function rowsBegin(text: Bytes, at: i32): i32 {
  const row: i32 = rowBefore(text, at)
  const values: i32 = row === 0 ? 0 : valuesBegin(text, blanksBefore(text, row - 1))
  return values > 0 && byte(text, blanksBefore(text, values) - 1) === Code.CloseParen ? row : 0
}

/** True if {@link rowsBegin} may find a row in the text, as it is or decoded. */
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

/** True if a code may surround a column name: a quote of some kind, or a blank. */
function isBesideName(code: i32): boolean {
  return !isAlphanumeric(code) && code < 128
}

/**
 * Returns which columns in the brackets closed at `close` the password rule owns: the first and the last, counted from
 * 1, six bits each; swapped if there are more, which includes all in between. 0 for none.
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

/** The same for the rows that start at `row`. */
function columnsOf(text: Bytes, row: i32, lexicon: Bytes, word: Bytes): i32 {
  return columnsBefore(text, blanksBefore(text, valuesBegin(text, blanksBefore(text, row - 1))) - 1, lexicon, word)
}

/** True if the equals sign at `at` joins columns and their values, as in PostgreSQL: `Key (id, password)=(17, x)`. */
export function isOfColumns(text: Bytes, at: i32): boolean {
  return (
    byte(text, at - 1) === Code.CloseParen &&
    byte(text, at + 1) === Code.OpenParen &&
    byte(text, at + 2) !== Code.CloseParen
  )
}

/** Returns the rule for all columns before such a joint: the end of one column's value cannot be determined. */
export function columnsRule(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): i32 {
  return columnsBefore(text, at - 1, lexicon, word) === 0 ? 0 : accountRule(lexicon, word) & ~(LOOKED << 8)
}

/** True if a name owns a column of the rows that start at `row`; false for 0. */
export function ownsColumn(text: Bytes, row: i32, lexicon: Bytes, word: Bytes): boolean {
  return row > 0 && columnsOf(text, row, lexicon, word) !== 0
}

/** Returns the state from `row` on, with columns owned by `rule`. */
export function opensRows(text: Bytes, row: i32, rule: i32, lexicon: Bytes, word: Bytes): i32 {
  return (rule & 255) | (FIRST << COLUMN) | (columnsOf(text, row, lexicon, word) << OWNED)
}

/** Reads a row from `from` to the end of its item: returns the state at `end`, or the item's negated end. */
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

/** Returns the end of the item, or of the text between rows, that is read from `from` on. */
export function itemEnd(text: Bytes, from: i32, end: i32, kept: i32): i32 {
  if (columnOf(kept) === BETWEEN) {
    let place: i32 = from
    while (place < end && (isBlank(byte(text, place)) || byte(text, place) === Code.Comma)) place++
    return place
  }
  const read: i32 = readItem(text, from, end, kept)
  return read < 0 ? -read : end
}

/** State after the item from `from` to `end` and its delimiter, or after its part up to `cut`; 0 after the rows. */
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

/** Returns the end of the literal at `from`. */
function literalEnd(text: Bytes, from: i32, end: i32): i32 {
  let place: i32 = from
  while (place < end && (byte(text, place) !== Code.Apostrophe || byte(text, place + 1) === Code.Apostrophe)) {
    place += byte(text, place) === Code.Backslash || byte(text, place) === Code.Apostrophe ? 2 : 1
  }
  return place < end ? place : end
}

/** True if the current column is one of those from {@link columnsBefore}. */
function isOwned(kept: i32): boolean {
  const column: i32 = columnOf(kept) - FIRST + 1
  const first: i32 = (kept >> OWNED) & MOST_OWNED
  const last: i32 = (kept >> (OWNED + LAST)) & MOST_OWNED
  return column === first || column === last || (column < first && column > last)
}

/** Returns the start of the literal or number to replace in an item from `from` to `end`; `end` for none. */
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

/** Returns the end of the text to replace that starts at `begin`. */
export function itemTo(text: Bytes, begin: i32, end: i32, kept: i32): i32 {
  if ((kept & QUOTED) !== 0 || byte(text, begin - 1) === Code.Apostrophe) return literalEnd(text, begin, end)
  let to: i32 = begin
  while (to < end && isDigit(byte(text, to))) to++
  return to
}
