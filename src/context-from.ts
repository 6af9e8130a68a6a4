/**
 * @module The option `contextFrom`: records that say themselves what a policy asks of a person, in fields of their own.
 */

import { FACTS } from './context'
import { late } from './late'
import { dictionary, ownOf } from './own'
import { typeOf } from './type-of'
import type { Context } from './types'

/** How systems write yes and no, in small letters. */
const YES = ['true', '1', 'yes', 'y', 'ja', 'j', 'x', 'on', 'sann', 'sant']
const NO = ['false', '0', 'no', 'n', 'nej', 'nei', 'off', 'falsk', 'usant']

const JOINTS = late('[^\\p{L}\\p{N}]', 'gu')

/** A name as fields are compared: without case and joints. */
function plain(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(JOINTS(), '')
}

/** What a field says; undefined for anything that is neither yes nor no. */
function answer(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim().toLowerCase() : ''
  if (YES.includes(text)) return true
  return NO.includes(text) ? false : undefined
}

/** The value of a field, a dot to a level; undefined where there is none, or two that differ by their spelling alone. */
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
 * @param policy - whatever decides; without it nobody asks
 * @returns what a record says of its context; undefined without the option
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
  // What a record does not say is nobody's answer, also where the redactor's own context has one.
  return (record) => dictionary(fields.map(([fact, path]) => [fact, answer(valueAt(record, path)) ?? UNSAID]))
}

/** No answer: a policy takes it for neither yes nor no. */
const UNSAID = null
