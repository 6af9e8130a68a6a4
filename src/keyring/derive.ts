/**
 * @module From the random key of an epoch to the tag of a value: HKDF-SHA-256 (RFC 5869) once for each scope, tenant,
 * purpose and code, HMAC-SHA-256 (RFC 2104) for each value, its first 100 bits.
 *
 * Every name goes in with its length before it, so that no two of them can be read as one. One honest remark: whoever
 * has the key of an epoch can try all numbers there are, in minutes. Keys belong to those who write tokens, and to
 * nobody who reads them.
 *
 * `@noble/hashes` does it on every host. With both halves of the key taken in beforehand it is as fast as
 * `node:crypto` for values as short as ours (2.1 µs each, measured), so there is one way and not two.
 */
import { hkdf } from '@noble/hashes/hkdf'
import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import { base32 } from './base32'

/** What tokens have in common that may be compared. */
export interface TokenDomain {
  readonly scope: 'relationship' | 'document'
  /** What kind of thing: see `token.ts`. */
  readonly code: string
  readonly tenant: string
  readonly purpose: string
  /** Empty, except for the scope `document`. */
  readonly document: string
  /** Name of an epoch shorter than that of the key; empty where a token lives as long as its key. */
  readonly epoch: string
}

/** Digits of a tag: 100 bits. */
const TAG = 20
const KEY_OCTETS = 32
const VERSION = 'sladd/token/1'

const encoder = /* @__PURE__ */ new TextEncoder()

/** Names behind each other, each with its length in two octets before it. */
function infoOf(names: readonly string[]): Uint8Array {
  const octets: number[] = []
  for (const name of names) {
    const bytes = encoder.encode(name)
    octets.push(bytes.length >> 8, bytes.length & 255, ...bytes)
  }
  return Uint8Array.from(octets)
}

/** The key of a domain. */
export function deriveKey(epochKey: Uint8Array, domain: TokenDomain): Uint8Array {
  const { scope, code, tenant, purpose, document, epoch } = domain
  const names = [VERSION, scope, code, tenant, purpose, document]
  return hkdf(sha256, epochKey, undefined, infoOf(epoch === '' ? names : [...names, epoch]), KEY_OCTETS)
}

/** Tags values with one key. */
export type Tagger = (value: string) => string

/** A value as UTF-8: most are short and ASCII, and then no encoder is asked. */
function utf8(value: string, room: Uint8Array): Uint8Array {
  if (value.length > room.length) return encoder.encode(value)
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (code > 127) return encoder.encode(value)
    room[i] = code
  }
  return room.subarray(0, value.length)
}

/** Octets of an ordinary value, or more. */
const ROOM = 128

/** A tagger with a key; nobody can get the key back from it. */
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

/** A tag that stands for nothing but the one value it was drawn for; as a name, one that nobody else has. */
export function randomTag(): string {
  return base32(globalThis.crypto.getRandomValues(new Uint8Array(KEY_OCTETS)), TAG)
}
