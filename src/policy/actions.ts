/**
 * @module Converts a plan to redactor options: an action for each kind, and one for each field name.
 *
 * A field that the policy keeps is not named, so that findings inside it still get their own action. A value in a field
 * of a category that a detector knows gets the same token as in text; anything else there is masked. In text without a
 * format, only the detector handles such a field: it knows where the value ends.
 */

import { whySenseless } from '../act/partial'
import { candidatesLeft, FEWEST } from '../act/remaining-numbers'
import { dictionary } from '../input/own-properties'
import { MORE_KINDS, ROWS } from '../kinds/rows'
import { meaningOf } from '../names/meanings'
import { ownParts } from '../options/context'
import type { Enforcement, EnforcementLimits } from '../options/enforce'
import type { Action, DetectedKind, FieldCategory, Surrogate } from '../types'
import { CATEGORY_OF_KIND } from './categories'
import type { PolicyPlan } from './context-plan'
import { isToken, partialMask, tokenSettings } from './strictness'
import type { Context, Decision, Policy, PolicyAction } from './types'

/** What tokens require: a key ring, and a tenant if the policy needs one. */
export interface TokenLimits extends EnforcementLimits {
  readonly hasTenant: boolean
}

/** Returns what is available for tokens in a context of a policy. */
export function tokenLimits({ tenant }: Policy, context: Context, can: EnforcementLimits): TokenLimits {
  return { ...can, hasTenant: tenant !== 'required' || ownParts(context).tenant !== undefined }
}

/** Returns why the token of a decision is written as a mask; undefined if it is not, or if it is not a token. */
export function whyNoToken({ action }: Decision, { hasKeys, hasTenant }: TokenLimits): string | undefined {
  if (!isToken(action)) return undefined
  if (!hasKeys) return 'a mask without a key ring'
  return hasTenant ? undefined : 'a mask without a tenant'
}

/** Written instead of a token without a key or tenant. */
const INSTEAD: Action = 'mask'

/** Returns the redactor's action for a decision; unsupported ones become masks. */
function actionOf(decision: Decision, can: TokenLimits): Action | 'withhold' {
  const { action, name } = decision
  switch (name) {
    case 'keep':
    case 'remove':
    case 'withhold':
      return name
    case 'pseudonymise':
    case 'substitute':
      // Becomes a token if no record provides a substitute.
      if (whyNoToken(decision, can) !== undefined) return INSTEAD
      return { pseudonymise: tokenSettings(action) }
    case 'surrogate':
      if (whyNoToken(decision, can) !== undefined) return INSTEAD
      return { surrogate: { ...settingsOf(action), ...tokenSettings(action) } }
    case 'generalise':
      return action as Action
    case 'partial':
    case 'mask':
      return maskOf(decision)
  }
}

function settingsOf(action: PolicyAction): Surrogate {
  return typeof action === 'object' && 'surrogate' in action ? action.surrogate : {}
}

/** Returns a mask, or a partial mask if that is safe. */
function maskOf({ action, category }: Decision): Action {
  const mask = partialMask(action)
  if (mask === undefined) return typeof action === 'object' && 'mask' in action ? (action as Action) : INSTEAD
  const { first = 0, last = 0 } = mask
  const isSafe = first + last > 0 && candidatesLeft(mask) >= FEWEST
  const held = [meaningIn(category)].flat()
  if (!isSafe || held.some((kind) => whySenseless(kind) !== undefined)) return INSTEAD
  return { partial: { ...(first > 0 && { first }), ...(last > 0 && { last }) } }
}

function kindsOf(category: string): DetectedKind[] {
  const kinds = Object.entries(CATEGORY_OF_KIND).filter(([, detected]) => detected === category)
  return kinds.map(([kind]) => kind as DetectedKind)
}

/** If in doubt, a value extends over several words. */
function meaningIn(category: string): FieldCategory | 'words' | readonly DetectedKind[] {
  const kinds = kindsOf(category)
  return kinds.length > 0 ? kinds : meaningOf(category)
}

/**
 * Returns what a redactor has to do to follow a plan.
 *
 * @param patterns - kinds that the policy adds
 * @param substitute - inserts substitutes into a redacted record
 */
export function enforcementOf(
  plan: PolicyPlan,
  can: TokenLimits,
  patterns: Enforcement['patterns'],
  substitute: Enforcement['substitute'],
): Enforcement {
  const { withhold } = plan
  const decisions = [...Object.values(plan.kinds), ...Object.values(plan.fields)]
  const listed = Object.entries(plan.fields).filter(([, { name }]) => name !== 'keep')
  const byName = (entries: readonly (readonly [string, Decision])[]) =>
    dictionary(entries.map(([name, decision]) => [name, actionOf(decision, can)]))
  const known = Object.entries(plan.categories)
  return {
    actions: byName([
      ...Object.entries(plan.kinds),
      ...MORE_KINDS.map((kind) => [kind, plan.categories[ROWS[kind].category] as Decision] as const),
    ]),
    fields: byName(listed),
    kept: Object.entries(plan.fields)
      .filter(([, { name }]) => name === 'keep')
      .map(([name]) => name),
    substitute: decisions.some(({ name }) => name === 'substitute') ? substitute : undefined,
    unlisted:
      withhold !== undefined || plan.unlisted.name === 'keep' ? undefined : (actionOf(plan.unlisted, can) as Action),
    meanings: dictionary(listed.map(([name, { category }]) => [name, meaningIn(category)])),
    holds: dictionary(listed.map(([name, { category }]) => [name, category])),
    categories: dictionary(
      known.map(([category, decision]) => [
        category,
        { action: actionOf(decision, can), meaning: meaningIn(category) },
      ]),
    ),
    patterns,
    withhold: withhold && { rule: withhold.rule, reason: withhold.reason },
  }
}
