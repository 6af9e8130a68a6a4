/**
 * @module The entry `sladd/keyring`: key rings, tokens, and the tokens of a value. Runs on any host; ring files are
 * handled by `sladd/keyring/node`.
 *
 * Tokens are pseudonyms. Anyone with the ring can try every possible number. Anyone with only the logs learns nobody's
 * number, but sees which lines are about the same person within one tenant, purpose and epoch.
 */
import { ownOf } from '../input/own-properties'
import { isWellFormed } from '../text/well-formed'
import type { KeyProblem, Keyring } from '../types'
import { openKeys, type RingEntry, type Unwrap } from './keys'
import { type RingFile, readRing } from './ring-file'
import { findTokens, type SubjectOptions, type SubjectTokens } from './subject'
import { TestNumbers } from './surrogates/test-numbers'
import { readToken, type Token } from './token'
import { type OnToken, TokenRing } from './tokeniser'
import { type AddressOptions, undone } from './undo'

export type { Context, KeyInfo, KeyProblem, Keyring } from '../types'
export type { EpochLength } from './epoch'
export type { Unwrap } from './keys'
export { type ChangeOptions, newRing, rotated, type Wrap } from './ring-changes'
export type { KeyStatus, RingFile, RingKey, SealKey, WrappedKey } from './ring-file'
export { ringText } from './ring-file'
export type { SubjectOptions, SubjectToken, SubjectTokens } from './subject'
export type { Token, TokenCode } from './token'
export type { OnToken } from './tokeniser'
export type { AddressOptions } from './undo'

/** Options for opening a ring. */
export interface KeyringOptions {
  /**
   * Unwraps keys, once and synchronously. If it throws, the key stays locked and values of its epoch are masked:
   * logging continues while a key service is down.
   */
  readonly unwrap?: Unwrap
  /**
   * Receives each token that was not seen recently, with its value; `sealer` of `sladd/keyring/node` creates one. It is
   * called during redaction, so it must not use a redactor, nor a logger that has one.
   */
  readonly onToken?: OnToken
  /** Called once for each reason why values were masked. Default: a warning on the console. */
  readonly report?: (problem: KeyProblem) => void
  /**
   * How many values to remember with their tokens, in clear text, 0 to 1,000,000; 0 and 1 mean none. Default: 10,000.
   */
  readonly cacheSize?: number
  /**
   * Additional test personnummer published by Skatteverket, twelve digits each, for surrogates. Those of births in 27
   * of the years from 1977 to 2013 are built in. Those of births before 1940 are not used.
   */
  readonly testNumbers?: readonly string[]
}

const CACHE = 10_000
const MOST_CACHED = 1_000_000

const SENTENCES: { readonly [problem in KeyProblem]: string } = {
  'no-key': 'no key of the ring is for this date, values are masked; rotate the ring',
  'locked-key': 'the key for this date could not be unwrapped, values are masked',
  'no-canonical-form': 'a value was truncated or rejected by the strict parsers, it was masked',
  'no-surrogate': 'nothing stands for a value, or for one of that sex and age, it was masked',
  'store-failed': 'a value could not be sealed, its token cannot be revealed',
}

function warn(problem: KeyProblem): void {
  console.warn(`sladd: ${SENTENCES[problem]}`)
}

/** Wraps a listener so that it runs after the current call, and its errors are ignored. */
function later(report: (problem: KeyProblem) => void): (problem: KeyProblem) => void {
  return (problem) => {
    queueMicrotask(() => {
      try {
        report(problem)
      } catch {
        // A listener may fail; a log call may not.
      }
    })
  }
}

const entriesOf = /* @__PURE__ */ new WeakMap<Keyring, readonly RingEntry[]>()

function checkFunction(options: object, name: string): void {
  const value = (options as { [name: string]: unknown })[name]
  if (value !== undefined && typeof value !== 'function') {
    throw new TypeError(`"${name}" expected a function, got ${typeof value}`)
  }
}

function open(ring: RingFile, given: KeyringOptions): Keyring {
  const options = ownOf<KeyringOptions>(given, 'options')
  for (const name of ['unwrap', 'onToken', 'report']) checkFunction(options, name)
  const { unwrap, onToken, report = warn, cacheSize = CACHE } = options
  if (!Number.isInteger(cacheSize) || cacheSize < 0 || cacheSize > MOST_CACHED) {
    throw new RangeError(`"cacheSize" expected a whole number from 0 to ${MOST_CACHED}`)
  }
  const keys = openKeys(ring, unwrap)
  const numbers = new TestNumbers(options.testNumbers)
  const keyring = new TokenRing(keys, { onToken, report: later(report), cacheSize, numbers })
  entriesOf.set(keyring, keys)
  return keyring
}

