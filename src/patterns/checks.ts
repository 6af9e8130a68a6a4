/** @module Check digit algorithms available to patterns. */
import { isLuhn } from '../kinds/checks'

function weighted(digits: readonly number[], weightOf: (fromRight: number) => number): number {
  return digits.reduceRight((sum, digit, i) => sum + digit * weightOf(digits.length - 1 - i), 0)
}

/** Modulo 11, weights 2 to 7 repeated from the right, 1 for the check digit: Norwegian accounts, companies, KID. */
function mod11(digits: readonly number[]): boolean {
  return weighted(digits, (i) => (i === 0 ? 1 : 2 + ((i - 1) % 6))) % 11 === 0
}

/** ISO 7064, MOD 97-10: the remainder of the number is 1. Letters count as 10 to 35. */
function mod97(digits: readonly number[]): boolean {
  return digits.reduce((rest, digit) => (rest * (digit > 9 ? 100 : 10) + digit) % 97, 0) === 1
}

const luhn = (digits: readonly number[]) => isLuhn(digits.join(''))

const CHECKS = { luhn, mod11, 'mod97-10': mod97 } as const

export type CheckName = keyof typeof CHECKS

export const CHECK_NAMES: readonly string[] = /* @__PURE__ */ Object.keys(CHECKS)

/** Fewer digits prove nothing. */
const FEWEST = 3

/** True if the digits of some codes pass the check; `mod97-10` includes letters. */
export function holds(check: CheckName, codes: Uint8Array, from: number, to: number): boolean {
  const digits: number[] = []
  for (let at = from; at < to; at++) {
    const code = codes[at] as number
    const letter = code | 32
    if (code >= 48 && code <= 57) digits.push(code - 48)
    else if (check === 'mod97-10' && code < 128 && letter >= 97 && letter <= 122) digits.push(letter - 87)
  }
  return digits.length >= FEWEST && CHECKS[check](digits)
}
