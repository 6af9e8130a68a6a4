/**
 * Finds cell borders 64 codes at a time: quoted text by a prefix XOR, and outside it delimiters and record ends. Lines
 * with quotes in unusual positions are left to the lexer in `formats/csv.ts`.
 */
import { Cell, Table } from '../formats/csv-state'
import { Code, isLineEnd } from '../text/codes'
import { QUOTES, READER, TEXT } from './layout.as'
import { char, lineEnds } from './line-signs.as'
import { between, join } from './structure.as'

/** State at the position reached: whether it is quoted, and the number of cells before it in its record. */
export let isInside: bool = false
export let column: i32 = 0

/** The delimiter; 0 until it is detected. */
let delimiter: i32 = 0
/** Start of the scan, to whose blocks stored borders refer. */
let first: i32 = 0

// @ts-ignore: decorator
@inline function equal(a: v128, b: v128, c: v128, d: v128, sign: i32): u64 {
  const code = i8x16.splat(<i8>sign)
  return join(i8x16.eq(a, code), i8x16.eq(b, code), i8x16.eq(c, code), i8x16.eq(d, code))
}

/** Marks delimiters, or all candidates while the delimiter is unknown. */
// @ts-ignore: decorator
@inline function delimiters(a: v128, b: v128, c: v128, d: v128): u64 {
  if (delimiter != 0) return equal(a, b, c, d, delimiter)
  const marks = equal(a, b, c, d, Code.Comma) | equal(a, b, c, d, Code.Semicolon)
  return marks | equal(a, b, c, d, Code.Tab) | equal(a, b, c, d, Code.Bar)
}

/** Maximum number of spaces skipped between a quote and a delimiter. */
const MOST_SPACES: i32 = 64

/** What is next to an opening quote on the side of `step`, or to a closing one. */
const enum Beside {
  /** A delimiter, a record end or another quote: the quote is syntax. */
  Border = 0,
  /** Text: the quote does not open a cell, or text follows the closing one. */
  Text = 1,
  /** Undecided without a closer look. */
  Unknown = 2,
}

function besideQuote(at: i32, step: i32): Beside {
  let place = at + step
  for (let i: i32 = 0; i < MOST_SPACES && char(place) == Code.Space; i++) place += step
  const code = char(place)
  if (code == delimiter || code == Code.Quote || isLineEnd(code)) return Beside.Border
  return code == Code.Space || code > 127 ? Beside.Unknown : Beside.Text
}

/** An unusual quote of a block, or the position after it, and what is next to it. */
let odd: i32 = 0
let beside: Beside = Beside.Border

/** Finds the next such quote, from {@link odd} on. */
function findOdd(quotes: u64, strings: u64, borders: u64, at: i32): void {
  const begins = quotes & strings
  const ends = quotes & ~strings
  const doubtful = (begins & ~((borders | ends) << 1)) | (ends & ~((borders | begins) >> 1))
  beside = Beside.Border
  for (let rest = doubtful & (~(<u64>0) << <u64>(odd - at)); rest != 0; rest &= rest - 1) {
    odd = at + <i32>ctz(rest)
    const isEnd: bool = (ends & rest & (0 - rest)) != 0
    beside = besideQuote(odd, isEnd ? 1 : -1)
    if (isEnd) odd++
    if (beside != Beside.Border) return
  }
}

/** Start of unquoted text in which quotes are literal, up to the end of its cell; -1 for none. */
let bare: i32 = -1

/** Removes the literal quotes of such text, which ends before one of `stops`, from a block's quotes. */
function quotesOutOf(quotes: u64, stops: u64, at: i32): u64 {
  const after = ~(<u64>0) << <u64>(bare - at)
  const stop = stops & after
  bare = stop == 0 ? at + 64 : -1
  return quotes & ~(stop == 0 ? after : after & ((stop & (0 - stop)) - 1))
}

