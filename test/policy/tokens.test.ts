/**
 * Policies with a key ring: tokens where a rule says so, the same in text, fields, values and streams, for the purpose
 * of the context; tokens with shorter epochs than the ring's keys; fields with unexpected content.
 */
import { describe, expect, test } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { type Keyring, tokensFor } from '../../src/keyring/keyring'
import { asPolicy, noHealthRecords, type Policy, seHealthInsurer } from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import { AT, testKey, testRing } from '../rings'

const at = AT
const NUMBER = '871220-2384'
const TOKEN = /sl1_[a-z]+_[a-z2-7]+_[a-z2-7]+/g
const days = {
  v: 1,
  epoch: 'day',
  keys: [testKey('day2', 1, { epoch: '2026-11-22', nbf: '2026-11-22', exp: '2026-11-23' })],
} as const
const endless = {
  ...{ v: 1, epoch: 'none' },
  keys: [testKey('none', 1, { epoch: 'none', nbf: '2026-01-01', exp: undefined } as never)],
} as never

/** Everybody's values as tokens, in one scope each. */
function tokensOf(
  scope: 'relationship' | 'document' | 'transaction',
  epoch: 'day' | 'week' | 'month' | 'none' = 'month',
  purpose?: 'security' | 'support',
): Policy {
  return asPolicy({
    ...seHealthInsurer,
    fields: {
      personnummer: 'user.government_id.national_identification_number',
      telefon: 'user.contact.phone_number',
      namn: 'user.name',
      arbetsplats: 'user.professional_information.workplace',
      skadenummer: 'user.unique_id.claim',
      cookie: 'user.device.cookie',
    },
    rules: [
      {
        id: `tokens-${purpose ?? 'all'}`,
        category: ['user'],
        purpose: purpose === undefined ? ['insurance', 'support'] : [purpose],
        action: { pseudonymise: { scope, epoch } },
        reason: 'to join',
        cites: ['test'],
        justification: { ground: 'purpose', text: 'x' },
        retention: { period: 'P30D', end: 'destroy-key' },
      },
    ],
  })
}

const context = { tenant: 'a', purpose: 'insurance' }
const tokens = (keyring: Keyring) => createRedactor({ policy: tokensOf('relationship'), keyring, context })
const known = (keyring: Keyring, purpose = 'insurance') =>
  tokensFor(keyring, NUMBER, { at, contexts: [{ tenant: 'a', purpose }] }).tokens.map(({ token }) => token)

