/**
 * Only own properties of a user's options count: nothing that anyone has added to `Object.prototype`, and nothing from
 * a class. Names that every object inherits are ordinary names.
 */
import { afterEach, describe, expect, test } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { newRing, parseKeyring, tokensFor } from '../../src/keyring/keyring'
import { auditEventOf } from '../../src/policy/audit'
import { asPolicy, checkPolicy, decide, decideReveal, noHealthRecords, planOf } from '../../src/policy/policy'
import { createRedactor, OPEN, type Opens } from '../../src/redactor'
import type { CustomRecogniser, Redactor, RedactorOptions } from '../../src/types'
import { AT, RING, testRing } from '../rings'

const text = 'Anna 871220-2384, anna@example.se, 192.0.2.44 password=hunter2 user=x1\n'
const national = 'user.government_id.national_identification_number'

/** Names that something optional is read by, each with values that would change what comes out. */
const READ: Readonly<Record<string, readonly unknown[]>> = {
  kinds: [['email']],
  minConfidence: ['high', 1],
  actions: [{ default: 'keep' }],
  fields: [{ user: 'remove' }],
  allow: [['871220-2384']],
  country: ['NO'],
  custom: [[]],
  format: ['csv', 'text'],
  engine: ['plain'],
  policy: [noHealthRecords],
  keyring: [testRing()],
  context: [{ tenant: 'other', purpose: 'operations' }],
  at: [new Date('1960-01-01')],
  ...Object.fromEntries(
    ['tenant', 'purpose', 'document', 'recipient', 'region', 'role', 'case'].map((name) => [
      name,
      ['other', 'support'],
    ]),
  ),
  consent: [true],
  activeCustomer: [true],
  optOut: [true],
  default: ['keep', 'remove'],
  email: ['keep'],
  field: ['keep'],
  personnummer: ['remove'],
  mask: ['stars'],
  pseudonymise: ['document'],
  generalise: [{}],
  substitute: [['user.name']],
  withhold: [true],
  scope: ['document'],
  as: ['address'],
  v4: [8],
  v6: [16],
  birth: ['age5'],
  topAge: [60],
  sex: [true],
  domains: [['example.se']],
  user: ['remove'],
  variant: ['other'],
  unwrap: [() => new Uint8Array(32)],
  onToken: [() => {}],
  report: [() => {}],
  cacheSize: [0],
  store: ['nowhere'],
  wrap: [() => ({})],
  keepDays: [3],
  contexts: [[{ tenant: 'other' }]],
  onFinding: [() => {}],
  hold: [-1],
  categories: [{ a: { title: 'a' } }],
  reveals: [[]],
  when: [{ consent: true }],
  outside: [['EU']],
  effect: ['deny'],
  retention: [{ period: 'P1D', end: 'delete' }],
  justification: [{ ground: 'consent', text: 'x' }],
  use: ['user'],
  basis: [['consent']],
  tokens: ['none'],
  sensitive: [true],
  permitted: [true],
}

const custom: CustomRecogniser = {
  kind: 'claim-number',
  anchor: 'word',
  reach: { before: 0, after: 4 },
  recognise: (given, at) => (/^x1/.test(given.slice(at)) ? { start: at, end: at + 2, confidence: 0.9 } : undefined),
}

/** All that is made and asked, as a text. */
function everything(): string {
  const ring = testRing()
  const made: RedactorOptions[] = [
    {},
    { engine: 'plain' },
    { actions: { email: 'generalise', ip: { generalise: {} } }, fields: { 'category:id': true } },
    { keyring: ring, actions: { default: { pseudonymise: {} } } },
    { keyring: ring, actions: { personnummer: 'pseudonymise' }, context: {} },
    { policy: asPolicy(noHealthRecords), context: { purpose: 'operations' } },
    { custom: [custom] },
    { format: 'csv' },
  ]
  const told = made.flatMap((options) => {
    const redactor = createRedactor(options) as Redactor<never> & Opens
    const stream = redactor[OPEN]({}, undefined)
    const pieces = [stream.push(new TextEncoder().encode(text)), stream.end()]
    return [
      redactor.process(text, {}),
      redactor.redact(text, { context: {} }),
      redactor.redact(
        text,
        !Object.hasOwn(options, 'policy') ? { context: { tenant: 'a' } } : { context: { purpose: 'x' } },
      ),
      redactor.redactValue({ text, user: 'x1' }),
      redactor.explain(text).length,
      Buffer.concat(pieces.filter((piece) => piece !== undefined)).toString(),
      redactor.counts,
      redactor.engine,
    ]
  })
  const policy = asPolicy(JSON.parse(JSON.stringify(noHealthRecords)))
  const keyring = parseKeyring(RING, {})
  createRedactStream(createRedactor({}), {}).end()
  return JSON.stringify([
    told,
    checkPolicy(noHealthRecords),
    decide(policy, national, { purpose: 'operations' }),
    decide(policy, 'user.contact.email', {}),
    planOf(policy, { purpose: 'patient-records' }),
    decideReveal(policy, national, { purpose: 'support' }),
    decideReveal(policy, national, {}),
    auditEventOf(decide(policy, national, { purpose: 'operations' }), {}),
    tokensFor(keyring, '871220-2384', { at: AT }),
    newRing('month', { at: AT.getTime() }).keys.map(({ wrapped, destroyAfter }) => [wrapped, destroyAfter]),
  ])
}