/**
 * Opens a key ring.
 *
 * @param ring - the JSON of a key ring file, or what it parses to
 * @throws TypeError or RangeError if it is malformed; no message contains any of it. A key that is missing, locked,
 * expired or destroyed is not an error: its values are masked, `problems` counts them, and `report` is called once
 *
 * @example
 * const keyring = parseKeyring(newRing('month'))
 * const redactor = createRedactor({ keyring, actions: { default: 'pseudonymise' } })
 * redactor.redact('kund 871220-2384')   // 'kund sl1_nid_7h3k_r6cgrw4mg7t7bjj5y4fqd', different for each ring
 */
export function parseKeyring(ring: string | RingFile, options: KeyringOptions = {}): Keyring {
  return open(readRing(ring), options)
}

/**
 * Opens a key ring whose keys are unwrapped by a service, one at a time, once each.
 *
 * @param unwrap - as {@link Unwrap}, asynchronous; a key for which it fails stays locked
 * @throws what {@link parseKeyring} throws
 */
export async function unwrapKeyring(
  ring: string | RingFile,
  unwrap: (...given: Parameters<Unwrap>) => Promise<Uint8Array>,
  options: Omit<KeyringOptions, 'unwrap'> = {},
): Promise<Keyring> {
  const file = readRing(ring)
  const opened = new Map<string, Uint8Array>()
  for (const { kid, wrapped } of file.keys) {
    if (wrapped === undefined) continue
    const octets = await unwrap(wrapped, kid).catch(() => undefined)
    if (octets !== undefined) opened.set(kid, octets)
  }
  const known: Unwrap = (_wrapped, kid) => {
    const octets = opened.get(kid)
    if (octets === undefined) throw new Error('locked')
    return octets
  }
  return open(file, { ...options, unwrap: known })
}

/**
 * Returns every token of a value, over all available keys and the given tenants and purposes.
 *
 * @param value - a number, e-mail address, phone number or IP address in any spelling
 * @returns the tokens, none if this is not a value; and the keys whose epochs can no longer be searched
 * @throws TypeError if the ring is not from this package; RangeError if the value is not well-formed text
 *
 * @example
 * const { tokens, unsearchable } = tokensFor(keyring, '871220-2384', { contexts: [{ tenant: 'a', purpose: 'support' }] })
 */
export function tokensFor(keyring: Keyring, value: string, options?: SubjectOptions): SubjectTokens {
  const keys = entriesOf.get(keyring)
  if (keys === undefined) throw new TypeError('"keyring" expected a key ring from parseKeyring')
  if (typeof value !== 'string') throw new TypeError(`"value" expected a string, got ${typeof value}`)
  if (!isWellFormed(value)) throw new RangeError('"value" expected well-formed text')
  return findTokens(keys, value, options)
}

/**
 * Decrypts an address that `{ surrogate: { ip: 'encrypt' } }` wrote.
 *
 * @param address - as in the output
 * @param options - what it was encrypted with: see {@link AddressOptions}
 * @returns the address in canonical form; undefined if this is not an address, or the key of that day is missing. Any
 * address decrypts to another one: nothing shows whether it was encrypted, or with this key
 * @throws TypeError if the ring is not from this package, or an option is wrong
 *
 * @example
 * decryptAddress(keyring, '203.0.113.9', { at: new Date('2026-11-22'), context: { tenant: 'shop', purpose: 'security' } })
 */
export function decryptAddress(keyring: Keyring, address: string, options?: AddressOptions): string | undefined {
  const keys = entriesOf.get(keyring)
  if (keys === undefined) throw new TypeError('"keyring" expected a key ring from parseKeyring')
  if (typeof address !== 'string') throw new TypeError(`"address" expected a string, got ${typeof address}`)
  return undone(keys, address, options)
}

/**
 * Parses a token. Returns undefined if the whole string is not one, or its check character is wrong.
 *
 * @example
 * parseToken('sl1_nid_7h3k_r6cgrw4mg7t7bjj5y4fqd')?.kid   // '7h3k'
 */
export function parseToken(text: string): Token | undefined {
  return typeof text === 'string' ? readToken(text) : undefined
}
