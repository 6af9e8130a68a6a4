/** @module Check digit algorithms available to patterns. */
import { isLuhn, isMod11, isMod97 } from '../kinds/checks'
import { isAlphanumeric, isDigit } from '../text/codes'

const CHECKS = { luhn: isLuhn, mod11: isMod11, 'mod97-10': isMod97 } as const

export type CheckName = keyof typeof CHECKS

export const CHECK_NAMES: readonly string[] = /* @__PURE__ */ Object.keys(CHECKS)

/** Fewer digits prove nothing. */
const FEWEST = 3

/** True if the digits of some codes pass the check; `mod97-10` includes letters. */
export function holds(check: CheckName, codes: Uint8Array, from: number, to: number): boolean {
  const isCounted = check === 'mod97-10' ? isAlphanumeric : isDigit
  let digits = ''
  for (let at = from; at < to; at++) {
    const code = codes[at] as number
    if (code < 128 && isCounted(code)) digits += String.fromCharCode(code)
  }
  return digits.length >= FEWEST && CHECKS[check](digits)
}
