/**
 * @module How much an action lets through. Only the order matters: where two permits fit a value equally well, the
 * stricter one acts.
 */
import type { PartialMask, PolicyAction, PolicyActionName, TokenScope, TokenSettings } from './types'

/** The short name of an action. */
export function nameOf(action: PolicyAction): PolicyActionName {
  if (typeof action === 'string') return action
  return Object.keys(action)[0] as PolicyActionName
}

/** Whether what comes out is a token or is drawn by key as one is, or may be. */
export function isToken(action: PolicyAction): boolean {
  return ['pseudonymise', 'surrogate', 'substitute'].includes(nameOf(action))
}

function givenSettings(action: PolicyAction): TokenSettings {
  if (typeof action !== 'object') return {}
  return 'pseudonymise' in action ? action.pseudonymise : 'surrogate' in action ? action.surrogate : {}
}

/** Settings of a token or surrogate, with the defaults. */
export function tokenSettings(action: PolicyAction): Required<TokenSettings> {
  const given = givenSettings(action)
  return { scope: given.scope ?? 'relationship', epoch: given.epoch ?? 'month' }
}

/** What stays readable of a value; undefined when the action is no partial mask. */
export function partialMask(action: PolicyAction): PartialMask | undefined {
  if (typeof action !== 'object') return undefined
  if ('partial' in action) return action.partial
  return 'mask' in action && typeof action.mask === 'object' ? action.mask : undefined
}

const SCOPES: readonly TokenScope[] = ['transaction', 'document', 'relationship']

/** Whether a token of `scope` reaches further than the purpose may see. */
export function reachesFurther(scope: TokenScope, most: TokenScope | 'none'): boolean {
  return most === 'none' || SCOPES.indexOf(scope) > SCOPES.indexOf(most)
}

const EPOCHS = ['day', 'week', 'month', 'none'] as const

/** Rank of an action: the higher, the less is left. */
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
    // A part has been told above.
    case 'partial':
    case 'mask':
      // Stars tell how long the value was.
      return typeof action === 'object' && 'mask' in action && action.mask === 'stars' ? 49 : 50
    case 'remove':
      return 60
    case 'withhold':
      return 70
  }
}

/** Whether a value can still be told from others, or its record joined: what needs a ground and an end. */
export function leavesData(action: PolicyAction): boolean {
  return strictness(action) < 49
}
