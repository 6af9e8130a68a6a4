/** @module What a field of a category contains, as far as a redactor distinguishes values. */
import type { FieldCategory } from '../types'

/** Content of fields, by category; the first matching row counts. */
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

/** Returns what a field of a category contains; several words if in doubt. */
export function meaningOf(category: string): FieldCategory | 'words' {
  return MEANINGS.find(([above]) => category === above || category.startsWith(`${above}.`))?.[1] ?? 'words'
}
