/**
 * @module Geographic coordinates (ISO 6709, RFC 5870): latitude and longitude in degrees with at least four decimals
 * (about ten metres), or in degrees, minutes and seconds. Decimal pairs have many other meanings, so they need a word,
 * field or scheme; in a field, one of the two is enough. The samples are the royal palaces of Stockholm and Oslo.
 *
 *     geo:59.3268,18.0717, 59.3268, 18.0717, 59°19'36"N 18°4'18"E, {"lat": 59.9169}
 */
import { late } from '../text/late'
import { form, type KindRecogniser, matchAt, NAMED_ONLY } from './kind'

const GEO = form('geo:DD.DDDD,DD.DDDD', 95, 'grammar', 'prefix')
const DEGREES = form('DD°MM\'SS"N DD°MM\'SS"E', 90, 'grammar')
const PAIR = form('DD.DDDD, DD.DDDD', 40, 'grammar')
const SINGLE = form('DD.DDDD', NAMED_ONLY, 'grammar')

/** For the degree sign, recognisers see only its class. */
const SEXAGESIMAL =
  /\d{1,2}\ufffd ?\d{1,2}['\ufffd] ?(?:\d{1,2}(?:\.\d+)?["\ufffd]{1,2} ?)?[NS],? ?\d{1,3}\ufffd ?\d{1,2}['\ufffd] ?(?:\d{1,2}(?:\.\d+)?["\ufffd]{1,2} ?)?[EWÖVØ]/y
const DECIMAL = /(\d{1,2}\.\d{4,15})(?:, ?|; ?| )(-?\d{1,3}\.\d{4,15})(?![\d.])/y
const ONE = /(\d{1,3}\.\d{3,15})(?![\d.])/y
const BEFORE = /(?:[\d.]|[\d.,]-)$/

const GEO_BEFORE = late('(?<!\\p{L})geo:-?$', 'iu')

export const coordinates: KindRecogniser = {
  anchor: 'digits',
  forms: [GEO, DEGREES, PAIR, SINGLE],
  recognise(text, at) {
    const degrees = matchAt(SEXAGESIMAL, text, at)
    if (degrees !== undefined) return { start: at, end: at + degrees[0].length, form: DEGREES }
    const before = text.slice(Math.max(0, at - 6), at)
    const start = before.endsWith('-') ? at - 1 : at
    if (BEFORE.test(before)) return undefined
    const pair = matchAt(DECIMAL, text, at)
    const [all = '', latitude, longitude] = pair ?? []
    if (pair !== undefined && Number(latitude) <= 90 && Math.abs(Number(longitude)) <= 180) {
      const isGeo = GEO_BEFORE().test(before)
      return { start, end: at + all.length, form: isGeo ? GEO : PAIR }
    }
    const one = matchAt(ONE, text, at)
    if (one === undefined || Number(one[1]) > 180) return undefined
    return { start, end: at + one[0].length, form: SINGLE }
  },
}
