/**
 * @module Kennitala, the Icelandic identity number: `DDMMYY-NNPC`, P by mod 11 with the weights 3 2 7 6 5 4 3 2, C for
 * the century (8, 9, 0). Organisations have 40 added to the day. Numbers issued from 18 February 2026 on have no check
 * digit, and system numbers (kerfiskennitala, since 2021) start with 8 or 9 and have no date: both need a word or
 * field. Source: Þjóðskrá, "Um kennitölur" and "Kerfiskennitölur".
 *
 *     120174-3399          a sample of python-stdnum
 *     892350-1739          the register's sample of a system number
 */
import { digitsOf, isPast, isStamp, mod11 } from './checks'
import { form, type KindRecogniser, matchAt, NAMED_ONLY, standsAlone } from './kind'

const PROVED = form('DDMMYY-NNPC', 60, 'date', 'mod11', 'separator')
const BARE = form('DDMMYYNNPC', 30, 'date', 'mod11')
const STAMP = form('DDMMYY-HHMM, Icelandic', 20, 'date', 'mod11', 'separator', 'clock')
const UNPROVED = form('DDMMYY-NNNC, no mod 11', NAMED_ONLY, 'date')
const SYSTEM = form('a system number of Iceland', NAMED_ONLY, 'no-date')

const PATTERN = /\d{6}( ?- ?| )?\d{4}(?!\d)/y
const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2, 1]
const CENTURIES: { readonly [digit: string]: number } = { 8: 1800, 9: 1900, 0: 2000 }

export const kennitala: KindRecogniser = {
  anchor: 'digits',
  forms: [PROVED, STAMP, BARE, UNPROVED, SYSTEM],
  recognise(text, at, today) {
    const match = matchAt(PATTERN, text, at)
    if (match === undefined || !standsAlone(text, at, at + match[0].length)) return undefined
    const [all, joint = ''] = match
    const digits = digitsOf(all)
    const span = { start: at, end: at + all.length }
    if (/^[89]/.test(digits)) return { ...span, form: SYSTEM, variant: 'system' }
    const [day = 0, month = 0, short = 0] = (digits.slice(0, 6).match(/../g) ?? []).map(Number)
    const century = CENTURIES[digits[9] as string]
    const isOrganisation = day > 40
    if (century === undefined || !isPast(century + short, month, isOrganisation ? day - 40 : day, today))
      return undefined
    const variant = isOrganisation ? 'organisation' : 'IS'
    if (mod11(digits, WEIGHTS) !== 0) return { ...span, form: UNPROVED, variant }
    const separated = isStamp(digits, today) ? STAMP : PROVED
    return { ...span, form: joint.includes('-') ? separated : BARE, variant }
  },
}
