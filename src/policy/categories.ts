/**
 * @module The tree of categories. Ids are keys of fideslang 3.2 (CC BY 4.0), with dots between levels, so that other
 * privacy tools know them; a policy adds its own below. Only personal data of users is listed.
 */
import { isMoreKind, ROWS } from '../kinds/rows'
import type { DetectedKind } from '../types'
import type { Policy } from './types'

/** The category of national identity numbers, which a policy must justify. */
export const NATIONAL_ID = 'user.government_id.national_identification_number'

/** Categories by key, with their titles. */
export const CATEGORIES = {
  user: 'Personal data',
  'user.account': 'Account information',
  'user.account.username': 'User name',
  'user.account.social': 'Handle in social media',
  'user.authorization': 'Authorisation',
  'user.authorization.credentials': 'Credentials',
  'user.authorization.password': 'Password',
  'user.behavior': 'Behaviour',
  'user.behavior.browsing_history': 'Pages visited',
  'user.behavior.purchase_history': 'Purchases',
  'user.behavior.search_history': 'Searches',
  'user.biometrics': 'Biometrics',
  'user.biometrics.voice': 'Voice recording',
  'user.contact': 'Contact data',
  'user.contact.address': 'Address',
  'user.contact.address.city': 'City',
  'user.contact.address.postal_code': 'Postal code',
  'user.contact.address.street': 'Street',
  'user.contact.email': 'E-mail address',
  'user.contact.phone_number': 'Phone number',
  'user.content': 'Content by or about the person',
  'user.content.encrypted': 'Encrypted contents',
  'user.content.private': 'Private content: messages, complaints, free text',
  'user.content.self_image': 'Pictures',
  'user.criminal_history': 'Offences and convictions',
  'user.demographic': 'Demographic data',
  'user.demographic.age_range': 'Age',
  'user.demographic.date_of_birth': 'Birth date',
  'user.demographic.education': 'Education',
  'user.demographic.family': 'Family and co-insured persons',
  'user.demographic.gender': 'Sex',
  'user.demographic.marital_status': 'Civil status',
  'user.demographic.political_opinion': 'Political opinion',
  'user.demographic.profile': 'Profile',
  'user.demographic.race_ethnicity': 'Ethnic origin, nationality',
  'user.demographic.religious_belief': 'Religion',
  'user.demographic.sexual_orientation': 'Sexual orientation',
  'user.demographic.union_membership': 'Membership of a union',
  'user.device': 'Device data',
  'user.device.cookie': 'Cookie contents',
  'user.device.cookie_id': 'Cookie id',
  'user.device.device_id': 'Device id',
  'user.device.ip_address': 'IP address',
  'user.device.telemetry': 'Timestamps, equipment, metadata',
  'user.financial': 'Financial data',
  'user.financial.bank_account': 'Bank account',
  'user.financial.credit_card': 'Card',
  'user.government_id': 'Id given by a state',
  [NATIONAL_ID]: 'Personnummer, fødselsnummer and the like',
  'user.government_id.passport_number': 'Passport number',
  'user.health': 'Health',
  'user.health.condition': 'Health condition',
  'user.health.insurance_beneficiary_id': 'Health insurance number',
  'user.health.medical_diagnosis': 'Diagnosis',
  'user.health.record_id': 'Health record number',
  'user.health.treatment': 'Treatment',
  'user.location': 'Place',
  'user.name': 'Name',
  'user.payment': 'Payment',
  'user.professional_information': 'Work',
  'user.professional_information.industry': 'Industry',
  'user.professional_information.job_title': 'Role',
  'user.professional_information.workplace': 'Workplace',
  'user.settings': 'Settings and choices',
  'user.unique_id': 'Customer number and other ids of a system',
  'user.unique_id.pseudonymous': 'Token',
} as const

/** The root of all categories. */
const ROOT = 'user'

/** Replaces the category in decisions about unlisted fields of records. */
export const UNLISTED = 'unlisted'

/** Keys of {@link CATEGORIES}. */
export type CategoryId = keyof typeof CATEGORIES

/** The category of each detected kind. The category of a field depends on its name. */
export const CATEGORY_OF_KIND: { readonly [K in DetectedKind]: CategoryId } = {
  personnummer: NATIONAL_ID,
  fodselsnummer: NATIONAL_ID,
  email: 'user.contact.email',
  phone: 'user.contact.phone_number',
  ip: 'user.device.ip_address',
}

/** Returns the category of a built-in kind, including those off by default; undefined for others. */
export function categoryOfKind(kind: string): CategoryId | undefined {
  if (isMoreKind(kind)) return ROWS[kind].category satisfies CategoryId
  return Object.hasOwn(CATEGORY_OF_KIND, kind) ? CATEGORY_OF_KIND[kind as DetectedKind] : undefined
}

/** Representative kind by token code. */
export const KIND_OF_CODE: { readonly [code: string]: DetectedKind } = {
  ...({ nid: 'personnummer', em: 'email', ph: 'phone', ip: 'ip' } as const),
}

/** Returns the category of a token's value; for unknown codes, any personal data. */
export function categoryOfCode(code: string): CategoryId {
  const kind = KIND_OF_CODE[code]
  return kind === undefined ? 'user' : CATEGORY_OF_KIND[kind]
}

/** Special categories of GDPR article 9, and offences (article 10); including those below them. */
const SENSITIVE: readonly string[] = [
  ...['user.health', 'user.biometrics', 'user.demographic.sexual_orientation', 'user.demographic.religious_belief'],
  ...['user.demographic.race_ethnicity', 'user.demographic.political_opinion', 'user.demographic.union_membership'],
  'user.criminal_history',
]

/** True if `category` is `above` or lies below it. */
export function isWithin(category: string, above: string): boolean {
  return category === above || category.startsWith(`${above}.`)
}

/** Returns the title of a category, including the policy's own. */
export function titleOf(category: string, policy?: Policy): string {
  if (category === UNLISTED) return 'Unlisted fields'
  return (
    policy?.categories?.[category]?.title ??
    (Object.hasOwn(CATEGORIES, category) ? CATEGORIES[category as CategoryId] : category)
  )
}

/** Returns all categories that the policy knows, sorted by key. */
export function categoriesOf(policy: Policy): string[] {
  return [...new Set([...Object.keys(CATEGORIES), ...Object.keys(policy.categories ?? {})])].sort()
}

/**
 * Returns categories without those below another one of the set that includes all its parts, by key. A category with
 * only some of its parts in the set is `rest`: it means values without a more specific category. No field has the root.
 */
export function topmost(
  categories: ReadonlySet<string>,
  known: readonly string[],
): readonly { readonly id: string; readonly isRest: boolean }[] {
  const whole = new Set(
    [...categories].filter((id) => known.every((part) => !isWithin(part, id) || categories.has(part))),
  )
  return [...categories]
    .filter((id) => (id !== ROOT || whole.has(id)) && ![...whole].some((above) => above !== id && isWithin(id, above)))
    .sort()
    .map((id) => ({ id, isRest: !whole.has(id) }))
}

/** True if the policy knows a category. */
export function isCategory(category: string, policy: Policy): boolean {
  return Object.hasOwn(CATEGORIES, category) || Object.hasOwn(policy.categories ?? {}, category)
}

/** True if the category is, or lies below, a special category of GDPR article 9. */
export function isSensitive(category: string, policy?: Policy): boolean {
  if (SENSITIVE.some((above) => isWithin(category, above))) return true
  return Object.entries(policy?.categories ?? {}).some(([id, own]) => own.sensitive === true && isWithin(category, id))
}
