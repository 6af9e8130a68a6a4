/**
 * @module OCR references of Swedish invoices: 2 to 25 digits, the last by Luhn. One number in ten is valid, so a word
 * or field is required, and at least four digits. Source: Bankgirot, "OCR-referenskontroll" (levels of control: all
 * include the check digit; some put a length digit before it, which is not checked here).
 *
 *     1234567897          made up
 */
import { byLuhn, form, type KindRecogniser, NAMED_ONLY } from './kind'

const NUMBER = form('an OCR reference', NAMED_ONLY, 'luhn')
const PATTERN = /\d(?: ?\d){3,24}(?! ?\d)/y

export const ocr: KindRecogniser = byLuhn(PATTERN, NUMBER, 25)
