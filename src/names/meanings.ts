/**
 * @module What a field of a category holds, as far as a redactor tells values apart.
 */
import type { FieldCategory } from '../types'

/** What fields hold, by key; a category's own rows are behind those above. */
const MEANINGS: ReadonlyArray<readonly [string, FieldCategory | 'words']> = [
  ['user.name', 'name'],
  ['user.contact.address', 'address'],
  ['user.location', 'address'],
  ['user.demographic.date_of_birth', 'birthdate'],
  ['user.authorization', 'secret'],
  ['user.account', 'id'],
  ['user.unique_id', 'id'],
  ['user.health.insurance_beneficiary_id', 'id'],
  ['user.health.record_id', 'id'],
  ['user.health.insurance_kind', 'words'],
  ['user.health', 'health'],
  ['user.device.cookie_id', 'id'],
  ['user.device.device_id', 'id'],
]

/** What a field of a category holds; in doubt words. */
export function meaningOf(category: string): FieldCategory | 'words' {
  return MEANINGS.find(([above]) => category === above || category.startsWith(`${above}.`))?.[1] ?? 'words'
}
