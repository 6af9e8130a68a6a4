/**
 * @module Personnummer, the Swedish personal identity number, with samordningsnummer and interim numbers.
 *
 * `YYMMDD-NNNC`: birth date, a serial 001 to 999 whose last digit is odd for men, and a Luhn check digit over the ten
 * digits. The hyphen becomes a plus in the year the person turns 100. Stored as twelve digits with the century. A
 * samordningsnummer has 60 added to the day; month 00 and day 60 occur if the birth date is unknown. An interim number
 * (higher education) has a letter as its first serial digit, which counts as 1. Sources: Folkbokföringslag (1991:481)
 * 18 and 18 a §; Skatteverket, SKV M 2010:3.
 *
 *     871220-2384      found
 *     87122-02384      no: shape
 *     870230-2384      no: there is no 30 February
 *     871220-2385      no: check digit
 *     1734871220       low: ten bare digits prove little, a field or word is required
 *
 * Caveat: Luhn and date together accept one random run of ten digits in 137. The separator and the words around it have
 * to provide the rest, see `resolve/confidence.ts`.
 */
import { Bytes, byte } from '#memory'
import { digitRun } from '#sixteen'
import { Code, isAlphanumeric, isDash, isDigit, isSpace } from '../text/codes'
import { dashLength, decimalLength, standsAlone } from './boundary'
import { dateNumber, dayAfter, isDate, twoDigits, yearOf } from './checks/calendar'
import { GATHERED, gather, gathered, readExponent } from './checks/groups'
import { luhn } from './checks/luhn'
import { claim, Form, FormFlag, Variant } from './forms'
import { gatherApart } from './last-digits'

/** Births before `OldestYear` are ignored, although the plus sign reaches further back. */
const enum Limit {
  OldestYear = 1840,
  OldYear = 1890,
  /** Numbers with a birth in this many years before the reference year are more often timestamps. */
  RecentYears = 2,
  /** Births before this year cannot be a computer's timestamp, even if a valid HHMM follows. */
  FirstClockYear = 1990,
}

/** What the digits prove. */
export const enum Proof {
  No = 0,
  Date = 1,
  /** Samordningsnummer without a calendar date: month 00, day 60, or after the end of the month. */
  Loose = 2,
}

/** True for a letter of interim numbers. */
export function isInterimLetter(code: i32): boolean {
  // J K L M N P R S T U W X
  return (code >= 74 && code <= 78) || code === 80 || (code >= 82 && code <= 85) || code === 87 || code === 88
}

/**
 * Validates six date digits at `head` and four at `tail` for the birth year `year`: an existing date not after `latest`
 * (YYYYMMDD), a serial that is issued, and the check digit.
 */
export function prove(bytes: Bytes, head: i32, tail: i32, year: i32, latest: i32): i32 {
  const month: i32 = twoDigits(bytes, head + 2)
  const written: i32 = twoDigits(bytes, head + 4)
  const coordination: boolean = written >= 60
  const day: i32 = coordination ? written - 60 : written
  if (month > 12 || day > 31 || dateNumber(year, month, day) > latest) return Proof.No
  const real: boolean = isDate(year, month, day)
  if (!real && !coordination) return Proof.No
  if (byte(bytes, tail) === Code.Zero && twoDigits(bytes, tail + 1) === 0) return Proof.No
  if (!luhn(bytes, head, tail)) return Proof.No
  return real ? Proof.Date : Proof.Loose
}

/** Birth year of a number without century: age under 100, or 100 to 199 with a plus. */
export function derivedYear(twoDigitYear: i32, plus: boolean, thisYear: i32): i32 {
  return thisYear - ((thisYear - twoDigitYear) % 100) - (plus ? 100 : 0)
}

function readsAsClock(bytes: Bytes, tail: i32): boolean {
  return twoDigits(bytes, tail) < 24 && twoDigits(bytes, tail + 2) < 60
}

/** Adds the flags for the proof and birth year to a form. */
function flagged(form: i32, proof: i32, year: i32): i32 {
  return form | (proof === Proof.Loose ? FormFlag.Loose : 0) | (year < Limit.OldYear ? FormFlag.Old : 0)
}

/** Year and proof of a number with two year digits; for a future birth, the person is a hundred years older. */
function proveShort(bytes: Bytes, at: i32, tail: i32, plus: boolean, today: i32): i32 {
  const latest: i32 = dayAfter(today)
  const year: i32 = derivedYear(twoDigits(bytes, at), plus, yearOf(today))
  if (year < Limit.OldestYear) return 0
  let proof: i32 = prove(bytes, at, tail, year, latest)
  if (proof !== Proof.No) return (year << 2) | proof
  // Written in the year the person turns 100, by software that kept the hyphen.
  if (year < yearOf(today)) return 0
  proof = prove(bytes, at, tail, year - 100, latest)
  return proof === Proof.No ? 0 : ((year - 100) << 2) | proof
}

