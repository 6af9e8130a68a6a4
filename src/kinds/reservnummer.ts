/**
 * @module Reserve numbers of Swedish health care, for patients without a known personnummer: a date and four letters
 * and digits, in a shape of each region (the national one has a raised century), and those of social services and
 * schools (`-T123`, `-TF12`). Letters after a date have many other meanings: only with a word or field. Sources: HL7
 * Sweden, base profiles R4, `PatientIdentifierConformancePatternSE`; Inera, "Nationellt reservnummer"; IVO and SCB for
 * T and TF.
 *
 *     19121212-K12X, 22121240-AB3K, 19140728-TF26          made up
 */
import { late } from '../text/late'
import { form, type KindRecogniser, matchAt, NAMED_ONLY } from './kind'

const LETTERS = form('YYYYMMDD-XXXX', NAMED_ONLY)
const STOCKHOLM = form('99NNNNNNNNNN', NAMED_ONLY)
const RAISED = form('YYYYMM and a raised day', NAMED_ONLY)

const WITH_LETTERS = late('\\d{6}(?:\\d\\d)?-?(?=[A-Z\\d]{0,3}[A-Z])[A-Z\\d]{4}(?![\\p{L}\\d_])', 'iuy')
const DIGITS = /(?:99\d{6}|(?:1[7-9]|20)\d{4}(?:3[2-9]|[45]\d))-?\d{4}(?!\d)/y

export const reservnummer: KindRecogniser = {
  anchor: 'digits',
  forms: [LETTERS, STOCKHOLM, RAISED],
  recognise(text, at) {
    const match = matchAt(WITH_LETTERS(), text, at) ?? matchAt(DIGITS, text, at)
    if (match === undefined) return undefined
    const form = /[A-Z]/i.test(match[0]) ? LETTERS : match[0].startsWith('99') ? STOCKHOLM : RAISED
    return { start: at, end: at + match[0].length, form }
  },
}
