/** Fields that no policy lists, under the two policies: they are treated as their names are understood. */
import { expect, test } from 'vitest'
import { asPolicy, fieldCategory, noHealthRecords, planOf, seHealthInsurer } from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import type { RedactorOptions } from '../../src/types'
import { HELD, NOBODYS } from '../field-lists'

const VALUE = 'Qwxz Vkrp'
/** A picture for a name is no code of the text that rules read. */
const names = HELD.flatMap(([, , list]) => list.split('|')).filter((name) => !name.includes('/') && name !== '📞')
const nobodys = NOBODYS.split('|')

const CONTEXTS = [
  { policy: noHealthRecords, context: { purpose: 'archive' } },
  { policy: seHealthInsurer, context: { purpose: 'marketing', consent: true, activeCustomer: true, optOut: false } },
] as const

const recordOf = (keys: readonly string[]) => Object.fromEntries(keys.map((name) => [name, VALUE]))

type Way = (keys: readonly string[], options: RedactorOptions) => unknown[]

const WAYS: { readonly [way: string]: Way } = {
  value: (keys, options) => Object.values(createRedactor(options).redactValue(recordOf(keys)) as object),
  json: (keys, options) => Object.values(JSON.parse(createRedactor(options).redact(JSON.stringify(recordOf(keys))))),
  csv: (keys, options) => {
    const row = keys.map(() => VALUE).join(',')
    const output = createRedactor({ ...options, format: 'csv' }).redact(`${keys.join(',')}\n${row}\n`)
    return output.split('\n')[1]?.split(',') ?? []
  },
}

test.each(CONTEXTS)('nothing that $policy.id removes passes for how its name is spelled', ({ policy, context }) => {
  const { categories } = planOf(policy, context)
  const gone = names.filter(
    (name) => !['keep', undefined].includes(categories[fieldCategory(policy, name) ?? '']?.name),
  )
  expect(gone.length).toBeGreaterThan(500)
  for (let from = 0; from < gone.length; from += 100) {
    const some = gone.slice(from, from + 100)
    for (const [way, redact] of Object.entries(WAYS)) {
      const left = redact(some, { policy, context } as RedactorOptions)
      expect(some.filter((_, i) => left[i] === VALUE).map((name) => `${way} ${name}`)).toEqual([])
    }
  }
})

test('what is nobody’s stays, and both engines say the same', () => {
  const { context } = CONTEXTS[0]
  // What is nobody's and on no list of technical names would be masked.
  const policy = asPolicy({ ...noHealthRecords, unlisted: 'keep' })
  const records = [...names, ...nobodys].map((name) => JSON.stringify({ [name]: VALUE })).join('\n')
  const [auto, plain] = (['auto', 'plain'] as const).map((engine) =>
    createRedactor({ policy, context, engine }).redact(records),
  )
  expect(auto).toBe(plain)
  // Of secrets the built-in list says more.
  const mine = nobodys.filter((name) => fieldCategory(policy, name) === undefined && !/token$/i.test(name))
  const left = createRedactor({ policy, context }).redactValue(recordOf(mine))
  expect(Object.entries(left as object).filter(([, value]) => value !== VALUE)).toEqual([])
})
