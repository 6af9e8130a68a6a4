/**
 * Policies in a redactor: strings, bytes, batches, streams and Node's stream follow the same plan; a call's context
 * changes it; anything unknown withholds everything. Tokens are masks here: see `policy-tokens.test.ts`.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { ENFORCE } from '../../src/options/enforce'
import { asPolicy, noHealthRecords, type Policy, planOf, seHealthInsurer } from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import type { Context } from '../../src/types'
import { context, policy } from '../arbitraries/policy'
import { forAll } from '../for-all'
import { AT, testRing } from '../rings'

const line = 'pnr 871220-2384, anna.testberg@example.se, 192.0.2.44'
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Every way through, one output each. */
async function everyWay(options: Parameters<typeof createRedactor>[0], text: string): Promise<string[]> {
  const redactor = createRedactor(options)
  const bytes = encoder.encode(text)
  const web = await new Response(new Blob([bytes]).stream().pipeThrough(redactor.stream())).text()
  const node = createRedactStream(redactor)
  node.end(Buffer.from(bytes))
  const chunks: Buffer[] = []
  for await (const chunk of node) chunks.push(chunk as Buffer)
  return [
    redactor.redact(text),
    decoder.decode(redactor.redact(bytes)),
    redactor.process(text).output,
    redactor.redactLines([text])[0] as string,
    web,
    String(Buffer.concat(chunks)),
  ]
}

describe('a purpose', () => {
  test.each([
    ['insurance', 'pnr 871220-2384, anna.testberg@example.se, [ip]'],
    ['support', 'pnr [personnummer], anna.testberg@example.se, [ip]'],
    ['legal-obligation', line],
    ['statistics', 'pnr [personnummer-age-35-39], , 192.0.2.0'],
    ['security', 'pnr [personnummer], [email], [ip]'],
  ] as const)('of the insurer: %s', async (purpose, output) => {
    const ways = await everyWay({ policy: seHealthInsurer, context: { purpose } }, line)
    expect(ways).toEqual(ways.map(() => output))
  })

  test('of the supplier, on records', () => {
    const record = (number: string, name: string, secret: string) =>
      `{"navn":"${name}","fødselsnummer":"${number}","passord":"${secret}","journalnotat":"se 010195 50091"}`
    const given = record('010195 50091', 'Ola Testmann', 'hemmelig')
    const through = (purpose: string) => createRedactor({ policy: noHealthRecords, context: { purpose } }).redact(given)
    expect(through('patient-records')).toBe(record('010195 50091', 'Ola Testmann', ''))
    // What is kept is still looked into: a number in a note goes by its own rule.
    expect(JSON.parse(through('operations'))).toEqual({
      navn: '[name]',
      fødselsnummer: '',
      passord: '',
      journalnotat: '[health]',
    })
    expect(JSON.parse(through('support'))).toMatchObject({ navn: 'Ola Testmann', fødselsnummer: 'Ola Testmann' })
  })

  test('text that is kept is still looked into', () => {
    const redactor = createRedactor({ policy: seHealthInsurer, context: { purpose: 'conversations' } })
    expect(redactor.redact('{"chat":"mitt nr är 871220-2384","klagomål":"jag är sjuk"}')).toBe(
      '{"chat":"mitt nr är [personnummer]","klagomål":""}',
    )
  })
})

describe('what stays away', () => {
  const away: ReadonlyArray<readonly [string, Context]> = [
    ['no purpose', {}],
    ['a region outside', { purpose: 'insurance', region: 'US' }],
    ['a recipient without access', { purpose: 'insurance', recipient: 'authority' }],
    ['marketing after an opt-out', { purpose: 'marketing', activeCustomer: true, optOut: true }],
    ['a referral nobody consented to', { purpose: 'care-referral', recipient: 'treatment-provider' }],
  ]

  test.each(away)('%s: nothing comes out, on every way', async (_label, context) => {
    const ways = await everyWay({ policy: seHealthInsurer, context }, `${line}\n${line}\n`)
    expect(ways).toEqual(ways.map(() => ''))
  })

  test('it is counted, told as findings, and an empty text is no record', () => {
    const redactor = createRedactor({ policy: seHealthInsurer })
    expect(redactor.process(line)).toMatchObject({ output: '', findings: [{ kind: 'personnummer' }, {}, {}] })
    expect(redactor.redact('')).toBe('')
    expect(redactor.scan(line)).toHaveLength(3)
    expect(redactor.counts).toEqual({ record: { withhold: 1 } })
    expect(Buffer.isBuffer(redactor.redact(Buffer.from(line)))).toBe(true)
  })
})

