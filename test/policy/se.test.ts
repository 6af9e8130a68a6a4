/**
 * The Swedish insurer's policy, a test for each of its rules, named by the rule's id: a record for a purpose, what is
 * kept, what is removed, and why.
 */
import { describe, expect, test } from 'vitest'
import { decide, decideReveal, NATIONAL_ID, planOf, seHealthInsurer as policy } from '../../src/policy/policy'
import { isReasoned, through } from './policy-record'

const insured = {
  namn: 'Testa Testsson',
  personnummer: '871220-2384',
  'e-post': 'anna.testberg@example.se',
  telefon: '070-174 06 05',
  adress: 'Exempelgatan 1',
  födelsedag: '1987-12-20',
  arbetsplats: 'Exempel AB',
}
const login = {
  username: 'anna',
  password: 'hemligt',
  sessionId: 's-1',
  cookieId: 'c-1',
  ip: '192.0.2.44',
  userAgent: 'x',
}
const everything = { ...insured, ...login, kundnummer: 'K-17', diagnos: 'rygg', klagomål: 'fritext', chat: 'hej' }

describe('the Swedish insurer', () => {
  test('SE1: what alone or combined points to a person is a category, and is decided on', () => {
    // No purpose of its own: observed is that none of these stays where no rule lets it.
    const { record, rules } = through(
      policy,
      { purpose: 'security', recipient: 'it-provider' },
      {
        namn: insured.namn,
        telefon: insured.telefon,
        'e-post': insured['e-post'],
        kundnummer: 'K-17',
        skadenummer: 'S-9',
        cookieId: 'c-1',
        ip: '192.0.2.44',
      },
    )
    expect(record).toEqual({
      ...{
        namn: '[masked]',
        telefon: '[masked]',
        'e-post': '[masked]',
        kundnummer: '[masked]',
        skadenummer: '[masked]',
      },
      ...{ cookieId: '[token relationship day]', ip: '[token relationship day]' },
    })
    expect(rules.namn).toBe('default')
  })

  test('SE2: contact and work stay for the insurance, and for nothing that does without', () => {
    const kept = through(policy, { purpose: 'insurance' }, insured)
    expect(kept.record).toEqual(insured)
    expect(kept.rules.personnummer).toBe('insurance-id')
    const developed = through(policy, { purpose: 'develop' }, insured).record
    expect(Object.values(developed ?? {})).not.toEqual(expect.arrayContaining(Object.values(insured)))
  })

  test('SE3: insurance and claim numbers are known by their labels', () => {
    const record = { försäkringsnummer: 'F-1', claimNumber: 'S-9', försäkringstyp: 'vård', startdatum: '2026-01-01' }
    expect(through(policy, { purpose: 'insurance' }, record).record).toEqual(record)
    expect(through(policy, { purpose: 'support' }, record).record).toEqual({
      ...{ försäkringsnummer: '[masked]', försäkringstyp: '[masked]', startdatum: '[masked]' },
      claimNumber: 'S-9',
    })
  })

  test('SE4: health and free text that may hold it are dropped whole', () => {
    const record = { diagnos: 'rygg', hälsa: 'ont', klagomål: 'jag är sjuk', samtal: 'hej' }
    const { record: left, rules } = through(policy, { purpose: 'conversations' }, record)
    expect(left).toEqual({ samtal: 'hej' })
    expect(rules).toMatchObject({ diagnos: 'conversations-health', klagomål: 'conversations-health' })
    expect(through(policy, { purpose: 'develop' }, record).record).toEqual({})
    expect(through(policy, { purpose: 'statistics' }, record).record).toEqual({})
  })

  test('SE5: billing stays for the contract, payroll id and amount by their labels', () => {
    const record = { 'löne-ID': 'L-5', behandling: 'massage', belopp: '400' }
    expect(through(policy, { purpose: 'insurance' }, record).record).toEqual(record)
    expect(through(policy, { purpose: 'support' }, record).record).toEqual({
      ...{ 'löne-ID': '[masked]', behandling: '[masked]', belopp: '[masked]' },
    })
    expect(through(policy, { purpose: 'marketing', activeCustomer: true, optOut: false }, record).record).toEqual({})
  })

  test('SE6: to provide the insurance values stay, on the contract', () => {
    const outcome = through(policy, { purpose: 'insurance' }, insured)
    expect(outcome.record).toEqual(insured)
    expect(isReasoned(outcome)).toBe(true)
    expect(policy.purposes.insurance?.basis).toContain('contract')
  })

  test('SE7: statistics see groups and no token of a person', () => {
    // Of an address there is nothing coarser that is known to be safe: what generalises it masks.
    const record = { ...everything, clicks: '7', kön: 'K', ålder: '38', startdatum: '2024-03-17' }
    const { record: left, decisions } = through(policy, { purpose: 'statistics' }, record)
    expect(left).toEqual({
      ...{ personnummer: '[generalised]', adress: '[masked]', födelsedag: '[generalised]', ip: '[generalised]' },
      ...{ clicks: '7', kön: 'K', ålder: '[generalised]', startdatum: '[generalised]' },
    })
    expect(decisions.map(({ name }) => name)).not.toContain('pseudonymise')
    const { categories } = planOf(policy, { purpose: 'statistics', recipient: 'analysis-provider' })
    expect(Object.values(categories).every(({ name }) => name !== 'pseudonymise')).toBe(true)
  })

  test('SE8: tests get tokens that join within one document only', () => {
    const { record } = through(policy, { purpose: 'develop' }, everything)
    expect(record).toMatchObject({ namn: '[token document month]', personnummer: '[token document month]' })
    expect(record).not.toHaveProperty('diagnos')
    expect(record).not.toHaveProperty('klagomål')
    expect(policy.purposes.develop?.tokens).toBe('document')
  })

  test('SE9: obligations and claims keep what they need, each with its ground', () => {
    for (const context of [
      { purpose: 'legal-obligation', recipient: 'authority' },
      { purpose: 'legal-claims', recipient: 'counsel' },
    ]) {
      const { record, decisions } = through(policy, context, insured)
      expect(record).toEqual(insured)
      expect(policy.purposes[context.purpose]?.basis?.length).toBeGreaterThan(0)
      expect(decisions[1]?.justification?.ground).toBe('secure-identification')
    }
    expect(through(policy, { purpose: 'insurance', recipient: 'authority' }, insured).rules).toEqual({
      record: 'recipient',
    })
  })

  test('SE10: of conversations the text stays, people are tokens of one document, and nothing is revealed', () => {
    const record = { chat: 'hej', namn: 'Testa', personnummer: '871220-2384', telefon: '070-174 06 05' }
    expect(through(policy, { purpose: 'conversations', recipient: 'analysis-provider' }, record).record).toEqual({
      chat: 'hej',
      namn: '[token document month]',
      personnummer: '[token transaction month]',
      telefon: '[token document month]',
    })
    const context = { purpose: 'conversations', role: 'case-handler', case: 'S-9' }
    expect(decideReveal(policy, NATIONAL_ID, context)).toMatchObject({ permitted: false, rule: 'reveal' })
  })

  test('SE11: against attacks an address stays joinable for a day, with an end', () => {
    const { record, decisions } = through(policy, { purpose: 'security' }, { ip: '192.0.2.44', userAgent: 'x' })
    expect(record).toEqual({ ip: '[token relationship day]', userAgent: 'x' })
    expect(decisions[0]?.retention).toEqual({ period: 'P30D', end: 'destroy-key' })
  })

  test('SE12: device ids are decided on; passwords and session cookies go, whatever the purpose', () => {
    for (const purpose of Object.keys(policy.purposes)) {
      const context = { purpose, activeCustomer: true, consent: true, optOut: false }
      for (const recipient of Object.keys(policy.recipients)) {
        const { record } = through(policy, { ...context, recipient }, login)
        expect(record ?? {}).not.toHaveProperty('password')
        expect(record ?? {}).not.toHaveProperty('sessionId')
      }
    }
    expect(decide(policy, 'user.authorization.password', { purpose: 'security' }).rule).toBe('no-credentials')
    expect(through(policy, { purpose: 'security' }, login).record).toMatchObject({
      cookieId: '[token relationship day]',
    })
  })

  test('SE13: third parties and non-customers only with consent; an opt-out always denies', () => {
    const marketing = { purpose: 'marketing', activeCustomer: true, optOut: false }
    const named = { namn: insured.namn, 'e-post': insured['e-post'] }
    expect(through(policy, marketing, insured).record).toEqual({ ...named, telefon: insured.telefon })
    const stranger = { ...marketing, activeCustomer: false }
    expect(through(policy, stranger, insured).rules).toEqual({ record: 'no-marketing-without-consent' })
    expect(through(policy, { ...stranger, consent: true }, insured).record).toMatchObject(named)
    for (const context of [marketing, { ...stranger, consent: true }]) {
      expect(through(policy, { ...context, optOut: true }, insured).rules.record).toBe('no-marketing-after-opt-out')
    }
    expect(through(policy, { ...marketing, objection: true }, insured).rules.record).toBe('no-marketing-on-objection')
    // What nobody said denies.
    expect(through(policy, { purpose: 'marketing', activeCustomer: true }, insured).record).toBeUndefined()
    const referral = { purpose: 'care-referral', recipient: 'treatment-provider' }
    expect(through(policy, referral, insured).record).toBeUndefined()
    expect(through(policy, { ...referral, consent: false }, insured).rules.record).toBe('no-referral-without-consent')
    expect(through(policy, { ...referral, consent: true }, insured).record).toMatchObject({ namn: insured.namn })
    expect(through(policy, { purpose: 'partner-intake' }, insured).record).toBeUndefined()
  })

  test('SE4: a complaint is what justifies health and orientation, in a case only', () => {
    const told = { hälsa: 'ont', 'sexuell läggning': 'x', klagomål: 'fritext', personnummer: '871220-2384' }
    expect(through(policy, { purpose: 'complaints', case: 'S-9' }, told).record).toEqual({
      ...{ hälsa: 'ont', 'sexuell läggning': 'x', klagomål: 'fritext', personnummer: '[token relationship month]' },
    })
    for (const context of [{}, { case: ' ' }]) {
      expect(through(policy, { purpose: 'complaints', ...context }, told).rules.record).toBe(
        'no-complaint-without-case',
      )
    }
    expect(through(policy, { purpose: 'support', recipient: 'it-provider' }, told).record).toEqual({
      personnummer: '[token relationship month]',
    })
  })

  test('SE13: cookies and campaigns with consent; an objection ends what rests on an interest alone', () => {
    const visit = { cookieId: 'c-1', pagesVisited: '/a', clicks: '7', namn: 'Testa', målgrupp: 'x' }
    expect(through(policy, { purpose: 'campaigns', consent: true }, visit).record).toEqual({
      ...{ cookieId: '[token document month]', pagesVisited: '/a', clicks: '7', målgrupp: 'x' },
    })
    for (const consent of [{}, { consent: false }]) {
      expect(through(policy, { purpose: 'campaigns', ...consent }, visit).record).toEqual({})
    }
    for (const [purpose, { basis }] of Object.entries(policy.purposes)) {
      const rests = basis?.length === 1 && basis[0] === 'legitimate-interest'
      for (const said of [{ objection: true }, { optOut: true }]) {
        const asked = { purpose, consent: true, activeCustomer: true, case: 'S-9', request: true, ...said }
        if (rests) expect(planOf(policy, asked).withhold?.rule, purpose).toBe('no-processing-after-objection')
      }
      if (rests) expect(planOf(policy, { purpose }).withhold, purpose).toBeUndefined()
    }
  })

  test('SE16: whoever sends messages gets addresses only; accounts, co-insured persons, satisfaction', () => {
    const record = { ...insured, diagnos: 'rygg', 'löne-ID': 'L-5' }
    for (const purpose of ['insurance', 'communication']) {
      const { record: sent } = through(policy, { purpose, recipient: 'mailing-provider' }, record)
      expect(sent).toEqual({ namn: insured.namn, 'e-post': insured['e-post'], telefon: insured.telefon })
    }
    expect(through(policy, { purpose: 'account' }, insured).record).toMatchObject({
      ...{ namn: insured.namn, personnummer: '[token relationship month]', adress: '[masked]' },
    })
    expect(through(policy, { purpose: 'co-insured' }, insured).record).toEqual(insured)
    expect(through(policy, { purpose: 'satisfaction' }, insured).record).toEqual({
      ...{ 'e-post': '[token document month]', telefon: '[token document month]', adress: '[token document month]' },
    })
  })

  test('SE17: what the person gave goes to whom she names, when she asks for it', () => {
    const portability = { purpose: 'portability', recipient: 'person' }
    expect(through(policy, { ...portability, request: true }, insured).record).toEqual(insured)
    for (const said of [{}, { request: false }]) {
      expect(through(policy, { ...portability, ...said }, insured).record).toEqual({})
    }
  })

  test('SE17: who asks is told all that is known of her, but for what serves the login', () => {
    const access = { purpose: 'access', recipient: 'person' }
    const { password: _login, sessionId: _session, ...known } = everything
    expect(through(policy, { ...access, request: true }, everything).record).toEqual(known)
    for (const said of [{}, { request: false }]) {
      expect(Object.values(through(policy, { ...access, ...said }, known).record ?? {})).not.toContain('K-17')
    }
    expect(through(policy, { purpose: 'access', recipient: 'authority', request: true }, known).rules).toEqual({
      record: 'recipient',
    })
  })

  test('SE12: of visitors of digital channels stays what they sent and set, and with consent what cookies tell', () => {
    const visit = {
      namn: 'Testa',
      personnummer: '871220-2384',
      inställningar: 'x',
      pagesVisited: '/a',
      ip: '192.0.2.44',
    }
    const channels = (said: object) => through(policy, { purpose: 'channels', ...said }, visit).record
    const always = { namn: 'Testa', personnummer: '[masked]', inställningar: 'x', ip: '[token relationship month]' }
    expect(channels({})).toEqual(always)
    expect(channels({ consent: true })).toEqual({ ...always, pagesVisited: '/a' })
    expect(decide(policy, 'user.account.social', { purpose: 'support' }).name).toBe('keep')
  })

  test('SE14: whatever stays has an end', () => {
    for (const purpose of Object.keys(policy.purposes)) {
      const context = { purpose, activeCustomer: true, consent: true, optOut: false }
      for (const decision of Object.values(planOf(policy, context).categories)) {
        const isOver = ['mask', 'remove', 'withhold'].includes(decision.name)
        expect(isOver || decision.retention !== undefined, `${purpose} ${decision.category}`).toBe(true)
      }
    }
  })

  test('SE15: protection is observed: no purpose reveals but two, for a role in a case', () => {
    const roles = ['case-handler', 'incident-handler', 'other']
    const permitted = Object.keys(policy.purposes).flatMap((purpose) =>
      roles.filter(
        (role) => decideReveal(policy, NATIONAL_ID, { purpose, role, case: 'S-9', consent: true }).permitted,
      ),
    )
    expect(permitted).toEqual(['case-handler'])
    const context = { purpose: 'support', role: 'case-handler' }
    expect(decideReveal(policy, NATIONAL_ID, context)).toMatchObject({ permitted: false, missing: ['case'] })
  })

  test('SE16: processors for their task only, and never outside the EEA, tokens neither', () => {
    const ip = { ip: '192.0.2.44' }
    const context = { purpose: 'security', recipient: 'it-provider' }
    expect(through(policy, context, ip).record).toEqual({ ip: '[token relationship day]' })
    expect(through(policy, { ...context, region: 'NO' }, ip).record).toEqual({ ip: '[token relationship day]' })
    for (const region of ['US', 'GB', 'XX', 'se', '']) {
      expect(through(policy, { ...context, region }, ip).rules).toEqual({ record: 'region' })
    }
    expect(through(policy, { ...context, purpose: 'marketing' }, ip).rules).toEqual({ record: 'recipient' })
  })
})
