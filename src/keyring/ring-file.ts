/**
 * @module The content of a key ring file, and its validation. JSON, with keys named as in RFC 7517.
 *
 * Messages identify a key by its position and never by its content: a secret may have been pasted anywhere.
 */

import { isDay } from '../input/day'
import { jsonOf } from '../input/json'
import { dictionary } from '../input/own-properties'
import { fromBase64url } from './base32'
import { EPOCH_LENGTHS, type EpochLength } from './epoch'

/** `pending -> primary -> lookup -> destroyed`. */
export type KeyStatus = 'pending' | 'primary' | 'lookup' | 'destroyed'

/** A key that only its owner can open: the wrapping service, and the wrapped key. */
export interface WrappedKey {
  readonly by: string
  readonly ct: string
}

/** One key of a ring, as stored in the file. */
export interface RingKey {
  readonly kty: 'oct'
  /** Four to six digits of base32, drawn at random: it reveals nothing about the key or its date. */
  readonly kid: string
  readonly alg: 'HS256'
  readonly use: 'sladd-token'
  readonly epoch: string
  /** First day, and the day after the last one, `YYYY-MM-DD` in UTC. */
  readonly nbf: string
  readonly exp?: string
  /** Day from which on it should be destroyed. */
  readonly destroyAfter?: string
  readonly status: KeyStatus
  /** 32 bytes as base64url; a wrapped or destroyed key has none. */
  readonly k?: string
  readonly wrapped?: WrappedKey
  readonly destroyedAt?: string
}

/** A public key that values are sealed to. */
export interface SealKey {
  readonly kty: 'OKP'
  readonly crv: 'X25519'
  readonly kid: string
  readonly x: string
  readonly status: 'primary' | 'retired'
}

/** A key ring file. */
export interface RingFile {
  readonly v: 1
  readonly epoch: EpochLength
  readonly keys: readonly RingKey[]
  readonly sealTo?: readonly SealKey[]
}

const KEY_OCTETS = 32
/** Fewer different bytes than any random key has. */
const LEAST_DIFFERENT = 12
const STATUSES: readonly KeyStatus[] = ['pending', 'primary', 'lookup', 'destroyed']

type Fields = { readonly [name: string]: unknown }

/** Returns the own properties of an object in the file. */
function asFields(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`key ring: ${where} expected an object`)
  }
  return dictionary(Object.entries(value))
}

function checkKnown(given: Fields, known: readonly string[], where: string): void {
  const unknown = Object.keys(given).some((name) => !known.includes(name))
  if (unknown) throw new TypeError(`key ring: ${where} has an unknown field; known: ${known.join(', ')}`)
}

function checkSecret(k: unknown, where: string): void {
  const octets = typeof k === 'string' ? fromBase64url(k) : undefined
  if (octets === undefined) throw new TypeError(`key ring: ${where}.k expected base64url`)
  checkStrength(octets, where)
}

/**
 * Rejects keys that cannot be random.
 *
 * @throws RangeError if it has the wrong length or too few different bytes
 */
export function checkStrength(octets: Uint8Array, where: string): void {
  if (octets.length !== KEY_OCTETS) throw new RangeError(`key ring: ${where} expected ${KEY_OCTETS} octets of key`)
  if (new Set(octets).size < LEAST_DIFFERENT) throw new RangeError(`key ring: ${where} is not a random key`)
}

function checkWrapped(given: unknown, where: string): void {
  const { by, ct, ...rest } = asFields(given, where)
  if (typeof by !== 'string' || typeof ct !== 'string' || Object.keys(rest).length > 0) {
    throw new TypeError(`key ring: ${where} expected the strings by and ct`)
  }
}

const KEY_FIELDS = [
  ...['kty', 'kid', 'alg', 'use', 'epoch', 'nbf', 'exp', 'destroyAfter', 'status', 'k', 'wrapped', 'destroyedAt'],
]

function checkKid({ kid }: Fields, where: string): void {
  if (typeof kid === 'string' && /^[a-z2-7]{4,6}$/.test(kid)) return
  throw new RangeError(`key ring: ${where}.kid expected 4 to 6 digits of base32`)
}

function checkMaterial({ status, k, wrapped, destroyedAt }: Fields, where: string): void {
  if (status === 'destroyed') {
    if (k !== undefined || wrapped !== undefined) throw new RangeError(`key ring: ${where} is destroyed and has a key`)
    if (!isDay(destroyedAt)) throw new RangeError(`key ring: ${where}.destroyedAt expected a date`)
  } else if (wrapped !== undefined) {
    if (k !== undefined) throw new RangeError(`key ring: ${where} has both k and wrapped`)
    checkWrapped(wrapped, `${where}.wrapped`)
  } else checkSecret(k, where)
}

