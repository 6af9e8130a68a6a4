/**
 * @module Henkilötunnus, the Finnish identity code: `DDMMYY`, a century sign, three digits and a check character, which
 * is the nine digits modulo 31. Signs: `+` for the 1800s, `-` and U to Y for the 1900s, A to F for the 2000s. The signs
 * added on 1 January 2023 distinguish persons, so the sign is never dropped. Numbers 900 to 999 belong to nobody:
 * temporary or test numbers. Sources: Digi- ja väestötietovirasto, "Henkilötunnus" and "Reform of personal identity
 * codes"; valtioneuvoston asetus 1134/2022.
 *
 *     010594Y9032, 020504B904H          fictional persons of the agency
 */
import { late } from '../text/late'
import { digitsOf, isPast, isStamp } from './checks'
import { form, type KindRecogniser, matchAt, standsAlone } from './kind'

const CODE = form('DDMMYY-NNNC, Finnish', 90, 'date', 'mod31')
/** All digits but the sign, like a personnummer. */
const DIGITS = form('DDMMYY-NNNN, Finnish', 70, 'date', 'mod31')
/** May be a timestamp, or a recent date followed by a letter, which is a common build name. */
const STAMP = form('DDMMYY-HHMM, Finnish', 45, 'date', 'mod31', 'clock')
const RECENT = form('DDMMYYANNNC, a date of the last two years', 45, 'date', 'mod31', 'recent')

const PATTERN = late('(\\d\\d)(\\d\\d)(\\d\\d)([-+A-FU-Y])(\\d{3})([\\dA-FHJ-NPR-Y])(?![\\p{L}\\d_])', 'iuy')
const CHECKS = '0123456789ABCDEFHJKLMNPRSTUVWXY'

function centuryOf(sign: string): number {
  if (sign === '+') return 1800
  return /[A-F]/.test(sign) ? 2000 : 1900
}

export const henkilotunnus: KindRecogniser = {
  anchor: 'digits',
  forms: [CODE, DIGITS, STAMP, RECENT],
  recognise(text, at, today) {
    const match = matchAt(PATTERN(), text, at)
    if (match === undefined) return undefined
    const [all, day = '', month = '', short = '', sign = '', number = '', check = ''] = match
    const year = centuryOf(sign.toUpperCase()) + Number(short)
    if (Number(number) < 2 || !isPast(year, Number(month), Number(day), today)) return undefined
    const rest = Number(`${day}${month}${short}${number}`) % 31
    if (CHECKS[rest] !== check.toUpperCase() || !standsAlone(text, at, at + all.length)) return undefined
    const isDigits = /^[\d+-]+$/.test(all)
    const thisYear = Math.trunc(today / 10000)
    // The new signs of the 1900s go to people registered late, hardly to ninety-year-olds.
    const isBuild =
      2000 + Number(day) >= thisYear - 2 && isPast(2000 + Number(day), Number(month), Number(short), today)
    const isRecent = year >= thisYear - 2 || isBuild || (/[U-Y]/i.test(sign) && year <= thisYear - 90)
    const form = isRecent ? RECENT : !isDigits ? CODE : isStamp(digitsOf(all), today) ? STAMP : DIGITS
    const variant = Number(number) >= 900 ? 'synthetic' : 'FI'
    return { start: at, end: at + all.length, form, variant }
  },
}
