/**
 * @module Labels of masked fields: one word per category, in three languages. A second pass recognises these words with
 * `resolve/own-label.ts`, which has them as bytes; a test compares the two.
 */
import type { FieldCategory, LabelLanguage } from '../types'

const LANGUAGES: readonly LabelLanguage[] = ['sv', 'nb', 'en']

/** Words in the order of {@link LANGUAGES}; they apply to subcategories, too. The last row is for all others. */
// biome-ignore format: a table
const WORDS: ReadonlyArray<readonly [category: string, words: readonly [sv: string, nb: string, en: string]]> = [
  ['user.name', ['namn', 'navn', 'name']],
  ['user.contact.address', ['adress', 'adresse', 'address']],
  ['user.contact', ['kontakt', 'kontakt', 'contact']],
  ['user.demographic.date_of_birth', ['födelsedatum', 'fødselsdato', 'birthdate']],
  ['user.demographic.age_range', ['ålder', 'alder', 'age']],
  ['user.demographic.gender', ['kön', 'kjønn', 'sex']],
  ['user.demographic.family', ['familj', 'familie', 'family']],
  ['user.demographic', ['profil', 'profil', 'profile']],
  ['user.health.insurance_beneficiary_id', ['id', 'id', 'id']],
  ['user.health.record_id', ['id', 'id', 'id']],
  ['user.health', ['hälsa', 'helse', 'health']],
  ['user.payment', ['betalning', 'betaling', 'payment']],
  ['user.financial', ['ekonomi', 'økonomi', 'finance']],
  ['user.authorization', ['hemlighet', 'hemmelighet', 'secret']],
  ['user.unique_id', ['id', 'id', 'id']],
  ['user.government_id', ['id', 'id', 'id']],
  ['user.account', ['konto', 'konto', 'account']],
  ['user.device', ['enhet', 'enhet', 'device']],
  ['user.content', ['meddelande', 'melding', 'message']],
  ['user.location', ['plats', 'sted', 'place']],
  ['user.professional_information', ['arbete', 'arbeid', 'work']],
  ['user.behavior', ['beteende', 'atferd', 'behaviour']],
  ['user.biometrics', ['biometri', 'biometri', 'biometrics']],
  ['user.criminal_history', ['brott', 'lovbrudd', 'offence']],
  ['user.settings', ['inställning', 'innstilling', 'setting']],
  ['', ['fält', 'felt', 'field']],
]

/** The categories behind the names of the option `fields`. */
const OF_FIELDS: { readonly [C in FieldCategory]: string } = {
  secret: 'user.authorization',
  name: 'user.name',
  address: 'user.contact.address',
  birthdate: 'user.demographic.date_of_birth',
  health: 'user.health',
  id: 'user.unique_id',
}

/** Every word that a field label may contain, in all languages. */
export const LABEL_WORDS: readonly string[] = /* @__PURE__ */ [...new Set(WORDS.flatMap(([, words]) => words))]

/**
 * Returns the label word for a category, or for a name of the option `fields`.
 *
 * @param category - undefined if unknown
 */
export function labelWord(category: string | undefined, language: LabelLanguage): string {
  const key = OF_FIELDS[category as FieldCategory] ?? category
  const row = WORDS.find(([above]) => key === above || key?.startsWith(`${above}.`)) ?? WORDS.at(-1)
  return row?.[1][LANGUAGES.indexOf(language)] as string
}
