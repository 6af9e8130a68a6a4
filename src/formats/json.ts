/**
 * @module JSON (RFC 8259) as a lexer reads it: strings, numbers and names one after the other, and how deep they lie. It
 * is lenient with what only a parser need mind (a brace that closes a bracket), because nothing is taken away by that.
 */
import { Bytes, byte, Ints, int, setByte, setInt } from '#memory'
import { ruleOf } from '../resolve/listed'
import { fieldTopics } from '../resolve/words'
import { Code, isDigit } from '../text/codes'
import { peekPast, readCode } from './read'
import {
  beginLevel,
  Level,
  named,
  objectAt,
  ofLevel,
  open,
  Reader,
  Shape,
  setLevel,
  TOPICS,
  topicsAt,
  Value,
} from './state'
import { beginValue, breakLine, endValue, write } from './write'

/** What reading a piece of JSON came to. */
export const enum Step {
  /** Go on at {@link Reader.Next}. */
  On = 0,
  /** This is no JSON. */
  Off = 1,
  /** The text ends here. */
  Cut = 2,
}

function isBlank(code: i32): boolean {
  return code === Code.Space || code === Code.Tab || code === Code.Return || code === Code.LineFeed
}

function isOpening(code: i32): boolean {
  return code === Code.OpenBrace || code === Code.OpenBracket
}

/** End of the digits from `at` on; -1 when there are none. */
function digitsEnd(text: Bytes, at: i32, end: i32, level: i32, reader: Ints): i32 {
  let place: i32 = at
  let code: i32 = readCode(text, place, end, level, reader)
  while (code >= 0 && isDigit(code)) {
    place = int(reader, Reader.Next)
    code = readCode(text, place, end, level, reader)
  }
  return place > at ? place : -1
}

/** The code at `at`, whose end is then {@link Reader.Next}, or -1 when it is not one of two. */
function oneOf(text: Bytes, at: i32, end: i32, level: i32, one: i32, other: i32, reader: Ints): i32 {
  const code: i32 = readCode(text, at, end, level, reader)
  return code === one || code === other ? int(reader, Reader.Next) : -1
}

/** End of the number at `at` as RFC 8259 has it; -1 when there is none. */
function numberEnd(text: Bytes, at: i32, end: i32, level: i32, reader: Ints): i32 {
  const sign: i32 = oneOf(text, at, end, level, Code.Hyphen, Code.Hyphen, reader)
  const from: i32 = sign < 0 ? at : sign
  const zero: i32 = oneOf(text, from, end, level, Code.Zero, Code.Zero, reader)
  let place: i32 = zero < 0 ? digitsEnd(text, from, end, level, reader) : zero
  const dot: i32 = place < 0 ? -1 : oneOf(text, place, end, level, Code.Dot, Code.Dot, reader)
  if (dot >= 0) place = digitsEnd(text, dot, end, level, reader)
  const power: i32 = place < 0 ? -1 : oneOf(text, place, end, level, 69, 101, reader)
  if (power < 0) return place
  const signed: i32 = oneOf(text, power, end, level, Code.Plus, Code.Hyphen, reader)
  return digitsEnd(text, signed < 0 ? power : signed, end, level, reader)
}

/** The first letter of `true`, `false` or `null`. */
function isWordBegin(code: i32): boolean {
  return code === 116 || code === 102 || code === 110
}

/** Whether the rest of `true`, `false` or `null` comes at {@link Reader.Next}, which then lies behind it. */
function endsWord(text: Bytes, end: i32, level: i32, first: i32, reader: Ints): boolean {
  // Four or five letters; which ones they are is told by their sum.
  let left: i32 = first === 102 ? 4 : 3
  let sum: i32 = first
  while (left > 0) {
    const code: i32 = readCode(text, int(reader, Reader.Next), end, level, reader)
    if (code < 97 || code > 122) return false
    sum = sum * 31 + code
    left--
  }
  return sum === 3569038 || sum === 97196323 || sum === 3392903
}

/** The first place from `at` on, before the end of the line or string, where no blank is. */
function pastBlanks(text: Bytes, at: i32, end: i32, level: i32, reader: Ints): i32 {
  let place: i32 = at
  let code: i32 = readCode(text, place, end, level, reader)
  while (isBlank(code) && code !== Code.LineFeed) {
    place = int(reader, Reader.Next)
    code = readCode(text, place, end, level, reader)
  }
  return place
}

/** Whether a number or word comes from `at` on, and then a comma or the end of all. */
function beginsPlainly(text: Bytes, at: i32, end: i32, level: i32, reader: Ints): boolean {
  const first: i32 = pastBlanks(text, at, end, level, reader)
  const code: i32 = readCode(text, first, end, level, reader)
  const isWord: boolean = isWordBegin(code) && endsWord(text, end, level, code, reader)
  let place: i32 = isWord ? int(reader, Reader.Next) : numberEnd(text, first, end, level, reader)
  if (place < 0) return false
  place = pastBlanks(text, place, end, level, reader)
  const next: i32 = readCode(text, place, end, level, reader)
  if (next !== Code.CloseBracket) return next === Code.Comma
  place = pastBlanks(text, int(reader, Reader.Next), end, level, reader)
  const last: i32 = readCode(text, place, end, level, reader)
  return last < 0 || last === Code.LineFeed
}