/** Counts the cells of a block's last record. */
// @ts-ignore: decorator
@inline function count(delims: u64, ends: u64): void {
  if (ends == 0) column += <i32>popcnt(delims)
  else column = <i32>popcnt(delims & ((~(<u64>0) << <u64>(63 - <i32>clz(ends)))))
}

/**
 * Scans from `from`, whose state is in {@link READER}, to `to`, a line start; stores the cell borders if that is a
 * single line. Returns the first position that is left to the lexer, or `to`.
 */
export function walk(from: i32, to: i32, isLine: bool): i32 {
  first = from
  isInside = load<i32>(READER, 4 * Table.Cell) != Cell.Begin
  column = load<i32>(READER, 4 * Table.Column)
  delimiter = load<i32>(READER, 4 * Table.Delimiter)
  let inside: u64 = isInside ? ~(<u64>0) : 0
  bare = -1
  for (let at = from; at < to; at += 64) {
    const block = TEXT + <usize>at
    const a = v128.load(block)
    const b = v128.load(block, 16)
    const c = v128.load(block, 32)
    const d = v128.load(block, 48)
    const valid: u64 = to - at >= 64 ? ~(<u64>0) : ((<u64>1) << <u64>(to - at)) - 1
    const delims = delimiters(a, b, c, d) & valid
    const ends = join(lineEnds(a), lineEnds(b), lineEnds(c), lineEnds(d)) & valid
    let quotes = equal(a, b, c, d, Code.Quote) & valid
    let strings = inside
    odd = at
    if (bare >= 0) quotes = quotesOutOf(quotes, delims | ends, at)
    while (quotes != 0) {
      strings = between(quotes) ^ inside
      findOdd(quotes, strings, (delims | ends) & ~strings, at)
      if (beside == Beside.Unknown) return odd
      if (beside == Beside.Border) break
      bare = odd
      if (odd == at + 64) break
      quotes = quotesOutOf(quotes, delims | ends, at)
      strings = inside
    }
    inside = 0 - (strings >> 63)
    if (delimiter == 0 && (delims & ~strings) != 0) return at + <i32>ctz(delims & ~strings)
    if (isLine) store<u64>(QUOTES + <usize>((at - first) >> 3), (delims | ends) & ~strings)
    count(delims & ~strings, ends & ~strings)
  }
  isInside = inside != 0
  return to
}

/** The last border passed, and the number of borders before it: look-ups must be in order. */
let blocks: i32 = 0
let before: i32 = 0
let last: i32 = 0

/** Starts looking up cells of the scanned line. */
export function beginCells(): void {
  blocks = 0
  before = 0
  last = first - 1
  cellTo = last
}

/** Number of borders on the line before the last cell found, and the start and end of the cell or line. */
export let cellBorders: i32 = 0
export let cellFrom: i32 = 0
export let cellTo: i32 = 0

// @ts-ignore: decorator
@inline function bordersOf(block: i32): u64 {
  return load<u64>(QUOTES + (<usize>block << 3))
}

/** Finds the cell of `at` on the line that ends at `end`. */
export function findCell(at: i32, end: i32): void {
  if (at < cellTo) return
  const i = at - first
  while (blocks < i >> 6) {
    const bits = bordersOf(blocks)
    before += <i32>popcnt(bits)
    if (bits != 0) last = first + (blocks << 6) + 63 - <i32>clz(bits)
    blocks++
  }
  let bits = bordersOf(blocks)
  const below = bits & (((<u64>1) << <u64>(i & 63)) - 1)
  cellBorders = before + <i32>popcnt(below)
  cellFrom = (below != 0 ? first + (blocks << 6) + 63 - <i32>clz(below) : last) + 1
  let block = blocks
  bits ^= below
  while (bits == 0 && first + (block << 6) + 64 <= end) bits = bordersOf(++block)
  cellTo = bits == 0 ? end : first + (block << 6) + <i32>ctz(bits)
}
