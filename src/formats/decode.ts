/**
 * @module Decodes text from its format for the recognisers: without quoting and escape sequences, every JSON value on a
 * line of its own. One pass over the characters, one state. Text outside JSON passes unchanged except for
 * percent-encoding, character references and escape sequences.
 */
import { Bytes, byte, Ints, int, setByte, setInt } from '#memory'
import { Code, Fold, isAlphanumeric, isLineEnd } from '../text/codes'
import { readSequence, Sequence } from './control-sequences'
import { isSign, readEncoded } from './encodings'
import { passTag } from './inline-tags'
import { beginJson, endString, readJson, saidBefore, saidWithoutName } from './json'
import { Step } from './json-scalars'
import { beginsJson, beginsList } from './json-start'
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
import { isBroken, isClosed, Read, readCode } from './unquote'
import { mayCopy, noteForm, noteOctets, notePlus, noteQuery, plus } from './url-query'
import { beginValue, beginWriting, breakLine, copyRun, endValue, endWriting, markEncoded, write } from './write'

/** Result of {@link decode}. */
export const enum Decoded {
  /** Everything available was read. */
  All = 0,
  /** {@link Reader.Point} must be folded to {@link Reader.Folded}. */
  Fold = 1,
}

/** Treats the rest of a level as text. */
function asText(reader: Ints, level: i32): void {
  beginLevel(reader, level, topicsAt(reader, level, 0))
  setInt(reader, Reader.Quoted, level)
}

/** Handles a line end: strings never continue after it, and JSON only as a record. */
export function endLine(reader: Ints): void {
  const isOpen: boolean = int(reader, Reader.Quoted) > 0
  if (isOpen || ofLevel(reader, 0, Level.Record) === 0) beginLevel(reader, 0, 0)
  setLevel(reader, 0, Level.Value, -1)
  setInt(reader, Reader.Quoted, 0)
  setInt(reader, Reader.Fresh, 1)
  setInt(reader, Reader.Query, 0)
}

/** Writes a character of text read from `at` to {@link Reader.Next}; returns true if it must be folded first. */
function put(codes: Bytes, marks: Ints, read: i32, at: i32, reader: Ints): boolean {
  if (read >= Read.Point) {
    setInt(reader, Reader.Point, read - Read.Point)
    return true
  }
  write(codes, marks, read, at, int(reader, Reader.Next), reader)
  setInt(reader, Reader.At, int(reader, Reader.Next))
  return false
}

/** Writes the character that the caller has folded, if any. */
export function writeFolded(codes: Bytes, marks: Ints, reader: Ints): void {
  if (int(reader, Reader.Point) === 0) return
  setInt(reader, Reader.Point, 0)
  if (int(reader, Reader.Folded) !== 0) {
    write(codes, marks, int(reader, Reader.Folded), int(reader, Reader.At), int(reader, Reader.Next), reader)
  }
  setInt(reader, Reader.At, int(reader, Reader.Next))
}

/** Maximum number of nested encodings of a character. */
const MOST_TWICE: i32 = 2

/**
 * True if the character that `code` introduced was encoded so that it is literal and ends nothing. An ampersand in HTML
 * belongs to the URL that the HTML contains, and a blank in a string to the program that wrote it.
 */
function hidesSign(code: i32, read: i32): boolean {
  if (read > 127 || isAlphanumeric(read)) return false
  return code === Code.Percent || (read !== Code.Tab && read !== Code.Ampersand)
}

/** The control character U+009B, an escape and a bracket in one. */
const CONTROL: i32 = 0x9b

/** Handles the control sequence after an escape at `at`: skips it, except for the delimiters of one with text. */
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

/** Handles a character of text that does not start JSON; returns true if it must be folded first. */
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
  // An at sign after an account that is itself a mail address must not form another one.
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

/** True if the whole string of `level` is owned by its name, so that its content does not matter. */
function goesWhole(reader: Ints, level: i32): boolean {
  const topics: i32 = topicsAt(reader, level, 0)
  return level > 0 && ruleIn(topics) !== 0 && (topics & YIELDING) === 0
}

/** Handles a character of text; returns true if it must be folded first. */
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
    // Previous content of the buffer must not be read.
    setByte(codes, written, Code.OpenBrace)
    setByte(codes, written + 1, Code.LineFeed)
    const isList: boolean = fresh === 1 && level === 0 && beginsList(text, code, end, level, reader)
    const said: i32 = isList ? saidWithoutName(lexicon) : saidBefore(codes, written, lexicon, word)
    breakLine(codes, marks, at, reader)
    beginJson(text, end, reader, level, code, said, fresh === 1 && level === 0)
    setInt(reader, Reader.Fresh, 0)
    setInt(reader, Reader.At, int(reader, Reader.Next))
    return false
  }
  if (level === 0 || code !== Code.Space) setInt(reader, Reader.Fresh, 0)
  return readPlain(text, codes, marks, at, end, level, code, word, reader)
}

/** Handles the end of a string, or of the available text. Returns false once everything has been read. */
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

/** Starts decoding at `at`, possibly inside strings, which become values again. */
export function beginDecoding(at: i32, most: i32, isWhole: boolean, marks: Ints, values: Ints, reader: Ints): void {
  beginWriting(at, most, marks, reader)
  setInt(reader, Reader.At, at)
  setInt(reader, Reader.Point, 0)
  setInt(reader, Reader.Whole, isWhole ? 1 : 0)
  const quoted: i32 = int(reader, Reader.Quoted)
  for (let level: i32 = 0; level < quoted; level++) {
    const depth: i32 = ofLevel(reader, level, Level.Depth)
    const topics: i32 = named(ofLevel(reader, level, Level.Named), topicsAt(reader, level, depth))
    // Half a name implies nothing for adjacent values.
    setLevel(reader, level, Level.Named, ofLevel(reader, level, Level.Named) & ~PAIRS)
    setLevel(reader, level, Level.Value, beginValue(values, at, Shape.String, level, topics, 0, reader))
  }
  // A name read earlier is lost; nothing is known of the levels above this one.
  setLevel(reader, quoted, Level.Value, -1)
}

/** Ends all open values before `at`. */
function endValues(values: Ints, at: i32, reader: Ints): void {
  for (let level: i32 = 0; level < int(reader, Reader.Quoted); level++) {
    const value: i32 = ofLevel(reader, level, Level.Value)
    if (value >= 0) endValue(values, value, at, reader)
  }
}

/** Ends everything still open. */
export function endDecoding(marks: Ints, values: Ints, reader: Ints): void {
  endWriting(marks, reader)
  endValues(values, int(reader, Reader.At), reader)
}

/**
 * Decodes the codes up to `stop`, except for a character that `end` cuts.
 *
 * @param word - buffer for a word to look up
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
