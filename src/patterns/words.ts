/**
 * @module Words and labels that a pattern brings, in text: folded, so that case and marks of letters do not count.
 */
import { Code, Fold, FoldClass, isAlphanumeric, isDigit } from '../text/codes'
import type { Shown } from '../text/shown'

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

/** Letters without case and marks; of what is none, nothing. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'a')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** A word as it is looked for: its letters, whatever joins its parts. */
export function wordOf(word: string): string {
  return folded(word)
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

/** End of a word with its ending that begins at a place; -1 for another one. */
export function wordEnd(shown: Shown, at: number, to: number, word: string): number {
  const { codes } = shown
  let read = 0
  let place = at
  for (let isJoined = true; read < word.length && place < to; place++) {
    const code = codes[place] as number
    if (isAlphanumeric(code)) {
      const letters = folded(characterOf(shown, place))
      if (!word.startsWith(letters, read)) return -1
      read += letters.length
      isJoined = false
    } else if (isJoint(code) && !isJoined) isJoined = true
    else return -1
  }
  if (read < word.length) return -1
  const last = place
  while (place < to && isAlphanumeric(codes[place] as number) && !isDigit(codes[place] as number)) {
    if (isUpper(codes[place] as number) && isLower(codes[place - 1] as number)) break
    place++
  }
  return place - last <= ENDING ? place : -1
}

/** Whether one of some words stands between two places of a line. */
export function hasWord(shown: Shown, from: number, to: number, words: readonly string[]): boolean {
  for (let at = from; at < to; at++) {
    if (!beginsWord(shown.codes, at)) continue
    if (words.some((word) => wordEnd(shown, at, to, word) >= 0)) return true
  }
  return false
}
