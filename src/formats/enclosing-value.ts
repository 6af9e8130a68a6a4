/**
 * @module Finds the innermost value of a format that contains a claim. Claims and values are both sorted by start, so a
 * single parallel pass finds all owners.
 */
import { Bytes, byte, Ints, int, setInt } from '#memory'
import { Code, Fold, isAlphanumeric, isLineEnd } from '../text/codes'
import { isOpening } from './json-start'
import { BARE, SHAPES, Shape, SPOKEN, Value } from './state'

/** State of the pass: the next value, and the open values, innermost last. */
export const enum Walk {
  Next = 0,
  Open = 1,
  Stack = 2,
  Size = 16,
}

/** Maximum nesting of values. */
const DEEPEST_STACK: i32 = 12

export function beginWalk(walk: Ints): void {
  setInt(walk, Walk.Next, 0)
  setInt(walk, Walk.Open, 0)
}

/** Index of the innermost value that contains the code at `place`, -1 for none; `place` must not decrease. */
export function ownerAt(values: Ints, count: i32, place: i32, walk: Ints): i32 {
  let open: i32 = int(walk, Walk.Open)
  let next: i32 = int(walk, Walk.Next)
  while (next < count && int(values, next * Value.Size + Value.From) <= place) {
    while (open > 0 && endOf(values, walk, open) <= int(values, next * Value.Size + Value.From)) open--
    if (open < DEEPEST_STACK) {
      setInt(walk, Walk.Stack + open, next)
      open++
    }
    next++
  }
  while (open > 0 && endOf(values, walk, open) <= place) open--
  setInt(walk, Walk.Open, open)
  setInt(walk, Walk.Next, next)
  return open > 0 ? int(walk, Walk.Stack + open - 1) : -1
}

function endOf(values: Ints, walk: Ints, open: i32): i32 {
  return int(values, int(walk, Walk.Stack + open - 1) * Value.Size + Value.To)
}

/** Returns the topics of the names that own a value; 0 for no value. */
export function topicsOf(values: Ints, value: i32): i32 {
  return value < 0 ? 0 : int(values, value * Value.Size + Value.Topics) & SPOKEN
}

/** Maximum length in codes of a URL's authority on either side of a claim. */
const LONGEST_AUTHORITY: i32 = 256

/** True if a code ends the authority of a URL, or cannot occur in it. */
function endsAuthority(code: i32): boolean {
  if (code <= Code.Quote) return true
  if (code === Code.Slash || code === Code.Question || code === 35 || code === Code.Backslash) return true
  if (code === Code.Less || code === Code.Greater || code === Code.Comma || code === Code.Semicolon) return true
  if (code === Code.OpenParen || code === Code.CloseParen || code === Code.Apostrophe) return true
  return code === Code.OpenBrace || code === Code.Bar || code === Code.CloseBrace
}

/** True for the at sign after an account, or its replacement by `decode.ts` after a mail address. */
function endsAccount(code: i32): boolean {
  return code === Code.At || code === Fold.Other2
}

/** Classifies the codes from `start` to `end`: in the host of a URL, in one after an account, or neither. */
function hostOf(codes: Bytes, start: i32, end: i32): i32 {
  let from: i32 = start - 1
  let code: i32 = byte(codes, from)
  let host: i32 = Shape.Host
  while (start - from <= LONGEST_AUTHORITY && !endsAuthority(code)) {
    if (endsAccount(code)) host = Shape.AccountHost
    from--
    code = byte(codes, from)
  }
  if (code !== Code.Slash || byte(codes, from - 1) !== Code.Slash) return Shape.Text
  let to: i32 = end
  code = byte(codes, to)
  while (to - end < LONGEST_AUTHORITY && !endsAuthority(code)) {
    if (endsAccount(code)) return Shape.Text
    to++
    code = byte(codes, to)
  }
  return host
}

/** Maximum distance in codes back to the start of an array. */
const LONGEST_ARRAY: i32 = 256

function isBlank(code: i32): boolean {
  return code === Code.Space || code === Code.Tab
}

function isAtomCode(code: i32): boolean {
  return isAlphanumeric(code) || code === Code.Hyphen || code === Code.Plus || code === Code.Dot
}

