/**
 * @module The action `surrogate`: requests a value of the same form that belongs to nobody from a key ring. If anything
 * fails, the label is written: never the value, never an exception.
 */
import { ownOf } from '../input/own-properties'
import type { Call, Keyring, Surrogate } from '../types'
import type { Act, Value } from './act'
import { label } from './label'
import { checkName, EPOCHS, orLabel, SCOPES } from './pseudonymise'

/**
 * Name of a key ring's method that returns surrogates; the ring may come from another copy of this package (ESM and
 * CommonJS side by side). Not part of the public interface.
 */
export const SURROGATE: unique symbol = /* @__PURE__ */ Symbol.for('sladd.surrogate/1') as never

/** Checked settings for surrogates. */
export interface SurrogateHow extends Required<Surrogate> {
  /** Everything that distinguishes surrogates of the same value, apart from scope and epoch. */
  readonly as: string
}

/** What the action needs from a key ring. */
export interface GivesSurrogates {
  /** Returns the surrogate of a value; undefined if there is none, which the ring counts. */
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
  if (!(SURROGATE in keyring)) throw new TypeError(`"keyring" gives no surrogates: it is from an earlier version`)
  const ring = keyring as Keyring & GivesSurrogates
  const rewrite = orLabel((value, call) => {
    const text = ring[SURROGATE](value, call, how)
    // A value that already belongs to nobody is kept.
    return text === undefined ? undefined : { name: text === value.text ? 'keep' : 'surrogate', text }
  })
  return { name: 'surrogate', write: label, rewrite }
}
