/**
 * Only own properties of the request and options of `reveal` count: nothing from `Object.prototype`, and nothing from a
 * class.
 */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { loadPolicy } from '../../src/adapters/policy-file'
import { parseKeyring, tokensFor } from '../../src/keyring/keyring'
import { createRingFile, createSealPair, readKeyring } from '../../src/keyring/node-keyring'
import { type RevealOptions, RevealRefused, type RevealRequest, reveal } from '../../src/keyring/node-reveal'
import { readSealedLine } from '../../src/keyring/node-seal'
import { readRing } from '../../src/keyring/ring-file'
import { decideReveal, NATIONAL_ID, noHealthRecords } from '../../src/policy/policy'
import { createRedactor } from '../../src/redactor'
import { AT, RING, testRing } from '../rings'

const VALUE = '198712202384'
const folder = mkdtempSync(join(tmpdir(), 'sladd-own-'))
const fileOf = (name: string) => join(folder, name)
const root = Object.prototype as unknown as { [name: string]: unknown }
const put: string[] = []
const lines: string[] = []
const audit = (line: string) => void lines.push(line)
const rules = [{ role: 'dpo', purposes: ['access'] }]
const places = { store: fileOf('sealed.ndjson'), privateKey: fileOf('private.json') }
let request: RevealRequest

/** What anybody may have written to. */
function pollute(values: object): void {
  for (const [name, value] of Object.entries(values)) {
    put.push(name)
    Object.defineProperty(root, name, { value, configurable: true, writable: true, enumerable: false })
  }
}

function clean(): void {
  for (const name of put.splice(0)) delete root[name]
}

/** What comes out while `Object.prototype` has something: judged afterwards, for the judge reads it, too. */
function under<T>(values: object, work: () => T): { value?: T; error?: unknown } {
  pollute(values)
  try {
    return { value: work() }
  } catch (error) {
    return { error }
  } finally {
    clean()
  }
}

beforeAll(() => {
  createRingFile(fileOf('ring.json'), 'month', { at: AT.getTime() })
  createSealPair(fileOf('ring.json'), places.privateKey)
  const keyring = readKeyring(fileOf('ring.json'), { store: places.store })
  const token = createRedactor({ keyring, actions: { default: 'pseudonymise' } }).redact('871220-2384', { at: AT })
  request = { token, role: 'dpo', purpose: 'access', case: 'S-17' }
})
afterEach(clean)
afterAll(() => rmSync(folder, { recursive: true }))

describe('what Object.prototype has opens nothing', () => {
  test.each(['token', 'role', 'purpose', 'case'] as const)('%s', (name) => {
    const { [name]: value, ...rest } = request
    const { error } = under({ [name]: value }, () => reveal(rest as RevealRequest, { ...places, audit }))
    expect(error).toBeInstanceOf(RevealRefused)
  })

  test.each(['store', 'privateKey', 'audit'] as const)('%s', (name) => {
    const { [name]: value, ...rest } = { ...places, audit }
    const { error } = under({ [name]: value }, () => reveal(request, rest as RevealOptions))
    expect(error).toBeInstanceOf(RevealRefused)
  })

  test('rules without a role or purposes', () => {
    for (const rule of [{}, { role: 'dpo' }, { purposes: ['access'] }]) {
      const options = { ...places, audit, rules: [rule as never] }
      const { error } = under({ role: 'dpo', purposes: ['access'] }, () => reveal(request, options))
      expect(error).toBeInstanceOf(RevealRefused)
    }
  })

  test('rules, a policy, who asks and who is given it are not taken from there', () => {
    const taken: string[] = []
    const values = { rules: [], policy: noHealthRecords, actor: 'eve', deliver: (value: string) => taken.push(value) }
    lines.length = 0
    expect(under(values, () => reveal(request, { ...places, audit }))).toEqual({ value: VALUE })
    expect(taken).toEqual([])
    expect(lines.join()).not.toMatch(/"eve"|policy/)
  })

  test('nor the parts of a private key, of a sealed line, of what a policy says', () => {
    const { privateKey } = generateKeyPairSync('x25519')
    writeFileSync(fileOf('empty.json'), '{}', { mode: 0o600 })
    const { error } = under(privateKey.export({ format: 'jwk' }), () =>
      reveal(request, { ...places, privateKey: fileOf('empty.json'), audit }),
    )
    expect(error).toMatchObject({ message: 'the private key is malformed' })
    const { value } = under({ token: 'a', to: 'a', enc: 'a', ct: 'a' }, () => readSealedLine('{"v":1}'))
    expect(value).toBeUndefined()
    const { reveals, ...rest } = noHealthRecords
    const context = { purpose: 'support', role: 'support', case: 'S-17' }
    expect(under({ reveals }, () => decideReveal(rest, NATIONAL_ID, context).permitted)).toEqual({ value: false })
    const [{ role, purpose, category, id }] = reveals as never as [{ [name: string]: unknown }]
    const policy = { ...noHealthRecords, reveals: [{ id, reason: 'a', cites: ['a'] } as never] }
    const polluted = under({ role, purpose, category }, () => decideReveal(policy, NATIONAL_ID, context).permitted)
    expect(polluted).toEqual({ value: false })
    expect(decideReveal({ ...noHealthRecords }, NATIONAL_ID, context).permitted).toBe(true)
  })
})

