/**
 * @module What may stand beside an identity number, and between its parts.
 *
 * Law and registers know one separator at one place; people and systems write a dozen. The boundary rule is
 * "no digit beside it", not `\b`: letters and `_` may be glued (`fnr13097…`, `pnr_871220-…`), at a lower score.
 */
import { Bytes, byte, memory, setByte } from '#memory'
import { digitRun } from '#sixteen'
import { Code, isAlphanumeric, isDash, isDigit, isSpace } from '../text/codes'

/**
 * Whether the digits from `start` to `end` stand alone: no digit beside them, and none joined by a dot
 * (`1.8712202384` is a fraction). A colon or a comma joins nothing that is proved: lines of logs, lists and CSV rows use
 * them.
 */
export function standsAlone(bytes: Bytes, start: i32, end: i32): boolean {
  const before: i32 = byte(bytes, start - 1)
  if (isDigit(before) || (before === Code.Dot && isDigit(byte(bytes, start - 2)))) return false
  const after: i32 = byte(bytes, end)
  return !isDigit(after) && !(after === Code.Dot && isDigit(byte(bytes, end + 1)))
}

/** Length of the `.0` that a program wrote behind digits that end at `end` because it took them for a decimal; else 0. */
export function decimalLength(bytes: Bytes, end: i32): i32 {
  if (byte(bytes, end) !== Code.Dot || byte(bytes, end + 1) !== Code.Zero) return 0
  const after: i32 = byte(bytes, end + 2)
  return isAlphanumeric(after) || after === Code.Dot || after === Code.Underscore ? 0 : 2
}

/** Length of a dash with up to one space on either side at `at`, 0 when there is none. */
export function dashLength(bytes: Bytes, at: i32): i32 {
  const lead: i32 = isSpace(byte(bytes, at)) ? 1 : 0
  if (!isDash(byte(bytes, at + lead))) return 0
  return lead + (isSpace(byte(bytes, at + lead + 1)) ? 2 : 1)
}

/** Digits that lay in groups, one after the other: what {@link gather} read last. */
export const GATHERED: Bytes = /* @__PURE__ */ memory.data<u8>([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])

/** A space, a tab, a dash, a dot or a slash: what people write between any two groups of a number. */
function separates(code: i32): boolean {
  return isSpace(code) || isDash(code) || code === Code.Tab || code === Code.Dot || code === Code.Slash
}

/**
 * Reads two or more groups of digits from `at` on, with one or two separators between each two, into {@link GATHERED}; all
 * but the first have two to five digits.
 *
 * @param first - length of the first group
 * @returns where the group ends that makes the digits `wanted`, 0 when none does
 */
export function gather(bytes: Bytes, at: i32, first: i32, wanted: i32): i32 {
  let end: i32 = at
  let run: i32 = first
  let count: i32 = 0
  while (count + run <= wanted) {
    for (let i: i32 = 0; i < run; i++) setByte(GATHERED, count + i, byte(bytes, end + i))
    count += run
    end += run
    if (count === wanted) return end
    if (!separates(byte(bytes, end))) return 0
    end += separates(byte(bytes, end + 1)) ? 2 : 1
    run = digitRun(bytes, end, wanted + 1)
    if (run < 2 || run > 5) return 0
  }
  return 0
}
