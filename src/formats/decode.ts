/**
 * @module Reads text as what it is written in, and writes it as the recognisers want it: without quoting and escapes,
 * every value of JSON on a line of its own. One pass from character to character, one state; text that is no JSON goes
 * through as it is, but for percent-encoding, character references and escapes.
 */
import { Bytes, byte, Ints, int, setByte, setInt } from '#memory'
import { Code, Fold, isAlphanumeric, isLineEnd } from '../text/codes'
import { Step } from './atoms'
import { beginsJson, beginsList } from './begins'
import { isSign, readEncoded } from './encodings'
import { beginJson, endString, readJson, saidBefore, saidOfElements } from './json'
import { mayCopy, noteForm, noteOctets, notePlus, noteQuery, plus } from './query'
import { isBroken, isClosed, Read, readCode } from './read'
import { readSequence, Sequence } from './sequences'
import {
  beginLevel,
  DEEPEST,
  Level,
  named,
  ofLevel,
  PAIRS,
  Reader,
  ruleIn,
  Shape,
  setLevel,
  topicsAt,
  YIELDING,
} from './state'
import { passTag } from './tags'
import { beginValue, beginWriting, breakLine, copyRun, endValue, endWriting, markEncoded, write } from './write'

/** What {@link decode} came to. */
export const enum Decoded {
  /** All was read, or all that is there of it. */
  All = 0,
  /** {@link Reader.Point} has to be folded: to {@link Reader.Folded}. */
  Fold = 1,
}

/** From here on a level is text. */
function asText(reader: Ints, level: i32): void {
  beginLevel(reader, level, topicsAt(reader, level, 0))
  setInt(reader, Reader.Quoted, level)
}

/** A line of the text ends: strings do not go on after it, and JSON only where it is a record. */
export function endLine(reader: Ints): void {
  const isOpen: boolean = int(reader, Reader.Quoted) > 0
  if (isOpen || ofLevel(reader, 0, Level.Record) === 0) beginLevel(reader, 0, 0)
  setLevel(reader, 0, Level.Value, -1)
  setInt(reader, Reader.Quoted, 0)
  setInt(reader, Reader.Fresh, 1)
  setInt(reader, Reader.Query, 0)
}

/** Writes a character of text that was read from `at` to {@link Reader.Next}; true when it must be folded first. */
function put(codes: Bytes, marks: Ints, read: i32, at: i32, reader: Ints): boolean {
  if (read >= Read.Point) {
    setInt(reader, Reader.Point, read - Read.Point)
    return true
  }
  write(codes, marks, read, at, int(reader, Reader.Next), reader)
  setInt(reader, Reader.At, int(reader, Reader.Next))
  return false
}

/** Writes the character that the caller was asked to fold, if there is one. */
export function writeFolded(codes: Bytes, marks: Ints, reader: Ints): void {
  if (int(reader, Reader.Point) === 0) return
  setInt(reader, Reader.Point, 0)
  if (int(reader, Reader.Folded) !== 0) {
    write(codes, marks, int(reader, Reader.Folded), int(reader, Reader.At), int(reader, Reader.Next), reader)
  }
  setInt(reader, Reader.At, int(reader, Reader.Next))
}

/** Encodings that a sign may be written in. */
const MOST_TWICE: i32 = 2

/**
 * Whether what `code` began was written so as to end nothing: a sign that stands for itself. An ampersand in HTML is one of
 * the address that HTML holds, and a blank in a string that of the program which wrote it.
 */
function hidesSign(code: i32, read: i32): boolean {
  if (read > 127 || isAlphanumeric(read)) return false
  return code === Code.Percent || (read !== Code.Tab && read !== Code.Ampersand)
}

/** The control of U+009B, which is an escape and a bracket in one. */
const CONTROL: i32 = 0x9b

