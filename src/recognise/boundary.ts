/**
 * @module Characters allowed next to an identity number and between its parts, and the link before a phone number.
 *
 * Law and registers define one separator in one position; people and systems write a dozen. The boundary rule is "no
 * adjacent digit", not `\b`: letters and `_` may be glued (`fnr13097…`, `pnr_871220-…`), at a lower score.
 */
import { Bytes, byte } from '#memory'
import { Code, isAlphanumeric, isDash, isDigit, isSpace } from '../text/codes'

/**
 * True if no digit is adjacent to the range, and none is joined by a dot (`1.8712202384` is a fraction). A colon or
 * comma does not join a number with a check digit: log lines, lists and CSV rows use them as separators.
 */
export function standsAlone(bytes: Bytes, start: i32, end: i32): boolean {
  const before: i32 = byte(bytes, start - 1)
  if (isDigit(before) || (before === Code.Dot && isDigit(byte(bytes, start - 2)))) return false
  const after: i32 = byte(bytes, end)
  return !isDigit(after) && !(after === Code.Dot && isDigit(byte(bytes, end + 1)))
}

/** Length of the `.0` that software appended to digits it took for a decimal number; 0 for none. */
export function decimalLength(bytes: Bytes, end: i32): i32 {
  if (byte(bytes, end) !== Code.Dot || byte(bytes, end + 1) !== Code.Zero) return 0
  const after: i32 = byte(bytes, end + 2)
  return isAlphanumeric(after) || after === Code.Dot || after === Code.Underscore ? 0 : 2
}

/** Length of a dash at `at` with up to one space on either side; 0 for none. */
export function dashLength(bytes: Bytes, at: i32): i32 {
  const lead: i32 = isSpace(byte(bytes, at)) ? 1 : 0
  if (!isDash(byte(bytes, at + lead))) return 0
  return lead + (isSpace(byte(bytes, at + lead + 1)) ? 2 : 1)
}

/** True if `wa.me/` ends at `at`: a number with its country code follows. */
export function isAfterLink(bytes: Bytes, at: i32): boolean {
  if (byte(bytes, at - 1) !== Code.Slash || (byte(bytes, at - 2) | 32) !== 101) return false
  if ((byte(bytes, at - 3) | 32) !== 109 || byte(bytes, at - 4) !== Code.Dot) return false
  return (byte(bytes, at - 5) | 32) === 97 && (byte(bytes, at - 6) | 32) === 119 && !isAlphanumeric(byte(bytes, at - 7))
}
