/**
 * @module Compares the text of two policies: what was added and removed, and which parts of the rest changed. The order
 * of lists has no meaning in a policy, so it is ignored.
 */
import type { Policy } from './types'

/** A changed part, with its old and new value; undefined where it was absent. */
export interface PartChange {
  readonly part: string
  readonly before: unknown
  readonly after: unknown
}

/** Ids that were added and removed, and the changes of the others. */
export interface PartsChanged {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly { readonly id: string; readonly parts: readonly PartChange[] }[]
}

/** Lists of a policy, and the name of an item. */
const LISTS = {
  ...{ purposes: 'purpose', recipients: 'recipient', rules: 'rule' },
  ...{ reveals: 'reveal', categories: 'category', fields: 'field' },
}

/** The changes in each list of a policy. */
export type ListChanges = { readonly [list in keyof typeof LISTS]: PartsChanged }

/** The lists, with the name of an item. */
export const NAMED_LISTS = Object.entries(LISTS) as readonly (readonly [list: keyof ListChanges, name: string])[]

type Parts = { readonly [id: string]: unknown }

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder).sort()
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.map(([key, part]) => [key, inOrder(part)])
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b))
}

function partChanges(before: Parts, after: Parts): PartChange[] {
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return parts
    .filter((part) => !isSame(before[part], after[part]))
    .map((part) => ({ part, before: before[part], after: after[part] }))
}

function asParts(value: unknown): Parts {
  return typeof value === 'object' && value !== null ? (value as Parts) : { is: value }
}

function listChanges(before: Parts, after: Parts): PartsChanged {
  const both = Object.keys(before).filter((id) => Object.hasOwn(after, id))
  return {
    added: Object.keys(after).filter((id) => !Object.hasOwn(before, id)),
    removed: Object.keys(before).filter((id) => !Object.hasOwn(after, id)),
    changed: both
      .map((id) => ({ id, parts: partChanges(asParts(before[id]), asParts(after[id])) }))
      .filter(({ parts }) => parts.length > 0),
  }
}

function byId(list: Parts | readonly { readonly id: string }[] = []): Parts {
  return Array.isArray(list) ? Object.fromEntries(list.map(({ id, ...rest }) => [id, rest])) : (list as Parts)
}

/** Returns the parts of a policy outside these lists, except the version. */
function othersOf(policy: Policy): Parts {
  const {
    id,
    schema,
    title,
    regions,
    recipient,
    tenant = 'optional',
    unlisted = 'mask',
    translations = {},
    patterns = [],
  } = policy
  const texts = Object.entries(translations).flatMap(([lang, told]) =>
    Object.entries(told).map(([text, other]) => [`${text} (${lang})`, other]),
  )
  return {
    ...Object.fromEntries(texts),
    ...Object.fromEntries(patterns.map((pattern) => [`the pattern ${pattern.name}`, pattern])),
    id,
    schema,
    title,
    regions: regions.allow,
    'why these regions': [regions.reason, regions.cites],
    recipient,
    tenant,
    unlisted,
  }
}

/** Returns the differences between the text of two policies. */
export function changesOf(before: Policy, after: Policy): ListChanges & { readonly others: readonly PartChange[] } {
  const changes = NAMED_LISTS.map(([list]) => [list, listChanges(byId(before[list]), byId(after[list]))])
  return { ...(Object.fromEntries(changes) as ListChanges), others: partChanges(othersOf(before), othersOf(after)) }
}
