/**
 * @module What may stand beside an identity number, and between its parts.
 *
 * Law and registers know one separator at one place; people and systems write a dozen. The boundary rule is
 * "no digit beside it", not `\b`: letters and `_` may be glued (`fnr13097…`, `pnr_871220-…`), at a lower score.
 */
import { Bytes, byte } from '#memory'
import { Code, isDash, isDigit, isSpace } from '../text/codes'

/**
 * Whether the digits from `start` to `end` stand alone: no digit beside them, and none joined by a dot or a
 * colon (`1.8712202384` is a fraction, `12:871220…` a part of something longer). A comma joins nothing: lists
 * and CSV rows use it, and the checks make a decimal fraction that passes one in twenty thousand.
 */
export function standsAlone(bytes: Bytes, start: i32, end: i32): boolean {
  const before: i32 = byte(bytes, start - 1)
  if (isDigit(before)) return false
  if ((before === Code.Dot || before === Code.Colon) && isDigit(byte(bytes, start - 2))) return false
  const after: i32 = byte(bytes, end)
  if (isDigit(after)) return false
  return !((after === Code.Dot || after === Code.Colon) && isDigit(byte(bytes, end + 1)))
}

/** Length of a dash with up to one space on either side at `at`, 0 when there is none. */
export function dashLength(bytes: Bytes, at: i32): i32 {
  const lead: i32 = isSpace(byte(bytes, at)) ? 1 : 0
  if (!isDash(byte(bytes, at + lead))) return 0
  return lead + (isSpace(byte(bytes, at + lead + 1)) ? 2 : 1)
}