const root = Object.prototype as unknown as { [name: string]: unknown }

afterEach(() => {
  for (const name of Object.keys(READ)) delete root[name]
})

describe('what Object.prototype has been given changes nothing', () => {
  const before = everything()

  test.each(Object.entries(READ))('%s', (name, values) => {
    for (const value of values) {
      Object.defineProperty(root, name, { value, configurable: true, writable: true, enumerable: false })
      const polluted = (() => {
        try {
          return everything()
        } finally {
          delete root[name]
        }
      })()
      expect(polluted).toBe(before)
    }
  })
})

describe('an object of a class is refused, for what it inherits would be passed over', () => {
  class Options {
    get actions() {
      return { default: 'keep' } as const
    }
  }

  test.each([
    ['options', () => createRedactor(new Options() as RedactorOptions)],
    ['defaults below', () => createRedactor(Object.create({ kinds: ['email'] }))],
    ['context', () => createRedactor({ context: new Options() as never })],
    ['of a call', () => createRedactor().redact(text, { context: new Options() as never })],
    ['actions', () => createRedactor({ actions: new Options() as never })],
    ['a key ring', () => parseKeyring(RING, new Options() as never)],
  ])('%s', (_label, make) => {
    expect(make).toThrow(TypeError)
  })

  test('one without a prototype is as good as any', () => {
    const options = Object.assign(Object.create(null), { actions: { default: 'remove' } })
    expect(createRedactor(options).redact('a@example.se')).toBe('')
  })
})

describe('names that are no well-formed UTF-16', () => {
  const broken = 'a\ud800'

  test.each(['tenant', 'purpose', 'document', 'recipient', 'region', 'role', 'case'])('%s', (name) => {
    const context = { [name]: broken }
    expect(() => createRedactor({ context })).toThrow(`"context.${name}" expected well-formed text`)
    expect(() => createRedactor().redact(text, { context })).toThrow(RangeError)
    expect(() => tokensFor(testRing(), '871220-2384', { contexts: [context] })).toThrow(RangeError)
    const redactor = createRedactor({ policy: noHealthRecords, context: { purpose: 'patient-records' } })
    // What no rule of the policy asks for decides on nothing.
    if (name !== 'case' && name !== 'role') expect(redactor.redact(text, { context })).toBe('')
  })

  test('no two of them share a token, and none is given the name of the redactor', () => {
    const keyring = testRing()
    const options = { keyring, policy: noHealthRecords, context: { purpose: 'patient-records', tenant: 'own' } }
    for (const tenant of ['\ud800', '\udc01', 'x'.repeat(2000)]) {
      expect(createRedactor(options).redact(text, { context: { tenant }, at: AT })).toBe('')
    }
  })

  test('a value that has lost what it was is masked', () => {
    const redactor = createRedactor({ keyring: testRing(), fields: { user: 'pseudonymise' } })
    for (const value of ['\ud800', '\udc00b', '\\ud800', 'x\ufffd']) {
      expect(redactor.redact(`{"user":"${value}"}`, { at: AT })).toBe('{"user":"[field]"}')
    }
    expect(redactor.redact(Buffer.from('{"user":"\xff"}', 'latin1'), { at: AT }).toString()).toBe('{"user":"[field]"}')
  })

  test('nobody reveals for one', () => {
    const context = { purpose: 'support', role: 'support', case: 'S-17' }
    expect(decideReveal(noHealthRecords, national, context).permitted).toBe(true)
    expect(decideReveal(noHealthRecords, national, { ...context, case: broken }).permitted).toBe(false)
  })

  test('what a variant and a text say together is told apart', () => {
    let variant = 'b'
    let length = 1
    const own: CustomRecogniser = {
      kind: 'own',
      anchor: '#',
      reach: { before: 0, after: 9 },
      recognise: (_given, at) => ({ start: at, end: at + length, confidence: 0.9, variant }),
    }
    const keyring = testRing()
    const redactor = createRedactor({ keyring, custom: [own], actions: { own: 'pseudonymise' } })
    variant = 'b\u0000#'
    const one = redactor.redact('#', { at: AT })
    variant = 'b'
    length = 3
    expect(redactor.redact('#\u0000#', { at: AT })).not.toBe(one)
  })
})

