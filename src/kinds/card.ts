/**
 * @module Payment card numbers (ISO/IEC 7812-1): an issuer prefix, a length that this issuer uses, and a Luhn check
 * digit. Grouped 4-4-4-4 (Amex 4-6-5, Diners 4-6-4) or ungrouped. Many other numbers are ungrouped too, and one in
 * fifty is valid, so that form needs a word or field. Sources: the brands' published ranges of issuer identification
 * numbers, as in braintree/credit-card-type; test numbers of Stripe and PayPal.
 *
 *     4111 1111 1111 1111, 5555-5555-5555-4444, 3782 822463 10005
 */
import type { CardBrand } from '../types/findings'
import { digitsOf, isLuhn } from './checks'
import { form, type KindRecogniser, matchAt, standsAlone } from './kind'

const GROUPED = form('NNNN NNNN NNNN NNNC', 95, 'luhn', 'prefix', 'separator')
const BARE = form('NNNNNNNNNNNNNNNC', 45, 'luhn', 'prefix')

const BRANDS: readonly (readonly [CardBrand, RegExp, readonly number[]])[] = [
  ['visa', /^4/, [13, 16, 19]],
  ['mastercard', /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  ['amex', /^3[47]/, [15]],
  ['diners', /^3(?:0[0-5]|[689])/, [14, 16]],
  ['jcb', /^35(?:2[89]|[3-8])/, [16]],
  ['discover', /^6(?:011|4[4-9]|5)/, [16]],
  ['unionpay', /^62/, [16, 17, 18, 19]],
  ['maestro', /^(?:50|5[6-9]|6)/, [16]],
]

const PATTERN = /\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?(?!\d)|\d{4}([ -]?)\d{6}\2\d{4,5}(?!\d)|\d{13,19}(?!\d)/y

export const card: KindRecogniser = {
  anchor: 'digits',
  forms: [GROUPED, BARE],
  recognise(text, at) {
    const match = matchAt(PATTERN, text, at)
    if (match === undefined) return undefined
    const [all] = match
    const digits = digitsOf(all)
    const brand = BRANDS.find(([, begin, lengths]) => lengths.includes(digits.length) && begin.test(digits))
    if (brand === undefined || !isLuhn(digits) || /^(\d)\1+$/.test(digits)) return undefined
    if (!standsAlone(text, at, at + all.length)) return undefined
    return { start: at, end: at + all.length, form: all.length > digits.length ? GROUPED : BARE, variant: brand[0] }
  },
}
