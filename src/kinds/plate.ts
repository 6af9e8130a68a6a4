/**
 * @module Vehicle registration plates. Swedish: three letters and three digits, of which the last may be a letter since
 * 2019; no I, Q, V, Å, Ä, Ö, and no O at the end. Norwegian: two letters and four or five digits. Words and codes look
 * the same: only with a word or field. Sources: Transportstyrelsen, "Registreringsskyltar"; forskrift om bruk av
 * kjøretøy, chapter 2.
 *
 *     ABC 123, MLB 84A, EL 12345          made up
 */
import { late } from '../text/late'
import { form, type KindRecogniser, matchAt, NAMED_ONLY } from './kind'

const SWEDISH = form('AAA NNX', NAMED_ONLY)
const NORWEGIAN = form('AA NNNNN', NAMED_ONLY)

const SWEDEN = late('[A-HJ-PR-UW-Z]{3}[ -]?\\d\\d[\\dA-HJ-NPR-UW-Z](?![\\p{L}\\d_])', 'iuy')
const NORWAY = late('[A-Z]{2}[ -]?[1-9]\\d{3,4}(?![\\p{L}\\d_])', 'iuy')

export const plate: KindRecogniser = {
  anchor: 'word',
  forms: [SWEDISH, NORWEGIAN],
  recognise(text, at) {
    const swedish = matchAt(SWEDEN(), text, at)
    if (swedish !== undefined) return { start: at, end: at + swedish[0].length, form: SWEDISH, variant: 'SE' }
    const norwegian = matchAt(NORWAY(), text, at)
    return norwegian && { start: at, end: at + norwegian[0].length, form: NORWEGIAN, variant: 'NO' }
  },
}
