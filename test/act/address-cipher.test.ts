/**
 * AES-128 against FIPS 197 and Node's implementation, and ipcrypt-pfx against the vectors of draft-denis-ipcrypt-11.
 */
import { createCipheriv } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressOctets, addressText } from '../../src/canonical/ip'
import { AddressCipher } from '../../src/keyring/address-cipher'
import { Aes128 } from '../../src/keyring/aes'
import { decryptAddress } from '../../src/keyring/keyring'
import { createRedactor } from '../../src/redactor'
import type { Context } from '../../src/types'
import { forAll } from '../for-all'
import { AT, RING, testKey, testRing } from '../rings'

const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const toHex = (octets: Uint8Array) => Buffer.from(octets).toString('hex')

describe('AES-128', () => {
  test.each([
    ['2b7e151628aed2a6abf7158809cf4f3c', '3243f6a8885a308d313198a2e0370734', '3925841d02dc09fbdc118597196a0b32'],
    ['000102030405060708090a0b0c0d0e0f', '00112233445566778899aabbccddeeff', '69c4e0d86a7b0430d8cdb78070b4c55a'],
  ])('FIPS 197, appendices B and C.1: %s', (key, plain, cipher) => {
    const block = fromHex(plain)
    new Aes128(fromHex(key)).encrypt(block)
    expect(toHex(block)).toBe(cipher)
  })

  test('says what Node says', () => {
    const octets = fc.uint8Array({ minLength: 16, maxLength: 16 })
    forAll(1000, fc.tuple(octets, octets), ([key, plain]) => {
      const block = plain.slice()
      new Aes128(key).encrypt(block)
      expect(toHex(block)).toBe(createCipheriv('aes-128-ecb', key, null).update(plain).toString('hex'))
    })
  })
})

const BASIC = '0123456789abcdeffedcba98765432101032547698badcfeefcdab8967452301'
const PREFIX = '2b7e151628aed2a6abf7158809cf4f3ca9f5ba40db214c3798f2e1c23456789a'

const VECTORS = [
  [BASIC, '0.0.0.0', '151.82.155.134'],
  [BASIC, '255.255.255.255', '94.185.169.89'],
  [BASIC, '192.0.2.1', '100.115.72.131'],
  [BASIC, '2001:db8::1', 'c180:5dd4:2587:3524:30ab:fa65:6ab6:f88'],
  [PREFIX, '10.0.0.47', '19.214.210.244'],
  [PREFIX, '10.0.0.129', '19.214.210.80'],
  [PREFIX, '10.0.0.234', '19.214.210.30'],
  [PREFIX, '172.16.5.193', '210.78.229.136'],
  [PREFIX, '172.16.97.42', '210.78.179.241'],
  [PREFIX, '172.16.248.177', '210.78.121.215'],
  [PREFIX, '2001:db8::a5c9:4e2f:bb91:5a7d', '7cec:702c:1243:f70:1956:125:b9bd:1aba'],
  [PREFIX, '2001:db8::7234:d8f1:3c6e:9a52', '7cec:702c:1243:f70:a3ef:c8e:95c1:cd0d'],
  [PREFIX, '2001:db8::f1e0:937b:26d4:8c1a', '7cec:702c:1243:f70:443c:c8e:6a62:b64d'],
  [PREFIX, '2001:db8:3a5c:0:e7d1:4b9f:2c8a:f673', '7cec:702c:3503:bef:e616:96bd:be33:a9b9'],
  [PREFIX, '2001:db8:9f27:0:b4e2:7a3d:5f91:c8e6', '7cec:702c:a504:b74e:194a:3d90:b047:2d1a'],
  [PREFIX, '2001:db8:d8b4:0:193c:a5e7:8b2f:46d1', '7cec:702c:f840:aa67:1b8:e84f:ac9d:77fb'],
] as const

const octetsOf = (address: string) => addressOctets(address) as readonly number[]

