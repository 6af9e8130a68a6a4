/**
 * @module Fødselsnummer, the Norwegian national identity number, with D-number, H-number, NPID, the shared help number
 * (FH) and the synthetic series.
 *
 * `DDMMYY IIIKK`: birth date, an individual number that encodes the century, two mod 11 check digits. A D-number has 40
 * added to the day. Month offsets: +20 NAV's person id, +40 H-number (a hospital's own) or NAV's synthetic series, +60
 * synthetic person id, +65 Norsk Helsenett's and +80 Skatteetaten's synthetic series. An FH-number starts with 8 or 9
 * and contains no date. Numbers issued from 2032 on encode no century and leave 0 to 3 in the first check sum. Sources:
 * folkeregisterforskriften § 2-2; Skatteetaten, "Nytt fødselsnummer fra 2032" and "Utvidelse av D-nummerserien".
 *
 *     010195 50091     found (born 1895)
 *     0101955-0091     no: shape
 *     310298 50091     no: there is no 31 February
 *     010195 50092     no: second check digit
 *
 * Caveat: every fødselsnummer also passes the check of an account number, so a bank word nearby counts against a bare
 * one.
 */
import { Bytes, byte, setByte } from '#memory'
import { digitRun } from '#sixteen'
import { Code, digitOf, isDash, isDigit, isSpace } from '../text/codes'
import { dashLength, decimalLength, standsAlone } from './boundary'
import { dateNumber, dayAfter, isDate, twoDigits } from './checks/calendar'
import { GATHERED, gather, gathered, readExponent } from './checks/groups'
import { firstRemainder, secondRemainder } from './checks/mod11'
import { claim, Form, FormFlag, Variant } from './forms'
import { gatherApart } from './last-digits'

const enum Limit {
  OldYear = 1890,
  /** Range of years accepted with four digits, where people may have guessed the century. */
  FirstYear = 1850,
  LastYear = 2099,
  /** Start date of the rule of 2032. */
  NewRule = 20320101,
}

/** What the eleven digits prove. */
export const enum Proof {
  No = 0,
  /** Date, century and both check digits under the rule of 1964. */
  Rule1964 = 1,
  /** Both check digits and a date, under the rule of 2032 only. */
  Rule2032 = 2,
  /** Felles hjelpenummer: check digits alone. */
  Shared = 3,
}

/** Birth year of a fødselsnummer under the rule of 1964, 0 for a gap in the table. */
function centuryOf(individual: i32, year: i32): i32 {
  if (individual < 500) return 1900 + year
  if (year < 40) return 2000 + year
  if (individual >= 900) return 1900 + year
  return individual < 750 && year >= 54 ? 1800 + year : 0
}

/** The same for a D-number, whose table was extended in November 2021. */
function centuryOfD(individual: i32, year: i32): i32 {
  if (individual >= 500 && individual < 600) {
    if (year >= 58) return 1800 + year
    return year < 40 ? 2000 + year : 0
  }
  if (year >= 40) return 1900 + year
  return individual < 200 ? 1900 + year : 2000 + year
}

/** Birth year under the rule of 1964, 0 if individual number and year do not match. */
function birthYear(dayWritten: i32, individual: i32, year: i32): i32 {
  return dayWritten > 40 ? centuryOfD(individual, year) : centuryOf(individual, year)
}

/** Offset added to the month: 0, 20, 40, 60, 65 or 80. 66 to 72 belong to two series; returns the later one. */
export function monthOffset(written: i32): i32 {
  if (written > 80) return 80
  if (written > 65) return 65
  if (written > 60) return 60
  if (written > 40) return 40
  return written > 20 ? 20 : 0
}

/** True if day and month, without their offsets, are a date of that year and not after `latest`. */
function fits(year: i32, monthWritten: i32, offset: i32, day: i32, latest: i32): boolean {
  const month: i32 = monthWritten - offset
  return isDate(year, month, day) && dateNumber(year, month, day) <= latest
}

/** The calendar part of {@link proveFodselsnummer}; tries both readings of an ambiguous month. */
function dateFits(year: i32, monthWritten: i32, dayWritten: i32, latest: i32): boolean {
  const day: i32 = dayWritten > 40 ? dayWritten - 40 : dayWritten
  const offset: i32 = monthOffset(monthWritten)
  if (fits(year, monthWritten, offset, day, latest)) return true
  return offset === 65 && fits(year, monthWritten, 60, day, latest)
}

/**
 * Validates a number whose day, month, year and last five digits are at four positions.
 *
 * @param latest - the last birth date accepted under the rule of 1964, YYYYMMDD
 * @returns the birth year (0 if unknown) times four, plus the {@link Proof}
 */
