/**
 * @module Organisationsnummer, of Swedish legal persons: ten digits, the third at least 2 (so that none equals a
 * personnummer), the first 1 to 3 or 5 to 9, the last by Luhn. Written `NNNNNN-NNNC`; with twelve digits, prefixed by
 * `16`; as a VAT number, between `SE` and `01`. A sole trader's is the personnummer. Sources: lag (1974:174) om
 * identitetsbeteckning för juridiska personer m.fl.; Skatteverket, "Organisationsnummer"; for VAT numbers directive
 * 2006/112/EC, article 215, and the tax agency's "Momsregistreringsnummer".
 *
 *     212000-0142, 16212000-0142, SE212000014201          published by Stockholms kommun
 */
import { late } from '../text/late'
import { digitsOf, isDay, isLuhn } from './checks'
import { form, type KindRecogniser, matchAt, NAMED_ONLY, standsAlone } from './kind'

const SERIES = form('NNNNNN-NNNC of a series', 60, 'luhn', 'separator', 'prefix')
const SEPARATED = form('NNNNNN-NNNC', 45, 'luhn', 'separator')
const LONG = form('16NNNNNN-NNNC', 75, 'luhn', 'separator')
const LONG_BARE = form('16NNNNNNNNNC', 40, 'luhn')
const VAT = form('SENNNNNNNNNC01', 90, 'luhn', 'prefix')
const BARE = form('NNNNNNNNNC', 20, 'luhn')
const TRADER = form("a sole trader's YYMMDD-NNNC", NAMED_ONLY, 'date', 'luhn')

const PATTERN = /(16)?(\d{6}) ?(-?) ?(\d{4})(01)?(?!\d)/y
/** Prefixes of companies, authorities, municipalities, regions and housing associations: most numbers in texts. */
const COMMON = /^(?:55[69]|202100|212000|232100|7696)/
const COUNTRY = late('(?<![\\p{L}\\d])SE ?$', 'iu')

function isCompany(digits: string): boolean {
  return /^[1235-9]\d[2-9]/.test(digits) && isLuhn(digits)
}

function isTrader(digits: string): boolean {
  const day = Number(digits.slice(4, 6))
  return isDay(2000, Number(digits.slice(2, 4)), day > 60 ? day - 60 : day) && isLuhn(digits)
}

export const organisationsnummer: KindRecogniser = {
  anchor: 'digits',
  forms: [SERIES, SEPARATED, LONG, LONG_BARE, VAT, BARE, TRADER],
  recognise(text, at) {
    const match = matchAt(PATTERN, text, at)
    if (match === undefined) return undefined
    const [all, sixteen, head = '', dash, tail = '', suffix] = match
    const digits = digitsOf(head + tail)
    const end = at + all.length
    const country =
      suffix !== undefined || dash === '' ? COUNTRY().exec(text.slice(Math.max(0, at - 4), at))?.[0] : undefined
    if (suffix !== undefined && country === undefined) return undefined
    if (!standsAlone(text, at, end)) return undefined
    if (!isCompany(digits))
      return isTrader(digits) ? { start: at, end, form: TRADER, variant: 'sole-trader' } : undefined
    if (suffix !== undefined) return { start: at - (country?.length ?? 0), end, form: VAT, variant: 'SE' }
    const separated = sixteen !== undefined ? LONG : COMMON.test(digits) ? SERIES : SEPARATED
    const bare = sixteen === undefined ? BARE : LONG_BARE
    return { start: at, end, form: dash === '' ? bare : separated, variant: 'SE' }
  },
}
