import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { subjectOf, verifyAuditFile } from '../../src/adapters/audit'
import { Aead, newPair, open, privateKey, publicOctets, seal } from '../../src/keyring/node-hpke'
import { createRingFile, createSealPair, openKeyring, readKeyring, readRingFile } from '../../src/keyring/node-keyring'
import { type RevealOptions, RevealRefused, reveal } from '../../src/keyring/node-reveal'
import { openLine, readSealedLine, sealLine } from '../../src/keyring/node-seal'
import { createRedactor } from '../../src/redactor'
import { AT, RING } from '../rings'

const hex = (text: string) => Buffer.from(text, 'hex')
const folder = mkdtempSync(join(tmpdir(), 'sladd-seal-'))
const fileOf = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true }))

describe('HPKE', () => {
  // RFC 9180, A.1.1: base mode, AES-128-GCM.
  test('RFC 9180 A.1.1, the first message', () => {
    const recipient = privateKey(hex('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8'))
    const ephemeral = privateKey(hex('52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736'))
    const info = hex('4f6465206f6e2061204772656369616e2055726e')
    const aad = hex('436f756e742d30')
    const message = hex('4265617574792069732074727574682c20747275746820626561757479')
    const sealed = seal(publicOctets(recipient), info, aad, message, Aead.Aes128Gcm, ephemeral)
    expect(publicOctets(recipient).toString('hex')).toBe(
      '3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d',
    )
    expect(sealed.enc.toString('hex')).toBe('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431')
    expect(sealed.ct.toString('hex')).toBe(
      'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
    )
    expect(open(recipient, sealed, info, aad, Aead.Aes128Gcm)).toEqual(message)
  })

  test('another library opens what we seal, and we what it seals', async () => {
    const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
    const pair = newPair()
    const octets = publicOctets(pair.publicKey)
    const exact = (bytes: Uint8Array) => Uint8Array.from(bytes).buffer
    const info = Buffer.from('info')
    const d = Buffer.from(pair.privateKey.export({ format: 'jwk' }).d as string, 'base64url')
    const theirKey = await suite.kem.deserializePrivateKey(exact(d))
    const theirPublic = await suite.kem.deserializePublicKey(exact(octets))
    const bytes = fc.uint8Array({ maxLength: 100 })
    await fc.assert(
      fc.asyncProperty(bytes, bytes, async (message, aad) => {
        const { enc, ct } = seal(octets, info, aad, message)
        const recipient = await suite.createRecipientContext({
          recipientKey: theirKey,
          enc: exact(enc),
          info: exact(info),
        })
        expect(new Uint8Array(await recipient.open(exact(ct), exact(aad)))).toEqual(message)
        const sender = await suite.createSenderContext({ recipientPublicKey: theirPublic, info: exact(info) })
        const theirs = { ct: Buffer.from(await sender.seal(exact(message), exact(aad))), enc: Buffer.from(sender.enc) }
        expect(Uint8Array.from(open(pair.privateKey, theirs, info, aad) as Buffer)).toEqual(message)
      }),
      { numRuns: 20 },
    )
  })

  test('what was touched does not open', () => {
    const pair = newPair()
    const [info, aad] = [Buffer.from('i'), Buffer.from('a')]
    const sealed = seal(publicOctets(pair.publicKey), info, aad, Buffer.from('message'))
    const bent = (bytes: Buffer, at: number) => Buffer.from(bytes.map((octet, i) => (i === at ? octet ^ 1 : octet)))
    expect(open(pair.privateKey, sealed, info, aad)?.toString()).toBe('message')
    for (let at = 0; at < sealed.ct.length; at++) {
      expect(open(pair.privateKey, { ...sealed, ct: bent(sealed.ct, at) }, info, aad)).toBeUndefined()
    }
    expect(open(pair.privateKey, { ...sealed, enc: bent(sealed.enc, 3) }, info, aad)).toBeUndefined()
    expect(open(pair.privateKey, { ...sealed, enc: Buffer.alloc(32) }, info, aad)).toBeUndefined()
    expect(open(pair.privateKey, sealed, aad, aad)).toBeUndefined()
    expect(open(pair.privateKey, sealed, info, info)).toBeUndefined()
    expect(open(newPair().privateKey, sealed, info, aad)).toBeUndefined()
    expect(() => seal(Buffer.alloc(32), info, aad, Buffer.from('x'))).toThrow()
  })
})

