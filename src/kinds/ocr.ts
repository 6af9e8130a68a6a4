/**
 * @module OCR references of Swedish invoices: 2 to 25 digits, the last by Luhn. One number in ten is one, so by word or field
 * only, from four digits on. Source: Bankgirot, "OCR-referenskontroll" (levels of control: the check digit in all of them, the
 * length digit before it in some, which is none of the proof here).
 *
 *     1234567897          made up
 */
import { byLuhn, form, type KindRecogniser, NAMED_ONLY } from './kind'

const NUMBER = form('an OCR reference', NAMED_ONLY, 'luhn')
const PATTERN = /\d(?: ?\d){3,24}(?! ?\d)/y

export const ocr: KindRecogniser = byLuhn(PATTERN, NUMBER, 25)
