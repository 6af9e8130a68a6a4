/**
 * @module The option `restricted`: people whose records are withheld, whatever else is found in them. The list has
 * tokens; a value belongs to one of these people if a key of the ring derives one of these tokens from it.
 */

import { type GivesTokens, isKeyring, SEEK } from '../act/pseudonymise'
import { Withholding } from '../act/withhold'
import { timeOf } from '../input/day'
import { typeOf } from '../input/type-of'
import type { Call, Keyring, RestrictedList } from '../types'

/** Whom to look for, and how often any of them was found. */
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

  /** True if a text contains a token of any of them. */
  isIn(text: string, { today }: Call): boolean {
    return this.#list.isIn(text, timeOf(today))
  }
}

/** Methods of a list that are used. */
const METHODS = ['has', 'isIn'] as const

function isList(value: unknown): value is RestrictedList {
  if (typeof value !== 'object' || value === null) return false
  const list = value as { readonly [name: string]: unknown }
  return Array.isArray(list.tokens) && METHODS.every((name) => typeof list[name] === 'function')
}

/**
 * Checks the option.
 *
 * @throws TypeError for something other than a list, or without a key ring; RangeError if the ring cannot identify
 * people
 */
export function checkRestricted(given: unknown, keyring: Keyring | undefined): Restriction | undefined {
  if (given === undefined) return undefined
  if (!isList(given)) throw new TypeError(`"restricted" expected a list from restrictedSubjects, got ${typeOf(given)}`)
  if (!isKeyring(keyring)) throw new TypeError('"restricted" needs the option "keyring"')
  return new Restriction(given, keyring)
}
