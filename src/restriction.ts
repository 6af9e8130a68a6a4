/**
 * @module The option `restricted`: people whose records are kept back, whatever else becomes of what is found in them.
 * The list has tokens; a value is one of theirs when a key of the ring makes one of these tokens of it.
 */

import { type GivesTokens, isKeyring, SEEK } from './act/pseudonymise'
import { Withholding } from './act/withhold'
import { timeOf } from './day'
import { typeOf } from './type-of'
import type { Call, Keyring, RestrictedList } from './types'

/** Who is sought, and how often anybody of them was met. */
export class Restriction {
  /** Counts values of these people. */
  readonly met: Withholding
  readonly #list: RestrictedList

  constructor(list: RestrictedList, keyring: GivesTokens) {
    this.#list = list
    const tokensOf = keyring[SEEK](list.tokens, (token) => list.has(token))
    this.met = new Withholding((value, call) => {
      const at = timeOf(call.today)
      return tokensOf(value, call).some((token) => list.has(token, at))
    })
  }

  /** Whether a token of one of them stands in a text. */
  isIn(text: string, { today }: Call): boolean {
    return this.#list.isIn(text, timeOf(today))
  }
}

/** Methods of a list that are asked for. */
const METHODS = ['has', 'isIn'] as const

function isList(value: unknown): value is RestrictedList {
  if (typeof value !== 'object' || value === null) return false
  const list = value as { readonly [name: string]: unknown }
  return Array.isArray(list.tokens) && METHODS.every((name) => typeof list[name] === 'function')
}

/**
 * Checks the option.
 *
 * @throws TypeError for what is no list, or without a key ring; RangeError when the ring cannot tell who somebody is
 */
export function checkRestricted(given: unknown, keyring: Keyring | undefined): Restriction | undefined {
  if (given === undefined) return undefined
  if (!isList(given)) throw new TypeError(`"restricted" expected what restrictedSubjects gave, got ${typeOf(given)}`)
  if (!isKeyring(keyring)) throw new TypeError('"restricted" needs the option "keyring"')
  return new Restriction(given, keyring)
}
