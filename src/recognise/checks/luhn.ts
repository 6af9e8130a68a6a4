/**
 * @module The Luhn check (ISO/IEC 7812-1 annex B) over ten digits, as in Swedish identity and organisation numbers:
 * weights 2, 1, 2, 1 ... on the first nine, products summed digit by digit. The check digit makes the sum a multiple of
 * ten. Source: Folkbokföringslag (1991:481) 18 §.
 */
import { Bytes, byte } from '#memory'
import { digitOf, isDigit } from '../../text/codes'

/** Returns the digit sum of twice a digit: 7 -> 14 -> 5. */
function doubled(digit: i32): i32 {
  return digit < 5 ? digit * 2 : digit * 2 - 9
}

/** Returns the value of the first serial digit: an interim number has a letter there, which counts as 1. */
function serialDigit(code: i32): i32 {
  return isDigit(code) ? digitOf(code) : 1
}

/** True if six digits at `head` and four at `tail`, not necessarily adjacent, pass the check. */
export function luhn(bytes: Bytes, head: i32, tail: i32): boolean {
  let sum: i32 = 0
  for (let i: i32 = 0; i < 6; i += 2) {
    sum += doubled(digitOf(byte(bytes, head + i))) + digitOf(byte(bytes, head + i + 1))
  }
  sum += doubled(serialDigit(byte(bytes, tail))) + digitOf(byte(bytes, tail + 1))
  sum += doubled(digitOf(byte(bytes, tail + 2))) + digitOf(byte(bytes, tail + 3))
  return sum % 10 === 0
}
