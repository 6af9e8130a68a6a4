/**
 * @module What a policy says for people, in another language: its `translations`, by the text that they stand for.
 */
import { dictionary } from '../own'
import type { Policy } from './types'

/** Keys of what is for people: titles, reasons, justifications, what starts a period, whose data it is. */
const FOR_PEOPLE = ['title', 'reason', 'text', 'from', 'persons']

/** A part with its texts in other words; `isText` where it stands under a key for people, which parts may be called, too. */
function told(part: unknown, words: ReadonlyMap<string, string>, isText: boolean): unknown {
  if (typeof part === 'string') return isText ? (words.get(part) ?? part) : part
  if (Array.isArray(part)) return part.map((item) => told(item, words, isText))
  if (typeof part !== 'object' || part === null) return part
  return dictionary(Object.entries(part).map(([key, value]) => [key, told(value, words, FOR_PEOPLE.includes(key))]))
}

/** A policy with what it says for people in a language, where it has that, and the rest as it is. It decides the same. */
export function translated(policy: Policy, lang: string): Policy {
  const words = new Map(Object.entries(policy.translations?.[lang] ?? {}))
  return words.size === 0 ? policy : (told(policy, words, false) as Policy)
}
