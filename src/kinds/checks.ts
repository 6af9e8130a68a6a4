/**
 * @module What digits prove: check digits and dates, of strings. `recognise/checks` says the same of codes.
 */

/** The digits of a text. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/** Whether the last digit is that of Luhn (ISO/IEC 7812-1, annex B), over digits of any number. */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const twice = 2 * digit
    sum += i % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice
  }
  return sum % 10 === 0
}

/** Sum of the digits, each times its weight, over 11: what is left. */
export function mod11(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11
}

/** Whether there is such a day. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)
}

/** Whether there is such a day, and it is not ahead. */
export function isPast(year: number, month: number, day: number, today: number): boolean {
  return isDay(year, month, day) && year * 10000 + month * 100 + day <= today
}

/**
 * Whether ten digits read as a stamp too, a day of this century and a time of day: `DDMMYY-HHMM`, `YYMMDD-HHMM`. Files and
 * logs have more of them than there are people who were born on such a day and have such a number.
 */
export function isStamp(digits: string, today: number): boolean {
  const [one = 0, month = 0, other = 0, hour = 0, minute = 0] = (digits.match(/../g) ?? []).map(Number)
  if (hour > 23 || minute > 59) return false
  return isPast(2000 + one, month, other, today) || isPast(2000 + other, month, one, today)
}
