import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Others } from '../../src/files/open'
import { LineFile } from '../../src/files/write'
import { epochOf } from '../../src/keyring/epoch'
import {
  newRing,
  parseKeyring,
  type RingFile,
  ringText,
  rotated,
  tokensFor,
  unwrapKeyring,
} from '../../src/keyring/keyring'
import {
  createRingFile,
  createSealPair,
  destroyRingKey,
  readKeyring,
  readRingFile,
  rotateRingFile,
} from '../../src/keyring/node-keyring'
import { destroyed, overdue } from '../../src/keyring/ring-changes'
import { createRedactor } from '../../src/redactor'
import { AT, octetsFrom, RING, testKey, testRing } from '../rings'

const folder = mkdtempSync(join(tmpdir(), 'sladd-ring-'))
afterAll(() => rmSync(folder, { recursive: true }))

const withKey = (rest: object) => ({ ...RING, keys: [{ ...testKey('nov2', 1), ...rest }] })
const SECRET = 'AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA'
const SEAL = { kty: 'OKP', crv: 'X25519', kid: 'rv2a', x: SECRET, status: 'primary' }

const malformed: ReadonlyArray<readonly [label: string, ring: unknown, message: RegExp]> = [
  ['no JSON', `{"v":1,"keys":"${SECRET}`, /not JSON/],
  ['no object', '[]', /the file expected an object/],
  ['another version', { ...RING, v: 2 }, /v expected 1/],
  ['no epoch', { ...RING, epoch: 'year' }, /epoch expected day, week, month, none/],
  ['no keys', { v: 1, epoch: 'month' }, /keys expected an array/],
  ['an unknown field', { ...RING, secret: SECRET }, /unknown field; known: v, epoch/],
  ['a key that is none', { ...RING, keys: [SECRET] }, /keys\[0\] expected an object/],
  ['an unknown field of a key', withKey({ d: SECRET }), /keys\[0\] has an unknown field/],
  ['another algorithm', withKey({ alg: 'HS1' }), /alg HS256/],
  ['a secret for a name', withKey({ kid: SECRET }), /keys\[0\].kid expected 4 to 6/],
  [
    'two of one name',
    { ...RING, keys: [testKey('nov2', 1), testKey('nov2', 2, { status: 'lookup' })] },
    /two keys have one/,
  ],
  ['two primary keys', { ...RING, keys: [testKey('nov2', 1), testKey('nov3', 2)] }, /two primary keys for one epoch/],
  ['a short key', withKey({ k: SECRET.slice(0, 40) }), /32 octets/],
  ['a key of zeros', withKey({ k: 'A'.repeat(43) }), /not a random key/],
  ['a key of two octets', withKey({ k: Buffer.from('ab'.repeat(16)).toString('base64url') }), /not a random key/],
  ['a key in base64', withKey({ k: `${SECRET.slice(0, -1)}+` }), /expected base64url/],
  ['no key', withKey({ k: undefined }), /expected base64url/],
  ['a key and a wrapped one', withKey({ wrapped: { by: 'kms', ct: 'x' } }), /both k and wrapped/],
  ['a wrapped key without owner', withKey({ k: undefined, wrapped: { ct: 'x' } }), /strings by and ct/],
  [
    'a destroyed key with its octets',
    withKey({ status: 'destroyed', destroyedAt: '2026-11-02' }),
    /destroyed and has a key/,
  ],
  ['a destroyed key without a date', withKey({ status: 'destroyed', k: undefined }), /destroyedAt expected a date/],
  ['an unknown status', withKey({ status: 'retired' }), /status expected pending/],
  ['no date', withKey({ nbf: '2026-02-30' }), /nbf expected YYYY-MM-DD/],
  ['an end before its begin', withKey({ exp: '2026-10-01' }), /exp expected a day after/],
  ['an epoch that is none', withKey({ epoch: 'november' }), /epoch expected a day/],
  ['a seal key of another curve', { ...RING, sealTo: [{ ...SEAL, crv: 'P-256' }] }, /crv X25519/],
  ['a seal key with its private half', { ...RING, sealTo: [{ ...SEAL, d: SECRET }] }, /unknown field/],
  ['two primary seal keys', { ...RING, sealTo: [SEAL, { ...SEAL, kid: 'rv2b' }] }, /two primary keys in sealTo/],
  ['seal keys that are none', { ...RING, sealTo: {} }, /sealTo expected an array/],
]

