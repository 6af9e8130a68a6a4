/**
 * @module Finds the tokens of a person's value: for requests of access and erasure. Returns every token of the value,
 * over live keys and the given tenants and purposes.
 *
 * Note that this can also be used to look for a person whose number is known. It requires a ring with keys, should be
 * available to few people, and to no service that answers many requests.
 */
import { canonical } from '../canonical/canonical'
import { dayNumber, dayOf, timeOf } from '../input/day'
import { ownOf } from '../input/own-properties'
import { checkContext } from '../options/context'
import type { Context, KeyInfo } from '../types'
import { type EpochLength, epochsBetween, isShorter } from './epoch'
import type { RingEntry } from './keys'
import { codeOf, writeAddressToken, writeToken } from './token'

/** A token of a value. */
export interface SubjectToken {
  readonly token: string
  readonly kid: string
  readonly epoch: string
  readonly tenant: string
  readonly purpose: string
}

/** The result of {@link findTokens}. */
export interface SubjectTokens {
  readonly tokens: readonly SubjectToken[]
  /** Keys whose epochs cannot be searched: destroyed, or locked. */
  readonly unsearchable: readonly KeyInfo[]
}

/** Where to look. */
export interface SubjectOptions {
  /** Tenants and purposes that the tokens were made for. Default: no tenant and no purpose. */
  readonly contexts?: readonly Context[]
  /**
   * Epochs of rules whose tokens live shorter than their keys: such tokens are searched for too. Default: none.
   */
  readonly epochs?: readonly ('day' | 'week' | 'month')[]
  /** Reference date: decides the century of a number written without one. Default: now. */
  readonly at?: Date | number
}

/** Kinds that a value may have, and countries for a phone number without a country code. */
const READINGS: readonly (readonly [string, string])[] = [
  ['personnummer', ''],
  ['fodselsnummer', ''],
  ['email', ''],
  ['ip', ''],
  ['phone', 'SE'],
  ['phone', 'NO'],
]

/**
 * Returns the kinds for which a value has a canonical form. An identity number is not also a phone number.
 *
 * @param more - kinds and variants to try in addition to the usual ones
 */
export function readingsOf(
  value: string,
  today: number,
  more: readonly (readonly [string, string])[] = [],
): (readonly [string, string])[] {
  const found = new Map<string, readonly [string, string]>()
  for (const [kind, variant] of [...READINGS, ...more]) {
    const isNational = found.size > 0 && kind === 'phone'
    const canon = isNational ? undefined : canonical({ kind, variant, text: value }, today)
    if (canon !== undefined) found.set(`${kind} ${canon}`, [kind, canon])
  }
  return [...found.values()]
}

/** Returns the epochs of tokens of a key: its own, which has no name here, and shorter ones up to a day. */
function epochsOf({ epoch, from, until }: RingEntry, lengths: readonly EpochLength[], today: number): string[] {
  const last = until === undefined ? today : Math.min(today, dayNumber(until))
  const shorter = lengths.filter((length) => isShorter(length, epoch))
  return ['', ...shorter.flatMap((length) => epochsBetween(length, timeOf(dayNumber(from)), timeOf(last) + 1))]
}

/** Returns the tokens of a canonical value under one key. */
export function tokensOf(
  key: Pick<RingEntry, 'kid' | 'epoch' | 'tagger'>,
  epoch: string,
  kind: string,
  canon: string,
  context: Context,
): SubjectToken[] {
  const { tenant = '', purpose = '', document } = context
  const code = codeOf(kind)
  const scope = document === undefined ? 'relationship' : 'document'
  const tag = key.tagger({ scope, code, tenant, purpose, document: document ?? '', epoch })
  if (tag === undefined) return []
  const token = { code, kid: key.kid, tag: tag(canon) }
  const texts = [writeToken(token)]
  if (code === 'em') texts.push(writeAddressToken(token, tag(canon.slice(canon.lastIndexOf('@')))))
  return texts.map((text) => ({ token: text, kid: key.kid, epoch: key.epoch, tenant, purpose }))
}

function checkEpochs(epochs: unknown): readonly EpochLength[] {
  const known = ['day', 'week', 'month'] as const
  if (!Array.isArray(epochs) || !epochs.every((length) => known.includes(length))) {
    throw new RangeError(`"epochs" expected an array of ${known.join(', ')}`)
  }
  return epochs
}

/** See `tokensFor` in `keyring.ts`. */
export function findTokens(keys: readonly RingEntry[], value: string, options: SubjectOptions = {}): SubjectTokens {
  const { contexts = [{}], epochs = [], at = Date.now() } = ownOf<SubjectOptions>(options, 'options')
  const checked = contexts.map(checkContext)
  const today = dayNumber(dayOf(at))
  const lengths = checkEpochs(epochs)
  const isAhead = ({ status, from }: RingEntry) => status === 'pending' && dayNumber(from) > today
  const live = keys.filter((key) => !key.isLocked && !isAhead(key))
  const tokens = readingsOf(value, today).flatMap(([kind, canon]) =>
    live.flatMap((key) =>
      epochsOf(key, lengths, today).flatMap((epoch) =>
        checked.flatMap((context) => tokensOf(key, epoch, kind, canon, context)),
      ),
    ),
  )
  return { tokens, unsearchable: keys.filter((key) => key.isLocked).map(({ info }) => info) }
}
