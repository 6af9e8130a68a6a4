/**
 * @module Creates and changes rings: new, rotated, with a key destroyed. Each function takes a ring and a time, and
 * returns a new ring; `node-keyring.ts` handles files.
 *
 * Keys are drawn independently at random: a key that could be derived from another could not be destroyed.
 */
import { DAY, dayOf } from '../input/day'
import { ownOf } from '../input/own-properties'
import { base32, base64url } from './base32'
import { type Epoch, type EpochLength, epochOf } from './epoch'
import type { RingFile, RingKey, SealKey, WrappedKey } from './ring-file'

/** Wraps a new key before it is stored anywhere: see `Unwrap`. */
export type Wrap = (key: Uint8Array, kid: string) => WrappedKey

/** How rings are changed. */
export interface ChangeOptions {
  /** Milliseconds since 1970. Default: now. */
  readonly at?: number
  readonly wrap?: Wrap
  /** Days after the end of an epoch after which its key should be destroyed. Default: unspecified. */
  readonly keepDays?: number
}

const KEY_OCTETS = 32
const KID = 4

function randomOctets(): Uint8Array<ArrayBuffer> {
  return globalThis.crypto.getRandomValues(new Uint8Array(KEY_OCTETS))
}

/** Returns a name that no key of the ring has, including destroyed ones. */
function freshName({ keys, sealTo = [] }: RingFile): string {
  const taken = [...keys, ...sealTo].map(({ kid }) => kid)
  for (;;) {
    const name = base32(randomOctets(), KID)
    if (!taken.includes(name)) return name
  }
}

function newKey(ring: RingFile, epoch: Epoch, status: 'primary' | 'pending', options: ChangeOptions): RingKey {
  const kid = freshName(ring)
  const octets = randomOctets()
  const { wrap, keepDays } = ownOf<ChangeOptions>(options, 'options')
  const { until } = epoch
  const material = wrap === undefined ? { k: base64url(octets) } : { wrapped: wrap(octets, kid) }
  const destroyAfter =
    until === undefined || keepDays === undefined ? undefined : dayOf(Date.parse(until) + keepDays * DAY)
  octets.fill(0)
  return {
    kty: 'oct',
    kid,
    alg: 'HS256',
    use: 'sladd-token',
    epoch: epoch.name,
    nbf: epoch.from,
    ...(until !== undefined && { exp: until }),
    ...(destroyAfter !== undefined && { destroyAfter }),
    status,
    ...material,
  }
}

/** Creates a ring with a key for the current epoch, and one for the next. */
export function newRing(epoch: EpochLength, options: ChangeOptions = {}): RingFile {
  return rotated({ v: 1, epoch, keys: [] }, options)
}

function isOver({ exp }: RingKey, today: string): boolean {
  return exp !== undefined && exp <= today
}

/**
 * Returns a ring in which the current epoch has a primary key and the next one a pending key; keys of past epochs can
 * only be searched. Idempotent.
 *
 * @param isForced - true to replace the current primary key early: it may have leaked
 */
export function rotated(ring: RingFile, options: ChangeOptions = {}, isForced = false): RingFile {
  const { at = Date.now() } = ownOf<ChangeOptions>(options, 'options')
  const today = dayOf(at)
  const epoch = epochOf(ring.epoch, at)
  let keys = ring.keys.map((key): RingKey => {
    const isInUse = key.status === 'primary' || key.status === 'pending'
    const isLeft = isForced && key.status === 'primary' && key.nbf <= today
    return isInUse && (isOver(key, today) || isLeft) ? { ...key, status: 'lookup' } : key
  })
  const has = (name: string, status: string) => keys.some((key) => key.epoch === name && key.status === status)
  if (!has(epoch.name, 'primary')) {
    keys = has(epoch.name, 'pending')
      ? keys.map((key) => (key.epoch === epoch.name && key.status === 'pending' ? { ...key, status: 'primary' } : key))
      : [...keys, newKey({ ...ring, keys }, epoch, 'primary', options)]
  }
  const next = epoch.until === undefined ? undefined : epochOf(ring.epoch, Date.parse(epoch.until))
  if (next !== undefined && !has(next.name, 'pending') && !has(next.name, 'primary')) {
    keys = [...keys, newKey({ ...ring, keys }, next, 'pending', options)]
  }
  return { ...ring, keys }
}

/**
 * Returns a ring without a key: its tombstone stays, so that its tokens can still be told from wrong ones.
 *
 * @throws RangeError if there is no such key, or it creates tokens now
 */
export function destroyed(ring: RingFile, kid: string, at: number = Date.now()): RingFile {
  const key = ring.keys.find((key) => key.kid === kid)
  if (key === undefined) throw new RangeError('key ring: no key of that name')
  if (key.status === 'destroyed') return ring
  const today = dayOf(at)
  const isInUse = key.status === 'primary' || key.status === 'pending'
  if (isInUse && !isOver(key, today)) {
    throw new RangeError('key ring: the key is in use or about to be; rotate first')
  }
  const { k: _k, wrapped: _wrapped, ...rest } = key
  const tombstone: RingKey = { ...rest, status: 'destroyed', destroyedAt: today }
  return { ...ring, keys: ring.keys.map((key) => (key.kid === kid ? tombstone : key)) }
}

/** Returns a ring with a new primary public key for sealing values. */
export function withSealKey(ring: RingFile, x: string): RingFile {
  const retired = (ring.sealTo ?? []).map((key): SealKey => ({ ...key, status: 'retired' }))
  const kid = freshName(ring)
  return { ...ring, sealTo: [...retired, { kty: 'OKP', crv: 'X25519', kid, x, status: 'primary' }] }
}

/** Returns the keys that should have been destroyed by now. */
export function overdue(ring: RingFile, at: number = Date.now()): readonly RingKey[] {
  const today = dayOf(at)
  return ring.keys.filter(
    ({ status, destroyAfter }) => status !== 'destroyed' && destroyAfter !== undefined && destroyAfter <= today,
  )
}