describe('names that every object has', () => {
  const kind = 'constructor'
  const recogniser: CustomRecogniser = {
    kind,
    anchor: 'word',
    reach: { before: 0, after: 4 },
    recognise: custom.recognise,
  }

  test.each([
    ['mask', '[constructor]'],
    ['remove', ''],
    ['keep', 'x1'],
    [{ mask: 'stars' }, '**'],
    ['generalise', '[constructor]'],
  ] as const)('a kind, %s', (action, written) => {
    const redactor = createRedactor({ custom: [recogniser], actions: { [kind]: action } as never })
    const output = `id ${written} a`
    expect(redactor.redact('id x1 a')).toBe(output)
    expect(redactor.redactValue({ a: 'id x1 a' })).toEqual({ a: output })
    const name = typeof action === 'string' ? action : 'mask'
    expect(redactor.counts[kind]).toEqual({ [action === 'generalise' ? 'mask' : name]: 2 })
    expect(redactor.scan('id x1 a')).toMatchObject([{ kind, variant: kind }])
    expect(redactor.explain('id x1 a')).toMatchObject([{ kind, found: true }])
  })

  test('a kind has tokens of its own', () => {
    const redactor = createRedactor({
      keyring: testRing(),
      custom: [recogniser],
      actions: { [kind]: 'pseudonymise' } as never,
    })
    expect(redactor.redact('id x1 a', { at: AT })).toMatch(/^id sl1_oth_nov2_[a-z2-7]{20}[a-z] a$/)
  })

  test('kinds that nobody made stay unknown', () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty', '__proto__']) {
      const actions = JSON.parse(`{"${name}":"keep"}`)
      expect(() => createRedactor({ actions })).toThrow('unknown kind')
    }
  })

  test('no word that every object knows is an option', () => {
    expect(() => createRedactor({ actions: { default: { mask: 'constructor' } as never } })).toThrow(RangeError)
    expect(() => createRedactor({ actions: { default: { generalise: { constructor: 1 } as never } } })).toThrow(
      TypeError,
    )
    expect(() => createRedactor({ fields: { 'category:constructor': true } })).toThrow(RangeError)
  })

  test.each(['constructor', '__proto', 'toString', 'hasOwnProperty', 'valueOf'])('%s names a field', (name) => {
    const fields = JSON.parse(`{"${name}":"remove"}`)
    const given = `{"${name}":"hunter2","a":1}`
    const redactor = createRedactor({ fields })
    expect(redactor.redact(given)).toBe(`{"${name}":"","a":1}`)
    expect(createRedactor({ fields, format: 'csv' }).redact(`${name},a\nhunter2,1\n`)).toBe(`${name},a\n,1\n`)
    expect(JSON.stringify(redactor.redactValue(JSON.parse(given)))).toBe(`{"${name}":"","a":1}`)
    expect(createRedactor({ fields: {} }).redact(given)).toBe(given)
    expect(JSON.stringify(redactor.redactValue(JSON.parse(`{"${name}":{"b":"a@example.se"}}`)))).toContain(name)
  })

  test('a category, a purpose and a field of a policy', () => {
    const [rule] = noHealthRecords.rules
    const base = JSON.parse(JSON.stringify(noHealthRecords))
    const policy = asPolicy({
      ...base,
      categories: { ...base.categories, 'user.constructor': { title: 'Made' } },
      fields: JSON.parse('{"constructor":"user.constructor","toString":"user.constructor"}'),
      purposes: { ...base.purposes, constructor: base.purposes.operations },
    })
    expect(rule).toBeDefined()
    expect(decide(policy, 'user.constructor', { purpose: 'operations' }).name).toBe('mask')
    expect(planOf(policy, { purpose: 'operations' }).fields.constructor?.name).toBe('mask')
    const redactor = createRedactor({ policy, context: { purpose: 'operations' } })
    expect(redactor.redact('{"constructor":"hunter2","toString":"hunter2"}')).not.toContain('hunter2')
    expect(planOf(noHealthRecords, { purpose: 'operations' }).fields.constructor).toBeUndefined()
    expect(decide(noHealthRecords, 'user.name', { purpose: 'constructor' }).name).toBe('withhold')
  })
})
