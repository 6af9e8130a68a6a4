/**
 * @module IBAN (ISO 13616): a country code, two check digits by mod 97 (ISO 7064) and the national account number, with
 * the total length that the SWIFT IBAN Registry gives for the country; in groups of four or ungrouped.
 *
 *     SE45 5000 0000 0583 9825 7466, NO93 8601 1117 947          samples of the registry
 */
import { isMod97 } from './checks'
import { form, type KindRecogniser, matchAt } from './kind'

const GROUPED = form('CCKK BBBB …', 97, 'mod97', 'prefix', 'separator')
const WHOLE = form('CCKKBBBB…', 95, 'mod97', 'prefix')

/** Total length by country, from the registry. */
const LENGTHS =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 ' +
  'FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 ' +
  'LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 ' +
  'SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'

const BEGIN = /[A-Z]{2}\d{2}(?=[ -]?[A-Z\d])/iy

function lengthOf(country: string): number {
  const at = LENGTHS.indexOf(country.toUpperCase())
  return at < 0 || at % 5 !== 0 ? 0 : Number(LENGTHS.slice(at + 2, at + 4))
}

/** Returns the end of `length` letters and digits, with single spaces or hyphens between groups; -1 if fewer. */
function endOf(text: string, at: number, length: number): number {
  let place = at
  for (let count = 0; count < length; place++) {
    if (/[A-Z\d]/i.test(text.charAt(place))) count++
    // Groups have four characters, but people also type other lengths.
    else if (count < 4 || !/[ -]/.test(text.charAt(place)) || !/[A-Z\d]/i.test(text.charAt(place + 1))) return -1
  }
  return /[A-Z\d]/i.test(text.charAt(place)) ? -1 : place
}

export const iban: KindRecogniser = {
  anchor: 'word',
  forms: [GROUPED, WHOLE],
  recognise(text, at) {
    const begin = matchAt(BEGIN, text, at)
    const length = begin === undefined ? 0 : lengthOf(begin[0].slice(0, 2))
    const end = length === 0 ? -1 : endOf(text, at, length)
    if (end < 0) return undefined
    const plain = text.slice(at, end).replace(/[ -]/g, '').toUpperCase()
    // The first four characters come last.
    if (!isMod97(plain.slice(4) + plain.slice(0, 4))) return undefined
    const variant = plain.startsWith('SE') ? 'SE' : plain.startsWith('NO') ? 'NO' : 'foreign'
    return { start: at, end, form: end - at > length ? GROUPED : WHOLE, variant }
  },
}
