/**
 * @module Checks actions; one row for each. Labels are never found or used as evidence by a later pass:
 * `resolve/words.ts` blanks them out.
 */

import { ownOf } from '../input/own-properties'
import { typeOf } from '../input/type-of'
import type { Action, Keyring } from '../types'
import type { Act } from './act'
import { checkGeneralisation } from './generalise'
import { label } from './label'
import { checkPartial } from './partial'
import { checkPseudonymisation } from './pseudonymise'
import { checkSurrogate } from './surrogate'

const keep: Act = { name: 'keep', write: () => undefined }
const remove: Act = { name: 'remove', write: () => '' }
const mask: Act = { name: 'mask', write: label }
const stars: Act = { name: 'mask', write: (_word, width) => '*'.repeat(width) }

const MASKS = /* @__PURE__ */ new Map<unknown, Act>([
  ['label', mask],
  ['stars', stars],
])

/** Actions of later versions, recognised so that the message can say so. */
const LATER = ['substitute', 'withhold']

const NAMES = ['mask', 'pseudonymise', 'generalise', 'surrogate', 'partial']

function laterName(action: unknown): string | undefined {
  if (typeof action === 'string') return LATER.find((name) => name === action)
  if (typeof action !== 'object' || action === null) return undefined
  return LATER.find((name) => Object.hasOwn(action, name))
}

function checkNamed(action: string, where: string, keyring: Keyring | undefined): Act {
  if (action === 'keep') return keep
  if (action === 'remove') return remove
  if (action === 'mask') return mask
  if (action === 'pseudonymise') return checkPseudonymisation('relationship', where, keyring)
  if (action === 'generalise') return checkGeneralisation({}, where)
  if (action === 'surrogate') return checkSurrogate({}, where, keyring)
  throw new RangeError(
    `"${where}" expected keep, mask, remove, pseudonymise, generalise, surrogate, { mask: 'label' | 'stars' } or { partial: … }`,
  )
}

/**
 * Checks an action.
 *
 * @param where - name of the option, for messages
 * @param keyring - for tokens and surrogates
 * @param withholding - the action by which a policy withholds records
 * @param kinds - the kinds it applies to
 * @throws TypeError for a wrong type or a contradiction, RangeError for an unknown or later action
 */
export function checkAction(
  action: Action | unknown,
  where: string,
  keyring?: Keyring,
  withholding?: Act,
  kinds: readonly string[] = [],
): Act {
  // Only a policy may use this action.
  if (withholding !== undefined && action === withholding.name) return withholding
  const later = laterName(action)
  if (later !== undefined) throw new RangeError(`"${where}": ${later} is not available in this version`)
  if (typeof action === 'string') return checkNamed(action, where, keyring)
  if (typeof action !== 'object' || action === null) {
    throw new TypeError(`"${where}" expected an action, got ${typeOf(action)}`)
  }
  const keys = Object.keys(action)
  const [name = ''] = keys
  if (keys.length !== 1 || !NAMES.includes(name)) {
    throw new TypeError(`"${where}" expected an object with the one key ${NAMES.join(' or ')}, got ${keys.length} keys`)
  }
  const detail = ownOf(action, where)[name]
  if (name === 'pseudonymise') return checkPseudonymisation(detail, `${where}.pseudonymise`, keyring)
  if (name === 'generalise') return checkGeneralisation(detail, `${where}.generalise`)
  if (name === 'surrogate') return checkSurrogate(detail, `${where}.surrogate`, keyring)
  if (name === 'partial') return checkPartial(detail, `${where}.partial`, kinds)
  const style = MASKS.get(detail)
  if (style === undefined) throw new RangeError(`"${where}.mask" expected 'label' or 'stars'`)
  return style
}
