/** How field names are read, tested with names that were not used for the table of stems. */
import { expect, test } from 'vitest'
import { strangers, taken } from '../../corpus/tools/names'
import { categoryOf, readName } from '../../src/names/read'
import { ROWS } from '../../src/names/stems.generated'
import { CATEGORIES, isWithin } from '../../src/policy/categories'
import { noHealthRecords, seHealthInsurer } from '../../src/policy/policy'
import { HELD, NOBODYS } from '../field-lists'

function read(path: string): string | undefined {
  const names = path.replace('c/o', 'co').split('/')
  return categoryOf(names.at(-1) as string, names.slice(0, -1))
}

const all = HELD.flatMap(([category, , names]) => names.split('|').map((name) => ({ category, name })))
const nobodys = NOBODYS.split('|')

test('at least 97 of 100 names are taken for what they hold', () => {
  const missed = all.filter(({ category, name }) => !isWithin(read(name) ?? '', category))
  expect(all.length).toBeGreaterThan(700)
  expect(missed.length / all.length, missed.map(({ name }) => `${name}: ${read(name)}`).join('\n')).toBeLessThan(0.03)
})

test('at most one of 100 names that are nobody’s is taken for somebody’s', () => {
  const taken = nobodys.filter((name) => read(name) !== undefined)
  expect(nobodys.length).toBeGreaterThan(600)
  expect(taken.length / nobodys.length, taken.map((name) => `${name}: ${read(name)}`).join('\n')).toBeLessThan(0.01)
})

test('names that others wrote are read as well as they were', () => {
  const { held, nobodys } = strangers()
  expect(held.length + nobodys.length).toBe(600)
  expect(held.filter(taken).length / held.length).toBeGreaterThan(0.84)
  expect(nobodys.filter((name) => read(name) !== undefined).length / nobodys.length).toBeLessThan(0.03)
})

test.each([
  ['morsNavn', 'user.name'],
  ['endretAvNavn', 'user.name'],
  ['performedByName', 'user.name'],
  ['sortByName', undefined],
  ['identifierName', undefined],
  ['coAdressenavn', 'user.contact.address'],
  ['hostAddressName', undefined],
  ['telefonnummerBruker', 'user.contact.phone_number'],
  ['pnrkund', 'user.government_id.national_identification_number'],
  ['arbeidstakerId', 'user.unique_id'],
  ['customerFooId', undefined],
  ['bolignr', 'user.contact.address'],
  ['länskod', 'user.contact.address'],
  ['antallBarn', 'user.demographic.family'],
  ['numberOfEmployees', undefined],
  ['deletePatient', undefined],
  ['opprettet_av_navn', 'user.name'],
  ['enhetsnavn', undefined],
  ['enhetNr', undefined],
  ['handlaggningUpdate', undefined],
  ['gjelderPeriode', undefined],
  ['satsRedusert', undefined],
  ['replicaset.uid', undefined],
  ['userOrigin', undefined],
  ['invoiceFreight', undefined],
  ['sykdomsutvikling', 'user.health.medical_diagnosis'],
  ['søknadsdato', undefined],
])('%s is read as %s', (name, category) => expect(read(name)).toBe(category))

test('every category is one that a policy knows', () => {
  const own = [seHealthInsurer, noHealthRecords].flatMap(({ categories }) => Object.keys(categories ?? {}))
  const known = [...Object.keys(CATEGORIES), ...own]
  const used = ROWS.split('\n').map((row) => (row.split('\t')[0] as string).replace(/^[?+#]/, ''))
  expect(used.filter((role) => role.includes('.') && !known.includes(role))).toEqual([])
})

test('a name says which word decided', () => {
  expect(readName('kundFilnamn')).toMatchObject({ category: undefined })
  expect(readName('patient_phone_hash').by).toBe('phone')
})
