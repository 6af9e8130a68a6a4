/**
 * @module Returns a redactor's plan with numbered labels: whatever is masked with a label gets one that leads back to
 * the value.
 */
import type { Act, Value } from '../act/act'
import { label } from '../act/label'
import { canonical } from '../canonical/canonical'
import { plainText } from '../canonical/plain-text'
import { dictionary } from '../input/own-properties'
import { Fields } from '../options/fields'
import type { Plan } from '../options/plan'
import type { Call } from '../types'
import type { KeptValues } from './values'

/** Decodes a value. For a field it is unknown what it is, so only JSON escapes are decoded. */
function written({ kind, text }: Value): string {
  if (kind !== 'field') return plainText(text)
  if (!text.includes('\\')) return text
  try {
    return JSON.parse(`"${text}"`)
  } catch {
    return text
  }
}

function labelOf(value: Value, call: Call, values: KeptValues): string {
  const plain = written(value)
  let canon: string | undefined
  try {
    canon = canonical(value, call.today)
  } catch {
    // Dropped: it may contain the value.
  }
  return `[${values.labelOf(value.word, `${value.kind} ${canon ?? plain}`, plain)}]`
}

/** Returns the action with numbered labels; unchanged if it writes no plain label. */
function numbered(act: Act, values: KeptValues): Act {
  if (act.over !== undefined) return act.over((inner) => numbered(inner, values))
  if (act.name !== 'mask' || act.write !== label) return act
  return { ...act, rewrite: (value, call) => ({ name: 'mask', text: labelOf(value, call, values) }) }
}

/** Returns the plan with numbered labels. */
export function numberedPlan(plan: Plan, values: KeptValues): Plan {
  const acts = Object.entries(plan.acts).map(([kind, act]) => [kind, act && numbered(act, values)] as const)
  const rules = plan.fields.rules.map((rule) => rule && { ...rule, act: numbered(rule.act, values) })
  return { ...plan, acts: dictionary(acts), fields: new Fields(rules, () => plan.fields.lexicon) }
}
