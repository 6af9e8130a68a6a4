/** Rings with publicly known keys, for tests: their output must never change. */
import type { Keyring, KeyringOptions, RingFile, RingKey } from '../src/keyring/keyring'
import { parseKeyring } from '../src/keyring/keyring'
import type { KeyProblem } from '../src/types'

export const AT = new Date('2026-11-22T00:00:00Z')

/** 32 octets: `first`, the next one, and so on. */
export function octetsFrom(first: number): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, i) => (first + i) & 255)
}

export function testKey(kid: string, first: number, rest: Partial<RingKey> = {}): RingKey {
  return {
    kty: 'oct',
    kid,
    alg: 'HS256',
    use: 'sladd-token',
    epoch: '2026-11',
    nbf: '2026-11-01',
    exp: '2026-12-01',
    status: 'primary',
    k: Buffer.from(octetsFrom(first)).toString('base64url'),
    ...rest,
  }
}

export const RING: RingFile = {
  v: 1,
  epoch: 'month',
  keys: [
    testKey('oct2', 100, { epoch: '2026-10', nbf: '2026-10-01', exp: '2026-11-01', status: 'lookup' }),
    testKey('nov2', 1),
    testKey('dec2', 50, { epoch: '2026-12', nbf: '2026-12-01', exp: '2027-01-01', status: 'pending' }),
  ],
}

/** A ring that tells its problems to nobody but a list. */
export function testRing(options: KeyringOptions = {}, ring: RingFile = RING): Keyring & { reports: KeyProblem[] } {
  const reports: KeyProblem[] = []
  const keyring = parseKeyring(ring, { report: (problem) => reports.push(problem), ...options })
  return Object.assign(keyring, { reports })
}
