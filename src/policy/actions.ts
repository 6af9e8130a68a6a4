/**
 * @module A plan as options of a redactor: an action for each kind, and one for each name of a field.
 *
 * A field that the policy keeps is not named, so that what detectors find inside it still goes by its own rule. A
 * field of a category that a detector knows is named only to mask or remove all of it: its tokens are the detector's,
 * the same as in text.
 */
import type { Enforcement, EnforcementLimits } from '../enforce'
import type { Action } from '../types'
import { CATEGORY_OF_KIND } from './categories'
import type { PolicyPlan } from './plan'
import { tokenSettings } from './strictness'
import type { Decision } from './types'

/** What a redactor that lacks a key or a way to it writes instead of less. */
const INSTEAD: Action = 'mask'

/** The redactor's action for a decision; what it cannot do is masked. */
function actionOf({ action, name }: Decision, can: EnforcementLimits): Action {
  switch (name) {
    case 'keep':
    case 'remove':
      return name
    case 'pseudonymise':
      return can.tokens ? ({ pseudonymise: tokenSettings(action).scope } as unknown as Action) : INSTEAD
    case 'substitute':
      // Where no record tells what stands for it, it is a token.
      return can.tokens ? ('pseudonymise' as Action) : INSTEAD
    case 'generalise':
      return can.generalise ? (action as unknown as Action) : INSTEAD
    case 'mask':
      return typeof action === 'object' && 'mask' in action && action.mask === 'stars' ? { mask: 'stars' } : INSTEAD
    default:
      return 'remove'
  }
}

const DETECTED: ReadonlySet<string> = /* @__PURE__ */ new Set(Object.values(CATEGORY_OF_KIND))

function isListed({ category, name }: Decision): boolean {
  if (name === 'keep') return false
  return !DETECTED.has(category) || name === 'mask' || name === 'remove'
}

/**
 * What a redactor has to do to follow a plan.
 *
 * @throws RangeError when the plan withholds records for what is found in them, which this version cannot
 */
export function enforcementOf(plan: PolicyPlan, can: EnforcementLimits): Enforcement {
  const { withhold } = plan
  const decisions = [...Object.values(plan.kinds), ...Object.values(plan.fields)]
  const found = decisions.find(({ name }) => name === 'withhold')
  if (withhold === undefined && found !== undefined) {
    throw new RangeError(`"policy": the rule ${found.rule} withholds records by what they hold, which is not available`)
  }
  const byName = (entries: readonly (readonly [string, Decision])[]) =>
    Object.fromEntries(entries.map(([name, decision]) => [name, actionOf(decision, can)]))
  return {
    actions: byName(Object.entries(plan.kinds)),
    fields: byName(Object.entries(plan.fields).filter(([, decision]) => isListed(decision))),
    withhold: withhold && { rule: withhold.rule, reason: withhold.reason },
  }
}