describe('the context of a call', () => {
  const redactor = createRedactor({
    policy: seHealthInsurer,
    context: { purpose: 'security', recipient: 'it-provider' },
  })
  const kept = (context: unknown) => redactor.redact(line, { context: context as Context })

  test('adds to the redactor’s own, or says otherwise', () => {
    expect(kept({ purpose: 'insurance' })).toContain('871220-2384')
    expect(kept({ region: 'US' })).toBe('')
    expect(kept({ recipient: undefined, region: undefined })).toBe('pnr [personnummer], [email], [ip]')
    // Marketing is not what this recipient has access for, with or without consent.
    expect(kept({ purpose: 'marketing', activeCustomer: true, optOut: false })).toBe('')
    expect(redactor.redactLines([line], { context: { purpose: 'insurance' } })[0]).toContain('871220-2384')
  })

  const circular: { purpose: string; self?: unknown } = { purpose: 'insurance' }
  circular.self = circular
  const throwing = {
    get purpose(): string {
      throw new Error('871220-2384')
    },
  }

  test.each([
    ['a purpose that is none', { purpose: 'suport' }],
    ['a purpose that is no text', { purpose: 7 }],
    ['a recipient that is null', { recipient: null }],
    ['a region that is no text', { region: {} }],
    ['one that throws', throwing],
    ['no object', 'support'],
    ['a big number', { purpose: 1n }],
  ])('%s keeps everything back and throws nothing', (_label, context) => {
    // 'support' as an object has letters for names, which mean nothing: the redactor's own context holds.
    expect(kept(context)).toBe(context === 'support' ? 'pnr [personnummer], [email], [ip]' : '')
  })

  test('contexts that differ have plans of their own', () => {
    expect(kept(circular)).toContain('871220-2384')
    for (let i = 0; i < 200; i++) kept({ tenant: `tenant ${i}` })
    const texts = [{ purpose: 'insurance' }, { purpose: 'insurance', recipient: null }, { purpose: 'insurance' }].map(
      kept,
    )
    expect(texts.map((text) => text === '')).toEqual([false, true, false])
  })
})

describe('a policy that a redactor takes', () => {
  test('is checked, frozen, and the same when it is checked again', () => {
    expect(asPolicy(seHealthInsurer)).toBe(seHealthInsurer)
    expect(Object.isFrozen(seHealthInsurer.rules[0])).toBe(true)
    const copy = structuredClone(seHealthInsurer)
    expect(ENFORCE in copy).toBe(false)
    expect(() => createRedactor({ policy: copy })).toThrow(/see definePolicy and asPolicy/)
    expect(createRedactor({ policy: asPolicy(copy), context: { purpose: 'insurance' } }).redact(line)).toContain('2384')
    expect(() => asPolicy(createCircle())).toThrow(/nested too deeply, or circular/)
  })

  test('property: what is not kept by the plan is not in the output', () => {
    const values = { personnummer: '871220-2384', email: 'anna.testberg@example.se', ip: '192.0.2.44' } as const
    forAll(300, fc.record({ policy, context }), (given) => {
      const made = asPolicy(loadable(given.policy))
      const plan = planOf(made, given.context)
      const keyring = testRing()
      const redactor = createRedactor({ policy: made, keyring, engine: 'plain' })
      const call = { context: given.context, at: AT }
      const record = { note: line, personnummer: values.personnummer, 'e-post': values.email, clientIp: values.ip }
      const output = redactor.redact(line, call) + JSON.stringify(redactor.redactValue(record, call))
      for (const [kind, value] of Object.entries(values)) {
        const { name } = plan.kinds[kind as keyof typeof values]
        if (name !== 'keep' || plan.withhold !== undefined) expect(output, `${kind} ${name}`).not.toContain(value)
      }
    })
  })
})

function createCircle(): object {
  const circle: { self?: object } = {}
  circle.self = circle
  return circle
}

/** With the grounds and ends that a policy needs to load. */
function loadable(given: Policy): object {
  const more = { justification: { ground: 'purpose', text: 'x' }, retention: { period: 'P1Y', end: 'delete' } }
  const isFit = (rule: object) => !/"last":2|substitute/.test(JSON.stringify(rule))
  const rules = given.rules.filter(isFit).map((rule) => (rule.effect === 'deny' ? rule : { ...rule, ...more }))
  const last = { id: 'last', category: ['user.name'], action: 'mask', reason: 'x', cites: ['1'] }
  return { ...given, rules: [...rules, last] }
}

test('process tells the policy', () => {
  const policed = createRedactor({ policy: noHealthRecords, context: { purpose: 'support' } })
  const told = { policy: 'no-health-records/2026.2' }
  expect(policed.process('x')).toEqual({ output: 'x', findings: [], ...told })
  expect(policed.process('x', { context: { purpose: 'none' } })).toMatchObject({ output: '', ...told })
  expect(createRedactor().process('x')).toEqual({ output: 'x', findings: [] })
})
