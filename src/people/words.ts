/**
 * @module Words of names: where they stand in a text, and what is the same in two spellings.
 */

const LETTER = /[\p{L}\p{M}]/u
const UPPER = /\p{Lu}/u

/** Whether a letter, or a mark on one, stands at a place. */
export function isLetterAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)
  return unit >= 128 && LETTER.test(text[at] as string)
}

/** Whether a capital letter stands at a place. */
export function isUpperAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 128) return unit >= 65 && unit <= 90
  return unit >= 128 && UPPER.test(text[at] as string)
}

function isApostropheAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit === 0x27 || unit === 0x2019
}

/** Where the word that begins at a place ends; apostrophes within it are its own: `O'Hara`. */
export function wordEnd(text: string, at: number): number {
  let end = at
  while (isLetterAt(text, end) || (end > at && isApostropheAt(text, end) && isLetterAt(text, end + 1))) end++
  return end
}

/** Whether a word can begin at a place: nothing that makes it the rest of a longer one, an address or a path stands before. */
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

/** Letters that are no other letter with a mark. */
const OTHERS: { readonly [letter: string]: string } = { æ: 'a', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ß: 'ss' }

/**
 * A word without what people write in more than one way: case, marks, apostrophes; `å` and `aa`, `ä`, `æ` and `ae` are `a`, and
 * `ö`, `ø` and `oe` are `o`.
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
