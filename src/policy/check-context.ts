/**
 * @module Checks a context against a policy at construction, where a wrong name is a mistake in the program. In a call
 * it is data, and denies.
 */
import { checkContext as checkParts } from '../options/context'
import { shown } from './problem'
import { remedyFor } from './shape'
import type { Context, Policy } from './types'

function checkKnown(what: string, name: string | undefined, known: readonly string[]): void {
  if (name === undefined || known.includes(name)) return
  const remedy = remedyFor(name, known, `known: ${known.join(', ')}`)
  throw new RangeError(`"context.${what}": the policy has no ${what} ${shown(name)}; ${remedy}`)
}

/**
 * Checks a context, against a policy if there is one.
 *
 * @throws TypeError for a wrong type or an unknown key, RangeError for a name that the policy does not have
 */
export function checkContext(context: unknown, policy?: Policy): Context {
  const given = checkParts(context)
  if (policy !== undefined) {
    checkKnown('purpose', given.purpose, Object.keys(policy.purposes))
    checkKnown('recipient', given.recipient, Object.keys(policy.recipients))
  }
  return given
}