describe('a line of the store', () => {
  const pair = newPair()
  const key = {
    kty: 'OKP',
    crv: 'X25519',
    kid: 'rv2a',
    x: publicOctets(pair.publicKey).toString('base64url'),
    status: 'primary',
  } as const
  const TOKEN = 'sl1_nid_nov2_fnvid6kcj7zfodkhil25j'

  test('opens with the private key, for its own token only', () => {
    for (const value of ['198712202384', 'a@example.se', `${'å'.repeat(60)}@example.se`, '']) {
      const line = sealLine(key, TOKEN, value)
      const read = readSealedLine(line)
      expect(read && openLine(read, pair.privateKey)).toBe(value)
      expect(read && openLine({ ...read, token: `${TOKEN.slice(0, -1)}k` }, pair.privateKey)).toBeUndefined()
      if (value !== '') expect(line).not.toContain(value)
    }
  })

  test('tells no length', () => {
    const length = (value: string) => sealLine(key, TOKEN, value).length
    expect(length('a@example.se')).toBe(length('198712202384'))
    expect(length('a@example.se')).toBe(length(`${'a'.repeat(50)}@example.se`))
  })

  test.each(['', '{', '[]', 'null', '{"v":2}', '{"v":1,"token":"x"}'])('%s is none', (line) => {
    expect(readSealedLine(line)).toBeUndefined()
  })
})