describe('a malformed ring throws, and says nothing of what is in it', () => {
  test.each(malformed)('%s', (_label, ring, message) => {
    for (const given of [ring, typeof ring === 'string' ? ring : JSON.stringify(ring)]) {
      try {
        parseKeyring(given as never)
        expect.unreachable()
      } catch (error) {
        expect((error as Error).message).toMatch(message)
        expect(error instanceof TypeError || error instanceof RangeError).toBe(true)
        expect(`${(error as Error).stack}${(error as Error).cause}`).not.toContain(SECRET.slice(0, 12))
      }
    }
  })

  test.each([
    [{ cacheSize: -1 }, RangeError],
    [{ onToken: 'x' }, TypeError],
    [{ unwrap: 1 }, TypeError],
    [{ report: {} }, TypeError],
  ])('wrong options %o', (options, kind) => {
    expect(() => parseKeyring(RING, options as never)).toThrow(kind)
  })
})

describe('epochs', () => {
  test.each([
    ['day', '2026-11-22', '2026-11-22', '2026-11-22', '2026-11-23'],
    ['week', '2026-11-22', '2026-W47', '2026-11-16', '2026-11-23'],
    ['week', '2027-01-01', '2026-W53', '2026-12-28', '2027-01-04'],
    ['week', '2025-12-29', '2026-W01', '2025-12-29', '2026-01-05'],
    ['month', '2026-12-31', '2026-12', '2026-12-01', '2027-01-01'],
    ['none', '2026-11-22', 'none', '2026-11-22', undefined],
  ] as const)('%s of %s', (length, day, name, from, until) => {
    expect(epochOf(length, Date.parse(`${day}T23:59:59Z`))).toEqual({ name, from, until })
  })
})