test('rules that are no list of names permit nothing, and a policy that does not load none either', () => {
  const loose = [{ role: 'dpo', purposes: 'access to all' as never }]
  expect(() => reveal(request, { ...places, audit, rules: loose })).toThrow(RevealRefused)
  expect(() => reveal(request, { ...places, audit, rules: null as never })).toThrow(TypeError)
  for (const policy of [null, {}]) {
    expect(() => reveal(request, { ...places, audit, policy: policy as never })).toThrow(TypeError)
  }
  expect(reveal(request, { ...places, audit, rules })).toBe(VALUE)
})

test('an object of a class is refused', () => {
  class Asked {
    get role() {
      return 'dpo'
    }
  }
  expect(() => reveal(Object.assign(new Asked(), request, {}) as never, { ...places, audit })).toThrow(TypeError)
  expect(() => reveal(request, new Asked() as never)).toThrow(TypeError)
})

test('who asks is written down as a role is', () => {
  for (const actor of ['871220-2384 anna@example.se', 'a\u200b', 7 as never, '']) {
    lines.length = 0
    expect(() => reveal({ ...request, actor }, { ...places, audit })).toThrow(/^the actor expected a name without/)
    expect(lines).toEqual([])
  }
  expect(reveal({ ...request, actor: 'eve' }, { ...places, audit })).toBe(VALUE)
  expect(lines[0]).toContain('"actor":"eve"')
})

describe('files that are read while Object.prototype has something', () => {
  test('a policy loads as it would', () => {
    const file = join(import.meta.dirname, '../../docs/policies/se-health-insurer.yaml')
    const before = JSON.stringify(loadPolicy(file))
    const names = { when: { consent: true }, recipient: ['a'], category: ['user.name'], region: ['SE'], role: ['a'] }
    expect(under(names, () => JSON.stringify(loadPolicy(file)))).toEqual({ value: before })
  })

  test('a key ring, too', () => {
    const before = JSON.stringify(readRing(JSON.stringify(RING)))
    const values = { wrapped: { by: 'a', ct: 'b' }, sealTo: [], destroyAfter: 7, exp: 7, destroyedAt: '2026-01-01' }
    expect(under(values, () => JSON.stringify(readRing(JSON.stringify(RING))))).toEqual({ value: before })
    const { keys } = testRing()
    const polluted = under({ k: 'x', wrapped: 7 }, () => parseKeyring(JSON.stringify(RING)).keys)
    expect(polluted.value).toEqual(keys)
  })
})

describe('text that is not well-formed', () => {
  test.each(['\ud800@example.se', 'x\ufffd@example.se', '871220-2384\udc00'])('no value has tokens', (value) => {
    expect(() => tokensFor(testRing(), value)).toThrow(/^"value" expected well-formed text$/)
    expect(() => tokensFor(testRing(), value)).toThrow(RangeError)
  })

  test('a name that has lost what it was names nobody', () => {
    expect(() => createRedactor({ context: { tenant: 'a\ufffd' } })).toThrow(
      '"context.tenant" expected well-formed text',
    )
  })
})
