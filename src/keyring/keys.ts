/** @module The opened keys of a ring: which one creates tokens on a day, and which ones can find them. */
import { dayNumber } from '../input/day'
import type { KeyInfo } from '../types'
import { fromBase64url } from './base32'
import { deriveKey, makeTagger, type Tagger, type TokenDomain } from './derive'
import { checkStrength, type RingFile, type RingKey, type WrappedKey } from './ring-file'

/** Opens a wrapped key, by a call to a key service, which authenticates the caller. Returns the 32 bytes. */
export type Unwrap = (wrapped: WrappedKey, kid: string) => Uint8Array

/** One key. Its bytes are private; nothing public reveals the secret. */
export class RingEntry {
  readonly kid: string
  readonly epoch: string
  readonly status: RingKey['status']
  readonly from: string
  readonly until: string | undefined
  readonly #first: number
  readonly #end: number
  #octets: Uint8Array | undefined

  constructor({ kid, epoch, status, nbf, exp }: RingKey, octets: Uint8Array | undefined) {
    this.kid = kid
    this.epoch = epoch
    this.status = status
    this.from = nbf
    this.until = exp
    this.#first = dayNumber(nbf)
    this.#end = exp === undefined ? Number.POSITIVE_INFINITY : dayNumber(exp)
    this.#octets = octets
  }

  /** True if the key cannot be used, because it was not unwrapped. */
  get isLocked(): boolean {
    return this.#octets === undefined
  }

  /** True if tokens of that day, YYYYMMDD, are created with it: a pending key takes over when its time has come. */
  isFor(today: number): boolean {
    return (this.status === 'primary' || this.status === 'pending') && this.covers(today)
  }

  /** True if its epoch contains a day, YYYYMMDD. */
  covers(today: number): boolean {
    return today >= this.#first && today < this.#end
  }

  /** Returns the key of a domain, 32 bytes; undefined if this one is locked or gone. */
  derived(domain: TokenDomain): Uint8Array | undefined {
    return this.#octets && deriveKey(this.#octets, domain)
  }

  /** Returns a tagger for a domain; undefined if the key is locked or gone. */
  tagger(domain: TokenDomain): Tagger | undefined {
    const key = this.derived(domain)
    return key && makeTagger(key)
  }

  get info(): KeyInfo {
    const { kid, epoch, status, from, until } = this
    return { kid, epoch, status, from, until }
  }
}

function octetsOf(key: RingKey, unwrap: Unwrap | undefined): Uint8Array | undefined {
  if (key.k !== undefined) return fromBase64url(key.k)
  if (key.wrapped === undefined || unwrap === undefined) return undefined
  let octets: Uint8Array
  try {
    octets = unwrap(key.wrapped, key.kid)
  } catch {
    // Logging continues while a key service is down; the error is dropped, because it may contain a secret.
    return undefined
  }
  if (!(octets instanceof Uint8Array)) throw new TypeError('"unwrap" expected to return a Uint8Array')
  checkStrength(octets, 'an unwrapped key')
  return Uint8Array.from(octets)
}

export function openKeys(ring: RingFile, unwrap: Unwrap | undefined): readonly RingEntry[] {
  return ring.keys.map((key) => new RingEntry(key, octetsOf(key, unwrap)))
}

/** Returns the key that creates tokens of a day, YYYYMMDD. */
export function keyFor(keys: readonly RingEntry[], today: number): RingEntry | undefined {
  const fitting = keys.filter((key) => key.isFor(today))
  return fitting.find(({ status }) => status === 'primary') ?? fitting[0]
}
