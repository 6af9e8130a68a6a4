/**
 * @module Bankgiro numbers: seven or eight digits, `NNN-NNNC` or `NNNN-NNNC`, the last by Luhn. Streets, parts and phones are
 * written so, too: by word or field only. Source: Bankgirot, "Bankgironumret" (manual of formats).
 *
 *     160-9908          Bankgirot's own
 */
import { digitsOf, isLuhn } from './checks'
import { form, type KindRecogniser, matchAt, NAMED_ONLY, standsAlone } from './kind'

const NUMBER = form('NNNN-NNNC', NAMED_ONLY, 'luhn')
const PATTERN = /[1-9]\d{2,3} ?-? ?\d{4}(?!\d)/y

export const bankgiro: KindRecogniser = {
  anchor: 'digits',
  forms: [NUMBER],
  recognise(text, at) {
    const match = matchAt(PATTERN, text, at)
    if (match === undefined || !isLuhn(digitsOf(match[0]))) return undefined
    const end = at + match[0].length
    return standsAlone(text, at, end) ? { start: at, end, form: NUMBER, variant: 'SE' } : undefined
  },
}
