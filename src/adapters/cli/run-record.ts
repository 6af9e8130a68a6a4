/**
 * @module The records of a `sladd redact` run with a policy: a first record in the output that names the policy, and
 * lines in an audit log with counts by rule, and never a value.
 */
import { CONTEXT_NAMES } from '../../policy/audit'
import { categoryOfKind } from '../../policy/categories'
import { type PolicyPlan, planOf } from '../../policy/context-plan'
import { policyName } from '../../policy/decide'
import type { Decision } from '../../policy/types'
import type { Counts } from '../../types'
import { type AuditEvent, type AuditLog, openAuditLog } from '../audit'
import type { Done } from './done'
import type { PolicyChoice } from './policy-options'

type Policed = PolicyChoice['options']

/** Returns the first record of the output: JSON, or a comment in plain text. */
export function stampOf({ policy, context }: Policed, isText: boolean): string {
  const stamp = JSON.stringify({ sladd: { policy: policyName(policy), purpose: context.purpose } })
  return isText ? `# ${stamp}\n` : `${stamp}\n`
}

/** Counts by action. */
type Times = { readonly [action: string]: number }

/** Sums the counts of several redactors. */
function sumOf(counts: readonly Counts[]): { readonly [key: string]: Times } {
  const sums: { [key: string]: { [action: string]: number } } = {}
  for (const [kind, times] of counts.flatMap((one) => Object.entries(one))) {
    sums[kind] ??= {}
    const sum = sums[kind]
    for (const [action, count] of Object.entries(times ?? {})) sum[action] = (sum[action] ?? 0) + count
  }
  return sums
}

/** Category of the built-in secret names, which are removed whatever a policy says. */
const SECRET = { key: 'secret', category: 'user.authorization' }

/** Returns the decision for a kind, or for fields of a category. */
function decisionOf(plan: PolicyPlan, key: string, isField: boolean): Partial<Decision> | undefined {
  const category = isField ? undefined : categoryOfKind(key)
  if (!isField) return category === undefined ? plan.withhold : plan.categories[category]
  if (key === SECRET.key) return { category: SECRET.category }
  return key === '' ? plan.unlisted : plan.categories[key]
}

/** Returns one event for each kind or category, with its rule if that is the same in every record. */
function eventsOf({ policy, context, contextFrom }: Policed, done: readonly Done[]): AuditEvent[] {
  const plan = planOf(policy, context)
  const names = Object.fromEntries(
    CONTEXT_NAMES.flatMap((name) => (context[name] === undefined ? [] : [[name, context[name]]])),
  )
  const run = { event: 'redact', policy: policyName(policy), ...names } as const
  const eventOf = (kind: string, times: Times, { category, rule }: Partial<Decision> = {}): AuditEvent => ({
    ...run,
    ...(category !== undefined && { category }),
    ...(rule !== undefined && contextFrom === undefined && { rule }),
    counts: { [kind]: times },
  })
  const { field: _byCategory, ...kinds } = sumOf(done.map(({ counts }) => counts))
  const held = sumOf(done.map((one) => one.held))
  const events = [
    ...Object.entries(kinds).map(([kind, times]) => eventOf(kind, times, decisionOf(plan, kind, false))),
    ...Object.entries(held).map(([holds, times]) => eventOf('field', times, decisionOf(plan, holds, true))),
  ]
  return events.length > 0 ? events : [{ ...run, counts: {} }]
}

/**
 * Opens the log of a run.
 *
 * @returns a function that logs what redactors have done: a line for each kind and each field category, or one if
 * nothing was found
 * @throws FileRefused if the file is not such a log
 */
export function openRunLog(file: string, policed: Policed): (done: readonly Done[]) => void {
  const log: AuditLog = openAuditLog(file)
  return (done) => {
    for (const event of eventsOf(policed, done)) log.append(event)
  }
}