describe('a token that a policy asks for', () => {
  test('is the one of tenant and purpose of the context, in text, fields, values and streams', async () => {
    const keyring = testRing()
    const redactor = tokens(keyring)
    const outputs = [
      redactor.redact(`kund ${NUMBER} in`, { at }),
      redactor.redact(`{"personnummer":"${NUMBER}"}`, { at }),
      redactor.redact(`personnummer: ${NUMBER}`, { at }),
      JSON.stringify(redactor.redactValue({ personnummer: NUMBER }, { at })),
      JSON.stringify(redactor.redactValue({ msg: `nr ${NUMBER}` }, { at })),
      redactor.redactLines([NUMBER, 'x'], { at })[0] as string,
    ]
    const stream = createRedactStream(redactor, { at })
    stream.end(`kund ${NUMBER}`)
    for await (const chunk of stream) outputs.push(String(chunk))
    const found = outputs.map((output) => output.match(TOKEN))
    expect(new Set(found.map((list) => list?.[0])).size).toBe(1)
    expect(known(keyring)).toContain(found[0]?.[0])
    expect(outputs.join('')).not.toContain('2384')
    expect(redactor.counts).toEqual({ personnummer: { pseudonymise: 5 }, field: { pseudonymise: 2 } })
  })

  test('has the purpose and tenant of the call, and its document', () => {
    const keyring = testRing()
    const redactor = tokens(keyring)
    const token = (more: object) => redactor.redact(NUMBER, { at, context: more })
    const value = (more: object) => redactor.redactValue({ msg: NUMBER }, { at, context: more }).msg
    expect(token({ purpose: 'support' })).toBe(value({ purpose: 'support' }))
    expect(known(keyring, 'support')).toContain(token({ purpose: 'support' }))
    expect(known(keyring)).toContain(token({ case: 'S-9' }))
    expect(new Set([token({}), token({ tenant: 'b' }), token({ purpose: 'support' })]).size).toBe(3)
    // No purpose of the policy, or names that are none: nothing leaves.
    for (const wrong of [{ purpose: 'x' }, { tenant: 7 }, { document: {} }, { tenant: 'x'.repeat(1001) }]) {
      expect(token(wrong), JSON.stringify(wrong).slice(0, 40)).toBe('')
      expect(redactor.redactValue({ x: NUMBER }, { at, context: wrong as never })).toBe('[withheld]')
    }
  })

  test('reaches as far as its scope', () => {
    const redactor = (scope: 'document' | 'transaction') =>
      createRedactor({ policy: tokensOf(scope), keyring: testRing(), context })
    const twice = (scope: 'document' | 'transaction', document?: string) =>
      redactor(scope)
        .redact(`${NUMBER} ${NUMBER}`, { at, context: document === undefined ? {} : { document } })
        .split(' ')
    const [one, same] = twice('document')
    expect(one).toBe(same)
    expect(twice('document')[0]).not.toBe(one)
    expect(twice('document', 'd')[0]).toBe(twice('document', 'd')[0])
    expect(new Set(twice('transaction', 'd')).size).toBe(2)
  })

  const rings = [
    ['keys without an end', testRing({}, endless)],
    ['keys of a month', testRing()],
    ['keys of a day', testRing({}, days as never)],
  ] as const

  test('is a mask without a ring', () => {
    expect(createRedactor({ policy: tokensOf('relationship'), context }).redact(NUMBER, { at })).toBe('[personnummer]')
  })

  test.each(rings)('lives no longer than the rule says: %s', (_label, keyring) => {
    const on = (epoch: 'day' | 'week' | 'month' | 'none', day: string) => {
      const redactor = createRedactor({ policy: tokensOf('relationship', epoch), context, keyring })
      return redactor.redact(NUMBER, { at: new Date(day) })
    }
    // A week from Monday, 2026-11-16.
    const isDays = keyring.keys[0]?.kid === 'day2'
    const rows = [
      ['day', '2026-11-22T00:00Z', '2026-11-22T23:59Z', '2026-11-21T23:59Z'],
      ['week', '2026-11-16T00:00Z', '2026-11-22T23:59Z', '2026-11-15T23:59Z'],
      ['month', '2026-11-01T00:00Z', '2026-11-30T23:59Z', '2026-10-31T23:59Z'],
    ] as const
    for (const [epoch, first, last, before] of rows) {
      const token = on(epoch, '2026-11-22')
      expect(token).toMatch(/^sl1_nid_/)
      if (!isDays) expect([on(epoch, first), on(epoch, last)]).toEqual([token, token])
      expect(on(epoch, before)).not.toBe(token)
      const epochs = ['day', 'week', 'month'] as const
      const found = tokensFor(keyring, NUMBER, { at, epochs, contexts: [context] })
      expect(found.tokens.map((one) => one.token)).toContain(token)
    }
  })

  test('is a mask where a policy asks whose data it is, and nobody says', () => {
    const policy = asPolicy({ ...tokensOf('relationship'), tenant: 'required' })
    const keyring = testRing()
    expect(createRedactor({ policy, keyring, context: { purpose: 'support' } }).redact(NUMBER)).toBe('[personnummer]')
    const redactor = createRedactor({ policy, keyring, context: { purpose: 'support', tenant: 'a' } })
    expect(redactor.redact(NUMBER, { at })).toMatch(/^sl1_nid_/)
    const of = (tenant: string) => redactor.redact(NUMBER, { at, context: { tenant } })
    expect(of('a')).not.toBe(of('b'))
    expect(() => asPolicy({ ...policy, tenant: 'yes' } as never)).toThrow('tenant')
  })

  test('one ring serves several purposes with epochs of their own, in one redactor', () => {
    const policy = asPolicy({
      ...tokensOf('relationship'),
      rules: [
        ...tokensOf('relationship', 'day', 'security').rules,
        ...tokensOf('relationship', 'month', 'support').rules,
      ],
    })
    const redactor = createRedactor({ policy, context: { tenant: 'a', purpose: 'support' }, keyring: testRing() })
    const token = (purpose: string, day: number) =>
      redactor.redact(NUMBER, { at: new Date(Date.UTC(2026, 10, day)), context: { purpose } })
    expect(token('support', 22)).toBe(token('support', 3))
    expect(token('security', 22)).not.toBe(token('security', 3))
    expect(token('security', 3)).toBe(token('security', 3))
    expect(token('security', 3)).toMatch(/^sl1_nid_nov2_/)
  })

  test('an epoch without a policy', () => {
    const redactor = createRedactor({ keyring: testRing(), actions: { default: { pseudonymise: { epoch: 'day' } } } })
    const token = (day: number) => redactor.redact(NUMBER, { at: new Date(Date.UTC(2026, 10, day)) })
    expect(token(22)).not.toBe(token(21))
    expect(token(22)).toBe(token(22))
    const wrong = { keyring: testRing(), actions: { default: { pseudonymise: { epoch: 'year' } } } }
    expect(() => createRedactor(wrong as never)).toThrow('epoch" expected day, week, month, none')
    expect(() => tokensFor(testRing(), NUMBER, { epochs: ['year' as 'day'] })).toThrow(RangeError)
  })
})

