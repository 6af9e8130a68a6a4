/** Random policies and contexts with few names, so that rules often interact. */
import fc from 'fast-check'
import { type Context, NATIONAL_ID, type Policy, type PolicyAction, type Rule } from '../../src/policy/policy'

const PURPOSES = ['support', 'statistics', 'legal']
const RECIPIENTS = ['staff', 'processor']
const ROLES = ['handler', 'trainee']
const REGIONS = ['SE', 'NO', 'EU', 'EEA', 'US']

/** Categories that are asked about, one of them unknown. */
export const ASKED = ['user', 'user.contact', 'user.contact.email', 'user.device.ip_address', NATIONAL_ID, 'unknown']

const some = (names: readonly string[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }), { nil: undefined })

const action: fc.Arbitrary<PolicyAction> = fc.constantFrom<PolicyAction>(
  ...(['keep', 'mask', 'remove', 'generalise', 'pseudonymise', 'withhold'] as const),
  { mask: 'stars' },
  { mask: { last: 2 } },
  { pseudonymise: { scope: 'document' } },
  { substitute: ['user.name'] },
)

/** No fact is asked for where none is named. */
function asked(when: object): object | undefined {
  const facts = defined(when)
  return Object.keys(facts).length > 0 ? facts : undefined
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T
}

const told = { reason: 'because', cites: ['1'] }

const permit = fc
  .record({
    category: fc.uniqueArray(fc.constantFrom(...ASKED.slice(0, 5)), { minLength: 1, maxLength: 2 }),
    action,
    ...{ purpose: some(PURPOSES), recipient: some(RECIPIENTS), role: some(ROLES), region: some(REGIONS) },
    when: fc.option(
      fc
        .record({
          consent: fc.option(fc.constant(true), { nil: undefined }),
          optOut: fc.option(fc.constant(false), { nil: undefined }),
          activeCustomer: fc.option(fc.boolean(), { nil: undefined }),
        })
        .map(asked),
      { nil: undefined },
    ),
  })
  .map((rule) => defined({ ...rule, ...told }))

/** A deny; with or without categories. */
export const deny = fc
  .record({
    category: some(ASKED.slice(0, 5)),
    ...{ purpose: some(PURPOSES), recipient: some(RECIPIENTS), role: some(ROLES) },
    ...{ region: some(REGIONS), outside: some(REGIONS) },
    when: fc.option(
      fc
        .record({
          consent: fc.option(fc.constant(false), { nil: undefined }),
          optOut: fc.option(fc.constant(true), { nil: undefined }),
          activeCustomer: fc.option(fc.boolean(), { nil: undefined }),
        })
        .map(asked),
      { nil: undefined },
    ),
  })
  .map((rule) => defined({ ...rule, effect: 'deny' as const, ...told }))

/** A policy with these rules. */
export function policyWith(rules: readonly Rule[]): Policy {
  return {
    ...{ schema: 1, id: 'made-up', version: '1', title: 'Made up' },
    purposes: Object.fromEntries(PURPOSES.map((id) => [id, { title: id, cites: ['1'], basis: ['contract' as const] }])),
    recipients: {
      staff: { title: 'Staff', role: 'controller', purposes: PURPOSES, region: 'SE', ...told },
      processor: { title: 'Processor', role: 'processor', purposes: ['support'], region: 'EEA', ...told },
    },
    recipient: 'staff',
    regions: { allow: ['EEA'], ...told },
    rules,
  }
}

/** Policies of up to eight rules. */
export const policy: fc.Arbitrary<Policy> = fc
  .array(fc.oneof({ weight: 3, arbitrary: permit }, { weight: 1, arbitrary: deny }), { minLength: 1, maxLength: 8 })
  .map((rules) => policyWith(rules.map((rule, i) => ({ ...rule, id: `rule-${i}` }) as Rule)))

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

/** Contexts, with names that exist and some that do not. */
export const context: fc.Arbitrary<Context> = fc
  .record({
    purpose: maybe(fc.constantFrom(...PURPOSES, ...PURPOSES, 'unheard-of')),
    recipient: maybe(fc.constantFrom(...RECIPIENTS, ...RECIPIENTS, 'unheard-of')),
    region: maybe(fc.constantFrom(...REGIONS)),
    role: maybe(fc.constantFrom(...ROLES, 'other')),
    consent: maybe(fc.boolean()),
    activeCustomer: maybe(fc.boolean()),
    optOut: maybe(fc.boolean()),
  })
  .map((given) => defined(given) as Context)
