/**
 * Decisions of a policy that depend on a record's content: a number replaced by the name in the same record, a record
 * withheld because of a value in it, and one that states itself whether the person consented. Through every entry
 * point, split anywhere.
 */
import { describe, expect, test, vi } from 'vitest'
import { redactHooks } from '../../src/adapters/pino'
import { asPolicy, noHealthRecords, seHealthInsurer } from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import type { RedactorOptions } from '../../src/types'
import { AT, testRing } from '../rings'
import { streamed, through } from '../text-ways'

const at = AT
const ENGINES = ['auto', 'plain'] as const

describe.each(ENGINES)('%s: a number becomes the name or phone beside it', (engine) => {
  const options = { policy: noHealthRecords, context: { purpose: 'support', tenant: 'a' }, engine }
  const record = {
    navn: 'Ola Testmann',
    fødselsnummer: '010195 50091',
    pårørende: [{ telefon: '+47 68 05 12 34', fnr: '01019550091' }],
    annen: { fnr: '01019550091' },
    odd: { fødselsnummer: { navn: 'Kari' }, navn: { første: 'Ola' } },
  }
  const substituted = {
    ...{ navn: 'Ola Testmann', fødselsnummer: 'Ola Testmann' },
    ...{ pårørende: [{ telefon: '+47 68 05 12 34', fnr: '+47 68 05 12 34' }], annen: { fnr: '[fodselsnummer]' } },
    // What lies in a number's place goes with it; and nobody has listed what may lie in a name.
    odd: { fødselsnummer: { navn: '[id]' }, navn: { første: '[field]' } },
  }

  test('in values, in lines of JSON and in a whole document', async () => {
    expect(createRedactor(options).redactValue(record, { at })).toEqual(substituted)
    expect(createRedactor(options).redactValue([record, record], { at })).toEqual([substituted, substituted])
    const line = JSON.stringify(record)
    const output = await through(options, `${line}\nx\r\n${line}\n`)
    expect(output.split('\n').map((one) => (one.startsWith('{') ? JSON.parse(one) : one))).toEqual([
      ...[substituted, 'x\r', substituted, ''],
    ])
    const document = createRedactor(options).redact(JSON.stringify(record, null, 2), { at })
    expect(document).toBe(JSON.stringify(substituted, null, 2))
  })

  test('a document is read once to know that it is one, whether its findings are asked for or not', () => {
    const redactor = createRedactor(options)
    const document = JSON.stringify(record, null, 2)
    const parse = vi.spyOn(JSON, 'parse')
    redactor.redact(document, { at })
    const once = parse.mock.calls.length
    const { output } = redactor.process(document, { at })
    const both = parse.mock.calls.length
    parse.mockRestore()
    expect(output).toBe(JSON.stringify(substituted, null, 2))
    expect(both).toBe(2 * once)
  })

  test('and nothing else of the line is written anew', async () => {
    const line = '{ "navn" : "O\\u006ca", "fnr":1019550091 , "level": 1.50e1,"time":12345678901234567890 }\n'
    expect(await through(options, line)).toBe(line.replace('1019550091', '"Ola"'))
  })

  test('in rows of a table, quoted cells and line ends in them included', async () => {
    const table = 'navn;fnr;level\r\n"Ola ""T""\nX";01019550091;1\r\n;01019550091;2\r\nKari;01019550091;3'
    const output = await through({ ...options, format: 'csv' }, table)
    expect(output).toBe('navn;fnr;level\r\n"Ola ""T""\nX";"Ola ""T""\nX";1\r\n;[fodselsnummer];2\r\nKari;Kari;3')
  })

  test('never in clear text that the policy does not keep, and beside a key ring', () => {
    const rules = noHealthRecords.rules.filter(({ id }) => id !== 'support-contact')
    const masked = createRedactor({ ...options, policy: asPolicy({ ...noHealthRecords, rules }) })
    expect(JSON.stringify(masked.redactValue(record, { at }))).not.toMatch(/Testmann|0101/)
    const ring = createRedactor({ ...options, keyring: testRing() }).redactValue(record, { at })
    expect(ring).toMatchObject({ fødselsnummer: 'Ola Testmann', annen: { fnr: expect.stringMatching(/^sl1_nid/) } })
  })

  test('in what a logger writes', () => {
    const { streamWrite } = redactHooks(options)
    expect(streamWrite('{"level":30,"navn":"Ola","fnr":"01019550091"}\n')).toBe(
      '{"level":30,"navn":"Ola","fnr":"Ola"}\n',
    )
  })

  test('torn lines of a container stay with whoever joins them', async () => {
    const line = (tag: string, text: string) => `2026-11-22T10:00:00.000000000Z stdout ${tag} ${text}\n`
    const text = line('P', 'fnr 010195') + line('F', '50091 x')
    expect(await through(options, text)).not.toMatch(/010195|50091/)
  })
})