function placeBefore(codes: Bytes, at: i32): i32 {
  let place: i32 = at - 1
  while (isBlank(byte(codes, place))) place--
  return place
}

/** True if JSON may have a value after the code at `at`: it follows a name or the start of an array. */
function holdsJson(codes: Bytes, at: i32): boolean {
  if (byte(codes, at) === Code.Colon) return byte(codes, placeBefore(codes, at)) === Code.Quote
  let place: i32 = at
  let code: i32 = byte(codes, place)
  while (
    at - place < LONGEST_ARRAY &&
    (isAtomCode(code) || code === Code.Comma || code === Code.Quote || isBlank(code))
  ) {
    place--
    code = byte(codes, place)
  }
  if (code !== Code.OpenBracket) return false
  const before: i32 = byte(codes, placeBefore(codes, place))
  return before === Code.Colon || before === Code.OpenBracket || before === Code.Comma || isLineEnd(before)
}

/** True if the codes from `start` to `end` of a cell are a JSON number or literal, or a whole array or object. */
function isBareInJson(codes: Bytes, start: i32, end: i32): boolean {
  const isWhole: boolean = isOpening(byte(codes, start)) && byte(codes, end - 1) === byte(codes, start) + 2
  if (!isWhole) for (let at: i32 = start; at < end; at++) if (!isAtomCode(byte(codes, at))) return false
  let next: i32 = end
  while (isBlank(byte(codes, next))) next++
  const after: i32 = byte(codes, next)
  const ends: boolean =
    after === Code.Comma || after === Code.CloseBrace || after === Code.CloseBracket || isLineEnd(after)
  return ends && holdsJson(codes, placeBefore(codes, start))
}

/** Returns how text from `start` to `end` of a cell may be written. */
function shapeInCell(codes: Bytes, start: i32, end: i32, shape: i32): i32 {
  // In an unquoted cell, a list of numbers has no quotes and must get none: they would break the cell.
  if (shape >> 4 === 0 && byte(codes, placeBefore(codes, start)) !== Code.Colon) return Shape.Text
  return isBareInJson(codes, start, end) ? (shape & ~SHAPES) | Shape.CellNumber : Shape.Text
}

/** Returns how a whole value may be written: {@link Shape}, and the level above it. */
function shapeOfValue(values: Ints, value: i32): i32 {
  return value < 0 ? Shape.Text : int(values, value * Value.Size + Value.Shape)
}

/** {@link shapeOfValue} for a value that a listed name owns, at `start`; in text it may be {@link BARE}. */
export function shapeOfOwned(codes: Bytes, start: i32, end: i32, values: Ints, value: i32, isText: boolean): i32 {
  let shape: i32 = shapeOfValue(values, value)
  if ((shape & SHAPES) === Shape.Text) {
    shape = value >= 0 && isText ? shapeInCell(codes, start, end, shape) : Shape.Text
    if (shape !== Shape.Text) return shape
  }
  const before: i32 = byte(codes, start - 1)
  const isAccount: boolean = before === Code.Colon && byte(codes, end) === Code.At
  const isBare: boolean = !isAccount && before !== Code.Quote && before !== Code.Apostrophe && before !== Code.Greater
  return shape | (isText && isBare ? BARE : 0)
}

/** How the codes of a range, in a value or in none, may be written: {@link Shape}, and the level above it. */
export function shapeOf(codes: Bytes, start: i32, end: i32, values: Ints, value: i32): i32 {
  const shape: i32 = shapeOfValue(values, value)
  if ((shape & SHAPES) === Shape.Number || (shape & SHAPES) === Shape.Key) return shape
  const host: i32 = hostOf(codes, start, end)
  if (host === Shape.Text) {
    return value >= 0 && (shape & SHAPES) === Shape.Text ? shapeInCell(codes, start, end, shape) : shape
  }
  const bracketed: i32 = host === Shape.Host ? Shape.HostInBrackets : Shape.AccountHostInBrackets
  const isBracketed: boolean = byte(codes, start - 1) === Code.OpenBracket && byte(codes, end) === Code.CloseBracket
  return (shape & ~SHAPES) | (isBracketed ? bracketed : host)
}
