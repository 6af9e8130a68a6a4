/**
 * @module Clearing numbers of Swedish banks: four digits from 1000 to 9999; Swedbank's 8000 series may have a check
 * digit. Only with a word or field. Source: Svenska Bankföreningen, "Clearingnummer"; Bankgirot, "Bankernas
 * kontonummer".
 *
 *     8105-9, 6000          published by Swedbank and Handelsbanken
 */
import { digitsOf, isLuhn } from './checks'
import { form, type KindRecogniser, matchAt, NAMED_ONLY, standsAlone } from './kind'

const NUMBER = form('NNNN-C', NAMED_ONLY)
const PATTERN = /[1-9]\d{3}(?:-?\d)?(?!\d)/y

export const clearing: KindRecogniser = {
  anchor: 'digits',
  forms: [NUMBER],
  recognise(text, at) {
    const match = matchAt(PATTERN, text, at)
    if (match === undefined) return undefined
    const digits = digitsOf(match[0])
    if (digits.length > 4 && (!digits.startsWith('8') || !isLuhn(digits))) return undefined
    const end = at + match[0].length
    return standsAlone(text, at, end) ? { start: at, end, form: NUMBER, variant: 'SE' } : undefined
  },
}
