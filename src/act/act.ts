/**
 * @module Stage four: what is written instead. One row per action; a finding that is kept has no edit.
 *
 * No label is taken for a finding by a later pass, and none is evidence: `resolve/words.ts` blanks them. Most actions
 * write a constant; the others are handed the value (`rewrite`), which costs, so nothing else is.
 */

import { ownOf } from '../own'
import { typeOf } from '../type-of'
import type { Action, ActionName, Call, Keyring } from '../types'
import { checkGeneralisation } from './generalise'
import { label } from './label'
import { checkPseudonymisation } from './pseudonymise'

/** A value on its way to be replaced. Nothing keeps it. */
export interface Value {
  readonly kind: string
  readonly variant: string
  /** As it stands in the text, escapes and all. */
  readonly text: string
}

/** What is written for a value, and as which action it counts. */
export interface Rewritten {
  readonly name: ActionName
  readonly text: string
}

/** An action, checked: its name for the counts, and what it writes. */
export interface Act {
  readonly name: ActionName
  /** The replacement for a finding of `width` characters; undefined leaves it as it is. */
  write(kind: string, width: number): string | undefined
  /** Where it takes the value to know what to write: in place of {@link write}. Never throws. */
  rewrite?(value: Value, call: Call): Rewritten
}

const keep: Act = { name: 'keep', write: () => undefined }
const remove: Act = { name: 'remove', write: () => '' }
const mask: Act = { name: 'mask', write: label }
const stars: Act = { name: 'mask', write: (_kind, width) => '*'.repeat(width) }

const MASKS = /* @__PURE__ */ new Map<unknown, Act>([
  ['label', mask],
  ['stars', stars],
])

/** Actions of later versions: named, so that the message can say so. */
const LATER = ['substitute', 'withhold']

const NAMES = ['mask', 'pseudonymise', 'generalise']

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
  throw new RangeError(
    `"${where}" expected keep, mask, remove, pseudonymise, generalise or { mask: 'label' | 'stars' }`,
  )
}

/**
 * Checks an action.
 *
 * @param where - name of the option, for messages
 * @param keyring - for tokens
 * @throws TypeError for a wrong type or a contradiction, RangeError for an unknown or later action
 */
export function checkAction(action: Action | unknown, where: string, keyring?: Keyring): Act {
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
  const style = MASKS.get(detail)
  if (style === undefined) throw new RangeError(`"${where}.mask" expected 'label' or 'stars'`)
  return style
}