describe('rotation', () => {
  const at = AT.getTime()
  const states = (ring: RingFile) => ring.keys.map(({ epoch, status }) => `${epoch} ${status}`)

  test('begins with this epoch and the next, and twice changes nothing', () => {
    const ring = newRing('month', { at, keepDays: 90 })
    expect(states(ring)).toEqual(['2026-11 primary', '2026-12 pending'])
    expect(ring.keys[0]?.destroyAfter).toBe('2027-03-01')
    expect(rotated(ring, { at })).toEqual(ring)
    expect(new Set(ring.keys.map(({ k }) => k)).size).toBe(2)
  })

  test('moves on, and a pending key takes over by itself', () => {
    const ring = newRing('month', { at })
    const december = Date.UTC(2026, 11, 3)
    const redactor = createRedactor({ keyring: parseKeyring(ring), actions: { default: 'pseudonymise' } })
    const before = redactor.redact('871220-2384', { at: december })
    const moved = rotated(ring, { at: december })
    expect(states(moved)).toEqual(['2026-11 lookup', '2026-12 primary', '2027-01 pending'])
    const later = createRedactor({ keyring: parseKeyring(moved), actions: { default: 'pseudonymise' } })
    expect(later.redact('871220-2384', { at: december })).toBe(before)
    expect(states(rotated(ring, { at: Date.UTC(2027, 5, 3) }))).toEqual([
      '2026-11 lookup',
      '2026-12 lookup',
      '2027-06 primary',
      '2027-07 pending',
    ])
  })

  test('leaves a key behind when told to', () => {
    expect(states(rotated(newRing('day', { at }), { at }, true))).toEqual([
      '2026-11-22 lookup',
      '2026-11-23 pending',
      '2026-11-22 primary',
    ])
    expect(states(rotated(newRing('none', { at }), { at }, true))).toEqual(['none lookup', 'none primary'])
  })

  test('a key in use cannot be destroyed; of any other a tombstone stays', () => {
    const ring = rotated(newRing('month', { at, keepDays: 1 }), { at: Date.UTC(2026, 11, 3), keepDays: 1 })
    const [old, now, next] = ring.keys
    for (const key of [now, next])
      expect(() => destroyed(ring, key?.kid ?? '', Date.UTC(2026, 11, 3))).toThrow(/in use/)
    expect(() => destroyed(ring, 'zzzz')).toThrow(/no key of that name/)
    expect(overdue(ring, Date.UTC(2026, 11, 3)).map(({ kid }) => kid)).toEqual([old?.kid])
    const gone = destroyed(ring, old?.kid ?? '', Date.UTC(2026, 11, 3))
    expect(ringText(gone)).not.toContain(old?.k)
    expect(gone.keys[0]).toMatchObject({ kid: old?.kid, status: 'destroyed', destroyedAt: '2026-12-03' })
    expect(destroyed(gone, old?.kid ?? '')).toBe(gone)
    expect(overdue(gone, Date.UTC(2026, 11, 3))).toEqual([])
    expect(parseKeyring(gone).keys[0]?.status).toBe('destroyed')
  })

  test('wraps keys before they are written', async () => {
    const mask = octetsFrom(99)
    const mix = (octets: Uint8Array) => octets.map((octet, i) => octet ^ (mask[i] as number))
    const wrap = (key: Uint8Array) => ({ by: 'kms', ct: Buffer.from(mix(key)).toString('base64url') })
    const ring = newRing('month', { at, wrap })
    expect(ring.keys.every(({ k, wrapped }) => k === undefined && wrapped?.by === 'kms')).toBe(true)
    const unwrap = ({ ct }: { ct: string }) => mix(Uint8Array.from(Buffer.from(ct, 'base64url')))
    const redact = (keyring: ReturnType<typeof parseKeyring>) =>
      createRedactor({ keyring, actions: { default: 'pseudonymise' } }).redact('871220-2384', { at })
    const token = redact(parseKeyring(ring, { unwrap }))
    expect(token).toMatch(/^sl1_nid_/)
    expect(redact(await unwrapKeyring(ring, async (wrapped) => unwrap(wrapped)))).toBe(token)
    const down = await unwrapKeyring(ring, () => Promise.reject(new Error('down')), { report: () => {} })
    expect(redact(down)).toBe('[personnummer]')
  })
})

describe('what a value is called', () => {
  const at = AT
  const keyring = testRing()
  const redactor = createRedactor({ keyring, actions: { default: 'pseudonymise' } })

  test.each([
    '871220-2384',
    '198712202384',
    '01019550091',
    'Anna@example.se',
    '070-174 06 05',
    '+47 68 05 12 34',
    '192.0.2.44',
  ])('the token of %s is among its tokens', (value) => {
    const written = /sl1_\w+/.exec(redactor.redact(`tlf ${value}`, { at }))?.[0]
    const { tokens, unsearchable } = tokensFor(keyring, value, { at })
    expect(tokens.map(({ token }) => token)).toContain(written)
    // Of October and November; December has not begun.
    expect(new Set(tokens.map(({ kid }) => kid))).toEqual(new Set(['oct2', 'nov2']))
    expect(unsearchable).toEqual([])
  })

  test('over tenants and purposes, and for mail in the form of an address', () => {
    const contexts = [{ tenant: 'a' }, { tenant: 'a', purpose: 'b' }, { document: 'd' }]
    const options = { keyring, actions: { email: { pseudonymise: { as: 'address' } } } } as const
    const written = createRedactor(options).redact('anna@example.se', { at, context: { tenant: 'a', purpose: 'b' } })
    const { tokens } = tokensFor(keyring, 'anna@example.se', { at, contexts })
    expect(tokens.length).toBe(2 * 3 * 2)
    expect(tokens.find(({ token }) => token === written)).toMatchObject({ tenant: 'a', purpose: 'b', epoch: '2026-11' })
  })

  test('says what cannot be searched', () => {
    const gone = {
      ...RING,
      keys: [testKey('old2', 9, { status: 'destroyed', k: undefined, destroyedAt: '2026-11-01' } as never)],
    }
    const { tokens, unsearchable } = tokensFor(parseKeyring(JSON.parse(JSON.stringify(gone))), '871220-2384')
    expect(tokens).toEqual([])
    expect(unsearchable.map(({ kid }) => kid)).toEqual(['old2'])
  })

  test('none for what is no value', () => {
    expect(tokensFor(keyring, 'Anna', { at }).tokens).toEqual([])
    expect(() => tokensFor({} as never, 'x')).toThrow(TypeError)
    expect(() => tokensFor(keyring, 7 as never)).toThrow(TypeError)
  })
})

