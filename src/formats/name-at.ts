/** @module Finds the field name for a position in decoded codes, for custom recognisers. */
import { SHAPES, Shape, Value } from './state'

/** Maximum number of array elements to go back to the array's name. */
const MOST_ELEMENTS = 64

/**
 * Returns the index of the value that names the one at a position; -1 for none.
 *
 * @param values - see {@link Value}, from index `first` on, sorted by start
 */
export function nameOf(values: Int32Array, first: number, count: number, place: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[first + middle * Value.Size + Value.From] as number) <= place) low = middle + 1
    else high = middle
  }
  const isKey = (at: number) => ((values[first + at * Value.Size + Value.Shape] as number) & SHAPES) === Shape.Key
  const own = low - 1
  if (own < 0 || isKey(own) || (values[first + own * Value.Size + Value.To] as number) <= place) return -1
  for (let at = own - 1; at >= 0 && at >= own - MOST_ELEMENTS; at--) if (isKey(at)) return at
  return -1
}