describe('reveal', () => {
  const store = fileOf('sealed.ndjson')
  const ring = fileOf('ring.json')
  const key = fileOf('private.json')
  const audit = fileOf('audit.ndjson')
  let token = ''
  const request = () => ({ token, role: 'dpo', purpose: 'access', case: '17' })
  const options: RevealOptions = { store, privateKey: key, audit }
  const auditLines = () => readFileSync(audit, 'utf8').trimEnd().split('\n')

  beforeAll(() => {
    createRingFile(ring, 'month', { at: AT.getTime() })
    createSealPair(ring, key)
    const redactor = createRedactor({ keyring: readKeyring(ring, { store }), actions: { default: 'pseudonymise' } })
    token = redactor.redact('871220-2384 anna@example.se 198712202384', { at: AT }).split(' ')[0] as string
  })

  test('each value is sealed once, and none stands in the store', () => {
    const text = readFileSync(store, 'utf8')
    expect(text.trimEnd().split('\n').length).toBe(2)
    expect(text).not.toMatch(/2384|anna|example/)
  })

  test('the audit comes first, and never has the value or the token', () => {
    expect(reveal(request(), options)).toBe('198712202384')
    const lines = auditLines().map((line) => JSON.parse(line))
    expect(lines.map(({ outcome }) => outcome)).toEqual(['asked', 'revealed'])
    expect(lines[0]).toMatchObject({ role: 'dpo', purpose: 'access', case: '17', subject: subjectOf(token) })
    expect(readFileSync(audit, 'utf8')).not.toContain(token)
    expect(readFileSync(audit, 'utf8')).not.toContain('2384')
  })

  test('each line has the hash of the one before', async () => {
    const { createHash } = await import('node:crypto')
    reveal({ ...request(), actor: 'someone' }, options)
    const lines = auditLines()
    for (let i = 1; i < lines.length; i++) {
      const { prev } = JSON.parse(lines[i] as string)
      expect(prev).toBe(
        createHash('sha256')
          .update(lines[i - 1] as string)
          .digest('base64url'),
      )
    }
    // The same chain as that of decisions, so the same command follows it.
    expect(verifyAuditFile(audit)).toMatchObject({ isWhole: true, lines: lines.length, torn: 0 })
    const shortened = fileOf('shortened.ndjson')
    writeFileSync(shortened, `${[...lines.slice(0, 1), ...lines.slice(2)].join('\n')}\n`)
    expect(verifyAuditFile(shortened)).toMatchObject({ isWhole: false, brokenAt: 2 })
  })

  test.each(['role', 'purpose', 'case'])('not without a %s', (name) => {
    expect(() => reveal({ ...request(), [name]: ' ' }, options)).toThrow(RevealRefused)
  })

  test('not without an audit, or one that cannot be written: and then the store is not read', () => {
    expect(() => reveal(request(), { ...options, audit: undefined as never })).toThrow(/audit is missing/)
    const full = () => {
      throw new Error('disk full')
    }
    const missing = fileOf('no-such-store')
    expect(() => reveal(request(), { ...options, store: missing, audit: full })).toThrow(
      /audit line could not be written/,
    )
    expect(() => reveal(request(), { ...options, audit: fileOf('none/audit') })).toThrow(RevealRefused)
  })

  test('what was opened does not leave when that cannot be written down', () => {
    let lines = 0
    const audit = () => {
      if (++lines > 1) throw new Error('disk full')
    }
    expect(() => reveal(request(), { ...options, audit })).toThrow(RevealRefused)
  })

  test('against rules, with a line of the refusal', () => {
    const rules = [{ role: 'dpo', purposes: ['erasure'] }]
    expect(() => reveal(request(), { ...options, rules })).toThrow(/no rule permits it/)
    expect(JSON.parse(auditLines().at(-1) as string).outcome).toBe('refused')
    expect(reveal({ ...request(), purpose: 'erasure' }, { ...options, rules })).toBe('198712202384')
  })

  test('another token, a wrong one, another key', () => {
    const other = 'sl1_nid_nov2_fnvid6kcj7zfodkhil25j'
    expect(reveal({ ...request(), token: other }, options)).toBeUndefined()
    expect(() => reveal({ ...request(), token: `${token.slice(0, -2)}zz` }, options)).toThrow(/copied wrongly/)
    expect(reveal(request(), { ...options, privateKey: newPair().privateKey })).toBeUndefined()
    expect(JSON.parse(auditLines().at(-1) as string).outcome).toBe('cannot-open')
  })

  test('a private key that others may read, or that is none', () => {
    const own = fileOf('loose.json')
    writeFileSync(own, readFileSync(key), { mode: 0o600 })
    chmodSync(own, 0o644)
    expect(() => reveal(request(), { ...options, privateKey: own })).toThrow(/others may read/)
    writeFileSync(fileOf('bad.json'), `{"d":"${'x'.repeat(20)}`, { mode: 0o600 })
    try {
      reveal(request(), { ...options, privateKey: fileOf('bad.json') })
      expect.unreachable()
    } catch (error) {
      expect(String((error as Error).stack)).not.toContain('xxx')
    }
  })

  test('a ring whose values are to be sealed has a key for it', () => {
    expect(() => openKeyring(JSON.stringify(RING), { store })).toThrow(/no primary key/)
    expect(() => readKeyring(ring, { store: 7 as never })).toThrow(TypeError)
    expect(readRingFile(ring).sealTo?.[0]).not.toHaveProperty('d')
  })

  test('a function takes lines after the call', async () => {
    const lines: string[] = []
    const keyring = readKeyring(ring, { store: (line) => lines.push(line) })
    createRedactor({ keyring, actions: { default: 'pseudonymise' } }).redact('871220-2384', { at: AT })
    expect(lines).toEqual([])
    await Promise.resolve()
    expect(JSON.parse(lines[0] as string).token).toBe(token)
    expect(existsSync(store)).toBe(true)
  })
})
