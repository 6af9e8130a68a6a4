/** The output for a line or block: decoded codes and values, or copies of some, mapped back to the text. */
import { endDecoding } from '../formats/decode'
import { Reader, Shape, Value } from '../formats/state'
import { breakLine, beginValue, endValue, markNext } from '../formats/write'
import { endPlaceOf, indexAfter, placeOf } from '../text/marks'
import { beginClaims } from './claims.as'
import { endOfCode, originOf } from './folded.as'
import { DECODED, DECODED_MARKS, DECODED_MOST, READER, VALUES } from './layout.as'

/** Number of decoded codes, values and marks. */
export let decoded: i32 = 0
export let values: i32 = 0
export let marks: i32 = 0
/** True if the decoded text was folded before, and if it is in UTF-16 units. */
export let isFolded: bool = false
export let isUnits: bool = false

export function readUnits(units: bool): void {
  isUnits = units
}

export function readFolded(folded: bool): void {
  isFolded = folded
}

/** True if the output must be searched for places. */
export let isDecoded: bool = false
/** End of the last string, number or cell taken. */
export let tokenEnd: i32 = 0
/** Offset from a position in it to the address of its copy, 0 if it was decoded; and its value. */
export let copied: i32 = 0
export let value: i32 = 0

/**
 * Starts a line or block. With `direct`, each place comes with its rows, so that copied text can be examined at once.
 */
export function beginCopying(direct: bool): void {
  isDecoded = !direct
  copied = 0
  tokenEnd = 0
  if (!direct) return
  const to = <i32>DECODED + DECODED_MOST
  beginClaims(<i32>DECODED, to, to, <i32>DECODED, to, true)
}

/** Copies nothing of the following text. */
export function copyNothing(): void {
  copied = 0
}

/** Marks the text up to `end` as taken. */
export function passTo(end: i32): void {
  tokenEnd = end
}

/** Marks the text up to `end` as decoded. */
export function decodedTo(end: i32): void {
  copied = 0
  isDecoded = true
  tokenEnd = end
}

/** Copies the value from `from` to `to` of some codes; `quotes` is 1 if it is quoted, else 0. */
export function copyValue(codes: usize, from: i32, to: i32, quotes: i32, shape: Shape, topics: i32, object: i32): void {
  breakLine(DECODED, DECODED_MARKS, from - quotes, READER)
  value = beginValue(VALUES, from, shape, 0, topics, object, READER)
  markNext(DECODED_MARKS, from, READER)
  const index = load<i32>(READER, 4 * Reader.Written)
  memory.copy(DECODED + <usize>index, codes + <usize>from, to - from)
  store<i32>(READER, index + to - from, 4 * Reader.Written)
  store<i32>(READER, to, 4 * Reader.End)
  endValue(VALUES, value, to, READER)
  breakLine(DECODED, DECODED_MARKS, to, READER)
  copied = <i32>DECODED + index - from
  tokenEnd = to + quotes
}

/** Ends the output. */
export function finish(): void {
  endDecoding(DECODED_MARKS, VALUES, READER)
  decoded = load<i32>(READER, 4 * Reader.Written)
  values = load<i32>(READER, 4 * Reader.Values)
  marks = load<i32>(READER, 4 * Reader.Marks)
  for (let i: usize = 0; i < 128; i += 16) v128.store(DECODED + <usize>decoded + i, i8x16.splat(10))
}

/** Returns the index after the last decoded code from before folded code `place`. */
export function decodedAt(place: i32): i32 {
  return indexAfter(DECODED_MARKS, marks, decoded, place)
}

/** Returns the position in the text of decoded code `index`. */
export function beginOfDecoded(index: i32): i32 {
  return beginOfPlace(placeOf(DECODED_MARKS, marks, index))
}

function beginOfPlace(place: i32): i32 {
  return isFolded ? originOf(place) : place
}

/** Returns the position in the text where the read text ends at `place`. */
function endOfPlace(place: i32): i32 {
  return isFolded && place > 0 ? endOfCode(place - 1, isUnits) : place
}

/** Returns the end in the text of the decoded code before `index`. */
export function endOfDecoded(index: i32): i32 {
  return endOfPlace(endPlaceOf(DECODED_MARKS, marks, index))
}

/** Start and end of a value in the text. */
export function beginOfValue(value: i32): i32 {
  return beginOfPlace(load<i32>(VALUES + <usize>(4 * value * Value.Size), 4 * Value.Start))
}

export function endOfValue(value: i32): i32 {
  return endOfPlace(load<i32>(VALUES + <usize>(4 * value * Value.Size), 4 * Value.End))
}
