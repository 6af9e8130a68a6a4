/**
 * @module Passport numbers (ICAO Doc 9303, part 4: at most nine letters and digits): up to three letters and six to
 * nine digits, as in Sweden (eight digits, since 2022 two letters and six) and Norway (eight digits, since 2020 three
 * letters and six). Only with a word or field.
 *
 *     AB123456, 12345678          made up
 */
import { late } from '../text/late'
import { form, type KindRecogniser, matchAt, NAMED_ONLY } from './kind'

const NUMBER = form('AANNNNNN', NAMED_ONLY)
const PATTERN = late('[A-Z]{0,3} ?\\d{6,9}(?![\\p{L}\\d_]|[-.]\\d)', 'iuy')

export const passport: KindRecogniser = {
  anchor: 'word',
  forms: [NUMBER],
  recognise(text, at) {
    const match = matchAt(PATTERN(), text, at)
    if (match === undefined || match[0].replace(' ', '').length > 9) return undefined
    return { start: at, end: at + match[0].length, form: NUMBER }
  },
}
