/**
 * @module The entry `sladd/keyring/node`: creates, reads and rotates key rings in files, and seals values as they get tokens.
 */

import { STORE } from '../files/forms'
import { withLock } from '../files/lock'
import { readPrivate } from '../files/open'
import { FileRefused } from '../files/refused'
import { createPrivate, forget, LineFile, replacePrivate } from '../files/write'
import { ownOf } from '../own'
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
   * Seals the value of each token to the ring's public key. With a file name, the line is on disk before the token leaves;
   * with {@link openStore}, when its `sync` returns. A function is called after the call that made the token, so it may
   * log.
   */
  readonly store?: SealStore
}

/**
 * Opens a file of sealed values whose lines wait for `sync`, for programs that write many tokens before any of them leaves.
 *
 * @throws RangeError when it cannot be written, is a link, has several names or lines of another kind, or others may read
 * it
 *
 * @example
 * const store = openStore('sealed.ndjson')
 * const keyring = readKeyring('ring.json', { store })
 * const text = createRedactor({ keyring, actions: { default: 'pseudonymise' } }).redact(page)
 * store.sync()      // now the values are on the disk, and the text may leave
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
        // Its errors are its own: no log call fails for them.
      }
    })
}

/**
 * Returns a function for `onToken` of `parseKeyring` that seals the value of each token to a public key.
 *
 * @throws RangeError when a store file cannot be written, or others may read it
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
 * @throws RangeError when there is none
 */
export function sealKeyOf({ sealTo }: RingFile): SealKey {
  const key = sealTo?.find(({ status }) => status === 'primary')
  if (key === undefined) throw new RangeError('key ring: values are to be sealed, and sealTo has no primary key')
  return key
}

/** The text of a ring: a file's, or that of an environment variable, `env:NAME`. */
export function ringTextOf(source: string): string {
  if (!source.startsWith('env:')) return readPrivate(source, RING)
  const text = process.env[source.slice(4)]
  if (text === undefined) throw new FileRefused(`${RING}: there is no such environment variable`)
  return text
}

/**
 * Opens a key ring.
 *
 * @param source - name of its file, or `env:NAME`, an environment variable with its text: other programs of the same
 * user, and crash reports, may see that one
 * @throws RangeError when the file is missing, a link, readable by others or in a git work tree; TypeError or RangeError
 * when the ring is malformed
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
 * @throws RangeError when the file exists, or would lie in a git work tree
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

/** Changes a ring in its file, one process at a time: the old ring or the new one is there at any moment. */
function changeRing(file: string, change: (ring: RingFile) => RingFile): RingFile {
  return withLock(file, RING, (held) => {
    const ring = change(readRingFile(file))
    held.check()
    // What is written can be read.
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
 * Destroys a key in the file and leaves its tombstone. Copies of the file, snapshots, what the disk keeps of replaced
 * files and the memory of running programs are not its affair: see docs/explanation/pseudonyms.md.
 *
 * @throws RangeError when there is no such key, or it is in use
 */
export function destroyRingKey(file: string, kid: string, at?: number): RingFile {
  return changeRing(file, (ring) => destroyed(ring, kid, at))
}

/** Whether a ring can be read and does not have a public key. */
function isUnknown(file: string, x: string): boolean {
  try {
    return !readRingFile(file).sealTo?.some((key) => key.x === x)
  } catch {
    return false
  }
}

/**
 * Creates a key pair. The public key goes into the ring, the private key into a file of its own, which belongs on another
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
    // A key that no ring knows opens nothing; where the ring cannot be asked, it may be needed.
    if (isMade && isUnknown(file, x)) forget(privateFile)
    throw error
  }
}