/** Whether the bracket that was just read begins an array of numbers and words. */
function beginsPlainArray(text: Bytes, end: i32, level: i32, reader: Ints): boolean {
  const next: i32 = int(reader, Reader.Next)
  const begins: boolean = beginsPlainly(text, next, end, level, reader)
  setInt(reader, Reader.Next, next)
  return begins
}

/**
 * Whether a brace or bracket that was just read begins JSON: an object that begins with a name or is empty, and at the
 * begin of a record or string an array. A line that ends there may go on. Brackets stand round much that is no JSON, so
 * a number in them must be one, and followed by another value or by nothing.
 */
export function beginsJson(text: Bytes, code: i32, end: i32, level: i32, isFresh: boolean, reader: Ints): boolean {
  if (!isOpening(code) || (code === Code.OpenBracket && !isFresh)) return false
  const next: i32 = peekPast(text, int(reader, Reader.Next), end, level, false, reader)
  if (next === Code.Quote) return true
  // The bare quote that ends the string around it is no name.
  if (!isFresh) return false
  if (next === Code.LineFeed || next === -1) return true
  return code === Code.OpenBrace
    ? next === Code.CloseBrace
    : next === Code.OpenBrace ||
        next === Code.OpenBracket ||
        next === Code.CloseBracket ||
        beginsPlainArray(text, end, level, reader)
}

function isClosing(code: i32): boolean {
  return code === Code.CloseBrace || code === Code.CloseBracket
}

/** Topics of the names that own the value that comes next. */
function topicsOf(reader: Ints, level: i32): i32 {
  return named(ofLevel(reader, level, Level.Named), topicsAt(reader, level, ofLevel(reader, level, Level.Depth)))
}

/** Begins to read a level as JSON; its opening brace or bracket has been read. */
export function beginJson(reader: Ints, level: i32, isRecord: boolean): void {
  const topics: i32 = topicsAt(reader, level, 0)
  beginLevel(reader, level, topics)
  setLevel(reader, level, Level.Json, 1)
  setLevel(reader, level, Level.Record, isRecord ? 1 : 0)
  open(reader, level, topics)
}

/** A value comes next: true when one may. */
function mayBegin(reader: Ints, level: i32): boolean {
  return ofLevel(reader, level, Level.After) === 0
}

function close(reader: Ints, level: i32): i32 {
  const depth: i32 = ofLevel(reader, level, Level.Depth) - 1
  setLevel(reader, level, Level.Depth, depth)
  setLevel(reader, level, Level.After, 1)
  setLevel(reader, level, Level.Named, 0)
  if (depth === 0) setLevel(reader, level, Level.Json, 0)
  return Step.On
}

/** Begins a string; its quote lies at `at`. */
function beginString(codes: Bytes, marks: Ints, values: Ints, at: i32, level: i32, reader: Ints): i32 {
  const topics: i32 = topicsOf(reader, level)
  const object: i32 = objectAt(reader, level, ofLevel(reader, level, Level.Depth))
  breakLine(codes, marks, at, reader)
  const next: i32 = int(reader, Reader.Next)
  setLevel(reader, level, Level.Value, beginValue(values, next, Shape.String, level, topics, object, reader))
  beginLevel(reader, level + 1, topics)
  setInt(reader, Reader.Quoted, level + 1)
  setInt(reader, Reader.Fresh, 1)
  return Step.On
}

/** Ends the string of `level`; its quote lies at `at`. A colon behind it makes it a name. */
export function endString(
  text: Bytes,
  codes: Bytes,
  marks: Ints,
  values: Ints,
  at: i32,
  end: i32,
  level: i32,
  reader: Ints,
): void {
  const value: i32 = ofLevel(reader, level, Level.Value)
  if (value >= 0) endValue(values, value, at, reader)
  breakLine(codes, marks, at, reader)
  setInt(reader, Reader.Quoted, level)
  setInt(reader, Reader.Fresh, 0)
  setInt(reader, Reader.Query, 0)
  setLevel(reader, level, Level.After, 1)
  setLevel(reader, level, Level.Name, 1)
  const isName: boolean = peekPast(text, int(reader, Reader.Next), end, level, false, reader) === Code.Colon
  if (isName && value >= 0) setInt(values, value * Value.Size + Value.Shape, Shape.Key | (level << 4))
}

/** What a name says: {@link Value.Topics}. */
export function namedBy(codes: Bytes, from: i32, to: i32, lexicon: Bytes, word: Bytes, notes: Ints): i32 {
  const topics: i32 = fieldTopics(codes, from, to, lexicon, word, notes)
  return topics | ((ruleOf(codes, from, to, lexicon, word) & 255) << 16)
}

