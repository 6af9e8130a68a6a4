/**
 * @module The first record of a table: whether its cells name the columns, and what the names speak of. It names them
 * when none of its cells is a value: a number that is no year or month, five digits in a row, something with an at sign
 * or two colons, or what an earlier pass wrote for a value.
 */
import { Bytes, byte, Ints, int, setByte, setInt } from '#memory'
import { orOtherwise, ownsOtherwise } from '../resolve/listed'
import { isOwnLabel, labelEnd } from '../resolve/own-label'
import { tokenEnd } from '../resolve/token'
import { Code, digitOf, isDigit, isLetter } from '../text/codes'
import { namedBy } from './names'
import { BELOW, hasRule, named, PAIRS, Reader, ruleIn, SPOKEN, topicsOfRule, Value, YIELDING } from './state'
import { columnAt, Header, Table } from './table'

function add(reader: Ints, field: i32, more: i32): i32 {
  const sum: i32 = int(reader, field) + more
  setInt(reader, field, sum)
  return sum
}

/** Takes a character of a cell that may be a name into account. */
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

/** `2026` and `2026-01` name columns too. */
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
 * Whether an earlier pass wrote the line: all of it is a label, which may be of a kind that users brought, or one of
 * ours or a token stands in it. A unit in brackets is none: `belopp [kr]`.
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

/** The topics of the part of a name that lies on the line that ends here; a column may have a name of several lines. */
export function endNameLine(codes: Bytes, lexicon: Bytes, word: Bytes, notes: Ints, reader: Ints): void {
  const from: i32 = int(reader, Table.Line)
  const to: i32 = int(reader, Reader.Written)
  if (from < 0 || from === to) return
  // What is looked up here may go on; what an earlier text left behind it does not count.
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

/** Begins to read names: what stood above them was a title. */
export function beginHeader(reader: Ints): void {
  for (let i: i32 = Table.All; i < Table.Size; i++) setInt(reader, i, 0)
  setInt(reader, Table.Header, Header.Next)
}

/** What owns cells of a column without a name: what holds for names that nobody listed. */
function unnamed(lexicon: Bytes): i32 {
  return topicsOfRule(orOtherwise(0, lexicon))
}

/** Whether a name says more than one that nobody listed: it has a rule of its own, or speaks for or against anything. */
function isKnown(topics: i32, others: i32): boolean {
  const isOther: boolean = (topics & YIELDING) !== 0 && ruleIn(topics) === ruleIn(others)
  return (topics & SPOKEN) !== 0 || (hasRule(topics) && !isOther)
}

/**
 * Ends a line of the first record. Where what has no name is owned, so is what nobody knows for a name: cells beside a
 * value, and those of a record without a single name that is known.
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
 * Ends the first record: its cells name the columns or do not. A record of one cell names its column until one of more
 * comes, which makes it a title: spreadsheets write such, and `sep=;`, which says what divides cells. Where it stands
 * alone and is a listed name, it owns all that comes: what looks like more cells may be the text of one.
 */
export function endHeader(lexicon: Bytes, reader: Ints): void {
  const filled: i32 = int(reader, Table.Filled)
  const isValued: boolean = int(reader, Table.Valued) === 1
  let all: i32 = 0
  for (let i: i32 = Table.Columns; i < Table.Size; i++) {
    if (filled === 0 || isValued) setInt(reader, i, 0)
    all |= int(reader, i)
  }
  // Where names that nobody listed own something, what no name owns need not be told from them.
  const ownsAll: boolean =
    filled === 1 && int(reader, Table.Column) === 0 && ruleIn(all) !== 0 && !ownsOtherwise(lexicon)
  if (ownsAll) for (let i: i32 = Table.Columns; i < Table.Size; i++) setInt(reader, i, all)
  const isOne: boolean = filled === 1 && !ownsAll
  // Beside empty cells one that says nothing is a title in any case.
  const saysNothing: boolean = !isValued && (all & ~BELOW & ~PAIRS) === 0
  const isTitle: boolean = filled === 0 || (isOne && int(reader, Table.Column) > 0 && saysNothing)
  const others: i32 = isTitle ? 0 : unnamed(lexicon)
  for (let i: i32 = Table.Columns; i < Table.Size; i++) if (int(reader, i) === 0) setInt(reader, i, others)
  setInt(reader, Table.All, all | others)
  setInt(reader, Table.Valued, 0)
  setInt(reader, Table.Filled, 0)
  setInt(reader, Table.Header, isTitle ? Header.Next : isOne ? Header.Alone : Header.Read)
}
