/**
 * @module What field names imply for the values of kinds: see `formats/state.ts`. Each name is listed once, so kinds
 * that share names (`orgnr` is used for both countries' numbers) own the values of each other's names.
 */
import { KEPT_RULE, KIND_RULE } from '../resolve/listed-names'
import { Named, Topic } from '../resolve/word-lookup'
import { MORE_KINDS, ROWS } from './rows'
import { Owner } from './weigh'
import { namesOf } from './words'

/** Topics of a name's head that count against a kind, except a person's for foreign identity numbers. */
const HEADS = (Topic.Phone | Topic.Machine) << Named.HeadShift
const PERSON = Topic.Person << Named.HeadShift

let sharing: readonly number[] | undefined

/** For each kind, bits of the kinds that share a name with it. */
function sharers(): readonly number[] {
  if (sharing !== undefined) return sharing
  const names = MORE_KINDS.map((kind) => new Set(namesOf(kind)))
  const shares = (one: Set<string>, other: Set<string>) => [...one].some((name) => other.has(name))
  sharing = names.map((one) => names.reduce((bits, other, i) => (shares(one, other) ? bits | (1 << i) : bits), 0))
  return sharing
}

/** Returns what the names that own a value imply for the kind with this number. */
export function ownerIn(topics: number, kind: number): Owner {
  if (topics === 0) return Owner.Nothing
  const rule = (topics >> 16) & 255
  const isOfKind = rule >= KIND_RULE && rule < KEPT_RULE
  const bits = (sharers()[kind] as number) | (1 << kind)
  if (isOfKind && ((bits >> (rule - KIND_RULE)) & 1) !== 0) return Owner.Own
  const isNational = ROWS[MORE_KINDS[kind] as (typeof MORE_KINDS)[number]].code === 'nid'
  const others = isNational ? HEADS : HEADS | PERSON
  return isOfKind || (topics & others) !== 0 ? Owner.Other : Owner.Nothing
}
