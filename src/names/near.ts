/** @module Guesses what a name that is not understood may mean: a suggestion for people, never used by a redactor. */
import { difference } from './difference'
import { readName } from './read'
import { allStems, type Stem } from './stems'

/** Shorter words are close to everything. */
const SHORTEST = 5
/** Length from which on two letters may differ. */
const LONG = 9

/** Roles of words that make a name impersonal. */
const NOBODYS = ['thing', 'about']

/** A guess at the content of a field. */
interface Near {
  readonly category: string
  /** The similar word of the table. */
  readonly word: string
}

function nearOf(stem: Stem | undefined): Near | undefined {
  const category = stem?.category ?? stem?.numbered
  return category === undefined ? undefined : { category, word: (stem as Stem).word }
}

/** Returns the longest word of the table within the text, preferably at its end; else one that is nearly the same. */
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
 * Guesses the content of a field whose name is not understood: from the names around it, from words in it that have a
 * meaning elsewhere, or from a word that is nearly one of the table.
 *
 * @param parents - names of the enclosing fields, outermost first
 * @returns undefined if nothing is close, or if the name is impersonal
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
