/**
 * @module Ranks actions by how much they let through. Only the order matters: if two permits match a value equally
 * well, the stricter one acts.
 */
import type { PartialMask, PolicyAction, PolicyActionName, TokenScope, TokenSettings } from './types'

/** Returns the short name of an action. */
export function nameOf(action: PolicyAction): PolicyActionName {
  if (typeof action === 'string') return action
  return Object.keys(action)[0] as PolicyActionName
}

/** True if the action writes a token, or draws or may write something else by key. */
export function isToken(action: PolicyAction): boolean {
  return ['pseudonymise', 'surrogate', 'substitute'].includes(nameOf(action))
}

function givenSettings(action: PolicyAction): TokenSettings {
  if (typeof action !== 'object') return {}
  return 'pseudonymise' in action ? action.pseudonymise : 'surrogate' in action ? action.surrogate : {}
}

/** Returns the settings of a token or surrogate, with defaults. */
export function tokenSettings(action: PolicyAction): Required<TokenSettings> {
  const given = givenSettings(action)
  return { scope: given.scope ?? 'relationship', epoch: given.epoch ?? 'month' }
}

/** Returns what stays readable of a value; undefined if the action is not a partial mask. */
export function partialMask(action: PolicyAction): PartialMask | undefined {
  if (typeof action !== 'object') return undefined
  if ('partial' in action) return action.partial
  return 'mask' in action && typeof action.mask === 'object' ? action.mask : undefined
}

const SCOPES: readonly TokenScope[] = ['transaction', 'document', 'relationship']

/** True if a token of `scope` links more than the purpose may see. */
export function reachesFurther(scope: TokenScope, most: TokenScope | 'none'): boolean {
  return most === 'none' || SCOPES.indexOf(scope) > SCOPES.indexOf(most)
}

const EPOCHS = ['day', 'week', 'month', 'none'] as const

/** Returns the rank of an action: the higher, the less is left. */
export function strictness(action: PolicyAction): number {
  const name = nameOf(action)
  const partial = partialMask(action)
  if (partial !== undefined) return 40 - Math.min(9, ((partial.first ?? 0) + (partial.last ?? 0)) / 4)
  switch (name) {
    case 'keep':
      return 0
    case 'substitute':
      return 10
    case 'pseudonymise':
    case 'surrogate': {
      const { scope, epoch } = tokenSettings(action)
      return 20 + 5 - 2 * SCOPES.indexOf(scope) - EPOCHS.indexOf(epoch) / 10
    }
    case 'generalise':
      return 30
    // Partial masks were handled above.
    case 'partial':
    case 'mask':
      // Stars reveal the length of the value.
      return typeof action === 'object' && 'mask' in action && action.mask === 'stars' ? 49 : 50
    case 'remove':
      return 60
    case 'withhold':
      return 70
  }
}

/** True if values stay distinguishable or records linkable: that requires a legal basis and a retention period. */
export function leavesData(action: PolicyAction): boolean {
  return strictness(action) < 49
}
