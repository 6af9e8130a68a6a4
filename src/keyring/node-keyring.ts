/**
 * @module The entry `sladd/keyring/node`: creates, reads and rotates key rings in files, and seals values as they get tokens.
 */

import { STORE } from '../files/forms'
import { withLock } from '../files/lock'
import { readPrivate } from '../files/open'
import { FileRefused } from '../files/refused'
import { createPrivate, forget, LineFile, replacePrivate } from '../files/write'
import { ownOf } from '../input/own-properties'
import type { Keyring } from '../types'
import { base64url } from './base32'
import type { EpochLength } from './epoch'
import { type KeyringOptions, parseKeyring } from './keyring'
import { newPair, publicOctets } from './node-hpke'
import { sealLine } from './node-seal'
import { type ChangeOptions, destroyed, newRing, rotated, withSealKey } from './ring-changes'
import { type RingFile, readRing, ringText, type SealKey } from './ring-file'
import type { OnToken } from './tokeniser'

export type { KeyringOptions } from './keyring'
export type { ChangeOptions } from './ring-changes'

const RING = 'key ring'

/** Where sealed values go: an append-only file, by name or from {@link openStore}, or a function that takes each line. */
export type SealStore = string | Pick<LineFile, 'append' | 'sync'> | ((line: string) => void)

/** Options for opening a ring file. */
export interface ReadKeyringOptions extends Omit<KeyringOptions, 'onToken'> {
  /**
   * Seals the value of each token to the ring's public key. With a file name, the line is on disk before the token
   * leaves; with {@link openStore}, when its `sync` returns. A function is called after the call that made the token,
   * so it may log.
   */
  readonly store?: SealStore
}

/**
 * Opens a file of sealed values whose lines wait for `sync`, for programs that write many tokens before any of them
 * leaves.
 *
 * @throws RangeError if it cannot be written, is a link, has several names or other content, or is readable by others
 *
 * @example
 * const store = openStore('sealed.ndjson')
 * const keyring = readKeyring('ring.json', { store })
 * const text = createRedactor({ keyring, actions: { default: 'pseudonymise' } }).redact(page)
 * store.sync()      // now the values are on disk, and the text may leave
 */
export function openStore(file: string): LineFile {
  return new LineFile(file, STORE)
}

function appenderOf(store: SealStore): (line: string) => void {
  if (typeof store === 'object' && typeof store?.append === 'function') return (line) => store.append(line)
  if (typeof store === 'string') {
    const file = openStore(store)
    return (line) => file.write(line)
  }
  if (typeof store !== 'function')
    throw new TypeError(`"store" expected a file name, what openStore returns or a function, got ${typeof store}`)
  return (line) =>
    queueMicrotask(() => {
      try {
        store(line)
      } catch {
        // Its errors are ignored: no log call may fail because of them.
      }
    })
}

/**
 * Returns a function for `onToken` of `parseKeyring` that seals the value of each token to a public key.
 *
 * @throws RangeError if a store file cannot be written, or is readable by others
 */
export function sealer(key: SealKey, store: SealStore): OnToken {
  const append = appenderOf(store)
  return (token, value) => append(sealLine(key, token, value))
}

/**
 * Opens a key ring from its text, with a store.
 *
 * @throws what {@link readKeyring} throws, except about the file
 */
export function openKeyring(text: string, given: ReadKeyringOptions = {}): Keyring {
  const { store, ...options } = ownOf<ReadKeyringOptions>(given, 'options')
  const ring = readRing(text)
  if (store === undefined) return parseKeyring(ring, options)
  return parseKeyring(ring, { ...options, onToken: sealer(sealKeyOf(ring), store) })
}

/**
 * Returns the public key that values are sealed to.
 *
 * @throws RangeError if there is none
 */
export function sealKeyOf({ sealTo }: RingFile): SealKey {
  const key = sealTo?.find(({ status }) => status === 'primary')
  if (key === undefined) throw new RangeError('key ring: values are to be sealed, and sealTo has no primary key')
  return key
}

/** Returns the text of a ring from a file or an environment variable, `env:NAME`. */
export function ringTextOf(source: string): string {
  if (!source.startsWith('env:')) return readPrivate(source, RING)
  const text = process.env[source.slice(4)]
  if (text === undefined) throw new FileRefused(`${RING}: the environment variable is not set`)
  return text
}

/**
 * Opens a key ring.
 *
 * @param source - name of its file, or `env:NAME`, an environment variable with its text, which other programs of the
 * same user, and crash reports, may see
 * @throws RangeError if the file is missing, a link, readable by others or in a git work tree; TypeError or RangeError
 * if the ring is malformed
 *
 * @example
 * const keyring = readKeyring('/etc/sladd/ring.json', { store: '/var/lib/sladd/sealed.ndjson' })
 */
export function readKeyring(source: string, options: ReadKeyringOptions = {}): Keyring {
  return openKeyring(ringTextOf(source), options)
}

/**
 * Creates a file with a new ring: a key for the current epoch, and one for the next.
 *
 * @throws RangeError if the file exists, or would lie in a git work tree
 */
export function createRingFile(file: string, epoch: EpochLength, options: ChangeOptions = {}): RingFile {
  const ring = newRing(epoch, options)
  createPrivate(file, RING, ringText(ring))
  return ring
}

/** Reads a ring without opening its keys. */
export function readRingFile(file: string): RingFile {
  return readRing(readPrivate(file, RING))
}

/** Changes a ring in its file, one process at a time: at any moment, the file has either the old or the new ring. */
function changeRing(file: string, change: (ring: RingFile) => RingFile): RingFile {
  return withLock(file, RING, (held) => {
    const ring = change(readRingFile(file))
    held.check()
    // Ensures that what is written can be read.
    replacePrivate(file, RING, ringText(readRing(ringText(ring))))
    return ring
  })
}

/**
 * Ensures that the current epoch has a primary key and the next one a pending key.
 *
 * @param isForced - replaces the current primary key before its time
 */
export function rotateRingFile(file: string, options: ChangeOptions = {}, isForced = false): RingFile {
  return changeRing(file, (ring) => rotated(ring, options, isForced))
}

/**
 * Destroys a key in the file and leaves its tombstone. It does not affect copies of the file, snapshots, disk remnants
 * of replaced files, or the memory of running programs: see docs/explanation/pseudonyms.md.
 *
 * @throws RangeError if there is no such key, or it is in use
 */
export function destroyRingKey(file: string, kid: string, at?: number): RingFile {
  return changeRing(file, (ring) => destroyed(ring, kid, at))
}

/** True if a ring can be read and lacks a public key. */
function isUnknown(file: string, x: string): boolean {
  try {
    return !readRingFile(file).sealTo?.some((key) => key.x === x)
  } catch {
    return false
  }
}

/**
 * Creates a key pair. The public key goes into the ring, the private key into a separate file, which belongs on another
 * machine.
 */
export function createSealPair(file: string, privateFile: string): RingFile {
  const pair = newPair()
  const x = base64url(publicOctets(pair.publicKey))
  let isMade = false
  try {
    return changeRing(file, (ring) => {
      const changed = withSealKey(ring, x)
      const kid = changed.sealTo?.at(-1)?.kid
      const jwk = { ...pair.privateKey.export({ format: 'jwk' }), kid }
      createPrivate(privateFile, 'private key', `${JSON.stringify(jwk)}\n`)
      isMade = true
      return changed
    })
  } catch (error) {
    // A private key that no ring refers to is useless; if the ring cannot be read, keep it.
    if (isMade && isUnknown(file, x)) forget(privateFile)
    throw error
  }
}
