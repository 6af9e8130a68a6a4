/**
 * @module The action `substitute` in records: a redactor goes through a record value by value and writes a token; what
 * stands for the value instead is known when all of the record is.
 */
import { fieldCategory } from './fields'
import { planOf, substituteOf } from './plan'
import type { Context, Policy } from './types'

/** A record: names of fields, and what they hold. */
type Fields = { readonly [name: string]: unknown }

/**
 * Puts in the place of values that are to be substituted what the redacted record has for the category that stands for
 * them. Without one in the record, the token stays. What stands there is never clear text that the policy does not keep.
 *
 * @param record - as it was
 * @param redacted - as a redactor with this policy and context has written it
 * @returns a copy, or `redacted` itself when nothing is to be substituted
 *
 * @example
 * const redacted = redactor.redactValue(record)
 * substituted(noHealthRecords, { purpose: 'support' }, record, redacted)
 */
export function substituted<T extends Fields>(policy: Policy, context: Context, record: Fields, redacted: T): T {
  const plan = planOf(policy, context)
  const categoryOf = (name: string) => fieldCategory(policy, name)
  const names = Object.keys(record).filter((name) => Object.hasOwn(redacted, name))
  const present = names.flatMap((name) => categoryOf(name) ?? [])
  const changes = names.flatMap((name) => {
    const decision = plan.categories[categoryOf(name) ?? '']
    if (decision?.name !== 'substitute') return []
    const { category } = substituteOf(plan, decision, present)
    const source = names.find((other) => other !== name && categoryOf(other) === category)
    return source === undefined ? [] : [[name, redacted[source]] as const]
  })
  return changes.length === 0 ? redacted : { ...redacted, ...Object.fromEntries(changes) }
}
