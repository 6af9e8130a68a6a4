/** @module Splits a possible name into words, each with its folded form and what joins it to the previous one. */
import { foldWord, isLetterAt, isUpperAt, wordEnd } from './words'

/** A word of a text. */
export interface Word {
  readonly start: number
  /** After its last letter, or after the dot of an initial. */
  readonly end: number
  readonly folded: string
  readonly isCapital: boolean
  /** One letter, optionally with a dot. */
  readonly isInitial: boolean
  /** What separates it from the previous word: a space or a hyphen, or a comma with a space. */
  readonly joint: '' | ' ' | '-' | ','
}

/** Most words of a name. */
export const MOST_WORDS = 6

/** Returns what joins two words of a name, and where the second one starts; undefined if nothing does. */
function jointAt(text: string, at: number): { readonly next: number; readonly joint: Word['joint'] } | undefined {
  const sign = text[at]
  if (sign === '-' || sign === '\u2010' || sign === '\u2011') return { next: at + 1, joint: '-' }
  const isComma = sign === ','
  const from = isComma ? at + 1 : at
  let next = from
  while (next - from < 2 && /[ \u00a0]/.test(text.charAt(next))) next++
  return next === from ? undefined : { next, joint: isComma ? ',' : ' ' }
}

function wordAt(text: string, start: number, joint: Word['joint']): Word {
  const end = wordEnd(text, start)
  const isCapital = isUpperAt(text, start)
  const isInitial = isCapital && end - start === 1
  const dotted = isInitial && text[end] === '.' ? end + 1 : end
  return { start, end: dotted, folded: foldWord(text.slice(start, end)), isCapital, isInitial, joint }
}

/** Returns the words from a position on, one or more; a comma joins only once. */
export function wordsFrom(text: string, at: number): Word[] {
  const words = [wordAt(text, at, '')]
  let commas = 0
  while (words.length < MOST_WORDS) {
    const last = words.at(-1) as Word
    const isTight = last.isInitial && last.end - last.start === 2 && isUpperAt(text, last.end)
    const step = isTight ? { next: last.end, joint: ' ' as const } : jointAt(text, last.end)
    if (step === undefined || !isLetterAt(text, step.next)) break
    if (step.joint === ',' && ++commas > 1) break
    words.push(wordAt(text, step.next, step.joint))
  }
  return words
}
