/**
 * @module Which names of fields say anything of what stands below them. Most say nothing, and names come again and again.
 */
import { Beside } from '../resolve/listed'
import { Named } from '../resolve/lookup'
import { Weighing } from '../resolve/weigh'
import { isBare } from '../text/bare'
import { Code } from '../text/codes'
import { foldUnits } from '../text/fold'
import { namesEnd } from './dates'
import { namedBy } from './names'
import { BELOW, besideIn, PAIRS } from './state'

/** Line feeds on both sides of a name. */
const GUARD = 64
/** Longer names are not looked up. */
const LONGEST = 64
/** Names of one list that are remembered, a power of two; a new one takes the place of an older one. */
const SLOTS = 1024

/** What a name says of the values below it. */
export const enum Says {
  Nothing = 0,
  /** Something for or against what is found in them. */
  Evidence = 1,
  /** The same, and of numbers whose end may stand alone: see `dates.ts`. */
  Ends = 2,
  /** That all of them are to be redacted; more than names above a value can add up to otherwise. */
  Owns = 65536,
}

/** Looks a name up. */
export type SaidBy = (name: string) => Says

const known = new WeakMap<Uint8Array, SaidBy>()

/** Looks names up in a lexicon, and remembers what it was told as long as there is one. */
export function tellingIn(lexicon: Uint8Array): SaidBy {
  let made = known.get(lexicon)
  if (made === undefined) {
    made = remembering(lexicon)
    known.set(lexicon, made)
  }
  return made
}

/** Of a name its hash is remembered, because no text may outlive a call. Nobody can choose one that is taken for another. */
const SEEDS = /* @__PURE__ */ [0, 1].map(() => Math.floor(Math.random() * 0x100000000) | 0) as [number, number]

function remembering(lexicon: Uint8Array): SaidBy {
  const hashes = new Int32Array(2 * SLOTS)
  // What they say; -1 where no name is.
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

/** Reads a name; one that may hold a value by itself, or is none that is looked up, may say anything. */
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
    // What stands beside a value says what it is.
    if ((besideIn(topics) & Beside.Values) !== 0) return Says.Owns
    // `number` says something inside `version` only, which has said so.
    const said = topics & ~PAIRS & ~Named.Number
    if (said >> 16 !== 0) return Says.Owns
    return said === 0 ? Says.Nothing : namesEnd(said) ? Says.Ends : Says.Evidence
  }
}