/** A colon: the string before it owns what comes next. */
function endName(codes: Bytes, values: Ints, level: i32, lexicon: Bytes, word: Bytes, notes: Ints, reader: Ints): i32 {
  if (ofLevel(reader, level, Level.Name) === 0) return Step.Off
  setLevel(reader, level, Level.Name, 0)
  setLevel(reader, level, Level.After, 0)
  // A name on an earlier line has been forgotten.
  const value: i32 = ofLevel(reader, level, Level.Value)
  if (value < 0) return Step.On
  const from: i32 = int(values, value * Value.Size + Value.From)
  const to: i32 = int(values, value * Value.Size + Value.To)
  setLevel(reader, level, Level.Named, namedBy(codes, from, to, lexicon, word, notes))
  return Step.On
}

/** `{"name"=>"value"}` is no JSON: the name is written again as text has it, before what it owns. */
function endAsText(codes: Bytes, reader: Ints): i32 {
  const last: i32 = int(reader, Reader.Written) - 1
  if (last >= 0 && byte(codes, last) === Code.LineFeed) setByte(codes, last, Code.Quote)
  return Step.Off
}

function isNumeric(code: i32): boolean {
  if (code < 0) return false
  return isDigit(code) || code === Code.Hyphen || code === Code.Plus || code === Code.Dot || (code | 32) === 101
}

/** Whether what looks like a number and has its first character read ends like one: it may be a phone or a date. */
function endsAsNumber(text: Bytes, end: i32, level: i32, reader: Ints): boolean {
  const next: i32 = int(reader, Reader.Next)
  let place: i32 = next
  let code: i32 = readCode(text, place, end, level, reader)
  while (isNumeric(code)) {
    place = int(reader, Reader.Next)
    code = readCode(text, place, end, level, reader)
  }
  setInt(reader, Reader.Next, next)
  code = peekPast(text, place, end, level, false, reader)
  return code < 0 || code === Code.LineFeed || code === Code.Comma || isClosing(code)
}

/** Reads a number; its first character lies at `at`. */
function readNumber(
  text: Bytes,
  codes: Bytes,
  marks: Ints,
  values: Ints,
  at: i32,
  end: i32,
  level: i32,
  first: i32,
  reader: Ints,
): i32 {
  if (!endsAsNumber(text, end, level, reader)) return Step.Off
  breakLine(codes, marks, at, reader)
  const value: i32 = beginValue(values, at, Shape.Number, level, topicsOf(reader, level), 0, reader)
  let place: i32 = at
  let code: i32 = first
  while (isNumeric(code) && int(reader, Reader.Written) < int(reader, Reader.Most)) {
    const next: i32 = int(reader, Reader.Next)
    write(codes, marks, code, place, next, reader)
    place = next
    code = readCode(text, place, end, level, reader)
  }
  setInt(reader, Reader.Next, place)
  endValue(values, value, place, reader)
  breakLine(codes, marks, place, reader)
  setLevel(reader, level, Level.After, 1)
  return Step.On
}

/** Reads `true`, `false` or `null`, whose first letter lies at `at`; one that a listed name owns is a value, but for `null`. */
function readWord(
  text: Bytes,
  codes: Bytes,
  marks: Ints,
  values: Ints,
  at: i32,
  end: i32,
  level: i32,
  first: i32,
  reader: Ints,
): i32 {
  const next: i32 = int(reader, Reader.Next)
  if (!endsWord(text, end, level, first, reader)) return Step.Off
  setLevel(reader, level, Level.After, 1)
  const topics: i32 = topicsOf(reader, level)
  if (first === 110 || (topics & ~TOPICS) === 0) return Step.On
  const past: i32 = int(reader, Reader.Next)
  breakLine(codes, marks, at, reader)
  const value: i32 = beginValue(values, at, Shape.Number, level, topics, 0, reader)
  write(codes, marks, first, at, next, reader)
  setInt(reader, Reader.Next, past)
  endValue(values, value, past, reader)
  breakLine(codes, marks, past, reader)
  return Step.On
}

/** Reads a piece of JSON whose first character `code` lies at `at`. */
export function readJson(
  text: Bytes,
  codes: Bytes,
  marks: Ints,
  values: Ints,
  at: i32,
  end: i32,
  level: i32,
  code: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
  reader: Ints,
): i32 {
  if (isBlank(code)) return Step.On
  if (code === Code.Colon) return endName(codes, values, level, lexicon, word, notes, reader)
  if (code === Code.Equals && ofLevel(reader, level, Level.Name) === 1) return endAsText(codes, reader)
  setLevel(reader, level, Level.Name, 0)
  if (isClosing(code)) return close(reader, level)
  if (code === Code.Comma) {
    if (mayBegin(reader, level)) return Step.Off
    setLevel(reader, level, Level.After, 0)
    setLevel(reader, level, Level.Named, 0)
    return Step.On
  }
  if (!mayBegin(reader, level)) return Step.Off
  if (code === Code.Quote) return beginString(codes, marks, values, at, level, reader)
  if (isOpening(code)) {
    open(reader, level, topicsOf(reader, level))
    setLevel(reader, level, Level.Named, 0)
    return Step.On
  }
  if (isDigit(code) || code === Code.Hyphen) {
    return readNumber(text, codes, marks, values, at, end, level, code, reader)
  }
  if (!isWordBegin(code)) return Step.Off
  return readWord(text, codes, marks, values, at, end, level, code, reader)
}
