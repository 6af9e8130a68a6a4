/** @module Decrypts addresses, given the ring: with the key of the day, for a tenant and purpose. */
import { readAddress } from '../canonical/canonical'
import { addressText } from '../canonical/ip'
import { dayNumber, dayOf, timeOf } from '../input/day'
import { ownOf } from '../input/own-properties'
import { checkContext } from '../options/context'
import type { Context } from '../types'
import { AddressCipher, CIPHER } from './address-cipher'
import { EPOCH_LENGTHS, type EpochLength, epochOf, isShorter } from './epoch'
import type { RingEntry } from './keys'

/** What an address was encrypted with, as in the redactor. */
export interface AddressOptions {
  /** The day, which decides the key. Default: now. */
  readonly at?: Date | number
  /** Default: no tenant and no purpose. The `document` counts if `scope` says so. */
  readonly context?: Context
  readonly scope?: 'relationship' | 'document'
  readonly epoch?: EpochLength
  /** The key, if the day has several because one was rotated early. Default: the one in use, or the last one used. */
  readonly kid?: string
}

const KNOWN = ['at', 'context', 'scope', 'epoch', 'kid']

function checked(options: AddressOptions | undefined) {
  const own = ownOf<AddressOptions>(options ?? {}, 'options')
  for (const name of Object.keys(own)) {
    if (!KNOWN.includes(name)) throw new TypeError(`"${name}" is unknown; known: ${KNOWN.join(', ')}`)
  }
  const { at = Date.now(), scope = 'relationship', epoch = 'none', kid } = own
  if (scope !== 'relationship' && scope !== 'document') {
    throw new RangeError('"scope" expected relationship or document')
  }
  if (!EPOCH_LENGTHS.includes(epoch)) throw new RangeError(`"epoch" expected ${EPOCH_LENGTHS.join(', ')}`)
  const time = Number(at)
  if (!Number.isFinite(time)) throw new RangeError('"at" expected a date')
  return { today: dayNumber(dayOf(time)), context: checkContext(own.context), scope, epoch, kid }
}

/** See `decryptAddress` in `keyring.ts`. */
export function undone(keys: readonly RingEntry[], text: string, options?: AddressOptions): string | undefined {
  const { today, context, scope, epoch, kid } = checked(options)
  const fitting = keys.filter((key) => (kid === undefined ? key.covers(today) : key.kid === kid) && !key.isLocked)
  const key = fitting.find((one) => one.isFor(today)) ?? fitting.at(-1)
  const octets = readAddress(text)
  if (key === undefined || octets === undefined) return undefined
  const { tenant = '', purpose = '', document = '' } = context
  const own = isShorter(epoch, key.epoch) ? epochOf(epoch, timeOf(today)).name : ''
  const domain = {
    scope,
    code: CIPHER,
    tenant,
    purpose,
    document: scope === 'document' ? document : '',
    epoch: own,
  }
  const octetsOfKey = key.derived(domain)
  return octetsOfKey && addressText(new AddressCipher(octetsOfKey).decrypt(octets))
}
