/**
 * @module Numbering plans: ITU-T E.164 country codes, the Swedish and the Norwegian national plan.
 *
 * A plan defines the length of a number's prefix and how many digits must follow. Sources: ITU-T E.164 (list of
 * assigned codes); PTS, "Telefonnummers struktur" and its list of area codes; Nkom, numbering plan E.164.
 * `test/detect/phone.test.ts` checks the tables against the metadata of another library.
 */
import { Bytes, byte, memory } from '#memory'
import { digitOf, isDigit } from '../../text/codes'

/**
 * Indexed by the first two digits, two bytes each (low, high): bit 10 if the two are a complete code, else one bit for
 * each third digit that completes one. Ten pairs per row.
 */
// biome-ignore format: a chart
const COUNTRY_CODES: Bytes = /* @__PURE__ */ memory.data<u8>([
    0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
    0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
    0,   4,  78,   1, 255,   3, 255,   3, 255,   3, 255,   1, 255,   3,   0,   4,   0,   0, 131,   3,
    0,   4,   0,   4,   0,   4,   0,   4,   0,   4, 255,   3,   0,   4, 255,   1, 239,   2,   0,   4,
    0,   4,   0,   4,  11,   0,   0,   4,   0,   4,   0,   4,   0,   4,   0,   4,   0,   4,   0,   4,
  255,   3,   0,   4,   0,   4,   0,   4,   0,   4,   0,   4,   0,   4,   0,   4,   0,   4, 255,   3,
    0,   4,   0,   4,   0,   4,   0,   4,   0,   4,   0,   4,   0,   4, 253,   3, 239,   3,   7,   0,
    0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
    1,   1,   0,   4,   0,   4,   0,   0,   0,   4, 109,   0,   0,   4,   1,   1,  79,   1,   0,   0,
    0,   4,   0,   4,   0,   4,   0,   4,   0,   4,   0,   4, 255,   1, 255,   2,   0,   4, 124,   1,
])

/** Swedish area codes and service ranges without the leading 0, in the same format; 8 and mobiles are handled apart. */
// biome-ignore format: a chart
const AREA_CODES: Bytes = /* @__PURE__ */ memory.data<u8>([
    0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
    0,   4,   0,   4,  47,   0,   0,   4,  31,   0, 231,   3,   0,   4, 122,   0,   0,   4,   0,   4,
    0,   4,   0,   4, 255,   0,   0,   4, 203,   1,  11,   1,   0,   4,   3,   1,   3,   0, 191,   0,
   31,   0,   0,   4,  39,   0,   0,   4,  97,   0,   0,   4,   0,   4,   7,   0,  15,   0,  13,   0,
    0,   4, 251,   1,   0,   4,  43,   0,   0,   4, 242,   2,   0,   4, 215,   3,  99,   0, 127,   3,
  127,   0,  63,   0, 127,   1,  31,   0,   0,   4,  63,   0,  57,   0,  11,   0, 255,   2,   3,   0,
    0,   4,  14,   0,  31,   0,   0,   4, 189,   0, 143,   0,  15,   0,   7,   0, 149,   0, 111,   0,
    0,   0,   0,   0,   0,   0,   0,   0,   0,   0, 254,   1,   0,   0, 255,   0,   0,   0,   0,   0,
    0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
    0,   4, 127,   1, 255,   3,  61,   2,  31,   0,  31,   0,   3,   0, 235,   1,   3,   0,   0,   0,
])

const enum Whole {
  TwoDigits = 0x400,
}

/** Length of the code at `at` according to one of the tables above: 2, 3, or 0 for none. */
function codeLength(table: Bytes, bytes: Bytes, at: i32): i32 {
  if (!isDigit(byte(bytes, at)) || !isDigit(byte(bytes, at + 1))) return 0
  const row: i32 = 2 * (digitOf(byte(bytes, at)) * 10 + digitOf(byte(bytes, at + 1)))
  const bits: i32 = byte(table, row) | (byte(table, row + 1) << 8)
  if (bits === Whole.TwoDigits) return 2
  const third: i32 = byte(bytes, at + 2)
  return isDigit(third) && ((bits >> digitOf(third)) & 1) !== 0 ? 3 : 0
}

/** Length of the country code at `at`: 1 to 3, or 0 for none. */
export function countryCodeLength(bytes: Bytes, at: i32): i32 {
  const first: i32 = digitOf(byte(bytes, at))
  if (first === 1 || first === 7) return 1
  return codeLength(COUNTRY_CODES, bytes, at)
}

/** True for a Swedish mobile number without its leading 0: 70, 72, 73, 76 or 79. */
export function isSwedishMobile(bytes: Bytes, at: i32): boolean {
  const second: i32 = digitOf(byte(bytes, at + 1))
  if (digitOf(byte(bytes, at)) !== 7 || !isDigit(byte(bytes, at + 1))) return false
  return second === 0 || second === 2 || second === 3 || second === 6 || second === 9
}

/** True for a two-digit range without area codes (mobiles, 075, 077, 020): one more digit may precede the separator. */
export function isSwedishService(bytes: Bytes, at: i32): boolean {
  if (!isDigit(byte(bytes, at)) || !isDigit(byte(bytes, at + 1))) return false
  const digits: i32 = digitOf(byte(bytes, at)) * 10 + digitOf(byte(bytes, at + 1))
  return isSwedishMobile(bytes, at) || digits === 75 || digits === 77 || digits === 20
}

/** Length of the Swedish area code at `at`, without its leading 0: 1 for Stockholm, 2 or 3, or 0 for none. */
export function swedishAreaLength(bytes: Bytes, at: i32): i32 {
  if (digitOf(byte(bytes, at)) === 8) return 1
  return isSwedishService(bytes, at) ? 2 : codeLength(AREA_CODES, bytes, at)
}

/** Minimum length of a Swedish number with the area code at `at`, without its leading 0. */
export function swedishLeast(bytes: Bytes, at: i32, area: i32): i32 {
  const first: i32 = digitOf(byte(bytes, at))
  // Mobiles, 010 and 077x have nine digits.
  if (first === 7 || (first === 1 && digitOf(byte(bytes, at + 1)) === 0)) return 9
  // At least five digits after the area code, six after 08.
  return area === 1 ? 7 : area + 5
}

/** Maximum length of a Swedish number without its leading 0. */
export const enum Swedish {
  Most = 9,
}

/** True for a Norwegian eight-digit number whose first two digits are at `at` and `next`. */
export function isNorwegianStart(bytes: Bytes, at: i32, next: i32): boolean {
  const first: i32 = digitOf(byte(bytes, at))
  const second: i32 = digitOf(byte(bytes, next))
  switch (first) {
    case 2:
      return second >= 1 && second <= 4
    case 3:
      return second === 1 || second === 2 || second === 3 || second === 5 || second === 7 || second === 8
    case 4:
      return second === 0 || second === 1 || (second >= 5 && second <= 8)
    case 5:
      return second >= 1 && second <= 7 && second !== 4
    case 6:
      return second !== 0 && second !== 5
    case 7:
      return true
    case 8:
      return second <= 2 || second === 5 || second === 8
    case 9:
      return true
    default:
      return false
  }
}