describe('ipcrypt-pfx', () => {
  test.each(VECTORS)('with %s: %s is %s, and back', (key, address, encrypted) => {
    const cipher = new AddressCipher(fromHex(key))
    expect(addressText(cipher.encrypt(octetsOf(address)))).toBe(encrypted)
    expect(addressText(cipher.decrypt(octetsOf(encrypted)))).toBe(address)
  })

  test('what shares its first bits shares as many, and no more', () => {
    const cipher = new AddressCipher(fromHex(BASIC))
    const bits = (octets: readonly number[]) => octets.map((octet) => octet.toString(2).padStart(8, '0')).join('')
    const shared = (a: readonly number[], b: readonly number[]) => {
      const [one, other] = [bits(a), bits(b)]
      return [...one].findIndex((bit, i) => bit !== other[i])
    }
    const octets = fc.uint8Array({ minLength: 4, maxLength: 4 }).map((array) => [...array])
    forAll(1000, fc.tuple(octets, octets), ([a, b]) => {
      expect(shared(cipher.encrypt(a), cipher.encrypt(b))).toBe(shared(a, b))
    })
  })
})

const OPTIONS = { ip: { surrogate: { ip: 'encrypt' } } } as const
const CONTEXT: Context = { tenant: 'a', purpose: 'security' }
const TEXT = 'from 10.1.2.3 and 10.1.2.77 to [2001:db8::7]'

describe('addresses that are encrypted', () => {
  const keyring = testRing()
  const redactor = createRedactor({ keyring, kinds: ['ip'], actions: OPTIONS, context: CONTEXT })
  const output = redactor.redact(TEXT, { at: AT })
  const [, first = '', second = '', third = ''] = /^from (\S+) and (\S+) to \[(\S+)\]$/.exec(output) ?? []

  test('are addresses, and share what they shared', () => {
    expect(first.split('.').slice(0, 3)).toEqual(second.split('.').slice(0, 3))
    expect([first, second]).not.toContain('10.1.2.3')
    expect(third).toMatch(/^[0-9a-f:]+$/)
    expect(redactor.counts).toEqual({ ip: { surrogate: 3 } })
  })

  test('are undone with the ring, for the day, tenant and purpose that they are of', () => {
    const undone = (address: string, more = {}) =>
      decryptAddress(keyring, address, { at: AT, context: CONTEXT, ...more })
    expect([first, second, third].map((address) => undone(address))).toEqual(['10.1.2.3', '10.1.2.77', '2001:db8::7'])
    expect(undone(first, { context: { tenant: 'b', purpose: 'security' } })).not.toBe('10.1.2.3')
    expect(undone(first, { at: new Date('2026-10-02') })).not.toBe('10.1.2.3')
    expect(undone(first, { at: new Date('2026-10-02'), kid: 'nov2' })).toBe('10.1.2.3')
    expect(undone(first, { at: new Date('2020-10-02') })).toBeUndefined()
    expect(undone('nothing')).toBeUndefined()
  })

  test('of a document, and of a day', () => {
    const actions = { ip: { surrogate: { ip: 'encrypt', scope: 'document', epoch: 'day' } } } as const
    const context = { ...CONTEXT, document: 'd1' }
    const text = createRedactor({ keyring, kinds: ['ip'], actions, context }).redact('10.1.2.3', { at: AT })
    expect(decryptAddress(keyring, text, { at: AT, context, scope: 'document', epoch: 'day' })).toBe('10.1.2.3')
    expect(decryptAddress(keyring, text, { at: AT, context, scope: 'document' })).not.toBe('10.1.2.3')
  })

  test('of a key that was rotated since: the one that is in use, unless another is named', () => {
    const keys = [testKey('old2', 9, { status: 'lookup' }), testKey('new2', 1)]
    const ring = testRing({}, { ...RING, keys })
    const text = createRedactor({ keyring: ring, kinds: ['ip'], actions: OPTIONS }).redact('10.1.2.3', { at: AT })
    expect(decryptAddress(ring, text, { at: AT })).toBe('10.1.2.3')
    expect(decryptAddress(ring, text, { at: AT, kid: 'old2' })).not.toBe('10.1.2.3')
  })

  test.each([
    [() => decryptAddress({} as never, '10.1.2.3'), TypeError],
    [() => decryptAddress(keyring, 1 as never), TypeError],
    [() => decryptAddress(keyring, '10.1.2.3', { day: 1 } as never), TypeError],
    [() => decryptAddress(keyring, '10.1.2.3', { scope: 'transaction' } as never), RangeError],
    [() => decryptAddress(keyring, '10.1.2.3', { epoch: 'year' } as never), RangeError],
    [() => decryptAddress(keyring, '10.1.2.3', { at: Number.NaN }), RangeError],
  ])('wrong options: %s', (call, error) => {
    expect(call).toThrow(error)
  })
})
