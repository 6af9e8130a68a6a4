/**
 * @module A redactor's plan with numbers in its labels: what it masks with a label gets one that leads back to the value.
 */
import type { Act, Value } from '../act/act'
import { label } from '../act/label'
import { Fields } from '../fields'
import { canonical } from '../keyring/canonical'
import { plainText } from '../keyring/plain-text'
import { dictionary } from '../own'
import type { Plan } from '../plan'
import type { Call } from '../types'
import type { KeptValues } from './values'

/** A value as its writer meant it. Of a field nobody knows what it is: only escapes of JSON are undone. */
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
    // Dropped: it may hold the value.
  }
  return `[${values.labelOf(value.word, `${value.kind} ${canon ?? plain}`, plain)}]`
}

/** The action with numbers; the same one where it writes no label of its own accord. */
function numbered(act: Act, values: KeptValues): Act {
  if (act.over !== undefined) return act.over((inner) => numbered(inner, values))
  if (act.name !== 'mask' || act.write !== label) return act
  return { ...act, rewrite: (value, call) => ({ name: 'mask', text: labelOf(value, call, values) }) }
}

/** See above. */
export function numberedPlan(plan: Plan, values: KeptValues): Plan {
  const acts = Object.entries(plan.acts).map(([kind, act]) => [kind, act && numbered(act, values)] as const)
  const rules = plan.fields.rules.map((rule) => rule && { ...rule, act: numbered(rule.act, values) })
  return { ...plan, acts: dictionary(acts), fields: new Fields(rules, () => plan.fields.lexicon) }
}
