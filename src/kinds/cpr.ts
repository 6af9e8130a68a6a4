/**
 * @module CPR number, the Danish identity number: `DDMMYY-SSSS`, whose seventh digit gives the century. Its mod 11
 * check (weights 4 3 2 7 6 5 4 3 2 1) has not been required since 1 October 2007, so it only adds confidence.
 * Replacement numbers (erstatningspersonnummer) have 60 added to the day. Sources: CPR-kontoret, "Personnummeret i CPR"
 * (century: table 2) and "Personnumre uden kontrolciffer (modulus 11 kontrol)"; Sundhedsdatastyrelsen.
 *
 * A date with a time of day looks the same (`191121-1406`): a number that may be one needs a word.
 *
 *     211062-5629          a sample of python-stdnum with a valid check digit
 *     070761-4285          Wikipedia's sample
 */
import { digitsOf, isPast, isStamp, mod11 } from './checks'
import { form, type KindRecogniser, matchAt, standsAlone } from './kind'

const PROVED = form('DDMMYY-SSSS', 75, 'date', 'mod11', 'separator')
const SEPARATED = form('DDMMYY-SSSS, no mod 11', 40, 'date', 'separator')
const CLOCK = form('DDMMYY-HHMM', 20, 'date', 'separator', 'clock')
const SPACED = form('DDMMYY SSSS', 20, 'date', 'separator')
const BARE = form('DDMMYYSSSS', 30, 'date', 'mod11')
const BARE_UNPROVED = form('DDMMYYSSSS, no mod 11', 10, 'date')

const PATTERN = /\d{6}( ?- ?| )?\d{4}(?!\d)/y
const WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

/** Returns the year of birth, from its last two digits and the seventh digit. */
function yearOf(year: number, seventh: number): number {
  if (seventh < 4) return 1900 + year
  if (seventh === 4 || seventh === 9) return year < 37 ? 2000 + year : 1900 + year
  return year < 58 ? 2000 + year : 1800 + year
}

export const cpr: KindRecogniser = {
  anchor: 'digits',
  forms: [PROVED, SEPARATED, CLOCK, SPACED, BARE, BARE_UNPROVED],
  recognise(text, at, today) {
    const match = matchAt(PATTERN, text, at)
    if (match === undefined) return undefined
    const [all, joint = ''] = match
    const digits = digitsOf(all)
    const [day = 0, month = 0, short = 0] = (digits.slice(0, 6).match(/../g) ?? []).map(Number)
    const year = yearOf(short, Number(digits[6]))
    const isReplacement = day > 60
    if (!isPast(year, month, isReplacement ? day - 60 : day, today)) return undefined
    if (!standsAlone(text, at, at + all.length)) return undefined
    const isProved = mod11(digits, WEIGHTS) === 0
    const separated = isStamp(digits, today) ? CLOCK : isProved ? PROVED : SEPARATED
    const bare = isProved ? BARE : BARE_UNPROVED
    const form = joint.includes('-') ? separated : joint === ' ' ? SPACED : bare
    return { start: at, end: at + all.length, form, variant: isReplacement ? 'replacement' : 'cpr' }
  },
}
