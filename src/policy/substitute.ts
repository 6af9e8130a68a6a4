/**
 * @module The action `substitute` in records: a redactor processes a record value by value and writes a token; the
 * substitute is known only when the whole record is.
 */
import { type PolicyPlan, planOf, substituteOf } from './context-plan'
import { fieldCategory } from './field-category'
import type { Context, Policy } from './types'

/** A record: values by field name. */
type Fields = { readonly [name: string]: unknown }

function isFields(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null) return false
  const above: object | null = Object.getPrototypeOf(value)
  return above === null || above === Object.prototype
}

/** Only a single value can be a substitute. */
function isValue(value: unknown): boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number'
}

/** Returns the substitute for one field of a record; undefined if there is none. */
type Stands = (names: readonly string[], name: string, redacted: Fields) => unknown

function standsBy(policy: Policy, plan: PolicyPlan): Stands {
  const categoryOf = (name: string) => fieldCategory(policy, name)
  return (names, name, redacted) => {
    const decision = plan.categories[categoryOf(name) ?? '']
    if (decision?.name !== 'substitute') return undefined
    const values = names.filter((other) => other !== name && isValue(redacted[other]))
    const { category } = substituteOf(
      plan,
      decision,
      values.flatMap((other) => categoryOf(other) ?? []),
    )
    const source = values.find((other) => categoryOf(other) === category)
    return source === undefined ? undefined : redacted[source]
  }
}

/** Walks a record recursively; a part is copied if something in it changes. */
function changed(record: unknown, redacted: unknown, stands: Stands, depth: number): unknown {
  if (depth === 0) return redacted
  if (Array.isArray(record) && Array.isArray(redacted)) {
    const parts = redacted.map((part, i) => changed(record[i], part, stands, depth - 1))
    return parts.some((part, i) => part !== redacted[i]) ? parts : redacted
  }
  if (!isFields(record) || !isFields(redacted)) return redacted
  const names = Object.keys(record).filter((name) => Object.hasOwn(redacted, name))
  const changes = names.flatMap((name) => {
    const part = isValue(redacted[name])
      ? stands(names, name, redacted)
      : changed(record[name], redacted[name], stands, depth - 1)
    return part === undefined || part === redacted[name] ? [] : [[name, part] as const]
  })
  return changes.length === 0 ? redacted : { ...redacted, ...Object.fromEntries(changes) }
}

/** Deepest nesting that is processed. */
const DEEPEST = 64

/** {@link substituted} for a known plan. */
export function substitutedIn(policy: Policy, plan: PolicyPlan, record: unknown, redacted: unknown): unknown {
  return changed(record, redacted, standsBy(policy, plan), DEEPEST)
}

/**
 * Replaces values that the policy substitutes with what the redacted record has for the substituting category, in every
 * object. Without one in the same object, the token stays. The substitute is never clear text that the policy does not keep.
 * A redactor with the policy does this by itself; use this function if you redacted field by field.
 *
 * @param record - the original record
 * @param redacted - the same record, as written by a redactor with this policy and context
 * @returns a copy, or `redacted` itself if nothing is substituted
 *
 * @example
 * const redacted = redactor.redactValue(record)
 * substituted(noHealthRecords, { purpose: 'support' }, record, redacted)
 */
export function substituted<T extends Fields>(policy: Policy, context: Context, record: Fields, redacted: T): T {
  return substitutedIn(policy, planOf(policy, context), record, redacted) as T
}