describe.each(ENGINES)('%s: a record is kept back for what it holds', (engine) => {
  const policy = asPolicy({
    ...noHealthRecords,
    rules: [
      {
        ...{ id: 'no-mail', category: ['user.contact.email'], purpose: ['support'], action: 'withhold' },
        ...{ reason: 'test', cites: ['test'] },
      },
      ...noHealthRecords.rules.filter(({ id }) => id !== 'support-mail'),
    ],
  })
  const options = { policy, context: { purpose: 'support' }, engine }

  test('a line, a row, a value; the others stay', async () => {
    expect(await through(options, 'a\nmail anna@example.se\n{"e-post":"none"}\nb 192.0.2.44')).toBe('a\nb [ip]')
    expect(await through({ ...options, format: 'csv' }, 'navn,x,e-post\nA,1,\nB,2,anna@example.se\n')).toBe(
      'navn,x,e-post\nA,[field],\n',
    )
    const redactor = createRedactor(options)
    expect(redactor.redactValue({ msg: 'anna@example.se' })).toBe('[withheld]')
    expect(redactor.redactValue([{ level: 1 }, { deep: { epost: 'anna@example.se' } }])).toEqual([
      ...[{ level: 1 }, '[withheld]'],
    ])
    expect(redactor.redactLines(['a', 'anna@example.se', 'b'])).toEqual(['a', '', 'b'])
    expect(redactor.counts.record).toEqual({ withhold: 3 })
    expect(redactHooks(redactor).streamWrite('{"msg":"anna@example.se"}\n')).toBe('')
  })

  test('an endless line is kept back, and what comes after it is not', async () => {
    const long = 'x'.repeat((1 << 24) + 1)
    expect(await streamed(createRedactor(options), `${long}\nb\n`, 1 << 20)).toBe('b\n')
  })
})

describe.each(ENGINES)('%s: records that say themselves what the person said', (engine) => {
  const context = { purpose: 'marketing', activeCustomer: false }
  const contextFrom = { consent: 'samtycke', optOut: 'kontakt.avmeldt' }
  const options: RedactorOptions = { policy: seHealthInsurer, context, contextFrom, engine }
  const person = (namn: string, samtycke: unknown, avmeldt: unknown) => ({ namn, samtycke, kontakt: { avmeldt } })
  const people = [
    person('A', true, false),
    person('B', false, false),
    person('C', 'Ja', 'nei'),
    person('D', true, true),
    { namn: 'E' },
    person('F', 'kanske', 0),
  ]
  const names = (text: string) => [...text.matchAll(/"namn":"(.)"/g)].map(([, name]) => name)

  test('each is looked at by itself', async () => {
    const lines = people.map((one) => `${JSON.stringify(one)}\n`).join('')
    expect(names(await through(options, lines))).toEqual(['A', 'C'])
    expect(names(JSON.stringify(createRedactor(options).redactValue(people)))).toEqual(['A', 'C'])
    expect(createRedactor(options).redactValue(people[4])).toBe('[withheld]')
    expect(await through(options, 'namn: A\n')).toBe('')
    const table = 'namn,samtycke,avmeldt\nA,ja,nej\nB,nej,nej\nC,1,0\nD,,\n'
    const columns = { consent: 'Samtycke', optOut: 'avmeldt' }
    expect(await through({ ...options, contextFrom: columns, format: 'csv' }, table)).toMatch(/^.*\nA,.*\nC,.*\n$/)
  })

  test('what the call says counts, but for what the records are asked', () => {
    const redactor = createRedactor(options)
    const [a, b] = people
    expect(redactor.redactValue(b, { context: { consent: true } })).toBe('[withheld]')
    expect(redactor.redactValue(a, { context: { recipient: 'authority' } })).toBe('[withheld]')
    expect(redactor.redactValue(a, { context: { recipient: 'mailing-provider' } })).toMatchObject({ namn: 'A' })
  })

  test('the option is checked', () => {
    const wrong =
      (given: unknown, more: object = options) =>
      () =>
        createRedactor({ ...more, contextFrom: given as never })
    expect(wrong({ consnet: 'x' })).toThrow(/"contextFrom.consnet" is unknown; known: consent/)
    expect(wrong({ consent: 7 })).toThrow(/expected the name of a field, got number/)
    expect(wrong({ consent: '--' })).toThrow(/a name with letters/)
    expect(wrong({ consent: 'x' }, {})).toThrow(/belongs to "policy"/)
  })
})

describe.each(ENGINES)('what is told of lines that are no JSON together, %s', (engine) => {
  const redactor = createRedactor({ engine, policy: noHealthRecords, context: { purpose: 'support' } })
  test.each([
    ['{\n"":C', '{\n"":[field]', [[5, 6]]],
    ['å\n{\n"a":C', 'å\n{\n"a":[field]', [[8, 9]]],
  ])('%j', async (text, output, places) => {
    const told = redactor.process(text)
    expect(told.output).toBe(output)
    expect(told.findings.map(({ start, end }) => [start, end])).toEqual(places)
    expect(redactor.scan(text)).toEqual(told.findings)
  })
})
