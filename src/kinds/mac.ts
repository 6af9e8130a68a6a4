/**
 * @module Addresses of network devices (IEEE 802, EUI-48): six octets with colons or hyphens, or three groups of four
 * digits with dots. Octets of decimal digits only may be times and dates, so they need a word. All zeros and all ones
 * are no device. Source: IEEE Std 802-2014, section 8; RFC 7042, section 2.1.2 for the documentation range.
 *
 *     00:00:5e:00:53:01, 00-00-5E-00-53-01, 0000.5e00.5301
 */
import { late } from '../text/late'
import { form, type KindRecogniser, matchAt } from './kind'

const ADDRESS = form('hh:hh:hh:hh:hh:hh', 90, 'grammar', 'separator')
/** Hex dumps look the same. */
const DOTTED = form('hhhh.hhhh.hhhh', 40, 'grammar')
const DECIMAL = form('dd:dd:dd:dd:dd:dd', 40, 'grammar', 'no-digit')

const PATTERN = /[\da-f]{2}([:-])[\da-f]{2}(?:\1[\da-f]{2}){4}|[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}/iy

const WORD = late('[\\p{L}\\d_]', 'u')

export const mac: KindRecogniser = {
  anchor: 'word',
  forms: [ADDRESS, DOTTED, DECIMAL],
  recognise(text, at) {
    const match = matchAt(PATTERN, text, at)
    if (match === undefined) return undefined
    const end = at + match[0].length
    // A fingerprint, an IPv6 address or a UUID.
    if (WORD().test(text.charAt(end)) || /^[:.-][\da-f]/i.test(text.slice(end, end + 2))) return undefined
    if (/[\da-f][:.-]$/i.test(text.slice(Math.max(0, at - 2), at))) return undefined
    if (/^[0.:-]+$|^[f.:-]+$/i.test(match[0])) return undefined
    const isDotted = match[0].includes('.')
    return { start: at, end, form: isDotted ? DOTTED : /[a-f]/i.test(match[0]) ? ADDRESS : DECIMAL }
  },
}
