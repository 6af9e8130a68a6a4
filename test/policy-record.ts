/**
 * A record or a log line as a policy lets it through, written so that a test can read it: each value under its name,
 * done as the decision says. It follows the decisions alone; a redactor in its place makes the same rows end-to-end.
 */
import { type Context, type Decision, type Policy, type PolicyPlan, planOf, substituteOf } from '../src/policy/policy'

export type Values = { readonly [field: string]: string }

/** What became of a record. */
export interface Outcome {
  /** Undefined when it was withheld. */
  readonly record: Values | undefined
  /** The rule that decided on each field; of the record, when it was withheld. */
  readonly rules: Values
  readonly decisions: readonly Decision[]
}

function categoryOf(policy: Policy, field: string): string {
  return policy.fields?.[field] ?? 'user'
}

/** What is written for a value; undefined for nothing. */
function written(decision: Decision, value: string): string | undefined {
  const { action } = decision
  switch (decision.name) {
    case 'keep':
      return value
    case 'mask':
      return '[masked]'
    case 'generalise':
      return '[generalised]'
    case 'pseudonymise': {
      const { scope = 'relationship', epoch = 'month' } =
        typeof action === 'object' && 'pseudonymise' in action ? action.pseudonymise : {}
      return `[token ${scope} ${epoch}]`
    }
    default:
      return undefined
  }
}

function writeField(policy: Policy, plan: PolicyPlan, values: Values, field: string): string | undefined {
  const decision = decisionFor(policy, plan, field)
  const value = values[field] as string
  if (decision.name !== 'substitute') return written(decision, value)
  const present = Object.keys(values).map((name) => categoryOf(policy, name))
  const instead = substituteOf(plan, decision, present)
  const source = Object.keys(values).find((name) => categoryOf(policy, name) === instead.category) ?? field
  return written(instead.decision, values[source] as string)
}

function decisionFor(policy: Policy, plan: PolicyPlan, field: string): Decision {
  return plan.categories[categoryOf(policy, field)] as Decision
}

/** Runs a record through a purpose. */
export function through(policy: Policy, context: Context, values: Values): Outcome {
  const plan = planOf(policy, context)
  const fields = Object.keys(values)
  const decisions = fields.map((field) => decisionFor(policy, plan, field))
  if (plan.withhold !== undefined || decisions.some(({ name }) => name === 'withhold')) {
    const by = plan.withhold ?? (decisions.find(({ name }) => name === 'withhold') as Decision)
    return { record: undefined, rules: { record: by.rule }, decisions: [by] }
  }
  const record = Object.fromEntries(
    fields.flatMap((field) => {
      const text = writeField(policy, plan, values, field)
      return text === undefined ? [] : [[field, text]]
    }),
  )
  const rules = Object.fromEntries(fields.map((field, i) => [field, (decisions[i] as Decision).rule]))
  return { record, rules, decisions }
}

/** Whether every decision says who, why and from where. */
export function isReasoned({ decisions }: Outcome): boolean {
  return decisions.every(
    ({ rule, reason, cites, policy }) => rule && reason && cites.length > 0 && policy.includes('/'),
  )
}