/** What stands behind an escape that was read from `at` on: a sequence is passed over, but for the ends of one that is text. */
function passSequence(
  text: Bytes,
  codes: Bytes,
  marks: Ints,
  at: i32,
  end: i32,
  level: i32,
  isOne: boolean,
  reader: Ints,
): void {
  const next: i32 = int(reader, Reader.Next)
  const sequence: Sequence = readSequence(text, end, level, isOne, reader)
  if (sequence === Sequence.None) setInt(reader, Reader.Next, next)
  if (sequence === Sequence.Whole) setInt(reader, Reader.At, int(reader, Reader.Next))
  else put(codes, marks, Code.Escape, at, reader)
}

/** A character of text that begins no JSON; true when it must be folded first. */
export function readPlain(
  text: Bytes,
  codes: Bytes,
  marks: Ints,
  at: i32,
  end: i32,
  level: i32,
  code: i32,
  word: Bytes,
  reader: Ints,
): boolean {
  if (code === Code.Less && passTag(text, end, level, codes, word, reader)) {
    setInt(reader, Reader.At, int(reader, Reader.Next))
    return false
  }
  const isAccount: boolean = code === Code.At && int(reader, Reader.Query) === 2
  if (code !== Code.Escape) noteQuery(code, reader)
  if (code === Code.Ampersand) noteForm(text, codes, at, end, reader)
  let read: i32 = code
  let isEncoded: boolean = false
  // The sign after an account that is a mail address itself is none of one.
  if (isAccount) read = Fold.Other2
  else if (isSign(code)) {
    const next: i32 = int(reader, Reader.Next)
    read = readEncoded(text, end, level, code, MOST_TWICE, word, reader)
    if (code === Code.Percent && int(reader, Reader.Next) > next) noteOctets(read, reader)
    isEncoded = read !== code && hidesSign(code, read)
  } else if (code === Code.Plus) {
    read = plus(text, codes, at, end, reader)
    isEncoded = read === Code.Space
  } else if (code === Code.Zero || code === Code.Hyphen || code === Code.OpenBracket || code === Code.Asterisk) {
    notePlus(codes, reader)
  }
  if (isEncoded) markEncoded(marks, at, reader)
  if (read === Code.Escape || read === Read.Point + CONTROL) {
    passSequence(text, codes, marks, at, end, level, read !== Code.Escape, reader)
    return false
  }
  return put(codes, marks, read, at, reader)
}

/** Whether all of the string that `level` is goes by its name, so that nobody asks what it holds. */
function goesWhole(reader: Ints, level: i32): boolean {
  const topics: i32 = topicsAt(reader, level, 0)
  return level > 0 && ruleIn(topics) !== 0 && (topics & YIELDING) === 0
}

/** A character of text; true when it must be folded first. */
function readText(
  text: Bytes,
  codes: Bytes,
  marks: Ints,
  at: i32,
  end: i32,
  level: i32,
  code: i32,
  lexicon: Bytes,
  word: Bytes,
  reader: Ints,
): boolean {
  const fresh: i32 = int(reader, Reader.Fresh)
  if (level <= DEEPEST && !goesWhole(reader, level) && beginsJson(text, code, end, level, fresh !== 0, reader)) {
    const written: i32 = int(reader, Reader.Written)
    // What stood there before must not be read.
    setByte(codes, written, Code.OpenBrace)
    setByte(codes, written + 1, Code.LineFeed)
    const isList: boolean = fresh === 1 && level === 0 && beginsList(text, code, end, level, reader)
    const said: i32 = isList ? saidOfElements(lexicon) : saidBefore(codes, written, lexicon, word)
    breakLine(codes, marks, at, reader)
    beginJson(text, end, reader, level, code, said, fresh === 1 && level === 0)
    setInt(reader, Reader.Fresh, 0)
    setInt(reader, Reader.At, int(reader, Reader.Next))
    return false
  }
  if (level === 0 || code !== Code.Space) setInt(reader, Reader.Fresh, 0)
  return readPlain(text, codes, marks, at, end, level, code, word, reader)
}

