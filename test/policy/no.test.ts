/**
 * The Norwegian supplier's policy, a test for each of its rules, named by the rule's id: a record for a purpose, what
 * is kept, what is removed, and why.
 */
import { describe, expect, test } from 'vitest'
import {
  checkPolicy,
  decide,
  decideRestriction,
  decideReveal,
  NATIONAL_ID,
  planOf,
  noHealthRecords as policy,
  policyName,
  restrictedSubjects,
  seHealthInsurer,
} from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import { testRing } from '../rings'
import { isReasoned, through } from './policy-record'

const patient = {
  navn: 'Ola Testmann',
  fødselsnummer: '010195 50091',
  telefon: '+47 68 05 12 34',
  'e-post': 'ola.testmann@example.no',
  adresse: 'Eksempelveien 1',
  journalnummer: 'J-4',
  journalnotat: 'fritekst',
}
const token = 'sl1_nid_k7ma_abcdefghijklmnopqrst2'

describe('both policies', () => {
  test('SE17: records of a restricted person are withheld, told by token and never by number', () => {
    const restricted = restrictedSubjects(`# matter 17\n${token}\n`)
    expect(decideRestriction(seHealthInsurer, restricted, ['sl1_nid_k7ma_zzzzzzzzzzzzzzzzzzzz2'])).toBeUndefined()
    const decision = decideRestriction(seHealthInsurer, restricted, [token])
    expect(decision).toMatchObject({ name: 'withhold', rule: 'restricted', cites: ['GDPR 18(1)'] })
    expect(restricted.isIn(`{"patient":"${token}"}`)).toBe(true)
    expect(restricted.isIn(`x${token}`)).toBe(false)
    const address = 'p-k7ma-abcdefghijklmnopqrst2@abcdefghijklmnop.invalid'
    expect(restrictedSubjects([address]).isIn(`från ${address}, i dag`)).toBe(true)
    expect(() => restrictedSubjects(['871220-2384'])).toThrow(/line 1 is no token/)
    expect(() => restrictedSubjects(['871220-2384'])).not.toThrow(/871220/)
  })

  test('NO4: the same list serves blocking; its size can be told', () => {
    const restricted = restrictedSubjects([token, token, 'sl1_em_k7ma_abcdefghijklmnopqrst2'])
    expect(restricted.size).toBe(2)
    expect(restricted.has(token)).toBe(true)
    expect(decideRestriction(policy, restricted, [token])?.policy).toBe(policyName(policy))
  })
})

