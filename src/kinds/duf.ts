/**
 * @module DUF number, of applicants for asylum or a permit in Norway: the year, six serial digits and two by mod 11 (00
 * to 10) with the weights 4 6 3 2 7 5 4 6 3 2 over serial digits and year. Twelve digits that start with a year are
 * more often a timestamp: only with a word or field. Sources: Utlendingsdirektoratet, "DUF-nummer"; SSB,
 * kostra-kontrollprogram, `DufValidator`, and tonneask/norsk-nummer-validering for the weights.
 *
 *     201017238203, 200816832910          tests of SSB
 */
import { digitsOf, mod11 } from './checks'
import { form, type KindRecogniser, matchAt, NAMED_ONLY, standsAlone } from './kind'

const NUMBER = form('YYYYNNNNNNCC', NAMED_ONLY, 'mod11')
const PATTERN = /(?:19[89]\d|20\d\d) ?\d{6} ?\d\d(?!\d)/y
const WEIGHTS = [4, 6, 3, 2, 7, 5, 4, 6, 3, 2]

export const duf: KindRecogniser = {
  anchor: 'digits',
  forms: [NUMBER],
  recognise(text, at, today) {
    const match = matchAt(PATTERN, text, at)
    if (match === undefined) return undefined
    const digits = digitsOf(match[0])
    const isRight = mod11(digits.slice(4, 10) + digits.slice(0, 4), WEIGHTS) === Number(digits.slice(10))
    if (!isRight || Number(digits.slice(0, 4)) > today / 10000) return undefined
    const end = at + match[0].length
    return standsAlone(text, at, end) ? { start: at, end, form: NUMBER, variant: 'NO' } : undefined
  },
}
