/**
 * @module The first record of a table: whether its cells name the columns, and the topics of the names. It does if none
 * of its cells is a value: a number other than a year or month, five consecutive digits, text with an at sign or two
 * colons, or the output of an earlier pass.
 */
import { Bytes, byte, Ints, int, setByte, setInt } from '#memory'
import { ownsOtherwise } from '../resolve/listed-names'
import { isOwnLabel, labelEnd } from '../resolve/own-label'
import { tokenEnd } from '../resolve/token'
import { Code, digitOf, isDigit, isLetter } from '../text/codes'
import { columnAt, Header, Table } from './csv-state'
import { BELOW, hasRule, named, PAIRS, Reader, ruleIn, SPOKEN, Value, YIELDING } from './state'
import { namedBy, unnamed } from './value-names'

function add(reader: Ints, field: i32, more: i32): i32 {
  const sum: i32 = int(reader, field) + more
  setInt(reader, field, sum)
  return sum
}

/** Examines a character of a cell that may be a name. */
export function lookAtName(code: i32, reader: Ints): void {
  if (code > Code.Space) setInt(reader, Table.Text, 1)
  if (!isDigit(code)) {
    setInt(reader, Table.Run, 0)
    if (isLetter(code)) setInt(reader, Table.Letters, 1)
    else if (code === Code.At) setInt(reader, Table.Valued, 1)
    else if (code === Code.Colon) add(reader, Table.Colons, 1)
    else if (code === Code.Asterisk) setInt(reader, Table.Stars, 1)
    return
  }
  const digits: i32 = add(reader, Table.Digits, 1)
  if (digits < 3) setInt(reader, Table.Century, 10 * int(reader, Table.Century) + digitOf(code))
  const run: i32 = add(reader, Table.Run, 1)
  if (run > int(reader, Table.Longest)) setInt(reader, Table.Longest, run)
}

/** `2026` and `2026-01` may name columns, too. */
function isYearOrMonth(reader: Ints): boolean {
  const digits: i32 = int(reader, Table.Digits)
  const century: i32 = int(reader, Table.Century)
  return int(reader, Table.Longest) === 4 && (digits === 4 || digits === 6) && (century === 19 || century === 20)
}

function isValue(reader: Ints): boolean {
  if (int(reader, Table.Longest) > 4 || int(reader, Table.Colons) > 1) return true
  if (int(reader, Table.Letters) === 1) return false
  return int(reader, Table.Digits) === 0 ? int(reader, Table.Stars) === 1 : !isYearOrMonth(reader)
}

/**
 * True if the line is the output of an earlier pass: it is a single label, possibly of a custom kind, or contains one
 * of our labels or a token. A unit in brackets is no label: `belopp [kr]`.
 */
function hasLabel(codes: Bytes, from: i32, to: i32): boolean {
  for (let at: i32 = from; at < to; at++) {
    if (byte(codes, at) === 115 && tokenEnd(codes, at) > at) return true
    if (byte(codes, at) !== Code.OpenBracket) continue
    const end: i32 = labelEnd(codes, at, to)
    if (end > at && ((at === from && end === to) || isOwnLabel(codes, at))) return true
  }
  return false
}

/** Adds the topics of the line that ends here to those of the column, whose name may have several lines. */
export function endNameLine(codes: Bytes, lexicon: Bytes, word: Bytes, notes: Ints, reader: Ints): void {
  const from: i32 = int(reader, Table.Line)
  const to: i32 = int(reader, Reader.Written)
  if (from < 0 || from === to) return
  // The look-up may read on; previous content of the buffer does not count.
  setByte(codes, to, Code.LineFeed)
  if (hasLabel(codes, from, to)) setInt(reader, Table.Valued, 1)
  const at: i32 = columnAt(reader)
  setInt(reader, at, named(namedBy(codes, from, to, lexicon, word, notes), int(reader, at)))
}

/** Ends a cell of the first record. */
export function endName(codes: Bytes, lexicon: Bytes, word: Bytes, notes: Ints, reader: Ints): void {
  endNameLine(codes, lexicon, word, notes, reader)
  if (isValue(reader)) setInt(reader, Table.Valued, 1)
  add(reader, Table.Filled, int(reader, Table.Text))
  for (let field: i32 = Table.Text; field <= Table.Century; field++) setInt(reader, field, 0)
}

/** Starts reading names: everything above was a title. */
export function beginHeader(reader: Ints): void {
  for (let i: i32 = Table.All; i < Table.Size; i++) setInt(reader, i, 0)
  setInt(reader, Table.Header, Header.Next)
}

/** True if a name says more than an unlisted one: it has a rule of its own, or is evidence. */
function isKnown(topics: i32, others: i32): boolean {
  const isOther: boolean = (topics & YIELDING) !== 0 && ruleIn(topics) === ruleIn(others)
  return (topics & SPOKEN) !== 0 || (hasRule(topics) && !isOther)
}

/**
 * Ends a line of the first record. If unnamed columns are owned, so are cells that may or may not be names: those next
 * to a value, and those of a record without a single known name.
 */
export function doubtLine(values: Ints, lexicon: Bytes, reader: Ints): void {
  const topics: i32 = unnamed(lexicon)
  if (topics === 0) return
  let isNamed: boolean = false
  for (let i: i32 = Table.Columns; i < Table.Size; i++) isNamed = isNamed || isKnown(int(reader, i), topics)
  if (isNamed && int(reader, Table.Valued) === 0) return
  for (let i: i32 = int(reader, Table.First); i < int(reader, Reader.Values); i++) {
    setInt(values, i * Value.Size + Value.Topics, topics)
  }
}

/**
 * Ends the first record, and decides whether its cells name the columns. A single cell is a name until a record with
 * more cells makes it a title: spreadsheets write such titles, and `sep=;`, which sets the delimiter. A listed name
 * that is the only cell owns everything below: apparent cells may be the text of a single one.
 */
export function endHeader(lexicon: Bytes, reader: Ints): void {
  const filled: i32 = int(reader, Table.Filled)
  const isValued: boolean = int(reader, Table.Valued) === 1
  let all: i32 = 0
  for (let i: i32 = Table.Columns; i < Table.Size; i++) {
    if (filled === 0 || isValued) setInt(reader, i, 0)
    all |= int(reader, i)
  }
  // If unlisted names own values, unowned columns need no distinction.
  const ownsAll: boolean =
    filled === 1 && int(reader, Table.Column) === 0 && ruleIn(all) !== 0 && !ownsOtherwise(lexicon)
  if (ownsAll) for (let i: i32 = Table.Columns; i < Table.Size; i++) setInt(reader, i, all)
  const isOne: boolean = filled === 1 && !ownsAll
  // Next to empty cells, one that says nothing is a title in any case.
  const saysNothing: boolean = !isValued && (all & ~BELOW & ~PAIRS) === 0
  const isTitle: boolean = filled === 0 || (isOne && int(reader, Table.Column) > 0 && saysNothing)
  const others: i32 = isTitle ? 0 : unnamed(lexicon)
  for (let i: i32 = Table.Columns; i < Table.Size; i++) if (int(reader, i) === 0) setInt(reader, i, others)
  setInt(reader, Table.All, all | others)
  setInt(reader, Table.Valued, 0)
  setInt(reader, Table.Filled, 0)
  setInt(reader, Table.Header, isTitle ? Header.Next : isOne ? Header.Alone : Header.Read)
}
