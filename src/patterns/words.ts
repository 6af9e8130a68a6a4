/**
 * @module Words and labels that a pattern brings, in text: folded, so that case and marks of letters do not count.
 */
import { Code, Fold, FoldClass, isAlphanumeric, isDigit } from '../text/codes'
import type { Shown } from '../text/shown'
import type { CodeSet } from './needles'

/** Letters behind a word that may be its ending. */
const ENDING = 4
/** Codes before a value in which its words are looked for. */
export const WINDOW = 100

const NAMED: { readonly [fold: number]: string } = {
  [FoldClass.ARing]: 'å',
  [FoldClass.ADiaeresis]: 'ä',
  [FoldClass.ODiaeresis]: 'ö',
  [FoldClass.OStroke]: 'ø',
  [FoldClass.Ae]: 'æ',
}

/** The character that a code stands for. */
export function characterOf(shown: Shown, at: number): string {
  const code = shown.codes[at] as number
  if (code < 128) return String.fromCharCode(code)
  // The code itself says which letter it is, also of one that was written as an escape.
  const letter = (code & 0x60) === (Fold.Other2 & 0x60) ? NAMED[code & 31 & ~FoldClass.Upper] : undefined
  if (letter === undefined || (code & 31) < FoldClass.Named) return shown.characterAt(at)
  return (code & FoldClass.Upper) !== 0 ? letter.toUpperCase() : letter
}

/** A vowel with whatever marks; no others lose theirs, so that a word's consonants are told by their codes. */
const VOWEL = /^[aeiouyøæ]\p{M}*$/u
const OTHERS: { readonly [letter: string]: string } = { ø: 'o', æ: 'a' }

/** A character without case, a vowel also without marks; of what is no letter or digit, nothing. */
function foldedCharacter(character: string): string {
  const lower = character.toLowerCase()
  const apart = lower.normalize('NFD')
  if (VOWEL.test(apart)) return OTHERS[apart[0] as string] ?? (apart[0] as string)
  // A letter that only its small form makes one of ASCII is another.
  return /[\p{L}\p{N}]/u.test(lower) && (character < '\x80' || lower >= '\x80') ? lower.normalize('NFC') : ''
}

/** Parts of a word, folded: what joins them may be written or not. */
export type Word = readonly string[]

/** A word as it is looked for. */
export function wordOf(word: string): Word {
  const parts = word.normalize('NFC').split(/[^\p{L}\p{N}\p{M}]+/u)
  return parts.map((part) => Array.from(part, foldedCharacter).join('')).filter((part) => part !== '')
}

/** What may stand at the places of a word's longest part that can be told by one, from its begin on where it begins the word. */
export function placesOf(word: Word): CodeSet[] {
  const longest = word.reduce((best, part) => (part.length > best.length ? part : best), '')
  return Array.from(longest, (letter) => {
    const code = letter.charCodeAt(0)
    const isForeign = code >= 128 || VOWEL.test(letter)
    return { codes: code < 128 ? [...new Set([code, letter.toUpperCase().charCodeAt(0)])] : [], isForeign }
  })
}

function isJoint(code: number): boolean {
  return code === Code.Space || code === Code.Hyphen || code === Code.Dot || code === Code.Underscore
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122
}

/** Whether a word begins at a place: behind what is no letter, or as a part of `claimNumber`. */
export function beginsWord(codes: Uint8Array, at: number): boolean {
  const before = codes[at - 1] as number
  if (!isAlphanumeric(codes[at] as number)) return false
  return !isAlphanumeric(before) || (isLower(before) && isUpper(codes[at] as number))
}

/** End of a part of a word from a place on; -1 for another one. */
function partEnd(shown: Shown, at: number, to: number, part: string): number {
  let read = 0
  let place = at
  for (; read < part.length && place < to && isAlphanumeric(shown.codes[place] as number); place++) {
    const letter = foldedCharacter(characterOf(shown, place))
    if (!part.startsWith(letter, read)) return -1
    read += letter.length
  }
  return read === part.length ? place : -1
}

/** End of a word with its ending that begins at a place; -1 for another one. */
export function wordEnd(shown: Shown, at: number, to: number, word: Word): number {
  const { codes } = shown
  let place = at
  for (const [i, part] of word.entries()) {
    if (i > 0 && isJoint(codes[place] as number)) place++
    place = partEnd(shown, place, to, part)
    if (place < 0) return -1
  }
  const last = place
  while (place < to && isAlphanumeric(codes[place] as number) && !isDigit(codes[place] as number)) {
    if (isUpper(codes[place] as number) && isLower(codes[place - 1] as number)) break
    place++
  }
  return place - last <= ENDING ? place : -1
}

/** Whether one of some words stands between two places of a line. */
export function hasWord(shown: Shown, from: number, to: number, words: readonly Word[]): boolean {
  for (let at = from; at < to; at++) {
    if (!beginsWord(shown.codes, at)) continue
    if (words.some((word) => wordEnd(shown, at, to, word) >= 0)) return true
  }
  return false
}

/** Whether a name ends with one of some words. */
export function endsWith(shown: Shown, from: number, to: number, words: readonly Word[]): boolean {
  for (let at = from; at < to; at++) {
    if (!beginsWord(shown.codes, at)) continue
    if (words.some((word) => wordEnd(shown, at, to, word) === to)) return true
  }
  return false
}
