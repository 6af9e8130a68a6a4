/**
 * @module A plan as options of a redactor: an action for each kind, and one for each name of a field.
 *
 * A field that the policy keeps is not named, so that what detectors find inside it still goes by its own rule. What
 * stands in a field of a category that a detector knows has the same token as in text; what is no such value is masked.
 * In text without a format, such a field is the detector's alone: it knows where the value ends.
 */

import { candidatesLeft, FEWEST } from '../act/candidates'
import { whySenseless } from '../act/partial'
import { ownParts } from '../context'
import type { Enforcement, EnforcementLimits } from '../enforce'
import { MORE_KINDS, ROWS } from '../kinds/rows'
import { meaningOf } from '../names/meanings'
import { dictionary } from '../own'
import type { Action, DetectedKind, FieldCategory, Surrogate } from '../types'
import { CATEGORY_OF_KIND } from './categories'
import type { PolicyPlan } from './plan'
import { isToken, partialMask, tokenSettings } from './strictness'
import type { Context, Decision, Policy, PolicyAction } from './types'

/** What tokens lack: a key ring, or the name of whose data it is. */
export interface TokenLimits extends EnforcementLimits {
  readonly hasTenant: boolean
}

/** What tokens lack in a context of a policy. */
export function tokenLimits({ tenant }: Policy, context: Context, can: EnforcementLimits): TokenLimits {
  return { ...can, hasTenant: tenant !== 'required' || ownParts(context).tenant !== undefined }
}

/** Why a token of a decision is written as a mask; undefined where it is a token, or is none. */
export function whyNoToken({ action }: Decision, { hasKeys, hasTenant }: TokenLimits): string | undefined {
  if (!isToken(action)) return undefined
  if (!hasKeys) return 'a mask without a key ring'
  return hasTenant ? undefined : 'a mask without a tenant'
}

/** What a redactor that lacks a key or a way to it writes instead of less. */
const INSTEAD: Action = 'mask'

/** The redactor's action for a decision; what it cannot do is masked. */
function actionOf(decision: Decision, can: TokenLimits): Action | 'withhold' {
  const { action, name } = decision
  switch (name) {
    case 'keep':
    case 'remove':
    case 'withhold':
      return name
    case 'pseudonymise':
    case 'substitute':
      // Where no record tells what stands for it, it is a token.
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
    default:
      return 'remove'
  }
}

function settingsOf(action: PolicyAction): Surrogate {
  return typeof action === 'object' && 'surrogate' in action ? action.surrogate : {}
}

/** A mask, and of it a part where that is safe. */
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

/** In doubt a value goes on over words. */
function meaningIn(category: string): FieldCategory | 'words' | readonly DetectedKind[] {
  const kinds = kindsOf(category)
  return kinds.length > 0 ? kinds : meaningOf(category)
}

/**
 * What a redactor has to do to follow a plan.
 *
 * @param patterns - kinds that the policy brings
 * @param substitute - puts into a redacted record what stands for its values
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