describe('files', () => {
  const fileOf = (name: string) => join(folder, name)

  test('a ring is its owner’s alone', () => {
    const file = fileOf('ring.json')
    createRingFile(file, 'month')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(() => createRingFile(file, 'month')).toThrow(/the file exists already/)
    expect(readKeyring(file).keys.length).toBe(2)
    for (const mode of [0o640, 0o604, 0o622, 0o660]) {
      chmodSync(file, mode)
      expect(() => readKeyring(file)).toThrow(/others may read or write/)
    }
    chmodSync(file, 0o400)
    expect(readKeyring(file).keys.length).toBe(2)
  })

  test('no link, no folder, nothing missing, no git work tree', () => {
    const file = fileOf('linked.json')
    createRingFile(file, 'day')
    symlinkSync(file, fileOf('link.json'))
    expect(() => readKeyring(fileOf('link.json'))).toThrow(/is a link/)
    expect(() => readKeyring(folder)).toThrow(/is not a file/)
    expect(() => readKeyring(fileOf('none.json'))).toThrow(/no such file/)
    mkdirSync(fileOf('tree/.git'), { recursive: true })
    mkdirSync(fileOf('tree/deep'))
    expect(() => createRingFile(fileOf('tree/deep/ring.json'), 'day')).toThrow(/git work tree/)
    writeFileSync(fileOf('tree/deep/ring.json'), ringText(RING), { mode: 0o600 })
    expect(() => readKeyring(fileOf('tree/deep/ring.json'))).toThrow(/git work tree/)
  })

  test('an environment variable', () => {
    process.env.SLADD_TEST_RING = ringText(RING)
    expect(readKeyring('env:SLADD_TEST_RING').keys.length).toBe(3)
    expect(() => readKeyring('env:SLADD_TEST_NONE')).toThrow(/environment variable is not set/)
    delete process.env.SLADD_TEST_RING
  })

  test('is changed whole, and leaves nothing beside it', () => {
    const file = fileOf('changed/ring.json')
    mkdirSync(fileOf('changed'))
    createRingFile(file, 'month', { at: AT.getTime() })
    writeFileSync(`${file}.sladd-new`, 'left by a run that was killed')
    rotateRingFile(file, { at: AT.getTime() }, true)
    createSealPair(file, fileOf('changed/private.json'))
    const ring = readRingFile(file)
    expect(ring.keys.map(({ status }) => status)).toEqual(['lookup', 'pending', 'primary'])
    expect(ring.sealTo?.length).toBe(1)
    destroyRingKey(file, ring.keys[0]?.kid ?? '', AT.getTime())
    expect(readFileSync(file, 'utf8')).not.toContain(ring.keys[0]?.k)
    expect(readdirSync(fileOf('changed')).sort()).toEqual(['private.json', 'ring.json'])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(fileOf('changed/private.json')).mode & 0o777).toBe(0o600)
  })

  test('half a line is ended before the next one', () => {
    const file = fileOf('lines')
    writeFileSync(file, '{one\n{hal', { mode: 0o600 })
    const form = { what: 'x', others: Others.Any, begin: '{' }
    const lines = new LineFile(file, form)
    lines.append('{two')
    lines.append('{three')
    lines.sync()
    expect(readFileSync(file, 'utf8')).toBe('{one\n{hal\n{two\n{three\n')
    chmodSync(file, 0o644)
    expect(() => new LineFile(file, form)).toThrow(/others may read/)
    lines.append('{four')
    expect(() => lines.sync()).toThrow(/others may read/)
    chmodSync(file, 0o600)
    lines.append('{five')
    lines.sync()
    lines.sync()
    expect(readFileSync(file, 'utf8')).toBe('{one\n{hal\n{two\n{three\n{four\n{five\n')
  })
})
