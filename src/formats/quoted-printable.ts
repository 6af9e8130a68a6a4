/**
 * @module Quoted-printable lines (RFC 2045, section 6.7) with a soft line break: an equals sign at the end. Other texts
 * have such lines, too, so only one with signs of quoted-printable counts.
 */
import { Bytes, byte } from '#memory'
import { Code, isAlphanumeric } from '../text/codes'

/** Maximum length of a line in octets, including its equals sign. */
export const MOST_QUOTED: i32 = 76
/** Minimum length of a line without room for another octet, which had to be broken. */
const FULL: i32 = MOST_QUOTED - 2

/** Classification of a line by {@link softBreak}. */
export const enum Soft {
  None = 0,
  /** Counts only among other such lines. */
  Weak = 1,
  /** A full line of words. */
  Full = 2,
  /** Unmistakable: contains `=3D`, or a character outside ASCII. */
  Coded = 3,
}

/** Returns the octet of two upper-case hexadecimal digits at `at`; -1 for none. */
function octetAt(text: Bytes, at: i32, end: i32): i32 {
  if (at + 2 > end) return -1
  let octet: i32 = 0
  for (let i: i32 = at; i < at + 2; i++) {
    const code: i32 = byte(text, i)
    const isDigit: boolean = code >= Code.Zero && code < Code.Colon
    if (!isDigit && (code < 65 || code > 70)) return -1
    octet = (octet << 4) | (isDigit ? code - Code.Zero : code - 55)
  }
  return octet
}

/** True if the line from `at` to `end`, without its line end, ends with a soft line break; see {@link Soft}. */
export function softBreak(text: Bytes, at: i32, end: i32): Soft {
  if (end - at > MOST_QUOTED || end - at < 2 || byte(text, end - 1) !== Code.Equals) return Soft.None
  let isCoded: boolean = false
  let isSpaced: boolean = false
  let last: i32 = 0
  let place: i32 = at
  while (place < end - 1) {
    const code: i32 = byte(text, place)
    if (code > 126 || (code < Code.Space && code !== Code.Tab)) return Soft.None
    const octet: i32 = code === Code.Equals ? octetAt(text, place + 1, end - 1) : 0
    if (octet < 0) return Soft.None
    isCoded = isCoded || octet === Code.Equals || (last >= 0xc2 && octet >= 0x80 && octet < 0xc0)
    isSpaced = isSpaced || code === Code.Space
    last = octet
    place += code === Code.Equals ? 3 : 1
  }
  if (isCoded) return Soft.Coded
  return isSpaced && end - at >= FULL ? Soft.Full : Soft.Weak
}

/** True if the line may continue one broken for its length: it is no other field, and not too long. */
export function mayGoOnSoft(text: Bytes, at: i32, end: i32, isCoded: boolean): boolean {
  if (end - at > MOST_QUOTED) return false
  let place: i32 = at
  while (
    place < end &&
    (isAlphanumeric(byte(text, place)) || byte(text, place) === Code.Hyphen || byte(text, place) === Code.Underscore)
  )
    place++
  const code: i32 = place < end && place > at ? byte(text, place) : 0
  return (
    isCoded ||
    (code !== Code.Colon && (code !== Code.Equals || octetAt(text, place + 1, end) >= 0 || place + 1 === end))
  )
}
