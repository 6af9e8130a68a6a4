/**
 * @module The option `kinds`: what to look for, and what finds it. Most kinds are off by default. Those are not part of
 * the kernel, which runs them together with the user's own recognisers.
 */
import type { Act } from '../act/act'
import { Custom } from '../extra/custom'
import { Extras } from '../extra/extras'
import { typeOf } from '../input/type-of'
import { ExtraKinds } from '../kinds/extra'
import { ownerIn } from '../kinds/owner'
import { MORE_KINDS, type MoreKind } from '../kinds/rows'
import { namesOf } from '../kinds/words'
import { Finders } from '../patterns/find'
import type { Finder } from '../patterns/pattern'
import { KINDS } from '../recognise/table'
import type { CustomRecogniser, Kind, Recogniser } from '../types'

/** The kinds that are on by default, including values of listed fields. */
const USUAL: readonly Kind[] = /* @__PURE__ */ [...KINDS, 'field']
/** All kinds that can be named. */
const ASKED: readonly Kind[] = /* @__PURE__ */ [...USUAL, ...MORE_KINDS]
/** Witnesses, and the kinds that replace them when named. */
const WITNESSES: { readonly [kind: string]: readonly Kind[] } = {
  orgnr: ['organisationsnummer', 'orgnr'],
  kontonummer: ['kontonummer'],
}

/** Checks the name of a kind. */
export function checkKind(kind: unknown, where: string): Kind {
  if (typeof kind !== 'string') throw new TypeError(`"${where}" expected a kind, got ${typeOf(kind)}`)
  const known = ASKED.find((name) => name === kind)
  // Their lists are a third of the engine's size, so they have an entry of their own.
  if (kind === 'name' || kind === 'address') throw new RangeError(`"${where}": ${kind} is found by sladd/people`)
  if (known === undefined) throw new RangeError(`"${where}" names an unknown kind; known: ${ASKED.join(', ')}`)
  return known
}

/**
 * Checks the option.
 *
 * @param hasPolicy - with a policy, all default kinds are on
 * @throws TypeError for a wrong type or a contradiction, RangeError for an unknown kind
 */
export function checkKinds(kinds: unknown, hasPolicy: boolean): readonly Kind[] {
  if (kinds === undefined) return USUAL
  if (!Array.isArray(kinds)) throw new TypeError(`"kinds" expected an array, got ${typeOf(kinds)}`)
  if (kinds.length === 0) throw new RangeError('"kinds" expected at least one kind, got none')
  const checked = kinds.map((kind, i) => checkKind(kind, `kinds[${i}]`))
  if (hasPolicy && checked.some((kind) => USUAL.includes(kind)))
    throw new TypeError('"kinds" contradicts "policy": with it, only kinds that are off by default may be named')
  // Secrets are often identified only by their field, so `secret` includes `field`.
  const isLooked = (kind: Kind) => checked.includes(kind) || (kind === 'field' && checked.includes('secret'))
  return ASKED.filter((kind) => isLooked(kind) || (hasPolicy && USUAL.includes(kind)))
}

/** True if a row of the kernel runs: its kind was requested, or it is a witness that no requested kind replaces. */
export function runs({ kind, witness }: Recogniser, kinds: readonly Kind[]): boolean {
  return witness ? !WITNESSES[kind]?.some((one) => kinds.includes(one)) : kinds.some((one) => one === kind)
}

/** Returns the field names of a kind, with its row number. */
export function namesOfKind(kind: MoreKind): readonly [number, readonly string[]] {
  return [MORE_KINDS.indexOf(kind), namesOf(kind)]
}

/** What runs in addition to the kernel. */
export interface Beside {
  readonly recognised: readonly CustomRecogniser[]
  readonly finders: readonly Finder[]
  readonly kinds: readonly MoreKind[]
}

/**
 * Returns the recognisers outside the kernel. Kinds with the action `keep` come first; see `overlaps.ts` for why they
 * yield.
 */
export function askedOf(
  { recognised, finders, kinds }: Beside,
  acts: { readonly [kind: string]: Act | undefined },
): Extras | undefined {
  const isKept = (kind: MoreKind) => acts[kind]?.name === 'keep'
  const ordered = [...kinds.filter(isKept), ...kinds.filter((kind) => !isKept(kind))]
  const parts = [
    ...(kinds.length > 0 ? [new ExtraKinds(ordered, ownerIn)] : []),
    ...(recognised.length > 0 ? [new Custom(recognised)] : []),
    ...(finders.length > 0 ? [new Finders(finders)] : []),
  ]
  return parts.length > 0 ? new Extras(parts) : undefined
}
