/**
 * @module The action `surrogate`: asks a key ring for a value of the same form that is nobody's. Whatever goes wrong there,
 * the label is written: never the value, never an exception.
 */
import { ownOf } from '../own'
import type { Call, Keyring, Surrogate } from '../types'
import type { Act, Value } from './act'
import { label } from './label'
import { checkName, EPOCHS, orLabel, SCOPES } from './pseudonymise'

/**
 * Name of the method of a key ring that gives surrogates; the ring may come from another copy of this package (ESM beside
 * CommonJS). Not part of the public interface.
 */
export const SURROGATE: unique symbol = /* @__PURE__ */ Symbol.for('sladd.surrogate/1') as never

/** How surrogates are made, checked. */
export interface SurrogateHow extends Required<Surrogate> {
  /** All of it that tells one surrogate of a value from another, beside scope and epoch. */
  readonly as: string
}

/** What the action asks of a key ring. */
export interface GivesSurrogates {
  /** What stands for a value; undefined when there is nothing to be had, which the ring counts. */
  [SURROGATE](value: Value, call: Call, how: SurrogateHow): string | undefined
}

const KEPT = ['sex', 'ageBand'] as const
const ADDRESSES = ['documentation', 'encrypt'] as const
const KNOWN = ['keep', 'ip', 'scope', 'epoch']

function checkHow(given: unknown, where: string): SurrogateHow {
  const own = ownOf<Surrogate>(given, where)
  for (const name of Object.keys(own)) {
    if (!KNOWN.includes(name)) throw new TypeError(`"${where}.${name}" is unknown; known: ${KNOWN.join(', ')}`)
  }
  const { keep = [], ip = 'documentation', scope = 'relationship', epoch = 'none' } = own
  if (!Array.isArray(keep)) throw new TypeError(`"${where}.keep" expected an array of ${KEPT.join(', ')}`)
  const asked = keep.map((one, i) => checkName(one, KEPT, `${where}.keep[${i}]`))
  const kept = KEPT.filter((one) => asked.includes(one))
  const address = checkName(ip, ADDRESSES, `${where}.ip`)
  if (address === 'encrypt' && scope === 'transaction')
    throw new TypeError(`"${where}.ip": encrypt contradicts the scope transaction, of which nothing can be undone`)
  return {
    keep: kept,
    ip: address,
    scope: checkName(scope, SCOPES, `${where}.scope`),
    epoch: checkName(epoch, EPOCHS, `${where}.epoch`),
    as: `surrogate ${kept.join()} ${address}`,
  }
}

/**
 * Checks the action.
 *
 * @param where - name of the option, for messages
 * @throws TypeError without a key ring, for a wrong type or an unknown option; RangeError for a wrong value
 */
export function checkSurrogate(given: unknown, where: string, keyring: Keyring | undefined): Act {
  const how = checkHow(given, where)
  if (keyring === undefined) throw new TypeError(`"${where}": surrogate needs the option "keyring"`)
  if (!(SURROGATE in keyring)) throw new TypeError(`"keyring" gives no surrogates: it is of an earlier version`)
  const ring = keyring as Keyring & GivesSurrogates
  const rewrite = orLabel((value, call) => {
    const text = ring[SURROGATE](value, call, how)
    // What is nobody's already stays.
    return text === undefined ? undefined : { name: text === value.text ? 'keep' : 'surrogate', text }
  })
  return { name: 'surrogate', write: label, rewrite }
}
