/**
 * @module Checks a context when a redactor is made, where a wrong name is a mistake of the program. In a call it is
 * data, and denies.
 */
import { shown } from './problem'
import { nearest } from './shape'
import type { Context, Policy } from './types'

const TEXTS = ['tenant', 'purpose', 'document', 'recipient', 'region', 'role', 'case'] as const
const FLAGS = ['consent', 'activeCustomer', 'optOut'] as const

function checkKnown(what: string, name: string | undefined, known: readonly string[]): void {
  if (name === undefined || known.includes(name)) return
  const meant = nearest(name, known)
  const remedy = meant === undefined ? `known: ${known.join(', ')}` : `did you mean "${meant}"?`
  throw new RangeError(`"context.${what}": the policy has no ${what} ${shown(name)}; ${remedy}`)
}

/**
 * Checks a context, against a policy where there is one.
 *
 * @throws TypeError for a wrong type or an unknown key, RangeError for a name that the policy does not have
 */
export function checkContext(context: unknown, policy?: Policy): Context {
  if (context === undefined) return {}
  if (typeof context !== 'object' || context === null || Array.isArray(context)) {
    throw new TypeError(`"context" expected an object, got ${Array.isArray(context) ? 'array' : typeof context}`)
  }
  const given = context as { readonly [key: string]: unknown }
  const known: readonly string[] = [...TEXTS, ...FLAGS]
  for (const key of Object.keys(given)) {
    if (!known.includes(key))
      throw new TypeError(`"context" has ${shown(key)}, which is unknown; known: ${known.join(', ')}`)
  }
  for (const [keys, type] of [
    [TEXTS, 'string'],
    [FLAGS, 'boolean'],
  ] as const) {
    for (const key of keys) {
      const value = given[key]
      if (value !== undefined && typeof value !== type) {
        throw new TypeError(`"context.${key}" expected a ${type}, got ${value === null ? 'null' : typeof value}`)
      }
    }
  }
  if (policy !== undefined) {
    checkKnown('purpose', given.purpose as string | undefined, Object.keys(policy.purposes))
    checkKnown('recipient', given.recipient as string | undefined, Object.keys(policy.recipients))
  }
  return given as Context
}
