/**
 * @module Plusgiro numbers: two to eight digits, the last by Luhn after a hyphen, the others in pairs: `NN NN NN-C`.
 * Only with a word or field. Source: Bankgirot and Nordea, "Plusgirot, kontonummer".
 *
 *     28 65 43-4          made up
 */
import { byLuhn, form, type KindRecogniser, NAMED_ONLY } from './kind'

const NUMBER = form('NN NN NN-C', NAMED_ONLY, 'luhn')
const PATTERN = /[1-9]\d?(?: ?\d\d){0,3} ?- ?\d(?!\d)|[1-9]\d{2,7}(?!\d)/y

export const plusgiro: KindRecogniser = byLuhn(PATTERN, NUMBER, 8)
