/**
 * @module The action `pseudonymise`: requests the token of a value from a key ring. If anything fails, the label is
 * written: never the value, never an exception.
 */
import { ownOf } from '../input/own-properties'
import type { Call, Keyring, Pseudonymisation, TokenScope } from '../types'
import type { Act, Rewritten, Value } from './act'
import { label } from './label'

/**
 * Name of a key ring's method that returns tokens; the ring may come from another copy of this package (ESM and
 * CommonJS side by side). Not part of the public interface.
 */
export const TOKEN: unique symbol = /* @__PURE__ */ Symbol.for('sladd.token/1') as never
/** The same for the method that prepares finding the tokens of a value. */
export const SEEK: unique symbol = /* @__PURE__ */ Symbol.for('sladd.seek/1') as never

/** What the action needs from a key ring. */
export interface GivesTokens {
  /** Returns the token of a value; undefined if there is none, which the ring counts. */
  [TOKEN](value: Value, call: Call, how: Required<Pseudonymisation>): string | undefined
  /**
   * Returns a function that finds the tokens of a value in a call, for the keys of the given tokens.
   *
   * @param isNeeded - returns true if a token must be findable
   * @throws RangeError if one of these is not a token, or its key is missing
   */
  [SEEK](tokens: readonly string[], isNeeded: (token: string) => boolean): TokensOf
}

/** Returns the tokens of a value, whatever kind it was detected as. */
export type TokensOf = (value: Value, call: Call) => readonly string[]

export const EPOCHS = ['day', 'week', 'month', 'none'] as const
export const SCOPES: readonly TokenScope[] = ['relationship', 'document', 'transaction']

/** Checks that a value is one of the known names. */
export function checkName<T extends string>(given: unknown, known: readonly T[], where: string): T {
  const name = known.find((one) => one === given)
  if (name === undefined) throw new RangeError(`"${where}" expected ${known.join(', ')}`)
  return name
}

function checkHow(given: unknown, where: string): Required<Pseudonymisation> {
  if (typeof given === 'string') return { scope: checkName(given, SCOPES, where), as: 'token', epoch: 'none' }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TypeError(`"${where}" expected a scope or an object`)
  }
  const own = ownOf(given, where)
  for (const name of Object.keys(own)) {
    if (!['scope', 'as', 'epoch'].includes(name))
      throw new TypeError(`"${where}.${name}" is unknown; known: scope, as, epoch`)
  }
  const { scope = 'relationship', as = 'token', epoch = 'none' } = own
  if (as !== 'token' && as !== 'address') throw new RangeError(`"${where}.as" expected token or address`)
  const length = checkName(epoch, EPOCHS, `${where}.epoch`)
  return { scope: checkName(scope, SCOPES, `${where}.scope`), as, epoch: length }
}

/** True if a value is one of our key rings. */
export function isKeyring(value: unknown): value is Keyring & GivesTokens {
  return typeof value === 'object' && value !== null && TOKEN in value
}

/** Returns what a key ring creates for a value, or a label if it creates nothing or fails. */
export function orLabel(made: (value: Value, call: Call) => Rewritten | undefined): NonNullable<Act['rewrite']> {
  return (value, call) => {
    let rewritten: Rewritten | undefined
    try {
      rewritten = made(value, call)
    } catch {
      // Dropped: it may contain the value.
    }
    return rewritten ?? { name: 'mask', text: label(value.word) }
  }
}

/**
 * Checks the action.
 *
 * @param where - name of the option, for messages
 * @throws TypeError without a key ring or for a wrong type, RangeError for an unknown scope
 */
export function checkPseudonymisation(given: unknown, where: string, keyring: Keyring | undefined): Act {
  const how = checkHow(given, where)
  if (!isKeyring(keyring)) throw new TypeError(`"${where}": pseudonymise needs the option "keyring"`)
  const rewrite = orLabel((value, call) => {
    const text = keyring[TOKEN](value, call, how)
    return text === undefined ? undefined : { name: 'pseudonymise', text }
  })
  return { name: 'pseudonymise', write: label, rewrite }
}
