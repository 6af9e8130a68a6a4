/** @module Words of names: their boundaries in a text, and a folded form that is the same for different spellings. */

const LETTER = /[\p{L}\p{M}]/u
const UPPER = /\p{Lu}/u

/** True if there is a letter, or a combining mark, at a position. */
export function isLetterAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)
  return unit >= 128 && LETTER.test(text[at] as string)
}

/** True if there is a capital letter at a position. */
export function isUpperAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 128) return unit >= 65 && unit <= 90
  return unit >= 128 && UPPER.test(text[at] as string)
}

function isApostropheAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit === 0x27 || unit === 0x2019
}

/** Returns the end of the word that starts at a position, including apostrophes within it: `O'Hara`. */
export function wordEnd(text: string, at: number): number {
  let end = at
  while (isLetterAt(text, end) || (end > at && isApostropheAt(text, end) && isLetterAt(text, end + 1))) end++
  return end
}

/** True if a word can start at a position: it is not preceded by the start of a longer word, an address or a path. */
export function beginsWord(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  if (Number.isNaN(before) || before === 32) return true
  if (isLetterAt(text, at - 1) || /[\d_@$#&\\]/.test(text.charAt(at - 1))) return false
  return (
    !/[-./'’:=+]/.test(text.charAt(at - 1)) ||
    !/[\p{L}\d]/u.test(text.charAt(at - 2)) ||
    /[:=]/.test(text.charAt(at - 1))
  )
}

const MARKS = /\p{M}/gu
const PLAIN = /^[a-z]*$/
const PAIRS = /a[ae]|oe/g

/** Letters that are not another letter with a diacritic. */
const OTHERS: { readonly [letter: string]: string } = { æ: 'a', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ß: 'ss' }

/**
 * Folds what people write in more than one way: case, diacritics, apostrophes; `å` and `aa`, `ä`, `æ` and `ae` become
 * `a`, and `ö`, `ø` and `oe` become `o`.
 */
export function foldWord(word: string): string {
  let folded = word.toLowerCase()
  if (!PLAIN.test(folded)) {
    folded = folded
      .normalize('NFD')
      .replace(MARKS, '')
      .replace(/[æøđðþłß]/g, (letter) => OTHERS[letter] as string)
    folded = folded.replace(/['’]/g, '')
  }
  return folded.replace(PAIRS, (pair) => pair[0] as string)
}
