/**
 * @module Derives the tag of a value from the random key of an epoch: HKDF-SHA-256 (RFC 5869) once for each scope,
 * tenant, purpose and code, HMAC-SHA-256 (RFC 2104) for each value, of which the first 100 bits are used.
 *
 * Every name is preceded by its length, so that no two lists of names look the same. Note that anyone with an epoch's
 * key can try all possible numbers in minutes. Give keys to those who write tokens, and to nobody who reads them.
 *
 * `@noble/hashes` works on every host. With both halves of the HMAC key precomputed, it is as fast as `node:crypto` for
 * short values (2.1 µs each, measured), so there is only one implementation.
 */
import { hkdf } from '@noble/hashes/hkdf'
import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import { base32 } from './base32'

/** What comparable tokens have in common. */
export interface TokenDomain {
  readonly scope: 'relationship' | 'document'
  /** Code of the kind: see `token.ts`. */
  readonly code: string
  readonly tenant: string
  readonly purpose: string
  /** Empty, except for the scope `document`. */
  readonly document: string
  /** Name of an epoch shorter than that of the key; empty if a token lasts as long as its key. */
  readonly epoch: string
}

/** Digits of a tag: 100 bits. */
const TAG = 20
const KEY_OCTETS = 32
const VERSION = 'sladd/token/1'

const encoder = /* @__PURE__ */ new TextEncoder()

/** Concatenates names, each preceded by its length in two bytes. */
function infoOf(names: readonly string[]): Uint8Array {
  const octets: number[] = []
  for (const name of names) {
    const bytes = encoder.encode(name)
    octets.push(bytes.length >> 8, bytes.length & 255, ...bytes)
  }
  return Uint8Array.from(octets)
}

/** Derives the key of a domain. */
export function deriveKey(epochKey: Uint8Array, domain: TokenDomain): Uint8Array {
  const { scope, code, tenant, purpose, document, epoch } = domain
  const names = [VERSION, scope, code, tenant, purpose, document]
  return hkdf(sha256, epochKey, undefined, infoOf(epoch === '' ? names : [...names, epoch]), KEY_OCTETS)
}

/** Computes tags of values with one key. */
export type Tagger = (value: string) => string

/** Encodes a value as UTF-8, without an encoder for short ASCII values, as most are. */
function utf8(value: string, room: Uint8Array): Uint8Array {
  if (value.length > room.length) return encoder.encode(value)
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (code > 127) return encoder.encode(value)
    room[i] = code
  }
  return room.subarray(0, value.length)
}

/** Enough bytes for an ordinary value. */
const ROOM = 128

/** Creates a tagger for a key, which cannot be read back. */
export function makeTagger(key: Uint8Array): Tagger {
  const keyed = hmac.create(sha256, key)
  const digest = new Uint8Array(KEY_OCTETS)
  const room = new Uint8Array(ROOM)
  let used: typeof keyed | undefined
  return (value) => {
    used = keyed._cloneInto(used)
    used.update(utf8(value, room)).digestInto(digest)
    const tag = base32(digest, TAG)
    room.fill(0)
    return tag
  }
}

/** Returns a random tag, used once: unrelated to any value, or a unique name. */
export function randomTag(): string {
  return base32(globalThis.crypto.getRandomValues(new Uint8Array(KEY_OCTETS)), TAG)
}
