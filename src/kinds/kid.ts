/**
 * @module KID, the payment reference of Norwegian invoices: 2 to 25 digits, the last by Luhn (MOD10), or by mod 11 with
 * the repeated weights 2 to 7, where a hyphen replaces 10. One number in five is valid, so a word or field is required,
 * and at least four digits. Source: Mastercard Payment Services (Nets), "Systemspesifikasjon OCR giro", section on KID.
 *
 *     2345676, 1234567897          the first as in the specification, both made up
 */
import { digitsOf, isLuhn, isMod11 } from './checks'
import { form, type KindRecogniser, matchAt, NAMED_ONLY, standsAlone } from './kind'

const NUMBER = form('a KID', NAMED_ONLY, 'luhn')
const ELEVEN = form('a KID, mod 11', NAMED_ONLY, 'mod11')
const PATTERN = /\d(?: ?\d){2,23}(?: ?\d|-)(?![\d-])/y

export const kid: KindRecogniser = {
  anchor: 'digits',
  forms: [NUMBER, ELEVEN],
  recognise(text, at) {
    const match = matchAt(PATTERN, text, at)
    if (match === undefined) return undefined
    const plain = match[0].replaceAll(' ', '')
    const form = !plain.endsWith('-') && isLuhn(digitsOf(plain)) ? NUMBER : isMod11(plain) ? ELEVEN : undefined
    const end = at + match[0].length
    return form !== undefined && standsAlone(text, at, end) ? { start: at, end, form, variant: 'NO' } : undefined
  },
}
