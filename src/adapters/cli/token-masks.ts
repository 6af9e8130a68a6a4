/**
 * @module Predicts which tokens will be masks, before the first byte is read, by rule and reason. Loaded only for a
 * policy, or on request.
 */
import { dayNumber, dayOf } from '../../input/day'
import { openKeys } from '../../keyring/keys'
import { readRing } from '../../keyring/ring-file'
import { tokenLimits, whyNoToken } from '../../policy/actions'
import { planOf } from '../../policy/context-plan'
import { OPENS } from '../../policy/facts'
import type { Context, Decision, Fact, Policy } from '../../policy/types'
import type { PolicyChoice } from './policy-options'

/** True if a ring has an open key for today; wrapped keys are not opened here. */
function hasKey(ring: string): boolean {
  const today = dayNumber(dayOf(Date.now()))
  return openKeys(readRing(ring), undefined).some((key) => key.isFor(today) && !key.isLocked)
}

/** Returns the contexts to check: the given one, and one with the most permissive facts that records may state. */
function contextsOf({ context, contextFrom }: PolicyChoice['options']): readonly Context[] {
  if (contextFrom === undefined) return [context]
  return [context, { ...context, ...Object.fromEntries(Object.keys(contextFrom).map((f) => [f, OPENS[f as Fact]])) }]
}

function decisionsOf(policy: Policy, context: Context): readonly Decision[] {
  const { withhold, categories, unlisted } = planOf(policy, context)
  return withhold === undefined ? [...Object.values(categories), unlisted] : []
}

/**
 * Returns the rules whose tokens a run writes as masks, with the reason.
 *
 * @param options - the policy; undefined if the command line requests every token or surrogate
 * @param ring - content of the key ring file; undefined without one
 */
export function tokenMasks(
  options: PolicyChoice['options'] | undefined,
  ring: string | undefined,
): ReadonlyMap<string, string> {
  const hasKeys = ring !== undefined && hasKey(ring)
  const why = ring === undefined || hasKeys ? undefined : 'a mask, as no key of the ring is for today'
  if (options === undefined) return new Map(why === undefined ? [] : [['--pseudonymise', why]])
  const masked = new Map<string, string>()
  for (const context of contextsOf(options)) {
    for (const decision of decisionsOf(options.policy, context)) {
      const reason = whyNoToken(decision, tokenLimits(options.policy, context, { hasKeys }))
      if (reason !== undefined) masked.set(decision.rule, why ?? reason)
    }
  }
  return masked
}
