/**
 * @module What two policies say differently: what came, what went, and which parts of what stayed. The order of lists
 * means nothing in a policy, so it is no difference.
 */
import type { Policy } from './types'

/** A part that was changed, with what it was and is; undefined where it was not or is no more. */
export interface PartChange {
  readonly part: string
  readonly before: unknown
  readonly after: unknown
}

/** Ids of what came and went, and what of the others changed. */
export interface PartsChanged {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly { readonly id: string; readonly parts: readonly PartChange[] }[]
}

/** Lists of a policy, and what is called one of the things in them. */
const LISTS = {
  ...{ purposes: 'purpose', recipients: 'recipient', rules: 'rule' },
  ...{ reveals: 'reveal', categories: 'category', fields: 'field' },
}

/** What changed in each list of a policy. */
export type ListChanges = { readonly [list in keyof typeof LISTS]: PartsChanged }

/** The lists by name, with what is called one of the things in them. */
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

/** What of a policy is no list of its own; the version is what two versions differ in. */
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

/** What two policies say differently. */
export function changesOf(before: Policy, after: Policy): ListChanges & { readonly others: readonly PartChange[] } {
  const changes = NAMED_LISTS.map(([list]) => [list, listChanges(byId(before[list]), byId(after[list]))])
  return { ...(Object.fromEntries(changes) as ListChanges), others: partChanges(othersOf(before), othersOf(after)) }
}
