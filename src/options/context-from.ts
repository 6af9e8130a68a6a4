/** @module The option `contextFrom`: records that state facts about a person, such as consent, in their own fields. */

import { dictionary, ownOf } from '../input/own-properties'
import { typeOf } from '../input/type-of'
import { late } from '../text/late'
import type { Context } from '../types'
import { FACTS } from './context'

/** How systems write yes and no, in lower case. */
const YES = ['true', '1', 'yes', 'y', 'ja', 'j', 'x', 'on', 'sann', 'sant']
const NO = ['false', '0', 'no', 'n', 'nej', 'nei', 'off', 'falsk', 'usant']

const JOINTS = late('[^\\p{L}\\p{N}]', 'gu')

/** A field name for comparison: without case and separators. */
function plain(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(JOINTS(), '')
}

/** Parses a field's answer; undefined for anything other than yes or no. */
function answer(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim().toLowerCase() : ''
  if (YES.includes(text)) return true
  return NO.includes(text) ? false : undefined
}

/** Returns the value of a field, given as a path; undefined if missing, or if two names differ only in spelling. */
function valueAt(record: unknown, path: readonly string[]): unknown {
  const [name, ...below] = path
  if (name === undefined) return record
  if (typeof record !== 'object' || record === null) return undefined
  const found = Object.entries(record).filter(([key]) => plain(key) === plain(name))
  return found.length === 1 ? valueAt(found[0]?.[1], below) : undefined
}

/**
 * Checks the option.
 *
 * @param policy - required, because only a policy uses these facts
 * @returns a function that reads the context from a record; undefined without the option
 * @throws TypeError for a wrong type or an unknown fact, and for the option without a policy
 */
export function checkContextFrom(given: unknown, policy: unknown): ((record: unknown) => Context) | undefined {
  if (given === undefined) return undefined
  if (policy === undefined) throw new TypeError('"contextFrom" belongs to "policy"')
  const fields = Object.entries(ownOf(given, 'contextFrom')).map(([fact, name]) => {
    if (!(FACTS as readonly string[]).includes(fact))
      throw new TypeError(`"contextFrom.${fact.slice(0, 40)}" is unknown; known: ${FACTS.join(', ')}`)
    if (typeof name !== 'string')
      throw new TypeError(`"contextFrom.${fact}" expected the name of a field, got ${typeOf(name)}`)
    if (plain(name) === '') throw new RangeError(`"contextFrom.${fact}" expected a name with letters`)
    return [fact, name.split('.')] as const
  })
  // A fact that a record does not state is unknown, even if the redactor's own context states it.
  return (record) => dictionary(fields.map(([fact, path]) => [fact, answer(valueAt(record, path)) ?? UNSAID]))
}

/** No answer: a policy treats it as neither yes nor no. */
const UNSAID = null
