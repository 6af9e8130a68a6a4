/** Kinds that are off by default: what applies to all of them. What each one accepts is in its corpus file. */
import { describe, expect, test } from 'vitest'
import { CORPUS_DATE, loadCorpus } from '../../corpus/tools/load'
import { canonical } from '../../src/canonical/canonical'
import { createRedactor, type Kind } from '../../src/index'
import { codeOf } from '../../src/keyring/token'
import { NAMED_ONLY } from '../../src/kinds/kind'
import { MORE_KINDS, ROWS } from '../../src/kinds/rows'
import { RECOGNISED } from '../../src/kinds/table'
import { namesOf } from '../../src/kinds/words'
import { CATEGORIES } from '../../src/policy/categories'
import { definePolicy, noHealthRecords } from '../../src/policy/policy'
import { KINDS } from '../../src/recognise/table'

const at = CORPUS_DATE
const ALL: readonly Kind[] = [...KINDS, 'field', ...MORE_KINDS]
const rows = loadCorpus().filter(({ subject }) => (MORE_KINDS as readonly string[]).includes(subject))
const ENGINES = ['auto', 'plain'] as const

describe('the table', () => {
  test('has room: rules of names and bits of words', () => {
    expect(MORE_KINDS.length).toBeLessThanOrEqual(28)
  })

  test.each(MORE_KINDS)('%s: category, forms and words are as others read them', (kind) => {
    const { category, words } = ROWS[kind]
    expect(Object.keys(CATEGORIES)).toContain(category)
    expect(words).toBe(words.toLowerCase())
    const { forms } = RECOGNISED[kind]
    expect(forms.length).toBeGreaterThan(0)
    expect(new Set(forms.map(({ name }) => name)).size).toBe(forms.length)
    // What nothing but a name makes a value has one.
    if (forms.some(({ base }) => base === NAMED_ONLY)) expect(namesOf(kind).length).toBeGreaterThan(0)
  })

  test('together their names fit into one list', () => {
    expect(createRedactor({ kinds: [...MORE_KINDS] }).redact('{"iban":1}')).toBe('{"iban":1}')
    expect(createRedactor({ kinds: ALL, fields: { 'category:health': true } }).redact('{"iban":1}')).toBe('{"iban":1}')
  })
})

describe('nobody who does not ask', () => {
  const usual = createRedactor({ minConfidence: 0 })

  test.each(rows.map((row) => [`${row.file}:${row.line}`, row] as const))('%s', (_where, { text }) => {
    for (const { kind } of usual.scan(text, { at })) expect([...KINDS, 'field']).toContain(kind)
  })

  test('has a kind of his own that is called like one', () => {
    const custom = [{ kind: 'iban', anchor: '#', reach: { before: 0, after: 2 }, recognise: () => undefined }] as const
    expect(createRedactor({ custom }).redact('#')).toBe('#')
    expect(() => createRedactor({ custom, kinds: ['iban'] })).toThrow(TypeError)
  })
})

describe('engines agree', () => {
  const redactors = ENGINES.map((engine) => createRedactor({ kinds: ALL, minConfidence: 0, engine }))
  const [auto, plain] = redactors as [(typeof redactors)[0], (typeof redactors)[0]]

  test.each(rows.map((row) => [`${row.file}:${row.line}`, row] as const))('%s', (_where, { text }) => {
    for (const written of [
      text,
      JSON.stringify({ a: { text } }),
      `a="${text}"`,
      `x${text}`,
      `${text}å`,
      text.slice(1),
    ]) {
      expect(auto.scan(written, { at })).toEqual(plain.scan(written, { at }))
      const bytes = Buffer.from(written)
      expect(auto.scan(bytes, { at })).toEqual(plain.scan(bytes, { at }))
      expect(auto.redactValue({ a: [written] }, { at })).toEqual(plain.redactValue({ a: [written] }, { at }))
    }
  })

  test('about a line longer than a block, wherever the value stands', () => {
    const value = 'IBAN SE45 5000 0000 0583 9825 7466'
    for (const before of [16_300, 16_360, 16_384, 16_400, 20_000]) {
      const text = `${'x '.repeat(before / 2)}${value}${' y'.repeat(9000)}`
      for (const redactor of redactors) expect(redactor.redact(text, { at })).toContain(' IBAN [iban] y')
    }
  })
})

