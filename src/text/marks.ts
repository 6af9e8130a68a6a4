/**
 * @module Maps codes back to their source. A mark says that from some index on, codes come from consecutive positions.
 * In a list of marks, neither indexes nor positions decrease. Both compilers read it.
 */
import { Ints, int } from '#memory'

export const enum Mark {
  Index = 0,
  Place = 1,
  Size = 2,
}

/** Returns the last mark whose index or position is at most `value`; the first one if there is none. */
export function lastMark(marks: Ints, count: i32, field: Mark, value: i32): i32 {
  let low: i32 = 0
  let high: i32 = count - 1
  while (low < high) {
    const middle: i32 = (low + high + 1) >> 1
    if (int(marks, middle * Mark.Size + field) <= value) low = middle
    else high = middle - 1
  }
  return low
}

/** Returns the position of code `index`. */
export function placeOf(marks: Ints, count: i32, index: i32): i32 {
  const at: i32 = lastMark(marks, count, Mark.Index, index) * Mark.Size
  return int(marks, at + Mark.Place) + index - int(marks, at + Mark.Index)
}

/** Returns the position after the code before `index`: skipped text between the two is left out. */
export function endPlaceOf(marks: Ints, count: i32, index: i32): i32 {
  let mark: i32 = lastMark(marks, count, Mark.Index, index)
  if (int(marks, mark * Mark.Size + Mark.Index) !== index) return placeOf(marks, count, index - 1) + 1
  while (mark > 0 && int(marks, (mark - 1) * Mark.Size + Mark.Index) === index) mark--
  return int(marks, mark * Mark.Size + Mark.Place)
}

/**
 * True if code `index` is a character that the text has in encoded form, which two equal marks indicate. Such a
 * character is part of its surroundings and never ends them.
 */
export function isEncodedAt(marks: Ints, count: i32, index: i32): boolean {
  if (count < 2) return false
  const at: i32 = lastMark(marks, count, Mark.Index, index) * Mark.Size
  if (at === 0 || int(marks, at + Mark.Index) !== index) return false
  const before: i32 = at - Mark.Size
  return int(marks, before + Mark.Index) === index && int(marks, before + Mark.Place) === int(marks, at + Mark.Place)
}

/** True if any code from `from` to `to` is an encoded character. */
export function holdsEncoded(marks: Ints, count: i32, from: i32, to: i32): boolean {
  if (count < 2) return false
  for (let index: i32 = from; index < to; index++) if (isEncodedAt(marks, count, index)) return true
  return false
}

/** Returns the index after the last of `written` codes from before `place`: a value may occur twice. */
export function indexAfter(marks: Ints, count: i32, written: i32, place: i32): i32 {
  let next: i32 = written
  for (let mark: i32 = count - 1; mark >= 0; mark--) {
    const index: i32 = int(marks, mark * Mark.Size + Mark.Index)
    const past: i32 = index + place - int(marks, mark * Mark.Size + Mark.Place)
    if (next > index && past > index) return past < next ? past : next
    next = index
  }
  return 0
}
