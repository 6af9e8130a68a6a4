/**
 * @module JSON (RFC 8259) as a lexer reads it: a sequence of strings, numbers and names with their nesting depth.
 * Lenient about errors that matter only to a parser (a brace that closes a bracket), because that loses no text.
 */

import { Bytes, byte, Ints, int, setByte, setInt } from '#memory'
import { ownedRule } from '../listed/joint'
import { Beside, KEPT_RULE } from '../resolve/listed-names'
import { Topic } from '../resolve/word-lookup'
import { Code, isDigit, isLineEnd } from '../text/codes'
import { placeOf } from '../text/marks'
import { peekBehind, readSequence, Sequence } from './control-sequences'
import { readBare, readNumber, readWord, Step, topicsOf } from './json-scalars'
import { beginsList, isBehindName, isBlank, isClosing, isOpening, isWordBegin } from './json-start'
import { restoreBegin } from './lost-digits'
import {
  beginLevel,
  besideIn,
  isList,
  Level,
  named,
  objectAt,
  ofLevel,
  open,
  Reader,
  Shape,
  setLevel,
  topicsAt,
  topicsOfRule,
  turnList,
  Value,
} from './state'
import { besideAhead, besideOwns, leaveOption, namedBy, saidBeside, saidInList, unnamed } from './value-names'
import { beginValue, breakLine, endValue, write } from './write'

/**
 * Starts reading a level as JSON after its opening `bracket`, a brace or a square one; `said` are the topics of the
 * name before it.
 */
export function beginJson(
  text: Bytes,
  end: i32,
  reader: Ints,
  level: i32,
  bracket: i32,
  said: i32,
  isRecord: boolean,
): void {
  const topics: i32 = topicsAt(reader, level, 0)
  beginLevel(reader, level, topics)
  setLevel(reader, level, Level.Json, 1)
  setLevel(reader, level, Level.Record, isRecord ? 1 : 0)
  const mayList: boolean = isRecord || level > 0
  open(reader, level, named(said, topics), bracket, mayList && beginsList(text, bracket, end, level, reader))
}

/** True if a value may come next. */
function mayBegin(reader: Ints, level: i32): boolean {
  return ofLevel(reader, level, Level.After) === 0
}

function close(reader: Ints, level: i32): i32 {
  const depth: i32 = ofLevel(reader, level, Level.Depth) - 1
  setLevel(reader, level, Level.Depth, depth)
  setLevel(reader, level, Level.After, 1)
  setLevel(reader, level, Level.Named, 0)
  setLevel(reader, level, Level.Pair, 0)
  if (depth === 0) setLevel(reader, level, Level.Json, 0)
  return Step.On
}

/** Starts a string whose quote is at `at`. */
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

/** Ends the string of `level` whose quote is at `at`. A colon after it makes it a name. */
export function endString(
  text: Bytes,
  codes: Bytes,
  marks: Ints,
  values: Ints,
  at: i32,
  end: i32,
  level: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
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
  const isName: boolean = peekBehind(text, int(reader, Reader.Next), end, level, reader) === Code.Colon
  if (value < 0) return
  if (isName) setInt(values, value * Value.Size + Value.Shape, Shape.Key | (level << 4))
  else {
    noteBeside(codes, values, value, level, lexicon, word, notes, reader)
    restoreBegin(text, end, codes, marks, values, value, Topic.Zeros, reader)
  }
}

/** Stores a string that names the value next to it. */
function noteBeside(
  codes: Bytes,
  values: Ints,
  value: i32,
  level: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
  reader: Ints,
): void {
  const key: i32 = ofLevel(reader, level, Level.Named)
  if ((besideIn(key) & (Beside.Name | Beside.Type)) === 0) return
  const from: i32 = int(values, value * Value.Size + Value.From)
  const to: i32 = int(values, value * Value.Size + Value.To)
  const said: i32 = saidBeside(codes, from, to, key, lexicon, word, notes)
  setLevel(reader, level, Level.Pair, named(ofLevel(reader, level, Level.Pair), said))
}

/** Handles a comma: in a list, the previous element may say something about the next. */
function nextElement(
  codes: Bytes,
  values: Ints,
  level: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
  reader: Ints,
): i32 {
  if (mayBegin(reader, level)) return Step.Off
  const depth: i32 = ofLevel(reader, level, Level.Depth)
  const isIn: boolean = isList(reader, level, depth)
  const isName: boolean = isIn && turnList(reader, level, depth)
  const value: i32 = ofLevel(reader, level, Level.Value)
  let said: i32 = 0
  if (isIn && value >= 0 && ofLevel(reader, level, Level.Name) === 1) {
    const from: i32 = int(values, value * Value.Size + Value.From)
    const to: i32 = int(values, value * Value.Size + Value.To)
    said = saidInList(codes, from, to, isName, lexicon, word, notes)
  }
  setLevel(reader, level, Level.Name, 0)
  setLevel(reader, level, Level.After, 0)
  setLevel(reader, level, Level.Named, said)
  return Step.On
}