/** Year and proof of a number with four year digits. */
function proveLong(bytes: Bytes, at: i32, tail: i32, today: i32): i32 {
  const year: i32 = twoDigits(bytes, at) * 100 + twoDigits(bytes, at + 2)
  if (year < Limit.OldestYear) return 0
  const proof: i32 = prove(bytes, at + 2, tail, year, dayAfter(today))
  return proof === Proof.No ? 0 : (year << 2) | proof
}

/** Returns the form of a valid number from its separators. */
function formOf(long: boolean, gap: i32, spaced: boolean, clock: boolean, year: i32, thisYear: i32): i32 {
  const recent: boolean = year >= thisYear - Limit.RecentYears
  if (gap === 0) {
    if (!long) return Form.PersonnummerBare
    if (recent) return Form.PersonnummerBareLongRecent
    return clock && year >= Limit.FirstClockYear ? Form.PersonnummerBareLongClock : Form.PersonnummerBareLong
  }
  if (spaced) {
    if (long) return clock ? Form.PersonnummerLongSpacedClock : Form.PersonnummerLongSpaced
    return clock ? Form.PersonnummerSpacedClock : Form.PersonnummerSpaced
  }
  if (long) return recent ? Form.PersonnummerLongRecent : Form.PersonnummerLong
  if (clock) return recent ? Form.PersonnummerShortClock : Form.PersonnummerStamp
  return Form.PersonnummerShort
}

/** Length of the separator between date and serial at `at`: a plus, a dash with its spaces, or a space; 0 for none. */
function separatorLength(bytes: Bytes, at: i32): i32 {
  if (byte(bytes, at) === Code.Plus) return 1
  const dash: i32 = dashLength(bytes, at)
  if (dash > 0) return dash
  return isSpace(byte(bytes, at)) ? 1 : 0
}

/** Claims a number whose date has `width` digits (6 or 8) and whose serial is at `tail`. */
function numberAt(bytes: Bytes, at: i32, width: i32, tail: i32, today: i32): i32 {
  const gap: i32 = tail - at - width
  const first: i32 = byte(bytes, at + width)
  const long: boolean = width === 8
  const plus: boolean = first === Code.Plus
  const proved: i32 = long ? proveLong(bytes, at, tail, today) : proveShort(bytes, at, tail, plus, today)
  const decimal: i32 = gap === 0 ? decimalLength(bytes, tail + 4) : 0
  if (proved === 0 || !standsAlone(bytes, at, tail + 4 + decimal)) return 0
  const year: i32 = proved >> 2
  const spaced: boolean = gap === 1 && isSpace(first)
  if (!isDigit(byte(bytes, tail))) {
    if (spaced) return 0
    return claim(tail + 4 - at, 0, flagged(gap > 0 ? Form.InterimSeparated : Form.InterimBare, proved & 3, year))
  }
  const clock: boolean = !plus && readsAsClock(bytes, tail)
  const form: i32 = formOf(long, gap, spaced, clock, year, yearOf(today))
  return claim(tail + 4 + decimal - at, 0, flagged(form, proved & 3, year))
}

/** True if the groups from `at` to `end` are `YYYY-MM-DD-NNNC` or `YYMMDD--NNNC`. */
function isDashed(bytes: Bytes, at: i32, end: i32, first: i32): boolean {
  if (first === 6) return end === at + 12 && isDash(byte(bytes, at + 6)) && isDash(byte(bytes, at + 7))
  if (end !== at + 15 || !isDash(byte(bytes, at + 4))) return false
  return isDash(byte(bytes, at + 7)) && isDash(byte(bytes, at + 10))
}

/** Claims a number in unusual groups, the first of which has `run` digits. */
function inGroups(bytes: Bytes, at: i32, run: i32, today: i32): i32 {
  gather(bytes, at, run, false)
  for (let digits: i32 = 10; digits <= 12; digits += 2) {
    const end: i32 = at + gathered(digits)
    // Where no group ends with so many, the end is the digit that they begin with.
    if (end === at || !standsAlone(bytes, at, end)) continue
    const isLong: boolean = digits === 12
    const proved: i32 = isLong ? proveLong(GATHERED, 0, 8, today) : proveShort(GATHERED, 0, 6, false, today)
    const year: i32 = proved >> 2
    // A recent date is a timestamp.
    if (proved === 0 || year >= yearOf(today) - Limit.RecentYears) continue
    const form: i32 = isDashed(bytes, at, end, run) ? Form.PersonnummerDashed : Form.PersonnummerLoose
    return claim(end - at, 0, flagged(form, proved & 3, year))
  }
  return 0
}

