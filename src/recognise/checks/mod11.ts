/**
 * @module The weighted mod 11 checks of Norwegian numbers.
 *
 * Fødselsnummer: two check digits, k1 over nine digits and k2 over ten. Under the rule of 1964, both weighted sums have
 * remainder 0; for numbers issued from 2032 on, the first may have remainder 0, 1, 2 or 3 (Skatteetaten, "Nytt
 * fødselsnummer fra 2032"). Kontonummer and organisasjonsnummer have one check digit.
 */
import { Bytes, byte } from '#memory'
import { digitOf } from '../../text/codes'

function digit(bytes: Bytes, at: i32): i32 {
  return digitOf(byte(bytes, at))
}

/**
 * Returns the remainder of the first sum, weights 3 7 6 1 8 9 4 5 2 and 1 for k1 itself. Day, month, year and the last
 * five digits need not be adjacent: `DD.MM.YY IIIKK`.
 */
export function firstRemainder(bytes: Bytes, day: i32, month: i32, year: i32, tail: i32): i32 {
  const sum: i32 =
    3 * digit(bytes, day) +
    7 * digit(bytes, day + 1) +
    6 * digit(bytes, month) +
    digit(bytes, month + 1) +
    8 * digit(bytes, year) +
    9 * digit(bytes, year + 1) +
    4 * digit(bytes, tail) +
    5 * digit(bytes, tail + 1) +
    2 * digit(bytes, tail + 2) +
    digit(bytes, tail + 3)
  return sum % 11
}

/** Returns the remainder of the second sum, weights 5 4 3 2 7 6 5 4 3 2 and 1 for k2 itself. */
export function secondRemainder(bytes: Bytes, day: i32, month: i32, year: i32, tail: i32): i32 {
  const sum: i32 =
    5 * digit(bytes, day) +
    4 * digit(bytes, day + 1) +
    3 * digit(bytes, month) +
    2 * digit(bytes, month + 1) +
    7 * digit(bytes, year) +
    6 * digit(bytes, year + 1) +
    5 * digit(bytes, tail) +
    4 * digit(bytes, tail + 1) +
    3 * digit(bytes, tail + 2) +
    2 * digit(bytes, tail + 3) +
    digit(bytes, tail + 4)
  return sum % 11
}

/** Checks a kontonummer, groups of 4, 2 and 5 digits. The weights are those of k2, so every fødselsnummer passes. */
export function kontonummerCheck(bytes: Bytes, bank: i32, group: i32, customer: i32): boolean {
  return secondRemainder(bytes, bank, bank + 2, group, customer) === 0
}

/** Checks a Norwegian organisasjonsnummer, three groups of three digits, weights 3 2 7 6 5 4 3 2. */
export function organisasjonsnummerCheck(bytes: Bytes, first: i32, second: i32, third: i32): boolean {
  const sum: i32 =
    3 * digit(bytes, first) +
    2 * digit(bytes, first + 1) +
    7 * digit(bytes, first + 2) +
    6 * digit(bytes, second) +
    5 * digit(bytes, second + 1) +
    4 * digit(bytes, second + 2) +
    3 * digit(bytes, third) +
    2 * digit(bytes, third + 1) +
    digit(bytes, third + 2)
  return sum % 11 === 0
}
