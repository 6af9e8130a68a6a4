/**
 * @module Finds values of people who are known only by their tokens: a token names its key, and the key derives the
 * same token from the value again. Recent values are cached, as in a ring.
 */
import type { TokensOf } from '../act/pseudonymise'
import type { Context } from '../types'
import { Cache } from './cache'
import type { Tagger, TokenDomain } from './derive'
import type { RingEntry } from './keys'
import { readingsOf, tokensOf } from './subject'
import { isToken, kidIn } from './token'

/** Sizes of the caches for derived keys, and for values with their tokens. */
const MOST_TAGGERS = 256
const MOST_VALUES = 10_000

/** Wraps a key so that it derives each of its domain keys once. */
function remembering(key: RingEntry): Parameters<typeof tokensOf>[0] {
  const taggers = new Cache<Tagger>(MOST_TAGGERS)
  const tagger = (domain: TokenDomain) => {
    const name = JSON.stringify(domain)
    const known = taggers.get(name)
    if (known !== undefined) return known
    const made = key.tagger(domain)
    if (made !== undefined) taggers.set(name, made)
    return made
  }
  return { kid: key.kid, epoch: key.epoch, tagger }
}

/** See `SEEK` in `act/pseudonymise.ts`. */
export function seek(
  keys: readonly RingEntry[],
  tokens: readonly string[],
  isNeeded: (token: string) => boolean,
): TokensOf {
  const live = new Map(keys.filter((key) => !key.isLocked).map((key) => [key.kid, key]))
  const named = new Set<string>()
  for (const [i, token] of tokens.entries()) {
    const kid = isToken(token) ? kidIn(token) : undefined
    if (kid !== undefined) named.add(kid)
    if (!isNeeded(token)) continue
    const which = `"restricted": token ${i + 1} of ${tokens.length}`
    if (kid === undefined) throw new RangeError(`${which} is mistyped: its check character is wrong`)
    if (!live.has(kid))
      throw new RangeError(`${which} is of the key ${kid}, which the ring cannot use: list another one`)
  }
  const used = [...live.values()].filter(({ kid }) => named.has(kid)).map(remembering)
  const known = new Cache<readonly string[]>(MOST_VALUES)
  return ({ kind, variant, text }, { today, context }) => {
    const { tenant = '', purpose = '', document } = context
    const asked = JSON.stringify([today, tenant, purpose, document, kind, variant, text])
    const remembered = known.get(asked)
    if (remembered !== undefined) return remembered
    const contexts: Context[] = [
      { tenant, purpose },
      ...(document === undefined ? [] : [{ tenant, purpose, document }]),
    ]
    const readings = readingsOf(text, today, [[kind, variant]])
    const found = readings.flatMap(([as, canon]) =>
      used.flatMap((key) => contexts.flatMap((one) => tokensOf(key, '', as, canon, one).map(({ token }) => token))),
    )
    known.set(asked, found)
    return found
  }
}
