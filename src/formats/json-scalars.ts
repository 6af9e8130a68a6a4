/** @module Numbers and literals of JSON (RFC 8259), and invalid text in their place. */
import { Bytes, Ints, int, setInt } from '#memory'
import { LOOKED } from '../resolve/listed-names'
import { Topic } from '../resolve/word-lookup'
import { Code, isDigit, isLineEnd } from '../text/codes'
import { peekBehind } from './control-sequences'
import { endsWord, isBlank, isClosing, isOpening, mayFollow } from './json-start'
import { restoreBegin } from './lost-digits'
import { askedOf, isStaying, Level, named, ofLevel, Reader, ruleIn, Shape, setLevel, topicsAt } from './state'
import { readCode } from './unquote'
import { beginValue, breakLine, endValue, write } from './write'

/** Result of reading a piece of JSON. */
export const enum Step {
  /** Continue at {@link Reader.Next}. */
  On = 0,
  /** Not JSON. */
  Off = 1,
}

/** Returns the topics of the names that own the next value. */
export function topicsOf(reader: Ints, level: i32): i32 {
  return named(ofLevel(reader, level, Level.Named), topicsAt(reader, level, ofLevel(reader, level, Level.Depth)))
}

function isNumeric(code: i32): boolean {
  if (code < 0) return false
  return isDigit(code) || code === Code.Hyphen || code === Code.Plus || code === Code.Dot || (code | 32) === 101
}

/** True if a number whose first character was read ends as a number; otherwise it may be a phone or a date. */
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

/** Reads a number; its first character is at `at`. */
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

/** Reads `true`, `false` or `null` at `at`. Except for `null`, it is a value if a listed name owns it. */
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

/** Stands in for a value that is replaced as a whole. */
const LETTER: i32 = 120
/** Maximum length in codes of a bare word as a value. */
const MOST_BARE: i32 = 256

/** True if a code ends invalid text in the place of a JSON value. */
function endsBare(code: i32): boolean {
  return code < 0 || isLineEnd(code) || code === Code.Comma || code === Code.Quote || isClosing(code) || isOpening(code)
}

/**
 * Reads text that is not a JSON value, `{"name":Anna}`, as a value owned by its name, whatever it looks like. Secrets
 * that depend on their looks are left to {@link endAsText}.
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
