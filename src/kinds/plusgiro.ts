/**
 * @module Plusgiro numbers: two to eight digits, the last by Luhn behind a hyphen, the others in pairs: `NN NN NN-C`. By word
 * or field only. Source: Bankgirot and Nordea, "Plusgirot, kontonummer".
 *
 *     28 65 43-4          made up
 */
import { digitsOf, isLuhn } from './checks'
import { form, type KindRecogniser, matchAt, NAMED_ONLY, standsAlone } from './kind'

const NUMBER = form('NN NN NN-C', NAMED_ONLY, 'luhn')
const PATTERN = /[1-9]\d?(?: ?\d\d){0,3} ?- ?\d(?!\d)|[1-9]\d{2,7}(?!\d)/y

export const plusgiro: KindRecogniser = {
  anchor: 'digits',
  forms: [NUMBER],
  recognise(text, at) {
    const match = matchAt(PATTERN, text, at)
    if (match === undefined || digitsOf(match[0]).length > 8 || !isLuhn(digitsOf(match[0]))) return undefined
    const end = at + match[0].length
    return standsAlone(text, at, end) ? { start: at, end, form: NUMBER, variant: 'SE' } : undefined
  },
}