describe('each kind by itself', () => {
  const sure = rows.filter(
    ({ verdict, spans, subject }) => verdict === 'high' && spans.every((one) => one.kind === subject),
  )

  test.each(sure.map((row) => [`${row.file}:${row.line}`, row] as const))('%s', (_where, { text, subject, spans }) => {
    for (const engine of ENGINES) {
      const redactor = createRedactor({ kinds: [subject as Kind], engine })
      const found = redactor.scan(text, { at })
      expect(found.map(({ kind, start, end }) => ({ kind, start, end }))).toEqual(spans)
      const [told] = redactor.explain(text, { at }).filter((candidate) => candidate.found)
      expect(RECOGNISED[subject as (typeof MORE_KINDS)[number]].forms.map(({ name }) => name)).toContain(told?.form)
    }
  })

  test('with an action of its own, counted under its name', () => {
    const redactor = createRedactor({ kinds: ['iban', 'mac'], actions: { iban: 'remove', mac: 'keep' } })
    expect(redactor.redact('SE4550000000058398257466, 00:00:5e:00:53:01')).toBe(', 00:00:5e:00:53:01')
    expect(redactor.counts).toMatchObject({ iban: { remove: 1 }, mac: { keep: 1 } })
    expect(() => createRedactor({ actions: { iban: 'remove' } })).toThrow(/contradicts "kinds"/)
  })

  test('in tables, by the name of its column', () => {
    const redactor = createRedactor({ kinds: ['bankgiro', 'cpr'], format: 'csv' })
    expect(redactor.redact('bankgiro,cpr,x\n160-9908,2110625629,160-9908\n', { at })).toBe(
      'bankgiro,cpr,x\n[bankgiro],[cpr],160-9908\n',
    )
  })

  test('in pairs of name and value', () => {
    const redactor = createRedactor({ kinds: ['bankgiro'] })
    expect(redactor.redact('{"name":"bankgiro","value":"160-9908"}')).toBe('{"name":"bankgiro","value":"[bankgiro]"}')
    expect(redactor.redact('{"name":"other","value":"160-9908"}')).toBe('{"name":"other","value":"160-9908"}')
  })
})

describe('witnesses', () => {
  test('stay what they are until somebody asks for them', () => {
    expect(createRedactor().redact('orgnr 212000-0142, konto 8601.11.17947')).toBe(
      'orgnr 212000-0142, konto 8601.11.17947',
    )
    const asked = createRedactor({ kinds: [...KINDS, 'organisationsnummer', 'kontonummer'] })
    expect(asked.redact('orgnr 212000-0142, konto 8601.11.17947')).toBe(
      'orgnr [organisationsnummer], konto [kontonummer]',
    )
  })
})

describe('tokens', () => {
  test.each(MORE_KINDS)('of %s have its code', (kind) => {
    expect(codeOf(kind)).toBe(ROWS[kind].code)
  })

  test.each([
    ['iban', 'SE45 5000 0000 0583 9825 7466', 'se4550000000058398257466'],
    ['card', '4111-1111 1111 1111', '4111111111111111'],
    ['mac', '00-00-5E-00-53-01', '0000.5e00.5301'],
    ['kontonummer', '8601.11.17947', '86011117947'],
    ['cpr', '211062-5629', '2110625629'],
  ] as const)('of two spellings of one %s are one', (kind, one, other) => {
    const read = (text: string) => canonical({ kind, variant: '', text }, 20261122)
    expect(read(one)).toBe(read(other))
  })

  test('of a henkilötunnus keep the sign, which belongs to the person', () => {
    const read = (text: string) => canonical({ kind: 'henkilotunnus', variant: '', text }, 20261122)
    expect(read('010594Y9032')).not.toBe(read('010594-9032'))
    expect(read('010594y9032')).toBe(read('010594Y9032'))
  })
})

describe('policies', () => {
  const rule = (id: string, category: string, action: string) => {
    return { id, effect: 'permit', purpose: ['test'], category: [category], action, reason: 'x', cites: ['x'] }
  }
  const policy = definePolicy({
    ...noHealthRecords,
    id: 'example',
    purposes: { test: { title: 'Test', cites: ['x'] } },
    fields: {},
    recipients: {
      staff: { title: 'Staff', region: 'NO', role: 'controller', reason: 'x', cites: ['x'], purposes: ['test'] },
    },
    rules: [rule('devices', 'user.device', 'mask'), rule('accounts', 'user.financial', 'remove')],
    reveals: [],
  } as never)
  const context = { purpose: 'test' }

  test('decide by the category of a kind that is named beside them', () => {
    const redactor = createRedactor({ policy, context, kinds: ['iban', 'mac', 'cpr'] })
    const text = 'SE4550000000058398257466 00:00:5e:00:53:01 CPR 211062-5629 anna@example.se'
    expect(redactor.redact(text, { at })).toBe(' [mac] CPR [cpr] [email]')
    expect(createRedactor({ policy, context }).redact('SE4550000000058398257466')).toBe('SE4550000000058398257466')
  })

  test('speak of all others themselves', () => {
    expect(() => createRedactor({ policy, kinds: ['ip'] })).toThrow(/"kinds" contradicts "policy"/)
    expect(() => createRedactor({ policy, kinds: ['iban', 'ip'] })).toThrow(/"kinds" contradicts "policy"/)
  })
})
