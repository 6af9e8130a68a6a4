/**
 * @module Numbers and words of JSON (RFC 8259), and what stands in the place of one and is none.
 */
import { Bytes, Ints, int, setInt } from '#memory'
import { LOOKED } from '../resolve/listed'
import { Topic } from '../resolve/lookup'
import { Code, isDigit, isLineEnd } from '../text/codes'
import { endsWord, isBlank, isClosing, isOpening, mayFollow } from './begins'
import { readCode } from './read'
import { peekBehind } from './sequences'
import { askedOf, isStaying, Level, named, ofLevel, Reader, ruleIn, Shape, setLevel, topicsAt } from './state'
import { beginValue, breakLine, endValue, write } from './write'
import { restoreBegin } from './zeros'

/** What reading a piece of JSON came to. */
export const enum Step {
  /** Go on at {@link Reader.Next}. */
  On = 0,
  /** This is no JSON. */
  Off = 1,
}

/** Topics of the names that own the value that comes next. */
export function topicsOf(reader: Ints, level: i32): i32 {
  return named(ofLevel(reader, level, Level.Named), topicsAt(reader, level, ofLevel(reader, level, Level.Depth)))
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
  return mayFollow(peekBehind(text, place, end, level, reader))
}

/** Reads a number; its first character lies at `at`. */
export function readNumber(
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
  restoreBegin(text, end, codes, marks, values, value, Topic.Zeros, reader)
  setLevel(reader, level, Level.After, 1)
  return Step.On
}

/** Reads `true`, `false` or `null`, whose first letter lies at `at`; one that a listed name owns is a value, but for `null`. */
export function readWord(
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
  if (!endsWord(text, end, level, first, reader)) {
    setInt(reader, Reader.Next, next)
    return Step.Off
  }
  setLevel(reader, level, Level.After, 1)
  const topics: i32 = topicsOf(reader, level)
  if (first === 110 || ruleIn(topics) === 0 || isStaying(topics)) return Step.On
  const past: i32 = int(reader, Reader.Next)
  breakLine(codes, marks, at, reader)
  const value: i32 = beginValue(values, at, Shape.Number, level, topics, 0, reader)
  write(codes, marks, first, at, next, reader)
  setInt(reader, Reader.Next, past)
  endValue(values, value, past, reader)
  breakLine(codes, marks, past, reader)
  return Step.On
}

/** A letter in place of what is written over anyway. */
const LETTER: i32 = 120
/** Codes of the longest bare word that is a value. */
const MOST_BARE: i32 = 256

/** Whether a code ends what is no string, number or word of JSON, but stands where one must. */
function endsBare(code: i32): boolean {
  return code < 0 || isLineEnd(code) || code === Code.Comma || code === Code.Quote || isClosing(code) || isOpening(code)
}

/**
 * Reads what is no value of JSON, `{"name":Anna}`, as one that its name owns, whatever it looks like. Of secrets that are
 * asked how they look, {@link endAsText} knows more.
 */
export function readBare(
  codes: Bytes,
  text: Bytes,
  marks: Ints,
  values: Ints,
  at: i32,
  end: i32,
  level: i32,
  reader: Ints,
): i32 {
  const next: i32 = int(reader, Reader.Next)
  const topics: i32 = topicsOf(reader, level)
  if (ruleIn(topics) === 0 || (askedOf(topics) & LOOKED) !== 0) return Step.Off
  let past: i32 = next
  let place: i32 = next
  let code: i32 = readCode(text, place, end, level, reader)
  while (!endsBare(code) && place - at < MOST_BARE) {
    place = int(reader, Reader.Next)
    if (!isBlank(code)) past = place
    code = readCode(text, place, end, level, reader)
  }
  setInt(reader, Reader.Next, next)
  if (!mayFollow(code)) return Step.Off
  breakLine(codes, marks, at, reader)
  const value: i32 = beginValue(values, at, Shape.Number, level, topics, 0, reader)
  write(codes, marks, LETTER, at, past, reader)
  setInt(reader, Reader.Next, past)
  endValue(values, value, past, reader)
  breakLine(codes, marks, past, reader)
  setLevel(reader, level, Level.After, 1)
  return Step.On
}
