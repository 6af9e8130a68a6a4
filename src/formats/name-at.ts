/** @module Finds the field name for a position in decoded codes, for custom recognisers. */
import type { Span } from '../text/shown'
import { SHAPES, Shape, Value } from './state'

/** Maximum number of array elements to go back to the array's name. */
const MOST_ELEMENTS = 64

/**
 * Returns the range of the name for the value at index `at`; undefined for none.
 *
 * @param values - see {@link Value}, from index `first` on, sorted by start
 * @param start - index of the first code, from which values count
 */
export function nameAt(values: Int32Array, first: number, count: number, at: number, start: number): Span | undefined {
  const field = (value: number, which: Value) => values[first + value * Value.Size + which] as number
  const place = at - start
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (field(middle, Value.From) <= place) low = middle + 1
    else high = middle
  }
  const isKey = (value: number) => (field(value, Value.Shape) & SHAPES) === Shape.Key
  const own = low - 1
  if (own < 0 || isKey(own) || field(own, Value.To) <= place) return undefined
  for (let name = own - 1; name >= 0 && name >= own - MOST_ELEMENTS; name--) {
    if (isKey(name)) return { from: start + field(name, Value.From), to: start + field(name, Value.To) }
  }
  return undefined
}
