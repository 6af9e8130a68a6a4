/**
 * Policies whose rules write surrogates and parts of values: in text, fields, tables, values and streams, and in
 * reports and explanations.
 */
import { describe, expect, test } from 'vitest'
import { parseFodselsnummer, parsePersonnummer } from '../../src/identifiers/identifiers'
import {
  asPolicy,
  decide,
  explainPolicy,
  type Policy,
  type PolicyAction,
  reportAsText,
  reportPolicy,
  seHealthInsurer,
} from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import { AT, testRing } from '../rings'

const at = AT
const context = { tenant: 'a', purpose: 'insurance' }

function policyOf(action: PolicyAction, unlisted: 'mask' | 'keep' = 'mask'): Policy {
  return asPolicy({
    ...seHealthInsurer,
    unlisted,
    fields: {
      personnummer: 'user.government_id.national_identification_number',
      telefon: 'user.contact.phone_number',
      namn: 'user.name',
      foddag: 'user.demographic.date_of_birth',
      skadenummer: 'user.unique_id.claim',
    },
    rules: [
      {
        id: 'all',
        category: ['user'],
        purpose: ['insurance', 'support'],
        action,
        reason: 'to test',
        cites: ['test'],
        justification: { ground: 'purpose', text: 'x' },
        retention: { period: 'P30D', end: 'destroy-key' },
      },
    ],
  })
}

describe('a rule that writes surrogates', () => {
  const redactor = createRedactor({ policy: policyOf({ surrogate: { keep: ['sex'] } }), keyring: testRing(), context })
  const before = { personnummer: 196801642395, telefon: '070-123 45 67', namn: 'Anna Berg', foddag: '1968-01-04' }

  test('in records and text', () => {
    const output = JSON.parse(redactor.redact(JSON.stringify(before), { at }))
    expect(parsePersonnummer(String(output.personnummer))?.sex).toBe('male')
    expect(output.telefon).toMatch(/^070-174 06 \d\d$/)
    // A date says nothing of the sex; nothing stands for a name.
    expect(output.namn).toBe('[name]')
    expect(output.foddag).toMatch(/^19[67]\d-\d\d-\d\d$/)
    expect(redactor.redactValue(before, { at })).toEqual(output)
    const text = redactor.redact('pnr 680164-2395 ringde', { at })
    expect(text).toBe(`pnr ${String(output.personnummer).slice(2, 8)}-${String(output.personnummer).slice(8)} ringde`)
    const fnr = redactor.redact('{"personnummer":"13097248022"}', { at })
    expect(parseFodselsnummer(JSON.parse(fnr).personnummer)?.synthetic).toBe(true)
  })

  test('is a mask without a key ring, and with another purpose another surrogate', () => {
    const policy = policyOf('surrogate')
    const none = createRedactor({ policy, context })
    expect(none.redact('pnr 680164-2395', { at })).toBe('pnr [personnummer]')
    const of = (purpose: string) =>
      createRedactor({ policy, keyring: testRing(), context: { ...context, purpose } }).redact('pnr 680164-2395', {
        at,
      })
    expect(of('insurance')).not.toBe(of('support'))
  })
})

describe('a rule that shows a part', () => {
  test('where that is safe, and a mask elsewhere', () => {
    for (const action of [{ partial: { last: 4 } }, { mask: { last: 4 } }] as const) {
      const redactor = createRedactor({ policy: policyOf(action), context })
      const record = {
        personnummer: '871220-2384',
        telefon: '070-174 06 05',
        skadenummer: 'S-1234567',
        namn: 'Anna Maria B',
      }
      const output = redactor.redact(JSON.stringify(record))
      expect(JSON.parse(output)).toEqual({
        personnummer: '***2384',
        telefon: '***6 05',
        skadenummer: '[id]',
        namn: '[name]',
      })
      expect(redactor.redact('anna@example.se 192.0.2.44')).toBe('[email] [ip]')
    }
  })
})

describe('reports and explanations', () => {
  test.each([
    ['en', 'replaced by a made-up value of the same form', 'shown in part'],
    ['sv', 'ett påhittat värde av samma form står i dess ställe', 'en del visas'],
    ['nb', 'en oppdiktet verdi av samme form står i stedet', 'en del vises'],
    ['nn', 'ein oppdikta verdi av same form står i staden', 'ein del blir vist'],
  ] as const)('say it in %s', (lang, surrogate, partial) => {
    const told = (action: PolicyAction) => reportAsText(reportPolicy(policyOf(action), AT.getTime(), [], lang))
    expect(told('surrogate')).toContain(surrogate)
    expect(told({ partial: { last: 2 } })).toContain(partial)
  })

  test('a decision names the action', () => {
    const category = 'user.government_id.national_identification_number'
    expect(decide(policyOf('surrogate'), category, context)).toMatchObject({ name: 'surrogate', rule: 'all' })
    expect(explainPolicy(policyOf({ partial: { last: 4 } }), category, context).decision.name).toBe('partial')
  })
})
