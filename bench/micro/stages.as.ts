/**
 * The kernel stage by stage, for `npm run micro`: the files of the published one, with an entry point for each pass.
 * Each entry point includes the passes before it, so the cost of a pass is the difference to the previous case.
 *
 * {@link bytes} must have processed the text once: it puts the line feeds around it.
 */
import { filterPlaces } from '../../src/kernel/filter.as'
import { foldText, stopped } from '../../src/kernel/folded.as'
import { KEPT_PLACES, PART, TEXT } from '../../src/kernel/layout.as'
import { classifyPart } from '../../src/kernel/masks.as'
import { narrow } from '../../src/kernel/narrow.as'
import { listPlaces } from '../../src/kernel/possible-places.as'

export { bytes, place, prepare, ready, units } from '../../src/kernel/kernel.as'
export { splice } from '../../src/kernel/splice.as'

function blocksAt(part: i32, length: i32): i32 {
  const rest = length - part
  return ((rest < PART ? rest : PART) + 63) >> 6
}

/** Classifies a part as the kernel does. */
function classifyAt(part: i32, length: i32): void {
  classifyPart(TEXT + <usize>part, blocksAt(part, length), part == 0, part + PART >= length, true)
}

/** Computes the masks of the whole text. */
export function classifyAll(length: i32): void {
  for (let part: i32 = 0; part < length; part += PART) classifyAt(part, length)
}

/** Computes masks and positions; returns the number of positions. */
export function listAll(length: i32): i32 {
  let count: i32 = 0
  for (let part: i32 = 0; part < length; part += PART) {
    classifyAt(part, length)
    count += listPlaces(TEXT + <usize>part, blocksAt(part, length))
  }
  return count
}

/** Computes masks, positions and the filter; returns the number of remaining positions. */
export function filterAll(length: i32): i32 {
  let count: i32 = 0
  for (let part: i32 = 0; part < length; part += PART) {
    classifyAt(part, length)
    const text: usize = TEXT + <usize>part
    count += filterPlaces(text, listPlaces(text, blocksAt(part, length)), KEPT_PLACES)
  }
  return count
}

/** Folds all of the bytes, as many at a time as fit. */
export function foldAll(length: i32): i32 {
  let at: i32 = 0
  while (at < length) {
    foldText(at, length, false, true)
    at = stopped
  }
  return at
}

/** Narrows the first code units; afterwards the bytes of the text are gone. */
export function narrowAll(length: i32): void {
  narrow(0, length)
}
