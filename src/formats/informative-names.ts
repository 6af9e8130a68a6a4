/** @module Determines which field names say anything about the values below them. Most say nothing, and names recur. */
import { Beside } from '../resolve/listed-names'
import { Weighing } from '../resolve/weigh'
import { Named } from '../resolve/word-lookup'
import { isBare } from '../text/bare'
import { Code } from '../text/codes'
import { foldUnits } from '../text/fold'
import { namesEnd } from './birth-dates'
import { BELOW, besideIn, PAIRS } from './state'
import { namedBy } from './value-names'

/** Number of line feeds on both sides of a name. */
const GUARD = 64
/** Longer names are not looked up. */
const LONGEST = 64
/** Cache size per list, a power of two; a new name replaces an older one. */
const SLOTS = 1024

/** What a name says about the values below it. */
export const enum Says {
  Nothing = 0,
  /** It is evidence for or against findings in them. */
  Evidence = 1,
  /** The same, and for numbers whose end may occur alone: see `birth-dates.ts`. */
  Ends = 2,
  /** All of them are to be redacted; exceeds the sum of the names above any value. */
  Owns = 65536,
}

/** Looks up a name. */
export type SaidBy = (name: string) => Says

const known = new WeakMap<Uint8Array, SaidBy>()

/** Returns the cached look-up for a lexicon; the cache lives as long as the lexicon. */
export function tellingIn(lexicon: Uint8Array): SaidBy {
  let made = known.get(lexicon)
  if (made === undefined) {
    made = remembering(lexicon)
    known.set(lexicon, made)
  }
  return made
}

/** Only hashes of names are stored, because no text may outlive a call. Random seeds prevent chosen collisions. */
const SEEDS = /* @__PURE__ */ [0, 1].map(() => Math.floor(Math.random() * 0x100000000) | 0) as [number, number]

function remembering(lexicon: Uint8Array): SaidBy {
  const hashes = new Int32Array(2 * SLOTS)
  // The results; -1 for an empty slot.
  const said = new Int32Array(SLOTS).fill(-1)
  const look = nameReader(lexicon)
  return (name) => {
    let [one, two] = SEEDS
    for (let i = 0; i < name.length; i++) {
      const unit = name.charCodeAt(i)
      one = Math.imul(one ^ unit, 0x9e3779b1)
      one ^= one >>> 15
      two = Math.imul(two + unit, 0x85ebca77)
      two ^= two >>> 13
    }
    const slot = (one ^ two) & (SLOTS - 1)
    if (said[slot] === -1 || hashes[2 * slot] !== one || hashes[2 * slot + 1] !== two) {
      said[slot] = look(name)
      hashes[2 * slot] = one
      hashes[2 * slot + 1] = two
    }
    return said[slot] as Says
  }
}

/** Creates the look-up. A name that may itself contain a value, or is too long to look up, may say anything. */
function nameReader(lexicon: Uint8Array): SaidBy {
  const codes = new Uint8Array(LONGEST + 2 * GUARD).fill(Code.LineFeed)
  const word = new Uint8Array(Weighing.ScratchBytes)
  const notes = new Int32Array(Weighing.NotesInts)
  return (name) => {
    if (name.length > LONGEST || !isBare(name)) return Says.Owns
    foldUnits(name, codes, GUARD)
    const topics = namedBy(codes, GUARD, GUARD + name.length, lexicon, word, notes) & ~BELOW
    codes.fill(Code.LineFeed)
    word.fill(0)
    // An adjacent name may say what the value is.
    if ((besideIn(topics) & Beside.Values) !== 0) return Says.Owns
    // `number` means something only inside `version`, which already counts.
    const said = topics & ~PAIRS & ~Named.Number
    if (said >> 16 !== 0) return Says.Owns
    return said === 0 ? Says.Nothing : namesEnd(said) ? Says.Ends : Says.Evidence
  }
}