/** What is no character: the end of a string, or of what can be read. False when all has been read. */
function readEnd(
  text: Bytes,
  codes: Bytes,
  marks: Ints,
  values: Ints,
  at: i32,
  end: i32,
  read: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
  reader: Ints,
): boolean {
  if (isClosed(read)) {
    endString(text, codes, marks, values, at, end, Read.Closed - read, lexicon, word, notes, reader)
    setInt(reader, Reader.At, int(reader, Reader.Next))
    return true
  }
  if (!isBroken(read)) return false
  asText(reader, Read.Broken - read)
  setInt(reader, Reader.Fresh, 0)
  return true
}

/** Begins to decode at place `at`, in the middle of strings it may be: they become values once more. */
export function beginDecoding(at: i32, most: i32, isWhole: boolean, marks: Ints, values: Ints, reader: Ints): void {
  beginWriting(at, most, marks, reader)
  setInt(reader, Reader.At, at)
  setInt(reader, Reader.Point, 0)
  setInt(reader, Reader.Whole, isWhole ? 1 : 0)
  const quoted: i32 = int(reader, Reader.Quoted)
  for (let level: i32 = 0; level < quoted; level++) {
    const depth: i32 = ofLevel(reader, level, Level.Depth)
    const topics: i32 = named(ofLevel(reader, level, Level.Named), topicsAt(reader, level, depth))
    // Half of a name says nothing of what stands beside it.
    setLevel(reader, level, Level.Named, ofLevel(reader, level, Level.Named) & ~PAIRS)
    setLevel(reader, level, Level.Value, beginValue(values, at, Shape.String, level, topics, 0, reader))
  }
  // A name that was read earlier has been forgotten; nothing is known of the levels above this one.
  setLevel(reader, quoted, Level.Value, -1)
}

/** Ends the values that are open, before `at`. */
function endValues(values: Ints, at: i32, reader: Ints): void {
  for (let level: i32 = 0; level < int(reader, Reader.Quoted); level++) {
    const value: i32 = ofLevel(reader, level, Level.Value)
    if (value >= 0) endValue(values, value, at, reader)
  }
}

/** Ends what is still open. */
export function endDecoding(marks: Ints, values: Ints, reader: Ints): void {
  endWriting(marks, reader)
  endValues(values, int(reader, Reader.At), reader)
}

/**
 * Decodes the codes up to `stop`, but for a character that `end` cuts off.
 *
 * @param word - room for a word that is looked up
 */
export function decode(
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
    if (isLineEnd(byte(text, at))) {
      endValues(values, at, reader)
      write(codes, marks, Code.LineFeed, at, at + 1, reader)
      endLine(reader)
      setInt(reader, Reader.At, at + 1)
      continue
    }
    const level: i32 = int(reader, Reader.Quoted)
    const isText: boolean = ofLevel(reader, level, Level.Json) === 0
    if (isText && int(reader, Reader.Fresh) === 0 && mayCopy(codes, reader)) {
      const length: i32 = copyRun(text, codes, marks, at, stop, Code.Quote, reader)
      setInt(reader, Reader.At, at + length)
      if (length > 0) continue
    }
    const read: i32 = readCode(text, at, end, level, reader)
    if (read < 0) {
      if (!readEnd(text, codes, marks, values, at, end, read, lexicon, word, notes, reader)) return Decoded.All
      continue
    }
    if (isText) {
      if (readText(text, codes, marks, at, end, level, read, lexicon, word, reader)) return Decoded.Fold
      continue
    }
    const step: i32 = readJson(text, codes, marks, values, at, end, level, read, lexicon, word, notes, reader)
    if (step === Step.On) {
      setInt(reader, Reader.At, int(reader, Reader.Next))
      if (level === 0 && int(reader, Reader.Quoted) === 0) setInt(reader, Reader.Fresh, 0)
    } else asText(reader, level)
  }
  return Decoded.All
}
