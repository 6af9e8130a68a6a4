/**
 * @module Detects texts without findings by their characters alone, so that the engine need not run. Never misses a
 * finding.
 */

const enum Sign {
  Other = 0,
  Digit = 1,
  /** May occur between the digits of a value. */
  Joint = 2,
  /** May introduce or follow a value, or encode another character. */
  Telling = 3,
  /** Flag on the other classes: the context decides whether the character is telling. */
  Maybe = 4,
}

/** Length of a run of digits and joints that is too short for any value: the shortest value is longer. */
const FEW = 5

/** Range of the European letters that take one UTF-16 unit, and the two non-letters in it. */
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

/** Whole numbers that identify a person have at least six digits, and at most twelve without a leading zero or plus. */
const LEAST = 100_000
const MOST = 999_999_999_999

/** {@link isBare} for a number as written. Most numbers in logs are timestamps in milliseconds. */
export function isBareNumber(value: number): boolean {
  const size = value < 0 ? -value : value
  return Number.isInteger(value)
    ? size < LEAST || (size > MOST && size < Number.MAX_SAFE_INTEGER)
    : !Number.isFinite(value)
}

/** First letters of the words for an at sign (at, alfakrøll, krøllalfa, snabel-a), and a bracketed dot. */
const IN_BRACKETS = 'aks.'

/**
 * True if the character at `i` may introduce a value: the dash of an option (not inside a word), the apostrophe of a
 * literal, or the bracket or blank before a word for an at sign.
 */
function mayTell(text: string, i: number, unit: number): boolean {
  const before = text.charCodeAt(i - 1)
  if (unit === 45) return text.charCodeAt(i + 1) > 64 && (before < 48 || before > 127)
  if (unit === 39) return before < 48 || before > 127
  if (unit === 40 || unit === 91) return IN_BRACKETS.includes(text.charAt(i + 1).toLowerCase())
  return unit === 65 && before === 32 && text.startsWith('T ', i + 1)
}

/**
 * True if nothing in a text can be found: no run of digits is long enough, and it has no character of an address or of
 * a name before a value, no escape, and only ASCII and European letters. The text's owner is not considered.
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
