/**
 * @module What a name that says nothing may have been meant to say: a proposal for people, never for a redactor.
 */
import { difference } from './difference'
import { readName } from './read'
import { allStems, type Stem } from './stems'

/** Shorter words are near to everything. */
const SHORTEST = 5
/** Letters from which on two may be wrong. */
const LONG = 9

/** Roles of words that make a name nobody's. */
const NOBODYS = ['thing', 'about']

/** A guess at what a field holds. */
interface Near {
  readonly category: string
  /** The word of the table that comes near. */
  readonly word: string
}

function nearOf(stem: Stem | undefined): Near | undefined {
  const category = stem?.category ?? stem?.numbered
  return category === undefined ? undefined : { category, word: (stem as Stem).word }
}

/** The longest word of the table that stands in another, at its end rather than before; else one that is nearly the same. */
function nearestTo(text: string): Near | undefined {
  let best: Stem | undefined
  let score = 0
  const most = text.length >= LONG ? 2 : 1
  for (const [word, stem] of allStems()) {
    if (word.length < SHORTEST || nearOf(stem) === undefined) continue
    const within = text.endsWith(word) ? 3 * word.length : text.includes(word) ? 2 * word.length : 0
    const like = within === 0 && text.length >= SHORTEST ? most + 1 - difference(text, word, most) : 0
    if (within + like > score) {
      best = stem
      score = within + like
    }
  }
  return nearOf(best)
}

/**
 * What a field may hold whose name is not understood: by the names around it, by words in it that say something
 * elsewhere, or by a word that is nearly one of the table.
 *
 * @param parents - names of what the field lies in, the outermost first
 * @returns undefined when nothing comes near, or when the name says that it is nobody's
 */
export function nearName(name: string, parents: readonly string[] = []): Near | undefined {
  const whole = readName(name, parents)
  if (whole.category !== undefined) return { category: whole.category, word: whole.by ?? name }
  const { words } = readName(name)
  if (words.some(({ stem }) => stem?.category === undefined && NOBODYS.some((role) => stem?.roles.has(role))))
    return undefined
  for (const { text, stem } of [...words].reverse()) {
    const near = stem === undefined ? nearestTo(text) : nearOf(stem)
    if (near !== undefined) return near
  }
  return undefined
}
