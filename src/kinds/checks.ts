/** @module Check digits and dates in strings. `recognise/checks` does the same for codes. */

/** Returns the digits of a text. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/** True if the last digit is a valid Luhn check digit (ISO/IEC 7812-1, annex B), for any number of digits. */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const twice = 2 * digit
    sum += i % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice
  }
  return sum % 10 === 0
}

/**
 * True if the last digit is a valid check digit modulo 11, with the weights 2 to 7 repeated from the right: Norwegian
 * accounts, companies, KID. A hyphen stands for the check digit 10.
 */
export function isMod11(digits: string): boolean {
  let sum = digits.endsWith('-') ? 10 : Number(digits.at(-1))
  for (let i = 0; i < digits.length - 1; i++) sum += Number(digits[digits.length - 2 - i]) * (2 + (i % 6))
  return sum % 11 === 0
}

/** ISO 7064, MOD 97-10: the remainder of the number is 1. Letters count as 10 to 35. */
export function isMod97(characters: string): boolean {
  let rest = 0
  for (const character of characters) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** Returns the weighted sum of the digits modulo 11. */
export function mod11(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11
}

/** True if the day exists. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)
}

/** True if the day exists and is not in the future. */
export function isPast(year: number, month: number, day: number, today: number): boolean {
  return isDay(year, month, day) && year * 10000 + month * 100 + day <= today
}

/**
 * True if ten digits may also be a timestamp, a day of this century and a time of day: `DDMMYY-HHMM`, `YYMMDD-HHMM`.
 * Files and logs contain more of them than there are people with such a birth date and number.
 */
export function isStamp(digits: string, today: number): boolean {
  const [one = 0, month = 0, other = 0, hour = 0, minute = 0] = (digits.match(/../g) ?? []).map(Number)
  if (hour > 23 || minute > 59) return false
  return isPast(2000 + one, month, other, today) || isPast(2000 + other, month, one, today)
}
