/**
 * @module The languages of reports and explanations.
 */
import { EN, type Words } from './en'
import { NB } from './nb'
import { NN } from './nn'
import { SV } from './sv'

const LANGUAGES = { en: EN, sv: SV, nb: NB, nn: NN }

/** Languages of reports: English, Swedish, Bokmål and Nynorsk. */
export type Language = keyof typeof LANGUAGES

/** Their codes (BCP 47). */
export const LANGUAGE_CODES = Object.keys(LANGUAGES) as readonly Language[]

/**
 * Returns the texts of a language.
 *
 * @throws TypeError for an unknown one
 */
export function wordsOf(lang: Language): Words {
  if (!Object.hasOwn(LANGUAGES, lang)) throw new TypeError(`"lang" expected ${LANGUAGE_CODES.join(', ')}`)
  return LANGUAGES[lang]
}
