/** @module Translates the texts of a policy by its `translations`. */
import { dictionary } from '../input/own-properties'
import type { Policy } from './types'

/** Keys of texts for people: titles, reasons, justifications, starts of periods, groups of persons. */
const FOR_PEOPLE = ['title', 'reason', 'text', 'from', 'persons']

/** Translates a part; `isText` is true under a key for people, because ids may be the same words. */
function told(part: unknown, words: ReadonlyMap<string, string>, isText: boolean): unknown {
  if (typeof part === 'string') return isText ? (words.get(part) ?? part) : part
  if (Array.isArray(part)) return part.map((item) => told(item, words, isText))
  if (typeof part !== 'object' || part === null) return part
  return dictionary(Object.entries(part).map(([key, value]) => [key, told(value, words, FOR_PEOPLE.includes(key))]))
}

/** Returns a policy with its texts in a language, as far as translated. It decides the same. */
export function translated(policy: Policy, lang: string): Policy {
  const words = new Map(Object.entries(policy.translations?.[lang] ?? {}))
  return words.size === 0 ? policy : (told(policy, words, false) as Policy)
}
