/**
 * @module Which names of fields say anything of what stands below them. Most say nothing, and names come again and again.
 */
import { Weighing } from '../resolve/weigh'
import { isBare } from '../text/bare'
import { Code } from '../text/codes'
import { fold } from '../text/fold'
import { namedBy } from './json'

/** Line feeds on both sides of a name. */
const GUARD = 64
/** Longer names are not looked up. */
const LONGEST = 64
/** Names that are remembered of one list. */
const MOST = 4096

/** Whether a name may say something. */
export type IsTelling = (name: string) => boolean

const known = new WeakMap<Uint8Array, IsTelling>()

/** Looks names up in a lexicon, which is made on first use, and remembers what it was told. */
export function tellingIn(names: { readonly lexicon: Uint8Array }): IsTelling {
  let made: IsTelling | undefined
  return (name) => {
    made ??= known.get(names.lexicon)
    if (made === undefined) {
      made = remembering(names.lexicon)
      known.set(names.lexicon, made)
    }
    return made(name)
  }
}

function remembering(lexicon: Uint8Array): IsTelling {
  const names = new Map<string, boolean>()
  const codes = new Uint8Array(LONGEST + 2 * GUARD)
  const word = new Uint8Array(Weighing.ScratchBytes)
  const notes = new Int32Array(Weighing.NotesInts)
  const look = (name: string): boolean => {
    if (name.length > LONGEST || !isBare(name)) return true
    codes.fill(Code.LineFeed)
    for (let i = 0; i < name.length; i++) {
      const unit = name.charCodeAt(i)
      codes[GUARD + i] = unit < 128 ? unit : fold(unit)
    }
    return namedBy(codes, GUARD, GUARD + name.length, lexicon, word, notes) !== 0
  }
  return (name) => {
    const before = names.get(name)
    if (before !== undefined) return before
    const said = look(name)
    if (names.size >= MOST) names.clear()
    names.set(name, said)
    return said
  }
}