/** Opens an object or array in JSON. */
function openInside(text: Bytes, at: i32, end: i32, level: i32, bracket: i32, reader: Ints): i32 {
  const isIn: boolean = isList(reader, level, ofLevel(reader, level, Level.Depth))
  // A name in a list owns only the directly adjacent element.
  if (isIn) setLevel(reader, level, Level.Named, 0)
  const mayBegin: boolean = isIn || isBehindName(text, at)
  const begins: boolean = mayBegin && beginsList(text, bracket, end, level, reader)
  open(reader, level, topicsOf(reader, level), bracket, begins)
  setLevel(reader, level, Level.Named, 0)
  return Step.On
}

/** Returns the topics of a listed name in text before JSON at `at`: `password={"a":"b"}`. */
export function saidBefore(text: Bytes, at: i32, lexicon: Bytes, word: Bytes): i32 {
  let joint: i32 = at - 1
  while (byte(text, joint) === Code.Space || byte(text, joint) === Code.Tab) joint--
  if (byte(text, joint) !== Code.Colon && byte(text, joint) !== Code.Equals) return 0
  const said: i32 = ownedRule(text, joint, lexicon, word)
  return (said & 255) > KEPT_RULE ? 0 : topicsOfRule(said)
}

/** Handles a colon: the string before it owns the next value. */
function endName(
  text: Bytes,
  codes: Bytes,
  values: Ints,
  end: i32,
  level: i32,
  lexicon: Bytes,
  word: Bytes,
  notes: Ints,
  reader: Ints,
): i32 {
  if (ofLevel(reader, level, Level.Name) === 0) return Step.Off
  setLevel(reader, level, Level.Name, 0)
  setLevel(reader, level, Level.After, 0)
  const depth: i32 = ofLevel(reader, level, Level.Depth)
  if (isList(reader, level, depth)) turnList(reader, level, depth)
  const value: i32 = ofLevel(reader, level, Level.Value)
  // A name on an earlier line is lost: it may be any.
  if (value < 0) {
    setLevel(reader, level, Level.Named, unnamed(lexicon))
    return Step.On
  }
  const from: i32 = int(values, value * Value.Size + Value.From)
  const to: i32 = int(values, value * Value.Size + Value.To)
  let said: i32 = namedBy(codes, from, to, lexicon, word, notes)
  if ((besideIn(said) & Beside.Values) !== 0) {
    let beside: i32 = ofLevel(reader, level, Level.Pair)
    setLevel(reader, level, Level.Pair, 0)
    const room: i32 = int(reader, Reader.Written)
    if (beside === 0) beside = besideAhead(text, end, level, codes, room, lexicon, word, notes, reader)
    said = besideOwns(said, beside)
  }
  setLevel(reader, level, Level.Named, said)
  return Step.On
}

/**
 * `{"name"=>"value"}` and `{"name":value}` are not JSON: writes the name again as in text, before its value at `at`. A
 * line end stays one.
 */
function endAsText(text: Bytes, codes: Bytes, marks: Ints, at: i32, isOwner: boolean, reader: Ints): i32 {
  const last: i32 = int(reader, Reader.Written) - 1
  const isBreak: boolean = last >= 0 && byte(codes, last) === Code.LineFeed
  if (isBreak && !isLineEnd(byte(text, placeOf(marks, int(reader, Reader.Marks), last)))) {
    setByte(codes, last, Code.Quote)
    if (isOwner) write(codes, marks, Code.Colon, at, at, reader)
  }
  return Step.Off
}

/** Reads a piece of JSON whose first character `code` is at `at`. */
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
  if (code === Code.Escape) {
    const next: i32 = int(reader, Reader.Next)
    if (readSequence(text, end, level, false, reader) === Sequence.Whole) return Step.On
    setInt(reader, Reader.Next, next)
  }
  if (code === Code.Colon) {
    return endName(text, codes, values, end, level, lexicon, word, notes, reader)
  }
  if (code === Code.Equals && ofLevel(reader, level, Level.Name) === 1) {
    return endAsText(text, codes, marks, at, false, reader)
  }
  if (code === Code.Comma) return nextElement(codes, values, level, lexicon, word, notes, reader)
  setLevel(reader, level, Level.Name, 0)
  if (isClosing(code)) return close(reader, level)
  if (!mayBegin(reader, level)) return Step.Off
  if (code === Code.Quote) leaveOption(text, end, level, reader)
  if (code === Code.Quote) return beginString(codes, marks, values, at, level, reader)
  if (isOpening(code)) return openInside(text, at, end, level, code, reader)
  let step: i32 = Step.Off
  if (isDigit(code) || code === Code.Hyphen) {
    step = readNumber(text, codes, marks, values, at, end, level, code, reader)
  } else if (isWordBegin(code)) step = readWord(text, codes, marks, values, at, end, level, code, reader)
  if (step === Step.Off) step = readBare(codes, text, marks, values, at, end, level, reader)
  if (step === Step.On || ofLevel(reader, level, Level.Named) === 0) return step
  return endAsText(text, codes, marks, at, true, reader)
}
