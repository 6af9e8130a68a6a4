/**
 * Invariants of every policy: a deny or a missing consent never lets more through, order does not matter, every
 * decision has a rule.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CATEGORIES,
  type Context,
  decide,
  explainPolicy,
  type Policy,
  type PolicyAction,
  planOf,
  type Rule,
} from '../../src/policy/policy'
import { strictness } from '../../src/policy/strictness'
import { ASKED, context, deny, policy, policyWith } from '../arbitraries/policy'
import { forAll } from '../for-all'

const asked = fc.constantFrom(...ASKED)
const BUILT_IN = ['default', 'purpose', 'recipient', 'region']
const told = { reason: 'because', cites: ['1'] }

function permit(id: string, category: string, action: PolicyAction, more: object = {}): Rule {
  return { id, category: [category], action, ...told, ...more }
}

function actionOf(rules: readonly Rule[], category: string, given: Context): string {
  const { name, rule } = decide(policyWith(rules), category, given)
  return `${name} by ${rule}`
}

describe('properties', () => {
  test('adding a deny never lets more through', () => {
    forAll(2000, fc.record({ policy, deny, context, asked }), (given) => {
      const more = { ...given.policy, rules: [...given.policy.rules, { ...given.deny, id: 'added' } as Rule] }
      const before = decide(given.policy, given.asked, given.context)
      const after = decide(more, given.asked, given.context)
      expect(strictness(after.action)).toBeGreaterThanOrEqual(strictness(before.action))
    })
  })

  test.each([
    ['consent that is withdrawn', 'consent', true, false],
    ['consent that is not known', 'consent', true, undefined],
    ['an opt-out', 'optOut', false, true],
    ['an opt-out that is not known', 'optOut', false, undefined],
  ] as const)('%s never lets more through', (_label, fact, open, closed) => {
    forAll(2000, fc.record({ policy, context, asked }), (given) => {
      const { [fact]: _fact, ...rest } = given.context
      const before = decide(given.policy, given.asked, { ...rest, [fact]: open })
      const after = decide(given.policy, given.asked, closed === undefined ? rest : { ...rest, [fact]: closed })
      expect(strictness(after.action)).toBeGreaterThanOrEqual(strictness(before.action))
    })
  })

  test.each(['purpose', 'role', 'activeCustomer'] as const)('saying nothing of %s never lets more through', (key) => {
    forAll(2000, fc.record({ policy, context, asked }), (given) => {
      const { [key]: _gone, ...rest } = given.context
      const before = decide(given.policy, given.asked, given.context)
      const after = decide(given.policy, given.asked, rest)
      expect(strictness(after.action)).toBeGreaterThanOrEqual(strictness(before.action))
    })
  })

  test('the order of rules does not matter', () => {
    const shuffled = policy.chain((made) =>
      fc.record({
        made: fc.constant(made),
        rules: fc.shuffledSubarray([...made.rules], { minLength: made.rules.length }),
      }),
    )
    forAll(2000, fc.record({ shuffled, context, asked }), (given) => {
      const { made, rules } = given.shuffled
      expect(decide({ ...made, rules }, given.asked, given.context)).toEqual(decide(made, given.asked, given.context))
    })
  })

  test('every decision has a rule, a reason and a citation, and the explanation agrees', () => {
    forAll(1000, fc.record({ policy, context, asked }), (given) => {
      const { decision, rules } = explainPolicy(given.policy, given.asked, given.context)
      expect(decision).toEqual(decide(given.policy, given.asked, given.context))
      const known = [...BUILT_IN, ...given.policy.rules.map(({ id }) => id)]
      expect(known).toContain(decision.rule)
      expect(decision.reason).not.toBe('')
      expect(decision.cites.length).toBeGreaterThan(0)
      expect(decision.policy).toBe('made-up/1')
      const acting = rules.filter(({ verdict }) => verdict === 'acts').map(({ rule }) => rule)
      const isBuiltIn = BUILT_IN.includes(decision.rule)
      const unmet = rules.filter(({ verdict }) => verdict === 'asks for what is not given').map(({ rule }) => rule)
      expect(isBuiltIn || acting.includes(decision.rule) || unmet.includes(decision.rule)).toBe(true)
    })
  })

  test('a plan holds a decision for every kind, category and field', () => {
    forAll(100, fc.record({ policy, context }), (given) => {
      const plan = planOf({ ...given.policy, fields: { mail: 'user.contact.email' } }, given.context)
      expect(Object.keys(plan.kinds).sort()).toEqual(['email', 'fodselsnummer', 'ip', 'personnummer', 'phone'])
      expect(Object.keys(plan.categories)).toEqual(Object.keys(CATEGORIES).sort())
      expect(plan.fields.mail).toEqual(plan.kinds.email)
    })
  })
})

describe('which rule acts', () => {
  const support = { purpose: 'support' }
  const email = 'user.contact.email'

  test('none: masked', () => {
    expect(actionOf([permit('a', 'user.name', 'keep')], email, support)).toBe('mask by default')
    expect(actionOf([permit('a', 'user', 'keep')], 'unheard.of', support)).toBe('mask by default')
  })

  test('the deeper category, then the one with a recipient, a purpose, a role, a region, a fact', () => {
    const wide = permit('wide', 'user', 'remove', { recipient: ['staff'], purpose: ['support'] })
    expect(actionOf([wide, permit('deep', email, 'keep')], email, support)).toBe('keep by deep')
    const plain = permit('plain', email, 'remove')
    for (const more of [
      { recipient: ['staff'] },
      { purpose: ['support'] },
      { role: ['handler'] },
      { region: ['SE'] },
      { when: { activeCustomer: true } },
    ]) {
      const exact = permit('exact', email, 'keep', more)
      const context = { ...support, role: 'handler', activeCustomer: true }
      expect(actionOf([plain, exact], email, context), JSON.stringify(more)).toBe('keep by exact')
    }
  })

  test('of equals the stricter, of equally strict the first by id', () => {
    expect(actionOf([permit('a', email, 'keep'), permit('b', email, 'mask')], email, support)).toBe('mask by b')
    expect(actionOf([permit('b', email, 'mask'), permit('a', email, 'mask')], email, support)).toBe('mask by a')
    const [near, far] = ['transaction', 'relationship'].map((scope, i) =>
      permit(`token-${i}`, email, { pseudonymise: { scope } } as PolicyAction),
    ) as [Rule, Rule]
    expect(actionOf([far, near], email, support)).toBe('pseudonymise by token-0')
  })

  test('a deny for what lies below also denies the whole above it', () => {
    const rules: Rule[] = [permit('a', 'user', 'keep'), { id: 'no', effect: 'deny', category: [email], ...told }]
    expect(actionOf(rules, 'user.contact', support)).toBe('remove by no')
    expect(actionOf(rules, 'user.name', support)).toBe('keep by a')
  })

  test('what a permit asks for and does not get denies, and is told', () => {
    const rule = permit('a', email, 'keep', { when: { consent: true }, role: ['handler'] })
    const asking: Policy = policyWith([permit('wide', 'user', 'keep'), rule])
    expect(decide(asking, email, support)).toMatchObject({ name: 'remove', rule: 'a', missing: ['role', 'consent'] })
    expect(decide(asking, email, { ...support, role: 'handler', consent: false })).toMatchObject({ name: 'remove' })
    expect(decide(asking, email, { ...support, role: 'handler', consent: true })).toMatchObject({ name: 'keep' })
    // Another role is another case.
    expect(decide(asking, email, { ...support, role: 'trainee' })).toMatchObject({ name: 'keep', rule: 'wide' })
  })

  test('a deny without categories withholds; it takes what is not known for a yes', () => {
    const rules: Rule[] = [
      permit('a', 'user', 'keep'),
      { id: 'no', effect: 'deny', purpose: ['support'], when: { optOut: true }, ...told },
    ]
    const made = policyWith(rules)
    expect(decide(made, email, support)).toMatchObject({ name: 'withhold', rule: 'no', missing: ['optOut'] })
    expect(decide(made, email, { ...support, optOut: true })).toMatchObject({ name: 'withhold' })
    expect(decide(made, email, { ...support, optOut: false })).toMatchObject({ name: 'keep' })
    expect(decide(made, email, { purpose: 'legal' })).toMatchObject({ name: 'keep' })
  })

  test.each([
    [{}, 'purpose', ['purpose']],
    [{ purpose: 'unheard-of' }, 'purpose', undefined],
    [{ purpose: '__proto__' }, 'purpose', undefined],
    [{ ...support, recipient: 'constructor' }, 'recipient', undefined],
    [{ purpose: 'legal', recipient: 'processor' }, 'recipient', undefined],
    [{ ...support, recipient: null }, 'recipient', ['recipient']],
    [{ ...support, region: 'US' }, 'region', undefined],
    [{ ...support, region: 7 }, 'region', undefined],
  ] as const)('%j is withheld by %s', (given, rule, missing) => {
    const made = policyWith([permit('a', 'user', 'keep')])
    const decision = decide(made, email, given as unknown as Context)
    expect(decision).toMatchObject({ name: 'withhold', rule })
    expect(decision.missing).toEqual(missing)
  })

  test('without a recipient of the policy’s own, a call must name one', () => {
    const { recipient: _gone, ...made } = policyWith([permit('a', 'user', 'keep')])
    expect(decide(made, email, support)).toMatchObject({ name: 'withhold', rule: 'recipient', missing: ['recipient'] })
  })

  test('a fact that is no boolean is not known', () => {
    const made = policyWith([
      permit('a', 'user', 'keep'),
      { id: 'no', effect: 'deny', when: { consent: false }, ...told },
    ])
    expect(decide(made, email, { ...support, consent: 'yes' as never })).toMatchObject({ name: 'withhold', rule: 'no' })
  })
})
