/**
 * @module Organisasjonsnummer, of Norwegian units: nine digits, the first 8 or 9, the last by mod 11 with the weights 3
 * 2 7 6 5 4 3 2; written `NNN NNN NNN`. Registered for VAT, it is followed by `MVA` and may be preceded by `NO`.
 * Source: Brønnøysundregistrene, "Organisasjonsnummeret".
 *
 *     974 760 673, NO 974 760 673 MVA          the register's own number, as it publishes it
 */
import { late } from '../text/late'
import { digitsOf, mod11 } from './checks'
import { form, type KindRecogniser, matchAt, standsAlone } from './kind'

const SPACED = form('NNN NNN NNN', 45, 'mod11', 'separator')
const VAT = form('NNN NNN NNN MVA', 90, 'mod11', 'prefix')
const BARE = form('NNNNNNNNN', 20, 'mod11')

const PATTERN = late('[89]\\d\\d( ?)\\d{3}\\1\\d{3}(?!\\d)( ?MVA(?!\\p{L}))?', 'uy')
const COUNTRY = late('(?<![\\p{L}\\d])NO[ -]?$', 'u')
const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2, 1]

export const orgnr: KindRecogniser = {
  anchor: 'digits',
  forms: [SPACED, VAT, BARE],
  recognise(text, at) {
    const match = matchAt(PATTERN(), text, at)
    if (match === undefined || mod11(digitsOf(match[0]), WEIGHTS) !== 0) return undefined
    const [all, space, vat] = match
    const end = at + all.length
    if (!standsAlone(text, at, end)) return undefined
    const country = vat === undefined ? undefined : COUNTRY().exec(text.slice(Math.max(0, at - 4), at))?.[0]
    const form = vat !== undefined ? VAT : space === '' ? BARE : SPACED
    return { start: at - (country?.length ?? 0), end, form, variant: 'NO' }
  },
}
