/**
 * @module Lines of quoted-printable (RFC 2045, section 6.7) that go on in the next one: a soft line break, an equals sign at the
 * end. Other texts end lines so, too: only one that shows itself as quoted-printable is such a line.
 */
import { Bytes, byte } from '#memory'
import { Code, isAlphanumeric } from '../text/codes'

/** Octets of the longest line, its equals sign included. */
export const MOST_QUOTED: i32 = 76
/** The least of one that has no room for another octet, so that it had to be broken. */
const FULL: i32 = MOST_QUOTED - 2

/** What {@link softBreak} says of a line. */
export const enum Soft {
  None = 0,
  /** It may be one among others that are. */
  Weak = 1,
  /** It is full of words. */
  Full = 2,
  /** It holds what no other text holds: `=3D`, or a character outside ASCII. */
  Coded = 3,
}

/** The octet of two digits at `at`, which are hexadecimal and capitals; -1 for none. */
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

/** Whether the line from `at` to `end`, without its end, ends with a soft line break; see {@link Soft}. */
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

/** Whether the line from `at` to `end` may be what one goes on with that was broken for its length: no other field, no longer line. */
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
