/**
 * What a line or block was decoded to, and the way back to the text.
 */
import { endDecoding } from '../formats/decode'
import { Reader, Value } from '../formats/state'
import { Mark } from '../formats/write'
import { endOfCode, originOf } from './folded.as'
import { DECODED, DECODED_MARKS, MARK_SIZE, READER, VALUES } from './layout.as'

/** How many codes and values were decoded. */
export let decoded: i32 = 0
export let values: i32 = 0
let marks: i32 = 0
/** Whether what was decoded had been folded, and whether the text is one of UTF-16 units. */
let isFolded: bool = false
let isUnits: bool = false

/** All has been decoded. */
export function finish(wasFolded: bool, units: bool): void {
  isFolded = wasFolded
  isUnits = units
  endDecoding(DECODED_MARKS, VALUES, READER)
  decoded = load<i32>(READER, 4 * Reader.Written)
  values = load<i32>(READER, 4 * Reader.Values)
  marks = load<i32>(READER, 4 * Reader.Marks)
  for (let i: usize = 0; i < 128; i += 16) v128.store(DECODED + <usize>decoded + i, i8x16.splat(10))
}

/** The last mark at or before the decoded code `index`. */
function lastMark(index: i32): i32 {
  let low: i32 = 0
  let high = marks - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (load<i32>(markAt(middle)) <= index) low = middle
    else high = middle - 1
  }
  return low
}

function markAt(mark: i32): usize {
  return DECODED_MARKS + <usize>(mark * MARK_SIZE)
}

function placeOf(mark: i32, index: i32): i32 {
  return load<i32>(markAt(mark), 4 * Mark.Place) + index - load<i32>(markAt(mark))
}

/** Index of the first decoded code that came from folded code `place` or one after it. */
export function decodedAt(place: i32): i32 {
  for (let i: i32 = 0; i < marks; i++) {
    const index = load<i32>(markAt(i))
    const origin = load<i32>(markAt(i), 4 * Mark.Place)
    const next = i + 1 < marks ? load<i32>(markAt(i + 1)) : decoded
    if (origin >= place) return index
    if (origin + next - index > place) return index + place - origin
  }
  return decoded
}

/** The place in the text that decoded code `index` came from. */
export function beginOfDecoded(index: i32): i32 {
  return beginOfPlace(placeOf(lastMark(index), index))
}

function beginOfPlace(place: i32): i32 {
  return isFolded ? originOf(place) : place
}

/** The place in the text where `place` is the end of what was read. */
function endOfPlace(place: i32): i32 {
  return isFolded && place > 0 ? endOfCode(place - 1, isUnits) : place
}

/** The end in the text of the decoded code before `index`. */
export function endOfDecoded(index: i32): i32 {
  let mark = lastMark(index)
  while (mark > 0 && load<i32>(markAt(mark - 1)) == index) mark--
  const isMarked: bool = load<i32>(markAt(mark)) == index
  return endOfPlace(isMarked ? placeOf(mark, index) : placeOf(mark, index - 1) + 1)
}

/** Where a value begins in the text, and where it ends. */
export function beginOfValue(value: i32): i32 {
  return beginOfPlace(load<i32>(VALUES + <usize>(4 * value * Value.Size), 4 * Value.Start))
}

export function endOfValue(value: i32): i32 {
  return endOfPlace(load<i32>(VALUES + <usize>(4 * value * Value.Size), 4 * Value.End))
}
