/**
 * @module HPKE, RFC 9180: seals one message to a public key so that its sender cannot open it again. Base mode, single
 * shot; DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
 *
 * Key agreement, hash and cipher come from OpenSSL through `node:crypto`; this file adds the RFC's key schedule,
 * verified against its vectors and another library in `test/keyring/seal.test.ts`. HPKE libraries are asynchronous, and
 * a log call cannot wait.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'

/** Ciphers of the RFC's table that tests cover. */
export const enum Aead {
  Aes128Gcm = 1,
  Aes256Gcm = 2,
}

const KEM = 0x20
const KDF = 1
const OCTETS = 32
const NONCE = 12
const TAG = 16
const KEM_SUITE = Buffer.from([0x4b, 0x45, 0x4d, 0, KEM])
const VERSION = Buffer.from('HPKE-v1')
const NOTHING = Buffer.alloc(0)
const MODE_BASE = Buffer.from([0])

function suiteOf(aead: Aead): Buffer {
  return Buffer.concat([Buffer.from('HPKE'), Buffer.from([0, KEM, 0, KDF, 0, aead])])
}

function hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  const keyed = createHmac('sha256', key)
  for (const part of parts) keyed.update(part)
  return keyed.digest()
}

/** LabeledExtract, section 4. */
function extract(suite: Buffer, salt: Uint8Array, label: string, ikm: Uint8Array): Buffer {
  return hmac(salt.length === 0 ? Buffer.alloc(OCTETS) : salt, VERSION, suite, Buffer.from(label), ikm)
}

/** LabeledExpand, section 4: one block of HMAC is enough for all lengths used here. */
function expand(suite: Buffer, prk: Buffer, label: string, info: Uint8Array, length: number): Buffer {
  const labelled = Buffer.concat([Buffer.from([0, length]), VERSION, suite, Buffer.from(label), info])
  return hmac(prk, labelled, Buffer.from([1])).subarray(0, length)
}

/** Returns the 32 bytes of a public key. */
export function publicOctets(key: KeyObject): Buffer {
  const isPrivate = key.type === 'private'
  return Buffer.from((isPrivate ? createPublicKey(key) : key).export({ format: 'jwk' }).x as string, 'base64url')
}

/** Creates a public key from its 32 bytes. */
function publicKey(octets: Uint8Array): KeyObject {
  const x = Buffer.from(octets).toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' })
}

/** Creates a private key from its 32 bytes. */
export function privateKey(octets: Uint8Array): KeyObject {
  // PKCS #8 of X25519 (RFC 8410): the bytes after a fixed header.
  const der = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), octets])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

/** Generates a key pair. */
export function newPair(): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  return generateKeyPairSync('x25519')
}

/** Computes the shared secret, section 4.1. */
function sharedSecret(own: KeyObject, other: KeyObject, enc: Uint8Array, recipient: Uint8Array): Buffer {
  const agreed = diffieHellman({ privateKey: own, publicKey: other })
  if (agreed.every((octet) => octet === 0)) throw new RangeError('the public key is invalid')
  const prk = extract(KEM_SUITE, NOTHING, 'eae_prk', agreed)
  return expand(KEM_SUITE, prk, 'shared_secret', Buffer.concat([enc, recipient]), OCTETS)
}

/** Derives key and nonce of the first message, section 5.1. */
function schedule(aead: Aead, secret: Buffer, info: Uint8Array): { key: Buffer; nonce: Buffer } {
  const suite = suiteOf(aead)
  const context = Buffer.concat([
    MODE_BASE,
    extract(suite, NOTHING, 'psk_id_hash', NOTHING),
    extract(suite, NOTHING, 'info_hash', info),
  ])
  const prk = extract(suite, secret, 'secret', NOTHING)
  const length = aead === Aead.Aes128Gcm ? 16 : 32
  return { key: expand(suite, prk, 'key', context, length), nonce: expand(suite, prk, 'base_nonce', context, NONCE) }
}

function cipherName(aead: Aead): 'aes-128-gcm' | 'aes-256-gcm' {
  return aead === Aead.Aes128Gcm ? 'aes-128-gcm' : 'aes-256-gcm'
}

/** A message that only one private key can open. */
export interface Sealed {
  /** The sender's public key, used for this message only. */
  readonly enc: Buffer
  readonly ct: Buffer
}

/**
 * Seals a message.
 *
 * @param recipient - 32 bytes
 * @param pair - for this message only; only tests set it
 */
export function seal(
  recipient: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
  message: Uint8Array,
  aead: Aead = Aead.Aes256Gcm,
  pair: KeyObject = newPair().privateKey,
): Sealed {
  const enc = publicOctets(pair)
  const { key, nonce } = schedule(aead, sharedSecret(pair, publicKey(recipient), enc, recipient), info)
  const cipher = createCipheriv(cipherName(aead), key, nonce).setAAD(aad)
  const ct = Buffer.concat([cipher.update(message), cipher.final(), cipher.getAuthTag()])
  return { enc, ct }
}

/** Opens a message; undefined if it was not sealed to this key with this `info` and `aad`. */
export function open(
  recipient: KeyObject,
  { enc, ct }: Sealed,
  info: Uint8Array,
  aad: Uint8Array,
  aead: Aead = Aead.Aes256Gcm,
): Buffer | undefined {
  try {
    const secret = sharedSecret(recipient, publicKey(enc), enc, publicOctets(recipient))
    const { key, nonce } = schedule(aead, secret, info)
    const cipher = createDecipheriv(cipherName(aead), key, nonce, { authTagLength: TAG })
    cipher.setAAD(aad).setAuthTag(ct.subarray(ct.length - TAG))
    return Buffer.concat([cipher.update(ct.subarray(0, ct.length - TAG)), cipher.final()])
  } catch {
    return undefined
  }
}
