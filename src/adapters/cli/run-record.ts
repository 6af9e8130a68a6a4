/**
 * @module What a run of `sladd redact` by a policy leaves behind: a first record that names the policy, and lines in an audit
 * log that say how much was done by which rule, and never a value.
 */
import { CATEGORY_OF_KIND } from '../../policy/categories'
import { policyName } from '../../policy/decide'
import { planOf } from '../../policy/plan'
import type { Counts, DetectedKind } from '../../types'
import { type AuditEvent, type AuditLog, openAuditLog } from '../audit'
import type { PolicyChoice } from './policy-options'

type Policed = PolicyChoice['options']

/** What a record names of the context. */
const NAMES = ['purpose', 'recipient', 'region', 'role', 'case'] as const

/** The first record of the output: JSON, or a comment before what is read as nothing but text. */
export function stampOf({ policy, context }: Policed, isText: boolean): string {
  const stamp = JSON.stringify({ sladd: { policy: policyName(policy), purpose: context.purpose } })
  return isText ? `# ${stamp}\n` : `${stamp}\n`
}

/** Counts of several redactors as one. */
function sumOf(counts: readonly Counts[]): { readonly [kind: string]: { readonly [action: string]: number } } {
  const sums: { [kind: string]: { [action: string]: number } } = {}
  for (const [kind, times] of counts.flatMap((one) => Object.entries(one))) {
    sums[kind] ??= {}
    const sum = sums[kind]
    for (const [action, count] of Object.entries(times ?? {})) sum[action] = (sum[action] ?? 0) + count
  }
  return sums
}

/** One event for each kind, with its category, and its rule where that is the same in every record. */
function eventsOf({ policy, context, contextFrom }: Policed, counts: Counts): AuditEvent[] {
  const { kinds } = planOf(policy, context)
  const names = Object.fromEntries(
    NAMES.flatMap((name) => (context[name] === undefined ? [] : [[name, context[name]]])),
  )
  const run = { event: 'redact', policy: policyName(policy), ...names } as const
  const events = Object.entries(counts).map(([kind, times]) => {
    const decision = Object.hasOwn(CATEGORY_OF_KIND, kind) ? kinds[kind as DetectedKind] : undefined
    return {
      ...run,
      ...(decision && { category: decision.category }),
      ...(decision && contextFrom === undefined && { rule: decision.rule }),
      counts: { [kind]: times },
    }
  })
  return events.length > 0 ? events : [{ ...run, counts: {} }]
}

/**
 * Opens the log of a run.
 *
 * @returns writes down what redactors have done: a line for each kind, or one when nothing was found
 * @throws FileRefused for what is no such log
 */
export function openRunLog(file: string, policed: Policed): (counts: readonly Counts[]) => void {
  const log: AuditLog = openAuditLog(file)
  return (counts) => {
    for (const event of eventsOf(policed, sumOf(counts))) log.append(event)
  }
}