describe('a field whose value is not what its name says', () => {
  const redactor = tokens(testRing())

  test.each(['871220-2385', 'ej känt 7', '8712202384x', '87-12', 8712202385])('%s is masked', (value) => {
    const wrong = JSON.stringify({ personnummer: value })
    expect(redactor.redact(wrong, { at })).toBe('{"personnummer":"[id]"}')
    expect(redactor.redactValue({ personnummer: value }, { at })).toEqual({ personnummer: '[id]' })
  })

  test('where a policy generalises or substitutes, too', () => {
    const through = (policy: Policy, purpose: string, text: string) =>
      createRedactor({ policy, context: { purpose }, keyring: testRing() }).redact(text, { at })
    expect(through(seHealthInsurer, 'statistics', '{"personnummer":"871220-2384"}')).toBe(
      '{"personnummer":"[personnummer-age-35-39]"}',
    )
    expect(through(seHealthInsurer, 'statistics', '{"personnummer":"871220-2385"}')).toBe('{"personnummer":"[id]"}')
    expect(through(noHealthRecords, 'support', '{"fødselsnummer":"010195 50092"}')).toBe('{"fødselsnummer":"[id]"}')
  })

  test('a number of either country, with or without its code, is the token of text', () => {
    const text = redactor.redact('ring +46 70 174 06 05', { at }).match(TOKEN)
    expect(redactor.redact('{"telefon":"070-174 06 05"}', { at }).match(TOKEN)).toEqual(text)
  })
})

describe('how far a field goes in text', () => {
  const redactor = createRedactor({ policy: tokensOf('relationship'), context })

  test.each([
    ['namn: Testa Maria Testsson, ärende 4', 'namn: [name], ärende 4'],
    ['arbetsplats: Exempel AB; ort x', 'arbetsplats: [work]; ort x'],
    ['skadenummer: S-9 stängd', 'skadenummer: [id] stängd'],
    ['Cookie: a=1; b=2', 'Cookie: [device]'],
    // A number with blanks in it is the recogniser's.
    ['telefon: 070-174 06 05 ringde', 'telefon: [phone] ringde'],
    ['telefon=(070) 174 06 05 ringde', 'telefon=[phone] ringde'],
    ['telefon=070/174 06 05 ringde', 'telefon=[phone] ringde'],
    ['telefon=+46 (0)70 174 06 05 ringde', 'telefon=[phone] ringde'],
    ['telefon=(0)70 174 06 05 ringde', 'telefon=[phone] ringde'],
    ['telefon=Anna ringde', 'telefon=[contact] ringde'],
    ['telefon: Anna ringde', 'telefon: Anna ringde'],
  ])('%s', (text, output) => {
    expect(redactor.redact(text)).toBe(output)
  })
})