export function proveFodselsnummer(bytes: Bytes, day: i32, month: i32, year: i32, tail: i32, latest: i32): i32 {
  if (secondRemainder(bytes, day, month, year, tail) !== 0) return Proof.No
  const remainder: i32 = firstRemainder(bytes, day, month, year, tail)
  if (remainder > 3) return Proof.No
  const dayWritten: i32 = twoDigits(bytes, day)
  if (dayWritten >= 80) return remainder === 0 ? Proof.Shared : Proof.No
  const monthWritten: i32 = twoDigits(bytes, month)
  const yearWritten: i32 = twoDigits(bytes, year)
  const individual: i32 = twoDigits(bytes, tail) * 10 + digitOf(byte(bytes, tail + 2))
  const born: i32 = birthYear(dayWritten, individual, yearWritten)
  if (remainder === 0 && born > 0 && dateFits(born, monthWritten, dayWritten, latest)) {
    return (born << 2) | Proof.Rule1964
  }
  // Issued from 2032 on: the century is unknown. 2000 is a leap year like every fourth, so it can represent all.
  return dateFits(2000 + yearWritten, monthWritten, dayWritten, 99991231) ? Proof.Rule2032 : Proof.No
}

function formOf(written: i32, proof: i32, offset: i32, today: i32): i32 {
  if (proof === Proof.Shared) return Form.FellesHjelpenummer
  if (proof === Proof.Rule2032) return today >= Limit.NewRule ? Form.Fodselsnummer2032 : Form.Fodselsnummer2032Early
  return written === Form.FodselsnummerBare && offset > 0 ? Form.FodselsnummerBareOffset : written
}

/** Claims a number in the form `written`, from `at` to the five digits at `tail`. */
function numberAt(bytes: Bytes, at: i32, month: i32, year: i32, tail: i32, written: i32, today: i32): i32 {
  const decimal: i32 = written === Form.FodselsnummerBare ? decimalLength(bytes, tail + 5) : 0
  if (!standsAlone(bytes, at, tail + 5 + decimal)) return 0
  const proved: i32 = proveFodselsnummer(bytes, at, month, year, tail, dayAfter(today))
  const proof: i32 = proved & 3
  if (proof === Proof.No) return 0
  const born: i32 = proved >> 2
  const old: i32 = born > 0 && born < Limit.OldYear ? FormFlag.Old : 0
  return claim(tail + 5 + decimal - at, 0, formOf(written, proof, monthOffset(twoDigits(bytes, month)), today) | old)
}

/** Length of the separator between date and the last five digits: a space, or a dash with its spaces. */
function separatorLength(bytes: Bytes, at: i32): i32 {
  const dash: i32 = dashLength(bytes, at)
  return dash > 0 ? dash : isSpace(byte(bytes, at)) ? 1 : 0
}

/** `DD.MM.YY IIIKK`, `DD.MM.YY-IIIKK`, `DD MM YY IIIKK`: two digits at `at`, then a dot or a space. */
function withSplitDate(bytes: Bytes, at: i32, today: i32): i32 {
  const join: i32 = byte(bytes, at + 2)
  const dotted: boolean = join === Code.Dot
  if (!dotted && !isSpace(join)) return 0
  const again: i32 = byte(bytes, at + 5)
  if (dotted ? again !== Code.Dot : !isSpace(again)) return 0
  if (digitRun(bytes, at + 3, 2) !== 2 || digitRun(bytes, at + 6, 2) !== 2) return 0
  const gap: i32 = at + 8
  if (isSpace(byte(bytes, gap)) && digitRun(bytes, gap + 1, 5) === 5) {
    const form: i32 = dotted ? Form.FodselsnummerSplit : Form.FodselsnummerDateSplit
    return numberAt(bytes, at, at + 3, at + 6, gap + 1, form, today)
  }
  const dash: i32 = dotted ? dashLength(bytes, gap) : 0
  if (dash === 0 || digitRun(bytes, gap + dash, 5) !== 5) return 0
  return numberAt(bytes, at, at + 3, at + 6, gap + dash, Form.FodselsnummerDateSplit, today)
}

/** Reduces the year of `DDMMYYYYIIIKK` in {@link GATHERED} to two digits; returns the full year. */
function takeCentury(): i32 {
  const year: i32 = twoDigits(GATHERED, 4) * 100 + twoDigits(GATHERED, 6)
  for (let i: i32 = 4; i < 11; i++) setByte(GATHERED, i, byte(GATHERED, i + 2))
  return year
}

/** True if the groups are `DD-MM-YY IIIKK` or, with `digits` 13, `DD.MM.YYYY IIIKK`. */
function isDated(bytes: Bytes, at: i32, end: i32, digits: i32): boolean {
  const join: i32 = byte(bytes, at + 2)
  if (end - at !== digits + 3 || byte(bytes, at + 5) !== join || !isSpace(byte(bytes, end - 6))) return false
  return isDash(join) || join === Code.Dot
}

