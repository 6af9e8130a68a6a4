/**
 * @module Bankgiro numbers: seven or eight digits, `NNN-NNNC` or `NNNN-NNNC`, the last by Luhn. Streets, parts and
 * phones look the same: only with a word or field. Source: Bankgirot, "Bankgironumret" (manual of formats).
 *
 *     160-9908          Bankgirot's own
 */
import { byLuhn, form, type KindRecogniser, NAMED_ONLY } from './kind'

const NUMBER = form('NNNN-NNNC', NAMED_ONLY, 'luhn')
const PATTERN = /[1-9]\d{2,3} ?-? ?\d{4}(?!\d)/y

export const bankgiro: KindRecogniser = byLuhn(PATTERN, NUMBER, 8)