/** Claims only the last four digits, after a birth date and a label of their own. */
function lastFour(bytes: Bytes, at: i32, run: i32, today: i32): i32 {
  const apart: i32 = gatherApart(bytes, at, run, 4, true)
  const start: i32 = at + (apart >> 4)
  if (apart === 0 || !standsAlone(bytes, start, start + 4)) return 0
  const isLong: boolean = (apart & 15) === 8
  const proved: i32 = isLong ? proveLong(GATHERED, 0, 8, today) : proveShort(GATHERED, 0, 6, false, today)
  return proved === 0 ? 0 : claim(4, -(apart >> 4), flagged(Form.PersonnummerLast, proved & 3, proved >> 2))
}

/** `SE871220238401`: a sole trader's VAT number is the personnummer followed by 01 (Skatteverket, SKV 560). */
function vatNumber(bytes: Bytes, at: i32, today: i32): i32 {
  if ((byte(bytes, at - 1) | 32) !== 101 || (byte(bytes, at - 2) | 32) !== 115) return 0
  if (isAlphanumeric(byte(bytes, at - 3)) || twoDigits(bytes, at + 10) !== 1 || isAlphanumeric(byte(bytes, at + 12)))
    return 0
  const proved: i32 = proveShort(bytes, at, at + 6, false, today)
  return proved === 0 ? 0 : claim(12, 0, flagged(Form.PersonnummerVat, proved & 3, proved >> 2))
}

/** `8.712202384e9`, `1.98712202384e11`. */
function withExponent(bytes: Bytes, at: i32, today: i32): i32 {
  const read: i32 = readExponent(bytes, at)
  const digits: i32 = read >> 8
  if ((digits !== 10 && digits !== 12) || !standsAlone(bytes, at, at + (read & 255))) return 0
  const isLong: boolean = digits === 12
  const proved: i32 = isLong ? proveLong(GATHERED, 0, 8, today) : proveShort(GATHERED, 0, 6, false, today)
  return proved === 0 ? 0 : claim(read & 255, 0, flagged(Form.PersonnummerLoose, proved & 3, proved >> 2))
}

/** Claims a number in one run, or in two parts with one separator. */
function asIssued(bytes: Bytes, at: i32, run: i32, today: i32): i32 {
  if (run === 10 || run === 12) return numberAt(bytes, at, run - 4, at + run - 4, today)
  if (run !== 6 && run !== 8) return 0
  const tail: i32 = at + run + separatorLength(bytes, at + run)
  const digits: i32 = digitRun(bytes, tail, 4)
  if (digits === 4) return numberAt(bytes, at, run, tail, today)
  if (isInterimLetter(byte(bytes, tail)) && digitRun(bytes, tail + 1, 3) === 3) {
    return numberAt(bytes, at, run, tail, today)
  }
  return 0
}

/**
 * Recognises a personnummer, samordningsnummer or interim number that starts with the run of digits at `at`.
 *
 * @param today - reference date, YYYYMMDD: determines centuries and the future
 * @returns a packed claim, 0 for none
 */
export function personnummer(bytes: Bytes, at: i32, today: i32): i32 {
  const run: i32 = digitRun(bytes, at, 12)
  if (isDigit(byte(bytes, at - 1))) return 0
  if (run === 1) return withExponent(bytes, at, today)
  const found: i32 = asIssued(bytes, at, run, today)
  if (found !== 0) return found
  if (run === 12) return vatNumber(bytes, at, today)
  // Dates are written in pairs, or with a four-digit year.
  if (run < 2 || run > 8 || (run & 1) !== 0) return 0
  const groups: i32 = inGroups(bytes, at, run, today)
  return groups !== 0 ? groups : lastFour(bytes, at, run, today)
}

/** Returns the variant of the claim at `start`. */
export function personnummerVariant(bytes: Bytes, start: i32, form: i32): i32 {
  if (form === Form.InterimSeparated || form === Form.InterimBare) return Variant.Interimsnummer
  if (form === Form.PersonnummerVat) return variantOf(bytes, start + 4)
  if (form === Form.PersonnummerLast) return Variant.Personnummer
  const run: i32 = digitRun(bytes, start, 12)
  if (form === Form.PersonnummerLoose || form === Form.PersonnummerDashed) {
    if (run === 1) return variantOf(GATHERED, readExponent(bytes, start) >> 8 === 12 ? 6 : 4)
    gather(bytes, start, run, false)
    // Ten digits are tried before twelve, as in `inGroups`.
    const isLong: boolean = gathered(10) === 0 || !luhn(GATHERED, 0, 6)
    return variantOf(GATHERED, isLong ? 6 : 4)
  }
  return variantOf(bytes, run === 8 || run === 12 ? start + 6 : start + 4)
}

/** Returns the variant for the day at `day`. */
function variantOf(bytes: Bytes, day: i32): i32 {
  return twoDigits(bytes, day) >= 60 ? Variant.Samordningsnummer : Variant.Personnummer
}