describe('the Norwegian supplier', () => {
  test('NO1: what is linkable is personal: tokens need permission, region and an end like what they stand for', () => {
    const { ip } = planOf(policy, { purpose: 'operations' }).kinds
    expect(ip).toMatchObject({ name: 'pseudonymise', rule: 'operations-ids', retention: { period: 'P90D' } })
    expect(decide(policy, 'user.device.ip_address', { purpose: 'operations', region: 'SE' }).rule).toBe('region')
    expect(decide(policy, 'user.unique_id.pseudonymous', { purpose: 'operations' }).name).toBe('mask')
    // Pictures and recordings, with no name beside them.
    const pictures = { bilde: 'a.jpg', lydopptak: 'a.wav' }
    expect(through(policy, { purpose: 'events' }, pictures).record).toEqual({})
    expect(through(policy, { purpose: 'events', consent: true }, pictures).record).toEqual({
      ...{ bilde: 'a.jpg', lydopptak: '[masked]' },
    })
  })

  test('NO2: statutory records stay identified; processors see their purposes, everybody else nothing', () => {
    for (const purpose of ['patient-records', 'emergency']) {
      const outcome = through(policy, { purpose }, patient)
      expect(outcome.record).toEqual(patient)
      expect(isReasoned(outcome)).toBe(true)
    }
    expect(through(policy, { purpose: 'legal-disclosure', recipient: 'authority' }, patient).record).toEqual(patient)
    expect(through(policy, { purpose: 'disputes', recipient: 'counsel' }, patient).record).toEqual(patient)
    const invoice = { navn: 'Ola Testmann', beløp: '400', fødselsnummer: '010195 50091' }
    expect(through(policy, { purpose: 'bookkeeping' }, invoice).record).toEqual({
      ...invoice,
      fødselsnummer: '[masked]',
    })
    for (const context of [
      { purpose: 'patient-records', recipient: 'payment-provider' },
      { purpose: 'marketing', recipient: 'authority', consent: true, optOut: false },
      { purpose: 'support', recipient: 'broker' },
    ]) {
      expect(through(policy, context, patient).rules).toEqual({ record: 'recipient' })
    }
    const context = { purpose: 'marketing', recipient: 'marketing-provider', optOut: false }
    expect(through(policy, context, patient).rules).toEqual({ record: 'no-marketing-without-consent' })
    const asked = through(policy, { ...context, consent: true }, patient).record
    expect(Object.keys(asked ?? {})).toEqual(['navn', 'telefon', 'e-post'])
  })

  test('NO2: what the person asks for is a ground of its own; employees, applicants and suppliers have theirs', () => {
    const asked = { purpose: 'requested-disclosure', recipient: 'named-by-person' }
    expect(through(policy, { ...asked, request: true }, patient).record).toEqual(patient)
    expect(through(policy, { ...asked, consent: true }, patient).record).toEqual({})
    const employee = { navn: 'Ola Testmann', fødselsnummer: '010195 50091', stilling: 'x', diagnose: 'rygg' }
    expect(through(policy, { purpose: 'employment' }, employee).record).toEqual({ ...employee, diagnose: '[masked]' })
    expect(through(policy, { purpose: 'recruitment' }, { ...employee, søknad: 'fritekst' }).record).toEqual({
      ...{ navn: 'Ola Testmann', fødselsnummer: '[masked]', stilling: 'x', diagnose: '[masked]', søknad: 'fritekst' },
    })
    for (const purpose of ['suppliers', 'contacts']) {
      expect(through(policy, { purpose }, employee).record).toMatchObject({
        navn: 'Ola Testmann',
        diagnose: '[masked]',
      })
    }
    expect(planOf(policy, { purpose: 'contacts', objection: true }).withhold?.rule).toBe('no-contact-after-objection')
  })

  test('NO4: who asks is told all that is known of her', () => {
    const access = { purpose: 'access', recipient: 'person' }
    const known = { ...patient, ip: '192.0.2.44', brukernavn: 'ola', IBAN: 'x' }
    expect(through(policy, { ...access, request: true }, { ...known, passord: 'x' }).record).toEqual(known)
    expect(through(policy, access, patient).record).not.toMatchObject({ navn: patient.navn })
    expect(through(policy, { ...access, recipient: 'counsel', request: true }, patient).rules.record).toBe('recipient')
  })

  test('NO2: an objection ends marketing, as an opt-out does', () => {
    const marketing = { purpose: 'marketing', consent: true, optOut: false }
    expect(through(policy, marketing, patient).record).toMatchObject({ navn: patient.navn })
    expect(through(policy, { ...marketing, objection: true }, patient).rules.record).toBe('no-marketing-on-objection')
    expect(through(policy, { ...marketing, optOut: true }, patient).record).toBeUndefined()
  })

  test('NO1: cookies only with consent, encrypted data as personal as any', () => {
    const visit = { cookieId: 'c-1', kryptert: 'x' }
    const operations = (said: object) => through(policy, { purpose: 'operations', ...said }, visit).record
    expect(operations({})).toEqual({ kryptert: '[masked]' })
    expect(operations({ consent: true })).toEqual({ kryptert: '[masked]', cookieId: '[token relationship month]' })
  })

  test('NO3: everything stays in Norway', () => {
    for (const purpose of Object.keys(policy.purposes)) {
      for (const region of ['SE', 'DK', 'EEA', 'US']) {
        expect(through(policy, { purpose, region }, patient).rules).toEqual({ record: 'region' })
      }
    }
    expect(through(policy, { purpose: 'support', region: 'NO' }, patient).record).toBeDefined()
  })

  test('NO5: a rule that keeps or tokenises a national id without a justification does not load', () => {
    const touching = policy.rules.flatMap((rule, i) => ('justification' in rule ? [i] : []))
    expect(touching.length).toBeGreaterThanOrEqual(4)
    for (const i of touching) {
      const { justification: _gone, ...bare } = policy.rules[i] as { justification?: unknown }
      const changed = { ...policy, rules: policy.rules.map((rule, k) => (k === i ? bare : rule)) }
      expect(checkPolicy(changed)).toMatchObject([
        { code: 'national-id-unjustified', severity: 'error', path: ['rules', i] },
      ])
    }
    expect(through(policy, { purpose: 'operations' }, patient).record).not.toHaveProperty('fødselsnummer')
  })

  test('NO6: only support reveals, for its purpose, in a case', () => {
    const context = { purpose: 'support', role: 'support', case: 'S-17' }
    expect(decideReveal(policy, NATIONAL_ID, context)).toMatchObject({ permitted: true, rule: 'reveal-support' })
    for (const change of [
      { role: 'developer' },
      { role: undefined as never },
      { purpose: 'operations' },
      { case: ' ' },
      { case: undefined as never },
      { region: 'SE' },
      { recipient: 'data-centre' },
    ]) {
      expect(decideReveal(policy, NATIONAL_ID, { ...context, ...change }).permitted, JSON.stringify(change)).toBe(false)
    }
    expect(decideReveal(policy, 'user.contact.email', context).permitted).toBe(false)
  })

  test('data of one customer is never joined with another’s: without a tenant a token is a mask', () => {
    const redactor = createRedactor({ policy, context: { purpose: 'support' }, keyring: testRing() })
    const at = new Date('2026-11-22')
    const of = (tenant?: string) => redactor.redact('01019550091', { at, context: tenant ? { tenant } : {} })
    expect(of()).toBe('[fodselsnummer]')
    expect(of('a')).toMatch(/^sl1_nid_/)
    expect(of('a')).not.toBe(of('b'))
  })

  test('NO7: name or phone stands for the number; without either, a token', () => {
    const context = { purpose: 'support' }
    const { fødselsnummer, navn, telefon } = patient
    const case_ = { saksnummer: 'S-17', fødselsnummer }
    expect(through(policy, context, { ...case_, navn }).record).toEqual({
      saksnummer: 'S-17',
      navn,
      fødselsnummer: navn,
    })
    expect(through(policy, context, { ...case_, telefon }).record).toMatchObject({ fødselsnummer: telefon })
    expect(through(policy, context, { ...case_, telefon, navn }).record).toMatchObject({ fødselsnummer: navn })
    expect(through(policy, context, case_).record).toEqual({
      saksnummer: 'S-17',
      fødselsnummer: '[token relationship month]',
    })
    // Where the policy does not keep the name, its clear text does not stand for the number either.
    const masked = { ...policy, rules: policy.rules.filter(({ id }) => id !== 'support-contact') }
    expect(through(masked, context, { ...case_, navn }).record).toMatchObject({ fødselsnummer: '[masked]' })
  })

  test('NO8: what is no longer needed goes, and everything that stays has an end', () => {
    expect(through(policy, { purpose: 'archive' }, patient).record).toEqual({})
    for (const purpose of Object.keys(policy.purposes)) {
      for (const decision of Object.values(planOf(policy, { purpose, consent: true, optOut: false }).categories)) {
        const isOver = ['mask', 'remove', 'withhold'].includes(decision.name)
        expect(isOver || decision.retention !== undefined, `${purpose} ${decision.category}`).toBe(true)
      }
    }
  })

  test('NO9: the version is named by every decision', () => {
    expect(policyName(policy)).toBe('no-health-records/2026.2')
    const names = Object.values(planOf(policy, { purpose: 'support' }).categories).map(({ policy: name }) => name)
    expect([...new Set(names)]).toEqual(['no-health-records/2026.2'])
    expect(checkPolicy({ ...policy, version: undefined })).toMatchObject([{ path: ['version'] }])
  })
})