function checkKey(value: unknown, where: string): RingKey {
  const key = asFields(value, where)
  checkKnown(key, KEY_FIELDS, where)
  if (key.kty !== 'oct' || key.alg !== 'HS256' || key.use !== 'sladd-token') {
    throw new RangeError(`key ring: ${where} expected kty oct, alg HS256, use sladd-token`)
  }
  checkKid(key, where)
  if (!STATUSES.some((status) => status === key.status)) {
    throw new RangeError(`key ring: ${where}.status expected ${STATUSES.join(', ')}`)
  }
  if (typeof key.epoch !== 'string' || !/^(?:none|\d{4}-(?:\d\d|W\d\d|\d\d-\d\d))$/.test(key.epoch)) {
    throw new RangeError(`key ring: ${where}.epoch expected a day, week, month or none`)
  }
  for (const name of ['nbf', 'exp', 'destroyAfter'] as const) {
    const isMissing = key[name] === undefined && name !== 'nbf'
    if (!isMissing && !isDay(key[name])) throw new RangeError(`key ring: ${where}.${name} expected YYYY-MM-DD`)
  }
  if (key.exp !== undefined && (key.exp as string) <= (key.nbf as string)) {
    throw new RangeError(`key ring: ${where}.exp expected a day after nbf`)
  }
  checkMaterial(key, where)
  return key as unknown as RingKey
}

/** Validates a public key. */
function checkSealKey(value: unknown, where: string): SealKey {
  const key = asFields(value, where)
  checkKnown(key, ['kty', 'crv', 'kid', 'x', 'status'], where)
  if (key.kty !== 'OKP' || key.crv !== 'X25519') throw new RangeError(`key ring: ${where} expected kty OKP, crv X25519`)
  checkKid(key, where)
  if (typeof key.x !== 'string' || fromBase64url(key.x)?.length !== KEY_OCTETS) {
    throw new RangeError(`key ring: ${where}.x expected ${KEY_OCTETS} octets as base64url`)
  }
  if (key.status !== 'primary' && key.status !== 'retired') {
    throw new RangeError(`key ring: ${where}.status expected primary or retired`)
  }
  return key as unknown as SealKey
}

function checkTogether({ keys, sealTo = [] }: RingFile): void {
  const names = [...keys, ...sealTo].map(({ kid }) => kid)
  if (new Set(names).size < names.length) throw new RangeError('key ring: two keys have one kid')
  for (const status of ['primary', 'pending'] as const) {
    const epochs = keys.filter((key) => key.status === status).map(({ epoch }) => epoch)
    if (new Set(epochs).size < epochs.length) throw new RangeError(`key ring: two ${status} keys for one epoch`)
  }
  if (sealTo.filter(({ status }) => status === 'primary').length > 1) {
    throw new RangeError('key ring: two primary keys in sealTo')
  }
}

/**
 * Reads a key ring file.
 *
 * @param text - JSON, or what it parses to
 * @throws TypeError or RangeError if it is malformed: duplicate names, keys shorter than 256 bits or not random, two
 * primary keys for one epoch, unknown fields. No message contains any of it
 */
export function readRing(text: string | unknown): RingFile {
  const parsed = typeof text === 'string' ? jsonOf(text) : text
  if (typeof text === 'string' && parsed === undefined) throw new TypeError('key ring: not JSON')
  const ring = asFields(parsed, 'the file')
  checkKnown(ring, ['v', 'epoch', 'keys', 'sealTo'], 'the file')
  if (ring.v !== 1) throw new RangeError('key ring: v expected 1')
  if (!EPOCH_LENGTHS.some((length) => length === ring.epoch)) {
    throw new RangeError(`key ring: epoch expected ${EPOCH_LENGTHS.join(', ')}`)
  }
  if (!Array.isArray(ring.keys)) throw new TypeError('key ring: keys expected an array')
  if (ring.sealTo !== undefined && !Array.isArray(ring.sealTo))
    throw new TypeError('key ring: sealTo expected an array')
  const keys = ring.keys.map((key, i) => checkKey(key, `keys[${i}]`))
  const sealTo = ring.sealTo?.map((key, i) => checkSealKey(key, `sealTo[${i}]`))
  const parts = Object.entries({ ...ring, keys, ...(sealTo && { sealTo }) })
  const read = dictionary<unknown>(parts) as unknown as RingFile
  checkTogether(read)
  return read
}

/** Formats a ring for its file. */
export function ringText(ring: RingFile): string {
  return `${JSON.stringify(ring, null, 2)}\n`
}