/** Claims a number in unusual groups, the first of which has `run` digits. */
function inGroups(bytes: Bytes, at: i32, run: i32, today: i32): i32 {
  // Four, two and five digits are an account number.
  if (run === 4 && digitRun(bytes, at + 8, 6) === 5) return 0
  gather(bytes, at, run, true)
  for (let digits: i32 = 11; digits <= 13; digits += 2) {
    const end: i32 = at + gathered(digits)
    // Where no group ends with so many, the end is the digit that they begin with.
    if (end === at || !standsAlone(bytes, at, end)) continue
    const year: i32 = digits === 13 ? takeCentury() : 0
    const proved: i32 = proveFodselsnummer(GATHERED, 0, 2, 4, 6, dayAfter(today))
    if ((proved & 3) !== Proof.Rule1964 || (year > 0 && (year < Limit.FirstYear || year > Limit.LastYear))) continue
    const old: i32 = proved >> 2 < Limit.OldYear ? FormFlag.Old : 0
    const form: i32 = isDated(bytes, at, end, digits) ? Form.FodselsnummerDashed : Form.FodselsnummerLoose
    return claim(end - at, 0, form | old)
  }
  return 0
}

/** Claims only the last five digits, after a birth date and a label of their own. */
function lastFive(bytes: Bytes, at: i32, run: i32, today: i32): i32 {
  const apart: i32 = gatherApart(bytes, at, run, 5, false)
  const start: i32 = at + (apart >> 4)
  if (apart === 0 || !standsAlone(bytes, start, start + 5)) return 0
  const year: i32 = (apart & 15) === 8 ? takeCentury() : 0
  const proved: i32 = proveFodselsnummer(GATHERED, 0, 2, 4, 6, dayAfter(today))
  if ((proved & 3) !== Proof.Rule1964 || (year > 0 && year !== proved >> 2)) return 0
  return claim(5, -(apart >> 4), Form.FodselsnummerLast | (proved >> 2 < Limit.OldYear ? FormFlag.Old : 0))
}

/** `4.1819077302e10`. */
function withExponent(bytes: Bytes, at: i32, today: i32): i32 {
  const read: i32 = readExponent(bytes, at)
  if (read >> 8 !== 11 || !standsAlone(bytes, at, at + (read & 255))) return 0
  const proved: i32 = proveFodselsnummer(GATHERED, 0, 2, 4, 6, dayAfter(today))
  if ((proved & 3) !== Proof.Rule1964) return 0
  return claim(read & 255, 0, Form.FodselsnummerLoose | (proved >> 2 < Limit.OldYear ? FormFlag.Old : 0))
}

/** Claims a number in one run, or in the official parts. */
function asIssued(bytes: Bytes, at: i32, run: i32, today: i32): i32 {
  if (run === 11) return numberAt(bytes, at, at + 2, at + 4, at + 6, Form.FodselsnummerBare, today)
  if (run === 2) return withSplitDate(bytes, at, today)
  if (run !== 6) return 0
  const gap: i32 = separatorLength(bytes, at + 6)
  if (gap === 0 || digitRun(bytes, at + 6 + gap, 5) !== 5) return 0
  return numberAt(bytes, at, at + 2, at + 4, at + 6 + gap, Form.FodselsnummerSplit, today)
}

/**
 * Recognises a fødselsnummer, in any of its variants, that starts with the run of digits at `at`. Digits grouped 4-2-5
 * are an account number and never claimed.
 *
 * @param today - reference date, YYYYMMDD: the latest birth date, also decides whether the rule of 2032 applies
 * @returns a packed claim, 0 for none
 */
export function fodselsnummer(bytes: Bytes, at: i32, today: i32): i32 {
  const run: i32 = digitRun(bytes, at, 11)
  if (isDigit(byte(bytes, at - 1))) return 0
  if (run === 1) return withExponent(bytes, at, today)
  const found: i32 = asIssued(bytes, at, run, today)
  if (found !== 0 || run < 2 || run > 8 || (run & 1) !== 0) return found
  const groups: i32 = inGroups(bytes, at, run, today)
  return groups !== 0 ? groups : lastFive(bytes, at, run, today)
}

/** Returns the variant of the claim at `start`, from its first four digits. */
export function fodselsnummerVariant(bytes: Bytes, start: i32, form: i32): i32 {
  if (form === Form.FellesHjelpenummer) return Variant.FhNummer
  if (form === Form.FodselsnummerLast) return Variant.Fodselsnummer
  const run: i32 = digitRun(bytes, start, 11)
  if (form === Form.FodselsnummerDashed || form === Form.FodselsnummerLoose) {
    if (run === 1) readExponent(bytes, start)
    else gather(bytes, start, run, true)
    return variantOf(GATHERED, 0, 2)
  }
  return variantOf(bytes, start, run === 2 ? start + 3 : start + 2)
}

/** Returns the variant for the day at `start` and the month at `at`. */
function variantOf(bytes: Bytes, start: i32, at: i32): i32 {
  const month: i32 = twoDigits(bytes, at)
  if (month > 60) return Variant.Synthetic
  if (month > 40) return Variant.HNummer
  if (month > 20) return Variant.Npid
  return twoDigits(bytes, start) > 40 ? Variant.DNummer : Variant.Fodselsnummer
}
