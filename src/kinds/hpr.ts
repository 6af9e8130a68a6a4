/**
 * @module HPR number, of Norwegian health personnel: up to nine digits, usually seven, no check digit. Needs a word or
 * field. Source: Helsedirektoratet, "Helsepersonellregisteret (HPR)"; Direktoratet for e-helse, OID
 * 2.16.578.1.12.4.1.4.4.
 *
 *     9144889          made up
 */
import { form, type KindRecogniser, matchAt, NAMED_ONLY, standsAlone } from './kind'

const NUMBER = form('an HPR number', NAMED_ONLY)
const PATTERN = /\d{5,9}(?!\d)/y

export const hpr: KindRecogniser = {
  anchor: 'digits',
  forms: [NUMBER],
  recognise(text, at) {
    const match = matchAt(PATTERN, text, at)
    const end = at + (match?.[0].length ?? 0)
    return match !== undefined && standsAlone(text, at, end)
      ? { start: at, end, form: NUMBER, variant: 'NO' }
      : undefined
  },
}
