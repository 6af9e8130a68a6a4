/** @module Matches words and labels of a pattern in text, folded so that case and diacritics do not matter. */
import type { CodeSet } from '../extra/needles'
import { Code, Fold, FoldClass, isAlphanumeric, isDigit } from '../text/codes'
import { late } from '../text/late'
import type { Shown } from '../text/shown'

/** Maximum length of an ending after a word. */
const ENDING = 4
/** Codes before a value that are searched for its words. */
export const WINDOW = 100

const NAMED: { readonly [fold: number]: string } = {
  [FoldClass.ARing]: 'å',
  [FoldClass.ADiaeresis]: 'ä',
  [FoldClass.ODiaeresis]: 'ö',
  [FoldClass.OStroke]: 'ø',
  [FoldClass.Ae]: 'æ',
}

/** Returns the character behind a code. */
export function characterOf(shown: Shown, at: number): string {
  const code = shown.codes[at] as number
  if (code < 128) return String.fromCharCode(code)
  // Some codes identify their letter, even if it was written as an escape sequence.
  const letter = (code & 0x60) === (Fold.Other2 & 0x60) ? NAMED[code & 31 & ~FoldClass.Upper] : undefined
  if (letter === undefined || (code & 31) < FoldClass.Named) return shown.characterAt(at)
  return (code & FoldClass.Upper) !== 0 ? letter.toUpperCase() : letter
}

/** A vowel with any diacritics. Consonants keep theirs, so that their codes identify them. */
const VOWEL = late('^[aeiouyøæ]\\p{M}*$', 'u')
const OTHERS: { readonly [letter: string]: string } = { ø: 'o', æ: 'a' }

const LETTER_OR_DIGIT = late('[\\p{L}\\p{N}]', 'u')

/** Folds a character: removes case and, for a vowel, diacritics. Returns nothing for other characters. */
function foldedCharacter(character: string): string {
  const lower = character.toLowerCase()
  const apart = lower.normalize('NFD')
  if (VOWEL().test(apart)) return OTHERS[apart[0] as string] ?? (apart[0] as string)
  // A non-ASCII letter whose lower case is in ASCII is a different letter.
  return LETTER_OR_DIGIT().test(lower) && (character < '\x80' || lower >= '\x80') ? lower.normalize('NFC') : ''
}

/** Parts of a word, folded; separators between them are optional. */
export type Word = readonly string[]

const BETWEEN_PARTS = late('[^\\p{L}\\p{N}\\p{M}]+', 'u')

/** Returns a word in the form used for matching. */
export function wordOf(word: string): Word {
  const parts = word.normalize('NFC').split(BETWEEN_PARTS())
  return parts.map((part) => Array.from(part, foldedCharacter).join('')).filter((part) => part !== '')
}

/** Returns the characters possible at each position of a word's longest part. */
export function placesOf(word: Word): CodeSet[] {
  const longest = word.reduce((best, part) => (part.length > best.length ? part : best), '')
  return Array.from(longest, (letter) => {
    const code = letter.charCodeAt(0)
    const isForeign = code >= 128 || VOWEL().test(letter)
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

/** True if a word starts at a position: after a non-letter, or as a part of `claimNumber`. */
export function beginsWord(codes: Uint8Array, at: number): boolean {
  const before = codes[at - 1] as number
  if (!isAlphanumeric(codes[at] as number)) return false
  return !isAlphanumeric(before) || (isLower(before) && isUpper(codes[at] as number))
}

/** Returns the end of a part of a word, or -1 if it does not match. */
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

/** Returns the end of a word, including an ending, or -1 if it does not match. */
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

/** True if one of the words occurs in the range. */
export function hasWord(shown: Shown, from: number, to: number, words: readonly Word[]): boolean {
  for (let at = from; at < to; at++) {
    if (!beginsWord(shown.codes, at)) continue
    if (words.some((word) => wordEnd(shown, at, to, word) >= 0)) return true
  }
  return false
}

/** True if a name ends with one of the words. */
export function endsWith(shown: Shown, from: number, to: number, words: readonly Word[]): boolean {
  for (let at = from; at < to; at++) {
    if (!beginsWord(shown.codes, at)) continue
    if (words.some((word) => wordEnd(shown, at, to, word) === to)) return true
  }
  return false
}
