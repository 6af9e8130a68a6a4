import { describe, expect, test } from 'vitest'
import { createRedactStream } from '../../src/adapters/node-stream'
import { seHealthInsurer as policy } from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import { redact, scan } from '../../src/standard'

/** More names than there is room for. */
function manyFields(): Record<string, 'mask'> {
  const letters = (n: number) => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
  return Object.fromEntries(Array.from({ length: 800 }, (_, i) => [`x${letters(i)}`, 'mask']))
}

const refused: ReadonlyArray<readonly [string, unknown, ErrorConstructor, RegExp]> = [
  ['options are no object', 'all', TypeError, /"options" expected an object, got string/],
  ['options are null', null, TypeError, /got null/],
  ['an unknown option', { kind: ['email'] }, TypeError, /"kind" is unknown; known: kinds/],
  ['kinds are no array', { kinds: 'email' }, TypeError, /"kinds" expected an array, got string/],
  ['no kinds', { kinds: [] }, RangeError, /at least one/],
  [
    'an unknown kind',
    { kinds: ['email', 'ssn'] },
    RangeError,
    /"kinds\[1\]" names an unknown kind; known: personnummer/,
  ],
  ['a kind of another entry', { kinds: ['name'] }, RangeError, /"kinds\[0\]": name is found by sladd\/people/],
  ['a kind of a wrong type', { kinds: [7] }, TypeError, /"kinds\[0\]" expected a kind, got number/],
  ['an unknown level', { minConfidence: 'sure' }, RangeError, /"minConfidence" expected high, medium, low/],
  ['a confidence above one', { minConfidence: 2 }, RangeError, /from 0 to 1/],
  ['no confidence', { minConfidence: Number.NaN }, RangeError, /from 0 to 1/],
  ['a confidence of a wrong type', { minConfidence: {} }, TypeError, /got object/],
  ['actions are no object', { actions: 'mask' }, TypeError, /"actions" expected an object, got string/],
  ['an action for an unknown kind', { actions: { ssn: 'mask' } }, RangeError, /"actions.ssn" names an unknown kind/],
  ['an unknown action', { actions: { email: 'hide' } }, RangeError, /"actions.email" expected keep, mask, remove/],
  ['an action of a wrong type', { actions: { email: 7 } }, TypeError, /"actions.email" expected an action, got number/],
  ['an action that is null', { actions: { default: null } }, TypeError, /got null/],
  ['an unknown mask', { actions: { email: { mask: 'dots' } } }, RangeError, /"actions.email.mask"/],
  [
    'two actions in one',
    { actions: { ip: { mask: 'stars', keep: true } } },
    TypeError,
    /one key mask or .*, got 2 keys/,
  ],
  [
    'an action for a kind that is left out',
    { kinds: ['email'], actions: { ip: 'mask' } },
    TypeError,
    /"actions.ip" contradicts "kinds"/,
  ],
  ['a token without a key ring', { actions: { email: 'pseudonymise' } }, TypeError, /pseudonymise needs the option/],
  [
    'an unknown scope',
    { actions: { email: { pseudonymise: 'person' } } },
    RangeError,
    /expected relationship, document/,
  ],
  ['an unknown form of token', { actions: { email: { pseudonymise: { as: 'x' } } } }, RangeError, /token or address/],
  ['an option of no token', { actions: { email: { pseudonymise: { key: 1 } } } }, TypeError, /known: scope, as/],
  ['a scope of a wrong type', { actions: { email: { pseudonymise: 7 } } }, TypeError, /expected a scope or an object/],
  ['a prefix too long', { actions: { ip: { generalise: { v4: 32 } } } }, RangeError, /whole number from 8 to 24/],
  ['no prefix', { actions: { ip: { generalise: { v6: '48' } } } }, RangeError, /whole number from 16 to 64/],
  ['an unknown band', { actions: { default: { generalise: { birth: 'day' } } } }, RangeError, /year, age5, age10/],
  ['a low top age', { actions: { default: { generalise: { topAge: 18 } } } }, RangeError, /from 60 to 110/],
  ['no domains', { actions: { email: { generalise: { domains: 'x' } } } }, TypeError, /array of domains/],
  ['a wrong domain', { actions: { email: { generalise: { domains: ['@'] } } } }, RangeError, /domains\[0\]" expected/],
  ['sex as a word', { actions: { default: { generalise: { sex: 'yes' } } } }, TypeError, /true or false/],
  ['less of nothing', { actions: { default: { generalise: { age: 1 } } } }, TypeError, /known: v4, v6/],
  ['a later action', { actions: { default: 'substitute' } }, RangeError, /substitute is not available/],
  ['a key ring of nobody', { keyring: {} }, TypeError, /"keyring" expected a key ring of sladd\/keyring/],
  ['a context of a wrong type', { context: 'a' }, TypeError, /"context" expected an object, got string/],
  ['an unknown context', { context: { user: 'a' } }, TypeError, /"context.user" is unknown; known: tenant/],
  ['a tenant of a wrong type', { context: { tenant: 7 } }, TypeError, /"context.tenant" expected a string/],
  ['a policy that was not checked', { policy: {} }, TypeError, /"policy" expected a policy of sladd\/policy/],
  ['actions beside a policy', { policy, actions: {} }, TypeError, /"actions" contradicts "policy"/],
  ['kinds beside a policy', { policy, kinds: ['ip'] }, TypeError, /"kinds" contradicts "policy"/],
  ['fields beside a policy', { policy, fields: {} }, TypeError, /"fields" contradicts "policy"/],
  [
    'a purpose that is none',
    { policy, context: { purpose: 'suport' } },
    RangeError,
    /no purpose "suport"; did you mean/,
  ],
  ['a recipient that is none', { policy, context: { recipient: 'x' } }, RangeError, /no recipient "x"; known: staff/],
  [
    'a consent of a wrong type',
    { policy, context: { consent: 'yes' } },
    TypeError,
    /"context.consent" expected a boolean/,
  ],
  ['fields', { fields: [] }, TypeError, /"fields" expected an object, got array/],
  ['fields.x', { fields: { x: 'maks' } }, RangeError, /"fields\.x" expected keep, mask, remove/],
  ['fields.x of a wrong type', { fields: { x: true } }, TypeError, /"fields\.x" expected an action, got boolean/],
  [
    'fields of an unknown category',
    { fields: { 'category:weight': true } },
    RangeError,
    /one of the categories secret/,
  ],
  ['fields without letters', { fields: { '**': 'mask' } }, RangeError, /"fields\.\*\*" expected a name with letters/],
  ['a field of great length', { fields: { ['x'.repeat(41)]: 'mask' } }, RangeError, /expected at most 40 letters/],
  ['many fields', { fields: manyFields() }, RangeError, /"fields" has too many names/],
  ['an unknown country', { country: 'DK' }, RangeError, /"country" expected SE or NO/],
  ['allow is no array', { allow: 'x' }, TypeError, /"allow" expected an array/],
  ['an allowed number', { allow: [1] }, TypeError, /"allow\[0\]" expected a string, got number/],
  ['an empty allowed value', { allow: [' '] }, RangeError, /"allow\[0\]"/],
  [
    'an unknown format',
    { format: 'toml' as never },
    RangeError,
    /"format" expected auto, text, json, yaml, csv or tsv/,
  ],
  ['an unknown engine', { engine: 'gpu' }, RangeError, /"engine" expected auto, simd or plain/],
  ['an engine of a wrong type', { engine: 1 }, TypeError, /"engine" expected a string, got number/],
]

describe('at construction', () => {
  test.each(refused)('%s', (_label, options, kind, message) => {
    expect(() => createRedactor(options as never)).toThrow(kind)
    expect(() => createRedactor(options as never)).toThrow(message)
    expect(() => createRedactStream(options as never)).toThrow(kind)
  })

  test('a message never holds an allowed value', () => {
    try {
      createRedactor({ allow: ['871220-2384', 7 as never] })
      expect.unreachable()
    } catch (error) {
      expect(String((error as Error).stack)).not.toMatch(/871220|2384/)
    }
  })
})

describe('at a call', () => {
  const redactor = createRedactor()

  test.each([
    ['a text', '2026-01-01', TypeError],
    ['no date', new Date('x'), RangeError],
    ['not a number', Number.NaN, RangeError],
    ['a year out of range', new Date('1900-01-01'), RangeError],
  ] as const)('the reference date is %s', (_label, at, kind) => {
    expect(() => redactor.redact('x', { at: at as never })).toThrow(kind)
    expect(() => redactor.stream({ at: at as never })).toThrow(kind)
  })

  test.each([undefined, null, 7, {}, ['x'], new ArrayBuffer(4)])('the input is %s', (input) => {
    expect(() => redactor.redact(input as never)).toThrow(TypeError)
    expect(() => redactor.scan(input as never)).toThrow(/expected a string or a Uint8Array/)
  })

  test('lines are no array', () => {
    expect(() => redactor.redactLines('x' as never)).toThrow(TypeError)
  })

  test('a listener that is no function', () => {
    expect(() => createRedactStream(redactor, { onFinding: 1 as never })).toThrow(TypeError)
  })
})

describe('options of a call', () => {
  const redactor = createRedactor()
  const text = 'mail anna@example.se'
  const calls: ReadonlyArray<readonly [string, (options: never) => unknown]> = [
    ['scan', (options) => redactor.scan(text, options)],
    ['redact', (options) => redactor.redact(text, options)],
    ['redact, by the way', (options) => redact(text, options)],
    ['scan, by the way', (options) => scan(text, options)],
    ['process', (options) => redactor.process(text, options)],
    ['explain', (options) => redactor.explain(text, options)],
    ['redactLines', (options) => redactor.redactLines([text], options)],
    ['redactValue', (options) => redactor.redactValue(text, options)],
    ['stream', (options) => redactor.stream(options)],
    ['createRedactStream', (options) => createRedactStream(redactor, options)],
  ]

  test.each(calls)('%s refuses those of something else, and says where they are none', (name, call) => {
    for (const options of [{ kinds: ['email'] }, { actions: {} }, { tenant: 'a' }, { at: new Date(), format: 'csv' }]) {
      expect(() => call(options as never)).toThrow(
        /^"(?:kinds|actions|tenant|format)" is not an option of a call; known: at, /,
      )
    }
    if (name !== 'createRedactStream')
      expect(() => call({ onFinding() {} } as never)).toThrow(/"onFinding" is not an option of a call/)
    expect(() => call({ at: 0, 'anna@example.se': 1 } as never)).toThrow(/^an option of a call is unknown; known: at/)
    expect(() => call({ at: new Date('2026-11-22'), context: { tenant: 'a' } } as never)).not.toThrow()
    if (name === 'redactValue') return
    expect(() => call('kinds' as never)).toThrow(/"options" expected an object, got string/)
    expect(() => call({ contxt: {} } as never)).toThrow(/is unknown; known/)
  })

  test('only a stream may be told how long to hold', () => {
    expect(() => redactor.redact(text, { hold: 1 } as never)).toThrow(/"hold" is not an option of a call/)
    expect(() => redactor.stream({ hold: 1 })).not.toThrow()
  })
})

describe('methods are handed on by themselves', () => {
  test('out of their object, and to map', () => {
    const { redact, redactValue, scan, process, explain, redactLines, stream } = createRedactor()
    const lines = ['mail anna@example.se', 'pnr 871220-2384']
    const redacted = ['mail [email]', 'pnr [personnummer]']
    expect(lines.map(redact)).toEqual(redacted)
    expect(lines.map(redactValue)).toEqual(redacted)
    expect(lines.flatMap(scan)).toHaveLength(2)
    expect(lines.map(process).map(({ output }) => output)).toEqual(redacted)
    expect(lines.flatMap(explain).filter(({ found }) => found)).toHaveLength(2)
    expect([lines].map(redactLines)).toEqual([redacted])
    expect(stream()).toBeInstanceOf(TransformStream)
  })

  test('as a hook, which is told more than the value', () => {
    const { redactValue } = createRedactor()
    const hint = { event_id: '1', originalException: new Error('anna@example.se'), attachments: [] }
    const beforeSend: (event: object, hint: object) => unknown = redactValue
    expect(beforeSend({ message: 'anna@example.se' }, hint)).toEqual({ message: '[email]' })
    expect(redactValue('anna@example.se', null as never)).toBe('[email]')
  })
})
