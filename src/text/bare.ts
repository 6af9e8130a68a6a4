/**
 * @module Tells text in which nothing can be found, by a look at its characters: what finding means must then not be asked.
 */

const enum Sign {
  Other = 0,
  Digit = 1,
  /** Stands between the digits of a value. */
  Joint = 2,
  /** Something may stand before or after it, or it may stand for another character. */
  Telling = 3,
  /** Beside the others: what stands round it says whether it tells. */
  Maybe = 4,
}

/** Digits and joints from the first digit on that are not yet a value: the least of all kinds has one more. */
const FEW = 5

/** Begin and end of the letters of Europe that are written with one UTF-16 unit, and the two signs among them. */
const LETTERS = 0xc0
const LETTERS_END = 0x180
const TIMES = 0xd7
const DIVIDED = 0xf7

const SIGNS = /* @__PURE__ */ (() => {
  const signs = new Uint8Array(128)
  signs.fill(Sign.Telling, 0, 32)
  for (const blank of [9, 10, 13]) signs[blank] = Sign.Other
  for (const digit of '0123456789') signs[digit.charCodeAt(0)] = Sign.Digit
  for (const joint of ' ()*+,-./') signs[joint.charCodeAt(0)] = Sign.Joint
  for (const telling of ':=>@%&\\') signs[telling.charCodeAt(0)] = Sign.Telling
  for (const maybe of "-'([A") signs[maybe.charCodeAt(0)] = (signs[maybe.charCodeAt(0)] as number) | Sign.Maybe
  return signs
})()

/** Whole numbers that are anybody's have six digits at least, and without a zero or a plus before them twelve at most. */
const LEAST = 100_000
const MOST = 999_999_999_999

/** {@link isBare} of a number, as it is written. Times in milliseconds are the numbers that logs have most of. */
export function isBareNumber(value: number): boolean {
  const size = value < 0 ? -value : value
  return Number.isInteger(value)
    ? size < LEAST || (size > MOST && size < Number.MAX_SAFE_INTEGER)
    : !Number.isFinite(value)
}

/** What words for an at sign begin with (at, alfakrøll, krøllalfa, snabel-a), and a dot in brackets. */
const IN_BRACKETS = 'aks.'

/**
 * Whether what stands at `i` may tell of a value beside it: the dash of an option, which is in no word, the apostrophe of a
 * literal, and what a word for an at sign stands behind.
 */
function mayTell(text: string, i: number, unit: number): boolean {
  const before = text.charCodeAt(i - 1)
  if (unit === 45) return text.charCodeAt(i + 1) > 64 && (before < 48 || before > 127)
  if (unit === 39) return before < 48 || before > 127
  if (unit === 40 || unit === 91) return IN_BRACKETS.includes(text.charAt(i + 1).toLowerCase())
  return unit === 65 && before === 32 && text.startsWith('T ', i + 1)
}

/**
 * Whether a text has nothing in it that may be found: no run of digits that is long enough, no sign of an address or of a
 * name before a value, no escape, and no character but letters of Europe and ASCII. What owns the text is not known here.
 */
export function isBare(text: string): boolean {
  let run = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 128) {
      if (unit < LETTERS || unit >= LETTERS_END || unit === TIMES || unit === DIVIDED) return false
      run = 0
      continue
    }
    const said = SIGNS[unit] as number
    if ((said & Sign.Maybe) !== 0 && mayTell(text, i, unit)) return false
    const sign: Sign = said & ~Sign.Maybe
    if (sign === Sign.Other) run = 0
    else if (sign === Sign.Telling) return false
    else if ((sign === Sign.Digit || run > 0) && ++run > FEW) return false
  }
  return true
}
